package card

import (
	"slices"
	"strings"

	"rebot/bot/reply"
	"rebot/index/bulletin"
)

// Table is a table as a chat shows it, with its heading: the unit that most rows have stands in the head of the values, changes
// have arrows, and no column says nothing or what the heading says. Rows that are all of one thing have it in the heading.
func Table(t *reply.Table, title string) (*reply.Table, string) {
	t = &reply.Table{Head: slices.Clone(t.Head), Right: slices.Clone(t.Right), Rows: cloned(t.Rows)}
	if i, v := column(t, "数值", "value"), column(t, "单位", "unit"); i >= 0 && v >= 0 {
		unit := mostly(t, v)
		for _, row := range t.Rows {
			if row[v] != unit {
				row[i] = withUnit(row[i], row[v])
			}
		}
		if unit != "" {
			t.Head[i] = unit
		}
		t = without(t, v)
	}
	if i := column(t, "涨跌", "change"); i >= 0 {
		for _, row := range t.Rows {
			row[i] = narrow(arrowed(row[i]), t.Head[i] == "change")
		}
	}
	for i := len(t.Head) - 1; i >= 0; i-- {
		v, same := constant(t, i)
		said := v == "–" || v == "" || strings.Contains(strings.ToLower(title), strings.ToLower(v))
		if i == 0 && same && !said && !t.Right[1] {
			title, said = v+" · "+title, true
		}
		if same && said && len(t.Head) > 2 && (i > 0 || !t.Right[1]) {
			t = without(t, i)
		}
	}
	return t, title
}

// mostly is what most rows have in a column, empty where no value has the half.
func mostly(t *reply.Table, i int) (most string) {
	n := map[string]int{}
	for _, r := range t.Rows {
		if n[r[i]]++; n[r[i]]*2 > len(t.Rows) {
			most = r[i]
		}
	}
	return most
}

func withUnit(value, unit string) string {
	if unit == "%" {
		return value + unit
	}
	return strings.TrimSpace(value + " " + unit)
}

func cloned(rows [][]string) (out [][]string) {
	for _, r := range rows {
		out = append(out, slices.Clone(r))
	}
	return out
}

// column is the index of a column by its head in either language, -1 for none.
func column(t *reply.Table, names ...string) int {
	return slices.IndexFunc(t.Head, func(h string) bool { return slices.Contains(names, h) })
}

// constant reports whether a column says the same in all of two rows or more, and what.
func constant(t *reply.Table, i int) (string, bool) {
	if len(t.Rows) < 2 {
		return "", false
	}
	for _, r := range t.Rows {
		if r[i] != t.Rows[0][i] {
			return "", false
		}
	}
	return t.Rows[0][i], true
}

func without(t *reply.Table, i int) *reply.Table {
	u := &reply.Table{Head: slices.Delete(t.Head, i, i+1), Right: slices.Delete(t.Right, i, i+1)}
	for _, r := range t.Rows {
		u.Rows = append(u.Rows, slices.Delete(r, i, i+1))
	}
	return u
}

// arrowed writes a change that is printed with its sign with an arrow: -5.14% is ▼ 5.14%.
func arrowed(cell string) string {
	at := strings.IndexAny(cell, "+-0123456789")
	switch {
	case at < 0 || bulletin.IsDigit(cell[at]):
		return cell
	case cell[at] == '-':
		return "▼ " + cell[:at] + cell[at+1:]
	}
	return "▲ " + cell[:at] + cell[at+1:] // 约+8%
}

// shorter are words of a change as a table in English has room for them.
var shorter = strings.NewReplacer("▼ ", "▼", "▲ ", "▲", "about ", "~", "more than ", ">", "nearly ", "<")

// narrow takes the space behind an arrow out of a table in English, whose names leave no room for it on a phone.
func narrow(cell string, english bool) string {
	if !english {
		return cell
	}
	return shorter.Replace(cell)
}

// Listed reports whether a lead only names the rows of a table, in their order.
func Listed(t *reply.Table, lead string) bool {
	var names []string
	for _, r := range t.Rows {
		if !slices.Contains(names, r[0]) {
			names = append(names, r[0])
		}
	}
	return lead == strings.Join(names, "、") || lead == strings.Join(names, ", ")
}

// Heading is a brief of a heading and a sentence.
func Heading(title, lead string) reply.Brief { return reply.Brief{Head: title, Lead: lead} }
