package index

import (
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"io/fs"
	"os"
	"path/filepath"
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
