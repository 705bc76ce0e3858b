package intent

import (
	"cmp"
	"slices"
	"strings"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// judges makes what a question holds to be so of several rows one operator that judges it: how far two are apart,
// whether each of a group lies within a bound, whether one thing is the only one that does. The rows that fail are then
// no longer left out before.
func (q *question) judges(s *slots, c *candidate, subjects []slot) {
	switch { // the first that the words say
	case q.sameTwice(s, c), q.beyond(s, c, subjects), q.ahead(s, c, subjects), q.apartHeld(c, subjects),
		q.onlyHeld(c, subjects), q.countHeld(c), q.everyHolds(c, subjects):
	}
}

// asksElse reports whether more than yes or no is asked.
func (q *question) asksElse() bool {
	return q.has("ask.which", "ask.who", "ask.when", "ask.what", "ask.price", "op.list", "op.count", "op.diff")
}

// held is where the one bound, or of other operators the one amount, is that a question holds something to; -1 for none
// or several.
func (c *candidate) held(by ...OpName) int {
	at := -1
	for i := range c.Then {
		o := &c.Then[i]
		if !slices.Contains(by, o.Name) || o.Value+o.Upper == "" || o.Of != "" {
			continue
		}
		if at >= 0 {
			return -1
		}
		at = i
	}
	return at
}

// apartHeld takes how far one of two is said to lie over the other: 氧化镥比氧化铽便宜700块以上，对吗.
func (q *question) apartHeld(c *candidate, subjects []slot) bool {
	way := slices.IndexFunc(c.Then, func(o Op) bool {
		return o.Name == Verdict && o.Value+o.Upper == "" && o.Way != "" && o.Way != "same"
	})
	at := c.held(Within, Verdict)
	if way < 0 || at < 0 || !q.has("cmp.than") || q.asksElse() || len(c.Against) > 0 {
		return false
	}
	o, v := c.Then[at], c.Then[way]
	o.Way = map[bool]string{true: "more", false: "less"}[v.Way == "dearer" || v.Way == "more"]
	switch {
	case v.By == "change":
		o.By = "change"
	case o.By == "change": // 贵5%以上
		o.By = "percent"
	default:
		o.By = "value"
	}
	if o.Name == Within && o.About == "" {
		o.About = string(Within)
	}
	o.Name, o.Of = Apart, q.overOther(subjects)
	c.Then = append(slices.DeleteFunc(c.Then, func(o Op) bool { return o.Name == Within || o.Name == Verdict }), o)
	c.Whether = true
	return true
}

// overOther is the subject that is held against the one behind 比; empty where no subjects are.
func (q *question) overOther(subjects []slot) string {
	than := q.find("cmp.than")
	for _, s := range subjects {
		if s.at < than {
			return s.value
		}
	}
	if all := in(subjects); len(all) > 1 { // 比起氧化镝，氧化铽贵…
		return all[1]
	}
	return ""
}

// saysEvery reports whether a word says that something holds of each: 都, 全都, 每, all.
func (q *question) saysEvery() bool {
	return q.has("attr.every") || q.saysWord("every.word")
}

// everyHolds makes a bound on several things that yes or no is asked of one that each is held against: 所有铁合金都跌超3%吗.
func (q *question) everyHolds(c *candidate, subjects []slot) bool {
	ranked := slices.ContainsFunc(c.Then, func(o Op) bool { return (o.Name == Top || o.Name == Bottom) && o.N > 1 })
	named := len(in(subjects)) > 1 || c.holdsTwo() && c.Kind != bulletin.TradeFact
	quota := c.Kind == bulletin.QuotaFact
	several := named || quota || ranked || len(c.Cond(Group))+len(c.Cond(Form)) > 0 || q.has("attr.every")
	at := c.held(Within)
	asks := c.Whether || q.doubts() || q.saysEvery() && !q.endsInOf(c) && !q.has("obj.product")
	if !several || at < 0 || !asks || q.asksElse() || q.saysWord("some.word") || len(c.Against) > 0 || q.has("cmp.than") {
		return false
	}
	o := c.Then[at]
	o.Name = Every
	c.Then = slices.DeleteFunc(c.Then, func(o Op) bool {
		return o.Name == Within || o.Name == Tally || o.Name == Verdict
	})
	c.then(o)
	c.claimWords(q, "attr.every")
	q.claimEach(c)
	c.Whether = true
	return true
}

// claimEach takes the words that say that each is meant: 每种, each of.
func (q *question) claimEach(c *candidate) {
	for i := range q.tokens {
		if n := q.at(i + 1); q.tokens[i].Is("unit.per") && (n.Of("counter") || n.Kind == "counter") {
			c.claimed[i], c.claimed[i+1] = true, true
		}
	}
}

// onlyAt is the word that says that nothing else is so, -1 for none: 唯一, 只有, the only one.
func (q *question) onlyAt() int {
	return slices.IndexFunc(q.tokens, func(t lexicon.Token) bool {
		return t.Is("th.only") || strings.ToLower(t.Text) == "only"
	})
}

// onlyHeld makes what is said to be so of one thing only what all are looked through for: 金属铽是不是唯一超过7000的.
func (q *question) onlyHeld(c *candidate, subjects []slot) bool {
	only := q.onlyAt()
	if only < 0 || len(in(subjects)) == 0 || c.Kind != bulletin.PriceFact || len(c.Unsure) > 0 || q.asksElse() ||
		!q.doubts() && !q.has("be") || c.Ranks() {
		return false
	}
	o, ok := c.predicate()
	if !ok {
		return false
	}
	o.Name, o.Of = Alone, strings.Join(in(subjects), "、")
	c.Then = append(slices.DeleteFunc(c.Then, func(o Op) bool {
		return o.Name == Within || o.Name == Verdict || o.Name == Tally
	}), o)
	c.Where = slices.DeleteFunc(c.Where, func(w Cond) bool { return w.Dim == Subject })
	c.Wants = slices.DeleteFunc(c.Wants, func(w Want) bool { return w == ChangeWant })
	c.Way, c.Whether, c.explicit = "", true, true
	for i := range q.tokens {
		c.claimed[i] = c.claimed[i] || q.tokens[i].Is("th.only") || i == only+1 && q.tokens[i].Text == "one" ||
			q.tokens[i].Is("ref.it") && q.tokens[i].Text == "that"
	}
	return true
}

// predicate is what a query says of its rows: that they lie within a bound, moved by an amount, or went one way.
func (c *candidate) predicate() (Op, bool) {
	if at := c.held(Within); at >= 0 {
		return c.Then[at], true
	}
	for _, o := range c.Then {
		if o.Name == Within && o.Way != "" && o.Of == "" || o.Name == Verdict && o.Value != "" && o.By != "value" {
			if o.Name == Within {
				return o, true
			}
			o.Asked = cmp.Or(o.Asked, o.Value)
			o.Upper = string(Verdict)
			return o, true
		}
	}
	if c.Way != "" && c.Way != "any" && c.Way != ByLevel {
		return Op{By: "change", Way: c.Way}, true
	}
	return Op{}, false
}

// countHeld takes how many are said to lie within a bound: 价格超过5000的只有三个吗.
func (q *question) countHeld(c *candidate) bool {
	if c.Op(Within) == nil || !q.doubts() || len(c.Cond(Subject)) > 0 || c.Kind != bulletin.PriceFact {
		return false
	}
	for i := range q.tokens {
		t, b := &q.tokens[i], q.at(i-1)
		if t.Class != lexicon.Quantity || !slices.Contains(lexicon.List("counted.together"), t.Unit) || t.Upper != "" ||
			!b.Is("th.only") && !b.Is("be") && !slices.Contains(lexicon.List("some.word"), b.Text) &&
				b.Class != lexicon.Filler {
			continue
		}
		c.Then = slices.DeleteFunc(c.Then, func(o Op) bool { return o.Name == Verdict || o.Name == CountOf })
		c.then(Op{Name: CountOf, Value: t.Value, Asked: q.asked(i)})
		c.claimed[i] = true
		c.claimWords(q, "th.only")
		c.explicit, c.Whether = true, true
		return true
	}
	return false
}

// sameTwice takes one product that is set beside itself under two names: 镨钕金属比金属镨钕贵吗.
func (q *question) sameTwice(s *slots, c *candidate) bool {
	p := s.products
	if len(p) != 2 || p[0].value != p[1].value || p[0].not || p[1].not || len(s.times) > 1 || len(s.elements) > 0 ||
		c.Kind != bulletin.PriceFact || len(s.amounts) > 0 ||
		!q.has("cmp.than", "op.or", "op.same", "op.diff") && !(q.has("op.and") &&
			q.has("ask.which", "be", "ask.whether")) {
		return false
	}
	c.Where = slices.DeleteFunc(c.Where, func(w Cond) bool { return w.Dim == Subject })
	c.cond(Subject, p[:1])
	c.Then, c.Wants, c.Way = []Op{{Name: Same, Of: q.asked(p[1].at), Asked: q.asked(p[0].at)}}, nil, ""
	c.claimWords(q, "cmp.than", "op.or", "op.same", "op.diff", "op.and", "op.dearer", "op.cheaper", "op.more",
		"op.less")
	c.explicit = true
	return true
}

// ahead takes what stands before or behind one in a ranking, and what moved more or less than it: 排在氧化镝前面的有几个,
// 比氧化镝跌得多的有哪些.
func (q *question) ahead(s *slots, c *candidate, subjects []slot) bool {
	if len(subjects) != 1 || c.Kind != bulletin.PriceFact || !q.has("op.count", "op.list", "ask.which") ||
		len(s.times) > 1 ||
		len(c.Against) > 0 || c.Op(Within) != nil {
		return false
	}
	o := Op{Name: Within, By: "value", Of: subjects[0].value}
	before := slices.Contains(lexicon.List("rank.ahead"), q.at(subjects[0].at+1).Text)
	switch {
	case before || slices.Contains(lexicon.List("rank.behind"), q.at(subjects[0].at+1).Text):
		o.Way = map[bool]string{true: "dearer", false: "cheaper"}[before]
		c.claimed[subjects[0].at+1] = true
	case q.has("cmp.than") && len(s.moves) == 1 && q.has("op.more", "op.less"):
		o.Way = map[bool]string{true: "dearer", false: "cheaper"}[q.has("op.more")]
		c.claimWords(q, "cmp.than", "op.more", "op.less")
	default:
		return false
	}
	if len(s.moves) > 0 {
		o.By = "change"
		c.claim(s.moves)
	}
	c.Where = slices.DeleteFunc(c.Where, func(w Cond) bool { return w.Dim == Subject })
	c.Wants = slices.DeleteFunc(c.Wants, func(w Want) bool { return w == ChangeWant })
	c.Then = append([]Op{o}, slices.DeleteFunc(c.Then, func(o Op) bool { return o.Name != CountOf && o.Name != List })...)
	c.Way, c.explicit = "", true
	return true
}

// beyond takes products of one form that are set against the same in another: 哪些金属比自己的氧化物跌得多.
func (q *question) beyond(s *slots, c *candidate, subjects []slot) bool {
	forms := c.Cond(Form)
	less := q.has("op.less", "op.cheaper", "bound.under")
	if len(forms) != 2 || len(subjects) > 0 || c.Kind != bulletin.PriceFact || len(s.times) > 1 || len(s.moves) > 1 ||
		!q.has("cmp.than", "bound.over", "bound.under") || !less && !q.has("op.more", "op.dearer", "bound.over") ||
		q.has("measure.mean") || len(s.bounds) > 0 {
		return false
	}
	o := Op{Name: Beyond, By: "value", Of: forms[1], Way: map[bool]string{true: "less", false: "more"}[less]}
	if len(s.moves) == 1 {
		o.By, o.Upper = "change", wayOf(s.moves[0].value)
		c.claim(s.moves)
	}
	if q.saysEvery() {
		o.Asked = string(Every)
	}
	c.claimWords(q, "cmp.than", "op.more", "op.less", "op.dearer", "op.cheaper", "bound.over", "bound.under",
		"attr.every")
	c.Then, c.Wants, c.Way, c.explicit = []Op{o}, nil, "", true
	c.Whether = !q.has("op.list", "ask.which", "op.count") && (c.Whether || q.doubts())
	return true
}
