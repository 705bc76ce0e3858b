package intake

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"time"
)

// A Folder holds the bulletin files of a folder, or one file alone. All reading goes through an os.Root, so that no link leads
// out of it.
type Folder struct {
	Names []string
	root  *os.Root
}

// maxFiles is how many bulletin files a folder may have: the issues of four centuries.
const maxFiles = 5000

// OpenFolder lists the bulletin files at path, a folder or a file.
func OpenFolder(path string) (*Folder, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, fmt.Errorf("looking for bulletins: %w", err)
	}
	if !info.IsDir() {
		if path, err = filepath.EvalSymlinks(path); err != nil {
			return nil, fmt.Errorf("looking for bulletins: %w", err)
		}
		root, err := os.OpenRoot(filepath.Dir(path))
		return &Folder{[]string{filepath.Base(path)}, root}, err
	}
	f := &Folder{}
	if f.root, err = os.OpenRoot(path); err != nil {
		return nil, fmt.Errorf("opening the folder of bulletins: %w", err)
	}
	entries, err := fs.ReadDir(f.root.FS(), ".")
	if err != nil {
		return nil, errors.Join(fmt.Errorf("listing the folder of bulletins: %w", err), f.Close())
	}
	for _, e := range entries {
		if mayBeBulletin(e) {
			f.Names = append(f.Names, e.Name())
		}
	}
	if n := len(f.Names); n > maxFiles {
		err := fmt.Errorf("%s has %d files, more than %d: is it the folder of bulletins?", path, n, maxFiles)
		return nil, errors.Join(err, f.Close())
	}
	return f, nil
}

// Close lets go of the folder.
func (f *Folder) Close() error { return f.root.Close() }

// mayBeBulletin reports whether an entry of the folder is looked at. Hidden files are not, nor what editors and Word put beside
// an open document, nor a file that is still on its way, nor folders, but for one that is called like a text, which is told of.
func mayBeBulletin(e fs.DirEntry) bool {
	name := e.Name()
	return !strings.HasPrefix(name, ".") && !strings.HasPrefix(name, "~$") && !strings.HasSuffix(name, "~") &&
		!slices.Contains(unfinished, strings.ToLower(filepath.Ext(name))) &&
		(!e.IsDir() || strings.EqualFold(filepath.Ext(name), ".txt"))
}

// unfinished are the endings that browsers and copying programs give to files that are not whole yet.
var unfinished = []string{".part", ".partial", ".crdownload", ".download", ".tmp", ".swp"}

// A Stamp tells that a file changed, without reading it.
type Stamp struct {
	Size int64       `json:"size"`
	Time time.Time   `json:"time"`
	Mode fs.FileMode `json:"mode"`
}

// Stamp is that of a file as it is now.
func (f *Folder) Stamp(name string) (Stamp, error) {
	info, err := f.root.Lstat(name)
	if err != nil {
		return Stamp{}, err
	}
	return Stamp{info.Size(), info.ModTime().UTC(), info.Mode()}, nil
}

// Sum is the checksum of a file's content.
func (f *Folder) Sum(name string) (string, error) {
	file, err := f.Open(name)
	if err != nil {
		return "", err
	}
	defer file.Close()
	h := sha256.New()
	_, err = io.Copy(h, io.LimitReader(file, MaxSize+1)) // more is not read either
	return fmt.Sprintf("%x", h.Sum(nil)), err
}

// Open opens a regular file. Links, pipes and devices are refused before they are opened: opening a pipe waits.
func (f *Folder) Open(name string) (*os.File, error) {
	s, err := f.Stamp(name)
	if err != nil {
		return nil, err
	}
	if !s.Mode.IsRegular() {
		return nil, fmt.Errorf("it is not a regular file (%s); put a copy of the bulletin there", s.Mode.Type())
	}
	return f.openRegular(name)
}

// openRegular opens a file that was a regular one when it was looked at. Should it have become a pipe meanwhile,
// opening does not wait for a writer of it.
func (f *Folder) openRegular(name string) (*os.File, error) {
	file, err := f.root.OpenFile(name, os.O_RDONLY|syscall.O_NONBLOCK, 0)
	if err != nil {
		return nil, err
	}
	if info, err := file.Stat(); err != nil || !info.Mode().IsRegular() {
		return nil, errors.Join(err, file.Close(), errors.New("it is not a regular file any more"))
	}
	return file, nil
}

// ReadIn reads a file of a folder.
func (r *Reader) ReadIn(ctx context.Context, folder *Folder, name string) (*Document, error) {
	f, err := folder.Open(name)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	defer f.Close()
	return r.Read(ctx, name, f)
}
