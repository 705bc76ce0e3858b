package bot

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"rebot/bot/bottest/cases"
	"rebot/bot/bottest/golden"
	"rebot/bot/reply"
	"rebot/index"
)

// Each file of testdata/answers is a conversation: lines that begin with > ask, and the reply follows.
func TestConversationsReadAsWritten(t *testing.T) {
	files, err := filepath.Glob(filepath.Join("testdata", "answers", "*.txt"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no conversations: %v", err)
	}
	lib := cases.Library(t)
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			golden.Check(t, file, converse(t, lib, string(data)))
		})
	}
}

// converse asks every question of a file and writes the file as it should be.
func converse(t *testing.T, lib *index.Library, text string) string {
	t.Helper()
	service := NewService(lib, Ready, Config{TimeLimit: time.Hour}) // how long it takes here is not what is tested
	var out strings.Builder
	for s := bufio.NewScanner(strings.NewReader(text)); s.Scan(); {
		question, ok := strings.CutPrefix(s.Text(), "> ")
		if !ok {
			continue
		}
		a := service.Ask(context.Background(), "talk", question)
		fmt.Fprintf(&out, "> %s\n%s %s\n%s\n\n", question, a.Status, a.Intent, reply.Text(a))
	}
	return out.String()
}
