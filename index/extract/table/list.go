package table

import "strings"

// headless reads a list of names and figures that has no head. The lines above say what the figures are, and in what unit
// where they don't say it themselves: 2024年11月稀土氧化物月均价（单位：元/公斤）. Where they do not, the line below may: 以上为含税价.
func (r *reader) headless(lines []gridLine, i int) (*grid, int) {
	if i == 0 || i+1 == len(lines) || !mayBeListed(lines[i]) || !mayBeListed(lines[i+1]) {
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

// headedBy makes the columns of a list of what the line above it says, and of the units in its cells.
func (g *grid) headedBy(intro *slots, above gridLine) bool {
	g.columns = []gridColumn{{head: "名称", line: above.n, slots: slots{role: "name"}}}
	for k := 1; k < len(g.rows[0].cells); k++ {
		col := gridColumn{head: above.text, line: above.n, slots: *intro}
		col.change = false
		if !g.saysOf(k, &col) {
			return false
		}
		g.columns = append(g.columns, col)
	}
	return true
}

// saysOf completes a column of a list by its cells. A column of figures with signs is of the changes of the one before.
func (g *grid) saysOf(k int, col *gridColumn) bool {
	unit, same := g.cellUnits(k)
	if k == 1 && g.rangeAndMean() {
		col.ranged, col.measure = true, "measure.price"
		return same
	}
	if k == 2 && g.rangeAndMean() {
		col.measure = "measure.mean"
		return same
	}
	if k > 1 && g.moves(k) {
		*col = gridColumn{head: "涨跌", line: col.line, slots: slots{change: true}, from: k, bare: !col.percent && !strings.Contains(col.head, "幅")}
		return true
	}
	if g.namesProducts() {
		col.subject, col.goods = "", false // the kind of goods that the names are of
	}
	trade := col.direction != ""
	switch {
	case !same || unit == "" && (len(g.rows[0].cells) > 2 && !g.moves(2) || k > 1):
		return false // two columns without a unit of their own need heads
	case unit != "":
		if !priceOrNone(unit) || col.unit == unit {
			col.unit, col.units = "", ""
		}
		switch {
		case strings.Contains(unit, "/") && trade:
			col.measure = "measure.price"
		case moneyUnit(unit):
			col.measure = "measure.value"
		case trade && unit != "%":
			col.measure = "measure.quantity"
		}
	}
	price := strings.HasPrefix(col.measure, "measure.") && !strings.HasSuffix(col.measure, "quantity") && !strings.HasSuffix(col.measure, "value") && !trade
	return unit != "%" && (price || trade || col.kind != "" || col.unit != "")
}

// rangeAndMean reports whether the first column is of ranges, and the second of what lies in their middle.
func (g *grid) rangeAndMean() bool {
	for i := range g.rows {
		if len(g.rows[i].cells) < 3 {
			return false
		}
		a, b := readCell(g.rows[i].cells[1].text), readCell(g.rows[i].cells[2].text)
		if a.kind != cellNumber || a.to.Text == "" || b.kind != cellNumber || b.to.Text != "" || !a.amount.Value.Add(a.to.Value).Equal(b.amount.Value.Add(b.amount.Value)) {
			return false
		}
	}
	return true
}

// cellUnits is the unit that every cell of a column has, and reports whether they all have the same or none.
func (g *grid) cellUnits(k int) (unit string, same bool) {
	for i := range g.rows {
		v := readCell(g.rows[i].cells[k].text)
		if v.kind != cellNumber {
			continue
		}
		u := ""
		if v.percent {
			u = "%"
		} else if v.rest != "" {
			u = slotsOf(v.rest, anyMonth).unit
		}
		if i > 0 && u != unit && !(priceOrNone(u) && priceOrNone(unit)) {
			return "", false
		}
		if u != "" {
			unit = u
		}
	}
	return unit, true
}

// priceOrNone reports whether a cell has a unit of prices or none, as cells side by side may: the caption names what is left.
func priceOrNone(unit string) bool { return unit == "" || strings.Contains(unit, "/") }

// moves reports whether a column has but changes: every figure other than 0 has a sign.
func (g *grid) moves(k int) bool {
	signed := false
	for i := range g.rows {
		v := readCell(g.rows[i].cells[k].text)
		if v.kind == cellNumber && !v.signed && !v.amount.Value.IsZero() || v.to.Text != "" {
			return false
		}
		signed = signed || v.signed || v.kind == cellFlat
	}
	return signed
}
