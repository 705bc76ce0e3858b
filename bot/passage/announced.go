package passage

import (
	"slices"
	"strings"

	"rebot/bot/passage/sentence"
)

// announced lists the sentences that begin the paragraphs in which the article tells one by one what a sentence
// announces: 计划开展4个方面的业务, then 采矿：…, 分离：….
func (a *article) announced(at int) (members []int) {
	s := &a.sentences[at]
	n, ok := s.Announces()
	if !ok {
		return nil
	}
	p := s.paragraph
	for k := at + 1; k < len(a.sentences); k++ {
		o := &a.sentences[k]
		if o.paragraph == p {
			if len(members) == 0 {
				return nil // something else follows
			}
			continue
		}
		if o.Label() == "" {
			break
		}
		p, members = o.paragraph, append(members, k)
	}
	if len(members) < 2 || n > 0 && n != len(members) {
		return nil
	}
	return members
}

// lists reports whether several things are asked for, or which there are.
func (q *question) lists(w *sentence.Want) bool {
	return w.Several || w.Head == sentence.Open && w.At >= 0 && q.Tokens[w.At].Is("op.list")
}

// labels gives what an announced list names, with the sentences that begin its paragraphs.
func (a *article) labels(members []int) (value string, quotes []Quote) {
	var all []string
	for _, k := range members {
		all, quotes = append(all, a.sentences[k].Label()), append(quotes, a.quote(k, k))
	}
	return strings.Join(all, "、"), slices.Clip(quotes)
}
