package intent

import (
	"slices"
	"strings"
)

// verdict takes a question of which, or of yes or no: 哪个贵, 便宜吗, 是不是涨了.
func (q *question) verdict(s *slots, c *candidate, subjects []slot) {
	several := len(in(subjects)) > 1 || len(s.times) > 1 || c.holdsTwo()
	if q.more(s, c, several) {
		return
	}
	cheaper, dearer := q.find("op.cheaper"), q.find("op.dearer")
	if cheaper < 0 && dearer < 0 && q.boundsAny() { // 高于氧化镝的
		cheaper, dearer = q.find("op.less"), q.find("op.more")
	}
	if level := dearer >= 0 && strings.HasSuffix(q.tokens[dearer].Text, "高") ||
		cheaper >= 0 && strings.HasSuffix(q.tokens[cheaper].Text, "低"); level && several && len(s.moves) > 0 {
		c.claimWords(q, "op.cheaper", "op.dearer") // 增速谁高
		c.then(Op{Name: Verdict, By: "change", Way: map[bool]string{true: "more", false: "less"}[dearer >= 0]})
		return
	}
	if len(c.Against) > 0 || c.Of != "" {
		if q.has("ask.whether") && c.Way == "" { // 比去年多吗
			c.Way = map[bool]string{q.has("op.more", "op.dearer"): "up", q.has("op.less", "op.cheaper"): "down"}[true]
			c.Whether = c.Whether || c.Way != ""
		}
		c.claimWords(q, "op.cheaper", "op.dearer", "op.more", "op.less")
		return
	}
	if cheaper < 0 && dearer < 0 || c.Op(Top) != nil || c.Op(Bottom) != nil || c.Op(Nth) != nil {
		return
	}
	way := "dearer"
	if cheaper >= 0 {
		way = "cheaper"
	}
	c.claimWords(q, "op.cheaper", "op.dearer", "op.more", "op.less", "op.buy")
	switch {
	case c.Op(Diff) != nil:
		c.Op(Diff).Way = way
	case len(in(subjects)) == 1 && q.has("cmp.than"): // 比氧化镝贵的
		c.Where = slices.DeleteFunc(c.Where, func(w Cond) bool { return w.Dim == Subject })
		c.then(Op{Name: Within, By: "value", Of: subjects[0].value, Way: way})
	case several:
		c.then(Op{Name: Verdict, By: "value", Way: way})
	default:
		return
	}
	c.explicit = true
}

// more takes 更多, 更少 and 一样, and reports whether they are all that is asked.
func (q *question) more(s *slots, c *candidate, several bool) bool {
	switch more := q.has("op.more", "op.less"); {
	case q.has("op.same") && several:
		c.claimWords(q, "op.same")
		c.then(Op{Name: Verdict, By: "value", Way: "same"})
		return true
	case more && several && len(s.moves) > 0:
		c.claimWords(q, "op.more", "op.less", "cmp.than")
		o := Op{Name: Verdict, By: "change", Way: "more"}
		if q.has("op.less") {
			o.Way = "less"
		}
		c.then(o)
		return true
	case more && several && !c.Ranks() && len(c.Against) == 0 && q.has("measure.price", "cmp.than", "ask.which", "ask.who", "op.or"):
		c.bothWays()
		c.claimWords(q, "op.more", "op.less")
		way := map[bool]string{true: "cheaper", false: "dearer"}[q.has("op.less")]
		c.then(Op{Name: Verdict, By: "value", Way: way, Asked: q.sizeWord()})
		c.explicit = true
		return true
	case more && c.Op(Diff) != nil:
		c.claimWords(q, "op.more", "op.less")
	case more && c.Of != "": // 比去年少了多少
		c.claimWords(q, "op.more", "op.less")
		c.want(ChangeWant)
	}
	return false
}

// heads takes the asking words.
func (q *question) heads(s *slots, c *candidate) {
	for _, a := range s.asks {
		switch a.value {
		case "ask.why":
			c.want(Why)
		case "ask.when":
			c.want(When)
		case "ask.whether":
			c.Whether = true
		case "ask.who", "ask.where", "ask.which":
			c.Which = true
		}
		c.claimed[a.at] = true
	}
	c.claimWords(q, "obj.source", "to.value", "op.or", "op.money", "op.buy", "op.budget")
	if len(q.exclusions) > 0 {
		c.claimWords(q, "op.rest")
	}
	if q.before != nil {
		c.claimWords(q, "op.former", "op.latter", "op.first")
	}
	for i := range q.tokens { // 列出来
		if q.tokens[i].Text == "来" {
			c.claimed[i] = true
		}
	}
}
