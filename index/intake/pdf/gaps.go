package pdf

import (
	"cmp"
	"slices"
)

// A column is the strip of a page that one column of a table takes.
type column struct{ left, right float64 }

// tables makes rows of the lines of an area that stand in columns with gaps between them, as tables without rules do: two
// lines or more below each other of two spans or more, of which the same strips are empty.
func (a *area) tables() {
	for from := 0; from < len(a.lines); {
		to := from
		for to < len(a.lines) && len(a.lines[to].spans) > 1 && a.lines[to].cells == nil &&
			(to == from || a.lines[to].y-a.lines[to-1].y < 3*max(a.pitch, a.lines[to].size)) {
			to++
		}
		if columns := columnsOf(a.lines[from:to]); to-from >= 2 && len(columns) > 1 {
			for _, l := range a.lines[from:to] {
				l.cells, l.ends = l.inColumns(columns), true
			}
			if from > 0 {
				a.lines[from-1].ends = true
			}
		}
		from = max(to, from+1)
	}
}

// columnsOf are the strips that the spans of some lines leave no gap in.
func columnsOf(all []*line) (out []column) {
	var spans []column
	for _, l := range all {
		for _, s := range l.spans {
			spans = append(spans, column{s.left, s.right})
		}
	}
	slices.SortFunc(spans, func(a, b column) int { return cmp.Compare(a.left, b.left) })
	for _, s := range spans {
		if n := len(out); n > 0 && s.left < out[n-1].right+0.3*all[0].size {
			out[n-1].right = max(out[n-1].right, s.right)
			continue
		}
		out = append(out, s)
	}
	return out
}

// inColumns gives a line's cells, one for each column.
func (l *line) inColumns(columns []column) []string {
	out := make([]string, len(columns))
	for _, s := range l.spans {
		for i, c := range columns {
			if s.left < c.right && s.right > c.left {
				out[i] = glue(out[i], s.text(l))
				break
			}
		}
	}
	return out
}
