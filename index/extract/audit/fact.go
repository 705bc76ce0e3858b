package audit

import (
	"strings"

	"github.com/shopspring/decimal"

	"rebot/index/bulletin"
)

// A factKey is shared by facts on the same thing.
type factKey struct {
	kind                                                                       bulletin.FactKind
	subject, measure, company, region, partner, direction, batch, scope, maker string
}

// keyOf is the key of a fact. 铁矿砂 and 铁矿砂及其精矿 are one line of the customs' list.
func keyOf(f *bulletin.Fact) factKey {
	subject := f.Subject
	if f.Kind == bulletin.TradeFact {
		subject, _, _ = strings.Cut(subject, "及")
	}
	return factKey{f.Kind, subject, f.Measure, f.Company, f.Region, f.Partner, f.Direction, f.Batch, f.Scope, f.Maker}
}

func anyFact(*bulletin.Fact) bool { return true }

// group puts those facts of one key together that are taken.
func group[K comparable](facts []bulletin.Fact, take func(*bulletin.Fact) bool, key func(*bulletin.Fact) K) (out [][]*bulletin.Fact) {
	at := map[K]int{}
	for i := range facts {
		if !take(&facts[i]) {
			continue
		}
		k := key(&facts[i])
		n, ok := at[k]
		if !ok {
			n = len(out)
			at[k], out = n, append(out, nil)
		}
		out[n] = append(out[n], &facts[i])
	}
	return out
}

// maxGroup is how many facts on one thing are compared with each other. No issue repeats one thing so often, and a
// hostile one would make the audit take for ever.
const maxGroup = 300

// pairs calls f with every two facts of a group.
func pairs(facts []*bulletin.Fact, f func(x, y *bulletin.Fact)) {
	facts = facts[:min(len(facts), maxGroup)]
	for i := range facts {
		for _, y := range facts[i+1:] {
			f(facts[i], y)
		}
	}
}

// sameTerms reports whether two facts are of one purity and on the same terms, where both name them.
func sameTerms(x, y *bulletin.Fact) bool {
	return bulletin.SamePurity(x.Purity, y.Purity) && (x.Terms == "" || y.Terms == "" || x.Terms == y.Terms)
}

// valuesOf holds every value that a fact may stand for, and the unit without its scale. A price by weight is in 元/公斤.
func valuesOf(f *bulletin.Fact, round bool) (bulletin.Interval, string) {
	of := func(a bulletin.Amount) bulletin.Interval {
		if round {
			return bulletin.RoundInterval(a)
		}
		return bulletin.IntervalOf(a)
	}
	i := of(f.Value)
	if f.To.Text != "" {
		i.Hi = of(f.To).Hi
	}
	if k, ok := bulletin.PerKilogram(f.Unit); ok {
		return bulletin.Interval{Lo: i.Lo.Mul(k), Hi: i.Hi.Mul(k)}, "元/公斤"
	}
	e, goods := bulletin.SplitUnit(f.Unit)
	return bulletin.Interval{Lo: i.Lo.Shift(e), Hi: i.Hi.Shift(e)}, goods
}

// onOneScale puts two facts on one scale. It reports whether that can be done.
func onOneScale(x, y *bulletin.Fact) (p, q bulletin.Interval, ok bool) {
	round := x.Unit != y.Unit
	p, g := valuesOf(x, round)
	q, h := valuesOf(y, round)
	return p, q, g == h
}

// ratio is how many times the smaller of two facts goes into the greater. It reports false where they can't be compared.
func ratio(x, y *bulletin.Fact) (decimal.Decimal, bool) {
	p, q, ok := onOneScale(x, y)
	if !ok || !p.Lo.IsPositive() || !q.Lo.IsPositive() {
		return decimal.Decimal{}, false
	}
	if p.Lo.LessThan(q.Lo) {
		p, q = q, p
	}
	return p.Lo.DivRound(q.Hi, 8), true
}

// amountText is a fact's figure as printed.
func amountText(f *bulletin.Fact) string {
	if f.To.Text != "" {
		return f.Value.Text + "~" + f.To.Text + " " + f.Unit
	}
	return f.Value.Text + " " + f.Unit
}

// factSays prints a fact as one side of a finding.
func factSays(f *bulletin.Fact) string {
	switch f.Kind {
	case bulletin.PriceFact:
		return f.Company + f.Printed + f.Measure + " " + amountText(f)
	case bulletin.QuotaFact:
		return whenText(f.Period) + f.Company + f.Batch + f.Scope + f.Measure + "指标 " + amountText(f)
	case bulletin.TradeFact:
		return whenText(f.Period) + f.Region + f.Partner + f.Subject + f.Direction + " " + amountText(f)
	case bulletin.IndexFact:
		return f.Subject + f.Measure + " " + amountText(f)
	}
	return whenText(f.Period) + f.Company + f.Region + f.Subject + f.Measure + " " + amountText(f)
}

func factPlace(f *bulletin.Fact) bulletin.Place {
	return bulletin.Place{Says: factSays(f), Cite: f.Cite}
}

// thing names what a fact is of, without its time and figure.
func thing(f *bulletin.Fact) string {
	switch f.Kind {
	case bulletin.PriceFact:
		return " " + f.Company + f.Printed + "的" + f.Measure
	case bulletin.QuotaFact:
		return f.Company + f.Batch + f.Scope + f.Measure + "指标"
	case bulletin.TradeFact:
		return f.Region + f.Partner + f.Subject + f.Direction
	}
	return f.Company + f.Region + f.Subject + f.Measure
}

// whenText prints a period as findings do.
func whenText(p bulletin.Period) string {
	if p.From.Day == 0 && p.From.Month != 0 {
		return bulletin.PeriodText(p.From.Month, p.To.Month)
	}
	return p.Chinese()
}
