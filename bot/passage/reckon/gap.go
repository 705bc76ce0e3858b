package reckon

// movesOf lists what something was and what it came to, or two things that are set beside each other, of which all
// words are said.
func (t *Text) movesOf(words []word, q *asking) (out []relation) {
	for i := range t.pairs {
		k := &t.pairs[i]
		if bare := k.beside && k.now.Unit == "" && q.units == nil; !bare && !q.takes(k.now.Unit) {
			continue
		}
		n, ok := t.covers(k.was, k.now, words, q)
		if ok && n > 0 {
			out = append(out, relation{k.was, k.now, n})
		}
	}
	return out
}
