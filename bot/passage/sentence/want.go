package sentence

import (
	"slices"
	"strings"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// A Head is the kind of thing that is asked for.
type Head string

// The heads. Open is answered by any sentence on the subject.
const (
	Open    Head = "open"
	Whether Head = "whether"
	When    Head = "when"
	Where   Head = "where"
	Who     Head = "who"
	Journal Head = "journal"
	HowMany Head = "howmany"
	HowLong Head = "howlong"
	Money   Head = "money"
	Percent Head = "percent"
	Why     Head = "why"
	How     Head = "how"
	Thing   Head = "thing" // a thing of a kind that the question names: 什么厂
	Value   Head = "value" // what a noun of the question is: 尺寸
	Name    Head = "name"  // what something is called
	Size    Head = "size"
	Formula Head = "formula"
	Origin  Head = "origin"
	Ratio   Head = "ratio" // of one thing to another: 几比几
	Code    Head = "code"  // the number that something is filed under
)

// A Want is one thing that a question asks for, in some of its tokens.
type Want struct {
	From, To int // tokens
	Head     Head
	Of       string   // the unit or counter of a number, the noun of a thing
	ofID     string   // the noun's concept
	At       int      // the token that asks, -1 where a noun asks by itself
	Unit     string   // of the number, as quantities have it
	units    []string // of what is measured, where a noun tells it
	asked    []string // what stands behind the word that asks how many, as a unit may: the longest first
	rank     bool     // its place in an order is asked for: 第几大
	Gist     bool     // what is told of a thing is asked: 讲了什么
	moved    bool     // a word of movement or of a share is in the question
	moves    bool     // how far something moved is asked for: 同比增长多少
	Several  bool     // more than one is asked for: 哪两家, 分别哪年
	extreme  bool     // the most or the least is asked for: 最大
	nth      int      // place in an order, counted from one; from the end where it is less than zero
	times    []*lexicon.Token
	Role     *lexicon.Token // what somebody who is asked for is: 第一作者
	verbs    []*lexicon.Token
	text     string // the whole question, folded
	ofFirm   bool   // a firm is asked for in so many words: 哪家公司
	Patient  bool   // somebody is asked for to whom something is done: 收购了谁
	number   int    // how many are asked for: 哪两家; zero where it is not said
	askText  string // the words that say it
	Each     []conjunct
	sinceWhen
	Given []string // numbers that the question gives
	Said  []int    // tokens that say only what kind of thing is asked for
	sought
	change
}

// Counted reports whether a number is asked for.
func (h Head) Counted() bool {
	return h == Name || h == HowMany || h == Money || h == Percent || h == Size
}

// Pointed reports whether a head asks for one piece of a sentence, so that all the rest of the question says of what.
func Pointed(h Head) bool { return h.Counted() || h == When || h == Where || h == Who }

// Measured reports whether a noun tells in which units the number is that is asked for: 什么电位.
func (w *Want) Measured() bool { return len(w.units) > 0 }

// MeasuredNoun reports whether the only term is the noun behind the word that asks, which tells the units.
func (q *Question) MeasuredNoun(w *Want, terms []Term) bool {
	return w.Measured() && len(terms) == 1 && q.follows(w, &terms[0])
}

// EndsAt is the letter behind the last token of a want.
func (w *Want) EndsAt(tokens []lexicon.Token) int { return tokens[w.To-1].To }

// TellsOf reports whether a sentence begins with the last thing that a want for the gist names, so that it tells of it.
func (w *Want) TellsOf(s *Sentence, terms []Term) bool {
	if !w.Gist || len(terms) == 0 {
		return false
	}
	m, share := s.Meets(&terms[len(terms)-1])
	return share == 1 && len(strings.Trim(string(s.runes[:m.From]), "“”《 ")) == 0
}

// Deed gives what somebody does who is asked for, 由谁组织, or what happens at the time that is asked for, nil for none.
func (q *Question) Deed(w *Want) *lexicon.Token {
	switch {
	case w.Head == When:
		var last *lexicon.Token
		for i := w.From; i < w.To; i++ {
			if i != w.At && happens(&q.Tokens[i]) {
				last = &q.Tokens[i]
			}
			if i > w.At && last == &q.Tokens[i] { // the first behind the word that asks, else the last before it
				break
			}
		}
		return last
	case w.Head == Who && w.At >= 0 && q.Tokens[w.At].Is("ask.who") && q.after(w.At, w.To) >= 0:
		t := &q.Tokens[q.after(w.At, w.To)]
		if t.To-t.From > 1 && (t.Class == lexicon.Unknown || t.Class == lexicon.Word) &&
			!slices.ContainsFunc([]string{"ask", "op", "be", "light"}, t.Of) {
			return t
		}
	}
	return nil
}

// happens reports whether a word says what happens, and not only that it begins, is meant or is so.
func happens(t *lexicon.Token) bool {
	return (verbal(t) && (!t.Of("say") || t.Of("attr")) || t.Is("attr.effect")) && !t.Of("be") && !t.Of("light") &&
		!t.Is("attr.plan") && t.Text != "开始"
}

// LatinName reports whether a term is a name in Latin letters, which stands in a sentence on it as it is.
func (q *Question) LatinName(t *Term) bool {
	if slices.ContainsFunc(q.Tokens,
		func(t lexicon.Token) bool { return t.Of("ref") || t.Of("counter") || t.Of("object") }) {
		return false // RSBF那篇: it only says which article
	}
	return t.Name && !q.foreign(t) && t.Token != nil && t.Token.Class == lexicon.Unknown && !bulletin.HasHan(t.Text)
}

// Needs reports whether a term of a question must stand near: a known word, what a number is asked of, whose team it
// is.
func (q *Question) Needs(w *Want, own []Term, i int, share float64) bool {
	t := &own[i]
	if t.Weight < 2 {
		return false
	}
	if !bulletin.HasHan(t.Text) {
		return share == 0 && q.measures(w, t)
	}
	if t.Is("attr.project") && i > 0 && own[i-1].Name { // the name says which
		return false
	}
	whose := i+1 < len(own) && own[i+1].Is("attr.team") && own[i+1].From == t.To
	return t.Known() && t.Token.Class != lexicon.Unknown || share < 0.5 && q.measures(w, t) && !t.Done() || share == 0 && whose
}

// measures reports whether a term stands before the word that asks for a number, in English behind it, so that it is
// what has that number.
func (q *Question) measures(w *Want, t *Term) bool {
	if !w.Head.Counted() || w.At < 0 {
		return false
	}
	at := &q.Tokens[w.At]
	verb := func(k *lexicon.Token) bool { return k.Is("be") || k.Of("aspect") || k.Is("attr.invest") } // 费用花了多少
	for i := w.At - 1; i > w.From && verb(&q.Tokens[i]) && t.To <= q.Tokens[i].From; i-- {
		at = &q.Tokens[i]
	}
	return t.To == at.From || !bulletin.HasHan(at.Text) && t.From == at.To+1
}

// MeasuredBy reports whether a term is what a number is asked of: it stands right before the word that asks, but for
// fillers, or last of all where nothing asks: 利率大概是多少.
func (q *Question) MeasuredBy(w *Want, t *Term) bool {
	if t.Done() || t.To-t.From < 2 || !bulletin.HasHan(t.Text) || strings.ContainsAny(t.Text, "能会要") { // 能扛多少次
		return false
	}
	if w.At < 0 {
		return w.To > w.From && t.To == q.Tokens[w.To-1].To
	}
	i := w.At - 1
	for ; i > w.From && t.To <= q.Tokens[i].From; i-- {
		if k := &q.Tokens[i]; !k.Of("be") && !k.Of("aspect") && !k.Fills() && !k.Is("measure.value") {
			return false
		}
	}
	return i >= w.From && t.To == q.Tokens[i].To
}

// CountedNoun reports whether a term names what is counted, right behind the word that asks how many: 多少工人.
func (q *Question) CountedNoun(w *Want, t *Term) bool {
	return w.Head.Counted() && w.Unit == "" && q.follows(w, t) &&
		t.Token != nil && (t.Token.Class != lexicon.Unknown || !bulletin.HasHan(t.Text)) &&
		(t.To-t.From > 1 || t.element()) && !t.Done()
}

// Counts reports whether a term names what is counted as CountedNoun does, be it a word that nothing knows: 多少顾问费.
func (q *Question) Counts(w *Want, t *Term) bool {
	return w.Head.Counted() && w.Unit == "" && q.follows(w, t) && t.To-t.From > 1 && !t.Done() && !w.Measured()
}

// Equated reports whether a term names what is asked to be some kind of thing, right before the word for is: 衬底是什么材料.
func (q *Question) Equated(w *Want, t *Term) bool {
	return w.Head == Thing && q.beforeIs(w, t) && q.Tokens[w.At-1].Text != "有" && t.Weight >= 1
}

// Identified reports whether a term names who or what is asked to be somebody, right before the word for is: 导师是谁.
func (q *Question) Identified(w *Want, t *Term) bool {
	if w.At < 0 || t.Weight < 1 || w.Head != Who && w.Head != Open && !w.Head.Counted() || w.Head.Counted() && q.predicate(w, t) ||
		w.Head == Open && (t.Token == nil || t.Token.Class != lexicon.Word) {
		return false
	}
	beside := t.To == q.Tokens[w.At].From && w.rel != doing // 停产期间谁代工
	if !q.beforeIs(w, t) && !beside {
		return false
	}
	if w.Head != Open {
		return true
	}
	kind, _ := q.AskedKind(w)
	return kind == ""
}

// Words before a verb, and the letters that one of two letters or more ends in.
var modalsBefore, resultative = lexicon.List("modal.before"), lexicon.List("verb.result")

// predicate reports whether a term right before the word that asks how many says what is done, in a word that nothing
// need know, and not what is counted: 能拦住百分之多少, 提到几个点, 算出来是多少.
func (q *Question) predicate(w *Want, t *Term) bool {
	k := w.At - 1
	for k > w.From && (q.Tokens[k].Is("be") || q.Tokens[k].Of("aspect")) {
		k--
	}
	if k < w.From || q.Tokens[k].To != t.To {
		return false
	}
	verb := &q.Tokens[k]
	if k > w.From && q.Tokens[k-1].To == verb.From && slices.Contains(modalsBefore, q.Tokens[k-1].Text) {
		return true
	}
	ends := func(r string) bool { return strings.HasSuffix(t.Text, r) && len(t.Text) > len(r) }
	return slices.ContainsFunc(resultative, ends) ||
		verb.Class == lexicon.Unknown && slices.ContainsFunc(modalsBefore, func(m string) bool { return strings.HasPrefix(verb.Text, m) })
}

// beforeIs reports whether a term stands right before a word for is and the word that asks.
func (q *Question) beforeIs(w *Want, t *Term) bool {
	return w.At > w.From && q.Tokens[w.At-1].Is("be") && t.To == q.Tokens[w.At-1].From
}

// follows reports whether a term stands right behind the word that asks.
func (q *Question) follows(w *Want, t *Term) bool { return w.At >= 0 && t.From == q.Tokens[w.At].To }

// Asks reports whether a want has a word that asks, so that a clause beside it that has none only says of what.
func (q *Question) Asks(w *Want) bool {
	return w.At >= 0 && !q.Tokens[w.At].Is("ask.not") || w.At < 0 && w.Head != Open
}

// Literal gives a term as it is to be met: what a number is asked of, and a kind of thing that the lexicon knows, is
// no other thing of nearly the same meaning, and no part of a longer word that nothing knows. 量子产率 is not 发光效率, 工程师
// no 工程.
func (q *Question) Literal(w *Want, t Term) Term {
	behind := q.follows(w, &t)
	if w.Head.Counted() && (behind || q.beforeIs(w, &t)) || behind && t.Token != nil && t.Token.Class == lexicon.Word && !(w.Head == Open && t.Token.Of("attr")) {
		t.near = nil
	}
	if !w.Head.Counted() || !behind || t.To-t.From == 1 || t.Token == nil {
		return t
	}
	if k := q.tokenFrom(t.To); k != nil && k.Class == lexicon.Unknown && k.To == k.From+1 {
		t.To, t.Text = k.To, t.Text+k.Text
		t.Token = &lexicon.Token{From: t.From, To: t.To, Text: t.Text, Class: lexicon.Word}
	}
	return t
}

// tokenFrom gives the token that begins at a letter, nil for none.
func (q *Question) tokenFrom(at int) *lexicon.Token {
	i := slices.IndexFunc(q.Tokens, func(t lexicon.Token) bool { return t.From == at })
	if i < 0 {
		return nil
	}
	return &q.Tokens[i]
}
