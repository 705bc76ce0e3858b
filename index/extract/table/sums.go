package table

import (
	"strings"

	"github.com/shopspring/decimal"
)

// placeBySums puts the cells of rows that lack some under the columns, where the row of totals allows one way only.
func (r *reader) placeBySums(g *grid) {
	total := -1
	var open []int
	for i := range g.rows {
		switch row := &g.rows[i]; {
		case row.problem == "" && g.totals(row.cells):
			total = i
		case g.totals(row.cells) && total >= 0: // sums up more than its own columns
		case row.problem != "" && len(row.cells) < len(g.columns) && len(row.cells) > 0:
			open = append(open, i)
		case row.problem != "":
			return
		}
	}
	if total < 0 || g.rowsBehind(total) || len(open) == 0 || len(open) > 3 {
		return
	}
	var found [][][]cell
	g.tryWays(open, nil, total, &found)
	if len(found) != 1 {
		return
	}
	for k, i := range open {
		row := &g.rows[i]
		r.Problemf(row.line, "the row of %s has %d cells where its table has %d columns; its figures were put where the totals want them", row.name, len(row.cells), len(g.columns))
		row.cells, row.problem = found[0][k], ""
	}
}

// rowsBehind reports whether rows other than of totals follow one.
func (g *grid) rowsBehind(i int) bool {
	for _, row := range g.rows[i+1:] {
		if !g.totals(row.cells) {
			return true
		}
	}
	return false
}

// totals reports whether a row is one of totals.
func (g *grid) totals(cells []cell) bool {
	for i := range cells[:min(len(cells), len(g.columns))] {
		if g.columns[i].named() || g.columns[i].role == "number" {
			if s := slotsOf(cells[i].text, anyMonth); s.total {
				return true
			}
		}
	}
	return false
}

// tryWays tries every way to put the open rows, and keeps those whose sums are the totals.
func (g *grid) tryWays(open []int, placed [][]cell, total int, found *[][][]cell) {
	if len(placed) == len(open) {
		if g.sumsUp(open, placed, total) {
			*found = append(*found, append([][]cell(nil), placed...))
		}
		return
	}
	cells := g.rows[open[len(placed)]].cells
	for _, way := range g.ways(cells) {
		g.tryWays(open, append(placed, g.placed(cells, way)), total, found)
	}
}

// sumsUp reports whether every column of figures adds up to its total.
func (g *grid) sumsUp(open []int, placed [][]cell, total int) bool {
	for k := range g.columns {
		if !g.columns[k].valued() || g.columns[k].change {
			continue
		}
		sum := decimal.Zero
		for i := range g.rows[:total] {
			cells := g.rows[i].cells
			for o, at := range open {
				if at == i {
					cells = placed[o]
				}
			}
			if v := readCell(cells[k].text); v.kind == cellNumber {
				sum = sum.Add(v.amount.Value)
			}
		}
		v := readCell(g.rows[total].cells[k].text)
		if v.kind == cellNumber && !v.amount.Value.Equal(sum) || v.kind == cellEmpty && !sum.IsZero() {
			return false
		}
	}
	return true
}

// totalsOver cuts the rows off that sum up several columns in one cell: 总计 over 岩矿型 and 离子型 together, below the row
// that sums up each. It gives a table of its own for those that fit the sums of that row.
func (r *reader) totalsOver(g *grid) *grid {
	first := -1
	for i := range g.rows {
		if g.rows[i].problem == "" && g.totals(g.rows[i].cells) {
			first = i
			break
		}
	}
	last := len(g.rows) - 1
	if first < 0 || last == first || !g.totals(g.rows[last].cells) {
		return nil
	}
	row := &g.rows[last]
	figures := figuresIn(row.cells)
	over := r.groupsOf(g)
	if over == nil || len(figures) >= len(g.valuedColumns()) {
		return nil
	}
	if len(figures) != len(over.columns)-1 || !g.sumsOver(over, figures, g.rows[first].cells) {
		row.problem = " has cells that may be of several columns; its figures are left out"
		return nil
	}
	g.rows = g.rows[:last]
	over.rows = []gridRow{{line: row.line, name: row.name, section: row.section, cells: append([]cell{nameIn(row.cells)}, figures...)}}
	return over
}

func figuresIn(cells []cell) (out []cell) {
	for _, c := range cells {
		if k := kindOf(c.text); k == cellNumber || k == cellDamaged {
			out = append(out, c)
		}
	}
	return out
}

func nameIn(cells []cell) cell {
	for _, c := range cells {
		if kindOf(c.text) == cellText {
			return c
		}
	}
	return cell{}
}

// valuedColumns are the places of the columns of figures.
func (g *grid) valuedColumns() (out []int) {
	for i := range g.columns {
		if g.columns[i].valued() {
			out = append(out, i)
		}
	}
	return out
}

// groupsOf makes a table of the groups that the columns of figures stand in, by the upper lines of their heads. It gives none
// where no group has several.
func (r *reader) groupsOf(g *grid) *grid {
	over := &grid{columns: []gridColumn{{head: "名称", slots: slots{role: "name"}}}, first: g.first, last: g.last, sep: byMark}
	several := false
	for _, i := range g.valuedColumns() {
		head, _, _ := strings.Cut(g.columns[i].head, "\n")
		if n := len(over.columns); n > 1 && over.columns[n-1].head == head {
			several = true
			continue
		}
		over.columns = append(over.columns, gridColumn{head: head, line: g.columns[i].line, slots: r.headSlots(head)})
	}
	if !several {
		return nil
	}
	return over
}

// sumsOver reports whether each figure is the sum of its group's cells in a row of totals.
func (g *grid) sumsOver(over *grid, figures, totals []cell) bool {
	k := -1
	sums := make([]decimal.Decimal, len(figures))
	last := ""
	for n, i := range g.valuedColumns() {
		head, _, _ := strings.Cut(g.columns[i].head, "\n")
		if n == 0 || head != last {
			k, last = k+1, head
		}
		if v := readCell(totals[i].text); v.kind == cellNumber {
			sums[k] = sums[k].Add(v.amount.Value)
		}
	}
	for i, c := range figures {
		if v := readCell(c.text); v.kind != cellNumber || !v.amount.Value.Equal(sums[i]) {
			return false
		}
	}
	return true
}
