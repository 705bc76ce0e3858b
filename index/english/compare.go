package english

import (
	"slices"
	"strings"
)

// comparative has the words that say that something is more or less, of numbers and of qualities.
var comparative = map[string]string{"more": "多", "less": "少", "fewer": "少", "higher": "高", "lower": "低", "larger": "大", "bigger": "大",
	"smaller": "小", "longer": "长", "shorter": "短", "cheaper": "便宜", "faster": "快", "slower": "慢", "lighter": "轻", "heavier": "重",
	"thicker": "厚", "thinner": "薄", "stronger": "强", "weaker": "弱", "later": "晚", "earlier": "早", "older": "老"}

// compared asks how much more one thing is, has or does than another: 新工艺比酸溶法少用多少酸.
func (c clause) compared() clause {
	at := slices.IndexFunc(c, func(w word) bool { return w.text == "than" || strings.HasSuffix(w.text, " than") })
	asks := slices.IndexFunc(c, func(w word) bool {
		return strings.Contains(w.text, "how much") || strings.Contains(w.text, "how many")
	})
	if asks < 0 || asks > 1 || at < asks+2 || at+1 == len(c) {
		return nil
	}
	k := slices.IndexFunc(c[:at+1], func(w word) bool { return w.degree() != "" })
	v := slices.IndexFunc(c[:at], func(w word) bool { return w.is(aux | be) })
	if k < 0 || v < 0 {
		return nil
	}
	more, than := chinese(c[k].degree()), c[at+1:]
	if len(than) > 2 && (than[0].text == "that" || than[0].text == "those") && than[1].is(of) { // than that of the old one
		than = than[2:]
	}
	much := chinese("多少")
	if k > v { // by how many points is it higher
		return slices.Concat(c[v+1:k], clause{chinese("比")}, than, clause{more, much}, c[asks+1:v]).plainly()
	}
	s := c[v+1:at].divide(c[v], false)
	subject := slices.Concat(s.times, s.subject, clause{chinese("比")}, than, s.beside, clause{more})
	return slices.Concat(subject, s.deed, clause{much}, c[k+1:v]).plainly()
}

// degree gives the quality that a word says something has more of.
func (w *word) degree() string { return comparative[strings.TrimSuffix(w.text, " than")] }
