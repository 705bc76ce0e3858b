package passage

import (
	"slices"
	"strings"

	"rebot/bot/intent"
	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// nowhere lists the words of the question that say what it is about and stand in none of some articles, which hold all
// that a search for each of them finds, and reports whether one of them is a name.
func (q *question) nowhere(all []*article) (words []string, name bool) {
	asked := []rune(q.ask.Text)
	for i := range q.tokens {
		t := &q.tokens[i]
		word := string(asked[t.From:t.To])
		if !q.substance(t) || !q.whole(i) || slices.ContainsFunc(all, func(a *article) bool { return q.has(a, t) }) {
			continue
		}
		if name = name || t.Class != lexicon.Word && (t.Class != lexicon.Unknown || !bulletin.HasHan(word)); !slices.Contains(words, word) {
			words = append(words, word)
		}
	}
	return words, name
}

// substance reports whether a token is what a question is about, so that a bulletin which has it nowhere says nothing of
// that: no verb and no adjective, and no Latin word in small letters, which a Chinese text says in its own words.
func (q *asking) substance(t *lexicon.Token) bool {
	one := term{from: t.From, to: t.To, text: t.Text, token: t}
	switch {
	case !intent.Content(t) || q.foreign(&one) || strings.Contains(t.Text, "多少"):
		return false
	case t.Class == lexicon.Unknown && !bulletin.HasHan(t.Text):
		return t.To-t.From > 2
	case t.Class == lexicon.Word || t.Class == lexicon.Unknown:
		return t.To-t.From > 1 && !t.Of("qualifier") && !t.Of("attr") && !t.Of("measure") && !t.Of("move")
	}
	return true
}

// whole reports whether a token can be a word by itself: unknown Han letters beside a verb or a letter may be pieces of two.
func (q *asking) whole(i int) bool {
	t := &q.tokens[i]
	if t.Class != lexicon.Unknown || !bulletin.HasHan(t.Text) {
		return true
	}
	border := func(k int) bool {
		if k < 0 || k == len(q.tokens) {
			return true
		}
		o := &q.tokens[k]
		han := o.Class == lexicon.Unknown && bulletin.HasHan(o.Text)
		return !han && (o.Class != lexicon.Word || slices.ContainsFunc([]string{"ask", "op", "be", "link", "counter"}, o.Of))
	}
	return border(i-1) && border(i+1)
}

// has reports whether an article has a token: itself, another word for it, any two letters of what nothing knows, or most
// of the letters of a name.
func (q *question) has(a *article, t *lexicon.Token) bool {
	one := term{from: t.From, to: t.To, text: string(q.letters[t.From:t.To]), token: t}
	for k := range a.sentences {
		if _, share := a.sentences[k].meets(&one); share > 0 {
			return true
		}
	}
	r, pairs := []rune(one.text), 0
	for i := 0; bulletin.HasHan(one.text) && i+1 < len(r); i++ {
		if strings.Contains(a.text, string(r[i:i+2])) {
			pairs++
		}
	}
	return pairs > 0 && (t.Class == lexicon.Unknown || 2*pairs > len(r)-1)
}

// Squeezed is a text as it is searched for words: folded and without blanks.
func Squeezed(s string) string { return strings.Join(strings.Fields(fold(s)), "") }

// Strange is what of a word a squeezed text does not have: of unknown letters side by side, those that stand in it nowhere
// together, two at least; a Latin word is one.
func Strange(word, text string) string {
	r := []rune(Squeezed(word))
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
