package layout

import (
	"fmt"
	"strings"

	"rebot/index/bulletin"
)

// refuseColumns refuses a text of two columns side by side: read line by line, the halves of two sentences would be one.
func refuseColumns(name string, raw []string) error {
	for i := range raw {
		if n := sideBySide(raw[i:]); n > 0 {
			return &bulletin.Error{File: name, Line: i + 1, Text: fmt.Sprintf(
				"two columns of text stand side by side on lines %d to %d; put one under the other (pdftotext without -layout does)", i+1, i+n)}
		}
	}
	return nil
}

// columnsFrom is how many lines beside each other show two columns: two may be a table's.
const columnsFrom = 3

// sideBySide counts the lines from the first that are prose on both sides of one gutter; 0 where they are not.
func sideBySide(raw []string) int {
	gutter, n := 0, 0
	var left, right columnText
	for _, l := range raw {
		if strings.TrimSpace(l) == "" && n > 0 {
			continue
		}
		a, b, at := halves(l)
		if at == 0 || gutter > 0 && at != gutter {
			break
		}
		gutter = at
		n++
		left.add(a)
		right.add(b)
	}
	if n < columnsFrom || !left.isProse() || !right.isProse() {
		return 0
	}
	return n
}

// A columnText is the text of one of two columns.
type columnText struct {
	lines  []string
	widest int
	marks  bool
}

func (c *columnText) add(s string) {
	c.lines, c.widest = append(c.lines, s), max(c.widest, Columns(s))
	c.marks = c.marks || hasMark(s)
}

// isProse reports whether the lines are of sentences that break at the column's end: most fill it.
func (c *columnText) isProse() bool {
	full := 0
	for _, s := range c.lines {
		if fills(s, c.widest) && !endsSentence(s) {
			full++
		}
	}
	return c.marks && full*2 > len(c.lines)
}

// halves parts a line at the only run of blanks in it, with Han on both sides, and tells in which display column the right
// half begins; 0 where there are no halves.
func halves(l string) (a, b string, at int) {
	if !strings.Contains(l, "  ") {
		return "", "", 0
	}
	l = strings.TrimRight(l, " \t\r")
	body := strings.TrimLeft(l, " ")
	i := strings.Index(body, "  ")
	if i < 0 || strings.ContainsRune(l, '\t') {
		return "", "", 0
	}
	a, b = body[:i], strings.TrimLeft(body[i:], " ")
	if strings.Contains(b, "  ") || !strings.ContainsFunc(a, isWide) || !strings.ContainsFunc(b, isWide) {
		return "", "", 0
	}
	return a, b, Columns(l) - Columns(b)
}
