package extract

import "rebot/index/bulletin"

// quoteOf is a fact of a price as the list of quotes has it.
func (rr *rowReader) quoteOf(f *bulletin.Fact, col *gridColumn) (bulletin.Quote, bool) {
	q := bulletin.Quote{Printed: f.Printed, Measure: f.Measure, Price: f.Value, Unit: f.Unit, Purity: f.Purity, Table: true, Cite: f.Cite, Company: f.Company,
		Month: f.Period.To.Month, Day: f.Period.To.Day}
	if f.Kind != bulletin.PriceFact || f.To.Text != "" || f.Period.Months() > 1 || f.Period.From != f.Period.To {
		return q, false
	}
	if q.Product, _ = rr.names.Canonical(f.Printed); f.Printed == "" || q.Product == "" {
		q.Product, q.Printed = f.Subject, f.Subject
	}
	market := marketOf(bulletin.Narrow(col.head))
	if market == "" {
		market = rr.ctx.market
	}
	q.Measure = inMarket(market, q.Measure, q.Unit)
	for _, m := range f.Changes {
		if m.Amount.Text != "" && !m.Flat || !m.Base.IsMonth() && !m.Base.IsZero() {
			continue
		}
		c := &bulletin.Change{Percent: m.Percent, Base: m.Base.From.Month, Flat: m.Flat}
		if m.Of == "同比" {
			q.YearOnYear = c
		} else if c.Base != 0 {
			q.Change = c
		}
	}
	return q, true
}
