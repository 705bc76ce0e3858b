package pdf

import "slices"

// joinBroken puts the rows together that a page or a column ends within: the rest of each cell stands in the first row of the
// table's next part, below its head where that is printed again. A row whose rest is not found can't be read.
func joinBroken(areas []*area) {
	var rows []*line // of all tables, in the order of reading
	for _, a := range areas {
		for _, l := range a.lines {
			if l.cells != nil {
				rows = append(rows, l)
			}
		}
	}
	for i, r := range rows {
		if !r.open {
			continue
		}
		rest := restOf(rows, i)
		if rest == nil {
			r.cells[0] += "\uFFFD"
			continue
		}
		for k := range r.cells {
			r.cells[k] = glue(r.cells[k], rest.cells[k])
		}
		r.open = rest.open
		remove(areas, rest)
	}
}

// restOf is the row that a broken one goes on in, nil for none: the first behind it that is no head again. It has fewer cells
// filled than a row has, unless no cell of the broken one is.
func restOf(rows []*line, i int) *line {
	for _, next := range rows[i+1 : min(i+4, len(rows))] {
		again := slices.ContainsFunc(rows[max(0, i-60):i], func(o *line) bool { return slices.Equal(o.cells, next.cells) })
		switch {
		case len(next.cells) != len(rows[i].cells):
			return nil
		case again:
			continue
		case slices.Contains(next.cells, ""):
			return next
		}
		return nil
	}
	return nil
}

// remove takes a row out of its area.
func remove(areas []*area, row *line) {
	for _, a := range areas {
		if k := slices.Index(a.lines, row); k >= 0 {
			a.lines = slices.Delete(a.lines, k, k+1)
			return
		}
	}
}
