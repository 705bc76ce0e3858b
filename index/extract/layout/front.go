package layout

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

var (
	issueRow = regexp.MustCompile(`^[（(]?\d{4}\s*年\s*第?\s*\d{1,2}\s*期[^，。；]{0,20}$|^[（(]?总?第\s*\d{1,4}\s*期[）)]?$`)
	imprint  = regexp.MustCompile(`^(?:主办|承办|协办|编印|编辑|主编|出版|地址|电话|邮箱|网址|内部资料|准印证)[^。；]{0,60}$`)
	leader   = regexp.MustCompile(`[\s.…·（(]*\d*[）)]?$`) // and the page, behind a headline in a table of contents
)

// front marks the lines that stand before the first headline of an issue: its name and number, who prints it, and the table of
// contents, whose lines stand again below.
func front(raw []string, pages map[int]bool) {
	i, named := 0, false
	for ; i < len(raw); i++ {
		t := strings.TrimSpace(raw[i])
		switch bare := strings.Join(strings.Fields(t), ""); {
		case bare == BulletinName:
			named = true
		case bare == "目录":
			contents(raw, i, pages)
			return
		case t != "" && !(named && (issueRow.MatchString(t) || dayRow.MatchString(t) || imprint.MatchString(t))):
			return
		}
		if t != "" {
			pages[i] = true
		}
	}
}

// maxContents is how many lines a table of contents has at most.
const maxContents = 300

// contents marks a table of contents that begins at a line.
func contents(raw []string, from int, pages map[int]bool) {
	last := map[string]int{} // the line that a text stands on last
	for i, l := range raw {
		last[entry(l)] = i
	}
	entries := 0
	for i := from; i < len(raw); i++ {
		t := entry(raw[i])
		if t == "" {
			continue
		}
		if entries++; entries > maxContents {
			return
		}
		if i > from && last[t] == i && !isSection(t) && !standsBelow(t, raw[i+1:]) {
			return
		}
		pages[i] = true
	}
}

// entry is a line of a table of contents without blanks, leader and page.
func entry(l string) string {
	return leader.ReplaceAllString(strings.Join(strings.Fields(strings.TrimSpace(l)), ""), "")
}

// standsBelow reports whether a headline stands below over two lines.
func standsBelow(t string, below []string) bool {
	for _, l := range below {
		if s := strings.Join(strings.Fields(l), ""); utf8.RuneCountInString(s) > 7 && strings.HasPrefix(t, s) {
			return true
		}
	}
	return false
}
