package answer

import (
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"rebot/bot/intent"
	"rebot/index"
	"rebot/index/bulletin"
)

// rank answers for the first so many by change or by price.
func (b *Engine) rank(a draft, i intent.Rank) {
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
	if i.Nth > len(qs) && len(qs) > 0 {
		a.Permit(strconv.Itoa(len(qs)))
		a.Cite(qs[0].Issue, qs[0].Cite)
		a.Lead = a.Say("没有这一位：符合的只有 "+strconv.Itoa(len(qs))+" 种。", "There is no such place: only "+strconv.Itoa(len(qs))+" qualify.")
		return
	}
	if len(qs) == 0 || i.Nth > len(qs) {
		b.noneMoved(a, i)
		return
	}
	a.Title = a.rankName(i) + " · " + a.groupName(i.Group) + " · " + a.MonthName(i.Month)
	if i.Nth > 0 {
		qs, i.N = qs[i.Nth-1:], 1
	}
	n := min(max(i.N, 1), len(qs))
	if n < i.N {
		a.Notes = append(a.Notes, a.Say("只有这些产品符合。", "Only these products qualify."))
	}
	if i.Span {
		a.Notes = append(a.Notes, a.Say("排名只按"+i.Month.Chinese()+"一个月；多个月的没有计算。", "The ranking is of "+i.Month.String()+" alone; several months are not added up."))
	}
	shown := qs[:min(max(n, 5), len(qs))]
	if i.Nth > 0 {
		shown = qs[:1]
	}
	b.priceTable(a, shown)
	a.leftOut(i.Without)
	var parts []string
	for _, q := range qs[:n] {
		parts = append(parts, a.ProductName(q.Product, q.Printed)+" "+q.Price.Text+" "+a.Unit(q.Unit)+a.ChangePhrase(q.Change, q.Month))
	}
	a.Lead = strings.Join(parts, a.Say("；", "; "))
}

func (a draft) rankName(i intent.Rank) string {
	switch {
	case i.Nth > 0:
		a.Permit(strconv.Itoa(i.Nth))
		return a.rankBy(fromTheEnd(i)) + a.Say("，第 ", ", #") + strconv.Itoa(i.Nth) + a.Say(" 位", "")
	case i.Least:
		return a.rankBy(fromTheEnd(i))
	}
	return a.rankBy(i.By)
}

// fromTheEnd is what a ranking is by when it is counted from its other end.
func fromTheEnd(i intent.Rank) string {
	if !i.Least {
		return i.By
	}
	return map[string]string{"最贵": "最便宜", "最便宜": "最贵"}[i.By] + map[string]string{"跌幅": "跌幅小", "涨幅": "涨幅小", "涨跌幅": "涨跌幅小"}[i.By]
}

func (a draft) rankBy(by string) string {
	return map[string]string{"跌幅": a.Say("跌幅最大", "Biggest falls"), "涨幅": a.Say("涨幅最大", "Biggest rises"), "涨跌幅": a.Say("涨跌幅最大", "Biggest changes"), "跌幅小": a.Say("跌幅最小", "Smallest falls"), "涨幅小": a.Say("涨幅最小", "Smallest rises"), "涨跌幅小": a.Say("涨跌幅最小", "Smallest changes"), "最贵": a.Say("价格最高", "Highest prices"), "最便宜": a.Say("价格最低", "Lowest prices")}[by]
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
		case by == "涨跌幅":
			return q.Change.Percent.Value.Abs(), true
		}
		return q.Change.Percent.Value, true
	}
}

// noneMoved says that nothing rose, or fell, and shows what did happen.
func (b *Engine) noneMoved(a draft, i intent.Rank) {
	way := map[string]string{"涨幅": "上涨", "跌幅": "下跌"}[i.By]
	b.moved(a, intent.Movers{Way: way, Group: i.Group, Month: i.Month, Without: i.Without})
}

// moved answers which products rose, fell or held.
func (b *Engine) moved(a draft, i intent.Movers) {
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
		if q.Change != nil && q.Change.Base == q.Month-1 && moversTake(i, wayOf(q.Change)) {
			found = append(found, q)
		}
	}
	a.Title = a.wayName(i.Way) + " · " + a.groupName(i.Group) + " · " + a.MonthName(i.Month)
	if len(found) == 0 {
		a.Lead = a.MonthName(i.Month) + a.Say("没有"+i.Way+"的产品（在简报印有环比的产品中）。", ": no product with a printed change did that.")
		for _, q := range withChange(all)[:1] {
			a.Cite(q.Issue, q.Cite)
		}
		return
	}
	a.Lead = strconv.Itoa(len(found)) + a.Say(" 种：", ": ") + strings.Join(names(found), a.Say("、", ", "))
	a.Permit(strconv.Itoa(len(found)))
	b.priceTable(a, found)
	a.leftOut(i.Without)
}

// moversTake tells whether a product that moved this way is asked for.
func moversTake(i intent.Movers, way string) bool {
	not := map[string]string{"有涨跌": "持平", "不涨": "上涨", "不跌": "下跌"}[i.Way]
	return way == i.Way || not != "" && way != not
}

// noChanges refuses what only printed changes can tell: of a month known from the next issue's column there are none.
func (b *Engine) noChanges(a draft, m bulletin.Month) {
	b.refuse(a, intent.Refuse{Reason: intent.NotPrinted, Name: a.Say(m.Chinese()+"的环比", "changes for "+m.String())})
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

func (a draft) wayName(way string) string {
	return map[string]string{"持平": a.Say("持平", "Unchanged"), "下跌": a.Say("下跌", "Fell"), "上涨": a.Say("上涨", "Rose"),
		"有涨跌": a.Say("有涨跌", "Moved"), "不涨": a.Say("不涨", "Did not rise"), "不跌": a.Say("不跌", "Did not fall")}[way]
}
