package search

import (
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxLetters is how much of a question is read.
const maxLetters = 256

// A question is a question's text cut into grams, weighed by how rare they are.
type question struct {
	grams  []queryTerm
	runes  []rune              // the different Han characters of the question
	lows   [256]bool           // the low bytes of those characters: most characters of a text are passed over by it
	named  map[string]int      // gram by its term
	odd    bool                // there is a gram that is not Han
	begins [utf8.RuneSelf]bool // the ASCII letters and digits that such grams begin with
	total  float64             // weight of all grams
}

// A queryTerm is one gram of the question.
type queryTerm struct {
	gram
	weight  float64
	lone    bool     // a single character with no neighbour to make a pair with
	name    bool     // a rare name or formula in Latin letters
	telling bool     // it tells more than grammar does: no pair with 的, 在 …, no character that is in a pair anyway
	in      Postings // the passages that it finds, nil for none
}

// grammar holds the characters that join words and tell nothing.
const grammar = "的了是在和与及把被给么会有不就也都到从为所以对于"

// onlyTells reports whether the gram is a character that is in a pair anyway.
func (g *queryTerm) onlyTells() bool { return g.kind == single && !g.lone }

// weigh weighs the grams by how rare they are among some passages. Single characters only tell the passages apart that
// pairs and words found; where nothing else is known, the first of them that is finds.
func (q *question) weigh(terms Terms, p *Passages) (err error) {
	q.total = 0
	known := false
	for i := range q.grams {
		g := &q.grams[i]
		if g.in, err = terms.Postings(g.term); err != nil {
			return err
		}
		g.weigh(p.spread(g.in), p.Len())
		q.total += g.weight
		known = known || g.in.Count() > 0 && !g.onlyTells()
	}
	for i := range q.grams {
		switch g := &q.grams[i]; {
		case !g.onlyTells():
		case known:
			g.in = nil
		default:
			known = g.in.Count() > 0
		}
	}
	return nil
}

// weigh weighs a gram that counts to stand in some of n passages.
func (g *queryTerm) weigh(with, n int) {
	g.weight = rarity(n, with)
	if g.kind == pair && !g.telling {
		g.weight *= joining
	}
	g.name = isName(g) && with <= max(5, n/1000)
}

// isName tells a word that is likely a name: Latin letters, and more than a few.
func isName(g *queryTerm) bool {
	return g.kind == word && len(g.term) > 3 && len(g.term) < 64 && strings.ContainsFunc(g.term, unicode.IsLetter)
}

// rarity is the weight of a gram that stands in some of n passages: the inverse document frequency of BM25, raised to
// 1.5, since rare grams tell more than it allows.
func rarity(n, with int) float64 {
	idf := math.Log(1 + (float64(n-with)+0.5)/(float64(with)+0.5))
	return idf * math.Sqrt(idf)
}

// cut takes a question apart, each gram once, all of the same weight.
func cut(text string) *question {
	f := fold(asking().Replace(inChinese(fold(text).text)))
	f.letters = f.letters[:min(len(f.letters), maxLetters)]
	q := &question{named: map[string]int{}}
	f.grams(func(g gram) {
		if !slices.ContainsFunc(q.grams, func(a queryTerm) bool { return a.term == g.term }) {
			a := queryTerm{gram: g, weight: 1, lone: f.isLone(g)}
			a.telling = (g.kind != single || a.lone) && !strings.ContainsAny(g.term, grammar)
			q.grams = append(q.grams, a)
		}
	})
	q.table()
	return q
}

// isLone reports whether a gram is a single character with no neighbour to make a pair with.
func (f folding) isLone(g gram) bool {
	return g.kind == single && !(g.first > 0 && isHan(f.letter(g.first-1))) && !isHan(f.letter(g.last+1))
}

// tells reports whether anything is asked for at all.
func (q *question) tells() bool {
	return slices.ContainsFunc(q.grams, func(g queryTerm) bool { return g.telling })
}

// table makes the question's grams quick to find in a text.
func (q *question) table() {
	for i, g := range q.grams {
		q.named[g.term] = i
		r, _ := utf8.DecodeRuneInString(g.term)
		switch q.odd = q.odd || !isHan(r); {
		case g.kind == single:
			q.runes = append(q.runes, r)
			q.lows[byte(r)] = true
		case r < utf8.RuneSelf:
			q.begins[r] = true
		}
	}
}

// holds reports whether a Han character stands in the question.
func (q *question) holds(r rune) bool { return q.lows[byte(r)] && slices.Contains(q.runes, r) }

// mayBegin reports whether a word of the question may begin with a character, before it is folded.
func (q *question) mayBegin(r rune) bool {
	if r < utf8.RuneSelf {
		return q.begins[small(r)]
	}
	return q.odd && !unicode.IsPunct(r)
}
