package card

import (
	"regexp"
	"strings"

	"github.com/mattn/go-runewidth"

	"rebot/bot/reply"
)

// A Figure is what a card of one figure says.
type Figure struct {
	English bool
	Head    string // what it is of
	Time    string // of the figure
	Value   string // with its unit
	Change  Change
	Of      string // what the change is held against: 同比

	Other  string // the value in the other unit that the trade uses
	Then   string // when the value before was, empty where it is not known
	Before string
	Gap    string // between the two, without its sign
	GapWay string // up, down or flat: the change that is printed may go another way, where two issues differ on the value before
	Unit   string // of the gap

	Verdict  string // that is said before it: 没有上涨，下跌
	Asked    string // a part that was asked for instead of the value: a purity, the value in another unit
	ofChange bool
}

// OfChange makes the change what was asked for.
func (f Figure) OfChange() Figure {
	f.ofChange = true
	return f
}

func (f Figure) say(chinese, english string) string { return say(f.English, chinese, english) }

// figureWidth is how many columns a figure may have to stand in one line of a phone.
const figureWidth = 30

// Brief lays the card out: the figure that was asked for, large, and others beside it.
func (f Figure) Brief() reply.Brief {
	b := reply.Brief{Head: f.Head}
	change := strings.TrimSpace(f.Of + " " + f.Change.String())
	if f.English {
		change = strings.TrimSpace(f.Change.String() + " " + f.Of)
	}
	if f.Change.Way == "" {
		change = ""
	}
	now := reply.Field{Name: f.Time, Value: f.Value}
	switch {
	case f.Verdict != "":
		b.Figure, b.Fields = beside(f.Verdict, change), []reply.Field{now}
	case f.ofChange && f.Gap != "" && f.Change.Way == f.GapWay && f.GapWay != "flat":
		b.Figure = f.Change.arrow() + f.Gap + f.Unit + f.say("（", " (") + f.Change.Size + f.say("）", ")")
		b.Fields = []reply.Field{now}
	case f.ofChange && change != "":
		b.Figure, b.Fields = change, []reply.Field{now}
	case f.Asked != "":
		b.Figure, b.Fields = f.Asked, []reply.Field{{Name: f.printedAs(), Value: f.Value}}
		if change != "" {
			b.Fields = append(b.Fields, reply.Field{Name: f.say("涨跌", "change"), Value: change})
		}
	default:
		b.Figure = beside(f.Value, change)
		if f.Other != "" {
			b.Fields = append(b.Fields, reply.Field{Name: f.say("折合", "equals"), Value: f.Other})
		}
	}
	if runewidth.StringWidth(b.Figure) > figureWidth && change != "" && strings.HasSuffix(b.Figure, change) {
		b.Figure = strings.TrimSpace(strings.TrimSuffix(b.Figure, change))
		b.Fields = append([]reply.Field{{Name: f.say("涨跌", "change"), Value: change}}, b.Fields...)
	}
	if f.Then != "" && f.Asked == "" {
		b.Fields = append(b.Fields, f.before())
	}
	return b
}

// printedAs names the value beside a part that was asked for: what is printed beside another unit, the price beside a purity.
func (f Figure) printedAs() string {
	if strings.HasSuffix(f.Asked, "%") {
		return f.say("价格", "price")
	}
	return f.say("原文", "printed")
}

// before is the value before, with the gap to this one where the figure does not say it.
func (f Figure) before() reply.Field {
	sign := map[string]string{"up": "+", "down": "−"}[f.GapWay]
	if f.ofChange || f.Gap == "" || sign == "" || f.Change.Way == "" {
		return reply.Field{Name: f.Then, Value: f.Before}
	}
	return reply.Field{Name: f.Then, Value: f.Before + f.say("（", " (") + sign + f.Gap + f.say("）", ")")}
}

func beside(a, b string) string { return strings.TrimSpace(a + "  " + b) }

// numberIn is where a lead's number begins, with the word that belongs to it.
var numberIn = regexp.MustCompile(`(?:约 |about )?[+−-]?\d`)

// inBrackets is what a lead says once more in brackets behind its number: 855950 元（85.595 万元）.
var inBrackets = regexp.MustCompile(`^([^（(]*\d[^（(]*?) ?[（(](\d[^（）()]*)[）)]$`)

// Reckoned lays out a result that was worked out: its number large, what it is of small. It is false for a lead that is a
// sentence.
func Reckoned(english bool, title, lead string) (b reply.Brief, ok bool) {
	b.Head = strings.Replace(title, "推算（推算，", "推算（", 1)
	if m := inBrackets.FindStringSubmatch(lead); m != nil {
		lead = m[1]
		b.Fields = []reply.Field{{Name: say(english, "折合", "equals"), Value: m[2]}}
	}
	if runewidth.StringWidth(lead) > figureWidth*4/5 {
		at := numberIn.FindStringIndex(lead)
		if at == nil || at[0] == 0 && runewidth.StringWidth(lead) > figureWidth {
			return b, false
		}
		b.Head = strings.TrimPrefix(b.Head+" · "+strings.TrimSuffix(strings.TrimRight(lead[:at[0]], "：:，, "), " by"), " · ")
		lead = lead[at[0]:]
	}
	b.Figure = lead
	return b, runewidth.StringWidth(lead) <= figureWidth && strings.ContainsAny(lead, "0123456789")
}
