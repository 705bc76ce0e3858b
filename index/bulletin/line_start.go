package bulletin

import "sort"

// A LineStart is where a line of the file begins: in Text, and in Text as it is read for facts, whose characters are the
// same but shorter.
type LineStart struct{ Offset, Folded, Line int }

// AddLine notes that a line of the file begins at an offset in Text, and at another in Text as it is read for facts.
func (p *Paragraph) AddLine(line, offset, folded int) {
	p.Starts = append(p.Starts, LineStart{offset, folded, line})
}

// Lines returns the first and last line of the file that Text[from:to] comes from.
func (p *Paragraph) Lines(from, to int) (first, last int) {
	return p.lines(from, to, func(s LineStart) int { return s.Offset })
}

// FoldedLines is Lines for a part of Text as it is read for facts.
func (p *Paragraph) FoldedLines(from, to int) (first, last int) {
	return p.lines(from, to, func(s LineStart) int { return s.Folded })
}

func (p *Paragraph) lines(from, to int, offset func(LineStart) int) (first, last int) {
	lineBefore := func(end int) int { // of the last start before an offset
		i := sort.Search(len(p.Starts), func(i int) bool { return offset(p.Starts[i]) >= end })
		if i == 0 {
			return p.First
		}
		return p.Starts[i-1].Line
	}
	first, last = lineBefore(from+1), lineBefore(to)
	return first, max(first, last)
}
