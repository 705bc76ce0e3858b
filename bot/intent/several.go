package intent

import (
	"strings"

	"rebot/index/lexicon"
)

// maxParts is how many questions of one message are answered one by one.
const maxParts = 4

// Parts cuts a message that asks several things into its questions, in order: 汽车进口了多少辆？一共值多少钱？ It gives nil where one
// thing is asked. A clause that asks nothing belongs to the question before it, the first to the one behind.
func (h *Heard) Parts() []string {
	q := h.asked
	runes := []rune(q.text)
	var out []string
	start, asks := 0, false
	for i := range q.tokens {
		t := &q.tokens[i]
		if asks && q.parts(i) && q.asksFrom(i+1) {
			out = append(out, strings.TrimSpace(string(runes[start:t.From])))
			start, asks = t.To, false
			continue
		}
		asks = asks || asking(t)
	}
	if out == nil || len(out) >= maxParts {
		return nil
	}
	return append(out, strings.TrimSpace(string(runes[start:])))
}

// parts reports whether a new question may begin behind a token.
func (q *question) parts(i int) bool {
	t := &q.tokens[i]
	if t.Class == lexicon.Mark || t.Class == lexicon.Filler {
		return strings.ContainsAny(t.Text, ",;?!。") || t.Text == " " && !q.english
	}
	return t.Is("op.and") && q.english
}

// asksFrom reports whether anything is asked before the next border. 镝铁除外呢 goes on with what was asked.
func (q *question) asksFrom(i int) bool {
	for ; i < len(q.tokens) && !q.parts(i); i++ {
		switch {
		case q.excludes(i):
			return false
		case asking(&q.tokens[i]):
			return true
		}
	}
	return false
}

// asking reports whether a word asks by itself.
func asking(t *lexicon.Token) bool {
	return t.Of("ask") || t.Text == "呢" || t.Is("op.list") || t.Is("op.count") || t.Is("op.ratio") || t.Is("op.diff")
}
