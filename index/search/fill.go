package search

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"
	"github.com/blevesearch/bleve/v2/index/scorch/mergeplan"
	"github.com/blevesearch/bleve/v2/index/upsidedown/store/boltdb"

	"rebot/index/bulletin"
)

// inMemory is how many passages are indexed in memory, in one batch. More of them go to a folder.
const inMemory = 4096

// New makes a Finder in memory. A library of decades is indexed in a folder of its own that goes with it.
func New(ctx context.Context, issues []*bulletin.Issue) (*Finder, error) {
	p := listPassages(issues)
	if len(p.places) > inMemory {
		return inTemp(ctx, p)
	}
	ix, err := createIndex("")
	if err != nil {
		return nil, err
	}
	b := &batches{ctx: ctx, index: ix, Batch: ix.NewBatch()}
	if err := errors.Join(p.addTo(b), b.apply()); err != nil {
		return nil, errors.Join(err, ix.Close())
	}
	return finderOver(p, &held{index: ix})
}

func inTemp(ctx context.Context, p *passages) (*Finder, error) {
	dir, err := os.MkdirTemp("", "rebot-index-")
	if err != nil {
		return nil, fmt.Errorf("making a folder for the search: %w", err)
	}
	err = Fill(ctx, dir, nil, p.issues, func() {})
	var s *Stored
	if err == nil {
		s, err = Open(dir)
	}
	if err != nil {
		return nil, errors.Join(err, os.RemoveAll(dir))
	}
	return finderOver(p, &held{s.index, dir})
}

// createIndex makes an empty index, in memory where path is empty.
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
func Fill(ctx context.Context, path string, drop, put []*bulletin.Issue, step func()) (err error) {
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
	return listPassages([]*bulletin.Issue{is}).addTo(b)
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
	p := listPassages([]*bulletin.Issue{is})
	for n := range p.places {
		b.Delete(p.id(n))
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

// addTo adds the passages to batches.
func (p *passages) addTo(b *batches) error {
	b.most = batched
	if len(p.issues) == 1 && p.bytes > tooLong {
		b.most = piecemeal
	}
	for n := range p.places {
		if err := b.add(p.id(n), p.document(n), p.text(n).length()); err != nil {
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
