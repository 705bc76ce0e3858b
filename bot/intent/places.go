package intent

import (
	"slices"

	"rebot/index/lexicon"
)

// places takes a question for the place that each thing named has among all: 排第几, 第几贵, 排老几, where does it rank. It
// reports whether that is asked.
func (q *question) places(s *slots, c *candidate, subjects []slot) bool {
	at := q.placeAsked()
	if at < 0 || len(in(subjects)) == 0 || len(c.Unsure) > 0 || len(s.times) > 1 {
		return false
	}
	o := Op{Name: PlaceOf}
	o.By = q.rankedBy(s, &o)
	if q.has("op.rankasc", "op.cheaper", "op.cheapest", "op.less") {
		o.Asked = "asc"
	}
	if b := q.at(at - 2); b.Text == "倒数" || b.Is("op.last") {
		o.Asked = "asc"
		c.claimed[at-2] = true
	}
	for _, o.Of = range in(subjects) {
		c.then(o)
	}
	c.releaseAll(in(subjects))
	c.explicit = true
	c.claimed[at] = true
	if b := q.at(at - 1); b.Is("ord") || b.Text == "老" {
		c.claimed[at-1] = true
	}
	for i := at + 1; i < len(q.tokens) && i < at+3; i++ { // 第几大, 第几名
		if t := &q.tokens[i]; sizeOf(t.Text) != "" || t.Kind == "counter" {
			c.claimed[i] = true
		}
	}
	q.amongForm(c)
	c.claimWords(q, "op.rank", "op.rankasc", "op.dearer", "op.cheaper", "op.more", "op.less", "op.most", "attr.every",
		"obj.product", "prep.in", "ask.which", "ask.where")
	q.claimKind(c, "partner")
	return true
}

// amongForm holds a ranking to the form that the place is one among: 在氧化物里, among oxides.
func (q *question) amongForm(c *candidate) {
	for i := range q.tokens {
		t := &q.tokens[i]
		among := partOf(q.at(i+1)) || q.at(i-1).Text == "among" || q.at(i-1).Is("part")
		if form := formGroup(t); isForm(t) && form != "" && among {
			c.Where = append(c.Where, Cond{Dim: Form, Values: []string{form}})
			c.claimed[i] = true
		}
	}
}

// releaseAll leaves the dimension open that is held to some values.
func (c *candidate) releaseAll(values []string) {
	for i := range c.Where {
		if w := &c.Where[i]; !w.Not && slices.Equal(w.Values, values) {
			if w.Dim == Partner {
				w.Values = []string{Any}
			} else {
				c.Where = slices.Delete(c.Where, i, i+1)
			}
			return
		}
	}
}

// placeAsked is the word that asks for a place in a ranking, -1 for none.
func (q *question) placeAsked() int {
	return slices.IndexFunc(q.tokens, func(t lexicon.Token) bool { return t.Is("ask.place") })
}

// ordinals gives the 几 of 第几 and 老几 the sense that asks for a place in a ranking, and where and what that of English
// beside rank. 第几批 asks for something else.
func (q *question) ordinals() {
	for i := range q.tokens {
		t, b, n := &q.tokens[i], q.at(i-1), q.at(i+1)
		han := t.Text == "几" && (b.Is("ord") && !n.Is("batch.word") && !n.Of("batch") || b.Text == "老" && i > 0)
		english := q.english && (t.Is("ask.where") || t.Is("ask.what")) && q.has("op.rank") ||
			t.Is("ask.which") && n.Is("op.rank")
		if han || english {
			q.tokens = slices.Clone(q.tokens)
			t = &q.tokens[i]
			t.Also = append(slices.Clone(t.Also), lexicon.Sense{Class: lexicon.Word, ID: "ask.place", Kind: compared})
			return
		}
	}
}
