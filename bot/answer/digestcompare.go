package answer

import (
	"rebot/index"
	"rebot/index/bulletin"
)

// digestCompared holds an issue against the one before it and against all months that are loaded: products that are new
// or gone, prices that turned, new highs and lows. Prices in different units are not compared.
func (w draft) digestCompared(m bulletin.Month) {
	now, before := w.e.printedIn(m), w.e.printedIn(m-1)
	if len(now) == 0 || len(before) == 0 {
		return
	}
	var came, gone, up, down, highs, lows []string
	for _, p := range w.e.cat.Products {
		f, old := now[p], before[p]
		switch {
		case f == nil && old == nil:
			continue
		case old == nil:
			came = append(came, f.Printed)
		case f == nil:
			gone = append(gone, old.Printed)
			continue
		case turned(old, f) > 0:
			up = append(up, f.Printed)
		case turned(old, f) < 0:
			down = append(down, f.Printed)
		}
		if high, low := w.e.extreme(f); high {
			highs = append(highs, f.Printed)
		} else if low {
			lows = append(lows, f.Printed)
		}
	}
	w.list(w.Say("上期没有报价、本期有：", "Priced now, not in the issue before: "), came)
	w.list(w.Say("上期有报价、本期没有：", "Priced in the issue before, not now: "), gone)
	w.list(w.Say("由跌转涨：", "Turned up: "), up)
	w.list(w.Say("由涨转跌：", "Turned down: "), down)
	w.list(w.Say("已载入各月中的新高：", "Highest of the months loaded: "), highs)
	w.list(w.Say("已载入各月中的新低：", "Lowest of the months loaded: "), lows)
}

// printedIn lists the averages that the issue of a month itself prints for that month.
func (e *Engine) printedIn(m bulletin.Month) map[string]*index.Fact {
	out := map[string]*index.Fact{}
	for _, f := range e.monthMeans(m) {
		if f.Issue.Month == m {
			out[f.Subject] = f
		}
	}
	return out
}

// turned is 1 where a price fell before and rose now, -1 the other way round, else 0.
func turned(before, now *index.Fact) int {
	a, b := way(monthMove(before)), way(monthMove(now))
	switch {
	case a == "down" && b == "up":
		return 1
	case a == "up" && b == "down":
		return -1
	}
	return 0
}

// extreme reports whether a price is above, or below, those of all other months that are known; of two months neither
// is worth telling.
func (e *Engine) extreme(f *index.Fact) (high, low bool) {
	high, low = true, true
	months := 0
	for _, is := range e.lib.Issues() {
		other := e.monthMean(f.Subject, is.Month)
		if other == nil || other.Period == f.Period {
			continue
		}
		v, same := bulletin.ConvertPrice(other.Value.Value, other.Unit, f.Unit)
		if !same {
			return false, false
		}
		months++
		high, low = high && f.Value.Value.GreaterThan(v), low && f.Value.Value.LessThan(v)
	}
	return high && months > 1, low && months > 1
}
