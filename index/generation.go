package index

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"rebot/index/bulletin"
	"rebot/index/intake"
	"rebot/index/search"
)

// A set of bulletins has a folder, which holds generations, each a folder of Bleve's that is written once and never
// changed, and a file that names the current one. A process that is killed at any point leaves the old generation or the
// new one current.
//
//	index/<set>/CURRENT                      the name of a generation
//	index/<set>/<checksum>-<n>/store         Bleve's index: passages, and a record of each issue
//	index/<set>/<checksum>-<n>/manifest.json
//	index/<set>/damaged                      one that was put aside, for whoever wants to know what happened to it
const (
	currentFile  = "CURRENT"
	manifestFile = "manifest.json"
	asideFolder  = "damaged"
)

// A generation is an index in a folder of its own, which is empty for none.
type generation struct {
	folder string
	*manifest
}

// A manifest says what a generation was made from and by, and what its files must be. A generation is named for the
// checksum of its manifest, so that a manifest that was changed is noticed too.
type manifest struct {
	Version  string            `json:"version"`
	Sources  []source          `json:"sources"`
	Files    map[string]string `json:"crc32c"`
	Problems []*FileError      `json:"problems,omitempty"`
}

// A source is a bulletin file as it was when it was read, or tried.
type source struct {
	Name string `json:"name"`
	intake.Stamp
	Sum   string         `json:"sha256"`
	Held  bool           `json:"held,omitempty"`  // its issue, if there is one, was read from what the file said before
	Month bulletin.Month `json:"month,omitempty"` // of its issue, zero where it has none that counts
}

// same reports whether the issue of a file was read from the bytes that the file has now.
func (s *source) same(was source) bool {
	return s.Sum != "" && s.Sum == was.Sum && !s.Held && !was.Held
}

// ErrDamaged marks an index that is not what was written. It is moved away and built again.
var ErrDamaged = search.ErrDamaged

// errStale marks an index of other bulletins or another version of the program.
var errStale = errors.New("the index is out of date")

// current is the current generation, where this version of the program wrote it. Its files are not checked.
func (k *generationStore) current() (*generation, error) {
	if k.dir == "" {
		return nil, errStale
	}
	name, err := os.ReadFile(filepath.Join(k.dir, currentFile))
	if err != nil {
		return nil, err
	}
	if string(name) != filepath.Base(string(name)) {
		return nil, fmt.Errorf("%w: %s names no generation", ErrDamaged, filepath.Join(k.dir, currentFile))
	}
	g := &generation{filepath.Join(k.dir, string(name)), &manifest{}}
	path := filepath.Join(g.folder, manifestFile)
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	if sum, _, _ := strings.Cut(string(name), "-"); checksum(b) != sum {
		return nil, fmt.Errorf("%w: %s was changed", ErrDamaged, path)
	}
	if err := json.Unmarshal(b, g.manifest); err != nil {
		return nil, fmt.Errorf("%w: %s: %v", ErrDamaged, path, err)
	}
	if g.Version != indexVersion() {
		return nil, errStale
	}
	return g, nil
}

// check checks that the files of a generation are as they were written. Bleve does not check its own.
func (g *generation) check() error {
	for name, want := range g.Files {
		got, err := measure(filepath.Join(g.folder, filepath.FromSlash(name)))
		if errors.Is(err, os.ErrNotExist) {
			return fmt.Errorf("%w: %s of %s is gone", ErrDamaged, name, g.folder)
		}
		if err == nil && got != want {
			err = fmt.Errorf("%w: %s of %s is not what was written", ErrDamaged, name, g.folder)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// open opens a generation that is undamaged, and reads its issues.
func (g *generation) open() (stored search.Stored, issues []*bulletin.Issue, err error) {
	if err := g.check(); err != nil {
		return nil, nil, err
	}
	if stored, err = search.Kept().Open(g.folder); err != nil {
		return nil, nil, err
	}
	var months []bulletin.Month
	for _, s := range g.Sources {
		if s.Month != 0 {
			months = append(months, s.Month)
		}
	}
	if issues, err = stored.Issues(months); err != nil {
		return nil, nil, errors.Join(err, stored.Close())
	}
	return stored, issues, nil
}

// issues reads the issues of a generation that is undamaged.
func (g *generation) issues() ([]*bulletin.Issue, error) {
	stored, issues, err := g.open()
	if err != nil {
		return nil, err
	}
	return issues, stored.Close()
}

// library makes the library of a generation, which was opened, and of its issues.
func (g *generation) library(stored search.Stored, issues []*bulletin.Issue) (*Library, error) {
	lib, err := NewLibrary(issues)
	if err != nil {
		return nil, errors.Join(err, stored.Close())
	}
	lib.sources = g.Sources
	lib.finder, err = stored.Finder(issues)
	return lib, err
}

// fill makes a generation that of a library, in a folder that no other process opens, and opens it. What did not change since
// the generation before is not indexed again: Bleve never changes a file of an index, only writes new ones, so that the
// folder begins as a copy of the last one by links, and takes what changed as batches. Readers have the old folder open until
// they are done. An alias over two indexes, or a snapshot of one, would let a process that opens it meanwhile find it
// half changed or not proven.
func (g *generation) fill(ctx context.Context, k *generationStore, lib *Library, base *generation) (_ *Library, err error) {
	if err := os.MkdirAll(k.dir, 0o700); err != nil {
		return nil, err
	}
	if g.folder, err = os.MkdirTemp(k.dir, "new-"); err != nil {
		return nil, err
	}
	drop, put := base.changes(g.manifest, lib.issues)
	if base.folder == "" || copyIndex(base.folder, g.folder) != nil {
		drop, put = nil, slices.Clone(lib.issues)
		if err := errors.Join(os.RemoveAll(g.folder), os.Mkdir(g.folder, 0o700)); err != nil {
			return nil, err
		}
	}
	slices.Reverse(put) // the newest first
	if err := search.Kept().Fill(ctx, g.folder, drop, put, k.step); err != nil {
		return nil, err
	}
	if err := g.write(); err != nil {
		return nil, err
	}
	stored, err := search.Kept().Open(g.folder)
	if err != nil {
		return nil, err
	}
	return g.library(stored, lib.issues)
}

// changes lists the months that an index must lose to be that of the issues which a manifest is of, and the issues that it
// must get.
func (g *generation) changes(now *manifest, issues []*bulletin.Issue) (drop []bulletin.Month, put []*bulletin.Issue) {
	before, same := memoryOf(nil, g.Sources).sources, map[bulletin.Month]bool{}
	for _, s := range now.Sources {
		was := before[s.Name]
		same[s.Month] = same[s.Month] || s.Month == was.Month && s.same(was)
	}
	for _, s := range g.Sources {
		if s.Month != 0 && !same[s.Month] {
			drop = append(drop, s.Month)
		}
	}
	return drop, slices.DeleteFunc(slices.Clone(issues), func(is *bulletin.Issue) bool { return same[is.Month] })
}

// write measures the folder's files, puts them on the disk and writes the manifest.
func (g *generation) write() error {
	g.Files = map[string]string{}
	err := fs.WalkDir(os.DirFS(g.folder), ".", func(name string, d fs.DirEntry, err error) error {
		path := filepath.Join(g.folder, filepath.FromSlash(name))
		if err == nil && !d.IsDir() {
			g.Files[name], err = measure(path)
		}
		syncPath(path)
		return err
	})
	if err != nil {
		return err
	}
	b, err := json.MarshalIndent(g.manifest, "", "\t")
	if err != nil {
		return err
	}
	defer syncPath(g.folder)
	return writeSynced(filepath.Join(g.folder, manifestFile), b)
}

// publish makes a generation that was made the current one.
func (k *generationStore) publish(g *generation) error {
	sum, err := measure(filepath.Join(g.folder, manifestFile))
	if err != nil {
		return err
	}
	name := sum + strings.TrimPrefix(filepath.Base(g.folder), "new") // two processes may make the same at the same time
	if err := os.Rename(g.folder, filepath.Join(k.dir, name)); err != nil {
		return err
	}
	syncPath(k.dir)
	if err := replaceFile(filepath.Join(k.dir, currentFile), []byte(name)); err != nil {
		return err
	}
	k.sweep(name)
	return nil
}

// putAside moves the current generation away.
func (k *generationStore) putAside() {
	name, err := os.ReadFile(filepath.Join(k.dir, currentFile))
	if err != nil {
		return
	}
	os.Remove(filepath.Join(k.dir, currentFile))
	aside := filepath.Join(k.dir, asideFolder)
	os.RemoveAll(aside)
	os.Rename(filepath.Join(k.dir, filepath.Base(string(name))), aside)
}

// sweep removes the generations that are not current, and what killed processes left. What another process still reads
// stays readable for it.
func (k *generationStore) sweep(current string) {
	entries, err := os.ReadDir(k.dir)
	if err != nil {
		return
	}
	for _, e := range entries {
		if n := e.Name(); e.IsDir() && n != current && n != asideFolder && !beingWritten(e) {
			os.RemoveAll(filepath.Join(k.dir, n))
		}
	}
}

// beingWritten tells a folder that another process may still be writing.
func beingWritten(e os.DirEntry) bool {
	info, err := e.Info()
	return strings.HasPrefix(e.Name(), "new-") && (err != nil || time.Since(info.ModTime()) < time.Hour)
}
