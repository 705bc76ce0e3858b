package sentence

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"rebot/bot/intent"
	"rebot/index/bulletin"
	"rebot/index/lexicon"
	"rebot/index/thesaurus"
)

// A Term is a piece of a question that says what it is about, as an article makes it one.
type Term struct {
	From, To int // characters of the question
	Text     string
	Token    *lexicon.Token // nil where the article's own words made it
	Name     bool           // of a firm, a place, a product, or in Latin letters
	Weight   float64
	Topic    bool     // the article's title says it
	Foreign  bool     // a Latin word that is no name as far as its letters tell, which a Chinese text says in other words
	named    bool     // a Latin word with a capital letter in a Chinese question: the name of something
	Often    bool     // the title does not, but much of the article
	Here     bool     // the article says it anywhere
	Kind     bool     // it says which kind of thing is asked for
	near     []string // words that say nearly the same

	met map[meeting]met // what was found in sentences, of all terms of a question; nil where that is not kept
}

// What a piece of a question costs; the cheapest run of pieces is taken. A run of letters that the article has too is
// as good as a word of the lexicon, so that names which no lexicon has come out whole.
const (
	costToken  = 9
	costNear   = 9.3 // of the thesaurus
	costShared = 9.5
	costLetter = 30
)

// Terms cuts a question against the folded text of an article.
func (q *Question) Terms(text string) []Term {
	n := len(q.Letters)
	cost, by := make([]float64, n+1), make([]Term, n+1)
	for i := 1; i <= n; i++ {
		cost[i] = 1e9
	}
	take := func(t Term, c float64) {
		if c += cost[t.From]; c < cost[t.To] {
			cost[t.To], by[t.To] = c, t
		}
	}
	starts := map[int][]*lexicon.Token{}
	asking := make([]bool, n+1)
	for i := range q.Tokens {
		t := &q.Tokens[i]
		if t.Class == lexicon.Unknown && bulletin.HasHan(t.Text) {
			continue
		}
		if place := placedFirm(t); place != nil && !strings.Contains(text, t.Text) {
			t = place
		}
		if t = unbound(t, text); t == nil {
			continue
		}
		starts[t.From] = append(starts[t.From], t)
		if t.Class == lexicon.Word && ((t.Of("ask") || t.Of("op")) && t.To-t.From > 1 || t.To-t.From > 1 && measured[t.ID] != nil) ||
			t.Class == lexicon.Mark {
			for k := t.From; k < t.To; k++ {
				asking[k] = true
			}
		}
	}
	q.betweenWants(asking)
	for i := 0; i < n; i++ {
		for _, t := range starts[i] {
			c := float64(costToken)
			if t.To-t.From == 1 {
				c++
			}
			take(Term{From: i, To: t.To, Token: t}, c)
		}
		if unicode.IsSpace(q.Letters[i]) {
			take(Term{From: i, To: i + 1, Token: &lexicon.Token{Class: lexicon.Filler}}, 0)
			continue
		}
		end := i + 1
		for isLatin(q.Letters[i]) && end < n && isLatin(q.Letters[end]) {
			end++
		}
		take(Term{From: i, To: end}, costLetter)
		if k := q.nearWord(i, text); k > 0 && !slices.Contains(asking[i:i+k], true) {
			take(Term{From: i, To: i + k}, costNear)
		}
		q.shared(text, i, asking, take)
		for _, m := range q.names {
			if m.From == i && !slices.Contains(asking[m.From:m.To], true) {
				take(Term{From: m.From, To: m.To}, costShared)
			}
		}
	}
	return q.compounded(q.collect(by, n), text)
}

// compounded puts the compounds that a text has in the place of their letters.
func (q *Question) compounded(terms []Term, text string) []Term {
	for _, c := range q.compounds(text) {
		terms = slices.DeleteFunc(terms, func(t Term) bool { return t.From >= c.From && t.To <= c.To })
		at := slices.IndexFunc(terms, func(t Term) bool { return t.From >= c.To })
		if at < 0 {
			at = len(terms)
		}
		terms = slices.Insert(terms, at, c)
	}
	return terms
}

// placedFirm is the place of a firm that is only said to be one of it, nil for any other name: 包头公司.
func placedFirm(t *lexicon.Token) *lexicon.Token {
	if t.Class != lexicon.Company || len(t.Parts) != 2 || t.Parts[0].Class != lexicon.Place || !endsIn(t.Parts[1].Text, "asked.who") {
		return nil
	}
	return &t.Parts[0]
}

// unbound is a firm without the letters before it that only bind it to the words before, where a text has the name without
// them, nil where that is no name by itself: 后赣粤股份, 让磁材.
func unbound(t *lexicon.Token, text string) *lexicon.Token {
	r := []rune(t.Text)
	if t.Class != lexicon.Company || len(r) < 3 || !slices.Contains(binding, string(r[0])) || strings.Contains(text, t.Text) {
		return t
	}
	rest := string(r[1:])
	if !strings.Contains(text, rest) {
		return t
	}
	if n := len(t.Parts); n > 0 && t.Parts[n-1].Text == rest || n == 0 {
		return nil
	}
	return &lexicon.Token{From: t.From + 1, To: t.To, Text: rest, Class: lexicon.Company, ID: rest}
}

// betweenWants marks the letters between and within the things asked for, over which no name goes on.
func (q *Question) betweenWants(asking []bool) {
	for i := 1; i < len(q.Wants); i++ { // no name goes on from one thing asked for to the next
		for k := q.Wants[i-1].To; k < q.Wants[i].From; k++ {
			for c := q.Tokens[k].From; c < q.Tokens[k].To; c++ {
				asking[c] = true
			}
		}
	}
	for i := range q.Wants { // nor from the noun of what is asked for: 什么组织的武装派别
		for c := q.Wants[i].askFrom; c < q.Wants[i].askTo; c++ {
			asking[c] = true
		}
	}
}

// Learn finds the names in a question that the lexicon does not have and that some of the folded texts of articles
// do: words that nothing knows, with those beside them. For an article that lacks it such a name is one word too:
// 金龙稀土.
func (q *Question) Learn(texts []string) {
	q.names = nil
	for i := range q.Tokens {
		for j := i + 1; j < len(q.Tokens) && q.Tokens[j].To-q.Tokens[i].From <= longestName; j++ {
			m := Span{q.Tokens[i].From, q.Tokens[j].To}
			s := string(q.Letters[m.From:m.To])
			if q.strange(i, j) && !slices.Contains(binding, s[:len(string(q.Letters[m.From]))]) && m.To-m.From >= shortestName && slices.ContainsFunc(texts, func(text string) bool { return strings.Contains(text, s) }) {
				q.names = append(q.names, m)
			}
		}
	}
}

// How many letters a name has that an article makes.
const shortestName, longestName = 3, 12

// strange reports whether a run of tokens has letters that nothing knows, and beside them only what names are made of.
func (q *Question) strange(from, to int) bool {
	unknown := false
	for i := from; i <= to; i++ {
		t := &q.Tokens[i]
		if !bulletin.HasHan(t.Text) || strings.ContainsFunc(t.Text, grammar) || t.Class == lexicon.Mark ||
			t.To-t.From > 1 && t.Class == lexicon.Word && !t.Of("firm") {
			return false
		}
		unknown = unknown || t.Class == lexicon.Unknown
	}
	return unknown
}

// shared offers the runs of letters from one on that the article has too.
func (q *Question) shared(text string, i int, asking []bool, take func(Term, float64)) {
	if i > 0 && isLatin(q.Letters[i]) && isLatin(q.Letters[i-1]) || grammar(q.Letters[i]) {
		return
	}
	for j := i + 1; j <= len(q.Letters) && j-i <= 12; j++ {
		if asking[j-1] {
			return
		}
		if j < i+2 || grammar(q.Letters[j-1]) ||
			j < len(q.Letters) && isLatin(q.Letters[j-1]) && isLatin(q.Letters[j]) {
			continue
		}
		s := string(q.Letters[i:j])
		if !strings.Contains(text, s) {
			if j > i+2 && !isLatin(q.Letters[i]) {
				return
			}
			continue
		}
		take(Term{From: i, To: j}, costShared)
	}
}

func grammar(r rune) bool { return strings.ContainsRune("的了吗呢是在这那啊吧和 ", r) }

func isLatin(r rune) bool {
	return r < 0x250 && (unicode.IsLetter(r) || unicode.IsDigit(r)) || r == '-' || r == '.'
}

// collect lists the terms in order. Letters side by side that nothing knows are one.
func (q *Question) collect(by []Term, n int) (out []Term) {
	for at := n; at > 0; at = by[at].From {
		out = append(out, by[at])
	}
	for i, j := 0, len(out)-1; i < j; i, j = i+1, j-1 {
		out[i], out[j] = out[j], out[i]
	}
	kept := out[:0]
	for _, t := range out {
		if t.Token != nil && !intent.Content(t.Token) || t.Token == nil && !q.contentIn(t.From, t.To) {
			continue
		}
		t.Text = string(q.Letters[t.From:t.To])
		if k := len(kept) - 1; k >= 0 && q.goesOn(&kept[k], &t) {
			kept[k].To, kept[k].Text = t.To, string(q.Letters[kept[k].From:t.To])
			continue
		}
		if t.Token == nil && t.To-t.From > 1 && bulletin.HasHan(t.Text) {
			t.Weight = 1 // made by the article
		}
		kept = append(kept, t)
	}
	for i := range kept {
		kept[i].weigh()
		kept[i].Foreign = q.foreign(&kept[i])
		kept[i].named = q.capital(&kept[i])
		kept[i].nears()
		kept[i].met = q.met
		if i > 0 && kept[i-1].auxiliary() && kept[i].Attribute() {
			kept[i-1].Weight = 0.5
		}
	}
	return kept
}

// nearWord tells how many letters from one on are the longest word that an article says in another one, 0 for none.
// The words are the same for every article.
func (q *Question) nearWord(i int, text string) int {
	if q.near == nil {
		q.near = make([][]thesaurus.Word, len(q.Letters))
		for at := range q.near {
			q.near[at] = thesaurus.At(q.Letters, at)
		}
	}
	for k := range q.near[i] {
		if w := &q.near[i][k]; w.Said(text) {
			return w.Len
		}
	}
	return 0
}

// nears gives a term the words that say nearly the same. A name has none, nor has what the trade measures: 储量.
func (t *Term) nears() {
	trade := t.Token != nil && t.Token.Class == lexicon.Word && !t.Token.Everyday() &&
		!slices.ContainsFunc([]string{"attr", "term", "qualifier"}, t.Token.Of)
	if !trade && (!t.Name || t.Foreign) {
		t.near = thesaurus.Near(t.Text)
	}
}

// goesOn reports whether a letter that nothing knows goes on with those before it, across a single letter at most that
// says nothing by itself: 卡里纳.
func (q *Question) goesOn(a, b *Term) bool {
	if a.Token != nil || b.Token != nil || a.Weight > 0 || b.To-b.From > 1 || !bulletin.HasHan(a.Text) {
		return false
	}
	return a.To == b.From || a.To+1 == b.From && !q.asksAt(a.To) && unicode.Is(unicode.Han, q.Letters[a.To]) && !grammar(q.Letters[a.To])
}

// asksAt reports whether a letter is of a word that asks: 放几车.
func (q *Question) asksAt(at int) bool {
	return slices.ContainsFunc(q.Tokens, func(t lexicon.Token) bool { return t.From <= at && at < t.To && t.Of("ask") })
}

// contentIn reports whether some letters are of a token that says what is asked about.
func (q *Question) contentIn(from, to int) bool {
	for i := range q.Tokens {
		if t := &q.Tokens[i]; t.From < to && t.To > from && intent.Content(t) {
			return true
		}
	}
	return false
}

// Does reports whether a text says what a device does rather than its name: 激光 for 激光器.
func (t *Term) Does(text string) bool {
	short, ok := strings.CutSuffix(t.Text, "器")
	return ok && t.Token != nil && t.Token.Of("term") && len([]rune(short)) > 1 && strings.Contains(text, short)
}

// Is the token of a term a word of a concept.
func (t *Term) Is(id string) bool { return t.Token != nil && t.Token.Is(id) }

// piece is a part of a term.
func (t *Term) piece(from, to int) *Term {
	return &Term{From: from, To: to, Text: string([]rune(t.Text)[from-t.From : to-t.From]), Weight: t.Weight}
}

// Subject reports whether a term that a question begins with can be what it is about: letters that nothing knows, or
// a name.
func (t *Term) Subject() bool {
	return t.To-t.From > 2 && (t.Token == nil || t.Token.Class == lexicon.Unknown) && bulletin.HasHan(t.Text)
}

// foreign reports whether a term is a Latin word in small letters without a digit, that the lexicon does not know.
func (q *Question) foreign(t *Term) bool {
	if bulletin.HasHan(t.Text) || t.Token != nil && t.Token.Class != lexicon.Unknown && !t.Token.Everyday() {
		return false
	}
	asked := string([]rune(q.text)[t.From:t.To])
	return asked == strings.ToLower(asked) && !strings.ContainsAny(asked, "0123456789")
}

// capital reports whether a term is a Latin word that a Chinese question writes with a capital letter.
func (q *Question) capital(t *Term) bool {
	if bulletin.HasHan(t.Text) || t.To-t.From < 4 || !bulletin.HasHan(q.text) {
		return false
	}
	asked := string([]rune(q.text)[t.From:t.To])
	return asked != strings.ToLower(asked)
}

func (t *Term) weigh() {
	n := t.To - t.From
	switch {
	case t.Token == nil && !bulletin.HasHan(t.Text):
		t.Name, t.Weight = true, 3
	case t.element():
		t.Name, t.Weight = true, 2
	case t.Letter():
		t.Weight = 0.5
	case t.Token == nil:
		t.Weight = min(float64(n), 3)
	default:
		switch t.Token.Class {
		case lexicon.Product, lexicon.Company, lexicon.Place, lexicon.Element, lexicon.Group:
			t.Name, t.Weight = true, 3
		case lexicon.Unknown:
			t.Name, t.Weight = true, 3
		case lexicon.Goods:
			t.Weight = 2
		case lexicon.Word:
			t.Weight = 2
			if strings.HasPrefix(t.Token.ID, "mine.") {
				t.Name, t.Weight = true, 3
			}
		default:
			t.Weight = 2
		}
	}
	if t.aside() {
		t.Weight = 0.5
	}
	if t.Text == "稀土" || t.Token != nil && t.Token.ID == "稀土" {
		t.Weight = 0.2
	}
}

// aside reports whether a term says how sure something is, or what the one who asks thinks of it, which the text need
// not say too.
func (t *Term) aside() bool { return t.Is("qual.forecast") || t.Is("obj.doubt") }

// auxiliary reports whether a term says of a verb behind it that it begins or is meant, which the text may leave out:
// 开始施行 is 施行.
func (t *Term) auxiliary() bool { return t.Is("attr.start") || t.Is("attr.plan") }

// Known reports whether the lexicon knows what a term means, so that an article that does not have it is not about it.
func (t *Term) Known() bool {
	if t.Token == nil || t.Kind || t.To-t.From == 1 || t.aside() || t.Token.Everyday() {
		return false
	}
	return t.Token.Class != lexicon.Unknown || t.named ||
		!bulletin.HasHan(t.Text) && strings.ContainsAny(t.Text, "0123456789")
}

// Letter reports whether a term is a single letter that nothing knows, which says something only in the sentence
// itself.
func (t *Term) Letter() bool {
	return t.To-t.From == 1 && !t.element() && (t.Token == nil || t.Token.Class == lexicon.Word || t.Token.Class == lexicon.Unknown)
}

// element reports whether a term names an element that is no rare earth, as such or as what is traded: 镁, 锂.
func (t *Term) element() bool {
	k := t.Token
	return k != nil && (strings.HasPrefix(k.ID, "el.") || k.Class == lexicon.Goods && utf8.RuneCountInString(k.ID) == 1)
}

// Attribute reports whether a term is told of things; an article's title does not answer for it.
func (t *Term) Attribute() bool {
	return t.Token != nil && t.To-t.From > 1 && t.Token.Class == lexicon.Word && !t.Token.Of("term")
}

// OfFirm reports whether a term is a firm that the lexicon knows, and not the one that only says what is asked for.
func (q *Question) OfFirm(t *Term) bool {
	if t.Token == nil {
		return q.HoldsFirm(t)
	}
	if t.Token.Class != lexicon.Company {
		return false
	}
	next := q.tokenFrom(t.To)
	return next == nil || !next.Of("say") && !next.Is("qual.forecast") && !next.Is("attr.call")
}

// HoldsFirm reports whether letters that the article made one term have a firm in them: 收购江阴加华.
func (q *Question) HoldsFirm(t *Term) bool {
	return slices.ContainsFunc(q.Tokens, func(k lexicon.Token) bool {
		return k.Class == lexicon.Company && k.From >= t.From && k.To <= t.To
	})
}

// Goods reports whether a term is something that is traded.
func (t *Term) Goods() bool {
	return t.Token != nil && (t.Token.Class == lexicon.Goods || t.Token.Class == lexicon.Product)
}
