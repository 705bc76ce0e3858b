package index

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"rebot/index/bulletin"
)

// build reads the bulletins, keeps an index of them as the current generation, and opens it. A bulletin that did not
// change since the last generation is not read again.
func (k *keeper) build(ctx context.Context, path string) (*Library, []error, error) {
	now, sourceErr := k.sources()
	lib, problems, err := loadFrom(path, k.names, k.reader(now))
	if err != nil {
		return nil, problems, err
	}
	if err := errors.Join(sourceErr, k.keep(ctx, lib, now, problems)); err != nil {
		return lib, append(problems, fmt.Errorf("the index could not be kept in %s, so the next start reads all bulletins again: %w", k.dir, err)), nil
	}
	kept, keptProblems, err := k.open()
	if err != nil { // the bulletins change while they are read; what was read stands
		return lib, problems, nil
	}
	return kept, keptProblems, nil
}

// reader reads a bulletin, or hands out what the last generation read from the same bytes.
func (k *keeper) reader(now []source) func(string) (*bulletin.Issue, error) {
	before := k.lastIssues()
	sums := map[string]string{}
	for _, s := range now {
		sums[s.Name] = s.Sum
	}
	return func(name string) (*bulletin.Issue, error) {
		if is := before[source{Name: name, Sum: sums[name]}]; is != nil {
			return is, nil
		}
		return readIn(k.root, name)
	}
}

// lastIssues are the issues of the last generation by name and checksum of their files, where this version of the
// program made it and it is undamaged.
func (k *keeper) lastIssues() map[source]*bulletin.Issue {
	m, folder, err := readManifest(k.dir)
	if err != nil || m.Version != indexVersion() {
		return nil
	}
	issues, err := m.readIssues(folder)
	if err != nil {
		return nil
	}
	files := map[string]*bulletin.Issue{}
	for _, is := range issues {
		files[is.File] = is
	}
	last := map[source]*bulletin.Issue{}
	for _, s := range m.Sources {
		last[source{Name: s.Name, Sum: s.Sum}] = files[s.Name]
	}
	return last
}

func (k *keeper) sources() (out []source, err error) {
	for _, name := range k.names {
		s, err := sourceOf(k.root, name)
		if err != nil {
			s, err = sourceStat(k.root, name)
		}
		if err != nil {
			return nil, err
		}
		out = append(out, s)
	}
	return out, nil
}

// keep writes a generation beside the others and makes it the current one.
func (k *keeper) keep(ctx context.Context, lib *Library, sources []source, problems []error) error {
	if err := os.MkdirAll(k.dir, 0o700); err != nil {
		return err
	}
	folder, err := os.MkdirTemp(k.dir, "new-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder) // where it has become a generation it has another name
	name, err := writeGeneration(ctx, folder, lib, sources, problems)
	if err != nil {
		return err
	}
	name += strings.TrimPrefix(filepath.Base(folder), "new") // two processes may build the same at the same time
	if err := os.Rename(folder, filepath.Join(k.dir, name)); err != nil {
		return err
	}
	syncFolder(k.dir)
	if err := replaceFile(filepath.Join(k.dir, currentFile), []byte(name)); err != nil {
		return err
	}
	k.sweep(name)
	return nil
}

func writeGeneration(ctx context.Context, folder string, lib *Library, sources []source, problems []error) (string, error) {
	p := listPassages(lib.issues)
	if err := p.writeSegment(ctx, filepath.Join(folder, segmentFile)); err != nil {
		return "", err
	}
	if err := writeSynced(filepath.Join(folder, issuesFile), encodeIssues(lib.issues)); err != nil {
		return "", err
	}
	m := manifest{Version: indexVersion(), Sources: sources, Passages: len(p.places), Problems: wholeFileProblems(lib, problems)}
	name, err := m.write(folder)
	syncFolder(folder)
	return name, err
}

// wholeFileProblems are the problems that no issue holds: those of files that could not be read.
func wholeFileProblems(lib *Library, problems []error) (out []string) {
	held := map[string]bool{}
	for _, is := range lib.issues {
		for _, p := range lineProblems(is) {
			held[p.Error()] = true
		}
	}
	for _, p := range problems {
		if !held[p.Error()] {
			out = append(out, p.Error())
		}
	}
	return out
}

// asideFolder is where one damaged generation is kept, for who wants to know what happened to it.
const asideFolder = "damaged"

// putAside moves the current generation away.
func (k *keeper) putAside() {
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
func (k *keeper) sweep(current string) {
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
