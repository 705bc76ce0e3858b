package audit

import (
	"github.com/shopspring/decimal"

	"rebot/index/bulletin"
)

var (
	ten      = decimal.NewFromInt(10)
	thousand = decimal.NewFromInt(1000)
	rootTen  = decimal.New(3163, -3) // beyond it, the nearest power of ten between two figures is not one
)

// orders holds prices of one product against each other: in one time, whosever and however pure, they are of one order of
// magnitude, and from one month to the next a price or an index does not leave its order.
func (a *auditor) orders() {
	quoted := func(f *bulletin.Fact) bool { return f.Kind == bulletin.PriceFact || f.Kind == bulletin.IndexFact }
	for _, facts := range group(a.Facts, quoted, func(f *bulletin.Fact) string { return string(f.Kind) + f.Subject }) {
		pairs(facts, a.order)
	}
}

func (a *auditor) order(x, y *bulletin.Fact) {
	far := ten
	switch near := sameTerms(x, y) && keyOf(x) == keyOf(y) && x.Period.Months() == y.Period.Months(); {
	case x.Kind == bulletin.IndexFact && keyOf(x) != keyOf(y) || x.Unit == "%":
		return
	case near && (x.Period == y.Period.Before() || x.Period.Before() == y.Period):
		far = rootTen
	case x.Period != y.Period || x.Kind == bulletin.IndexFact || x.Period.IsZero():
		return
	}
	if n, ok := ratio(x, y); ok && n.GreaterThanOrEqual(far) && !confirmed(x, y) && !a.doubted(x, y) {
		a.find("order", factPlace(x), factPlace(y), "%s%s：一处是 %s，另一处%s是 %s，相差 %s 倍，疑有一处有误", timeOf(x), thing(x),
			amountText(x), otherTime(x, y), amountText(y), n.StringFixed(0))
	}
}

func otherTime(x, y *bulletin.Fact) string {
	if x.Period == y.Period {
		return ""
	}
	return "（" + timeOf(y) + "）"
}

// confirmed reports whether a change that is printed with one of two figures says just what lies between them: then a leap
// is no slip.
func confirmed(x, y *bulletin.Fact) bool {
	if x.Period.From.Month < y.Period.From.Month {
		x, y = y, x
	}
	p, q, ok := onOneScale(y, x)
	for i := range x.Changes {
		if m := &x.Changes[i]; ok && m.Base == y.Period && told(m) && bulletin.PercentChange(p, q).Meets(moveSpan(m)) {
			return true
		}
	}
	return false
}

// ranges finds ranges whose upper end is the lower one.
func (a *auditor) ranges() {
	for i := range a.Facts {
		if f := &a.Facts[i]; f.To.Text != "" && f.To.Value.LessThan(f.Value.Value) {
			a.find("range", factPlace(f), factPlace(f), "%s%s：%s 的上限低于下限", timeOf(f), thing(f), amountText(f))
		}
	}
}

// slips finds figures whose unit lost its scale: 9.4 吨 among quotas of as many 万吨.
func (a *auditor) slips() {
	type key struct {
		kind                    bulletin.FactKind
		subject, measure, batch string
		period                  bulletin.Period
		article                 int
	}
	for _, facts := range group(a.Facts, parted, func(f *bulletin.Fact) key {
		return key{f.Kind, f.Subject, f.Measure, f.Batch, f.Period, f.Cite.Article}
	}) {
		for _, f := range facts {
			if peer := slipped(f, facts); peer != nil {
				a.find("unit", factPlace(f), factPlace(peer), "%s%s：印的是 %s，而同批的%s是 %s，疑漏印“万”", timeOf(f), thing(f),
					amountText(f), thing(peer), amountText(peer))
			}
		}
	}
}

// parted reports whether a fact is of a kind that is shared out among peers of like size.
func parted(f *bulletin.Fact) bool {
	return f.Kind == bulletin.QuotaFact || f.Kind == bulletin.OutputFact || f.Kind == bulletin.CapacityFact
}

// slipped finds a peer that shows a fact's unit to lack its scale: every peer is a thousand times as much, and with the
// peer's scale the fact would be of its order.
func slipped(f *bulletin.Fact, facts []*bulletin.Fact) (peer *bulletin.Fact) {
	if e, _ := bulletin.SplitUnit(f.Unit); e != 0 || f.To.Text != "" {
		return nil
	}
	for _, p := range facts {
		n, ok := ratio(f, p)
		if p == f || !ok {
			continue
		}
		e, _ := bulletin.SplitUnit(p.Unit)
		small, _ := valuesOf(f, false)
		great, _ := valuesOf(p, false)
		if e == 0 || small.Hi.GreaterThan(great.Lo) || n.LessThan(thousand) {
			return nil
		}
		if n.Shift(-e).LessThan(ten) && n.Shift(-e).GreaterThan(decimal.New(1, -1)) {
			peer = p
		}
	}
	return peer
}
