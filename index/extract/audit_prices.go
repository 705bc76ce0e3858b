package extract

import "rebot/index/bulletin"

// changes holds each printed change against the two prices it lies between, where both stand in one place: a row of
// the table, or a sentence that names the earlier price.
func (a *auditor) changes() {
	for i := range a.Quotes {
		now := &a.Quotes[i]
		if now.Change == nil || isLoose(now.Change) {
			continue
		}
		for j := range a.Quotes {
			old := &a.Quotes[j]
			if i != j && old.Cite == now.Cite && samePrice(old, now) && old.Month == now.Change.Base {
				a.change(old, now)
			}
		}
	}
}

func (a *auditor) change(old, now *bulletin.Quote) {
	x, y, ok := bulletin.SameScale(old, now)
	if !ok || !x.Lo.IsPositive() {
		return
	}
	if computed := bulletin.PercentChange(x, y); !computed.Meets(changeInterval(now.Change)) {
		exact := now.Price.Value.Sub(old.Price.Value).Shift(2).DivRound(old.Price.Value, 8)
		a.find("change", bulletin.Place{Says: "环比 " + now.Change.String(), Month: 0, Cite: now.Cite}, quotePlace(old),
			"%s：印的环比是 %s，由 %s 与 %s 算得 %s%%", now.Printed, now.Change, old.Price.Text, now.Price.Text, exact.StringFixed(2))
	}
}

// samePrice tells whether two quotes are of one product, measure and company, in the same purity where both name one.
func samePrice(a, b *bulletin.Quote) bool {
	return a.Product == b.Product && a.Measure == b.Measure && a.Company == b.Company && bulletin.SamePrintedPurity(a.Purity, b.Purity)
}

// twice holds prices of the same product, measure and month against each other: two rows, the table and the prose.
func (a *auditor) twice() {
	for i := range a.Quotes {
		for j := i + 1; j < len(a.Quotes); j++ {
			x, y := &a.Quotes[i], &a.Quotes[j]
			if x.Cite != y.Cite && x.Month == y.Month && x.Measure != "价格" && x.Measure != "现货价" && x.Day == y.Day && samePrice(x, y) && !otherRow(x, y) {
				a.same(x, y)
			}
		}
	}
}

// otherRow tells two rows of a table apart where one names a purity and the other none.
func otherRow(x, y *bulletin.Quote) bool {
	return x.Table && y.Table && (x.Purity == "") != (y.Purity == "")
}

func (a *auditor) same(x, y *bulletin.Quote) {
	p, q, ok := bulletin.SameScale(x, y)
	if !ok {
		return
	}
	if !p.Meets(q) {
		a.find(twiceRule(x, y), quotePlace(x), quotePlace(y), "%s %s的%s：一处是 %s %s，另一处是 %s %s%s", x.Month.Chinese(), x.Printed, x.Measure,
			x.Price.Text, x.Unit, y.Price.Text, y.Unit, unitHint(p, q))
		return
	}
	c, d := x.Change, y.Change
	if c == nil || d == nil || c.Base != d.Base || isLoose(c) || isLoose(d) || changeInterval(c).Meets(changeInterval(d)) {
		return
	}
	if !a.told(y.Cite) {
		a.find(twiceRule(x, y), bulletin.Place{Says: "环比 " + c.String(), Month: 0, Cite: x.Cite}, bulletin.Place{Says: "环比 " + d.String(), Month: 0, Cite: y.Cite},
			"%s %s的环比：一处是 %s，另一处是 %s", x.Month.Chinese(), x.Printed, c, d)
	}
}

// told tells whether a place already stands in a finding of its own change.
func (a *auditor) told(c bulletin.Cite) bool {
	for _, f := range a.Findings {
		if f.Rule == "change" && f.A.Cite == c && f.B.Cite == c {
			return true
		}
	}
	return false
}

func twiceRule(x, y *bulletin.Quote) string {
	if x.Table != y.Table {
		return "table"
	}
	return "twice"
}

// unitHint says so where two readings differ by a power of ten: then it is the unit that is wrong.
func unitHint(p, q bulletin.Interval) string {
	for _, e := range []int32{-4, -3, -2, -1, 1, 2, 3, 4} {
		if (bulletin.Interval{Lo: p.Lo.Shift(e), Hi: p.Hi.Shift(e)}).Meets(q) {
			return "，相差整十倍，疑为单位之误"
		}
	}
	return ""
}

// indices holds an index's high, low, mean, spread and swing against each other.
func (a *auditor) indices() {
	type key struct {
		name    string
		month   bulletin.Month
		article int
	}
	sets := map[key]map[string]*bulletin.Reading{}
	var order []key
	for i := range a.Readings {
		r := &a.Readings[i]
		k := key{r.Name, r.Month, r.Cite.Article}
		if sets[k] == nil {
			sets[k] = map[string]*bulletin.Reading{}
			order = append(order, k)
		}
		sets[k][r.Measure] = r
	}
	for _, k := range order {
		a.index(sets[k][bulletin.High], sets[k][bulletin.Low], sets[k][bulletin.Mean], sets[k]["高低差"], sets[k]["波动幅度"])
	}
}

func readingPlace(r *bulletin.Reading) bulletin.Place {
	return bulletin.Place{Says: r.Name + r.Measure + " " + r.Value.Text + " " + r.Unit, Cite: r.Cite}
}

func (a *auditor) index(high, low, mean, spread, swing *bulletin.Reading) {
	if high == nil || low == nil {
		return
	}
	h, l := bulletin.IntervalOf(high.Value, 0), bulletin.IntervalOf(low.Value, 0)
	d := h.Minus(l)
	switch {
	case h.Hi.LessThan(l.Lo):
		a.find("index", readingPlace(high), readingPlace(low), "%s：最高 %s 低于最低 %s", high.Name, high.Value.Text, low.Value.Text)
		return
	case mean != nil && bulletin.IntervalOf(mean.Value, 0).Lo.GreaterThan(h.Hi):
		a.find("index", readingPlace(mean), readingPlace(high), "%s：平均 %s 高于最高 %s", high.Name, mean.Value.Text, high.Value.Text)
	case mean != nil && bulletin.IntervalOf(mean.Value, 0).Hi.LessThan(l.Lo):
		a.find("index", readingPlace(mean), readingPlace(low), "%s：平均 %s 低于最低 %s", high.Name, mean.Value.Text, low.Value.Text)
	}
	if spread != nil && !d.Meets(bulletin.IntervalOf(spread.Value, 0)) {
		a.find("index", readingPlace(spread), readingPlace(high), "%s：印的高低差是 %s，由最高 %s 与最低 %s 算得 %s", high.Name, spread.Value.Text,
			high.Value.Text, low.Value.Text, high.Value.Value.Sub(low.Value.Value))
	}
	if swing != nil && !swingFits(swing, d, h, l, mean) {
		a.find("index", readingPlace(swing), readingPlace(high), "%s：印的波动幅度是 %s%%，与最高 %s、最低 %s 不合", high.Name, swing.Value.Text, high.Value.Text, low.Value.Text)
	}
}

// swingFits allows the spread to be put against the low, the high or the mean: the bulletin does not say which.
func swingFits(swing *bulletin.Reading, d, h, l bulletin.Interval, mean *bulletin.Reading) bool {
	against := []bulletin.Interval{l, h}
	if mean != nil {
		against = append(against, bulletin.IntervalOf(mean.Value, 0))
	}
	for _, x := range against {
		q := d.Over(x)
		if (bulletin.Interval{Lo: q.Lo.Shift(2), Hi: q.Hi.Shift(2)}).Meets(bulletin.IntervalOf(swing.Value, 0)) {
			return true
		}
	}
	return false
}
