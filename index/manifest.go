package index

import (
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"rebot/index/bulletin"
	"rebot/index/search"
)

// A set of bulletins has a folder, which holds generations, each a folder of Bleve's that is written once and never
// changed, and a file that names the current one. A process that is killed at any point leaves the old generation or the
// new one current.
//
//	index/<set>/CURRENT                      the name of a generation
//	index/<set>/<checksum>-<n>/store         Bleve's index: passages, and a record of each issue
//	index/<set>/<checksum>-<n>/manifest.json
const (
	currentFile  = "CURRENT"
	manifestFile = "manifest.json"
)

// A manifest says what a generation was made from and by, and what its files must be. A generation is named for the
// checksum of its manifest, so that a manifest that was changed is noticed too.
type manifest struct {
	Version  string           `json:"version"`
	Sources  []source         `json:"sources"`
	Issues   []bulletin.Month `json:"issues"`
	Files    map[string]file  `json:"files"`
	Problems []fileProblem    `json:"problems,omitempty"`
}

// A fileProblem tells why nothing of a file, as it is now, is in the library.
type fileProblem struct {
	File string `json:"file"`
	Text string `json:"text"`
}

// A source is a bulletin file as it was when it was read, or tried.
type source struct {
	Name string    `json:"name"`
	Size int64     `json:"size"`
	Time time.Time `json:"time"`
	Sum  string    `json:"sha256"`
	Held bool      `json:"held,omitempty"` // its issue, if there is one, was read from what the file said before
}

// A file is one file of a generation.
type file struct {
	Size int64  `json:"size"`
	Sum  string `json:"crc32c"`
}

// ErrDamaged marks an index that is not what was written. It is moved away and built again.
var ErrDamaged = search.ErrDamaged

// errStale marks an index of other bulletins or another version of the program.
var errStale = errors.New("the index is out of date")

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

func checksum(b []byte) string { return fmt.Sprintf("%08x", crc32.Checksum(b, castagnoli)) }

// readManifest reads the manifest of the current generation, and tells its folder.
func readManifest(dir string) (m manifest, folder string, err error) {
	name, err := os.ReadFile(filepath.Join(dir, currentFile))
	if err != nil {
		return m, "", err
	}
	if string(name) != filepath.Base(string(name)) {
		return m, "", fmt.Errorf("%w: %s names no generation", ErrDamaged, filepath.Join(dir, currentFile))
	}
	folder = filepath.Join(dir, string(name))
	m, err = manifestOf(folder)
	return m, folder, err
}

// manifestOf reads the manifest of a generation.
func manifestOf(folder string) (m manifest, err error) {
	path := filepath.Join(folder, manifestFile)
	b, err := os.ReadFile(path)
	if err != nil {
		return m, err
	}
	if sum, _, _ := strings.Cut(filepath.Base(folder), "-"); checksum(b) != sum {
		return m, fmt.Errorf("%w: %s was changed", ErrDamaged, path)
	}
	if err := json.Unmarshal(b, &m); err != nil {
		return m, fmt.Errorf("%w: %s: %v", ErrDamaged, path, err)
	}
	return m, nil
}

// checkGeneration checks that a generation is as it was written.
func checkGeneration(folder string) error {
	m, err := manifestOf(folder)
	if err != nil {
		return err
	}
	return m.check(folder)
}

// check checks that the files of a generation are as they were written. Bleve does not check its own.
func (m *manifest) check(folder string) error {
	for name, want := range m.Files {
		got, err := measure(filepath.Join(folder, filepath.FromSlash(name)))
		if errors.Is(err, os.ErrNotExist) {
			return fmt.Errorf("%w: %s of %s is gone", ErrDamaged, name, folder)
		}
		if err == nil && got != want {
			err = fmt.Errorf("%w: %s of %s is not what was written", ErrDamaged, name, folder)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// write measures the folder's files, puts them on the disk and writes the manifest, which makes the folder a generation.
// It tells the manifest's checksum.
func (m *manifest) write(folder string) (sum string, err error) {
	m.Files = map[string]file{}
	err = fs.WalkDir(os.DirFS(folder), ".", func(name string, d fs.DirEntry, err error) error {
		path := filepath.Join(folder, filepath.FromSlash(name))
		switch {
		case err != nil:
			return err
		case d.IsDir():
			syncPath(path)
			return nil
		}
		syncPath(path)
		m.Files[name], err = measure(path)
		return err
	})
	if err != nil {
		return "", err
	}
	b, err := json.MarshalIndent(m, "", "\t")
	if err != nil {
		return "", err
	}
	defer syncPath(folder)
	return checksum(b), writeSynced(filepath.Join(folder, manifestFile), b)
}
