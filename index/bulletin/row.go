package bulletin

import (
	"regexp"
	"strings"
)

var (
	changeCell = regexp.MustCompile(`^([+\-−↑↓▲▼]?)\s*(` + number + `)\s*%?$`)
	emptyCell  = regexp.MustCompile(`^[-—–/]*$`)
	numeric    = regexp.MustCompile(`^[+\-−↑↓▲▼]?\d[\d.,。．·，]*%?$`)
)

// row reads one row of a price table. It tells whether the line is one; a row that lacks a cell or has a number that
// is none gives no price at all, since guessing which cell is which is how figures go wrong.
func (r *reader) row(article int, p *Paragraph, t *table) bool {
	cs := cells(r.Lines[p.First-1])
	if len(cs) < 2 || hasSentence(p.Text) && !brokenNumber.MatchString(p.Text) {
		return false
	}
	byName, ok := t.fit(cs)
	if !ok {
		return r.badRow(p, t, cs)
	}
	name := strings.ReplaceAll(byName.name, " ", "")
	if name == "" || numeric.MatchString(name) {
		return false
	}
	quotes, err := r.rowQuotes(article, p, t, byName)
	if err != "" {
		r.problem(p.First, "the row of %s: %s; correct it, its prices are left out", name, err)
		return true
	}
	if !p.Repeat {
		r.Quotes = append(r.Quotes, quotes...)
	}
	return len(quotes) > 0 || byName.numbers == 0
}

// badRow notes a row whose cells do not fit the header.
func (r *reader) badRow(p *Paragraph, t *table, cs []string) bool {
	if _, known := r.names.Canonical(cs[0]); !known && !likeProduct.MatchString(cs[0]) {
		return false
	}
	r.problem(p.First, "the row of %s has %d cells where its table has %d columns; complete it, its prices are left out", cs[0], len(cs), len(t.columns))
	return true
}

// A fitted row has each cell under its column.
type fitted struct {
	name, purity, change string
	prices               []string // as many as price columns
	numbers              int
}

// fit lays the cells under the columns. Blanks inside a purity make more cells than columns: the surplus is joined there.
func (t *table) fit(cs []string) (fitted, bool) {
	if surplus := len(cs) - len(t.columns); surplus > 0 {
		i := t.index("purity")
		if i < 0 {
			i = t.index("name")
		}
		if i < 0 || i+surplus >= len(cs) {
			return fitted{}, false
		}
		joined := strings.Join(cs[i:i+surplus+1], "")
		cs = append(append(append([]string{}, cs[:i]...), joined), cs[i+surplus+1:]...)
	}
	if len(cs) != len(t.columns) {
		return fitted{}, false
	}
	var f fitted
	for i, c := range cs {
		if numeric.MatchString(c) {
			f.numbers++
		}
		switch t.columns[i].kind {
		case "name":
			f.name = c
		case "purity":
			f.purity = c
		case "change":
			f.change = c
		case "price":
			f.prices = append(f.prices, c)
		}
	}
	return f, true
}

// newest is the latest month that a column holds: the printed change is its own, whether or not a row has its price.
func (t *table) newest() (m Month) {
	for _, c := range t.columns {
		m = max(m, c.month)
	}
	return m
}

func (t *table) index(kind string) int {
	for i, c := range t.columns {
		if c.kind == kind {
			return i
		}
	}
	return -1
}

// rowQuotes makes a quote of each price of a row. The printed change belongs to the newest month's.
func (r *reader) rowQuotes(article int, p *Paragraph, t *table, f fitted) (out []Quote, problem string) {
	product, _ := r.names.Canonical(f.name)
	newest := t.newest()
	k := 0
	for _, c := range t.columns {
		if c.kind != "price" {
			continue
		}
		cell := f.prices[k]
		k++
		if emptyCell.MatchString(cell) {
			continue
		}
		price, ok := ParseAmount(cell)
		if !ok || !price.Value.IsPositive() {
			return nil, "“" + cell + "” is not a price"
		}
		unit := t.unit
		if c.unit != "" {
			unit = c.unit
		}
		out = append(out, Quote{Product: product, Printed: f.name, Measure: c.measure, Month: c.month, Price: price, Unit: unit,
			Purity: f.purity, Table: true, Cite: Cite{article, p.First, p.Last}})
	}
	change, problem := rowChange(f.change, newest-1)
	for i := range out {
		if out[i].Month == newest && change != nil {
			out[i].Change = change
		}
	}
	return out, problem
}

// rowChange reads a cell of printed change, such as -0.68%, ↓0.68 or 持平.
func rowChange(cell string, base Month) (*Change, string) {
	cell = strings.ReplaceAll(cell, " ", "")
	if cell == "" || emptyCell.MatchString(cell) {
		return nil, ""
	}
	if strings.Contains(cell, "持平") || cell == "平" {
		return &Change{Flat: true, Base: base}, ""
	}
	m := changeCell.FindStringSubmatch(cell)
	if m == nil {
		return nil, "“" + cell + "” is not a change in per cent"
	}
	a, _ := ParseAmount(m[2])
	if strings.ContainsAny(m[1], "-−↓▼") {
		a = a.Neg()
	}
	return &Change{Percent: a, Base: base, Flat: a.Value.IsZero()}, ""
}
