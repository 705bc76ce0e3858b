package extract

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"rebot/index/bulletin"
)

// Each file of testdata/clauses is a few paragraphs in the manner of the trade, and behind == what stands in them, a fact a
// line by its words in any order. A line with ! names words that no fact may have together. A line with ? is not read
// yet; once it is, the mark must go.
func TestClausesGiveTheirFacts(t *testing.T) {
	files, err := filepath.Glob(filepath.Join("testdata", "clauses", "*.txt"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	read, all := 0, 0
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			text, wanted, _ := strings.Cut(string(data), "\n==\n")
			is, err := Read(filepath.Base(file), []byte(text))
			if err != nil {
				t.Fatal(err)
			}
			for _, line := range strings.Split(strings.TrimSpace(wanted), "\n") {
				words := strings.Fields(line)
				mark := words[0]
				if mark == "!" || mark == "?" {
					words = words[1:]
				}
				found := slices.ContainsFunc(is.Facts, func(f bulletin.Fact) bool { return saysAll(f, words) })
				if mark != "!" {
					all++
					if found {
						read++
					}
				}
				if want := mark != "!" && mark != "?"; found != want {
					t.Errorf("%s: found %v", line, found)
				}
			}
		})
	}
	t.Logf("%d of %d facts read", read, all)
}

// saysAll reports whether a fact has all the words.
func saysAll(f bulletin.Fact, words []string) bool {
	value := f.Value.Text
	if f.To.Text != "" {
		value += "-" + f.To.Text
	}
	has := []string{string(f.Kind), f.Subject, f.Measure, f.Period.String(), value + f.Unit, f.Company, f.Region,
		f.Partner, f.Direction, f.Batch, f.Scope, f.Maker}
	for _, m := range f.Changes {
		if m.Flat {
			has = append(has, "=")
		}
		has = append(has, m.Percent.Text+"%")
	}
	return !slices.ContainsFunc(words, func(w string) bool { return !slices.Contains(has, w) })
}
