package index

import (
	"bytes"
	"encoding/gob"
	"fmt"
	"runtime"
	"runtime/debug"
	"sync"

	"github.com/blevesearch/bleve/v2"
	api "github.com/blevesearch/bleve_index_api"

	"rebot/index/bulletin"
)

// recordField holds an issue, with all that was read out of it, in a document named for its month. It is only stored.
const recordField = "record"

// encode writes an issue as gob does: its type need not be known here. What the readers say of each printed number stays
// behind: it is asked of them alone.
func encode(is *bulletin.Issue) (string, error) {
	var b bytes.Buffer
	kept := *is
	kept.Figures = nil
	if err := gob.NewEncoder(&b).Encode(&kept); err != nil {
		return "", fmt.Errorf("writing the issue of %s: %w", is.Month, err)
	}
	return b.String(), nil
}

func decode(b []byte) (*bulletin.Issue, error) {
	is := new(bulletin.Issue)
	err := gob.NewDecoder(bytes.NewReader(b)).Decode(is)
	return is, err
}

// readRecords reads the issues of some months, as many at a time as there are processors.
func readRecords(ix bleve.Index, months []bulletin.Month) ([]*bulletin.Issue, error) {
	inside, err := ix.Advanced()
	if err != nil {
		return nil, err
	}
	r, err := inside.Reader()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	issues, errs := make([]*bulletin.Issue, len(months)), make([]error, len(months))
	var all sync.WaitGroup
	workers := runtime.GOMAXPROCS(0)
	for w := range workers {
		all.Go(func() {
			for i := w; i < len(months); i += workers {
				issues[i], errs[i] = readRecord(r, months[i])
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

func readRecord(r api.IndexReader, month bulletin.Month) (is *bulletin.Issue, err error) {
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("%v", r)
		}
	}()
	d, err := r.Document(month.String())
	if err != nil {
		return nil, err
	}
	if d == nil {
		return nil, fmt.Errorf("there is none")
	}
	d.VisitFields(func(f api.Field) {
		if f.Name() == recordField {
			is, err = decode(f.Value())
		}
	})
	if err == nil && is == nil {
		err = fmt.Errorf("it is empty")
	}
	return is, err
}
