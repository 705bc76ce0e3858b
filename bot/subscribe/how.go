package subscribe

import (
	"regexp"
	"strings"
)

var (
	howWord  = regexp.MustCompile(`(?i)怎么|怎样|如何|咋|哪里|\bhow\b|\bwhere\b`)
	asking   = regexp.MustCompile(`[?？吗]$`)
	ofDigest = regexp.MustCompile(`(?i)订阅|退订|\b(?:un)?subscri(?:be|ption)s?\b`)
	ofAlert  = regexp.MustCompile(`(?i)提醒|预警|设置关注|添加关注|取消关注|关注(?:价格|产品|涨跌)|\balerts?\b|\b(?:un)?watch(?:es)?\b|\bnotif`)
	// words that may stand beside; with others it is a question to the bulletin
	besideHow = regexp.MustCompile(`(?i)怎么|怎样|如何|咋|哪里|我|你|能不能|能否|可以|可不可以|能|想|要|办|做|弄|设置|设定|设|添加|加|开启|开通|打开|取消|管理|修改|更改|改|` +
		`使用|用|简报|月报|价格|产品|涨跌|变动|到价|摘要|资讯|每期|这个|功能|一个|一下|在|的|呢|吗|了|下|` +
		`\b(?:how|where|can|could|do|does|i|we|you|to|set|up|setup|add|get|change|end|cancel|manage|a|an|the|for|my|of|price|digest|bulletin|please|work|works|there|is|are)\b`)
)

// asksHow reads a question how to subscribe or to be alerted, with the product that it names: 怎么订阅, 如何设置价格提醒,
// subscribe?, 氧化镝提醒?. It changes nothing.
func asksHow(text string) (Command, bool) {
	if text == "" || !howWord.MatchString(text) && !asking.MatchString(text) {
		return Command{}, false
	}
	o := Command{Verb: HowSubscribe, English: inEnglish(text)}
	switch {
	case ofAlert.MatchString(text):
		o.Verb = HowAlert
	case !ofDigest.MatchString(text):
		return Command{}, false
	}
	rest := besideHow.ReplaceAllString(ofDigest.ReplaceAllString(ofAlert.ReplaceAllString(text, " "), " "), " ")
	products := o.readProducts(rest)
	if o.problem != (problem{}) {
		return Command{}, false
	}
	if len(products) > 0 {
		o.Alert.Product = products[0]
	}
	return o, true
}

var (
	alertStart = regexp.MustCompile(`(?i)^(?:提醒我?|通知我|(?:alert|notify|tell) me (?:when|if|once)|set (?:an? )?alert(?: for)?|alert(?: for)?\b)[:： ]*`)
	alertEnd   = regexp.MustCompile(`(?i)(?:的?(?:时候|时|就|的话|后|了)?[,， ]*(?:请|就)?(?:提醒(?:我|一下)?|通知(?:我|一下))|,? *(?:alert|notify) me)$`)
)

// beside are words of a sentence that a command does without.
var beside = regexp.MustCompile(`(?i)\b(?:is|goes|falls?|rises?|drops?|gets|by|the|price|of)\b`)

// alerting makes a watch command of a text that says so in other words: 氧化镝低于1600提醒我, notify me when Dy2O3 is below 1600.
func alerting(text string) string {
	rest := alertEnd.ReplaceAllString(alertStart.ReplaceAllString(text, ""), "")
	if rest == text || !strings.ContainsAny(rest, "0123456789") || !alertPrice.MatchString(rest) && !alertChange.MatchString(rest) {
		return text
	}
	if inEnglish(text) {
		return "watch " + strings.TrimSpace(beside.ReplaceAllString(rest, " "))
	}
	return "关注 " + strings.TrimPrefix(strings.TrimSpace(rest), "关注")
}
