package extract

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rebot/index/bulletin"
)

var update = flag.Bool("update", false, "write what the reader reads into the test files")

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
			golden(t, file, string(text)+"\n==\n"+read(filepath.Base(file), text))
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
	for _, q := range is.Quotes {
		line("quote %s %s%s %s%s %s %s%s%s%s %s", q.Product, q.Company, q.Measure, q.Month, dayOf(q.Day), q.Price.Text, q.Unit, changeOf(q.Change), changeOf(q.YearOnYear), spaced1(q.Purity), at(q.Cite))
	}
	for _, r := range is.Readings {
		line("index %s %s %s-%d %s%s%s %s", r.Name, r.Measure, r.Month, r.Day, r.Value.Text, r.Unit, changeOf(r.Change), at(r.Cite))
	}
	for _, x := range is.Trades {
		line("trade %s/%s %s %s %s %s%s%s%s %s", x.Subject, x.Partner, x.Direction, x.Measure, x.Period(), x.Amount.Text, x.Unit, changeOf(x.Change), spaced1(x.Share+x.Restated), at(x.Cite))
	}
	for _, q := range is.Quotas {
		line("quota %d %s%s%s %s%s%s %s", q.Year, q.Batch, q.Scope, q.Stage, q.Amount.Text, q.Unit, changeOf(q.Change), at(q.Cite))
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

func changeOf(c *bulletin.Change) string {
	if c == nil {
		return ""
	}
	return fmt.Sprintf(" %s%s(%s)", c.About, c, c.Base)
}

func dayOf(day int) string {
	if day == 0 {
		return ""
	}
	return fmt.Sprintf("-%d", day)
}

func spaced1(s string) string {
	if s == "" {
		return ""
	}
	return " " + s
}

func at(c bulletin.Cite) string { return fmt.Sprintf("@%d-%d", c.First, c.Last) }
