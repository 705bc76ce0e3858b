package seeds_test

import (
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rebot/index/bulletin"
	"rebot/index/extract"
	"rebot/seeds"
)

// original is the bulletin that the edition carries the facts of; it stands beside the checkout where there is one.
var original = filepath.Join("..", "..", "shared", "bulletins", "2024-11.txt")

func TestTheEditionHasTheFactsOfTheRealIssue(t *testing.T) {
	data, err := os.ReadFile(original)
	if err != nil {
		t.Skipf("the real issue is not beside this checkout (%v), so its facts can't be compared", err)
	}
	edition, err := seeds.Files.ReadFile("2024-11.txt")
	if err != nil {
		t.Fatal(err)
	}
	want, got := facts(t, data), facts(t, edition)
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("facts of the real issue (-) and of the edition (+):\n%s", d)
	}
}

func TestTheEditionSaysWhatItIs(t *testing.T) {
	edition, err := seeds.Files.ReadFile("2024-11.txt")
	if err != nil {
		t.Fatal(err)
	}
	if edition[0] != '#' {
		t.Errorf("the first line is %.40q, want a comment that says what the file is", edition)
	}
}

// facts lists what an issue says, without the places it says it at.
func facts(t *testing.T, data []byte) []string {
	t.Helper()
	is, err := extract.Read("2024-11.txt", data)
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	add := func(format string, args ...any) { seen[fmt.Sprintf(format, args...)] = true }
	for _, a := range is.Articles {
		add("article %s %s %s", a.Kind, bulletin.Fold(a.Title), a.Source)
	}
	for _, p := range is.Patents {
		add("patent %s %s %s %s", bulletin.Fold(p.Title), p.Number, p.Date, p.Inventors)
	}
	for _, f := range is.Facts {
		if f.Measure == bulletin.ShareOf {
			f.Scope = "" // the edition says in its own words what it is a share of
		}
		add("fact %s %s", &f, f.Restated)
	}
	for _, f := range is.Findings {
		add("finding %s %s", f.Rule, f.Text)
	}
	var out []string
	for f := range seen {
		out = append(out, f)
	}
	sort.Strings(out)
	return out
}
