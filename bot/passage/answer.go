package passage

import (
	"slices"
	"strings"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// answer answers a question out of one article.
func (q *question) answer(a *article) Result {
	terms := q.termsIn(a)
	q.kinds(terms)
	r := Result{State: Nothing}
	for i := range q.wants {
		own, shared := q.termsOf(i, terms)
		p, ok := q.part(a, i, own, shared, r.Parts)
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
	var told []term
	for _, t := range terms {
		switch {
		case q.only(w, &t):
		case t.from >= from && t.to <= to:
			own = append(own, t)
		case t.to <= first && !t.attribute():
			shared = append(shared, t)
		case t.to <= first:
			told = append(told, t)
		}
	}
	if weightOf(own) == 0 && len(told) > 0 && (!w.head.counted() || w.of == "") { // 在哪里: of what was asked first
		return append(shared, told...), nil
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
func (q *question) part(a *article, i int, own, shared []term, before []Part) (Part, bool) {
	w := q.wants[i]
	p := Part{Asked: q.asked(w), Head: w.head}
	for _, t := range shared {
		if t.weight >= 1 && !t.topic && !t.here {
			return p, false
		}
	}
	if weightOf(own)+weightOf(shared) < 1 && (q.ask.Focus == nil || slices.Contains(everywhere, w.head)) { // 谁放的话
		return p, false
	}
	w.all = append(slices.Clone(shared), own...)
	best, second := q.weighAll(a, &w, own, shared, before)
	each, paired := q.pairs(a, &w, own, shared, before)
	if len(each) > 0 {
		best = each[0]
	}
	total := worthOf(own) + worthOf(shared)
	p.Found = best.direct()
	if !p.Found && (best.sum-boolTo(best.proof)*proven < total/2 || !best.subject && q.ask.Focus == nil) || best.sum == 0 {
		return p, false
	}
	p.Quotes = a.quotes(best)
	p.sum, p.missed, p.named = best.sum, best.missed, !best.unnamed && best.named
	if p.Found {
		p.Value = best.value
		if len(w.each) > 0 && (each != nil || !w.asOne(&a.sentences[best.at].sentence, own)) {
			p.Value = paired
		}
		p.Value = a.sound(&best, p.Value)
		for _, r := range each {
			p.Quotes = appendNew(p.Quotes, a.quotes(r))
		}
		if v, value := q.verdict(&a.sentences[best.at].sentence, &w, own, !best.missed && best.share >= 1); v != "" {
			p.Verdict, p.Value = v, value
			p.sum += boolTo(v == Yes) * confirmed
		}
		p.sum += 10
		if !p.missed {
			p.sum += whole
		}
		if second.direct() && second.sum >= near*best.sum && second.at != best.at &&
			(second.at < best.from || second.from > best.at) {
			p.Quotes = append(p.Quotes, a.quotes(second)...)
		}
	}
	return p, true
}

// weighAll finds the sentence of an article that answers a want best, and the next.
func (q *question) weighAll(a *article, w *want, own, shared []term, before []Part) (best, second reading) {
	for at := range a.sentences {
		if a.sentences[at].head {
			continue
		}
		r := q.weigh(a, at, w, own, shared)
		if a.sentences[at].goesOnWith(before) {
			r.sum += proven
		}
		switch {
		case better(r, best):
			best, second = r, best
		case better(r, second):
			second = r
		}
	}
	return best, second
}

// appendNew adds the quotations that are not there yet.
func appendNew(quotes, more []Quote) []Quote {
	for _, m := range more {
		if !slices.Contains(quotes, m) {
			quotes = append(quotes, m)
		}
	}
	return quotes
}

// everywhere are the heads that nearly every sentence has a word for, so that they alone tell no sentence from another.
var everywhere = []Head{Open, Whether, Who, Where}

// goesOnWith reports whether a sentence has the name that answers what is asked before.
func (s *placed) goesOnWith(before []Part) bool {
	return slices.ContainsFunc(before, func(p Part) bool {
		return p.Found && len([]rune(p.Value)) > 2 && bulletin.HasHan(p.Value) && strings.Contains(s.text, p.Value)
	})
}

func better(a, b reading) bool {
	if a.direct() != b.direct() {
		return a.direct()
	}
	if a.direct() && a.bare != b.bare {
		return b.bare
	}
	if a.direct() && a.missed != b.missed {
		return b.missed
	}
	return a.sum > b.sum
}

func boolTo(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

// finds marks the terms that the article has anywhere.
func (a *article) finds(terms []term) {
	for i := range terms {
		t := &terms[i]
		t.here = strings.Contains(a.text, t.text)
		for k := range a.sentences {
			if t.here {
				break
			}
			_, share := a.sentences[k].meets(t)
			t.here = share > 0
		}
		if t.foreign && !t.here {
			t.weight = 0.5
		}
		t.here = t.here || t.does(a.text)
	}
}

// kinds makes little of the noun that says which kind of thing is asked for, where the article does not name the kind: 哪些领域.
func (q *question) kinds(terms []term) {
	for i := range q.wants {
		w := &q.wants[i]
		if w.at < 0 || !q.tokens[w.at].Is("ask.which") && !q.tokens[w.at].Is("op.list") {
			continue
		}
		for k := range terms {
			t := &terms[k]
			if t.from == q.tokens[w.at].To && !t.here && !t.topic && !t.name &&
				(t.token == nil || t.token.Class == lexicon.Unknown) {
				t.weight = 0.5
			}
		}
	}
}

// does reports whether a text says what a device does rather than its name: 激光 for 激光器.
func (t *term) does(text string) bool {
	short, ok := strings.CutSuffix(t.text, "器")
	return ok && t.token != nil && t.token.Of("term") && len([]rune(short)) > 1 && strings.Contains(text, short)
}

// asked is what a want asks for, in the words of the question.
func (q *asking) asked(w want) string {
	if w.from >= w.to {
		return q.text
	}
	return strings.TrimSpace(string([]rune(q.text)[q.tokens[w.from].From:q.tokens[w.to-1].To]))
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
