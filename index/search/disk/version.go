package disk

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"runtime/debug"
	"strings"

	"rebot/index/search"
)

// Version writes what an index in a folder depends on: how a sample of text is cut, the mapping, and the versions of Bleve's
// modules.
func (Store) Version(w io.Writer, sample string) error {
	m, err := newMapping()
	if err != nil {
		return err
	}
	_, err = fmt.Fprintln(w, search.Comparable(sample))
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, d := range info.Deps {
			if strings.HasPrefix(d.Path, "github.com/blevesearch/") {
				fmt.Fprintln(w, d.Version)
			}
		}
	}
	return errors.Join(err, json.NewEncoder(w).Encode(m))
}
