package sentence

import (
	"slices"
	"strings"

	"rebot/index/lexicon"
)

// breaks are the marks that end a clause.
const breaks = "，。；：！？"

// ClauseOf numbers the clause that a letter stands in.
func (s *Sentence) ClauseOf(at int) (n int) {
	for i := 0; i < at && i < len(s.runes); i++ {
		if strings.ContainsRune(breaks, s.runes[i]) {
			n++
		}
	}
	return n
}

// nearest picks the piece that answers: in the clause that says most of what is asked about, and there the one that
// stands nearest to it. A time stands before what happens then, and its clause may end before that; what is the most
// is said to be so.
func (s *Sentence) nearest(all []Piece, spans []Span, w *Want) Piece {
	best, most, least := all[0], -9, 1<<30
	for _, f := range all {
		in, d := 0, 1<<29
		if w.extreme && superlative(s.lead(f, 0)) {
			in++
		}
		if w.extreme && s.reached(f, 0) {
			in++
		}
		in += s.ofTime(f.From, w)
		for _, m := range spans {
			if s.ClauseOf(m.From) == s.ClauseOf(f.From) {
				in++
			}
			d = min(d, f.apart(m, w.Head == When))
		}
		if in > most || in == most && d < least {
			best, most, least = f, in, d
		}
	}
	return best
}

// ofTime scores the last time that a sentence names before a number: 1 for the one asked about, -2 for another.
func (s *Sentence) ofTime(at int, w *Want) int {
	if len(w.times) == 0 || !w.Head.Counted() {
		return 0
	}
	for i := len(s.Tokens) - 1; i >= 0; i-- {
		t := &s.Tokens[i]
		if t.Class != lexicon.PeriodOf || t.From >= at || t.Period.IsZero() {
			continue
		}
		for _, o := range w.times {
			if o.Period.Contains(t.Period) {
				return 1
			}
		}
		return -2
	}
	return 0
}

// apart is how far a piece stands from a span; a time that stands behind it is farther than any before.
func (f Piece) apart(m Span, time bool) int {
	switch {
	case f.From >= m.To && time:
		return f.From - m.To + 1<<20
	case f.From >= m.To:
		return f.From - m.To
	case f.To > m.From:
		return 0
	}
	return m.From - f.To
}

// together joins the pieces of the clauses that say what is asked about: 1996年、2009年.
func (s *Sentence) together(all []Piece, spans []Span, one Piece) string {
	clauses := []int{s.ClauseOf(one.From)}
	for _, m := range spans {
		clauses = append(clauses, s.ClauseOf(m.From))
	}
	var texts []string
	for _, f := range apart(all) {
		if slices.Contains(clauses, s.ClauseOf(f.From)) && !slices.Contains(texts, f.Text) {
			texts = append(texts, f.Text)
		}
	}
	return strings.Join(texts, "、")
}

// apart keeps of pieces that overlap the longest, in the order in which they stand.
func apart(all []Piece) (out []Piece) {
	slices.SortStableFunc(all, func(a, b Piece) int { return (b.To - b.From) - (a.To - a.From) })
	for _, f := range all {
		if !slices.ContainsFunc(out, func(o Piece) bool { return f.From < o.To && o.From < f.To }) {
			out = append(out, f)
		}
	}
	slices.SortFunc(out, func(a, b Piece) int { return a.From - b.From })
	return out
}
