package subscribe

import (
	"regexp"
	"strings"

	"github.com/shopspring/decimal"

	"rebot/bot/answer"
	"rebot/bot/reply"
)

var (
	howWord  = regexp.MustCompile(`(?i)怎么|怎样|如何|咋|哪里|\bhow\b|\bwhere\b`)
	endWord  = regexp.MustCompile(`(?i)退订|取消|\b(?:unsubscrib|unwatch|cancel|end|stop)`)
	asking   = regexp.MustCompile(`[?？吗]$`)
	ofDigest = regexp.MustCompile(`(?i)订阅|退订|\b(?:un)?subscri(?:be|ption)s?\b`)
	ofAlert  = regexp.MustCompile(
		`(?i)提醒|预警|设置关注|添加关注|取消关注|(?:怎么|如何|怎样)关注|关注(?:价格|产品|涨跌)|\balerts?\b|\b(?:un)?watch(?:es)?\b|\bnotif`,
	)
	// words that may stand beside; with others it is a question to the bulletin
	besideHow = regexp.MustCompile(
		`(?i)怎么|怎样|如何|咋|哪里|我|你|能不能|能否|可以|可不可以|能|想|要|办|做|弄|设置|设定|设|添加|加|开启|开通|打开|取消|停止|管理|修改|更改|改|` +
			`使用|用|简报|月报|价格|产品|涨跌|变动|到价|摘要|资讯|每期|这个|功能|一个|一下|在|的|呢|吗|了|下|` +
			`\b(?:how|where|can|could|do|does|i|we|you|to|set|up|setup|add|get|change|end|stop|cancel|manage|a|an|the|for|my|of|price|digest|bulletin|please|work|works|there|is|are)\b`,
	)
)

// asksHow reads a question how to subscribe or to be alerted, with the product that it names: 怎么订阅, 如何设置价格提醒,
// subscribe?, 氧化镝提醒?. It changes nothing. How something is ended, what there is shows by its buttons: 怎么退订.
func asksHow(text string) (Command, bool) {
	if text == "" || !howWord.MatchString(text) && !asking.MatchString(text) {
		return Command{}, false
	}
	o := Command{Verb: HowSubscribe, English: inEnglish(text)}
	ends := endWord.MatchString(text)
	switch {
	case ofAlert.MatchString(text) && ends:
		o.Verb = ListAlerts
	case ofAlert.MatchString(text):
		o.Verb = HowAlert
	case !ofDigest.MatchString(text):
		return Command{}, false
	case ends:
		o.Verb = Subscriptions
	}
	rest := besideHow.ReplaceAllString(ofDigest.ReplaceAllString(ofAlert.ReplaceAllString(text, " "), " "), " ")
	products := o.readProducts(rest)
	if o.problem != (problem{}) {
		return Command{}, false
	}
	if len(products) > 0 {
		o.Alert.Product, o.Others = products[0], products[1:]
	}
	return o, true
}

var (
	alertStart = regexp.MustCompile(
		`(?i)^(?:如果|要是|一旦|提醒我?|通知我|(?:alert|notify|tell) me (?:when|if|once)|set (?:an? )?alert(?: for)?|alert(?: for)?\b)[:： ]*`,
	)
	alertEnd = regexp.MustCompile(
		`(?i)(?:的?(?:时候|时|就|的话|后|了)?[,， ]*(?:请|就)?(?:提醒(?:我|一下)?|通知(?:我|一下)|(?:告诉|叫)我)(?:一声)?|,? *(?:alert|notify) me)$`,
	)
)

// beside are words of a sentence that a command does without.
var beside = regexp.MustCompile(`(?i)\b(?:is|goes|gets|by|the|price|of)\b`)

// alerting makes a watch command of a text that says so in other words: 氧化镝低于1600提醒我, notify me when Dy2O3 is below 1600.
func alerting(text string) string {
	rest := alertEnd.ReplaceAllString(alertStart.ReplaceAllString(text, ""), "")
	if rest == text || !strings.ContainsAny(rest, "0123456789") ||
		!alertPrice.MatchString(rest) && !alertChange.MatchString(rest) &&
			!(strings.Contains(rest, "%") && (alertFall.MatchString(rest) || alertRise.MatchString(rest))) {
		return text
	}
	if inEnglish(text) {
		return "watch " + strings.TrimSpace(beside.ReplaceAllString(rest, " "))
	}
	return "关注 " + strings.TrimPrefix(strings.TrimSpace(rest), "关注")
}

// howToSubscribe says what a subscription gives, and how it is ordered: by a button, or in words.
func (c *Handler) howToSubscribe(a reply.Writer) {
	a.Form = string(Subscribe)
	a.Title = a.Say("订阅简报", "Subscribing")
	a.Lead = a.Say("每期新简报入库后，把摘要发到这里。按一下就订阅：", "When a new issue is in, this place gets its digest. Press to subscribe:")
	a.Orders = []reply.Ask{
		ask(a, "订阅全部", "Everything", "订阅", "subscribe"),
		ask(a, "只要价格", "Prices", "订阅 价格", "subscribe price"),
		ask(a, "只要进出口", "Trade", "订阅 进出口", "subscribe trade"),
		ask(a, "只要资讯", "News", "订阅 资讯", "subscribe news"),
		ask(a, "每天9点送", "At 9:00", "订阅 09:00", "subscribe 09:00"),
		ask(a, "退订", "Unsubscribe", "退订", "unsubscribe"),
	}
	usage := usageOf(Subscribe, a.English)
	a.Permit(usage, "9:00", "9")
	a.Details = append(a.Details, usage, a.Say("价格提醒另设：怎么设置价格提醒。", "Price alerts are set apart: how to set an alert."))
}

// howToWatch says how an alert is set: for which product, or for those that are named at which limit.
func (c *Handler) howToWatch(a reply.Writer, products []string) {
	product := strings.Join(products, " ")
	a.Form = string(AddAlert) + "\n" + a.Say("怎么关注 ", "how to watch ") + product
	a.Title = a.Say("价格提醒", "Price alerts")
	usage := usageOf(AddAlert, a.English)
	a.Permit(usage)
	a.Details = append(a.Details, usage, a.Say("查看写“我的关注”。", "Write watches to see them."))
	if product == "" {
		a.Lead = a.Say(
			"新一期的价格到了你设的界限，就在这里提醒。先选产品：",
			"When a price of a new issue passes your limit, this place is told. Choose a product:",
		)
		for _, p := range []string{"氧化镨钕", "氧化镝", "氧化铽", "氧化钕", "氧化镧", "镨钕金属"} {
			a.Orders = append(a.Orders, ask(a, p, a.ProductName(p, p), "怎么关注 "+p, "how to watch "+p))
		}
		return
	}
	var names []string
	var price [][2]string
	for _, p := range products {
		names = append(names, a.ProductName(p, p))
	}
	named := strings.Join(names, a.Say("、", ", "))
	a.Lead = a.Say("什么时候提醒"+named+"？", "When shall "+named+" be told?")
	if len(products) == 1 {
		price = c.limitsOf(a, product)
	}
	for _, limit := range price {
		a.Orders = append(
			a.Orders,
			ask(a, "低于 "+limit[0], "Below "+limit[0], "关注 "+product+" 低于 "+limit[0], "watch "+product+" below "+limit[0]),
			ask(a, "高于 "+limit[1], "Above "+limit[1], "关注 "+product+" 高于 "+limit[1], "watch "+product+" above "+limit[1]),
		)
	}
	for _, size := range []string{"3", "5"} {
		a.Orders = append(
			a.Orders,
			ask(a, "涨跌达 "+size+"%", "Moves "+size+"%", "关注 "+product+" 变动 "+size+"%", "watch "+product+" change "+size+"%"),
		)
	}
}

// limitsOf suggests two limits around the price now, in round numbers; none where the newest issue does not price the product.
func (c *Handler) limitsOf(a reply.Writer, product string) (out [][2]string) {
	newest := c.newest()
	c.service.With(func(b *answer.Engine) {
		text, _, ok := b.PriceNow(a, product, newest)
		if !ok || len(a.Figures) == 0 {
			return
		}
		a.Details = append([]string{a.Say("目前（", "Now (") + a.MonthName(newest) + a.Say("）：", "): ") + text}, a.Details...)
		now, err := decimal.NewFromString(a.Figures[0].Value)
		if err != nil || !now.IsPositive() {
			return
		}
		digits := int32(len(now.Truncate(0).String())) - 2
		low, high := now.Mul(decimal.New(95, -2)).
			Shift(-digits).
			Floor().
			Shift(digits),
			now.Mul(decimal.New(105, -2)).
				Shift(-digits).
				Ceil().
				Shift(digits)
		if low.IsPositive() {
			out = append(out, [2]string{low.String(), high.String()})
		}
	})
	return out
}
