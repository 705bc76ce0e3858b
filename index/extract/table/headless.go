package table

import (
	"strings"

	"rebot/index/bulletin"
)

// headless reads a list of names and one figure each that has no head, where the line above says what the figures are:
// 2024年11月稀土氧化物月均价（单位：元/公斤）.
func (r *reader) headless(lines []gridLine, i int) (*grid, int) {
	if i == 0 {
		return nil, 0
	}
	col := gridColumn{head: lines[i-1].text, line: lines[i-1].n, slots: r.headSlots(lines[i-1].text)}
	if col.role == "unit" { // 单位：元/公斤 in the caption
		col.role = ""
	}
	if !col.saysPrice() {
		return nil, 0
	}
	col.subject, col.goods = "", false // the kind of goods that the names are of
	g := &grid{columns: []gridColumn{{head: "产品", line: col.line, slots: slots{role: "name"}}, col}, first: lines[i].n, last: lines[i].n}
	for ; i < len(lines); i++ {
		cells, sep := pair(lines[i])
		if len(cells) != 2 {
			break
		}
		g.rows, g.sep, g.last = append(g.rows, gridRow{line: lines[i].n, cells: cells, name: cells[0].text}), sep, lines[i].n
	}
	if len(g.rows) < 2 || i < len(lines) && opensLikeARow(lines[i]) {
		return nil, 0
	}
	return g, i
}

// saysPrice reports whether a line names all that a column of prices has: a measure, a unit and a time, and nothing else.
func (c *gridColumn) saysPrice() bool {
	price := strings.HasPrefix(c.measure, "measure.") && strings.Contains(c.unit, "/")
	return price && c.role == "" && !c.period.IsZero() && c.understood() && c.direction == "" && c.stage == "" && c.partner == "" && !c.change
}

// pair cuts a line into a known name and a number; none where it is anything else.
func pair(l gridLine) ([]cell, separator) {
	cells, sep := fields(l.raw, l.n)
	if len(cells) != 2 {
		cells, sep = spacedFields(strings.TrimSpace(bulletin.Narrow(l.raw)), l.n, 1), byBlank
	}
	if l.sentence || len(cells) != 2 || !knownName(cells[0].text) || readCell(cells[1].text).kind != cellNumber {
		return nil, sep
	}
	return cells, sep
}

// opensLikeARow reports whether a line begins with a known name, and so may be a row of a table that has more columns.
func opensLikeARow(l gridLine) bool {
	name, _, _ := strings.Cut(strings.TrimSpace(l.raw), " ")
	return !l.sentence && knownName(name) && strings.ContainsAny(l.text, "0123456789")
}
