package index

import "github.com/blevesearch/bleve/v2/analysis"

// An analyzer cuts a text into the terms that Bleve keeps: pairs of Han characters and single ones, Latin words and
// formulas whole, numbers alone and joined to what follows them. Questions are cut by the same grams.
type analyzer struct{}

var _ analysis.Analyzer = analyzer{}

// Analyze makes Bleve's tokens of a text, each with its place in it.
func (analyzer) Analyze(text []byte) analysis.TokenStream {
	letters := fold(string(text), nil)
	slab := make([]analysis.Token, 0, 2*len(letters)+8)
	grams(letters, func(g gram) {
		slab = append(slab, analysis.Token{
			Term:     []byte(g.term),
			Start:    letters[g.first].start,
			End:      letters[g.last].end,
			Position: g.first + 1,
			Type:     tokenType(g.kind),
		})
	})
	tokens := make(analysis.TokenStream, len(slab))
	for i := range slab {
		tokens[i] = &slab[i]
	}
	return tokens
}

func tokenType(k gramKind) analysis.TokenType {
	switch k {
	case pair:
		return analysis.Double
	case single:
		return analysis.Single
	}
	return analysis.AlphaNumeric
}
