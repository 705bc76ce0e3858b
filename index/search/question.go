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
	pairs  []int16             // gram of a pair, by the places of its two characters in runes; -1 for none
	alone  []int16             // gram of a single character, by its place in runes
	named  map[string]int      // gram by its term
	odd    bool                // there is a gram that is no plain Han
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
// pairs and words found; where nothing else is known, they find.
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
		if known && q.grams[i].onlyTells() {
			q.grams[i].in = nil
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
	letters := fold(asking().Replace(inChinese(folded(text))), nil)
	letters = letters[:min(len(letters), maxLetters)]
	q := &question{named: map[string]int{}}
	grams(letters, func(g gram) {
		if !slices.ContainsFunc(q.grams, func(a queryTerm) bool { return a.term == g.term }) {
			a := queryTerm{gram: g, weight: 1, lone: isLone(letters, g)}
			a.telling = (g.kind != single || a.lone) && !strings.ContainsAny(g.term, grammar)
			q.grams = append(q.grams, a)
		}
	})
	q.total = float64(len(q.grams))
	q.table()
	return q
}

func isLone(letters []letter, g gram) bool {
	before := g.first > 0 && isHan(letters[g.first-1].r)
	after := g.last+1 < len(letters) && isHan(letters[g.last+1].r)
	return g.kind == single && !before && !after
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
		q.odd = q.odd || r < firstHan || r > lastHan
		if r < utf8.RuneSelf {
			q.begins[r] = true
		}
		if g.kind == single {
			q.runes = append(q.runes, r)
			q.lows[byte(r)] = true
			q.alone = append(q.alone, int16(i))
		}
	}
	q.pairs = slices.Repeat([]int16{-1}, len(q.runes)*len(q.runes))
	for i, g := range q.grams {
		if g.kind == pair {
			r := []rune(g.term)
			q.pairs[q.place(r[0])*len(q.runes)+q.place(r[1])] = int16(i)
		}
	}
}

func (q *question) place(r rune) int { return slices.Index(q.runes, r) }
