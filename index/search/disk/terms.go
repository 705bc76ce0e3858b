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
	sorted []uint64         // room for sorting
	doc    api.TermFieldDoc // used again and again
	id     api.IndexInternalID
}

// Postings opens the postings of a term. Those that are few are read at once.
func (t *termReader) Postings(term string) (search.Postings, error) {
	r, err := t.reader.TermFieldReader(t.ctx, []byte(term), textField, false, false, false)
	if err != nil {
		return search.Postings{}, fmt.Errorf("looking up %q: %w", term, err)
	}
	p := search.Postings{Count: int(r.Count())}
	if p.Count > search.FewPassages {
		t.open = append(t.open, r)
		p.Many = &cursor{t, r}
		return p, nil
	}
	defer r.Close()
	d, err := r.Next(&t.doc)
	for ; err == nil && d != nil; d, err = r.Next(&t.doc) {
		p.Few = append(p.Few, uint32(t.passages[d.ID.Value()]))
	}
	slices.Sort(p.Few)
	return p, err
}

// close lets go of what was opened.
func (t *termReader) close() {
	for _, r := range t.open {
		r.Close()
	}
}

// A cursor reads the postings of a common term.
type cursor struct {
	*termReader
	term api.TermFieldReader
}

// Scan hands on the passages first to last-1 in which the term stands, the newest blocks first, until yield has had enough.
func (t *cursor) Scan(first, last int, yield func(passage uint32) bool) error {
	for _, b := range t.blocks {
		if int(b.oldest) < first || int(b.newest) >= last {
			continue
		}
		t.id = api.NewIndexInternalID(t.id, b.first)
		d, err := t.term.Advance(t.id, &t.doc)
		for ; err == nil && d != nil && d.ID.Value() < b.last; d, err = t.term.Next(&t.doc) {
			if n := t.passages[d.ID.Value()]; n >= 0 && !yield(uint32(n)) {
				return nil
			}
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// LookUp hands on those of the passages in which the term stands.
func (t *cursor) LookUp(passages []uint32, yield func(passage uint32)) error {
	t.sorted = t.sorted[:0]
	for _, n := range passages {
		t.sorted = append(t.sorted, t.docs[n])
	}
	slices.Sort(t.sorted)
	at := uint64(0) // the document that the reader stands at, plus one
	for _, doc := range t.sorted {
		if at > doc+1 {
			continue
		}
		t.id = api.NewIndexInternalID(t.id, doc)
		d, err := t.term.Advance(t.id, &t.doc)
		if err != nil || d == nil {
			return err
		}
		if at = d.ID.Value() + 1; at == doc+1 {
			yield(uint32(t.numbers.passages[doc]))
		}
	}
	return nil
}
