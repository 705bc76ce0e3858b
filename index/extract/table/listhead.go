package table

import "strings"

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
