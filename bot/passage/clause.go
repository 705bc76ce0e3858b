package passage

import (
	"slices"
	"strings"
)

// breaks are what ends a clause.
const breaks = "，。；：！？"

// clauseOf numbers the clause that a letter stands in.
func (s *sentence) clauseOf(at int) (n int) {
	for i := 0; i < at && i < len(s.runes); i++ {
		if strings.ContainsRune(breaks, s.runes[i]) {
			n++
		}
	}
	return n
}

// nearest picks the piece that answers: in the clause that says most of what is asked about, and there the one that
// stands nearest to it. A time stands before what happens then, and its clause may end before that.
func (s *sentence) nearest(all []found, spans []met, time bool) found {
	best, most, least := all[0], -1, 1<<30
	for _, f := range all {
		in, d := 0, 1<<29
		for _, m := range spans {
			if s.clauseOf(m.from) == s.clauseOf(f.from) {
				in++
			}
			d = min(d, f.apart(m, time))
		}
		if in > most || in == most && d < least {
			best, most, least = f, in, d
		}
	}
	return best
}

// apart is how far a piece stands from a span; a time that stands behind it is farther than any before.
func (f found) apart(m met, time bool) int {
	switch {
	case f.from >= m.to && time:
		return f.from - m.to + 1<<20
	case f.from >= m.to:
		return f.from - m.to
	case f.to > m.from:
		return 0
	}
	return m.from - f.to
}

// together joins the pieces of the clauses that say what is asked about: 1996年、2009年.
func (s *sentence) together(all []found, spans []met, one found) string {
	clauses := []int{s.clauseOf(one.from)}
	for _, m := range spans {
		clauses = append(clauses, s.clauseOf(m.from))
	}
	var texts []string
	for _, f := range apart(all) {
		if slices.Contains(clauses, s.clauseOf(f.from)) && !slices.Contains(texts, f.text) {
			texts = append(texts, f.text)
		}
	}
	return strings.Join(texts, "、")
}

// apart keeps of pieces that overlap the longest, in the order in which they stand.
func apart(all []found) (out []found) {
	slices.SortStableFunc(all, func(a, b found) int { return (b.to - b.from) - (a.to - a.from) })
	for _, f := range all {
		if !slices.ContainsFunc(out, func(o found) bool { return f.from < o.to && o.from < f.to }) {
			out = append(out, f)
		}
	}
	slices.SortFunc(out, func(a, b found) int { return a.from - b.from })
	return out
}
