package answer

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"rebot/bot/passage"
	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// A lead is a number that was lifted out of a sentence, with what the sentence says before it.
type lead struct {
	tokens   []lexicon.Token // of the sentence
	from, to int             // the letters of the number there
}

// leadOf finds where a number stands in its sentence; not ok where it is none, or is not printed so.
func (w draft) leadOf(p *passage.Part) (l lead, ok bool) {
	if p.Verdict != "" || len(p.Quotes) == 0 || !strings.ContainsAny(p.Value, "0123456789") {
		return l, false
	}
	before, _, ok := strings.Cut(p.Quotes[0].Text, p.Value)
	l.tokens = w.e.cat.Lexicon.Tokens(p.Quotes[0].Text, p.Quotes[0].Issue.Month)
	l.from = utf8.RuneCountInString(before)
	l.to = l.from + utf8.RuneCountInString(p.Value)
	return l, ok
}

// before lists the tokens before a number, from the last of some marks on.
func (l *lead) before(marks string) (out []lexicon.Token) {
	for i := range l.tokens {
		switch t := &l.tokens[i]; {
		case t.From >= l.from:
			return out
		case marks != "" && t.Class == lexicon.Mark && strings.Contains(marks, t.Text):
			out = nil
		default:
			out = append(out, *t)
		}
	}
	return out
}

// meant takes back a number that its sentence tells of another time than is asked about, or against another one, and
// says which way one went that is asked for only as a change.
func (w draft) meant(p passage.Part, asked []lexicon.Token) passage.Part {
	l, ok := w.leadOf(&p)
	if !ok {
		return p
	}
	if l.ofOtherTime(asked) || l.ofOtherBase(asked) {
		p.Value = ""
		return p
	}
	p.Value = l.way(p.Quotes[0].Text, asked) + p.Value
	return p
}

// ofMonths reports whether a token is a time of whole months.
func ofMonths(t *lexicon.Token) bool {
	return t.Class == lexicon.PeriodOf && !t.Period.IsZero() && t.Period.From.Day == 0
}

// ofOtherTime reports whether the last time before a number is another run of months than the only one that is asked
// about, which stands nowhere before it: 二季度 for 一季度.
func (l *lead) ofOtherTime(asked []lexicon.Token) bool {
	var of, last *bulletin.Period
	for i := range asked {
		if t := &asked[i]; ofMonths(t) {
			if of != nil {
				return false
			}
			of = &t.Period
		}
	}
	before := l.before("")
	for i := range before {
		switch t := &before[i]; {
		case of == nil || strings.Contains(t.Text, "同期"):
			return false
		case ofMonths(t) && ofTime(t.Period, *of):
			return false
		case ofMonths(t) && (!t.Period.IsYear() || of.IsYear()):
			last = &t.Period
		}
	}
	return last != nil
}

// ofOtherBase reports whether a change is told against another time than it is asked against: 环比 is not 比年初.
func (l *lead) ofOtherBase(asked []lexicon.Token) bool {
	base := func(tokens []lexicon.Token) string {
		for _, id := range []string{"time.yearbegin", "cmp.yoy", "cmp.mom"} {
			if holds(tokens, id) {
				return id
			}
		}
		return ""
	}
	of, told := base(asked), base(l.before("，。；,;"))
	return of != "" && told != "" && of != told
}

// way is the word right before a number that says which way it went, where the question says none: 少了.
func (l *lead) way(text string, asked []lexicon.Token) string {
	ways := func(t lexicon.Token) bool { return t.Of("move") || t.Is("op.less") || t.Is("op.more") }
	if !holds(asked, "cmp.yoy", "cmp.mom") || slices.ContainsFunc(asked, ways) {
		return ""
	}
	i := slices.IndexFunc(l.tokens, func(t lexicon.Token) bool { return t.To > l.from })
	from := l.tokens[i].From
	if from == l.from {
		for i--; i >= 0 && l.tokens[i].Of("aspect"); i-- {
		}
		if i < 0 || !ways(l.tokens[i]) {
			return ""
		}
		from = l.tokens[i].From
	}
	return string([]rune(text)[from:l.from])
}

// ofOtherGoods reports whether goods that are made of others are asked for and the sentence before a number is of
// those, or the other way round: magnets are no rare earths.
func (w draft) ofOtherGoods(p *passage.Part, asked []lexicon.Token) bool {
	made, plain := kindsOfGoods(asked)
	if made == plain || !slices.ContainsFunc(asked, func(t lexicon.Token) bool { return t.Of("direction") }) {
		return false
	}
	was := *p
	was.Value = cmp.Or(p.Value, p.Taken)
	l, ok := w.leadOf(&was)
	if !ok {
		return false
	}
	madeTold, plainTold := kindsOfGoods(l.before(""))
	return made && plainTold && !madeTold || plain && madeTold && !plainTold
}

// ofGoodsElse reports whether any number of some sentences is one of other goods.
func (w draft) ofGoodsElse(r *passage.Result, asked []lexicon.Token) bool {
	return slices.ContainsFunc(r.Parts, func(p passage.Part) bool { return p.Found && w.ofOtherGoods(&p, asked) })
}

// kindsOfGoods reports whether words name goods that are made of others, and what these are made of.
func kindsOfGoods(tokens []lexicon.Token) (made, plain bool) {
	for i := range tokens {
		t := &tokens[i]
		of := func(s string) bool { return s != t.ID && strings.HasPrefix(s, t.ID) }
		if t.Class == lexicon.Goods {
			made = made || slices.Contains(madeOf, t.ID)
			plain = plain || slices.ContainsFunc(madeOf, of)
		}
	}
	return made, plain
}
