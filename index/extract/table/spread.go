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

// underLast joins a line from whose front the cells are lost that go on from the line above, where those that stand in it are
// of the last head, which is printed over several columns: 序号 | 公司名称 | 下达量 | | over 轻稀土 | 中重稀土.
func (r *reader) underLast(above []gridColumn, cells []cell) ([]gridColumn, bool) {
	at := slices.IndexFunc(above, func(c gridColumn) bool { return c.role == "" })
	n := slices.IndexFunc(cells, func(c cell) bool { return c.text == "" })
	if n < 0 {
		n = len(cells)
	}
	if at < 1 || n < 2 || at+n > len(above) || above[at].head == "" || !r.goTogether(&above[at], cells[:n]) ||
		slices.ContainsFunc(above[at+1:], func(c gridColumn) bool { return c.head != "" }) ||
		slices.ContainsFunc(cells[n:], func(c cell) bool { return c.text != "" }) {
		return nil, false
	}
	out := slices.Clone(above[:at])
	for i, c := range cells[:n] {
		col := r.joinHead(above[at], above[at].head, c)
		col.from, col.to = above[at+i].from, above[at+i].to
		out = append(out, col)
	}
	return append(out, above[at+n:]...), true
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

// merged refuses the columns in which a cell may stand for several rows: the name left of it is printed once for them, and
// only the first of them has a figure there.
func (rr *rowReader) merged() {
	g := rr.g
	name := -1
	for i := range g.columns {
		if g.columns[i].named() && name < 0 {
			name = i
		}
	}
	if name < 0 {
		return
	}
	for i := range g.columns {
		if rr.plans[i].value && rr.plans[i].reason == "" && g.mergedIn(name, i) {
			rr.plans[i].reason = "a cell of it may be of several rows"
		}
	}
}

// mergedIn reports whether a column has a figure in the first of several rows of one name and in none of the others.
func (g *grid) mergedIn(name, column int) bool {
	for i := 0; i < len(g.rows); {
		j := i + 1
		for j < len(g.rows) && g.rows[j].problem == "" && len(g.rows[j].cells) == len(g.columns) && g.rows[j].cells[name].text == "" {
			j++
		}
		if j > i+1 && len(g.rows[i].cells) == len(g.columns) && kindOf(g.rows[i].cells[column].text) == cellNumber {
			rest := 0
			for _, row := range g.rows[i+1 : j] {
				rest += btoi(row.cells[column].text != "")
			}
			if rest == 0 {
				return true
			}
		}
		i = j
	}
	return false
}

// inTurn joins a second line of a head in marks that says the same under each of some columns, which are merged above it:
// 第一批 | 第二批 | 合计 over 轻 | 中重 | 轻 | 中重. A column of totals has nothing below it.
func (r *reader) inTurn(above []gridColumn, cells []cell) ([]gridColumn, bool) {
	each := turn(cells)
	if each == 0 || cells[0].text == "" {
		return nil, false
	}
	var merged []int
	for i := range above {
		if above[i].head == "" {
			return nil, false // merged cells are printed
		}
		if above[i].role == "" && !above[i].total {
			merged = append(merged, i)
		}
	}
	if len(merged)*each != len(cells) {
		return nil, false
	}
	var out []gridColumn
	next := 0
	for i := range above {
		if next == len(merged) || merged[next] != i {
			out = append(out, above[i])
			continue
		}
		for _, c := range cells[next*each : (next+1)*each] {
			col := r.joinHead(above[i], above[i].head, c)
			col.from, col.to = c.from, c.to
			out = append(out, col)
		}
		next++
	}
	return out, true
}

// turn is after how many cells a line begins to say the same again, 0 where it does not.
func turn(cells []cell) int {
	for each := 2; each <= len(cells)/2; each++ {
		if len(cells)%each == 0 && repeats(cells, each) {
			return each
		}
	}
	return 0
}

func repeats(cells []cell, each int) bool {
	for i := each; i < len(cells); i++ {
		if cells[i].text == "" || cells[i].text != cells[i-each].text {
			return false
		}
	}
	return true
}
