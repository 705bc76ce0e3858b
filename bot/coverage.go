package bot

import (
	"slices"

	"rebot/index"
	"rebot/index/bulletin"
)

// Coverage is what routing must know of the library: which months, names and subjects there are. It holds no figure.
type Coverage struct {
	Months    []bulletin.Month // loaded issues, oldest first
	Names     *bulletin.Names
	Products  []string // priced in any issue
	Companies []string // with list prices
	Subjects  []string // of foreign trade, longest first
	Partners  []string // of foreign trade, longest first
	Averages  []string // subjects of foreign trade with an average price
	Indices   []string // names of price indices
	Patents   []string // numbers
}

// CoverageOf lists what a library covers.
func CoverageOf(l *index.Library) *Coverage {
	c := &Coverage{Names: l.Names(), Products: l.Products()}
	for _, is := range l.Issues() {
		c.Months = append(c.Months, is.Month)
	}
	for _, p := range c.Products {
		for _, q := range l.Quotes(p) {
			c.Companies = addOnce(c.Companies, q.Company)
		}
	}
	for _, t := range l.Trades() {
		c.Subjects = addOnce(c.Subjects, t.Subject)
		c.Partners = addOnce(c.Partners, t.Partner)
		if t.Measure == "均价" {
			c.Averages = addOnce(c.Averages, t.Subject)
		}
	}
	for _, r := range l.Readings() {
		c.Indices = addOnce(c.Indices, r.Name)
	}
	for _, p := range l.Patents() {
		c.Patents = addOnce(c.Patents, p.Number)
	}
	longestFirst(c.Subjects)
	longestFirst(c.Partners)
	return c
}

func addOnce(list []string, s string) []string {
	if s == "" || slices.Contains(list, s) {
		return list
	}
	return append(list, s)
}

func longestFirst(list []string) {
	slices.SortStableFunc(list, func(a, b string) int { return len(b) - len(a) })
}

// Newest is the month of the newest issue: what 本月 means.
func (c *Coverage) Newest() bulletin.Month {
	if len(c.Months) == 0 {
		return 0
	}
	return c.Months[len(c.Months)-1]
}

// Has tells whether an issue of the month is loaded.
func (c *Coverage) Has(m bulletin.Month) bool { return slices.Contains(c.Months, m) }
