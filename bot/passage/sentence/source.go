package sentence

import (
	"slices"
	"strings"

	"rebot/bot/intent"
	"rebot/index/lexicon"
)

// AsksJournal reports whether it is asked in which journal or paper something stands, which the text may name.
func (q *Question) AsksJournal() bool {
	return len(q.Wants) == 1 && q.Wants[0].Head == Journal && !q.Any("obj.source.medium")
}

// AsksSource reports whether it is asked whose an article itself is: 那篇登在哪家报纸, 价格表是谁出的.
func (q *Question) AsksSource() bool {
	if len(q.Wants) != 1 {
		return false
	}
	article := q.AsksJournal()
	for i := range q.Tokens {
		t := &q.Tokens[i]
		switch {
		case t.Is("obj.source.medium"):
			return q.asksBody()
		case t.Is("obj.source") && article && isArticle(q.contentBefore(i)):
			return true
		case article && (Publishes(t) || t.Is("obj.journal")) && q.asksBody():
			return true
		}
		article = article || isArticle(t)
	}
	return false
}

// asksBody reports whether a question asks who, which or where.
func (q *Question) asksBody() bool {
	return slices.ContainsFunc([]string{"ask.who", "ask.which", "ask.where", "op.list"}, q.Any)
}

// isArticle reports whether a token is a word for an article or a table, which the question names by it: 那篇, 价格表.
func isArticle(t *lexicon.Token) bool {
	return t != nil && slices.ContainsFunc([]string{"counter.篇", "obj.article", "obj.paper", "obj.price"}, t.Is)
}

// Publishes reports whether a verb says that something is brought out.
func Publishes(t *lexicon.Token) bool {
	return t.Is("attr.publish") || slices.Contains(bringsOut, t.Text)
}

// bringsOut are verbs of bringing out that mean other things too.
var bringsOut = lexicon.List("asked.published")

// contentBefore is the last token before one that says anything, nil for none.
func (q *Question) contentBefore(i int) *lexicon.Token {
	for i--; i >= 0; i-- {
		if t := &q.Tokens[i]; intent.Content(t) || isArticle(t) {
			return t
		}
	}
	return nil
}

// origins begin what something comes from, behind a word such as 来源 in the same clause or the next.
var origins = lexicon.List("origin")

// origin gives what a sentence says something comes from: 其来源广泛，包括…, 来源主要有…. A sentence that only speaks of sources is
// proof of nothing.
func (s *Sentence) origin() (string, bool) {
	for i := range s.Tokens {
		t := &s.Tokens[i]
		if !t.Is("obj.source") {
			continue
		}
		end := s.stop(s.stop(t.To, "，。；")+1, "，。；")
		for _, w := range origins {
			if at := strings.Index(string(s.runes[t.To:end]), w); at >= 0 {
				from := t.To + len([]rune(string(s.runes[t.To:end])[:at])) + len([]rune(w))
				m := s.trim(from, s.stop(from, "，。；｡"))
				return string(s.runes[m.From:m.To]), m.To > m.From
			}
		}
	}
	return "", strings.Contains(s.Folded, "来自") || strings.Contains(s.Folded, "源于")
}

// speech are the verbs behind which stands what somebody says.
var speech = lexicon.List("speech")

// Speaker gives who says a sentence: what stands before a word for it in its clause. A word such as 公司 tells that somebody
// does, and not who.
func (s *Sentence) Speaker() (who string, ok bool) {
	for at := range s.runes {
		for _, v := range speech {
			to := at + len([]rune(v))
			if to > len(s.runes) || string(s.letters[at:to]) != v || s.WordAt(to-1).To > to {
				continue
			}
			from := s.start(at, "，。；：”")
			if who := s.piece(from, s.beforePeriod(from, at)); who.To > who.From && !strings.HasSuffix(string(s.runes[:at]), "被") {
				return nameless(who.Text), true
			}
		}
	}
	return "", false
}

// nameless gives the name of a speaker, empty where it only stands for one.
func nameless(who string) string {
	if slices.Contains(lexicon.List("stands.for"), who) {
		return ""
	}
	return who
}
