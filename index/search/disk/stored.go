package disk

import (
	"errors"
	"fmt"
	"runtime"

	"github.com/blevesearch/bleve/v2"
	"golang.org/x/sync/errgroup"

	"rebot/index/bulletin"
	"rebot/index/search"
)

// A stored is an index in a folder that nobody writes to any more.
type stored struct{ index bleve.Index }

// Open opens the index in a folder.
func (Store) Open(path string) (search.Stored, error) {
	ix, err := bleve.OpenUsing(path, map[string]any{"read_only": true, "bolt_timeout": "1s"})
	if err != nil { // it hands out a nil of its own type beside the error
		return nil, fmt.Errorf("%w: opening %s: %w", search.ErrDamaged, path, err)
	}
	return &stored{ix}, nil
}

// Close lets go of the index.
func (s *stored) Close() error { return s.index.Close() }

// Finder makes a Finder of an index of some issues, which it closes where it can't. The index is the Finder's from then on.
func (s *stored) Finder(issues []*bulletin.Issue) (*search.Finder, error) {
	p := search.List(issues)
	n, err := numbersIn(s.index, p)
	if err != nil {
		return nil, errors.Join(err, s.index.Close())
	}
	return search.Over(p, &engine{s.index, n}), nil
}

// Issues reads the issues of some months, as many at a time as there are processors.
func (s *stored) Issues(months []bulletin.Month) ([]*bulletin.Issue, error) {
	r, err := readerOf(s.index)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	issues := make([]*bulletin.Issue, len(months))
	var all errgroup.Group
	workers := runtime.GOMAXPROCS(0)
	for w := range workers {
		all.Go(func() (err error) {
			var d decoder
			for i := w; i < len(months); i += workers {
				if issues[i], err = d.read(r, months[i]); err != nil {
					return fmt.Errorf("%w: the record of %s: %v", search.ErrDamaged, months[i], err)
				}
			}
			return nil
		})
	}
	return issues, all.Wait()
}
