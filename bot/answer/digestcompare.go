package answer

import (
	"rebot/index"
	"rebot/index/bulletin"
)

// digestCompared holds an issue against the one before it and against all months that are loaded: products that are new
// or gone, prices that turned, new highs and lows. Prices in different units are not compared.
func (b *Engine) digestCompared(a draft, m bulletin.Month) {
	now, before := b.printedIn(m), b.printedIn(m-1)
	if len(now) == 0 || len(before) == 0 {
		return
	}
	var came, gone, up, down, highs, lows []string
	for _, p := range b.catalog.Products {
		q, is := now[p]
		old, was := before[p]
		switch {
		case is && !was:
			came = append(came, q.Printed)
		case was && !is:
			gone = append(gone, old.Printed)
		case is && turned(old, q) > 0:
			up = append(up, q.Printed)
		case is && turned(old, q) < 0:
			down = append(down, q.Printed)
		}
		if high, low := b.extreme(q, is); high {
			highs = append(highs, q.Printed)
		} else if low {
			lows = append(lows, q.Printed)
		}
	}
	a.list(a.Say("上期没有报价、本期有：", "Priced now, not in the issue before: "), came)
	a.list(a.Say("上期有报价、本期没有：", "Priced in the issue before, not now: "), gone)
	a.list(a.Say("由跌转涨：", "Turned up: "), up)
	a.list(a.Say("由涨转跌：", "Turned down: "), down)
	a.list(a.Say("已载入各月中的新高：", "Highest of the months loaded: "), highs)
	a.list(a.Say("已载入各月中的新低：", "Lowest of the months loaded: "), lows)
}

// printedIn lists the average prices that the issue of a month itself prints for that month.
func (b *Engine) printedIn(m bulletin.Month) map[string]index.Quote {
	out := map[string]index.Quote{}
	for _, q := range b.monthQuotes(m, "") {
		if q.Issue.Month == m {
			out[q.Product] = q
		}
	}
	return out
}

// turned is 1 where a price fell before and rose now, -1 the other way round, else 0.
func turned(before, now index.Quote) int {
	if before.Change == nil || now.Change == nil || before.Change.Base != before.Month-1 || now.Change.Base != now.Month-1 {
		return 0
	}
	switch x, y := before.Change.Percent.Value.Sign(), now.Change.Percent.Value.Sign(); {
	case x < 0 && y > 0:
		return 1
	case x > 0 && y < 0:
		return -1
	}
	return 0
}

// extreme tells whether a price is above, or below, those of all other months that are known; of two months neither is
// worth telling.
func (b *Engine) extreme(q index.Quote, is bool) (high, low bool) {
	high, low = is, is
	months := 0
	for _, m := range b.catalog.Months {
		other, ok := b.pick(q.Product, m, "", "")
		if !ok || m == q.Month || !is {
			continue
		}
		v, same := bulletin.ConvertPrice(other.Price.Value, other.Unit, q.Unit)
		if !same {
			return false, false
		}
		months++
		high, low = high && q.Price.Value.GreaterThan(v), low && q.Price.Value.LessThan(v)
	}
	return high && months > 1, low && months > 1
}
