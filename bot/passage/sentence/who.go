package sentence

import (
	"slices"
	"strings"

	"rebot/index/lexicon"
)

// roles are the concepts of what somebody is; the name stands beside the word, or on the other side of 为 or 是.
var roles = []string{"obj.author", "obj.inventor", "attr.president", "attr.vicepresident", "attr.spokesman",
	"attr.leader", "attr.unit", "attr.applicant"}

// isRole reports whether a word says what somebody is.
func isRole(t *lexicon.Token) bool { return slices.ContainsFunc(roles, t.Is) && !kindOnly(t) }

// whos lists who a sentence names: behind or before the role that is asked for, or else bodies and firms, without
// those that the question names itself. Of what somebody does he stands before, and behind it to whom it is done.
func (s *Sentence) whos(w *Want, terms []Term, spans []Span) []Piece {
	if w.Role != nil {
		return s.inRole(w.Role)
	}
	var kept []Piece
	for _, f := range s.bodies() {
		if !s.isTerm(f, terms) && !strings.Contains(w.text, Fold(f.Text)) &&
			!slices.ContainsFunc(spans, func(m Span) bool {
				return m.From == f.To && isLatin(s.letters[m.From])
			}) {
			kept = append(kept, f)
		}
	}
	if w.ofFirm {
		kept = slices.DeleteFunc(kept, func(f Piece) bool { return noFirm(f.Text) })
	}
	return s.onSide(w, s.ofPlace(kept, terms))
}

// noFirm reports whether a name is one of a court, a ministry or a university.
func noFirm(name string) bool {
	return hasEnd(name, "no.firm")
}

// hasEnd reports whether a text ends in a word of a list.
func hasEnd(text, list string) bool {
	return slices.ContainsFunc(lexicon.List(list), func(end string) bool { return strings.HasSuffix(text, end) })
}

// onSide keeps the names that stand on the side of the verb that is asked for, where there are any: before it those
// who do it, behind it those to whom it is done. Where a firm named before does it, no other name is kept.
func (s *Sentence) onSide(w *Want, all []Piece) []Piece {
	verb := s.verb(w)
	if verb.To == 0 {
		return all
	}
	if f := s.by(verb); f.Text != "" && !w.Patient && !w.Several {
		return []Piece{f}
	}
	side := slices.DeleteFunc(slices.Clone(all), func(f Piece) bool {
		return s.ClauseOf(f.From) != s.ClauseOf(verb.From) || w.Patient != (f.From >= verb.To)
	})
	if len(side) == 0 && !w.Patient && !s.OfFirm {
		return append(s.doingPlace(verb), all...)
	}
	return side
}

// by returns the words between 由 and a verb, which name the doer.
func (s *Sentence) by(verb Span) Piece {
	for i := verb.From - 2; i >= 0 && !strings.ContainsRune("，。；：", s.runes[i]); i-- {
		if s.runes[i] == '由' && s.tokenAt(i) != nil && s.tokenAt(i).To == i+1 {
			return s.piece(i+1, verb.From)
		}
	}
	return Piece{}
}

// doingPlace gives the place that begins the clause of a verb, which stands for its government: 北京在10月底关闭了.
func (s *Sentence) doingPlace(verb Span) []Piece {
	for i := range s.Tokens {
		t := &s.Tokens[i]
		if t.Class == lexicon.Place && t.To <= verb.From && s.ClauseOf(t.From) == s.ClauseOf(verb.From) &&
			(t.From == 0 || strings.ContainsRune(breaks, s.runes[t.From-1])) {
			return []Piece{s.piece(t.From, t.To)}
		}
	}
	return nil
}

// verb finds the last of the verbs that are asked about which a sentence has.
func (s *Sentence) verb(w *Want) (out Span) {
	for _, v := range w.verbs {
		for i := range s.Tokens {
			if same(&s.Tokens[i], v) {
				out = Span{s.Tokens[i].From, s.Tokens[i].To}
				break
			}
		}
	}
	return out
}

// inRole lists what stands as a role: 第一作者是…, …为通讯作者, 副总裁….
func (s *Sentence) inRole(role *lexicon.Token) (out []Piece) {
	for i := range s.Tokens {
		t := &s.Tokens[i]
		if !same(t, role) {
			continue
		}
		if t.Is("attr.team") && !role.Is("attr.team") { // a team bears the name of who leads it
			out = append(out, slices.DeleteFunc(s.bodies(), func(f Piece) bool { return f.To != t.To })...)
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
		if k := s.namedAt(at, s.clause(t.From).To); k.To > k.From {
			out = append(out, s.piece(k.From, k.To))
			continue
		}
		if to := s.beforePeriod(at, s.stop(at, "，。；在于说称表")); to > at {
			out = append(out, s.piece(at, to))
		}
	}
	return out
}

// start goes back from a place to right behind the last of some letters, or to the beginning.
func (s *Sentence) start(at int, marks string) int {
	for at > 0 && !strings.ContainsRune(marks, s.runes[at-1]) {
		at--
	}
	return at
}

// stop gives the first of some letters from a place on, or the end.
func (s *Sentence) stop(at int, marks string) int {
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
func (s *Sentence) beforePeriod(from, to int) int {
	for i := range s.Tokens {
		if t := &s.Tokens[i]; t.Class == lexicon.PeriodOf && t.From > from && t.From < to {
			return t.From
		}
	}
	return to
}

// subject gives what stands before 为 or 是 in the clause that ends at a place: 徐某为该论文的第一作者.
func (s *Sentence) subject(end int) (from, to int, ok bool) {
	for i := end - 1; i >= 0 && !strings.ContainsRune("，。；：", s.runes[i]); i-- {
		if strings.ContainsRune("为是", s.runes[i]) {
			from = s.start(i, "，。；：")
			return from, i, from < i
		}
	}
	return 0, 0, false
}

// isTerm reports whether a name is one that the question says already, or has one in it.
func (s *Sentence) isTerm(f Piece, terms []Term) bool {
	return slices.ContainsFunc(terms, func(t Term) bool {
		if t.Token != nil && t.Token.Class == lexicon.Company &&
			(strings.Contains(Fold(f.Text), t.Text) || strings.Contains(f.Text, t.Token.ID)) {
			return true
		}
		m, share := s.Meets(&t)
		return share > 0 && m.From < f.To && f.From < m.To && t.To-t.From > 2 &&
			(t.Token == nil || t.Token.Class == lexicon.Unknown)
	})
}

// ofPlace keeps the names of the places that are asked about, where there are any: 法国哪家.
func (s *Sentence) ofPlace(all []Piece, terms []Term) []Piece {
	var out []Piece
	for i := range terms {
		if terms[i].Token == nil || terms[i].Token.Class != lexicon.Place {
			continue
		}
		for _, f := range all {
			if strings.Contains(f.Text, terms[i].Token.ID) {
				out = append(out, f)
			}
		}
	}
	if len(out) > 0 {
		return out
	}
	return all
}
