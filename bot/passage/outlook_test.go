package passage

import (
	"strings"
	"testing"
)

func TestWhatOthersExpectIsQuotedOnlyWhereTheySayIt(t *testing.T) {
	lib, lex := library(t, "testdata/2024-06.txt")
	for _, c := range lines(t, "outlook.txt") {
		var said string
		for _, q := range Outlook(lib, lex, lib.Newest(), lex.Tokens(c[0], lib.Newest())) {
			said += q.Text
		}
		if want := c[1]; want == "none" && said != "" || want != "none" && !strings.Contains(said, want) {
			t.Errorf("%s: %q", c[0], said)
		}
	}
}
