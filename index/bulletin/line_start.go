package bulletin

import "slices"

// A lineStart is where a line begins: in Text, and in Text as it is read for facts, whose characters are the same but
// shorter.
type lineStart struct{ offset, folded, line int }

// AddLine notes that a line of the file begins at an offset in Text, and at another in Text as it is read for facts.
func (p *Paragraph) AddLine(line, offset, folded int) {
	p.starts = append(p.starts, lineStart{offset, folded, line})
}

// Lines returns the first and last line of the file that Text[from:to] comes from.
func (p *Paragraph) Lines(from, to int) (first, last int) {
	return p.lines(from, to, func(s lineStart) int { return s.offset })
}

// FoldedLines is Lines for a part of Text as it is read for facts.
func (p *Paragraph) FoldedLines(from, to int) (first, last int) {
	return p.lines(from, to, func(s lineStart) int { return s.folded })
}

func (p *Paragraph) lines(from, to int, offset func(lineStart) int) (first, last int) {
	first, last = p.First, p.First
	for _, s := range p.starts {
		if offset(s) <= from {
			first = s.line
		}
		if offset(s) < to {
			last = s.line
		}
	}
	return first, max(first, last)
}

// LineStarts returns where each line of the file begins in Text, as pairs of offset and line, to keep on disk.
func (p *Paragraph) LineStarts() []int {
	out := make([]int, 0, 2*len(p.starts))
	for _, s := range p.starts {
		out = append(out, s.offset, s.line)
	}
	return out
}

// SetLineStarts takes back what LineStarts returned.
func (p *Paragraph) SetLineStarts(pairs []int) {
	p.starts = slices.Grow([]lineStart(nil), len(pairs)/2)
	for i := 0; i+1 < len(pairs); i += 2 {
		p.starts = append(p.starts, lineStart{offset: pairs[i], line: pairs[i+1]})
	}
}
