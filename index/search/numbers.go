package search

import (
	"cmp"
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/blevesearch/bleve/v2"
	api "github.com/blevesearch/bleve_index_api"

	"rebot/index/bulletin"
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

// id names a passage in the index by its place.
func (p *passages) id(n int) string {
	at := p.places[n]
	return fmt.Sprintf("%s/%d/%d", p.issues[at.issue].Month, at.article, at.paragraph)
}

// named is the passage of a name.
func (p *passages) named(id string) (n int, ok bool) {
	month, rest, _ := strings.Cut(id, "/")
	article, paragraph, _ := strings.Cut(rest, "/")
	m, err := bulletin.ParseMonth(month)
	a, err2 := strconv.Atoi(article)
	i, err3 := strconv.Atoi(paragraph)
	issue, known := slices.BinarySearchFunc(p.issues, m, func(is *bulletin.Issue, m bulletin.Month) int { return int(m - is.Month) })
	if errors.Join(err, err2, err3) != nil || !known {
		return 0, false
	}
	from, to := p.firsts[issue], p.firsts[issue+1]
	n, ok = slices.BinarySearchFunc(p.places[from:to], place{article: uint16(a), paragraph: uint16(i)}, func(x, y place) int {
		return cmp.Or(cmp.Compare(x.article, y.article), cmp.Compare(x.paragraph, y.paragraph))
	})
	return from + n, ok
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
func numbersIn(ix bleve.Index, p *passages) (n *numbers, err error) {
	r, err := readerOf(ix)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, r.Close()) }()
	return newNumbers(r, p)
}

// newNumbers reads which document holds which passage. That each passage has one and none has two is the first proof of
// an index.
func newNumbers(r api.IndexReader, p *passages) (*numbers, error) {
	n := &numbers{docs: slices.Repeat([]uint64{noDocument}, len(p.places))}
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
		return nil, fmt.Errorf("%w: it lacks the passage %s", ErrDamaged, p.id(i))
	}
	n.order()
	return n, nil
}

// noDocument stands for the document of a passage that has none yet.
const noDocument = math.MaxUint64

// add takes a document.
func (n *numbers) add(r api.IndexReader, id api.IndexInternalID, p *passages) error {
	name, err := r.ExternalID(id)
	if err != nil {
		return err
	}
	if !strings.Contains(name, "/") { // the record of an issue
		return nil
	}
	passage, ok := p.named(name)
	if !ok || n.docs[passage] != noDocument {
		return fmt.Errorf("%w: it holds %q, which is no passage, or twice", ErrDamaged, name)
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
