package intent

import (
	"cmp"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// sides looks up the two prices that stand on both sides of 比 and differ in more than one thing, and no others:
// 7月挂牌的镨钕金属比6月均价高多少, 氧化钕挂牌价比金属钕均价低多少. What one side does not say it has of the other.
func (q *question) sides(s *slots, c *candidate, products []slot) {
	at := q.find("cmp.than", "cmp.above")
	if at < 0 {
		at = q.find("op.and")
	}
	if at < 0 || c.Op(Diff) == nil && c.Op(Ratio) == nil || len(s.amounts) > 0 {
		return
	}
	pair, differ := [2]Ref{}, 0
	for side := range pair {
		r, ok := q.sideOf(s, products, func(i int) bool { return (i < at) == (side == 0) })
		if !ok {
			return
		}
		pair[side] = r
	}
	a, b := &pair[0], &pair[1]
	for _, d := range [][2]*string{{&a.Subject, &b.Subject}, {&a.Measure, &b.Measure}} {
		if *d[0] != "" && *d[1] != "" && *d[0] != *d[1] {
			differ++
		}
		*d[0], *d[1] = cmp.Or(*d[0], *d[1]), cmp.Or(*d[1], *d[0])
	}
	if !a.Period.IsZero() && !b.Period.IsZero() { // also where the same time is said twice
		differ++
	}
	if differ < 2 || a.Subject == "" {
		return
	}
	for i := range pair {
		r, o := &pair[i], &pair[1-i]
		r.Dim, r.Value, r.Kind = Subject, r.Subject, bulletin.PriceFact
		if r.Period.IsZero() {
			r.Period = o.Period
		}
		if firm := in(s.companies); len(firm) == 1 && r.Measure == bulletin.ListPrice {
			r.Company = firm[0]
		}
	}
	c.Picked, c.Times, c.Against = pair[:], nil, nil
	c.Where = onlyDim(c.Where, Subject)
	c.Wants = nil
}

// sideOf is what the tokens of one side say of a price; it is not told where they name two of anything.
func (q *question) sideOf(s *slots, products []slot, within func(int) bool) (r Ref, ok bool) {
	ok = true
	set := func(to *string, v string) {
		ok = ok && (*to == "" || *to == v)
		*to = v
	}
	for _, p := range products {
		if within(p.at) {
			set(&r.Subject, p.value)
		}
	}
	for _, m := range s.measures {
		name := cmp.Or(lexicon.PriceMeasures[m.value], lexicon.MeanMeasures[m.value])
		if m.value == "measure.mean" {
			name = bulletin.MonthMean
		}
		if within(m.at) && name != "" {
			set(&r.Measure, name)
		}
	}
	for k, at := range s.timesAt {
		if p := s.times[k].Period; within(at) {
			ok = ok && (r.Period.IsZero() || r.Period == p)
			r.Period = p
		}
	}
	return r, ok
}
