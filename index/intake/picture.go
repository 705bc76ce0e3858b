package intake

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"rebot/index/bulletin"
)

// errChanged says that a file is not the one any more that was read.
var errChanged = errors.New("the file was changed since it was read")

// Picture gives a PNG of a part of an open PDF, whose checksum must be sum. A process of its own draws it, unless it is kept.
func (r *Reader) Picture(ctx context.Context, f *os.File, sum string, v bulletin.View) ([]byte, error) {
	if len(r.Child) == 0 {
		return nil, errors.New("nothing here can draw a PDF")
	}
	now, err := checksum(f)
	if err != nil {
		return nil, err
	}
	if now != sum {
		return nil, errChanged
	}
	which, err := json.Marshal(v)
	if err != nil {
		return nil, err
	}
	file := filepath.Join(r.folder(), fmt.Sprintf("%s-%x.png", keptVersion, sha256.Sum256(append([]byte(sum), which...))))
	if b, err := os.ReadFile(file); r.State != "" && err == nil && isPNG(b) {
		return b, nil
	}
	out, err := r.child(ctx, f, string(which))
	if err != nil {
		return nil, err
	}
	if !isPNG(out.Picture) {
		return nil, errors.New("what draws it made no picture " + out.Refused)
	}
	r.write(file, out.Picture)
	return out.Picture, nil
}

// pngHead and pngEnd are what a PNG begins and ends with.
var pngHead, pngEnd = []byte("\x89PNG\r\n\x1a\n"), []byte("IEND\xaeB`\x82")

// isPNG reports whether a file is a whole PNG, as far as its ends tell.
func isPNG(b []byte) bool { return bytes.HasPrefix(b, pngHead) && bytes.HasSuffix(b, pngEnd) }
