package passage

import (
	"strings"
	"unicode"

	"rebot/bot/intent"
	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// A term is a piece of a question that says what it is about, as an article makes it one.
type term struct {
	from, to int // characters of the question
	text     string
	token    *lexicon.Token // nil where the article's own words made it
	name     bool           // of a firm, a place, a product, or in Latin letters
	weight   float64
	topic    bool // the article's title says it
	foreign  bool // a Latin word that is no name as far as its letters tell, which a Chinese text says in other words
	named    bool // a Latin word with a capital letter in a Chinese question: the name of something
	often    bool // the title does not, but much of the article
	here     bool // the article says it anywhere
}

// What a piece of a question costs; the cheapest run of pieces is taken. A run of letters that the article has too is
// as good as a word of the lexicon, so that names which no lexicon has come out whole.
const (
	costToken  = 9
	costShared = 9.5
	costLetter = 30
)

// termsIn cuts a question against an article, and marks what the article is about and what it says anywhere.
func (q *question) termsIn(a *article) []term {
	terms := q.terms(a.text)
	a.titles(terms)
	a.finds(terms)
	return terms
}

// terms cuts a question against the folded text of an article.
func (q *asking) terms(text string) []term {
	n := len(q.letters)
	cost, by := make([]float64, n+1), make([]term, n+1)
	for i := 1; i <= n; i++ {
		cost[i] = 1e9
	}
	take := func(t term, c float64) {
		if c += cost[t.from]; c < cost[t.to] {
			cost[t.to], by[t.to] = c, t
		}
	}
	starts := map[int][]*lexicon.Token{}
	asking := make([]bool, n+1)
	for i := range q.tokens {
		t := &q.tokens[i]
		if t.Class == lexicon.Unknown && bulletin.HasHan(t.Text) {
			continue
		}
		starts[t.From] = append(starts[t.From], t)
		if t.Class == lexicon.Word && (t.Of("ask") || t.Of("op")) && t.To-t.From > 1 || t.Class == lexicon.Mark {
			for k := t.From; k < t.To; k++ {
				asking[k] = true
			}
		}
	}
	for i := 1; i < len(q.wants); i++ { // no name goes on from one thing asked for to the next
		for k := q.wants[i-1].to; k < q.wants[i].from; k++ {
			for c := q.tokens[k].From; c < q.tokens[k].To; c++ {
				asking[c] = true
			}
		}
	}
	for i := range q.wants { // nor from the noun of what is asked for: 什么组织的武装派别
		for c := q.wants[i].askFrom; c < q.wants[i].askTo; c++ {
			asking[c] = true
		}
	}
	for i := 0; i < n; i++ {
		for _, t := range starts[i] {
			c := float64(costToken)
			if t.To-t.From == 1 {
				c++
			}
			take(term{from: i, to: t.To, token: t}, c)
		}
		if unicode.IsSpace(q.letters[i]) {
			take(term{from: i, to: i + 1, token: &lexicon.Token{Class: lexicon.Filler}}, 0)
			continue
		}
		end := i + 1
		for isLatin(q.letters[i]) && end < n && isLatin(q.letters[end]) {
			end++
		}
		take(term{from: i, to: end}, costLetter)
		q.shared(text, i, asking, take)
	}
	return q.collect(by, n)
}

// shared offers the runs of letters from one on that the article has too.
func (q *asking) shared(text string, i int, asking []bool, take func(term, float64)) {
	if i > 0 && isLatin(q.letters[i]) && isLatin(q.letters[i-1]) || grammar(q.letters[i]) {
		return
	}
	for j := i + 1; j <= len(q.letters) && j-i <= 12; j++ {
		if asking[j-1] {
			return
		}
		if j < i+2 || grammar(q.letters[j-1]) || j < len(q.letters) && isLatin(q.letters[j-1]) && isLatin(q.letters[j]) {
			continue
		}
		s := string(q.letters[i:j])
		if !strings.Contains(text, s) {
			if j > i+2 && !isLatin(q.letters[i]) {
				return
			}
			continue
		}
		take(term{from: i, to: j}, costShared)
	}
}

func grammar(r rune) bool { return strings.ContainsRune("的了吗呢是在这那啊吧和 ", r) }

func isLatin(r rune) bool {
	return r < 0x250 && (unicode.IsLetter(r) || unicode.IsDigit(r)) || r == '-' || r == '.'
}

// collect lists the terms in order. Letters side by side that nothing knows are one.
func (q *asking) collect(by []term, n int) (out []term) {
	for at := n; at > 0; at = by[at].from {
		out = append(out, by[at])
	}
	for i, j := 0, len(out)-1; i < j; i, j = i+1, j-1 {
		out[i], out[j] = out[j], out[i]
	}
	kept := out[:0]
	for _, t := range out {
		if t.token != nil && !intent.Content(t.token) || t.token == nil && !q.contentIn(t.from, t.to) {
			continue
		}
		t.text = string(q.letters[t.from:t.to])
		if k := len(kept) - 1; k >= 0 && q.goesOn(&kept[k], &t) {
			kept[k].to, kept[k].text = t.to, string(q.letters[kept[k].from:t.to])
			continue
		}
		if t.token == nil && t.to-t.from > 1 && bulletin.HasHan(t.text) {
			t.weight = 1 // made by the article
		}
		kept = append(kept, t)
	}
	for i := range kept {
		kept[i].weigh()
		kept[i].foreign = q.foreign(&kept[i])
		kept[i].named = q.capital(&kept[i])
		if i > 0 && kept[i-1].auxiliary() && kept[i].attribute() {
			kept[i-1].weight = 0.5
		}
	}
	return kept
}

// goesOn reports whether a letter that nothing knows goes on with those before it, across a single letter at most that
// says nothing by itself: 卡里纳.
func (q *asking) goesOn(a, b *term) bool {
	if a.token != nil || b.token != nil || a.weight > 0 || b.to-b.from > 1 || !bulletin.HasHan(a.text) {
		return false
	}
	return a.to == b.from || a.to+1 == b.from && unicode.Is(unicode.Han, q.letters[a.to]) && !grammar(q.letters[a.to])
}

// contentIn reports whether some letters are of a token that says what is asked about.
func (q *asking) contentIn(from, to int) bool {
	for i := range q.tokens {
		if t := &q.tokens[i]; t.From < to && t.To > from && intent.Content(t) {
			return true
		}
	}
	return false
}
