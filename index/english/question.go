package english

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
	"rebot/index/thesaurus"
)

// A Question is an English question in Chinese.
type Question struct {
	Text    string
	Strange []string // words that no dictionary has, and that are no names, or that no text says

	Head   string // the noun, in Chinese, that is asked for by no word that asks: mine workers
	Sought string // the noun whose bearer is asked for: the population of a country

	strange []string // in Chinese
	asked   []rune
	spans   []span
	names   []span // those that texts have in Chinese
}

// A span maps characters of the Chinese question to those of the English one.
type span struct{ from, to, first, last int }

// Chinese says a question in Chinese. texts is what the loaded bulletins say; it may be nil.
func Chinese(text string, tokens []lexicon.Token, texts Texts) Question {
	q := Question{asked: []rune(text)}
	var b strings.Builder
	n := 0
	put := func(s string) {
		last, _ := utf8.DecodeLastRuneInString(b.String())
		if first, _ := utf8.DecodeRuneInString(s); latin(last) && latin(first) {
			b.WriteByte(' ')
			n++
		}
		b.WriteString(s)
		n += utf8.RuneCountInString(s)
	}
	all := clauses(read(text, tokens, texts))
	for i, c := range all {
		if i > 0 && b.Len() > 0 {
			put("，")
		}
		for _, w := range c.translate() {
			from := n
			put(w.chinese)
			if w.sought != "" {
				q.Sought = w.sought
			}
			if w.headed && len(all) == 1 {
				q.Head = w.chinese
			}
			if w.strange {
				q.Strange, q.strange = append(q.Strange, w.text), append(q.strange, w.chinese)
			}
			if w.to > w.from && n > from {
				q.spans = append(q.spans, span{from, n, w.from, w.to})
				if w.known {
					q.names = append(q.names, span{from, n, w.from, w.to})
				}
			}
		}
	}
	q.Text = strings.Trim(b.String(), "，")
	return q
}

// Whole gives tokens of the Chinese question where each name is one, whatever its characters mean apart: 奥扎克.
func (q *Question) Whole(tokens []lexicon.Token) []lexicon.Token {
	for _, s := range q.names {
		from := slices.IndexFunc(tokens, func(t lexicon.Token) bool { return t.From == s.from })
		to := slices.IndexFunc(tokens, func(t lexicon.Token) bool { return t.To == s.to })
		if from < 0 || to <= from || slices.ContainsFunc(tokens[from:to+1], isNamed) {
			continue
		}
		one := lexicon.Token{From: s.from, To: s.to, Class: lexicon.Unknown}
		for _, t := range tokens[from : to+1] {
			one.Text += t.Text
		}
		tokens = slices.Concat(tokens[:from], []lexicon.Token{one}, tokens[to+1:])
	}
	return tokens
}

// isNamed reports whether a token is a name by itself, or what a name is told by.
func isNamed(t lexicon.Token) bool {
	return t.Class != lexicon.Unknown && t.Class != lexicon.Word && t.Class != lexicon.Filler && t.Class != lexicon.Number ||
		t.Is("firm.end") || t.Is("body.end") || t.Of("asked") || t.To-t.From > 1 && t.Class == lexicon.Word
}

// Missing reports whether a text, folded and without blanks, has a strange word neither as it is nor as texts say it; said
// reports whether it has a Chinese word in any other.
func (q *Question) Missing(text string, said func(han string) bool) bool {
	in := func(s string) bool { return strings.Contains(text, s) }
	for i, s := range q.Strange {
		if !in(s) && !slices.ContainsFunc(thesaurus.Near(s), in) && !slices.ContainsFunc(thesaurus.Near(q.strange[i]), in) &&
			!said(q.strange[i]) {
			return true
		}
	}
	return false
}

func latin(r rune) bool { return r < 0x250 && (unicode.IsLetter(r) || unicode.IsDigit(r)) }

// Chinese gives what some words of the English question are in the Chinese one, empty for nothing.
func (q *Question) Chinese(english string) string {
	at := strings.Index(strings.ToLower(string(q.asked)), strings.ToLower(english))
	if at < 0 {
		return ""
	}
	first := utf8.RuneCountInString(string(q.asked)[:at])
	last := first + utf8.RuneCountInString(english)
	var b strings.Builder
	r := []rune(q.Text)
	for _, s := range q.spans {
		if s.first < last && s.last > first && s.to <= len(r) {
			b.WriteString(string(r[s.from:s.to]))
		}
	}
	return b.String()
}

// English gives the words of the English question that some of the Chinese one stand for; what is none of it is given
// back as it is.
func (q *Question) English(chinese string) string {
	at := strings.Index(q.Text, chinese)
	if at < 0 || !bulletin.HasHan(chinese) {
		return chinese
	}
	from := utf8.RuneCountInString(q.Text[:at])
	to := from + utf8.RuneCountInString(chinese)
	first, last := len(q.asked), 0
	for _, s := range q.spans {
		if s.from < to && s.to > from {
			first, last = min(first, s.first), max(last, s.last)
		}
	}
	if first >= last {
		return chinese
	}
	return string(q.asked[first:last])
}
