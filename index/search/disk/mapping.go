package disk

import (
	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/analysis/analyzer/custom"
	"github.com/blevesearch/bleve/v2/analysis/analyzer/keyword"
	"github.com/blevesearch/bleve/v2/analysis/lang/cjk"
	"github.com/blevesearch/bleve/v2/analysis/tokenizer/exception"
	"github.com/blevesearch/bleve/v2/analysis/tokenizer/unicode"
	"github.com/blevesearch/bleve/v2/mapping"

	"rebot/index/search"
)

// The fields of Bleve's index. The text tells in which passages a gram stands, and nothing more: how often and where is
// read from the few passages worth reading. The keywords are for whoever looks into the index with Bleve's own tool.
const (
	textField    = "text"
	titleField   = "title"
	issueField   = "issue"
	kindField    = "kind"
	sectionField = "section"
	sourceField  = "source"
)

// wordOrFigure matches what the bigrams must leave whole: Latin words, formulas, numbers, and numbers joined to what they
// count. search.Comparable puts a blank after each.
const wordOrFigure = `[^\s\p{Han}]+\p{Han}?`

// newMapping maps passages to Bleve's documents, by parts that Bleve itself registers, so that its own tool can open the
// index. What Bleve has no part for, search.Comparable does before.
func newMapping() (*mapping.IndexMappingImpl, error) {
	m := bleve.NewIndexMapping()
	for _, err := range []error{
		m.AddCustomTokenizer("words", map[string]any{"type": exception.Name, "exceptions": []string{wordOrFigure}, "tokenizer": unicode.Name}),
		m.AddCustomTokenFilter("bigrams", map[string]any{"type": cjk.BigramName, "output_unigram": true}),
		m.AddCustomAnalyzer(textField, map[string]any{"type": custom.Name, "tokenizer": "words", "token_filters": []string{"bigrams"}}),
	} {
		if err != nil {
			return nil, err
		}
	}
	docs := bleve.NewDocumentStaticMapping()
	docs.AddFieldMappingsAt(textField, indexedBy(textField))
	for _, f := range []string{titleField, issueField, kindField, sectionField, sourceField} {
		docs.AddFieldMappingsAt(f, indexedBy(keyword.Name))
	}
	docs.AddFieldMappingsAt(recordField, &mapping.FieldMapping{Type: "text", Store: true})
	m.DefaultMapping, m.DefaultField = docs, textField
	m.StoreDynamic, m.IndexDynamic, m.DocValuesDynamic = false, false, false
	return m, nil
}

// indexedBy is a field of which the index keeps in which documents each term stands.
func indexedBy(analyzer string) *mapping.FieldMapping {
	return &mapping.FieldMapping{Type: "text", Analyzer: analyzer, Index: true, SkipFreqNorm: true}
}

// document is a passage as the mapping reads it.
func document(p *search.Passages, n int) map[string]any {
	is, a := p.In(n)
	return map[string]any{
		textField:    search.Comparable(p.Text(n)),
		titleField:   a.Title,
		issueField:   is.Month.String(),
		kindField:    string(a.Kind),
		sectionField: a.Section,
		sourceField:  a.Source,
	}
}
