package passage

import (
	"strings"

	"rebot/index/lexicon"
)

// A met term stands at some letters of a sentence.
type met struct{ from, to int }

// meets finds a term in a sentence: the same name, the same concept, or the same letters.
func (s *sentence) meets(t *term) (met, bool) {
	if t.token != nil && t.token.ID != "" {
		for i := range s.tokens {
			if same(&s.tokens[i], t.token) {
				return met{s.tokens[i].From, s.tokens[i].To}, true
			}
		}
	}
	for _, text := range t.texts() {
		if at := indexWord(s.folded, text); at >= 0 {
			from := len([]rune(s.folded[:at]))
			return met{from, from + len([]rune(text))}, true
		}
	}
	if t.token == nil || t.token.Class == lexicon.Unknown {
		return s.most(t.text)
	}
	return met{}, false
}

// texts are the letters that a term may stand as.
func (t *term) texts() []string {
	if t.token != nil && t.token.Class != lexicon.Word && t.token.ID != t.text && hasHan(t.token.ID) {
		return []string{t.text, t.token.ID}
	}
	return []string{t.text}
}

// same reports whether two tokens name the same, or one concept lies below the other.
func same(a, b *lexicon.Token) bool {
	if a.ID == "" || a.Class == lexicon.PeriodOf {
		return false
	}
	return a.ID == b.ID || a.Class == lexicon.Word && strings.HasPrefix(a.ID, b.ID+".")
}

// indexWord finds letters in a text; Latin ones only where a word begins and ends.
func indexWord(text, s string) int {
	for from := 0; ; {
		i := strings.Index(text[from:], s)
		if i < 0 {
			return -1
		}
		i += from
		if edge(text, i) && edge(text, i+len(s)) {
			return i
		}
		from = i + 1
	}
}

// edge reports whether a Latin word may begin or end at a place.
func edge(text string, i int) bool {
	return i == 0 || i == len(text) || !(isWordByte(text[i-1]) && isWordByte(text[i]))
}

func isWordByte(b byte) bool { return b >= 'a' && b <= 'z' || b >= '0' && b <= '9' }

// most finds two thirds of the pairs of a longer run of Han letters close together.
func (s *sentence) most(text string) (met, bool) {
	r := []rune(text)
	if len(r) < 4 || !hasHan(text) {
		return met{}, false
	}
	found, first, last := 0, -1, 0
	for i := 0; i+1 < len(r); i++ {
		if at := strings.Index(s.folded, string(r[i:i+2])); at >= 0 {
			found++
			at = len([]rune(s.folded[:at]))
			if first < 0 || at < first {
				first = at
			}
			last = max(last, at+2)
		}
	}
	return met{first, last}, found*3 >= (len(r)-1)*2 && last-first <= 3*len(r)
}

// titles marks the terms that the article's title says, and those that most of the article is about.
func (a *article) titles(terms []term) {
	title := sentence{folded: a.title, tokens: a.titled}
	for i := range terms {
		t := &terms[i]
		if t.attribute() || t.letter() {
			continue
		}
		_, ok := title.meets(t)
		if !ok {
			ok = abbreviates(t.text, a.title)
		}
		if !ok {
			in := 0
			for k := range a.sentences {
				if _, yes := a.sentences[k].meets(t); yes {
					in++
				}
			}
			ok = in >= 4 && in*4 >= len(a.sentences)
		}
		t.topic = ok
	}
}

// abbreviates reports whether a short run of Han letters stands in order within a few letters of a text: 新矿法 for 新矿产资源法.
func abbreviates(short, text string) bool {
	s, r := []rune(short), []rune(text)
	if len(s) < 3 || !hasHan(short) {
		return false
	}
	for i := range r {
		if r[i] != s[0] {
			continue
		}
		k := 1
		for j := i + 1; j < len(r) && j < i+3*len(s) && k < len(s); j++ {
			if r[j] == s[k] {
				k++
			}
		}
		if k == len(s) {
			return true
		}
	}
	return false
}
