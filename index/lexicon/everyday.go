package lexicon

import "slices"

// everydayKind is the kind of an everyday sense of a word that data/*.txt has: it meets words of the same meaning, and
// is nothing that a frame asks for.
const everydayKind = "everyday"

// loadEveryday adds every form of data/everyday: the words that people ask with where reports print others. No reader
// of issues knows them, so that none of them stands between a figure and what it is of. A word of the trade's own is
// cheaper where both fit.
func (d *dictionary) loadEveryday(b *branch) {
	mustRead("everyday", func(text string) error { return d.read(text, b.addEveryday) })
}

// addEveryday adds a form. One that the trade has stays what it is there; its everyday senses come behind that.
func (b *branch) addEveryday(form string, e *entry) {
	e.cost = costEveryday
	if b = b.at(form); b == nil {
		return
	}
	switch o := b.entry; {
	case o == nil || o.class == Unknown:
		b.entry = e
	case o.cost == costEveryday:
		b.entry = o.with(e)
	default:
		b.entry = o.beside(e)
	}
}

// beside is an entry with the everyday sense of another behind its own.
func (e *entry) beside(o *entry) *entry {
	if o.id == e.id || slices.ContainsFunc(e.also, func(s Sense) bool { return s.ID == o.id }) {
		return e
	}
	both := *e
	both.also = append(slices.Clip(e.also), Sense{o.class, o.id, everydayKind})
	return &both
}

// Everyday reports whether only the everyday words have the token, so that a text may say the same in words which none
// of the data has.
func (t *Token) Everyday() bool { return t.flag&isEveryday != 0 }
