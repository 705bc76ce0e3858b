package reckon

import (
	"slices"
	"strings"

	"rebot/index/lexicon"
)

// What says that something is left, and that an amount is the whole.
var restTold, wholeTold = lexicon.List("amount.rest"), lexicon.List("amount.whole")

// left works out what is left of a whole, where a sentence tells the whole and its parts and of the rest only what it
// is for, and the question asks for that: 余下部分通过租赁解决.
func (t *Text) left(q *asking) *Result {
	if q.ask() < 0 || q.percent {
		return nil
	}
	var found *Result
	for at := range t.Lines {
		of := t.parts(at, q)
		if of == nil {
			continue
		}
		r := t.result(Rest, of, q)
		if r == nil || found != nil {
			return nil
		}
		r.At, found = at, r
	}
	return found
}

// parts gives a whole and its parts that stand before the clause that a question asks for, nil where there is none.
func (t *Text) parts(at int, q *asking) (of []*Amount) {
	l := &t.Lines[at]
	from, n := l.lastOf(Span{0, len(l.Letters)}, restTold)
	if at == 0 || l.Head || from < 0 || from > 0 && !l.isMark(from-1, "，,；;") {
		return nil
	}
	clause := Span{from + n, l.stop(from, "，,。；;")}
	var before []*Amount
	for _, a := range t.amounts {
		switch {
		case a.Line != at:
		case a.From >= clause.From:
			if a.To <= clause.To {
				return nil // it is printed
			}
		case q.takes(a.Unit):
			before = append(before, a)
		}
	}
	before = slices.DeleteFunc(before, func(a *Amount) bool { return a.Unit != before[len(before)-1].Unit })
	if len(before) < 2 || !l.sums(before) || !t.tellsRest(at, clause, q) || t.besides(before) {
		return nil
	}
	return before
}

// besides reports whether an article tells of an amount before a sentence which may be one more part of its whole: a
// loan that the sentence does not say again.
func (t *Text) besides(of []*Amount) bool {
	return slices.ContainsFunc(t.amounts, func(a *Amount) bool {
		less := a.Unit == of[0].Unit && a.Value.LessThan(of[0].Value)
		return a.Line < of[0].Line && less && strings.ContainsAny(a.Unit, "元镑")
	})
}

// sums reports whether the first of some amounts is told to be the whole of the others.
func (l *Line) sums(of []*Amount) bool {
	of0, of1 := l.text(of[0].own[0]), l.text(Span{of[0].To, of[1].From})
	return strings.Contains(of1, "其中") || hasAny(of0, wholeTold)
}

// tellsRest reports whether the clause on what is left says a word of the question that its sentence does not say
// before, and the article every other.
func (t *Text) tellsRest(at int, clause Span, q *asking) bool {
	l := &t.Lines[at]
	own := false
	for _, w := range t.cut(q.words(0, len(q.tokens))) {
		if w.token != nil && (w.token.Is("mk.capital") || w.token.Is("attr.invest")) {
			continue
		}
		in, before := l.says(clause, &w), t.before(at, clause.From, &w)
		own = own || in && !l.says(Span{0, clause.From}, &w)
		if !in && !before {
			return false
		}
	}
	return own
}
