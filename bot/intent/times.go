package intent

import (
	"slices"
	"strconv"
	"strings"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// times takes the times that a question names. 同期 and what stands behind 比 or 较 is what a change is against.
func (q *question) times(s *slots, c *candidate) {
	for k, t := range s.times {
		i := s.timesAt[k]
		c.claimed[i] = true
		if q.against(i) {
			c.Against = append(c.Against, t)
			continue
		}
		c.Times = append(c.Times, t)
	}
	q.soFar(c)
	q.countsMonths(c)
	c.claimWords(q, "time.month", "time.year", "time.day", "time.since", "time.single", "time.cumulative", "time.yearbegin", "time.now", "obj.issue")
}

// soFar reads 累计 and 开年: the months of the year up to the one that is named beside it, or up to the newest.
func (q *question) soFar(c *candidate) {
	i := q.find("time.cumulative", "time.yearbegin")
	if i < 0 {
		return
	}
	year := func(m bulletin.Month) Time {
		p := bulletin.MonthsFrom(bulletin.NewMonth(m.Year(), 1), m)
		return Time{Period: p, Kind: "ytd", Asked: q.asked(i)}
	}
	if q.at(i-1).Class == lexicon.PeriodOf && q.at(i-1).Period.Months() > 1 {
		return // 前11个月累计
	}
	beside := q.at(i-1).Class == lexicon.PeriodOf || q.tokens[i].Is("time.yearbegin")
	switch {
	case len(c.Times) == 0:
		c.Times = append(c.Times, year(q.cat.base()))
	case c.Times[0].Period.Months() == 1 && beside:
		c.Times[0] = year(c.Times[0].Period.To.Month)
	case c.Times[0].Period.Months() == 1 && len(c.Times) == 1:
		c.Times = append(c.Times, year(c.Times[0].Period.To.Month))
	}
}

// countsMonths takes what only counts the times or the names before it: 两个月, 三样, 两者.
func (q *question) countsMonths(c *candidate) {
	for i := range q.tokens {
		t := &q.tokens[i]
		if t.Class == lexicon.Number && (q.at(i+1).Of("counter") || q.at(i+1).Of("counted")) && len(t.Value) == 1 && i > 0 {
			c.claimed[i] = true
		}
		if t.Class == lexicon.Quantity && !strings.ContainsAny(t.Unit, "元吨斤克磅%点") && !c.claimed[i] &&
			len(t.Value) == 1 && !q.at(i-1).Is("front") && !q.at(i-1).Is("ord") {
			c.claimed[i] = true
		}
		if t.Class == lexicon.Quantity && q.at(i+1).Is("obj.product") && strings.HasPrefix(t.Unit, "种") {
			c.claimed[i] = true
		}
		if t.Class == lexicon.Number && q.at(i+1).Is("time.months") &&
			(t.Value == strconv.Itoa(len(c.Times)) || t.Value == "1") {
			c.claimed[i], c.claimed[i+1] = true, true
		}
	}
}

// against reports whether the time at i is what something is compared with: 比10月, 较去年.
func (q *question) against(i int) bool {
	b := q.at(i - 1)
	if q.before != nil && b.Is("op.and") && i > 1 && !q.manyTimes(i) && (q.has("move", "compare") || q.has(comparing...)) { // 跟10月差多少
		return true
	}
	if q.otherMeasure(i) { // 挂牌价高于11月均价
		return false
	}
	return b.Is("cmp.than") || b.Is("op.and") && q.has("cmp.than") && q.find("cmp.than") > i && !q.manyTimes(i)
}

// otherMeasure reports whether a measure stands behind the time at i, and another before it: it is compared, not the time.
func (q *question) otherMeasure(i int) bool {
	n := q.at(i + 1)
	if n.Is("link.of") {
		n = q.at(i + 2)
	}
	return n.Of("measure") && slices.ContainsFunc(q.tokens[:i], func(t lexicon.Token) bool { return t.Of("measure") && t.ID != n.ID })
}

// manyTimes reports whether another time stands before the one at i.
func (q *question) manyTimes(i int) bool { return i > 1 && q.at(i-2).Class == lexicon.PeriodOf }
