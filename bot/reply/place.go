package reply

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// InFile tells where citations of one file stand in it: its pages, or where it has none the lines, as they are printed.
func InFile(cs []Citation, lines string, english bool) string {
	what, chinese, at := "line", "行", lines
	if pages := pagesOf(cs); pages != "" {
		what, chinese, at = "page", "页", pages
	}
	if english {
		return fmt.Sprintf("%s %s %s", cs[0].File, what, at)
	}
	return fmt.Sprintf("%s 第 %s %s", cs[0].File, at, chinese)
}

// pagesOf prints the pages of citations in order, neighbours as a range: 3, 5–6.
func pagesOf(cs []Citation) string {
	var pages []int
	for _, c := range cs {
		for n := c.Page; n > 0 && n <= max(c.Page, c.toPage); n++ {
			pages = append(pages, n)
		}
	}
	return Ranges(pages)
}

// Ranges prints numbers in order, each once, neighbours as a range: 252, 269–280.
func Ranges(ns []int) string {
	ns = slices.Compact(slices.Sorted(slices.Values(ns)))
	var out []string
	for i := 0; i < len(ns); {
		j := i
		for j+1 < len(ns) && ns[j+1] == ns[j]+1 {
			j++
		}
		text := strconv.Itoa(ns[i])
		if j > i {
			text += "–" + strconv.Itoa(ns[j])
		}
		out, i = append(out, text), j+1
	}
	return strings.Join(out, ", ")
}
