package index

import (
	"context"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"time"

	"rebot/index/bulletin"
)

// A Stamp is what tells that a file changed, without reading it.
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
func (l *Library) Renew(ctx context.Context, state, path string, hold map[string]bool, prove func(*Library) error, options ...Option) (*Library, []error, error) {
	k, err := keeperOf(state, path, options...)
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

// A memory is what was read before, and the index of it.
type memory struct {
	issues map[string]*bulletin.Issue // by the file's name
	sums   map[string]string          // of the bytes that the issue was read from
	all    []*bulletin.Issue
	folder string // of a generation that holds all of them and no others, empty for none
}

func memoryOf(issues []*bulletin.Issue, sums map[string]string, folder string) memory {
	m := memory{map[string]*bulletin.Issue{}, sums, issues, folder}
	for _, is := range issues {
		m.issues[is.File] = is
	}
	return m
}

// remember gives what the library that answers now was made of, else what the last generation was, where this version of
// the program made it and it is undamaged.
func (k *keeper) remember() memory {
	if k.before != nil {
		return memoryOf(k.before.issues, k.before.sums, k.before.kept)
	}
	m, folder, err := readManifest(k.dir)
	if err != nil || m.Version != indexVersion() {
		return memory{}
	}
	issues, err := m.readIssues(folder)
	if err != nil {
		return memory{}
	}
	return memoryOf(issues, sumsOf(m.Sources), folder)
}

// folder names the folder of the bulletins, wherever the program was started.
func (k *keeper) folder() string {
	path, err := filepath.Abs(k.root.Name())
	if err != nil {
		return k.root.Name()
	}
	return path
}

// sumsOf are the checksums of the files whose issues are those of the files as they are.
func sumsOf(sources []source) map[string]string {
	sums := map[string]string{}
	for _, s := range sources {
		if !s.Held {
			sums[s.Name] = s.Sum
		}
	}
	return sums
}

// read reads a bulletin, or hands out what was read from the same bytes before. Where it can't be read, or is not to be,
// its issue of before goes on.
func (k *keeper) read(s *source, before memory) (*bulletin.Issue, error) {
	was := before.issues[s.Name]
	if k.hold[s.Name] {
		s.Held = true
		return was, nil
	}
	if was != nil && before.sums[s.Name] == s.Sum && s.Sum != "" {
		return was, nil
	}
	is, err := readIn(k.root, s.Name)
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
func (k *keeper) knownFirst(before memory) []string {
	names := slices.Clone(k.names)
	slices.SortStableFunc(names, func(a, b string) int { return newer(before.issues[a]) - newer(before.issues[b]) })
	return names
}

func newer(is *bulletin.Issue) int {
	if is == nil {
		return 1
	}
	return 0
}

// unchanged tells whether a library's issues are the very issues that answer now.
func (k *keeper) unchanged(lib *Library) bool {
	return k.before != nil && slices.Equal(lib.issues, k.before.issues)
}
