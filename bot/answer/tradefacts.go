package answer

import (
	"slices"
	"strings"

	"rebot/bot/intent"
	"rebot/index"
	"rebot/index/bulletin"
)

// trades lists the facts that fit, the best first.
func (b *Engine) trades(i intent.TradeOf) []index.Trade {
	about := b.tradesAbout(i)
	if only := withMeasure(about, i.Measure); len(only) > 0 {
		about = only
	}
	out := b.inTime(about, i)
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

// tradesAbout lists the facts of what is asked for, of any time that can count: of the months asked for, or of the newest
// month that there are any of and some before it.
func (b *Engine) tradesAbout(i intent.TradeOf) []index.Trade {
	if i.To != 0 {
		return ofKind(b.lib.TradesIn(i.Partner, min(i.From, i.To), i.To), i)
	}
	oldest, newest := b.lib.TradeMonths()
	for from := newest; ; from -= 2*(newest-from) + 1 {
		out := ofKind(b.lib.TradesIn(i.Partner, from, newest), i)
		if len(out) > 0 && (i.Measure == "" || len(withMeasure(out, i.Measure)) > 0) || from <= oldest {
			return out
		}
	}
}

// ofKind keeps the facts of the goods, the direction and the currency asked for.
func ofKind(ts []index.Trade, i intent.TradeOf) []index.Trade {
	ts = slices.DeleteFunc(ts, func(t index.Trade) bool {
		return !subjectFits(t, i) || i.Direction != "" && t.Direction != i.Direction
	})
	return inCurrency(ts, i.Currency)
}

// besidePartner lists figures that name no partner, in paragraphs that speak of the one asked for.
func (b *Engine) besidePartner(i intent.TradeOf) []index.Trade {
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

func withMeasure(ts []index.Trade, m string) []index.Trade {
	return slices.DeleteFunc(slices.Clone(ts), func(t index.Trade) bool { return t.Measure != m })
}

// subjectFits lets a partner's figures of any goods through where the question names no goods, and 稀土氧化物 for 稀土.
func subjectFits(t index.Trade, i intent.TradeOf) bool {
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
func (b *Engine) inTime(ts []index.Trade, i intent.TradeOf) []index.Trade {
	if i.To == 0 {
		return b.newestOf(ts, i.YearToDate)
	}
	exact := slices.DeleteFunc(slices.Clone(ts), func(t index.Trade) bool { return t.From != i.From || t.To != i.To })
	if len(exact) > 0 && !i.Each {
		return exact
	}
	if i.From < i.To && (i.From.Month() != 1 || i.Each) { // 10月和11月: each month by itself, where one is printed
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
func (b *Engine) newestOf(ts []index.Trade, toDate bool) []index.Trade {
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
