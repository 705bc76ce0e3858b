package reckon

import (
	"slices"
	"strings"

	"rebot/index/lexicon"
)

// A pair is an amount that something was and the one that it came to.
type pair struct {
	was, now *Amount
	own      []Span
	told     string // the words for the time before: 上年同期; empty where it went from one to the other
}

// findPairs finds what goes from one amount to another, 由150天缩短为62天, and what is set beside what it was before:
// 净利润2.83亿元，上年为5.41亿元.
func (t *Text) findPairs(all []*Amount) {
	for i := 0; i+1 < len(all); i++ {
		a, b := all[i], all[i+1]
		l := &t.Lines[a.Line]
		if money, per, ok := strings.Cut(a.Unit, "/"); ok && money == b.Unit && priorIn(l.text(b.own[0])) != "" {
			b.Unit += "/" + per // 上年为57.6澳元, of a kilogram too
		}
		if !sameUnit(a.Unit, b.Unit) {
			continue
		}
		switch between := l.text(Span{a.To, b.From}); {
		case l.goes(a, b):
			own := []Span{a.own[0], {a.To, b.From}, b.own[1]}
			a.own, b.own = own, own
			t.pairs = append(t.pairs, pair{was: a, now: b, own: own})
		case strings.ContainsAny(between, "，,；;（("):
			if told := priorIn(l.text(b.own[0])); told != "" {
				t.pairs = append(t.pairs, pair{was: b, now: a, own: a.own, told: told})
				b.joint = true
			}
		}
	}
}

// goes reports whether something goes from one amount to the next.
func (l *Line) goes(a, b *Amount) bool {
	between, before := l.text(Span{a.To, b.From}), l.text(Span{l.start(a.From, ends), a.From})
	return !strings.ContainsAny(between, ends) && strings.ContainsAny(between, "至到为成") &&
		strings.ContainsAny(before, "由从自")
}

// prior are words for a time before, and those that may stand beside them.
var prior, priorAside = lexicon.List("amount.prior"), lexicon.List("amount.aside")

// priorIn is the word for a time before where a stretch says nothing else, empty for none.
func priorIn(text string) string {
	for _, w := range priorAside {
		text = strings.TrimSuffix(strings.TrimSpace(text), w)
	}
	text = strings.TrimLeft(strings.TrimSpace(text), "而比较")
	if slices.Contains(prior, text) {
		return text
	}
	return ""
}

// sameUnit reports whether two amounts can be reckoned with each other.
func sameUnit(a, b string) bool { return a == b || mass(a) > 0 && mass(b) > 0 }

// mass is how many kilograms a unit of weight is, zero for any other.
func mass(unit string) int64 {
	switch unit {
	case "吨":
		return 1000
	case "公斤", "千克":
		return 1
	}
	return 0
}

// since leaves out of some words the number of a quarter or of a batch, where that of the next is among them and the
// pair is told against the one before.
func (p *pair) since(words []word) []word {
	return slices.DeleteFunc(slices.Clone(words), func(w word) bool {
		n := strings.Index(numerals, strings.TrimPrefix(w.text, "第"))
		ordinal := strings.HasPrefix(w.text, "第") && n >= 0
		return p.told != "" && ordinal && slices.ContainsFunc(words, func(o word) bool {
			next := strings.TrimPrefix(o.text, "第")
			return next != o.text && strings.HasPrefix(next, nextNumeral(n))
		})
	})
}

const numerals = "一二三四五六七八九"

func nextNumeral(at int) string {
	rest := []rune(numerals[at:])
	if len(rest) < 2 {
		return "-"
	}
	return string(rest[1])
}
