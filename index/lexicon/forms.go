package lexicon

import "sync"

// forms lists the forms of each concept in the order of the data.
var forms = sync.OnceValue(func() map[string][]string {
	out := map[string][]string{}
	known.walk(func(form string, e *entry) { out[e.id] = append(out[e.id], form) })
	return out
})

// Forms lists the folded forms of a concept or a name, in no order that means anything.
func Forms(id string) []string { return forms()[id] }

// walk calls f with every form.
func (t *trie) walk(f func(form string, e *entry)) {
	for r, n := range t.root {
		n.walk(string(r), f)
	}
}

func (n *node) walk(prefix string, f func(form string, e *entry)) {
	if n.entry != nil {
		f(prefix, n.entry)
	}
	for i, r := range n.letters {
		n.next[i].walk(prefix+string(r), f)
	}
}
