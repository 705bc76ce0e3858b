package intent

import (
	"slices"
	"strings"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// opposite is the bound that holds where another does not.
var opposite = map[string]string{"bound.over": "bound.atmost", "bound.atleast": "bound.under",
	"bound.under":  "bound.atleast",
	"bound.atmost": "bound.over", "bound.between": "bound.between"}

func (q *question) maxDown() bool {
	return q.has("op.maxdown") || q.superlative("move.down")
}

func (q *question) maxUp() bool {
	return q.has("op.maxup") || q.superlative("move.up")
}

// sized takes 最大 and largest, which are of what a question is about.
func (q *question) sized(c *candidate, words ...string) bool {
	if c.Kind == bulletin.PriceFact && q.before == nil && !q.has("measure.price", "measure.mean", "obj.product",
		"obj.price", "move") {
		return false // 最大功率
	}
	for i := range q.tokens {
		if t := &q.tokens[i]; slices.Contains(words, t.Text) && (q.at(i-1).Is("op.most") ||
			t.Class == lexicon.Unknown && len(t.Text) > 3) {
			c.claimed[i] = true
			if q.at(i - 1).Is("op.most") {
				c.claimed[i-1] = true
			}
			return true
		}
	}
	return false
}

// ends2 takes a question for both ends: 最贵的和最便宜的, 跌得最多的和最少的.
func (q *question) ends2(s *slots, c *candidate) bool {
	o := Op{Name: Ends, By: "value"}
	dear := q.has("op.dearest", "measure.high") || q.superlative("op.dearer")
	cheap := q.has("op.cheapest", "measure.low") || q.superlative("op.cheaper")
	switch {
	case dear && cheap && c.Kind != bulletin.IndexFact:
	case q.maxDown() && (q.has("op.mindown") || q.superlative("op.less") && q.twoMost()):
		o.By, o.Way = "change", "down"
	case q.maxUp() && (q.has("op.minup") || q.superlative("op.less") && q.twoMost()):
		o.By, o.Way = "change", "up"
	default:
		return false
	}
	c.then(o)
	c.explicit = c.explicit || c.Kind != ""
	c.claimWords(q, "op.dearer", "op.cheaper", "op.dearest", "op.cheapest", "op.maxdown", "op.maxup", "op.mindown",
		"op.minup", "op.most", "op.less", "op.more", "measure.high", "measure.low")
	return true
}

// twoMost reports whether more than one superlative is asked for, or one word says the other: 摔得最轻 is one.
func (q *question) twoMost() bool {
	n := 0
	for i := range q.tokens {
		if t := &q.tokens[i]; t.Is("op.most") || t.Is("op.maxdown") || t.Is("op.maxup") {
			n++
		}
	}
	return n > 1
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
		if (o.Name == Top || o.Name == Bottom || o.Name == Nth || o.Name == Sort || o.Name == Ends ||
			o.Name == PlaceOf) && o.By == "change" {
			return !q.at(at+1).Is("aspect") && !q.at(at+1).Is("link.of") || q.superlativeAt(at)
		}
	}
	return false
}

// superlativeAt reports whether 最 stands before the word at i, or most before it.
func (q *question) superlativeAt(i int) bool {
	return q.at(i-1).Is("op.most") || q.at(i+1).Is("op.most") || q.at(i+2).Is("op.most") || q.greatest(i) >= 0
}

// mostMoved are the English adjectives that make a movement the first of a ranking.
var mostMoved = lexicon.List("most.moved")

// greatest gives where such an adjective stands before the movement at i, a word between them at most: the biggest
// price drops. It is -1 where none does.
func (q *question) greatest(i int) int {
	for at := i - 1; at >= i-2 && at >= 0 && q.tokens[i].Of("move"); at-- {
		if slices.Contains(mostMoved, q.tokens[at].Text) {
			return at
		}
	}
	return -1
}

// severalFirst is how many are told where the first of a ranking are asked for in the plural.
const severalFirst = 3

// inPlural reports whether an English question asks for the first of a ranking in the plural: biggest falls, the
// cheapest products.
func (q *question) inPlural() bool {
	for i := range q.tokens {
		t := &q.tokens[i]
		ranked := q.greatest(i) >= 0 || q.at(i-1).Is("op.dearest") || q.at(i-1).Is("op.cheapest")
		if q.english && ranked && strings.HasSuffix(t.Text, "s") &&
			(t.Of("move") || t.Is("obj.product") || t.Is("col.name")) {
			return true
		}
	}
	return false
}

// tallies reports whether a question asks how many moved which way: 几个涨几个跌, 多少跌了多少没动.
func (q *question) tallies(s *slots) bool {
	var ways []string
	for _, m := range s.moves {
		w := wayOf(m.value)
		if q.denied(m.at) >= 0 { // 没跌的几个，跌的几个
			w = "not " + w
		}
		if !m.not && !slices.Contains(ways, w) && q.tokens[m.at].Class == lexicon.Word {
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

// reckonedBy reports whether changes are reckoned with, and not values: 平均跌幅, 跌幅的中位数.
func (q *question) reckonedBy(s *slots) string {
	of := slices.Clone(s.moves)
	for _, m := range s.compares { // 环比的平均值
		if m.value != "cmp.than" {
			of = append(of, m)
		}
	}
	for _, m := range of {
		b, n := q.at(m.at-1), q.at(m.at+1)
		if n.Is("link.of") {
			n = q.at(m.at + 2)
		}
		if of := func(t *lexicon.Token) bool {
			return t.Is("op.mean") || t.Is("op.median") ||
				t.Is("measure.mean")
		}; of(b) || of(n) {
			return "change"
		}
	}
	return ""
}

// perMonth reports whether a question asks for what one month of several has: 平均每月多少吨, 每个月几吨.
func (q *question) perMonth() bool { return q.monthAt() >= 0 }

func (q *question) monthAt() int {
	for i := 1; i < len(q.tokens); i++ {
		t, b := &q.tokens[i], q.at(i-1)
		if t.Is("op.monthly") || t.Is("per.month") && (q.at(i+1).Text == "均" || q.at(i+1).Text == "平均") {
			return i
		}
		if mean := q.has("measure.mean", "op.mean", "unit.per"); mean && t.Class == lexicon.Quantity &&
			t.Unit == "个月" && t.Value == "1" {
			return i
		}
		month := t.Is("time.month") || t.Is("time.months") || t.Is("per.month") || t.Text == "month"
		if month && (b.Is("unit.per") || b.Is("op.each") || strings.HasSuffix(b.Text, "每")) ||
			strings.HasPrefix(t.Text, "每月") || strings.HasPrefix(t.Text, "每个月") {
			return i
		}
	}
	return -1
}

// monthly takes the words that ask for what one month has of a sum over several.
func (q *question) monthly(c *candidate) bool {
	i := q.monthAt()
	if c.Kind == bulletin.PriceFact || c.Kind == bulletin.IndexFact || i < 0 {
		return false
	}
	c.claimed[i] = true
	if b := q.at(i - 1); b.Is("unit.per") || b.Is("op.each") || b.Is("op.mean") || b.Is("measure.mean") {
		c.claimed[i-1] = true
	}
	for k := range q.tokens { // 按11个月摊
		if t := &q.tokens[k]; t.Class == lexicon.Quantity && t.Unit == "个月" {
			c.claimed[k] = true
		}
	}
	return true
}

// meansRows reports whether 均值 or 平均下来 asks for the mean of rows, and no measure took it.
func (q *question) meansRows(c *candidate) bool {
	i := q.find("op.mean")
	return i >= 0 && !c.claimed[i]
}

// equals reports whether a question asks how much of one thing another is worth: 等于几个氧化钬.
func (q *question) equals(c *candidate) bool {
	for i := range q.tokens {
		t, n := &q.tokens[i], q.at(i+1)
		if (t.Is("op.count") || t.Is("ask.what") || t.Is("ask.price")) &&
			(n.Class == lexicon.Product || n.Class == lexicon.Element) && q.at(i-1).Is("op.equals") {
			c.claimed[i], c.claimed[i-1] = true, true
			return true
		}
	}
	return false
}

// asksPercent reports whether the answer is wanted in per cent: 百分之几, 几成.
func (q *question) asksPercent() bool {
	for i := range q.tokens {
		if t := &q.tokens[i]; t.Of("ask") && (strings.Contains(t.Text, "百分之") || strings.Contains(t.Text, "成") ||
			strings.HasPrefix(q.at(i+1).Text, "p") && q.at(i+1).Is("unit.%") || strings.Contains(t.Text, "percent") ||
			strings.Contains(t.Text, "百分") || strings.Contains(t.Text, "比例")) {
			return true
		}
	}
	return false
}

// digits takes 两位数 as a bound: what has two digits at least.
func (q *question) digits(s *slots, c *candidate) {
	for i := range q.tokens {
		t := &q.tokens[i]
		if t.Class != lexicon.Quantity && t.Class != lexicon.Number ||
			q.at(i+1).Text != "数" && q.at(i+1).Text != "位数" || len(t.Value) != 1 ||
			!strings.HasSuffix(t.Text+q.at(i+1).Text, "位数") {
			continue
		}
		o := Op{Name: Within, By: "value", Value: "1" + strings.Repeat("0", int(t.Value[0]-'1')), Equal: true,
			Asked: t.Text}
		if len(s.moves) > 0 {
			o.By, o.Way, o.Unit = "change", q.way(i, t), "%"
		} else {
			o.Upper = strings.Repeat("9", int(t.Value[0]-'0')) + ".9999"
		}
		c.claimed[i], c.claimed[i+1] = true, true
		c.then(o)
	}
}

// meanOfChosen reports whether one mean is asked for of the first of a ranking: 最贵的三种均价是多少.
func (q *question) meanOfChosen(s *slots, c *candidate) bool {
	several := false
	for _, o := range c.Then {
		several = several || (o.Name == Top || o.Name == Bottom) && o.N > 1
	}
	i := q.find("measure.mean")
	return several && i >= 0 && !q.has("op.list", "op.each") &&
		(q.at(i+1).Of("ask") || q.at(i+1).Is("measure.price") || q.at(i+1).Is("be") ||
			q.at(i+1).Is("link.of") && q.english || strings.HasSuffix(q.at(i).Text, "是") || i == len(q.tokens)-1)
}

// baseOf is the subject that a difference is wanted in per cent of: the one behind 占, else the one behind 比.
func (q *question) baseOf(subjects []slot) string {
	at := max(q.find("measure.share"), q.find("cmp.than"))
	for _, s := range subjects {
		if at >= 0 && s.at > at {
			return s.value
		}
	}
	return ""
}

// claims reports whether a question holds one thing to be the first or last of all: 跌得最多的是氧化镝吧, 氧化镝是最贵的吗.
func (q *question) claims(s *slots, c *candidate, subjects []slot) bool {
	if len(in(subjects)) != 1 || len(s.times) > 1 || len(c.Unsure) > 0 ||
		!(q.has("ask.whether", "be", "ask.not") || q.english) || q.has("ask.what", "ask.price") || q.asksMonth() ||
		q.chosenFrom(subjects) {
		return false
	}
	for i := range c.Then {
		o := &c.Then[i]
		over := q.has("measure.high", "measure.low") && o.By == "value" // of one thing over months
		if (o.Name == Top || o.Name == Bottom || o.Name == Nth) && (o.N <= 1 || q.doubts()) && !over && o.Of == "" {
			o.Of = in(subjects)[0]
			c.release(o.Of)
			return true
		}
	}
	return false
}

// chosenFrom reports whether something is chosen out of what a name stands for: 劳密产品里最大的.
func (q *question) chosenFrom(subjects []slot) bool {
	return slices.ContainsFunc(subjects, func(s slot) bool {
		n := q.at(s.at + 1)
		if n.Of("direction") {
			n = q.at(s.at + 2)
		}
		return n.Text == "里" || n.Text == "中" || n.Text == "里面" || n.Of("part")
	})
}

// release leaves the dimension of a value open that the query holds fast.
func (c *candidate) release(value string) {
	for i := range c.Where {
		if w := &c.Where[i]; !w.Not && len(w.Values) == 1 && w.Values[0] == value {
			if w.Dim == Partner {
				w.Values = []string{Any}
			} else {
				c.Where = slices.Delete(c.Where, i, i+1)
			}
			return
		}
	}
}

// movedOver reports whether a question asks by how much one price moved over some months: 从10月到11月跌了多少块.
func (q *question) movedOver(s *slots, c *candidate, subjects []slot) bool {
	return c.Kind == bulletin.PriceFact && len(in(subjects)) == 1 && len(c.Times) == 1 &&
		c.Times[0].Period.Months() > 1 && (len(s.moves) == 1 || q.has("op.cheaper", "op.dearer")) && q.asksMuch() &&
		!q.asksPercent()
}

// universal reports whether a question asks of all products, or of several, whether they moved one way: 所有品种都跌了吗.
func (q *question) universal(s *slots, c *candidate, subjects []slot) bool {
	return len(s.moves) == 1 && c.Kind != bulletin.QuotaFact && (len(subjects) == 0 && (q.has("attr.every") || len(in(s.groups)) > 0) ||
		len(in(subjects)) > 1 && len(s.times) < 2) &&
		(q.has("ask.whether") || q.doubts()) && !q.has("ask.what", "ask.price", "op.more", "op.less") &&
		!q.comparesThings(s) &&
		q.tokens[s.moves[0].at].Class == lexicon.Word
}

// comparesThings reports whether one thing is held against another, and not against a time: 涨幅比镝铁高.
func (q *question) comparesThings(s *slots) bool {
	return q.has("cmp.than") && !slices.ContainsFunc(s.timesAt, q.against)
}
