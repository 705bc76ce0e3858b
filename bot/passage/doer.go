package passage

import (
	"slices"
	"strings"

	"rebot/index/lexicon"
)

// byDoer gives who does what a verb says.
func (s *sentence) byDoer(w *want, verb *term, terms []term) (string, bool) {
	for _, v := range s.fullest(s.stands(verb), terms) {
		if !s.amounting(w, v) {
			continue
		}
		m, by := s.doer(v)
		if !by && !s.somebody(m) && !s.speaker(m, v) || by && s.isGoods(m) || !s.onIt(w, m, v, terms) ||
			s.negated(m.to, v.from, w) {
			continue
		}
		if text, ok := s.name(m, terms); ok {
			return text, true
		}
	}
	return "", false
}

// worker gives who a sentence is about first, who did what a verb such as 做 says nothing of.
func (s *sentence) worker(terms []term) (string, bool) {
	for c := s.clause(0); ; c = s.clause(c.to + 1) {
		from := s.opens(c)
		if m := s.trim(from, s.phraseTo(from, c.to)); m.to > m.from && s.classes(m) {
			if text, ok := s.name(m, terms); ok {
				return text, true
			}
		}
		if c.to+1 >= len(s.runes) {
			return "", false
		}
	}
}

// negated reports whether a sentence denies what somebody does and the question does not.
func (s *sentence) negated(from, to int, w *want) bool {
	for i := range s.tokens {
		t := &s.tokens[i]
		if contrary(t) && t.From >= from && t.To <= to && !strings.Contains(w.wanted, t.Text) {
			return true
		}
	}
	return false
}

// onIt reports whether a sentence itself says what is asked about besides the verb, and not inside the phrase of who does
// it; of what is done to a thing of a place, the place is not what it is done to.
func (s *sentence) onIt(w *want, m, verb met, terms []term) bool {
	asked, found := false, false
	for i := range terms {
		t := &terms[i]
		if t.topic || t.weight < 2 || t.to > w.askFrom || t.attribute() || t.token != nil && t.token.Class == lexicon.Place {
			continue
		}
		k, share := s.meets(t)
		asked = true
		if share < 0.5 {
			continue
		}
		if k.from >= m.from && k.to <= m.to && m.to > m.from {
			return false
		}
		of := s.stop(k.to, "的")
		inside := of < m.from && s.clause(k.from) == s.clause(verb.from) && s.wordAt(m.from-1).Text == "被"
		found = found || !inside || s.anyTerm(of, m.from, terms)
	}
	return found || !asked
}

// anyTerm reports whether any of some terms stands in a stretch.
func (s *sentence) anyTerm(from, to int, terms []term) bool {
	text := string(s.letters[from:to])
	return slices.ContainsFunc(terms, func(t term) bool { return strings.Contains(text, t.text) })
}

// doer gives who does what stands at a place: behind 由 or 被; before a verb that 的 follows; or the subject of the clause,
// or of the one that it goes on with; and reports whether it is behind 由 or 被.
func (s *sentence) doer(v met) (m met, by bool) {
	c := s.clause(v.from)
	if at, ok := s.lastOf(c.from, v.from, "由 被 让 遭 受 经 报 归 交 受到 得到 获得"); ok {
		m := s.trim(at, v.from)
		if k := (met{m.from, m.to - 2}); k.to > k.from && s.before(k.to) && s.classes(k) { // 由…部门组织验收
			m = k
		}
		return m, true
	}
	if v.to < len(s.runes) && s.runes[v.to] == '下' {
		if at, ok := s.lastOf(c.from, v.from, "在"); ok {
			return s.trim(at, v.from), true
		}
	}
	if v.to < len(s.runes) && strings.ContainsRune("的下", s.runes[v.to]) {
		if from := s.relativeFrom(c.from, v.from); from < v.from {
			return s.trim(from, v.from), false
		}
	}
	end := v.from
	for {
		from := s.opens(c)
		if to := min(s.phraseTo(from, c.to), end); to > from && !strings.HasPrefix(string(s.runes[from:to]), "包括") {
			if s.nests(to, end) {
				return met{}, false
			}
			return s.trim(from, to), false
		}
		if c.from == 0 || s.runes[c.from-1] != '，' {
			return met{}, false
		}
		c = s.clause(c.from - 1)
		end = c.to
	}
}

// before reports whether a word that can stand before the verb of a passive begins at a place: 组织验收, 合作运营.
func (s *sentence) before(at int) bool {
	t := s.wordAt(at)
	return t.From == at && (t.Text == "组织" || t.Is("attr.partner") || t.Text == "共同" || t.Text == "负责")
}

// nests reports whether a preposition at a place begins what says more of a noun behind it, so that what stands before it
// is no subject: 世界对重稀土的依赖.
func (s *sentence) nests(at, end int) bool {
	if at >= end || !strings.ContainsRune("对与同向在", s.runes[at]) {
		return false
	}
	for i := at + 1; i < end; i++ {
		if s.runes[i] == '的' {
			return true
		}
		if t := s.wordAt(i); t.From == i && verbal(t) {
			return false
		}
	}
	return false
}

// relativeFrom gives where the subject of a verb inside a noun phrase begins: 政府领导下的….
func (s *sentence) relativeFrom(start, end int) int {
	for i := end - 1; i >= start; i-- {
		if s.stops(i) {
			return s.tokenEnd(i)
		}
	}
	from := s.opens(met{start, end})
	text := string(s.runes[from:end])
	if at := strings.LastIndex(text, "包括"); at >= 0 {
		from += len([]rune(text[:at])) + 2
	}
	return from
}
