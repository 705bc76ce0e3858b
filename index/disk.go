package index

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"sync"
	"unsafe"

	"rebot/index/bulletin"
)

// Open opens the library of the bulletins at path, a file or a folder, from the index that is kept in the state folder.
// An index that is missing, out of date or damaged is built from the bulletins; one that was damaged or can't be kept is a
// problem, and the library works all the same. Problems and error are otherwise as those of Load.
func Open(ctx context.Context, state, path string) (*Library, []error, error) {
	lib, problems, kept := OpenKept(state, path)
	if kept == nil {
		return lib, problems, nil
	}
	lib, problems, err := Rebuild(ctx, state, path)
	if errors.Is(kept, ErrDamaged) {
		problems = append(problems, kept)
	}
	return lib, problems, err
}

// OpenKept opens the index that is kept in the state folder, when it is whole and of the bulletins as they are now, which
// takes milliseconds. The error says why it can't be had. One that is ErrDamaged is put aside in the folder index/damaged
// before, for who wants to know what happened to it.
func OpenKept(state, path string) (*Library, []error, error) {
	k, err := keeperOf(state, path)
	if err != nil {
		return nil, nil, err
	}
	defer k.root.Close()
	lib, problems, err := k.open()
	if errors.Is(err, os.ErrNotExist) { // another process may have switched generations meanwhile
		lib, problems, err = k.open()
	}
	if errors.Is(err, os.ErrNotExist) && k.named() {
		err = fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	if errors.Is(err, ErrDamaged) {
		k.putAside()
	}
	return lib, problems, err
}

// Rebuild builds the index from the bulletins, and opens it.
func Rebuild(ctx context.Context, state, path string) (*Library, []error, error) {
	k, err := keeperOf(state, path)
	if err != nil {
		return nil, nil, err
	}
	defer k.root.Close()
	return k.build(ctx, path)
}

// keeperOf makes the keeper of the bulletins at path. Its root is to be closed.
func keeperOf(state, path string) (*keeper, error) {
	names, root, err := bulletinFiles(path)
	if err != nil {
		return nil, err
	}
	return &keeper{dir: filepath.Join(state, "index"), root: root, names: names}, nil
}

// A keeper keeps the index of some bulletins in a folder.
type keeper struct {
	dir   string
	root  *os.Root
	names []string

	before *Library             // what answers now, nil at a start
	hold   map[string]bool      // names of files that are not to be read now
	prove  func(*Library) error // what a library must pass before it is the current one, nil for nothing
}

// open opens the current generation when it is of these bulletins and this program, and undamaged.
func (k *keeper) open() (*Library, []error, error) {
	m, folder, err := readManifest(k.dir)
	if err != nil {
		return nil, nil, err
	}
	if m.Version != indexVersion() || !k.fresh(m.Sources) || m.Folder != k.folder() && m.holds() {
		return nil, nil, errStale
	}
	return m.open(folder)
}

// open opens the generation of the manifest, when it is undamaged.
func (m *manifest) open(folder string) (*Library, []error, error) {
	checked := make(chan error, 1)
	go func() { checked <- m.checkSegment(folder) }() // while the issues are read
	issues, err := m.readIssues(folder)
	if err := errors.Join(err, <-checked); err != nil {
		return nil, nil, err
	}
	lib, err := m.library(folder, issues)
	if err != nil {
		return nil, nil, err
	}
	lib.sums = sumsOf(m.Sources)
	return lib, m.problems(issues), nil
}

// readIssues reads the issues, as many parts at a time as there are processors. What a part holds is read only once it
// proved to be what was written.
func (m *manifest) readIssues(folder string) ([]*bulletin.Issue, error) {
	path := filepath.Join(folder, issuesFile)
	f, err := os.Open(path)
	if err != nil {
		return nil, gone(path, err)
	}
	defer f.Close()
	at := make([]int64, len(m.Issues)+1)
	for i, p := range m.Issues {
		at[i+1] = at[i] + p.Size
	}
	if info, err := f.Stat(); err != nil || info.Size() != at[len(m.Issues)] {
		return nil, errors.Join(err, fmt.Errorf("%w: %s is not what was written", ErrDamaged, path))
	}
	parts, errs := make([][]*bulletin.Issue, len(m.Issues)), make([]error, len(m.Issues))
	var all sync.WaitGroup
	workers := runtime.GOMAXPROCS(0)
	for w := range workers {
		all.Go(func() {
			for i := w; i < len(parts); i += workers {
				parts[i], errs[i] = m.Issues[i].readPart(f, at[i])
			}
		})
	}
	all.Wait()
	return slices.Concat(parts...), errors.Join(errs...)
}

// readPart reads a part of the issues.
func (p file) readPart(f *os.File, at int64) ([]*bulletin.Issue, error) {
	b := make([]byte, p.Size)
	if _, err := f.ReadAt(b, at); err != nil {
		return nil, err
	}
	if checksum(b) != p.Sum {
		return nil, fmt.Errorf("%w: %s is not what was written", ErrDamaged, f.Name())
	}
	issues, err := decodePart(unsafe.String(unsafe.SliceData(b), len(b))) // nothing writes to b any more
	if err != nil {
		return nil, fmt.Errorf("%w: %s: %v", ErrDamaged, f.Name(), err)
	}
	return issues, nil
}

// openSearch opens the generation's segment, which was checked, over the issues that are in memory.
func (m *manifest) openSearch(folder string, issues []*bulletin.Issue) (*searcher, error) {
	seg, err := openSegment(filepath.Join(folder, segmentFile))
	if err != nil {
		return nil, fmt.Errorf("%w: %v", ErrDamaged, err)
	}
	p := listPassages(issues)
	s := searcherOver(p, &held{segment: seg})
	if err := s.probe(m.Passages); err != nil {
		return nil, errors.Join(err, s.close())
	}
	return s, nil
}

// library makes the library while the search is opened.
func (m *manifest) library(folder string, issues []*bulletin.Issue) (lib *Library, err error) {
	var s *searcher
	var searchErr error
	var opened sync.WaitGroup
	opened.Go(func() { s, searchErr = m.openSearch(folder, issues) })
	lib, err = NewLibrary(issues)
	opened.Wait()
	switch {
	case searchErr != nil:
		return nil, searchErr
	case err != nil:
		return nil, errors.Join(err, s.close())
	}
	lib.build.Do(func() { lib.search = s })
	return lib, nil
}

func (m *manifest) problems(issues []*bulletin.Issue) (out []error) {
	for _, p := range m.Problems {
		out = append(out, errors.New(p))
	}
	for _, is := range issues {
		out = append(out, lineProblems(is)...)
	}
	return out
}

// fresh tells whether the bulletins are those that the index was made from. A file whose time changed is read to see.
func (k *keeper) fresh(sources []source) bool {
	if len(sources) != len(k.names) {
		return false
	}
	for i, name := range k.names {
		now, err := sourceStat(k.root, name)
		if err != nil || now.Name != sources[i].Name || now.Size != sources[i].Size || sources[i].Sum == "" {
			return false // or it could not be read then, and perhaps can now
		}
		if !now.Time.Equal(sources[i].Time) {
			if now, err = sourceOf(k.root, name); err != nil || now.Sum != sources[i].Sum {
				return false
			}
		}
	}
	return true
}

// probed is how many passages are looked up by their own grams when an index is opened.
const probed = 20

// probe asks the segment for passages by what stands in them.
func (s *searcher) probe(passages int) error {
	n := len(s.passages.places)
	if n != passages || n != s.postings.count() {
		return fmt.Errorf("%w: it holds %d passages of %d", ErrDamaged, s.postings.count(), passages)
	}
	d, err := s.postings.reader()
	if err != nil {
		return fmt.Errorf("%w: %v", ErrDamaged, err)
	}
	defer s.postings.release(d)
	for i := 0; i < n; i += max(1, n/probed) {
		grams(fold(opening(s.passages.text(i).body), nil), func(g gram) {
			if g.kind != single && g.kind != pair { // a word may be cut
				return
			}
			in, failed := passagesWith(d, g.term)
			if failed != nil || !in.Contains(uint32(i)) {
				err = fmt.Errorf("%w: passage %d is not found by %q", ErrDamaged, i, g.term)
			}
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// opening is enough of a text to know it by.
func opening(text string) string {
	for i := range text {
		if i >= 60 {
			return text[:i]
		}
	}
	return text
}

var issueCodec = sync.OnceValue(func() codec { return codecOf(reflect.TypeFor[bulletin.Issue](), new(strings.Builder)) })

// partSize is how many bytes of issues make a part, more or less.
const partSize = 1 << 20

// encodeIssues writes the issues in parts, one behind the other, each behind its length.
func encodeIssues(issues []*bulletin.Issue) (parts [][]byte) {
	var part []byte
	for i, is := range issues {
		w := &writer{seen: map[string]int{}}
		issueCodec().write(w, reflect.ValueOf(is).Elem())
		part = append(binary.AppendUvarint(part, uint64(len(w.out))), w.out...)
		if len(part) >= partSize || i == len(issues)-1 {
			parts, part = append(parts, part), nil
		}
	}
	return parts
}

// decodePart reads a part of what encodeIssues wrote.
func decodePart(text string) (issues []*bulletin.Issue, err error) {
	r := &reader{text: text}
	for r.text != "" && r.err == nil {
		n := r.size()
		is, err := decodeIssue(r.text[:n])
		if err != nil {
			return nil, err
		}
		issues, r.text = append(issues, is), r.text[n:]
	}
	return issues, r.err
}

func decodeIssue(text string) (*bulletin.Issue, error) {
	r, is := &reader{whole: text, text: text}, new(bulletin.Issue)
	issueCodec().read(r, reflect.ValueOf(is).Elem())
	if r.err == nil && r.text != "" {
		r.err = errors.New("there is more than an issue")
	}
	return is, r.err
}
