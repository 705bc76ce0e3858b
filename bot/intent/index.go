package intent

import (
	"slices"
	"strings"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// indexMeasures are the measures of an index by their words.
var indexMeasures = map[string]string{"measure.mean": bulletin.IndexMean, "measure.month": bulletin.IndexMean,
	"measure.high": bulletin.IndexHigh, "measure.low": bulletin.IndexLow, "measure.spread": "高低差"}

// A reading is one value of an index: when, and which.
type reading struct {
	Ref
	year bool // of the year so far: 年内最低
	some bool
}

// besides takes two readings of an index that are set beside each other, each with its own time and measure:
// 10月指数比11月均值, 最高那天比月均. It gives nil where the words on both sides of 比 are not such.
func (q *question) besides(c *candidate) []Ref {
	at := q.find("cmp.than")
	if at < 0 && c.Op(Ratio) != nil { // 11月均值是7月26日的几倍
		at = q.find("be")
	}
	much := q.asksMuch() && q.has("op.dearer", "op.cheaper", "op.more", "op.less") || // 低多少点
		q.has("qual.history", "measure.low", "measure.high") && len(q.moveWords()) > 0 && (q.asksMuch() ||
			q.asksPercent()) // 较年内低点涨了百分之多少
	if at < 0 || c.Op(Diff) == nil && c.Op(Ratio) == nil && !much {
		return q.fromTo(c)
	}
	if k := q.find("op.and"); k >= 0 && k < at && q.at(at+1).Is("op.diff") { // 和11月均值比差几个点
		at = k
	}
	a, b := q.readingIn(0, at), q.readingIn(at+1, len(q.tokens))
	if recent := q.recentBeside(b.Measure); !a.some && recent != nil {
		a = reading{Ref: *recent, some: true}
	}
	if !a.some || !b.some || a.Period.IsZero() && b.Period.IsZero() {
		return nil
	}
	a.besideOf(&b)
	b.besideOf(&a)
	if a.Ref == b.Ref {
		return nil
	}
	if c.Op(Diff) == nil && c.Op(Ratio) == nil {
		c.then(Op{Name: Diff})
	}
	if o := c.Op(Diff); o != nil && q.asksPercent() {
		o.Unit = "%"
	}
	c.claimWords(q, "op.dearer", "op.cheaper", "op.more", "op.less", "ref")
	return []Ref{a.Ref, b.Ref}
}

// fromTo takes two readings that an index moved between: 从7月26号那个低点到10月涨了多少点.
func (q *question) fromTo(c *candidate) []Ref {
	at := q.find("link.to")
	if at < 0 || len(q.moveWords()) == 0 || !q.asksMuch() && !q.asksPercent() {
		return nil
	}
	a, b := q.readingIn(0, at), q.readingIn(at+1, len(q.tokens))
	if !a.some || !b.some || a.Period.IsZero() || b.Period.IsZero() || a.Ref == b.Ref {
		return nil
	}
	o := Op{Name: Diff}
	if q.asksPercent() {
		o.Unit = "%"
	}
	c.Then = []Op{o}
	return []Ref{b.Ref, a.Ref}
}

// recentIndex is the reading that a follow-up goes on with.
func (q *question) recentIndex() *Ref {
	if q.before == nil || q.before.Kind != bulletin.IndexFact || len(q.before.Recent) == 0 {
		return nil
	}
	readings := slices.DeleteFunc(slices.Clone(q.before.Recent), func(r Ref) bool {
		return r.Kind != bulletin.IndexFact || r.Measure == "高低差" || r.Measure == bulletin.IndexSwing
	})
	if len(q.before.Cond(Measure)) == 0 && q.before.Op(Diff) == nil { // of all that was told of a month, its mean
		for _, r := range slices.Backward(readings) {
			if r.Measure != bulletin.IndexHigh && r.Measure != bulletin.IndexLow {
				return &r
			}
		}
	}
	if len(readings) == 0 {
		return nil
	}
	return &readings[len(readings)-1]
}

// recentBeside is the reading that a follow-up goes on with where it names another: behind the low itself the mean of
// the month is what is above it.
func (q *question) recentBeside(measure string) *Ref {
	r := q.recentIndex()
	if r == nil || r.Measure != measure {
		return r
	}
	mean := *r
	mean.Measure, mean.Period = bulletin.IndexMean, bulletin.MonthOf(r.Period.To.Month)
	return &mean
}

// besideOf takes the time that a reading leaves out from the one that it stands beside.
func (r *reading) besideOf(o *reading) {
	switch {
	case r.Period.IsZero() && r.year:
		r.Period = bulletin.YearOf(o.Period.To.Month.Year())
	case r.Period.IsZero():
		r.Period = bulletin.MonthOf(o.Period.To.Month)
	}
}

// readingIn reads what some tokens say of one value of an index.
func (q *question) readingIn(from, to int) (r reading) {
	r.Kind = bulletin.IndexFact
	for i := from; i < to; i++ {
		t := &q.tokens[i]
		switch {
		case (t.Is("ref.it") || t.Is("ref.that")) && !r.some && q.recentIndex() != nil:
			r.Ref, r.some = *q.recentIndex(), true
		case t.Class == lexicon.PeriodOf && !t.Period.IsZero():
			r.Period, r.some = t.Period, true
		case slices.Contains(lexicon.List("now.word"), t.Text) && !r.some: // 现在的指数比今年最低点高多少
			r.Period, r.Measure, r.some = bulletin.MonthOf(q.cat.base()), bulletin.IndexMean, true
		case t.Is("qual.history") && strings.HasPrefix(t.Text, "年"):
			r.year, r.some = true, true
			r.Measure = extremeIn(t.Text)
		case t.Is("per.month") && (q.at(i+1).Text == "均" || q.at(i+1).Text == "平均"), t.Is("op.mean"):
			r.Measure, r.some = bulletin.IndexMean, true
		default:
			for id, m := range indexMeasures {
				if t.Is(id) {
					r.Measure, r.some = m, true
				}
			}
		}
	}
	return r
}

// extremeIn is the measure that a word for a record names.
func extremeIn(word string) string {
	if strings.ContainsAny(word, "低谷底") {
		return bulletin.IndexLow
	}
	return bulletin.IndexHigh
}

// indexFrame reads a question for a price index.
func indexFrame(q *question, s *slots) *candidate {
	c := q.candidate(Facts)
	c.Kind = bulletin.IndexFact
	point := slices.ContainsFunc(s.extremes, func(e slot) bool { return strings.Contains(q.tokens[e.at].Text, "点") })
	if !q.loose && !q.has("measure.index") && q.hint != "index" &&
		!(point && len(s.products)+len(s.elements)+len(s.goods) == 0) {
		return nil
	}
	c.explicit = true
	var measures []slot
	for _, m := range append(append([]slot(nil), s.measures...), s.extremes...) {
		if n := indexMeasures[m.value]; n != "" {
			measures = append(measures, slot{m.at, n, m.not})
		}
	}
	worst := q.worst()
	byLevel := worst.at >= 0 && len(measures) == 0
	if byLevel {
		measures = append(measures, worst)
	}
	measures, swings := q.swing(s, measures)
	if i := q.find("op.mean"); i >= 0 && strings.HasPrefix(strings.TrimPrefix(q.tokens[i].Text, "平"), "均") { // 均值, 平均值
		measures = append(measures, slot{i, bulletin.IndexMean, q.excluded(i)})
	}
	if q.meanOfEnds(measures) { // 最高和最低的平均
		measures = slices.DeleteFunc(measures, func(m slot) bool { return m.value == bulletin.IndexMean })
		c.claimWords(q, "measure.mean", "op.mean")
		c.then(Op{Name: Mean})
	}
	slices.SortStableFunc(measures, func(a, b slot) int { return a.at - b.at }) // per cent are of the one behind 比
	c.claim(measures, s.companies)
	if i := q.find("obj.date"); i >= 0 && len(measures) > 0 { // the lowest point and its date
		c.claimed[i] = true
		c.want(When)
	}
	c.claimWords(q, "measure.index", "measure.price", "measure.spread", "measure.point")
	c.cond(Measure, measures)
	c.cond(Maker, s.companies)
	c.cond(Subject, s.products)
	c.cond(Subject, s.groups)
	c.claim(s.products, s.groups)
	for _, g := range s.goods {
		c.claimed[g.at] = true
		if g.value != "稀土" {
			c.Where = append(c.Where, Cond{Dim: Subject, Values: []string{g.value}})
		}
	}
	q.times(s, c)
	if m := q.cat.Newest(); len(c.Against) == 1 && len(c.Times) == 0 && m != 0 &&
		c.Against[0].Period != bulletin.MonthOf(m) {
		c.Times = []Time{monthTime(m)} // the month set against 10月 is another
	}
	q.operators(s, c, nil)
	if swings {
		c.Wants = slices.DeleteFunc(c.Wants, func(w Want) bool { return w == ChangeWant })
	}
	if byLevel {
		c.want(When)
		c.Way = ByLevel
	}
	c.Then = dropRanks(c.Then)
	q.apartInPoints(c)
	q.pairIndex(c)
	c.needs = 1 + len(measures) + len(s.times)
	return c
}

// ByLevel, as the way that an index moves, stands for its high or low, by which the day of the largest move is told.
const ByLevel = "level"

// worst takes the day on which an index fell or rose the most as that of its low or high: of no other days is it printed.
func (q *question) worst() slot {
	if !q.has("ask.when") && !slices.ContainsFunc(q.tokens, func(t lexicon.Token) bool { return strings.HasSuffix(t.Text, "天") }) {
		return slot{at: -1}
	}
	if i := q.find("op.maxdown"); i >= 0 {
		return slot{i, bulletin.IndexLow, false}
	}
	return slot{q.find("op.maxup"), bulletin.IndexHigh, false}
}

// apartInPoints takes how many points of the high and the low as asking how far they are apart: there is but one index
// to be counted.
func (q *question) apartInPoints(c *candidate) {
	if len(c.Cond(Measure)) == 2 && q.has("unit.点") && q.has("op.count") && c.Op(Diff) == nil {
		c.then(Op{Name: Diff})
	}
}

// swing adds the spread of an index that a movement is bounded by or that is asked for as one, 波动超过3个点, 波动多大, and
// reports whether it did. Asked about
// in per cent it is the swing.
func (q *question) swing(s *slots, measures []slot) ([]slot, bool) {
	i := q.find("move.any")
	ends := func(m slot) bool { return m.value == bulletin.IndexHigh || m.value == bulletin.IndexLow }
	if len(s.bounds) > 0 && q.has("op.diff") && len(measures) == 2 && ends(measures[0]) && ends(measures[1]) { // 最高最低差超过6个点吗
		at := q.find("op.diff")
		for k := range q.tokens {
			if q.tokens[k].Is("op.diff") || q.tokens[k].Is("measure.high") || q.tokens[k].Is("measure.low") {
				q.fills(k, k+1)
			}
		}
		return []slot{{at, "高低差", false}}, true
	}
	swings := i >= 0 && !q.has("cmp.than") && slices.Contains([]string{"波动", "起伏"}, q.tokens[i].Text)
	bounded := i >= 0 && len(measures) == 0 && (len(s.bounds) > 0 || swings)
	if bounded {
		measures = append(measures, slot{i, "高低差", false})
	}
	if swings && len(s.bounds) == 0 && !q.asksPercent() {
		measures = append(measures, slot{i, bulletin.IndexSwing, false})
	}
	spread := q.find("measure.spread")
	for k := spread + 1; spread >= 0 && k < len(q.tokens); k++ {
		if q.tokens[k].Is("measure.spread") && slices.Contains(swingWords, q.tokens[k].Text) &&
			!slices.Contains(swingWords, q.tokens[spread].Text) { // 高低差多少点，波动幅度百分之几
			return append(measures, slot{k, bulletin.IndexSwing, false}), bounded
		}
	}
	for k := range measures {
		if measures[k].value == "高低差" && (q.spreadInPercent(s) || q.asksSwing(measures[k].at)) {
			measures[k].value = bulletin.IndexSwing
		}
	}
	return measures, bounded
}

// swingWords are the words for the spread of an index in per cent.
var swingWords = []string{"波动幅度", "振幅", "波幅", "振荡幅度", "震荡幅度"}

// asksSwing reports whether the spread at i is asked for by the word that is its per cent, and not in points: 波动幅度.
func (q *question) asksSwing(i int) bool {
	return slices.Contains(swingWords, q.tokens[i].Text) && !q.has("unit.点") &&
		!slices.ContainsFunc(q.tokens, func(t lexicon.Token) bool { return t.Of("ask") && strings.Contains(t.Text, "点") })
}

// spreadInPercent reports whether the spread of an index is asked about in per cent: 波动幅度百分之几, 超过5%了吗.
func (q *question) spreadInPercent(s *slots) bool {
	if !q.has("measure.spread", "move.any") {
		return false
	}
	percent := func(list []slot) bool {
		return slices.ContainsFunc(list, func(b slot) bool { return q.tokens[b.at].Unit == "%" })
	}
	return q.asksPercent() || percent(s.bounds) || percent(s.numbers) ||
		slices.ContainsFunc(s.units, func(u slot) bool { return u.value == "unit.%" })
}

// pairIndex looks up two readings that are set beside each other, and no others.
func (q *question) pairIndex(c *candidate) {
	c.Times = slices.DeleteFunc(slices.Clone(c.Times), func(t Time) bool { // 最高那天
		return t.Period.IsZero() && (strings.HasSuffix(t.Asked, "天") || strings.HasSuffix(t.Asked, "日")) &&
			len(c.Cond(Measure)) > 0
	})
	if at := q.find("cmp.than"); at >= 0 && c.Has(ChangeWant) && c.Op(Diff) == nil && c.Op(Ratio) == nil {
		// 10月比今年最低回升多少
		if a, b := q.readingIn(0, at), q.readingIn(at+1, len(q.tokens)); a.Measure == "" && b.Measure != "" {
			c.Where = slices.DeleteFunc(c.Where, func(w Cond) bool { return w.Dim == Measure })
			c.Against = nil
		}
	}
	pair := q.besides(c)
	if pair == nil {
		return
	}
	q.picked = pair
	c.Picked, c.Times, c.Against = pair, nil, nil
	c.Then = slices.DeleteFunc(c.Then, func(o Op) bool { return o.Name != Diff && o.Name != Ratio })
	c.Where = slices.DeleteFunc(c.Where, func(w Cond) bool { return w.Dim == Measure })
	c.Wants = slices.DeleteFunc(c.Wants, func(w Want) bool { return w == ChangeWant })
	c.claimWords(q, "per.month", "qual.history", "op.each")
}

// meanOfEnds reports whether the mean of the high and the low is asked for: the word for it stands behind both.
func (q *question) meanOfEnds(measures []slot) bool {
	high, low, mean := q.find("measure.high"), q.find("measure.low"), -1
	for _, m := range measures {
		if m.value == bulletin.IndexMean {
			mean = m.at
		}
	}
	return high >= 0 && low >= 0 && mean > max(high, low) && !q.at(mean-1).Is("op.and") && q.at(mean-1).Text != "、"
}

// dropRanks leaves out the ranking that 最高 and 最低 would be elsewhere: of an index they are measures.
func dropRanks(ops []Op) (out []Op) {
	for _, o := range ops {
		if o.Name != Top && o.Name != Bottom {
			out = append(out, o)
		}
	}
	return out
}
