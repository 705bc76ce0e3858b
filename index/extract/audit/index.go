package audit

import "rebot/index/bulletin"

// indices holds an index's high, low, mean, spread and swing of a month against each other.
func (a *auditor) indices() {
	type key struct {
		name, maker string
		month       bulletin.Month
		article     int
	}
	monthly := func(f *bulletin.Fact) bool {
		return f.Kind == bulletin.IndexFact && f.Period.Months() == 1 && f.To.Text == ""
	}
	for _, facts := range group(a.Facts, monthly, func(f *bulletin.Fact) key {
		return key{f.Subject, f.Maker, f.Period.To.Month, f.Cite.Article}
	}) {
		of := map[string]*bulletin.Fact{}
		for _, f := range facts {
			of[f.Measure] = f
		}
		if s := of["波动幅度"]; s != nil && s.Unit != "%" { // 振幅 6.8 点
			of["高低差"], of["波动幅度"] = s, nil
		}
		a.index(of[bulletin.IndexHigh], of[bulletin.IndexLow], of[bulletin.IndexMean], of["高低差"], of["波动幅度"])
	}
}

func (a *auditor) index(high, low, mean, spread, swing *bulletin.Fact) {
	if high == nil || low == nil {
		return
	}
	h, l := bulletin.IntervalOf(high.Value), bulletin.IntervalOf(low.Value)
	d := h.Minus(l)
	switch {
	case h.Hi.LessThan(l.Lo):
		a.find("index", factPlace(high), factPlace(low), "%s：最高 %s 低于最低 %s", high.Subject, high.Value.Text,
			low.Value.Text)
		return
	case mean != nil && bulletin.IntervalOf(mean.Value).Lo.GreaterThan(h.Hi):
		a.find("index", factPlace(mean), factPlace(high), "%s：平均 %s 高于最高 %s", high.Subject, mean.Value.Text,
			high.Value.Text)
	case mean != nil && bulletin.IntervalOf(mean.Value).Hi.LessThan(l.Lo):
		a.find("index", factPlace(mean), factPlace(low), "%s：平均 %s 低于最低 %s", high.Subject, mean.Value.Text,
			low.Value.Text)
	}
	if spread != nil && !d.Meets(bulletin.IntervalOf(spread.Value)) {
		a.find("index", factPlace(spread), factPlace(high), "%s：印的高低差是 %s，由最高 %s 与最低 %s 算得 %s", high.Subject,
			spread.Value.Text, high.Value.Text, low.Value.Text, high.Value.Value.Sub(low.Value.Value))
	}
	if swing != nil && !swingFits(swing, d, h, l, mean) {
		a.find("index", factPlace(swing), factPlace(high), "%s：印的波动幅度是 %s%%，与最高 %s、最低 %s 不合", high.Subject,
			swing.Value.Text, high.Value.Text, low.Value.Text)
	}
}

// swingFits allows the spread to be put against the low, the high or the mean: the bulletin does not say which.
func swingFits(swing *bulletin.Fact, d, h, l bulletin.Interval, mean *bulletin.Fact) bool {
	against := []bulletin.Interval{l, h}
	if mean != nil {
		against = append(against, bulletin.IntervalOf(mean.Value))
	}
	for _, x := range against {
		if inPerCent(d, x).Meets(bulletin.IntervalOf(swing.Value)) {
			return true
		}
	}
	return false
}

// inPerCent gives one interval as per cent of another.
func inPerCent(x, of bulletin.Interval) bulletin.Interval {
	q := x.Over(of)
	return bulletin.Interval{Lo: q.Lo.Shift(2), Hi: q.Hi.Shift(2)}
}
