package disk

import (
	"bytes"
	"encoding/binary"
	"encoding/gob"
	"errors"
	"fmt"
	"runtime/debug"

	api "github.com/blevesearch/bleve_index_api"

	"rebot/index/bulletin"
)

// recordField holds an issue, with all that was read out of it, in a document named for its month. It is only stored.
const recordField = "record"

// encode writes an issue as gob does: its type need not be known here. The description of the type, which gob writes
// before the first value, stands apart, with its length before it: to understand it takes as long as to read an issue, and
// nearly all records have the same. What became of each printed number is kept in little room alone.
func encode(is *bulletin.Issue) (string, error) {
	var b bytes.Buffer
	e := gob.NewEncoder(&b)
	err := e.Encode(new(bulletin.Issue))
	types := binary.AppendUvarint(nil, uint64(b.Len()))
	kept := *is
	kept.Figures = nil
	if err = errors.Join(err, e.Encode(&kept)); err != nil {
		return "", fmt.Errorf("writing the issue of %s: %w", is.Month, err)
	}
	return string(types) + b.String(), nil
}

// A decoder decodes records one after the other.
type decoder struct {
	types []byte // what it knows
	in    *bytes.Buffer
	gob   *gob.Decoder
}

func (d *decoder) decode(b []byte) (*bulletin.Issue, error) {
	n, size := binary.Uvarint(b)
	if size <= 0 || n > uint64(len(b)-size) {
		return nil, errors.New("it is cut short")
	}
	types, value := b[size:size+int(n)], b[size+int(n):]
	if d.gob == nil || !bytes.Equal(types, d.types) {
		d.types, d.in = bytes.Clone(types), bytes.NewBuffer(bytes.Clone(types))
		d.gob = gob.NewDecoder(d.in)
		if err := d.gob.Decode(new(bulletin.Issue)); err != nil {
			return nil, err
		}
	}
	d.in.Write(value)
	is := new(bulletin.Issue)
	return is, d.gob.Decode(is)
}

// read reads the issue of a month.
func (d *decoder) read(r api.IndexReader, month bulletin.Month) (is *bulletin.Issue, err error) {
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("%v", r)
		}
	}()
	doc, err := r.Document(month.String())
	if err != nil {
		return nil, err
	}
	if doc == nil {
		return nil, errors.New("there is none")
	}
	doc.VisitFields(func(f api.Field) {
		if f.Name() == recordField {
			is, err = d.decode(f.Value())
		}
	})
	if err == nil && is == nil {
		err = errors.New("it is empty")
	}
	return is, err
}
