package passage

import (
	"strings"
	"unicode"

	"rebot/index/lexicon"
)

// located gives where something is or is done: between 在 and the verb that is asked about, behind a verb such as 位于, or before
// the name that is asked about.
func (s *sentence) located(w *want) (string, bool) {
	for _, m := range s.regions(w, w.all) {
		if text, ok := s.levelOf(w, m); ok {
			return text, true
		}
	}
	return "", false
}

// regions lists the stretches that say where.
func (s *sentence) regions(w *want, terms []term) (out []met) {
	verb := w.verbBehind(terms)
	if w.ahead != nil {
		verb = &term{text: w.ahead.Text, token: w.ahead}
	}
	if t := lastBefore(terms, w.askFrom); verb == nil && t != nil && t.token != nil && verbal(t.token) {
		verb = t
	}
	if verb != nil {
		for _, v := range s.fullest(s.stands(verb), terms) {
			out = append(out, s.placeOf(v)...)
		}
		return out
	}
	last := lastBefore(terms, w.askFrom)
	for i := range terms {
		if t := &terms[i]; (t.name || t.token == nil) && t.to <= w.askFrom {
			if _, ok := s.finds(t); !ok {
				return nil
			}
			out = append(out, s.whereIs(t)...)
		}
	}
	if last != nil {
		out = append(s.whereIs(last), out...)
	}
	return out
}

// whereIs gives where something is: behind 在 or 位于, or before its name.
func (s *sentence) whereIs(t *term) []met {
	m, ok := s.finds(t)
	if !ok {
		return nil
	}
	c := s.clause(m.from)
	for i := m.to; i < c.to; i++ {
		t := s.wordAt(i)
		if i != t.From || !t.Is("attr.lie") && t.Text != "在" {
			continue
		}
		end := s.phraseTo(t.To, min(c.to, s.stop(t.To, "的")))
		k := s.trim(t.To, end)
		if s.placeLike(k) || k.to > k.from && end < c.to && verbal(s.wordAt(end)) && !s.circumstance(k) {
			return []met{k}
		}
	}
	m = s.wholeName(m)
	if k := s.trim(s.phraseFrom(c.from, m.from), m.from); s.placeLike(k) {
		return []met{k}
	}
	return nil
}

// placeOf gives where a verb takes place: behind 在 before it, or behind it.
func (s *sentence) placeOf(v met) (out []met) {
	c := s.clause(v.from)
	if at, ok := s.lastOf(c.from, v.from, "在 于"); ok {
		if k := s.trim(at, s.phraseTo(at, v.from)); k.to > k.from && (s.placeLike(k) || !s.circumstance(k)) {
			return []met{k}
		}
	}
	at := v.to
	for at < c.to && (unicode.IsSpace(s.runes[at]) || strings.ContainsRune("在于到至了", s.runes[at])) {
		at++
	}
	k := s.trim(at, s.phraseTo(at, min(c.to, s.stop(at, "的"))))
	if lies := s.wordAt(v.from); s.placeLike(k) || k.to > k.from && (lies.Is("attr.lie") || lies.Of("send")) && !s.circumstance(k) {
		return []met{k}
	}
	return nil
}

// circumstance reports whether a stretch behind 在 says when or under what rather than where.
func (s *sentence) circumstance(k met) bool {
	return k.to > k.from && strings.ContainsRune("中下上时后前里内间面", s.runes[k.to-1]) || strings.ContainsAny(string(s.runes[k.from:k.to]), "0123456789")
}

// placeLike reports whether a stretch names a place.
func (s *sentence) placeLike(k met) bool {
	if k.to <= k.from {
		return false
	}
	if s.wordAt(k.to-1).Class == lexicon.Place || strings.ContainsRune("省市县州镇乡国区村", s.runes[k.to-1]) {
		return true
	}
	return s.wordAt(k.from).Class == lexicon.Place && strings.ContainsRune("内部境侧岸郊边", s.runes[k.to-1])
}

// levelOf gives the place of the level that is asked for in a stretch: 哪个省.
func (s *sentence) levelOf(w *want, m met) (string, bool) {
	text := string(s.runes[m.from:m.to])
	kind := placeKind(w.of)
	if kind != "" {
		for i := range s.tokens {
			if t := &s.tokens[i]; t.Class == lexicon.Place && t.Kind == kind && t.From >= m.from && t.To <= m.to {
				return string(s.runes[t.From:t.To]), true
			}
		}
		return text, kind == "city" && !s.holdsPlace(m)
	}
	if r := []rune(w.of); len(r) > 0 && strings.ContainsRune("州县镇乡村", r[len(r)-1]) {
		i := strings.LastIndex(text, string(r[len(r)-1]))
		if i < 0 {
			return "", false
		}
		text = text[:i+len(string(r[len(r)-1]))]
	}
	return text, true
}

// holdsPlace reports whether a stretch has a place that the lexicon knows.
func (s *sentence) holdsPlace(m met) bool {
	for i := range s.tokens {
		if t := &s.tokens[i]; t.Class == lexicon.Place && t.From >= m.from && t.To <= m.to {
			return true
		}
	}
	return false
}
