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
	if at < 0 || c.Op(Diff) == nil && c.Op(Ratio) == nil {
		return nil
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
	return []Ref{a.Ref, b.Ref}
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
