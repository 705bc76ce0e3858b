package sentence

import (
	"slices"
	"strings"

	"rebot/index/lexicon"
)

// Words that ask how it is now, that say how it was once, that tell each of several the same, and that ask about several.
var (
	nowAsked, onceTold = lexicon.List("asked.now"), lexicon.List("told.once")
	eachTold, jointly  = lexicon.List("told.each"), lexicon.List("asked.jointly")
)

// governed reports whether a number of a sentence is told of what is asked about: not of several things together where one of
// them is asked about, not of a time that is over where it is asked how it is now, not of another batch.
func (s *Sentence) governed(w *Want, terms []Term, value string) bool {
	all := s.occurrences(Fold(value))
	if !w.Head.Counted() || len(all) == 0 {
		return true
	}
	c := s.clause(all[0].From)
	text := string(s.letters[c.From:c.To])
	return !(hasAny(w.text, nowAsked) && hasAny(text, onceTold)) && !s.ofAll(w, terms, c) && !s.ofOtherBatch(w, all[0].From)
}

func hasAny(text string, words []string) bool {
	return slices.ContainsFunc(words, func(word string) bool { return strings.Contains(text, word) })
}

// ofAll reports whether a clause tells of several things together, 这两个矿, that it does not name, and one of them is asked
// about.
func (s *Sentence) ofAll(w *Want, terms []Term, c Span) bool {
	named := 0
	for i := range terms {
		t := &terms[i]
		if !t.Name || t.Token != nil && t.Token.Class == lexicon.Place {
			continue
		}
		if named++; s.Says(t) {
			return false
		}
	}
	return named == 1 && s.both(c) && !hasAny(w.text, jointly) &&
		!hasAny(string(s.letters[c.From:c.To]), eachTold)
}

// both reports whether a stretch points at several things that were named before.
func (s *Sentence) both(c Span) bool {
	return slices.ContainsFunc(s.Tokens, func(t lexicon.Token) bool {
		return t.From >= c.From && t.To <= c.To && (t.Is("ref.both") || t.Is("sum.ref"))
	})
}

// ofOtherBatch reports whether the last batch that a sentence names before a number is another than the one asked about: 前两批,
// not 第二批.
func (s *Sentence) ofOtherBatch(w *Want, at int) bool {
	asked := batchIn(w.text)
	told := batchIn(string(s.letters[:at]))
	return asked != "" && told != "" && asked != told
}

// batchIn is the last batch that a text names, in two letters and 批.
func batchIn(text string) string {
	r := []rune(text)
	for i := len(r) - 1; i > 1; i-- {
		if r[i] == '批' && strings.ContainsRune("第前首", r[i-2]) {
			return string(r[i-2 : i+1])
		}
	}
	return ""
}

// moving keeps of some amounts those that say how far something moved, where that is asked and a clause says it.
func (s *Sentence) moving(w *Want, all []Piece) []Piece {
	if !w.moves {
		return all
	}
	kept := slices.DeleteFunc(slices.Clone(all), func(f Piece) bool {
		c := s.clause(f.From)
		return !slices.ContainsFunc(s.Tokens, func(t lexicon.Token) bool {
			return t.Class == lexicon.Change && t.From >= c.From && t.To <= c.To && strings.HasSuffix(f.Text, t.Unit)
		})
	})
	if len(kept) == 0 {
		return all
	}
	return kept
}

// movesAsked reports whether a want asks how far something moved against another time: 同比增长多少.
func (q *Question) movesAsked(w *Want) bool {
	return w.At > w.From && q.Tokens[w.At-1].Of("move") && slices.ContainsFunc(q.Tokens[w.From:w.At],
		func(t lexicon.Token) bool { return t.Of("compare") })
}

// unshared reports whether a number is one of several that 分别 shares out to things which its clause does not name.
func (s *Sentence) unshared(w *Want, f Piece, all []Piece) bool {
	c := s.clause(f.From)
	return w.moves && strings.Contains(string(s.letters[c.From:c.To]), "分别") && len(inside(all, c)) > 1
}
