// Package cases holds what the tests below the platforms share: the issue that ships, and text files of cases.
package cases

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"rebot/bot/bottest/golden"
	"rebot/index"
	"rebot/seeds"
)

// Library is a library of the issue that ships, closed when the test ends.
func Library(t testing.TB) *index.Library {
	t.Helper()
	return libraryIn(t, seeds.Files)
}

// LibraryOf is a library of the texts of some issues, by their files' names, closed when the test ends.
func LibraryOf(t testing.TB, texts map[string]string) *index.Library {
	t.Helper()
	files := fstest.MapFS{}
	for name, text := range texts {
		files[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return libraryIn(t, files)
}

func libraryIn(t testing.TB, files fs.FS) *index.Library {
	t.Helper()
	lib, err := index.LoadFS(files)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { lib.Close() })
	return lib
}

// Lines holds a file with a text, ⇒ and what is read out of it on each line against what read returns, with the reason
// that read gives for it. Lines with # group the others.
func Lines(t *testing.T, file string, read func(text string) (got, why string)) {
	t.Helper()
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
		if want = strings.TrimSpace(want); !golden.Updating() && want != got {
			t.Errorf("%s\n got %s (%s)\nwant %s", text, got, why, want)
		}
	}
	if golden.Updating() {
		golden.Check(t, file, out.String())
	}
}

// A Question says what must be in its answer. Each entry of Num and Text is a list of which one is enough.
type Question struct {
	ID        string
	Q         string
	Kind      string
	Status    []string
	Headline  []float64
	Num       [][]float64
	Text      [][]string `json:"txt"`
	NoNum     []float64  `json:"no_num"`
	NoFigures bool       `json:"no_figures"`
	Cite      []string
}

// Questions reads a file with a Question on each line.
func Questions(t testing.TB, file string) (out []Question) {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for s := bufio.NewScanner(f); s.Scan(); {
		var q Question
		if err := json.Unmarshal(s.Bytes(), &q); err != nil {
			t.Fatalf("%s line %d: %v", file, len(out)+1, err)
		}
		out = append(out, q)
	}
	return out
}
