package extract

import (
	"regexp"
	"strings"

	"rebot/index/bulletin"
)

var (
	changeCell = regexp.MustCompile(`^(\(?)(?:([+\-−–—↑↓▲▼])|(` + up + `)|(` + down + `))?(` + number + `)%?([↑↓▲▼]?)\)?$`)
	flatCell   = regexp.MustCompile(`持平|^平$|^不变$|^无变化$`)
)

// rowChange reads a cell of printed change, such as -0.68%, ↓0.68, 下跌0.68%, (0.68%) as accounts put a fall, or 持平.
func rowChange(cell string, base bulletin.Month) (*bulletin.Change, string) {
	cell = strings.ReplaceAll(cell, " ", "")
	if cell == "" || emptyCell.MatchString(cell) {
		return nil, ""
	}
	if flatCell.MatchString(cell) {
		return &bulletin.Change{Flat: true, Base: base}, ""
	}
	m := changeCell.FindStringSubmatch(cell)
	if m == nil || m[2]+m[3]+m[4] != "" && m[6] != "" {
		return nil, "“" + cell + "” is not a change in per cent"
	}
	a, ok := bulletin.ParseAmount(m[5])
	if !ok {
		return nil, "“" + cell + "” is too long a number"
	}
	if m[4] != "" || strings.ContainsAny(m[2]+m[6], "-−–—↓▼") || m[1] != "" && m[2]+m[3]+m[6] == "" {
		a = a.Neg()
	}
	return &bulletin.Change{Percent: a, Base: base, Flat: a.Value.IsZero()}, ""
}
