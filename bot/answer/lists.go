package answer

import (
	"slices"
	"strconv"
	"strings"

	"rebot/bot/intent"
	"rebot/bot/reply"
	"rebot/index"
)

// priceTable lays prices out one a row. All are figures, in the order given.
func (b *Engine) priceTable(a draft, qs []index.Quote) {
	t := &reply.Table{Head: []string{a.Say("产品", "Product"), a.Say("月份", "Month"), a.Say("月均价", "Average"), a.Say("单位", "Unit"), a.Say("环比", "Change"), a.Say("纯度", "Purity")}, Right: []bool{false, false, true, false, true, false}}
	for _, q := range qs {
		f := a.figure(q)
		t.Rows = append(t.Rows, []string{a.ProductName(q.Product, q.Printed), f.Period, f.Value, f.Unit, f.Change, q.Purity})
	}
	a.Table = t
}

// compare answers for products side by side. Those without a price in the month are named, not passed over.
func (b *Engine) compare(a draft, i intent.Compare) {
	var found []index.Quote
	for _, p := range i.Products {
		if q, ok := b.pick(p, i.Month, "", ""); ok {
			found = append(found, q)
		} else {
			a.Notes = append(a.Notes, a.MonthName(i.Month)+a.Say("没有"+p+"的月均价。", ": no average price for "+p+"."))
		}
	}
	if len(found) == 0 {
		a.Notes = nil
		b.refuse(a, b.whyNone(strings.Join(i.Products, "、"), i.Products, i.Month))
		return
	}
	a.Title = a.Say("对比 · ", "Compared · ") + a.MonthName(i.Month)
	b.priceTable(a, found)
	var parts []string
	for _, q := range found {
		parts = append(parts, a.ProductName(q.Product, q.Printed)+" "+q.Price.Text+" "+a.Unit(q.Unit)+a.ChangePhrase(q.Change, q.Month))
	}
	a.Lead = strings.Join(parts, a.Say("；", "; "))
	a.premises(found[0], i.Asks)
	if len(found) == 2 {
		a.Details = append(a.Details, difference(a, found[0], found[1])...)
	}
	for _, q := range found {
		if c := converted(a, q); c != "" {
			a.Details = append(a.Details, q.Printed+" "+c)
		}
	}
}

// difference is one price less another, in the unit of the first.
func difference(a draft, x, y index.Quote) []string {
	if x.Unit != y.Unit {
		return nil
	}
	d := x.Price.Value.Sub(y.Price.Value)
	a.Derive(d.Abs().String())
	return []string{a.Say("价差（推算）：", "Difference (推算): ") + x.Price.Text + " − " + y.Price.Text + " = " + signedText(d, x.Price, y.Price) + " " + a.Unit(x.Unit)}
}

// group answers for all products of a group.
func (b *Engine) group(a draft, i intent.Group) {
	qs := b.monthQuotes(i.Month, i.Name, i.Without...)
	if len(qs) == 0 {
		b.refuse(a, b.whyNone(i.Name, nil, i.Month))
		return
	}
	a.Title = a.groupName(i.Name) + " · " + a.MonthName(i.Month)
	a.Lead = strconv.Itoa(len(qs)) + a.Say(" 种产品的月均价", " products, monthly average prices")
	a.Permit(strconv.Itoa(len(qs)))
	b.priceTable(a, qs)
	a.leftOut(i.Without)
}

func (a draft) groupName(g string) string {
	if g == "" || g == "全部" {
		return a.Say("全部产品", "All products")
	}
	return a.Say(g, strings.NewReplacer("轻稀土", "Light rare earths ", "重稀土", "Heavy rare earths ", "氧化物", "oxides", "金属", "metals", "合金", "alloys").Replace(g))
}

// leftOut says which products a list is without.
func (a draft) leftOut(products []string) {
	if len(products) > 0 {
		a.Notes = append(a.Notes, a.Say("不含：", "Left out: ")+strings.Join(products, a.Say("、", ", ")))
	}
}

func appendOnce(list []string, s string) []string {
	if s == "" || slices.Contains(list, s) {
		return list
	}
	return append(list, s)
}
