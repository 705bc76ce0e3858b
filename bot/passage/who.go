package passage

import (
	"slices"
	"strings"

	"rebot/index/lexicon"
)

// roles are the concepts of what somebody is; the name stands beside the word, or on the other side of 为 or 是.
var roles = []string{"obj.author", "obj.inventor", "attr.president", "attr.vicepresident", "attr.spokesman", "attr.leader", "attr.unit", "attr.applicant"}

// whos lists who a sentence names: behind or before the role that is asked for, or else bodies and firms.
func (s *sentence) whos(terms []term, spans []met) []found {
	for i := range terms {
		for _, r := range roles {
			if terms[i].is(r) {
				return s.inRole(&terms[i])
			}
		}
	}
	all := s.bodies()
	var asked, kept []found
	for _, f := range all {
		if s.isTerm(f, terms) || slices.ContainsFunc(spans, func(m met) bool {
			return m.from == f.to &&
				isLatin(s.letters[m.from])
		}) {
			asked = append(asked, f)
		}
	}
	for _, f := range all {
		if !slices.ContainsFunc(asked, func(o found) bool { return f.from < o.to && o.from < f.to }) {
			kept = append(kept, f)
		}
	}
	return s.ofPlace(kept, terms)
}

// inRole lists what stands as a role: 第一作者是…, …为通讯作者, 副总裁….
func (s *sentence) inRole(role *term) (out []found) {
	for i := range s.tokens {
		t := &s.tokens[i]
		if !same(t, role.token) {
			continue
		}
		at := t.To
		if at < len(s.runes) && strings.ContainsRune("是为：:", s.runes[at]) {
			for at < len(s.runes) && strings.ContainsRune("是为：:", s.runes[at]) {
				at++
			}
			out = append(out, s.piece(at, s.stop(at, "，。；")))
			continue
		}
		if from, to, ok := s.subject(t.From); ok {
			out = append(out, s.piece(from, to))
			continue
		}
		if to := s.beforePeriod(at, s.stop(at, "，。；在于说称表")); to > at {
			out = append(out, s.piece(at, to))
		}
	}
	return out
}

// stop gives the first of some letters from a place on, or the end.
func (s *sentence) stop(at int, marks string) int {
	depth := 0
	for at < len(s.runes) {
		switch s.runes[at] {
		case '(', '（':
			depth++
		case ')', '）':
			depth--
		default:
			if depth <= 0 && strings.ContainsRune(marks, s.runes[at]) {
				return at
			}
		}
		at++
	}
	return at
}

// beforePeriod cuts a piece before the time that stands in it.
func (s *sentence) beforePeriod(from, to int) int {
	for i := range s.tokens {
		if t := &s.tokens[i]; t.Class == lexicon.PeriodOf && t.From > from && t.From < to {
			return t.From
		}
	}
	return to
}

// subject gives what stands before 为 or 是 in the clause that ends at a place: 徐某为该论文的第一作者.
func (s *sentence) subject(end int) (from, to int, ok bool) {
	for i := end - 1; i >= 0 && !strings.ContainsRune("，。；：", s.runes[i]); i-- {
		if strings.ContainsRune("为是", s.runes[i]) {
			from = i
			for from > 0 && !strings.ContainsRune("，。；：", s.runes[from-1]) {
				from--
			}
			return from, i, from < i
		}
	}
	return 0, 0, false
}

// isTerm reports whether a name is one that the question says already.
func (s *sentence) isTerm(f found, terms []term) bool {
	for i := range terms {
		t := &terms[i]
		if !t.name || t.token == nil || t.token.Class != lexicon.Company {
			continue
		}
		if strings.Contains(fold(f.text), t.text) || strings.Contains(f.text, t.token.ID) {
			return true
		}
	}
	return false
}

// ofPlace keeps the names of the places that are asked about, where there are any: 法国哪家.
func (s *sentence) ofPlace(all []found, terms []term) []found {
	var out []found
	for i := range terms {
		if terms[i].token == nil || terms[i].token.Class != lexicon.Place {
			continue
		}
		for _, f := range all {
			if strings.Contains(f.text, terms[i].token.ID) {
				out = append(out, f)
			}
		}
	}
	if len(out) > 0 {
		return out
	}
	return all
}
