package index

import (
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// The index folder holds generations, each a folder that is written once and never changed, and a file that names the
// current one. A process that is killed at any point leaves the old generation or the new one current.
//
//	index/CURRENT                 the name of a generation
//	index/<checksum>-<n>/manifest.json
//	index/<checksum>-<n>/issues       what was read out of the bulletins
//	index/<checksum>-<n>/text.zap     Bleve's segment
const (
	currentFile  = "CURRENT"
	manifestFile = "manifest.json"
	issuesFile   = "issues"
	segmentFile  = "text.zap"
)

// A manifest says what a generation was made from and by, and what its files must be. A generation is named for the
// checksum of its manifest, so that a manifest that was changed is noticed too.
type manifest struct {
	Version  string   `json:"version"`
	Folder   string   `json:"folder"` // of the bulletins
	Sources  []source `json:"sources"`
	Segment  file     `json:"segment"`
	Issues   []file   `json:"issues"` // the parts of issuesFile
	Passages int      `json:"passages"`
	Problems []string `json:"problems,omitempty"` // that whole files had
}

// A source is a bulletin file as it was when it was read, or tried.
type source struct {
	Name string    `json:"name"`
	Size int64     `json:"size"`
	Time time.Time `json:"time"`
	Sum  string    `json:"sha256"`
	Held bool      `json:"held,omitempty"` // its issue, if there is one, was read from what the file said before
}

// A file is one file of a generation, or a part of one.
type file struct {
	Size int64  `json:"size"`
	Sum  string `json:"crc32c"`
}

// ErrDamaged marks an index that is not what was written. It is moved away and built again.
var ErrDamaged = errors.New("the index is damaged")

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
	b, err := os.ReadFile(filepath.Join(folder, manifestFile))
	if err != nil {
		return m, folder, err
	}
	if sum, _, _ := strings.Cut(string(name), "-"); checksum(b) != sum {
		return m, folder, fmt.Errorf("%w: %s was changed", ErrDamaged, filepath.Join(folder, manifestFile))
	}
	if err := json.Unmarshal(b, &m); err != nil {
		return m, folder, fmt.Errorf("%w: %s: %v", ErrDamaged, filepath.Join(folder, manifestFile), err)
	}
	return m, folder, nil
}

// gone says of a file that is not there that the generation is damaged.
func gone(path string, err error) error {
	if errors.Is(err, os.ErrNotExist) {
		return fmt.Errorf("%w: %s is gone", ErrDamaged, path)
	}
	return err
}

// checkSegment checks that the segment, which is not kept in memory, is what was written.
func (m *manifest) checkSegment(folder string) error {
	path := filepath.Join(folder, segmentFile)
	got, err := measure(path)
	if err == nil && got != m.Segment {
		err = fmt.Errorf("%w: %s is not what was written", ErrDamaged, path)
	}
	return gone(path, err)
}

// write writes the manifest, which makes the folder a generation, and tells its checksum.
func (m *manifest) write(folder string) (sum string, err error) {
	if m.Segment, err = measure(filepath.Join(folder, segmentFile)); err != nil {
		return "", err
	}
	b, err := json.MarshalIndent(m, "", "\t")
	if err != nil {
		return "", err
	}
	return checksum(b), writeSynced(filepath.Join(folder, manifestFile), b)
}
