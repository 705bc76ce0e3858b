package passage

import (
	"rebot/bot/passage/sentence"
	"rebot/index/lexicon"
)

// outranking is how likely a sentence is at most beside the best of its article, so that the best is quoted in its stead.
const outranking = 0.2

// outranked gives the sentence of the article in focus that most likely answers a follow-up, where the one that was
// found is far less likely, and that has what is asked for. Nothing is lifted out of it.
func (q *question) outranked(lex *lexicon.Lexicon, r Result) Result {
	if q.ask.Focus == nil || q.ask.Here || r.State != Direct || r.Loose || r.ruled || len(q.Wants) != 1 || r.In == nil ||
		*r.In != *q.ask.Focus || r.Parts[0].Verdict != "" {
		return r
	}
	a, p := read(lex, *r.In), &r.Parts[0]
	all := q.rank([]*article{a}, 0)
	if len(all) == 0 || q.barred(&all[0]) || p.has(a, &a.sentences[all[0].at]) {
		return r
	}
	w := &all[0].want
	if _, proof := a.sentences[all[0].at].Proves(w, w.All, nil); !proof || !sentence.Pointed(w.Head) && w.Head != sentence.Why {
		return r
	}
	for k := range all {
		if likely(all, k) > outranking && p.has(a, &a.sentences[all[k].at]) {
			return r
		}
	}
	one := found(a, Part{Asked: p.Asked, Head: p.Head, Quotes: a.quotes(reading{at: all[0].at, from: a.before(all[0].at)})})
	one.Left = all[0].left
	return one
}

// why answers why something is so of which the answer before tells, where a sentence says it in so many words: one that
// the answer rests on, else the next behind or before.
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
		if n := a.nearness(at, q.ask.Lines); n > near && (n >= ahead || named) {
			best, near = at, n
		}
	}
	if best < 0 {
		return Result{State: Nothing}
	}
	return ruled(a, Part{Asked: q.Asked(w), Head: w.Head, Quotes: a.quotes(reading{at: best, from: a.before(best)})})
}
