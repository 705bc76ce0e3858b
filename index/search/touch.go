package search

import (
	"unicode/utf8"

	"rebot/index/bulletin"
)

// A touch is a place in a text where a gram of the question stands: text[from:to].
type touch struct{ gram, from, to int }

// touches finds the question's grams in a text, in order. Most of the time of a search is spent here: only what stands
// between Han characters that are not the question's is folded and cut, where it may hold a gram.
func (q *question) touches(text string, buf []touch) []touch {
	from, worth := 0, false
	for i, r := range text {
		switch {
		case !isHan(r):
			worth = worth || q.mayBegin(r)
		case q.holds(bulletin.Simple(r)):
			worth = true
		default:
			if worth {
				buf = q.touchesOf(text[from:i], from, buf)
			}
			from, worth = i+utf8.RuneLen(r), false
		}
	}
	if worth {
		buf = q.touchesOf(text[from:], from, buf)
	}
	return buf
}

// touchesOf finds the question's grams in a part of a text that begins at a place.
func (q *question) touchesOf(part string, at int, buf []touch) []touch {
	f := fold(part)
	f.grams(func(g gram) {
		if n, ok := q.named[g.term]; ok {
			buf = append(buf, touch{n, at + f.letters[g.first].start, at + f.letters[g.last].end})
		}
	})
	return buf
}

// marks finds what of the question stands in a text: pairs, words and figures, and single characters where the
// question has them alone. Marks that touch or overlap become one.
func (q *question) marks(text string) (out []Span) {
	for _, t := range q.touches(text, nil) {
		switch g, n := &q.grams[t.gram], len(out); {
		case g.kind == single && !g.lone:
		case n > 0 && t.from <= out[n-1].To:
			out[n-1].To = max(out[n-1].To, t.to)
		default:
			out = append(out, Span{t.from, t.to})
		}
	}
	return out
}
