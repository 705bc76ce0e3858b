package intake

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"time"
)

// What came out of a PDF is kept in the state folder, in a file named for the version of the reading and the checksum of the
// PDF, so that it is read once. It is derived, and may be thrown away.
//
//	intake/<version>-<sha256>.json.gz
//	intake/<version>-<sha256>.png      a picture of a part of a PDF, by the checksum of that and of which part
//	intake/pdfium/                     what PDFium is compiled to

// keptVersion changes when PDFs are read otherwise than before.
const keptVersion = "2"

// maxKept is how many files of each kind are kept, the newest.
const maxKept = 1000

func checksum(f *os.File) (string, error) {
	if _, err := f.Seek(0, io.SeekStart); err != nil {
		return "", err
	}
	h := sha256.New()
	_, err := io.Copy(h, f)
	return fmt.Sprintf("%x", h.Sum(nil)), err
}

func (r *Reader) folder() string { return filepath.Join(r.State, "intake") }

// cache is the folder for what PDFium is compiled to, empty where there is none.
func (r *Reader) cache() string {
	if r.State == "" {
		return ""
	}
	whole, err := filepath.Abs(r.folder()) // a child has another working folder
	if err != nil {
		return ""
	}
	return filepath.Join(whole, "pdfium")
}

func (r *Reader) keptFile(sum string) string {
	return filepath.Join(r.folder(), keptVersion+"-"+sum+".json.gz")
}

// kept gives the answer that a file with a checksum had before; nil for none or a damaged one.
func (r *Reader) kept(sum string) *answer {
	if r.State == "" {
		return nil
	}
	b, err := os.ReadFile(r.keptFile(sum))
	if err != nil {
		return nil
	}
	z, err := gzip.NewReader(bytes.NewReader(b))
	if err != nil {
		return nil
	}
	a := new(answer)
	text, err := io.ReadAll(io.LimitReader(z, childOutput)) // gzip checks its checksum at the end
	if err != nil || json.Unmarshal(text, a) != nil || a.empty() {
		return nil
	}
	return a
}

// keep keeps what came out of a file. Where that can't be done, the file is read again the next time.
func (r *Reader) keep(sum string, a *answer) {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if json.NewEncoder(z).Encode(a) == nil && z.Close() == nil {
		r.write(r.keptFile(sum), b.Bytes())
	}
}

// write writes a file that is kept, whole or not at all.
func (r *Reader) write(file string, b []byte) {
	if r.State == "" || os.MkdirAll(r.folder(), 0o700) != nil {
		return
	}
	tmp := fmt.Sprintf("%s.%d", file, os.Getpid())
	if os.WriteFile(tmp, b, 0o600) != nil || os.Rename(tmp, file) != nil {
		os.Remove(tmp)
	}
	r.sweep("*.json.gz*")
	r.sweep("*.png*")
}

// sweep removes the oldest of too many files of a kind.
func (r *Reader) sweep(kind string) {
	names, err := filepath.Glob(filepath.Join(r.folder(), kind))
	if err != nil || len(names) <= maxKept {
		return
	}
	age := map[string]time.Time{}
	for _, n := range names {
		if info, err := os.Stat(n); err == nil {
			age[n] = info.ModTime()
		}
	}
	slices.SortFunc(names, func(a, b string) int { return age[a].Compare(age[b]) })
	for _, n := range names[:len(names)-maxKept] {
		os.Remove(n)
	}
}
