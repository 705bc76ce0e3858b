package intent_test

import (
	"os"
	"strings"
	"testing"

	"rebot/bot/intent"
	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

func TestANameIsReadOverOneWrongCharacterOfIt(t *testing.T) {
	text, err := os.ReadFile("testdata/misspelt.txt")
	if err != nil {
		t.Fatal(err)
	}
	cat := &intent.Catalog{Lexicon: lexicon.NewEveryday(), Months: []bulletin.Month{bulletin.NewMonth(2024, 11)}}
	for _, line := range strings.Split(strings.TrimSpace(string(text)), "\n") {
		asked, want, ok := strings.Cut(line, " | ")
		if !ok {
			continue
		}
		heard := intent.Hear(asked, cat)
		got, all := heard.Text, heard.Spelt
		if got != want {
			t.Errorf("%s is read as %s, want %s", asked, got, want)
		}
		if (len(all) > 0) != (asked != want) {
			t.Errorf("%s: %d misspellings are told of", asked, len(all))
		}
	}
}
