package intent

import (
	"slices"
	"strings"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// opposite is the bound that holds where another does not.
var opposite = map[string]string{"bound.over": "bound.atmost", "bound.atleast": "bound.under", "bound.under": "bound.atleast",
	"bound.atmost": "bound.over", "bound.between": "bound.between"}

func (q *question) maxDown() bool { return q.has("op.maxdown") || q.superlative("move.down") }

func (q *question) maxUp() bool { return q.has("op.maxup") || q.superlative("move.up") }

// ends2 takes a question for both ends: 最贵的和最便宜的, 跌得最多的和最少的.
func (q *question) ends2(s *slots, c *candidate) bool {
	o := Op{Name: Ends, By: "value"}
	dear := q.has("op.dearest", "measure.high") || q.superlative("op.dearer")
	cheap := q.has("op.cheapest", "measure.low") || q.superlative("op.cheaper")
	switch {
	case dear && cheap && c.Kind != bulletin.IndexFact:
	case q.maxDown() && (q.has("op.mindown") || q.superlative("op.less")):
		o.By, o.Way = "change", "down"
	case q.maxUp() && (q.has("op.minup") || q.superlative("op.less")):
		o.By, o.Way = "change", "up"
	default:
		return false
	}
	c.then(o)
	c.explicit = c.explicit || c.Kind != ""
	c.claimWords(q, "op.dearer", "op.cheaper", "op.dearest", "op.cheapest", "op.maxdown", "op.maxup", "op.mindown", "op.minup", "op.most", "op.less", "op.more", "measure.high", "measure.low")
	return true
}

// denied gives the 没 or not that stands before the movement at i, -1 for none.
func (q *question) denied(i int) int {
	for j := i - 1; j >= 0 && j > i-3; j-- {
		t := q.at(j)
		if t.Is("ask.not") && !t.Is("ask.whether") && t.Text != "不是" && t.Text != "no" {
			return j
		}
		if t.Class == lexicon.Mark || !t.Fills() {
			return -1
		}
	}
	return -1
}

// ranksBy reports whether the movement at i only says what a ranking goes by: 跌幅前三, 按涨幅排. Of 跌了的里最贵的 it says
// which rows are ranked.
func (q *question) ranksBy(c *candidate, at int) bool {
	for _, o := range c.Then {
		if (o.Name == Top || o.Name == Bottom || o.Name == Nth || o.Name == Sort || o.Name == Ends) && o.By == "change" {
			return !q.at(at+1).Is("aspect") && !q.at(at+1).Is("link.of") || q.superlativeAt(at)
		}
	}
	return false
}

// superlativeAt reports whether 最 stands beside the movement at i.
func (q *question) superlativeAt(i int) bool {
	return q.at(i-1).Is("op.most") || q.at(i+1).Is("op.most") || q.at(i+2).Is("op.most")
}

// tallies reports whether a question asks how many moved which way: 几个涨几个跌, 多少跌了多少没动.
func (q *question) tallies(s *slots) bool {
	var ways []string
	for _, m := range s.moves {
		if w := wayOf(m.value); !m.not && !slices.Contains(ways, w) && q.tokens[m.at].Class == lexicon.Word {
			ways = append(ways, w)
		}
	}
	return len(ways) > 1 && q.has("op.count") && len(in(s.products))+len(in(s.elements)) == 0
}

// chosen reports whether a query takes several rows out of all of them.
func (c *candidate) chosen() bool {
	for _, w := range c.Where {
		if w.Not || w.Dim == Group || slices.Contains(w.Values, Any) {
			return true
		}
	}
	for _, o := range c.Then {
		if o.Name == Within || o.Name == Sort || o.Name == Ends || (o.Name == Top || o.Name == Bottom) && o.N > 1 {
			return true
		}
	}
	return false
}

// reckonedBy tells whether changes are reckoned with, and not values: 平均跌幅, 跌幅的中位数.
func (q *question) reckonedBy(s *slots) string {
	for _, m := range s.moves {
		b, n := q.at(m.at-1), q.at(m.at+1)
		if n.Is("link.of") {
			n = q.at(m.at + 2)
		}
		if of := func(t *lexicon.Token) bool { return t.Is("op.mean") || t.Is("op.median") || t.Is("measure.mean") }; of(b) || of(n) {
			return "change"
		}
	}
	return ""
}

// monthly reports whether a question asks for what one month of several has: 平均每月多少吨, 月均.
func (q *question) monthly(c *candidate) bool {
	if c.Kind == bulletin.PriceFact || c.Kind == bulletin.IndexFact {
		return false
	}
	for i := range q.tokens {
		t, b := &q.tokens[i], q.at(i-1)
		if (t.Is("time.month") || t.Is("time.months")) && (b.Is("unit.per") || b.Is("op.each") || b.Text == "每" || b.Text == "每个") ||
			t.Is("measure.month") || strings.HasPrefix(t.Text, "每月") || strings.HasPrefix(t.Text, "每个月") {
			c.claimed[i] = true
			if i > 0 && b.Text != "" && !b.Is("dir") {
				c.claimed[i-1] = true
			}
			return true
		}
	}
	return false
}
