package intent

import (
	"regexp"
	"sync"
	"unicode/utf8"
)

// A pattern is a regular expression that the rules look for. Most questions hold nothing of most patterns, and looking
// for those one after the other is nearly all of what an answer would cost. So a text is scanned once for the words that
// the patterns are made of, and a pattern is only tried where one of its words stands.
type pattern struct {
	*regexp.Regexp
	id int
}

// mostPatterns is a limit that compile checks.
const mostPatterns = 320

type patternSet [mostPatterns / 64]uint64

func (s *patternSet) add(id int) { s[id/64] |= 1 << (id % 64) }

func (s *patternSet) has(id int) bool { return s[id/64]&(1<<(id%64)) != 0 }

func (s *patternSet) join(o *patternSet) {
	for i := range s {
		s[i] |= o[i]
	}
}

// patterns are all that were compiled.
var (
	patterns    []*pattern
	patternsSet bool // no more may be compiled
)

// compile makes a pattern. It is for variables of the package: once a text was scanned it is too late.
func compile(expr string) *pattern {
	if patternsSet || len(patterns) == mostPatterns {
		panic("bot: compile is for variables of the package, at most mostPatterns of them")
	}
	p := &pattern{regexp.MustCompile(expr), len(patterns)}
	patterns = append(patterns, p)
	return p
}

// A scanner knows the words of patterns, as a tree of their characters: what begins alike begins at one node.
type scanner struct {
	nodes  []node
	first  map[rune]int32 // the nodes of the words' first characters
	found  []marks
	always patternSet // patterns that any text may match
}

// A node is a character of a word behind those before it.
type node struct {
	char  rune
	child int32 // the first of the characters that may come next, 0 for none
	next  int32 // the next of the characters that may stand here instead, 0 for none
	word  int32 // what is found where a word ends here, an index of scanner.found; 0 for nothing
}

// Marks tell what a text may match that holds a word, and what it matches surely.
type marks struct{ may, sure patternSet }

// allPatterns is the scanner of all patterns.
var allPatterns = sync.OnceValue(func() *scanner {
	patternsSet = true
	return newScanner(patterns)
})

func newScanner(patterns []*pattern) *scanner {
	s := &scanner{nodes: make([]node, 1), first: map[rune]int32{}, found: make([]marks, 1)}
	for _, p := range patterns {
		all := needlesOf(p.String())
		if all == nil {
			s.always.add(p.id)
		}
		for _, l := range all {
			f := s.add(l.text)
			f.may.add(p.id)
			if l.sure {
				f.sure.add(p.id)
			}
		}
	}
	return s
}

// add adds a word, which is not empty, and gives what is found where it stands.
func (s *scanner) add(text string) *marks {
	at := int32(0)
	for _, r := range text {
		to := s.step(at, r)
		if to == 0 {
			to = int32(len(s.nodes))
			s.nodes = append(s.nodes, node{char: r, next: s.nodes[at].child})
			if at == 0 {
				s.first[r], s.nodes[to].next = to, 0
			} else {
				s.nodes[at].child = to
			}
		}
		at = to
	}
	n := &s.nodes[at]
	if n.word == 0 {
		n.word = int32(len(s.found))
		s.found = append(s.found, marks{})
	}
	return &s.found[n.word]
}

// step gives the node of a character behind another node, 0 for none; behind 0 stand the first characters.
func (s *scanner) step(at int32, r rune) int32 {
	if at == 0 {
		return s.first[r]
	}
	for at = s.nodes[at].child; at != 0 && s.nodes[at].char != r; {
		at = s.nodes[at].next
	}
	return at
}

// A scanned text knows which patterns it may match, and which it surely does.
type scanned struct {
	folded string // see bulletin.Fold
	marks
}

// scan looks for the words of all patterns in a folded text.
func scan(text string) scanned { return allPatterns().scan(text) }

func (s *scanner) scan(text string) scanned {
	out := scanned{folded: text, marks: marks{may: s.always}}
	for i, r := range text {
		at := s.first[r]
		for behind := i + utf8.RuneLen(r); at != 0; {
			if w := s.nodes[at].word; w != 0 {
				out.may.join(&s.found[w].may)
				out.sure.join(&s.found[w].sure)
			}
			if behind >= len(text) {
				break
			}
			r, size := utf8.DecodeRuneInString(text[behind:])
			at = s.step(at, r)
			behind += size
		}
	}
	return out
}

// has tells whether the text holds a match of a pattern.
func (s *scanned) has(p *pattern) bool {
	return s.sure.has(p.id) || s.mayHave(p) && p.MatchString(s.folded)
}

// mayHave tells whether the text or a part of it may hold a match of a pattern.
func (s *scanned) mayHave(p *pattern) bool { return s.may.has(p.id) }

// partHas tells whether a part of the text, by itself, holds a match of a pattern.
func (s *scanned) partHas(p *pattern, part string) bool { return s.mayHave(p) && p.MatchString(part) }

// find is the first match of a pattern, empty for none.
func (s *scanned) find(p *pattern) string {
	if !s.mayHave(p) {
		return ""
	}
	return p.FindString(s.folded)
}

// submatch is the first match of a pattern with its groups, nil for none.
func (s *scanned) submatch(p *pattern) []string {
	if !s.mayHave(p) {
		return nil
	}
	return p.FindStringSubmatch(s.folded)
}

// submatches are all matches of a pattern with their groups.
func (s *scanned) submatches(p *pattern) [][]string {
	if !s.mayHave(p) {
		return nil
	}
	return p.FindAllStringSubmatch(s.folded, -1)
}

// replace puts a text, in which $1 is a group, for all that patterns match, one pattern after the other.
func (s *scanned) replace(by string, all ...*pattern) {
	for _, p := range all {
		if s.mayHave(p) {
			s.set(p.ReplaceAllString(s.folded, by))
		}
	}
}

// set puts another text.
func (s *scanned) set(text string) {
	if text != s.folded {
		*s = scan(text)
	}
}

// replaced is a text in which another is put for all that patterns match, one pattern after the other.
func replaced(text, by string, all ...*pattern) string {
	s := scan(text)
	s.replace(by, all...)
	return s.folded
}
