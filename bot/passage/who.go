package passage

import (
	"slices"
	"strings"

	"rebot/index/lexicon"
)

// roles are the concepts of what somebody is; the name stands beside the word, or on the other side of 为 or 是.
var roles = []string{"obj.author", "obj.inventor", "attr.president", "attr.vicepresident", "attr.spokesman", "attr.leader", "attr.unit", "attr.applicant"}

// isRole reports whether a word says what somebody is.
func isRole(t *lexicon.Token) bool { return slices.ContainsFunc(roles, t.Is) && !kindOnly(t) }

// whos lists who a sentence names: behind or before the role that is asked for, or else bodies and firms, without those
// that the question names itself. Of what somebody does he stands before, and behind it to whom it is done.
func (s *sentence) whos(w *want, terms []term, spans []met) []found {
	if w.role != nil {
		return s.inRole(w.role)
	}
	var kept []found
	for _, f := range s.bodies() {
		if !s.isTerm(f, terms) && !strings.Contains(w.text, fold(f.text)) && !slices.ContainsFunc(spans, func(m met) bool {
			return m.from == f.to && isLatin(s.letters[m.from])
		}) {
			kept = append(kept, f)
		}
	}
	return s.onSide(w, s.ofPlace(kept, terms))
}

// onSide keeps the names that stand on the side of the verb that is asked for, where there are any: before it those who do
// it, behind it those to whom it is done. Where a firm named before does it, no other name is kept.
func (s *sentence) onSide(w *want, all []found) []found {
	verb := s.verb(w)
	if verb.to == 0 {
		return all
	}
	if f := s.by(verb); f.text != "" && !w.patient && !w.several {
		return []found{f}
	}
	side := slices.DeleteFunc(slices.Clone(all), func(f found) bool {
		return s.clauseOf(f.from) != s.clauseOf(verb.from) || w.patient != (f.from >= verb.to)
	})
	if len(side) == 0 && !w.patient && !s.ofFirm {
		return append(s.doingPlace(verb), all...)
	}
	return side
}

// by is what stands between 由 and a verb: who does it.
func (s *sentence) by(verb met) found {
	for i := verb.from - 2; i >= 0 && !strings.ContainsRune("，。；：", s.runes[i]); i-- {
		if s.runes[i] == '由' && s.tokenAt(i) != nil && s.tokenAt(i).To == i+1 {
			return s.piece(i+1, verb.from)
		}
	}
	return found{}
}

// doingPlace gives the place that begins the clause of a verb, which stands for its government: 北京在10月底关闭了.
func (s *sentence) doingPlace(verb met) []found {
	for i := range s.tokens {
		t := &s.tokens[i]
		if t.Class == lexicon.Place && t.To <= verb.from && s.clauseOf(t.From) == s.clauseOf(verb.from) &&
			(t.From == 0 || strings.ContainsRune(breaks, s.runes[t.From-1])) {
			return []found{s.piece(t.From, t.To)}
		}
	}
	return nil
}

// verb finds the last of the verbs that are asked about which a sentence has.
func (s *sentence) verb(w *want) (out met) {
	for _, v := range w.verbs {
		for i := range s.tokens {
			if same(&s.tokens[i], v) {
				out = met{s.tokens[i].From, s.tokens[i].To}
				break
			}
		}
	}
	return out
}

// doer is the firm that a sentence calls 公司, of whom it tells what he does, and the sentence that names it.
func (a *article) doer(at int, w *want) (string, int) {
	k := a.antecedent(at)
	if k < 0 || w.head != Who || w.patient || w.role != nil {
		return "", at
	}
	return a.sentences[k].firms()[0].text, k
}

// inRole lists what stands as a role: 第一作者是…, …为通讯作者, 副总裁….
func (s *sentence) inRole(role *lexicon.Token) (out []found) {
	for i := range s.tokens {
		t := &s.tokens[i]
		if !same(t, role) {
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

// isTerm reports whether a name is one that the question says already, or has one in it.
func (s *sentence) isTerm(f found, terms []term) bool {
	return slices.ContainsFunc(terms, func(t term) bool {
		if t.token != nil && t.token.Class == lexicon.Company &&
			(strings.Contains(fold(f.text), t.text) || strings.Contains(f.text, t.token.ID)) {
			return true
		}
		m, share := s.meets(&t)
		return share > 0 && m.from < f.to && f.from < m.to && t.to-t.from > 2 &&
			(t.token == nil || t.token.Class == lexicon.Unknown)
	})
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
