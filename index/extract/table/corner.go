package table

import (
	"slices"
	"strconv"

	"rebot/index/bulletin"
)

// cornerHead reads a head whose first column has no word of names above it: nothing, or what its rows are kinds of (指标, 环节).
// The first row must say by itself what it is of, and have figures alone behind.
func (r *reader) cornerHead(lines []gridLine, i int, cells []cell, sep separator) ([]gridColumn, bool) {
	if i+1 == len(lines) || len(cells) < 2 || lines[i+1].stops {
		return nil, false
	}
	row, sep2 := r.fields(lines[i+1])
	if sep != sep2 || len(row) < 3 || !r.opensFigures(row) {
		return nil, false
	}
	if len(row) == len(cells)+1 && sep == byBlanks && row[0].to < cells[0].from {
		cells = append([]cell{{line: cells[0].line, from: row[0].from, to: row[0].to}}, cells...)
	}
	first := slots{role: "name"}
	if s := r.headSlots(row[0].text); !s.period.IsZero() && s.subject+s.region+s.partner+s.company == "" {
		first.role = "date"
	}
	year := r.headSlots(cells[0].text)
	ofYear := first.role == "date" && year.understood() && year.year && year.period.IsYear() // 2025年 over 11月14日
	if len(row) != len(cells) || !ofYear && !r.isCorner(cells[0].text) && !r.namesRows(cells[0].text) {
		return nil, false
	}
	if ofYear {
		first.period, first.year = year.period, true
	}
	out := []gridColumn{{head: cells[0].text, line: cells[0].line, slots: first, from: cells[0].from, to: cells[0].to}}
	years := bareYears(cells[1:])
	for i, c := range cells[1:] {
		col := gridColumn{head: c.text, line: c.line, slots: r.headSlots(c.text), from: c.from, to: c.to}
		if y, ok := years[i]; ok {
			col.slots = slots{period: y, timeKind: "year", year: true}
		} else if product := first.role == "date" && knownName(c.text); !product && !r.isHeadCell(c.text) || col.role != "" || !col.valued() {
			return nil, false
		}
		out = append(out, col)
	}
	return out, true
}

// opensFigures reports whether a line has what its figures are of, and then nothing but figures.
func (r *reader) opensFigures(row []cell) bool {
	some := false
	for _, c := range row[1:] {
		v := readCell(c.text)
		if v.kind != cellNumber && v.kind != cellEmpty && v.kind != cellFlat {
			return false
		}
		some = some || v.kind == cellNumber
	}
	if !some || kindOf(row[0].text) != cellText {
		return false
	}
	f := fitted{name: row[0].text}
	f.ungrade()
	s := r.headSlots(f.name)
	return s.role == "" && s.understood() && s.narrows()
}

// isCorner reports whether a text above the names of rows says nothing of the figures beside them.
func (r *reader) isCorner(text string) bool {
	s := r.headSlots(text)
	return len([]rune(text)) <= 6 && kindOf(text) != cellNumber && s.role+s.subject+s.company+s.partner+s.region+s.direction+s.measure+s.unit+s.stage == "" &&
		s.period.IsZero() && s.timeKind == "" && s.blocked+s.twice == "" &&
		!s.change
}

// bareYears reports whether some heads are years by their numbers alone, one after the other: 2022 2023 2024.
func bareYears(cells []cell) map[int]bulletin.Period {
	out := map[int]bulletin.Period{}
	last, step := 0, 0
	for i, c := range cells {
		year, err := strconv.Atoi(c.text)
		if err != nil || len(c.text) != 4 || year < 1990 || year > 2100 {
			continue
		}
		if d := year - last; last > 0 && (d != 1 && d != -1 || step != 0 && d != step) {
			return nil
		} else if last > 0 {
			step = d
		}
		last, out[i] = year, bulletin.YearOf(year)
	}
	if len(out) < 2 {
		return nil
	}
	return out
}

// upperHead reads a head whose upper line names no rows but what stands over several columns each: 9月当月 over 数量 and 金额.
func (r *reader) upperHead(lines []gridLine, i int, above []cell, sep separator) ([]gridColumn, bool) {
	if i+1 == len(lines) || len(filled(above)) < 2 || slices.ContainsFunc(above, isFigure) ||
		lines[i+1].stops {
		return nil, false
	}
	below, sep2 := r.fields(lines[i+1])
	columns, ok := r.headLine(below)
	if !ok || sep != sep2 && (sep == byMark || sep2 == byMark) || !r.spans(above) {
		return nil, false
	}
	if sep == byMark && len(above) == len(columns) {
		return r.spread(above, columns), true
	}
	return r.overGroups(filled(above), columns, sep)
}

// spans reports whether every cell of a line says what figures below it are of, and none is a name, a unit of all or a figure.
func (r *reader) spans(cells []cell) bool {
	n := 0
	for _, c := range cells {
		if c.text == "" {
			continue
		}
		s := r.headSlots(outOfBrackets(c.text))
		col := gridColumn{slots: s}
		if kindOf(c.text) != cellText || s.role != "" || !s.understood() || !col.valued() ||
			s.subject != "" && !s.goods {
			return false
		}
		n++
	}
	return n > 1
}

func filled(cells []cell) (out []cell) {
	for _, c := range cells {
		if c.text != "" {
			out = append(out, c)
		}
	}
	return out
}

// spread joins an upper line of as many cells to the columns below: an empty cell behind another is of the same group.
func (r *reader) spread(above []cell, columns []gridColumn) []gridColumn {
	last := ""
	for i := range columns {
		if above[i].text != "" {
			last = above[i].text
		}
		if columns[i].role == "" && last != "" {
			columns[i] = r.joinHead(columns[i], last, cell{text: columns[i].head, from: columns[i].from, to: columns[i].to})
		}
	}
	return columns
}

// overGroups joins an upper line to the columns below it that it is printed over: as many to each cell, in its order.
func (r *reader) overGroups(above []cell, columns []gridColumn, sep separator) ([]gridColumn, bool) {
	var of []int
	for i := range columns {
		if columns[i].role == "" {
			of = append(of, i)
		}
	}
	each := len(of) / len(above)
	if each < 2 || each*len(above) != len(of) || !alikeGroups(columns, of, each) {
		return nil, false
	}
	out := slices.Clone(columns)
	for k, i := range of {
		c := above[k/each]
		if first := columns[of[k/each*each]]; sep == byBlanks &&
			distance(c.from, c.to, first.from, columns[of[k/each*each+each-1]].to) > 0 {
			return nil, false
		}
		out[i] = r.joinHead(columns[i], c.text, cell{text: columns[i].head, from: columns[i].from, to: columns[i].to})
	}
	return out, true
}

// alikeGroups reports whether the columns of every group are of the same measures.
func alikeGroups(columns []gridColumn, of []int, each int) bool {
	for k, i := range of {
		if columns[i].measure != columns[of[k%each]].measure || columns[i].direction != columns[of[k%each]].direction {
			return false
		}
	}
	return true
}
