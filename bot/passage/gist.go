package passage

import (
	"slices"
	"strings"

	"rebot/bot/passage/sentence"
	"rebot/index/bulletin"
)

// gistOf gives the sentence of an article that has the most of its title, where all else that a question says only tells which
// article is meant.
func (q *question) gistOf(a *article) Result {
	if slices.ContainsFunc(q.termsIn(a), func(t sentence.Term) bool {
		return t.Weight >= 1 && !t.Topic && !t.Is("attr.abstract") && !strings.Contains(sentence.Fold(a.In().Source), t.Text)
	}) {
		return Result{State: Nothing}
	}
	best, most := -1, 0
	for at := range a.sentences {
		s := &a.sentences[at]
		if s.head || s.title {
			continue
		}
		n := sharedPairs(a.title.Folded, s.Folded)
		if s.Telling() {
			n += tellingPairs
		}
		if n > most {
			best, most = at, n
		}
	}
	if best < 0 {
		return Result{State: Nothing}
	}
	return found(a, Part{Asked: q.ask.Text, Head: sentence.Open, Quotes: []Quote{a.quote(best, best)}})
}

// tellingPairs is how many pairs of letters it counts that a sentence says of itself that it tells what was found.
const tellingPairs = 3

// sharedPairs counts the pairs of Han letters of a text that stand in another too.
func sharedPairs(of, in string) (n int) {
	r, seen := []rune(of), map[string]bool{}
	for i := 0; i+1 < len(r); i++ {
		pair := string(r[i : i+2])
		if !seen[pair] && bulletin.HasHan(string(r[i])) && bulletin.HasHan(string(r[i+1])) && strings.Contains(in, pair) {
			n++
		}
		seen[pair] = true
	}
	return n
}
