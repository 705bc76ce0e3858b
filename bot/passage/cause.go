package passage

import (
	"slices"
	"strings"

	"rebot/bot/passage/sentence"
	"rebot/index"
	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// Cause finds the sentence of a month's issue that gives a reason why something moved: it names it, says that it
// moved that way, and why. names are what it may be called.
func Cause(lib *index.Library, lex *lexicon.Lexicon, m bulletin.Month, names []string, way string) (Quote, bool) {
	is := lib.Issue(m)
	if is == nil {
		return Quote{}, false
	}
	for i := range is.Articles {
		for n := range is.Articles[i].Paragraphs {
			par := &is.Articles[i].Paragraphs[n]
			for _, s := range sentence.Split(par.Text) {
				text := par.Text[s[0]:s[1]]
				if par.Repeat || !anyIn(text, names) || !anyIn(text, lexicon.Forms("attr.cause")) &&
					!strings.ContainsAny(text, "因受") {
					continue
				}
				if !moves(lex, text, names, way, m) {
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

// moves reports whether a clause of a sentence says of one of some names that it moved one way, and the sentence
// names no other month.
func moves(lex *lexicon.Lexicon, text string, names []string, way string, m bulletin.Month) bool {
	moved := false
	for _, clause := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("，；,;", r) }) {
		for _, t := range lex.Tokens(clause, m) {
			if t.Class == lexicon.PeriodOf && t.Period.Months() == 1 && t.Period.From.Month != m {
				return false
			}
			moved = moved || t.Is("move."+way) && anyIn(clause, names)
		}
	}
	return moved
}
