package extract

import "rebot/index/bulletin"

// oldFacts turns the lists of before into facts, until the reader of clauses makes all of them.
func oldFacts(is *bulletin.Issue) (out []bulletin.Fact) {
	for _, q := range is.Quotes {
		p := bulletin.MonthOf(q.Month)
		if q.Day > 0 {
			p = bulletin.DayOf(q.Month, q.Day)
		}
		f := bulletin.Fact{Kind: bulletin.PriceFact, Subject: q.Product, Printed: q.Printed, Measure: q.Measure, Company: q.Company, Period: p,
			Value: q.Price, Unit: q.Unit, Purity: q.Purity, Table: q.Table, Cite: q.Cite}
		f.Changes = append(oldMove(q.Change, "环比"), oldMove(q.YearOnYear, "同比")...)
		out = append(out, f)
	}
	for _, r := range is.Readings {
		p := bulletin.MonthOf(r.Month)
		if r.Day > 0 {
			p = bulletin.DayOf(r.Month, r.Day)
		}
		out = append(out, bulletin.Fact{Kind: bulletin.IndexFact, Subject: r.Name, Printed: r.Name, Measure: r.Measure, Period: p, Value: r.Value, Unit: r.Unit, Changes: oldMove(r.Change, ""), Cite: r.Cite})
	}
	for _, t := range is.Trades {
		f := bulletin.Fact{Kind: bulletin.TradeFact, Subject: t.Subject, Printed: t.Subject, Partner: t.Partner, Direction: t.Direction, Measure: t.Measure,
			Period: bulletin.MonthsFrom(t.From, t.To), Value: t.Amount, Unit: t.Unit, Changes: oldMove(t.Change, "同比"), Scope: t.Share, Restated: t.Restated, Cite: t.Cite}
		out = append(out, f)
	}
	for _, q := range is.Quotas {
		out = append(out, bulletin.Fact{Kind: bulletin.QuotaFact, Subject: "稀土", Measure: q.Stage, Period: bulletin.YearOf(q.Year), Batch: q.Batch, Scope: q.Scope, Value: q.Amount, Unit: q.Unit, Changes: oldMove(q.Change, "同比"), Cite: q.Cite})
	}
	return out
}

func oldMove(c *bulletin.Change, of string) []bulletin.Move {
	if c == nil {
		return nil
	}
	m := bulletin.Move{Percent: c.Percent, Of: of, Flat: c.Flat, About: c.About}
	if c.Base != 0 {
		m.Base = bulletin.MonthOf(c.Base)
	}
	return []bulletin.Move{m}
}
