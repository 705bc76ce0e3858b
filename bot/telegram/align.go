package telegram

import (
	"strings"

	"github.com/mattn/go-runewidth"

	"rebot/bot/reply"
)

// wide tells East Asian widths apart: a Chinese character takes two columns.
var wide = runewidth.NewCondition()

func init() { wide.EastAsianWidth = false }

// align sets the head and the rows in columns, if they are narrow enough.
func align(t *reply.Table, most int) ([]line, bool) {
	for _, gap := range []string{"  ", " "} {
		for _, pad := range []padder{padEach, padWidth} {
			if rows, ok := alignWith(t, gap, pad, most); ok {
				return rows, true
			}
		}
	}
	return nil, false
}

func alignWith(t *reply.Table, gap string, pad padder, most int) ([]line, bool) {
	cells := make([][]string, len(t.Rows)+1)
	for i := range t.Head {
		for n, s := range pad(t.Head[i], column(t, i), t.Right[i]) {
			cells[n] = append(cells[n], s)
		}
	}
	var out []line
	for _, r := range cells {
		s := strings.TrimRight(strings.Join(r, gap), " \u3000")
		if wide.StringWidth(s) > most {
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
