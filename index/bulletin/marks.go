package bulletin

import "slices"

// prose is the paragraph as patterns read it: full-width signs made plain, a lone point behind a Chinese sentence made the
// full stop it stands for, and broken numbers hidden. A paragraph that is longer than any of a bulletin says nothing.
func (p *Paragraph) prose() string {
	if len(p.Text) > maxProse {
		return ""
	}
	return hideBroken(fullStops(narrow(p.Text)))
}

// maxProse is the length in bytes up to which a paragraph is read for facts: three times the longest in a real issue. Each
// fact looks back over its paragraph, so that a paragraph of megabytes would take days.
const maxProse = 4 << 10

// LineMarks tells where each line of the file begins in Text, as pairs of offset and line, for who keeps a Paragraph
// on disk.
func (p *Paragraph) LineMarks() []int {
	out := make([]int, 0, 2*len(p.marks))
	for _, m := range p.marks {
		out = append(out, m.offset, m.line)
	}
	return out
}

// SetLineMarks takes back what LineMarks told.
func (p *Paragraph) SetLineMarks(pairs []int) {
	p.marks = slices.Grow([]mark(nil), len(pairs)/2)
	for i := 0; i+1 < len(pairs); i += 2 {
		p.marks = append(p.marks, mark{offset: pairs[i], line: pairs[i+1]})
	}
}
