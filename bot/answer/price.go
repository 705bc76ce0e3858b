package answer

import (
	"strings"

	"github.com/shopspring/decimal"

	"rebot/bot/intent"
	"rebot/bot/reply"
	"rebot/index"
	"rebot/index/bulletin"
)

// price answers for one product, or for the list prices of a company.
func (b *Engine) price(a draft, i intent.Price) {
	if i.Measure == "挂牌价" {
		b.listPrice(a, i)
		return
	}
	q, ok := b.pick(i.Products[0], i.Month, i.Measure, i.Company)
	if i.Market != "" {
		if q, ok = b.pickOf(i); !ok {
			b.refuse(a, intent.Refuse{Reason: intent.NotPrinted, Name: a.Say(i.Products[0]+"的"+marketPrice(i.Market), "a price of "+i.Products[0]+" of that kind ("+i.Market+")"), Near: []string{i.Products[0] + a.Say("月均价", " average price")}})
			return
		}
	}
	if !ok {
		b.noPrice(a, i)
		return
	}
	if i.Purity != "" {
		q = b.inPurity(a, q, i.Purity)
	}
	b.onePrice(a, q, i.Against)
	b.leadFor(a, q, i)
	a.premises(q, i.Asks)
}

// marketPrice names the price of a market: 鹿特丹价格, 中间价, 基差.
func marketPrice(market string) string {
	if strings.HasSuffix(market, "价") || strings.HasSuffix(market, "差") || strings.HasSuffix(market, "水") {
		return market
	}
	return strings.ToUpper(market) + "价格"
}

// pickOf finds the price of a market: its measure begins with the market's name.
func (b *Engine) pickOf(i intent.Price) (index.Quote, bool) {
	for q := range b.lib.QuotesIn(i.Products[0], i.Month) {
		if strings.HasPrefix(bulletin.Fold(q.Measure), i.Market) {
			return q, true
		}
	}
	return index.Quote{}, false
}

// premises says so where a question takes for granted, or wants, what the bulletin does not say.
func (a draft) premises(q index.Quote, asks []string) {
	for _, ask := range asks {
		if ask == "同比" && q.YearOnYear != nil {
			a.Lead += a.ChangePhrase(q.YearOnYear, q.Month)
			continue
		}
		if note := a.premise(q.Change, q.Month, ask); note != "" {
			a.Notes = append(a.Notes, note)
		}
	}
}

func (a draft) premise(c *bulletin.Change, m bulletin.Month, ask string) string {
	way := ""
	if c != nil && c.Base == m-1 {
		way = wayOf(c)
	}
	switch {
	case ask == "涨" && (way == "下跌" || way == "持平"):
		return a.Say("问的是上涨，简报印的是"+way+"。", "The question says it rose; the bulletin prints: "+a.wayName(way)+".")
	case ask == "跌" && (way == "上涨" || way == "持平"):
		return a.Say("问的是下跌，简报印的是"+way+"。", "The question says it fell; the bulletin prints: "+a.wayName(way)+".")
	case ask == "同比" && (c == nil || c.Base != m-12):
		return a.Say("简报没有印它的同比。", "The bulletin prints no year-on-year change for it.")
	case strings.HasPrefix(ask, "“"):
		a.Permit(ask)
		return a.Say("没看懂"+ask+"，上面的价格没有考虑它。", "I did not understand "+ask+"; the price takes no account of it.")
	case ask == "指数":
		a.Offers = append(a.Offers, a.Say("稀土价格指数", "price index"))
		return a.Say("价格指数请另外问。", "Please ask for the price index by itself.")
	case ask == "多月":
		a.Permit(m.String())
		return a.Say("这里只比较"+m.Chinese()+"一个月；多个月的请逐个产品问。", "Only "+m.String()+" is compared; for several months please ask for one product at a time.")
	case ask == "数量":
		return a.Say("没有按所问的数量计算。", "The amount asked for is not worked out.")
	case ask == "外币":
		return a.Say("简报只有人民币价格，没有外币价格，也没有汇率。", "The bulletin has prices in yuan only, and no exchange rate.")
	case ask == "税":
		return a.Say("简报没有写明是否含税。", "The bulletin does not say whether tax is included.")
	}
	return ""
}

// leadFor puts what was asked first: the change or the purity instead of the value.
func (b *Engine) leadFor(a draft, q index.Quote, i intent.Price) {
	switch {
	case i.Aspect == intent.PurityOnly && q.Purity != "":
		a.Lead = a.Say("纯度 ", "purity ") + q.Purity + a.Say("；", "; ") + a.Lead
	case i.Aspect == intent.PurityOnly:
		a.Lead = a.Say("简报没有印出它的纯度；", "the bulletin prints no purity for it; ") + a.Lead
	case i.Weight != nil:
		a.Details = append([]string{total(a, q, *i.Weight)}, a.Details...)
	}
}

// total works out what an amount costs at the average price: an estimate, marked so.
func total(a draft, q index.Quote, w intent.Weight) string {
	unit := "元/公斤"
	if w.Unit == "吨" {
		unit = "万元/吨"
	}
	n, err := decimal.NewFromString(w.Text)
	factor, err2 := decimal.NewFromString(w.Factor)
	each, ok := bulletin.ConvertPrice(q.Price.Value, q.Unit, unit)
	if err != nil || err2 != nil || !ok {
		return ""
	}
	n = n.Mul(factor)
	w.Text = n.String()
	money := strings.Split(unit, "/")[0]
	sum := each.Mul(n)
	shown := each.String()
	if unit == q.Unit {
		shown = q.Price.Text
	}
	a.Derive(sum.String(), shown)
	a.Permit(w.Text, w.Asked)
	return w.Text + " " + w.Unit + a.Say(" 按此均价推算：", " at this price, estimated (推算): ") + w.Text + " × " + shown + " = " + sum.String() + " " + money
}

// onePrice lays out a price: value and change, the other unit, the month before, purity, and what the prose says.
func (b *Engine) onePrice(a draft, q index.Quote, against bulletin.Month) {
	f := a.figure(q)
	a.Title = a.ProductName(q.Product, q.Printed) + " · " + a.MeasureWord(f.Measure) + " · " + a.MonthName(q.Month)
	a.Lead = f.Value + " " + a.Unit(f.Unit) + a.ChangePhrase(q.Change, q.Month)
	if c := converted(a, q); c != "" {
		a.Details = append(a.Details, c)
	}
	b.before(a, q, against)
	if q.Purity != "" {
		a.Details = append(a.Details, a.Say("纯度：", "Purity: ")+q.Purity)
	}
	b.alsoPrinted(a, q)
	if q.Company == "" && q.Measure == bulletin.Average {
		a.Offers = append(a.Offers, a.Say(q.Printed+"近月价格", q.Printed+" price history"))
	}
}

// converted gives the price in the trade's other unit, exactly.
func converted(a draft, q index.Quote) string {
	to := map[string]string{"元/公斤": "万元/吨", "万元/吨": "元/公斤", "元/吨": "万元/吨"}[q.Unit]
	v, ok := bulletin.ConvertPrice(q.Price.Value, q.Unit, to)
	if !ok || to == "" {
		return ""
	}
	a.Derive(v.String())
	how := map[string]string{"元/公斤": "÷10", "万元/吨": "×10", "元/吨": "÷10000"}[q.Unit]
	a.Permit(how)
	return a.Say("换算：", "Converted (换算): ") + v.String() + " " + a.Unit(to) + a.Say("（", " (") + how + a.Say("）", ")")
}

// before gives the month before and the difference in money. Where the issue prints no earlier price there is none.
func (b *Engine) before(a draft, q index.Quote, against bulletin.Month) {
	base := q.Month - 1
	if q.Change != nil {
		base = q.Change.Base
	}
	if against != 0 && against != q.Month {
		base = against
	}
	old, ok := b.earlier(q, base)
	if !ok {
		if against != 0 {
			a.Notes = append(a.Notes, a.MonthName(against)+a.Say("没有可比的价格。", ": no price to compare with."))
		}
		return
	}
	of := a.figure(old)
	was, ok := bulletin.ConvertPrice(old.Price.Value, old.Unit, q.Unit)
	if old.Unit != q.Unit && ok {
		a.Derive(was.String())
		old.Price = bulletin.Amount{Text: was.String(), Value: was}
	} else if old.Unit != q.Unit {
		return
	}
	d := q.Price.Value.Sub(old.Price.Value)
	a.Derive(d.Abs().String())
	a.Details = append(a.Details, a.MonthName(base)+a.Say("：", ": ")+of.Value+" "+a.Unit(of.Unit)+
		a.Say("；差额（推算）：", "; difference (推算): ")+q.Price.Text+" − "+old.Price.Text+" = "+signedText(d, q.Price, old.Price)+" "+a.Unit(q.Unit))
}

// earlier is the price of an earlier month: of the same row where the row has it, so that the printed change fits.
func (b *Engine) earlier(q index.Quote, m bulletin.Month) (index.Quote, bool) {
	for _, o := range b.quotes(q.Product, m, q.Measure, q.Company) {
		if o.Issue == q.Issue && o.Cite == q.Cite {
			return o, true
		}
	}
	return b.pick(q.Product, m, q.Measure, q.Company)
}

// inPurity is the price of the grade that is asked for, among those of the same month; where none has it the reply says so.
func (b *Engine) inPurity(a draft, q index.Quote, purity string) index.Quote {
	want := strings.ToUpper(purity)
	for _, o := range b.quotes(q.Product, q.Month, q.Measure, q.Company) {
		if bulletin.SamePurity(o.Purity, want) && o.Purity != "" {
			return o
		}
	}
	a.Permit(purity)
	a.Notes = append(a.Notes, a.Say("简报没有纯度为 "+purity+" 的报价，下面是它印的那一种。", "The bulletin has no price for a purity of "+purity+"; this is the one it prints."))
	return q
}

// signedText prints a difference with its sign, and with the decimal places of what it was worked out from.
func signedText(d decimal.Decimal, from ...bulletin.Amount) string {
	places := int32(0)
	for _, a := range from {
		places = max(places, a.Places())
	}
	text := d.String()
	if places > 0 {
		text = d.StringFixed(places)
	}
	if d.IsPositive() {
		return "+" + text
	}
	return strings.Replace(text, "-", "−", 1)
}

// alsoPrinted gives the same price as other places print it: the prose beside the table, another issue's column.
func (b *Engine) alsoPrinted(a draft, q index.Quote) {
	for _, o := range b.quotes(q.Product, q.Month, q.Measure, q.Company) {
		if o.Issue == q.Issue && o.Cite == q.Cite {
			continue
		}
		f := a.figure(o)
		where := a.Say("正文另记：", "The text also gives: ")
		if o.Issue != q.Issue {
			where = a.Say(o.Issue.Month.String()+" 期印：", "The issue of "+o.Issue.Month.String()+" prints: ")
			a.Permit(o.Issue.Month.String())
		} else if o.Table {
			where = a.Say("表中另记：", "The table also gives: ")
		}
		line := where + f.Value + " " + a.Unit(f.Unit) + a.ChangePhrase(o.Change, o.Month)
		if o.Purity != "" && o.Purity != q.Purity {
			line += a.Say("（纯度 ", " (purity ") + o.Purity + a.Say("）", ")")
		}
		a.Details = append(a.Details, line)
	}
}

// choose answers for each product that an ambiguous name can mean.
func (b *Engine) choose(a draft, i intent.Ambiguous) {
	var found []index.Quote
	for _, p := range i.Products {
		if q, ok := b.pick(p, i.Month, "", ""); ok {
			found = append(found, q)
		}
	}
	if len(found) == 0 {
		b.refuse(a, b.whyNone(i.Name, i.Products, i.Month))
		return
	}
	if len(found) == 1 {
		b.onePrice(a, found[0], 0)
		a.Notes = append(a.Notes, a.Say("“"+i.Name+"”可以指："+strings.Join(i.Products, "、")+"；本月有报价的只有它。", "“"+i.Name+"” can mean "+strings.Join(i.Products, ", ")+"; only this one is priced."))
		return
	}
	a.Status = reply.Ambiguous
	i.Products = nil // those to choose among, for an answer such as 第二个
	for _, q := range found {
		i.Products = append(i.Products, q.Product)
	}
	a.Intent = i
	a.Title = a.Say("“"+i.Name+"”可以指几种产品", "“"+i.Name+"” can mean several products")
	a.Lead = a.Say("请选一种：", "Please choose: ") + strings.Join(names(found), a.Say("、", ", "))
	a.Offers = names(found)
	b.priceTable(a, found)
}

func names(qs []index.Quote) []string {
	var out []string
	for _, q := range qs {
		out = append(out, q.Printed)
	}
	return out
}
