package bot

import (
	"cmp"
	"errors"
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"rebot/index"
	"rebot/index/bulletin"
)

// priceTable lays prices out one a row. All are figures, in the order given.
func (b *Bot) priceTable(a *Answer, qs []index.Quote) {
	t := &Table{Head: []string{a.say("产品", "Product"), a.say("月份", "Month"), a.say("月均价", "Average"), a.say("单位", "Unit"), a.say("环比", "Change"), a.say("纯度", "Purity")}, Right: []bool{false, false, true, false, true, false}}
	for _, q := range qs {
		f := a.figure(q)
		t.Rows = append(t.Rows, []string{a.productName(q.Product, q.Printed), f.Period, f.Value, f.Unit, f.Change, q.Purity})
	}
	a.Table = t
}

// compare answers for products side by side. Those without a price in the month are named, not passed over.
func (b *Bot) compare(a *Answer, i Compare) {
	var found []index.Quote
	for _, p := range i.Products {
		if q, ok := b.pick(p, i.Month, "", ""); ok {
			found = append(found, q)
		} else {
			a.Notes = append(a.Notes, a.monthName(i.Month)+a.say("没有"+p+"的月均价。", ": no average price for "+p+"."))
		}
	}
	if len(found) == 0 {
		a.Notes = nil
		b.refuse(a, b.whyNone(strings.Join(i.Products, "、"), i.Products, i.Month))
		return
	}
	a.Title = a.say("对比 · ", "Compared · ") + a.monthName(i.Month)
	b.priceTable(a, found)
	var parts []string
	for _, q := range found {
		parts = append(parts, a.productName(q.Product, q.Printed)+" "+q.Price.Text+" "+a.unit(q.Unit)+a.changePhrase(q.Change, q.Month))
	}
	a.Lead = strings.Join(parts, a.say("；", "; "))
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
func difference(a *Answer, x, y index.Quote) []string {
	if x.Unit != y.Unit {
		return nil
	}
	d := x.Price.Value.Sub(y.Price.Value)
	a.compute(d.Abs().String())
	return []string{a.say("价差（推算）：", "Difference (推算): ") + x.Price.Text + " − " + y.Price.Text + " = " + signedText(d, x.Price, y.Price) + " " + a.unit(x.Unit)}
}

// group answers for all products of a group.
func (b *Bot) group(a *Answer, i Group) {
	qs := b.monthQuotes(i.Month, i.Name, i.Without...)
	if len(qs) == 0 {
		b.refuse(a, b.whyNone(i.Name, nil, i.Month))
		return
	}
	a.Title = a.groupName(i.Name) + " · " + a.monthName(i.Month)
	a.Lead = strconv.Itoa(len(qs)) + a.say(" 种产品的月均价", " products, monthly average prices")
	a.allow(strconv.Itoa(len(qs)))
	b.priceTable(a, qs)
}

func (a *Answer) groupName(g string) string {
	if g == "" || g == "全部" {
		return a.say("全部产品", "All products")
	}
	return a.say(g, strings.NewReplacer("轻稀土", "Light rare earths ", "重稀土", "Heavy rare earths ", "氧化物", "oxides", "金属", "metals", "合金", "alloys").Replace(g))
}

// rank answers for the first so many by change or by price.
func (b *Bot) rank(a *Answer, i Rank) {
	qs := b.monthQuotes(i.Month, i.Group, i.Without...)
	if len(qs) == 0 {
		b.refuse(a, b.whyNone(i.By, nil, i.Month))
		return
	}
	key := rankKey(i.By)
	qs = slices.DeleteFunc(qs, func(q index.Quote) bool { _, ok := key(q); return !ok })
	if len(qs) == 0 {
		b.noChanges(a, i.Month)
		return
	}
	slices.SortStableFunc(qs, func(x, y index.Quote) int {
		p, _ := key(x)
		q, _ := key(y)
		return q.Cmp(p)
	})
	if i.By == "涨幅" || i.By == "跌幅" {
		qs = slices.DeleteFunc(qs, func(q index.Quote) bool { v, _ := key(q); return !v.IsPositive() })
	}
	if i.Least {
		slices.Reverse(qs)
	}
	if len(qs) == 0 || i.Nth > len(qs) {
		b.noneMoved(a, i)
		return
	}
	a.Title = a.rankName(i) + " · " + a.groupName(i.Group) + " · " + a.monthName(i.Month)
	if i.Nth > 0 {
		qs, i.N = qs[i.Nth-1:], 1
	}
	n := min(max(i.N, 1), len(qs))
	if n < i.N {
		a.Notes = append(a.Notes, a.say("只有这些产品符合。", "Only these products qualify."))
	}
	if i.Span {
		a.Notes = append(a.Notes, a.say("排名按"+i.Month.Chinese()+"的环比；多个月的累计涨跌没有计算。", "The ranking is by the change of "+i.Month.String()+" alone; changes over several months are not added up."))
	}
	shown := qs[:min(max(n, 5), len(qs))]
	if i.Nth > 0 {
		shown = qs[:1]
	}
	b.priceTable(a, shown)
	var parts []string
	for _, q := range qs[:n] {
		parts = append(parts, a.productName(q.Product, q.Printed)+" "+q.Price.Text+" "+a.unit(q.Unit)+a.changePhrase(q.Change, q.Month))
	}
	a.Lead = strings.Join(parts, a.say("；", "; "))
}

func (a *Answer) rankName(i Rank) string {
	switch {
	case i.Nth > 0:
		a.allow(strconv.Itoa(i.Nth))
		return a.rankBy(i.fromTheEnd()) + a.say("，第 ", ", #") + strconv.Itoa(i.Nth) + a.say(" 位", "")
	case i.Least:
		return a.rankBy(i.fromTheEnd())
	}
	return a.rankBy(i.By)
}

// fromTheEnd is what a ranking is by when it is counted from its other end.
func (i Rank) fromTheEnd() string {
	if !i.Least {
		return i.By
	}
	return map[string]string{"最贵": "最便宜", "最便宜": "最贵"}[i.By] + map[string]string{"跌幅": "跌幅小", "涨幅": "涨幅小"}[i.By]
}

func (a *Answer) rankBy(by string) string {
	return map[string]string{"跌幅": a.say("跌幅最大", "Biggest falls"), "涨幅": a.say("涨幅最大", "Biggest rises"), "跌幅小": a.say("跌幅最小", "Smallest falls"), "涨幅小": a.say("涨幅最小", "Smallest rises"), "最贵": a.say("价格最高", "Highest prices"), "最便宜": a.say("价格最低", "Lowest prices")}[by]
}

// rankKey orders quotes, the first highest. A quote that lacks what is asked for has no place.
func rankKey(by string) func(index.Quote) (decimal.Decimal, bool) {
	return func(q index.Quote) (decimal.Decimal, bool) {
		price, ok := bulletin.ConvertPrice(q.Price.Value, q.Unit, "元/公斤")
		switch {
		case by == "最贵":
			return price, ok
		case by == "最便宜":
			return price.Neg(), ok
		case q.Change == nil || q.Change.Base != q.Month-1:
			return decimal.Zero, false
		case by == "跌幅":
			return q.Change.Percent.Value.Neg(), true
		}
		return q.Change.Percent.Value, true
	}
}

// over lists the products over or below a threshold, of the change or of the price.
func (b *Bot) over(a *Answer, i Over) {
	all := b.monthQuotes(i.Month, i.Group, i.Than)
	limit, err := b.limit(a, &i)
	upTo, err2 := decimal.NewFromString(cmp.Or(i.UpTo, "0"))
	if err != nil || err2 != nil || len(all) == 0 {
		b.refuse(a, b.whyNone(i.Value+i.Than, nil, i.Month))
		return
	}
	var found []index.Quote
	for _, q := range all {
		v, ok := i.measure(q)
		in := v.GreaterThan(limit) && !i.Below || v.LessThan(limit) && i.Below
		if i.UpTo != "" {
			in = v.GreaterThanOrEqual(limit) && v.LessThanOrEqual(upTo)
		}
		if ok && in {
			found = append(found, q)
		}
	}
	a.allow(i.Value, i.UpTo, strconv.Itoa(len(found)))
	a.Title = a.groupName(i.Group) + " · " + a.overName(i) + " · " + a.monthName(i.Month)
	if len(found) == 0 {
		a.Lead = a.say("没有这样的产品。", "There is no such product.")
		a.cite(all[0].Issue, all[0].Cite)
		return
	}
	a.Lead = strconv.Itoa(len(found)) + a.say(" 种：", ": ") + strings.Join(names(found), a.say("、", ", "))
	b.priceTable(a, found)
}

// limit is the threshold: the number asked for, or the price of the product compared with.
func (b *Bot) limit(a *Answer, i *Over) (decimal.Decimal, error) {
	if i.Than == "" {
		return decimal.NewFromString(i.Value)
	}
	q, ok := b.pick(i.Than, i.Month, "", "")
	v, same := bulletin.ConvertPrice(q.Price.Value, q.Unit, i.Unit)
	if !ok || !same {
		return v, errNoPrice
	}
	i.Value = q.Price.Text
	a.cite(q.Issue, q.Cite)
	if q.Unit != i.Unit {
		a.compute(v.String())
		i.Value = v.String()
	}
	return v, nil
}

var errNoPrice = errors.New("no price to compare with")

// overName names a threshold: 下跌超过 3%, 高于氧化镝 1711.90元/公斤.
func (a *Answer) overName(i Over) string {
	unit := a.say(i.Unit, " "+i.Unit)
	if i.Way != "" {
		unit = "%"
	}
	way := map[string]string{"": "", "上涨": a.say("上涨", "Rose "), "下跌": a.say("下跌", "Fell ")}[i.Way]
	if i.UpTo != "" {
		return way + i.Value + a.say(" 至 ", " to ") + i.UpTo + unit
	}
	return way + a.say(map[bool]string{false: "超过", true: "低于"}[i.Below], map[bool]string{false: "over", true: "below"}[i.Below]) + i.Than + " " + i.Value + unit
}

// measure is what the threshold is put against: the size of a change in its direction, or the price in its unit.
func (i Over) measure(q index.Quote) (decimal.Decimal, bool) {
	if i.Way == "" {
		return bulletin.ConvertPrice(q.Price.Value, q.Unit, i.Unit)
	}
	if q.Change == nil || q.Change.Base != q.Month-1 || wayOf(q.Change) != i.Way {
		return decimal.Zero, false
	}
	return q.Change.Percent.Value.Abs(), true
}

// noneMoved says that nothing rose, or fell, and shows what did happen.
func (b *Bot) noneMoved(a *Answer, i Rank) {
	way := map[string]string{"涨幅": "上涨", "跌幅": "下跌"}[i.By]
	b.moved(a, Moved{way, i.Group, i.Month, i.Without})
}

// moved answers which products rose, fell or held.
func (b *Bot) moved(a *Answer, i Moved) {
	all := b.monthQuotes(i.Month, i.Group, i.Without...)
	if len(all) == 0 {
		b.refuse(a, b.whyNone(i.Way, nil, i.Month))
		return
	}
	if len(withChange(all)) == 0 {
		b.noChanges(a, i.Month)
		return
	}
	var found []index.Quote
	for _, q := range all {
		if q.Change != nil && q.Change.Base == q.Month-1 && wayOf(q.Change) == i.Way {
			found = append(found, q)
		}
	}
	a.Title = a.wayName(i.Way) + " · " + a.groupName(i.Group) + " · " + a.monthName(i.Month)
	if len(found) == 0 {
		a.Lead = a.monthName(i.Month) + a.say("没有"+i.Way+"的产品（在简报印有环比的产品中）。", ": no product with a printed change did that.")
		for _, q := range withChange(all)[:1] {
			a.cite(q.Issue, q.Cite)
		}
		return
	}
	a.Lead = strconv.Itoa(len(found)) + a.say(" 种：", ": ") + strings.Join(names(found), a.say("、", ", "))
	a.allow(strconv.Itoa(len(found)))
	b.priceTable(a, found)
}

// noChanges refuses what only printed changes can tell: of a month known from the next issue's column there are none.
func (b *Bot) noChanges(a *Answer, m bulletin.Month) {
	b.refuse(a, Refuse{Reason: NotPrinted, Name: a.say(m.Chinese()+"的环比", "changes for "+m.String())})
}

func withChange(qs []index.Quote) []index.Quote {
	return slices.DeleteFunc(slices.Clone(qs), func(q index.Quote) bool { return q.Change == nil })
}

func wayOf(c *bulletin.Change) string {
	switch {
	case c.Flat:
		return "持平"
	case c.Percent.Value.IsNegative():
		return "下跌"
	}
	return "上涨"
}

func (a *Answer) wayName(way string) string {
	return map[string]string{"持平": a.say("持平", "Unchanged"), "下跌": a.say("下跌", "Fell"), "上涨": a.say("上涨", "Rose")}[way]
}

// history answers for one product over months, newest first. Months without a price are named.
func (b *Bot) history(a *Answer, i History) {
	t := &Table{Head: []string{a.say("月份", "Month"), a.say("价格", "Price"), a.say("单位", "Unit"), a.say("环比", "Change")}, Right: []bool{false, true, false, true}}
	var found []index.Quote
	var missing []bulletin.Month
	for m := i.To; m >= i.From && m > i.To-120; m-- {
		q, ok := b.pick(i.Product, m, i.Measure, i.Company)
		if !ok {
			missing = append(missing, m)
			continue
		}
		f := a.figure(q)
		found = append(found, q)
		t.Rows = append(t.Rows, []string{f.Period, f.Value, f.Unit, f.Change})
	}
	if len(found) == 0 {
		b.refuse(a, b.whyNone(i.Product, []string{i.Product}, i.To))
		return
	}
	a.Title = a.productName(i.Product, found[0].Printed) + " · " + a.measureWord(measureName(found[0])) + " · " + a.say("近月", "history")
	a.Table = t
	newest, oldest := found[0], found[len(found)-1]
	lead := newest
	if i.Extreme != "" {
		lead = extremeOf(found, i.Extreme)
		a.Figures = append([]Figure{a.figureOf(lead)}, a.Figures...)
		a.Title += " · " + i.Extreme
	}
	a.Lead = a.monthName(lead.Month) + " " + lead.Price.Text + " " + a.unit(lead.Unit) + a.changePhrase(lead.Change, lead.Month)
	if len(found) > 1 {
		a.Details = append(a.Details, overTime(a, oldest, newest)...)
	}
	if c := converted(a, newest); c != "" {
		a.Details = append(a.Details, a.monthName(newest.Month)+" "+c)
	}
	if len(missing) > 0 {
		a.Notes = append(a.Notes, a.say("没有载入或没有报价的月份：", "Months not loaded or not priced: ")+a.months(missing))
	}
	a.premises(newest, i.Asks)
}

// months prints months that are given newest first, runs of them as the first and the last.
func (a *Answer) months(ms []bulletin.Month) string {
	var runs []string
	for i := len(ms) - 1; i >= 0; i-- {
		first := ms[i]
		for i > 0 && ms[i-1] == ms[i]+1 {
			i--
		}
		a.allow(first.String(), ms[i].String())
		if first == ms[i] {
			runs = append(runs, first.String())
		} else {
			runs = append(runs, first.String()+" … "+ms[i].String())
		}
	}
	return strings.Join(runs, a.say("、", ", "))
}

// extremeOf is the month of the highest or lowest price, or of the biggest rise or fall.
func extremeOf(qs []index.Quote, by string) index.Quote {
	key := rankKey(map[string]string{"最高": "最贵", "最低": "最便宜"}[by])
	if by == "涨幅" || by == "跌幅" {
		key = rankKey(by)
	}
	best := qs[0]
	top, ok := key(best)
	for _, q := range qs[1:] {
		if v, has := key(q); has && (!ok || v.GreaterThan(top)) {
			best, top, ok = q, v, true
		}
	}
	return best
}

// overTime is the change from the oldest to the newest price, worked out.
func overTime(a *Answer, oldest, newest index.Quote) []string {
	if was, ok := bulletin.ConvertPrice(oldest.Price.Value, oldest.Unit, newest.Unit); oldest.Unit != newest.Unit && ok {
		a.compute(was.String())
		oldest.Price, oldest.Unit = bulletin.Amount{Text: was.String(), Value: was}, newest.Unit
	}
	if oldest.Unit != newest.Unit || oldest.Price.Value.IsZero() {
		return nil
	}
	d := newest.Price.Value.Sub(oldest.Price.Value)
	percent := d.Shift(2).DivRound(oldest.Price.Value, 2)
	a.compute(d.Abs().String(), percent.Abs().StringFixed(2), percent.Abs().String())
	a.allow("100")
	return []string{a.monthName(oldest.Month) + " → " + a.monthName(newest.Month) + a.say("（推算）：", " (推算): ") + newest.Price.Text + " − " + oldest.Price.Text + " = " + signedText(d, newest.Price, oldest.Price) + " " + a.unit(newest.Unit) +
		a.say("，即 ", ", i.e. ") + signedText(percent) + "%"}
}
