package table

import (
	"fmt"
	"strconv"
	"strings"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// misfit says that a row has not the cells that its table has.
func (r *reader) misfit(cells []cell, g *grid) string {
	if len(cells) == len(g.columns) {
		return " does not fit the columns of its table; correct it"
	}
	return fmt.Sprintf(" has %d cells where its table has %d columns; complete it", len(cells), len(g.columns))
}

// namesTotal puts the word of a row of totals under the names where its cell is merged with the number of the row: 合计 | | 146200.
func (g *grid) namesTotal(cells []cell) []cell {
	k := len(g.columns)
	if k < 3 || g.columns[0].role != "number" || !g.columns[1].named() || len(cells) < k-1 || kindOf(cells[0].text) != cellText {
		return cells
	}
	if s := slotsOf(cells[0].text, anyMonth); !s.total || !s.understood() {
		return cells
	}
	first := cell{line: cells[0].line, from: cells[0].from, to: cells[0].from}
	switch {
	case len(cells) == k && cells[1].text == "":
		return append([]cell{first, cells[0]}, cells[2:]...)
	case len(cells) == k-1 && g.sep == byMark:
		return append([]cell{first}, cells...)
	}
	return cells
}

// rowName names the subject of a row, for a message.
func rowName(g *grid, cells, fit []cell) string {
	for i := range fit {
		if g.columns[i].named() && fit[i].text != "" {
			return fit[i].text
		}
	}
	for _, c := range cells {
		if kindOf(c.text) == cellText {
			return c.text
		}
	}
	return cells[0].text
}

// anyFigure reports whether a column of figures has one in a row.
func anyFigure(g *grid, cells []cell) bool {
	for i, c := range cells {
		if k := kindOf(c.text); g.columns[i].valued() && (k == cellNumber || k == cellFlat) {
			return true
		}
	}
	return false
}

// anyName reports whether a row names something that is known.
func anyName(g *grid, cells []cell) bool {
	for i, c := range cells {
		if g.columns[i].named() && knownName(c.text) {
			return true
		}
	}
	return false
}

// knownName reports whether a text is the name of something by itself.
func knownName(text string) (known bool) {
	withTokens(text, anyMonth, func(tokens []lexicon.Token) { known = allNames(tokens) })
	return known
}

func allNames(tokens []lexicon.Token) bool {
	if len(tokens) == 0 {
		return false
	}
	for i := range tokens {
		switch t := &tokens[i]; t.Class {
		case lexicon.Product, lexicon.Goods, lexicon.Company, lexicon.Place, lexicon.Group:
		default:
			if !t.Is("op.sum") && !t.Is("col.total") && !t.Of("ore") {
				return false
			}
		}
	}
	return true
}

// looksLike reports whether a line that does not fit still has the look of a row: it has figures, most of its cells are
// figures, and it has no more words than the table has names.
func (g *grid) looksLike(cells []cell) bool {
	figures, texts, names := 0, 0, 0
	for _, c := range cells {
		switch kindOf(c.text) {
		case cellNumber, cellDamaged, cellFlat:
			figures++
		case cellText:
			texts++
		}
	}
	for i := range g.columns {
		if g.columns[i].named() || g.columns[i].role == "purity" || g.columns[i].role == "unit" || g.columns[i].role == "note" {
			names++
		}
	}
	return figures > 0 && texts <= names+1 && figures >= texts
}

// A label is the parsed name of a row.
type label struct {
	slots
	printed string
	purity  string
}

// ofWhich is the name in a row without the word that it is a part of the row above.
func ofWhich(text string) string {
	if rest, ok := strings.CutPrefix(strings.TrimSpace(text), "其中"); ok {
		return strings.TrimLeft(rest, ": ")
	}
	return text
}

// labelOf reads the name in a row. Footnote marks and a purity go off it.
func (r *reader) labelOf(col *gridColumn, text string) label {
	f := fitted{name: ofWhich(bulletin.Narrow(text))}
	if latin(f.name) {
		f.name = strings.TrimSpace(f.name)
		f.ungrade()
	} else {
		f.clean()
	}
	l := label{slots: slotsOf(f.name, r.Month), printed: f.name, purity: f.purity}
	if year, err := strconv.Atoi(f.name); col.role == "date" && err == nil && len(f.name) == 4 && year > 1990 && year < 2100 {
		l.slots = slots{period: bulletin.YearOf(year), timeKind: "year", year: true}
	}
	if col.role == "name" && l.subject != "" {
		if name, ok := names.Canonical(f.name); ok {
			l.subject = name
		}
	}
	return l
}
