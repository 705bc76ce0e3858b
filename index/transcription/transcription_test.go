package transcription

import (
	"os"
	"strings"
	"testing"
)

// TestNamesAreHeardInTheirCharacters reads testdata/names.txt: a name, a text, and the characters at its beginning that
// are the name; a dash for none. Names behind a line of = are too unlike to be heard without brackets.
func TestNamesAreHeardInTheirCharacters(t *testing.T) {
	text, err := os.ReadFile("testdata/names.txt")
	if err != nil {
		t.Fatal(err)
	}
	alike := true
	for line := range strings.Lines(string(text)) {
		f := strings.Fields(line)
		if len(f) < 3 {
			alike = alike && len(f) == 0
			continue
		}
		latin, han, want := strings.ReplaceAll(f[0], "_", " "), f[1], strings.TrimPrefix(f[2], "-")
		name := NewName(latin)
		n, cost := name.Heard(han)
		if got := han[:n]; got != want {
			t.Errorf("%s in %s is %q, want %q", latin, han, got, want)
		} else if n > 0 && name.Alike(got, cost) != alike {
			t.Errorf("%s costs %.3f in %s", latin, cost, got)
		}
	}
}
