package intent

import (
	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// A Catalog is what a library has, as far as understanding a question needs it. It never changes.
type Catalog struct {
	Newest   bulletin.Month
	Lexicon  *lexicon.Lexicon
	Products map[string]bool // that any issue prices, by canonical name
	Subjects map[string]bool // of trade
	Sections []string        // of articles, as printed
	Sources  []string        // 来源 of articles
	Titles   []string        // of articles
}

// A question is a text taken apart.
type question struct {
	text    string
	tokens  []lexicon.Token
	english bool
	cat     *Catalog
	last    *Query // the conversation's, nil for none
}

// A candidate is what a frame makes of a question.
type candidate struct {
	query   Query
	claimed []bool // by token
	needs   int    // how many of what the frame can need are met; a frame whose needs are not met gives no candidate
}

// claim marks a token as taken.
func (c *candidate) claim(i int) { c.claimed[i] = true }

// A frame is one way to read a question. It gives nil where it does not stand.
type frame func(q *question) *candidate

// frames are all ways to read a question. Their order decides nothing.
var frames = []frame{}
