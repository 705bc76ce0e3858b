package index

import (
	"context"
	"errors"
	"fmt"
	"os"
	"runtime"
	"sync"

	"github.com/RoaringBitmap/roaring/v2"
	bleve "github.com/blevesearch/bleve_index_api"
	segment "github.com/blevesearch/scorch_segment_api/v2"
	zap "github.com/blevesearch/zapx/v17"
)

// zapx writes and reads the segments of Bleve's index.
var zapx zap.ZapPlugin

// chunk is how many passages are analyzed at a time: what a chunk needs in memory is let go before the next.
const chunk = 4096

// segment makes a segment in memory of the passages first to last-1.
func (p *passages) segment(ctx context.Context, first, last int) (segment.Segment, error) {
	docs := make([]bleve.Document, 0, last-first)
	for n := first; n < last; n++ {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		docs = append(docs, analyzed(n, p.text(n)))
	}
	s, _, err := zapx.New(docs)
	if err != nil {
		return nil, fmt.Errorf("indexing %d passages: %w", len(docs), err)
	}
	return s, nil
}

// writeSegment writes one segment of all passages to a file, made of chunks that are merged: passages keep their order.
func (p *passages) writeSegment(ctx context.Context, path string) error {
	parts, err := p.writeChunks(ctx, path)
	defer closeAll(parts)
	if err != nil {
		return err
	}
	if len(parts) == 1 {
		return os.Rename(chunkPath(path, 0), path)
	}
	stop := make(chan struct{})
	defer context.AfterFunc(ctx, func() { close(stop) })()
	if _, _, err := zapx.Merge(parts, make([]*roaring.Bitmap, len(parts)), path, stop, nil); err != nil {
		return fmt.Errorf("merging %d parts of the index: %w", len(parts), err)
	}
	for i := range parts {
		err = errors.Join(err, os.Remove(chunkPath(path, i)))
	}
	return err
}

func chunkPath(path string, i int) string { return fmt.Sprintf("%s.%d", path, i) }

// writeChunks writes the chunks, as many at a time as there are processors, and opens them in order.
func (p *passages) writeChunks(ctx context.Context, path string) ([]segment.Segment, error) {
	n := max(1, (len(p.places)+chunk-1)/chunk)
	parts, errs := make([]segment.Segment, n), make([]error, n)
	slots := make(chan struct{}, runtime.GOMAXPROCS(0))
	var all sync.WaitGroup
	for i := range n {
		slots <- struct{}{}
		all.Go(func() {
			defer func() { <-slots }()
			parts[i], errs[i] = p.writeChunk(ctx, i, chunkPath(path, i))
		})
	}
	all.Wait()
	return parts, errors.Join(errs...)
}

func (p *passages) writeChunk(ctx context.Context, i int, path string) (segment.Segment, error) {
	s, err := p.segment(ctx, i*chunk, min((i+1)*chunk, len(p.places)))
	if err != nil {
		return nil, err
	}
	defer s.Close()
	u, ok := s.(segment.UnpersistedSegment)
	if !ok {
		return nil, fmt.Errorf("writing a part of the index: a %T can't be written", s)
	}
	if err := u.Persist(path); err != nil {
		return nil, fmt.Errorf("writing a part of the index: %w", err)
	}
	return openSegment(path)
}

func openSegment(path string) (segment.Segment, error) {
	s, err := zapx.Open(path)
	if err != nil { // it hands out a nil of its own type beside the error
		return nil, fmt.Errorf("opening the index: %w", err)
	}
	return s, nil
}

func closeAll(parts []segment.Segment) {
	for _, s := range parts {
		if s != nil {
			s.Close()
		}
	}
}
