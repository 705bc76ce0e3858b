package passage

import (
	"slices"
	"strings"

	"rebot/bot/passage/sentence"
	"rebot/index/lexicon"
)

// Speaker gives who says the first sentence of an article that stands on some lines and no others, without where and when. It is
// empty where nobody does.
func Speaker(lex *lexicon.Lexicon, p Place, lines [2]int) string {
	a := read(lex, p)
	for at := range a.sentences {
		s := &a.sentences[at]
		if from, to := a.In().Paragraphs[s.paragraph].Lines(s.from, s.to); from < lines[0] || to > lines[1] {
			continue
		}
		if who, ok := s.Speaker(); ok && who != "" {
			return nameOnly(lex.Tokens(who, p.Issue.Month), who)
		}
	}
	return ""
}

// nameOnly cuts off where and when somebody says something: 谭克勤在业绩说明会上.
func nameOnly(tokens []lexicon.Token, who string) string {
	end := slices.IndexFunc(tokens, func(t lexicon.Token) bool {
		return t.Is("prep.in") || t.Class == lexicon.PeriodOf || t.Text == "(" || t.Text == "（"
	})
	if end < 1 {
		return who
	}
	return string([]rune(who)[:tokens[end].From])
}

// asksSpeaker reports whether a follow-up only asks who says what was quoted last: 谁说的, who said so?
func (q *question) asksSpeaker() bool {
	if len(q.Wants) != 1 || q.Wants[0].Head != sentence.Who || len(q.ask.Lines) == 0 || !q.Any("ask.who") {
		return false
	}
	says := func(t lexicon.Token) bool {
		return slices.Contains(speaking, strings.TrimRight(t.Text, "的了")) || strings.HasPrefix(t.Text, "say") || t.Text == "said"
	}
	only := func(t lexicon.Token) bool {
		return t.Class == lexicon.Mark || t.Class == lexicon.Filler || t.Is("ask.who") || t.Of("be") || t.Of("ref") || says(t)
	}
	return slices.ContainsFunc(q.Tokens, says) && !slices.ContainsFunc(q.Tokens, func(t lexicon.Token) bool { return !only(t) })
}

// speaking are the words for what somebody does who is asked for so.
var speaking = lexicon.List("asked.speaks")

// speaker gives who says the sentences that were quoted last, the first before the others: in the sentence, or in one
// before of its paragraph, which tells of the whole; where that only says he, in the one before that names him. Else
// one behind may say it, and at last the article's source does.
func (q *question) speaker(a *article) Result {
	for _, says := range []func(int) Part{a.saysItself, a.saidBefore, a.saidBehind} {
		for _, lines := range q.ask.Lines {
			for at := range a.sentences {
				if !a.rests(at, [][2]int{lines}) {
					continue
				}
				if p := says(at); len(p.Quotes) > 0 {
					p.Asked, p.Head = q.ask.Text, sentence.Who
					p.Quotes = appendNew(p.Quotes, a.spokesman(at, p.Value))
					return ruled(a, p)
				}
			}
		}
	}
	r := a.source(q.ask.Text)
	r.ruled = true
	return r
}

// spokesman quotes who goes on behind a sentence that somebody else says, if soon: 独立军称 and 发言人 in the next.
func (a *article) spokesman(at int, who string) []Quote {
	for k := at + 1; k < min(at+4, len(a.sentences)); k++ {
		if p := a.saysItself(k); p.Value != "" && p.Value != who {
			return p.Quotes
		}
	}
	return nil
}

// saysItself is who says a sentence in so many words.
func (a *article) saysItself(at int) (p Part) {
	if who, ok := a.sentences[at].Speaker(); ok && who != "" {
		p.Value, p.Quotes = who, []Quote{a.quote(at, at)}
	}
	return p
}

// saidBefore is who says a sentence as one before it of its paragraph tells.
func (a *article) saidBefore(at int) (p Part) {
	for k := at; k >= 0 && p.Value == "" && a.sentences[k].paragraph == a.sentences[at].paragraph; k-- {
		if who, ok := a.sentences[k].Speaker(); ok {
			p.Value, p.Quotes = who, append([]Quote{a.quote(k, k)}, p.Quotes...)
		}
	}
	return p
}

// saidBehind quotes who says the sentence behind one, in its paragraph: whether he says that one too nothing tells.
func (a *article) saidBehind(at int) (p Part) {
	if k := at + 1; k < len(a.sentences) && a.sentences[k].paragraph == a.sentences[at].paragraph {
		p.Quotes = a.saysItself(k).Quotes
	}
	return p
}
