package passage

import (
	"slices"
	"strings"

	"rebot/index/lexicon"
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
// stands nearest to it. A time stands before what happens then, and its clause may end before that; what is the most is
// said to be so.
func (s *sentence) nearest(all []found, spans []met, w *want) found {
	best, most, least := all[0], -9, 1<<30
	for _, f := range all {
		in, d := 0, 1<<29
		if w.extreme && superlative(string(s.runes[max(f.from-3, 0):f.from])) {
			in++
		}
		if w.extreme && strings.Contains(string(s.runes[max(f.from-3, 0):f.from]), "达") { // 可以达到17.8%
			in++
		}
		in += s.ofTime(f.from, w)
		for _, m := range spans {
			if s.clauseOf(m.from) == s.clauseOf(f.from) {
				in++
			}
			d = min(d, f.apart(m, w.head == When))
		}
		if in > most || in == most && d < least {
			best, most, least = f, in, d
		}
	}
	return best
}

// ofTime tells whether the last time that a sentence names before a number is the one asked about: 1, or another: -2.
func (s *sentence) ofTime(at int, w *want) int {
	if len(w.times) == 0 || !w.head.counted() {
		return 0
	}
	for i := len(s.tokens) - 1; i >= 0; i-- {
		t := &s.tokens[i]
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

// respectively gives the value of what stands at a place in a list that 分别 shares values out to: A和B分别为1和2.
func (s *sentence) respectively(at int) string {
	from, to := at, s.stop(at, breaks)
	for from > 0 && !strings.ContainsRune(breaks, s.runes[from-1]) {
		from--
	}
	names, values, ok := sharedOut(string(s.runes[from:to]))
	if !ok || len([]rune(names)) <= at-from {
		return ""
	}
	n := len(pieces(string(s.runes[from:at])+"x")) - 1
	if n >= len(values) || len(pieces(names)) != len(values) {
		return ""
	}
	return strings.TrimSpace(values[n])
}

// sharedOut cuts a clause at 分别 into the names before it and the values that are shared out to them.
func sharedOut(clause string) (names string, values []string, ok bool) {
	names, rest, ok := strings.Cut(clause, "分别")
	return names, pieces(strings.TrimLeft(rest, "为是达")), ok
}

// pieces cuts a list: A、B和C.
func pieces(list string) []string {
	return strings.FieldsFunc(list, func(r rune) bool { return strings.ContainsRune("和、与及", r) })
}
