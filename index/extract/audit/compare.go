package audit

import (
	"fmt"

	"rebot/index/bulletin"
)

// Compare holds what an issue prints against the issue before it: the prices and readings that it repeats, the changes
// against that issue's, and the order of magnitude.
func Compare(older, newer *bulletin.Issue) []bulletin.Finding {
	c := issuePair{older, newer, map[factKey][]*bulletin.Fact{}, nil}
	for i := range older.Facts {
		if f := &older.Facts[i]; lasting(f) {
			c.before[keyOf(f)] = append(c.before[keyOf(f)], f)
		}
	}
	for i := range newer.Facts {
		if f := &newer.Facts[i]; lasting(f) && len(c.out) < maxFindings {
			c.fact(f)
		}
	}
	return c.out
}

// An issuePair goes through the facts of an issue beside those of an older one.
type issuePair struct {
	older, newer *bulletin.Issue
	before       map[factKey][]*bulletin.Fact
	out          []bulletin.Finding
}

// lasting reports whether a figure does not change once it is printed. Customs revise what they have told, and a day's price
// is told by many.
func lasting(f *bulletin.Fact) bool {
	switch f.Kind {
	case bulletin.PriceFact:
		return f.Measure != bulletin.PlainPrice && f.Measure != "现货价"
	case bulletin.IndexFact:
		return f.Measure == bulletin.IndexMean || f.Measure == bulletin.IndexHigh || f.Measure == bulletin.IndexLow
	}
	return f.Kind == bulletin.QuotaFact
}

// fact holds one figure against the older issue's: of the same time, or of the time before.
func (c *issuePair) fact(f *bulletin.Fact) {
	for _, o := range c.before[keyOf(f)] {
		p, q, ok := onOneScale(f, o)
		switch {
		case !ok || !sameTerms(f, o) || otherRow(f, o):
		case f.Period == o.Period:
			if !p.Meets(q) {
				c.find("month", f, o, "%s%s：%s 期印 %s，%s 期印 %s%s", whenText(f.Period), thing(f), c.newer.Month,
					amountText(f), c.older.Month, amountText(o), unitHint(p, q))
			}
			return
		}
	}
	for _, o := range c.before[keyOf(f)] {
		if f.Kind != bulletin.QuotaFact && sameTerms(f, o) && !otherRow(f, o) && o.Period == f.Period.Before() {
			if n, ok := ratio(f, o); ok && n.GreaterThanOrEqual(rootTen) && !confirmed(f, o) {
				c.find("order", f, o, "%s%s：%s，而 %s 期的%s是 %s，相差 %s 倍，疑有一处有误", whenText(f.Period), thing(f),
					amountText(f), c.older.Month, whenText(o.Period), amountText(o), n.StringFixed(0))
			}
			return
		}
	}
}

func (c *issuePair) find(rule string, f, o *bulletin.Fact, format string, args ...any) {
	there := factPlace(o)
	there.Month = c.older.Month
	c.out = append(c.out, bulletin.Finding{Rule: rule, Text: fmt.Sprintf(format, args...), A: factPlace(f), B: there})
}
