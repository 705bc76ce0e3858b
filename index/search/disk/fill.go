// Package disk keeps the passages of issues, and the issues themselves, in an index of Bleve's in a folder (mapping.go, fill.go,
// record.go), and lets package search find in it (query.go, terms.go). A program that imports it can keep its library. It is
// the only importer of Bleve.
package disk

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"sync"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"
	"github.com/blevesearch/bleve/v2/index/scorch/mergeplan"
	"github.com/blevesearch/bleve/v2/index/upsidedown/store/boltdb"

	"rebot/index/bulletin"
	"rebot/index/search"
)

// A Store keeps indexes of Bleve's.
type Store struct{}

func init() { search.Register(Store{}) }

// createIndex makes an empty index.
func createIndex(path string) (bleve.Index, error) {
	m, err := newMapping()
	if err != nil {
		return nil, err
	}
	ix, err := bleve.NewUsing(path, m, scorch.Name, boltdb.Name, nil)
	if err != nil {
		return nil, fmt.Errorf("making the index %s: %w", path, err)
	}
	return ix, nil
}

// merging keeps the parts of an index few: a question looks each of its grams up in every part.
var merging = func() mergeplan.MergePlanOptions {
	o := mergeplan.DefaultMergePlanOptions
	o.MaxSegmentsPerTier, o.SegmentsPerMergeTask, o.FloorSegmentSize = 4, 4, 1000
	return o
}()

// writing configures an index that is written to: only its end is waited for, when all of it must be on the disk. What
// is made anew is merged at the end.
func writing(anew bool) map[string]any {
	o := merging
	if anew {
		o.MaxSegmentsPerTier = 1000
	}
	return map[string]any{"unsafe_batch": true, "bolt_timeout": "1s", "asyncErrorCallbackName": onFailure,
		"scorchMergePlanOptions": map[string]any{"MaxSegmentsPerTier": o.MaxSegmentsPerTier,
			"SegmentsPerMergeTask": o.SegmentsPerMergeTask, "FloorSegmentSize": o.FloorSegmentSize}}
}

// onFailure names what Bleve calls when its background work fails, after which it tries again without end.
const onFailure = "rebot"

// failures holds the errors that end the work on an index, by the path of its store.
var failures sync.Map

func init() {
	scorch.RegistryAsyncErrorCallbacks[onFailure] = func(err error, path string) {
		if end, ok := failures.Load(path); ok {
			end.(context.CancelCauseFunc)(err)
		}
	}
}

// Fill makes the index in a folder one of the issues in put: it deletes those in drop, which it must hold, and adds the
// others. It calls step with each that was added. Where there is no index it makes one.
func (Store) Fill(ctx context.Context, path string, drop, put []*bulletin.Issue, step func()) (err error) {
	ix, anew, err := openToWrite(path)
	if err != nil {
		return fmt.Errorf("opening the index %s to write: %w", path, err)
	}
	defer func() { err = errors.Join(err, ix.Close()) }()
	ctx, end := context.WithCancelCause(ctx)
	defer end(nil)
	store := filepath.Join(path, "store")
	failures.Store(store, end)
	defer failures.Delete(store)
	b := &batches{ctx: ctx, index: ix, Batch: ix.NewBatch()}
	for _, is := range drop {
		remove(b.Batch, is)
	}
	for _, is := range put {
		if err := b.addIssue(is); err != nil {
			return err
		}
		step()
	}
	if err := b.apply(); err != nil {
		return err
	}
	return settle(ctx, ix, anew)
}

// A batches writes to an index, a batch at a time: the memory of one is let go before the next.
type batches struct {
	ctx   context.Context
	index bleve.Index
	*bleve.Batch
	text, most int // bytes of text in the batch, and how many it may have
}

// What makes a batch is as much text as eight issues have. Its grams take a hundred times as much in memory and more, where
// each is another: so that of an issue that is far too long is written in small pieces.
const (
	batched   = 512 << 10
	tooLong   = 192 << 10
	piecemeal = 24 << 10
)

// addIssue adds an issue, in the place of one of its month that was removed.
func (b *batches) addIssue(is *bulletin.Issue) error {
	record, err := encode(is)
	if err != nil {
		return err
	}
	if err := b.Index(is.Month.String(), map[string]any{recordField: record}); err != nil {
		return err
	}
	return b.addPassages(search.List([]*bulletin.Issue{is}))
}

// add adds a passage.
func (b *batches) add(id string, doc any, bytes int) error {
	if b.ctx.Err() != nil {
		return context.Cause(b.ctx)
	}
	if b.text += bytes; b.text > b.most {
		if err := b.apply(); err != nil {
			return err
		}
		b.text = bytes
	}
	return b.Index(id, doc)
}

// apply writes the batch and begins another.
func (b *batches) apply() error {
	if err := apply(b.ctx, b.index, b.Batch); err != nil {
		return err
	}
	b.Batch = b.index.NewBatch()
	return nil
}

func openToWrite(path string) (ix bleve.Index, anew bool, err error) {
	ix, err = bleve.OpenUsing(path, writing(false))
	if !errors.Is(err, bleve.ErrorIndexMetaMissing) {
		return ix, false, err
	}
	if ix, err = createIndex(path); err != nil {
		return nil, true, err
	}
	if err := ix.Close(); err != nil { // so that what is kept has none of the settings for writing
		return nil, true, err
	}
	ix, err = bleve.OpenUsing(path, writing(true))
	return ix, true, err
}

// remove deletes an issue by a batch.
func remove(b *bleve.Batch, is *bulletin.Issue) {
	b.Delete(is.Month.String())
	p := search.List([]*bulletin.Issue{is})
	for n := range p.Len() {
		b.Delete(p.ID(n))
	}
}

// apply applies a batch. Bleve waits for ever where its background work has ended.
func apply(ctx context.Context, ix bleve.Index, b *bleve.Batch) error {
	done := make(chan error, 1)
	go func() { done <- ix.Batch(b) }()
	return wait(ctx, done)
}

func wait(ctx context.Context, done <-chan error) error {
	select {
	case err := <-done:
		return err
	case <-ctx.Done():
		return context.Cause(ctx)
	}
}

// addPassages adds the passages of an issue.
func (b *batches) addPassages(p *search.Passages) error {
	b.most = batched
	if p.Bytes() > tooLong {
		b.most = piecemeal
	}
	for n := range p.Len() {
		if err := b.add(p.ID(n), document(p, n), p.Length(n)); err != nil {
			return err
		}
	}
	return nil
}

// settle merges what was written, all into one part where it is wanted whole, and returns when it is on the disk.
func settle(ctx context.Context, ix bleve.Index, whole bool) error {
	if err := persist(ctx, ix); err != nil { // the merger takes only what is on the disk
		return err
	}
	inside, err := ix.Advanced()
	if err != nil {
		return err
	}
	s, ok := inside.(*scorch.Scorch)
	if !ok {
		return fmt.Errorf("merging the index: %T has no such thing", inside)
	}
	plan := &merging
	if whole {
		plan = nil // into one
	}
	if err := s.ForceMerge(ctx, plan); err != nil {
		return fmt.Errorf("merging the index: %w", err)
	}
	return persist(ctx, ix)
}

// persist waits until all that was written before is on the disk.
func persist(ctx context.Context, ix bleve.Index) error {
	b, done := ix.NewBatch(), make(chan error, 1)
	b.SetInternal([]byte("rebot"), []byte("written"))
	b.SetPersistedCallback(func(err error) { done <- err })
	if err := apply(ctx, ix, b); err != nil {
		return err
	}
	return wait(ctx, done)
}
