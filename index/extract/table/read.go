// Package table reads the tables of an issue: where one begins (find.go), what its columns say (grid.go, slots.go, plan.go), how
// cells stand under them (fit.go), what a row is of (rowlabel.go), and the facts of its rows (facts.go, factkinds.go).
package table

import (
	"rebot/index/bulletin"
	"rebot/index/extract/layout"
	"rebot/index/lexicon"
)

// Read reads the tables of an article into the facts of its issue, and marks their rows in its paragraphs.
func Read(text *layout.Text, article int) {
	r := &reader{Issue: text.Issue, article: article, lines: text.TextLines, cut: map[int]cutLine{}}
	r.grids(article)
}

// A reader reads the tables of an article.
type reader struct {
	*bulletin.Issue
	article int
	lines   []layout.Line // those that carry text
	tried   int           // up to this line no table of single cells begins
	cut     map[int]cutLine
	list    listBefore
	row     cutLine // the line that was cut last as the row of a list
	rowAt   int
}

var (
	words = lexicon.New()       // the language that tables are read with
	names = bulletin.NewNames() // what products are called
)

// withTokens calls f with the tokens of a text, which hold no longer.
func withTokens(text string, base bulletin.Month, f func(tokens []lexicon.Token)) {
	room := lexicon.NewRoom()
	defer room.Free()
	f(words.TokensIn(room, text, base))
}
