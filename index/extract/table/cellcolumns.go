package table

import (
	"slices"
	"strings"
)

// columnByColumn reads a head and the cells below it, then the next head and its cells. Every column has as many cells as
// the names; one that has not is not read.
func (r *reader) columnByColumn(cells []cell) (*grid, int) {
	if columns, below := r.headedRuns(cells); len(columns) > 1 {
		if g, n := gridOf(columns, below); g != nil {
			return g, n
		}
	}
	return r.headsThenColumns(cells)
}

// headedRuns cuts cells at the heads among them.
func (r *reader) headedRuns(cells []cell) (columns []gridColumn, below [][]cell) {
	for i := 0; i < len(cells); {
		s, v := r.headSlots(cells[i].text), readCell(cells[i].text)
		col := gridColumn{head: cells[i].text, line: cells[i].line, slots: s}
		if v.kind != cellText || !(s.role != "" || col.valued()) || s.unknown != "" || s.role == "" && knownName(cells[i].text) {
			return columns, below
		}
		j := i + 1
		for j < len(cells) && r.goesOn(&col, cells[j].text) { // (元/公斤) below 2024年11月平均价
			col.head += "\n" + cells[j].text
			col.slots = r.headSlots(col.head)
			cells = slices.Delete(slices.Clone(cells), j, j+1)
		}
		for j < len(cells) && !r.isHeadCell(cells[j].text) {
			j++
		}
		columns, below = append(columns, col), append(below, cells[i+1:j])
		i = j
	}
	return columns, below
}

// goesOn reports whether a cell right below a head is a further line of it: a unit, or a measure of its time.
func (r *reader) goesOn(col *gridColumn, text string) bool {
	s, v := r.headSlots(text), readCell(text)
	return v.kind == cellText && col.role == "" && s.role == "" && s.period.IsZero() && s.unknown == "" && s.subject == "" && !s.change &&
		(s.unit != "" && s.measure == "" || s.measure != "" && col.measure == "" && !col.period.IsZero())
}

func (r *reader) isHeadCell(text string) bool {
	s, v := r.headSlots(text), readCell(text)
	col := gridColumn{slots: s}
	return v.kind == cellText && (s.role != "" || col.valued()) && s.unknown == "" && !(s.role == "" && knownName(text))
}

// headsThenColumns reads all heads, then the cells of one column after the other.
func (r *reader) headsThenColumns(cells []cell) (*grid, int) {
	heads := r.headRun(cells)
	var columns []gridColumn
	for k, ok := heads, false; !ok; k-- {
		if k < 2 {
			return nil, 0
		}
		columns, ok = r.headsOf(cells[:heads], k)
	}
	k, rest := len(columns), cells[heads:]
	n := 0
	for n < len(rest) && kindOf(rest[n].text) == cellText {
		n++
	}
	if !columns[0].named() || n < 2 || len(rest) < n*k {
		return nil, 0
	}
	below := make([][]cell, k)
	for i := range below {
		below[i] = rest[i*n : (i+1)*n]
	}
	g, taken := gridOf(columns, below)
	return g, taken
}

// upTo gives the cells up to the first that the column does not allow: behind the last column other text follows.
func (c *gridColumn) upTo(cells []cell) []cell {
	for i := range cells {
		if !c.allows(cells[i].text) {
			return cells[:i]
		}
	}
	return cells
}

// gridOf lays columns side by side. It gives none where the first column is not of names.
func gridOf(columns []gridColumn, below [][]cell) (*grid, int) {
	first := -1
	for i := range columns {
		if columns[i].named() && first < 0 {
			first = i
		}
	}
	if first < 0 || len(below[first]) == 0 {
		return nil, 0
	}
	n, taken := len(below[first]), 0
	g := &grid{first: columns[0].line, last: columns[0].line, sep: byMark}
	var kept [][]cell
	for i := range columns {
		if i == len(columns)-1 {
			below[i] = columns[i].upTo(below[i])
		}
		taken += 1 + strings.Count(columns[i].head, "\n") + len(below[i])
		fits := len(below[i]) == n
		for _, c := range below[i] {
			fits = fits && columns[i].allows(c.text)
			g.last = max(g.last, c.line)
		}
		if !fits {
			columns[i].blocked = "it has not one cell for each name"
			below[i] = make([]cell, n)
		}
		kept = append(kept, below[i])
	}
	g.columns = columns
	for k := 0; k < n; k++ {
		row := gridRow{line: below[first][k].line, name: below[first][k].text}
		for i := range kept {
			row.cells = append(row.cells, kept[i][k])
		}
		g.rows = append(g.rows, row)
	}
	return g, taken
}
