package answer

import (
	"slices"

	"rebot/bot/intent"
	"rebot/bot/reply"
	"rebot/index"
	"rebot/index/bulletin"
)

// pick finds the price of a product in a month: as its own issue's table prints it, else that issue's prose, else the
// column of the month before in a later issue.
func (b *Engine) pick(product string, m bulletin.Month, measure, company string) (index.Quote, bool) {
	all := b.quotes(product, m, measure, company)
	if len(all) == 0 {
		return index.Quote{}, false
	}
	return all[0], true
}

// quotes lists every price of a product in a month, the best first. An empty measure is the month's average, and an
// empty company with a list price is any company's.
func (b *Engine) quotes(product string, m bulletin.Month, measure, company string) []index.Quote {
	if measure == "" {
		if out := b.quotes(product, m, bulletin.Average, company); len(out) > 0 {
			return out
		}
		measure = "价格" // of no kind that the source names
	}
	var out []index.Quote
	for q := range b.lib.QuotesIn(product, m) {
		if q.Measure == measure && (company == "" || q.Company == company) {
			out = append(out, q)
		}
	}
	slices.SortStableFunc(out, func(x, y index.Quote) int { return rankOf(x) - rankOf(y) })
	return out
}

func rankOf(q index.Quote) int {
	r := 0
	if q.Issue.Month != q.Month {
		r += 2
	}
	if !q.Table {
		r++
	}
	return r
}

// hasMonth tells whether any price of a month is known, from its issue or from a later one's columns.
func (b *Engine) hasMonth(m bulletin.Month) bool {
	if b.catalog.Has(m) {
		return true
	}
	for _, p := range b.catalog.Products {
		if _, ok := b.pick(p, m, "", ""); ok {
			return true
		}
	}
	return false
}

// monthQuotes lists the average prices of a month, one a product, in the order of the newest table.
func (b *Engine) monthQuotes(m bulletin.Month, group string, without ...string) []index.Quote {
	var out []index.Quote
	for _, p := range b.catalog.Products {
		if !intent.InGroup(p, group) || slices.Contains(without, p) {
			continue
		}
		if q, ok := b.pick(p, m, "", ""); ok {
			out = append(out, q)
		}
	}
	return out
}

// figure adds a price to the figures of an answer, with its citation.
func (a draft) figure(q index.Quote) reply.Figure {
	f := a.figureOf(q)
	a.Figures = append(a.Figures, f)
	return f
}

// figureOf is a price as a figure, cited.
func (a draft) figureOf(q index.Quote) reply.Figure {
	f := reply.Figure{Name: q.Printed, Measure: measureName(q), Period: q.Month.String(), Value: q.Price.Text, Unit: q.Unit,
		Change: changeText(q.Change, q.Month), Citation: a.Cite(q.Issue, q.Cite)}
	a.Permit(q.Month.String())
	return f
}

func measureName(q index.Quote) string {
	if q.Company != "" {
		return q.Company + q.Measure
	}
	return q.Measure
}

// changeText prints a change that is measured against the month before; others name their base.
func changeText(c *bulletin.Change, m bulletin.Month) string {
	if c == nil {
		return ""
	}
	return c.String()
}
