package passage

import (
	"slices"

	"rebot/bot/passage/sentence"
	"rebot/index/lexicon"
)

// A fit is how a sentence meets all that a want asks about, each piece by how rare it is.
type fit struct {
	reading
	got, all float64 // what is met, and all of it
	own      float64 // what the sentence itself says that is not all of the article's subject
	names    float64 // the names of that subject which it says itself
	left     []string
	lacking  bool // something that stands nowhere near says what is asked
}

// What of a question a sentence must meet that answers it in other words.
const (
	enoughMet   = 0.55 // where what is asked for is lifted out of it
	mostMet     = 0.6  // where the sentence as a whole is the answer
	causeMet    = 0.5  // where it tells the reason that is asked for
	unitMet     = 0.45 // where the unit that is asked for tells what is measured
	metLeast    = 0.5  // what of one piece
	sameLetters = 0.8  // what counts that a word has its letters in the sentence
	nearLetters = 0.6  // what counts that it has half of them there, and stands elsewhere in the article
	rareLeast   = 0.25
	ownLeast    = 1
	trusted     = 0.95 // of what the sentence meets that meets most
	amount      = 2    // what an amount counts
)

// decide reads a question once more that no sentence answers in its own words: it is answered where a sentence holds
// what is asked for and everything else is said there, in what it goes on with or in the title, or may be left out.
func (q *question) decide(lex *lexicon.Lexicon, places []Place) (Result, bool) {
	best := Result{State: Nothing}
	all := readAll(lex, places)
	rare := rarity{all: all, of: map[string]float64{}}
	top := make([]float64, len(q.Wants))
	var each []Result
	for _, a := range all {
		each = append(each, q.decideIn(a, &rare, top))
	}
	for _, r := range each {
		if r.trust(top); r.State == Direct && (best.State == Nothing || r.sum > best.sum) {
			best = r
		}
	}
	best.Loose = true
	return best, best.State == Direct
}

// trust keeps the parts whose sentences nearly are those that meet most of what is asked of all; where another meets
// more and does not answer, this one answers by chance.
func (r *Result) trust(top []float64) {
	state := Nothing
	r.sum = 0
	for i := range r.Parts {
		p := &r.Parts[i]
		if p.Found = p.Found && p.sum >= trusted*top[i]; p.Found {
			state, r.sum = Direct, r.sum+p.sum
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
		w := q.Wants[i]
		own, shared := q.termsOf(i, terms)
		w.All = append(slices.Clone(shared), own...)
		p := Part{Asked: q.Asked(w), Head: w.Head}
		f, most := q.bestFit(a, &w, rare)
		if top[i] = max(top[i], most); f.sum > 0 {
			p.Found, p.Quotes, p.sum = true, a.quotes(f.reading), f.sum
			if sentence.Pointed(w.Head) && len(f.left) == 0 {
				p.Value = a.sound(&f.reading, f.value)
			}
			r.Left = append(r.Left, f.left...)
		}
		r.Parts = append(r.Parts, p)
	}
	return r
}

// bestFit gives the sentence of an article that answers a want best, zero for none, and what any of them meets at most.
func (q *question) bestFit(a *article, w *sentence.Want, rare *rarity) (best fit, most float64) {
	for at := range a.sentences {
		if a.sentences[at].head {
			continue
		}
		f := q.fitOf(a, at, w, rare)
		if most = max(most, f.sum); f.sum > best.sum && q.answers(a, &f, w) {
			best = f
		}
	}
	return best, most
}

// fitOf tells how a sentence meets what is asked about.
func (q *question) fitOf(a *article, at int, w *sentence.Want, rare *rarity) fit {
	f := fit{reading: q.weigh(a, at, w, w.All, nil)}
	var left []*sentence.Term
	said := false // a verb or what is told of a thing
	for i := range w.All {
		t := &w.All[i]
		share, itself := a.said(&f.reading, t)
		weight := t.Weight * (rareLeast + rare.weight(t))
		switch {
		case q.only(*w, t) || t.Soft() && share < metLeast:
			continue
		case share < metLeast:
			left = append(left, t)
		case itself && (!t.Topic || t.Often):
			f.own += weight
			said = said || t.Attribute()
		case itself && t.Name:
			f.names += weight
		}
		f.got, f.all = f.got+share*weight, f.all+weight
	}
	for _, t := range left {
		if !t.Letter() {
			f.left = append(f.left, q.word(t))
		}
		f.lacking = f.lacking || q.Decides(w, t, said) && !(w.Physical() && f.value != "" && !t.Name)
	}
	for _, t := range q.Under(w) {
		if f.all += amount; a.sentences[at].Has(t) {
			f.got, f.own = f.got+amount, f.own+amount
		} else {
			f.lacking = true
		}
	}
	f.sum += f.got
	return f
}

// said tells how far a term is said by a sentence, by what it goes on with or by the title, and whether by itself.
func (a *article) said(r *reading, t *sentence.Term) (share float64, itself bool) {
	s := &a.sentences[r.at]
	_, share, _ = a.credit(r, r.at, t)
	if a.shortened(t, r.at) {
		share = max(share, topical)
	}
	like := s.Alike(t)
	if like >= 0.5 && t.Here {
		share = max(share, nearLetters)
	}
	_, in := s.Meets(t)
	return max(share, sameLetters*like), in >= most || like >= most
}

// answers decides whether a sentence answers.
func (q *question) answers(a *article, f *fit, w *sentence.Want) bool {
	if f.lacking || f.all == 0 || q.missesTime(a, &f.reading, w) || q.lacksOrdinal(a, &f.reading, w) ||
		q.lacksDeed(a, &f.reading, w) || q.saidByOthers(a, f.at, w) {
		return false
	}
	share := f.got / f.all
	switch w.Head {
	case sentence.Open, sentence.Whether, sentence.How, sentence.Thing, sentence.Value:
		return share >= mostMet && f.own >= ownLeast
	case sentence.Why:
		return f.proof && share >= causeMet && f.own+f.names >= ownLeast || share >= mostMet && f.own >= ownLeast && len(f.left) == 0
	}
	if f.value == "" || !f.proof {
		return false
	}
	return share >= enoughMet && f.own >= ownLeast || w.Physical() && share >= unitMet
}
