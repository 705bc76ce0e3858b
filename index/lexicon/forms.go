package lexicon

import (
	"slices"
	"sync"
)

// formsOf lists the forms of each concept.
var formsOf = sync.OnceValue(func() map[string][]string {
	out := map[string][]string{}
	known().walk(0, nil, func(form string, e *entry) {
		out[e.id] = append(out[e.id], form)
		for _, s := range e.also {
			out[s.ID] = append(out[s.ID], form)
		}
	})
	return out
})

// Forms lists the folded forms of a concept or a name, in no order that means anything.
func Forms(id string) []string { return formsOf()[id] }

// A Form is one way to write a name, as the data has it.
type Form struct{ Text, ID, Kind string }

// Names lists the forms of names of some kinds, such as country and bloc, in the order of the data.
func Names(kinds ...string) (out []Form) {
	known()
	for _, f := range names {
		if slices.Contains(kinds, f.Kind) {
			out = append(out, f)
		}
	}
	return out
}

// names are the forms of all names of the data. Only load writes them.
var names []Form

// walk calls f with every form below a node, in the order of their letters.
func (t *trie) walk(n int32, letters []rune, f func(form string, e *entry)) {
	if e := t.nodes[n].entry; e != nil {
		f(string(letters), e)
	}
	for _, e := range t.edges[t.nodes[n].from:][:t.nodes[n].count] {
		t.walk(e.to, append(letters, e.r), f)
	}
}
