package passage

import (
	"math"
	"math/bits"
	"slices"
	"strings"
	"unicode"

	"rebot/bot/intent"
	"rebot/bot/passage/sentence"
)

// A gram is a pair of letters of a question, a letter, or a word in Latin letters.
type gram struct {
	text string
	at   int // the letter of the question that it begins at
	rare float64
}

// A gramSet is what a want asks about in grams, each a bit of a mask.
type gramSet struct {
	of  []gram
	sum float64 // of how rare they are
}

// mostGrams is how many grams a mask holds.
const mostGrams = 64

// asked marks the letters of a want, and of those before it, that say what is asked about.
func (q *question) askedLetters(w *sentence.Want) []bool {
	asked := make([]bool, len(q.Letters)+1)
	if w.From >= w.To {
		return asked
	}
	for i := q.Wants[0].From; i < w.To; i++ {
		if t := &q.Tokens[i]; i != w.At && !slices.Contains(w.Said, i) && intent.Content(t) {
			for k := t.From; k < t.To; k++ {
				asked[k] = true
			}
		}
	}
	return asked
}

// cut cuts the letters that are asked about into pairs and words, and into letters.
func (q *question) cut(asked []bool) (pairs, letters gramSet) {
	for i := 0; i < len(q.Letters); i++ {
		switch r := q.Letters[i]; {
		case !asked[i]:
		case unicode.Is(unicode.Han, r):
			letters.add(string(r), i)
			if asked[i+1] && unicode.Is(unicode.Han, q.Letters[i+1]) {
				pairs.add(string(q.Letters[i:i+2]), i)
			}
		case isWordLetter(r):
			end := i + 1
			for end < len(q.Letters) && asked[end] && isWordLetter(q.Letters[end]) {
				end++
			}
			pairs.add(string(q.Letters[i:end]), i)
			i = end - 1
		}
	}
	return pairs, letters
}

// isWordLetter reports whether a letter is of a Latin word, a number or a formula.
func isWordLetter(r rune) bool {
	return !unicode.Is(unicode.Han, r) && (unicode.IsLetter(r) || unicode.IsDigit(r) || r == '-' || r == '.')
}

func (g *gramSet) add(text string, at int) {
	if len(g.of) < mostGrams && !slices.ContainsFunc(g.of, func(o gram) bool { return o.text == text }) {
		g.of = append(g.of, gram{text: text, at: at})
	}
}

// An inArticle tells which grams stand where in an article.
type inArticle struct {
	sentences []uint64
	heads     uint64 // in the title or the first sentence
	any       uint64 // in some sentence
}

// masks tells which grams stand in some articles, and weighs them by how few sentences have them.
func (g *gramSet) masks(all []*article) []inArticle {
	out := make([]inArticle, len(all))
	in, n := make([]int, len(g.of)), 0
	for i, a := range all {
		here, o := maskOf(a.text, g.of), &out[i]
		o.sentences = make([]uint64, len(a.sentences))
		for k := range a.sentences {
			n++
			for m := here; m != 0; m &= m - 1 {
				if b := bits.TrailingZeros64(m); strings.Contains(a.sentences[k].Folded, g.of[b].text) {
					o.sentences[k] |= 1 << b
					in[b]++
				}
			}
			o.any |= o.sentences[k]
		}
		if len(a.sentences) > 0 {
			o.heads = maskOf(a.title.Folded, g.of) | o.sentences[a.leadAt()]
		}
	}
	for b := range g.of {
		if in[b] > 0 {
			g.of[b].rare = math.Log(float64(n+1) / (float64(in[b]) + 0.5))
			g.sum += g.of[b].rare
		}
	}
	return out
}

// maskOf tells which grams a text has.
func maskOf(text string, grams []gram) (m uint64) {
	for b := range grams {
		if strings.Contains(text, grams[b].text) {
			m |= 1 << b
		}
	}
	return m
}

// share is which part of the grams a mask has, by how rare they are.
func (g *gramSet) share(m uint64) (sum float64) {
	for ; m != 0; m &= m - 1 {
		sum += g.of[bits.TrailingZeros64(m)].rare
	}
	return sum / max(g.sum, 1)
}

// strange is which part of the grams stands nowhere.
func (g *gramSet) strange() (part float64) {
	for i := range g.of {
		if g.of[i].rare == 0 {
			part += 1 / float64(len(g.of))
		}
	}
	return part
}

// run is how many grams side by side a mask has at most.
func (g *gramSet) run(m uint64) (most int) {
	n := 0
	for b := range g.of {
		switch {
		case m&(1<<b) == 0:
			n = 0
		case b > 0 && g.of[b].at == g.of[b-1].at+1:
			n++
		default:
			n = 1
		}
		most = max(most, n)
	}
	return most
}

// rarest is how rare the rarest gram within some letters of the question is, of those that stand anywhere.
func (g *gramSet) rarest(from, to int) (most float64) {
	for i := range g.of {
		if o := &g.of[i]; o.at >= from && o.at < to {
			most = max(most, o.rare)
		}
	}
	return most
}
