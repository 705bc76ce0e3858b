package bulletin

// A LineStart is where a line of the file begins in a paragraph's Text.
type LineStart struct{ Offset, Line int }

// AddLine notes that a line of the file begins at an offset in Text.
func (p *Paragraph) AddLine(line, offset int) {
	p.Starts = append(p.Starts, LineStart{offset, line})
}

// Lines returns the first and last line of the file that Text[from:to] comes from.
func (p *Paragraph) Lines(from, to int) (first, last int) {
	first, last = p.First, p.First
	for _, s := range p.Starts {
		if s.Offset <= from {
			first = s.Line
		}
		if s.Offset < to {
			last = s.Line
		}
	}
	return first, max(first, last)
}
