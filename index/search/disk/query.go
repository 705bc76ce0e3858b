package disk

import (
	"cmp"
	"context"
	"slices"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/mapping"
	bleves "github.com/blevesearch/bleve/v2/search"
	"github.com/blevesearch/bleve/v2/search/query"
	"github.com/blevesearch/bleve/v2/search/searcher"
	api "github.com/blevesearch/bleve_index_api"

	"rebot/index/search"
)

// An engine is an index with the numbers of its passages.
type engine struct {
	index   bleve.Index
	numbers *numbers
}

// Retrieve lets Bleve search, and lists the passages that it found.
func (e *engine) Retrieve(ctx context.Context, retrieve func(search.Terms) ([]search.Found, error)) (out []uint32, err error) {
	res, err := e.index.SearchInContext(ctx, bleve.NewSearchRequestOptions(&retrieval{e.numbers, retrieve}, search.Worth, 0, false))
	if err != nil {
		return nil, err
	}
	for _, h := range res.Hits {
		out = append(out, uint32(e.numbers.passages[h.IndexInternalID.Value()]))
	}
	return out, nil
}

// Close closes the index.
func (e *engine) Close() error { return e.index.Close() }

// A retrieval is a query of Bleve for the passages in scope that share most with a question, by weight of the grams.
// Bleve's own queries sum up every term over every document that has it; here the common terms are only looked up in the
// passages that the rare ones found.
type retrieval struct {
	*numbers
	retrieve func(search.Terms) ([]search.Found, error)
}

var _ query.Query = (*retrieval)(nil)

// Searcher finds the passages by the terms of the index as it is now.
func (r *retrieval) Searcher(ctx context.Context, reader api.IndexReader, _ mapping.IndexMapping, _ bleves.SearcherOptions) (bleves.Searcher, error) {
	terms := &termReader{numbers: r.numbers, ctx: ctx, reader: reader}
	defer terms.close()
	found, err := r.retrieve(terms)
	if err != nil {
		return nil, err
	}
	none, err := searcher.NewMatchNoneSearcher(reader)
	f := &foundSearcher{Searcher: none}
	for _, at := range found {
		f.found = append(f.found, foundDoc{r.docs[at.Passage], float64(at.Sum)})
	}
	slices.SortFunc(f.found, func(a, b foundDoc) int { return cmp.Compare(a.doc, b.doc) })
	return f, err
}

// A foundDoc is a document with its score.
type foundDoc struct {
	doc   uint64
	score float64
}

// A foundSearcher hands Bleve the documents that a retrieval found, in the order of their numbers. The rest of a searcher,
// which serves scores that are summed up over several queries, is that of one that finds none.
type foundSearcher struct {
	bleves.Searcher
	found []foundDoc // those that are still to be handed on
}

// Next is the next document, nil after the last.
func (f *foundSearcher) Next(ctx *bleves.SearchContext) (*bleves.DocumentMatch, error) {
	if len(f.found) == 0 {
		return nil, nil
	}
	d := ctx.DocumentMatchPool.Get()
	d.IndexInternalID = api.NewIndexInternalID(d.IndexInternalID, f.found[0].doc)
	d.Score = f.found[0].score
	f.found = f.found[1:]
	return d, nil
}

// Advance is the first document that is not before id.
func (f *foundSearcher) Advance(ctx *bleves.SearchContext, id api.IndexInternalID) (*bleves.DocumentMatch, error) {
	for len(f.found) > 0 && f.found[0].doc < id.Value() {
		f.found = f.found[1:]
	}
	return f.Next(ctx)
}

// DocumentMatchPoolSize is how many matches are held beside those that are collected.
func (f *foundSearcher) DocumentMatchPoolSize() int { return 1 }
