package passage

import (
	"slices"
	"strings"

	"rebot/bot/intent"
	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// again reads a question once more that no sentence answers in its own words: somebody says in other words what the bulletin
// says. What nothing knows and the bulletin has nowhere doesn't count, unless it stands where a name does. Only a question
// that asks for no one piece of a sentence can be answered so: a sentence is quoted plainly, and no value is lifted out.
func (q *question) again(lex *lexicon.Lexicon, places []Place) (Result, bool) {
	best := Result{State: Nothing}
	for i := range q.wants {
		if !q.open(&q.wants[i]) && (i == 0 || q.wants[i].head != Value) {
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

// open reports whether a want asks how, why or what, so that a sentence on it answers as a whole.
func (q *asking) open(w *want) bool {
	if w.at < 0 {
		return false
	}
	asks := &q.tokens[w.at]
	return (asks.Is("op.list") || !strings.Contains(asks.Text, "几") && !strings.Contains(asks.Text, "多少")) &&
		(w.head == Open || w.head == How || w.head == Why || w.head == Thing || w.head == Value)
}

// saidIn gives for each thing asked for the sentence of an article that says most of it.
func (q *question) saidIn(a *article, rare *rarity) Result {
	terms := q.termsIn(a)
	r := Result{State: Nothing}
	for i := range q.wants {
		w := q.wants[i]
		own, shared := q.termsOf(i, terms)
		w.all = append(slices.Clone(shared), own...)
		p, best, second, found := Part{Asked: q.asked(w), Head: w.head}, reading{}, 0.0, false
		for at := range a.sentences {
			if a.sentences[at].head {
				continue
			}
			one := q.weigh(a, at, &w, w.all, nil)
			if one.sum = q.mostSaid(a, &one, &w, rare); one.sum == 0 || !one.proof && w.head != Thing {
				continue
			}
			if !found || one.sum > best.sum {
				second, best, found = best.sum, one, true
			} else {
				second = max(second, one.sum)
			}
		}
		if p.Found = found && (second < clear*best.sum || !slices.ContainsFunc(w.all, func(t term) bool { return q.loose(&t) })); p.Found {
			p.Quotes, p.sum = append(a.quotes(best), q.complement(a, &best, w.all)...), best.sum
			r.State, r.In, r.sum = Direct, &a.Place, r.sum+best.sum
		}
		r.Parts = append(r.Parts, p)
	}
	return r
}

// enoughSaid is the share of what is asked about, by how rare it is, that a sentence must have which says it in other words.
const enoughSaid = 0.75

// complement gives the sentence of the same paragraph that has what a sentence lacks of what is asked about, if any.
func (q *question) complement(a *article, r *reading, terms []term) []Quote {
	best, most := -1, 0.0
	for at := range a.sentences {
		if at >= r.from && at <= r.at || a.sentences[at].paragraph != a.sentences[r.at].paragraph {
			continue
		}
		sum := 0.0
		for i := range terms {
			t := &terms[i]
			if rank, _, _ := a.credit(&reading{at: r.at, from: r.at}, r.at, t); rank >= carried || t.weight < 1 || t.topic {
				continue
			}
			if _, share := a.sentences[at].meets(t); share >= 1 {
				sum += t.weight
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

// clear is the share of the best sentence's worth that another of the article has at most, where words are left out that
// might tell which of them is meant.
const clear = 0.9

// mostSaid tells how much of what is asked about a sentence has, zero where that does not do: a name or a word that the lexicon
// knows stands nowhere near, or less than two pieces stand in it, or all of them are what the whole article is on.
func (q *question) mostSaid(a *article, r *reading, w *want, rare *rarity) float64 {
	got, all, sum, met, own, subject := 0.0, 0.0, 0.0, 0, false, false
	says := q.sayingVerb(w)
	if q.saidByOthers(a, r.at, w) {
		return 0
	}
	for i := range w.all {
		t := &w.all[i]
		rank, share, _ := a.credit(&reading{at: r.at, from: r.at}, r.at, t)
		if rank < carried && a.shortened(t, r.at) {
			rank, share = carried, topical
		}
		weight := t.weight * rare.weight(t)
		switch {
		case says != nil && t.from >= says.From && t.to <= says.To:
			continue
		case t.letter():
			if weight = 0; t.here && share == 0 {
				weight = 1
			}
		case t.weight < 0.5 || q.loose(t):
			continue
		case (t.name && !t.foreign || says != nil) && share < beside, share == 0 && t.known():
			return 0
		}
		got, all, sum = got+share*weight, all+weight, sum+worth(t, rank)*weight
		if t.weight >= 1 && (rank >= carried || t.topic) {
			met++
			subject = subject || !t.attribute()
		}
		own = own || rank >= carried && weight >= 0.8 && (!t.topic || t.often)
	}
	if met < 2 && says == nil || !own || !subject || got < enoughSaid*all {
		return 0
	}
	return sum
}

// saying are verbs that ask what somebody says or thinks, behind 怎么.
var saying = strings.Fields("看 看待 说 讲 想 评价 评论 回应 答复 表态 表示 解释 解读 认为")

// sayingVerb gives the verb behind 怎么 that asks what somebody says.
func (q *asking) sayingVerb(w *want) *lexicon.Token {
	if w.at < 0 || w.at+1 >= len(q.tokens) || w.head != How {
		return nil
	}
	if t := &q.tokens[w.at+1]; slices.Contains(saying, strings.TrimRight(t.Text, "的了")) {
		return t
	}
	return nil
}

// saidByOthers reports whether it is asked what somebody says, and a sentence does not tell what he does.
func (q *question) saidByOthers(a *article, at int, w *want) bool {
	if q.sayingVerb(w) == nil {
		return false
	}
	if !a.sentences[at].anyOf("say", "attr.call", "attr.stance.deny", "attr.stance.admit") {
		return true
	}
	end := q.tokens[w.at].From
	for i := w.from + 1; i < w.at; i++ {
		if q.tokens[i].Is("link.for") {
			end = q.tokens[i].From
			break
		}
	}
	for i := len(w.all) - 1; i >= 0; i-- {
		if t := &w.all[i]; t.to <= end && !t.letter() {
			rank, _, _ := a.credit(&reading{at: at, from: at}, at, t)
			return rank < carried && !a.shortened(t, at)
		}
	}
	return false
}

// shortened reports whether a sentence has the beginning of a name that the article has whole elsewhere, without the title
// behind it: 诺布 for 诺布上校.
func (a *article) shortened(t *term, at int) bool {
	r := []rune(t.text)
	if t.token != nil && t.token.Class != lexicon.Unknown || len(r) < 4 || !strings.Contains(a.text, t.text) {
		return false
	}
	s := &a.sentences[at]
	i := strings.Index(s.folded, string(r[:len(r)-2]))
	return i >= 0 && s.wordAt(len([]rune(s.folded[:i]))).Class == lexicon.Unknown
}

// loose reports whether a term is in somebody's own words: letters that nothing knows, of which no two stand together in
// any article, where no name stands.
func (q *question) loose(t *term) bool {
	if t.token != nil && t.token.Class != lexicon.Unknown || !bulletin.HasHan(t.text) {
		return false
	}
	r := []rune(t.text)
	for i := 0; i+1 < len(r); i++ {
		pair := string(r[i : i+2])
		if slices.ContainsFunc(q.all, func(a *article) bool { return strings.Contains(a.text, pair) }) {
			return false
		}
	}
	return !q.nominal(t)
}

// nominal reports whether a term begins where a name does: first of all, or behind 的, 哪 or 什么.
func (q *asking) nominal(t *term) bool {
	i := slices.IndexFunc(q.tokens, func(k lexicon.Token) bool { return k.From == t.from })
	if i <= 0 {
		return i == 0
	}
	if i+1 < len(q.tokens) && intent.Content(&q.tokens[i+1]) && q.tokens[i+1].From == q.tokens[i].To {
		return false // it says which: 什么苛刻条件
	}
	return q.tokens[i-1].Is("ask.which") || q.tokens[i-1].Is("op.list") || q.tokens[i-1].Is("link.of")
}
