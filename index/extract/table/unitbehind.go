package table

import (
	"strings"

	"rebot/index/bulletin"
)

// unitToFigure moves the unit of a price that stands in brackets behind the name of a row to the figure behind it:
// Terbium oxide (yuan/kg) 7950-8150. Other lines stay as they are.
func unitToFigure(raw string) string {
	if !strings.Contains(raw, "/") || !strings.ContainsAny(raw, "(（") {
		return raw
	}
	s := bulletin.Narrow(raw)
	name, rest, _ := strings.Cut(s, "(")
	unit, rest, closed := strings.Cut(rest, ")")
	unit, rest = strings.ReplaceAll(unit, " ", ""), strings.TrimLeft(rest, " \t")
	if !closed || rest == "" || !bulletin.IsDigit(rest[0]) || strings.ContainsAny(s, "|\t") ||
		strings.ContainsAny(name, "0123456789,;:") || slotsOf(name, anyMonth).subject == "" {
		return raw
	}
	if u := slotsOf(unit, anyMonth); !strings.Contains(u.unit, "/") || !u.understood() || u.narrows() {
		return raw
	}
	number, behind := rest, ""
	if i := strings.IndexAny(rest, " \t"); i > 0 {
		number, behind = rest[:i], strings.TrimLeft(rest[i:], " \t")
	}
	if kindOf(number) != cellNumber || readCell(number).rest != "" {
		return raw
	}
	return strings.TrimRight(name, " \t") + "  " + number + unit + "  " + behind
}
