package index

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"time"

	"rebot/index/bulletin"
)

// A Stamp tells that a file changed, without reading it.
type Stamp struct {
	Size int64
	Time time.Time
	Mode fs.FileMode
}

// Stamps lists the bulletin files at path, a file or a folder, by name.
func Stamps(path string) (map[string]Stamp, error) {
	names, root, err := bulletinFiles(path)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	stamps := map[string]Stamp{}
	for _, name := range names {
		if info, err := root.Lstat(name); err == nil { // else it went meanwhile
			stamps[name] = Stamp{info.Size(), info.ModTime().UTC(), info.Mode()}
		}
	}
	return stamps, nil
}

// Renew makes the library of the bulletins as they are now. The Library itself stays as it is and goes on answering; it
// is what Renew gives where every issue is as before. A file that can't be read any more, or is to be held, keeps the
// issue it had; the first is in the problems. Of two files of one month the one that is in the Library counts.
//
// A new library is written beside the others, opened from there and given to prove. Only one that passes becomes what
// Open will open; else the error is that of prove.
func (l *Library) Renew(ctx context.Context, state, path string, hold map[string]bool, prove func(*Library) error,
	options ...Option) (*Library, []error, error) {
	k, err := storeOf(state, path, options...)
	if err != nil {
		return nil, nil, err
	}
	defer k.root.Close()
	k.before, k.hold, k.prove = l, hold, prove
	unlock, err := k.lock(ctx)
	if err != nil {
		return nil, nil, err
	}
	defer unlock()
	return k.build(ctx, path)
}

// A memory holds the issues that were read before, and their index.
type memory struct {
	issues  map[string]*bulletin.Issue // by the file's name
	sources map[string]source          // likewise
	indexed []*bulletin.Issue          // what the generation in folder holds
	folder  string                     // empty where there is none
}

func memoryOf(issues []*bulletin.Issue, sources []source, folder string) memory {
	m := memory{map[string]*bulletin.Issue{}, map[string]source{}, issues, folder}
	for _, is := range issues {
		m.issues[is.File] = is
	}
	for _, s := range sources {
		m.sources[s.Name] = s
	}
	return m
}

// remember gives what the library that answers now was made of, with the generation that it was opened from; else what
// the current generation was, where this version of the program made it and it is undamaged.
func (k *generationStore) remember() memory {
	if k.before == nil {
		return k.kept()
	}
	m := memoryOf(k.before.issues, k.before.sources, k.before.kept)
	if m.folder != "" {
		err := checkGeneration(m.folder)
		if err == nil {
			return m
		}
		if _, current, _ := readManifest(k.dir); errors.Is(err, ErrDamaged) && current == m.folder {
			k.damage = err
			k.putAside()
		}
	}
	kept := k.kept() // another process may have swept that generation
	m.indexed, m.folder = kept.indexed, kept.folder
	for i, is := range m.indexed {
		if old := m.issues[is.File]; old != nil && kept.sum(is.File) == m.sum(is.File) {
			m.indexed[i] = old
		}
	}
	return m
}

// kept returns the content of the current generation.
func (k *generationStore) kept() memory {
	if k.dir == "" {
		return memory{}
	}
	m, folder, err := readManifest(k.dir)
	if err != nil || m.Version != indexVersion() {
		return memory{}
	}
	stored, issues, err := m.read(folder)
	if err != nil || stored.Close() != nil {
		return memory{}
	}
	return memoryOf(issues, m.Sources, folder)
}

// sum is the checksum of the bytes that a file's issue was read from.
func (m *memory) sum(name string) string {
	if s := m.sources[name]; !s.Held {
		return s.Sum
	}
	return ""
}

// read reads a bulletin, or hands out what was read from the same bytes before. Where it can't be read, or is not to be,
// its issue of before goes on.
func (k *generationStore) read(ctx context.Context, s *source, before memory) (*bulletin.Issue, error) {
	was := before.issues[s.Name]
	if k.hold[s.Name] {
		s.Held = true
		return was, nil
	}
	if was != nil && before.sum(s.Name) == s.Sum && s.Sum != "" {
		return was, nil
	}
	is, err := readIn(ctx, k.root, s.Name, &k.intake)
	if err == nil {
		return is, nil
	}
	s.Held = true
	if was != nil {
		err = fmt.Errorf("%w; what it said before goes on being answered", err)
	}
	return was, err
}

// knownFirst lists the files that have an issue before those that are new.
func (k *generationStore) knownFirst(before memory) []string {
	isNew := func(name string) bool { return before.issues[name] == nil }
	return slices.Concat(slices.DeleteFunc(slices.Clone(k.names), isNew),
		slices.DeleteFunc(slices.Clone(k.names), func(name string) bool { return !isNew(name) }))
}

// unchanged reports whether a library's issues are the very issues that answer now.
func (k *generationStore) unchanged(lib *Library) bool {
	return k.before != nil && slices.Equal(lib.issues, k.before.issues)
}
