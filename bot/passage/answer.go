package passage

import (
	"cmp"
	"slices"
	"strings"

	"rebot/bot/passage/sentence"
	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// answer answers a question out of one article.
func (q *question) answer(a *article) Result {
	terms := q.termsIn(a)
	q.kinds(terms)
	r := Result{State: Nothing}
	for i := range q.Wants {
		own, shared := q.termsOf(i, terms)
		p, ok := q.part(a, i, own, shared, r.Parts)
		switch {
		case p.Found && q.settles(i):
			r.State = Direct
		case (ok || p.Found) && r.State == Nothing:
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
	if r.State != Nothing {
		r.sum += named(terms)
	}
	return r
}

// settles reports whether what one want asks for is an answer by itself: a clause that asks nothing, beside one that
// does, only says of what.
func (q *question) settles(i int) bool {
	return q.Asks(&q.Wants[i]) || !slices.ContainsFunc(q.Wants, func(w sentence.Want) bool { return q.Asks(&w) })
}

// named weighs that an article's title says what is asked about, against other articles.
func named(terms []sentence.Term) (sum float64) {
	for i := range terms {
		if t := &terms[i]; t.Topic && !t.Often {
			sum += t.Weight / 2
		}
	}
	return sum
}

// score ranks the articles that answer a question.
func (r *Result) score() float64 { return r.sum }

// wanted is one thing that is asked for, with all its terms.
func (q *question) wanted(i int, terms []sentence.Term) sentence.Want {
	w := q.Wants[i]
	own, shared := q.termsOf(i, terms)
	if w.At > 0 && slices.ContainsFunc(own, func(t sentence.Term) bool {
		return t.From < q.Tokens[w.At].From && t.To > q.Tokens[w.At].To // 吸多少氢: no unit
	}) {
		w.Of = ""
	}
	w.All, w.Given = append(slices.Clone(shared), own...), q.Given(&w)
	return w
}

// termsOf lists the terms of a want: its own, and the names and topics of those before it, which need not be said
// again.
func (q *question) termsOf(i int, terms []sentence.Term) (own, shared []sentence.Term) {
	w := q.Wants[i]
	if w.From >= w.To {
		return nil, nil
	}
	from, to := q.Tokens[w.From].From, q.Tokens[w.To-1].To
	first := q.Tokens[q.Wants[0].To-1].To
	var told []sentence.Term
	for _, t := range terms {
		switch {
		case q.only(w, &t):
		case t.From >= from && t.To <= to:
			own = append(own, q.Literal(&w, t))
		case t.To <= first && !t.Attribute():
			shared = append(shared, t)
		case t.To <= first:
			told = append(told, t)
		}
	}
	if weightOf(own) == 0 && len(told) > 0 && (!w.Head.Counted() || w.Of == "") { // 在哪里: of what was asked first
		return append(shared, told...), nil
	}
	return own, shared
}

// only reports whether a term says no more than what kind of thing is asked for.
func (q *question) only(w sentence.Want, t *sentence.Term) bool {
	for _, i := range w.Said {
		if k := &q.Tokens[i]; t.From >= k.From && t.To <= k.To {
			return true
		}
	}
	return false
}

// part answers one want, and reports whether anything in the article is on it.
func (q *question) part(a *article, i int, own, shared []sentence.Term, before []Part) (Part, bool) {
	w := q.Wants[i]
	p := Part{Asked: q.Asked(w), Head: w.Head, several: w.Several || w.Of == "家"}
	for _, t := range shared {
		if t.Weight >= 1 && !t.Topic && !t.Here {
			return p, false
		}
	}
	if weightOf(own)+weightOf(shared) < 1 && (q.ask.Focus == nil || slices.Contains(everywhere, w.Head)) { // 谁放的话
		return p, false
	}
	w.All = append(slices.Clone(shared), own...)
	best, second := q.weighAll(a, &w, own, shared, before)
	each, paired := q.pairs(a, &w, own, shared, before)
	if len(each) > 0 {
		best = each[0]
	}
	total := worthOf(own) + worthOf(shared)
	p.Found = best.direct()
	if !p.Found && (best.sum-boolTo(best.proof)*proven < total/2 || !best.subject && q.ask.Focus == nil) ||
		best.sum == 0 {
		return p, false
	}
	p.at, p.Quotes = best.at, a.quotes(best)
	p.unnamed = best.unnamed
	p.untimed = q.untimed(a, &best, &w)
	p.proof = best.proof
	p.sum, p.missed, p.named = best.sum, best.missed, !best.unnamed && best.named
	if p.Found {
		p.Value = best.value
		if len(w.Each) > 0 && (each != nil || !w.AsOne(&a.sentences[best.at].Sentence, own)) {
			p.Value = paired
		}
		p.Value, p.Quotes = q.announcedOr(a, &best, &w, p.Value, p.Quotes)
		for _, r := range each {
			p.Quotes = appendNew(p.Quotes, a.quotes(r))
		}
		if v, value := q.Verdict(&a.sentences[best.at].Sentence, &w, own, !best.missed && best.share >= 1); v != "" {
			p.Verdict, p.Value = v, value
			p.sum += boolTo(v == sentence.Yes) * confirmed
		}
		p.sum += 10
		if !p.missed {
			p.sum += whole
		}
		if second.rivals(&best) && (w.Head.Counted() || w.Head == sentence.Value && numbered(&best) && numbered(&second)) && len(each) == 0 {
			p.Value = ""
		}
		if p.Verdict == "" {
			p.Value = cmp.Or(q.fitting(a, best.at, &w, &p, q.owned(a, best.at, &w, p.Value)), q.fitting(a, best.at, &w, &p, q.lift(a, best.at, &w)))
		}
		if second.direct() && !q.untimed(a, &second, &w) && (p.Value == "" || second.value != "") && second.sum >= near*best.sum && second.at != best.at &&
			(second.at < best.from || second.from > best.at) {
			p.Quotes = append(p.Quotes, a.quotes(second)...)
		}
	}
	return p, true
}

// numbered reports whether what is lifted out of a sentence has a number.
func numbered(r *reading) bool { return numeric(r.value) }

// announcedOr is what a sentence announces where a list is asked for, else the value as it may be said.
func (q *question) announcedOr(a *article, best *reading, w *sentence.Want, value string, quotes []Quote) (string, []Quote) {
	if m := a.announced(best.at); m != nil && q.lists(w) {
		value, labels := a.labels(m)
		return value, append(quotes, labels...)
	}
	return a.sound(best, value), quotes
}

// weighAll finds the sentence of an article that answers a want best, and the next.
func (q *question) weighAll(a *article, w *sentence.Want, own, shared []sentence.Term,
	before []Part) (best, second reading) {
	for at := range a.sentences {
		if !q.answerable(&a.sentences[at], w) {
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

// everywhere are the heads that nearly every sentence has a word for, so that they alone tell no sentence from
// another.
var everywhere = []sentence.Head{sentence.Open, sentence.Whether, sentence.Who, sentence.Where}

// goesOnWith reports whether a sentence has the name that answers what is asked before.
func (s *placed) goesOnWith(before []Part) bool {
	return slices.ContainsFunc(before, func(p Part) bool {
		return p.Found && len([]rune(p.Value)) > 2 && bulletin.HasHan(p.Value) && strings.Contains(s.Text, p.Value)
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

// kinds makes little of the noun that says which kind of thing is asked for, where the article does not name the
// kind: 哪些领域.
func (q *question) kinds(terms []sentence.Term) {
	for i := range q.Wants {
		w := &q.Wants[i]
		if !q.AsksKind(w) {
			continue
		}
		for k := range terms {
			t := &terms[k]
			if t.From == q.Tokens[w.At].To && !t.Here && !t.Topic && !t.Name &&
				(t.Token == nil || t.Token.Class == lexicon.Unknown || t.Token.Class == lexicon.Goods) {
				t.Weight, t.Kind = 0.5, true
			}
		}
	}
}

// pairs answers a want that asks a number each of several things: of every one of them out of the sentence that says
// it best. Where one has none, or two have the same, no number is told.
func (q *question) pairs(a *article, w *sentence.Want, own, shared []sentence.Term,
	before []Part) (all []reading, value string) {
	var texts []string
	for i := range w.Each {
		one, terms, said := w.Alone(i, own)
		r, _ := q.weighAll(a, &one, terms, shared, before)
		if !said || !r.direct() {
			return nil, ""
		}
		for _, o := range all {
			if o.at == r.at && (o.value == r.value || o.value == "") {
				return nil, ""
			}
		}
		all, texts = append(all, r), append(texts, w.Each[i].Name+r.value)
		if r.value == "" || otherUnit(r.value, all[0].value) { // 1股, 6200万美元
			texts = nil
		}
	}
	if len(texts) < len(w.Each) {
		return all, ""
	}
	return all, strings.Join(texts, "、")
}

// otherUnit reports whether two values end with numbers of different units.
func otherUnit(a, b string) bool {
	x, y := unitOf(a), unitOf(b)
	return x != "" && y != "" && x != y
}

// unitOf is what stands behind the number that a value ends with.
func unitOf(value string) string {
	return strings.TrimLeft(value[strings.LastIndexAny(value, "0123456789")+1:], "万亿千百十")
}

// termsIn cuts a question against an article, and marks what the article is about and what it says anywhere.
func (q *question) termsIn(a *article) []sentence.Term {
	terms, ok := q.cuts[a]
	if !ok {
		terms = q.Terms(a.text)
		a.titles(terms)
		a.finds(terms)
		q.cuts[a] = terms
	}
	return slices.Clone(terms)
}
