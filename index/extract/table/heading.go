package table

import (
	"strings"
	"unicode/utf8"

	"rebot/index/bulletin"
	"rebot/index/extract/layout"
)

// A heading is a line that opens a part of its article by a mark or a number in Han, with what it says of all below it.
type heading struct {
	slots
	mark string // ■, or 一 where it is counted
}

// headingOf reads a line as a heading: ■ 北方稀土, 二、市场价格. One that is not understood says nothing.
func headingOf(text string, month bulletin.Month) (heading, bool) {
	var h heading
	if len(text) > 4*maxSection || layout.HasSentence(text) {
		return h, false
	}
	switch first, _ := utf8.DecodeRuneInString(text); {
	case layout.CountedInHan(text):
		h.mark = "一"
	case strings.ContainsRune(headingMarks, first):
		h.mark = string(first)
	default:
		return h, false
	}
	s := slotsOf(unlisted(text), month)
	if s.understood() && s.role == "" { // whose and which figures are, and not of when
		s.period, s.timeKind, s.year, s.rel = bulletin.Period{}, "", false, ""
		h.slots = s
	}
	return h, true
}

// headingMarks open a heading, and rows of lists too: those have figures.
const headingMarks = "■◆★▲●【◎▶►◇□▌▍"

// ends reports whether a heading ends the part of another: it is of the same kind, or counted.
func (h *heading) ends(next *heading) bool {
	return h.mark == "" || h.mark == next.mark || next.mark == "一"
}
