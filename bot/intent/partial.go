package intent

import (
	"slices"
	"strings"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// partial reads a question of which no frame takes every word, for when the articles don't answer it either: its last
// clauses where they are a question by themselves, else the frame that leaves the fewest words out. What is left out is named.
func (q *question) partial(s *slots) *Query {
	if c := q.clauses(); c != nil {
		return c
	}
	var best *candidate
	least := 0
	for _, f := range frames {
		c := f(q, s)
		if c == nil || c.Source != Facts || !c.explicit {
			continue
		}
		if slices.ContainsFunc(q.exclusions, func(e exclusion) bool { return !c.honours(q, e.at) || !c.keepsOut(e) }) {
			continue // it would give what the question keeps out
		}
		if c.Kind == bulletin.PriceFact && q.losesKind(c) { // a capacity is no price
			continue
		}
		known, unknown := c.lost(q)
		if len(c.Cond(Subject)) == 0 && (len(c.Then) == 0 || unknown > 0 || q.losesName(c)) { // it asks of something else
			continue
		}
		if best == nil || known+unknown < least {
			best, least = c, known+unknown
		}
	}
	if best == nil || q.asksProse() {
		return nil
	}
	best.account(q)
	best.nameLost(q)
	best.English = q.english
	return &best.Query
}

// losesName reports whether a name is left out.
func (q *question) losesName(c *candidate) bool {
	for i := range q.tokens {
		if !c.claimed[i] && isName(&q.tokens[i]) {
			return true
		}
	}
	return false
}

// losesKind reports whether a word is left out that says which kind of figure is asked for: 产能, 多少吨.
func (q *question) losesKind(c *candidate) bool {
	for i := range q.tokens {
		if !c.claimed[i] && q.tokens[i].Of("kind") {
			return true
		}
	}
	return q.asksTons(c)
}

// asksTons reports whether a question asks for an amount by weight, which no price is.
func (q *question) asksTons(c *candidate) bool {
	return q.asksWeight() && c.Op(Divide) == nil && c.Op(Times) == nil && c.Op(Ratio) == nil && !q.has("ask.price", "op.buy", "op.budget")
}

// nameLost names the words that the lexicon knows and that the candidate has no slot for.
func (c *candidate) nameLost(q *question) {
	for i := range q.tokens {
		t := &q.tokens[i]
		if !c.claimed[i] && !silent(t) && !t.Of("qualifier") && !t.Of("ask") && !slices.Contains(c.Ignored, q.asked(i)) {
			c.Ignored = append(c.Ignored, q.asked(i))
		}
	}
}

// clauses reads the last clauses of a question, as many as stand by themselves and name what they ask of. A time that only
// the clauses before name could be meant, so then there is no such reading.
func (q *question) clauses() *Query {
	runes := []rune(q.text)
	for i := range q.tokens {
		t := &q.tokens[i]
		if !strings.ContainsAny(t.Text, ",;:.!?。\n") || len(t.Text) > len("。") {
			continue
		}
		part := newQuestion(string(runes[t.To:]), q.cat)
		s := part.fill()
		best, _ := part.best(s)
		if best.Source != Facts || !best.explicit || len(best.Cond(Subject)) == 0 || len(best.Refused) > 0 {
			continue
		}
		if len(s.times) == 0 && slices.ContainsFunc(q.tokens[:i], func(t lexicon.Token) bool { return t.Class == lexicon.PeriodOf }) {
			continue
		}
		best.Ignored = append([]string{string(runes[:t.From])}, best.Ignored...)
		return &best.Query
	}
	return nil
}
