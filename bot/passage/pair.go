package passage

import (
	"slices"
	"strings"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// A conjunct is one of several things that a number each is asked of.
type conjunct struct {
	met            // letters of the question
	name  string   // as it was asked
	units []string // that it is measured in
}

// conjoin finds the several things that a number each is asked of: 双折射率和相位匹配波长是多少.
func (q *asking) conjoin(w *want) {
	if w.at < 0 || !bulletin.HasHan(q.tokens[w.at].Text) || !w.head.counted() || w.head == Name ||
		!slices.ContainsFunc(q.tokens[w.from:w.to], func(t lexicon.Token) bool { return t.Is("op.and") }) {
		return
	}
	from, to := q.conjuncts(w)
	for start, i := from, from; i <= to; i++ {
		if i < to && !q.joins(i) {
			continue
		}
		if i > start {
			w.each = append(w.each, q.conjunct(start, i))
		}
		start = i + 1
	}
	if len(w.each) < 2 {
		w.each = nil
	}
}

// conjunct is what some tokens name.
func (q *asking) conjunct(from, to int) conjunct {
	c := conjunct{met: met{q.tokens[from].From, q.tokens[to-1].To}}
	c.name = strings.TrimSpace(string([]rune(q.text)[c.from:c.to]))
	for i := from; i < to; i++ {
		if u := measured[q.tokens[i].ID]; u != nil && q.tokens[i].Class == lexicon.Word {
			c.units = u
		}
	}
	return c
}

// joins reports whether a token stands between two things that are asked of.
func (q *asking) joins(i int) bool { return q.tokens[i].Is("op.and") || q.tokens[i].Text == "、" }

// conjuncts gives the tokens around the joints of a want: from the last 的 or word that asks before them to the next
// behind them.
func (q *asking) conjuncts(w *want) (from, to int) {
	from, joined := w.from, false
	for i := w.from; i < w.to; i++ {
		t := &q.tokens[i]
		joined = joined || q.joins(i)
		edge := t.Is("link.of") || t.Of("ask") || t.Of("be") || t.Is("op.list") || t.Is("measure.share") ||
			!q.joins(i) && q.divides(i)
		switch {
		case edge && !joined:
			from = i + 1
		case edge:
			return from, i
		}
	}
	return from, w.to
}

// in lists the terms, or the pieces of them, that stand in a conjunct.
func (c *conjunct) in(terms []term) (out []term) {
	for i := range terms {
		t := terms[i]
		a, b := max(t.from, c.from), min(t.to, c.to)
		if a >= b || t.weight < 1 {
			continue
		}
		if a > t.from || b < t.to {
			t = *t.piece(a, b)
		}
		out = append(out, t)
	}
	return out
}

// pairs answers a want that asks a number each of several things: of every one of them out of the sentence that says it
// best. Where one has none, or two have the same, no number is told.
func (q *question) pairs(a *article, w *want, own, shared []term, before []Part) (all []reading, value string) {
	var texts []string
	for i := range w.each {
		one, terms, said := w.alone(i, own)
		r, _ := q.weighAll(a, &one, terms, shared, before)
		if !said || !r.direct() {
			return nil, ""
		}
		for _, o := range all {
			if o.at == r.at && (o.value == r.value || o.value == "") {
				return nil, ""
			}
		}
		all, texts = append(all, r), append(texts, w.each[i].name+r.value)
		if r.value == "" {
			texts = nil
		}
	}
	if len(texts) < len(w.each) {
		return all, ""
	}
	return all, strings.Join(texts, "、")
}

// alone is what is asked of one of several things, with its terms and those of all, and whether it has any of its own.
func (w *want) alone(i int, own []term) (one want, terms []term, said bool) {
	c := &w.each[i]
	one = *w
	one.each, one.units, one.wanted, one.extreme = nil, c.units, fold(c.name), superlative(c.name)
	in := c.in(own)
	return one, append(w.apart(own), in...), len(in) > 0
}

// apart lists the terms that stand in none of the things that a number each is asked of.
func (w *want) apart(terms []term) []term {
	return slices.DeleteFunc(slices.Clone(terms), func(t term) bool {
		return slices.ContainsFunc(w.each, func(c conjunct) bool { return t.from < c.to && c.from < t.to })
	})
}

// asOne reports whether a sentence says the things that a number each is asked of as one: RE和Ni含量比, or names none of
// them: 两个项目.
func (w *want) asOne(s *sentence, terms []term) bool {
	var at []met
	for i := range w.each {
		if own := w.each[i].in(terms); len(own) > 0 {
			if m, share := s.meets(&own[0]); share >= 0.5 {
				at = append(at, m)
			}
		}
	}
	if len(at) < len(w.each) || strings.Contains(s.folded, "分别") {
		return len(at) == 0
	}
	for i := 1; i < len(at); i++ {
		if at[i].from < at[i-1].to || at[i].from-at[i-1].to > 2 {
			return false
		}
	}
	return true
}
