package passage

import (
	"slices"
	"strings"
	"unicode/utf8"

	"rebot/bot/passage/sentence"
	"rebot/index/lexicon"
)

// A proof looks in one clause of a sentence, and in those beside it, for all that a want asks.
type proof struct {
	q         *question
	c         *candidate
	terms     []sentence.Term    // of the question, as the article has them
	own, near *sentence.Sentence // the clause, and it with those beside it
}

// proves reports whether a sentence answers whatever its clues weigh: a piece of the kind that is asked for stands in one
// of its clauses, and there or in the clauses beside it every word that is asked about, itself or in other words. What it
// is all of may be said before or in the title. It gives the piece, where that is known.
func (q *question) proves(c *candidate) (value string, ok bool) {
	s := &c.a.sentences[c.at]
	if !q.provable(c) {
		return "", false
	}
	clauses, terms := s.Clauses(), q.termsIn(c.a)
	for i := range clauses {
		around := sentence.Span{From: clauses[max(i-1, 0)].From, To: clauses[min(i+1, len(clauses)-1)].To}
		p := proof{q: q, c: c, terms: terms, own: s.Within(clauses[i]), near: s.Within(around)}
		if v, ok := p.fills(); ok && p.meetsAll() {
			return v, true
		}
	}
	return "", false
}

// provenOf gives the first of some candidates that proves to answer, -1 for none, with the piece of it.
func (q *question) provenOf(all []candidate, of []int) (n int, value string) {
	for _, k := range of {
		if v, ok := q.proves(&all[k]); ok {
			return k, v
		}
	}
	return -1, ""
}

// provable reports whether a sentence may be held against a want word by word: it is of the time, the place in an order
// and the firm that are asked about, and has the numbers that the question gives.
func (q *question) provable(c *candidate) bool {
	w, r, e := &c.want, reading{at: c.at, from: c.a.before(c.at), value: c.value}, &c.evidence
	return !q.ask.English && !w.Gist && w.Head != sentence.Name && (e[timeMissed] == 0 || c.a.titleTimed(q.timesOf(w))) && e[numbersMissed] == 0 &&
		!q.lacksOrdinal(c.a, &r, w) && !q.missesPlace(c.a, &r, w) && !q.tellsOther(c.a, &r, w) && !c.a.supposes(q, &r, w) &&
		!(q.Superlative() && !c.a.sentences[c.at].Superlative())
}

// titleTimed reports whether the title is of the times that are asked about.
func (a *article) titleTimed(times []*lexicon.Token) bool {
	return !slices.ContainsFunc(times, func(t *lexicon.Token) bool { is, _ := a.title.Timed(t); return !is })
}

// fills reports whether a piece of the kind that is asked for stands in the clause.
func (p *proof) fills() (value string, ok bool) {
	w := &p.c.want
	if v := p.c.value; v != "" && strings.Contains(p.own.Text, v) {
		return v, true
	}
	switch {
	case w.Head.Counted(), w.Head == sentence.HowLong:
		return p.amount()
	case w.Head == sentence.Who:
		return "", p.own.NamesOther(w)
	case w.Head == sentence.Why:
		return "", p.c.evidence[reasonFound] > 0
	}
	return "", !sentence.Pointed(w.Head) && !slices.Contains(pieces, w.Head)
}

// amount reports whether the clause has one amount alone of the kind that is asked for, and gives it where the sentence
// has no other.
func (p *proof) amount() (value string, ok bool) {
	l, ok := p.q.labels(p.c.a, p.c.at, &p.c.want)
	if !ok {
		return "", false
	}
	in := slices.DeleteFunc(slices.Clone(l.all), func(f sentence.Amount) bool { return !strings.Contains(p.own.Text, f.Text) })
	if len(in) != 1 {
		return "", false
	}
	if len(l.all) == 1 {
		value = in[0].Text
	}
	return value, true
}

// meetsAll reports whether every word that is asked about stands in the clauses, and one of them that is not all of the
// article's subject in the clause itself.
func (p *proof) meetsAll() bool {
	anchored, named := false, false
	for _, t := range p.terms {
		if p.c.want.Head.Counted() {
			t = p.q.Literal(&p.c.want, t)
		}
		if t.From >= p.c.want.EndsAt(p.q.Tokens) {
			break
		}
		switch {
		case p.q.only(p.c.want, &t), t.Soft(), t.Letter() && t.Binds():
		case p.meets(p.near, &t):
			anchored = anchored || !t.Topic && p.meets(p.own, &t)
			named = named || !t.Topic && !t.Letter()
		case t.Attribute() || !p.told(&t):
			return false
		}
	}
	return anchored && named && p.denied()
}

// denied reports whether the clauses deny something where the question does.
func (p *proof) denied() bool {
	w := &p.c.want
	not := slices.ContainsFunc(p.q.Tokens[w.From:w.To], func(t lexicon.Token) bool { return t.Is("ask.not") })
	return !not || w.Head == sentence.Whether || slices.ContainsFunc(lexicon.List("not"), func(n string) bool { return strings.Contains(p.near.Folded, n) })
}

// meets reports whether a word stands in some clauses: itself, another one for it, or all of its pieces.
func (p *proof) meets(s *sentence.Sentence, t *sentence.Term) bool {
	if p.measured(t) && t.Token != nil && t.Token.Everyday() {
		return strings.Contains(s.Folded, t.Text)
	}
	if _, share := s.Meets(t); share >= most || t.Letter() && pieceIn(s, t.Text) || p.kinds(s, t) || ends(s, t) {
		return true
	}
	each := t.Is("op.mean") && slices.ContainsFunc(lexicon.List("said.each"), func(e string) bool { return strings.Contains(s.Folded, e) })
	if one := t.Uncounted(); one != "" && pieceIn(s, one) {
		return true
	}
	return each || !p.measured(t) && t.Pieced(func(piece string) bool { return pieceIn(s, piece) })
}

// measured reports whether a word is what a number is asked of, which no other word stands for.
func (p *proof) measured(t *sentence.Term) bool {
	w := &p.c.want
	return w.Head.Counted() && (p.q.MeasuredBy(w, t) || p.q.Counts(w, t))
}

// ends reports whether a verb of one letter that the question says with how far it got opens a word of a sentence: 提到 and
// 提高到.
func ends(s *sentence.Sentence, t *sentence.Term) bool {
	r := []rune(t.Text)
	return len(r) == 2 && (&sentence.Term{Text: string(r[1])}).Binds() && s.Opens(string(r[0]))
}

// pieceIn reports whether a sentence has some letters, a single one at the head of a word.
func pieceIn(s *sentence.Sentence, piece string) bool {
	if utf8.RuneCountInString(piece) == 1 {
		return s.Opens(piece) || s.SaysLetter(&sentence.Term{Text: piece, To: 1})
	}
	return strings.Contains(s.Folded, piece)
}

// kinds reports whether a word says what kind of thing is asked for, and the names of such things end as it does in a
// clause: 细菌 and 反硝化菌.
func (p *proof) kinds(s *sentence.Sentence, t *sentence.Term) bool {
	w, r := &p.c.want, []rune(t.Text)
	if w.At < 0 || t.From < p.q.Tokens[w.At].To || !t.Attribute() && (t.Token == nil || !t.Token.Of("term")) || !p.q.AsksKind(w) || len(r) != 2 {
		return false
	}
	return s.Ends(string(r[1])) > 0
}

// told reports whether the sentence says a word elsewhere, one before it in its paragraph or the title, or they have all
// of its pieces.
func (p *proof) told(t *sentence.Term) bool {
	all := p.before()
	meets := func(s *sentence.Sentence) bool { _, share := s.Meets(t); return share >= most }
	return !p.measured(t) && (slices.ContainsFunc(all, meets) || t.Pieced(func(piece string) bool {
		return slices.ContainsFunc(all, func(s *sentence.Sentence) bool { return pieceIn(s, piece) })
	}))
}

// before lists what may say what the clause is of: its sentence, those before in the paragraph, the first and the title.
func (p *proof) before() []*sentence.Sentence {
	a, at := p.c.a, p.c.at
	out := []*sentence.Sentence{&a.sentences[at].Sentence, &a.title, &a.sentences[a.leadAt()].Sentence}
	for _, k := range a.neighbours(at) {
		if k < at {
			out = append(out, &a.sentences[k].Sentence)
		}
	}
	return out
}
