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
		if q, ok := CauseIn(lex, Place{is, i}, names, way); ok {
			return q, true
		}
	}
	return Quote{}, false
}

// CauseIn finds such a sentence in an article.
func CauseIn(lex *lexicon.Lexicon, p Place, names []string, way string) (Quote, bool) {
	return firstSaying(p, func(all []string, i int) int {
		if !anyIn(all[i], names) || !reasoned(lex, all[i], names, way, p.Issue.Month) {
			return 0
		}
		return 1
	})
}

// firstSaying quotes the first sentence of an article that says something, with so many behind it as are of it.
func firstSaying(p Place, says func(all []string, i int) (sentences int)) (Quote, bool) {
	for n := range p.In().Paragraphs {
		par := &p.In().Paragraphs[n]
		if par.Repeat {
			continue
		}
		spans := sentence.Split(par.Text)
		all := make([]string, len(spans))
		for i, s := range spans {
			all[i] = par.Text[s[0]:s[1]]
		}
		for i := range spans {
			if k := says(all, i); k > 0 {
				from, to := spans[i][0], spans[min(i+k, len(spans))-1][1]
				q := Quote{Place: p, Paragraph: n, From: from, To: to, Text: par.Text[from:to]}
				q.First, q.Last = par.Lines(from, to)
				return q, true
			}
		}
	}
	return Quote{}, false
}

// ResultCause finds the sentence of an article that gives the reason of a firm's result, by one of the names that it
// has there, and names no other firm; with the sentence behind it where it only announces the reasons.
func ResultCause(lex *lexicon.Lexicon, p Place, firm string, names []string) (Quote, bool) {
	return firstSaying(p, func(all []string, i int) int {
		other := func(t lexicon.Token) bool { return t.Class == lexicon.Company && !t.Of("firm") && t.ID != firm }
		says, announces := resultReasoned(lex, all[i], names, p.Issue.Month)
		switch {
		case !says || slices.ContainsFunc(lex.Tokens(all[i], p.Issue.Month), other):
			return 0
		case announces:
			return 2
		}
		return 1
	})
}

// resultReasoned reports whether a part of a sentence names a result and a reason, and whether it ends with that word.
func resultReasoned(lex *lexicon.Lexicon, text string, names []string, m bulletin.Month) (says, announces bool) {
	for _, part := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("；;", r) }) {
		if !anyIn(part, names) {
			continue
		}
		end := strings.TrimRight(part, "。：:！ ")
		announces = slices.ContainsFunc(causeNouns, func(w string) bool { return strings.HasSuffix(end, w) && w != "所致" })
		if announces || anyIn(part, causeNouns) || slices.ContainsFunc(lex.Tokens(part, m), becauseOf) {
			return true, announces
		}
	}
	return false, false
}

// causeNouns give a reason: 原因, 所致.
var causeNouns = lexicon.List("cause.noun")

// becauseOf reports whether a word gives a reason.
func becauseOf(t lexicon.Token) bool {
	return t.Is("attr.cause") || t.Is("mk.benefit") || t.Of("cause") && strings.ContainsAny(t.Text, "因受由得")
}

func anyIn(text string, words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return w != "" && strings.Contains(text, w) })
}

// reasoned reports whether a sentence says of one of some names that it moved one way, and why: in the clauses that are
// of it, and in the one before them where that names no other product. They name no other month. That it moved need
// not be said where no way is given.
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
		if (c.moved || way == "") && c.told {
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
	why := slices.ContainsFunc(tokens, becauseOf)
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
