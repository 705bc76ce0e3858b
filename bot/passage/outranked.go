package passage

import (
	"slices"
	"strings"

	"rebot/bot/passage/sentence"
	"rebot/index/lexicon"
)

// outranking is how likely a sentence is at most beside the best of its article, so that the best is quoted in its stead.
const outranking = 0.2

// asLikely is from which likelihood on, beside the best, a sentence needs no other beside it.
const asLikely = 0.9

// outranked gives the sentence of the article in focus that most likely answers a follow-up, where the one that was
// found is far less likely, and that has what is asked for; and one that says a word of the follow-up, where the other
// has but another word for it. One that is likelier by less is quoted beside it, and then nothing tells which piece it is.
func (q *question) outranked(lex *lexicon.Lexicon, r Result) Result {
	if q.ask.Focus == nil || q.ask.Here || r.State != Direct || r.Loose || r.ruled || len(q.Wants) != 1 || r.In == nil ||
		*r.In != *q.ask.Focus || r.Parts[0].Verdict != "" || len(r.Parts[0].Quotes) == 0 {
		return r
	}
	a, p := read(lex, *r.In), r.Parts[0]
	all := q.rank([]*article{a}, 0)
	if len(all) == 0 || q.barred(&all[0]) || p.has(a, &a.sentences[all[0].at]) {
		return r
	}
	best, w := &all[0], &all[0].want
	if q.quoted(p.Quotes[0]) && a.nearness(best.at, q.ask.Lines) < ahead {
		return r // it is of something else than was spoken of
	}
	_, proof := a.sentences[best.at].Proves(w, w.All, nil)
	piece := sentence.Pointed(w.Head) || w.Head == sentence.Why
	if piece && !proof {
		return r
	}
	quotes := a.quotes(reading{at: best.at, from: a.before(best.at)})
	was := q.likeliestOf(a, all, &p)
	if piece && was <= outranking || a.literal(best.at, &p, w.All) {
		r = found(a, Part{Asked: p.Asked, Head: p.Head, Quotes: quotes})
		r.Left = best.left
		return r
	}
	if was >= asLikely || !piece && p.Value != "" {
		return r
	}
	p.Value = ""
	p.Quotes = appendNew(slices.Clone(p.Quotes), quotes)
	r.Parts = []Part{p}
	return r
}

// likeliestOf is how likely the likeliest of the sentences is that a part quotes, beside the best of all.
func (q *question) likeliestOf(a *article, all []candidate, p *Part) (most float64) {
	for k := range all {
		if p.has(a, &a.sentences[all[k].at]) {
			most = max(most, likely(all, k))
		}
	}
	return most
}

// literal reports whether a sentence has a word as it was asked that none of those has which a part quotes.
func (a *article) literal(at int, p *Part, terms []sentence.Term) bool {
	return slices.ContainsFunc(terms, func(t sentence.Term) bool {
		return t.Weight >= 1 && !t.Topic && !t.Letter() && strings.Contains(a.sentences[at].Folded, t.Text) &&
			!slices.ContainsFunc(a.sentences, func(s placed) bool { return p.has(a, &s) && strings.Contains(s.Folded, t.Text) })
	})
}

// why answers why something is so of which the answer before tells, where a sentence says it in so many words: one that
// the answer rests on, else the next behind.
func (q *question) why(a *article) Result {
	if len(q.Wants) != 1 || q.Wants[0].Head != sentence.Why || q.NamesAny() || len(q.ask.Lines) == 0 {
		return Result{State: Nothing}
	}
	terms, best, near := q.termsIn(a), -1, 0.0
	w := q.wanted(0, terms)
	needed, letters := q.needed(&w)
	buys := q.Any("op.buy")
	named := buys || len(needed)+len(letters) > 0
	for at := range a.sentences {
		s := &a.sentences[at]
		h := q.holdOf(a, at, &w, needed, letters)
		if s.head || !s.Explains() || h.met < len(needed) || h.letters < len(letters) ||
			buys && !s.SaysAny(lexicon.List("tells.buying")) {
			continue
		}
		if n := a.nearness(at, q.ask.Lines); n > near && (n >= behind || named) {
			best, near = at, n
		}
	}
	if best < 0 {
		return Result{State: Nothing}
	}
	return ruled(a, Part{Asked: q.Asked(w), Head: w.Head, Quotes: a.quotes(reading{at: best, from: a.before(best)})})
}
