package api

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"rebot/index"
	"rebot/index/bulletin"
)

// A Hit is a paragraph that a search found.
type Hit struct {
	Origin
	Page  int     `json:"page"`  // that it begins on, 0 where the file has no pages
	Lines [2]int  `json:"lines"` // the first and the last, from 1
	Score float64 `json:"score"`
	Text  string  `json:"text"` // matches between <mark> and </mark>
}

// Hits are what a search found, as programs get it.
func Hits(found []index.Hit) []Hit {
	hits := []Hit{}
	for _, h := range found {
		p := h.Passage()
		hits = append(hits, Hit{originOf(h.Issue, h.Article), h.Issue.PageOf(p.First), [2]int{p.First, p.Last}, h.Score,
			marked(p.Text, h.Marks)})
	}
	return hits
}

// marked puts marks around the matches of a text.
func marked(text string, spans []index.Span) string {
	var b strings.Builder
	at := 0
	for _, s := range spans {
		b.WriteString(text[at:s.From] + "<mark>" + text[s.From:s.To] + "</mark>")
		at = s.To
	}
	return b.String() + text[at:]
}

// Search finds the paragraphs that share most with a text, the best first: at most n of them, out of an issue where
// month is not empty and out of a section where that is not.
func Search(ctx context.Context, lib *index.Library, text string, n int, month, section string) ([]Hit, error) {
	q := index.Query{Text: text, N: n, Section: section}
	if month != "" {
		is, err := issueOf(lib, month)
		if err != nil {
			return nil, err
		}
		q.From, q.To = is.Month, is.Month
	}
	if all := Sections(lib); section != "" && !slices.Contains(all, section) {
		return nil, Askedf("no issue has the section %q; there are %s", section, strings.Join(all, ", "))
	}
	found, err := lib.Search(ctx, q)
	if err != nil {
		return nil, err
	}
	return Hits(found), nil
}

// Sections lists the sections of the issues, as they are printed.
func Sections(lib *index.Library) (names []string) {
	for _, is := range lib.Issues() {
		for i := range is.Articles {
			if s := is.Articles[i].Section; s != "" && !slices.Contains(names, s) {
				names = append(names, s)
			}
		}
	}
	return names
}

// A Line is a line of an issue's file as it is.
type Line struct {
	Number int    `json:"number"` // from 1
	Text   string `json:"text"`
}

// An Excerpt is some lines of an issue.
type Excerpt struct {
	Issue   bulletin.Month `json:"issue"`
	Edition bool           `json:"edition,omitempty"` // they are in the words of the edition that ships
	Lines   []Line         `json:"lines"`
}

// maxLines is how many lines are handed out at once.
const maxLines = 200

// Source gives the lines of an issue from first to last, as the file has them.
func Source(lib *index.Library, month string, first, last int) (x Excerpt, err error) {
	is, err := issueOf(lib, month)
	if err != nil {
		return x, err
	}
	if last == 0 {
		last = first
	}
	if first < 1 || last < first || last > len(is.Lines) || last-first >= maxLines {
		return x, Askedf("lines %d to %d: the issue %s has lines 1 to %d, and at most %d are given at once", first, last,
			is.Month, len(is.Lines), maxLines)
	}
	x = Excerpt{is.Month, is.Edition, []Line{}}
	for n := first; n <= last; n++ {
		x.Lines = append(x.Lines, Line{n, is.Lines[n-1]})
	}
	return x, nil
}

func issueOf(lib *index.Library, month string) (*bulletin.Issue, error) {
	m, err := bulletin.ParseMonth(month)
	if err != nil {
		return nil, Asked{err}
	}
	is := lib.Issue(m)
	if is == nil {
		return nil, fmt.Errorf("%w: %s; the newest is that of %s", ErrNotLoaded, m, lib.Newest())
	}
	return is, nil
}
