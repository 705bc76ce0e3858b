package pdf

import (
	"slices"
	"unicode"

	"rebot/index/bulletin"
)

// marked gives the boxes of what is to be marked, one for each line that it stands on.
func (p *page) marked(marks []bulletin.Mark) (out []box) {
	for _, m := range marks {
		if found := p.find(m); len(found) > 0 {
			out = append(out, found...)
			continue
		}
		for _, s := range m.In {
			out = append(out, box{float64(s.Left), float64(s.Top), float64(s.Right), float64(s.Bottom)})
		}
	}
	return out
}

// A placed is a character in the order of reading, with the line that it is on.
type placed struct {
	char
	line int
}

// find finds a text in its boxes, as often as it stands there. Blanks, tabs and the commas of thousands don't count, and a
// number is no part of another one.
func (p *page) find(m bulletin.Mark) (out []box) {
	text, want := p.reading(m.In), plainRunes(m.Text)
	if len(want) == 0 {
		return nil
	}
	for at := 0; at+len(want) <= len(text); at++ {
		end := at + len(want)
		if !slices.EqualFunc(text[at:end], want, func(c placed, r rune) bool { return c.r == r }) ||
			goesOn(text, at, want[0]) || goesOn(text, end, want[len(want)-1]) {
			continue
		}
		out = append(out, boxes(text[at:end])...)
	}
	return out
}

// goesOn reports whether a number goes on over the edge of what was found, at its beginning or its end.
func goesOn(text []placed, edge int, inside rune) bool {
	if !isDigit(inside) || edge == 0 || edge == len(text) || text[edge-1].line != text[edge].line {
		return false
	}
	a, b := text[edge-1], text[edge]
	of := func(c placed) bool { return isDigit(c.r) || c.r == '.' }
	return of(a) && of(b) && b.x-a.right < 0.3*max(a.size, b.size)
}

// reading gives the characters that stand in boxes, line by line, without commas.
func (p *page) reading(in []bulletin.Spot) (out []placed) {
	n := 0
	for _, s := range in {
		var chars []char
		for _, c := range p.chars {
			if x, y := (c.x+c.right)/2, c.y-0.3*c.size; x >= float64(s.Left)-1 && x <= float64(s.Right)+1 &&
				y >= float64(s.Top)-1 && y <= float64(s.Bottom)+1 && c.r != ',' {
				chars = append(chars, c)
			}
		}
		for _, l := range lines(chars, p.number) {
			for _, sp := range l.spans {
				for _, c := range sp.chars {
					out = append(out, placed{c, n})
				}
			}
			n++
		}
	}
	return out
}

func plainRunes(s string) (out []rune) {
	for _, r := range s {
		if !unicode.IsSpace(r) && r != ',' {
			out = append(out, r)
		}
	}
	return out
}

// boxes gives the boxes of characters, one for each line.
func boxes(text []placed) (out []box) {
	for i, c := range text {
		b := box{c.x - 1, c.y - c.size, c.right + 1, c.y + 0.3*c.size}
		if n := len(out); i > 0 && text[i-1].line == c.line {
			o := &out[n-1]
			*o = box{min(o.left, b.left), min(o.top, b.top), max(o.right, b.right), max(o.bottom, b.bottom)}
			continue
		}
		out = append(out, b)
	}
	return out
}
