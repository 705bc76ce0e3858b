package intent

import (
	"slices"

	"rebot/index"
	"rebot/index/bulletin"
)

// Catalog is what routing must know of the library: which months, names and subjects there are. It holds no figure.
type Catalog struct {
	Months    []bulletin.Month // loaded issues, oldest first
	Names     *bulletin.Names
	Products  []string // priced in any issue
	Companies []string // with list prices
	Subjects  []term   // of foreign trade, longest first
	Partners  []term   // of foreign trade, longest first
	Averages  []string // subjects of foreign trade with an average price
	Indices   []string // names of price indices
	Patents   []string // numbers

	holding map[[3]rune][]int // the subjects that hold three characters in a row
}

// A term is a name of the issues as questions are held against it.
type term struct {
	name   string
	folded string   // see bulletin.Fold
	parts  []string // see parts
}

// CatalogOf lists what a library covers.
func CatalogOf(l *index.Library) *Catalog {
	c := &Catalog{Names: l.Names(), Products: l.Products()}
	for _, is := range l.Issues() {
		c.Months = append(c.Months, is.Month)
	}
	for _, p := range c.Products {
		for _, q := range l.Quotes(p) {
			c.Companies = addOnce(c.Companies, q.Company)
		}
	}
	var subjects, partners []string
	for _, t := range l.Trades() {
		subjects = addOnce(subjects, t.Subject)
		partners = addOnce(partners, t.Partner)
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
	c.Subjects, c.Partners = terms(subjects), terms(partners)
	c.holding = map[[3]rune][]int{}
	for i, s := range c.Subjects {
		for _, three := range threes(s.folded) {
			c.holding[three] = append(c.holding[three], i)
		}
	}
	return c
}

// sharing lists the subjects that have three characters in a row in common with a folded text, in their order.
func (c *Catalog) sharing(folded string) (ts []term) {
	var found []int
	for _, three := range threes(folded) {
		found = append(found, c.holding[three]...)
	}
	slices.Sort(found)
	for _, i := range slices.Compact(found) {
		ts = append(ts, c.Subjects[i])
	}
	return ts
}

// threes lists the characters of a text, three in a row.
func threes(s string) (out [][3]rune) {
	rs := []rune(s)
	for i := 2; i < len(rs); i++ {
		out = append(out, [3]rune(rs[i-2:i+1]))
	}
	return out
}

func addOnce(list []string, s string) []string {
	if s == "" || slices.Contains(list, s) {
		return list
	}
	return append(list, s)
}

// terms puts longer names first, so that they are found before shorter ones that stand in them.
func terms(names []string) (ts []term) {
	slices.SortStableFunc(names, func(a, b string) int { return len(b) - len(a) })
	for _, n := range names {
		ts = append(ts, term{n, bulletin.Fold(n), parts(n)})
	}
	return ts
}

// Newest is the month of the newest issue: what 本月 means.
func (c *Catalog) Newest() bulletin.Month {
	if len(c.Months) == 0 {
		return 0
	}
	return c.Months[len(c.Months)-1]
}

// Has tells whether an issue of the month is loaded.
func (c *Catalog) Has(m bulletin.Month) bool {
	_, has := slices.BinarySearch(c.Months, m)
	return has
}
