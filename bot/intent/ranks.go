package intent

import (
	"slices"
	"strconv"
	"strings"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// ranks takes what is first or last by something: 跌幅前三, 最贵, 第二便宜, 从高到低.
func (q *question) ranks(s *slots, c *candidate) {
	if q.ends2(s, c) {
		return
	}
	o, found := q.rankWanted(s, c)
	if q.extreme && found {
		o.Asked = That
	}
	n, nth := q.howMany(c, found)
	if at, _ := q.ordinal(); q.before != nil && at > 0 && at <= len(q.before.Rows) && !q.before.ranksSet() {
		nth = 0
	}
	if !found && n == 0 && nth == 0 && q.lastRanked() {
		nth = 1
	}
	switch {
	case !found && (n > 0 || nth > 0):
		if o.By = q.rankedBy(s, &o); q.hasKind("partner") && (nth == 0 || q.bigPartner()) { // 三大伙伴的平均增速
			o.By, o.Way = "value", ""
		}
		last := q.has("op.last") || nth > 0 && q.has("op.cheaper")
		if last {
			o.Name = Bottom
			c.claimWords(q, "op.last", "op.cheaper")
		}
		switch {
		case nth > 0 && last:
			o.Name, o.N, o.Asked = Nth, nth, string(Bottom)
		case nth > 0:
			o.Name, o.N = Nth, nth
		default:
			o.N = n
		}
	case !found:
		return
	case nth > 0:
		o.Asked = string(o.Name)
		o.Name, o.N = Nth, nth
	case n > 0 && q.amongFirst(n): // 前三大伙伴里最小的
		c.then(Op{Name: Top, By: "value", N: n})
	case n > 0:
		if o.Name == Sort {
			o.Name = Top
		}
		o.N = n
	case o.N == 1 && q.inPlural():
		o.N = severalFirst
	}
	for i := range q.tokens {
		if at := q.greatest(i); at >= 0 {
			c.claimed[at] = true
		}
	}
	c.then(o)
	c.explicit = c.explicit || o.By == "value" && c.Kind != ""
	if o.Name == Bottom { // 摔得最轻
		c.claimWords(q, "op.less")
	}
	c.claimWords(q, "op.more", "op.dearer", "op.cheaper", "op.dearest", "op.cheapest", "op.maxdown", "op.maxup",
		"op.mindown", "op.minup", "op.rank", "op.rankasc", "op.most", "op.top", "op.first", "measure.high",
		"measure.low")
	q.claimKind(c, "partner")
}

// lastRanked reports whether a follow-up asks for the last of a ranking whose first one alone was told.
func (q *question) lastRanked() bool {
	return q.before != nil && q.has("op.last") && (len(q.before.Rows) < 2 || q.before.ranksSet()) && (q.before.Ranks() || q.before.Ranked != nil)
}

// rankWanted tells what a ranking goes by and from which end, where a word says so.
func (q *question) rankWanted(s *slots, c *candidate) (o Op, found bool) {
	o = Op{Name: Top, N: 1}
	switch {
	case q.movedMost(&o):
	case q.extreme && q.has("op.dearer"), q.has("op.dearest"), q.superlative("op.dearer"), (q.superlative("op.more") ||
		q.sized(c, "大", "largest", "biggest")) && len(s.moves) == 0,
		q.superlative("partner.word"), q.has("measure.high"):
		o.By = "value"
	case q.extreme && q.has("op.cheaper"), q.has("op.cheapest"), len(s.moves) == 0 &&
		q.sized(c, "小", "smallest"), q.superlative("op.cheaper"), q.has("measure.low"):
		o.Name, o.By, o.Sized = Bottom, "value", q.sized(c, "小", "smallest")
	case q.has("op.mindown.any"): // whether up or down, or not at all
		o.Name, o.By = Bottom, "change"
	case q.has("op.mindown"), q.superlative("move.down") && q.superlative("op.less"):
		o.Name, o.By, o.Way = Bottom, "change", "down"
	case q.maxDown():
		o.By, o.Way = "change", "down"
	case q.maxUp():
		o.By, o.Way = "change", "up"
	case q.has("move.any") && !q.has("move.up", "move.down") && q.sized(c, "大", "largest", "biggest"):
		o.By = "change"
	case q.has("op.minup"):
		o.Name, o.By, o.Way = Bottom, "change", "up"
	case q.has("op.rank", "op.rankasc"), q.sorts():
		o.Name, o.N, o.By = Sort, 0, q.rankedBy(s, &o)
		if q.has("op.rankasc") {
			o.Asked = "asc"
		}
	default:
		return o, false
	}
	return o, true
}

// sorts reports whether 排 stands behind what a ranking goes by: 按跌幅排.
func (q *question) sorts() bool {
	for i := range q.tokens {
		b := q.at(i - 1)
		if q.tokens[i].Text == "排" && q.at(i-2).Text == "按" && (b.Of("move") || b.Is("measure.price")) {
			return true
		}
	}
	return false
}

// movedMost reads a movement right before 最高, 最低 or 最大的国家: 增速最高, 跌幅最低.
func (q *question) movedMost(o *Op) bool {
	i := q.find("measure.high", "measure.low")
	if k := q.find("place.end"); i < 0 && k > 0 && strings.HasPrefix(q.tokens[k].Text, "最大") { // 增幅最大的国家
		i = k
	}
	b := q.at(i - 1)
	if i < 1 || !b.Is("move.up") && !b.Is("move.down") {
		return false
	}
	o.By, o.Way = "change", wayOf(b.ID)
	if q.tokens[i].Is("measure.low") {
		o.Name = Bottom
	}
	return true
}

// rankedBy tells what a ranking goes by where only its length is said.
func (q *question) rankedBy(s *slots, o *Op) string {
	for _, m := range s.moves {
		o.Way = wayOf(m.value)
		return "change"
	}
	return "value"
}

// superlative reports whether 最 stands before a word, or most before it.
func (q *question) superlative(id string) bool {
	for i := range q.tokens {
		if q.tokens[i].Is(id) && q.superlativeAt(i) {
			return true
		}
	}
	return false
}

// howMany takes the length of a ranking, or the one place in it that is asked for: 前三, 前5名, 第二.
func (q *question) howMany(c *candidate, ranked bool) (n, nth int) {
	for i := range q.tokens {
		t := &q.tokens[i]
		if t.Class != lexicon.Number && !(t.Class == lexicon.Quantity && !strings.ContainsAny(t.Unit, "元吨%")) {
			continue
		}
		v, err := strconv.Atoi(t.Value)
		if q.at(i-1).Is("op.rest") || q.countsNamed(i, v) { // 其余15个里, 三个里
			c.claimed[i] = true
			continue
		}
		ofExcluded := q.excluded(i-1) || q.at(i-1).Is("link.of") && q.excluded(i-2) // 镝的两种不算
		if weight(t.Unit) || err != nil || v < 1 || v > 100 || ofExcluded {
			continue
		}
		switch b := q.at(i - 1); {
		case q.at(i + 1).Is("batch.word"): // 前两批
			continue
		case b.Is("time.first") && t.Text == "one": // the first one
			continue
		case b.Is("front") || b.Is("op.top") || b.Is("time.first"):
			n = v
		case q.bigOnes(i):
			n = v
			c.claimed[i] = true
			continue
		case b.Is("ord") && !q.at(i+1).Of("batch"):
			nth = max(nth, v)
			if n := q.at(i + 1); n.Text == "大" { // 跌幅第三大
				c.claimed[i+1] = true
			}
		case (q.has(superlatives...) || q.has("op.rank", "op.rankasc")) && (i > 0 || q.leadsRank(q.beside(i, 1))) && b.Class != lexicon.Product:
			n = v
			c.claimed[i] = true
			continue
		default:
			continue
		}
		c.claimed[i], c.claimed[i-1] = true, true
	}
	nth = q.ordinalWord(c, ranked, nth)
	if i := q.find("ref.both"); i >= 0 && ranked && n == 0 && nth == 0 && (q.at(i+1).Is("obj.product") ||
		q.at(i-1).Is("link.of")) && !q.excluded(i-2) {
		n = 2 // 最贵的两个产品
		c.claimed[i] = true
	}
	if n > 0 { // 前三甲
		for i := range q.tokens {
			if t := &q.tokens[i]; t.Text == "甲" || t.Text == "强" {
				c.claimed[i] = true
			}
		}
	}
	if n == 0 && q.severalPlaces(nth, ranked) { // 最高的是哪家，第二呢
		return nth, 0
	}
	return n, nth
}

// ordinalWord takes a place in a ranking that a word says, beside one that a number does: the third largest, 第二大.
func (q *question) ordinalWord(c *candidate, ranked bool, nth int) int {
	for i := range q.tokens {
		if t := &q.tokens[i]; t.Kind == "ordinal" && strings.HasPrefix(t.ID, "nth.") &&
			(ranked || slices.Contains([]string{"largest", "biggest", "smallest"}, q.at(i+1).Text)) {
			nth = small(strings.TrimPrefix(t.ID, "nth."))
			c.claimed[i] = true
		}
	}
	if i := q.find("op.second"); i >= 0 {
		c.claimed[i] = true
		if q.at(i+1).Text == "大" {
			c.claimed[i+1] = true
		}
		nth = max(nth, 2)
	}
	return nth
}

// severalPlaces reports whether a place in a ranking is asked for beside one before it, in clauses of their own: all
// from the first on are given.
func (q *question) severalPlaces(nth int, ranked bool) bool {
	places, mark := 0, -1
	for i := range q.tokens {
		t := &q.tokens[i]
		switch {
		case t.Is("ord") && q.at(i+1).Class == lexicon.Number, t.Is("ord") && q.at(i+1).Class == lexicon.Quantity,
			t.Is("op.second"), t.Is("op.first"):
			places++
		case t.Text == "," || t.Text == "、" || t.Text == "?" || t.Is("op.and"):
			mark = i
		}
	}
	return nth > 1 && mark > 0 && (places > 1 || ranked && mark < q.find("ord", "op.second") &&
		q.superlativeBefore(mark))
}

// bigPartner reports whether a place is one among partners by their size: 第一大贸易伙伴.
func (q *question) bigPartner() bool {
	for i := range q.tokens {
		if t := &q.tokens[i]; t.Of("partner") && strings.HasPrefix(t.Text, "大") && q.at(i-1).Class == lexicon.Number {
			return true
		}
	}
	return false
}

// superlativeBefore reports whether a word for the first of a ranking stands before the token at i.
func (q *question) superlativeBefore(at int) bool {
	i := q.find("op.most", "op.dearest", "op.cheapest", "op.maxdown", "op.maxup", "measure.high", "measure.low")
	return i >= 0 && i < at
}

// superlatives are the words that ask for the first or the last of all.
var superlatives = []string{"op.most", "op.maxdown", "op.maxup", "op.mindown", "op.minup", "op.dearest", "op.cheapest"}

// leadsRank reports whether the token at i says what a ranking goes by, or leads to it: 三种最贵的, three most expensive.
func (q *question) leadsRank(i int) bool {
	return i < len(q.tokens) && q.isAny(i, superlatives)
}

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
	if len(s.goods) > 0 && c.Kind == bulletin.TradeFact { // a good is one among goods
		c.Where = append(c.Where, Cond{Dim: Group, Values: []string{"goods"}})
	}
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
			t.Is("ask.which") && (n.Is("op.rank") || n.Text == "place" || n.Text == "position")
		if han || english {
			q.tokens = slices.Clone(q.tokens)
			t = &q.tokens[i]
			t.Also = append(slices.Clone(t.Also), lexicon.Sense{Class: lexicon.Word, ID: "ask.place", Kind: compared})
			return
		}
	}
}
