package sentence

import (
	"slices"
	"strings"
	"sync"
	"unicode"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// bodyEnds are the endings of names of firms and bodies, the longest first.
var bodyEnds = sync.OnceValue(func() (out [][]rune) {
	for _, id := range []string{"firm.end", "body.end", "attr.team"} {
		for _, f := range lexicon.Forms(id) {
			if r := []rune(f); len(r) > 1 && bulletin.HasHan(f) && f != "科技" && f != "资源" && f != "有色" {
				out = append(out, r)
			}
		}
	}
	slices.SortFunc(out, func(a, b []rune) int { return len(b) - len(a) })
	return out
})

// bodies lists the firms and bodies that a sentence names.
func (s *Sentence) bodies() (out []Piece) {
	for i := range s.Tokens {
		if t := &s.Tokens[i]; t.Class == lexicon.Company && !t.Of("firm") {
			out = append(out, s.piece(s.widen(t.From), s.bracket(t.To)))
		}
	}
	for i := range s.runes {
		for _, r := range bodyEnds() {
			if i+len(r) > len(s.runes) || !slices.Equal(s.runes[i:i+len(r)], r) {
				continue
			}
			if from := s.widen(i); from < i {
				out = append(out, s.piece(from, s.bracket(i+len(r))))
			}
			break
		}
	}
	return out
}

// IsFirm reports whether a token names a firm: no agency, and not 公司 alone.
func IsFirm(t *lexicon.Token) bool {
	return t.Class == lexicon.Company && !t.Of("firm") && !t.Of("agency")
}

// Firms lists the firms that a sentence names which the lexicon knows.
func (s *Sentence) Firms() (out []Piece) {
	for i := range s.Tokens {
		if t := &s.Tokens[i]; IsFirm(t) {
			out = append(out, s.piece(t.From, t.To))
		}
	}
	return out
}

// widen goes back to where a name begins.
func (s *Sentence) widen(at int) int {
	from := at
	for from > 0 && at-from < 20 {
		r := s.runes[from-1]
		if strings.ContainsRune("，。；：、“”的了与由和及以对向将被同是为在从据该其即", r) && !(r == '以' && s.runes[from] == '上') { // 县级以上
			break
		}
		if t := s.tokenAt(from - 1); t != nil && t.Class == lexicon.Word &&
			(t.Of("attr") || t.Of("link") || t.Of("op")) && t.To-t.From > 1 && !(t.To == at && s.runes[at] == '有') { // 投资有限公司
			break
		}
		from--
	}
	return from
}

// tokenAt is the token that covers a letter.
func (s *Sentence) tokenAt(at int) *lexicon.Token {
	for i := range s.Tokens {
		if s.Tokens[i].From <= at && at < s.Tokens[i].To {
			return &s.Tokens[i]
		}
	}
	return nil
}

// bracket steps over a name in brackets that stands behind another.
func (s *Sentence) bracket(at int) int {
	if at >= len(s.runes) || !strings.ContainsRune("(（", s.runes[at]) {
		return at
	}
	for i := at; i < len(s.runes) && i-at < 40; i++ {
		if strings.ContainsRune(")）", s.runes[i]) {
			return i + 1
		}
	}
	return at
}

// SubjectFirm gives the firm that is the subject of a sentence's first clause, or 公司.
func (s *Sentence) SubjectFirm() string {
	for _, c := range []Span{s.clause(0), s.clause(min(s.clause(0).To+1, len(s.runes)-1))} {
		from := s.opens(c)
		to := s.phraseTo(from, c.To)
		if strings.TrimSpace(string(s.runes[from:to])) == "公司" {
			return "公司"
		}
		if t := s.WordAt(from); t.Class == lexicon.Company && t.From == from && t.To == to {
			return t.ID
		}
		if name := s.longName(from); name != "" {
			return name
		}
	}
	return ""
}

// longName gives the name of a firm that begins at a letter where the lexicon knows but the end of it, since a word of
// every day stands in it: 高 in 蒙北稀土高科股份有限公司. It is empty for none.
func (s *Sentence) longName(from int) string {
	for at := from; at < len(s.runes); {
		t := s.WordAt(at)
		switch {
		case t.From != at:
			return ""
		case IsFirm(t) && strings.HasSuffix(t.Text, "公司"):
			return string(s.runes[from:t.To])
		case t.Class == lexicon.Unknown, t.Class == lexicon.Goods, t.Class == lexicon.Element, t.Class == lexicon.Place,
			t.Class == lexicon.Word && t.To == t.From+1:
			at = t.To
		default:
			return ""
		}
	}
	return ""
}

// anaphors name somebody that another sentence names.
var anaphors = lexicon.List("anaphor")

// name gives a phrase as somebody's name, where it is one: no pronoun, and not what the question names itself.
func (s *Sentence) name(m Span, terms []Term) (string, bool) {
	f := s.piece(m.From, m.To)
	if f.Text == "公司" && s.Firm != "" {
		return s.Firm, true
	}
	n := len([]rune(f.Text))
	if n < 2 || n > 40 || slices.Contains(anaphors, f.Text) || begins(f.Text, "该 此 这 其 上述") || unpaired(f.Text) {
		return "", false
	}
	for i := range terms {
		if t := &terms[i]; t.Weight >= 1 {
			if k, share := s.Meets(t); share == 1 && k.From >= f.From && k.To == f.To && k.To-k.From > 1 {
				return "", false
			}
		}
	}
	return f.Text, true
}

// unpaired reports whether a text has a bracket without its other half.
func unpaired(text string) bool {
	return strings.Count(text, "(")+strings.Count(text, "（") != strings.Count(text, ")")+strings.Count(text, "）") ||
		strings.Count(text, "《") != strings.Count(text, "》")
}

// somebody reports whether a phrase can name a doer, as far as its last word tells.
func (s *Sentence) somebody(m Span) bool {
	if m.To <= m.From {
		return false
	}
	last := m.To - 1
	return s.classes(m) || s.WordAt(last).Class == lexicon.Place || s.runes[last] == '国' ||
		isLatin(s.letters[last]) && unicode.IsUpper(s.runes[m.From])
}

// speaker reports whether a phrase is a name that nobody knows, or one with what its bearer is, right before a verb
// of saying.
func (s *Sentence) speaker(m, v Span) bool {
	n := m.To - m.From
	verb := s.WordAt(v.From)
	if n < 2 || m.To != v.From || !verb.Of("say") && !verb.Is("attr.stance") && !verb.Is("attr.call") {
		return false
	}
	if s.hasRole(m) {
		return true
	}
	for i := m.From; i < m.To; i++ {
		if t := s.WordAt(i); t.Class != lexicon.Unknown {
			return false
		}
	}
	return n <= 4
}

// isGoods reports whether a phrase ends in a name of goods, so that it is cut off.
func (s *Sentence) isGoods(m Span) bool {
	return m.To > m.From && (s.WordAt(m.To-1).Class == lexicon.Goods || s.WordAt(m.To-1).Class == lexicon.Product)
}

// AsksName reports whether a want asks for the name of a body, so that how many there are is no answer: 哪家公司, 叫什么,
// 哪些下游厂.
func (q *Question) AsksName(w *Want) bool {
	if w.Role != nil || w.At < 0 || strings.HasPrefix(string(q.Letters[q.Tokens[w.At].To:]), "类") {
		return false
	}
	switch w.Head {
	case Name:
		return true
	case Who:
		return strings.Contains(q.Tokens[w.At].Text, "哪") || w.number > 0 || q.bodyBehind(w)
	case Thing, Open:
		return strings.Contains(q.Tokens[w.At].Text, "哪") && q.bodyBehind(w)
	}
	return false
}

// bodyBehind reports whether a noun for a body stands behind the word that asks.
func (q *Question) bodyBehind(w *Want) bool {
	for i := w.At + 1; i < min(w.To, w.At+4) && !verbal(&q.Tokens[i]) && !q.Tokens[i].Is("link.of"); i++ {
		if t := &q.Tokens[i]; t.Is("attr.plant") || strings.HasSuffix(t.Text, "厂") || endsIn(t.Text, "asked.who") && t.To-t.From > 1 {
			return true
		}
	}
	return false
}

// Indefinite reports whether a phrase begins with how many they are and does not say who: 两家企业.
func Indefinite(text string) bool {
	r := []rune(text)
	return len(r) > 2 && (numerals[r[0]] > 0 || unicode.IsDigit(r[0]) || r[0] == '一' || r[0] == '某') &&
		strings.ContainsAny(string(r[1:min(len(r), 4)]), "家名位个")
}

// NamesOther reports whether a sentence names a body that the question does not: a firm, where one is asked for.
func (s *Sentence) NamesOther(w *Want) bool {
	firm := !hasAny(w.text, lexicon.List("asks.nofirm"))
	return slices.ContainsFunc(s.nameds(w), func(f Piece) bool {
		other := firm && (noFirm(f.Text) || hasEnd(f.Text, "no.firm.besides"))
		return !other && !s.numbered(f) && !w.says(s.unplaced(f))
	})
}

// nameds lists what may be names of bodies in a sentence: what ends as they do, Latin words, and words that nothing
// knows behind a place.
func (s *Sentence) nameds(w *Want) []Piece {
	out := slices.DeleteFunc(s.bodies(), func(f Piece) bool { return !s.hasName(f, true) }) // 保险公司
	for i := range s.Tokens {
		t := &s.Tokens[i]
		unknown := t.Class == lexicon.Unknown && t.To-t.From > 1
		switch {
		case unknown && !bulletin.HasHan(t.Text) && t.To-t.From > 3 && unicode.IsUpper(s.runes[t.From]):
			if !s.glosses(w, t.From) {
				out = append(out, s.piece(t.From, t.To))
			}
		case unknown && i > 0 && s.Tokens[i-1].Class == lexicon.Place && s.Tokens[i-1].To == t.From:
			out = append(out, s.piece(t.From, t.To))
		case t.Text == "·" || unknown && strings.Contains(t.Text, "·"): // 阿兹曼·优素福
			out = append(out, s.piece(s.widen(t.From), t.To))
		case w.Head == Name && t.Text == "《" && !strings.Contains(w.text, "家"):
			out = append(out, s.piece(t.From, s.stop(t.To, "》"))) // bodies are counted by 家, and have no titles
		case t.Is("attr.plant"), t.Of("plantend"), endsIn(t.Text, "asked.who"):
			if f := s.piece(s.widen(t.From), t.To); s.hasName(f, false) {
				out = append(out, f)
			}
		}
	}
	return out
}

// hasName reports whether a place or a name of a firm stands in a phrase, or, if that will do, any word that is not one
// of the language.
func (s *Sentence) hasName(f Piece, any bool) bool {
	return slices.ContainsFunc(s.Tokens, func(t lexicon.Token) bool {
		return t.From < f.To && t.To > f.From && (t.Class == lexicon.Place || t.Class == lexicon.Company && !t.Of("firm") ||
			any && (t.Class != lexicon.Word || t.To-t.From == 1))
	})
}

// unplaced is a name without the place that it begins with.
func (s *Sentence) unplaced(f Piece) string {
	if t := s.tokenAt(f.From); t != nil && t.Class == lexicon.Place && t.To < f.To {
		return string(s.runes[t.To:f.To])
	}
	return f.Text
}

// glosses reports whether a Latin word stands in brackets behind a name of the question, or in the title of a journal.
func (s *Sentence) glosses(w *Want, at int) bool {
	for i := at - 1; i >= 0 && !strings.ContainsRune("，。；)）》", s.runes[i]); i-- {
		switch s.runes[i] {
		case '《':
			return true
		case '(', '（':
			return i >= 2 && strings.Contains(w.text, string(s.letters[i-2:i]))
		}
	}
	return false
}

// numbered reports whether a phrase has a number in it or right before it.
func (s *Sentence) numbered(f Piece) bool {
	return slices.ContainsFunc(s.Tokens, func(t lexicon.Token) bool {
		return (t.Class == lexicon.Quantity || t.Class == lexicon.Number) && t.To >= f.From && t.From < f.To
	})
}

// says reports whether the question has a name, or the beginning of it: 西陲院 for 西陲核技术研究院.
func (w *Want) says(name string) bool {
	f := []rune(Fold(name))
	return strings.Contains(w.text, string(f)) || len(f) > 2 && bulletin.HasHan(name) && strings.Contains(w.text, string(f[:2]))
}

// Lists reports whether a clause lists as many things side by side as a want asks for, or as many words of a sentence
// end as the noun for what is asked does.
func (s *Sentence) Lists(w *Want) bool {
	noun := lastLetter(strings.TrimRight(w.behindAsk(), "?？ "))
	return hasAny(s.Folded, lexicon.List("lists.apart")) || noun != "" && w.number > 1 && s.Ends(noun) >= w.number ||
		slices.ContainsFunc(strings.FieldsFunc(s.Text, func(r rune) bool { return strings.ContainsRune(breaks, r) }), func(c string) bool {
			n := max(strings.Count(c, "、")+1, strings.Count(c, "《"))
			if strings.ContainsAny(c, "和与及同且") {
				n++
			}
			return n >= w.number
		}) || w.number == 2 && strings.Contains(s.Folded, ",且") // 一成,且库存已降

}
