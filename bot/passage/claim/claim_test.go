package claim

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

func TestWordsThatSayWhetherSomethingIsSo(t *testing.T) {
	text, err := os.ReadFile(filepath.Join("testdata", "words.txt"))
	if err != nil {
		t.Fatal(err)
	}
	lex := lexicon.NewEveryday()
	for _, line := range strings.Split(string(text), "\n") {
		clause, want, ok := strings.Cut(line, " |")
		if !ok || line[0] == '#' {
			continue
		}
		var got []string
		letters := []rune(clause)
		for _, w := range Words(letters, lex.Tokens(clause, bulletin.NewMonth(2024, 11))) {
			got = append(got, string(letters[w.From:w.To])+"="+string(w.Kind))
		}
		if strings.Join(got, " ") != strings.TrimSpace(want) {
			t.Errorf("%s | %s", clause, strings.Join(got, " "))
		}
	}
}

func TestWhatIsSaidInOneModeIsSoInAnother(t *testing.T) {
	for _, c := range []struct {
		asked, said []Kind
		want        Answer
	}{
		{[]Kind{May, Not}, []Kind{Must}, No},
		{[]Kind{May}, []Kind{Bar}, No},
		{[]Kind{Not}, []Kind{Bar}, Yes},
		{[]Kind{May}, []Kind{Must}, Yes},
		{[]Kind{Must}, []Kind{Free}, No},
		{nil, []Kind{Free}, Open},
		{[]Kind{Must}, []Kind{May}, Open},
		{nil, []Kind{Not, Stop}, Yes},
	} {
		if got := mode(c.asked).Holds(mode(c.said)); got != c.want {
			t.Errorf("asked %v, said %v: %v", c.asked, c.said, got)
		}
	}
}

func mode(kinds []Kind) (m Mode) {
	for _, k := range kinds {
		m = m.Say(k)
	}
	return m
}
