package sentence

import (
	"slices"
	"strings"

	"rebot/index/lexicon"
)

// kinds are the sorts of things that a question asks for by a noun which the sentence that tells it need not have: what
// must be done, why, with what effect, with what flaw, how. Each has the nouns that ask and the words that tell it.
var kinds = lexicon.List("kinds")

// ofOneKind are the heads that say by themselves what kind of thing is asked for.
var ofOneKind = []Head{When, HowLong, Whether, Journal, Formula, Ratio, Origin, Code}

// AskedKind gives which of the kinds a want asks for, and where its noun stands, nothing for none: 承担哪些义务, 机理是什么.
func (q *Question) AskedKind(w *Want) (kind string, at Span) {
	if w.From >= w.To || w.Head.Counted() || slices.Contains(ofOneKind, w.Head) ||
		w.At >= 0 && q.Tokens[w.At].Is("ask.who") && !q.blames(w) {
		return "", Span{}
	}
	if q.blames(w) {
		return "cause", Span{q.Tokens[w.At].From, q.Tokens[w.At].To}
	}
	from, to := q.Tokens[w.From].From, q.Tokens[w.To-1].To
	text := string(q.Letters[from:to])
	for _, k := range kinds {
		for _, form := range lexicon.List("kind." + k) {
			i := strings.LastIndex(text, form)
			if i < 0 {
				continue
			}
			m := Span{from + len([]rune(text[:i])), 0}
			m.To = m.From + len([]rune(form))
			if m.To-m.From > at.To-at.From && q.asksBy(w, m) {
				kind, at = k, m
			}
		}
	}
	return kind, at
}

// blames reports whether a verb before the word that asks who puts something down to a cause: 怪到谁头上.
func (q *Question) blames(w *Want) bool {
	return w.At > 0 && q.Tokens[w.At].Is("ask.who") && endsAny(string(q.Letters[:q.Tokens[w.At].From]), "asked.blame")
}

// farFromAsk is how many letters may stand between the word that asks and the noun behind it: 哪些新的义务.
const farFromAsk = 3

// asksBy reports whether a noun is what a want asks for: it stands right behind the word that asks, or before it, or
// last of all.
func (q *Question) asksBy(w *Want, m Span) bool {
	last := q.idle(m.To, q.Tokens[w.To-1].To)
	if w.At < 0 {
		return last
	}
	t := &q.Tokens[w.At]
	behind := m.From - t.To
	return behind == 0 || last && behind >= -1 && behind <= farFromAsk || m.To <= t.From && q.idle(m.To, t.From) ||
		m.From >= t.From && m.To <= t.To
}

// idle reports whether nothing stands between two letters that says what is asked about.
func (q *Question) idle(from, to int) bool {
	if from > to {
		return false
	}
	return strings.Trim(string(q.Letters[from:to]), "是为有在于都主要的了呢吗会又？?。！! ") == ""
}

// Shows tells how surely a sentence tells a kind: 2 where it has the noun by which it is asked for, 1 where it has
// another or a word that tells it, 0 where it may not be one. What something solves is no flaw of it.
func (s *Sentence) Shows(kind, noun string) float64 {
	in := func(w string) bool { return s.says(w, kind == "flaw") }
	switch {
	case noun != "" && in(noun):
		return 2
	case slices.ContainsFunc(lexicon.List("shows."+kind), in),
		kind != "way" && slices.ContainsFunc(lexicon.List("kind."+kind), in):
		return 1
	}
	return 0
}

// says reports whether a sentence has a word, not within another that is known; unsolved says that its clause may not
// tell that it is solved.
func (s *Sentence) says(word string, unsolved bool) bool {
	n := len([]rune(word))
	for from := 0; ; {
		i := strings.Index(s.Folded[from:], word)
		if i < 0 {
			return false
		}
		at := len([]rune(s.Folded[:from+i]))
		t := s.WordAt(at)
		whole := n > 1 || t.To-t.From == 1 || t.Class == lexicon.Unknown && t.From == at
		if whole && !(unsolved && s.solves(at)) {
			return true
		}
		from += i + len(word)
	}
}

// solves reports whether the clause of a letter says before it that something is solved.
func (s *Sentence) solves(at int) bool {
	before := string(s.letters[s.clause(at).From:at])
	return slices.ContainsFunc(lexicon.List("solving"), func(w string) bool { return strings.Contains(before, w) })
}
