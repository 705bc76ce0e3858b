package telegram

import (
	"slices"
	"strings"

	"rebot/bot/reply"
)

// columns is the widest line of a table that a phone shows without wrapping, and comfort what a small one does.
const (
	columns = 36
	comfort = 30
)

// table sets a table as aligned text, narrow enough for a phone: what is the same in every row is said once above it,
// the last columns of words may go below it, and rows of different units become tables of their own. A table that still
// is too wide becomes a list.
func table(t *reply.Table) []block {
	t = cleaned(t) // before anything is measured
	if b, ok := fit(t, comfort); ok {
		return b
	}
	groups := divide(t)
	alone := func(g *reply.Table) bool { return len(g.Rows) == 1 }
	if b, ok := fit(t, columns); ok && slices.ContainsFunc(groups, alone) { // a table of one row is hard to compare
		return b
	}
	if len(groups) > 1 {
		var out []block
		for _, g := range groups {
			out = append(out, table(g)...)
		}
		return out
	}
	if b, ok := fit(t, columns); ok {
		return b
	}
	same, t := hoist(t)
	return append(same, list(t))
}

// cleaned is a table without what shows nothing, each cell on one line.
func cleaned(t *reply.Table) *reply.Table {
	clean := func(cells []string) []string {
		out := make([]string, len(cells))
		for i, c := range cells {
			out[i] = oneLine(c)
		}
		return out
	}
	c := &reply.Table{Head: clean(t.Head), Right: t.Right}
	for _, r := range t.Rows {
		c.Rows = append(c.Rows, clean(r))
	}
	return c
}

// fit sets a table in at most so many columns, if it can.
func fit(t *reply.Table, most int) ([]block, bool) {
	out, t := hoist(t)
	var asides []block
	for {
		if rows, ok := align(t, most); ok {
			out = append(out, block{open: preOpen, close: preClose, head: rows[0], lines: rows[1:]})
			return append(out, asides...), true
		}
		last := len(t.Head) - 1
		if last < 2 || t.Right[last] {
			return nil, false
		}
		asides = append(asides, aside(t, last))
		t = without(t, last)
	}
}

// divide makes tables of the rows that are alike in a column of few values, such as the unit.
func divide(t *reply.Table) []*reply.Table {
	for i := 1; i < len(t.Head); i++ {
		values := slices.Compact(slices.Sorted(slices.Values(column(t, i))))
		few := 2 <= len(values) && len(values) <= 3
		if t.Right[i] || !few || len(t.Rows) < 4 || values[0] == "" {
			continue
		}
		var out []*reply.Table
		for _, r := range t.Rows {
			k := slices.IndexFunc(out, func(g *reply.Table) bool { return g.Rows[0][i] == r[i] })
			if k < 0 {
				k = len(out)
				out = append(out, &reply.Table{Head: t.Head, Right: t.Right})
			}
			out[k].Rows = append(out[k].Rows, r)
		}
		return out
	}
	return nil
}

// hoist takes out the columns that say the same in every row, and says it in a line.
func hoist(t *reply.Table) ([]block, *reply.Table) {
	var said []string
	for i := len(t.Head) - 1; i > 0; i-- {
		v := column(t, i)
		if len(v) == 0 || t.Right[i] || slices.ContainsFunc(v, func(s string) bool { return s != v[0] }) {
			continue
		}
		if v[0] != "" {
			said = append(said, t.Head[i]+" "+v[0])
		}
		t = without(t, i)
	}
	if said == nil {
		return nil, t
	}
	slices.Reverse(said)
	return []block{{lines: []line{styled(strings.Join(said, " · "), "i")}}}, t
}

func column(t *reply.Table, i int) []string {
	var out []string
	for _, r := range t.Rows {
		out = append(out, r[i])
	}
	return out
}

func without(t *reply.Table, i int) *reply.Table {
	cut := func(s []string) []string { return slices.Delete(slices.Clone(s), i, i+1) }
	u := &reply.Table{Head: cut(t.Head), Right: slices.Delete(slices.Clone(t.Right), i, i+1)}
	for _, r := range t.Rows {
		u.Rows = append(u.Rows, cut(r))
	}
	return u
}

// aside says a column below the table, folded, by the names in the first column.
func aside(t *reply.Table, i int) block {
	var said []string
	for _, r := range t.Rows {
		if r[i] != "" {
			said = append(said, r[0]+" "+r[i])
		}
	}
	colon, stop := "：", "；"
	if wides, _ := mix(t.Head[i]); wides == 0 {
		colon, stop = ": ", "; "
	}
	return block{open: quoteOpen, close: quoteClose, lines: []line{plain(t.Head[i] + colon + strings.Join(said, stop))}}
}

// list sets each row on a line of its own.
func list(t *reply.Table) block {
	b := block{}
	for _, r := range t.Rows {
		l := plain("• ")
		l = append(l, styled(r[0], "b")...)
		sep := "  "
		for i, cell := range r[1:] {
			if cell != "" {
				l = append(l, plain(sep+t.Head[i+1]+" "+cell)...)
				sep = " · "
			}
		}
		b.lines = append(b.lines, l)
	}
	return b
}
