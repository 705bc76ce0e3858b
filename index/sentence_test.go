package index

import (
	"os"
	"strings"
	"testing"

	"rebot/index/bulletin"
)

// oneParagraph is a hit in an issue of one paragraph.
func oneParagraph(text string) Hit {
	is := &bulletin.Issue{Articles: []bulletin.Article{{Title: "题", Paragraphs: []bulletin.Paragraph{{Text: text}}}}}
	return Hit{Issue: is}
}

func TestTheSentencesThatAnswerAreThoseOfTheFile(t *testing.T) {
	data, err := os.ReadFile("testdata/extract.txt")
	if err != nil {
		t.Fatal(err)
	}
	for block := range strings.SplitSeq(string(data), "\n\n") {
		c := map[string]string{}
		for line := range strings.Lines(block) {
			name, text, _ := strings.Cut(strings.TrimSpace(line), " ")
			c[name] = text
		}
		if c["问"] == "" {
			continue
		}
		text, from, to := Extract(c["问"], oneParagraph(c["段"]))
		if text != c["答"] || c["段"][from:to] != text {
			t.Errorf("%s\ngot  %s\nwant %s", c["问"], text, c["答"])
		}
	}
}
