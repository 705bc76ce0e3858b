package table

import "strings"

// alignTabs makes one tab of several where they only align columns: lines side by side have the same number of filled cells,
// and not of tabs.
func alignTabs(lines []gridLine) {
	for from := 0; from < len(lines); {
		to := from
		for to < len(lines) && strings.Contains(strings.TrimSpace(lines[to].raw), "\t") {
			to++
		}
		if to-from > 2 && aligned(lines[from:to]) {
			for i := from; i < to; i++ {
				lines[i].raw = strings.Join(tabbed(lines[i].raw), "\t")
			}
		}
		from = to + 1
	}
}

// aligned reports whether lines differ in their tabs, and none in how many cells are filled.
func aligned(lines []gridLine) bool {
	cells, tabs, ragged := len(tabbed(lines[0].raw)), strings.Count(lines[0].raw, "\t"), false
	for _, l := range lines {
		if len(tabbed(l.raw)) != cells {
			return false
		}
		ragged = ragged || strings.Count(l.raw, "\t") != tabs
	}
	return ragged && cells > 1
}

// tabbed are the cells of a line between tabs that are not empty.
func tabbed(raw string) (out []string) {
	for _, c := range strings.Split(raw, "\t") {
		if strings.TrimSpace(c) != "" {
			out = append(out, c)
		}
	}
	return out
}
