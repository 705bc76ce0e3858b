package passage

import (
	"slices"
	"strings"

	"rebot/bot/passage/sentence"
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

// rivals reports whether a reading says another number of what is asked about, and as much of it as the best one, so
// that neither can be told to be the one.
func (r *reading) rivals(best *reading) bool {
	return r.direct() && r.value != "" && r.value != best.value && r.sum >= equally*best.sum
}

// What a term counts that does not stand in the sentence itself, to rank the sentences and to decide whether enough is
// met.
const (
	carried   = 0.8  // it stands in the sentence that this one goes on with
	beside    = 0.6  // it stands in the same paragraph
	titled    = 0.3  // the article's title says it
	topical   = 0.9  // the same, to decide whether enough is met
	strewn    = 0.4  // it stands elsewhere in the article
	proven    = 2    // what a word of the kind asked for counts
	tight     = 0.4  // what counts how close together stands what is asked about
	verbatim  = 0.4  // what a word of the question counts besides that stands there itself, and no other of its meaning
	confirmed = 4    // what counts that a sentence says yes where that is asked
	whole     = 2    // what counts that nothing is missed of what is asked about
	equally   = 0.98 // two sentences say alike much of it where one scores this share of the other
	near      = 0.9  // a second sentence is quoted too where it scores this share of the best
)

// What must be met of what is asked about: a word of the kind that is asked for says that a sentence is the right
// one, as far as the lexicon knows the kind.
const (
	most      = 0.6 // where a word of the kind is found
	almost    = 0.7 // where any sentence is of the kind
	nearlyAll = 0.9 // where a word of the kind should be found and is not
)

func weightOf(terms []sentence.Term) (sum float64) {
	for i := range terms {
		sum += terms[i].Weight
	}
	return sum
}

// weigh tells how a sentence answers.
func (q *question) weigh(a *article, at int, w *sentence.Want, own, shared []sentence.Term) reading {
	r := reading{at: at, from: at}
	var spans, every, of []sentence.Span // of: the things counted
	var got, all float64
	plain := a.only(own)
	r.itself = plain && !lettered(own)
	for i := range own {
		t := &own[i]
		rank, share, m := a.credit(&r, at, t)
		r.sum += worth(t, rank) * t.Weight
		if rank == 1 && t.Attribute() && t.Token.Of("attr") && strings.Contains(a.sentences[at].Folded, t.Text) {
			r.sum += verbatim * t.Weight
		}
		got, all = got+share*t.Weight, all+t.Weight
		noun := w.Head == sentence.Value && i == len(own)-1 || w.Head == sentence.Name && q.Naming(w, own, i)
		if noun && w.Head == sentence.Value { // what stands behind the noun asked for, and no other
			of = []sentence.Span{}
		}
		if rank == 1 || share >= 0.5 && m.To > m.From {
			every = append(every, m)
			if noun {
				of = []sentence.Span{m}
			}
			if !t.Topic {
				spans = append(spans, m)
			}
			if !t.Topic && t.Name { // whose it is tells more than what it is
				spans = append(spans, m)
			}
			if w.Head.Counted() && w.At >= 0 && t.From >= q.Tokens[w.At].To && of == nil {
				of = []sentence.Span{m}
			}
		}
		r.itself = r.itself || rank >= carried && (!t.Topic || t.Often && !lettered(own)) && (plain || !t.Letter())
		r.lacks = r.lacks || q.lacksTerm(&a.sentences[at], w, own, i, rank, share)
		r.note(t, rank, share)
	}
	r.itself = r.itself && (!w.Head.Counted() || a.attributed(at, &r, w, own))
	r.sum += a.sentences[at].worthOf(shared)
	got, all = q.periodShare(&a.sentences[at].Sentence, w, &r, got, all)
	r.missed = r.missed || q.missesTime(a, &r, w)
	r.lacks = r.lacks || q.lacksOf(a, &r, w) || q.lacksOrdinal(a, &r, w) || q.lacksDeed(a, &r, w) ||
		q.saidByOthers(a, at, w) || q.untold(a, &r, w) || a.ofAnother(at, own) || a.ofAnother(at, shared)
	r.lacks = r.lacks || w.Gist && r.missed || a.sentences[at].OtherKind(w, own)
	r.share = 1
	if all > 0 {
		r.share = got / all
	}
	counting := of
	if w.Head == sentence.Value || w.Head == sentence.Name {
		counting = nil
	}
	r.prove(&a.sentences[at].Sentence, w.Counting(counting), own, firstOf(of, spans, every))
	q.proveBefore(a, &r, w, own)
	r.lacks = r.lacks || a.supposes(q, &r, w)
	r.sum += tight*compact(every) + q.extra(a, at, w, len(every) > 0)
	return r
}

// firstOf is where what is asked for stands: the things counted, else the terms that tell most, else all.
func firstOf(of, spans, every []sentence.Span) []sentence.Span {
	switch {
	case of != nil:
		return of
	case len(spans) > 0:
		return spans
	}
	return every
}

// note keeps what a term that counts so much says of the sentence.
func (r *reading) note(t *sentence.Term, rank, share float64) {
	r.absent = r.absent || t.Known() && !t.Here && !t.Topic
	r.missed = r.missed || rank < carried && !t.Kind && share != sentence.LettersApart &&
		(!t.Topic && t.Weight >= 1 || t.Token != nil && t.Token.Class == lexicon.Goods)
	r.named = r.named || (rank >= carried || t.Topic) && t.Name
	r.unnamed = r.unnamed || rank < carried && !t.Topic && t.Name
	r.subject = r.subject || (rank >= carried || t.Topic) && t.Weight >= 1 && !t.Attribute()
}

// worthOf is what the terms count for that all things asked for share.
func (s *placed) worthOf(shared []sentence.Term) (sum float64) {
	for i := range shared {
		if _, share := s.Meets(&shared[i]); share > 0 {
			sum += titled * shared[i].Weight
		}
	}
	return sum
}

// lacksTerm reports whether a sentence does not answer, since a term counts too little for it that says what is asked.
func (q *question) lacksTerm(s *placed, w *sentence.Want, own []sentence.Term, i int, rank, share float64) bool {
	t := &own[i]
	if rank < carried && t.Token != nil && t.Token.Class == lexicon.Company && q.ofAnother(s, w) {
		return true
	}
	if rank < carried && !t.Topic && (q.Object(w, t) || w.Head == sentence.Open && q.ObjectOf(w, t)) {
		return true
	}
	return sentence.Pointed(w.Head) && share < beside &&
		(q.LatinName(t) || i == 0 && t.Subject() || q.Needs(w, own, i, max(share, s.Alike(t)))) ||
		w.Head.Counted() && rank < carried && !t.Topic &&
			q.OfFirm(t) || share < carried && q.CountedNoun(w, t) || rank < carried && (!t.Topic || t.Often) && q.Equated(w, t)
}

// tellsOther reports whether a sentence names another firm than the one asked about, and not that one.
func (q *question) tellsOther(a *article, r *reading, w *sentence.Want) bool {
	return slices.ContainsFunc(w.All, func(t sentence.Term) bool {
		rank, _, _ := a.credit(&reading{at: r.at, from: r.at}, r.at, &t)
		return rank < carried && t.Token != nil && t.Token.Class == lexicon.Company && q.ofAnother(&a.sentences[r.at], w)
	})
}

// ofAnother reports whether a sentence that does not name a firm tells of another one, which the question does not name. Where
// a firm is asked for it may be the one.
func (q *question) ofAnother(s *placed, w *sentence.Want) bool {
	return w.Head != sentence.Who && !s.OfFirm && slices.ContainsFunc(s.Firms(), func(f sentence.Piece) bool {
		return !strings.Contains(string(q.Letters), sentence.Fold(f.Text))
	})
}

// proveBefore looks in the sentence before for the doer, or for the word of the kind asked for
// that it lacks itself.
func (q *question) proveBefore(a *article, r *reading, w *sentence.Want, own []sentence.Term) {
	if name, k := a.doer(r.at, w); name != "" && r.value == "" && !w.Related() {
		r.proof, r.bare, r.value, r.from = true, false, name, min(r.from, k)
	}
	if b := a.before(r.at); !r.proof && b != r.at && a.sentences[b].paragraph == a.sentences[r.at].paragraph &&
		(w.Head == sentence.When || w.Head == sentence.Thing) {
		one := *w
		if a.sentences[r.at].Tells(w.Deed) { // what it goes on with need only say when
			one.Deed = nil
		}
		if r.prove(&a.sentences[b].Sentence, &one, own, nil); r.proof {
			r.from = min(r.from, b)
		}
	}
}

// extra scores a sentence for more than the words it shares with the question; met says that it shares any.
func (q *question) extra(a *article, at int, w *sentence.Want, met bool) (sum float64) {
	if w.Head == sentence.Open && w.Several && (strings.Count(a.sentences[at].Text, "、") > 1 ||
		len(sentence.Joined(a.sentences[at].Tokens)) > 2) {
		sum += proven / 2
	}
	if met && q.lists(w) && a.announced(at) != nil {
		sum += proven
	}
	if met && q.ask.Focus != nil && a.Place == *q.ask.Focus && a.rests(at, q.ask.Lines) {
		sum += beside
	}
	if w.TellsOf(&a.sentences[at].Sentence, w.All) {
		sum += proven
	}
	if q.AsksMore() && a.sentences[at].SaysMore() {
		sum += proven
	}
	if noun := q.Sort(w); noun != "" && strings.Contains(a.sentences[at].Folded, "的"+noun) {
		sum += 2 * proven
	}
	if q.Reaches(w) && a.sentences[at].Reaches() {
		sum += proven
	}
	if q.Superlative() && a.sentences[at].Superlative() {
		sum += proven
	}
	if w.Head == sentence.How || w.Head == sentence.Open {
		sum += 1 / float64(2+at) // what an article says first it is about
	}
	return sum
}

// worth is the rank that a term gives a sentence: half where every sentence of the article is on it.
func worth(t *sentence.Term, rank float64) float64 {
	if t.Topic {
		return rank / 2
	}
	return rank
}

// worthOf is the most that terms can rank a sentence by.
func worthOf(terms []sentence.Term) (sum float64) {
	for i := range terms {
		sum += worth(&terms[i], 1) * terms[i].Weight
	}
	return sum
}

// lettered reports whether any term that is no topic is a letter.
func lettered(terms []sentence.Term) bool {
	return slices.ContainsFunc(terms, func(t sentence.Term) bool { return !t.Topic && t.Letter() })
}

// lacksDeed reports whether the deed that is asked about is not said.
func (q *question) lacksDeed(a *article, r *reading, w *sentence.Want) bool {
	t := q.Deed(w)
	if t == nil {
		return false
	}
	for k := r.from; k <= r.at; k++ {
		if a.sentences[k].SaysWord(t) {
			return false
		}
	}
	return true
}

// prove finds a word of the kind that is asked for, and how much must be met with it or without.
func (r *reading) prove(s *sentence.Sentence, w *sentence.Want, own []sentence.Term, spans []sentence.Span) {
	listed := false
	if r.value, r.proof, listed = s.Lifts(w, own, spans); listed {
		r.sum += proven
	}
	// such a word tells a sentence from the others on the same
	r.itself = r.itself || listed || w.Head == sentence.Origin && r.proof
	r.enough = most
	switch w.Head {
	case sentence.Open, sentence.Whether, sentence.How, sentence.Value:
		r.enough = almost
	case sentence.Thing, sentence.Who, sentence.Where:
		if w.Exact() {
			break
		}
		if w.Head == sentence.Thing &&
			slices.ContainsFunc(own, func(t sentence.Term) bool { return t.Text == w.Of && !s.Says(&t) }) {
			break
		}
		if !r.proof && r.share >= nearlyAll && weightOf(own) >= 4 && len(spans) > 1 {
			r.proof, r.bare, r.enough = true, true, nearlyAll
		}
	}
	if r.proof {
		r.sum += proven
	}
	// a word of the kind stands there, and is not what is asked for
	if r.proof && r.value == "" && sentence.Pointed(w.Head) {
		r.sum -= proven / 2
	}
	if r.proof && r.value != "" && w.Related() {
		r.sum += proven / 2
	}
}
