package passage

import (
	"slices"
	"strings"
	"unicode"

	"rebot/index/lexicon"
)

// stands finds where a sentence has a verb that is asked about: the same word, or one of the same attribute.
func (s *sentence) stands(t *term) (all []met) {
	bare := func(text string) string { return strings.TrimRight(text, "的了") }
	for i := range s.tokens {
		k := &s.tokens[i]
		if bare(k.Text) == bare(t.text) || t.token != nil && sharesAttr(k, t.token) && !beneath(k) {
			all = append(all, met{k.From, k.From + len([]rune(bare(k.Text)))})
		}
	}
	if len(all) > 0 {
		return all
	}
	if at := indexWord(s.folded, t.text); at >= 0 {
		from := len([]rune(s.folded[:at]))
		return []met{{from, from + len([]rune(t.text))}}
	}
	return nil
}

// beneath reports whether a word says what belongs to the name before it, which is the other way round: 旗下.
func beneath(t *lexicon.Token) bool {
	return t.Is("attr.belong") && strings.ContainsAny(t.Text, "下所")
}

// sharesAttr reports whether two tokens are words of one attribute.
func sharesAttr(a, b *lexicon.Token) bool {
	x := sense(a, "attr")
	return x != "" && x == sense(b, "attr")
}

// byDoer gives who does what a verb says.
func (s *sentence) byDoer(w *want, verb *term, terms []term) (string, bool) {
	for _, v := range s.fullest(s.stands(verb), terms) {
		if !s.amounting(w, v) {
			continue
		}
		m, by := s.doer(v)
		if !by && !s.somebody(m) && !s.speaker(m, v) || by && s.isGoods(m) || !s.onIt(w, m, v, terms) {
			continue
		}
		if text, ok := s.name(m, terms); ok {
			return text, true
		}
	}
	return "", false
}

// amounting reports whether the clause of a verb has one of the amounts that a question names, where it names any.
func (s *sentence) amounting(w *want, v met) bool {
	c := s.clause(v.from)
	text := strings.ReplaceAll(string(s.letters[c.from:c.to]), " ", "")
	return len(w.amounts) == 0 || slices.ContainsFunc(w.amounts, func(a string) bool { return strings.Contains(text, a) })
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

// fullest puts the mets first whose clauses have the most of what is asked about.
func (s *sentence) fullest(all []met, terms []term) []met {
	in := func(m met) (n int) {
		c := s.clause(m.from)
		text := string(s.letters[c.from:c.to])
		for i := range terms {
			if strings.Contains(text, terms[i].text) {
				n++
			}
		}
		return n
	}
	slices.SortStableFunc(all, func(a, b met) int { return in(b) - in(a) })
	return all
}

// isGoods reports whether a phrase ends in a name of goods, so that it is cut off.
func (s *sentence) isGoods(m met) bool {
	return m.to > m.from && (s.wordAt(m.to-1).Class == lexicon.Goods || s.wordAt(m.to-1).Class == lexicon.Product)
}

// speaker reports whether a phrase is a name that nobody knows, right before a verb of saying.
func (s *sentence) speaker(m, v met) bool {
	n := m.to - m.from
	if n < 2 || n > 4 || m.to != v.from || !(s.wordAt(v.from).Of("say") || s.wordAt(v.from).Is("attr.stance") || s.wordAt(v.from).Is("attr.call")) {
		return false
	}
	for i := m.from; i < m.to; i++ {
		if t := s.wordAt(i); t.Class != lexicon.Unknown {
			return false
		}
	}
	return true
}

// onIt reports whether a sentence itself says what is asked about besides the verb, and not inside the phrase of who does it; of
// what is done to a thing of a place, the place is not what it is done to.
func (s *sentence) onIt(w *want, m, verb met, terms []term) bool {
	asked, found := false, false
	for i := range terms {
		t := &terms[i]
		if t.topic || t.weight < 2 || t.to > w.askFrom || t.token != nil && (t.token.Class == lexicon.Place || t.attribute()) {
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
		if at := s.stop(k.to, "的"); at < m.from && s.clause(k.from) == s.clause(verb.from) && s.wordAt(m.from-1).Text == "被" && !s.anyTerm(at, m.from, terms) {
			continue
		}
		found = true
	}
	return found || !asked
}

// anyTerm reports whether any of some terms stands in a stretch.
func (s *sentence) anyTerm(from, to int, terms []term) bool {
	text := string(s.letters[from:to])
	return slices.ContainsFunc(terms, func(t term) bool { return strings.Contains(text, t.text) })
}

// somebody reports whether a phrase can be who does something, as far as its last word tells.
func (s *sentence) somebody(m met) bool {
	return m.to > m.from && (s.classes(m) || s.wordAt(m.to-1).Class == lexicon.Place || isLatin(s.letters[m.to-1]) && unicode.IsUpper(s.runes[m.from]) || strings.HasSuffix(string(s.runes[m.from:m.to]), "国"))
}

// doer gives who does what stands at a place: behind 由 or 被; before a verb that 的 follows; or the subject of the clause, or of
// the one that it goes on with; and reports whether it is behind 由 or 被.
func (s *sentence) doer(v met) (m met, by bool) {
	c := s.clause(v.from)
	if at, ok := s.lastOf(c.from, v.from, "由 被 让 遭 受 经 报 受到 得到 获得"); ok {
		m := s.trim(at, v.from)
		if k := (met{m.from, m.to - 2}); strings.HasSuffix(string(s.runes[m.from:m.to]), "组织") && s.classes(k) { // 由…部门组织验收
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
			return s.trim(from, to), false
		}
		if c.from == 0 || s.runes[c.from-1] != '，' {
			return met{}, false
		}
		c = s.clause(c.from - 1)
		end = c.to
	}
}

// relativeFrom gives where the subject of a verb inside a noun phrase begins: 政府领导下的….
func (s *sentence) relativeFrom(start, end int) int {
	for i := end - 1; i >= start; i-- {
		if s.stops(i) {
			return s.tokenEnd(i)
		}
	}
	from := s.opens(met{start, end})
	if strings.HasPrefix(string(s.runes[from:end]), "包括") {
		from += 2
	}
	return from
}

// lastOf gives the place behind the last of some words, which stands by itself.
func (s *sentence) lastOf(from, to int, words string) (int, bool) {
	all := strings.Fields(words)
	for i := to - 1; i >= from; i-- {
		t := s.wordAt(i)
		if i == t.From && slices.Contains(all, t.Text) {
			return t.To, true
		}
		if t.Class == lexicon.Unknown && strings.ContainsRune(within, s.runes[i]) && slices.Contains(all, string(s.runes[i])) {
			return i + 1, true
		}
	}
	return 0, false
}

// anaphors name somebody that another sentence names.
var anaphors = strings.Fields("公司 该公司 其 它 他 她 它们 他们 两者 二者 后者 前者 该组织 报告 该 此 这 团队 研究团队 研究人员 课题组 研究者 企业 机构 单位 部门 项目 协议 条例 新法 政府")

// name gives a phrase as somebody's name, where it is one: no pronoun, and not what the question names itself.
func (s *sentence) name(m met, terms []term) (string, bool) {
	f := s.piece(m.from, m.to)
	if f.text == "公司" && s.firm != "" {
		return s.firm, true
	}
	if n := len([]rune(f.text)); n < 2 || n > 40 || slices.Contains(anaphors, f.text) || begins(f.text, "该 此 这 其 上述") || unpaired(f.text) {
		return "", false
	}
	for i := range terms {
		if t := &terms[i]; t.weight >= 1 {
			if k, share := s.meets(t); share == 1 && k.from >= f.from && k.to == f.to && k.to-k.from > 1 {
				return "", false
			}
		}
	}
	return f.text, true
}

// unpaired reports whether a text has a bracket without its other half.
func unpaired(text string) bool {
	return strings.Count(text, "(")+strings.Count(text, "（") != strings.Count(text, ")")+strings.Count(text, "）") ||
		strings.Count(text, "《") != strings.Count(text, "》")
}

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

// namesIn gives the firms and bodies of a stretch, or all of it where it is one short phrase.
func (s *sentence) namesIn(w *want, m met, terms []term) (string, bool) {
	var texts []string
	for _, f := range s.ofPlace(apart(s.bodies()), terms) {
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

// along gives with whom something is done: behind 与, 同 or 跟 before the verb; or the subject, where the question names who
// stands there.
func (s *sentence) along(w *want, verb *term, terms []term) (string, bool) {
	for _, v := range s.stands(verb) {
		c := s.clause(v.from)
		at, ok := s.firstWith(c.from, v.from)
		if !ok {
			continue
		}
		k := s.trim(at, s.phraseEnd(at, v.from))
		if s.holdsName(k, w, terms) || strings.Contains(w.text, fold(string(s.runes[k.from:k.to]))) {
			k, _ = s.doer(met{at - 1, at})
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
