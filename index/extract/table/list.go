package table

import (
	"strings"

	"rebot/index/bulletin"
)

// headless reads a list of names and figures that has no head. The line above says what the figures are, and in what unit
// where they don't say it themselves: 2024年11月稀土氧化物月均价（单位：元/公斤）.
func (r *reader) headless(lines []gridLine, i int) (*grid, int) {
	if i == 0 || len(lines[i-1].text) > maxRow || readsAsSentence(lines[i-1].text) {
		return nil, 0
	}
	g, next := listAt(lines, i)
	if g == nil {
		return nil, 0
	}
	intro := r.headSlots(lines[i-1].text)
	if intro.role == "unit" || intro.role == "partner" || intro.role == "name" { // 单位：元/公斤 in it, or 前五位国家如下
		intro.role = ""
	}
	if !intro.understood() || intro.role != "" || !g.headedBy(&intro, lines[i-1]) {
		return nil, 0
	}
	return g, next
}

// readsAsSentence reports whether a line holds the end of a sentence that others follow.
func readsAsSentence(s string) bool { return bulletin.HasAny(s, "。", "；", "！", "？") }

// listAt reads the lines from one on as rows of a name and figures, all alike.
func listAt(lines []gridLine, i int) (*grid, int) {
	g := &grid{first: lines[i].n, last: lines[i].n}
	for ; i < len(lines); i++ {
		row, sep := listRow(lines[i])
		if row == nil || len(g.rows) > 0 && len(row) != len(g.rows[0].cells) {
			break
		}
		g.rows, g.sep, g.last = append(g.rows, gridRow{line: lines[i].n, cells: row, name: row[0].text}), sep, lines[i].n
	}
	if len(g.rows) < 2 || i < len(lines) && opensLikeARow(lines[i]) {
		return nil, 0
	}
	return g, i
}

// maxListRow is the length in bytes of the longest line that is taken for a row of a list.
const maxListRow = 200

// listRow cuts a line into a known name and the figures behind it; none where it is anything else.
func listRow(l gridLine) ([]cell, separator) {
	if len(l.text) > maxListRow || readsAsSentence(l.text) || !strings.ContainsAny(l.text, "0123456789") {
		return nil, byBlank
	}
	cells, sep := listFields(l)
	if len(cells) == 0 {
		return nil, sep
	}
	if cells = parted(cells); len(cells) < 2 { // a name alone
		return nil, sep
	}
	cells[0].text = unlisted(cells[0].text)
	if v := readCell(cells[0].text); len(cells) > 2 && (cells[0].text == "" || v.kind == cellNumber && v.amount.Places() == 0 && v.rest == "") {
		cells = cells[1:] // the number of the row
	}
	n := 1
	for n < len(cells) && readCell(cells[n].text).kind == cellText && !isUnit(cells[n].text) {
		n++
	}
	if n == len(cells) {
		return nil, sep
	}
	name := joinCells(cells[:n], "name")
	if name.text == "" || !knownName(bareName(name.text)) {
		return nil, sep
	}
	out := []cell{name}
	for _, c := range cells[n:] {
		last := &out[len(out)-1]
		if isUnit(c.text) && len(out) > 1 && readCell(last.text).rest == "" {
			last.text, last.to = last.text+c.text, c.to // 4400 元/吨
			continue
		}
		if k := readCell(c.text).kind; k != cellNumber && k != cellFlat && k != cellEmpty {
			return nil, sep
		}
		out = append(out, c)
	}
	if len(out) < 2 || readCell(out[1].text).kind != cellNumber {
		return nil, sep
	}
	return out, sep
}

// listFields cuts a line at its marks, or at single blanks.
func listFields(l gridLine) ([]cell, separator) {
	s := bulletin.Narrow(l.raw)
	if len(l.raw) <= maxRow {
		if cells := markedFields(strings.TrimRight(s, " \t\r"), l.n); cells != nil {
			return cells, byMark
		}
	}
	return spacedFields(strings.TrimSpace(s), l.n, 1), byBlank
}

// parted cuts the first cell of a row at the colon behind its name: 氧化镧:4300.
func parted(cells []cell) []cell {
	name, rest, ok := strings.Cut(cells[0].text, ":")
	if !ok || strings.TrimSpace(name) == "" {
		return cells
	}
	out := []cell{{strings.TrimSpace(name), cells[0].line, cells[0].from, cells[0].to}}
	if rest = strings.TrimSpace(rest); rest != "" {
		out = append(out, cell{rest, cells[0].line, cells[0].from, cells[0].to})
	}
	return append(out, cells[1:]...)
}

// bareName is a name without footnote marks and a purity.
func bareName(text string) string {
	f := fitted{name: text}
	f.clean()
	return f.name
}

// isUnit reports whether a text is a unit and nothing else.
func isUnit(text string) bool {
	if strings.ContainsAny(text, "0123456789") {
		return false
	}
	s := slotsOf(text, anyMonth)
	return s.unit != "" && s.unit != torn && s.understood() && !s.narrows() && s.measure == ""
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
		*col = gridColumn{head: "涨跌", line: col.line, slots: slots{change: true}}
		return same
	}
	if g.namesProducts() {
		col.subject, col.goods = "", false // the kind of goods that the names are of
	}
	trade := col.direction != ""
	switch {
	case !same || unit == "" && (len(g.rows[0].cells) > 2 && !g.moves(2) || k > 1):
		return false // two columns without a unit of their own need heads
	case unit != "":
		col.unit, col.units = "", ""
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
		if i > 0 && u != unit {
			return "", false
		}
		unit = u
	}
	return unit, true
}

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
