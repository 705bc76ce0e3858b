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

	"rebot/index/bulletin"
	"rebot/index/search"
)

// A Store keeps indexes of Bleve's.
type Store struct{}

func init() { search.Register(Store{}) }

// merging keeps the parts of an index few: a question looks each of its grams up in every part.
var merging = func() mergeplan.MergePlanOptions {
	o := mergeplan.DefaultMergePlanOptions
	o.MaxSegmentsPerTier, o.SegmentsPerMergeTask, o.FloorSegmentSize = 4, 4, 1000
	return o
}()

// writing configures an index that is written to, of which nothing is merged before the end.
var writing = map[string]any{"bolt_timeout": "1s", "asyncErrorCallbackName": onFailure,
	"scorchMergePlanOptions": map[string]any{"MaxSegmentsPerTier": 1000}}

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

// Fill deletes the issues of some months from the index in a folder, and adds others. It calls step with each that was
// added. Where there is no index it makes one.
func (Store) Fill(ctx context.Context, path string, drop []bulletin.Month, put []*bulletin.Issue, step func()) (err error) {
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
	w := &writer{ctx: ctx, index: ix, batch: ix.NewBatch()}
	if err := w.drop(drop); err != nil {
		return err
	}
	for _, is := range put {
		if err := w.put(is); err != nil {
			return err
		}
		step()
	}
	return w.end(anew)
}

func openToWrite(path string) (ix bleve.Index, anew bool, err error) {
	ix, err = bleve.OpenUsing(path, writing)
	if !errors.Is(err, bleve.ErrorIndexMetaMissing) {
		return ix, false, err
	}
	m, err := newMapping()
	if err != nil {
		return nil, true, err
	}
	if ix, err = bleve.New(path, m); err != nil {
		return nil, true, err
	}
	if err := ix.Close(); err != nil { // so that what is kept has none of the settings for writing
		return nil, true, err
	}
	ix, err = bleve.OpenUsing(path, writing)
	return ix, true, err
}

// A writer writes to an index, a batch at a time: the memory of one is let go before the next.
type writer struct {
	ctx   context.Context
	index bleve.Index
	batch *bleve.Batch
	text  int // bytes of it in the batch
}

// batched is how much text makes a batch. Its grams take a hundred times as much in memory and more, where each is another.
const batched = 128 << 10

// drop deletes the issues of some months.
func (w *writer) drop(months []bulletin.Month) error {
	issues, err := (&stored{w.index}).Issues(months)
	for _, is := range issues {
		w.batch.Delete(is.Month.String())
		p := search.List([]*bulletin.Issue{is})
		for n := range p.Len() {
			w.batch.Delete(p.ID(n))
		}
	}
	return err
}

// put adds an issue, in the place of one of its month that was dropped.
func (w *writer) put(is *bulletin.Issue) error {
	record, err := encode(is)
	if err != nil {
		return err
	}
	if err := w.batch.Index(is.Month.String(), map[string]any{recordField: record}); err != nil {
		return err
	}
	p := search.List([]*bulletin.Issue{is})
	for n := range p.Len() {
		if w.text > 0 && w.text+p.Length(n) > batched {
			if err := w.apply(); err != nil {
				return err
			}
		}
		w.text += p.Length(n)
		if err := w.batch.Index(p.ID(n), document(p, n)); err != nil {
			return err
		}
	}
	return nil
}

// apply writes the batch, which is on the disk then, and begins another. Bleve waits for ever where its background work has
// ended.
func (w *writer) apply() error {
	done, b := make(chan error, 1), w.batch
	w.batch, w.text = w.index.NewBatch(), 0
	go func() { done <- w.index.Batch(b) }()
	select {
	case <-w.ctx.Done():
		return context.Cause(w.ctx)
	case err := <-done:
		return errors.Join(err, context.Cause(w.ctx))
	}
}

// end writes what is left and merges all, into one part where the index is made anew.
func (w *writer) end(anew bool) error {
	if err := w.apply(); err != nil {
		return err
	}
	inside, err := w.index.Advanced()
	if err != nil {
		return err
	}
	s, ok := inside.(*scorch.Scorch)
	if !ok {
		return fmt.Errorf("merging the index: %T has no such thing", inside)
	}
	plan := &merging
	if anew {
		plan = nil // into one
	}
	if err := s.ForceMerge(w.ctx, plan); err != nil {
		return fmt.Errorf("merging the index: %w", err)
	}
	w.batch.SetInternal([]byte("rebot"), []byte("merged")) // what was merged is on the disk when this is
	return w.apply()
}
