package spelling

import (
	"os"
	"strings"
	"testing"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

func TestANameIsReadOverOneWrongCharacterOfIt(t *testing.T) {
	text, err := os.ReadFile("testdata/misspelt.txt")
	if err != nil {
		t.Fatal(err)
	}
	words := lexicon.NewEveryday()
	for _, line := range strings.Split(strings.TrimSpace(string(text)), "\n") {
		asked, want, ok := strings.Cut(line, " | ")
		if !ok {
			continue
		}
		got, all := Correct(asked, words.Tokens(asked, bulletin.NewMonth(2024, 11)))
		if got != want {
			t.Errorf("%s is read as %s, want %s", asked, got, want)
		}
		if (len(all) > 0) != (asked != want) {
			t.Errorf("%s: %d misspellings are told of", asked, len(all))
		}
	}
}
