package disk

import (
	"context"
	"fmt"
	"slices"

	api "github.com/blevesearch/bleve_index_api"

	"rebot/index/search"
)

// A termReader reads for one question in which passages its grams stand.
type termReader struct {
	*numbers
	ctx    context.Context
	reader api.IndexReader
	open   []api.TermFieldReader
}

// Postings opens the postings of a term. Those that are few are read at once.
func (t *termReader) Postings(term string) (search.Postings, error) {
	r, err := t.reader.TermFieldReader(t.ctx, []byte(term), textField, false, false, false)
	if err != nil {
		return nil, fmt.Errorf("looking up %q: %w", term, err)
	}
	t.open = append(t.open, r)
	many := &postings{t.numbers, r}
	if many.Count() > search.FewPassages {
		return many, nil
	}
	var few search.Listed
	err = many.Each(func(n uint32) { few = append(few, n) })
	slices.Sort(few)
	return few, err
}

// close lets go of what was opened.
func (t *termReader) close() {
	for _, r := range t.open {
		r.Close()
	}
}

// Postings are those of a term as Bleve reads them.
type postings struct {
	*numbers
	api.TermFieldReader
}

// Count is how many passages the term stands in.
func (p *postings) Count() int { return int(p.TermFieldReader.Count()) }

// Each hands on the passages in which the term stands.
func (p *postings) Each(yield func(passage uint32)) error {
	var doc api.TermFieldDoc
	d, err := p.Next(&doc)
	for ; err == nil && d != nil; d, err = p.Next(&doc) {
		yield(uint32(p.passages[d.ID.Value()]))
	}
	return err
}

// Among hands on those of some passages in which the term stands.
func (p *postings) Among(passages []uint32, yield func(passage uint32)) error {
	var docs []uint64
	for _, n := range passages {
		docs = append(docs, p.docs[n])
	}
	slices.Sort(docs)
	var doc api.TermFieldDoc
	var at *api.TermFieldDoc
	for _, want := range docs {
		var err error
		if at == nil || at.ID.Value() < want {
			if at, err = p.Advance(api.NewIndexInternalID(nil, want), &doc); err != nil || at == nil {
				return err
			}
		}
		if at.ID.Value() == want {
			yield(uint32(p.passages[want]))
		}
	}
	return nil
}
