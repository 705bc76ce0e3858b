package lexicon

import (
	"os"
	"strings"
	"testing"

	"rebot/index/bulletin"
)

var nov2024 = bulletin.NewMonth(2024, 11)

// TestPhrasesMeanWhatTheCorpusSays holds tokens against testdata/*.txt, a phrase a line with every token in it that is no
// filler: phrase → class value unit; class value unit. A range has its two ends with .. between them.
func TestPhrasesMeanWhatTheCorpusSays(t *testing.T) {
	files, err := os.ReadDir("testdata")
	if err != nil {
		t.Fatal(err)
	}
	l, count := New(), 0
	for _, f := range files {
		if f.IsDir() {
			continue
		}
		text, err := os.ReadFile("testdata/" + f.Name())
		if err != nil {
			t.Fatal(err)
		}
		for n, line := range strings.Split(string(text), "\n") {
			phrase, want, ok := strings.Cut(line, " →")
			if !ok {
				continue
			}
			count++
			if got := told(l.Tokens(phrase, nov2024)); got != strings.TrimSpace(want) {
				t.Errorf("%s:%d: %s\n got %s\nwant %s", f.Name(), n+1, phrase, got, want)
			}
		}
	}
	if count < 250 {
		t.Errorf("the corpus has %d phrases; want 250 at least", count)
	}
}

// told prints tokens as the corpus has them.
func told(tokens []Token) string {
	var all []string
	for _, k := range tokens {
		value := k.Value
		switch k.Class {
		case Filler, Mark:
			continue
		case Unknown:
			value = k.Text
		case Change, Bound:
			value = k.ID + " " + k.Value
		case Number, Quantity, Purity, PeriodOf:
		default:
			value = k.ID
		}
		if k.Upper != "" {
			value += ".." + k.Upper
		}
		all = append(all, strings.TrimSpace(k.Class.String()+" "+value+" "+k.Unit))
	}
	return strings.Join(all, "; ")
}
