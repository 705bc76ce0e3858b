package table

import (
	"strings"
	"unicode/utf8"

	"rebot/index/bulletin"
	"rebot/index/extract/layout"
)

// maxCell is how many characters a cell that stands alone in its line may have.
const maxCell = 40

// maxCells is how many cells a table may have that stand one in a line.
const maxCells = 2000

// cellsAt reads a table whose cells stand one in a line: row after row, or column after column, as copying out of a page
// or a PDF leaves it.
func (r *reader) cellsAt(lines []gridLine, i int) (*grid, int) {
	if !r.aloneName(lines[i]) {
		return nil, 0
	}
	run := i
	for run < len(lines) && run-i < maxCells && alone(lines[run]) {
		run++
	}
	cells := make([]cell, 0, run-i)
	for _, l := range lines[i:run] {
		cells = append(cells, cell{text: layout.Tidy(l.text), line: l.n})
	}
	heads := r.headRun(cells)
	if g, n := r.rowByRow(cells, heads); g != nil {
		return g, i + n
	}
	if g, n := r.columnByColumn(cells); g != nil {
		return g, i + n
	}
	if heads > 2 && r.headsFigures(cells[:heads]) {
		r.Problemf(
			lines[i].n,
			"the head of a table stands over no rows that can be read; its figures, where it has any, are left out",
		)
	}
	r.tried = lines[min(run, i+maxCells/100)-1].n // a file of nothing but heads would be tried over and over
	return nil, 0
}

// headsFigures reports whether one of the heads is of a column of figures.
func (r *reader) headsFigures(cells []cell) bool {
	for _, c := range cells {
		col := gridColumn{slots: r.headSlots(c.text)}
		if col.valued() {
			return true
		}
	}
	return false
}

// aloneName reports whether a line has nothing but the head of a column of names.
func (r *reader) aloneName(l gridLine) bool {
	return len(l.text) <= maxHead && alone(l) && r.namesRows(l.text)
}

// maxHead is the length in bytes of the longest head of a column of names.
const maxHead = 50

// namesRows reports whether a text is the head of a column of names, and nothing else.
func (r *reader) namesRows(text string) bool {
	if len(text) > maxHead || utf8.RuneCountInString(text) > 12 {
		return false
	}
	s := r.headSlots(text)
	return s.named() && s.unknown == "" && s.subject == "" && s.period.IsZero() || s.role == "number"
}

// alone reports whether a line may be one cell.
func alone(l gridLine) bool {
	return utf8.RuneCountInString(l.text) <= maxCell && !l.stops &&
		!bulletin.HasAny(l.text, "|", "\t") &&
		(!isNote(l.text) || l.text == "单位") &&
		!layout.IsSource(l.text)
}

// headRun counts the cells from the first on that are heads.
func (r *reader) headRun(cells []cell) int {
	n := 0
	for n < len(cells) {
		s, v := r.headSlots(cells[n].text), readCell(cells[n].text)
		col := gridColumn{slots: s}
		if v.kind != cellText || s.unknown != "" && s.role == "" || !(s.role != "" || col.valued()) ||
			s.role == "" && knownName(cells[n].text) && !oreHead(&s, cells[n+1:]) {
			break
		}
		n++
	}
	return n
}

// oreHead reports whether a kind of ore is the head of a column and no name of a row: no figure stands behind it.
func oreHead(s *slots, behind []cell) bool {
	return s.ore != "" && len(behind) > 0 && kindOf(behind[0].text) == cellText
}

// rowByRow reads the heads, then the cells of each row. A row begins at a name; one that lacks a cell is a problem and
// moves no other.
func (r *reader) rowByRow(cells []cell, heads int) (*grid, int) {
	if heads < 2 || heads == len(cells) {
		return nil, 0
	}
	if g, n := r.headedRows(cells, heads); g != nil {
		return g, n
	}
	if _, ok := r.sectionOf(cells[heads-1 : heads]); ok && heads > 2 { // the first section
		return r.headedRows(cells, heads-1)
	}
	return nil, 0
}

// headedRows reads so many heads, and the rows below.
func (r *reader) headedRows(cells []cell, heads int) (*grid, int) {
	for k := heads; k >= 2; k-- {
		columns, ok := r.headsOf(cells[:heads], k)
		if !ok {
			continue
		}
		g := &grid{columns: columns, first: cells[0].line, last: cells[0].line, sep: byMark}
		if n := r.cellRows(g, cells[heads:]); n > 0 {
			return g, heads + n
		}
	}
	return nil, 0
}

// headsOf makes so many columns of head cells. Where there are more cells than columns, neighbours that together say more
// than each are one head: 2024年11月 and 平均价.
func (r *reader) headsOf(cells []cell, k int) ([]gridColumn, bool) {
	var out []gridColumn
	extra := len(cells) - k
	for i := 0; i < len(cells); i++ {
		col := gridColumn{head: cells[i].text, line: cells[i].line, slots: r.headSlots(cells[i].text)}
		for extra > 0 && i+1 < len(cells) && r.goesOn(&col, cells[i+1].text) {
			i, extra = i+1, extra-1
			col.head += "\n" + cells[i].text
			col.slots = r.headSlots(col.head)
		}
		out = append(out, col)
	}
	return out, extra == 0 && len(out) == k
}

// cellRows reads the cells below the heads as rows, and counts those that were taken. It gives none where the first row
// does not fit.
func (r *reader) cellRows(g *grid, cells []cell) int {
	name := 0
	for name < len(g.columns) && !g.columns[name].named() {
		name++
	}
	if name > 1 || name == len(g.columns) || len(cells) < len(g.columns) {
		return 0
	}
	i := 0
	var in section
	for i < len(cells) {
		if s, ok := r.cellSection(g, cells[i:]); ok {
			in = section{s, in.n + 1}
			i++
			continue
		}
		n := g.cellRow(cells[i:], name)
		row := cells[i : i+n]
		if n == 0 || r.isCaption(cells[i].text) || r.headsAgain(cells[i:]) {
			break
		}
		if g.titled(row) {
			r.Problemf(
				row[0].line,
				"the cells below “%s” stand under no header of their own; add one, their figures are left out",
				row[0].text,
			)
			break
		}
		switch fit, problem := g.fitAlone(row); {
		case problem == "":
			g.rows = append(g.rows, gridRow{line: row[0].line, cells: fit, name: row[name].text, section: in})
		case len(g.rows) == 0:
			return 0
		default:
			g.rows = append(
				g.rows,
				gridRow{line: row[0].line, cells: row, name: row[min(name, n-1)].text, problem: r.misfit(row, g), section: in},
			)
		}
		i += n
		g.last = row[n-1].line
	}
	return i
}

// headsAgain reports whether the heads of a table stand here, or right below a title of one or two lines: what follows is of
// another table.
func (r *reader) headsAgain(cells []cell) bool {
	for n := 0; n < 3 && n+1 < len(cells) && bulletin.HasHan(cells[n].text); n++ {
		if r.namesRows(cells[n].text) && r.isHeadCell(cells[n+1].text) {
			return true
		}
	}
	return false
}

// titled reports whether a row has a title before its name: what it says of the rows below is not known.
func (g *grid) titled(row []cell) bool {
	extra := len(row) - len(g.columns)
	if extra < 1 || !g.fits(row[extra:]) {
		return false
	}
	name := ""
	for _, c := range row[:extra+1] {
		name += c.text
	}
	return !knownName(name) // one that is printed in two lines
}

// cellSection reads a cell as a section where the cells behind it are a row, and it begins none itself.
func (r *reader) cellSection(g *grid, cells []cell) (slots, bool) {
	k := len(g.columns)
	if len(cells) <= k || kindOf(cells[0].text) != cellText || g.fits(cells[:k]) || !g.fits(cells[1:k+1]) {
		return slots{}, false
	}
	return r.sectionOf(cells[:1])
}

func (g *grid) fits(cells []cell) bool {
	_, problem := g.fitAlone(cells)
	return problem == ""
}

// cellRow counts the cells of the row that begins here: up to the next name behind its own.
func (g *grid) cellRow(cells []cell, name int) int {
	if len(cells) <= name || kindOf(cells[name].text) != cellText {
		return 0
	}
	k := len(g.columns)
	last := &g.columns[k-1]
	if inWords := last.role == "unit" || last.role == "note" || last.role == "date" && len(cells) >= k && isTime(cells[k-1].text); inWords &&
		len(cells) >= k &&
		g.allAllow(cells[:k]) {
		return k // the row ends in words, not before them
	}
	if g.strict(name) && len(cells) >= k && g.allAllow(cells[:k]) &&
		(len(cells) == k || kindOf(cells[k].text) == cellText || name == 1) {
		return k
	}
	figures := false
	for n := name + 1; ; n++ {
		if n == len(cells) {
			break
		}
		v := readCell(cells[n].text)
		if figures = figures || v.kind == cellNumber || v.kind == cellDamaged; figures && v.kind == cellText &&
			!strings.Contains(cells[n].text, "%") &&
			!isUnit(cells[n]) {
			return n - name
		}
		if n == name+len(g.columns)+1 {
			return n - name
		}
	}
	return min(len(cells), len(g.columns))
}

// strict reports whether a row of a table can be told by what its columns allow: words stand behind figures in it, a unit behind
// a purity.
func (g *grid) strict(name int) bool {
	for i := name + 2; i < len(g.columns); i++ {
		if g.columns[i].role == "unit" {
			return true
		}
	}
	return false
}

// isTime reports whether a text is a time and nothing else.
func isTime(text string) bool {
	s := slotsOf(bulletin.Narrow(text), anyMonth)
	return !s.period.IsZero() && s.understood() && s.role == "" && s.subject == ""
}

func (g *grid) fitAlone(cells []cell) ([]cell, string) {
	if len(cells) != len(g.columns) || !g.allAllow(cells) {
		return nil, "cells"
	}
	return cells, ""
}
