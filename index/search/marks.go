package search

import "slices"

// marks finds what of the question stands in a text: pairs, words and figures, and single characters where the
// question has them alone. Marks that touch or overlap become one.
func (q *question) marks(text string) []Span {
	var spans []Span
	for _, t := range q.touches(text, nil) {
		if g := q.grams[t.gram]; g.kind != single || g.lone {
			spans = append(spans, Span{t.from, t.to})
		}
	}
	return merge(spans)
}

func merge(spans []Span) []Span {
	slices.SortFunc(spans, func(a, b Span) int { return a.From - b.From })
	var out []Span
	for _, s := range spans {
		if n := len(out); n > 0 && s.From <= out[n-1].To {
			out[n-1].To = max(out[n-1].To, s.To)
			continue
		}
		out = append(out, s)
	}
	return out
}
