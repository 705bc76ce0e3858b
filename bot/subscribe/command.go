package subscribe

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"rebot/bot/deliver"
	"rebot/bot/intent"
	"rebot/index/bulletin"
)

// A Command changes or lists the subscriptions of a place.
type Command struct {
	Verb     Verb
	Filter   intent.SectionFilter // of Subscribe
	Schedule deliver.Schedule     // of Subscribe
	Alert    intent.PriceAlert    // of AddAlert; for RemoveAlert, what of it was said
	Others   []string             // products beside the alert's own
	Month    bulletin.Month       // of Resend
	Value    string               // of SetLanguage and SetCharts; empty asks what it is
	To       deliver.Place        // a target outside of the chats that it is about; the zero value is where it was given
	English  bool
	problem  problem // why it can't be done
	partial  bool    // an alert without its condition or its value, which is explained
	menu     bool    // chosen from a menu, whose names are in no language, and nothing behind it is in one
}

// A Verb says what a command does.
type Verb string

// The verbs.
const (
	Subscribe     Verb = "subscribe"
	Unsubscribe   Verb = "unsubscribe"
	Subscriptions Verb = "subscriptions"
	AddAlert      Verb = "watch"
	RemoveAlert   Verb = "unwatch"
	ListAlerts    Verb = "watches"
	Resend        Verb = "resend"           // an issue's digest, to all subscribers
	AuditLog      Verb = "audit"            // the last changes and their authors
	HowSubscribe  Verb = "how to subscribe" // explains, and changes nothing
	HowAlert      Verb = "how to watch"
	SetLanguage   Verb = "language" // that a place is answered in
	SetCharts     Verb = "charts"   // light or dark
)

// A problem is the reply to a command that can't be carried out, in both languages.
type problem struct{ chinese, english string }

// String prints the command, such as order{subscribe price 氧化镝 09:00 Asia/Shanghai}.
func (o Command) String() string {
	to := ""
	if o.elsewhere() {
		to = "to " + o.To.Platform + " " + deliver.TargetName(o.To)
	}
	return notation("order", o.Verb, o.Value, o.Filter, o.Alert, strings.Join(o.Others, " "), o.Schedule.At, o.Schedule.Zone, o.Month, to)
}

// Problem says why the command can't be carried out, empty where it can.
func (o Command) Problem(english bool) string {
	if english {
		return o.problem.english
	}
	return o.problem.chinese
}

// Changes reports whether the command changes the subscriptions of a place, which not everybody may.
func (o Command) Changes() bool {
	if o.Verb == SetLanguage || o.Verb == SetCharts {
		return o.Value != ""
	}
	return !slices.Contains([]Verb{Subscriptions, ListAlerts, AuditLog, HowSubscribe, HowAlert}, o.Verb)
}

// AdminsOnly reports whether only administrators of the bot may give the command: it is about all places.
func (o Command) AdminsOnly() bool { return o.Verb == Resend || o.Verb == AuditLog }

// verbPatterns begin a command, the longer ones first. A Chinese 关注 is only one with a condition, or alone.
var verbPatterns = []struct {
	verb Verb
	re   *regexp.Regexp
}{
	{Subscriptions, regexp.MustCompile(`(?i)^(?:(?:my )?subscriptions\b|(?:我的订阅|订阅列表|查看订阅)$)`)},
	{ListAlerts, regexp.MustCompile(`(?i)^(?:(?:my )?watches\b|(?:我的关注|关注列表|查看关注)$)`)},
	{AuditLog, regexp.MustCompile(`(?i)^(?:audit(?: log)?|操作记录|变更记录)$`)},
	{Resend, regexp.MustCompile(`(?i)^(?:resend\b|重发)`)},
	{Unsubscribe, regexp.MustCompile(`(?i)^(?:unsubscribe\b|退订|取消订阅)`)},
	{RemoveAlert, regexp.MustCompile(`(?i)^(?:unwatch\b|取消关注)`)},
	{Subscribe, regexp.MustCompile(`(?i)^(?:subscribe\b|订阅)`)},
	{AddAlert, regexp.MustCompile(`(?i)^(?:watch\b|关注$|关注(?: |.*(?:低于|高于|跌破|涨破|变动|涨跌|below|above|change)))`)},
}

var politeStart = regexp.MustCompile(`(?i)^(?:please |请帮我|请|帮我|麻烦你?) ?`)

// ParseCommand reads a command, and reports whether the text is one. Do says what is wrong with it.
func ParseCommand(text string) (Command, bool) {
	text, to, wrong := cutTarget(text)
	o, ok := parseCommand(text)
	if ok && to != (deliver.Place{}) {
		o.To = to
	}
	if ok && wrong != nil {
		o.fail("收件地址写得不对："+addressForm, "The address can't be: "+wrong.Error()+". "+addressForm)
	}
	return o, ok
}

// IsOrder reports whether a text orders digests or alerts, lists or ends them, or asks how to, and whether in English. It is for
// places where none can be carried out: what is no whole order there, such as 关注 before something else, is a question.
func IsOrder(text string) (english, is bool) {
	o, ok := ParseCommand(text)
	switch o.Verb {
	case Subscribe, Unsubscribe, Subscriptions, ListAlerts, HowSubscribe, HowAlert:
		return o.English, ok && !o.partial
	}
	return o.English, ok && (o.Verb == AddAlert || o.Verb == RemoveAlert) && o.problem == (problem{})
}

// parseCommand reads a command without the address of a target.
func parseCommand(text string) (Command, bool) {
	whole := strings.Join(strings.Fields(bulletin.Simplify(norm.NFKC.String(text))), " ")
	o, ok := parseText(strings.TrimLeft(whole, "/ "))
	o.menu = ofMenu(whole)
	return o, ok
}

// ofMenu reports whether a command is one of a menu, such as /subscribe 09:00, of which nothing is written in a language.
func ofMenu(text string) bool {
	_, rest, _ := strings.Cut(text, " ")
	return strings.HasPrefix(text, "/") && !bulletin.HasHan(text) && !intent.IsEnglish(rest)
}

// parseText reads a command in simplified characters.
func parseText(text string) (Command, bool) {
	text = politeStart.ReplaceAllString(text, "")
	if o, ok := asksHow(text); ok {
		return o, true
	}
	if o, ok := setting(text); ok {
		return o, true
	}
	text = alerting(text)
	for _, v := range verbPatterns {
		at := v.re.FindStringIndex(text)
		if at == nil {
			continue
		}
		end := at[1]
		if v.verb == AddAlert && strings.HasPrefix(text, "关注") {
			end = len("关注") // the pattern looked further
		}
		o := Command{Verb: v.verb, English: inEnglish(text)}
		o.read(text[end:])
		return o, true
	}
	return Command{}, false
}

func inEnglish(text string) bool {
	return intent.IsEnglish(text) || text[0] < 0x80 && !strings.ContainsFunc(text, isHanRune)
}

func isHanRune(r rune) bool { return r >= 0x4E00 && r <= 0x9FFF }

// read reads what stands behind the verb.
func (o *Command) read(rest string) {
	switch o.Verb {
	case Unsubscribe:
		o.readRest(rest)
	case Subscribe:
		rest = o.readTime(rest)
		o.readFilter(rest)
	case AddAlert, RemoveAlert:
		o.readAlert(rest)
	case Resend:
		o.readMonth(rest)
	}
}

var monthOfOrder = regexp.MustCompile(`^\D*(\d{4})(?:年|[-./])(\d{1,2})月?\D*$`)

func (o *Command) readMonth(text string) {
	if m := monthOfOrder.FindStringSubmatch(text); m != nil {
		o.Month, _ = bulletin.ParseMonth(m[1] + "-" + twoDigits(m[2]))
	}
	if o.Month == 0 {
		o.fail(usageOf(Resend, false), usageOf(Resend, true))
	}
}

// readRest reads the text behind a command that takes nothing more.
func (o *Command) readRest(text string) {
	if left := leftOf(restFillers.ReplaceAllString(bulletin.Fold(text), " ")); left != "" {
		o.fail("退订会取消这里的全部订阅，不能只退“"+left+"”，只写“退订”就行。要改内容，请重新写一次，例如：订阅 价格 氧化镝。",
			"unsubscribe ends all that this place gets and takes no more words, such as “"+left+"”. "+
				"To change what it gets subscribe anew, e.g. subscribe price Dy2O3.")
	}
}

// fail notes the first thing that is wrong.
func (o *Command) fail(chinese, english string) {
	if o.problem == (problem{}) {
		o.problem = problem{chinese, english}
	}
}

// notation writes name{part part …}, leaving empty parts out.
func notation(name string, parts ...any) string {
	var words []string
	for _, p := range parts {
		if s := fmt.Sprint(p); s != "" && s != "0" {
			words = append(words, s)
		}
	}
	return name + "{" + strings.Join(words, " ") + "}"
}
