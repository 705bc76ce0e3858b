package passage

import (
	"slices"
	"strings"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// told are the heads that a sentence is asked about behind a figure of it: who set it, when, where, why.
var told = []Head{When, Who, Where, Why}

// beside answers a question that names nothing, such as 什么时候下达的, out of the sentence that the answer before rests on.
func (q *question) beside(a *article) Result {
	r := Result{State: Nothing}
	if len(q.wants) != 1 || q.namesAny() {
		return r
	}
	w := &q.wants[0]
	if counted := w.head == HowMany && w.of != "" && q.bare(); !counted && !slices.Contains(told, w.head) {
		return r
	}
	terms := q.terms(a)
	a.titles(terms)
	w.all = terms
	for at := range a.sentences {
		if !a.rests(at, q.ask.First, q.ask.Last) {
			continue
		}
		spans, all := q.allMet(&a.sentences[at], w, terms)
		if !all {
			continue
		}
		value, ok := a.sentences[at].proves(w, terms, spans)
		if !ok || value == "" && w.head != Why {
			continue
		}
		p := Part{Asked: q.asked(*w), Head: w.head, Found: true, Value: value, Quotes: []Quote{a.quote(at, at)}, sum: proven}
		return Result{State: Direct, Parts: []Part{p}, In: &a.Place}
	}
	return r
}

// rests reports whether a sentence stands on any of some lines.
func (a *article) rests(at, first, last int) bool {
	s := &a.sentences[at]
	from, to := a.In().Paragraphs[s.paragraph].Lines(s.from, s.to)
	return from <= last && first <= to
}

// allMet reports whether a sentence has every word that a question says of it, and where; of a verb of one letter, a word
// that begins with it.
func (q *question) allMet(s *sentence, w *want, terms []term) (spans []met, all bool) {
	for i := range terms {
		t := &terms[i]
		if t.weight < 1 || t.topic || q.only(*w, t) || t.token != nil && t.token.Of("light") {
			continue
		}
		m, share := s.meets(t)
		if share < most && !(t.letter() && strings.Contains(s.folded, t.text)) {
			return nil, false
		}
		if m.to > m.from {
			spans = append(spans, m)
		}
	}
	return spans, true
}

// from gives the source of an article where it is asked in which journal it stands and the article does not say it.
func (q *question) from(a *article) Result {
	in := a.In()
	if len(q.wants) != 1 || q.wants[0].head != Journal || in.Source == "" || in.Kind != bulletin.Research || q.namesAny() {
		return Result{State: Nothing}
	}
	p := Part{Asked: q.ask.Text, Head: Journal, Found: true, Value: in.Source, sum: proven}
	p.Quotes = []Quote{{Place: a.Place, First: in.Last, Last: in.Last, Text: "来源：" + in.Source}}
	return Result{State: Direct, Parts: []Part{p}, In: &a.Place}
}

// here answers out of the article that the conversation is about.
func (q *question) here(lex *lexicon.Lexicon) Result {
	a := read(lex, *q.ask.Focus)
	if q.ask.Last > 0 {
		if r := q.beside(a); r.State == Direct {
			return r
		}
	}
	r := q.answer(a)
	if r.State != Direct {
		if s := q.from(a); s.State == Direct {
			return s
		}
	}
	return r
}
