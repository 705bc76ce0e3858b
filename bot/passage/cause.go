package passage

import (
	"slices"
	"strings"

	"rebot/index"
	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// Cause finds the sentence of a month's issue that gives a reason why something moved: it names it, says that it moved that
// way, and why. names are what it may be called.
func Cause(lib *index.Library, lex *lexicon.Lexicon, m bulletin.Month, names []string, way string) (Quote, bool) {
	is := lib.Issue(m)
	if is == nil {
		return Quote{}, false
	}
	for i := range is.Articles {
		for n := range is.Articles[i].Paragraphs {
			par := &is.Articles[i].Paragraphs[n]
			for _, s := range spans(par.Text) {
				text := par.Text[s[0]:s[1]]
				if par.Repeat || !anyIn(text, names) || !anyIn(text, lexicon.Forms("attr.cause")) && !strings.ContainsAny(text, "因受") {
					continue
				}
				if !moves(lex.Tokens(text, m), names, way, m) {
					continue
				}
				q := Quote{Place: Place{is, i}, Paragraph: n, From: s[0], To: s[1], Text: text}
				q.First, q.Last = par.Lines(s[0], s[1])
				return q, true
			}
		}
	}
	return Quote{}, false
}

func anyIn(text string, words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return w != "" && strings.Contains(text, w) })
}

// moves reports whether a sentence says a movement of one way, of no other month.
func moves(tokens []lexicon.Token, names []string, way string, m bulletin.Month) bool {
	moved := false
	for i := range tokens {
		t := &tokens[i]
		if t.Class == lexicon.PeriodOf && t.Period.Months() == 1 && t.Period.From.Month != m {
			return false
		}
		moved = moved || t.Is("move."+way) || t.Class == lexicon.Change && t.ID == "move."+way
	}
	return moved
}
