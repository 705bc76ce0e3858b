package extract

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"rebot/index/bulletin"
)

var (
	damagedNumber = regexp.MustCompile(`\d[。．·,，]\d|\d\.\.|\d\.\d+\.\d`)
	emptyCell     = regexp.MustCompile(`^[-—–/]*$`)
	numeric       = regexp.MustCompile(`^[+\-−–↑↓▲▼]?\d[\d.,。．·，]*%?$`)
)

// row reads one row of a price table. It tells whether the line is one; a row that lacks a cell or has a number that
// is none gives no price at all, since guessing which cell is which is how figures go wrong.
func (r *reader) row(article int, p *bulletin.Paragraph, t *table) bool {
	cs := cells(r.Lines[p.First-1])
	if len(cs) < 2 || hasSentence(p.Text) && !damagedNumber.MatchString(p.Text) {
		return r.badRow(p, t, cs)
	}
	f, ok := t.fit(r.wholeName(t, cs))
	if !ok {
		return r.badRow(p, t, cs)
	}
	if f.clean(); f.name == "" || numeric.MatchString(f.name) {
		return r.badRow(p, t, cs)
	}
	if strings.ContainsRune(p.Text, utf8.RuneError) {
		r.problem(p.First, "the row of %s has characters that can't be read; correct it, its prices are left out", f.name)
		return true
	}
	product, known := r.names.Canonical(f.name)
	quotes, err := r.rowQuotes(article, p, t, f, product)
	if err != "" {
		r.problem(p.First, "the row of %s: %s; correct it, its prices are left out", f.name, err)
		return true
	}
	if !p.Repeat {
		r.Quotes = append(r.Quotes, quotes...)
	}
	return len(quotes) > 0 || f.numbers == 0 || known
}

// A fitted row has each cell under its column.
type fitted struct {
	name, purity, change, unit string
	prices                     []string // as many as price columns
	numbers                    int
}

// fit lays the cells under the columns.
func (t *table) fit(cs []string) (f fitted, ok bool) {
	if cs = t.joinSurplus(cs); len(cs) != len(t.columns) {
		return f, false
	}
	for i, c := range cs {
		if numeric.MatchString(c) {
			f.numbers++
		}
		f.put(t.columns[i], c)
	}
	return f, true
}

func (f *fitted) put(c column, cell string) {
	switch c.kind {
	case "name":
		f.name = cell
	case "purity":
		f.purity = cell
	case "unit":
		f.unit = cell
	case "price":
		f.prices = append(f.prices, cell)
	case "change":
		if c.percent || strings.HasSuffix(cell, "%") || !numeric.MatchString(cell) {
			f.change = cell // else it is in yuan
		}
	}
}

var hanOnly = regexp.MustCompile(`^\p{Han}+$`)

// wholeName joins a name that has a blank in it. Where the two halves name no product that is known, nothing does.
func (r *reader) wholeName(t *table, cs []string) []string {
	i := t.index("name")
	if len(cs) <= len(t.columns) || i < 0 || !hanOnly.MatchString(cs[i+1]) {
		return cs
	}
	joined := cs[i] + cs[i+1]
	if _, known := r.names.Canonical(joined); !known {
		return nil
	}
	return append(append(append([]string{}, cs[:i]...), joined), cs[i+2:]...)
}

// joinSurplus joins what is too much: blanks inside a purity, or a name, make more cells than columns. A number is no
// part of a name.
func (t *table) joinSurplus(cs []string) []string {
	surplus := len(cs) - len(t.columns)
	if surplus <= 0 {
		return cs
	}
	i := t.index("purity")
	if i < 0 {
		i = t.index("name")
	}
	if i < 0 || i+surplus >= len(cs) || t.columns[i].kind == "name" && numericAny(cs[i:i+surplus+1]) {
		return nil
	}
	if joinedFigure(cs[i : i+surplus+1]) {
		return nil
	}
	joined := strings.Join(cs[i:i+surplus+1], "")
	return append(append(append([]string{}, cs[:i]...), joined), cs[i+surplus+1:]...)
}

// joinedFigure tells whether a number stands by itself among cells that are to be one purity: it is half of a price.
func joinedFigure(cs []string) bool {
	for i, c := range cs[1:] {
		last := i+2 == len(cs)
		if numeric.MatchString(c) && !strings.HasSuffix(c, "%") && (last || cs[i+2] != "%") {
			return true
		}
	}
	return false
}

// newest is the latest month that a column holds: the printed change is its own, whether or not a row has its price.
func (t *table) newest() (m bulletin.Month) {
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
