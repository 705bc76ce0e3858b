package table

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"rebot/index/bulletin"
)

// yearHead is a year at the head of a column. A mark behind it says that its figures are estimates: 2023e.
var yearHead = regexp.MustCompile(`^((?:19|20)\d\d)([eᵉ]?)$`)

// withheld are marks of statistics in the place of a figure: W, NA, XX, E.
var withheld = regexp.MustCompile(`^[A-Z]{1,2}$`)

// fewestYears is how many years one after the other are the head of a table, whatever words stand before them.
const fewestYears = 3

// yearsAt reads a table of prices with a year to each column and blanks alone between its cells: Statistics 2019 2020
// 2021e. Lines among its rows say what those below are of; each of its parts is a table by itself.
func (r *reader) yearsAt(lines []gridLine, i int, c *tableContext) (*grid, int) {
	first := i
	if lines[i].sentence {
		r.years = nil
		return nil, 0
	}
	if columns := r.yearColumns(lines[i]); columns != nil {
		r.years = columns
		for i++; i < len(lines) && isPart(lines[i].text); i++ {
		}
	}
	if r.years == nil || i == 0 || i == len(lines) {
		return nil, 0
	}
	part := lines[i-1]
	if i-1 == first && first > 0 {
		part = lines[first-1] // it stands above the head
	}
	if own := r.partBefore(lines[i]); own != "" {
		part = lines[i]
		part.text = own
		i++
	}
	g := &grid{columns: slices.Clone(r.years), first: lines[first].n, last: lines[first].n, sep: byBlank}
	for ; i < len(lines); i++ {
		row, ok := r.yearRow(lines[i])
		if !ok {
			break
		}
		if g.last = lines[i].n; row.cells != nil {
			g.rows = append(g.rows, row)
		}
	}
	if len(g.rows) == 0 || !isPart(part.text) || !c.ofPart(r, part) {
		return nil, 0
	}
	for _, col := range g.columns[1:] {
		if r.yearsTold != col.line {
			r.Figures = append(r.Figures, bulletin.Figure{Line: col.line, Text: col.head, Status: bulletin.FigureOther, Reason: "the head of a column"})
		}
	}
	r.yearsTold = g.columns[0].line
	return g, i
}

// isPart reports whether a line only says what the rows below it are of.
func isPart(text string) bool {
	return strings.HasSuffix(text, ":") && !strings.ContainsAny(text, "0123456789")
}

// partBefore gives what a line says its own row and those below it are of, where its row is of no product that it names:
// Price, average, dollars per kilogram: oxide, 99.5% minimum 2 2 2.
func (r *reader) partBefore(l gridLine) string {
	i := strings.IndexByte(l.text, ':')
	if i < 0 || !isPart(l.text[:i+1]) {
		return ""
	}
	cells, sep := r.fields(l)
	n := len(cells) - len(r.years) + 1
	if sep == byMark || n < 1 || slices.ContainsFunc(cells[n:], func(c cell) bool { return !isYearCell(c.text) }) {
		return ""
	}
	return l.text[:i+1]
}

// yearColumns reads a head that ends in years.
func (r *reader) yearColumns(l gridLine) []gridColumn {
	if last := l.text[strings.LastIndexByte(l.text, ' ')+1:]; len(last) < 4 || !yearHead.MatchString(last) {
		return nil // few lines end so
	}
	cells, sep := r.fields(l)
	from := len(cells)
	for from > 0 && yearHead.MatchString(cells[from-1].text) && (from == len(cells) || followed(cells[from-1].text, cells[from].text)) {
		from--
	}
	if sep == byMark || len(cells)-from < fewestYears {
		return nil
	}
	out := []gridColumn{{line: l.n, slots: slots{role: "name"}}}
	for _, c := range cells[from:] {
		m := yearHead.FindStringSubmatch(c.text)
		year, _ := strconv.Atoi(m[1])
		col := gridColumn{head: c.text, line: l.n, from: c.from, to: c.to, slots: slots{period: bulletin.YearOf(year), timeKind: "year", year: true}}
		if m[2] != "" {
			col.terms = "估计"
		}
		out = append(out, col)
	}
	return out
}

// followed reports whether one year comes right behind another, whichever way they run.
func followed(a, b string) bool {
	first, _ := strconv.Atoi(a[:4])
	second, _ := strconv.Atoi(b[:4])
	return second == first+1 || second == first-1
}

// yearRow reads a product and as many figures as there are years. A row of anything else ends the part.
func (r *reader) yearRow(l gridLine) (gridRow, bool) {
	cells, sep := r.fields(l)
	n := len(cells) - len(r.years) + 1
	if l.sentence || sep == byMark || n < 1 || slices.ContainsFunc(cells[n:], func(c cell) bool { return !isYearCell(c.text) }) {
		return gridRow{}, false
	}
	name := cells[0]
	for _, c := range cells[1:n] {
		name.text, name.to = name.text+" "+c.text, c.to
	}
	if k := kindOf(cells[n-1].text); k == cellNumber && !strings.HasSuffix(cells[n-1].text, "%") || k == cellDamaged {
		return gridRow{}, false
	}
	label := r.labelOf(&r.years[0], name.text)
	if _, ok := names.Canonical(label.printed); !ok || !label.understood() {
		first, _, more := strings.Cut(name.text, ",")
		_, ok = names.Canonical(first)
		cutOff := !unicode.IsUpper([]rune(name.text)[0]) // a row that has lost the beginning of its name
		return gridRow{}, ok && more || cutOff           // a product with more about it than is understood
	}
	row := gridRow{line: l.n, name: name.text, cells: append([]cell{name}, cells[n:]...)}
	for k := range row.cells[1:] {
		if c := &row.cells[k+1]; withheld.MatchString(c.text) {
			c.text = "—"
		}
	}
	return row, true
}

// isYearCell reports whether a cell holds a figure, or a mark that stands for none.
func isYearCell(text string) bool {
	k := kindOf(text)
	return (k == cellNumber || k == cellEmpty) && !strings.HasPrefix(text, "(") || withheld.MatchString(text)
}

// ofPart takes what the line above some rows says they are of. It takes none that are not prices by weight.
func (c *tableContext) ofPart(r *reader, part gridLine) bool {
	s, figures := captionSlots(part.text, r.Month)
	if figures || !s.understood() || s.family() != bulletin.PriceFact || s.subject+s.direction+s.stage != "" {
		return false
	}
	c.look(r)
	c.caption, c.unit = s, s.unit
	return true
}
