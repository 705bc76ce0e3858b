package bulletin

import "sort"

// A LineStart is where a line of the file begins in a paragraph's Text.
type LineStart struct{ Offset, Line int }

// AddLine notes that a line of the file begins at an offset in Text.
func (p *Paragraph) AddLine(line, offset int) {
	p.Starts = append(p.Starts, LineStart{offset, line})
}

// Lines returns the first and last line of the file that Text[from:to] comes from.
func (p *Paragraph) Lines(from, to int) (first, last int) {
	lineBefore := func(end int) int { // of the last start before an offset
		i := sort.Search(len(p.Starts), func(i int) bool { return p.Starts[i].Offset >= end })
		if i == 0 {
			return p.First
		}
		return p.Starts[i-1].Line
	}
	first, last = lineBefore(from+1), lineBefore(to)
	return first, max(first, last)
}
