package index

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"sync/atomic"
	"time"

	"github.com/gofrs/flock"

	"rebot/index/bulletin"
	"rebot/index/intake"
	"rebot/index/search"
)

// An Option changes how a library is opened or renewed.
type Option func(*generationStore)

// WithProgress lets f know how much of a build is done, from 0 to total steps. It is called from several goroutines.
func WithProgress(f func(done, total int)) Option { return func(k *generationStore) { k.progress = f } }

// WithIntake reads files with r, which may know how to read a PDF.
func WithIntake(r intake.Reader) Option { return func(k *generationStore) { k.intake = r } }

// Open opens the library of the bulletins at path, a file or every bulletin of a folder, from the index that is kept in the
// state folder. An index that is missing, out of date or damaged is built from the bulletins; one that was damaged or can't
// be kept is a problem, and the library works all the same. Where state is empty nothing is kept. A file that can't be read
// is in the problems, with what to do about it. The error says that nothing could be read at all.
func Open(ctx context.Context, state, path string, options ...Option) (*Library, []error, error) {
	lib, problems, kept := OpenKept(state, path)
	if kept == nil {
		return lib, problems, nil
	}
	lib, problems, err := Rebuild(ctx, state, path, options...)
	if errors.Is(kept, ErrDamaged) {
		problems = append(problems, kept)
	}
	return lib, problems, err
}

// OpenKept opens the index that is kept in the state folder, when it is whole and of the bulletins as they are now,
// which takes milliseconds. The error says why it can't be had. One that is ErrDamaged is put aside in the folder
// damaged before, for whoever wants to know what happened to it.
func OpenKept(state, path string) (*Library, []error, error) {
	k, err := storeOf(state, path)
	if err != nil {
		return nil, nil, err
	}
	defer k.root.Close()
	return k.openKept()
}

// OpenAway opens the index that is kept in the state folder although its bulletins can't be looked at, as on a disk
// that is not there. The error says why it can't be had.
func OpenAway(state, path string) (*Library, []error, error) {
	dir, err := setFolder(state, path)
	if err != nil {
		return nil, nil, err
	}
	return (&generationStore{dir: dir, away: true}).openKept()
}

func (k *generationStore) openKept() (*Library, []error, error) {
	if k.dir == "" {
		return nil, nil, errStale
	}
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

// Rebuild builds the index from the bulletins, and opens it. Of several processes one builds; the others wait, and open
// what it built.
func Rebuild(ctx context.Context, state, path string, options ...Option) (*Library, []error, error) {
	k, err := storeOf(state, path, options...)
	if err != nil {
		return nil, nil, err
	}
	defer k.root.Close()
	unlock, err := k.lock(ctx)
	if err != nil {
		return nil, nil, err
	}
	defer unlock()
	if lib, problems, err := k.openKept(); err == nil {
		return lib, problems, nil
	}
	return k.build(ctx, path)
}

// A generationStore keeps the index of some bulletins in a folder.
type generationStore struct {
	dir   string
	root  *os.Root
	names []string
	away  bool // there is no root: what was kept is not held against the files

	before   *Library             // what answers now, nil at a start
	hold     map[string]bool      // names of files that are not to be read now
	prove    func(*Library) error // what a library must pass before it is the current one, nil for nothing
	damage   error                // what was found wrong with the generation that is added to
	intake   intake.Reader
	progress func(done, total int)
	done     atomic.Int64
}

// storeOf opens the generation store of the bulletins at path. Its root is to be closed.
func storeOf(state, path string, options ...Option) (*generationStore, error) {
	names, root, err := bulletinFiles(path)
	if err != nil {
		return nil, err
	}
	dir, err := setFolder(state, path)
	if err != nil {
		return nil, errors.Join(err, root.Close())
	}
	k := &generationStore{dir: dir, root: root, names: names}
	for _, o := range options {
		o(k)
	}
	return k, nil
}

// setFolder is where the index of the bulletins at path is kept, empty for nowhere. Other bulletins have another.
func setFolder(state, path string) (string, error) {
	if state == "" || search.Kept() == nil {
		return "", nil
	}
	whole, err := filepath.Abs(path)
	if err != nil {
		return "", fmt.Errorf("looking for bulletins: %w", err)
	}
	sum := sha256.Sum256([]byte(whole))
	return filepath.Join(state, "index", fmt.Sprintf("%x", sum[:8])), nil
}

// step notes that one more of the steps of a build is done: each file is read, and its issue is indexed if it is kept.
func (k *generationStore) step() {
	if done := int(k.done.Add(1)); k.progress != nil {
		total := len(k.names)
		if k.dir != "" {
			total *= 2
		}
		k.progress(done, max(done, total))
	}
}

// lock waits until no other process builds the index of these bulletins. Where the folder can't be written to there is
// nothing to wait for.
func (k *generationStore) lock(ctx context.Context) (unlock func(), err error) {
	if err := os.MkdirAll(k.dir, 0o700); err != nil {
		return func() {}, nil
	}
	l := flock.New(filepath.Join(k.dir, "lock"))
	if _, err := l.TryLockContext(ctx, 20*time.Millisecond); err != nil && ctx.Err() != nil {
		return nil, err
	}
	return func() { l.Close() }, nil
}

// open opens the current generation when it is of these bulletins and this program, and undamaged.
func (k *generationStore) open() (*Library, []error, error) {
	m, folder, err := readManifest(k.dir)
	if err != nil {
		return nil, nil, err
	}
	if m.Version != indexVersion() || !k.away && !k.fresh(m.Sources) {
		return nil, nil, errStale
	}
	stored, issues, err := m.read(folder)
	if err != nil {
		return nil, nil, err
	}
	lib, err := m.library(stored, folder, issues)
	if err != nil {
		return nil, nil, err
	}
	return lib, m.problems(issues), nil
}

// read opens a generation that is undamaged, and reads its issues.
func (m *manifest) read(folder string) (stored search.Stored, issues []*bulletin.Issue, err error) {
	if err := m.check(folder); err != nil {
		return nil, nil, err
	}
	if stored, err = search.Kept().Open(folder); err != nil {
		return nil, nil, err
	}
	if issues, err = stored.Issues(m.Issues); err != nil {
		return nil, nil, errors.Join(err, stored.Close())
	}
	return stored, issues, nil
}

// library makes the library of a generation, which was opened, and of its issues.
func (m *manifest) library(stored search.Stored, folder string, issues []*bulletin.Issue) (*Library, error) {
	lib, err := NewLibrary(issues)
	if err != nil {
		return nil, errors.Join(err, stored.Close())
	}
	f, err := stored.Finder(issues)
	if err != nil {
		return nil, err
	}
	lib.build.Do(func() { lib.finder = f })
	lib.sources, lib.kept = m.Sources, folder
	return lib, nil
}

func (m *manifest) problems(issues []*bulletin.Issue) (out []error) {
	for _, p := range m.Problems {
		out = append(out, &FileError{p.File, errors.New(p.Text)})
	}
	for _, is := range issues {
		out = append(out, lineProblems(is)...)
	}
	return out
}

// fresh reports whether the bulletins are those that the index was made from. What could not be read then perhaps can
// now.
func (k *generationStore) fresh(sources []source) bool {
	return slices.EqualFunc(k.names, sources, func(name string, was source) bool {
		now, err := sourceOf(k.root, name, was)
		return err == nil && name == was.Name && was.Sum != "" && now.Size == was.Size && now.Sum == was.Sum
	})
}
