package sentence

import (
	"slices"
	"strings"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// inRelation lifts who stands in the relation that is asked for out of a sentence. Where nobody does, a sentence that
// names somebody may still say it, but which of its names it is can't be told.
func (s *Sentence) inRelation(w *Want, terms []Term, spans []Span) (string, bool) {
	if w.All != nil {
		terms = w.All
	}
	if text, ok := s.related(w, terms); ok && strings.Contains(text, w.place) {
		return text, true
	}
	if all := s.whos(w, terms, spans); w.place != "" && len(all) == 1 && strings.Contains(s.Text, w.place) {
		return all[0].Text, true
	}
	switch w.rel {
	case being:
		return "", false
	case bearing:
		if w.role != "" && !strings.Contains(s.Folded, w.role) {
			return "", false
		}
	case owning:
		if t := lastBefore(terms, w.askFrom); t != nil && t.Name && !s.hasBody(t) {
			return "", false
		}
	}
	return "", len(s.whos(w, terms, spans)) > 0 || w.rel == doing && w.ofFirm && s.strangerDoes(w, terms)
}

// strangerDoes reports whether a sentence begins with letters that nothing knows, as names of firms do, and says
// behind them what is asked to be done.
func (s *Sentence) strangerDoes(w *Want, terms []Term) bool {
	t := s.WordAt(s.opens(s.clause(0)))
	return t.Class == lexicon.Unknown && t.To-t.From >= shortestName && bulletin.HasHan(t.Text) &&
		slices.ContainsFunc(terms, func(a Term) bool {
			m, share := s.Meets(&a)
			return a.From >= w.askTo && share == 1 && a.Weight >= 2 && m.From >= t.To
		})
}

// related gives who stands in a relation to what is asked about.
func (s *Sentence) related(w *Want, terms []Term) (string, bool) {
	switch w.rel {
	case doing:
		if t := w.verbBehind(terms); t != nil {
			return s.byDoer(w, t, terms)
		}
		return s.worker(terms)
	case done:
		t := lastBefore(terms, w.askFrom)
		if w.owned {
			return s.ownedBy(w, terms)
		}
		if t != nil && t.Name && len(terms) > 1 { // 收购江阴加华的是谁
			return s.byDoer(w, &terms[0], terms)
		}
		if t != nil {
			return s.doneTo(w, t, terms)
		}
	case with:
		if t := w.verbBehind(terms); t != nil {
			return s.along(w, t, terms)
		}
	case being:
		if t := lastBefore(terms, w.askFrom); t != nil {
			person := t.Token == nil || t.Token.Class != lexicon.Company && bulletin.HasHan(t.Text)
			return s.apposed(t, w.person && person)
		}
	case bearing:
		if w.role != "" && !strings.Contains(s.Folded, w.role) {
			return "", false
		}
		t := lastBefore(terms, w.askFrom)
		if t == nil && len(terms) > 0 {
			t = &terms[len(terms)-1]
		}
		if t == nil {
			break
		}
		switch text, ok := s.bearer(t); {
		case !ok && somebodys(t.Text): // 钟南院士是谁
			return s.apposed(t, true)
		case ok || !t.Is("attr.belong.parent"):
			return text, ok
		}
		return s.owner(&Term{Text: "子公司"}, nil)
	case owning:
		text, ok := s.owner(firstBehind(terms, w.askTo), lastBefore(terms, w.askFrom))
		return text, ok && strings.Contains(text, w.school)
	}
	return "", false
}

// verbBehind gives the first term behind the words that ask that is no name: 哪家日本机构签了…. A verb that says little by
// itself is no term: 下达.
func (w *Want) verbBehind(terms []Term) *Term {
	v := w.behind
	if v != nil && !slices.ContainsFunc(terms, func(t Term) bool { return t.From < v.To && t.To > v.From }) {
		return &Term{From: v.From, To: v.To, Text: v.Text, Token: v}
	}
	for i := range terms {
		t := &terms[i]
		named := t.Token != nil && t.Token.Class != lexicon.Word && t.Token.Class != lexicon.Unknown
		if t.From >= w.askTo && !named && !endsIn(t.Text, "asked.who") {
			return t
		}
	}
	return nil
}

// firstBehind gives the first term behind a letter of the question.
func firstBehind(terms []Term, at int) *Term {
	for i := range terms {
		if terms[i].From >= at {
			return &terms[i]
		}
	}
	return nil
}

// lastBefore gives the last term before a letter of the question.
func lastBefore(terms []Term, at int) *Term {
	for i := len(terms) - 1; i >= 0; i-- {
		if terms[i].To <= at {
			return &terms[i]
		}
	}
	return nil
}

// doneTo gives to whom or to what something is done: behind the verb, or behind 把 or 将 before it.
func (s *Sentence) doneTo(w *Want, verb *Term, terms []Term) (string, bool) {
	for _, v := range s.stands(verb) {
		c := s.clause(v.From)
		if at, ok := s.lastOf(v.To, c.To, "至 到 给"); ok && at-v.To < 20 {
			v.To = at
		}
		if text, ok := s.namesIn(w, Span{v.To, c.To}, terms); ok {
			return text, true
		}
		if at, ok := s.lastOf(c.From, v.From, "把 将 对"); ok {
			if text, ok := s.namesIn(w, Span{at, v.From}, terms); ok {
				return text, true
			}
		}
	}
	return "", false
}

// ownedBy gives to whom something belongs.
func (s *Sentence) ownedBy(w *Want, terms []Term) (string, bool) {
	if owner := s.returned(); owner != "" {
		return owner, true
	}
	for i := range s.Tokens {
		if t := &s.Tokens[i]; t.Is("attr.belong") && !t.Is("attr.belong.parent") && !beneath(t) {
			c := s.clause(t.From)
			k := s.trim(t.To, s.phraseTo(t.To, c.To))
			if text, ok := strings.CutSuffix(string(s.runes[k.From:k.To]), "所有"); ok {
				return text, true
			}
			return s.namesIn(w, Span{t.To, c.To}, terms)
		}
	}
	return "", false
}

// returned gives what stands between 归 and 所有 in one clause.
func (s *Sentence) returned() string {
	text := string(s.runes)
	before, behind, ok := strings.Cut(text, "归")
	name, _, owned := strings.Cut(behind, "所有")
	at := len([]rune(before))
	if !ok || !owned || name == "" || s.ClauseOf(at) != s.ClauseOf(at+1+len([]rune(name))) {
		return ""
	}
	return name
}

// namesIn gives the firms and bodies of a stretch, or all of it where it is one short phrase.
func (s *Sentence) namesIn(w *Want, m Span, terms []Term) (string, bool) {
	var texts []string
	for _, f := range s.ofPlace(apart(s.bodies()), terms) {
		if !strings.Contains(f.Text, w.place) {
			continue
		}
		if f.From < m.From && f.To > m.From && s.WordAt(m.From).From == m.From {
			f = s.piece(m.From, f.To)
		}
		if f.From >= m.From && f.To <= m.To && !s.isTerm(f, terms) {
			texts = append(texts, f.Text)
		}
	}
	if len(texts) > 0 {
		return strings.Join(slices.Compact(texts), "、"), true
	}
	k := s.trim(m.From, s.phraseTo(m.From, m.To))
	for i := range terms {
		if t, share := s.Meets(&terms[i]); share == 1 && t.To == k.To && t.From > k.From {
			k.To = t.From
		}
	}
	if k.To-k.From > 12 || !s.classes(k) && string(s.runes[k.From:k.To]) != "国家" {
		return "", false
	}
	return s.name(k, terms)
}

// along gives with whom something is done: behind 与, 同 or 跟 before the verb; or the subject, where the question names
// who stands there.
func (s *Sentence) along(w *Want, verb *Term, terms []Term) (string, bool) {
	for _, v := range s.stands(verb) {
		c := s.clause(v.From)
		at, ok := s.firstWith(c.From, v.From)
		if !ok {
			continue
		}
		k := s.trim(at, s.phraseEnd(at, v.From))
		if s.holdsName(k, w, terms) || strings.Contains(w.wanted, Fold(string(s.runes[k.From:k.To]))) {
			k, _ = s.doer(Span{at - 1, at})
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
func (s *Sentence) phraseEnd(from, end int) int {
	for i := from; i < end; i++ {
		if t := s.WordAt(i); s.stops(i) && !t.Is("op.and") {
			return i
		}
	}
	return end
}

// firstWith gives the place behind the first word that says with whom.
func (s *Sentence) firstWith(from, to int) (int, bool) {
	for _, words := range []string{"与 同 跟", "和"} {
		for i := from; i < to; i++ {
			if t := s.WordAt(i); i == t.From && slices.Contains(strings.Fields(words), t.Text) {
				return t.To, true
			}
			if t := s.WordAt(i); t.Class == lexicon.Unknown && strings.ContainsRune("与跟", s.runes[i]) && words != "和" {
				return i + 1, true
			}
		}
	}
	return 0, false
}

// holdsName reports whether a stretch has a name that the question has.
func (s *Sentence) holdsName(k Span, w *Want, terms []Term) bool {
	return slices.ContainsFunc(terms, func(t Term) bool {
		if t.To > w.askFrom || t.Topic && !t.Name || t.Attribute() || t.Token != nil && t.Token.Class == lexicon.Place {
			return false
		}
		m, share := s.Meets(&t)
		return share == 1 && m.From >= k.From && m.To <= k.To
	})
}
