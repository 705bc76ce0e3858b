package sentence

import (
	"strings"
	"unicode"

	"rebot/index/lexicon"
)

// named lists what stands behind what is asked about, as its name: 合资企业稀土合金(REE Alloys)公司, 被称为….
func (s *Sentence) named(spans []Span) (out []Piece) {
	for i := range s.Tokens {
		if s.Tokens[i].Is("attr.name") {
			out = append(out, s.piece(s.Tokens[i].To, s.stop(s.Tokens[i].To, "，。；、")))
		}
	}
	for _, m := range spans {
		to := s.stop(m.To, "，。；、：的由与和将在为是")
		if end := s.phraseTo(m.To, to); end > m.To+1 && s.nameLike(Span{m.To, end}) {
			to = end
		}
		if to > m.To+1 && s.nameLike(Span{m.To, to}) {
			out = append(out, s.piece(m.To, to))
		}
	}
	return out
}

// nameLike reports whether a stretch can be the name of what stands before it: it ends as the names of bodies do, or
// has Latin letters or marks of a quotation.
func (s *Sentence) nameLike(m Span) bool {
	text := string(s.runes[m.From:m.To])
	return s.classes(s.trim(m.From, m.To)) || strings.ContainsAny(text, "《“\"") ||
		strings.ContainsFunc(text, isLatin) &&
			!unicode.IsDigit(s.runes[m.From])
}

// journals lists the names of journals: 《…》, or what stands behind 发表于.
func (s *Sentence) journals() (out []Piece) {
	for i, r := range s.runes {
		if r != '《' {
			continue
		}
		for j := i + 1; j < len(s.runes); j++ {
			if s.runes[j] == '》' {
				if s.publishes() {
					out = append(out, s.piece(i, j+1))
				}
				break
			}
		}
	}
	if len(out) > 0 {
		return out
	}
	for i := range s.Tokens {
		if !s.Tokens[i].Is("attr.publish") {
			continue
		}
		from := s.Tokens[i].To
		for from < len(s.runes) && (strings.ContainsRune("于在", s.runes[from]) || unicode.IsSpace(s.runes[from])) {
			from++
		}
		to := from
		for to < len(s.runes) && !strings.ContainsRune("，。；上期杂（(", s.runes[to]) {
			to++
		}
		if to-from > 2 {
			out = append(out, Piece{Span{from, to}, strings.TrimRight(s.piece(from, to).Text, ". ")})
		}
	}
	return out
}

// PaperTitle is the title that a sentence says a paper has: 以“…”为题.
func (s *Sentence) PaperTitle() (string, bool) {
	before, _, ok := strings.Cut(s.Text, "为题")
	before = strings.TrimRight(before, " ”》")
	at := max(strings.LastIndex(before, "“"), strings.LastIndex(before, "《"))
	if !ok || at < 0 {
		return "", false
	}
	return strings.TrimLeft(before[at:], "“《 "), true
}

func (s *Sentence) publishes() bool { return s.AnyOf("attr.publish", "obj.journal") }

// things lists the phrases that end in the noun asked for.
func (s *Sentence) things(w *Want) (out []Piece) {
	for i := range s.Tokens {
		t := &s.Tokens[i]
		if !s.kindOf(t, w) {
			continue
		}
		k := i
		for k > 0 && phrase(&s.Tokens[k-1]) {
			k--
		}
		for k > 1 && (s.Tokens[k-1].Is("op.and") || s.Tokens[k-1].Text == "、") && s.kindOf(&s.Tokens[k-2], w) {
			for k -= 2; k > 0 && phrase(&s.Tokens[k-1]); k-- {
			}
		}
		f := s.piece(s.Tokens[k].From, t.To)
		if k == i && t.Text == w.Of { // it says no more than the question does
			f.Text = ""
		}
		out = append(out, f)
	}
	return out
}

// kindOf reports whether a token is of the kind of thing that is asked for.
func (s *Sentence) kindOf(t *lexicon.Token, w *Want) bool {
	return w.ofID != "" && t.ID == w.ofID || w.ofID == "" && strings.HasSuffix(t.Text, w.Of)
}

// phrase reports whether a token may stand inside a noun phrase.
func phrase(t *lexicon.Token) bool {
	switch t.Class {
	case lexicon.Mark, lexicon.Quantity, lexicon.Number, lexicon.Filler:
		return false
	case lexicon.Word:
		return t.Of("unit") || t.Of("term") || t.Of("formbehind") || t.Of("form") || t.Of("qualifier") ||
			t.Of("stage") || t.Of("kind")
	}
	return true
}

// behind returns the text behind the last noun asked about, up to the next mark: 掺杂浓度 2at.%.
func (s *Sentence) behind(spans []Span) string {
	if len(spans) == 0 {
		return ""
	}
	at := spans[len(spans)-1].To
	for at < len(s.runes) && (unicode.IsSpace(s.runes[at]) || strings.ContainsRune("为是：:达", s.runes[at])) {
		at++
	}
	to := at
	for to < len(s.runes) && !strings.ContainsRune("，。；、）", s.runes[to]) {
		to++
	}
	if v := s.respectively(spans[len(spans)-1].From); v != "" {
		return v
	}
	if at < len(s.runes) && strings.ContainsRune("(（", s.runes[at]) {
		if in := string(s.runes[at:s.bracket(at)]); strings.ContainsAny(in, "0123456789") {
			return strings.Trim(in, "()（）")
		}
	}
	said := strings.TrimSpace(string(s.runes[at:to]))
	if !strings.ContainsFunc(said, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
		return ""
	}
	return said
}
