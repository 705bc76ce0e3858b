package sentence

import (
	"slices"
	"strings"

	"rebot/index/lexicon"
)

// negations turn what a clause says into its opposite.
var negations = lexicon.List("not")

// contraries are the concepts that do so too: who bans, ends or strikes out something says that it is not.
var contraries = strings.Fields("ask.not attr.stance.deny attr.ban attr.delete attr.stop")

// supposed are the concepts of what is meant, expected or assumed.
var supposed = strings.Fields("attr.plan qual.forecast qual.contrast qual.hearsay")

// supposing are words of one or two letters that say so.
var supposing = lexicon.List("supposed")

// contrary reports whether a word turns what its clause says into its opposite, or denies in itself that anything
// moved: 没有变化.
func contrary(t *lexicon.Token) bool {
	return slices.Contains(negations, t.Text) || slices.ContainsFunc(contraries, t.Is) ||
		t.Is("move.flat") && slices.Contains(negations, string([]rune(t.Text)[:1]))
}

// A polarity is how what a sentence says stands to what is asked.
type polarity int

// The polarities.
const (
	asserts polarity = iota
	opposes
	leavesOpen // it is only meant, expected, assumed or told by others, or there are too many words that turn it round
)

// polarity holds the words that turn a clause round, or take its certainty, against those of the question.
func (q *Question) polarity(s *Sentence, spans []Span) polarity {
	var theirs, ours []string
	open := false
	for i := range s.Tokens {
		t := &s.Tokens[i]
		if !s.mostIn(t, spans) {
			continue
		}
		if contrary(t) && !s.begins(i) {
			theirs = append(theirs, t.Text)
		}
		open = open || s.supposes(i, spans)
	}
	for i := range q.Tokens {
		if q.contrary(i) {
			ours = append(ours, q.Tokens[i].Text)
		}
	}
	for _, text := range slices.Clone(theirs) {
		if i := slices.Index(ours, text); i >= 0 {
			theirs = slices.Delete(theirs, slices.Index(theirs, text), slices.Index(theirs, text)+1)
			ours = slices.Delete(ours, i, i+1)
		}
	}
	switch {
	case len(theirs) > 1 || len(ours) > 1, strings.Contains(s.Folded, "除外"):
		return leavesOpen
	case len(theirs) != len(ours):
		return opposes
	case open && !q.supposes():
		return leavesOpen
	}
	return asserts
}

// begins reports whether a letter that turns round begins a word that nobody knows: 无限层.
func (s *Sentence) begins(i int) bool {
	t := &s.Tokens[i]
	return strings.Contains("无非未", t.Text) && i+1 < len(s.Tokens) && s.Tokens[i+1].From == t.To &&
		s.Tokens[i+1].Class == lexicon.Unknown
}

// mostIn reports whether a word stands in a clause that says half of what is asked about.
func (s *Sentence) mostIn(t *lexicon.Token, spans []Span) bool {
	in := 0
	for _, m := range spans {
		if s.ClauseOf(m.From) == s.ClauseOf(t.From) {
			in++
		}
	}
	return in > 0 && in*2 >= len(spans) && (in > 1 || len(spans) < 2 || s.ClauseOf(spans[len(spans)-1].From) == s.ClauseOf(t.From))
}

// supposes reports whether a word before what is asked about says that it is only meant, expected, assumed or told.
func (s *Sentence) supposes(i int, spans []Span) bool {
	t := &s.Tokens[i]
	if !slices.ContainsFunc(spans,
		func(m Span) bool { return m.From >= t.To && s.ClauseOf(m.From) == s.ClauseOf(t.From) }) ||
		slices.ContainsFunc(spans, func(m Span) bool { return t.From >= m.From && t.To <= m.To }) {
		return false
	}
	return slices.ContainsFunc(supposed, t.Is) || slices.Contains(supposing, t.Text) || s.future(i)
}

// future reports whether a word is the 将 of what will be, which stands before a verb and not before what something is
// done to.
func (s *Sentence) future(i int) bool {
	if !strings.HasSuffix(s.Tokens[i].Text, "将") || i+1 == len(s.Tokens) {
		return false
	}
	t := &s.Tokens[i+1]
	return verbal(t) || t.Class == lexicon.PeriodOf || t.Of("adverb") || strings.Contains("在于会被", t.Text)
}

// contrary reports whether a word of the question turns round what it asks: 不是…吗 asks the same as 是…吗.
func (q *Question) contrary(i int) bool {
	t := &q.Tokens[i]
	return t.Text != "没有" && t.Text != "没" && t.Text != "不是" && contrary(t) &&
		!q.Tokens[min(i+1, len(q.Tokens)-1)].Is("be") && !t.Of("ask")
}

// supposes reports whether what is meant or expected is asked: 会恢复吗, 计划恢复吗.
func (q *Question) supposes() bool {
	return slices.ContainsFunc(q.Tokens, func(t lexicon.Token) bool {
		return slices.ContainsFunc(supposed, t.Is) || slices.Contains(supposing, t.Text) || t.Text == "将" ||
			t.Text == "要"
	})
}
