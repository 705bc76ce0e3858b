package passage

import (
	"slices"
	"strings"

	"rebot/index/lexicon"
)

// doneTo gives to whom or to what something is done: behind the verb, or behind 把 or 将 before it.
func (s *sentence) doneTo(w *want, verb *term, terms []term) (string, bool) {
	for _, v := range s.stands(verb) {
		c := s.clause(v.from)
		if at, ok := s.lastOf(v.to, c.to, "至 到 给"); ok && at-v.to < 20 {
			v.to = at
		}
		if text, ok := s.namesIn(w, met{v.to, c.to}, terms); ok {
			return text, true
		}
		if at, ok := s.lastOf(c.from, v.from, "把 将 对"); ok {
			if text, ok := s.namesIn(w, met{at, v.from}, terms); ok {
				return text, true
			}
		}
	}
	return "", false
}

// ownedBy gives to whom something belongs.
func (s *sentence) ownedBy(w *want, terms []term) (string, bool) {
	for i := range s.tokens {
		if t := &s.tokens[i]; t.Is("attr.belong") && !beneath(t) {
			c := s.clause(t.From)
			k := s.trim(t.To, s.phraseTo(t.To, c.to))
			if text, ok := strings.CutSuffix(string(s.runes[k.from:k.to]), "所有"); ok {
				return text, true
			}
			return s.namesIn(w, met{t.To, c.to}, terms)
		}
	}
	return "", false
}

// namesIn gives the firms and bodies of a stretch, or all of it where it is one short phrase.
func (s *sentence) namesIn(w *want, m met, terms []term) (string, bool) {
	var texts []string
	for _, f := range s.ofPlace(apart(s.bodies()), terms) {
		if !strings.Contains(f.text, w.place) {
			continue
		}
		if f.from < m.from && f.to > m.from && s.wordAt(m.from).From == m.from {
			f = s.piece(m.from, f.to)
		}
		if f.from >= m.from && f.to <= m.to && !s.isTerm(f, terms) {
			texts = append(texts, f.text)
		}
	}
	if len(texts) > 0 {
		return strings.Join(slices.Compact(texts), "、"), true
	}
	k := s.trim(m.from, s.phraseTo(m.from, m.to))
	for i := range terms {
		if t, share := s.meets(&terms[i]); share == 1 && t.to == k.to && t.from > k.from {
			k.to = t.from
		}
	}
	if k.to-k.from > 12 || !s.classes(k) && string(s.runes[k.from:k.to]) != "国家" {
		return "", false
	}
	return s.name(k, terms)
}

// along gives with whom something is done: behind 与, 同 or 跟 before the verb; or the subject, where the question names
// who stands there.
func (s *sentence) along(w *want, verb *term, terms []term) (string, bool) {
	for _, v := range s.stands(verb) {
		c := s.clause(v.from)
		at, ok := s.firstWith(c.from, v.from)
		if !ok {
			continue
		}
		k := s.trim(at, s.phraseEnd(at, v.from))
		if s.holdsName(k, w, terms) || strings.Contains(w.wanted, fold(string(s.runes[k.from:k.to]))) {
			k, _ = s.doer(met{at - 1, at})
		}
		if w.place != "" {
			return s.namesIn(w, k, nil)
		}
		if text, ok := s.name(k, nil); ok {
			return text, true
		}
	}
	return "", false
}

// phraseEnd gives where a phrase with what it is joined to ends: A以及B.
func (s *sentence) phraseEnd(from, end int) int {
	for i := from; i < end; i++ {
		if t := s.wordAt(i); s.stops(i) && !t.Is("op.and") {
			return i
		}
	}
	return end
}

// firstWith gives the place behind the first word that says with whom.
func (s *sentence) firstWith(from, to int) (int, bool) {
	for _, words := range []string{"与 同 跟", "和"} {
		for i := from; i < to; i++ {
			if t := s.wordAt(i); i == t.From && slices.Contains(strings.Fields(words), t.Text) {
				return t.To, true
			}
			if t := s.wordAt(i); t.Class == lexicon.Unknown && strings.ContainsRune("与跟", s.runes[i]) && words != "和" {
				return i + 1, true
			}
		}
	}
	return 0, false
}

// holdsName reports whether a stretch has a name that the question has.
func (s *sentence) holdsName(k met, w *want, terms []term) bool {
	return slices.ContainsFunc(terms, func(t term) bool {
		if t.to > w.askFrom || t.topic && !t.name || t.attribute() || t.token != nil && t.token.Class == lexicon.Place {
			return false
		}
		m, share := s.meets(&t)
		return share == 1 && m.from >= k.from && m.to <= k.to
	})
}
