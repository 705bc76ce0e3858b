package passage

import (
	"strings"
	"testing"
)

func TestWhatStandsNowhereIsNamedBesideTheNearestSentence(t *testing.T) {
	lib, lex := library(t, "testdata/2024-05.txt")
	for _, c := range lines(t, "nearest.txt") {
		r, err := Prose(t.Context(), lib, lex, Ask{Text: c[0], Tokens: lex.Tokens(c[0], lib.Newest())})
		if err != nil {
			t.Fatal(err)
		}
		title := ""
		if r.In != nil {
			title = r.In.In().Title
		}
		if got := strings.Join(r.Nowhere, "、"); string(r.State) != c[1] || got != c[2] ||
			!strings.Contains(title, c[3]) {
			t.Errorf("%s: %s, nowhere %s, nearest in %s", c[0], r.State, got, title)
		}
	}
}
