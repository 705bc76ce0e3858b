package intent

import (
	"path/filepath"
	"testing"

	"rebot/bot/bottest/cases"
)

// testdata/route.txt has a question, ⇒ and its intent on each line; lines with # group them.
func TestQuestionsRouteAsWritten(t *testing.T) {
	c := CatalogOf(cases.Library(t))
	cases.Lines(t, filepath.Join("testdata", "route.txt"), func(question string) (string, string) {
		r := Read(question, nil, c)
		return r.Intent.String(), r.Rule
	})
}
