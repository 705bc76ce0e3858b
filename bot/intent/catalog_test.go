package intent

import (
	"path/filepath"
	"slices"
	"testing"
	"unicode/utf8"

	"rebot/bot/bottest/cases"
)

// No subject is passed over that shares three characters with a question, and no other is looked at.
func TestSubjectsThatShareThreeCharactersAreFound(t *testing.T) {
	c := CatalogOf(cases.Library(t))
	found := 0
	for _, q := range cases.Questions(t, filepath.Join("..", "testdata", "questions.jsonl")) {
		folded := newQuery(q.Q, c).folded
		sharing := c.sharing(folded)
		found += len(sharing)
		for _, s := range c.Subjects {
			is := slices.ContainsFunc(sharing, func(o term) bool { return o.name == s.name })
			if want := utf8.RuneCountInString(longestShared(folded, s.folded)) > 2; is != want {
				t.Errorf("%q shares three characters with %s: %v, want %v", folded, s.name, is, want)
			}
		}
	}
	if found == 0 {
		t.Error("no question shares anything with any subject")
	}
}
