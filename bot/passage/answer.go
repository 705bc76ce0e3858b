package passage

import (
	"strings"

	"rebot/index/lexicon"
)

// A reading is how a sentence answers a want.
type reading struct {
	at, from int // the sentence, and the first of those that it goes on with
	sum      float64
	all      bool // every term is met
	proof    bool // a word of the kind asked for stands in it
	value    string
}

func (r *reading) direct() bool { return r.all && r.proof }

// What a term counts that does not stand in the sentence itself.
const (
	carried = 0.8 // it stands in the sentence that this one goes on with
	titled  = 0.3 // the article's title says it
	proven  = 2   // what a word of the kind asked for counts
	tight   = 0.4 // what counts how close together stands what is asked about
	near    = 0.9 // a second sentence is quoted too where it scores this share of the best
)

// answer answers a question out of one article.
func (q *question) answer(a *article) Result {
	terms := q.terms(a)
	a.titles(terms)
	r := Result{State: Nothing}
	for i := range q.wants {
		own, shared := q.termsOf(i, terms)
		p, ok := q.part(a, i, own, shared)
		switch {
		case p.Found:
			r.State = Direct
		case ok && r.State == Nothing:
			r.State = Nearest
		}
		r.Parts = append(r.Parts, p)
	}
	if r.State != Nothing {
		r.In = &a.Place
	}
	for _, p := range r.Parts {
		r.sum += p.sum
	}
	return r
}

// score ranks the articles that answer a question.
func (r *Result) score() float64 { return r.sum }

// termsOf lists the terms of a want: its own, and the names and topics of those before it, which need not be said again.
func (q *question) termsOf(i int, terms []term) (own, shared []term) {
	w := q.wants[i]
	if w.from >= w.to {
		return nil, nil
	}
	from, to := q.tokens[w.from].From, q.tokens[w.to-1].To
	first := q.tokens[q.wants[0].to-1].To
	for _, t := range terms {
		switch {
		case q.only(w, &t):
		case t.from >= from && t.to <= to:
			own = append(own, t)
		case t.to <= first && !t.attribute():
			shared = append(shared, t)
		}
	}
	return own, shared
}

// only reports whether a term says no more than what kind of thing is asked for.
func (q *question) only(w want, t *term) bool {
	for _, i := range w.said {
		if k := &q.tokens[i]; t.from >= k.From && t.to <= k.To {
			return true
		}
	}
	return false
}

// part answers one want, and reports whether anything in the article is on it.
func (q *question) part(a *article, i int, own, shared []term) (Part, bool) {
	w := q.wants[i]
	p := Part{Asked: q.asked(w), Head: w.head}
	for _, t := range shared {
		if !t.topic && !strings.Contains(a.text, t.text) && !a.names(&t) {
			return p, false
		}
	}
	if len(own)+len(shared) == 0 && q.ask.Focus == nil {
		return p, false
	}
	var best, second reading
	for at := range a.sentences {
		if a.sentences[at].head {
			continue
		}
		r := a.weigh(at, &w, own, shared)
		switch {
		case better(r, best):
			best, second = r, best
		case better(r, second):
			second = r
		}
	}
	total := 0.0
	for _, t := range append(own, shared...) {
		total += t.weight
	}
	p.Found = best.direct()
	if !p.Found && best.sum-boolTo(best.proof)*proven < total/2 || best.sum == 0 {
		return p, false
	}
	p.Quotes = a.quotes(best)
	p.sum = best.sum
	if p.Found {
		p.Value = best.value
		p.sum += 10
		if second.direct() && second.sum >= near*best.sum && second.at != best.at && (second.at < best.from || second.from > best.at) {
			p.Quotes = append(p.Quotes, a.quotes(second)...)
		}
	}
	return p, true
}

func better(a, b reading) bool {
	if a.direct() != b.direct() {
		return a.direct()
	}
	return a.sum > b.sum
}

func boolTo(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

// names reports whether any sentence of the article has a term.
func (a *article) names(t *term) bool {
	for i := range a.sentences {
		if _, ok := a.sentences[i].meets(t); ok {
			return true
		}
	}
	return false
}

// asked is what a want asks for, in the words of the question.
func (q *question) asked(w want) string {
	if w.from >= w.to {
		return q.ask.Text
	}
	return strings.TrimSpace(string([]rune(q.ask.Text)[q.tokens[w.from].From:q.tokens[w.to-1].To]))
}

// before is the sentence that a sentence goes on with, or itself.
func (a *article) before(i int) int {
	if !a.sentences[i].leans {
		return i
	}
	for k := i - 1; k >= 0; k-- {
		if !a.sentences[k].head {
			return k
		}
	}
	return i
}

// weigh tells how a sentence answers.
func (a *article) weigh(at int, w *want, own, shared []term) reading {
	s := &a.sentences[at]
	r := reading{at: at, from: at, all: true}
	one := a.before(at)
	two := a.before(one)
	var spans, every []met
	for i := range own {
		t := &own[i]
		if m, ok := s.meets(t); ok {
			r.sum += t.weight
			every = append(every, m)
			if !t.topic {
				spans = append(spans, m)
			}
			continue
		}
		if _, ok := a.sentences[one].meets(t); ok && one != at && !t.letter() {
			r.sum += carried * t.weight
			r.from = min(r.from, one)
			continue
		}
		if _, ok := a.sentences[two].meets(t); ok && two != at && !t.letter() {
			r.sum += carried * t.weight
			r.from = min(r.from, two)
			continue
		}
		if t.topic {
			r.sum += titled * t.weight
			continue
		}
		r.all = r.all && t.weight < 0.5
	}
	for i := range shared {
		if _, ok := s.meets(&shared[i]); ok {
			r.sum += titled * shared[i].weight
		}
	}
	if len(spans) == 0 {
		spans = every
	}
	r.value, r.proof = s.proves(w, own, spans)
	if r.proof {
		r.sum += proven
	}
	r.sum += tight * compact(every)
	if w.head == How || w.head == Open {
		r.sum += 1 / float64(2+at) // what an article says first it is about
	}
	return r
}

// compact is higher the closer together what is asked about stands.
func compact(spans []met) float64 {
	if len(spans) == 0 {
		return 0
	}
	from, to := spans[0].from, spans[0].to
	for _, m := range spans {
		from, to = min(from, m.from), max(to, m.to)
	}
	return 1 / (1 + float64(to-from)/20)
}

// quotes gives the sentence, with what it goes on with.
func (a *article) quotes(r reading) []Quote {
	from := r.at
	for from > r.from && a.sentences[from-1].paragraph == a.sentences[r.at].paragraph {
		from--
	}
	out := []Quote{a.quote(from, r.at)}
	if from > r.from {
		out = append(out, a.quote(r.from, r.from))
	}
	return out
}

// Is the token of a term a word of a concept.
func (t *term) is(id string) bool { return t.token != nil && t.token.Is(id) }

// anyOf reports whether any token of a sentence is of a concept.
func (s *sentence) anyOf(ids ...string) bool {
	for i := range s.tokens {
		for _, id := range ids {
			if s.tokens[i].Is(id) || s.tokens[i].Class == lexicon.Word && s.tokens[i].Kind == id {
				return true
			}
		}
	}
	return false
}
