package answer

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"rebot/bot/bottest/cases"
	"rebot/index"
	"rebot/index/bulletin"
)

// A monthly is one of the invented issues in testdata/months, with its engine.
type monthly struct {
	*Engine
	name    string // of the files with its questions, without what tells them apart
	nth, of int    // of the issues
}

// months calls try with each of the invented issues, side by side.
func months(t *testing.T, try func(t *testing.T, m monthly)) {
	t.Parallel()
	files, err := filepath.Glob(filepath.Join("..", "testdata", "months", "*.txt"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no issues: %v", err)
	}
	for i, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			t.Parallel()
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			lib := cases.LibraryOf(t, map[string]string{filepath.Base(file): string(text)})
			defer stays(t, lib)()
			try(t, monthly{New(lib), strings.TrimSuffix(file, ".txt"), i, len(files)})
		})
	}
}

// stays keeps which facts a library lists, and gives what reports whether it still lists the same: all questions share them.
func stays(t *testing.T, lib *index.Library) func() {
	type list struct {
		kind    bulletin.FactKind
		subject string
	}
	before := map[list][]*index.Fact{}
	for _, k := range bulletin.FactKinds {
		for _, f := range lib.Facts(k) {
			before[list{k, f.Subject}] = slices.Clone(lib.FactsOf(k, f.Subject))
		}
	}
	return func() {
		for l, was := range before {
			if !slices.Equal(was, lib.FactsOf(l.kind, l.subject)) {
				t.Errorf("a question has changed the library's facts of %s %s", l.kind, l.subject)
			}
		}
	}
}

// What is built on one issue is fitted to it: the same kinds of questions over issues with other articles, other prices
// and other sentences.
func TestOtherMonthsAreAnswered(t *testing.T) {
	months(t, func(t *testing.T, m monthly) {
		for _, g := range cases.Questions(t, m.name+".jsonl") {
			if bad := grade(g, ask(t, m.Engine, g.Q)); len(bad) > 0 {
				t.Errorf("%s %s %q: %s", g.ID, g.Kind, g.Q, strings.Join(bad, "; "))
			}
		}
		for _, g := range cases.Questions(t, m.name+".missed.jsonl") {
			if bad := grade(g, ask(t, m.Engine, g.Q)); len(bad) == 0 {
				t.Errorf("%s %q is right now: move it to %s.jsonl", g.ID, g.Q, filepath.Base(m.name))
			}
		}
	})
}

// No question ends in an error, whatever the issue says: those of one issue are put to the others, with -short each to one
// of them in turn.
func TestQuestionsOfOneIssueAreTakenByOthers(t *testing.T) {
	questions := cases.Questions(t, filepath.Join("..", "testdata", "questions.jsonl"))
	months(t, func(t *testing.T, m monthly) {
		for i, g := range questions {
			if !testing.Short() || i%m.of == m.nth {
				ask(t, m.Engine, g.Q)
			}
		}
	})
}
