package sentence

import (
	"slices"
	"strings"

	"rebot/index/lexicon"
)

// byDoer gives the doer of a verb.
func (s *Sentence) byDoer(w *Want, verb *Term, terms []Term) (string, bool) {
	all := s.stands(verb)
	if len(all) == 0 && strings.Contains(issuing, verb.Text) { // 发的: 下达
		for i := range s.Tokens {
			if t := &s.Tokens[i]; t.Of("give") || t.Is("attr.publish") {
				all = append(all, Span{t.From, t.To})
			}
		}
	}
	for _, v := range s.fullest(all, terms) {
		if !s.amounting(w, v) {
			continue
		}
		if !s.ofHead(v, verb, terms) {
			continue
		}
		m, by := s.doer(v)
		if !by && !s.somebody(m) && !s.speaker(m, v) || by && s.isGoods(m) || !s.onIt(w, m, v, terms) ||
			s.negated(m.To, v.From, w) {
			continue
		}
		if text, ok := s.name(m, terms); ok {
			return text, true
		}
	}
	return "", false
}

// issuing are verbs of one letter for what an office does with a paper or a quota.
const issuing = "发出下"

// worker gives who a sentence is about first, who did what a verb such as 做 says nothing of.
func (s *Sentence) worker(terms []Term) (string, bool) {
	for c := s.clause(0); ; c = s.clause(c.To + 1) {
		from := s.opens(c)
		if m := s.trim(from, s.phraseTo(from, c.To)); m.To > m.From && s.classes(m) {
			if text, ok := s.name(m, terms); ok {
				return text, true
			}
		}
		if c.To+1 >= len(s.runes) {
			return "", false
		}
	}
}

// negated reports whether a sentence denies what somebody does and the question does not.
func (s *Sentence) negated(from, to int, w *Want) bool {
	for i := range s.Tokens {
		t := &s.Tokens[i]
		if contrary(t) && t.From >= from && t.To <= to && !strings.Contains(w.wanted, t.Text) {
			return true
		}
	}
	return false
}

// onIt reports whether a sentence itself says what is asked about besides the verb, and not inside the phrase of the
// one who does it; of what is done to a thing of a place, the place is not what it is done to.
func (s *Sentence) onIt(w *Want, m, verb Span, terms []Term) bool {
	asked, found := false, false
	for i := range terms {
		t := &terms[i]
		if t.Topic || t.Weight < 2 || t.To > w.askFrom || t.Attribute() ||
			t.Token != nil && t.Token.Class == lexicon.Place {
			continue
		}
		k, share := s.Meets(t)
		asked = true
		if share < 0.5 {
			continue
		}
		if k.From >= m.From && k.To <= m.To && m.To > m.From {
			return false
		}
		of := s.stop(k.To, "的")
		inside := of < m.From && s.clause(k.From) == s.clause(verb.From) && s.WordAt(m.From-1).Text == "被"
		found = found || !inside || s.anyTerm(of, m.From, terms)
	}
	return found || !asked
}

// anyTerm reports whether any of some terms stands in a stretch.
func (s *Sentence) anyTerm(from, to int, terms []Term) bool {
	text := string(s.letters[from:to])
	return slices.ContainsFunc(terms, func(t Term) bool { return strings.Contains(text, t.Text) })
}

// doer gives the doer of a verb at a place: behind 由 or 被; before a verb that 的 follows; or the subject of the
// clause, or of the one that it goes on with; and reports whether it is behind 由 or 被.
func (s *Sentence) doer(v Span) (m Span, by bool) {
	c := s.clause(v.From)
	if at, ok := s.lastOf(c.From, v.From, "由 被 让 遭 受 经 报 归 交 受到 得到 获得"); ok {
		m := s.trim(at, v.From)
		if k := (Span{m.From, m.To - 2}); k.To > k.From && s.before(k.To) && s.classes(k) { // 由…部门组织验收
			m = k
		}
		return m, true
	}
	if v.To < len(s.runes) && s.runes[v.To] == '下' {
		if at, ok := s.lastOf(c.From, v.From, "在"); ok {
			return s.trim(at, v.From), true
		}
	}
	if v.To < len(s.runes) && strings.ContainsRune("的下", s.runes[v.To]) {
		if from := s.relativeFrom(c.From, v.From); from < v.From {
			return s.trim(from, v.From), false
		}
	}
	end := v.From
	for {
		from := s.opens(c)
		if to := min(s.phraseTo(from, c.To), end); to > from && !strings.HasPrefix(string(s.runes[from:to]), "包括") {
			if s.nests(to, end) {
				return Span{}, false
			}
			return s.trim(from, to), false
		}
		if c.From == 0 || s.runes[c.From-1] != '，' {
			return Span{}, false
		}
		c = s.clause(c.From - 1)
		end = c.To
	}
}

// before reports whether a word that can stand before the verb of a passive begins at a place: 组织验收, 合作运营.
func (s *Sentence) before(at int) bool {
	t := s.WordAt(at)
	return t.From == at && (t.Text == "组织" || t.Is("attr.partner") || t.Text == "共同" || t.Text == "负责")
}

// nests reports whether a preposition at a place begins what says more of a noun behind it, so that what stands
// before it is no subject: 世界对重稀土的依赖.
func (s *Sentence) nests(at, end int) bool {
	if at >= end || !strings.ContainsRune("对与同向在", s.runes[at]) {
		return false
	}
	for i := at + 1; i < end; i++ {
		if s.runes[i] == '的' {
			return true
		}
		if t := s.WordAt(i); t.From == i && verbal(t) {
			return false
		}
	}
	return false
}

// relativeFrom gives where the subject of a verb inside a noun phrase begins: 政府领导下的….
func (s *Sentence) relativeFrom(start, end int) int {
	for i := end - 1; i >= start; i-- {
		if s.stops(i) {
			return s.tokenEnd(i)
		}
	}
	from := s.opens(Span{start, end})
	text := string(s.runes[from:end])
	if at := strings.LastIndex(text, "包括"); at >= 0 {
		from += len([]rune(text[:at])) + 2
	}
	return from
}

// stands finds where a sentence has a verb that is asked about: the same word, or one of the same attribute.
func (s *Sentence) stands(t *Term) (all []Span) {
	bare := func(text string) string { return strings.TrimRight(text, "的了") }
	for i := range s.Tokens {
		k := &s.Tokens[i]
		if bare(k.Text) == bare(t.Text) || t.Token != nil && sharesAttr(k, t.Token) && !beneath(k) {
			all = append(all, Span{k.From, k.From + len([]rune(bare(k.Text)))})
		}
	}
	if len(all) > 0 {
		return all
	}
	if at := indexWord(s.Folded, t.Text); at >= 0 {
		from := len([]rune(s.Folded[:at]))
		return []Span{{from, from + len([]rune(t.Text))}}
	}
	if m, ok := s.near(t); ok && t.Token != nil && t.Token.Of("attr") { // 买主: 买家
		return []Span{m}
	}
	return nil
}

// beneath reports whether a word says what belongs to the name before it, which is the other way round: 旗下.
func beneath(t *lexicon.Token) bool {
	return t.Is("attr.belong") && strings.ContainsAny(t.Text, "下所")
}

// sharesAttr reports whether two tokens are words of one attribute, or of one everyday concept.
func sharesAttr(a, b *lexicon.Token) bool {
	x := sense(a, "attr")
	return x != "" && x == sense(b, "attr") || sharesEveryday(a, b) || sharesEveryday(b, a)
}

// sharesEveryday reports whether a token is a word of an everyday concept of another.
func sharesEveryday(a, b *lexicon.Token) bool {
	return slices.ContainsFunc(b.Also, func(s lexicon.Sense) bool { return s.Kind == "everyday" && a.Is(s.ID) })
}

// fullest puts the mets first whose clauses have the most of what is asked about.
func (s *Sentence) fullest(all []Span, terms []Term) []Span {
	in := func(m Span) (n int) {
		c := s.clause(m.From)
		text := string(s.letters[c.From:c.To])
		for i := range terms {
			if strings.Contains(text, terms[i].Text) {
				n++
			}
		}
		return n
	}
	slices.SortStableFunc(all, func(a, b Span) int { return in(b) - in(a) })
	return all
}

// amounting reports whether the clause of a verb has one of the amounts that a question names, where it names any.
func (s *Sentence) amounting(w *Want, v Span) bool {
	c := s.clause(v.From)
	text := strings.ReplaceAll(string(s.letters[c.From:c.To]), " ", "")
	return len(w.amounts) == 0 ||
		slices.ContainsFunc(w.amounts, func(a string) bool { return strings.Contains(text, a) })
}

// lastOf gives the place behind the last of some words, which stands by itself.
func (s *Sentence) lastOf(from, to int, words string) (int, bool) {
	all := strings.Fields(words)
	for i := to - 1; i >= from; i-- {
		t := s.WordAt(i)
		if i == t.From && slices.Contains(all, t.Text) {
			return t.To, true
		}
		if one := string(s.runes[i]); t.Class == lexicon.Unknown && strings.Contains(within, one) &&
			slices.Contains(all, one) {
			return i + 1, true
		}
	}
	return 0, false
}

// ofHead reports whether the noun that a verb with 下的 behind it describes is one that is asked about, where any thing is: …领导下的
// 人民国防军 says nothing of who leads another.
func (s *Sentence) ofHead(v Span, verb *Term, terms []Term) bool {
	if v.To+1 >= len(s.runes) || string(s.runes[v.To:v.To+2]) != "下的" {
		return true
	}
	end := s.phraseTo(v.To+2, s.clause(v.From).To)
	asked := func(t Term) bool { return t.From >= verb.To && t.Weight >= 2 && !t.Attribute() }
	return !slices.ContainsFunc(terms, asked) || s.anyTerm(v.To+2, end, terms)
}
