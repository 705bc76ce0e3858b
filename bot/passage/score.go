package passage

import (
	"slices"
	"strings"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// A reading is how a sentence answers a want.
type reading struct {
	at, from int     // the sentence, and the first of those that it goes on with
	sum      float64 // ranks sentences
	share    float64 // of what is asked about, how much is met
	itself   bool    // the sentence itself, or what it goes on with, says something of it that not all of the article does
	absent   bool    // a word of the question that the article would need stands nowhere in it
	proof    bool    // a word of the kind asked for stands in it
	bare     bool    // none does, but so much is met that the lexicon may not know the kind
	enough   float64 // the share that answers
	value    string
	missed   bool // a word that says what is asked about stands neither in it nor in what it goes on with
	subject  bool // one that is no attribute stands there
	unnamed  bool // a name does not
	named    bool // a name does
	lacks    bool // a word that says what is asked about stands nowhere near it
}

func (r *reading) direct() bool {
	return r.proof && r.itself && !r.absent && !r.lacks && r.share >= r.enough
}

// What a term counts that does not stand in the sentence itself, to rank the sentences and to tell whether enough is met.
const (
	carried   = 0.8 // it stands in the sentence that this one goes on with
	beside    = 0.6 // it stands in the same paragraph
	titled    = 0.3 // the article's title says it
	topical   = 0.9 // the same, to tell whether enough is met
	strewn    = 0.4 // it stands elsewhere in the article
	proven    = 2   // what a word of the kind asked for counts
	tight     = 0.4 // what counts how close together stands what is asked about
	verbatim  = 0.4 // what a word of the question counts besides that stands there itself, and no other of its meaning
	confirmed = 4   // what counts that a sentence says yes where that is asked
	whole     = 2   // what counts that nothing is missed of what is asked about
	near      = 0.9 // a second sentence is quoted too where it scores this share of the best
)

// What must be met of what is asked about: a word of the kind that is asked for says that a sentence is the right one, as
// far as the lexicon knows the kind.
const (
	most      = 0.6 // where a word of the kind is found
	almost    = 0.7 // where any sentence is of the kind
	nearlyAll = 0.9 // where a word of the kind should be found and is not
)

func weightOf(terms []term) (sum float64) {
	for i := range terms {
		sum += terms[i].weight
	}
	return sum
}

// weigh tells how a sentence answers.
func (q *question) weigh(a *article, at int, w *want, own, shared []term) reading {
	r := reading{at: at, from: at}
	var spans, every, of []met // of is what is counted
	var got, all float64
	plain := a.only(own)
	r.itself = plain && !lettered(own)
	for i := range own {
		t := &own[i]
		rank, share, m := a.credit(&r, at, t)
		r.sum += worth(t, rank) * t.weight
		if rank == 1 && t.attribute() && t.token.Of("attr") && strings.Contains(a.sentences[at].folded, t.text) {
			r.sum += verbatim * t.weight
		}
		got, all = got+share*t.weight, all+t.weight
		if rank == 1 || share >= 0.5 && m.to > m.from {
			every = append(every, m)
			if !t.topic {
				spans = append(spans, m)
			}
			if !t.topic && t.name { // whose it is tells more than what it is
				spans = append(spans, m)
			}
			if w.head.counted() && w.at >= 0 && t.from >= q.tokens[w.at].To && of == nil {
				of = []met{m}
			}
		}
		r.itself = r.itself || rank >= carried && (!t.topic || t.often && !lettered(own)) && (plain || !t.letter())
		r.absent = r.absent || t.known() && !t.here && !t.topic
		r.missed = r.missed || rank < carried && (!t.topic && t.weight >= 1 || t.token != nil && t.token.Class == lexicon.Goods)
		r.lacks = r.lacks || pointed(w.head) && share < beside && (q.latinName(t) || i == 0 && t.subject() || q.needs(w, own, i, share))
		r.named = r.named || (rank >= carried || t.topic) && t.name
		r.unnamed = r.unnamed || rank < carried && !t.topic && t.name
		r.subject = r.subject || (rank >= carried || t.topic) && t.weight >= 1 && !t.attribute()
	}
	r.itself = r.itself && (!w.head.counted() || a.attributed(at, &r, w, own))
	for i := range shared {
		if _, share := a.sentences[at].meets(&shared[i]); share > 0 {
			r.sum += titled * shared[i].weight
		}
	}
	if len(spans) == 0 {
		spans = every
	}
	if of != nil {
		spans = of
	}
	got, all = q.periodShare(&a.sentences[at].sentence, w, &r, got, all)
	r.missed = r.missed || q.missesTime(a, &r, w)
	r.lacks = r.lacks || q.lacksOrdinal(a, &r, w) || q.lacksDeed(a, &r, w) || q.saidByOthers(a, at, w)
	r.share = 1
	if all > 0 {
		r.share = got / all
	}
	r.prove(&a.sentences[at].sentence, w, own, spans)
	if name, k := a.doer(at, w); name != "" && r.value == "" && !w.related() {
		r.proof, r.bare, r.value, r.from = true, false, name, min(r.from, k)
	}
	if b := a.before(at); !r.proof && b != at && a.sentences[b].paragraph == a.sentences[at].paragraph &&
		(w.head == When || w.head == Thing) {
		one := *w
		if a.sentences[at].tells(w.deed) { // what it goes on with need only say when
			one.deed = nil
		}
		if r.prove(&a.sentences[b].sentence, &one, own, nil); r.proof {
			r.from = min(r.from, b)
		}
	}
	r.sum += tight*compact(every) + q.extra(a, at, w, len(every) > 0)
	return r
}

// extra is what a sentence is worth besides the words that it has of the question; met tells whether it has any.
func (q *question) extra(a *article, at int, w *want, met bool) (sum float64) {
	if w.head == Open && w.several && strings.Count(a.sentences[at].text, "、") > 1 {
		sum += proven / 2
	}
	if met && q.ask.Focus != nil && a.Place == *q.ask.Focus && a.rests(at, q.ask.Lines) {
		sum += beside
	}
	if q.superlative() && a.sentences[at].superlative() {
		sum += proven
	}
	if w.head == How || w.head == Open {
		sum += 1 / float64(2+at) // what an article says first it is about
	}
	return sum
}

// worth is what a term ranks a sentence by: half where every sentence of the article is on it.
func worth(t *term, rank float64) float64 {
	if t.topic {
		return rank / 2
	}
	return rank
}

// worthOf is the most that terms can rank a sentence by.
func worthOf(terms []term) (sum float64) {
	for i := range terms {
		sum += worth(&terms[i], 1) * terms[i].weight
	}
	return sum
}

// only reports whether terms are all topics or letters, so that no sentence can say more of them than another.
func (a *article) only(terms []term) bool {
	return !slices.ContainsFunc(terms, func(t term) bool { return (!t.topic || t.often) && t.weight >= 1 })
}

// lettered reports whether any term that is no topic is a letter.
func lettered(terms []term) bool {
	return slices.ContainsFunc(terms, func(t term) bool { return !t.topic && t.letter() })
}

// counted reports whether a number is asked for.
func (h Head) counted() bool {
	return h == Name || h == HowMany || h == Money || h == Percent || h == Size
}

// pointed reports whether a head asks for one piece of a sentence, so that all the rest of the question says of what.
func pointed(h Head) bool { return h.counted() || h == When || h == Where || h == Who }

// deed gives what somebody does who is asked for, 由谁组织, or what happens at the time that is asked for, nil for none.
func (q *asking) deed(w *want) *lexicon.Token {
	switch {
	case w.head == When:
		var last *lexicon.Token
		for i := w.from; i < w.to; i++ {
			if i != w.at && happens(&q.tokens[i]) {
				last = &q.tokens[i]
			}
			if i > w.at && last == &q.tokens[i] { // the first behind the word that asks, else the last before it
				break
			}
		}
		return last
	case w.head == Who && w.at >= 0 && q.tokens[w.at].Is("ask.who") && q.after(w.at, w.to) >= 0:
		t := &q.tokens[q.after(w.at, w.to)]
		if t.To-t.From > 1 && (t.Class == lexicon.Unknown || t.Class == lexicon.Word) && !slices.ContainsFunc([]string{"ask", "op", "be", "light"}, t.Of) {
			return t
		}
	}
	return nil
}

// happens reports whether a word says what happens, and not only that it begins, is meant or is so.
func happens(t *lexicon.Token) bool {
	return (verbal(t) && (!t.Of("say") || t.Of("attr")) || t.Is("attr.effect")) && !t.Of("be") && !t.Of("light") && !t.Is("attr.plan") && t.Text != "开始"
}

// lacksDeed reports whether the deed that is asked about is not said.
func (q *question) lacksDeed(a *article, r *reading, w *want) bool {
	t := q.deed(w)
	if t == nil {
		return false
	}
	for k := r.from; k <= r.at; k++ {
		if _, share := a.sentences[k].meets(&term{text: t.Text, token: t, to: t.To - t.From}); share > 0 {
			return false
		}
	}
	return true
}

// subject reports whether a term that a question begins with can be what it is about: letters that nothing knows, or a name.
func (t *term) subject() bool {
	return t.to-t.from > 2 && (t.token == nil || t.token.Class == lexicon.Unknown) && bulletin.HasHan(t.text)
}

// latinName reports whether a term is a name in Latin letters, which stands in a sentence on it as it is.
func (q *asking) latinName(t *term) bool {
	if slices.ContainsFunc(q.tokens, func(t lexicon.Token) bool { return t.Of("ref") || t.Of("counter") || t.Of("object") }) {
		return false // RSBF那篇: it only says which article
	}
	return t.name && !q.foreign(t) && t.token != nil && t.token.Class == lexicon.Unknown && !bulletin.HasHan(t.text)
}

// needs reports whether a term of a question must stand near: a known word, what a number is asked of, whose team it is.
func (q *asking) needs(w *want, own []term, i int, share float64) bool {
	t := &own[i]
	if t.weight < 2 {
		return false
	}
	if !bulletin.HasHan(t.text) {
		return share == 0 && q.measures(w, t)
	}
	if t.is("attr.project") && i > 0 && own[i-1].name { // the name says which
		return false
	}
	whose := i+1 < len(own) && own[i+1].is("attr.team") && own[i+1].from == t.to
	return t.known() && t.token.Class != lexicon.Unknown || share == 0 && (q.measures(w, t) || whose)
}

// measures reports whether a term stands before the word that asks for a number, in English behind it, so that it is
// what has that number.
func (q *asking) measures(w *want, t *term) bool {
	if !w.head.counted() || w.at < 0 {
		return false
	}
	at := &q.tokens[w.at]
	return t.to == at.From || !bulletin.HasHan(at.Text) && t.from == at.To+1
}

// prove finds a word of the kind that is asked for, and how much must be met with it or without.
func (r *reading) prove(s *sentence, w *want, own []term, spans []met) {
	listed := false
	if r.value, r.proof, listed = s.lifts(w, own, spans); listed {
		r.sum += proven
	}
	r.enough = most
	switch w.head {
	case Open, Whether, How, Value:
		r.enough = almost
	case Thing, Who, Where:
		if w.exact() {
			break
		}
		if !r.proof && r.share >= nearlyAll && weightOf(own) >= 4 && len(spans) > 1 {
			r.proof, r.bare, r.enough = true, true, nearlyAll
		}
	}
	if r.proof {
		r.sum += proven
	}
	if r.proof && r.value == "" && pointed(w.head) { // a word of the kind stands there, and is not what is asked for
		r.sum -= proven / 2
	}
	if r.proof && r.value != "" && w.related() {
		r.sum += proven / 2
	}
}
