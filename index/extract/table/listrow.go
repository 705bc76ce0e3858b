package table

import (
	"slices"
	"strings"

	"rebot/index/bulletin"
)

// mayBeListed reports whether a line may be a row of a list, at a glance: a figure stands behind a name.
func mayBeListed(l gridLine) bool {
	return len(l.text) <= maxListRow && !l.stops && strings.ContainsAny(l.text[:min(len(l.text), maxListName)], "0123456789")
}

// maxListName is how many bytes before its figures a row of a list may have.
const maxListName = 60

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
	if !mayBeListed(l) {
		return nil, byBlank
	}
	cells, sep := listFields(l)
	if len(cells) == 0 {
		return nil, sep
	}
	if cells = parted(cells); len(cells) < 2 { // a name alone
		return nil, sep
	}
	if len(cells) > 2 && isRowNumber(cells[0].text) {
		cells = cells[1:]
	}
	n := 1
	for n < len(cells) && kindOf(cells[n].text) == cellText {
		n++
	}
	if n == len(cells) || slices.ContainsFunc(cells[n:], isWord) || slices.ContainsFunc(cells[1:n], isUnit) {
		return nil, sep
	}
	name := joinCells(cells[:n], "name")
	if _, product := names.Canonical(name.text); product && gradeBefore(cells[n:]) {
		name.text += cells[n].text
		n++
	}
	if name.text == "" || !knownName(bareName(name.text)) {
		return nil, sep
	}
	out := []cell{name}
	for _, c := range cells[n:] {
		last := &out[len(out)-1]
		if isUnit(c) && len(out) > 1 && readCell(last.text).rest == "" {
			last.text, last.to = last.text+c.text, c.to // 4400 元/吨
			continue
		}
		if k := kindOf(c.text); k != cellNumber && k != cellFlat && k != cellEmpty {
			return nil, sep
		}
		out = append(out, c)
	}
	if len(out) < 2 || kindOf(out[1].text) != cellNumber {
		return nil, sep
	}
	return out, sep
}

// isRowNumber reports whether the first cell of a row only numbers it.
func isRowNumber(text string) bool {
	v := readCell(text)
	return text == "" || v.kind == cellNumber && v.amount.Places() == 0 && v.rest == ""
}

// isWord reports whether a cell is neither a figure nor the unit of one.
func isWord(c cell) bool {
	k := kindOf(c.text)
	return (k == cellText || k == cellDamaged) && !isUnit(c)
}

// gradeBefore reports whether a purity stands before the figures of a row: 氧化镧 99.9% 4300.
func gradeBefore(cells []cell) bool {
	v := readCell(cells[0].text)
	return v.percent && !v.signed && len(cells) > 1 && kindOf(cells[1].text) == cellNumber &&
		!readCell(cells[1].text).percent
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
		return append(cells[:1:1], cutCells(cells[1:])...)
	}
	out := []cell{{strings.TrimSpace(name), cells[0].line, cells[0].from, cells[0].to}}
	return append(append(out, cutCell(rest, cells[0])...), cutCells(cells[1:])...)
}

// cutCells cuts the figures of a row that stand in one cell: 43.5-43.8万元/吨,涨0.3 or 36.0-36.3(-0.2).
func cutCells(cells []cell) (out []cell) {
	for _, c := range cells {
		out = append(out, cutCell(c.text, c)...)
	}
	return out
}

func cutCell(text string, c cell) (out []cell) {
	for _, part := range atCommas(text) {
		if i := strings.IndexByte(part, '('); i > 0 && bulletin.IsDigit(part[i-1]) && strings.HasSuffix(part, ")") {
			out = append(out, cell{part[:i], c.line, c.from, c.to})
			part = part[i+1 : len(part)-1]
		}
		out = append(out, cell{part, c.line, c.from, c.to})
	}
	return out
}

// atCommas cuts a text at its commas, but for those inside a number: 43.5-43.8万元/吨,涨0.3.
func atCommas(s string) (out []string) {
	from := 0
	for i := 0; i <= len(s); i++ {
		if i < len(s) &&
			(s[i] != ',' && s[i] != ';' || i > 0 && i+1 < len(s) && bulletin.IsDigit(s[i-1]) && bulletin.IsDigit(s[i+1])) {
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

// isUnit reports whether a cell is a unit and nothing else.
func isUnit(c cell) bool {
	if strings.ContainsAny(c.text, "0123456789") {
		return false
	}
	s := slotsOf(c.text, anyMonth)
	return s.unit != "" && s.unit != torn && s.understood() && !s.narrows() && s.measure == ""
}
