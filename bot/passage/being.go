package passage

import (
	"slices"
	"strings"

	"rebot/index/lexicon"
)

// ofPeople end what somebody does or is: 生产商, 指挥官.
const ofPeople = "商官员者家长士师生人袖"

// ofBodies end the short names of bodies: 物构所.
const ofBodies = "所院局部厂会系社军议"

// classes reports whether a phrase ends in a word for a kind of body or of people.
func (s *sentence) classes(m met) bool {
	if m.to-m.from < 2 {
		return false
	}
	t := s.wordAt(m.to - 1)
	if t.To > m.to { // the phrase ends inside a name
		return false
	}
	if t.Of("asked.who") || t.Is("asked.who") || t.Is("firm.end") || t.Is("body.end") || t.Is("col.firm") || t.Class == lexicon.Company || endsIn(t.Text, "asked.who") || isRole(t) || t.Is("attr.team") || t.Is("attr.unit") || t.Is("attr.supplier") {
		return true
	}
	return strings.ContainsRune(ofPeople, s.letters[m.to-1]) || m.to-m.from > 3 && strings.ContainsRune(ofBodies, s.letters[m.to-1])
}

// whole widens a name to its other parts: 何塞·奥古斯托·帕尔马.
func (s *sentence) wholeName(m met) met {
	for m.from > 1 && isLatin(s.letters[m.to-1]) && (isLatin(s.letters[m.from-1]) || s.letters[m.from-1] == ' ' && isLatin(s.letters[m.from-2])) {
		m.from--
	}
	for m.from > 1 && s.runes[m.from-1] == '·' {
		for m.from--; m.from > 0 && s.wordAt(m.from-1).Class == lexicon.Unknown &&
			!s.stops(m.from-1); m.from-- {
		}
	}
	return m
}

// finds gives where a name stands, as it is asked or else by another name.
func (s *sentence) finds(t *term) (met, bool) {
	if at := indexWord(s.folded, t.text); at >= 0 {
		from := len([]rune(s.folded[:at]))
		m := met{from, from + len([]rune(t.text))}
		if k := s.wordAt(from); k.Class == lexicon.Company {
			m = met{k.From, max(k.To, m.to)}
		}
		return m, true
	}
	m, share := s.meets(t)
	return m, share == 1
}

// hasBody reports whether the clause of a name has a firm or body.
func (s *sentence) hasBody(t *term) bool {
	m, ok := s.finds(t)
	if !ok {
		return false
	}
	c := s.clause(m.from)
	return slices.ContainsFunc(s.bodies(), func(f found) bool { return f.from >= c.from && f.to <= c.to })
}

// apposed gives what a name is: what stands before it in brackets or without, or behind 是.
func (s *sentence) apposed(t *term, person bool) (string, bool) {
	m, ok := s.finds(t)
	if !ok {
		return "", false
	}
	m = s.wholeName(m)
	c := s.clause(m.from)
	if !person && m.from > 0 && strings.ContainsRune("(（", s.runes[m.from-1]) {
		if k := s.trim(s.phraseFrom(c.from, m.from-1), m.from-1); s.classes(k) {
			return s.name(k, nil)
		}
	}
	if k, ok := s.predicate(m, c); ok {
		return s.name(k, nil)
	}
	k := s.trim(s.describedFrom(c.from, m.from), m.from)
	if s.classes(k) && (k.to == m.from || blankOnly(s.runes[k.to:m.from])) && (!person || s.people(k)) {
		return s.name(k, nil)
	}
	if k, ok := s.titled(m, c); ok {
		return s.name(k, nil)
	}
	return s.summed(m)
}

// people reports whether a phrase ends in what somebody is.
func (s *sentence) people(k met) bool {
	return strings.ContainsRune(ofPeople, s.letters[k.to-1]) || isRole(s.wordAt(k.to-1))
}

// titled gives the title behind a name: 乔梁教授.
func (s *sentence) titled(m, c met) (met, bool) {
	end := m.to
	for end < c.to && !s.stops(end) && s.runes[end] != '、' && !s.wordAt(end).Is("op.and") {
		end++
	}
	k := s.trim(m.to, end)
	return k, k.from == m.to && k.to-k.from > 1 && k.to-k.from < 6 && strings.ContainsRune("授员士师校任长生", s.runes[k.to-1])
}

// summed gives what a sentence says of all names before it: 两者均为….
func (s *sentence) summed(m met) (string, bool) {
	for i := range s.tokens {
		if t := &s.tokens[i]; t.From < m.to || !t.Is("ref.both") && !t.Is("sum.ref") && !t.Is("ref.latter") {
			continue
		}
		at := s.tokens[i].To
		for at < len(s.runes) && strings.ContainsRune("均都皆", s.runes[at]) {
			at++
		}
		if k, ok := s.predicate(met{at, at}, s.clause(at)); ok {
			return s.name(k, nil)
		}
		if at < len(s.runes) && s.wordAt(at-1).Is("be") && strings.HasSuffix(s.wordAt(at-1).Text, "为") {
			k := s.trim(at, s.clause(at).to)
			return s.name(k, nil)
		}
	}
	return "", false
}

func blankOnly(r []rune) bool { return strings.TrimSpace(string(r)) == "" }

// predicate gives what stands behind 是 or 为 right after a name.
func (s *sentence) predicate(m, c met) (met, bool) {
	at := s.bracket(m.to)
	for at < c.to && (s.letters[at] == ' ' || s.wordAt(at).Class == lexicon.Word && s.wordAt(at).Of("adverb")) {
		at++
	}
	if at >= c.to || !strings.ContainsRune("是为", s.runes[at]) || s.tokenEnd(at) != at+1 {
		return met{}, false
	}
	k := s.trim(at+1, c.to)
	return k, k.to > k.from
}

// describedFrom gives where the description of a name that ends before a letter begins; one with 的 goes on over its verb.
func (s *sentence) describedFrom(start, end int) int {
	from := s.phraseFrom(start, end)
	for from > start && strings.ContainsRune(string(s.runes[from:end]), '的') {
		t := s.wordAt(from - 1)
		if !verbal(t) || s.runes[from-1] == '、' {
			break
		}
		from = s.phraseFrom(start, t.From)
	}
	if from == start {
		return s.opens(met{start, end})
	}
	return from
}

// bearer gives who is something: …为控股股东, 控股股东…, 控股股东是….
func (s *sentence) bearer(t *term) (string, bool) {
	for _, m := range s.stands(t) {
		c := s.clause(m.from)
		if k, ok := s.predicate(m, c); ok {
			return s.name(k, nil)
		}
		if at, ok := s.lastOf(c.from, m.from, "是 为"); ok && m.to == c.to {
			from := s.opens(c)
			if k := s.trim(from, min(s.phraseTo(from, c.to), at)); k.to > k.from {
				return s.name(k, []term{*t})
			}
		}
		k := s.trim(m.to, s.phraseTo(m.to, c.to))
		if s.runes[m.to-1] != '的' && k.from == m.to && k.to > k.from && s.classes(k) {
			return s.name(k, nil)
		}
	}
	return "", false
}

// owner gives whose something is: what stands before 的 and the noun asked about, or before the name asked about.
func (s *sentence) owner(noun, name *term) (string, bool) {
	if noun != nil {
		for _, m := range s.stands(noun) {
			c := s.clause(m.from)
			k := s.trim(s.phraseFrom(c.from, m.from), m.from)
			if name != nil {
				if n, ok := s.finds(name); ok && n.from > k.from && n.from < k.to {
					k = s.trim(k.from, n.from)
				}
			}
			if k.to-k.from > 1 && s.classes(k) {
				return s.name(k, nil)
			}
		}
		return "", false
	}
	if name == nil {
		return "", false
	}
	m, ok := s.finds(name)
	if !ok {
		return "", false
	}
	k := s.trim(s.phraseFrom(s.clause(m.from).from, m.from), m.from)
	if !s.classes(k) {
		return "", false
	}
	return s.name(k, nil)
}
