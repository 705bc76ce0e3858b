package passage

import (
	"slices"
	"strings"

	"rebot/bot/passage/sentence"
	"rebot/index/lexicon"
)

// paid answers how much money something cost, 花了多少钱, where a follow-up has no word besides that says of what: by the amount
// that the article in focus says was spent. Of several it is the one that
// the title has too, else the one that the sentences have which the answer before rests on.
func (q *question) paid(a *article) Result {
	if len(q.Wants) != 1 || q.NamesAny() {
		return Result{State: Nothing}
	}
	w := q.Wants[0]
	if w.Head == sentence.HowMany && w.Of == "" && q.AsksCost() {
		w.Head = sentence.Money
	}
	terms := q.termsIn(a)
	if w.Head == sentence.HowMany && w.Of == "" && slices.ContainsFunc(terms, func(t sentence.Term) bool { return onlySpends(&t) }) {
		w.Head = sentence.Money
	}
	if w.Head != sentence.Money || slices.ContainsFunc(terms, func(t sentence.Term) bool { return !spends(&t) }) {
		return Result{State: Nothing}
	}
	var titled, on, all []spending
	for at := range a.sentences {
		amount := a.sentences[at].Spent(&w)
		if a.sentences[at].head || amount == "" {
			continue
		}
		one := spending{at, amount}
		if len(terms) > 0 || q.contains(saysSpent) {
			all = append(all, one)
		}
		if strings.Contains(Squeezed(a.title.Text), Squeezed(amount)) {
			titled = append(titled, one)
		}
		if a.rests(at, q.ask.Lines) {
			on = append(on, one)
		}
	}
	for _, some := range [][]spending{titled, on, all} {
		if len(some) > 0 && !slices.ContainsFunc(some, func(s spending) bool { return s.amount != some[0].amount }) {
			return ruled(a, Part{Asked: q.Asked(w), Head: w.Head, Value: some[0].amount, Quotes: []Quote{a.quote(some[0].at, some[0].at)}})
		}
	}
	return Result{State: Nothing}
}

// A spending is a sentence that says how much was spent.
type spending struct {
	at     int
	amount string
}

// asksSpent are verbs that only ask for money that is spent, and pays those of one letter that ask for any: 罚多少钱 is no price of 罚.
var asksSpent, pays = lexicon.List("asked.spent"), lexicon.List("asked.paid")

// onlySpends reports whether a verb is one of spending money, and of nothing else that is counted: 投多少, no 买多少.
func onlySpends(t *sentence.Term) bool {
	return t.Is("attr.invest") || slices.Contains(lexicon.List("asked.only.spent"), t.Text)
}

// saysSpent reports whether a word that asks how much money says that it is spent: 花多少钱.
func saysSpent(t *lexicon.Token) bool {
	return t.Is("ask.price") && slices.ContainsFunc(asksSpent, func(v string) bool { return strings.HasPrefix(t.Text, v) })
}

// spends reports whether a word only says that money is spent: 花, 出, 拍.
func spends(t *sentence.Term) bool {
	return t.Is("attr.invest") || slices.Contains(asksSpent, t.Text)
}
