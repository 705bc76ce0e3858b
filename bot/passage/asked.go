package passage

import (
	"slices"
	"strings"

	"rebot/bot/passage/sentence"
	"rebot/index/lexicon"
)

// asked finds the clues that tell what is asked, and whether a sentence says it there: they matter for trusting it, and
// not for choosing it.
func (g *grounds) asked(c *candidate) {
	e, w, s := &c.evidence, &g.w, &c.a.sentences[c.at]
	terms := slices.DeleteFunc(slices.Clone(w.All), func(t sentence.Term) bool {
		return g.q.only(*w, &t) || t.Letter() || t.Token != nil && t.Token.Class == lexicon.PeriodOf
	})
	next, last := g.nextTo(terms)
	e[words], e[asksLast] = float64(len(terms))/6, boolTo(last)
	e[allMet] = boolTo(!slices.ContainsFunc(terms, func(t sentence.Term) bool {
		_, in := s.Meets(&t)
		return !t.Topic && max(in, sameLetters*s.Alike(&t)) < metLeast
	}))
	e[listMissed] = boolTo(w.Several && strings.Count(s.Text, "、") < 2)
	e[valueBeside] = boolTo(next != nil && c.value != "" && s.InClause(next, c.value))
	switch h := w.Head; {
	case h.Counted() || h == sentence.HowLong:
		e[asksAmount] = 1
	case h == sentence.Who:
		e[asksWho] = 1
	case h == sentence.Where:
		e[asksWhere] = 1
	case h == sentence.When:
		e[asksWhen] = 1
	case h == sentence.Why || h == sentence.How:
		e[asksReason] = 1
	}
}

// nextTo gives the term that stands next to the word that asks: behind it where it touches, else before it; and whether
// none stands behind.
func (g *grounds) nextTo(terms []sentence.Term) (next *sentence.Term, last bool) {
	from, to := len(g.q.Letters), len(g.q.Letters)
	if g.w.At >= 0 {
		from, to = g.q.Tokens[g.w.At].From, g.q.Tokens[g.w.At].To
	}
	last = true
	for i := range terms {
		t := &terms[i]
		if t.To <= from {
			next = t
		}
		if last && t.From >= to {
			last = false
			if t.From <= to+1 {
				next = t
			}
		}
	}
	return next, last
}
