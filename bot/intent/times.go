package intent

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// times takes the times that a question names. A change is measured against 同期 and the time behind 比 or 较.
func (q *question) times(s *slots, c *candidate) {
	for k, t := range s.times {
		i := s.timesAt[k]
		c.claimed[i] = true
		if k > 0 {
			t = q.inYearOf(s.timesAt[k-1], i, t)
		}
		if k == 0 && t.ID == "time.sameperiod" && q.loose {
			t.Period = q.yearBeforeLast(t.Period)
		}
		if q.against(i) {
			if k > 0 && t.ID == "time.sameperiod" && len(c.Times) > 0 && !t.Period.IsZero() &&
				!c.Times[0].Period.IsZero() { // 四月…，跟去年同月比
				t.Period = c.Times[0].Period.Shift(-12)
			}
			c.Against = append(c.Against, t)
			continue
		}
		if t.ID == "time.whole" && q.cat.base().Month() == 1 { // of the year that is over
			t.Period = t.Period.Shift(-12)
		}
		if k > 0 && t.ID == "time.sameperiod" && len(c.Times) > 0 && !t.Period.IsZero() { // 前9个月出口去年同期
			t.Period = c.Times[0].Period.Shift(-12)
			if !slices.ContainsFunc(q.tokens[s.timesAt[k-1]:i], func(t lexicon.Token) bool {
				return t.Class == lexicon.Mark || t.Is("op.and")
			}) {
				c.Times = nil
			}
		}
		if k > 0 && t.Period.IsZero() && q.narrows(s.timesAt[k-1], i) && len(c.Times) > 0 { // 5月第二周: no more than that week
			c.Times = c.Times[:len(c.Times)-1]
		}
		c.Times = append(c.Times, q.monthOfYear(c, t))
	}
	for i := range q.tokens {
		if q.ruledOut(i) {
			c.claimed[i], c.without[i] = true, true
		}
	}
	q.laterFirst(c)
	q.rightNow(c)
	if c.Kind == bulletin.TradeFact {
		q.upTo(s, c)
		q.betweenMonths(s, c)
	}
	q.besidesNow(s, c)
	q.monthsSoFar(c)
	q.soFar(c)
	q.countsMonths(c)
	c.claimWords(q, "time.month", "time.year", "time.day", "time.since", "time.single", "time.cumulative",
		"time.yearbegin", "time.now", "obj.issue")
}

// laterFirst sets the later of two times against the earlier one, where only their change is asked: October vs
// November. Where it is asked by how much the earlier is higher, both are: nothing rose against what came after it.
func (q *question) laterFirst(c *candidate) {
	switch {
	case len(c.Times) != 1 || len(c.Against) != 1 || c.Times[0].Period.IsZero(),
		c.Times[0].Period.To.Month >= c.Against[0].Period.From.Month:
	case q.has("op.diff", "op.more", "op.less", "op.dearer", "op.cheaper"):
		c.Times, c.Against = append(c.Times, c.Against...), nil
	default:
		c.Times, c.Against = c.Against, c.Times
	}
}

// rightNow reads 现在 of a follow-up as the newest month, where an older one was told of: 按现在的价呢.
func (q *question) rightNow(c *candidate) {
	if q.before != nil && c.Kind == bulletin.PriceFact && len(c.Times)+len(c.Against) == 0 && q.saysWord("now.word") {
		c.Times = []Time{monthTime(q.cat.base())}
	}
}

// yearBeforeLast is the time of the figure that was told last, a year before: 去年同期呢, of half a year. It is the one given
// where none was told.
func (q *question) yearBeforeLast(p bulletin.Period) bulletin.Period {
	if q.before == nil || len(q.before.Recent) == 0 {
		return p
	}
	if last := q.before.Recent[len(q.before.Recent)-1].Period; last.Months() > 1 {
		return last.Shift(-12)
	}
	return p
}

// narrows reports whether the token at i follows the one at k, with nothing between but 的.
func (q *question) narrows(k, i int) bool { return i == k+1 || i == k+2 && q.at(k+1).Is("link.of") }

// betweenMonths sets the last of two months of trade against the first, where it is asked how it changed from one to
// the other: 从2月到3月涨了多少, change from February to March. From January on it may be all the months together.
func (q *question) betweenMonths(s *slots, c *candidate) {
	if len(c.Times) != 1 || c.Times[0].Period.Months() < 2 || len(s.timesAt) != 1 ||
		len(s.moves) == 0 && !q.has("op.diff") {
		return
	}
	i := s.timesAt[0]
	p := c.Times[0].Period
	if p.From.Month.Month() > 1 && (q.at(i-1).Is("link.from") || strings.HasPrefix(q.tokens[i].Text, "from")) {
		c.Times, c.Against = []Time{monthTime(p.To.Month)}, []Time{monthTime(p.From.Month)}
		c.then(Op{Name: Diff})
	}
}

// ruledOut reports whether the token at i is a time that is kept out beside another that is asked for: 要10月的，不是11月.
func (q *question) ruledOut(i int) bool {
	if q.tokens[i].Class != lexicon.PeriodOf || !q.excluded(i) {
		return false
	}
	for k := range q.tokens {
		if q.tokens[k].Class == lexicon.PeriodOf && !q.excluded(k) {
			return true
		}
	}
	return false
}

// monthOfYear reads Nov 24 of a price as the month of the newest issue, where its year is written so: prices are of
// months.
func (q *question) monthOfYear(c *candidate, t Time) Time {
	m := q.cat.base()
	day := t.Period.From
	if c.Kind != bulletin.PriceFact || !q.english || !t.Period.IsDay() || day.Month != m || day.Day != m.Year()%100 {
		return t
	}
	return Time{Period: bulletin.MonthOf(m), Kind: "month", Asked: t.Asked}
}

// inYearOf reads a bare month in the year of the time before it, where that names its year: 2023年8月比7月. One that is set
// against an earlier month of a year is of the year before: 2024年1月比12月.
func (q *question) inYearOf(before, at int, t Time) Time {
	b, bare := &q.tokens[before], &q.tokens[at]
	if !yearNamed.MatchString(b.Text) || bare.Year || !b.Period.IsMonth() || !t.Period.IsMonth() {
		return t
	}
	m := bulletin.NewMonth(b.Period.To.Month.Year(), t.Period.To.Month.Month())
	if m > b.Period.To.Month && q.against(at) {
		m -= 12
	}
	t.Period = bulletin.MonthOf(m)
	return t
}

// yearNamed finds a year that is named by its number.
var yearNamed = regexp.MustCompile(`(?:19|20)\d\d`)

// besidesNow adds the newest month where the month before is asked for in a clause of its own, behind what is asked of
// now: 价格、环比、上月价; 多少钱，上月呢.
func (q *question) besidesNow(s *slots, c *candidate) {
	if c.Kind != bulletin.PriceFact || len(c.Times) != 1 || c.Times[0].ID != "rel.month.-1" || q.last != nil {
		return
	}
	at, price := s.timesAt[0], q.find("measure.price", "ask.price", "measure.mean")
	if price < 0 || price > at || !slices.ContainsFunc(q.tokens[price:at], func(t lexicon.Token) bool {
		return t.Text == "、" || t.Text == "," || t.Is("op.and")
	}) {
		return
	}
	c.Times = append([]Time{{Period: bulletin.MonthOf(q.cat.base()), Kind: "month", ID: "rel.month.0"}}, c.Times...)
}

// monthsSoFar reads as many months as the year has had as the year so far: over the eleven months.
func (q *question) monthsSoFar(c *candidate) {
	for i := range q.tokens {
		if t := &q.tokens[i]; c.Kind == bulletin.TradeFact && len(c.Times) == 0 && t.Class == lexicon.Quantity &&
			t.Unit == "个月" && t.Value == strconv.Itoa(int(q.cat.base().Month())) {
			c.claimed[i] = true
			c.claimWords(q, "bound.over")
			c.Times = append(c.Times, Time{Period: bulletin.YearTo(q.cat.base()), Kind: "ytd", Asked: q.asked(i)})
		}
	}
}

// soFar reads 累计 and 开年: the months of the year up to the one that is named beside it, or up to the newest.
func (q *question) soFar(c *candidate) {
	i := q.find("time.cumulative", "time.yearbegin")
	if i < 0 {
		return
	}
	year := func(m bulletin.Month) Time {
		p := bulletin.YearTo(m)
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
		if t.Class == lexicon.Number && (q.at(i+1).Of("counter") || q.at(i+1).Of("counted")) && len(t.Value) == 1 &&
			i > 0 {
			c.claimed[i] = true
		}
		if t.Class == lexicon.Quantity && !strings.ContainsAny(t.Unit, "元吨斤克磅%点") && !weight(t.Unit) &&
			!slices.Contains(lexicon.List("unit.goods"), t.Unit) && !c.claimed[i] &&
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

// against reports whether something is compared with the time at i: 比10月, 较去年.
func (q *question) against(i int) bool {
	b := q.at(i - 1)
	for k := i - 2; q.english && k > 0 && (b.Text == "the" || b.Is("prep.in")); k-- { // than in the previous month
		b = q.at(k)
	}
	if q.english && b.Is("link.from") && b.Text == "from" && (q.hasKind("move") || q.has("compare", "op.diff")) &&
		q.tokens[i].Period.IsMonth() {
		return true // how much did it change from October
	}
	if b.Text == "over" && q.tokens[i].Period.Months() > 1 { // over Jan-Nov
		return false
	}
	// 跟10月差多少
	if q.before != nil && b.Is("op.and") && i > 1 && !q.manyTimes(i) &&
		(q.has("move", "compare") || q.has(comparing...)) {
		return true
	}
	if b.Is("link.for") && (q.hasKind("move") || q.has("op.more", "op.less", "op.dearer", "op.cheaper")) && i > 1 &&
		q.at(i-2).Class == lexicon.PeriodOf { // 本月对上个月少了几块
		return true
	}
	if q.otherMeasure(i) { // 挂牌价高于11月均价
		return false
	}
	return b.Is("cmp.than") || b.Is("op.and") && q.has("cmp.than") && q.find("cmp.than") > i && !q.manyTimes(i)
}

// otherMeasure reports whether a measure stands behind the time at i, and another before it: it is compared, not the
// time.
func (q *question) otherMeasure(i int) bool {
	n := q.at(i + 1)
	if n.Is("link.of") {
		n = q.at(i + 2)
	}
	return n.Of("measure") && slices.ContainsFunc(q.tokens[:i],
		func(t lexicon.Token) bool { return t.Of("measure") && t.ID != n.ID })
}

// manyTimes reports whether another time stands before the one at i.
func (q *question) manyTimes(i int) bool { return i > 1 && q.at(i-2).Class == lexicon.PeriodOf }

// maxMonths is how many months 各月 means at most, the newest of them.
const maxMonths = 12

// eachMonth reads 各月, 历史价格 and by month: the newest months that an issue covers.
func (q *question) eachMonth(c *candidate) {
	for i := range q.tokens {
		t, b := &q.tokens[i], q.at(i-1)
		each := b.Is("op.list") || b.Is("unit.per") || b.Is("op.each") || b.Is("prep.in") && b.Text == "by"
		every := t.Is("time.every")
		if !every && (!t.Is("time.month") && !t.Is("time.months") || !each) || len(c.Times) > 0 ||
			len(q.cat.Months) == 0 {
			continue
		}
		c.claimed[i] = true
		if !every {
			c.claimed[i-1] = true
		}
		c.Times = append(c.Times, q.everyMonth(&c.Query)...)
	}
}

// Record marks a ranking over all months: 历史最高.
const Record = "record"

// record reads 历史最高 and 年内新低 of one product: its highest or lowest month of all that the issues cover; and 历史均价, the
// mean of these months.
func (q *question) record(c *candidate, products []slot) {
	i := q.find("qual.history")
	one := len(in(products)) == 1 || len(in(products)) == 0 && q.before != nil && len(q.before.Cond(Subject)) == 1
	if i < 0 || !one || len(c.Times) > 0 || len(q.cat.Months) == 0 {
		return
	}
	o := Op{Name: Top, N: 1, By: "value", Asked: Record}
	switch text := q.tokens[i].Text; {
	case strings.Contains(text, "低") || q.has("measure.low", "op.cheapest"):
		o.Name = Bottom
	case strings.Contains(text, "高") || q.has("measure.high", "op.dearest"):
	case q.has("measure.mean") && !q.has("move"): // 历史均价
		o = Op{Name: Mean, Asked: Record}
	default:
		return
	}
	c.claimed[i] = true
	c.claimWords(q, "measure.high", "measure.low", "op.dearest", "op.cheapest")
	for _, m := range q.toldMonths(&c.Query) {
		if !strings.HasPrefix(q.tokens[i].Text, "年") || m.Year() == q.cat.Newest().Year() {
			c.Times = append(c.Times, monthTime(m))
		}
	}
	c.then(o)
	c.explicit = true
}

// asksMonth reports whether a question asks in which month something was.
func (q *question) asksMonth() bool {
	return slices.ContainsFunc(q.tokens, func(t lexicon.Token) bool {
		return t.Is("ask.when") && (strings.Contains(t.Text, "月") || strings.Contains(t.Text, "month"))
	}) ||
		q.has("ask.which") && q.has("time.month", "time.months") && q.english
}

// overMonths ranks the months that the issues cover, where the month is asked for in which one thing was highest or
// lowest: 氧化镝哪个月最贵.
func (q *question) overMonths(c *candidate) {
	if !q.asksMonth() || len(c.Times) > 0 || len(c.Cond(Subject)) != 1 {
		return
	}
	for i := range c.Then {
		if o := &c.Then[i]; (o.Name == Top || o.Name == Bottom) && o.By == "value" && o.N <= 1 {
			o.Asked, o.Of = Record, ""
			c.Times = q.everyMonth(&c.Query)
			c.claimWords(q, "time.month", "time.months")
		}
	}
}

// everyMonth lists the newest months that an issue covers, as times.
func (q *question) everyMonth(c *Query) (out []Time) {
	months := q.toldMonths(c)
	for _, m := range months[max(0, len(months)-maxMonths):] {
		out = append(out, monthTime(m))
	}
	return out
}

// toldMonths lists the months that an issue covers, oldest first: its own, and the one before; of the price of one
// product those of the user's own prices too.
func (q *question) toldMonths(c *Query) (out []bulletin.Month) {
	if len(q.cat.Months) == 0 {
		return nil
	}
	for m := q.cat.Months[0] - 1; m <= q.cat.Newest(); m++ {
		if q.cat.tells(m) {
			out = append(out, m)
		}
	}
	if one := q.oneProduct(c); one != "" && q.cat.Own != nil {
		out = append(out, q.cat.Own(one)...)
		slices.Sort(out)
	}
	if slices.Contains(c.Cond(Measure), bulletin.ListPrice) {
		out = append(out, q.cat.Listed...)
		slices.Sort(out)
	}
	return slices.Compact(out)
}

// oneProduct is the one product whose price is asked for, or was before; empty for another question.
func (q *question) oneProduct(c *Query) string {
	named := c.Cond(Subject)
	if len(named) == 0 && q.before != nil {
		named = q.before.Cond(Subject)
	}
	if c.Kind != bulletin.PriceFact || len(named) != 1 {
		return ""
	}
	return named[0]
}

// monthTime is a month as a time that is asked for.
func monthTime(m bulletin.Month) Time {
	return Time{Period: bulletin.MonthOf(m), Kind: "month", Asked: m.Chinese()}
}

// lastMonths reads a bare 两个月: the newest months that the bulletin covers.
func (q *question) lastMonths(c *candidate) {
	for i := range q.tokens {
		t := &q.tokens[i]
		if t.Class != lexicon.Quantity || t.Unit != "个月" || len(t.Value) != 1 || t.Value < "2" || len(c.Times) > 0 ||
			len(q.cat.Months) == 0 {
			continue
		}
		c.claimed[i] = true
		for m := q.cat.Newest() - bulletin.Month(t.Value[0]-'1'); m <= q.cat.Newest(); m++ {
			c.Times = append(c.Times, monthTime(m))
		}
	}
}
