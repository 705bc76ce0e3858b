package table

import "strings"

// headless reads a list of names and figures that has no head. The lines above say what the figures are, and in what unit
// where they don't say it themselves: 2024年11月稀土氧化物月均价（单位：元/公斤）. Where they do not, the line below may: 以上为含税价.
func (r *reader) headless(lines []gridLine, i int) (*grid, int) {
	if i == 0 || i+1 == len(lines) || !mayBeListed(lines[i].text) || !mayBeListed(lines[i+1].text) {
		return nil, 0
	}
	g, next := r.listAt(lines, i)
	if g == nil {
		return nil, 0
	}
	intro, ok := r.introduced(lines, i)
	if !ok {
		return nil, 0
	}
	if next < len(lines) && !r.below(&intro, lines[next]) {
		return nil, 0
	}
	if intro.also != "" && !g.namesProducts() || !g.headedBy(&intro, lines[i-1]) {
		return nil, 0
	}
	r.list = listBefore{intro: intro, next: next}
	return g, next
}

// listAt reads the lines from one on as rows of a name and figures, all alike.
func (r *reader) listAt(lines []gridLine, i int) (*grid, int) {
	g := &grid{first: lines[i].n, last: lines[i].n}
	for ; i < len(lines); i++ {
		row, sep := r.listRow(lines[i])
		if row == nil {
			break
		}
		g.rows, g.sep, g.last = append(g.rows, gridRow{line: lines[i].n, cells: row, name: row[0].text}), sep, lines[i].n
	}
	if len(g.rows) < 2 || i < len(lines) && opensLikeARow(lines[i]) || !g.evenRows() {
		return nil, 0
	}
	return g, i
}

// evenRows gives all rows as many cells, where some lack but a change at their end.
func (g *grid) evenRows() bool {
	most := 0
	for i := range g.rows {
		most = max(most, len(g.rows[i].cells))
	}
	short := false
	for i := range g.rows {
		for len(g.rows[i].cells) < most {
			g.rows[i].cells, short = append(g.rows[i].cells, cell{line: g.rows[i].line}), true
		}
	}
	return !short || most == 3 && g.moves(2)
}

// namesProducts reports whether the rows of a list are of products.
func (g *grid) namesProducts() bool {
	s := slotsOf(bareName(g.rows[0].cells[0].text), anyMonth)
	return s.subject != ""
}

// opensLikeARow reports whether a line begins with a known name, and so may be a row of a table that has more columns.
func opensLikeARow(l gridLine) bool {
	name, _, _ := strings.Cut(strings.TrimSpace(l.raw), " ")
	return !l.sentence && knownName(name) && strings.ContainsAny(l.text, "0123456789")
}
