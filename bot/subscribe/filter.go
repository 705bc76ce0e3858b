package subscribe

import (
	"regexp"
	"slices"
	"strings"

	"rebot/bot/reply"
	"rebot/index/bulletin"
)

var (
	sectionWord = regexp.MustCompile(`(?i)\b(prices?|index|trade|exports?|imports?|news)\b|` +
		`价格|报价|行情|指数|进出口|进口|出口|贸易|资讯|新闻|动态|政策`)
	fillers = regexp.MustCompile(`(?i)\b(?:all|everything|the|and|at|for|of|to|me|us|every|each|` +
		`issues?|digests?|daily|please|whole|monthly|bulletin|when)\b|` +
		`全部|所有|整份|每期|每月|每天|简报|摘要|月报|早上|上午|发送?|给我|我们?|请|和|与|及|以及|的|在|于`)
)

// restFillers are words beside a command to end a subscription.
var restFillers = regexp.MustCompile(`\b(?:from|this|channel|chat|group|here|now|it|subscriptions?)\b|这里|本群|本频道|频道|订阅|吧|了`)

// sectionOf gives the section that a word means.
func sectionOf(word string) string {
	switch strings.TrimSuffix(strings.ToLower(word), "s") {
	case "price", "index", "价格", "报价", "行情", "指数":
		return "price"
	case "trade", "export", "import", "进出口", "进口", "出口", "贸易":
		return "trade"
	}
	return "news"
}

// readFilter reads sections and products. Which products there are is known when the command is carried out.
func (o *Command) readFilter(text string) {
	for _, s := range sectionWord.FindAllString(text, -1) {
		o.Filter.Sections = appendUnique(o.Filter.Sections, sectionOf(s))
	}
	o.Filter.Products = o.readProducts(sectionWord.ReplaceAllString(text, " "))
}

// listed are the names of the closed list: a command is read without a library.
var listed = bulletin.NewNames()

// readProducts reads the names of products, and fails at a name that is ambiguous and at words that are no name.
func (o *Command) readProducts(text string) (out []string) {
	text = bulletin.Fold(text)
	rest := []byte(text)
	for _, m := range listed.Find(text) {
		for i := m.From; i < m.To; i++ {
			rest[i] = ' '
		}
		if len(m.Products) == 1 {
			out = appendUnique(out, m.Products[0])
			continue
		}
		o.failName(m)
	}
	if word := leftOf(string(rest)); word != "" {
		o.fail("没看懂“"+word+"”。"+usageOf(o.Verb, false), "I don't understand “"+word+"”. "+usageOf(o.Verb, true))
	}
	return out
}

var notWord = regexp.MustCompile(`[\s\p{P}\p{S}]+`)

// leftOf gives the words of a text that mean something, and were not understood then.
func leftOf(text string) string {
	return strings.Join(strings.Fields(notWord.ReplaceAllString(fillers.ReplaceAllString(text, " "), " ")), " ")
}

func (o *Command) failName(m bulletin.Mention) {
	which := m.Products
	if len(which) == 0 {
		which = m.Near
	}
	if len(which) == 0 {
		o.fail("简报没有名为“"+m.Text+"”的产品。请写全名，例如 氧化镝。",
			"The bulletin has no product called "+m.Text+". Write its full name, e.g. Dy2O3.")
		return
	}
	var english []string
	for _, p := range which {
		english = append(english, reply.EnglishName(p))
	}
	o.fail("“"+m.Text+"”不能确定是哪个产品，请写全名："+strings.Join(which, "、")+"。",
		m.Text+" may be several products; write one of "+strings.Join(english, ", ")+".")
}

// usageOf shows how a command is written.
func usageOf(v Verb, english bool) string {
	switch {
	case v == Resend && english:
		return "Write the month of the issue: resend 2024-11."
	case v == Resend:
		return "请写哪一期：重发 2024-11。"
	case v == Subscribe && english:
		return "Write: subscribe [price|trade|news] [product …] [HH:MM zone], e.g. subscribe price Dy2O3 09:00 Europe/London."
	case v == Subscribe:
		return "写法：订阅 [价格|进出口|资讯] [产品…] [时间 时区]，例如：订阅 价格 氧化镝 09:00 北京时间。"
	case v == RemoveAlert && english:
		return "Write: unwatch [product] [below|above|change], e.g. unwatch Dy2O3."
	case v == RemoveAlert:
		return "写法：取消关注 [产品] [低于|高于|变动]，例如：取消关注 氧化镝。"
	case english:
		return "Write: watch PRODUCT below 1600, above 1800, or change 5%, e.g. watch Dy2O3 below 1600."
	}
	return "写法：关注 产品 低于 1600（或 高于 1800、变动 5%），例如：关注 氧化镝 低于 1600。"
}

func appendUnique(list []string, s string) []string {
	if s == "" || slices.Contains(list, s) {
		return list
	}
	return append(list, s)
}
