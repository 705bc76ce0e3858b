package extract

import "rebot/index/bulletin"

// rowQuotes makes a quote of each price of a row.
func (r *reader) rowQuotes(article int, p *bulletin.Paragraph, t *table, f fitted, product string) (out []bulletin.Quote, problem string) {
	k := 0
	for _, c := range t.columns {
		if c.kind != "price" {
			continue
		}
		cell := f.prices[k]
		if k++; emptyCell.MatchString(cell) {
			continue
		}
		q, problem := t.quote(c, f, product, cell)
		if problem != "" {
			return nil, problem
		}
		q.Cite = bulletin.Cite{Article: article, First: p.First, Last: p.Last}
		out = append(out, q)
	}
	change, problem := rowChange(f.change, t.newest()-1)
	t.giveChange(out, change)
	return out, problem
}

// quote makes a quote of one cell.
func (t *table) quote(c column, f fitted, product, cell string) (q bulletin.Quote, problem string) {
	price, ok := bulletin.ParseAmount(cell)
	if !ok || !price.Value.IsPositive() {
		return q, "“" + cell + "” is not a price"
	}
	unit, problem := t.unitOf(c, f, product)
	return bulletin.Quote{Product: product, Printed: f.name, Measure: t.measure(c, unit), Month: c.month, Price: price, Unit: unit,
		Purity: f.purity, Table: true}, problem
}

// giveChange gives the printed change to the price that it is of: the newest month's, an average where there is one.
// Highest and lowest prices have none.
func (t *table) giveChange(quotes []bulletin.Quote, change *bulletin.Change) {
	var to *bulletin.Quote
	for i := range quotes {
		q := &quotes[i]
		if q.Month != t.newest() || q.Measure == "最高价" || q.Measure == "最低价" {
			continue
		}
		if to == nil || q.Measure == bulletin.Average && to.Measure != bulletin.Average {
			to = q
		}
	}
	if to != nil && change != nil {
		to.Change = change
	}
}
