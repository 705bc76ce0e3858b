package disk

import (
	"cmp"
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
	blocks   []block  // runs of documents, those with the newest passages first
}

// A block is the documents first to last-1, which hold the passages newest to oldest and maybe others between.
type block struct {
	first, last    uint64
	newest, oldest int32
}

// blockSize is how many documents are read in one go: about two issues.
const blockSize = 512

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
	all, err := r.DocIDReaderAll()
	if err != nil {
		return nil, err
	}
	defer all.Close()
	for id, err := all.Next(); id != nil || err != nil; id, err = all.Next() {
		if err != nil {
			return nil, err
		}
		if err := n.add(r, id, p); err != nil {
			return nil, err
		}
	}
	if i := slices.Index(n.docs, noDocument); i >= 0 {
		return nil, fmt.Errorf("%w: it lacks the passage %s", search.ErrDamaged, p.ID(i))
	}
	n.order()
	return n, nil
}

// noDocument stands for the document of a passage that has none yet.
const noDocument = math.MaxUint64

// add takes a document.
func (n *numbers) add(r api.IndexReader, id api.IndexInternalID, p *search.Passages) error {
	name, err := r.ExternalID(id)
	if err != nil {
		return err
	}
	if !strings.Contains(name, "/") { // the record of an issue
		return nil
	}
	passage, ok := p.Named(name)
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

// order puts the blocks with the newest passages first.
func (n *numbers) order() {
	for first := 0; first < len(n.passages); first += blockSize {
		last := min(first+blockSize, len(n.passages))
		b := block{uint64(first), uint64(last), math.MaxInt32, -1}
		for _, p := range n.passages[first:last] {
			if p >= 0 {
				b.newest, b.oldest = min(b.newest, p), max(b.oldest, p)
			}
		}
		n.blocks = append(n.blocks, b)
	}
	slices.SortFunc(n.blocks, func(a, b block) int { return cmp.Or(cmp.Compare(a.newest, b.newest), cmp.Compare(a.first, b.first)) })
}
