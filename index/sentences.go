package index

import (
	"slices"
	"strings"

	"rebot/index/bulletin"
)

// A Quoted is a sentence or two of an article that answer a question: Text[From:To] of the hit's paragraph.
type Quoted struct {
	Hit
	Text string
	From int
	To   int

	Sure bool // it answers for certain enough to be quoted; see Sure
}

// What a sentence's score is made of, beside the weight of the question's grams in it.
const (
	titled    = 0.35 // what a gram counts that the headline holds already: it tells the article, not the sentence
	leaned    = 0.4  // what a sentence that begins with 该 or 此 takes over from the one before
	around    = 0.15 // what the rest of its paragraph counts
	evident   = 1.6  // how much more a sentence counts that holds the kind of thing asked for
	secondary = 0.7  // a second sentence is quoted too where it scores this share of the best
)

// Sentences chooses the article that answers a question among hits, and the sentences of it that do, the best first; at
// most two, from anywhere in the article. Hits come from a search for the same question. No sentence is cut, and a list
// comes whole.
func Sentences(question string, hits []Hit) []Quoted {
	places := Places(question)
	for _, i := range inOrder(hits) {
		best := hits[i]
		q := best.question
		if q == nil {
			q = cut(question)
		}
		if q.asksUnknownName() {
			return nil
		}
		c := newChooser(q, best.In())
		for i := range best.In().Paragraphs {
			if isAbout(places, best.In().Title, best.In().Paragraphs[i].Text) {
				c.read(i)
			}
		}
		if len(c.found) > 0 {
			return c.quotes(best)
		}
	}
	return nil
}

// asksUnknownName tells whether a Chinese question is about something with a Latin name that no passage holds.
func (q *question) asksUnknownName() bool {
	if !strings.ContainsFunc(q.text, func(r rune) bool { return r >= firstHan && r <= lastHan }) {
		return false
	}
	return slices.ContainsFunc(q.grams, func(g asked) bool {
		return isName(&g) && !strings.ContainsAny(g.term, "0123456789") && g.missing && !commonWords[g.term]
	})
}

// commonWords are English words that Chinese questions mix in.
var commonWords = map[string]bool{"price": true, "prices": true, "news": true, "asap": true, "thanks": true, "please": true, "report": true, "policy": true, "market": true}

// inOrder lists one hit of each article, those first whose article holds the rare Latin names that are asked for.
func inOrder(hits []Hit) []int {
	var named, others []int
	seen := map[*bulletin.Article]bool{}
	for i := range hits {
		switch a := hits[i].In(); {
		case seen[a]:
			continue
		case hits[i].question == nil || hits[i].holdsNames():
			seen[a] = true
			named = append(named, i)
		default:
			seen[a] = true
			others = append(others, i)
		}
	}
	return append(named, others...)
}

// holdsNames tells whether the hit's article holds every rare Latin name of the question that any passage holds.
func (h *Hit) holdsNames() bool {
	q := h.question
	for i, g := range q.grams {
		if g.name && g.known && !h.articleHolds(i) {
			return false
		}
	}
	return true
}

func (h *Hit) articleHolds(gram int) bool {
	a := h.In()
	texts := []string{a.Title}
	for _, p := range a.Paragraphs {
		texts = append(texts, p.Text)
	}
	return slices.ContainsFunc(texts, func(s string) bool { return h.question.meets(s)[gram] })
}

// meets lists the question's grams that stand in a text.
func (q *question) meets(text string) map[int]bool {
	out := map[int]bool{}
	for _, t := range q.touches(text, nil) {
		out[t.gram] = true
	}
	return out
}

// A chooser weighs all sentences of one article.
type chooser struct {
	q       *question
	article *bulletin.Article
	inTitle map[int]bool
	found   []scored
}

type scored struct {
	paragraph, first, last int // sentences of the paragraph
	spans                  []Span
	score                  float64
}

func newChooser(q *question, a *bulletin.Article) *chooser {
	return &chooser{q: q, article: a, inTitle: q.meets(a.Title)}
}

// weight adds up grams; those that the headline holds tell little.
func (c *chooser) weight(holds map[int]bool) (sum float64) {
	for i, g := range c.q.grams {
		switch {
		case !holds[i]:
		case c.inTitle[i]:
			sum += g.weight * titled
		default:
			sum += g.weight
		}
	}
	return sum
}

// read scores the sentences of a paragraph.
func (c *chooser) read(paragraph int) {
	p := &c.article.Paragraphs[paragraph]
	if p.Caption || p.Repeat || p.Heading || p.Row {
		return
	}
	x := extraction{q: c.q, body: p.Text, sentences: sentences(p.Text)}
	x.weigh()
	all := c.weight(c.q.meets(p.Text))
	for i := range x.sentences {
		score := c.weight(x.holds[i])
		if i > 0 && dependent.MatchString(x.text(i)) {
			score += leaned * c.weight(x.holds[i-1])
		}
		if score == 0 {
			continue
		}
		score += around * all
		if given, asked := gives(c.q.text, x.text(i)); given || !asked && c.q.answeredBy(x.text(i)) {
			score *= evident
		}
		first, last := i, i
		if a, b, ok := x.list(i); ok {
			first, last = a, b
		} else if i > 0 && dependent.MatchString(x.text(i)) {
			first = i - 1
		}
		c.found = append(c.found, scored{paragraph, first, last, x.sentences, score})
	}
}

// quotes gives the best sentence, and the next where it scores nearly as well and is no part of it.
func (c *chooser) quotes(h Hit) []Quoted {
	slices.SortStableFunc(c.found, func(a, b scored) int {
		switch {
		case a.score > b.score:
			return -1
		case a.score < b.score:
			return 1
		}
		return 0
	})
	if len(c.found) == 0 {
		text, from, to := Extract(h.question.text, h)
		return []Quoted{{h, text, from, to, h.Share >= Sure}}
	}
	out := []Quoted{c.quoted(h, c.found[0])}
	for _, s := range c.found[1:] {
		best := c.found[0]
		if s.score < secondary*best.score {
			break
		}
		if s.paragraph != best.paragraph || s.first > best.last || s.last < best.first {
			return append(out, c.quoted(h, s))
		}
	}
	return out
}

func (c *chooser) quoted(h Hit, s scored) Quoted {
	h.Paragraph = s.paragraph
	body := c.article.Paragraphs[s.paragraph].Text
	for s.first > 0 && s.last-s.first < 3 && closesMore(body[s.spans[s.first].From:s.spans[s.last].To]) {
		s.first-- // who says it stands before what is said
	}
	span := Span{s.spans[s.first].From, s.spans[s.last].To}
	text := body[span.From:span.To]
	return Quoted{h, text, span.From, span.To, h.question == nil || h.sure(text)}
}

// closesMore tells whether a text ends in a quotation that began before it.
func closesMore(text string) bool { return strings.Count(text, "”") > strings.Count(text, "“") }

// evidentShare is the share from which a sentence can be quoted that gives the very quantity asked for. Below it even
// such a sentence is about something else (tuned like Sure).
const evidentShare = 0.235

// sure tells whether a sentence found by a hit answers for certain enough. A rare Latin name that some passage holds
// tells what the question is about, however little else of it is found.
func (h *Hit) sure(sentence string) bool {
	given, _ := gives(h.question.text, sentence)
	return h.Share >= Sure || h.named() || given && h.Share >= evidentShare
}

func (h *Hit) named() bool {
	return h.question != nil && slices.ContainsFunc(h.question.grams, func(g asked) bool { return g.name && g.known })
}
