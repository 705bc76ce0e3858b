package passage

import (
	"slices"
	"strings"

	"rebot/bot/intent"
	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// asksAnything reports whether there is a word to look for at all.
func (q *question) asksAnything() bool {
	for i := range q.tokens {
		if intent.Content(&q.tokens[i]) {
			return len(q.wants) > 0
		}
	}
	return q.ask.Focus != nil && len(q.wants) > 0 && q.wants[0].at >= 0 && q.wants[0].head != Open &&
		q.wants[0].head != Whether && !q.reckons()
}

// reckons reports whether a word says what is to be done with figures, which no sentence answers.
func (q *asking) reckons() bool {
	return slices.ContainsFunc(q.tokens, func(t lexicon.Token) bool {
		return t.Of("op") && !intent.Content(&t) && !slices.ContainsFunc([]string{"op.and", "op.or", "op.each", "op.list", "op.count", "op.sum"}, t.Is)
	})
}

// bare reports whether the question asks, and names nothing.
func (q *asking) bare() bool {
	return len(q.wants) > 0 && q.wants[0].at >= 0 && !slices.ContainsFunc(q.tokens, func(t lexicon.Token) bool { return intent.Content(&t) }) && !q.reckons()
}

// searched is what the search is asked for: the question with the Chinese names of what it says in another language, and
// the first thing asked for alone, which says what all are about.
func (q *asking) searched() []string {
	var b strings.Builder
	b.WriteString(q.text)
	for i := range q.tokens {
		t := &q.tokens[i]
		if !intent.Content(t) || t.ID == "" || bulletin.HasHan(t.Text) {
			continue
		}
		if bulletin.HasHan(t.ID) {
			b.WriteString(" " + t.ID)
			continue
		}
		for _, f := range lexicon.Forms(t.ID) {
			if bulletin.HasHan(f) && len([]rune(f)) >= 2 {
				b.WriteString(" " + f)
				break
			}
		}
	}
	if len(q.wants) > 1 {
		return []string{b.String(), q.asked(q.wants[0])}
	}
	return []string{b.String()}
}

// contents is what the question says it is about, without what only asks: all of it, and each of its words alone.
func (q *asking) contents() []string {
	var all []string
	for i := range q.tokens {
		if t := &q.tokens[i]; intent.Content(t) {
			all = append(all, t.Text)
		}
	}
	if len(all) < 2 {
		return all
	}
	return append([]string{strings.Join(all, " ")}, all...)
}

// namesAny reports whether the question says by itself what it is about.
func (q *asking) namesAny() bool {
	for i := range q.tokens {
		if named(&q.tokens[i]) {
			return true
		}
	}
	return false
}

// named reports whether a token says by itself what a question is about.
func named(t *lexicon.Token) bool {
	return intent.Content(t) && (t.Class != lexicon.Word || t.Kind == "term" && !t.Everyday()) &&
		(t.Class != lexicon.Unknown || t.To-t.From > 2) && measured[t.ID] == nil // 波长 is of whatever was spoken of
}
