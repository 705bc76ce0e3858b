package pdf

import (
	"math"
	"slices"
	"strings"

	"rebot/index/intake"
)

// A lattice is a table whose cells are parted by rules.
type lattice struct {
	xs, ys []float64 // of its upright and level rules
	rules  []rule
	chars  [][][]char // by row and column
	open   bool       // its last row has no rule below it: the page ends there
}

// lattices finds the tables of a page that have rules between their columns.
func (p *page) lattices() (out []*lattice) {
	for _, group := range touching(p.rules) {
		t := &lattice{rules: group}
		for _, r := range group {
			if r.upright {
				t.xs = append(t.xs, r.at)
			} else {
				t.ys = append(t.ys, r.at)
			}
		}
		t.xs, t.ys = apart(t.xs), apart(t.ys)
		t.openEnd()
		if len(t.xs) > 2 && len(t.ys) > 1 && len(t.xs) <= 65 && len(t.ys) <= 500 {
			out = append(out, t)
		}
	}
	return out
}

// openEnd adds the end of the upright rules as one of rows where they go on below the last level rule.
func (t *lattice) openEnd() {
	end := 0.0
	for _, r := range t.rules {
		if r.upright {
			end = max(end, r.to)
		}
	}
	if n := len(t.ys); n > 0 && end > t.ys[n-1]+2*near {
		t.ys, t.open = append(t.ys, end), true
	}
}

// near is how far apart in points two rules may be that are one, or that meet.
const near = 3.0

// apart sorts places, and makes one of those that are near each other.
func apart(in []float64) (out []float64) {
	slices.Sort(in)
	for _, v := range in {
		if n := len(out); n == 0 || v-out[n-1] > near {
			out = append(out, v)
		}
	}
	return out
}

// touching groups rules that meet, directly or by others.
func touching(rules []rule) [][]rule {
	of := make([]int, len(rules)) // a rule that each is grouped with, itself where it is the group's first
	for i := range of {
		of[i] = i
	}
	root := func(i int) int {
		for of[i] != i {
			of[i] = of[of[i]]
			i = of[i]
		}
		return i
	}
	for i, a := range rules {
		for j := range i {
			if b := rules[j]; meet(a, b) {
				of[root(i)] = root(j)
			}
		}
	}
	groups, place := [][]rule(nil), map[int]int{}
	for i, r := range rules {
		k, ok := place[root(i)]
		if !ok {
			k = len(groups)
			place[root(i)], groups = k, append(groups, nil)
		}
		groups[k] = append(groups[k], r)
	}
	return groups
}

func meet(a, b rule) bool {
	if a.upright == b.upright {
		return math.Abs(a.at-b.at) <= near && a.from <= b.to+near && b.from <= a.to+near
	}
	return a.at >= b.from-near && a.at <= b.to+near && b.at >= a.from-near && b.at <= a.to+near
}

// take sorts the characters that stand in the table into its cells, and gives the others.
func (t *lattice) take(chars []char) (rest []char) {
	rows, columns := len(t.ys)-1, len(t.xs)-1
	t.chars = make([][][]char, rows)
	for i := range t.chars {
		t.chars[i] = make([][]char, columns)
	}
	for _, c := range chars {
		i, j := place(t.ys, c.y-0.3*c.size), place(t.xs, (c.x+c.right)/2)
		if i < 0 || j < 0 {
			rest = append(rest, c)
			continue
		}
		t.chars[i][j] = append(t.chars[i][j], c)
	}
	return rest
}

// place is the strip between two neighbours of a list that a value is in, -1 for none.
func place(at []float64, v float64) int {
	if v < at[0] || v > at[len(at)-1] {
		return -1
	}
	i, _ := slices.BinarySearch(at, v)
	return min(max(i-1, 0), len(at)-2)
}

// lines gives the table's rows, each with its box. It gives none where the rules are only a frame round running text.
func (t *lattice) lines(page int) (out []*line) {
	table, spots := t.cells(page)
	if table.LaysOut() {
		return nil
	}
	for i, cells := range table.Cells() {
		for _, row := range cells {
			if strings.TrimSpace(strings.Join(row, "")) == "" {
				continue
			}
			out = append(out, &line{page: page, cells: row, spot: spots[i], y: spots[i].bottom, ends: true,
				left: spots[i].left, right: spots[i].right})
		}
	}
	if n := len(out); n > 0 {
		out[n-1].open = t.open
	}
	return out
}

// cells puts what stands between rules together: where a rule is missing, the cells on both sides are one.
func (t *lattice) cells(page int) (table intake.Table, spots []box) {
	rows, columns := len(t.ys)-1, len(t.xs)-1
	done := map[[2]int]bool{}
	for i := range rows {
		var row []intake.Cell
		for j := 0; j < columns; j++ {
			if done[[2]int{i, j}] {
				continue
			}
			across, down := t.extent(i, j)
			var chars []char
			for r := i; r < i+down; r++ {
				for c := j; c < j+across; c++ {
					chars = append(chars, t.chars[r][c]...)
					done[[2]int{r, c}] = true
				}
			}
			row = append(row, intake.Cell{Paragraphs: cellTexts(chars, page), Across: across, Down: down})
		}
		table.Rows = append(table.Rows, row)
		spots = append(spots, box{t.xs[0], t.ys[i], t.xs[columns], t.ys[i+1]})
	}
	return table, spots
}

// extent is how many columns and rows the cell takes that begins at a row and a column.
func (t *lattice) extent(i, j int) (across, down int) {
	across, down = 1, 1
	for j+across < len(t.xs)-1 && !t.ruled(true, t.xs[j+across], t.ys[i], t.ys[i+1]) {
		across++
	}
	for i+down < len(t.ys)-1 && !t.anyLevel(i+down, j, across) {
		down++
	}
	return across, down
}

// anyLevel reports whether a level rule stands above a row somewhere over some columns.
func (t *lattice) anyLevel(i, j, across int) bool {
	for c := j; c < j+across; c++ {
		if t.ruled(false, t.ys[i], t.xs[c], t.xs[c+1]) {
			return true
		}
	}
	return false
}

// ruled reports whether a rule stands at a place along most of the way from one place to another.
func (t *lattice) ruled(upright bool, at, from, to float64) bool {
	covered := 0.0
	for _, r := range t.rules {
		if r.upright == upright && math.Abs(r.at-at) <= near {
			covered = max(covered, min(r.to, to)-max(r.from, from))
		}
	}
	return covered > 0.6*(to-from)
}

// cellTexts are the paragraphs of a cell: its lines are one text, but figures below each other are one each.
func cellTexts(chars []char, page int) (out []string) {
	if len(chars) == 0 {
		return nil
	}
	for _, l := range lines(chars, page) {
		text := l.text()
		if n := len(out); n > 0 && !(onlyFigure(out[n-1]) && onlyFigure(text)) {
			out[n-1] = glue(out[n-1], text)
			continue
		}
		out = append(out, text)
	}
	return out
}

// onlyFigure reports whether a text is a number by itself.
func onlyFigure(s string) bool {
	return s != "" && strings.Trim(s, "0123456789.,%-+−") == ""
}

// glue joins two lines of one text.
func glue(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	last, first := []rune(a), []rune(b)[0]
	if isWide(last[len(last)-1]) || isWide(first) || last[len(last)-1] == '-' || last[len(last)-1] == '/' {
		return a + b
	}
	return a + " " + b
}
