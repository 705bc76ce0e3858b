package passage

import (
	"slices"
	"strings"

	"rebot/bot/passage/sentence"
	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// again reads a question once more that no sentence answers in its own words: somebody says in other words what the
// bulletin says. What nothing knows and the bulletin has nowhere doesn't count, unless it stands where a name does.
// Only a question that asks for no one piece of a sentence can be answered so: a sentence is quoted plainly, and no
// value is lifted out.
func (q *question) again(lex *lexicon.Lexicon, places []Place) (Result, bool) {
	best := Result{State: Nothing}
	for i := range q.Wants {
		if !q.Open(&q.Wants[i]) && (i == 0 || q.Wants[i].Head != sentence.Value) {
			return best, false
		}
	}
	q.all = append(q.all, readAll(lex, places)...)
	rare := rarity{all: q.all, of: map[string]float64{}}
	for _, a := range q.all {
		if r := q.saidIn(a, &rare); r.State == Direct && (best.State == Nothing || r.nearer(&best)) {
			best = r
		}
	}
	best.Loose = true
	best.Others = slices.DeleteFunc(slices.Clone(places), func(p Place) bool { return best.In != nil && p == *best.In })
	return best, best.State == Direct
}

// saidIn gives for each thing asked for the sentence of an article that says most of it.
func (q *question) saidIn(a *article, rare *rarity) Result {
	terms := q.termsIn(a)
	r := Result{State: Nothing}
	for i := range q.Wants {
		w := q.Wants[i]
		own, shared := q.termsOf(i, terms)
		w.All = append(slices.Clone(shared), own...)
		p, best, second, found := Part{Asked: q.Asked(w), Head: w.Head}, reading{}, 0.0, false
		for at := range a.sentences {
			if a.sentences[at].head {
				continue
			}
			one := q.weigh(a, at, &w, w.All, nil)
			if one.sum = q.mostSaid(a, &one, &w, rare); one.sum == 0 || !one.proof && w.Head != sentence.Thing {
				continue
			}
			if !found || one.sum > best.sum {
				second, best, found = best.sum, one, true
			} else {
				second = max(second, one.sum)
			}
		}
		if p.Found = found && (second < clear*best.sum ||
			!slices.ContainsFunc(w.All, func(t sentence.Term) bool { return q.loose(&t) })); p.Found {
			p.Quotes, p.sum = append(a.quotes(best), q.complement(a, &best, w.All)...), best.sum
			r.State, r.In, r.sum = Direct, &a.Place, r.sum+best.sum
		}
		r.Parts = append(r.Parts, p)
	}
	return r
}

// enoughSaid is the share of what is asked about, by how rare it is, that a sentence must have which says it in other
// words.
const enoughSaid = 0.75

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

// clear is the share of the best sentence's worth that another of the article has at most, where words are left out
// that might tell which of them is meant.
const clear = 0.9

// mostSaid tells how much of what is asked about a sentence has, zero where that does not do: a name or a word that
// the lexicon knows stands nowhere near, or less than two pieces stand in it, or all of them are what the whole
// article is on.
func (q *question) mostSaid(a *article, r *reading, w *sentence.Want, rare *rarity) float64 {
	got, all, sum, met, own, subject := 0.0, 0.0, 0.0, 0, false, false
	says := q.SayingVerb(w)
	if q.saidByOthers(a, r.at, w) {
		return 0
	}
	for i := range w.All {
		t := &w.All[i]
		rank, share, _ := a.credit(&reading{at: r.at, from: r.at}, r.at, t)
		if rank < carried && a.shortened(t, r.at) {
			rank, share = carried, topical
		}
		weight := t.Weight * rare.weight(t)
		switch {
		case says != nil && t.From >= says.From && t.To <= says.To:
			continue
		case t.Letter():
			if weight = 0; t.Here && share == 0 {
				weight = 1
			}
		case t.Weight < 0.5 || q.loose(t):
			continue
		case (t.Name && !t.Foreign || says != nil) && share < beside, share == 0 && t.Known():
			return 0
		}
		got, all, sum = got+share*weight, all+weight, sum+worth(t, rank)*weight
		if t.Weight >= 1 && (rank >= carried || t.Topic) {
			met++
			subject = subject || !t.Attribute()
		}
		own = own || rank >= carried && weight >= 0.8 && (!t.Topic || t.Often)
	}
	if met < 2 && says == nil || !own || !subject || got < enoughSaid*all {
		return 0
	}
	return sum
}

// saidByOthers reports whether it is asked what somebody says, and a sentence does not tell what he does.
func (q *question) saidByOthers(a *article, at int, w *sentence.Want) bool {
	if q.SayingVerb(w) == nil {
		return false
	}
	if !a.sentences[at].AnyOf("say", "attr.call", "attr.stance.deny", "attr.stance.admit") {
		return true
	}
	end := q.Tokens[w.At].From
	for i := w.From + 1; i < w.At; i++ {
		if q.Tokens[i].Is("link.for") {
			end = q.Tokens[i].From
			break
		}
	}
	for i := len(w.All) - 1; i >= 0; i-- {
		if t := &w.All[i]; t.To <= end && !t.Letter() {
			rank, _, _ := a.credit(&reading{at: at, from: at}, at, t)
			return rank < carried && !a.shortened(t, at)
		}
	}
	return false
}

// shortened reports whether a sentence has the beginning of a name that the article has whole elsewhere, without the
// title behind it: 诺布 for 诺布上校.
func (a *article) shortened(t *sentence.Term, at int) bool {
	r := []rune(t.Text)
	if t.Token != nil && t.Token.Class != lexicon.Unknown || len(r) < 4 || !strings.Contains(a.text, t.Text) {
		return false
	}
	s := &a.sentences[at]
	i := strings.Index(s.Folded, string(r[:len(r)-2]))
	return i >= 0 && s.WordAt(len([]rune(s.Folded[:i]))).Class == lexicon.Unknown
}

// loose reports whether a term is in somebody's own words: letters that nothing knows, of which no two stand together
// in any article, where no name stands.
func (q *question) loose(t *sentence.Term) bool {
	if t.Token != nil && t.Token.Class != lexicon.Unknown || !bulletin.HasHan(t.Text) {
		return false
	}
	r := []rune(t.Text)
	for i := 0; i+1 < len(r); i++ {
		pair := string(r[i : i+2])
		if slices.ContainsFunc(q.all, func(a *article) bool { return strings.Contains(a.text, pair) }) {
			return false
		}
	}
	return !q.Nominal(t)
}
