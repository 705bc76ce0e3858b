package search

import (
	"context"
	"slices"

	"github.com/blevesearch/bleve/v2/mapping"
	"github.com/blevesearch/bleve/v2/search"
	"github.com/blevesearch/bleve/v2/search/query"
	api "github.com/blevesearch/bleve_index_api"
)

// A retrieval is a query of Bleve for the passages in scope that share most with a question, by weight of the grams.
// Bleve's own queries sum up every term over every document that has it; here the common terms are only looked up in the
// passages that the rare ones found.
type retrieval struct {
	*Finder
	ask *question
	in  scope
}

var _ query.Query = (*retrieval)(nil)

// Searcher weighs the question's grams by how rare they are in the index, and finds the passages.
func (r *retrieval) Searcher(ctx context.Context, reader api.IndexReader, _ mapping.IndexMapping, _ search.SearcherOptions) (search.Searcher, error) {
	terms := &termReader{Finder: r.Finder, ctx: ctx, reader: reader}
	defer terms.close()
	if err := terms.weigh(r.ask); err != nil {
		return nil, err
	}
	t := newAccumulator(r.Finder)
	defer t.free()
	best, err := t.candidates(ctx, terms, r.ask, r.in)
	if err != nil {
		return nil, err
	}
	f := &foundSearcher{}
	for _, n := range best {
		f.found = append(f.found, foundDoc{r.numbers.docs[n], float64(t.sums[n])})
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

var _ search.Searcher = (*foundSearcher)(nil)

// Next is the next document, nil after the last.
func (f *foundSearcher) Next(ctx *search.SearchContext) (*search.DocumentMatch, error) {
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
func (f *foundSearcher) Advance(ctx *search.SearchContext, id api.IndexInternalID) (*search.DocumentMatch, error) {
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
