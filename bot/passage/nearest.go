package passage

import (
	"math"
	"slices"
	"strings"

	"rebot/bot/passage/sentence"
	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// nearest shows where no sentence answers the one that has the most of what is asked about: the names first, and what
// few sentences have weighs more than what many have. Where no sentence has anything that says of what, it is
// Nothing.
func (q *question) nearest(lex *lexicon.Lexicon, places []Place) Result {
	all := q.readAll(lex, places)
	best := Result{State: Nothing}
	words, strange := q.nowhere(all)
	rare := rarityIn(all)
	for _, a := range all {
		if r := q.nearestIn(a, &rare, strange); r.State != Nothing && (best.State == Nothing || r.nearer(&best)) {
			best = r
		}
	}
	best.Nowhere = words
	best.Others = slices.DeleteFunc(slices.Clone(places), func(p Place) bool { return best.In != nil && p == *best.In })
	return best
}

// nearer reports whether a result has more of the names that are asked about than another, or as many and more of the
// rest.
func (r *Result) nearer(o *Result) bool {
	return r.names > o.names || r.names == o.names && r.sum > o.sum
}

// nearestIn gives for each thing asked for the sentence of an article that has the most of it. Strange says that a
// name of the question stands nowhere: only a sentence with another name of it is near then.
func (q *question) nearestIn(a *article, rare *rarity, strange bool) Result {
	terms := q.termsIn(a)
	for i := range terms {
		terms[i].Weight *= rare.weight(&terms[i])
	}
	r := Result{State: Nothing}
	for i := range q.Wants {
		w := q.wanted(i, terms)
		best, names, found := reading{}, 0.0, false
		for k := range a.sentences {
			if !q.answerable(&a.sentences[k], &w) {
				continue
			}
			tells, n := a.tells(k, w.All, strange)
			if !tells {
				continue
			}
			one := q.weigh(a, k, &w, w.All, nil)
			if one.sum -= boolTo(one.proof) * proven / 2; !found || n > names || n == names && one.sum > best.sum {
				best, names, found = one, n, true
			}
		}
		if !found {
			continue
		}
		p := Part{Asked: q.Asked(w), Head: w.Head, Quotes: a.quotes(best), sum: best.sum}
		r.State, r.In, r.Parts = Nearest, &a.Place, append(r.Parts, p)
		r.sum, r.names = r.sum+p.sum, r.names+names
	}
	r.sum += named(terms)
	return r
}

// tells reports whether a sentence, what it goes on with, or the title of its article says of what something is
// asked: with a name, or a word that few sentences have; and how many names it has.
func (a *article) tells(at int, terms []sentence.Term, strange bool) (tells bool, names float64) {
	sum := 0.0
	for i := range terms {
		t := &terms[i]
		rank, share, _ := a.credit(&reading{at: at, from: at}, at, t)
		if rank < carried && !t.Topic && share < most {
			continue
		}
		name := t.Name && !t.Foreign
		if (name && rank >= carried || t.Topic && !t.Often && t.Weight > 0.2) && (name || !strange) {
			tells, names = true, names+1
		}
		if !strange && !t.Foreign {
			sum += t.Weight
		}
	}
	return tells || sum >= 1, names
}

// A rarity tells in how few sentences of some articles a term stands.
type rarity struct {
	all []*article
	of  map[string]float64
	odd map[string]bool // letters of which no two stand together in any of them
}

func rarityIn(all []*article) rarity {
	return rarity{all: all, of: map[string]float64{}, odd: map[string]bool{}}
}

// weight is one for what stands in a single sentence, and nothing for what stands in each.
func (r *rarity) weight(t *sentence.Term) float64 {
	if w, ok := r.of[t.Text]; ok {
		return w
	}
	n, in := 0, 0
	for _, a := range r.all {
		for k := range a.sentences {
			n++
			if _, share := a.sentences[k].Meets(t); share >= most {
				in++
			}
		}
	}
	w := 1 - math.Log(float64(max(in, 1)))/math.Log(float64(max(n, 2)))
	r.of[t.Text] = w
	return w
}

// nowhere lists the words of the question that say what it is about and stand in none of some articles, which hold all
// that a search for each of them finds, and reports whether one of them is a name.
func (q *question) nowhere(all []*article) (words []string, name bool) {
	asked := []rune(q.ask.Text)
	for i := range q.Tokens {
		t := &q.Tokens[i]
		word := string(asked[t.From:t.To])
		if !q.Substance(t) || !q.Whole(i) || slices.ContainsFunc(all, func(a *article) bool { return q.has(a, t) }) {
			continue
		}
		if name = name || t.Class != lexicon.Word &&
			(t.Class != lexicon.Unknown || !bulletin.HasHan(word)); !slices.Contains(words, word) {
			words = append(words, word)
		}
	}
	return words, name
}

// has reports whether an article has a token: itself, another word for it, any two letters of what nothing knows, or
// most of the letters of a name.
func (q *question) has(a *article, t *lexicon.Token) bool {
	one := sentence.Term{From: t.From, To: t.To, Text: string(q.Letters[t.From:t.To]), Token: t}
	for k := range a.sentences {
		if _, share := a.sentences[k].Meets(&one); share > 0 {
			return true
		}
	}
	r, pairs := []rune(one.Text), 0
	for i := 0; bulletin.HasHan(one.Text) && i+1 < len(r); i++ {
		if strings.Contains(a.text, string(r[i:i+2])) {
			pairs++
		}
	}
	return pairs > 0 && (t.Class == lexicon.Unknown || 2*pairs > len(r)-1)
}

// Squeezed is a text as it is searched for words: folded and without blanks.
func Squeezed(s string) string { return strings.Join(strings.Fields(sentence.Fold(s)), "") }

// Strange gives the part of a word that a squeezed text lacks: of unknown letters side by side, those that stand in it
// nowhere together, two at least; a Latin word is one.
func Strange(word, text string) string {
	r := []rune(Squeezed(word))
	if !bulletin.HasHan(word) {
		if len(r) > 2 && !strings.Contains(text, string(r)) {
			return word
		}
		return ""
	}
	from, to := 0, len(r)
	for from+1 < len(r) && strings.Contains(text, string(r[from:from+2])) {
		from++
	}
	for to-1 > from && strings.Contains(text, string(r[to-2:to])) {
		to--
	}
	if from > 0 {
		from++
	}
	if to < len(r) {
		to--
	}
	if to-from < 2 {
		return ""
	}
	return string(r[from:to])
}
