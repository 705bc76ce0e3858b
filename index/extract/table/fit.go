package table

import (
	"rebot/index/bulletin"
	"slices"
	"strings"
)

// allows reports whether a cell may stand in a column.
func (c *gridColumn) allows(text string) bool {
	v := readCell(text)
	if v.kind == cellEmpty {
		return true
	}
	switch {
	case c.role == "number":
		return v.kind == cellNumber && v.to.Text == "" && !v.percent && v.rest == ""
	case c.role == "date":
		return true
	case c.role == "purity":
		return v.kind != cellFlat && (v.percent || v.kind != cellNumber || v.amount.Places() == 0) || strings.Contains(text, "%")
	case c.role == "unit":
		return v.kind == cellText
	case c.role == "ore":
		s := slotsOf(text, anyMonth)
		return v.kind == cellText && (s.ore != "" || s.total || s.subject != "" && s.unknown == "")
	case c.role == "direction":
		return isDirection(slotsOf(text, anyMonth))
	case c.role == "firm":
		return v.kind == cellText && slotsOf(text, anyMonth).ore == ""
	case c.named():
		return v.kind == cellText
	case c.role == "note":
		return true
	case c.change:
		return v.kind == cellNumber || v.kind == cellFlat
	case c.percent && v.kind == cellNumber:
		return true
	case c.valued():
		return v.kind == cellNumber && !v.percent && !(v.signed && v.amount.Value.IsPositive())
	}
	return true
}

// wants names what stands in a column.
func (c *gridColumn) wants() string {
	switch {
	case c.change:
		return "a change in per cent"
	case c.valued() && strings.Contains(c.measure+c.extreme, "measure.") && !strings.Contains(c.measure, "quantity") && !strings.Contains(c.measure, "value") || c.valued() && !c.period.IsZero():
		return "a price"
	case c.valued():
		return "a figure"
	case c.role == "purity":
		return "a purity"
	}
	return "a name"
}

// fit lays the cells of a row under the columns. Where there are more or fewer than columns, one way only may fit; a cell
// that is missing leaves its own place empty and shifts no other.
func (g *grid) fit(cells []cell) ([]cell, string) {
	k := len(g.columns)
	cells = g.totalToName(cells)
	if len(cells) == k {
		for i := range cells {
			if !g.columns[i].allows(cells[i].text) {
				return nil, "“" + cells[i].text + "” is not " + g.columns[i].wants()
			}
		}
		return cells, ""
	}
	if g.sep == byMark {
		if len(cells) < k && g.trailing(cells) {
			return append(cells, make([]cell, k-len(cells))...), ""
		}
		return nil, "cells"
	}
	if len(cells) > k {
		return g.surplus(cells)
	}
	if g.sep == byBlanks {
		if out, ok := g.byPlace(cells); ok {
			return out, ""
		}
	}
	return g.missing(cells)
}

// totalToName puts the word of a total that stands merged over the number and the name of a row under the name.
func (g *grid) totalToName(cells []cell) []cell {
	if len(cells) < 3 || len(g.columns) < 2 || g.columns[0].role != "number" || !g.columns[1].named() || cells[1].text != "" || cells[0].text == "" ||
		!slotsOf(cells[0].text, anyMonth).total {
		return cells
	}
	out := slices.Clone(cells)
	out[0], out[1] = cells[1], cells[0]
	return out
}

// trailing reports whether the columns that a marked row is too short for need no cell.
func (g *grid) trailing(cells []cell) bool {
	for i := range cells {
		if !g.columns[i].allows(cells[i].text) {
			return false
		}
	}
	for _, c := range g.columns[len(cells):] {
		if c.role != "note" && !c.change {
			return false
		}
	}
	return true
}

// surplus joins what is too much into one cell: blanks stand inside names and purities. One way only may fit.
func (g *grid) surplus(cells []cell) ([]cell, string) {
	extra := len(cells) - len(g.columns)
	var found []cell
	for i := range g.columns {
		c := &g.columns[i]
		if c.role != "purity" && !c.named() && c.role != "note" || i+extra >= len(cells) {
			continue
		}
		joined := joinCells(cells[i:i+extra+1], c.role)
		if joined.text == "" {
			continue
		}
		out := append(append(append([]cell{}, cells[:i]...), joined), cells[i+extra+1:]...)
		if !g.allAllow(out) {
			continue
		}
		if found != nil {
			return nil, "cells"
		}
		found = out
	}
	if found == nil {
		return nil, "cells"
	}
	return found, ""
}

func (g *grid) allAllow(cells []cell) bool {
	for i := range cells {
		if !g.columns[i].allows(cells[i].text) {
			return false
		}
	}
	return true
}

// joinCells makes one cell of several. A number by itself is no part of a name, nor of a purity.
func joinCells(cells []cell, role string) cell {
	c := cells[0]
	if role == "purity" && bulletin.HasHan(c.text) && !strings.ContainsAny(c.text, "0123456789") {
		return cell{}
	}
	for i, next := range cells[1:] {
		v := readCell(next.text)
		alone := v.kind == cellNumber && !v.percent && v.rest == "" && (i+2 == len(cells) || cells[i+2].text != "%")
		if role != "purity" && v.kind != cellText || alone || v.kind == cellDamaged {
			return cell{}
		}
		if role != "purity" && onlyHan(c.text) && onlyHan(next.text) && !knownName(c.text+next.text) {
			return cell{}
		}
		blank := ""
		if latin(next.text) {
			blank = " "
		}
		c.text, c.to = c.text+blank+next.text, next.to
	}
	return c
}

func onlyHan(s string) bool {
	for _, r := range s {
		if !bulletin.IsHan(r) {
			return false
		}
	}
	return s != ""
}

// byPlace puts each cell under the only column that it overlaps.
func (g *grid) byPlace(cells []cell) ([]cell, bool) {
	out := make([]cell, len(g.columns))
	last := -1
	for _, c := range cells {
		i, ok := nearest(g.columns, c)
		if !ok || i <= last || !g.columns[i].allows(c.text) {
			return nil, false
		}
		out[i], last = c, i
	}
	return out, true
}

// missing finds the only way to put fewer cells than columns in their order, by what each column allows.
func (g *grid) missing(cells []cell) ([]cell, string) {
	ways := g.ways(cells)
	if len(ways) != 1 {
		return nil, "cells"
	}
	return g.placed(cells, ways[0]), ""
}

// ways lists the ways to put cells under the columns in order, at most a few.
func (g *grid) ways(cells []cell) (out [][]int) {
	var try func(i, from int, way []int)
	try = func(i, from int, way []int) {
		if len(out) > 20 {
			return
		}
		if i == len(cells) {
			out = append(out, append([]int(nil), way...))
			return
		}
		for k := from; k <= len(g.columns)-len(cells)+i; k++ {
			if g.columns[k].allows(cells[i].text) && kindOf(cells[i].text) != cellEmpty {
				try(i+1, k+1, append(way, k))
			}
		}
	}
	try(0, 0, nil)
	return out
}

func (g *grid) placed(cells []cell, way []int) []cell {
	out := make([]cell, len(g.columns))
	for i, k := range way {
		out[k] = cells[i]
	}
	return out
}
