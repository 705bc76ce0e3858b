package english

import (
	"bufio"
	"os"
	"testing"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

func TestX(t *testing.T) {
	f, err := os.Open(os.Getenv("ENGQ"))
	if err != nil {
		t.Skip()
	}
	lex := lexicon.New()
	for s := bufio.NewScanner(f); s.Scan(); {
		q := Chinese(s.Text(), lex.Tokens(s.Text(), bulletin.NewMonth(2024, 11)), nil)
		t.Logf("%s\n        %s", s.Text(), q.Text)
	}
}
