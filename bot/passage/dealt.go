package passage

import (
	"cmp"
	"slices"

	"rebot/bot/passage/sentence"
	"rebot/index/lexicon"
)

// buyer answers who bought what the article in focus is on, or to whom is sold what is made, where a follow-up says
// nothing else: by the sentences that tell of a sale and name somebody. Which of their names it is nothing tells.
func (q *question) buyer(a *article) Result {
	if !q.asksBuyer() {
		return Result{State: Nothing}
	}
	buyers, customers := lexicon.List("told.buyer"), lexicon.List("told.customer")
	for _, words := range [][]string{buyers, customers} {
		told := a.telling(words, func(at int) bool { return a.sentences[at].NamesOther(&q.Wants[0]) })
		if len(told) == 0 && &words[0] == &customers[0] { // two factories of a town have no names
			told = a.telling(words, func(int) bool { return true })
		}
		if len(told) == 0 {
			continue
		}
		slices.SortStableFunc(told, func(x, y int) int {
			return cmp.Compare(a.nearness(y, q.ask.Lines), a.nearness(x, q.ask.Lines))
		})
		p := Part{Asked: q.Asked(q.Wants[0]), Head: sentence.Who}
		for _, at := range told[:min(len(told), 2)] {
			p.Quotes = append(p.Quotes, a.quote(at, at))
		}
		return ruled(a, p)
	}
	return Result{State: Nothing}
}

// telling lists the sentences that have any of some words and are as they should be.
func (a *article) telling(words []string, is func(at int) bool) (out []int) {
	for at := range a.sentences {
		if s := &a.sentences[at]; !s.head && s.SaysAny(words) && is(at) {
			out = append(out, at)
		}
	}
	return out
}

// asksBuyer reports whether a question only asks who buys: 谁买的, 卖给谁.
func (q *question) asksBuyer() bool {
	if len(q.Wants) != 1 || q.Wants[0].Head != sentence.Who || q.NamesAny() {
		return false
	}
	some := false
	for i := range q.Tokens {
		t := &q.Tokens[i]
		buys := slices.Contains(lexicon.List("asked.buyer"), t.Text)
		some = some || buys
		if !buys && !t.Fills() && !t.Of("ask") && !t.Of("be") && !t.Of("aspect") && !t.Of("link") && !t.Of("ref") &&
			t.Class != lexicon.Mark && !slices.Contains(lexicon.List("asked.buyer.beside"), t.Text) {
			return false
		}
	}
	return some
}
