package extract

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Each file of testdata/layout is a text, a line ==, and its articles and facts, or why it is refused.
func TestLayoutsGiveTheirArticlesAndFacts(t *testing.T) {
	files, err := filepath.Glob(filepath.Join("testdata", "layout", "*.txt"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) { layoutCase(t, file) })
	}
}

func layoutCase(t *testing.T, file string) {
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	text, want, _ := bytes.Cut(data, []byte("\n==\n"))
	got := dumpLayout(filepath.Base(file), text)
	if *update {
		if err := os.WriteFile(file, append(append(text, "\n==\n"...), got...), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if d := cmp.Diff(string(want), got); d != "" {
		t.Errorf("read (-want +got):\n%s", d)
	}
}

// dumpLayout prints articles and facts, one a line.
func dumpLayout(name string, text []byte) string {
	is, err := Read(name, text)
	if err != nil {
		return "error " + err.Error() + "\n"
	}
	var b strings.Builder
	for _, a := range is.Articles {
		fmt.Fprintf(&b, "article %q source=%s %d-%d\n", a.Title, a.Source, a.First, a.Last)
	}
	for i := range is.Facts {
		fmt.Fprintln(&b, factLine(&is.Facts[i]))
	}
	return b.String()
}
