package table

import (
	"strings"

	"rebot/index/bulletin"
)

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
	if next < len(lines) {
		if s, ok := r.toldBelow(lines[next]); ok {
			intro = intro.over(&s)
		}
	}
	if intro.also != "" && !g.namesProducts() || !g.headedBy(&intro, lines[i-1]) {
		return nil, 0
	}
	r.list = listBefore{intro: intro, next: next}
	return g, next
}

// A listBefore is the list that was read last: another may follow for another firm, place or kind of goods.
type listBefore struct {
	intro slots
	next  int // the line behind it
}

// maxIntro is how many lines are read for what they say of a list below.
const maxIntro = 4

// introduced gathers what the lines right above a list say of it, the nearest first, until they say what its figures are.
// It reports false where the line right above may say more of them than is understood.
func (r *reader) introduced(lines []gridLine, i int) (intro slots, ok bool) {
	for k := i - 1; k >= 0 && k >= i-maxIntro; k-- {
		if k < r.list.next {
			if k < i-1 && !intro.saysKind() { // only what is said anew differs from the list before
				intro = intro.over(&r.list.intro)
			}
			return intro, true
		}
		s, ok := r.announces(lines[k])
		if !ok {
			return intro, k < i-1 || readsAsSentence(lines[k].text) && !s.saysKind() && s.company+s.region == ""
		}
		intro = intro.over(&s)
		if intro.measure != "" || intro.kind != "" || intro.direction != "" || intro.stage != "" {
			break
		}
	}
	return intro, true
}

// toldBelow reads the line below a list for what it says of the figures above: 以上为6月13日出厂价.
func (r *reader) toldBelow(l gridLine) (slots, bool) {
	for _, above := range []string{"以上", "上述"} {
		if rest, ok := strings.CutPrefix(unlisted(strings.TrimLeft(strings.TrimPrefix(l.text, "注"), ": ")), above); ok && len(rest) < maxListRow {
			s := slotsOfList(strings.TrimRight(rest, "。"), r.Month)
			return s, s.announced()
		}
	}
	return slots{}, false
}

// mayBeListed reports whether a line may be a row of a list, at a glance: a figure stands behind a name.
func mayBeListed(text string) bool {
	return len(text) <= maxListRow && strings.ContainsAny(text[:min(len(text), maxListName)], "0123456789") && !readsAsSentence(text)
}

// maxListName is how many bytes before its figures a row of a list may have.
const maxListName = 60

// readsAsSentence reports whether a line holds the end of a sentence that others follow.
func readsAsSentence(s string) bool { return bulletin.HasAny(s, "。", "；", "！", "？") }

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

// maxListRow is the length in bytes of the longest line that is taken for a row of a list.
const maxListRow = 200

// listRow cuts a line into a row. The line that ended the list before is asked about twice.
func (r *reader) listRow(l gridLine) ([]cell, separator) {
	if r.rowAt != l.n {
		r.row.cells, r.row.sep = listRow(l)
		r.rowAt = l.n
	}
	return r.row.cells, r.row.sep
}

// listRow cuts a line into a known name and the figures behind it; none where it is anything else.
func listRow(l gridLine) ([]cell, separator) {
	if !mayBeListed(l.text) {
		return nil, byBlank
	}
	cells, sep := listFields(l)
	if len(cells) == 0 {
		return nil, sep
	}
	if cells = parted(cells); len(cells) < 2 { // a name alone
		return nil, sep
	}
	if v := readCell(cells[0].text); len(cells) > 2 && (cells[0].text == "" || v.kind == cellNumber && v.amount.Places() == 0 && v.rest == "") {
		cells = cells[1:] // the number of the row
	}
	n := 1
	for n < len(cells) && (readCell(cells[n].text).kind == cellText && !isUnit(cells[n].text) || gradeBefore(cells[n:])) {
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

// gradeBefore reports whether a purity stands before the figures of a row: 氧化镧 99.9% 4300.
func gradeBefore(cells []cell) bool {
	v := readCell(cells[0].text)
	return v.percent && !v.signed && len(cells) > 1 && readCell(cells[1].text).kind == cellNumber && !readCell(cells[1].text).percent
}

// listFields cuts a line at its marks, or at single blanks.
func listFields(l gridLine) ([]cell, separator) {
	s := unlisted(bulletin.Narrow(l.raw))
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
	for _, part := range atCommas(rest) {
		out = append(out, cell{part, cells[0].line, cells[0].from, cells[0].to})
	}
	for _, c := range cells[1:] {
		for _, part := range atCommas(c.text) {
			out = append(out, cell{part, c.line, c.from, c.to})
		}
	}
	return out
}

// atCommas cuts a text at its commas, but for those inside a number: 43.5-43.8万元/吨,涨0.3.
func atCommas(s string) (out []string) {
	from := 0
	for i := 0; i <= len(s); i++ {
		if i < len(s) && (s[i] != ',' && s[i] != ';' || i > 0 && i+1 < len(s) && bulletin.IsDigit(s[i-1]) && bulletin.IsDigit(s[i+1])) {
			continue
		}
		if part := strings.TrimSpace(s[from:i]); part != "" {
			out = append(out, part)
		}
		from = i + 1
	}
	return out
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
