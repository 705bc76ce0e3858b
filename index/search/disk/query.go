package disk

import (
	"context"
	"slices"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/mapping"
	bleves "github.com/blevesearch/bleve/v2/search"
	"github.com/blevesearch/bleve/v2/search/query"
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
	f := &foundSearcher{}
	for _, at := range found {
		f.found = append(f.found, foundDoc{r.docs[at.Passage], float64(at.Sum)})
	}
	slices.SortFunc(f.found, func(a, b foundDoc) int { return int(int64(a.doc) - int64(b.doc)) })
	return f, nil
}

// A foundDoc is a document with its score.
type foundDoc struct {
	doc   uint64
	score float64
}

// A foundSearcher hands Bleve the documents that a retrieval found, in the order of their numbers.
type foundSearcher struct {
	found []foundDoc
	at    int
}

var _ bleves.Searcher = (*foundSearcher)(nil)

// Next is the next document, nil after the last.
func (f *foundSearcher) Next(ctx *bleves.SearchContext) (*bleves.DocumentMatch, error) {
	if f.at >= len(f.found) {
		return nil, nil
	}
	d := ctx.DocumentMatchPool.Get()
	d.IndexInternalID = api.NewIndexInternalID(d.IndexInternalID, f.found[f.at].doc)
	d.Score = f.found[f.at].score
	f.at++
	return d, nil
}

// Advance is the first document that is not before id.
func (f *foundSearcher) Advance(ctx *bleves.SearchContext, id api.IndexInternalID) (*bleves.DocumentMatch, error) {
	for f.at < len(f.found) && f.found[f.at].doc < id.Value() {
		f.at++
	}
	return f.Next(ctx)
}

// Close has nothing to let go of: the terms were read before.
func (f *foundSearcher) Close() error { return nil }

// Weight and SetQueryNorm serve scores that are summed up over several queries, which these are not.
func (f *foundSearcher) Weight() float64 { return 1 }

// SetQueryNorm does nothing; see Weight.
func (f *foundSearcher) SetQueryNorm(float64) {}

// Count is how many documents there are.
func (f *foundSearcher) Count() uint64 { return uint64(len(f.found)) }

// Min is how many subqueries must match.
func (f *foundSearcher) Min() int { return 0 }

// Size is the searcher's memory in bytes.
func (f *foundSearcher) Size() int { return 16 * len(f.found) }

// DocumentMatchPoolSize is how many matches are held beside those that are collected.
func (f *foundSearcher) DocumentMatchPoolSize() int { return 1 }
