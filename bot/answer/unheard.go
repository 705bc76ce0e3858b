package answer

import (
	"slices"
	"strings"

	"rebot/bot/passage"
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
		named := func(s string) bool { return plainText(s) == plainText(t.Text) }
		if rest := passage.Strange(t.Text, text); rest != "" && !slices.Contains(w.q.Ignored, rest) && !slices.ContainsFunc(r.Nowhere, named) {
			w.q.Ignored = append(w.q.Ignored, rest)
		}
	}
}

// articleText is an article as it is searched for words: folded and without blanks.
func articleText(p *passage.Place) string {
	a := p.In()
	var b strings.Builder
	b.WriteString(a.Title + a.Source)
	for i := range a.Paragraphs {
		b.WriteString(a.Paragraphs[i].Text)
	}
	return passage.Squeezed(b.String())
}
