package pdf

import (
	"math"
	"regexp"
	"strings"
)

// mark notes at which lines of an area a paragraph ends; what follows is the first line of the next area, nil for none.
func (a *area) mark(follows *line) {
	for i, l := range a.lines {
		next := follows
		if i+1 < len(a.lines) {
			next = a.lines[i+1]
		}
		begins := i == 0 || a.lines[i-1].ends
		l.ends = l.ends || next == nil || a.endsAt(l, next) && !(begins && a.headline(l, next))
	}
}

// headline reports whether a line that begins a paragraph is the first of a headline in the middle that the next one ends.
func (a *area) headline(l, next *line) bool {
	return l.cells == nil && next.cells == nil && next.area == a && math.Abs(l.size-next.size) <= 0.08*l.size && next.y-l.y < 2*l.size &&
		a.centred(next) && !l.indented() && a.full(l, next) && !endsSentence(l.text())
}

// endsAt reports whether a paragraph ends between two lines.
func (a *area) endsAt(l, next *line) bool {
	em := max(l.size, 1)
	switch {
	case l.cells != nil, next.cells != nil, math.Abs(l.size-next.size) > 0.08*em:
		return true
	case next.area == a && next.y-l.y > 1.45*max(a.pitch, em):
		return true
	case a.centred(l) && next.area == a && a.centred(next):
		return !a.full(l, next)
	}
	return next.indented() || !a.full(l, next) || opensParagraph.MatchString(next.text()) && endsSentence(l.text())
}

// opensParagraph is a line that begins with the number of a section, a point of a list, a table or a picture.
var opensParagraph = regexp.MustCompile(`^(第?[一二三四五六七八九十]+[、章节]|[（(][一二三四五六七八九十]+[）)]|\d{1,2}[.、．]\D|[①-⑳]|[图表]\s*\d)`)

func endsSentence(s string) bool {
	last := []rune(s)
	return strings.ContainsRune("。！？：；）)", last[len(last)-1])
}

// indented reports whether a line begins to the right of where the lines of its area do.
func (l *line) indented() bool { return l.left > l.area.left+1.2*l.size }

// full reports whether a line has no room for the beginning of the next one.
func (a *area) full(l, next *line) bool {
	return l.right+next.firstWord()+0.6*l.size > a.right
}

// firstWord is how much room the beginning of a line takes that can't be broken: a Han character, with the mark behind it
// that no line begins with, or a word.
func (l *line) firstWord() float64 {
	chars := l.spans[0].chars
	i := 1
	for i < len(chars) && i < 60 && (!isWide(chars[i-1].r) && !isWide(chars[i].r) && !chars[i].blank || closes(chars[i].r)) {
		i++
	}
	return chars[i-1].right - chars[0].x
}

// closes reports whether no line begins with a character.
func closes(r rune) bool {
	switch r {
	case '，', '。', '、', '；', '：', '？', '！', '）', '》', '”', '】', '%', '％', '…', ')', ',', '.', '｡', '’':
		return true
	}
	return false
}

// centred reports whether a line stands in the middle of its area, with room on both sides.
func (a *area) centred(l *line) bool {
	left, right := l.left-a.left, a.right-l.right
	return left > 1.2*l.size && right > 0.5*l.size && math.Abs(left-right) < 2*l.size
}
