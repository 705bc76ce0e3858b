package index

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// unproven is the error of a library that did not pass its proof.
type unproven struct{ err error }

func (e *unproven) Error() string { return e.err.Error() }

// proven asks the proof, which closes a library that fails.
func (k *keeper) proven(lib *Library) error {
	if k.prove == nil {
		return nil
	}
	if err := k.prove(lib); err != nil {
		return &unproven{errors.Join(err, lib.Close())}
	}
	return nil
}

// keep writes the library as a generation beside the others, opens and proves it there, and makes it the current one.
// Where that can't be done, the error says so and the library works from memory.
func (k *keeper) keep(ctx context.Context, lib *Library, sources []source, problems []error, sourceErr error) (*Library, error) {
	folder, kept, name, err := k.write(ctx, lib, sources, problems)
	if folder != "" {
		defer os.RemoveAll(folder) // where it has become a generation it has another name
	}
	if err = errors.Join(sourceErr, err); err != nil {
		if kept != nil {
			err = errors.Join(err, kept.Close())
		}
		return lib, errors.Join(err, k.proven(lib))
	}
	if err := k.proven(kept); err != nil {
		return nil, err
	}
	return kept, k.publish(folder, name)
}

// write writes a generation to a folder that no other process opens, and opens it.
func (k *keeper) write(ctx context.Context, lib *Library, sources []source, problems []error) (folder string, kept *Library, name string, err error) {
	if err := os.MkdirAll(k.dir, 0o700); err != nil {
		return "", nil, "", err
	}
	if folder, err = os.MkdirTemp(k.dir, "new-"); err != nil {
		return "", nil, "", err
	}
	m, name, err := k.writeGeneration(ctx, folder, lib, sources, problems)
	if err != nil {
		return folder, nil, "", err
	}
	kept, _, err = m.open(folder)
	return folder, kept, name, err
}

// publish makes a folder that was written the current generation.
func (k *keeper) publish(folder, name string) error {
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

func (k *keeper) writeGeneration(ctx context.Context, folder string, lib *Library, sources []source, problems []error) (m *manifest, name string, err error) {
	p := listPassages(lib.issues)
	if err := p.writeSegment(ctx, filepath.Join(folder, segmentFile)); err != nil {
		return nil, "", err
	}
	parts := encodeIssues(lib.issues)
	if err := writeSynced(filepath.Join(folder, issuesFile), bytes.Join(parts, nil)); err != nil {
		return nil, "", err
	}
	m = &manifest{Version: indexVersion(), Folder: k.folder(), Sources: sources, Passages: len(p.places), Issues: measureParts(parts), Problems: wholeFileProblems(lib, problems)}
	name, err = m.write(folder)
	syncFolder(folder)
	return m, name, err
}

func measureParts(parts [][]byte) (out []file) {
	for _, p := range parts {
		out = append(out, file{int64(len(p)), checksum(p)})
	}
	return out
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

// named tells whether there is a current generation.
func (k *keeper) named() bool {
	_, err := os.Stat(filepath.Join(k.dir, currentFile))
	return err == nil
}

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
