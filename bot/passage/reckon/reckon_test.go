package reckon

import (
	"os"
	"strings"
	"testing"

	"rebot/bot/passage/sentence"
	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

var (
	lex   = lexicon.NewEveryday()
	month = bulletin.NewMonth(2024, 11)
)

// read cuts a text into lines, its first sentence is the title.
func readText(text string) *Text {
	var lines []Line
	for i, s := range sentence.Split(text) {
		one := text[s[0]:s[1]]
		lines = append(lines, Line{Letters: []rune(sentence.Fold(one)), Tokens: lex.Tokens(one, month), Head: i == 0})
	}
	return Read(lines)
}

func TestOnlyProvenOperandsAreReckonedWith(t *testing.T) {
	data, err := os.ReadFile("testdata/cases.txt")
	if err != nil {
		t.Fatal(err)
	}
	var text *Text
	for _, line := range strings.Split(string(data), "\n") {
		q, want, ask := strings.Cut(line, " → ")
		switch {
		case line == "" || line[0] == '#':
		case !ask:
			text = readText(line)
		default:
			if got := worked(text, q); got != want {
				t.Errorf("%s → %s, want %s", q, got, want)
			}
		}
	}
}

// worked is what is worked out, - for nothing.
func worked(text *Text, q string) string {
	r, _ := text.Work([]rune(sentence.Fold(q)), lex.Tokens(q, month), false)
	switch {
	case r == nil:
		return "-"
	case r.Printed != "":
		return r.Printed
	}
	return r.Formula + " " + r.Unit
}
