package extract

import (
	"fmt"
	"strings"
	"testing"
)

// Each file of testdata/layout is a text, a line ==, and its articles and facts, or why it is refused.
func TestLayoutsGiveTheirArticlesAndFacts(t *testing.T) {
	goldens(t, "layout", dumpLayout)
}

// dumpLayout prints articles and facts, one a line.
func dumpLayout(name string, text []byte) string {
	is, err := Read(name, text)
	if err != nil {
		return "error " + err.Error() + "\n"
	}
	var b strings.Builder
	for _, a := range is.Articles {
		fmt.Fprintf(&b, "article %q source=%s %d-%d\n", a.Title, a.Source, a.First, a.Last)
	}
	for i := range is.Facts {
		fmt.Fprintln(&b, &is.Facts[i])
	}
	return b.String()
}
