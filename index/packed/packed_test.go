package packed_test

import (
	"bytes"
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"

	"rebot/index/packed"
)

var pack = flag.Bool("pack", false, "pack the files of each data folder anew")

// The data.gz of each package, which is part of the binary, has the files of its data. With -pack it is written.
func TestDataIsPacked(t *testing.T) {
	for _, p := range []string{"english", "lexicon", "thesaurus"} {
		file := filepath.Join("..", p, "data.gz")
		want, err := packed.Pack(os.DirFS(filepath.Join("..", p, "data")))
		if err != nil {
			t.Fatal(err)
		}
		if *pack {
			if err := os.WriteFile(file, want, 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		if is, err := os.ReadFile(file); err != nil || !bytes.Equal(is, want) {
			t.Errorf("%s is not of the files in data (%v): go test ./index/packed -pack", file, err)
		}
	}
}

func TestAnArchiveGivesItsFilesBack(t *testing.T) {
	files := fstest.MapFS{"a.txt": {Data: []byte("氧化镝\n")}, "lists/b.txt": {Data: bytes.Repeat([]byte("words "), 5000)}}
	archive, err := packed.Pack(files)
	if err != nil {
		t.Fatal(err)
	}
	back := packed.Open(archive)
	for name, f := range files {
		if got, err := fs.ReadFile(back, name); err != nil || !bytes.Equal(got, f.Data) {
			t.Errorf("%s: %d bytes, %v", name, len(got), err)
		}
	}
}
