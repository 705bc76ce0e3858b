package passage

import (
	"strings"
	"unicode"

	"rebot/index/lexicon"
)

// named lists what stands behind what is asked about, as its name: 合资企业稀土合金(REE Alloys)公司, 被称为….
func (s *sentence) named(spans []met) (out []found) {
	for i := range s.tokens {
		if s.tokens[i].Is("attr.name") {
			out = append(out, s.piece(s.tokens[i].To, s.stop(s.tokens[i].To, "，。；、")))
		}
	}
	for _, m := range spans {
		if to := s.stop(m.to, "，。；、：的由与和将在为是"); to > m.to+1 && !strings.ContainsRune("及等以之", s.runes[m.to]) {
			out = append(out, s.piece(m.to, to))
		}
	}
	return out
}

// journals lists the names of journals: 《…》, or what stands behind 发表于.
func (s *sentence) journals() (out []found) {
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
	for i := range s.tokens {
		if !s.tokens[i].Is("attr.publish") {
			continue
		}
		from := s.tokens[i].To
		for from < len(s.runes) && (strings.ContainsRune("于在", s.runes[from]) || unicode.IsSpace(s.runes[from])) {
			from++
		}
		to := from
		for to < len(s.runes) && !strings.ContainsRune("，。；上期杂（(", s.runes[to]) {
			to++
		}
		if to-from > 2 {
			out = append(out, found{met{from, to}, strings.TrimRight(s.piece(from, to).text, ". ")})
		}
	}
	return out
}

func (s *sentence) publishes() bool { return s.anyOf("attr.publish", "obj.journal") }

// things lists the phrases that end in the noun asked for.
func (s *sentence) things(w *want) (out []found) {
	for i := range s.tokens {
		t := &s.tokens[i]
		if !(w.ofID != "" && t.ID == w.ofID || w.ofID == "" && strings.HasSuffix(t.Text, w.of)) {
			continue
		}
		k := i
		for k > 0 && phrase(&s.tokens[k-1]) {
			k--
		}
		f := s.piece(s.tokens[k].From, t.To)
		if k == i && t.Text == w.of { // it says no more than the question does
			f.text = ""
		}
		out = append(out, f)
	}
	return out
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

// behind is what stands behind the last noun asked about, up to the next mark: 掺杂浓度 2at.%.
func (s *sentence) behind(spans []met) string {
	if len(spans) == 0 {
		return ""
	}
	at := spans[len(spans)-1].to
	for at < len(s.runes) && (unicode.IsSpace(s.runes[at]) || strings.ContainsRune("为是：:达", s.runes[at])) {
		at++
	}
	to := at
	for to < len(s.runes) && !strings.ContainsRune("，。；、）", s.runes[to]) {
		to++
	}
	if v := s.respectively(spans[len(spans)-1].from); v != "" {
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
