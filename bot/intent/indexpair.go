package intent

import (
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

// besides takes two readings of an index that are set beside each other, each with its own time and measure: 10月指数比11月均值,
// 最高那天比月均. It gives nil where the words on both sides of 比 are not such.
func (q *question) besides(c *candidate) []Ref {
	at := q.find("cmp.than")
	if at < 0 && c.Op(Ratio) != nil { // 11月均值是7月26日的几倍
		at = q.find("be")
	}
	much := q.asksMuch() && q.has("op.dearer", "op.cheaper", "op.more", "op.less") // 低多少点
	if at < 0 || c.Op(Diff) == nil && c.Op(Ratio) == nil && !much {
		return q.fromTo(c)
	}
	if k := q.find("op.and"); k >= 0 && k < at && q.at(at+1).Is("op.diff") { // 和11月均值比差几个点
		at = k
	}
	a, b := q.readingIn(0, at), q.readingIn(at+1, len(q.tokens))
	if recent := q.recentIndex(); !a.some && recent != nil {
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
	return &q.before.Recent[len(q.before.Recent)-1]
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
