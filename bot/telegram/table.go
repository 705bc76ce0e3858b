package telegram

import (
	"slices"
	"strings"

	"github.com/mattn/go-runewidth"

	"rebot/bot"
)

// columns is the widest line of a table that a phone shows without wrapping.
const columns = 36

// wide tells East Asian widths apart: a Chinese character takes two columns.
var wide = runewidth.NewCondition()

func init() { wide.EastAsianWidth = false }

// table sets a table as aligned text, narrow enough for a phone: what is the same in every row is said once above it,
// and the last columns of words may go below it. A table that still is too wide becomes a list.
func table(t *bot.Table) []block {
	same, t := hoist(t)
	var asides []block
	for u := t; len(u.Head) > 1; {
		if rows, ok := align(u); ok {
			return append(append(same, block{open: preOpen, close: preClose, head: rows[0], lines: rows[1:]}), asides...)
		}
		last := len(u.Head) - 1
		if u.Right[last] || len(u.Head) < 3 {
			break
		}
		asides = append(asides, aside(u, last))
		u = without(u, last)
	}
	return append(same, list(t))
}

// hoist takes out the columns that say the same in every row, and says it in a line.
func hoist(t *bot.Table) ([]block, *bot.Table) {
	var said []string
	for i := len(t.Head) - 1; i > 0; i-- {
		v := column(t, i)
		if len(v) > 1 && v[0] != "" && !t.Right[i] && !slices.ContainsFunc(v, func(s string) bool { return s != v[0] }) {
			said = append(said, t.Head[i]+" "+v[0])
			t = without(t, i)
		}
	}
	if said == nil {
		return nil, t
	}
	slices.Reverse(said)
	return []block{{lines: []line{styled(strings.Join(said, " · "), "i")}}}, t
}

func column(t *bot.Table, i int) []string {
	var out []string
	for _, r := range t.Rows {
		out = append(out, r[i])
	}
	return out
}

func without(t *bot.Table, i int) *bot.Table {
	cut := func(s []string) []string { return slices.Delete(slices.Clone(s), i, i+1) }
	u := &bot.Table{Head: cut(t.Head), Right: slices.Delete(slices.Clone(t.Right), i, i+1)}
	for _, r := range t.Rows {
		u.Rows = append(u.Rows, cut(r))
	}
	return u
}

// aside says a column below the table, folded, by the names in the first column.
func aside(t *bot.Table, i int) block {
	var said []string
	for _, r := range t.Rows {
		if r[i] != "" {
			said = append(said, r[0]+" "+r[i])
		}
	}
	return block{open: quoteOpen, close: quoteClose, lines: []line{plain(t.Head[i] + "：" + strings.Join(said, "；"))}}
}

// list sets each row on a line of its own.
func list(t *bot.Table) block {
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

// align sets the head and the rows in columns, if they are narrow enough.
func align(t *bot.Table) ([]line, bool) {
	for _, gap := range []string{"  ", " "} {
		for _, pad := range []padder{padEach, padWidth} {
			if rows, ok := alignWith(t, gap, pad); ok {
				return rows, true
			}
		}
	}
	return nil, false
}

func alignWith(t *bot.Table, gap string, pad padder) ([]line, bool) {
	cells := make([][]string, len(t.Rows)+1)
	for i := range t.Head {
		for n, s := range pad(t.Head[i], column(t, i), t.Right[i]) {
			cells[n] = append(cells[n], s)
		}
	}
	var out []line
	for _, r := range cells {
		s := strings.TrimRight(strings.Join(r, gap), " \u3000")
		if wide.StringWidth(s) > columns {
			return nil, false
		}
		out = append(out, line{{text: clean(s)}})
	}
	return out, true
}

// A padder sets the head and the cells of a column to one width.
type padder func(head string, cells []string, right bool) []string

// padWidth fills with blanks, two for each Chinese character that is lacking.
func padWidth(head string, cells []string, right bool) []string {
	all := append([]string{head}, cells...)
	most := 0
	for _, s := range all {
		most = max(most, wide.StringWidth(s))
	}
	for i, s := range all {
		all[i] = flush(s, strings.Repeat(" ", most-wide.StringWidth(s)), right)
	}
	return all
}

// padEach fills a column that holds Chinese with as many Chinese and Latin blanks as each cell lacks of either, since
// few phones show a Chinese character exactly twice as wide as a Latin one. Columns of figures are filled with blanks.
func padEach(head string, cells []string, right bool) []string {
	most, few := 0, 0
	for _, s := range cells {
		w, n := mix(s)
		most, few = max(most, w), max(few, n)
	}
	if most == 0 || right {
		return padWidth(head, cells, right)
	}
	if w, n := mix(head); n == 0 {
		most = max(most, w)
	}
	out := []string{head + strings.Repeat(" ", max(0, 2*most+few-wide.StringWidth(head)))}
	for _, s := range cells {
		w, n := mix(s)
		out = append(out, s+strings.Repeat("\u3000", most-w)+strings.Repeat(" ", few-n))
	}
	return out
}

// mix counts the wide characters of a text and the columns of the others.
func mix(s string) (wides, narrow int) {
	for _, r := range s {
		if w := wide.RuneWidth(r); w == 2 {
			wides++
		} else {
			narrow += w
		}
	}
	return wides, narrow
}

func flush(s, pad string, right bool) string {
	if right {
		return pad + s
	}
	return s + pad
}
