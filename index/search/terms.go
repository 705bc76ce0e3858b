package search

import (
	"context"
	"fmt"
	"slices"

	api "github.com/blevesearch/bleve_index_api"
)

// A termReader reads for one question in which passages its grams stand.
type termReader struct {
	*Finder
	ctx    context.Context
	reader api.IndexReader
	open   []api.TermFieldReader
	doc    api.TermFieldDoc // used again and again
	id     api.IndexInternalID
}

// postings are where a gram stands.
type postings struct {
	count int
	few   []uint32            // the passages, in order, where they are few
	all   api.TermFieldReader // else what reads them
}

// postings opens the postings of a term. Those that are few are read at once.
func (t *termReader) postings(term string) (postings, error) {
	r, err := t.reader.TermFieldReader(t.ctx, []byte(term), textField, false, false, false)
	if err != nil {
		return postings{}, fmt.Errorf("looking up %q: %w", term, err)
	}
	p := postings{count: int(r.Count()), all: r}
	if p.count > fewPassages {
		t.open = append(t.open, r)
		return p, nil
	}
	defer r.Close()
	p.all = nil
	d, err := r.Next(&t.doc)
	for ; err == nil && d != nil; d, err = r.Next(&t.doc) {
		p.few = append(p.few, uint32(t.numbers.passages[d.ID.Value()]))
	}
	slices.Sort(p.few)
	return p, err
}

// close lets go of what was opened.
func (t *termReader) close() {
	for _, r := range t.open {
		r.Close()
	}
}

// weigh weighs the grams of a question by how rare they are. Single characters only tell the passages apart that pairs
// and words found, for which their rarity is enough; where nothing else is known, they find.
func (t *termReader) weigh(q *question) error {
	q.total = 0
	known := false
	for _, singles := range []bool{false, true} {
		for i := range q.grams {
			g := &q.grams[i]
			if g.onlyTells() != singles {
				continue
			}
			if err := t.weighGram(g, singles && known); err != nil {
				return err
			}
			known = known || g.known
		}
	}
	for i := range q.grams {
		q.total += q.grams[i].weight
	}
	return nil
}

// weighGram weighs a gram, of which the rarity alone may be enough.
func (t *termReader) weighGram(g *queryTerm, rarityOnly bool) error {
	if with, ok := t.spreads.Load(g.term); ok && rarityOnly {
		g.weigh(with.(int), len(t.passages.places))
		return nil
	}
	p, err := t.postings(g.term)
	if err != nil {
		return err
	}
	with := t.passages.spread(p)
	g.weigh(with, len(t.passages.places))
	if g.onlyTells() {
		t.spreads.Store(g.term, with) // there are only so many characters
	}
	if !rarityOnly {
		g.in = p
	}
	return nil
}

// scan hands on the passages in scope in which a common gram stands, the newest first, until yield has had enough.
func (t *termReader) scan(p postings, in scope, yield func(passage uint32) bool) error {
	for _, b := range t.numbers.blocks {
		if int(b.oldest) < in.first || int(b.newest) >= in.last {
			continue
		}
		t.id = api.NewIndexInternalID(t.id, b.first)
		d, err := p.all.Advance(t.id, &t.doc)
		for ; err == nil && d != nil && d.ID.Value() < b.last; d, err = p.all.Next(&t.doc) {
			if n := t.numbers.passages[d.ID.Value()]; n >= 0 && !yield(uint32(n)) {
				return nil
			}
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// lookUp hands on those of the passages in which a common gram stands.
func (t *termReader) lookUp(p postings, docs []uint64, yield func(passage uint32)) error {
	at := uint64(0) // the document that the reader stands at, plus one
	for _, doc := range docs {
		if at > doc+1 {
			continue
		}
		t.id = api.NewIndexInternalID(t.id, doc)
		d, err := p.all.Advance(t.id, &t.doc)
		if err != nil || d == nil {
			return err
		}
		if at = d.ID.Value() + 1; at == doc+1 {
			yield(uint32(t.numbers.passages[doc]))
		}
	}
	return nil
}
