package extract

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"rebot/index/bulletin"
)

// Every number that a file prints is a fact, no figure, or unread: none is left out and none is told of twice.
func TestEveryPrintedNumberIsAccountedFor(t *testing.T) {
	files, _ := filepath.Glob(filepath.Join("testdata", "*.txt"))
	more, _ := filepath.Glob(filepath.Join("testdata", "tables", "*.txt"))
	whole, _ := filepath.Glob(filepath.Join("..", "..", "..", "shared", "bulletins", "*.txt"))
	for _, file := range append(append(files, more...), whole...) {
		t.Run(filepath.Base(file), func(t *testing.T) {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			text, _, _ := bytes.Cut(data, []byte("\n==\n"))
			is, err := Read(filepath.Base(file), text)
			if err != nil {
				return
			}
			accounted(t, is)
		})
	}
}

func accounted(t *testing.T, is *bulletin.Issue) {
	next := 0
	for i, line := range is.Lines {
		text := []rune(line)
		for at := 0; at < len(text); {
			n := bulletin.DigitsAt(text[at:])
			if n == 0 {
				at++
				continue
			}
			if next == len(is.Figures) || is.Figures[next].Line != i+1 ||
				is.Figures[next].Text != string(text[at:at+n]) {
				t.Fatalf("line %d: %s is not accounted for", i+1, string(text[at:at+n]))
			}
			checkFigure(t, is.Figures[next])
			next, at = next+1, at+n
		}
	}
	if next != len(is.Figures) {
		t.Errorf("%d numbers are told of that are not printed: %v", len(is.Figures)-next, is.Figures[next])
	}
	if !slices.Equal(is.Printed(), is.Figures) {
		t.Error("the account that is kept says something else")
	}
	for i := range is.Facts {
		checkFact(t, is, &is.Facts[i])
	}
}

func checkFigure(t *testing.T, f bulletin.Figure) {
	switch f.Status {
	case bulletin.FigureFact:
	case bulletin.FigureOther, bulletin.FigureUnread:
		if f.Reason == "" {
			t.Errorf("line %d: %s is %s without a reason", f.Line, f.Text, f.Status)
		}
	default:
		t.Errorf("line %d: %s is %q", f.Line, f.Text, f.Status)
	}
}

// checkFact wants the number of a fact printed on its lines, and accounted for as a fact there.
func checkFact(t *testing.T, is *bulletin.Issue, f *bulletin.Fact) {
	printed := false
	for _, g := range is.Figures {
		if g.Line < f.Cite.First || g.Line > f.Cite.Last {
			continue
		}
		same := strings.ReplaceAll(bulletin.Narrow(g.Text), ",", "") == strings.TrimPrefix(f.Value.Text, "-")
		if same && g.Status == bulletin.FigureFact {
			return
		}
		printed = printed || same
	}
	if printed {
		t.Errorf("lines %d-%d: %s %s is a fact, and its number is not accounted for as one", f.Cite.First, f.Cite.Last,
			f.Subject, f.Value.Text)
	}
}
