package lexicon

import (
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// TestEveryday holds which words mean the same and which do not, in testdata/everyday.txt.
func TestEveryday(t *testing.T) {
	text, err := os.ReadFile("testdata/everyday.txt")
	if err != nil {
		t.Fatal(err)
	}
	l := NewEveryday()
	for line := range strings.Lines(string(text)) {
		if line[0] == '#' {
			continue
		}
		a, b, same := strings.Cut(strings.TrimSpace(line), " = ")
		if !same {
			a, b, _ = strings.Cut(strings.TrimSpace(line), " ! ")
		}
		if got := shared(l.Tokens(a, nov2024), l.Tokens(b, nov2024)); got != same {
			t.Errorf("%s and %s mean the same: %v, want %v", a, b, got, same)
		}
	}
}

// shared reports whether two words, each one token, have a meaning in common.
func shared(a, b []Token) bool {
	if len(a) != 1 || len(b) != 1 {
		return false
	}
	return slices.ContainsFunc(append(b[0].Also, Sense{b[0].Class, b[0].ID, ""}), func(s Sense) bool {
		return s.Class == Word && s.ID != "" && a[0].Is(s.ID)
	})
}

// TestEverydayIsPlain holds that no everyday form is so short that it stands in other words, and that none asks, or
// tells a time: a form that swallows 谁 takes from a question what it asks for. Set phrases stand in a file of their
// own.
func TestEverydayIsPlain(t *testing.T) {
	count, base := 0, New()
	for _, f := range dataFiles("everyday") {
		text, err := fs.ReadFile(data(), f)
		if err != nil {
			t.Fatal(err)
		}
		err = (newDictionary()).read(string(text), func(form string, e *entry) {
			count++
			if utf8.RuneCountInString(form) < 2 {
				t.Errorf("%s of %s is too short", form, e.id)
			}
			if known().find(form) != nil || e.class == Filler || f == "everyday/asked.txt" {
				return
			}
			for _, k := range base.Tokens(form, nov2024) {
				if k.Of("ask") && !k.Is("ask.not") && k.To-k.From < utf8.RuneCountInString(form) || k.Class == PeriodOf {
					t.Errorf("%s of %s swallows %s", form, e.id, k.Text)
				}
			}
		})
		if err != nil {
			t.Errorf("%s: %v", f, err)
		}
	}
	if count < 5000 {
		t.Errorf("the data has %d forms; want 5000 at least", count)
	}
}

// TestReadersKnowNoEverydayWord holds that what issues are read with is cut as if there were none.
func TestReadersKnowNoEverydayWord(t *testing.T) {
	if got := New().Tokens("放行", nov2024); got[0].Class != Unknown {
		t.Errorf("the reader takes 放行 for %s", got[0].ID)
	}
	for _, k := range NewEveryday().Tokens("获批", nov2024) {
		if k.ID != "give" || !k.Is("do.approve") {
			t.Errorf("获批 is %s %v, want give, and do.approve besides", k.ID, k.Also)
		}
	}
}
