package answer

import (
	"slices"
	"strings"

	"rebot/bot/intent"
	"rebot/bot/reply"
	"rebot/index"
	"rebot/index/bulletin"
)

// history answers for one product over months, newest first. Months without a price are named.
func (b *Engine) history(a draft, i intent.History) {
	t := &reply.Table{Head: []string{a.Say("月份", "Month"), a.Say("价格", "Price"), a.Say("单位", "Unit"), a.Say("环比", "Change")}, Right: []bool{false, true, false, true}}
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
	a.Title = a.ProductName(i.Product, found[0].Printed) + " · " + a.MeasureWord(measureName(found[0])) + " · " + a.Say("近月", "history")
	a.Table = t
	newest, oldest := found[0], found[len(found)-1]
	lead := newest
	if i.Extreme != "" {
		lead = extremeOf(found, i.Extreme)
		a.Figures = append([]reply.Figure{a.figureOf(lead)}, a.Figures...)
		a.Title += " · " + i.Extreme
	}
	a.Lead = a.MonthName(lead.Month) + " " + lead.Price.Text + " " + a.Unit(lead.Unit) + a.ChangePhrase(lead.Change, lead.Month)
	if slices.Contains(i.Asks, "逐月") {
		a.Lead = a.Say("各月的价格见表，请对照所问的条件。", "The table has the price of each month; compare them with the condition.")
	}
	if len(found) > 1 {
		a.Details = append(a.Details, overTime(a, oldest, newest)...)
	}
	if c := converted(a, newest); c != "" {
		a.Details = append(a.Details, a.MonthName(newest.Month)+" "+c)
	}
	if len(missing) > 0 {
		a.Notes = append(a.Notes, a.Say("没有载入或没有报价的月份：", "Months not loaded or not priced: ")+a.months(missing))
	}
	a.premises(newest, i.Asks)
}

// months prints months that are given newest first, runs of them as the first and the last.
func (a draft) months(ms []bulletin.Month) string {
	var runs []string
	for i := len(ms) - 1; i >= 0; i-- {
		first := ms[i]
		for i > 0 && ms[i-1] == ms[i]+1 {
			i--
		}
		a.Permit(first.String(), ms[i].String())
		if first == ms[i] {
			runs = append(runs, first.String())
		} else {
			runs = append(runs, first.String()+" … "+ms[i].String())
		}
	}
	return strings.Join(runs, a.Say("、", ", "))
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
func overTime(a draft, oldest, newest index.Quote) []string {
	if was, ok := bulletin.ConvertPrice(oldest.Price.Value, oldest.Unit, newest.Unit); oldest.Unit != newest.Unit && ok {
		a.Derive(was.String())
		oldest.Price, oldest.Unit = bulletin.Amount{Text: was.String(), Value: was}, newest.Unit
	}
	if oldest.Unit != newest.Unit || oldest.Price.Value.IsZero() {
		return nil
	}
	d := newest.Price.Value.Sub(oldest.Price.Value)
	percent := d.Shift(2).DivRound(oldest.Price.Value, 2)
	a.Derive(d.Abs().String(), percent.Abs().StringFixed(2), percent.Abs().String())
	a.Permit("100")
	return []string{a.MonthName(oldest.Month) + " → " + a.MonthName(newest.Month) + a.Say("（推算）：", " (推算): ") + newest.Price.Text + " − " + oldest.Price.Text + " = " + signedText(d, newest.Price, oldest.Price) + " " + a.Unit(newest.Unit) +
		a.Say("，即 ", ", i.e. ") + signedText(percent) + "%"}
}
