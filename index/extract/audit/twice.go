package audit

import "rebot/index/bulletin"

// twice holds figures of the same thing and time against each other: two rows, the table and the prose, two articles.
func (a *auditor) twice() {
	for _, facts := range a.groups {
		pairs(facts, func(x, y *bulletin.Fact) {
			if x.Cite != y.Cite && x.Period == y.Period && sameTerms(x, y) && mustAgree(x, y) {
				a.same(x, y)
			}
		})
	}
}

// mustAgree reports whether two figures of one thing and time must be equal. Prices of a day and shares are told by many;
// only one article's index, output or stock is surely one maker's.
func mustAgree(x, y *bulletin.Fact) bool {
	switch x.Kind {
	case bulletin.PriceFact:
		return x.Measure != bulletin.PlainPrice && x.Measure != "现货价" && !otherRow(x, y)
	case bulletin.TradeFact:
		return x.Measure != bulletin.ShareOf && sameGoods(x.Subject, y.Subject)
	case bulletin.QuotaFact:
		return true
	case bulletin.IndexFact:
		return x.Measure != bulletin.IndexValue && x.Cite.Article == y.Cite.Article
	}
	return x.Cite.Article == y.Cite.Article && !x.Period.IsZero()
}

// otherRow reports whether two rows of a table are told apart by a purity that one of them lacks.
func otherRow(x, y *bulletin.Fact) bool {
	return x.Table && y.Table && (x.Purity == "") != (y.Purity == "")
}

func (a *auditor) same(x, y *bulletin.Fact) {
	p, q, ok := onOneScale(x, y)
	if !ok {
		return
	}
	if !p.Meets(q) {
		a.find(twiceRule(x, y), factPlace(x), factPlace(y), "%s%s：一处是 %s，另一处是 %s%s", timeOf(x), thing(x), amountText(x),
			amountText(y), unitHint(p, q))
		return
	}
	for i := range x.Changes {
		for k := range y.Changes {
			if c, d := &x.Changes[i], &y.Changes[k]; c.Base == d.Base && told(c) && told(d) && c.About == "" &&
				d.About == "" && !moveSpan(c).Meets(moveSpan(d)) {
				a.sameMove(x, y, c, d)
			}
		}
	}
}

func (a *auditor) sameMove(x, y *bulletin.Fact, c, d *bulletin.Move) {
	if a.wrongAt(x.Cite) || a.wrongAt(y.Cite) {
		return
	}
	of := c.Of
	if of == "" {
		of = "较" + whenText(c.Base)
	}
	a.find(twiceRule(x, y), bulletin.Place{Says: of + " " + c.String(), Cite: x.Cite},
		bulletin.Place{Says: of + " " + d.String(), Cite: y.Cite},
		"%s%s%s：一处是 %s，另一处是 %s", timeOf(x), thing(x), of, c.String(), d.String())
}

// wrongAt reports whether a place already stands in a finding of its own change.
func (a *auditor) wrongAt(c bulletin.Cite) bool {
	for _, f := range a.Findings {
		if f.Rule == "change" && f.A.Cite == c {
			return true
		}
	}
	return false
}

func timeOf(f *bulletin.Fact) string {
	if f.Period.IsZero() {
		return ""
	}
	return whenText(f.Period)
}

func twiceRule(x, y *bulletin.Fact) string {
	switch {
	case x.Table != y.Table:
		return "table"
	case x.Kind == bulletin.QuotaFact:
		return "quota"
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
