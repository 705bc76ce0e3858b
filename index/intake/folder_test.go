package intake

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
)

func TestAFolderOfTooManyFilesIsNotRead(t *testing.T) {
	dir := t.TempDir()
	for i := range maxFiles + 1 {
		if err := os.WriteFile(filepath.Join(dir, strconv.Itoa(i)+".txt"), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := OpenFolder(dir); err == nil || !strings.Contains(err.Error(), "5001 files, more than 5000") {
		t.Errorf("got %v", err)
	}
}

// Between a look at a file and its opening somebody may put another thing in its place.
func TestAPipeInPlaceOfAFileIsNotWaitedFor(t *testing.T) {
	root, err := os.OpenRoot(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	if err := syscall.Mkfifo(filepath.Join(root.Name(), "2024-10.txt"), 0o644); err != nil {
		t.Fatal(err)
	}
	if f, err := (&Folder{root: root}).openRegular("2024-10.txt"); err == nil || !strings.Contains(err.Error(), "not a regular file any more") {
		t.Errorf("it gives %v, %v", f, err)
	}
}
