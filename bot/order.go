package bot

import (
	"regexp"
	"strings"

	"golang.org/x/text/unicode/norm"

	"rebot/index/bulletin"
)

// An Order is what somebody asks of the subscriptions of a place.
type Order struct {
	Verb     Verb
	Want     Want           // of Subscribe
	Schedule Schedule       // of Subscribe
	Watch    Watch          // of WatchFor; for Unwatch, what of it was said
	Month    bulletin.Month // of Resend
	English  bool
	problem  problem // why it can't be done
}

// A Verb says what an order does.
type Verb string

// The orders.
const (
	Subscribe     Verb = "subscribe"
	Unsubscribe   Verb = "unsubscribe"
	Subscriptions Verb = "subscriptions"
	WatchFor      Verb = "watch"
	Unwatch       Verb = "unwatch"
	Watches       Verb = "watches"
	Resend        Verb = "resend" // an issue's digest, to all who subscribed
	AuditLog      Verb = "audit"  // what was changed lately, and by whom
)

// A problem is told to who made the order, in both languages.
type problem struct{ chinese, english string }

func (Order) intent() {}

// String prints the order, such as order{subscribe price 氧化镝 09:00 Asia/Shanghai}.
func (o Order) String() string {
	return print("order", o.Verb, o.Want, o.Watch, o.Schedule.At, o.Schedule.Zone, o.Month)
}

// Changes tells whether the order changes what a place gets, which not everybody may.
func (o Order) Changes() bool {
	return o.Verb != Subscriptions && o.Verb != Watches && o.Verb != AuditLog
}

// AdminsOnly tells whether only administrators of the bot may give the order: it is about all places.
func (o Order) AdminsOnly() bool { return o.Verb == Resend || o.Verb == AuditLog }

// orderVerbs begin an order, the longer ones first. A Chinese 关注 is only one with a condition, or alone.
var orderVerbs = []struct {
	verb Verb
	re   *regexp.Regexp
}{
	{Subscriptions, regexp.MustCompile(`(?i)^(?:(?:my )?subscriptions\b|(?:我的订阅|订阅列表|查看订阅)$)`)},
	{Watches, regexp.MustCompile(`(?i)^(?:(?:my )?watches\b|(?:我的关注|关注列表|查看关注)$)`)},
	{AuditLog, regexp.MustCompile(`(?i)^(?:audit(?: log)?|操作记录|变更记录)$`)},
	{Resend, regexp.MustCompile(`(?i)^(?:resend\b|重发)`)},
	{Unsubscribe, regexp.MustCompile(`(?i)^(?:unsubscribe\b|退订|取消订阅)`)},
	{Unwatch, regexp.MustCompile(`(?i)^(?:unwatch\b|取消关注)`)},
	{Subscribe, regexp.MustCompile(`(?i)^(?:subscribe\b|订阅)`)},
	{WatchFor, regexp.MustCompile(`(?i)^(?:watch\b|关注$|关注(?: |.*(?:低于|高于|跌破|涨破|变动|涨跌|below|above|change)))`)},
}

// ReadOrder reads an order, and tells whether the text is one. What is wrong with an order is told when it is done.
func ReadOrder(text string) (Order, bool) {
	text = strings.TrimLeft(strings.Join(strings.Fields(bulletin.Simplify(norm.NFKC.String(text))), " "), "/ ")
	for _, v := range orderVerbs {
		at := v.re.FindStringIndex(text)
		if at == nil {
			continue
		}
		end := at[1]
		if v.verb == WatchFor && strings.HasPrefix(text, "关注") {
			end = len("关注") // the pattern looked further
		}
		o := Order{Verb: v.verb, English: isEnglish(bulletin.Fold(text)) || text[0] < 0x80 && !strings.ContainsFunc(text, isHanRune)}
		o.read(text[end:])
		return o, true
	}
	return Order{}, false
}

func isHanRune(r rune) bool { return r >= 0x4E00 && r <= 0x9FFF }

// read reads what stands behind the verb.
func (o *Order) read(rest string) {
	switch o.Verb {
	case Subscribe:
		rest = o.readTime(rest)
		o.Want.read(o, rest)
	case WatchFor, Unwatch:
		o.Watch.read(o, rest)
	case Resend:
		o.readMonth(rest)
	}
}

var monthOfOrder = regexp.MustCompile(`^\D*(\d{4})(?:年|[-./])(\d{1,2})月?\D*$`)

func (o *Order) readMonth(text string) {
	if m := monthOfOrder.FindStringSubmatch(text); m != nil {
		o.Month, _ = bulletin.ParseMonth(m[1] + "-" + twoDigits(m[2]))
	}
	if o.Month == 0 {
		o.fail(usageOf(Resend, false), usageOf(Resend, true))
	}
}

var (
	timeOfDay = regexp.MustCompile(`(\d{1,2})(?:[:：](\d{2})|[点时](?:(\d{1,2})分?|(半))?)`)
	zoneText  = regexp.MustCompile(`^\s*[(（]?((?i:utc|gmt)?[+-]\d{1,2}(?::?\d{2})?|[A-Za-z]+(?:[/_-][A-Za-z0-9_+-]+)*|\p{Han}{2}时间)[)）]?`)
)

// readTime reads the time of day and its zone, and gives the rest of the text.
func (o *Order) readTime(text string) string {
	m := timeOfDay.FindStringSubmatchIndex(text)
	if m == nil {
		return text
	}
	part := func(i int) string { return text[max(m[2*i], 0):max(m[2*i+1], 0)] }
	minute := part(2) + part(3) // one of them is empty
	if part(4) != "" {
		minute = "30"
	}
	at := twoDigits(part(1)) + ":" + twoDigits(minute)
	if _, _, ok := clockOf(at); !ok {
		o.fail("没有 "+at+" 这个时间。请用 24 小时制写，例如 09:00。", "There is no "+text[m[0]:m[1]]+" o'clock. Write the time in 24 hours, e.g. 09:00.")
	}
	o.Schedule = Schedule{At: at, Zone: defaultZone}
	return text[:m[0]] + " " + o.readZone(text[m[1]:])
}

func twoDigits(s string) string {
	s = strings.TrimLeft(s, "0")
	return strings.Repeat("0", max(0, 2-len(s))) + s
}

// readZone reads a zone where one stands. A word that is no zone is left to those who know more words.
func (o *Order) readZone(text string) string {
	m := zoneText.FindStringSubmatchIndex(text)
	if m == nil {
		return text
	}
	word := text[m[2]:m[3]]
	zone, ok := zoneOf(word)
	switch {
	case ok:
		o.Schedule.Zone = zone
	case sectionWord.MatchString(word) || orderFillers.MatchString(word):
		return text
	default:
		o.fail("不认识时区“"+word+"”。请写 Asia/Shanghai、Europe/London 或 UTC+8 这样的名称，不写就是北京时间。",
			"I don't know the zone "+word+". Write it as Asia/Shanghai, Europe/London or UTC+8; without one it is Beijing time.")
	}
	return text[m[1]:]
}

// fail notes the first thing that is wrong.
func (o *Order) fail(chinese, english string) {
	if o.problem == (problem{}) {
		o.problem = problem{chinese, english}
	}
}
