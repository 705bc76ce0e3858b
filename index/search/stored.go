package search

import (
	"fmt"
	"runtime"
	"sync"

	"github.com/blevesearch/bleve/v2"

	"rebot/index/bulletin"
)

// A Stored is an index in a folder that nobody writes to any more.
type Stored struct{ index bleve.Index }

// Open opens the index in a folder.
func Open(path string) (*Stored, error) {
	ix, err := bleve.OpenUsing(path, map[string]any{"read_only": true, "bolt_timeout": "1s"})
	if err != nil { // it hands out a nil of its own type beside the error
		return nil, fmt.Errorf("%w: opening %s: %w", ErrDamaged, path, err)
	}
	return &Stored{ix}, nil
}

// Close lets go of the index.
func (s *Stored) Close() error { return s.index.Close() }

// Finder makes a Finder of an index of some issues, which it closes where it can't. The Stored is the Finder's from then on.
func (s *Stored) Finder(issues []*bulletin.Issue) (*Finder, error) {
	return finderOver(listPassages(issues), &held{index: s.index})
}

// Issues reads the issues of some months, as many at a time as there are processors.
func (s *Stored) Issues(months []bulletin.Month) ([]*bulletin.Issue, error) {
	r, err := readerOf(s.index)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	issues, errs := make([]*bulletin.Issue, len(months)), make([]error, len(months))
	var all sync.WaitGroup
	workers := runtime.GOMAXPROCS(0)
	for w := range workers {
		all.Go(func() {
			var d decoder
			for i := w; i < len(months); i += workers {
				issues[i], errs[i] = d.read(r, months[i])
			}
		})
	}
	all.Wait()
	for i, err := range errs {
		if err != nil {
			return nil, fmt.Errorf("%w: the record of %s: %v", ErrDamaged, months[i], err)
		}
	}
	return issues, nil
}
