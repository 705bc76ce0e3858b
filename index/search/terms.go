package search

// A termReader weighs the grams of one question by the terms of an index.
type termReader struct {
	*Finder
	Terms
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
	p, err := t.Postings(g.term)
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
