package passage

import (
	"slices"

	"rebot/bot/passage/sentence"
	"rebot/index/lexicon"
)

// decide reads a question once more that no sentence answers in its own words: it is answered where a sentence holds
// what is asked for and everything else is said there, in what it goes on with or in the title, or may be left out.
// An answer that is known already, nil for none, stands as long as no sentence fits better than its own.
func (q *question) decide(lex *lexicon.Lexicon, places []Place, known *Result) (Result, bool) {
	best := Result{State: Nothing}
	all := q.readAll(lex, places)
	rare := rarityIn(all)
	least := q.fits(all, known, &rare)
	top := make([]float64, len(q.Wants))
	var each []Result
	for _, a := range all {
		each = append(each, q.decideIn(a, &rare, top))
	}
	for _, r := range each {
		if q.trust(&r, top); r.State == Direct && (best.State == Nothing || r.fitter(&best)) {
			best = r
		}
	}
	best.Loose = true
	best.fill()
	best.untold = known != nil && least == 0
	return best, best.State == Direct && best.sum > least
}

// fits tells how the sentence of an answer to one question fits: nothing where it does not tell the kind of thing that is
// asked for.
func (q *question) fits(all []*article, known *Result, rare *rarity) float64 {
	if known == nil {
		return 0
	}
	one := known.Parts[0].Quotes[0]
	for _, a := range all {
		for at := range a.sentences {
			if s := &a.sentences[at]; a.Place != *known.In || s.from != one.From || s.paragraph != one.Paragraph {
				continue
			}
			w := q.wanted(0, q.termsIn(a))
			if f := q.fitOf(a, at, &w, rare); !f.untold {
				return f.sum
			}
		}
	}
	return 0
}

// fitter reports whether a result says nearly all of the question where another does not, or meets more.
func (r *Result) fitter(o *Result) bool {
	part := func(p Part) bool { return p.Found && !p.whole }
	if a, b := slices.ContainsFunc(r.Parts, part), slices.ContainsFunc(o.Parts, part); a != b {
		return b
	}
	return r.sum > o.sum
}

// fill answers what else is asked by the sentence that says the most of it, where that is quoted already.
func (r *Result) fill() {
	for i := range r.Parts {
		if p := &r.Parts[i]; !p.Found && r.quotes(p.most) {
			p.Found, p.Quotes = true, []Quote{p.most}
		}
	}
}

// trust keeps the parts whose sentences nearly are those that meet most of what is asked of all; where another meets
// more and does not answer, this one answers by chance.
func (q *question) trust(r *Result, top []float64) {
	state := Nothing
	r.sum = 0
	for i := range r.Parts {
		p := &r.Parts[i]
		least := trusted
		if p.sole {
			least = trustedSole
		}
		if p.Found = p.Found && (p.whole || p.sum >= least*top[i]); p.Found {
			if r.sum += p.sum; q.settles(i) {
				state = Direct
			}
			continue
		}
		p.Quotes, p.Value, p.Verdict = nil, "", ""
	}
	r.State = state
}

// decideIn answers out of one article, and raises what any sentence meets at most of each thing asked for.
func (q *question) decideIn(a *article, rare *rarity, top []float64) Result {
	terms := q.termsIn(a)
	r := Result{State: Nothing, In: &a.Place}
	for i := range q.Wants {
		w := q.wanted(i, terms)
		p := Part{Asked: q.Asked(w), Head: w.Head, several: w.Several}
		f, most := q.bestFit(a, &w, rare)
		p.most = a.quote(most.at, most.at)
		if top[i] = max(top[i], most.sum); f.sum > 0 {
			p.whole, p.proof = f.complete() && !sentence.Pointed(w.Head), f.proof
			p.sole = sentence.Pointed(w.Head) && !f.short && q.sole(a, f.at, &w, f.value)
			p.Found, p.Quotes, p.sum = true, append(a.told(&f), q.complement(a, &f.reading, w.All)...), f.sum
			if sentence.Pointed(w.Head) && len(f.left) == 0 {
				p.Value = a.sound(&f.reading, f.value)
			}
			r.Left = append(r.Left, f.left...)
		}
		r.Parts = append(r.Parts, p)
	}
	return r
}

// quotes reports whether a sentence is quoted for another thing that is asked for.
func (r *Result) quotes(one Quote) bool {
	return slices.ContainsFunc(r.Parts, func(p Part) bool { return p.Found && slices.Contains(p.Quotes, one) })
}

// bestFit gives the sentence of an article that answers a want best, zero for none, and the one that meets the most.
func (q *question) bestFit(a *article, w *sentence.Want, rare *rarity) (best, most fit) {
	for at := range a.sentences {
		if !q.answerable(&a.sentences[at], w) {
			continue
		}
		f := q.fitOf(a, at, w, rare)
		if f.sum > most.sum && !f.untold && !f.nameless && (f.value != "" || !w.Physical()) {
			most = f
		}
		if q.answers(a, &f, w) && f.better(&best) {
			best = f
		}
	}
	return best, most
}

// complete reports whether nearly all of what is asked about is said, and nothing left out.
func (f *fit) complete() bool { return len(f.left) == 0 && f.got >= nearlyAll*f.all }

// better reports whether a fit that answers says nearly all where another does not, or meets more.
func (f *fit) better(o *fit) bool {
	if f.complete() != o.complete() && o.sum > 0 && !f.kind {
		return f.complete()
	}
	return f.sum > o.sum
}
