package pdf

import (
	"maps"
	"regexp"
	"slices"
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
	for _, areas := range pages {
		found := edges(areas)
		for _, key := range slices.Sorted(maps.Keys(found)) { // the same heads each time
			if !pageNumber.MatchString(key) && (len(pages) < 2 || seen[key] < max(2, len(pages)*2/5) || strings.HasSuffix(key, "。")) {
				continue
			}
			for _, l := range found[key] {
				if text := l.text(); !pageNumber.MatchString(key) && !told[text] {
					told[text], heads = true, append(heads, text)
				}
				remove(areas, l)
			}
		}
	}
	return heads
}

// pageNumber is a line that is nothing but the number of a page, its digits as 0.
var pageNumber = regexp.MustCompile(`^[-—–－·\s]*(第\s*)?0+\s*(页)?([/／\s,，]*(共\s*)?0+\s*页?)?[-—–－·\s]*$`)

var digits = regexp.MustCompile(`\d+`)

// edges gives the lines at the top and the foot of a page, by what they say with every number as 0. Rows of tables are
// left out.
func edges(areas []*area) map[string][]*line {
	var all []*line
	for _, a := range areas {
		all = append(all, a.lines...)
	}
	var ys []float64
	for _, l := range all {
		ys = append(ys, l.y)
	}
	slices.Sort(ys)
	out := map[string][]*line{}
	for _, l := range all {
		above, _ := slices.BinarySearch(ys, l.y-1)
		if l.cells == nil && (above < edge || len(all)-1-above < edge) {
			key := strings.TrimSpace(digits.ReplaceAllString(l.text(), "0"))
			out[key] = append(out[key], l)
		}
	}
	return out
}
