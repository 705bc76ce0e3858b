package answer

import (
	"slices"
	"strings"

	"rebot/bot/passage"
	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// unheard notes the words of a question that nothing knows, and those that change what is asked, where the article that
// answers has none of them: the reply names them.
func (w draft) unheard(tokens []lexicon.Token, r passage.Result) {
	text := ""
	if r.In != nil {
		text = articleText(r.In)
	}
	for i := range tokens {
		t := &tokens[i]
		if t.Class != lexicon.Unknown && !t.Of("qualifier") || t.Fills() {
			continue
		}
		if rest := w.q.Asked(strange(t.Text, text)); rest != "" && !slices.Contains(w.q.Ignored, rest) {
			w.q.Ignored = append(w.q.Ignored, rest)
		}
	}
}

// strange reports whether an English question has a word that nobody could put in Chinese and that the article does not
// have as it is: what it asks is not known.
func (w draft) strange(r passage.Result) bool {
	if w.q.In == nil || r.In == nil {
		return false
	}
	text := articleText(r.In)
	return slices.ContainsFunc(w.q.In.Strange, func(s string) bool { return !strings.Contains(text, s) })
}

// articleText is an article as it is searched for words: folded and without blanks.
func articleText(p *passage.Place) string {
	a := p.In()
	var b strings.Builder
	b.WriteString(a.Title + a.Source)
	for i := range a.Paragraphs {
		b.WriteString(a.Paragraphs[i].Text)
	}
	return squeezed(b.String())
}

func squeezed(s string) string {
	return plainText(bulletin.Simplify(s))
}

// strange is what of a word no text has: of unknown letters side by side, those that stand in it nowhere together, two at
// least; a Latin word is one.
func strange(word, text string) string {
	r := []rune(squeezed(word))
	if !bulletin.HasHan(word) {
		if len(r) > 2 && !strings.Contains(text, string(r)) {
			return word
		}
		return ""
	}
	from, to := 0, len(r)
	for from+1 < len(r) && strings.Contains(text, string(r[from:from+2])) {
		from++
	}
	for to-1 > from && strings.Contains(text, string(r[to-2:to])) {
		to--
	}
	if from > 0 {
		from++
	}
	if to < len(r) {
		to--
	}
	if to-from < 2 {
		return ""
	}
	return string(r[from:to])
}
