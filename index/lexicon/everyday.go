package lexicon

import (
	"embed"
	"fmt"
	"slices"
	"sync"
)

// everydayData holds the words that people ask with where reports print others, in the format of data/*.txt. No reader
// of issues knows them, so that none of them stands between a figure and what it is of.
//
//go:embed data/everyday/*.txt
var everydayData embed.FS

// everydayKind is the kind of an everyday sense of a word that data/*.txt has: it meets words of the same meaning, and
// is nothing that a frame asks for.
const everydayKind = "everyday"

// NewEveryday makes a lexicon like New that also knows the everyday words. Questions are cut with it, and the passages
// that they are compared with.
func NewEveryday(products ...string) *Lexicon {
	more := &branch{}
	everyday().walk(0, nil, func(form string, e *entry) {
		if base := known().find(form); base != nil && base.class != Unknown {
			e = base.beside(e)
		}
		more.add(form, e)
	})
	return &Lexicon{more.products(products).trie()}
}

// everyday gives the trie of every form of everydayData. A word of the trade's own is cheaper where both fit.
var everyday = sync.OnceValue(func() *trie {
	b := &branch{}
	files, _ := everydayData.ReadDir("data/everyday")
	for _, f := range files {
		text, err := everydayData.ReadFile("data/everyday/" + f.Name())
		if err == nil {
			err = b.read(string(text))
		}
		if err != nil {
			panic(fmt.Sprintf("lexicon: everyday/%s: %v", f.Name(), err))
		}
	}
	t := b.trie()
	t.walk(0, nil, func(_ string, e *entry) { e.cost = costEveryday })
	return t
})

// Everyday reports whether only the everyday words have the token, so that a text may say the same in words which none of
// the data has.
func (t *Token) Everyday() bool { return t.flag&isEveryday != 0 }

// beside is an entry with the everyday senses of another behind its own.
func (e *entry) beside(o *entry) *entry {
	both := *e
	for _, s := range append([]Sense{{o.class, o.id, o.kind}}, o.also...) {
		if s.ID != e.id && !slices.ContainsFunc(both.also, func(a Sense) bool { return a.ID == s.ID }) {
			both.also = append(slices.Clip(both.also), Sense{s.Class, s.ID, everydayKind})
		}
	}
	return &both
}
