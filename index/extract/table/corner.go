package table

import (
	"strconv"

	"rebot/index/bulletin"
	"rebot/index/extract/layout"
)

// cornerHead reads a head whose first column has no word of names above it: nothing, or what its rows are kinds of (指标, 环节).
// The first row must say by itself what it is of, and have figures alone behind.
func (r *reader) cornerHead(lines []gridLine, i int, cells []cell, sep separator) ([]gridColumn, bool) {
	if i+1 == len(lines) || len(cells) < 2 || layout.HasSentence(lines[i+1].text) {
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
	if !some || readCell(row[0].text).kind != cellText {
		return false
	}
	s := r.headSlots(row[0].text)
	return s.role == "" && s.understood() && s.narrows()
}

// isCorner reports whether a text above the names of rows says nothing of the figures beside them.
func (r *reader) isCorner(text string) bool {
	s := r.headSlots(text)
	return len([]rune(text)) <= 6 && readCell(text).kind != cellNumber && s.role+s.subject+s.company+s.partner+s.region+s.direction+s.measure+s.unit+s.stage == "" &&
		s.period.IsZero() && s.timeKind == "" && s.blocked+s.twice == "" && !s.change
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
