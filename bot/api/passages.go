package api

import (
	"context"
	"fmt"

	"rebot/index"
	"rebot/index/bulletin"
)

// A Hit is a paragraph that a search found.
type Hit struct {
	Origin
	Lines [2]int  `json:"lines"` // the first and the last, from 1
	Score float64 `json:"score"`
	Text  string  `json:"text"`
}

// Search finds the paragraphs that share most with a text, the best first: at most n of them, out of an issue where
// month is not empty and out of a section where that is not.
func Search(ctx context.Context, lib *index.Library, text string, n int, month, section string) ([]Hit, error) {
	q := index.Query{Text: text, N: n, Section: section}
	if month != "" {
		m, err := bulletin.ParseMonth(month)
		if err != nil {
			return nil, err
		}
		q.From, q.To = m, m
	}
	found, err := lib.Search(ctx, q)
	if err != nil {
		return nil, err
	}
	hits := []Hit{}
	for _, h := range found {
		p := h.Passage()
		hits = append(hits, Hit{originOf(h.Issue, h.Article), [2]int{p.First, p.Last}, h.Score, p.Text})
	}
	return hits, nil
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
		return x, fmt.Errorf("lines %d to %d: the issue %s has lines 1 to %d, and at most %d are given at once", first, last,
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
		return nil, err
	}
	is := lib.Issue(m)
	if is == nil {
		return nil, fmt.Errorf("the issue of %s is not loaded; the newest is that of %s", m, lib.Newest())
	}
	return is, nil
}
