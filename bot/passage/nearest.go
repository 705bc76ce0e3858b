package passage

import (
	"math"
	"slices"

	"rebot/index/lexicon"
)

// nearest shows where no sentence answers the one that has the most of what is asked about: the names first, and what few
// sentences have weighs more than what many have. Where no sentence has anything that says of what, it is Nothing.
func (q *question) nearest(lex *lexicon.Lexicon, places []Place) Result {
	all := readAll(lex, places)
	best := Result{State: Nothing}
	words, strange := q.nowhere(all)
	rare := rarity{all: all, of: map[string]float64{}}
	for _, a := range all {
		if r := q.nearestIn(a, &rare, strange); r.State != Nothing && (best.State == Nothing || r.nearer(&best)) {
			best = r
		}
	}
	best.Nowhere = words
	best.Others = slices.DeleteFunc(slices.Clone(places), func(p Place) bool { return best.In != nil && p == *best.In })
	return best
}

// nearer reports whether a result has more of the names that are asked about than another, or as many and more of the rest.
func (r *Result) nearer(o *Result) bool {
	return r.names > o.names || r.names == o.names && r.sum > o.sum
}

// nearestIn gives for each thing asked for the sentence of an article that has the most of it. Strange says that a name of
// the question stands nowhere: only a sentence with another name of it is near then.
func (q *question) nearestIn(a *article, rare *rarity, strange bool) Result {
	terms := q.termsIn(a)
	for i := range terms {
		terms[i].weight *= rare.weight(&terms[i])
	}
	r := Result{State: Nothing}
	for i := range q.wants {
		w := q.wants[i]
		own, shared := q.termsOf(i, terms)
		w.all = append(slices.Clone(shared), own...)
		best, names, found := reading{}, 0.0, false
		for k := range a.sentences {
			if a.sentences[k].head {
				continue
			}
			tells, n := a.tells(k, w.all, strange)
			if !tells {
				continue
			}
			one := q.weigh(a, k, &w, w.all, nil)
			if one.sum -= boolTo(one.proof) * proven / 2; !found || n > names || n == names && one.sum > best.sum {
				best, names, found = one, n, true
			}
		}
		if !found {
			continue
		}
		p := Part{Asked: q.asked(w), Head: w.head, Quotes: a.quotes(best), sum: best.sum}
		r.State, r.In, r.Parts = Nearest, &a.Place, append(r.Parts, p)
		r.sum, r.names = r.sum+p.sum, r.names+names
	}
	return r
}

// tells reports whether a sentence, what it goes on with, or the title of its article says of what something is asked: with a
// name, or a word that few sentences have; and how many names it has.
func (a *article) tells(at int, terms []term, strange bool) (tells bool, names float64) {
	sum := 0.0
	for i := range terms {
		t := &terms[i]
		rank, share, _ := a.credit(&reading{at: at, from: at}, at, t)
		if rank < carried && !t.topic && share < most {
			continue
		}
		name := t.name && !t.foreign
		if (name && rank >= carried || t.topic && !t.often && t.weight > 0.2) && (name || !strange) {
			tells, names = true, names+1
		}
		if !strange && !t.foreign {
			sum += t.weight
		}
	}
	return tells || sum >= 1, names
}

// A rarity tells in how few sentences of some articles a term stands.
type rarity struct {
	all []*article
	of  map[string]float64
}

// weight is one for what stands in a single sentence, and nothing for what stands in each.
func (r *rarity) weight(t *term) float64 {
	if w, ok := r.of[t.text]; ok {
		return w
	}
	n, in := 0, 0
	for _, a := range r.all {
		for k := range a.sentences {
			n++
			if _, share := a.sentences[k].meets(t); share >= most {
				in++
			}
		}
	}
	w := 1 - math.Log(float64(max(in, 1)))/math.Log(float64(max(n, 2)))
	r.of[t.text] = w
	return w
}
