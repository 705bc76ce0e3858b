package reckon

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"rebot/index/lexicon"
)

// What says that an amount of a whole is done, and that one was to be.
var doneTold, dueTold = lexicon.List("amount.done"), lexicon.List("amount.due")

// partsOf lists the parts and their wholes of which all words are said: for a share the part first, for what is left
// the whole.
func (t *Text) partsOf(op Op, words []word, q *asking) (out []relation) {
	for _, part := range t.amounts {
		for _, whole := range t.amounts {
			if !t.mayBePart(part, whole, q) {
				continue
			}
			n, ok := t.covers(part, whole, words, q)
			proof := t.wholeOf(part, whole, words)
			if !ok || proof == 0 || !t.distinct(part, whole, words, op) {
				continue
			}
			r := relation{part, whole, n + proof}
			if op == Rest {
				if !t.isDone(part, whole, q) || t.printsRest(part, whole) {
					continue
				}
				r.a, r.b = whole, part
			}
			out = append(out, r)
		}
	}
	return out
}

// mayBePart reports whether one amount may be a part of another that stands before it.
func (t *Text) mayBePart(part, whole *Amount, q *asking) bool {
	order := whole.Line < part.Line || whole.Line == part.Line && whole.From < part.From
	return order && part != whole && !part.delta && !whole.delta && part.Unit == whole.Unit && q.may(part.Unit) &&
		whole.Value.GreaterThan(part.Value)
}

// may reports whether an amount of a unit may be an operand of a share or of a rest.
func (q *asking) may(unit string) bool {
	return q.takes(unit) && unit != "年" && unit != "个月" && unit != "天" || len(q.units) > 0 && q.takes(unit)
}

// wholeOf tells how surely one amount is the whole of another, zero where nothing says so.
func (t *Text) wholeOf(part, whole *Amount, words []word) (proof int) {
	between := t.between(whole, part)
	inner := strings.HasPrefix(between, "中") || strings.HasPrefix(between, "里") || strings.Contains(between, "其中")
	near := t.Lines[part.Line].Paragraph == t.Lines[whole.Line].Paragraph
	if inner {
		proof += 3
	}
	if near && t.hasMark(whole, wholeTold) {
		proof += 2
	}
	if near && t.addsUp(part, whole, words) {
		proof += 4
	}
	if near && t.hasMark(whole, dueTold) && t.hasMark(part, doneTold) {
		proof += 2
	}
	return proof + t.measuredAlike(part, whole, words)
}

// measuredAlike tells how surely the words of two labels make one the whole of the other: a word of the question only
// the whole is told with, or all that the part is told with and no name of its own.
func (t *Text) measuredAlike(part, whole *Amount, words []word) (proof int) {
	both := 0
	for i := range words {
		w := &words[i]
		switch p, o := t.saysOwn(part, w), t.saysOwn(whole, w); {
		case o && !p && !w.named():
			return 1
		case o && p:
			both++
		case p && !w.named():
			return 0
		}
	}
	l := &t.Lines[whole.Line]
	named := func(s Span) bool {
		return l.holds(s, func(k *lexicon.Token) bool { return k.Class == lexicon.Company })
	}
	if both > 0 && whole.Line < part.Line && !slices.ContainsFunc(whole.own, named) {
		return 1
	}
	return 0
}

// addsUp reports whether an amount is the sum of those in another's line that the same words are said of, and of it.
func (t *Text) addsUp(part, whole *Amount, words []word) bool {
	sum, n := decimal.Zero, 0
	for _, a := range t.amounts {
		behind := a.Line == part.Line && a != whole && (a.Line != whole.Line || a.From > whole.From)
		if behind && a.Unit == part.Unit && !a.delta && !slices.ContainsFunc(words, func(w word) bool {
			return t.saysOwn(part, &w) && t.saysOwn(whole, &w) && !t.saysOwn(a, &w)
		}) {
			sum, n = sum.Add(a.Value), n+1
		}
	}
	return n > 1 && sum.Equal(whole.Value)
}

// distinct reports whether a word is said of a part that its whole is not told with.
func (t *Text) distinct(part, whole *Amount, words []word, op Op) bool {
	return slices.ContainsFunc(words, func(w word) bool { return t.saysOwn(part, &w) && !t.saysOwn(whole, &w) }) ||
		op == Rest && t.hasMark(part, doneTold)
}

// isDone reports whether a part is what is done of a whole, or what the question takes away.
func (t *Text) isDone(part, whole *Amount, q *asking) bool {
	if m := q.index(0, func(k *lexicon.Token) bool { return k.Is("op.minus") || k.Text == "除去" }); m >= 0 {
		end := q.index(m+1, func(k *lexicon.Token) bool {
			return k.Text == "," || k.Text == "，" || asks(k) || strings.HasPrefix(k.Text, "还")
		})
		return slices.ContainsFunc(q.words(m+1, end), func(w word) bool { return t.saysOwn(part, &w) })
	}
	return t.hasMark(part, doneTold)
}

// printsRest reports whether the line of a part tells what is left itself.
func (t *Text) printsRest(part, whole *Amount) bool {
	return slices.ContainsFunc(t.amounts, func(a *Amount) bool {
		return a.Line == part.Line && a.Unit == part.Unit && a != part && a != whole &&
			(t.hasMark(a, restTold) || a.Value.Equal(whole.Value.Sub(part.Value)))
	})
}
