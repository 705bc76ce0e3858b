package layout

import (
	"maps"
	"regexp"
	"slices"
	"strings"

	"rebot/index/bulletin"
)

var (
	// Numbers that may be of pages: 12, ·12·, 3/40, Page 3 of 40, 第 3 页 / 共 40 页.
	maybePage = regexp.MustCompile(`^[-—–－·•~|\s]*(?:第|[Pp]age|[Pp]\.)?\s*(\d{1,3})\s*页?(?:\s*(?:[/／]|of|共)\s*共?\s*\d{1,3}\s*页?)?[-—·•~|\s]*$`)
	dated     = regexp.MustCompile(`第?\d+[年月日期]`)
)

// furniture tells the lines of pages that are no text though they may look like it: numbers, and what is printed beside them
// at the head or the foot of each.
func furniture(raw []string) map[int]bool {
	numbers := pageNumbers(raw)
	if len(numbers) == 0 && !slices.ContainsFunc(raw, isPageNumber) {
		return numbers
	}
	out, alike := maps.Clone(numbers), map[string][]int{}
	for i, l := range raw {
		if hasMark(l) { // as most lines have
			continue
		}
		t := strings.Join(strings.Fields(l), "")
		if bulletin.HasAny(t, "年", "月", "日", "期") {
			t = dated.ReplaceAllString(t, "")
		}
		if t != "" && len(t) <= maxRunning && isRunning(t) {
			alike[t] = append(alike[t], i)
		}
	}
	for _, at := range alike {
		n := 0
		for _, i := range at {
			if len(at) >= pagesTell && besideNumber(raw, i, numbers) {
				n++
			}
		}
		for _, i := range at {
			if n >= pagesTell && n*2 >= len(at) {
				out[i] = true
			}
		}
	}
	return out
}

// isRunning reports whether a line may be the name of a paper or a part: no sentence, no figures but a date.
func isRunning(s string) bool {
	return !endsSentence(s) && !hasMark(s) && !strings.ContainsAny(s, "0123456789") && !isSection(s) && !IsSource(s)
}

const (
	pagesTell  = 3   // as many pages show what they have in common
	pageLines  = 12  // so many lines of text a page has at least
	maxRunning = 120 // bytes of the line at the head of a page
)

// A pageLink is a line that may be the number of a page, in a chain of those before.
type pageLink struct{ line, text, length, before int }

// pageNumbers finds lines of a number alone that count the pages up.
func pageNumbers(raw []string) map[int]bool {
	links := pageLinks(raw)
	longest := -1
	for i, k := range links {
		if longest < 0 || k.length > links[longest].length {
			longest = i
		}
	}
	out := map[int]bool{}
	if longest >= 0 && links[longest].length >= pagesTell {
		for i := longest; i >= 0; i = links[i].before {
			out[links[i].line] = true
		}
	}
	return out
}

// pageLinks puts each number alone behind the longest chain that it goes on with, a page or two and enough text later.
func pageLinks(raw []string) (links []pageLink) {
	last := map[int]int{} // by its number, the link that ends the longest chain
	text := 0
	for i, l := range raw {
		t := strings.TrimSpace(l)
		if t == "" {
			continue
		}
		text++
		n := pageOf(t)
		if n < 0 {
			continue
		}
		k := pageLink{i, text, 1, -1}
		for _, before := range []int{n - 1, n - 2} { // a page may have none
			if b, ok := last[before]; ok && links[b].length >= k.length && text-links[b].text > pageLines {
				k.length, k.before = links[b].length+1, b
			}
		}
		links = append(links, k)
		if b, ok := last[n]; !ok || links[b].length <= k.length {
			last[n] = len(links) - 1
		}
	}
	return links
}

// pageOf is the number of the page that a line may be, -1 where it is of something else.
func pageOf(t string) int {
	if len(t) > 40 || !strings.ContainsAny(t, "0123456789") {
		return -1
	}
	if m := maybePage.FindStringSubmatch(t); m != nil {
		return atoi(m[1])
	}
	return -1
}

// isPageNumber reports whether a line is the number of a page, by the marks or words around it.
func isPageNumber(l string) bool {
	l = strings.TrimSpace(l)
	return opensWithAny(l, "-", "—", "–", "－", "第") && pageNumber.MatchString(l)
}

// besideNumber reports whether the number of a page is the next line above or below.
func besideNumber(raw []string, i int, numbers map[int]bool) bool {
	for _, step := range []int{-1, 1} {
		j := i + step
		for j >= 0 && j < len(raw) && strings.TrimSpace(raw[j]) == "" {
			j += step
		}
		if j >= 0 && j < len(raw) && (numbers[j] || isPageNumber(raw[j])) {
			return true
		}
	}
	return false
}
