package index

import (
	"iter"
	"slices"
	"sync"

	"rebot/index/bulletin"
)

// keyed finds the facts of a key in a list without looking at the others. It is made when the first is asked for: most
// programs that open a library ask for few kinds of fact.
type keyed[K comparable] struct {
	once sync.Once
	at   map[K][]int32 // places in the list, in its order
}

// places gives the places of some keys in the list, in its order, each once. keys tells the keys of the fact at a place.
func (k *keyed[K]) places(n int, keys func(i int) []K, want ...K) (out []int32) {
	k.once.Do(func() {
		k.at = map[K][]int32{}
		for i := range n {
			for _, key := range keys(i) {
				k.at[key] = append(k.at[key], int32(i))
			}
		}
	})
	if len(want) == 1 {
		return k.at[want[0]]
	}
	for _, key := range want {
		out = append(out, k.at[key]...)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// quotesOf are the prices of one product.
type quotesOf struct {
	all    []Quote
	months keyed[bulletin.Month]
}

// QuotesIn lists the prices of a product in a month, those printed in the newest issue first.
func (l *Library) QuotesIn(product string, m bulletin.Month) iter.Seq[Quote] {
	return func(yield func(Quote) bool) {
		q := l.quotes[product]
		if q == nil {
			return
		}
		for _, i := range q.months.places(len(q.all), func(i int) []bulletin.Month { return []bulletin.Month{q.all[i].Month} }, m) {
			if !yield(q.all[i]) {
				return
			}
		}
	}
}

// ReadingsIn lists the values of price indices of a month, newest issue first.
func (l *Library) ReadingsIn(m bulletin.Month) iter.Seq[Reading] {
	return func(yield func(Reading) bool) {
		for _, i := range l.readingsIn.places(len(l.readings), func(i int) []bulletin.Month { return []bulletin.Month{l.readings[i].Month} }, m) {
			if !yield(l.readings[i]) {
				return
			}
		}
	}
}

// A tradeKey is a partner, empty for none, and the last month that a figure is of.
type tradeKey struct {
	partner string
	to      bulletin.Month
}

// TradesIn lists the figures of foreign trade with a partner, empty for those that name none, whose last month is one of
// a run of months, those printed in the newest issue first.
func (l *Library) TradesIn(partner string, from, to bulletin.Month) (out []Trade) {
	var want []tradeKey
	for m := max(from, l.oldestTrade); m <= min(to, l.newestTrade); m++ {
		want = append(want, tradeKey{partner, m})
	}
	if len(want) == 0 {
		return nil
	}
	for _, i := range l.tradesIn.places(len(l.trades), func(i int) []tradeKey { return []tradeKey{{l.trades[i].Partner, l.trades[i].To}} }, want...) {
		out = append(out, l.trades[i])
	}
	return out
}

// TradeMonths are the first and the last month that any figure of foreign trade is up to, zero where there is none.
func (l *Library) TradeMonths() (first, last bulletin.Month) { return l.oldestTrade, l.newestTrade }

// FindingsIn lists what cannot both be right where either place is in an issue of one of some months, newest issue first.
func (l *Library) FindingsIn(months ...bulletin.Month) (out []Finding) {
	if len(months) == 0 {
		return nil
	}
	for _, i := range l.findingsIn.places(len(l.findings), l.monthsOfFinding, months...) {
		out = append(out, l.findings[i])
	}
	return out
}

func (l *Library) monthsOfFinding(i int) []bulletin.Month {
	f := &l.findings[i]
	if f.Other == f.Issue {
		return []bulletin.Month{f.Issue.Month}
	}
	return []bulletin.Month{f.Issue.Month, f.Other.Month}
}
