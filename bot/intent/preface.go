package intent

import (
	"slices"
	"strings"

	"rebot/index/lexicon"
)

// openingLetters is how long a clause may be that only leads up to a question.
const openingLetters = 10

// opening is how many letters of a text only lead up to what is asked, and whether they change the subject: 换个话题，…,
// 再问个别的：…, or deny what was answered: 不是，….
func opening(text string, tokens []lexicon.Token) (letters int, anew bool) {
	end := slices.IndexFunc(tokens, breaks)
	if end <= 0 || tokens[end].From > openingLetters {
		return topicChange(tokens)
	}
	rest := end + 1
	for rest < len(tokens) && breaks(tokens[rest]) {
		rest++
	}
	switch clause := tokens[:end]; {
	case rest == len(tokens):
		return 0, false
	case leadsUp(clause, "th.topic", "op.rest", "op.next"):
		return tokens[rest].From, true
	case leadsUp(clause, "ask.not", "talk.wrong") && strings.TrimSpace(tokens[end].Text) != "" && !tokens[0].Is("ask.whether"):
		return tokens[rest].From, false
	}
	return 0, false
}

// topicChange is the letters of 换个话题 where no mark parts them from the question.
func topicChange(tokens []lexicon.Token) (letters int, anew bool) {
	at := slices.IndexFunc(tokens, func(t lexicon.Token) bool { return t.Is("th.topic") })
	if at < 1 || at+1 >= len(tokens) || !leadsUp(tokens[:at+1], "th.topic") || !changes(&tokens[0]) {
		return 0, false
	}
	return tokens[at+1].From, true
}

// breaks reports whether a token ends an opening clause.
func breaks(t lexicon.Token) bool {
	return (t.Class == lexicon.Mark || t.Class == lexicon.Filler) && strings.Trim(t.Text, ",;:。!- …，：；") == ""
}

// changes reports whether a word says that another thing comes.
func changes(t *lexicon.Token) bool {
	return strings.HasPrefix(t.Text, "换") || strings.HasPrefix(t.Text, "聊")
}

// leadsUp reports whether a clause has a word of some concepts and else only words that ask nothing.
func leadsUp(clause []lexicon.Token, ids ...string) bool {
	some := false
	for i := range clause {
		t := &clause[i]
		is := slices.ContainsFunc(ids, t.Is)
		if some = some || is; !is && !changes(t) && !silent(t) && t.Class != lexicon.Filler {
			return false
		}
	}
	return some
}

// corrected is a follow-up without the clause that denies what was understood: 不是11月，是累计. It is nil where there is
// none, or where nothing is said instead.
func (q *question) corrected() *question {
	end := slices.IndexFunc(q.tokens, breaks)
	if end < 0 || !q.at(0).Is("ask.not") && !q.at(0).Is("op.other") || q.at(0).Is("ask.whether") {
		return nil
	}
	if !slices.ContainsFunc(q.tokens[:end], denied) || slices.ContainsFunc(q.tokens[:end], func(t lexicon.Token) bool { return asking(&t) && !t.Is("ask.not") }) {
		return nil
	}
	rest := end + 1
	for rest < len(q.tokens) && (breaks(q.tokens[rest]) || q.tokens[rest].Is("be")) {
		rest++
	}
	if !slices.ContainsFunc(q.tokens[min(rest, len(q.tokens)):], denied) {
		return nil
	}
	n := newQuestion(string([]rune(q.text)[q.tokens[rest].From:]), q.cat)
	n.last = q.last
	return n
}

// denied reports whether a token is one that somebody may have meant otherwise.
func denied(t lexicon.Token) bool {
	return named1(t) || t.Of("run") || familyOf(&t) != "" || t.Of("unit")
}
