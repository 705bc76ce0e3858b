package api

import (
	"slices"

	"rebot/index"
	"rebot/index/bulletin"
)

// A Discrepancy is two places of the bulletin that cannot both be right.
type Discrepancy struct {
	Rule string
	Text string // one sentence that gives both readings
	A, B Side
}

// A Side is one of the places, and what it says.
type Side struct {
	Origin
	Says  string
	Page  int
	Lines [2]int
}

// Discrepancies lists those of an issue, of the newest where month is empty, and of it beside the one before.
func Discrepancies(lib *index.Library, month string) (bulletin.Month, []Discrepancy, error) {
	is, err := issueOrNewest(lib, month)
	if err != nil || is == nil {
		return 0, nil, err
	}
	var out []Discrepancy
	for _, f := range lib.FindingsIn(is.Month) {
		out = append(out, Discrepancy{f.Rule, f.Text, sideOf(lib, f.Issue, f.A), sideOf(lib, f.Other, f.B)})
	}
	return is.Month, out, nil
}

// sideOf is a place in its issue, else in the one that it names.
func sideOf(lib *index.Library, is *bulletin.Issue, p bulletin.Place) Side {
	if other := lib.Issue(p.Month); p.Month != 0 && other != nil {
		is = other
	}
	return Side{originOf(is, p.Cite.Article), p.Says, is.PageOf(p.Cite.First), [2]int{p.Cite.First, p.Cite.Last}}
}

// An Account says what became of the numbers that an issue prints.
type Account struct {
	Issue                         bulletin.Month
	File                          string
	Printed, Facts, Other, Unread int
	Reasons                       []Reason     // the most frequent first
	Left                          []LeftFigure // those that were not read
}

// A Reason is why numbers are no facts, and how many.
type Reason struct {
	Status, Reason string
	N              int
}

// A LeftFigure is a number that was not read, with its page, 0 for none, and its line.
type LeftFigure struct {
	bulletin.Figure
	Page int
	In   string
}

// AccountOf is the account of an issue, of the newest where month is empty.
func AccountOf(lib *index.Library, month string) (a Account, err error) {
	is, err := issueOrNewest(lib, month)
	if err != nil || is == nil {
		return a, err
	}
	a.Issue, a.File = is.Month, is.File
	counts := map[[2]string]int{}
	for _, f := range is.Printed() {
		a.Printed++
		switch f.Status {
		case bulletin.FigureFact:
			a.Facts++
			continue
		case bulletin.FigureOther:
			a.Other++
		default:
			a.Unread++
			a.Left = append(a.Left, LeftFigure{f, is.PageOf(f.Line), is.Lines[f.Line-1]})
		}
		if counts[[2]string{f.Status, f.Reason}]++; counts[[2]string{f.Status, f.Reason}] == 1 {
			a.Reasons = append(a.Reasons, Reason{Status: f.Status, Reason: f.Reason})
		}
	}
	for i, r := range a.Reasons {
		a.Reasons[i].N = counts[[2]string{r.Status, r.Reason}]
	}
	slices.SortStableFunc(a.Reasons, func(x, y Reason) int { return y.N - x.N })
	return a, nil
}
