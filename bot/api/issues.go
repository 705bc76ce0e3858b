package api

import (
	"slices"

	"rebot/index"
	"rebot/index/bulletin"
)

// An Issue describes one month of a library.
type Issue struct {
	Issue    bulletin.Month `json:"issue"`
	File     string         `json:"file"`
	Lines    int            `json:"lines"`
	Facts    int            `json:"facts"`
	Articles []Article      `json:"articles"`
	Edition  bool           `json:"edition,omitempty"` // its words are those of the edition that ships
}

// An Article is where an article stands.
type Article struct {
	Title  string        `json:"title"`
	Kind   bulletin.Kind `json:"kind"`
	Source string        `json:"source"`
	Lines  [2]int        `json:"lines"`
}

// Issues lists the issues, the newest first.
func Issues(lib *index.Library) []Issue {
	out := []Issue{}
	for _, is := range slices.Backward(lib.Issues()) {
		x := Issue{is.Month, is.File, len(is.Lines), len(is.Facts), []Article{}, is.Edition}
		for _, a := range is.Articles {
			x.Articles = append(x.Articles, Article{a.Title, a.Kind, a.Source, [2]int{a.First, a.Last}})
		}
		out = append(out, x)
	}
	return out
}
