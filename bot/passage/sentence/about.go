package sentence

import (
	"slices"
	"strings"

	"rebot/bot/intent"
	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// saying are verbs that ask what somebody says or thinks, behind 怎么.
var saying = lexicon.List("asked.says")

// SayingVerb gives the verb behind 怎么 that asks what somebody says.
func (q *Question) SayingVerb(w *Want) *lexicon.Token {
	if w.At < 0 || w.At+1 >= len(q.Tokens) || w.Head != How {
		return nil
	}
	if t := &q.Tokens[w.At+1]; slices.Contains(saying, strings.TrimRight(t.Text, "的了")) {
		return t
	}
	return nil
}

// Substance reports whether a question is about a token, so that a bulletin which has it nowhere says nothing
// of that: no verb and no adjective, and no Latin word in small letters, which a Chinese text says in its own words.
func (q *Question) Substance(t *lexicon.Token) bool {
	one := Term{From: t.From, To: t.To, Text: t.Text, Token: t}
	switch {
	case !intent.Content(t) || q.foreign(&one) || strings.Contains(t.Text, "多少"):
		return false
	case t.Class == lexicon.Unknown && !bulletin.HasHan(t.Text):
		return t.To-t.From > 2
	case t.Class == lexicon.Word || t.Class == lexicon.Unknown:
		return t.To-t.From > 1 && !t.Of("qualifier") && !t.Of("attr") && !t.Of("measure") && !t.Of("move")
	}
	return true
}

// Whole reports whether a token can be a word by itself: unknown Han letters beside a verb or a letter may be pieces
// of two.
func (q *Question) Whole(i int) bool {
	t := &q.Tokens[i]
	if t.Class != lexicon.Unknown || !bulletin.HasHan(t.Text) {
		return true
	}
	border := func(k int) bool {
		if k < 0 || k == len(q.Tokens) {
			return true
		}
		o := &q.Tokens[k]
		han := o.Class == lexicon.Unknown && bulletin.HasHan(o.Text)
		return !han && (o.Class != lexicon.Word ||
			slices.ContainsFunc([]string{"ask", "op", "be", "link", "counter"}, o.Of))
	}
	return border(i-1) && border(i+1)
}

// Reckons reports whether a word says what is to be done with figures, which no sentence answers. How long something
// takes is not reckoned, nor why something moved so far: 换一次要多久, 为什么少了这么多.
func (q *Question) Reckons() bool {
	if len(q.Wants) == 1 && (q.Wants[0].Head == HowLong || q.Wants[0].Head == Why) {
		return false
	}
	bought := len(q.Wants) == 1 && !q.Wants[0].Head.Counted() // 谁买的
	return slices.ContainsFunc(q.Tokens, func(t lexicon.Token) bool {
		return t.Of("op") && !intent.Content(&t) && !(bought && t.Is("op.buy")) &&
			!slices.ContainsFunc([]string{"op.and", "op.or", "op.each", "op.list", "op.count", "op.sum"}, t.Is)
	})
}

// Bare reports whether the question asks, and names nothing.
func (q *Question) Bare() bool {
	return len(q.Wants) > 0 && q.Wants[0].At >= 0 &&
		!slices.ContainsFunc(q.Tokens, func(t lexicon.Token) bool { return intent.Content(&t) }) && !q.Reckons()
}

// AsksCost reports whether a question only asks how much, which in English is money.
func (q *Question) AsksCost() bool {
	return slices.ContainsFunc(q.Tokens, func(t lexicon.Token) bool { return strings.EqualFold(strings.ReplaceAll(t.Text, " ", ""), "howmuch") })
}

// Searched returns what to search for: the question with the Chinese names of what it says in another language,
// and the first thing asked for alone, which says what all are about.
func (q *Question) Searched() []string {
	var b strings.Builder
	b.WriteString(q.text)
	for i := range q.Tokens {
		t := &q.Tokens[i]
		if !intent.Content(t) || t.ID == "" || bulletin.HasHan(t.Text) {
			continue
		}
		if bulletin.HasHan(t.ID) {
			b.WriteString(" " + t.ID)
			continue
		}
		for _, f := range lexicon.Forms(t.ID) {
			if bulletin.HasHan(f) && len([]rune(f)) >= 2 {
				b.WriteString(" " + f)
				break
			}
		}
	}
	if len(q.Wants) > 1 {
		return []string{b.String(), q.Asked(q.Wants[0])}
	}
	return []string{b.String()}
}

// Contents returns the words that a question is about, without those that only ask: all together, and each alone.
func (q *Question) Contents() []string {
	var all []string
	for i := range q.Tokens {
		if t := &q.Tokens[i]; intent.Content(t) {
			all = append(all, t.Text)
		}
	}
	if len(all) < 2 {
		return all
	}
	return append([]string{strings.Join(all, " ")}, all...)
}

// NamesAny reports whether the question says by itself what it is about.
func (q *Question) NamesAny() bool {
	for i := range q.Tokens {
		if Named(&q.Tokens[i]) {
			return true
		}
	}
	return false
}

// named reports whether a token says by itself what a question is about.
func Named(t *lexicon.Token) bool {
	return intent.Content(t) && (t.Class != lexicon.Word || t.Kind == "term" && !t.Everyday()) &&
		(t.Class != lexicon.Unknown || t.To-t.From > 2) && measured[t.ID] == nil // 波长 is of whatever was spoken of
}

// AsksArticle reports whether it is asked what an article tells: …那篇讲什么.
func (q *Question) AsksArticle() bool {
	return slices.ContainsFunc(q.Tokens, func(t lexicon.Token) bool { return asksGist(&t) }) &&
		(q.Any("counter.篇") || q.Any("obj.article") || q.Any("obj.paper"))
}

// Telling reports whether a sentence says of itself what was done or found: 结果表明, 首次.
func (s *Sentence) Telling() bool { return hasAny(s.Folded, telling) }

var telling = lexicon.List("tells.gist")

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
			at := strings.Index(string(s.runes[t.To:end]), w)
			if at == 0 || at > 0 && len([]rune(w)) > 1 { // 来源为…, but any verb may stand behind 来源于…
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

// Speaker gives who says a sentence: what stands before a word for it in its clause. A word such as 公司 tells that
// somebody does, and not who.
func (s *Sentence) Speaker() (who string, ok bool) {
	for at := range s.runes {
		for _, v := range speech {
			to := at + len([]rune(v))
			if to > len(s.runes) || string(s.letters[at:to]) != v || s.WordAt(to-1).To > to {
				continue
			}
			if said := string(s.runes[:at]); strings.Count(said, "“") > strings.Count(said, "”") {
				continue // somebody in the words of whoever says them
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
	return strings.TrimPrefix(who, "据")
}
