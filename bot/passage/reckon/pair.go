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
	beside   bool   // they are of two things: 1.86，优于单一体系的1.45
}

// findPairs finds what goes from one amount to another, 由150天缩短为62天, and what is set beside what it was before:
// 净利润2.83亿元，上年为5.41亿元.
func (t *Text) findPairs(all []*Amount) {
	for i := range all {
		b := all[i]
		l := &t.Lines[b.Line]
		if i > 0 {
			t.pairUp(l, all[i-1], b)
		}
		if a := measuredBefore(all[:i], b); a != nil && strings.ContainsAny(l.text(Span{a.To, b.From}), "，,；;") && !b.joint {
			t.comparison(l, a, b)
		}
	}
}

// Was is what the move began with that some lines tell of, as it is printed there, and its line: of several moves that of
// the one whose label has most of some words. It is empty for none, and where two have as much.
func (t *Text) Was(lines []int, words string) (printed string, line int) {
	most, tied := -1, false
	for i := range t.pairs {
		k := &t.pairs[i]
		if k.told != "" || k.beside || !slices.Contains(lines, k.was.Line) {
			continue
		}
		l := &t.Lines[k.was.Line]
		switch n := inCommon(l.text(k.own[0]), words); {
		case n > most:
			printed, line, most, tied = l.text(k.was.Span), k.was.Line, n, false
		case n == most:
			tied = true
		}
	}
	if tied {
		return "", 0
	}
	return printed, line
}

// inCommon counts the letters of a label that stand side by side in some words too.
func inCommon(label, words string) (n int) {
	r := []rune(label)
	for i := 0; i+1 < len(r); i++ {
		if strings.Contains(words, string(r[i:i+2])) {
			n++
		}
	}
	return n
}

// pairUp finds a pair of two amounts side by side.
func (t *Text) pairUp(l *Line, a, b *Amount) {
	if money, per, ok := strings.Cut(a.Unit, "/"); ok && money == b.Unit && priorIn(l.text(b.own[0])) != "" {
		b.Unit += "/" + per // 上年为57.6澳元, of a kilogram too
	}
	if !sameUnit(a.Unit, b.Unit) {
		return
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

// measuredBefore is the last of some amounts that has the unit of another, nil where one that is no rate stands
// between.
func measuredBefore(all []*Amount, b *Amount) *Amount {
	for i := len(all) - 1; i >= 0; i-- {
		if all[i].Unit == b.Unit {
			return all[i]
		}
		if all[i].Unit != "%" {
			return nil
		}
	}
	return nil
}

// comparison finds what is set beside an amount: 较第三季度的19240元, 优于单一体系的1.45.
func (t *Text) comparison(l *Line, a, b *Amount) {
	text := strings.TrimSpace(l.text(b.own[0]))
	i := slices.IndexFunc(setBeside, func(w string) bool { return strings.HasPrefix(text, w) })
	if i < 0 || !strings.HasSuffix(text, "的") || a.delta || b.delta {
		return
	}
	time := l.holds(b.own[0], func(k *lexicon.Token) bool { return k.Class == lexicon.PeriodOf || k.Of("compare") })
	p := pair{was: b, now: a, own: a.own, told: text, beside: !time}
	b.joint = time
	t.pairs = append(t.pairs, p)
}

// setBeside are words that set what stands behind them beside what was told.
var setBeside = lexicon.List("amount.beside")

// goes reports whether something goes from one amount to the next.
func (l *Line) goes(a, b *Amount) bool {
	between, before := l.text(Span{a.To, b.From}), l.text(Span{l.start(a.From, ends), a.From})
	return !strings.ContainsAny(between, ends) && strings.ContainsAny(between, "至到为成") &&
		strings.ContainsAny(before, "由从自")
}

// prior are words for a time before, those that may stand beside them, and those for what was told right before.
var prior, priorAside, same = lexicon.List("amount.prior"), lexicon.List("amount.aside"), lexicon.List("amount.same")

// priorIn is the word for a time before where a stretch says nothing else, empty for none.
func priorIn(text string) string {
	for _, w := range priorAside {
		text = strings.TrimSuffix(strings.TrimSpace(text), w)
	}
	text = strings.TrimLeft(strings.TrimSpace(text), "而比较")
	for _, w := range same {
		text = strings.TrimSuffix(text, w)
	}
	if text = strings.TrimRight(text, "的"); slices.Contains(prior, text) {
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
