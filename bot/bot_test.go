package bot

import (
	"bufio"
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"rebot/index"
	"rebot/seeds"
)

var update = flag.Bool("update", false, "write what the bot says into the test files")

// shippedBot answers out of the issue that ships.
func shippedBot(t testing.TB) *Bot {
	t.Helper()
	lib, err := index.LoadFS(seeds.Files)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { lib.Close() })
	if _, err := lib.Search(context.Background(), index.Query{}); err != nil { // builds the search, outside of any bubble
		t.Fatal(err)
	}
	return New(lib)
}

func ask(t testing.TB, b *Bot, text string) *Answer {
	t.Helper()
	a, err := b.Answer(context.Background(), Question{Text: text, Asked: time.Date(2024, 12, 20, 0, 0, 0, 0, time.UTC)})
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	return a
}

// testdata/route.txt has a question, ⇒ and its intent on each line; lines with # group them.
func TestQuestionsRouteAsWritten(t *testing.T) {
	c := shippedBot(t).Coverage()
	readsAsWritten(t, "route.txt", func(question string) (string, string) {
		intent, rule := Route(question, time.Time{}, c)
		return intent.String(), rule
	})
}

// readsAsWritten holds a file of testdata with a text, ⇒ and what is read out of it on each line against what read
// gives, and the reason that read gives with it.
func readsAsWritten(t *testing.T, name string, read func(text string) (got, why string)) {
	t.Helper()
	file := filepath.Join("testdata", name)
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	for line := range strings.Lines(string(data)) {
		line = strings.TrimRight(line, "\n")
		text, want, ok := strings.Cut(line, " ⇒")
		if strings.HasPrefix(line, "#") || !ok && line == "" {
			fmt.Fprintln(&out, line)
			continue
		}
		got, why := read(text)
		fmt.Fprintf(&out, "%s ⇒ %s\n", text, got)
		if want = strings.TrimSpace(want); !*update && want != got {
			t.Errorf("%s\n got %s (%s)\nwant %s", text, got, why, want)
		}
	}
	if *update {
		if err := os.WriteFile(file, []byte(out.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// Each file of testdata/answers is a conversation: lines that begin with > ask, and the reply follows.
func TestConversationsReadAsWritten(t *testing.T) {
	files, err := filepath.Glob(filepath.Join("testdata", "answers", "*.txt"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no conversations: %v", err)
	}
	b := shippedBot(t)
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			got := converse(t, b, string(data))
			if *update {
				if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if d := cmp.Diff(string(data), got); d != "" {
				t.Errorf("conversation (-want +got):\n%s", d)
			}
		})
	}
}

// converse asks every question of a file and writes the file as it should be.
func converse(t *testing.T, b *Bot, text string) string {
	t.Helper()
	desk := NewDesk(b)
	var out strings.Builder
	for s := bufio.NewScanner(strings.NewReader(text)); s.Scan(); {
		question, ok := strings.CutPrefix(s.Text(), "> ")
		if !ok {
			continue
		}
		a := desk.Ask(context.Background(), "talk", question)
		fmt.Fprintf(&out, "> %s\n%s %s\n%s\n\n", question, a.Status, a.Intent, Text(a))
	}
	return out.String()
}
