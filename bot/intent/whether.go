package intent

import (
	"slices"
	"strings"

	"rebot/index/lexicon"
)

// yesOrNo makes a 没有 that asks for yes or no a word that does: at the end, 跌破170没有, or between a verb said twice,
// 破没破170.
func (q *question) yesOrNo() {
	if q.has("ask.what", "ask.which", "ask.who", "op.list") {
		return
	}
	for i := range q.tokens {
		twice := q.saidTwice(i)
		if t := &q.tokens[i]; !t.Is("ask.not") || t.Is("ask.whether") || !twice && !q.endsIn(i) {
			continue
		}
		q.tokens = slices.Clone(q.tokens)
		q.tokens[i].ID, q.tokens[i].Kind = "ask.whether", "ask"
		if twice && q.tokens[i-1].Class == lexicon.Unknown {
			q.tokens[i-1].Class = lexicon.Filler
		}
	}
}

// endsIn reports whether the 没有 or 没 at i stands behind what is asked, with no more than marks and fillers after it.
func (q *question) endsIn(i int) bool {
	t := &q.tokens[i]
	return i > 0 && (t.Text == "没有" || t.Text == "没" || t.Text == "未") &&
		!slices.ContainsFunc(q.tokens[i+1:], func(t lexicon.Token) bool { return !t.Fills() && t.Class != lexicon.Mark })
}

// saidTwice reports whether the word before the one at i stands behind it again.
func (q *question) saidTwice(i int) bool {
	return i > 0 && q.at(i-1).Text != "" && strings.HasPrefix(q.at(i+1).Text, q.at(i-1).Text)
}
