package lexicon

import (
	"fmt"
	"slices"
	"strings"
	"sync"
)

// lists has the lists of words in data/lists that a text is held against. They are no concepts: nothing is cut into
// them, so that a word there can't take a token from another.
var lists = sync.OnceValue(func() map[string][]string {
	out := map[string][]string{}
	mustRead("lists", func(text string) error { return readLists(text, out) })
	return out
})

// readLists adds the lists of a file.
func readLists(text string, out map[string][]string) error {
	id := ""
	for n, line := range strings.Split(text, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		words := fieldsOf(line)
		if line[0] != ' ' {
			if len(words) < 3 || words[1] != "list" || out[words[0]] != nil {
				return fmt.Errorf("line %d: want a new identifier, list and words", n+1)
			}
			id, words = words[0], words[2:]
		}
		if id == "" {
			return fmt.Errorf("line %d: words of no list", n+1)
		}
		out[id] = append(out[id], words...)
	}
	return nil
}

// List gives the words of a list, in the order of the data. A list that is not there is a mistake in the program.
func List(id string) []string {
	words := lists()[id]
	if len(words) == 0 {
		panic("lexicon: no list " + id)
	}
	return words
}

// Listed gives a function that reports whether a word is of a list. It looks the list up once, and not for each word.
func Listed(id string) func(word string) bool {
	words := sync.OnceValue(func() []string { return List(id) })
	return func(word string) bool { return slices.Contains(words(), word) }
}

// SameGoods gives the other name of goods that go by two in trade, empty for none.
func SameGoods(name string) string {
	for _, pair := range List("goods.same") {
		if a, b, _ := strings.Cut(pair, "="); a == name {
			return b
		} else if b == name {
			return a
		}
	}
	return ""
}

// addMetals adds the names of the products of other metals, each of which is a metal and a form: 黑钨精矿, 仲钨酸铵, 铟锭. A
// name that the data has is left as it is.
func addMetals(b *branch, add func(form string, e *entry)) {
	for _, metal := range List("metals") {
		for _, form := range List("metals.forms") {
			name := strings.Replace(form, "*", metal, 1)
			if b.at(name).entry == nil {
				add(name, newEntry(Goods, name, "goods"))
			}
		}
	}
}
