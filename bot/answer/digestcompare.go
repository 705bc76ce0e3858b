package answer

import (
	"slices"
	"strconv"
	"strings"

	"rebot/bot/card"
	"rebot/bot/intent"
	"rebot/index"
	"rebot/index/bulletin"
)

// digestCompared holds an issue against the one before it and against all months that are loaded: products that are new
// or gone, prices that turned, new highs and lows. Prices in different units are not compared.
func (w draft) digestCompared(m bulletin.Month) {
	for _, c := range w.comparedWithBefore(m) {
		w.list(w.Say(c.chinese, c.english), c.names)
	}
}

// A comparison is what products have in common, held against the issue before.
type comparison struct {
	chinese, english string
	names            []string
}

// comparedWithBefore holds an issue against the one before it, nil where either has no prices.
func (w draft) comparedWithBefore(m bulletin.Month) []comparison {
	now, before := w.e.printedIn(m), w.e.printedIn(m-1)
	if len(now) == 0 || len(before) == 0 {
		return nil
	}
	var came, gone, up, down, highs, lows []string
	for _, p := range w.e.cat.Products {
		f, old := now[p], before[p]
		switch {
		case f == nil && old == nil:
			continue
		case old == nil:
			came = append(came, w.name(f))
		case f == nil:
			gone = append(gone, w.name(old))
			continue
		case turned(old, f) > 0:
			up = append(up, w.name(f))
		case turned(old, f) < 0:
			down = append(down, w.name(f))
		}
		if high, low := w.e.extreme(f); high {
			highs = append(highs, w.name(f))
		} else if low {
			lows = append(lows, w.name(f))
		}
	}
	return []comparison{
		{"由跌转涨：", "Turned up: ", up},
		{"由涨转跌：", "Turned down: ", down},
		{"已载入各月中的新高：", "Highest of the months loaded: ", highs},
		{"已载入各月中的新低：", "Lowest of the months loaded: ", lows},
		{"上期没有报价、本期有：", "Priced now, not in the issue before: ", came},
		{"上期有报价、本期没有：", "Priced in the issue before, not now: ", gone},
	}
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

// digestCard lays out the digest for chats, of the parts that are wanted.
func (w draft) digestCard(is *bulletin.Issue, f intent.SectionFilter, ordered bool) {
	c := card.Issue{English: w.English, Month: is.Month, Ordered: ordered, Ways: map[string]int{}, Articles: map[bulletin.Kind]int{},
		Doubts: len(w.e.lib.FindingsIn(is.Month)), Own: w.doubtsOn(is.Month)}
	if !f.All() {
		c.Selected = FilterText(w.Writer, f)
	}
	if c.Prices = f.All() || f.Has("price"); c.Prices {
		c.Mean, c.High, c.Low = w.indexOf(is.Month, bulletin.IndexMean), w.indexOf(is.Month, bulletin.IndexHigh),
			w.indexOf(is.Month, bulletin.IndexLow)
		for _, p := range w.e.monthMeans(is.Month) {
			if m := monthMove(p); m != nil {
				c.Ways[way(m)]++
			}
		}
		c.Compared = w.changedSince(is.Month)
	}
	for _, p := range w.shownIn(is.Month, f) {
		c.Rows = append(c.Rows, w.cardRow(p))
	}
	if f.All() || f.Has("trade") {
		c.Trade = w.tradeInShort(is)
	}
	if f.All() || f.Has("news") {
		for i := range is.Articles {
			c.Articles[is.Articles[i].Kind]++
		}
	}
	w.Permit(c.Counts()...)
	w.Brief(card.Digest(c), slices.Concat(w.Details, w.Notes)...)
}

// doubtsOn counts the contradictions in an issue that touch rare earths.
func (w draft) doubtsOn(m bulletin.Month) (n int) {
	own := append([]string{"稀土"}, w.e.cat.Products...)
	for _, f := range w.e.lib.FindingsIn(m) {
		if slices.ContainsFunc(own, func(name string) bool { return strings.Contains(f.Text, name) }) {
			n++
		}
	}
	return n
}

// shownIn lists the averages that a digest's table has: of the products that are wanted, else of the main ones and of those
// that moved most.
func (w draft) shownIn(m bulletin.Month, f intent.SectionFilter) (out []*index.Fact) {
	products := f.Products
	if len(products) == 0 && (f.All() || f.Has("price")) {
		products = slices.Clone(mainProducts)
		moved, _ := w.e.movedIn(m)
		for k := range min(2, len(moved)) {
			if x := moved[k]; way(monthMove(x)) == "down" {
				products = append(products, x.Subject)
			}
			if x := moved[len(moved)-1-k]; way(monthMove(x)) == "up" {
				products = append(products, x.Subject)
			}
		}
	}
	for _, p := range products {
		if x := w.e.monthMean(p, m); x != nil && !slices.Contains(out, x) {
			out = append(out, x)
		}
	}
	return out
}

// cardRow is a fact as a row of a digest's table.
func (w draft) cardRow(f *index.Fact) card.Row {
	w.Cite(f.Issue, f.Cite)
	r := card.Row{Name: w.ProductName(f.Subject, f.Printed), Value: f.Value.Text, Unit: w.Unit(f.Unit)}
	if m := monthMove(f); m != nil && m.Percent.Text != "" {
		r.Change = card.Of(way(m), percent(m.Percent))
	}
	return r
}

// indexOf is a figure of the index in a month, empty where none is printed.
func (w draft) indexOf(m bulletin.Month, measure string) string {
	t := intent.Time{Period: bulletin.MonthOf(m), Kind: "month"}
	if f := w.e.pick(spec{kind: bulletin.IndexFact, subject: bulletin.PriceIndex, measure: measure, time: &t}); f != nil {
		w.Cite(f.Issue, f.Cite)
		return f.Value.Text
	}
	return ""
}

// fewNames is how many products a line of a digest names; of more it names some.
const fewNames = 4

// changedSince says in a line or two what is new since the issue before.
func (w draft) changedSince(m bulletin.Month) (out []string) {
	for _, c := range w.comparedWithBefore(m) {
		if len(c.names) == 0 {
			continue
		}
		line := w.Say(c.chinese, c.english) + strings.Join(c.names[:min(len(c.names), fewNames)], w.Say("、", ", "))
		if n := strconv.Itoa(len(c.names)); len(c.names) > fewNames {
			w.Permit(n)
			line += w.Say("等 "+n+" 种", ", "+n+" in all")
		}
		out = append(out, line)
	}
	return out
}

// onWhat says in English what a change is held against.
var onWhat = map[string]string{bulletin.OnPrevious: " on month", bulletin.OnYear: " on year"}

// tradeInShort gives the issue's trade in rare earths of the month, each way once: 出口 4415.5 吨（同比 +5%）.
func (w draft) tradeInShort(is *bulletin.Issue) (out []string) {
	for _, direction := range []string{bulletin.Export, bulletin.Import} {
		for _, f := range w.e.lib.FactsOf(bulletin.TradeFact, "稀土") {
			if f.Issue != is || f.Partner != "" || f.Region != "" || f.Measure != bulletin.Quantity ||
				f.Direction != direction || !f.Period.IsMonth() {
				continue
			}
			text := w.Say(direction, map[string]string{bulletin.Export: "exports", bulletin.Import: "imports"}[direction]) +
				" " + w.value(f)
			if m := w.move(f); m != nil && m.Percent.Text != "" {
				text += w.Say("（"+m.Of+" ", " (") + percent(m.Percent) + w.Say("）", onWhat[m.Of]+")")
			}
			w.Cite(f.Issue, f.Cite)
			out = append(out, text)
			break
		}
	}
	return out
}
