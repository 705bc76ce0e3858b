package table

import (
	"slices"

	"rebot/index/bulletin"
)

// mergedUnder joins a second line of a marked head to the first where cells of one of them are lost: those that stood merged
// over several columns are printed once, and empty ones at the end of a line not at all. The row below says how many
// columns there are.
func (r *reader) mergedUnder(g *grid, cells []cell, sep separator, n int) ([]gridColumn, bool) {
	m := len(g.columns)
	switch {
	case sep != byMark || g.sep != byMark || n == 0:
	case n == m && len(cells) < m && cells[0].text == "":
		cells = append(slices.Clone(cells), make([]cell, m-len(cells))...)
		return r.under(slices.Clone(g.columns), cells, byMark)
	case n > m && len(cells) <= n && slices.ContainsFunc(cells, func(c cell) bool { return c.text == "" }):
		return r.underRuns(g.columns, append(slices.Clone(cells), make([]cell, n-len(cells))...))
	case n > m && m-1+len(cells) == n:
		return r.underOne(g.columns, cells)
	}
	return nil, false
}

// underRuns joins a line in which every run of filled cells stands under one cell of the line above, and every empty one too.
func (r *reader) underRuns(above []gridColumn, cells []cell) ([]gridColumn, bool) {
	var out []gridColumn
	k := -1
	for i, c := range cells {
		if c.text == "" || i == 0 || cells[i-1].text == "" {
			k++
		}
		if k == len(above) || c.text != "" && above[k].role != "" {
			return nil, false
		}
		if c.text == "" {
			out = append(out, above[k])
		} else {
			out = append(out, r.joinHead(above[k], above[k].head, c))
		}
	}
	return out, k == len(above)-1
}

// underOne joins a line of cells that all stand under one cell of the line above, where they can under no other. Kinds of ore
// are of what is mined.
func (r *reader) underOne(above []gridColumn, cells []cell) ([]gridColumn, bool) {
	at := -1
	for k := range above {
		if above[k].role != "" || !r.goTogether(&above[k], cells) {
			continue
		}
		if at >= 0 {
			return nil, false
		}
		at = k
	}
	if at < 0 {
		return nil, false
	}
	out := slices.Clone(above[:at])
	for _, c := range cells {
		out = append(out, r.joinHead(above[at], above[at].head, c))
	}
	return append(out, above[at+1:]...), true
}

func (r *reader) goTogether(above *gridColumn, cells []cell) bool {
	for _, c := range cells {
		col := r.joinHead(*above, above.head, c)
		if !col.understood() || col.ore != "" && col.stage != bulletin.Mining {
			return false
		}
	}
	return true
}
