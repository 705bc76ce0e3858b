package disk

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/blevesearch/bleve/v2"
	api "github.com/blevesearch/bleve_index_api"

	"rebot/index/search"
)

// Numbers translate between passages and the documents of an index, which Bleve numbers in an order of its own. They hold
// as long as nobody writes to the index.
type numbers struct {
	passages []int32  // by document, -1 where it holds no passage
	docs     []uint64 // by passage
}

// readerOf opens a view of an index as it is now, which the caller closes.
func readerOf(ix bleve.Index) (api.IndexReader, error) {
	inside, err := ix.Advanced()
	if err != nil {
		return nil, err
	}
	return inside.Reader()
}

// numbersIn are the numbers of an index as it is now.
func numbersIn(ix bleve.Index, p *search.Passages) (n *numbers, err error) {
	r, err := readerOf(ix)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, r.Close()) }()
	return newNumbers(r, p)
}

// newNumbers reads which document holds which passage. That each passage has one and none has two is the first proof of
// an index.
func newNumbers(r api.IndexReader, p *search.Passages) (*numbers, error) {
	n := &numbers{docs: slices.Repeat([]uint64{noDocument}, p.Len())}
	named := make(map[string]int, p.Len())
	for i := range p.Len() {
		named[p.ID(i)] = i
	}
	all, err := r.DocIDReaderAll()
	if err != nil {
		return nil, err
	}
	defer all.Close()
	for id, err := all.Next(); id != nil || err != nil; id, err = all.Next() {
		if err != nil {
			return nil, err
		}
		if err := n.add(r, id, named); err != nil {
			return nil, err
		}
	}
	if i := slices.Index(n.docs, noDocument); i >= 0 {
		return nil, fmt.Errorf("%w: it lacks the passage %s", search.ErrDamaged, p.ID(i))
	}
	return n, nil
}

// noDocument stands for the document of a passage that has none yet.
const noDocument = math.MaxUint64

// add takes a document.
func (n *numbers) add(r api.IndexReader, id api.IndexInternalID, named map[string]int) error {
	name, err := r.ExternalID(id)
	if err != nil {
		return err
	}
	if !strings.Contains(name, "/") { // the record of an issue
		return nil
	}
	passage, ok := named[name]
	if !ok || n.docs[passage] != noDocument {
		return fmt.Errorf("%w: it holds %q, which is no passage, or twice", search.ErrDamaged, name)
	}
	for uint64(len(n.passages)) <= id.Value() {
		n.passages = append(n.passages, -1)
	}
	n.passages[id.Value()] = int32(passage)
	n.docs[passage] = id.Value()
	return nil
}
