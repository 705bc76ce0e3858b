package sentence

import (
	"slices"
	"strings"
	"unicode"

	"rebot/index/lexicon"
)

// places lists the places that a sentence names, of the kind asked for.
func (s *Sentence) places(w *Want, terms []Term, spans []Span) (out []Piece) {
	kind := placeKind(w.Of)
	for i := 0; i < len(s.Tokens); i++ {
		t := &s.Tokens[i]
		if t.Class != lexicon.Place || kind != "" && t.Kind != kind || askedFor(t, terms) {
			continue
		}
		to := t.To
		for i+1 < len(s.Tokens) && s.Tokens[i+1].Class == lexicon.Place && s.Tokens[i+1].From == to && kind == "" {
			i++
			to = s.Tokens[i].To
		}
		out = append(out, s.piece(t.From, to))
	}
	if kind == "" {
		out = append(s.lying(spans), out...)
	}
	if r := []rune(w.Of); len(r) > 0 && strings.ContainsRune("州县镇乡村", r[len(r)-1]) {
		return slices.DeleteFunc(out, func(f Piece) bool { return !strings.ContainsRune(f.Text, r[len(r)-1]) })
	}
	return out
}

// placeKind is the kind of place that a word asks for.
func placeKind(of string) string {
	switch {
	case strings.Contains(of, "省"):
		return "province"
	case strings.Contains(of, "国"):
		return "country"
	case strings.Contains(of, "城市") || of == "市":
		return "city"
	}
	return ""
}

// levelled reports whether a place of one level is asked for, so that the name of any other does not answer: 哪个州.
func levelled(of string) bool {
	r := []rune(of)
	return len(r) > 0 && strings.ContainsRune("国省市州县镇乡村", r[len(r)-1]) || of == "国家" || of == "城市"
}

// lying lists what stands between 在 or 于 and what is asked about: 在京举行.
func (s *Sentence) lying(spans []Span) (out []Piece) {
	for _, m := range spans {
		for i := m.From - 1; i > 0 && m.From-i < 16 && !strings.ContainsRune("，。；、", s.runes[i]); i-- {
			if strings.ContainsRune("在于", s.runes[i-1]) && m.From-i > 1 {
				out = append(out, s.piece(i, m.From))
				break
			}
		}
		if at := m.To; at < len(s.runes) && strings.ContainsRune("在于", s.runes[at-1]) ||
			at < len(s.runes) && strings.ContainsRune("在于", s.runes[at]) {
			if strings.ContainsRune("在于", s.runes[at]) {
				at++
			}
			end := at
			for end < len(s.runes) && !strings.ContainsRune("，。；的", s.runes[end]) {
				end++
			}
			if end > at {
				out = append(out, s.piece(at, end))
			}
		}
	}
	return out
}

func askedFor(t *lexicon.Token, terms []Term) bool {
	for i := range terms {
		if k := terms[i].Token; k != nil && k.ID != "" && k.ID == t.ID {
			return true
		}
	}
	return false
}

// ofLevel gives what a sentence says to be a place of a level: X是…的城镇.
func (s *Sentence) ofLevel(of string) (Piece, bool) {
	end := len(s.letters)
	for end > 0 && strings.ContainsRune(breaks+"”", s.runes[end-1]) {
		end--
	}
	if !levelled(of) || !strings.HasSuffix(string(s.letters[:end]), of) {
		return Piece{}, false
	}
	at := strings.Index(string(s.letters[:end]), "是")
	if at <= 0 {
		return Piece{}, false
	}
	m := s.trim(s.opens(s.clause(0)), len([]rune(string(s.letters[:end])[:at])))
	if m.To-m.From < 2 || m.To-m.From > 12 || s.phraseTo(m.From, m.To) < m.To {
		return Piece{}, false
	}
	return s.piece(m.From, m.To), true
}

// located gives where something is or is done: between 在 and the verb that is asked about, behind a verb such as 位于,
// or before the name that is asked about.
func (s *Sentence) located(w *Want) (string, bool) {
	for _, m := range s.regions(w, w.All) {
		if text, ok := s.levelOf(w, m); ok {
			return text, true
		}
	}
	return "", false
}

// mayLie reports whether a sentence that names a place may say where something is, though it can't be lifted: it
// names the thing too, and any place is asked for.
func (s *Sentence) mayLie(w *Want, terms []Term, spans []Span) bool {
	named := slices.ContainsFunc(terms, func(t Term) bool { return !t.Letter() && s.Says(&t) })
	if levelled(w.Of) { // any sentence may name a country
		return placeKind(w.Of) != "country" && len(s.places(w, terms, spans)) > 0
	}
	return named && (len(s.places(w, terms, spans)) > 0 || s.ofPlaceItself(terms))
}

// ofPlaceItself reports whether what is asked about is told of 该镇, 该地区 …, which the sentence before names.
func (s *Sentence) ofPlaceItself(terms []Term) bool {
	return slices.ContainsFunc(terms, func(t Term) bool {
		m, ok := s.finds(&t)
		if !ok {
			return false
		}
		c := s.clause(m.From)
		return slices.ContainsFunc(s.Tokens, func(k lexicon.Token) bool {
			return k.From >= c.From && k.To <= m.From && k.From > 0 && strings.ContainsRune("该此", s.letters[k.From-1]) &&
				strings.ContainsRune("省市县州镇乡村", s.letters[k.To-1])
		})
	})
}

// regions lists the stretches that say where.
func (s *Sentence) regions(w *Want, terms []Term) (out []Span) {
	verb := w.verbBehind(terms)
	if w.ahead != nil {
		verb = &Term{Text: w.ahead.Text, Token: w.ahead}
	}
	if t := lastBefore(terms, w.askFrom); verb == nil && t != nil && t.Token != nil && verbal(t.Token) {
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
		if t := &terms[i]; (t.Name || t.Token == nil) && !t.Letter() && t.To <= w.askFrom {
			if _, ok := s.finds(t); !ok && !s.means(t) {
				return nil
			}
			if t == last || last.Letter() || last.Goods() || last.Token != nil && last.Token.Class == lexicon.Place { // 总部, 分离厂: not where its owner is
				out = append(out, s.whereIs(t)...)
			}
		}
	}
	if last != nil {
		out = append(s.whereIs(last), out...)
	}
	if !slices.ContainsFunc(terms, func(t Term) bool { return !t.Letter() }) { // 在哪个县, of what was spoken of
		for i := range s.Tokens {
			if t := &s.Tokens[i]; t.Is("attr.lie") {
				out = append(out, s.placeOf(Span{t.From, t.To})...)
			}
		}
	}
	return out
}

// means reports whether 公司 stands for a firm that is asked about.
func (s *Sentence) means(t *Term) bool { return s.Firm != "" && t.Token != nil && t.Token.ID == s.Firm }

// whereIs gives where something is: behind 在 or 位于, or before its name. Where somebody does something is not where he
// is.
func (s *Sentence) whereIs(t *Term) []Span {
	m, ok := s.finds(t)
	if !ok || t.Letter() || t.To-t.From < 3 && s.cuts(m) || s.WordAt(m.From).Is("send") { // 来自 is no head office
		return nil
	}
	if k, ok := s.seat(t, m); ok {
		return []Span{k}
	}
	c := s.clause(m.From)
	if v := s.WordAt(m.From); v.To > m.To && s.runes[v.To-1] == '于' { // 总部位于
		k := s.trim(v.To, s.phraseTo(v.To, min(c.To, s.stop(v.To, "的"))))
		return []Span{k}
	}
	if k, ok := s.liesIn(m.To, c.To); ok {
		return []Span{k}
	}
	m = s.wholeName(m)
	k := s.trim(s.phraseFrom(c.From, m.From), m.From)
	if v := s.WordAt(k.From); v.Is("send") || v.Is("attr.lie") || s.runes[v.To-1] == '于' { // 来自…的, 位于…的
		if k = s.trim(v.To, s.stop(v.To, "的")); k.To > k.From && k.To < m.From && !s.circumstance(k) {
			return []Span{k}
		}
	}
	if p := s.WordAt(k.From); p.Class == lexicon.Place && p.From == k.From && s.classes(k) { // 德国企业…
		k.To = p.To
	}
	if s.placeLike(k) {
		return []Span{k}
	}
	return nil
}

// seat gives the place that the full name of a firm begins with, before what the question has of it: 包头市…有限公司.
func (s *Sentence) seat(t *Term, m Span) (Span, bool) {
	for _, o := range s.occurrences(t.Text) {
		if k := (Span{m.From, o.From}); k.From < k.To && strings.ContainsRune("省市县州镇乡区", s.runes[k.To-1]) {
			return k, true
		}
	}
	return Span{}, false
}

// liesIn gives where a name lies that ends at a letter: behind 位于, or behind 在 where no verb goes on: 在京举行.
func (s *Sentence) liesIn(from, end int) (Span, bool) {
	for i := from; i < end; i++ {
		t := s.WordAt(i)
		lies := t.Is("attr.lie")
		switch {
		case i != t.From || !lies && t.Text != "在" && !verbal(t):
			continue
		case !lies && t.Text != "在", strings.ContainsAny(string(s.runes[from:i]), "()（）、"):
			return Span{}, false
		}
		to := s.phraseTo(t.To, min(end, s.stop(t.To, "的")))
		k := s.trim(t.To, to)
		v := s.WordAt(min(to, end-1))
		deed := to < end && verbal(v) && !lies && !v.Is("attr.found") && !v.Is("attr.build")
		return k, k.To > k.From && !deed && (s.placeLike(k) || lies && !strings.ContainsAny(string(s.runes[k.From:k.To]), "0123456789"))
	}
	return Span{}, false
}

// placeOf gives where a verb takes place: behind 在 before it, or behind it.
func (s *Sentence) placeOf(v Span) (out []Span) {
	c := s.clause(v.From)
	if at, ok := s.lastOf(c.From, v.From, "在 于"); ok {
		if k := s.trim(at, s.phraseTo(at, v.From)); k.To > k.From && (s.placeLike(k) || !s.circumstance(k)) {
			return []Span{k}
		}
	}
	at := v.To
	for at < c.To && (unicode.IsSpace(s.runes[at]) || strings.ContainsRune("在于到至了", s.runes[at])) {
		at++
	}
	k := s.trim(at, s.phraseTo(at, min(c.To, s.stop(at, "的"))))
	lies := s.WordAt(v.From).Is("attr.lie") || s.WordAt(v.From).Of("sendto")
	if s.placeLike(k) || k.To > k.From && lies && !s.circumstance(k) {
		return []Span{k}
	}
	return nil
}

// circumstance reports whether a stretch behind 在 says when or under what rather than where.
func (s *Sentence) circumstance(k Span) bool {
	return k.To > k.From && strings.ContainsRune("中下上时后前里内间面", s.runes[k.To-1]) ||
		strings.ContainsAny(string(s.runes[k.From:k.To]), "0123456789")
}

// placeLike reports whether a stretch names a place.
func (s *Sentence) placeLike(k Span) bool {
	if k.To <= k.From {
		return false
	}
	if s.WordAt(k.To-1).Class == lexicon.Place || strings.ContainsRune("省市县州镇乡国区村", s.runes[k.To-1]) {
		return true
	}
	return s.WordAt(k.From).Class == lexicon.Place && strings.ContainsRune("内部境侧岸郊边", s.runes[k.To-1])
}

// levelOf gives the place of the level that is asked for in a stretch: 哪个省.
func (s *Sentence) levelOf(w *Want, m Span) (string, bool) {
	text := string(s.runes[m.From:m.To])
	kind := placeKind(w.Of)
	if kind != "" && w.Several { // 哪几个省
		if all := s.ofKindIn(kind, m); len(all) > 1 {
			return string(s.runes[all[0].From:all[len(all)-1].To]), true
		}
	}
	if kind != "" {
		for i := len(s.Tokens) - 1; i >= 0; i-- { // of several the one that stands nearest to the name
			if t := &s.Tokens[i]; t.Class == lexicon.Place && t.Kind == kind && t.From >= m.From && t.To <= m.To {
				return string(s.runes[t.From:t.To]), true
			}
		}
		return text, kind == "city" && !s.holdsPlace(m) || kind == "province" && strings.HasSuffix(text, "省")
	}
	if r := []rune(w.Of); len(r) > 0 && strings.ContainsRune("州县镇乡村", r[len(r)-1]) {
		i := strings.LastIndex(text, string(r[len(r)-1]))
		if i < 0 {
			return "", false
		}
		text = text[:i+len(string(r[len(r)-1]))]
	}
	return text, true
}

// ofKindIn lists the places of a kind in a stretch.
func (s *Sentence) ofKindIn(kind string, m Span) (out []Span) {
	for i := range s.Tokens {
		if t := &s.Tokens[i]; t.Class == lexicon.Place && t.Kind == kind && t.From >= m.From && t.To <= m.To {
			out = append(out, Span{t.From, t.To})
		}
	}
	return out
}

// holdsPlace reports whether a stretch has a place that the lexicon knows.
func (s *Sentence) holdsPlace(m Span) bool {
	for i := range s.Tokens {
		if t := &s.Tokens[i]; t.Class == lexicon.Place && t.From >= m.From && t.To <= m.To {
			return true
		}
	}
	return false
}
