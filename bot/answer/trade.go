package answer

import (
	"slices"

	"rebot/bot/intent"
	"rebot/bot/reply"
	"rebot/index"
	"rebot/index/bulletin"
)

// trade answers for figures of foreign trade: of the time asked for, else the newest month and the year to date.
func (b *Engine) trade(a draft, i intent.TradeOf) {
	facts := b.trades(i)
	if len(facts) == 0 && i.Partner != "" {
		facts = b.besidePartner(i)
		if len(facts) > 0 {
			a.Notes = append(a.Notes, a.Say("原文这一句没有写明对象，它所在的段落讲的是"+i.Partner+"。", "The sentence names no partner; its paragraph is about "+i.Partner+"."))
		}
	}
	if len(facts) == 0 && i.Direction == "进出口" {
		i.Direction = ""
		facts = b.trades(i)
	}
	if len(facts) == 0 {
		b.noTrade(a, i)
		return
	}
	if i.Balance {
		b.balance(a, facts)
		return
	}
	if i.Measure != "" && facts[0].Measure != i.Measure {
		b.refuse(a, intent.Refuse{Reason: intent.NotPrinted, Name: i.Partner + i.Subject + i.Direction + i.Measure, Near: []string{facts[0].Subject + facts[0].Direction}})
		return
	}
	if i.Extreme != "" {
		facts = byAmount(facts, i.Extreme)
	}
	facts = facts[:min(len(facts), 12)]
	a.Title = a.tradeTitle(facts[0], i)
	for k, t := range facts {
		line := a.tradeLine(t)
		if k == 0 {
			a.Lead = line
		} else {
			a.Details = append(a.Details, line)
		}
	}
	if missing := missingMonths(facts, i); len(missing) > 0 {
		a.Notes = append(a.Notes, a.Say("没有这些月份的数字：", "No figure of these months: ")+a.months(missing))
	} else if i.To != 0 && (facts[0].To != i.To || facts[0].From != i.From) && !eachMonth(facts, i) {
		a.Notes = append(a.Notes, a.Say("简报给出的是"+facts[0].Period()+"的数字，没有单列所问的时间。", "The bulletin gives the figure for "+facts[0].From.String()+" to "+facts[0].To.String()+" only."))
		a.Permit(facts[0].From.String(), facts[0].To.String())
	}
	if !printsChange(facts[0], i.Asks) {
		a.Notes = append(a.Notes, a.Say("简报没有印它的"+i.Asks+"。", "The bulletin does not print that change of it."))
	}
	if t := facts[0]; t.Partner == "" {
		a.Offers = append(a.Offers, t.Subject+map[string]string{"出口": "进口", "进口": "出口", "进出口": "出口"}[t.Direction])
	}
}

// printsChange tells whether a figure has the change that is asked for.
func printsChange(t index.Trade, asks string) bool {
	return asks == "" || t.Change != nil && t.Change.Base == t.To-changeSpan(asks)
}

// byAmount keeps the single months and puts the highest, or the lowest, first.
func byAmount(facts []index.Trade, extreme string) []index.Trade {
	single := slices.DeleteFunc(slices.Clone(facts), func(t index.Trade) bool { return t.From != t.To || t.Unit != facts[0].Unit })
	slices.SortStableFunc(single, func(x, y index.Trade) int {
		if extreme == "最低" {
			x, y = y, x
		}
		return y.Amount.Value.Cmp(x.Amount.Value)
	})
	if len(single) == 0 {
		return facts
	}
	return single
}

// eachMonth tells whether the figures are of the single months of the time that is asked for.
func eachMonth(facts []index.Trade, i intent.TradeOf) bool {
	return i.From != i.To && !slices.ContainsFunc(facts, func(t index.Trade) bool { return t.From != t.To || t.To < i.From || t.To > i.To })
}

// missingMonths are the months of a run that no figure is of, newest first, where the figures are of single months.
func missingMonths(facts []index.Trade, i intent.TradeOf) (ms []bulletin.Month) {
	if i.From == i.To || slices.ContainsFunc(facts, func(t index.Trade) bool { return t.From != t.To }) {
		return nil
	}
	for m := i.To; m >= i.From; m-- {
		if !slices.ContainsFunc(facts, func(t index.Trade) bool { return t.To == m }) {
			ms = append(ms, m)
		}
	}
	return ms
}

func (a draft) tradeTitle(t index.Trade, i intent.TradeOf) string {
	return a.Say("进出口", "Foreign trade") + " · " + t.Partner + t.Subject
}

// tradeLine prints one figure and adds it to the figures.
func (a draft) tradeLine(t index.Trade) string {
	period := t.To.String()
	if t.From != t.To {
		period = t.From.String() + ".." + t.To.String()
	}
	a.Permit(t.From.String(), t.To.String())
	name := t.Subject + t.Direction
	if t.Partner != "" {
		name = map[string]string{"出口": "对" + t.Partner, "进口": "自" + t.Partner, "进出口": "与" + t.Partner}[t.Direction] + t.Direction
		if t.Subject != "货物贸易" {
			name += t.Subject
		}
	}
	measure := t.Measure
	if measure == "占比" {
		name += "占" + t.Share
	}
	a.Figures = append(a.Figures, reply.Figure{Name: name, Measure: measure, Period: period, Value: t.Amount.Text, Unit: t.Unit, Change: changeText(t.Change, t.To), Citation: a.Cite(t.Issue, t.Cite)})
	value := t.Amount.Text + " " + a.Unit(t.Unit)
	if t.Unit == "%" {
		value = t.Amount.Text + "%"
	}
	if measure == "均价" || measure == "占比" {
		name += map[string]string{"均价": "均价", "占比": ""}[measure]
	}
	line := a.Say(t.Period(), period) + " " + name + a.Say("：", ": ") + value + a.ChangePhrase(t.Change, t.To)
	if t.Restated != "" {
		line += a.Say("（括号内另印 ", " (restated in brackets as ") + t.Restated + a.Say("）", ")")
	}
	return line
}

// balance works out exports less imports of the same thing, time and unit.
func (b *Engine) balance(a draft, facts []index.Trade) {
	for _, out := range facts {
		for _, in := range facts {
			if out.Direction != "出口" || in.Direction != "进口" || out.Subject != in.Subject || out.Measure != in.Measure || out.From != in.From || out.To != in.To || out.Unit != in.Unit {
				continue
			}
			x, y := a.tradeLine(out), a.tradeLine(in)
			d := out.Amount.Value.Sub(in.Amount.Value)
			a.Derive(d.Abs().String())
			a.Details = append(a.Details, x, y, a.Say("出口减进口（推算）：", "Exports less imports (推算): ")+out.Amount.Text+" − "+in.Amount.Text+" = "+signedText(d, out.Amount, in.Amount)+" "+a.Unit(out.Unit))
		}
	}
	if len(a.Details) == 0 {
		b.refuse(a, intent.Refuse{Reason: intent.NotPrinted, Name: facts[0].Partner + facts[0].Subject + a.Say("的进出口差额", " balance of trade")})
		return
	}
	a.Title = a.tradeTitle(facts[0], intent.TradeOf{})
	a.Lead, a.Details = a.Details[2], append(a.Details[:2:2], a.Details[3:]...)
}
