package english

import (
	"bytes"
	"flag"
	"os"
	"testing"

	"rebot/index/packed"
)

var pack = flag.Bool("pack", false, "pack the files of data anew")

// data.zip, which is part of the binary, has the files of data. With -pack it is written.
func TestDataIsPacked(t *testing.T) {
	want, err := packed.Pack(os.DirFS("data"))
	if err != nil {
		t.Fatal(err)
	}
	if *pack {
		if err := os.WriteFile("data.zip", want, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if !bytes.Equal(archive, want) {
		t.Error("data.zip is not of the files in data: go test ./index/english -run Packed -pack, then again")
	}
}
