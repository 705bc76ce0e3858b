package passage

import (
	"slices"
	"strings"

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

// amounting reports whether the clause of a verb has one of the amounts that a question names, where it names any.
func (s *sentence) amounting(w *want, v met) bool {
	c := s.clause(v.from)
	text := strings.ReplaceAll(string(s.letters[c.from:c.to]), " ", "")
	return len(w.amounts) == 0 || slices.ContainsFunc(w.amounts, func(a string) bool { return strings.Contains(text, a) })
}

// lastOf gives the place behind the last of some words, which stands by itself.
func (s *sentence) lastOf(from, to int, words string) (int, bool) {
	all := strings.Fields(words)
	for i := to - 1; i >= from; i-- {
		t := s.wordAt(i)
		if i == t.From && slices.Contains(all, t.Text) {
			return t.To, true
		}
		if one := string(s.runes[i]); t.Class == lexicon.Unknown && strings.Contains(within, one) && slices.Contains(all, one) {
			return i + 1, true
		}
	}
	return 0, false
}
