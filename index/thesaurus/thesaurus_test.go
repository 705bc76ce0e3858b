package thesaurus

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestEachGroupHasSeveralWordsAndNoneTwice(t *testing.T) {
	files, err := filepath.Glob("data/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no files", err)
	}
	for _, f := range files {
		text, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		if err := check(f, string(text)); err != nil {
			t.Error(err)
		}
	}
}

func TestNear(t *testing.T) {
	for _, c := range []struct {
		word, says string
		is         bool
	}{
		{"不让", "不得", true}, {"赔", "补偿", true},
		{"好处", "更快", true}, {"更快", "好处", false}, // a line with > goes one way
		{"acquired", "收购", true}, {"stopped", "停止", true}, {"studies", "研究", true}, // forms of English words
		{"进口", "出口", false}, {"氧化镝", "氧化铽", false}, {"", "", false},
	} {
		if got := slices.Contains(Near(c.word), c.says); got != c.is {
			t.Errorf("Near(%q) has %q: %v, want %v", c.word, c.says, got, c.is)
		}
	}
}

func TestSaid(t *testing.T) {
	for _, c := range []struct {
		text, article string
		from, n       int
	}{
		{"谁给钱的", "得到基金支持", 1, 2},
		{"谁给钱的", "没有别的", 1, 0}, // the article says it in no word
		{"not allowed now", "不得出口", 0, len("not allowed")},
		{"xbanned", "不得出口", 1, 0}, // within a word
	} {
		n := 0
		for _, w := range At([]rune(c.text), c.from) {
			if w.Said(c.article) {
				n = max(n, w.Len)
			}
		}
		if n != c.n {
			t.Errorf("of %q from %d on %q says %d letters in another word, want %d", c.text, c.from, c.article, n, c.n)
		}
	}
}

// check tells the first fault of the files, for their test: a group of one word, a word twice in a group, a quote that is
// left open.
func check(name, text string) error {
	for i, line := range strings.Split(text, "\n") {
		if strings.TrimSpace(line) == "" || strings.HasPrefix(line, "#") {
			continue
		}
		all := words(strings.Replace(line, " > ", " ", 1))
		sorted := slices.Sorted(slices.Values(all))
		switch {
		case strings.Count(line, `"`)%2 == 1:
			return fmt.Errorf("%s:%d: a quote is left open", name, i+1)
		case len(all) < 2:
			return fmt.Errorf("%s:%d: a group of one word", name, i+1)
		case len(slices.Compact(sorted)) < len(all):
			return fmt.Errorf("%s:%d: a word twice in a group", name, i+1)
		}
	}
	return nil
}
