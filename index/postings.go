package index

import (
	"fmt"
	"strconv"
	"sync"

	"github.com/RoaringBitmap/roaring/v2"
	"github.com/blevesearch/bleve/v2/document"
	bleve "github.com/blevesearch/bleve_index_api"
	segment "github.com/blevesearch/scorch_segment_api/v2"
)

// textField is the one field of Bleve's index. It tells in which passages a gram stands, and nothing more: how often
// and where is read from the few passages worth reading.
const textField = "text"

// Postings tell in which passages a gram stands. They are one segment of Bleve's index, read without the machinery
// around it, so that the rare grams of a question are read first and the common ones hardly at all. The number of a
// document is the number of its passage.
type postings struct {
	segment segment.Segment
	readers sync.Pool // of segment.TermDictionary, which one question at a time may use
}

func analyzed(n int, t passageText) bleve.Document {
	text := t.title + "\n" + t.heading + "\n" + t.section + "\n" + t.source + "\n" + t.body
	d := document.NewDocument(strconv.Itoa(n))
	d.AddField(document.NewTextFieldCustom(textField, nil, []byte(text), bleve.IndexField|bleve.SkipFreqNorm, analyzer{}))
	d.AddIDField()
	d.VisitFields(func(f bleve.Field) { f.Analyze() })
	return d
}

// count is the number of passages.
func (p *postings) count() int { return int(p.segment.Count()) }

// reader hands out a dictionary for one question; release takes it back.
func (p *postings) reader() (segment.TermDictionary, error) {
	if d, ok := p.readers.Get().(segment.TermDictionary); ok {
		return d, nil
	}
	return p.segment.Dictionary(textField)
}

func (p *postings) release(d segment.TermDictionary) { p.readers.Put(d) }

// passagesWith is the set of passages that a term stands in; it must not be changed.
func passagesWith(d segment.TermDictionary, term string) (*roaring.Bitmap, error) {
	list, err := d.PostingsList([]byte(term), nil, nil)
	if err != nil {
		return nil, fmt.Errorf("looking up %q: %w", term, err)
	}
	it, ok := list.Iterator(false, false, false, nil).(segment.OptimizablePostingsIterator)
	if !ok {
		return nil, fmt.Errorf("looking up %q: the segment hands out no bitmap", term)
	}
	if n, one := it.DocNum1Hit(); one {
		return roaring.BitmapOf(uint32(n)), nil
	}
	if b := it.ActualBitmap(); b != nil {
		return b, nil
	}
	return roaring.New(), nil
}
