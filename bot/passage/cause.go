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
				if par.Repeat || !anyIn(text, names) || !reasoned(lex, text, names, way, m) {
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

// reasoned reports whether a sentence says of one of some names that it moved one way, and why: in the clauses that are
// of it, and in the one before them where that names no other product. They name no other month.
func reasoned(lex *lexicon.Lexicon, text string, names []string, way string, m bulletin.Month) bool {
	var c cause
	for _, clause := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("，；,;", r) }) {
		tokens := lex.Tokens(clause, m)
		c.read(tokens, anyIn(clause, names), way)
		if c.on && slices.ContainsFunc(tokens, func(t lexicon.Token) bool {
			return t.Class == lexicon.PeriodOf && t.Period.Months() == 1 && t.Period.From.Month != m
		}) {
			return false
		}
		if c.moved && c.told {
			return true
		}
	}
	return false
}

// A cause is what the clauses of a sentence have said so far of something.
type cause struct {
	on          bool // the last clause is of it
	ahead       bool // the last clause gives a reason, and names no product
	moved, told bool // that it moved, and why
}

// read takes a clause more, which names it or not.
func (c *cause) read(tokens []lexicon.Token, named bool, way string) {
	has := func(is func(*lexicon.Token) bool) bool {
		return slices.ContainsFunc(tokens, func(t lexicon.Token) bool { return is(&t) })
	}
	other := !named && has(func(t *lexicon.Token) bool { return t.Class == lexicon.Product })
	why := has(func(t *lexicon.Token) bool {
		return t.Is("attr.cause") || t.Is("mk.benefit") || t.Of("cause") && strings.ContainsAny(t.Text, "因受由得")
	})
	c.on = (c.on || named) && !other
	if c.on {
		c.told = c.told || why || c.ahead
		c.moved = c.moved || has(func(t *lexicon.Token) bool {
			return t.Is("move."+way) || t.Class == lexicon.Change && t.ID == "move."+way
		})
	} else if other {
		c.moved, c.told = false, false
	}
	c.ahead = why && !named && !other
}
