package owner

import (
	"slices"
	"strings"

	"rebot/bot/passage/sentence"
	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// conditional reports whether a figure only says under what others hold: 在1064nm处, x=0.3时, 3.5%氯化钠溶液中, 7年内.
func (x *Text) conditional(i int) bool {
	f := &x.figures[i]
	if f.Kind == Date {
		return false
	}
	if at := f.From - 1; at >= 0 && strings.ContainsRune("@=", x.letters[at]) {
		return true
	}
	return x.heldIn(f) || x.heldBefore(f)
}

// heldIn reports whether 下, 时, 处 or the like closes the stretch that a figure stands in behind 在, 当 or 经.
func (x *Text) heldIn(f *Figure) bool {
	for at := f.To; at < f.behind.To; at++ {
		t := x.WordAt(at)
		if t.From == at && slices.Contains(lexicon.List("condition.ends"), t.Text) {
			from := x.clauseFrom(f.From)
			lead := string(x.letters[from:f.From])
			return f.Kind != Count && (at == f.To || bulletin.HasAny(lead, lexicon.List("condition.begins")...))
		}
	}
	return false
}

// heldBefore reports whether a length of time is only one from whose beginning on or up to whose end something holds:
// 前4年, 连续三年.
func (x *Text) heldBefore(f *Figure) bool {
	return f.Kind == Lasting && f.From > 0 &&
		slices.Contains(lexicon.List("condition.before"), string(x.letters[f.From-1:f.From]))
}

// pair joins two figures between which something goes from one to the other.
func (x *Text) pair(i int) {
	if i == 0 {
		return
	}
	a, b := &x.figures[i-1], &x.figures[i]
	money := (a.Kind == Rate || a.Kind == Money) && (b.Kind == Rate || b.Kind == Money)
	if a.Kind != b.Kind && a.Kind != Bare && b.Kind != Bare && !money || a.end >= 0 || b.From < a.To {
		return
	}
	between, before := string(x.letters[a.To:b.From]), string(x.letters[a.own.From:a.From])
	if !x.sameClause(a.To, b.From) || strings.Contains(between, "、") || !strings.ContainsAny(between, "至到为") ||
		!strings.ContainsAny(before, "由从自") {
		return
	}
	a.end, b.start = i, i-1
	b.carried = append([]sentence.Span{a.own}, a.carried...)
}
