package unread

import (
	"cmp"
	"strings"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// amount takes a figure as the one looked for, where all that was told before it is of that one.
func (r *reader) amount(tokens []lexicon.Token, i int) {
	t := &tokens[i]
	if r.base || moved(tokens, i) {
		return
	}
	r.open = false
	unit := t.Scale + t.Unit
	if lexicon.Money(t.Unit) && !strings.Contains(t.Unit, "/") {
		unit += r.per
	}
	is := r.measureOf(unit, endBehind(tokens[i+1:]))
	v, ok := bulletin.ParseAmount(t.Digits)
	if !ok || !strings.Contains(t.Text, t.Digits) || r.vague || r.strange && !r.here || r.part || r.listed && !named(tokens, i) || !r.Fits(unit) || !r.all(is) {
		return
	}
	r.open = true
	r.found = append(r.found, bulletin.Fact{Kind: r.Kind, Subject: r.Subject, Printed: r.Subject, Measure: is, Period: r.period,
		Value: v, Unit: unit, Direction: r.Direction, Partner: r.Partner, Company: r.Company, Region: r.Region, Batch: r.Batch,
		Scope: r.Scope})
}

// change adds by how much the figure before has moved. 同比 holds on for changes that don't say what they are against.
func (r *reader) change(t *lexicon.Token, compared bool) {
	compared, r.base = compared || r.base, false
	v, ok := bulletin.ParseAmount(t.Digits)
	if !ok || !r.open || r.vague || r.listed || t.Upper != "" || t.Unit != "%" {
		return
	}
	if t.Is("move.down") {
		v = v.Neg()
	}
	m := bulletin.Move{Percent: v}
	if compared || r.of == "同比" {
		m.Of = r.of
	}
	f := &r.found[len(r.found)-1]
	f.Changes = append(f.Changes, m)
}

// all reports whether what was told before a figure of a measure is what is looked for.
func (r *reader) all(is string) bool {
	if !r.timely() || r.told[partner] != r.Partner || r.told[region] != r.Region || r.told[scope] != r.Scope ||
		r.told[company] != r.Company && (r.Company != "" || r.Kind == bulletin.QuotaFact) {
		return false
	}
	same := r.told[subject] == r.Subject
	switch unsaid := r.told[subject] == ""; r.Kind {
	case bulletin.TradeFact:
		return (same || unsaid && r.Subject == "货物贸易") && r.told[direction] == r.Direction && r.Measure == is
	case bulletin.IndexFact:
		return same && r.Measure == is
	case bulletin.PriceFact:
		end := is == bulletin.HighPrice || is == bulletin.LowPrice
		return same && (r.Measure == is || r.Measure == bulletin.PlainPrice && end)
	case bulletin.QuotaFact:
		return (same || unsaid && r.Subject == "稀土") && r.told[stage] == r.Measure && r.told[batch] == r.Batch
	}
	return false
}

// timely reports whether the time told is the one looked for; of a quota its year.
func (r *reader) timely() bool {
	switch want := r.Period; {
	case r.Kind == bulletin.QuotaFact:
		return !r.period.IsZero() && (want.IsZero() || r.period.To.Month.Year() == want.To.Month.Year())
	case want.IsZero():
		return r.period == bulletin.MonthOf(r.month)
	default:
		return r.period == want
	}
}

// measureOf is what a figure measures, by its unit, by a word that only follows it, and by those before.
func (r *reader) measureOf(unit, behind string) string {
	switch word := cmp.Or(behind, r.told[measure]); r.Kind {
	case bulletin.TradeFact:
		return tradeMeasure(unit, word)
	case bulletin.IndexFact:
		return map[string]string{"measure.mean": bulletin.IndexMean, "measure.high": bulletin.IndexHigh,
			"measure.low": bulletin.IndexLow}[word]
	case bulletin.PriceFact:
		return r.priceMeasure(word)
	}
	return ""
}

func tradeMeasure(unit, word string) string {
	switch money := lexicon.Money(unit); {
	case unit == "%" && word == "measure.share":
		return bulletin.ShareOf
	case unit == "%":
		return ""
	case money && strings.Contains(unit, "/"):
		return bulletin.UnitPrice
	case money:
		return bulletin.Money
	}
	return bulletin.Quantity
}

// priceMeasure is what a price is by the word before it: the mean of a month only where the time is one.
func (r *reader) priceMeasure(word string) string {
	switch {
	case word == "measure.list":
		return bulletin.ListPrice
	case word == "measure.mean" && r.period.IsMonth():
		return bulletin.MonthMean
	case word == "measure.high":
		return bulletin.HighPrice
	case word == "measure.low":
		return bulletin.LowPrice
	case r.period.IsDay() && (word == "" || word == "measure.price"):
		return bulletin.PlainPrice
	}
	return ""
}
