package passage

import (
	"slices"

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
}

func (r *reading) direct() bool { return r.proof && r.itself && !r.absent && r.share >= r.enough }

// What a term counts that does not stand in the sentence itself, to rank the sentences and to tell whether enough is met.
const (
	carried = 0.8 // it stands in the sentence that this one goes on with
	beside  = 0.6 // it stands in the same paragraph
	titled  = 0.3 // the article's title says it
	topical = 0.9 // the same, to tell whether enough is met
	strewn  = 0.4 // it stands elsewhere in the article
	proven  = 2   // what a word of the kind asked for counts
	tight   = 0.4 // what counts how close together stands what is asked about
	near    = 0.9 // a second sentence is quoted too where it scores this share of the best
)

// What must be met of what is asked about: a word of the kind that is asked for says that a sentence is the right one, as
// far as the lexicon knows the kind.
const (
	most    = 0.6 // where a word of the kind is found
	almost  = 0.7 // where any sentence is of the kind
	allOfIt = 0.9 // where a word of the kind should be found and is not
)

func weightOf(terms []term) (sum float64) {
	for i := range terms {
		sum += terms[i].weight
	}
	return sum
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
func (q *question) weigh(a *article, at int, w *want, own, shared []term) reading {
	r := reading{at: at, from: at}
	var spans, every, of []met // of is what is counted
	var got, all float64
	plain := a.only(own)
	r.itself = plain && !lettered(own)
	for i := range own {
		t := &own[i]
		rank, share, m := a.credit(&r, at, t)
		r.sum += rank * t.weight
		got, all = got+share*t.weight, all+t.weight
		if rank == 1 || share >= 0.5 && m.to > m.from {
			every = append(every, m)
			if !t.topic {
				spans = append(spans, m)
			}
			if w.head.counted() && w.at >= 0 && t.from >= q.tokens[w.at].To && of == nil {
				of = []met{m}
			}
		}
		r.itself = r.itself || rank >= carried && !t.topic && (plain || !t.letter())
		r.absent = r.absent || t.known() && !t.here && !t.topic
	}
	r.itself = r.itself && (!w.head.counted() || a.attributed(at, &r, own, w.head == Name))
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
	got, all = q.periodShare(&a.sentences[at], w, &r, got, all)
	r.share = 1
	if all > 0 {
		r.share = got / all
	}
	r.prove(&a.sentences[at], w, own, spans)
	r.sum += tight * compact(every)
	if w.head == How || w.head == Open {
		r.sum += 1 / float64(2+at) // what an article says first it is about
	}
	return r
}

// only reports whether terms are all topics or letters, so that no sentence can say more of them than another.
func (a *article) only(terms []term) bool {
	return !slices.ContainsFunc(terms, func(t term) bool { return !t.topic && !t.letter() })
}

// lettered reports whether any term that is no topic is a letter.
func lettered(terms []term) bool {
	return slices.ContainsFunc(terms, func(t term) bool { return !t.topic && t.letter() })
}

// attributed reports whether the last thing that is told of others among terms is told in a sentence or in what it goes
// on with: of a number it says what the number is of.
func (a *article) attributed(at int, r *reading, terms []term, name bool) bool {
	for i := len(terms) - 1; i >= 0; i-- {
		if t := &terms[i]; (t.attribute() || name) && !t.topic && t.weight >= 1 {
			rank, _, _ := a.credit(r, at, t)
			return rank >= carried
		}
	}
	return true
}

// counted reports whether a number is asked for.
func (h Head) counted() bool {
	return h == Name || h == HowMany || h == Money || h == Percent || h == Size
}

// prove finds a word of the kind that is asked for, and how much must be met with it or without.
func (r *reading) prove(s *sentence, w *want, own []term, spans []met) {
	r.value, r.proof = s.proves(w, own, spans)
	r.enough = most
	switch w.head {
	case Open, Whether, How, Value:
		r.enough = almost
	case Thing, Who, Where:
		if !r.proof && r.share >= allOfIt && weightOf(own) >= 4 && len(spans) > 1 {
			r.proof, r.bare, r.enough = true, true, allOfIt
		}
	}
	if r.proof {
		r.sum += proven
	}
}

// credit tells what a term counts for a sentence: to rank it, and to tell whether enough is met.
func (a *article) credit(r *reading, at int, t *term) (rank, share float64, m met) {
	s := &a.sentences[at]
	m, part := s.meets(t)
	if part >= 1 {
		return 1, 1, m
	}
	rank, share = part, part
	better := func(x, y float64) {
		if y > share {
			rank, share = x, y
		}
	}
	if t.topic {
		better(titled, topical)
	}
	if t.letter() {
		return rank, share, m
	}
	one := a.before(at)
	for _, k := range []int{one, a.before(one)} {
		if _, in := a.sentences[k].meets(t); k != at && in == 1 {
			r.from = min(r.from, k)
			return carried, topical, m
		}
	}
	if t.here {
		better(0, strewn)
	}
	for k := range a.sentences {
		if o := &a.sentences[k]; k != at && o.paragraph == s.paragraph {
			if _, in := o.meets(t); in == 1 {
				better(0, beside)
			}
		}
	}
	return rank, share, m
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

// What a time that is asked counts.
const timed = 2

// periodShare holds the times that are asked against those that a sentence names: another one is a miss.
func (q *question) periodShare(s *sentence, w *want, r *reading, got, all float64) (float64, float64) {
	for i := w.from; i < w.to; i++ {
		t := &q.tokens[i]
		if t.Class != lexicon.PeriodOf || t.Period.IsZero() || !t.Year && w.head == When {
			continue
		}
		all += timed
		switch n, same := s.names(t); {
		case same:
			got += timed
			r.sum += timed
		case n == 0:
			got += titled * timed
		}
	}
	return got, all
}

// names counts the times that a sentence names, and reports whether one of them is, or holds, the one asked for.
func (s *sentence) names(asked *lexicon.Token) (n int, same bool) {
	for i := range s.tokens {
		t := &s.tokens[i]
		if t.Class != lexicon.PeriodOf {
			continue
		}
		n++
		p, o := t.Period, asked.Period
		same = same || !p.IsZero() && p.From.Month <= o.To.Month && o.From.Month <= p.To.Month || t.Text == asked.Text
	}
	return n, same
}
