package pdf

import (
	"math"
	"slices"
)

// An area is a part of a page that is read from top to bottom: a column, or what stands across all columns.
type area struct {
	left, right float64 // where its lines begin, and the longest ends
	pitch       float64 // from one line of a paragraph to the next
	lines       []*line
}

// areas cuts a page into its areas, in the order that they are read in.
func (p *page) areas(chars []char) (out []*area) {
	all := lines(chars, p.number)
	at, width, ok := gutter(all, p.width)
	if !ok {
		return []*area{areaOf(all)}
	}
	for from := 0; from < len(all); {
		to := from
		for to < len(all) && crosses(all[to], at, width) == crosses(all[from], at, width) {
			to++
		}
		if crosses(all[from], at, width) {
			out = append(out, areaOf(all[from:to]))
		} else {
			out = append(out, p.sides(all[from:to], at)...)
		}
		from = to
	}
	return out
}

// sides makes two columns of lines that have a gutter.
func (p *page) sides(all []*line, at float64) (out []*area) {
	var left, right []char
	for _, l := range all {
		for _, s := range l.spans {
			for _, c := range s.chars {
				if c.x < at {
					left = append(left, c)
				} else {
					right = append(right, c)
				}
			}
		}
	}
	for _, chars := range [][]char{left, right} {
		if len(chars) > 0 {
			out = append(out, areaOf(lines(chars, p.number)))
		}
	}
	return out
}

// crosses reports whether a line has a character in the gutter.
func crosses(l *line, at, width float64) bool {
	for _, s := range l.spans {
		for _, c := range s.chars {
			if c.x < at+width/2-1 && c.right > at-width/2+1 {
				return true
			}
		}
	}
	return false
}

// gutter finds the empty strip between two columns of running text: most lines have nothing in it, and text that fills both
// sides up to it.
func gutter(all []*line, width float64) (at, wide float64, ok bool) {
	const step = 2.0
	n := int(width/step) + 1
	if n < 20 || n > 10_000 || len(all) < 4 {
		return 0, 0, false
	}
	in := make([]int, n) // how many lines have a character there
	for _, l := range all {
		seen := make([]bool, n)
		for _, s := range l.spans {
			for _, c := range s.chars {
				for k := max(0, int(c.x/step)); k <= int(c.right/step) && k < n; k++ {
					if !seen[k] {
						seen[k] = true
						in[k]++
					}
				}
			}
		}
	}
	best, from := 0, 0
	for k := n * 3 / 10; k < n*7/10; k++ {
		if in[k]*5 > len(all)*2 {
			from = k + 1
		} else if k-from > best && from >= n*3/10 {
			best, at = k-from, step*(float64(k+from)+1)/2
		}
	}
	wide = step * float64(best)
	size := all[len(all)/2].size
	return at, wide, wide >= 0.8*size && bothFill(all, at, wide)
}

// bothFill reports whether text that is no table stands on both sides of a gutter: most lines on the left reach it, and most
// on the right begin at it.
func bothFill(all []*line, at, wide float64) bool {
	left, right, reach, begin := 0, 0, 0, 0
	far := 0.0
	for _, l := range all {
		far = max(far, l.right)
	}
	near := far
	for _, l := range all {
		near = min(near, l.left)
	}
	for _, l := range all {
		if crosses(l, at, wide) {
			continue
		}
		end, start := 0.0, math.Inf(1)
		words := [2]int{}
		for _, s := range l.spans {
			if s.left < at {
				end = max(end, s.right)
				words[0] = max(words[0], len(s.chars))
			} else {
				start = min(start, s.left)
				words[1] = max(words[1], len(s.chars))
			}
		}
		if words[0] > 0 {
			left++
		}
		if words[1] > 0 {
			right++
		}
		if words[0] >= 12 && end > at-wide/2-1.5*l.size {
			reach++
		}
		if words[1] >= 12 && start < at+wide/2+1.5*l.size {
			begin++
		}
	}
	return left > 2 && right > 2 && reach*5 > left*2 && begin*5 > right*2
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
