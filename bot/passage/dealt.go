package passage

import (
	"cmp"
	"slices"
	"strings"

	"rebot/bot/passage/sentence"
	"rebot/index/lexicon"
)

// A part played in what an article tells of, that short follow-ups ask for in words of their own, 谁买的, 最后呢: the lists of
// the words that ask for it, and of those that tell it, the surest first.
type played struct {
	asked string
	told  []string
	heads []sentence.Head // that are asked for
	is    func(q *question, s *placed) bool
}

var parts = []played{
	{"asked.buyer", []string{"told.buyer", "told.customer"}, []sentence.Head{sentence.Who}, (*question).namesBuyer},
	{"asked.debt", []string{"told.debt"}, []sentence.Head{sentence.HowMany, sentence.Money}, (*question).saysMoney},
	{"asked.supply", []string{"told.supply"}, []sentence.Head{sentence.Origin, sentence.Where, sentence.Open}, nil},
	{"asked.funds", []string{"told.funds"}, []sentence.Head{sentence.Origin, sentence.Where, sentence.Open},
		(*question).saysMoney},
	{"asked.boss", []string{"told.boss"}, []sentence.Head{sentence.Who, sentence.Name, sentence.Open}, nil},
	{"asked.doer", []string{"told.doer", "told.team"}, []sentence.Head{sentence.Who}, nil},
	{"asked.life", []string{"told.life"}, []sentence.Head{sentence.HowMany, sentence.HowLong}, nil},
	{"asked.whither", []string{"told.whither"}, []sentence.Head{sentence.Where}, nil},
	{"asked.breach", []string{"told.breach"}, []sentence.Head{sentence.Open, sentence.How, sentence.Value},
		(*question).breaks},
	{"asked.next", []string{"told.next"}, []sentence.Head{sentence.When, sentence.Open, sentence.Where}, nil},
	{"asked.end", []string{"told.last", "told.end"}, []sentence.Head{sentence.Open, sentence.Value, sentence.How}, nil},
}

// dealt answers who bought what the article in focus is on, what is owed, from where something comes and how it ended, where
// a follow-up says nothing else: by the sentences that tell it. Nothing is lifted out of them.
func (q *question) dealt(lex *lexicon.Lexicon) Result {
	if q.ask.Focus == nil || len(q.Wants) != 1 || q.NamesAny() {
		return Result{State: Nothing}
	}
	a := read(lex, *q.ask.Focus)
	if told := q.clause(a); len(told) > 0 && !q.Wants[0].Head.Counted() {
		return q.tellingIn(a, told)
	}
	for i := range parts {
		p := &parts[i]
		if !slices.Contains(p.heads, q.Wants[0].Head) || !q.asksOnly(lexicon.List(p.asked)) {
			continue
		}
		for _, list := range p.told {
			if told := q.telling(a, lexicon.List(list), p.is); len(told) > 0 {
				return q.tellingIn(a, told)
			}
		}
	}
	return Result{State: Nothing}
}

// breaks reports whether a question supposes that something is not done, or done against a rule.
func (q *question) breaks(*placed) bool { return q.Any("ask.not") || q.Any("qual.contrast") }

// clause lists the sentences with the clause of a rule that a question names by its number: 第十九条怎么说的.
func (q *question) clause(a *article) (out []int) {
	for i := range q.Tokens[:max(len(q.Tokens)-1, 0)] {
		t, n := &q.Tokens[i], &q.Tokens[i+1]
		if !t.Is("ord") || n.Unit != "条" && n.Unit != "款" {
			continue
		}
		for at := range a.sentences {
			if s := &a.sentences[at]; !s.head && strings.Contains(s.Folded, string(q.Letters[t.From:n.To])) {
				out = append(out, at)
			}
		}
	}
	return out
}

// namesBuyer reports whether a sentence names somebody, or tells of customers: two factories of a town have no names.
func (q *question) namesBuyer(s *placed) bool {
	return s.NamesOther(&q.Wants[0]) || s.SaysAny(lexicon.List("told.customer"))
}

// saysMoney reports whether a sentence has an amount of money.
func (q *question) saysMoney(s *placed) bool {
	return slices.ContainsFunc(s.Tokens, func(t lexicon.Token) bool { return t.IsMoney() })
}

// telling lists the sentences that have any of some words and are as they should be, the next to the answer before first.
func (q *question) telling(a *article, words []string, is func(*question, *placed) bool) (out []int) {
	for at := range a.sentences {
		if s := &a.sentences[at]; !s.head && !s.title && s.SaysAny(words) && (is == nil || is(q, s)) {
			out = append(out, at)
		}
	}
	slices.SortStableFunc(out, func(x, y int) int {
		return cmp.Compare(a.nearness(y, q.ask.Lines), a.nearness(x, q.ask.Lines))
	})
	return out
}

// tellingIn quotes the first two of some sentences.
func (q *question) tellingIn(a *article, told []int) Result {
	p := Part{Asked: q.Asked(q.Wants[0]), Head: q.Wants[0].Head}
	for _, at := range told[:min(len(told), 2)] {
		p.Quotes = appendNew(p.Quotes, a.quotes(reading{at: at, from: at}))
	}
	return ruled(a, p)
}

// asksOnly reports whether a question has one of some words, and else none that says anything: 谁买的, 卖给谁.
func (q *question) asksOnly(words []string) bool {
	some := false
	for i := range q.Tokens {
		t := &q.Tokens[i]
		asks := slices.Contains(words, t.Text)
		some = some || asks
		if !asks && !t.Fills() && !t.Of("ask") && !t.Of("be") && !t.Of("aspect") && !t.Of("link") && !t.Of("ref") &&
			!t.Is("obj.source") && !t.Is("attr.name") && !t.Of("prep") && t.Class != lexicon.Mark &&
			!slices.Contains(lexicon.List("asked.beside"), t.Text) {
			return false
		}
	}
	return some
}
