package passage

import (
	"rebot/bot/passage/sentence"
	"rebot/index/bulletin"
)

// A fit is how a sentence meets all that a want asks about, each piece by how rare it is.
type fit struct {
	reading
	got, all float64  // what is met, and all of it
	own      float64  // what the sentence itself says that is not all of the article's subject
	names    float64  // the names of that subject which it says itself
	left     []string // pieces that stand nowhere near
	met      int      // how many pieces do
	whole    bool     // it says every word itself, several at least
	short    bool     // any piece does not, a letter or more
	lacking  bool     // something that stands nowhere near says what is asked
}

// What of a question a sentence must meet that answers it in other words.
const (
	enoughMet    = 0.55 // where what is asked for is lifted out of it
	mostMet      = 0.6  // where the sentence as a whole is the answer
	causeMet     = 0.5  // where it tells the reason that is asked for
	unitMet      = 0.45 // where the unit that is asked for tells what is measured
	metLeast     = 0.5  // what of one piece
	sameLetters  = 0.8  // what counts that a word has its letters in the sentence
	nearLetters  = 0.6  // what counts that it has half of them there, and stands elsewhere in the article
	rareLeast    = 0.25
	ownLeast     = 1
	strangeWorth = 0.3  // of letters of which no two stand together anywhere
	kindLeast    = 4    // where the sentence has no word for the kind of thing that is asked for
	trusted      = 0.95 // of what the sentence meets that meets most
	trustedSole  = 0.8  // the same, where no other sentence of the article has what is asked for
	amount       = 2    // what an amount counts
)

// fitOf tells how a sentence meets what is asked about.
func (q *question) fitOf(a *article, at int, w *sentence.Want, rare *rarity) fit {
	f := fit{reading: q.weigh(a, at, w, w.All, nil)}
	var left []*sentence.Term
	whole := true
	said := false // a verb or what is told of a thing
	says := q.SayingVerb(w)
	for i := range w.All {
		t := &w.All[i]
		share, itself := a.said(&f.reading, t)
		if share < metLeast {
			share = q.otherwise(a, &f, w, t, share)
		}
		f.lacking = f.lacking || w.Head.Counted() && q.elsewhere(a, &f, t)
		weight := t.Weight * (rareLeast + rare.weight(t))
		if rare.strange(t) {
			weight *= strangeWorth
		}
		switch {
		case share < metLeast && (q.described(a, &f, w, t) || w.Head == sentence.Percent && t.Is("measure.share")):
			continue
		case q.only(*w, t) || says != nil && t.From >= says.From && t.To <= says.To || t.Soft() && share < metLeast:
			continue
		case share < metLeast:
			left = append(left, t)
		case itself && (!t.Topic || t.Often):
			f.own += weight
			said = said || t.Attribute()
		case itself && t.Name:
			f.names += weight
		}
		if share >= metLeast {
			f.met++
		}
		if !itself && t.Weight >= 1 {
			whole = false
		}
		f.got, f.all = f.got+share*weight, f.all+weight
	}
	f.whole = whole && f.met > 1
	for _, t := range left {
		f.short = f.short || t.Letter() || !rare.strange(t)
		if !t.Letter() {
			f.left = append(f.left, q.word(t))
		}
		f.lacking = f.lacking || q.lacking(a, &f, w, t, said)
	}
	q.conditions(a, at, w, &f)
	f.sum += f.got
	return f
}

// conditions counts what the question says that all is under, and the numbers that it gives.
func (q *question) conditions(a *article, at int, w *sentence.Want, f *fit) {
	for _, t := range q.Under(w) {
		if f.all += amount; a.sentences[at].Has(t) {
			f.got, f.own = f.got+amount, f.own+amount
		} else {
			f.lacking = true
		}
	}
	for _, n := range w.Given {
		if f.all += amount; bulletin.HasNumber(a.sentences[at].Folded, n) {
			f.got, f.own = f.got+amount, f.own+amount
		}
	}
}

// lacking reports whether a sentence does not answer without a piece that stands nowhere near it. The noun for the kind of
// thing that is asked for need not be said where much else is and what is done, and the word for what is measured where
// its unit is.
func (q *question) lacking(a *article, f *fit, w *sentence.Want, t *sentence.Term, said bool) bool {
	switch {
	case q.Kind(w, t):
		return f.own < kindLeast || !said
	case w.Physical() && f.value != "" && !t.Name:
		return false
	case w.Head == sentence.Why && !t.Letter() && a.sentences[f.at].Alike(t) == 0:
		return true
	}
	return q.Decides(w, t, said)
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
	if symbol := elements[t.Text]; symbol != "" && inFormula(s.Text, symbol) {
		return 1, true
	}
	_, in := s.Meets(t)
	return max(share, sameLetters*like), in >= most || like >= most
}

// elements are the symbols that formulas write for elements that are no rare earths.
var elements = map[string]string{"镁": "Mg", "镍": "Ni", "铜": "Cu", "铁": "Fe", "铝": "Al", "钙": "Ca", "锰": "Mn",
	"钴": "Co", "钛": "Ti", "锆": "Zr", "锌": "Zn", "钒": "V"}

// answers decides whether a sentence answers.
func (q *question) answers(a *article, f *fit, w *sentence.Want) bool {
	if f.lacking || f.all == 0 || len(f.left) > f.met || q.missesTime(a, &f.reading, w) || q.lacksOrdinal(a, &f.reading, w) ||
		q.lacksDeed(a, &f.reading, w) || q.saidByOthers(a, f.at, w) || a.supposes(q, &f.reading, w) ||
		q.tellsOther(a, &f.reading, w) {
		return false
	}
	share := f.got / f.all
	switch w.Head {
	case sentence.Open, sentence.Whether, sentence.How, sentence.Thing, sentence.Value:
		return share >= mostMet && (f.own >= ownLeast || f.whole)
	case sentence.Why:
		return f.proof && share >= causeMet && f.own+f.names >= ownLeast ||
			share >= mostMet && f.own >= ownLeast && len(f.left) == 0
	}
	if f.value == "" || !f.proof {
		return false
	}
	return share >= enoughMet && (f.own >= ownLeast || !f.short && q.sole(a, f.at, w, f.value)) || w.Physical() && share >= unitMet
}

// complement gives the sentence of the same paragraph that has what a sentence lacks of what is asked about, if any.
func (q *question) complement(a *article, r *reading, terms []sentence.Term) []Quote {
	best, most := -1, 0.0
	for at := range a.sentences {
		if at >= r.from && at <= r.at || a.sentences[at].paragraph != a.sentences[r.at].paragraph {
			continue
		}
		sum := 0.0
		for i := range terms {
			t := &terms[i]
			if rank, _, _ := a.credit(&reading{at: r.at, from: r.at}, r.at, t); rank >= carried || t.Weight < 1 ||
				t.Topic {
				continue
			}
			if _, share := a.sentences[at].Meets(t); share >= 1 {
				sum += t.Weight
			}
		}
		if sum > most {
			best, most = at, sum
		}
	}
	if best < 0 {
		return nil
	}
	return []Quote{a.quote(best, best)}
}
