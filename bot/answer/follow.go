package answer

import (
	"rebot/bot/intent"
	"rebot/index"
	"rebot/index/bulletin"
)

// figures lets what is asked next go on with the figures of a sentence that was quoted: the first of them, and what it is of.
func (w draft) figures(is *bulletin.Issue, article int) {
	if w.q.Source != intent.Prose || w.q.Figures != nil {
		return
	}
	for _, kind := range []bulletin.FactKind{bulletin.QuotaFact, bulletin.TradeFact, bulletin.PriceFact, bulletin.IndexFact} {
		for _, f := range w.e.lib.Facts(kind) {
			if f.Issue == is && f.Cite.Article == article && w.q.Focus.First <= f.Cite.First && f.Cite.Last <= w.q.Focus.Last {
				w.q.Figures = goOnWith(f)
				w.q.Figures.Focus = w.q.Focus
				return
			}
		}
	}
}

// goOnWith is the query whose slots what is asked next replaces, behind a fact that was quoted.
func goOnWith(f *index.Fact) *intent.Query {
	q := &intent.Query{Source: intent.Facts, Kind: f.Kind, Times: []intent.Time{{Period: f.Period, Kind: "span"}}}
	where := func(d intent.Dim, value string) {
		if value != "" {
			q.Where = append(q.Where, intent.Cond{Dim: d, Values: []string{value}})
		}
	}
	if f.Kind != bulletin.QuotaFact && f.Kind != bulletin.IndexFact {
		where(intent.Subject, f.Subject)
	}
	if f.Kind == bulletin.PriceFact {
		where(intent.Measure, f.Measure)
	}
	where(intent.Company, f.Company)
	where(intent.Partner, f.Partner)
	where(intent.Direction, f.Direction)
	where(intent.Batch, f.Batch)
	where(intent.Scope, f.Scope)
	return q
}
