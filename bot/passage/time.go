package passage

import (
	"slices"
	"strings"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// missesTime reports whether a time or a place in an order that is asked about is not said: neither in a sentence nor in
// what it goes on with. The month of the issue need not be said where no other time is.
func (q *question) missesTime(a *article, r *reading, w *want) bool {
	for i := w.from; i < w.to; i++ {
		t := &q.tokens[i]
		switch {
		case t.Class == lexicon.PeriodOf && !a.saysTime(r, t):
			return true
		case t.Of("ord") && !a.says(r, q.ordinal(i)):
			return true
		}
	}
	return false
}

// lacksOrdinal reports whether a place in an order that is asked about is not said: 第二批 says nothing of 第三批. Where yes or
// no is asked the sentence may say another.
func (q *question) lacksOrdinal(a *article, r *reading, w *want) bool {
	for i := q.wants[0].from; i+1 < w.to && !q.asksWhether(); i++ {
		t, n := &q.tokens[i], &q.tokens[i+1]
		if t.Of("ord") && (n.Class == lexicon.Number || n.Class == lexicon.Quantity) && !a.says(r, q.ordinal(i)) && !a.says(r, t.Text+n.Value) {
			return true
		}
	}
	return false
}

// ordinal is a place in an order as it was asked: 第三.
func (q *asking) ordinal(i int) string {
	if i+1 == len(q.tokens) {
		return q.tokens[i].Text
	}
	return q.tokens[i].Text + q.tokens[i+1].Text
}

// says reports whether a sentence, or what it goes on with, has some letters.
func (a *article) says(r *reading, text string) bool {
	for k := r.from; k <= r.at; k++ {
		if strings.Contains(a.sentences[k].folded, text) {
			return true
		}
	}
	return false
}

// saysTime reports whether every sentence of a reading that names a time names the one that is asked about, or a part of
// it, and any does. A span of another length is no other time: 两年 beside 2021年.
func (a *article) saysTime(r *reading, asked *lexicon.Token) bool {
	said, longer := false, false
	for k := r.from; k <= r.at; k++ {
		is, other := a.sentences[k].timed(asked)
		if other && !is {
			return false
		}
		said = said || is
		longer = longer || a.sentences[k].longerThan(asked)
	}
	return said || !longer && asked.Period == bulletin.MonthOf(a.Issue.Month)
}

// longerThan reports whether a sentence names a time that the one asked about is only a part of: what it says of 前11个月 is
// not of November.
func (s *sentence) longerThan(asked *lexicon.Token) bool {
	return slices.ContainsFunc(s.tokens, func(t lexicon.Token) bool {
		return t.Class == lexicon.PeriodOf && t.Period.Months() > asked.Period.Months() && t.Period.Contains(asked.Period)
	})
}

// timed reports whether a sentence names a time, or a part of it, and whether it names another.
func (s *sentence) timed(asked *lexicon.Token) (is, other bool) {
	for i := range s.tokens {
		t := &s.tokens[i]
		switch {
		case t.Class != lexicon.PeriodOf:
		case t.Text == asked.Text || asked.Period.Contains(t.Period):
			is = true
		case asked.Period.IsZero() || t.Period.Months() == asked.Period.Months() &&
			(t.Period.From.Day > 0) == (asked.Period.From.Day > 0):
			other = true
		}
	}
	return is, other
}
