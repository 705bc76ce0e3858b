package index

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"time"

	"rebot/index/intake"
)

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

func checksum(b []byte) string { return fmt.Sprintf("%08x", crc32.Checksum(b, castagnoli)) }

// measure is the checksum of a file's content.
func measure(path string) (string, error) {
	f, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer f.Close()
	h := crc32.New(castagnoli)
	_, err = io.CopyBuffer(h, struct{ io.Reader }{f}, make([]byte, 1<<18))
	return fmt.Sprintf("%08x", h.Sum32()), err
}

// writeSynced writes a file that is on the disk when it returns.
func writeSynced(path string, b []byte) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	_, err = f.Write(b)
	return errors.Join(err, f.Sync(), f.Close())
}

// syncPath puts a file, or the names in a folder, on the disk. Where the system can't, nothing is lost but that.
func syncPath(path string) {
	if d, err := os.Open(path); err == nil {
		d.Sync()
		d.Close()
	}
}

// replaceFile changes a file whole: a reader finds the old content or the new.
func replaceFile(path string, b []byte) error {
	tmp := fmt.Sprintf("%s.%d.tmp", path, os.Getpid())
	if err := writeSynced(tmp, b); err != nil {
		return errors.Join(err, os.Remove(tmp))
	}
	if err := os.Rename(tmp, path); err != nil {
		return err
	}
	syncPath(filepath.Dir(path))
	return nil
}

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

// sourceOf measures a bulletin file. One that is as it was before is not read for it.
func sourceOf(root *os.Root, name string, was source) (source, error) {
	info, err := root.Lstat(name)
	if err != nil {
		return source{Name: name}, err
	}
	if !info.Mode().IsRegular() {
		return source{Name: name, Sum: info.Mode().Type().String()}, nil
	}
	s := source{Name: name, Size: info.Size(), Time: info.ModTime().UTC()}
	if !was.Held && was.Sum != "" && was.Size == s.Size && was.Time.Equal(s.Time) {
		s.Sum = was.Sum
		return s, nil
	}
	f, err := openFile(root, name)
	if err != nil {
		return s, nil
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, io.LimitReader(f, intake.MaxSize+1)); err == nil {
		s.Sum = fmt.Sprintf("%x", h.Sum(nil))
	}
	return s, nil
}

// openFile opens a regular file. Links, pipes and devices are refused before they are opened: opening a pipe waits.
func openFile(root *os.Root, name string) (*os.File, error) {
	info, err := root.Lstat(name)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, fmt.Errorf("it is not a regular file (%s); put a copy of the bulletin there", info.Mode().Type())
	}
	return openRegular(root, name)
}

// openRegular opens a file that was a regular one when it was looked at. Should it have become a pipe meanwhile,
// opening does not wait for a writer of it.
func openRegular(root *os.Root, name string) (*os.File, error) {
	f, err := root.OpenFile(name, os.O_RDONLY|syscall.O_NONBLOCK, 0)
	if err != nil {
		return nil, err
	}
	if info, err := f.Stat(); err != nil || !info.Mode().IsRegular() {
		return nil, errors.Join(err, f.Close(), errors.New("it is not a regular file any more"))
	}
	return f, nil
}

// copyIndex copies an index that nobody writes to. Its parts, which are never changed, are linked where the disk can.
func copyIndex(from, to string) error {
	return fs.WalkDir(os.DirFS(from), ".", func(name string, d fs.DirEntry, err error) error {
		old, made := filepath.Join(from, filepath.FromSlash(name)), filepath.Join(to, filepath.FromSlash(name))
		switch {
		case err != nil:
			return err
		case d.IsDir():
			return os.MkdirAll(made, 0o700)
		case name == manifestFile:
			return nil
		case filepath.Ext(name) == ".zap" && os.Link(old, made) == nil:
			return nil
		}
		b, err := os.ReadFile(old)
		if err != nil {
			return err
		}
		return os.WriteFile(made, b, 0o600)
	})
}
