package index

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"rebot/index/bulletin"
	"rebot/index/search"
)

// unproven is the error of a library that did not pass its proof.
type unproven struct{ err error }

func (e *unproven) Error() string { return e.err.Error() }

// proven asks the proof, which closes a library that fails.
func (k *generationStore) proven(lib *Library) error {
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
func (k *generationStore) keep(ctx context.Context, lib *Library, m *manifest, before memory) (*Library, error) {
	folder, kept, name, err := k.write(ctx, lib, m, before)
	if folder != "" {
		defer os.RemoveAll(folder) // where it has become a generation it has another name
	}
	switch {
	case ctx.Err() != nil:
		return nil, errors.Join(ctx.Err(), closed(kept))
	case err != nil:
		return lib, errors.Join(err, closed(kept), k.proven(lib))
	}
	if err := k.proven(kept); err != nil {
		return nil, err
	}
	return kept, k.publish(folder, name, kept)
}

func closed(lib *Library) error {
	if lib == nil {
		return nil
	}
	return lib.Close()
}

// write writes a generation to a folder that no other process opens, and opens it. What did not change since the last
// generation is not indexed again: Bleve never changes a file of an index, only writes new ones, so that the folder
// begins as a copy of the last one by links, and takes what changed as batches. Readers have the old folder open until
// they are done. An alias over two indexes, or a snapshot of one, would let a process that opens it meanwhile find it
// half changed or not proven.
func (k *generationStore) write(ctx context.Context, lib *Library, m *manifest, before memory) (folder string,
	kept *Library, name string, err error) {
	if err := os.MkdirAll(k.dir, 0o700); err != nil {
		return "", nil, "", err
	}
	if folder, err = os.MkdirTemp(k.dir, "new-"); err != nil {
		return "", nil, "", err
	}
	drop, put := before.changes(lib.issues)
	if before.folder == "" || copyIndex(before.folder, folder) != nil {
		if drop, put = nil, slices.Clone(lib.issues); errors.Join(os.RemoveAll(folder),
			os.Mkdir(folder, 0o700)) != nil {
			return folder, nil, "", err
		}
	}
	slices.Reverse(put) // the newest first
	if err := search.Kept().Fill(ctx, folder, drop, put, k.step); err != nil {
		return folder, nil, "", err
	}
	if name, err = m.write(folder); err != nil {
		return folder, nil, "", err
	}
	stored, err := search.Kept().Open(folder)
	if err != nil {
		return folder, nil, "", err
	}
	kept, err = m.library(stored, folder, lib.issues)
	return folder, kept, name, err
}

// changes lists the issues that an index of those before must lose, and those that it must get.
func (b *memory) changes(now []*bulletin.Issue) (drop, put []*bulletin.Issue) {
	for _, is := range b.indexed {
		if !slices.Contains(now, is) {
			drop = append(drop, is)
		}
	}
	for _, is := range now {
		if !slices.Contains(b.indexed, is) {
			put = append(put, is)
		}
	}
	return drop, put
}

// publish makes a folder that was written the current generation.
func (k *generationStore) publish(folder, name string, lib *Library) error {
	name += strings.TrimPrefix(filepath.Base(folder), "new") // two processes may build the same at the same time
	lib.kept = filepath.Join(k.dir, name)
	if err := os.Rename(folder, lib.kept); err != nil {
		return err
	}
	syncPath(k.dir)
	if err := replaceFile(filepath.Join(k.dir, currentFile), []byte(name)); err != nil {
		return err
	}
	k.sweep(name)
	return nil
}

// fileProblems are the problems of whole files, which no issue holds.
func fileProblems(problems []error) (out []fileProblem) {
	for _, p := range problems {
		if e := (*FileError)(nil); errors.As(p, &e) {
			out = append(out, fileProblem{e.File, e.Error()})
		}
	}
	return out
}

// asideFolder is where one damaged generation is kept, for whoever wants to know what happened to it.
const asideFolder = "damaged"

// named reports whether there is a current generation.
func (k *generationStore) named() bool {
	_, err := os.Stat(filepath.Join(k.dir, currentFile))
	return err == nil
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
