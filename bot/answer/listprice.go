package answer

import (
	"slices"
	"strings"

	"rebot/bot/intent"
	"rebot/index"
)

// listPrice answers for list prices: of the products and the company named, or of all that the month has.
func (b *Engine) listPrice(a draft, i intent.Price) {
	products := i.Products
	if len(products) == 0 {
		products = b.catalog.Products
	}
	var found []index.Quote
	for _, p := range products {
		found = append(found, b.firstOfEach(b.quotes(p, i.Month, "挂牌价", i.Company))...)
	}
	if len(found) == 0 && i.Company != "" {
		found = b.ofCompany(products, i)
	}
	if len(found) == 0 {
		b.refuse(a, intent.Refuse{Reason: intent.NoListPrice, Name: i.Company + strings.Join(i.Products, "、"), Month: i.Month, Near: b.withListPrice(i)})
		return
	}
	rank(found, i.Aspect)
	b.onePrice(a, found[0], i.Against)
	b.leadFor(a, found[0], i)
	for _, q := range found[1:] {
		f := a.figure(q)
		a.Details = append(a.Details, a.ProductName(q.Product, q.Printed)+" "+a.MeasureWord(f.Measure)+a.Say("：", ": ")+f.Value+" "+a.Unit(f.Unit)+a.ChangePhrase(q.Change, q.Month))
		if c := converted(a, q); c != "" {
			a.Details = append(a.Details, q.Printed+" "+c)
		}
	}
	if i.WithAverage {
		b.averages(a, i)
	}
	if found[0].Measure != "挂牌价" {
		return
	}
	a.Notes = append(a.Notes, a.Say("挂牌价是该公司公布的价格，不是行业协会的月均价。", "A list price is what the company publishes, not the association's monthly average."))
}

// rank puts the price first that is asked for, where all are of one unit.
func rank(qs []index.Quote, by intent.Aspect) {
	if by != intent.Dearest && by != intent.Cheapest || slices.ContainsFunc(qs, func(q index.Quote) bool { return q.Unit != qs[0].Unit }) {
		return
	}
	slices.SortStableFunc(qs, func(x, y index.Quote) int {
		if by == intent.Dearest {
			x, y = y, x
		}
		return x.Price.Value.Cmp(y.Price.Value)
	})
}

// ofCompany lists other prices that a company sets, such as what it pays for ore.
func (b *Engine) ofCompany(products []string, i intent.Price) (out []index.Quote) {
	for _, p := range products {
		for q := range b.lib.QuotesIn(p, i.Month) {
			if q.Company == i.Company {
				out = append(out, q)
			}
		}
	}
	return out
}

// firstOfEach keeps one quote of each company.
func (b *Engine) firstOfEach(qs []index.Quote) []index.Quote {
	var out []index.Quote
	seen := map[string]bool{}
	for _, q := range qs {
		if !seen[q.Company] {
			seen[q.Company] = true
			out = append(out, q)
		}
	}
	return out
}

// withListPrice names what list prices there are, for a refusal to offer.
func (b *Engine) withListPrice(i intent.Price) []string {
	var out []string
	for _, p := range b.catalog.Products {
		for _, q := range b.lib.Quotes(p) {
			if q.Measure != "挂牌价" {
				continue
			}
			name := q.Company + q.Printed + "挂牌价"
			if q.Month != b.catalog.Newest() { // else the offer would ask what was refused
				name = q.Month.Chinese() + name
			}
			if slices.Contains(i.Products, q.Product) && !slices.Contains(out, name) { // what is nearest comes first
				out = append([]string{name}, out...)
			}
			out = appendOnce(out, name)
		}
	}
	return out[:min(len(out), 6)]
}

// averages adds the association's averages of the same products, each under its own name.
func (b *Engine) averages(a draft, i intent.Price) {
	for _, p := range i.Products {
		if q, ok := b.pick(p, i.Month, "", ""); ok {
			f := a.figure(q)
			a.Details = append(a.Details, a.ProductName(q.Product, q.Printed)+" "+a.MeasureWord(f.Measure)+a.Say("：", ": ")+f.Value+" "+a.Unit(f.Unit)+a.ChangePhrase(q.Change, q.Month))
		}
	}
}
