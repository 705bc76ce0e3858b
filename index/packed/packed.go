// Package packed keeps text files of a folder in one archive, which takes two fifths of their room in the binary. It is
// compressed as a whole, since files of words are much alike.
package packed

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"io/fs"
)

// Open reads an archive that is part of the program, and panics where it is none.
func Open(archive []byte) fs.FS {
	files, err := open(archive)
	if err != nil {
		panic(fmt.Sprintf("packed: %v", err))
	}
	return files
}

func open(archive []byte) (fs.FS, error) {
	r, err := gzip.NewReader(bytes.NewReader(archive))
	if err != nil {
		return nil, err
	}
	all, err := io.ReadAll(r)
	if err != nil {
		return nil, err
	}
	return zip.NewReader(bytes.NewReader(all), int64(len(all)))
}

// Pack makes an archive of all files of a folder: the same of the same files.
func Pack(folder fs.FS) ([]byte, error) {
	var b bytes.Buffer
	whole, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	w := zip.NewWriter(whole)
	err = fs.WalkDir(folder, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		return add(w, folder, name)
	})
	err = errors.Join(err, w.Close(), whole.Close()) // which write the end of it
	return b.Bytes(), err
}

// add adds a file, without the time it was written.
func add(w *zip.Writer, folder fs.FS, name string) error {
	f, err := folder.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	to, err := w.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Store})
	if err != nil {
		return err
	}
	_, err = io.Copy(to, f)
	return err
}
