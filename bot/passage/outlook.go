package passage

import (
	"slices"
	"strings"

	"rebot/bot/intent"
	"rebot/bot/passage/sentence"
	"rebot/index"
	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// Outlook lists the sentences of a month's issue in which somebody says what will become of what a question is about: at
// most two, those first that say more of its everyday words. A sentence has to name everything that the question names,
// and its times.
func Outlook(lib *index.Library, lex *lexicon.Lexicon, m bulletin.Month, tokens []lexicon.Token) (out []Quote) {
	is := lib.Issue(m)
	if is == nil {
		return nil
	}
	var all []outlook
	for i := range is.Articles {
		if is.Articles[i].Kind == bulletin.Research {
			continue
		}
		a := read(lex, Place{is, i})
		for at := range a.sentences {
			if s := &a.sentences[at]; !s.head && s.foresees() && a.saysEach(at, tokens) {
				all = append(all, outlook{a.quote(a.saidFrom(at), at), s.everyday(tokens)})
			}
		}
	}
	slices.SortStableFunc(all, func(x, y outlook) int { return y.met - x.met })
	for _, o := range all[:min(len(all), 2)] {
		out = append(out, o.Quote)
	}
	return out
}

// An outlook is a sentence on what will be, and how many everyday words of the question it has.
type outlook struct {
	Quote
	met int
}

// everyday counts the everyday words of a question that a sentence has.
func (s *placed) everyday(tokens []lexicon.Token) (n int) {
	for i := range tokens {
		t := &tokens[i]
		one := sentence.Term{From: t.From, To: t.To, Text: t.Text, Token: t}
		if _, share := s.Meets(&one); t.Everyday() && share >= most {
			n++
		}
	}
	return n
}

// foresees reports whether a sentence says what will be.
func (s *placed) foresees() bool {
	return s.AnyOf("qual.forecast") || bulletin.HasAny(s.Folded, foreseeing...)
}

// foreseeing are words of a sentence on what will be that questions don't ask with.
var foreseeing = lexicon.List("foreseeing")

// pays reports whether a sentence has an amount of money, which a price is, whatever it is called.
func (s *placed) pays() bool {
	return slices.ContainsFunc(s.Tokens, func(t lexicon.Token) bool {
		return (t.Class == lexicon.Quantity || t.Class == lexicon.Bound) && lexicon.Money(t.Unit)
	})
}

// prices reports whether a sentence speaks of a price.
func (s *placed) prices() bool {
	return s.AnyOf("measure.price") || slices.ContainsFunc(s.Tokens, func(t lexicon.Token) bool {
		return (t.Class == lexicon.Quantity || t.Class == lexicon.Bound) && lexicon.Money(t.Unit) && strings.Contains(t.Unit, "/")
	})
}

// before reports whether a sentence names the end of a time: 年底前.
func (s *placed) before(asked *lexicon.Token) bool {
	return slices.ContainsFunc(s.Tokens, func(t lexicon.Token) bool {
		return t.Class == lexicon.PeriodOf && strings.HasPrefix(t.Text, asked.Text)
	})
}

// saidFrom is the sentence before, where that says who says it.
func (a *article) saidFrom(at int) int {
	speaks := func(k int) bool { return a.sentences[k].AnyOf("say", "attr.call") }
	if at > 0 && !speaks(at) && speaks(at-1) && a.sentences[at-1].paragraph == a.sentences[at].paragraph {
		return at - 1
	}
	return at
}

// saysEach reports whether a sentence, with the one before that says who says it, has each word of a question that is
// known, but for those that ask what will be.
func (a *article) saysEach(at int, tokens []lexicon.Token) bool {
	from, known := a.saidFrom(at), false
	for i := range tokens {
		t := &tokens[i]
		if t.Class == lexicon.PeriodOf {
			if is, _ := a.sentences[at].Timed(t); !is && !a.sentences[at].before(t) {
				return false
			}
			continue
		}
		if !intent.Content(t) && !t.Is("op.diff") || t.Class == lexicon.Unknown || t.Everyday() || t.Of("qualifier") || t.Of("move") {
			continue
		}
		if t.Is("measure.price") && a.sentences[at].pays() {
			known = true
			continue
		}
		one := sentence.Term{From: t.From, To: t.To, Text: t.Text, Token: t}
		if !a.sentences[at].Says(&one) && !a.sentences[from].Says(&one) && !a.title.Says(&one) {
			return false
		}
		known = known || t.Of("measure") || t.Is("op.diff") || t.Of("term") || t.Of("attr") || t.Class == lexicon.Product ||
			t.Class == lexicon.Element && a.sentences[at].prices()
	}
	return known && slices.ContainsFunc(tokens, func(t lexicon.Token) bool { return intent.Content(&t) })
}
