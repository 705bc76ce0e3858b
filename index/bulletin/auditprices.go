package bulletin

// changes holds each printed change against the two prices it lies between, where both stand in one place: a row of
// the table, or a sentence that names the earlier price.
func (a *auditor) changes() {
	for i := range a.Quotes {
		now := &a.Quotes[i]
		if now.Change == nil || now.Change.loose() {
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

func (a *auditor) change(old, now *Quote) {
	x, y, ok := sameScale(old, now)
	if !ok || !x.lo.IsPositive() {
		return
	}
	if computed := percentChange(x, y); !computed.meets(now.Change.interval()) {
		exact := now.Price.Value.Sub(old.Price.Value).Shift(2).DivRound(old.Price.Value, 8)
		a.find("change", Place{"环比 " + now.Change.String(), 0, now.Cite}, old.place(),
			"%s：印的环比是 %s，由 %s 与 %s 算得 %s%%", now.Printed, now.Change, old.Price.Text, now.Price.Text, exact.StringFixed(2))
	}
}

// samePrice tells whether two quotes are of one product, measure and company, in the same purity where both name one.
func samePrice(a, b *Quote) bool {
	return a.Product == b.Product && a.Measure == b.Measure && a.Company == b.Company && SamePrintedPurity(a.Purity, b.Purity)
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
func otherRow(x, y *Quote) bool { return x.Table && y.Table && (x.Purity == "") != (y.Purity == "") }

func (a *auditor) same(x, y *Quote) {
	p, q, ok := sameScale(x, y)
	if !ok {
		return
	}
	if !p.meets(q) {
		a.find(twiceRule(x, y), x.place(), y.place(), "%s %s的%s：一处是 %s %s，另一处是 %s %s%s", x.Month.Chinese(), x.Printed, x.Measure,
			x.Price.Text, x.Unit, y.Price.Text, y.Unit, unitHint(p, q))
		return
	}
	c, d := x.Change, y.Change
	if c == nil || d == nil || c.Base != d.Base || c.loose() || d.loose() || c.interval().meets(d.interval()) {
		return
	}
	if !a.told(y.Cite) {
		a.find(twiceRule(x, y), Place{"环比 " + c.String(), 0, x.Cite}, Place{"环比 " + d.String(), 0, y.Cite},
			"%s %s的环比：一处是 %s，另一处是 %s", x.Month.Chinese(), x.Printed, c, d)
	}
}

// told tells whether a place already stands in a finding of its own change.
func (a *auditor) told(c Cite) bool {
	for _, f := range a.Findings {
		if f.Rule == "change" && f.A.Cite == c && f.B.Cite == c {
			return true
		}
	}
	return false
}

func twiceRule(x, y *Quote) string {
	if x.Table != y.Table {
		return "table"
	}
	return "twice"
}

// unitHint says so where two readings differ by a power of ten: then it is the unit that is wrong.
func unitHint(p, q interval) string {
	for _, e := range []int32{-4, -3, -2, -1, 1, 2, 3, 4} {
		if (interval{p.lo.Shift(e), p.hi.Shift(e)}).meets(q) {
			return "，相差整十倍，疑为单位之误"
		}
	}
	return ""
}

// indices holds an index's high, low, mean, spread and swing against each other.
func (a *auditor) indices() {
	type key struct {
		name    string
		month   Month
		article int
	}
	sets := map[key]map[string]*Reading{}
	var order []key
	for i := range a.Readings {
		r := &a.Readings[i]
		k := key{r.Name, r.Month, r.Cite.Article}
		if sets[k] == nil {
			sets[k] = map[string]*Reading{}
			order = append(order, k)
		}
		sets[k][r.Measure] = r
	}
	for _, k := range order {
		a.index(sets[k][High], sets[k][Low], sets[k][Mean], sets[k]["高低差"], sets[k]["波动幅度"])
	}
}

func (r *Reading) place() Place {
	return Place{Says: r.Name + r.Measure + " " + r.Value.Text + " " + r.Unit, Cite: r.Cite}
}

func (a *auditor) index(high, low, mean, spread, swing *Reading) {
	if high == nil || low == nil {
		return
	}
	h, l := intervalOf(high.Value, 0), intervalOf(low.Value, 0)
	d := h.minus(l)
	switch {
	case h.hi.LessThan(l.lo):
		a.find("index", high.place(), low.place(), "%s：最高 %s 低于最低 %s", high.Name, high.Value.Text, low.Value.Text)
		return
	case mean != nil && intervalOf(mean.Value, 0).lo.GreaterThan(h.hi):
		a.find("index", mean.place(), high.place(), "%s：平均 %s 高于最高 %s", high.Name, mean.Value.Text, high.Value.Text)
	case mean != nil && intervalOf(mean.Value, 0).hi.LessThan(l.lo):
		a.find("index", mean.place(), low.place(), "%s：平均 %s 低于最低 %s", high.Name, mean.Value.Text, low.Value.Text)
	}
	if spread != nil && !d.meets(intervalOf(spread.Value, 0)) {
		a.find("index", spread.place(), high.place(), "%s：印的高低差是 %s，由最高 %s 与最低 %s 算得 %s", high.Name, spread.Value.Text,
			high.Value.Text, low.Value.Text, high.Value.Value.Sub(low.Value.Value))
	}
	if swing != nil && !swingFits(swing, d, h, l, mean) {
		a.find("index", swing.place(), high.place(), "%s：印的波动幅度是 %s%%，与最高 %s、最低 %s 不合", high.Name, swing.Value.Text, high.Value.Text, low.Value.Text)
	}
}

// swingFits allows the spread to be put against the low, the high or the mean: the bulletin does not say which.
func swingFits(swing *Reading, d, h, l interval, mean *Reading) bool {
	against := []interval{l, h}
	if mean != nil {
		against = append(against, intervalOf(mean.Value, 0))
	}
	for _, x := range against {
		q := d.over(x)
		if (interval{q.lo.Shift(2), q.hi.Shift(2)}).meets(intervalOf(swing.Value, 0)) {
			return true
		}
	}
	return false
}
