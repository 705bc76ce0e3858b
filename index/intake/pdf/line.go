package pdf

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"
)

// A span is characters beside each other with no wide gap between them.
type span struct {
	chars       []char
	left, right float64
}

// A line is the characters that stand on one line of a page, or of a column of one.
type line struct {
	spans       []span
	left, right float64
	y           float64 // where most characters stand
	size        float64 // of most characters
	loose       float64 // the gap between most Han characters: lines are stretched to the margin
	page        int
	cells       []string // of a row of a table; nil for running text
	open        bool     // no rule ends the row: it may go on over the page
	area        *area    // that it was found in
	ends        bool     // a paragraph ends with it
	spot        box
}

// A box is where something stands on a page.
type box struct{ left, top, right, bottom float64 }

// box is where a line stands, with what rises over it and hangs under it.
func (l *line) box() box {
	if l.spot != (box{}) {
		return l.spot
	}
	return box{l.left, l.y - l.size, l.right, l.y + 0.25*l.size}
}

// wideGap is the gap, in sizes of the font, from which two characters are of two spans.
const wideGap = 0.8

// lines puts characters together that stand on one line. What is raised or lowered by less than half its size, as an exponent
// and an index are, stands on it too.
func lines(chars []char, page int) []*line {
	chars = slices.Clone(chars)
	slices.SortStableFunc(chars, func(a, b char) int { return cmp.Compare(a.y, b.y) })
	var out []*line
	for from := 0; from < len(chars); {
		to, y, size := from+1, chars[from].y, chars[from].size
		for to < len(chars) && chars[to].y-y < 0.5*max(size, chars[to].size) {
			if chars[to].size > 1.15*size { // the first was an exponent
				y, size = chars[to].y, chars[to].size
			}
			to++
		}
		out = append(out, lineOf(chars[from:to], page))
		from = to
	}
	return out
}

// lineOf makes a line of its characters.
func lineOf(chars []char, page int) *line {
	chars = slices.Clone(chars)
	slices.SortStableFunc(chars, func(a, b char) int { return cmp.Compare(a.x, b.x) })
	l := &line{page: page, size: commonest(chars, func(c char) float64 { return c.size })}
	l.y = commonest(chars, func(c char) float64 { return c.y })
	for i, c := range chars {
		if i > 0 && printedTwice(chars[i-1], c) {
			continue
		}
		if i > 0 && overprinted(chars[i-1], c, l.size) {
			c.r = unicode.ReplacementChar // neither can be read
		}
		if n := len(l.spans); n > 0 && c.x-l.spans[n-1].right < wideGap*l.size {
			s := &l.spans[n-1]
			s.chars, s.right = append(s.chars, c), max(s.right, c.right)
			continue
		}
		l.spans = append(l.spans, span{[]char{c}, c.x, c.right})
	}
	l.loose = l.looseness()
	l.left, l.right = l.spans[0].left, l.spans[len(l.spans)-1].right
	return l
}

// looseness is the gap in the middle of all between Han characters of a line.
func (l *line) looseness() float64 {
	var gaps []float64
	for _, s := range l.spans {
		for i := 1; i < len(s.chars); i++ {
			if a, b := s.chars[i-1], s.chars[i]; isHan(a.r) && isHan(b.r) {
				gaps = append(gaps, b.x-a.x-l.size)
			}
		}
	}
	if len(gaps) == 0 {
		return 0
	}
	slices.Sort(gaps)
	return max(0, gaps[len(gaps)/2])
}

func isHan(r rune) bool { return unicode.Is(unicode.Han, r) }

// printedTwice reports whether two characters are one that is printed twice, a little beside itself, to look bold.
func printedTwice(a, b char) bool {
	return a.r == b.r && b.x-a.x < 0.15*a.size && math.Abs(a.y-b.y) < 0.15*a.size
}

// overprinted reports whether a letter or a digit is printed over another one. Marks are set close to each other.
func overprinted(a, b char, size float64) bool {
	return isLetter(a.r) && isLetter(b.r) && a.right-b.x > 0.35*size && min(a.size, b.size) > 0.7*size && math.Abs(a.y-b.y) < 0.5*size
}

// commonest is the value that most characters have, to a tenth of a point.
func commonest(chars []char, of func(char) float64) float64 {
	count := map[int]int{}
	best := int(math.Round(of(chars[0]) * 10))
	for _, c := range chars {
		k := int(math.Round(of(c) * 10))
		if count[k]++; count[k] > count[best] {
			best = k
		}
	}
	return float64(best) / 10
}

// text returns the text of a span.
func (s span) text(l *line) string {
	var b strings.Builder
	for i, c := range s.chars {
		if i > 0 {
			b.WriteString(between(s.chars[i-1], c, l))
		}
		b.WriteRune(c.r)
	}
	return b.String()
}

// text returns the text of a line, with three blanks where a gap is wide.
func (l *line) text() string {
	if l.cells != nil {
		return strings.Join(l.cells, "\t")
	}
	var b strings.Builder
	for i, s := range l.spans {
		if i > 0 {
			b.WriteString(" ")
		}
		b.WriteString(s.text(l))
	}
	return b.String()
}

// between gives the text between two characters of a line: a blank where one is printed, or a gap is too wide for one
// word; and ^ before an exponent, so that ten to the fifth does not become a hundred and five.
func between(a, b char, l *line) string {
	raised := b.size < 0.85*a.size && b.y < a.y-0.15*l.size
	switch {
	case raised && isDigit(a.r) && (isDigit(b.r) || strings.ContainsRune("-−–+", b.r)):
		return "^"
	case isHan(a.r) && isHan(b.r) && b.x-a.x-l.size-l.loose > 0.18*l.size:
		return " " // between the halves of a headline
	case b.blank, b.x-a.right > 0.2*l.size && isLatin(a.r) && isLatin(b.r):
		return " "
	}
	return ""
}

func isLetter(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

func isLatin(r rune) bool { return r < 0x2e80 && (unicode.IsLetter(r) || unicode.IsDigit(r)) }

// isWide reports whether a character takes the room of a Han one.
func isWide(r rune) bool {
	return unicode.Is(unicode.Han, r) || r >= 0x3000 && r <= 0x303f || r >= 0xff00 && r <= 0xff65 || r == '“' || r == '”'
}
