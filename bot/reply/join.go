package reply

import (
	"slices"
	"strconv"
	"strings"
)

// Join adds the reply to a second thing that was asked, and reports whether that can be done: two tables of different
// columns can't stand in one reply. Citations that both have are counted once.
func (a *Reply) Join(b *Reply) bool {
	if a.Table != nil && b.Table != nil && !slices.Equal(a.Table.Head, b.Table.Head) {
		return false
	}
	at := make([]int, len(b.Citations))
	for i, c := range b.Citations {
		at[i] = a.cite(c)
	}
	for _, f := range b.Figures {
		f.Citation = at[f.Citation]
		a.Figures = append(a.Figures, f)
	}
	for _, p := range b.Passages {
		p.Citation = at[p.Citation]
		if !slices.Contains(a.Passages, p) {
			a.Passages = append(a.Passages, p)
		}
	}
	a.joinTable(b)
	a.joinLead(b)
	for _, d := range b.Details {
		a.addDetail(renumbered(d, at))
	}
	for _, n := range b.Notes {
		if !slices.Contains(a.Notes, n) {
			a.Notes = append(a.Notes, n)
		}
	}
	a.Offers = append(a.Offers, b.Offers...)
	a.derived, a.permitted = append(a.derived, b.derived...), append(a.permitted, b.permitted...)
	return true
}

// cite adds a place to the citations, once, and returns its index.
func (a *Reply) cite(c Citation) int {
	for i, o := range a.Citations {
		if o.Issue == c.Issue && o.File == c.File && o.Lines == c.Lines {
			return i
		}
	}
	a.Citations = append(a.Citations, c)
	return len(a.Citations) - 1
}

func (a *Reply) joinTable(b *Reply) {
	switch {
	case b.Table == nil:
	case a.Table == nil:
		a.Table = b.Table
	default:
		for _, row := range b.Table.Rows {
			if !slices.ContainsFunc(a.Table.Rows, func(o []string) bool { return slices.Equal(o, row) }) {
				a.Table.Rows = append(a.Table.Rows, row)
			}
		}
	}
}

// joinLead puts the second answer beside the first where both are of one thing, else below it with what it is of.
func (a *Reply) joinLead(b *Reply) {
	switch {
	case b.Lead == "" || b.Lead == a.Lead && b.Title == a.Title:
	case b.Title == a.Title && a.Lead != "":
		a.Lead += a.Say("；", "; ") + b.Lead
	default:
		a.addDetail(b.Title + a.Say("：", ": ") + b.Lead)
	}
}

func (a *Reply) addDetail(d string) {
	if !slices.Contains(a.Details, d) {
		a.Details = append(a.Details, d)
	}
}

// renumbered gives a line the number that its citation has now.
func renumbered(line string, at []int) string {
	open := strings.LastIndex(line, " [")
	if open < 0 || !strings.HasSuffix(line, "]") {
		return line
	}
	n, err := strconv.Atoi(line[open+2 : len(line)-1])
	if err != nil || n < 1 || n > len(at) {
		return line
	}
	return line[:open+2] + strconv.Itoa(at[n-1]+1) + "]"
}
