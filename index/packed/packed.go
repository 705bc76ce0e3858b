// Package packed keeps text files of a folder in one archive, which takes half their room in the binary.
package packed

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"io/fs"
)

// Open reads an archive that is part of the program, and panics where it is none.
func Open(archive []byte) fs.FS {
	r, err := zip.NewReader(bytes.NewReader(archive), int64(len(archive)))
	if err != nil {
		panic(fmt.Sprintf("packed: %v", err))
	}
	return r
}

// Pack makes an archive of all files of a folder: the same of the same files.
func Pack(folder fs.FS) ([]byte, error) {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	err := fs.WalkDir(folder, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		return add(w, folder, name)
	})
	if err == nil {
		err = w.Close()
	}
	return b.Bytes(), err
}

// add adds a file, without the time it was written.
func add(w *zip.Writer, folder fs.FS, name string) error {
	f, err := folder.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	to, err := w.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate})
	if err != nil {
		return err
	}
	_, err = io.Copy(to, f)
	return err
}
