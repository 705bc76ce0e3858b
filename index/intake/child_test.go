package intake

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"rebot/index/bulletin"
)

// The test binary is its own child: what it does is the last word of its arguments.
func TestMain(m *testing.M) {
	if len(os.Args) > 2 && os.Args[1] == "child" {
		child(os.Args[2])
		return
	}
	os.Exit(m.Run())
}

func child(what string) {
	serve := func(read func(doc io.Reader, cache string) (*Document, error)) {
		_ = Serve(os.Args[3:], os.Stdin, os.Stdout, Work{read, drawn})
	}
	switch what {
	case "reads":
		serve(func(doc io.Reader, cache string) (*Document, error) {
			data, err := io.ReadAll(doc)
			return &Document{Format: bulletin.PDF, Lines: []Line{{Text: fmt.Sprintf("%d %d %s", len(data), len(os.Environ()), filepath.Base(cache))}}}, err
		})
	case "refuses":
		serve(func(io.Reader, string) (*Document, error) { return nil, Refuse("this PDF is a scan") })
	case "crashes":
		panic("a hostile file")
	case "floods":
		for {
			if _, err := os.Stdout.WriteString(strings.Repeat("x", 1<<20)); err != nil {
				os.Exit(1)
			}
		}
	case "babbles":
		fmt.Println("{}")
	case "takes memory":
		serve(func(io.Reader, string) (*Document, error) {
			var all [][]byte
			for {
				all = append(all, make([]byte, 1<<28))
				for i := range all[len(all)-1] {
					all[len(all)-1][i] = 1
				}
			}
		})
	}
}

// drawn is a picture as far as anybody here looks: what it is of, between the ends of a PNG.
func drawn(doc io.Reader, _ string, v bulletin.View) ([]byte, error) {
	data, err := io.ReadAll(doc)
	return slices.Concat(pngHead, fmt.Appendf(nil, "%d bytes, page %d, %s", len(data), v.Box.Page, v.Marks[0].Text), pngEnd), err
}

// a child is a reader of PDFs by a process that does something, and a PDF.
func aChild(t *testing.T, what, state string) (*Reader, *os.File) {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "2024-11.pdf")
	if err := os.WriteFile(file, []byte("%PDF-1.7 x"), 0o600); err != nil {
		t.Fatal(err)
	}
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return &Reader{Child: []string{self, "child", what}, State: state}, f
}

// by reads a PDF by a child that does something.
func by(t *testing.T, what, state string) (*Document, error) {
	t.Helper()
	r, f := aChild(t, what, state)
	return r.Read(t.Context(), "2024-11.pdf", f)
}

// A picture is drawn by a child once, of the file as it was read and of no other, and kept by what it shows.
func TestAPictureIsDrawnOnce(t *testing.T) {
	state := t.TempDir()
	draws, f := aChild(t, "reads", state)
	sum, err := checksum(f)
	if err != nil {
		t.Fatal(err)
	}
	v := bulletin.View{Box: bulletin.Spot{Page: 3}, Marks: []bulletin.Mark{{Text: "1711.90"}}}
	const says = "10 bytes, page 3, 1711.90"
	if b, err := draws.Picture(t.Context(), f, sum, v); err != nil || !strings.Contains(string(b), says) {
		t.Fatalf("it gives %q, %v", b, err)
	}
	crashes, f2 := aChild(t, "crashes", state)
	if b, err := crashes.Picture(t.Context(), f2, sum, v); err != nil || !strings.Contains(string(b), says) {
		t.Errorf("what is kept gives %q, %v", b, err)
	}
	v.Box.Page = 4
	if _, err := crashes.Picture(t.Context(), f2, sum, v); err == nil {
		t.Error("another page is the one that is kept")
	}
	if _, err := draws.Picture(t.Context(), f, strings.Repeat("0", 64), v); err != errChanged {
		t.Errorf("of another file it says %v", err)
	}
}

// A child gets the file and the folder of the compiled PDFium, and nothing of the environment.
func TestAChildReadsAPDF(t *testing.T) {
	doc, err := by(t, "reads", t.TempDir())
	if err != nil || doc.Lines[0].Text != "10 1 pdfium" {
		t.Errorf("it gives %v, %v", doc, err)
	}
}

func TestWhatAChildDoesWrongIsAnErrorOfItsFile(t *testing.T) {
	for what, says := range map[string]string{
		"refuses":      "2024-11.pdf: this PDF is a scan",
		"crashes":      "2024-11.pdf: the PDF could not be read: what reads it failed",
		"floods":       "2024-11.pdf: the PDF could not be read: more came out of it",
		"babbles":      "2024-11.pdf: the PDF could not be read: what reads it said nothing",
		"takes memory": "2024-11.pdf: the PDF could not be read: what reads it failed",
	} {
		if what == "takes memory" && testing.Short() {
			continue
		}
		if doc, err := by(t, what, ""); err == nil || !strings.HasPrefix(err.Error(), says) {
			t.Errorf("a child that %s: %v, %v", what, doc, err)
		}
	}
}

// What came out of a PDF is kept: the second time no child is asked. Damage is no more than what is not kept.
func TestWhatCameOutIsKept(t *testing.T) {
	state := t.TempDir()
	if _, err := by(t, "reads", state); err != nil {
		t.Fatal(err)
	}
	doc, err := by(t, "crashes", state)
	if err != nil || doc.Lines[0].Text != "10 1 pdfium" {
		t.Fatalf("the second time: %v, %v", doc, err)
	}
	kept, _ := filepath.Glob(filepath.Join(state, "intake", "*.json.gz"))
	if len(kept) != 1 {
		t.Fatalf("%v are kept", kept)
	}
	if err := os.WriteFile(kept[0], []byte("no gzip"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := by(t, "crashes", state); err == nil {
		t.Error("what is damaged is taken")
	}
}

// Where the program can't be started again, no file is to blame.
func TestAChildThatCannotBeStartedIsNoFaultOfTheFile(t *testing.T) {
	r, f := aChild(t, "reads", "")
	r.Child[0] = filepath.Join(t.TempDir(), "none")
	if _, err := r.Read(t.Context(), "2024-11.pdf", f); err == nil || !strings.Contains(err.Error(), "can't be started") ||
		strings.Contains(err.Error(), "print it") {
		t.Errorf("it says %v", err)
	}
}

func TestWithoutAChildAPDFIsRefused(t *testing.T) {
	if _, err := readHere("x.pdf", strings.NewReader("%PDF-1.7"), 8, Recognise([]byte("%PDF-1.7"))); err == nil {
		t.Error("no error")
	}
}
