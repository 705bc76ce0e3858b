package bot

import (
	"slices"
	"strings"

	"rebot/index"
	"rebot/index/bulletin"
)

// trade answers for figures of foreign trade: of the time asked for, else the newest month and the year to date.
func (b *Bot) trade(a *Answer, i TradeOf) {
	facts := b.trades(i)
	if len(facts) == 0 && i.Partner != "" {
		facts = b.besidePartner(i)
		if len(facts) > 0 {
			a.Notes = append(a.Notes, a.say("原文这一句没有写明对象，它所在的段落讲的是"+i.Partner+"。", "The sentence names no partner; its paragraph is about "+i.Partner+"."))
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
		b.refuse(a, Refuse{Reason: NotPrinted, Name: i.Partner + i.Subject + i.Direction + i.Measure, Near: []string{facts[0].Subject + facts[0].Direction}})
		return
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
		a.Notes = append(a.Notes, a.say("没有这些月份的数字：", "No figure of these months: ")+a.months(missing))
	} else if i.To != 0 && (facts[0].To != i.To || facts[0].From != i.From) {
		a.Notes = append(a.Notes, a.say("简报给出的是"+facts[0].Period()+"的数字，没有单列所问的时间。", "The bulletin gives the figure for "+facts[0].From.String()+" to "+facts[0].To.String()+" only."))
		a.allow(facts[0].From.String(), facts[0].To.String())
	}
	if t := facts[0]; t.Partner == "" {
		a.Offers = append(a.Offers, t.Subject+map[string]string{"出口": "进口", "进口": "出口", "进出口": "出口"}[t.Direction])
	}
}

// missingMonths are the months of a run that no figure is of, newest first, where the figures are of single months.
func missingMonths(facts []index.Trade, i TradeOf) (ms []bulletin.Month) {
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

func (a *Answer) tradeTitle(t index.Trade, i TradeOf) string {
	return a.say("进出口", "Foreign trade") + " · " + t.Partner + t.Subject
}

// tradeLine prints one figure and adds it to the figures.
func (a *Answer) tradeLine(t index.Trade) string {
	period := t.To.String()
	if t.From != t.To {
		period = t.From.String() + ".." + t.To.String()
	}
	a.allow(t.From.String(), t.To.String())
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
	a.Figures = append(a.Figures, Figure{Name: name, Measure: measure, Period: period, Value: t.Amount.Text, Unit: t.Unit, Change: changeText(t.Change, t.To), Citation: a.cite(t.Issue, t.Cite)})
	value := t.Amount.Text + " " + a.unit(t.Unit)
	if t.Unit == "%" {
		value = t.Amount.Text + "%"
	}
	if measure == "均价" || measure == "占比" {
		name += map[string]string{"均价": "均价", "占比": ""}[measure]
	}
	line := a.say(t.Period(), period) + " " + name + a.say("：", ": ") + value + a.changePhrase(t.Change, t.To)
	if t.Restated != "" {
		line += a.say("（括号内另印 ", " (restated in brackets as ") + t.Restated + a.say("）", ")")
	}
	return line
}

// trades lists the facts that fit, the best first.
func (b *Bot) trades(i TradeOf) []index.Trade {
	var out []index.Trade
	for _, t := range b.lib.Trades() {
		if t.Partner == i.Partner && subjectFits(t, i) && (i.Direction == "" || t.Direction == i.Direction) {
			out = append(out, t)
		}
	}
	out = b.inTime(inCurrency(out, i.Currency), i)
	if i.Measure != "" {
		if only := withMeasure(out, i.Measure); len(only) > 0 {
			return only
		}
	}
	if len(out) > 0 {
		exact := slices.DeleteFunc(slices.Clone(out), func(t index.Trade) bool { return t.Subject != i.Subject })
		if len(exact) > 0 && i.Partner == "" {
			out = exact
		}
	}
	return distinct(out)
}

// besidePartner lists figures that name no partner, in paragraphs that speak of the one asked for.
func (b *Bot) besidePartner(i TradeOf) []index.Trade {
	alone := i
	alone.Partner = ""
	if i.Subject == "" || i.Subject == "稀土" || i.Subject == "货物贸易" {
		return nil
	}
	return slices.DeleteFunc(b.trades(alone), func(t index.Trade) bool {
		for _, p := range t.Issue.Articles[t.Cite.Article].Paragraphs {
			if p.First <= t.Cite.First && t.Cite.Last <= p.Last && strings.Contains(p.Text, i.Partner) {
				return false
			}
		}
		return true
	})
}

// inCurrency keeps the amounts of one currency, and all that are no money where none is named.
func inCurrency(ts []index.Trade, currency string) []index.Trade {
	return slices.DeleteFunc(ts, func(t index.Trade) bool {
		dollars := strings.Contains(t.Unit, "美元")
		return currency == "" && dollars || currency != "" && !dollars
	})
}

// balance works out exports less imports of the same thing, time and unit.
func (b *Bot) balance(a *Answer, facts []index.Trade) {
	for _, out := range facts {
		for _, in := range facts {
			if out.Direction != "出口" || in.Direction != "进口" || out.Subject != in.Subject || out.Measure != in.Measure || out.From != in.From || out.To != in.To || out.Unit != in.Unit {
				continue
			}
			x, y := a.tradeLine(out), a.tradeLine(in)
			d := out.Amount.Value.Sub(in.Amount.Value)
			a.compute(d.Abs().String())
			a.Details = append(a.Details, x, y, a.say("出口减进口（推算）：", "Exports less imports (推算): ")+out.Amount.Text+" − "+in.Amount.Text+" = "+signedText(d, out.Amount, in.Amount)+" "+a.unit(out.Unit))
		}
	}
	if len(a.Details) == 0 {
		b.refuse(a, Refuse{Reason: NotPrinted, Name: facts[0].Partner + facts[0].Subject + a.say("的进出口差额", " balance of trade")})
		return
	}
	a.Title = a.tradeTitle(facts[0], TradeOf{})
	a.Lead, a.Details = a.Details[2], append(a.Details[:2:2], a.Details[3:]...)
}

func withMeasure(ts []index.Trade, m string) []index.Trade {
	return slices.DeleteFunc(slices.Clone(ts), func(t index.Trade) bool { return t.Measure != m })
}

// subjectFits lets a partner's figures of any goods through where the question names no goods, and 稀土氧化物 for 稀土.
func subjectFits(t index.Trade, i TradeOf) bool {
	switch {
	case i.Subject == "" || t.Subject == i.Subject:
		return true
	case i.Partner != "":
		return i.Subject == "货物贸易" || strings.Contains(t.Subject, i.Subject) || strings.Contains(i.Subject, t.Subject)
	}
	return strings.HasPrefix(t.Subject, i.Subject+"及") || strings.HasPrefix(i.Subject, t.Subject+"及")
}

// inTime keeps the figures of the time asked for. Where a month is asked for that only the year to date covers, that
// is what there is, and the reply says so.
func (b *Bot) inTime(ts []index.Trade, i TradeOf) []index.Trade {
	if i.To == 0 {
		return b.newestOf(ts, i.YearToDate)
	}
	exact := slices.DeleteFunc(slices.Clone(ts), func(t index.Trade) bool { return t.From != i.From || t.To != i.To })
	if len(exact) > 0 {
		return exact
	}
	if i.From < i.To && i.From.Month() != 1 { // 10月和11月: each month by itself, where one is printed
		single := slices.DeleteFunc(slices.Clone(ts), func(t index.Trade) bool { return t.From != t.To || t.From < i.From || t.To > i.To })
		if len(single) > 0 {
			return single
		}
	}
	return slices.DeleteFunc(slices.Clone(ts), func(t index.Trade) bool {
		return !(t.To == i.To && (t.From.Month() == 1 || i.From.Month() == 1 && i.To.Month() == 12) || i.YearToDate && t.From.Month() == 1 && t.To == i.To)
	})
}

// newestOf keeps the newest month and the newest year to date; the month comes first unless the year is asked for.
func (b *Bot) newestOf(ts []index.Trade, toDate bool) []index.Trade {
	newest := bulletin.Month(0)
	for _, t := range ts {
		newest = max(newest, t.To)
	}
	var single, year []index.Trade
	for _, t := range ts {
		switch {
		case t.To != newest:
		case t.From == t.To:
			single = append(single, t)
		default:
			year = append(year, t)
		}
	}
	if toDate {
		return append(year, single...)
	}
	return append(single, year...)
}

// distinct drops a figure that another place prints alike: the first stands for both.
func distinct(ts []index.Trade) []index.Trade {
	ts = slices.Clone(ts)
	slices.SortStableFunc(ts, func(x, y index.Trade) int { return ownIssue(x) - ownIssue(y) })
	var out []index.Trade
	for _, t := range ts {
		if !slices.ContainsFunc(out, func(o index.Trade) bool {
			return o.Subject == t.Subject && o.Partner == t.Partner && o.Direction == t.Direction && o.Measure == t.Measure && o.From == t.From && o.To == t.To && o.Amount.Text == t.Amount.Text && o.Unit == t.Unit
		}) {
			out = append(out, t)
		}
	}
	return out
}

// ownIssue puts a figure that the issue of its own month prints, with its change, before one that a later issue repeats.
func ownIssue(t index.Trade) int {
	n := 0
	if t.Issue.Month != t.To {
		n = 2
	}
	if t.Change == nil {
		n++
	}
	return n
}
