package answer

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rebot/bot/bottest/cases"
)

// months are the engines of the invented issues in testdata/months, each with its name.
func months(t *testing.T, try func(t *testing.T, name string, b *Engine)) {
	files, err := filepath.Glob(filepath.Join("..", "testdata", "months", "*.txt"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no issues: %v", err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		name := filepath.Base(file)
		t.Run(name, func(t *testing.T) {
			try(t, strings.TrimSuffix(file, ".txt"), New(cases.LibraryOf(t, map[string]string{name: string(text)})))
		})
	}
}

// What is built on one issue is fitted to it: the same kinds of questions over issues with other articles, other prices
// and other sentences.
func TestOtherMonthsAreAnswered(t *testing.T) {
	months(t, func(t *testing.T, name string, b *Engine) {
		for _, g := range cases.Questions(t, name+".jsonl") {
			if bad := grade(g, ask(t, b, g.Q)); len(bad) > 0 {
				t.Errorf("%s %s %q: %s", g.ID, g.Kind, g.Q, strings.Join(bad, "; "))
			}
		}
		for _, g := range cases.Questions(t, name+".missed.jsonl") {
			if bad := grade(g, ask(t, b, g.Q)); len(bad) == 0 {
				t.Errorf("%s %q is right now: move it to %s.jsonl", g.ID, g.Q, filepath.Base(name))
			}
		}
	})
}

// No question ends in an error, whatever the issue says: those of one issue are put to the others.
func TestQuestionsOfOneIssueAreTakenByOthers(t *testing.T) {
	questions := cases.Questions(t, filepath.Join("..", "testdata", "questions.jsonl"))
	months(t, func(t *testing.T, _ string, b *Engine) {
		for _, g := range questions {
			ask(t, b, g.Q)
		}
	})
}
