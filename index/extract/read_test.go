package extract

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rebot/bot/bottest/golden"
	"rebot/index/bulletin"
)

// Each file of testdata is a fragment of a bulletin in the layout that it tests, a line ==, and what is read out of
// it. Adding a case needs no Go: write the fragment and run with -update, then read the result.
func TestFragmentsGiveTheirFacts(t *testing.T) {
	goldens(t, "", dump)
}

// goldens holds what is read out of the texts of a folder of testdata against what stands behind their line ==. With
// -update it writes that anew.
func goldens(t *testing.T, folder string, read func(name string, text []byte) string) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("testdata", folder, "*.txt"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no texts in testdata/%s: %v", folder, err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			text, _, _ := bytes.Cut(data, []byte("\n==\n"))
			golden.Check(t, file, string(text)+"\n==\n"+read(filepath.Base(file), text))
		})
	}
}

// dump prints what is read out of a fragment, a fact a line.
func dump(name string, text []byte) string {
	is, err := Read(name, text)
	if err != nil {
		return "error " + err.Error() + "\n"
	}
	var b strings.Builder
	line := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	line("issue %s", is.Month)
	for _, a := range is.Articles {
		line("article %s %q section=%s source=%s %d-%d", a.Kind, a.Title, a.Section, a.Source, a.First, a.Last)
	}
	for i := range is.Facts {
		line("fact %s %s", &is.Facts[i], at(is.Facts[i].Cite))
	}
	for _, p := range is.Patents {
		line("patent %s %s %s %s %s", p.Title, p.Number, p.Date, p.Inventors, at(p.Cite))
	}
	for _, f := range is.Findings {
		line("finding %s: %s %s %s", f.Rule, f.Text, at(f.A.Cite), at(f.B.Cite))
	}
	for _, p := range is.Problems {
		line("problem %d: %s", p.Line, p.Text)
	}
	return b.String()
}

func at(c bulletin.Cite) string { return fmt.Sprintf("@%d-%d", c.First, c.Last) }
