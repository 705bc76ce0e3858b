package sentence

import (
	"slices"
	"strings"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// Soft reports whether a term carries little: how sure something is, that it begins, that somebody says it.
func (t *Term) Soft() bool {
	if t.aside() || t.auxiliary() || t.Bare() || t.Is("qual.contrast") || t.Is("do.complete") || t.Is("attr.cause") || t.Is("attr.name") || t.Is("attr.method") {
		return true
	}
	return t.Token != nil && (t.Token.Of("light") || t.Token.Of("say") && !t.Token.Of("attr"))
}

// Done reports whether a term says what is done, and is no noun.
func (t *Term) Done() bool { return t.Token != nil && verbal(t.Token) }

// bare are verbs of one letter that say no more than that something is given, had, put or taken.
var bare = lexicon.List("verb.bare")

// Bare reports whether a term is such a verb, with what only says how far it is done: 进了, 收来.
func (t *Term) Bare() bool {
	r := []rune(strings.TrimRight(t.Text, "了过着的来去到进出"))
	if len(r) == 0 {
		r = []rune(t.Text)[:1]
	}
	return len(r) == 1 && slices.Contains(bare, string(r)) && (t.Token == nil || t.Token.Class == lexicon.Word ||
		t.Token.Class == lexicon.Unknown)
}

// AsksKind reports whether the word that asks has a noun behind it for the kind of thing that is asked for.
func (q *Question) AsksKind(w *Want) bool {
	if w.At < 0 {
		return false
	}
	t := &q.Tokens[w.At]
	return t.Is("ask.which") || t.Is("op.list") || slices.Contains(sorts, t.Text)
}

// Of gives the word for the role in which somebody is asked for, nil for none: 江阴加华的老板是谁.
func (q *Question) Of(w *Want) *Term {
	if w.Head != Who || w.At < 2 || w.Role != nil {
		return nil
	}
	i := w.At - 1
	for i > w.From && q.Tokens[i].Is("be") {
		i--
	}
	t, k := &q.Tokens[i], i
	for k > w.From && (q.Tokens[k-1].Fills() || q.Tokens[k-1].Of("adverb")) && !q.Tokens[k-1].Is("link.of") { // 总司令
		k--
	}
	if k == w.From || !q.Tokens[k-1].Is("link.of") || t.To-t.From < 2 || i == w.At-1 && t.Of("attr") {
		return nil
	}
	of := &Term{From: t.From, To: t.To, Text: string(q.Letters[t.From:t.To])}
	if t.Class != lexicon.Filler { // 老板 is how people are addressed too
		of.Token = t
	}
	return of
}

// Given lists the numbers that a question gives, as it prints them, which say which one it asks about: 6137.5.
func (q *Question) Given(w *Want) (out []string) {
	for i := range q.Tokens[:w.To] {
		t := &q.Tokens[i]
		if t.Class != lexicon.Quantity && t.Class != lexicon.Number {
			continue
		}
		digits := strings.TrimRightFunc(t.Text, func(r rune) bool { return r < '0' || r > '9' })
		if len(digits) > 3 && strings.Trim(digits, "0123456789.") == "" {
			out = append(out, digits)
		}
	}
	return out
}

// Alike is which part of the letters of a term that no trade word is stand near each other in a sentence: people say 塌山
// for 山体滑坡.
func (s *Sentence) Alike(t *Term) float64 {
	if t.To-t.From < 2 || !bulletin.HasHan(t.Text) || t.Token != nil && t.Token.Class != lexicon.Unknown && !t.Token.Everyday() {
		return 0
	}
	r, best := []rune(t.Text), 0
	for from := range s.letters {
		in, near := 0, s.letters[from:min(len(s.letters), from+len(r)+between)]
		for _, c := range r {
			if slices.Contains(near, c) {
				in++
			}
		}
		best = max(best, in)
	}
	return float64(best) / float64(len(r))
}

// between is how many other letters may stand between those of a word.
const between = 3
