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
	defer k.folder.Close()
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
	lib, problems, err := k.open()
	if errors.Is(err, os.ErrNotExist) { // another process may have switched generations meanwhile
		lib, problems, err = k.open()
	}
	if _, missing := os.Stat(filepath.Join(k.dir, currentFile)); errors.Is(err, os.ErrNotExist) && missing == nil {
		err = fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	if errors.Is(err, ErrDamaged) {
		k.putAside()
	}
	return lib, problems, err
}

// open opens the current generation when it is of these bulletins and this program, and undamaged.
func (k *generationStore) open() (*Library, []error, error) {
	g, err := k.current()
	if err != nil {
		return nil, nil, err
	}
	if !k.away && !k.fresh(g.Sources) {
		return nil, nil, errStale
	}
	stored, issues, err := g.open()
	if err != nil {
		return nil, nil, err
	}
	lib, err := g.library(stored, issues)
	if err != nil {
		return nil, nil, err
	}
	var problems []error
	for _, p := range g.Problems {
		problems = append(problems, p)
	}
	for _, is := range issues {
		problems = append(problems, lineProblems(is)...)
	}
	return lib, problems, nil
}

// fresh reports whether the bulletins are those that the index was made from. What could not be read then perhaps can
// now.
func (k *generationStore) fresh(sources []source) bool {
	return slices.EqualFunc(k.folder.Names, sources, func(name string, was source) bool {
		now, err := k.source(name, was)
		return err == nil && name == was.Name && was.Sum != "" && now.Size == was.Size && now.Sum == was.Sum
	})
}

// source measures a bulletin file. One that is as it was before is not read for it.
func (k *generationStore) source(name string, was source) (s source, err error) {
	s.Name = name
	s.Stamp, err = k.folder.Stamp(name)
	switch {
	case err != nil:
	case !s.Mode.IsRegular():
		s.Sum = s.Mode.Type().String()
	case !was.Held && was.Sum != "" && s.Stamp == was.Stamp:
		s.Sum = was.Sum
	default:
		s.Sum, _ = k.folder.Sum(name) // that it can't be read is said by who reads it
	}
	return s, err
}

// A Stamp tells that a file changed, without reading it.
type Stamp = intake.Stamp

// Stamps lists the bulletin files at path, a file or a folder, by name.
func Stamps(path string) (map[string]Stamp, error) {
	folder, err := intake.OpenFolder(path)
	if err != nil {
		return nil, err
	}
	defer folder.Close()
	stamps := map[string]Stamp{}
	for _, name := range folder.Names {
		if s, err := folder.Stamp(name); err == nil { // else it went meanwhile
			stamps[name] = s
		}
	}
	return stamps, nil
}

// Rebuild builds the index from the bulletins, and opens it. Of several processes one builds; the others wait, and open
// what it built.
func Rebuild(ctx context.Context, state, path string, options ...Option) (*Library, []error, error) {
	return locked(ctx, state, path, options, func(k *generationStore) (*Library, []error, error) {
		if lib, problems, err := k.openKept(); err == nil {
			return lib, problems, nil
		}
		return k.build(ctx, path, nil)
	})
}

// Renew makes the library of the bulletins as they are now. The Library itself stays as it is and goes on answering; it
// is what Renew gives where every issue is as before. A file that can't be read any more, or is to be held, keeps the
// issue it had; the first is in the problems. Of two files of one month the one that is in the Library counts.
//
// A new library is written beside the others, opened from there and given to prove. Only one that passes becomes what
// Open will open; else the error is that of prove.
func (l *Library) Renew(ctx context.Context, state, path string, hold map[string]bool, prove func(*Library) error,
	options ...Option) (*Library, []error, error) {
	return locked(ctx, state, path, options, func(k *generationStore) (*Library, []error, error) {
		k.hold, k.prove = hold, prove
		return k.build(ctx, path, l)
	})
}

// locked lets do what no other process may do meanwhile.
func locked(ctx context.Context, state, path string, options []Option,
	do func(*generationStore) (*Library, []error, error)) (*Library, []error, error) {
	k, err := storeOf(state, path, options...)
	if err != nil {
		return nil, nil, err
	}
	defer k.folder.Close()
	unlock, err := k.lock(ctx)
	if err != nil {
		return nil, nil, err
	}
	defer unlock()
	return do(k)
}

// A generationStore keeps the index of some bulletins in a folder.
type generationStore struct {
	dir    string
	folder *intake.Folder
	away   bool // there is no folder: what was kept is not held against the files

	hold     map[string]bool      // names of files that are not to be read now
	prove    func(*Library) error // what a library must pass before it is the current one, nil for nothing
	intake   intake.Reader
	progress func(done, total int)
	done     atomic.Int64
}

// storeOf opens the generation store of the bulletins at path. Its folder is to be closed.
func storeOf(state, path string, options ...Option) (*generationStore, error) {
	folder, err := intake.OpenFolder(path)
	if err != nil {
		return nil, err
	}
	dir, err := setFolder(state, path)
	if err != nil {
		return nil, errors.Join(err, folder.Close())
	}
	k := &generationStore{dir: dir, folder: folder}
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
		total := len(k.folder.Names)
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
