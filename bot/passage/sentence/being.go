package sentence

import (
	"slices"
	"strings"
	"unicode"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
	"rebot/index/transcription"
)

// ofPeople end what somebody does or is: 生产商, 指挥官.
const ofPeople = "商官员者家长士师生人袖"

// classWords are the concepts of kinds of bodies.
var classWords = strings.Fields("asked.who firm.end body.end col.firm attr.team attr.unit attr.supplier")

// ofBodies end the short names of bodies: 物构所.
const ofBodies = "所院局部厂会系社军议"

// classes reports whether a phrase ends in a word for a kind of body or of people.
func (s *Sentence) classes(m Span) bool {
	if m.To-m.From < 2 {
		return false
	}
	t := s.WordAt(m.To - 1)
	if t.To > m.To && t.Class != lexicon.Unknown { // the phrase ends inside a name
		return false
	}
	if t.Class == lexicon.Company || endsIn(t.Text, "asked.who") || isRole(t) || slices.ContainsFunc(classWords, t.Is) {
		return true
	}
	last := s.letters[m.To-1]
	return strings.ContainsRune(ofPeople, last) || m.To-m.From > 3 && strings.ContainsRune(ofBodies, last)
}

// whole widens a name to its other parts: 何塞·奥古斯托·帕尔马.
func (s *Sentence) wholeName(m Span) Span {
	goesOn := func(i int) bool { return i > 0 && isLatin(s.letters[i-1]) }
	for isLatin(s.letters[m.To-1]) && (goesOn(m.From) || goesOn(m.From-1) && s.letters[m.From-1] == ' ') {
		m.From--
	}
	for m.From > 1 && s.runes[m.From-1] == '·' {
		for m.From--; m.From > 0 && s.WordAt(m.From-1).Class == lexicon.Unknown &&
			!s.stops(m.From-1); m.From-- {
		}
	}
	return m
}

// finds gives where a name stands, as it is asked or else by another name; first where it is no part of a longer one.
func (s *Sentence) finds(t *Term) (Span, bool) {
	all := s.occurrences(t.Text)
	for _, m := range all {
		if !s.inLongerName(m) {
			return s.toFirm(m), true
		}
	}
	if len(all) > 0 {
		return s.toFirm(all[0]), true
	}
	m, share := s.Meets(t)
	return m, share == 1
}

// occurrences lists where some folded letters stand.
func (s *Sentence) occurrences(text string) (out []Span) {
	for from, n := 0, len([]rune(text)); ; {
		i := indexWord(s.Folded[from:], text)
		if i < 0 || n == 0 {
			return out
		}
		at := len([]rune(s.Folded[:from+i]))
		out = append(out, Span{at, at + n})
		from += i + len(text)
	}
}

// toFirm widens a place in the name of a firm that the lexicon knows to that name.
func (s *Sentence) toFirm(m Span) Span {
	if k := s.WordAt(m.From); k.Class == lexicon.Company {
		return Span{k.From, max(k.To, m.To)}
	}
	return m
}

// inLongerName reports whether some letters begin the name of another body: 阿克拉拉 of 阿克拉拉技术公司.
func (s *Sentence) inLongerName(m Span) bool {
	m = s.toFirm(m)
	for i := m.To; i < len(s.runes) && i < m.To+longestEnd && !strings.ContainsRune("的、(（"+breaks, s.runes[i]); i++ {
		t := s.WordAt(i)
		switch {
		case t.From != i:
		case i > m.To && (t.Is("firm.end") || t.Is("body.end")):
			return true
		case s.stops(i) && !slices.ContainsFunc(nominal, t.Is):
			return false
		}
	}
	return false
}

// longestEnd is how many letters may stand before the word that ends the name of a body.
const longestEnd = 6

// hasBody reports whether the clause of a name has a firm or body.
func (s *Sentence) hasBody(t *Term) bool {
	m, ok := s.finds(t)
	if !ok {
		return false
	}
	c := s.clause(m.From)
	return slices.ContainsFunc(s.bodies(), func(f Piece) bool { return f.From >= c.From && f.To <= c.To })
}

// apposed gives what a name is: what stands before it in brackets or without, or behind 是.
func (s *Sentence) apposed(t *Term, person bool) (string, bool) {
	m, ok := s.finds(t)
	if !ok {
		return "", false
	}
	m = s.wholeName(m)
	c := s.clause(m.From)
	if !person && m.From > 0 && strings.ContainsRune("(（", s.runes[m.From-1]) {
		if k := s.trim(s.phraseFrom(c.From, m.From-1), m.From-1); s.classes(k) {
			return s.name(k, nil)
		}
	}
	if person && m.From > 0 && strings.ContainsRune("(（", s.runes[m.From-1]) {
		k := s.trim(s.phraseFrom(c.From, m.From-1), m.From-1)
		return string(s.runes[k.From:k.To]), s.hasRole(k)
	}
	if k, ok := s.predicate(m, c); ok {
		return s.name(k, nil)
	}
	k := s.trim(s.describedFrom(c.From, m.From), m.From)
	if s.classes(k) && (k.To == m.From || blankOnly(s.runes[k.To:m.From])) && (!person || s.people(k)) {
		return s.name(k, nil)
	}
	if k, ok := s.titled(m, c); ok {
		return s.name(k, nil)
	}
	return s.summed(m)
}

// hasRole reports whether a phrase says what somebody is.
func (s *Sentence) hasRole(k Span) bool {
	return slices.ContainsFunc(s.Tokens, func(t lexicon.Token) bool {
		return t.From >= k.From && t.To <= k.To && isRole(&t)
	})
}

// people reports whether a phrase ends in what somebody is.
func (s *Sentence) people(k Span) bool {
	return strings.ContainsRune(ofPeople, s.letters[k.To-1]) || isRole(s.WordAt(k.To-1))
}

// titled gives the title behind a name: 乔梁教授.
func (s *Sentence) titled(m, c Span) (Span, bool) {
	end := m.To
	for end < c.To && !s.stops(end) && s.runes[end] != '、' && !s.WordAt(end).Is("op.and") {
		end++
	}
	k := s.trim(m.To, end)
	return k, k.From == m.To && k.To-k.From > 1 && k.To-k.From < 6 && strings.ContainsRune("授员士师校任长生", s.runes[k.To-1])
}

// summed gives what a sentence says of all names before it: 两者均为….
func (s *Sentence) summed(m Span) (string, bool) {
	for i := range s.Tokens {
		if t := &s.Tokens[i]; t.From < m.To || !t.Is("ref.both") && !t.Is("sum.ref") && !t.Is("ref.latter") {
			continue
		}
		at := s.Tokens[i].To
		for at < len(s.runes) && strings.ContainsRune("均都皆", s.runes[at]) {
			at++
		}
		if k, ok := s.predicate(Span{at, at}, s.clause(at)); ok {
			return s.name(k, nil)
		}
		if at < len(s.runes) && s.WordAt(at-1).Is("be") && strings.HasSuffix(s.WordAt(at-1).Text, "为") {
			k := s.trim(at, s.clause(at).To)
			return s.name(k, nil)
		}
	}
	return "", false
}

func blankOnly(r []rune) bool { return strings.TrimSpace(string(r)) == "" }

// predicate gives what stands behind 是 or 为 right after a name.
func (s *Sentence) predicate(m, c Span) (Span, bool) {
	at := s.bracket(m.To)
	for at < c.To && (s.letters[at] == ' ' || s.WordAt(at).Class == lexicon.Word && s.WordAt(at).Of("adverb")) {
		at++
	}
	if at >= c.To || !strings.ContainsRune("是为", s.runes[at]) || s.tokenEnd(at) != at+1 {
		return Span{}, false
	}
	k := s.trim(at+1, c.To)
	return k, k.To > k.From && !unicode.IsDigit(s.runes[k.From])
}

// describedFrom gives where the description of a name that ends before a letter begins; one with 的 goes on over its
// verb.
func (s *Sentence) describedFrom(start, end int) int {
	from := s.phraseFrom(start, end)
	for from > start && strings.ContainsRune(string(s.runes[from:end]), '的') {
		t := s.WordAt(from - 1)
		if !verbal(t) || s.runes[from-1] == '、' {
			break
		}
		from = s.phraseFrom(start, t.From)
	}
	if from == start {
		return s.opens(Span{start, end})
	}
	return from
}

// bearer gives the bearer of a title: …为控股股东, 控股股东…, 控股股东是….
func (s *Sentence) bearer(t *Term) (string, bool) {
	for _, m := range s.stands(t) {
		c := s.clause(m.From)
		if k, ok := s.predicate(m, c); ok {
			return s.name(k, nil)
		}
		if at, ok := s.lastOf(c.From, m.From, "是 为"); ok && m.To == c.To {
			from := s.opens(c)
			if k := s.trim(from, min(s.phraseTo(from, c.To), at)); k.To > k.From {
				return s.name(k, []Term{*t})
			}
		}
		if somebodys(t.Text) {
			if k := s.namedAt(m.To, c.To); k.To > k.From {
				return s.name(k, nil)
			}
		}
		k := s.trim(m.To, s.phraseTo(m.To, c.To))
		if s.runes[m.To-1] != '的' && k.From == m.To && k.To > k.From && s.classes(k) {
			return s.name(k, nil)
		}
	}
	return "", false
}

// somebodys reports whether a word says what a person is: 审判长, 工会代表.
func somebodys(word string) bool {
	return slices.ContainsFunc(lexicon.List("people.end"), func(end string) bool { return strings.HasSuffix(word, end) })
}

// namedAt is the name of somebody that begins at a letter: a few letters that nothing knows, or parts of a foreign name
// with a dot between them; with what stands in brackets behind it. It is empty for none.
func (s *Sentence) namedAt(from, end int) (m Span) {
	to, foreign := from, strings.ContainsRune(string(s.runes[from:min(end, from+shortestForeign)]), '·')
	strange := func(at int) bool {
		return at < end && s.WordAt(at).Class == lexicon.Unknown && bulletin.HasHan(s.WordAt(at).Text)
	}
	for to < end {
		t := s.WordAt(to)
		part := s.runes[to] == '·' || t.To-t.From == 1 && !t.Of("say") && !t.Is("attr.call") &&
			(strange(t.To) || transcription.Foreign(s.runes[to])) // 德弗里斯, 惠特洛克
		if !strange(to) && !(foreign && part) {
			break
		}
		to = max(s.tokenEnd(to), to+1)
	}
	for _, title := range lexicon.List("people.end") { // 陈默教授
		if n := to - len([]rune(title)); n >= from+2 && string(s.runes[n:to]) == title {
			to = n
		}
	}
	if n := to - from; n < 2 || !foreign && n > 4 || n > longestForeign {
		return m
	}
	return Span{from, s.bracket(to)}
}

// How many letters the name of a foreigner has at most, and before the dot in it.
const longestForeign, shortestForeign = 20, 6

// owner gives whose something is: what stands before 的 and the noun asked about, or before the name asked about.
func (s *Sentence) owner(noun, name *Term) (string, bool) {
	if noun != nil {
		for _, m := range s.stands(noun) {
			c := s.clause(m.From)
			k := s.trim(s.phraseFrom(c.From, m.From), m.From)
			if name != nil {
				if n, ok := s.finds(name); ok && n.From > k.From && n.From < k.To {
					k = s.trim(k.From, n.From)
				}
			}
			if k.To-k.From > 1 && s.classes(k) {
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
	k := s.trim(s.phraseFrom(s.clause(m.From).From, m.From), m.From)
	if !s.classes(k) {
		return "", false
	}
	return s.name(k, nil)
}
