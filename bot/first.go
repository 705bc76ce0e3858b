package bot

import (
	"regexp"
	"regexp/syntax"
	"sync"
)

// A runeSet tells characters that may be in it from those that are not: one bit for many characters.
type runeSet [8]uint64

func (s *runeSet) add(r rune) { s[r>>6&7] |= 1 << (r & 63) }
func (s *runeSet) meets(other *runeSet) bool {
	for i := range s {
		if s[i]&other[i] != 0 {
			return true
		}
	}
	return false
}

func runesOf(text string) (s runeSet) {
	for _, r := range text {
		s.add(r)
	}
	return s
}

// mayMatch tells whether a text of these characters can hold a match at all: most of the rules' words begin with
// characters that most questions lack, and looking for those words costs far more than telling so.
func mayMatch(re *regexp.Regexp, text *runeSet) bool {
	begins, ok := beginnings.Load(re)
	if !ok {
		begins, _ = beginnings.LoadOrStore(re, beginningsOf(re.String()))
	}
	s := begins.(*runeSet)
	return s == nil || s.meets(text)
}

// beginnings holds the characters that a match of a pattern can begin with, nil for any.
var beginnings sync.Map // *regexp.Regexp to *runeSet

func beginningsOf(pattern string) *runeSet {
	p, err := syntax.Parse(pattern, syntax.Perl)
	if err != nil {
		return nil
	}
	s := &runeSet{}
	if empty, any := addFirst(p.Simplify(), s); empty || any {
		return nil
	}
	return s
}

// addFirst adds what a match of p can begin with. It tells whether p can match without a character, and whether it can
// begin with more characters than are worth listing.
func addFirst(p *syntax.Regexp, s *runeSet) (empty, any bool) {
	switch p.Op {
	case syntax.OpLiteral:
		s.add(p.Rune[0])
		return false, p.Flags&syntax.FoldCase != 0
	case syntax.OpCharClass:
		return false, !addClass(p.Rune, s)
	case syntax.OpCapture, syntax.OpPlus:
		return addFirst(p.Sub[0], s)
	case syntax.OpStar, syntax.OpQuest:
		_, any = addFirst(p.Sub[0], s)
		return true, any
	case syntax.OpConcat:
		for _, sub := range p.Sub {
			if empty, any = addFirst(sub, s); any || !empty {
				return false, any
			}
		}
		return true, false
	case syntax.OpAlternate:
		for _, sub := range p.Sub {
			e, a := addFirst(sub, s)
			empty, any = empty || e, any || a
		}
		return empty, any
	case syntax.OpBeginText, syntax.OpEndText, syntax.OpWordBoundary, syntax.OpNoWordBoundary, syntax.OpEmptyMatch, syntax.OpBeginLine, syntax.OpEndLine:
		return true, false
	}
	return false, true
}

// addClass adds the characters of a class, unless they are many.
func addClass(ranges []rune, s *runeSet) bool {
	for i := 0; i < len(ranges); i += 2 {
		if ranges[i+1]-ranges[i] > 64 {
			return false
		}
		for r := ranges[i]; r <= ranges[i+1]; r++ {
			s.add(r)
		}
	}
	return true
}
