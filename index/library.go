package index

import (
	"context"
	"fmt"
	"slices"
	"sync"

	"rebot/index/bulletin"
	"rebot/index/extract"
)

// A Library is an immutable set of issues with its search. A new issue makes a new Library.
// Facts are looked up by key; the search is built when the first question needs it.
type Library struct {
	issues   []*bulletin.Issue // oldest first
	names    *bulletin.Names
	products []string // as the newest issue's table has them, then those of older ones
	quotes   map[string]*quotesOf
	readings []Reading
	trades   []Trade
	quotas   []Quota
	patents  []Patent
	findings []Finding
	sources  []source // the files that the issues were read from, where they are known
	kept     string   // the folder of the generation that holds them, empty for none

	readingsIn, findingsIn   keyed[bulletin.Month]
	tradesIn                 keyed[tradeKey]
	oldestTrade, newestTrade bulletin.Month

	facts  factsOf
	build  sync.Once
	search *searcher
	broken error
}

// A Quote is a price with the issue that prints it. The other facts below are likewise.
type Quote struct {
	bulletin.Quote
	Issue *bulletin.Issue
}

// A Reading is a value of an index with its issue.
type Reading struct {
	bulletin.Reading
	Issue *bulletin.Issue
}

// A Trade is a figure of foreign trade with its issue.
type Trade struct {
	bulletin.Trade
	Issue *bulletin.Issue
}

// A Quota is a figure of the production plan with its issue.
type Quota struct {
	bulletin.Quota
	Issue *bulletin.Issue
}

// A Patent is a patent's notice with its issue.
type Patent struct {
	bulletin.Patent
	Issue *bulletin.Issue
}

// A Finding is two places that cannot both be right, with the issue of the first and of the second.
type Finding struct {
	bulletin.Finding
	Issue, Other *bulletin.Issue
}

// NewLibrary makes a library of issues, one a month. Two of the same month are an error that names both files.
func NewLibrary(issues []*bulletin.Issue) (*Library, error) {
	sorted := slices.Clone(issues)
	slices.SortStableFunc(sorted, func(a, b *bulletin.Issue) int { return int(a.Month - b.Month) })
	for i := 1; i < len(sorted); i++ {
		if sorted[i].Month == sorted[i-1].Month {
			return nil, fmt.Errorf("%s and %s are both the issue of %s; keep one", sorted[i-1].File, sorted[i].File, sorted[i].Month)
		}
	}
	l := &Library{issues: sorted, quotes: map[string]*quotesOf{}}
	l.reserve()
	for i := len(sorted) - 1; i >= 0; i-- { // newest first, so that among equals the newest is found first
		l.add(sorted[i])
		if i > 0 {
			l.compare(sorted[i-1], sorted[i])
		}
	}
	l.names = bulletin.NewNames(l.products...)
	return l, nil
}

// reserve makes room for the facts of all issues.
func (l *Library) reserve() {
	quotes, readings, trades := map[string]int{}, 0, 0
	for _, is := range l.issues {
		for i := range is.Quotes {
			quotes[is.Quotes[i].Product]++
		}
		readings += len(is.Readings)
		trades += len(is.Trades)
	}
	for product, n := range quotes {
		l.quotes[product] = &quotesOf{all: make([]Quote, 0, n)}
	}
	l.readings, l.trades = make([]Reading, 0, readings), make([]Trade, 0, trades)
}

func (l *Library) add(is *bulletin.Issue) {
	for _, q := range is.Quotes {
		of := l.quotes[q.Product]
		if len(of.all) == 0 {
			l.products = append(l.products, q.Product)
		}
		of.all = append(of.all, Quote{q, is})
	}
	for _, r := range is.Readings {
		l.readings = append(l.readings, Reading{r, is})
	}
	for _, t := range is.Trades {
		if len(l.trades) == 0 {
			l.oldestTrade, l.newestTrade = t.To, t.To
		}
		l.oldestTrade, l.newestTrade = min(l.oldestTrade, t.To), max(l.newestTrade, t.To)
		l.trades = append(l.trades, Trade{t, is})
	}
	for _, q := range is.Quotas {
		l.quotas = append(l.quotas, Quota{q, is})
	}
	for _, p := range is.Patents {
		l.patents = append(l.patents, Patent{p, is})
	}
	for _, f := range is.Findings {
		l.findings = append(l.findings, Finding{f, is, is})
	}
}

// compare adds what an issue's column of the month before says against the issue of that month.
func (l *Library) compare(older, newer *bulletin.Issue) {
	for _, f := range extract.Compare(older, newer) {
		l.findings = append(l.findings, Finding{f, newer, older})
	}
}

// Issues lists the issues, oldest first.
func (l *Library) Issues() []*bulletin.Issue { return l.issues }

// Issue is the issue of a month, nil where it is not loaded.
func (l *Library) Issue(m bulletin.Month) *bulletin.Issue {
	i, ok := slices.BinarySearchFunc(l.issues, m, func(is *bulletin.Issue, m bulletin.Month) int { return int(is.Month - m) })
	if !ok {
		return nil
	}
	return l.issues[i]
}

// Newest is the month of the newest issue, zero where none is loaded.
func (l *Library) Newest() bulletin.Month {
	if len(l.issues) == 0 {
		return 0
	}
	return l.issues[len(l.issues)-1].Month
}

// Names resolves the names of products, those that only an issue has included.
func (l *Library) Names() *bulletin.Names { return l.names }

// Products lists the products that any issue prices, those of the newest issue first.
func (l *Library) Products() []string { return l.products }

// Quotes lists the prices of a product, those printed in the newest issue first.
func (l *Library) Quotes(product string) []Quote {
	if of := l.quotes[product]; of != nil {
		return of.all
	}
	return nil
}

// Readings lists the values of price indices, newest issue first.
func (l *Library) Readings() []Reading { return l.readings }

// Trades lists the figures of foreign trade, newest issue first.
func (l *Library) Trades() []Trade { return l.trades }

// Quotas lists the figures of the production plan, newest issue first.
func (l *Library) Quotas() []Quota { return l.quotas }

// Patents lists the patents, newest issue first.
func (l *Library) Patents() []Patent { return l.patents }

// Findings lists what cannot both be right, newest issue first.
func (l *Library) Findings() []Finding { return l.findings }

// Search finds passages of prose. An error says that the search is broken, which is not the same as finding nothing.
func (l *Library) Search(ctx context.Context, q Query) ([]Hit, error) {
	l.build.Do(func() { l.search, l.broken = newSearcher(context.WithoutCancel(ctx), l.issues) })
	if l.broken != nil {
		return nil, fmt.Errorf("the search could not be built: %w", l.broken)
	}
	return l.search.search(ctx, q)
}

// Close lets go of the search. No question may be asked any more.
func (l *Library) Close() error {
	if l.search == nil {
		return nil
	}
	return l.search.close()
}
