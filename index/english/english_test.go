package english

import (
	"os"
	"slices"
	"strings"
	"testing"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// heardOf stands for a library: its names by their sound, and the words of its one article.
type heardOf struct{ names, words string }

func (h heardOf) Spelled(latin string) string { return h.Sounding(latin) }

func (h heardOf) Sounding(latin string) string {
	for pair := range strings.FieldsSeq(h.names) {
		if l, han, _ := strings.Cut(pair, "="); l == latin {
			return han
		}
	}
	return ""
}

func (h heardOf) Printed(words [][]string) []string {
	out := make([]string, len(words))
	for i, ws := range words {
		if k := slices.IndexFunc(ws, func(w string) bool { return strings.Contains(h.words, w) }); k >= 0 {
			out[i] = ws[k]
		}
	}
	return out
}

func (h heardOf) Here(string) bool { return false }

// TestQuestionsAreSaidInChinese reads testdata/questions.txt: an English question, and behind it in Chinese.
func TestQuestionsAreSaidInChinese(t *testing.T) {
	text, err := os.ReadFile("testdata/questions.txt")
	if err != nil {
		t.Fatal(err)
	}
	lex := lexicon.NewEveryday()
	for block := range strings.SplitSeq(strings.TrimSpace(string(text)), "\n\n") {
		asked, want, _ := strings.Cut(block, "\n")
		got := Chinese(asked, lex.Tokens(asked, bulletin.NewMonth(2024, 11)), heardOf{names: "jinlong=金龙 qiaoliang=乔梁"})
		if got.Text != want {
			t.Errorf("%s\n got  %s\n want %s", asked, got.Text, want)
		}
	}
}

func TestWordsAreGivenBackAsTheyWereAsked(t *testing.T) {
	asked := "Which university led the study, and in which journal was it published?"
	q := Chinese(asked, lexicon.NewEveryday().Tokens(asked, bulletin.NewMonth(2024, 11)), nil)
	part, _, _ := strings.Cut(q.Text, "，")
	if got := q.English(part); got != "Which university led the study" {
		t.Errorf("%s is %q", part, got)
	}
	if got := q.English("没有"); got != "没有" {
		t.Errorf("what was not asked is %q", got)
	}
}

func TestAWordOfNoDictionaryIsNamed(t *testing.T) {
	asked := "What is the plumage of Myanmar?"
	q := Chinese(asked, lexicon.NewEveryday().Tokens(asked, bulletin.NewMonth(2024, 11)), nil)
	if len(q.Strange) != 1 || q.Strange[0] != "plumage" {
		t.Errorf("strange are %q", q.Strange)
	}
}
