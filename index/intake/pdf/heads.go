package pdf

import (
	"regexp"
	"strings"
)

// edge is how many lines at the top and at the foot of a page may be running heads, notes of its number and the like.
const edge = 3

// runningHeads takes off what stands at the top or the foot of most pages but for its numbers, and gives the heads once each.
func runningHeads(pages [][]*area) (heads []string) {
	seen := map[string]int{}
	for _, areas := range pages {
		for key := range edges(areas) {
			seen[key]++
		}
	}
	told := map[string]bool{}
	for i, areas := range pages {
		for key, ls := range edges(areas) {
			if !pageNumber.MatchString(key) && (len(pages) < 2 || seen[key] < max(2, len(pages)*2/5) || strings.HasSuffix(key, "。")) {
				continue
			}
			for _, l := range ls {
				if text := l.text(); !pageNumber.MatchString(key) && !told[text] {
					told[text], heads = true, append(heads, text)
				}
				drop(areas, l)
			}
		}
		pages[i] = areas
	}
	return heads
}

// pageNumber is a line that is nothing but the number of a page, its digits as 0.
var pageNumber = regexp.MustCompile(`^[-—–－·\s]*(第\s*)?0+\s*(页)?([/／\s,，]*(共\s*)?0+\s*页?)?[-—–－·\s]*$`)

var digits = regexp.MustCompile(`\d+`)

// edges gives the lines at the top and the foot of a page, by what they say with every number as 0. A row of a table is none.
func edges(areas []*area) map[string][]*line {
	var all []*line
	for _, a := range areas {
		all = append(all, a.lines...)
	}
	out := map[string][]*line{}
	for i, l := range all {
		if l.cells == nil && (topmost(all, l) < edge || len(all)-1-topmost(all, l) < edge) {
			key := strings.TrimSpace(digits.ReplaceAllString(l.text(), "0"))
			out[key] = append(out[key], all[i])
		}
	}
	return out
}

// topmost counts the lines of a page that stand higher than one.
func topmost(all []*line, l *line) (n int) {
	for _, o := range all {
		if o.y < l.y-1 {
			n++
		}
	}
	return n
}

// drop takes a line out of its area.
func drop(areas []*area, l *line) {
	for _, a := range areas {
		for i, o := range a.lines {
			if o == l {
				a.lines = append(a.lines[:i:i], a.lines[i+1:]...)
				break
			}
		}
	}
}
