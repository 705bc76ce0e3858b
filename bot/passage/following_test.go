package passage

import (
	"strings"
	"testing"
)

func TestWhatIsAskedBehindAnArticleIsLookedForInIt(t *testing.T) {
	lib, lex := library(t, "testdata/2024-08.txt")
	for _, f := range lines(t, "following.txt") {
		ask := Ask{Text: f[0], Tokens: lex.Tokens(f[0], lib.Newest())}
		before, err := Prose(t.Context(), lib, lex, ask)
		if err != nil || before.In == nil {
			t.Fatalf("%s: nothing is found: %v", f[0], err)
		}
		next := Ask{Text: f[1], Tokens: lex.Tokens(f[1], lib.Newest()), Before: f[0], Focus: before.In,
			Subject: Subject(lex, *before.In, ask), Lines: [][2]int{{before.Parts[0].Quotes[0].First, before.Parts[0].Quotes[0].Last}}}
		r := Following(lex, next)
		if got := r.Quoted(); f[2] == "-" && r.State != Nothing || f[2] != "-" && !strings.Contains(got, strings.ReplaceAll(f[2], " ", "")) {
			t.Errorf("%s: %s: %s", f[1], r.State, got)
		}
	}
}
