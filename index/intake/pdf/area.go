package pdf

import "slices"

// An area is a part of a page that is read from top to bottom: a column, or what stands across all columns.
type area struct {
	left, right float64 // where its lines begin, and the longest ends
	pitch       float64 // from one line of a paragraph to the next
	lines       []*line
}

// A strip is the empty space between two columns of running text.
type strip struct{ left, right float64 }

func (s strip) width() float64 { return s.right - s.left }

// crosses reports whether a line has a character in the strip.
func (s strip) crosses(l *line) bool {
	for _, sp := range l.spans {
		for _, c := range sp.chars {
			if !closes(c.r) && c.x < s.right-1 && c.right > s.left+1 { // marks may hang out of their column
				return true
			}
		}
	}
	return false
}

// areas cuts a page into its areas, in the order that they are read in. The strip is that of the document, zero for none.
func (p *page) areas(chars []char, s strip) (out []*area) {
	all := lines(chars, p.number)
	if s == (strip{}) {
		return []*area{areaOf(all)}
	}
	var whole []*line // that no column is made of yet
	for from := 0; from < len(all); {
		to := from + 1
		for to < len(all) && s.crosses(all[to]) == s.crosses(all[from]) {
			to++
		}
		left, right := s.sides(all[from:to])
		if a, b := lines(left, p.number), lines(right, p.number); s.crosses(all[from]) || len(a) < minColumn || len(b) < minColumn {
			whole = append(whole, all[from:to]...)
		} else {
			if len(whole) > 0 {
				out = append(out, areaOf(whole))
			}
			whole, out = nil, append(out, areaOf(a), areaOf(b))
		}
		from = to
	}
	if len(whole) > 0 {
		out = append(out, areaOf(whole))
	}
	return out
}

// minColumn is how many lines a column has at least.
const minColumn = 3

// sides sorts the characters of lines into those left and right of a strip.
func (s strip) sides(all []*line) (left, right []char) {
	for _, l := range all {
		for _, sp := range l.spans {
			for _, c := range sp.chars {
				if c.x < (s.left+s.right)/2 {
					left = append(left, c)
				} else {
					right = append(right, c)
				}
			}
		}
	}
	return left, right
}

// stripOf finds the strip of a document in columns: the narrowest of its pages', on two pages in five at least.
func stripOf(pages []*page, chars [][]char) (best strip) {
	found := 0
	for i, p := range pages {
		if s, ok := p.strip(lines(chars[i], p.number)); ok {
			if found++; best == (strip{}) || s.width() < best.width() {
				best = s
			}
		}
	}
	if found*5 < len(pages)*2 {
		return strip{}
	}
	return best
}

// strip finds the widest empty strip in the middle of a page that has sentences on both sides. A few lines, as of a title, may
// cross it.
func (p *page) strip(all []*line) (best strip, ok bool) {
	const step = 2.0
	n := int(p.width/step) + 1
	if n < 20 || n > 10_000 || len(all) < 2*minColumn {
		return best, false
	}
	in, allowed, from := coverage(all, step, n), max(2, len(all)/16), n*3/10
	for k := from; k < n*7/10; k++ {
		if in[k] > allowed {
			from = k + 1
		} else if s := (strip{step * float64(from), step * float64(k+1)}); s.width() > best.width() {
			best = s
		}
	}
	size := all[len(all)/2].size
	left, right := best.sides(all)
	return best, best.width() >= 0.8*size && best.width() < p.width/4 && sentences(left) && sentences(right)
}

// coverage counts, for each step across a page, the lines that have a character there.
func coverage(all []*line, step float64, n int) []int {
	in, last := make([]int, n), make([]int, n)
	for i, l := range all {
		for _, s := range l.spans {
			for _, c := range s.chars {
				for k := max(0, int(c.x/step)); k < n && float64(k)*step < c.right; k++ {
					if last[k] != i+1 {
						last[k] = i + 1
						in[k]++
					}
				}
			}
		}
	}
	return in
}

// sentences reports whether characters are of running text: a mark that only sentences have stands among every sixty.
func sentences(chars []char) bool {
	n := 0
	for _, c := range chars {
		switch c.r {
		case '，', '。', '；', '、', '：':
			n++
		}
	}
	return n > 3 && n*60 > len(chars)
}

// areaOf makes an area of lines, and measures it.
func areaOf(all []*line) *area {
	a := &area{lines: all}
	var lefts, rights, steps []float64
	for i, l := range all {
		l.area = a
		lefts, rights = append(lefts, l.left), append(rights, l.right)
		if i > 0 {
			steps = append(steps, l.y-all[i-1].y)
		}
	}
	if len(all) == 0 {
		return a
	}
	slices.Sort(lefts)
	slices.Sort(rights)
	slices.Sort(steps)
	a.left, a.right = lefts[len(lefts)/20], rights[len(rights)-1-len(rights)/20]
	if len(steps) > 0 {
		a.pitch = steps[len(steps)*3/10]
	}
	return a
}
