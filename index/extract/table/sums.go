package table

import "github.com/shopspring/decimal"

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
