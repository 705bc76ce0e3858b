package passage

import (
	"slices"
	"strings"

	"rebot/index/lexicon"
)

// longList is the most letters of a list that is lifted whole.
const longList = 48

// listed gives an amount, or where it is a member of a list of amounts all of them with what they are of: 3300吨镨钕金属、
// 3700吨镧铈金属. A name of the question that stands in only some members picks these.
func (s *sentence) listed(f found, all []found, terms []term) string {
	unit := s.unitIn(f)
	all = slices.DeleteFunc(slices.Clone(all), func(o found) bool { return s.unitIn(o) != unit })
	in := s.members(f, all)
	if len(in) < 2 || s.enclosed(f.from, nil) {
		return f.text
	}
	var picked []found
	for _, m := range in {
		if s.pickedBy(m.met, in, terms) {
			picked = append(picked, m)
		}
	}
	if len(picked) == 1 {
		return inside(all, picked[0].met)[0].text
	}
	if len(picked) == 0 {
		picked = in
	}
	var texts []string
	for _, m := range picked {
		texts = append(texts, m.text)
	}
	if text := strings.Join(texts, "、"); len([]rune(text)) <= longList {
		return text
	}
	return ""
}

// unitIn is the unit of an amount.
func (s *sentence) unitIn(f found) string {
	for i := range s.tokens {
		if t := &s.tokens[i]; t.From < f.to && t.To > f.from && t.Unit != "" {
			return t.Unit
		}
	}
	return ""
}

// members gives the members of the list that an amount stands in, each with its amount, of which every one has one.
func (s *sentence) members(f found, all []found) (out []found) {
	c := s.clause(f.from)
	at := -1
	for c.from > 1 && s.runes[c.from-1] == '，' && !s.acts(c.from, c.to) {
		c = s.clause(c.from - 2)
	}
	for from := c.from; from < len(s.runes); {
		to := s.memberEnd(from)
		in := inside(all, met{from, to})
		if from > c.to && (len(in) != 1 || s.runes[from-1] != '，' || s.acts(from, to)) {
			break
		}
		switch {
		case len(in) == 1:
			if in[0] == f {
				at = len(out)
			}
			out = append(out, s.member(met{from, to}, in[0]))
		case at < 0:
			out = nil
		default:
			return out
		}
		from = to + 1
	}
	if at < 0 {
		return nil
	}
	return out
}

// inside lists the pieces that stand in a stretch.
func inside(all []found, m met) []found {
	return slices.DeleteFunc(slices.Clone(all), func(f found) bool { return f.from < m.from || f.to > m.to })
}

// memberEnd gives where the member of a list ends that begins at a letter.
func (s *sentence) memberEnd(from int) int {
	end := s.stop(from, breaks)
	for i := from; i < end; i++ {
		if t := s.wordAt(i); s.runes[i] == '、' || t.From == i && t.Is("op.and") && t.To == i+1 {
			return i
		}
	}
	return end
}

// likewise begin what says an amount again in another measure.
var likewise = strings.Fields("对应 相应 相当 相当于 折合 折")

// acts reports whether a stretch says of something what it does: it is no member of a list that its verb began.
func (s *sentence) acts(from, to int) bool {
	return slices.ContainsFunc(s.tokens, func(t lexicon.Token) bool {
		return t.From >= from && t.To <= to && (verbal(&t) || t.Of("adverb") || t.Of("be") || slices.Contains(likewise, t.Text))
	})
}

// member gives the amount in a stretch with what it is of, which stands before it or behind it.
func (s *sentence) member(m met, f found) found {
	if m.to > f.to {
		return s.piece(f.from, m.to)
	}
	return s.piece(max(m.from, s.phraseFrom(m.from, f.from)), f.to)
}

// pickedBy reports whether a name of the question stands in one member of a list and not in all.
func (s *sentence) pickedBy(m met, in []found, terms []term) bool {
	return slices.ContainsFunc(terms, func(t term) bool {
		if t.attribute() || t.weight < 1 {
			return false
		}
		k, share := s.meets(&t)
		return share >= 0.5 && k.from >= m.from && k.to <= m.to && s.naming(k) && !slices.ContainsFunc(in, func(o found) bool { return o.met != m && strings.Contains(fold(o.text), t.text) })
	})
}

// answering keeps the amounts that answer of several: those of the time asked about, in the clause that has most of the attributes asked about, and
// of these the ones that stand in no brackets, where what is asked about does not either.
func (s *sentence) answering(w *want, all []found, terms []term, spans []met) []found {
	if timely := slices.DeleteFunc(slices.Clone(all), func(f found) bool { return s.ofTime(f.from, w) < 1 }); len(timely) > 0 {
		all = timely
	}
	if w.extreme {
		if peaks := slices.DeleteFunc(slices.Clone(all), func(f found) bool { return !s.peak(f) }); len(peaks) > 0 {
			all = peaks
		}
	}
	most := 0
	told := func(f found) (n int) {
		c := s.clause(f.from)
		for i := range terms {
			if terms[i].attribute() && !terms[i].aside() {
				n += s.has(c, &terms[i])
			}
		}
		return n
	}
	for _, f := range all {
		most = max(most, told(f))
	}
	all = slices.DeleteFunc(slices.Clone(all), func(f found) bool { return told(f) < most })
	if open := slices.DeleteFunc(slices.Clone(all), func(f found) bool { return s.enclosed(f.from, spans) }); len(open) > 0 {
		return open
	}
	return slices.DeleteFunc(all, func(f found) bool {
		return !slices.ContainsFunc(spans, func(m met) bool { return m.to <= f.from && !s.openBetween(m.to+4, f.from) })
	})
}

// peak reports whether an amount is said to be the most, or what is reached.
func (s *sentence) peak(f found) bool {
	c := s.clause(f.from)
	return superlative(string(s.letters[c.from:c.to])) ||
		strings.Contains(string(s.runes[max(f.from-3, c.from):f.from]), "达")
}

// has tells how well a stretch says a term: in the same word, or in another of the same meaning.
func (s *sentence) has(c met, t *term) int {
	switch {
	case strings.Contains(string(s.letters[c.from:c.to]), t.text):
		return 2
	case slices.ContainsFunc(s.tokens, func(k lexicon.Token) bool {
		return t.token != nil && k.From >= c.from && k.To <= c.to && same(&k, t.token)
	}):
		return 1
	}
	return 0
}

// openBetween reports whether a bracket opens in a stretch.
func (s *sentence) openBetween(from, to int) bool {
	return from < to && strings.ContainsAny(string(s.runes[from:to]), "(（")
}

// enclosed reports whether a letter stands in brackets in which nothing stands that is asked about.
func (s *sentence) enclosed(at int, spans []met) bool {
	from := at
	for from > 0 && !strings.ContainsRune("(（)）", s.runes[from-1]) {
		from--
	}
	to := at
	for to < len(s.runes) && !strings.ContainsRune(")）", s.runes[to]) {
		to++
	}
	return from > 0 && to < len(s.runes) && strings.ContainsRune("(（", s.runes[from-1]) &&
		!slices.ContainsFunc(spans, func(m met) bool { return m.from >= from && m.to <= to })
}

// naming reports whether a stretch has a word that is no attribute.
func (s *sentence) naming(m met) bool {
	return slices.ContainsFunc(s.tokens, func(t lexicon.Token) bool {
		return t.From < m.to && m.from < t.To && t.Class != lexicon.Word
	})
}
