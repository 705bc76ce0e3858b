package table

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
		if j > i+1 && len(g.rows[i].cells) == len(g.columns) && readCell(g.rows[i].cells[column].text).kind == cellNumber {
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
