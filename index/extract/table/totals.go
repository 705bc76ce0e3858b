package table

import (
	"strings"

	"github.com/shopspring/decimal"
)

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
		if k := readCell(c.text).kind; k == cellNumber || k == cellDamaged {
			out = append(out, c)
		}
	}
	return out
}

func nameIn(cells []cell) cell {
	for _, c := range cells {
		if readCell(c.text).kind == cellText {
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
