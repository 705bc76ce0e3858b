package lexicon

import "sync"

// forms lists the forms of each concept.
var forms = sync.OnceValue(func() map[string][]string {
	out := map[string][]string{}
	known().walk(0, "", func(form string, e *entry) {
		out[e.id] = append(out[e.id], form)
		for _, s := range e.also {
			out[s.ID] = append(out[s.ID], form)
		}
	})
	return out
})

// Forms lists the folded forms of a concept or a name, in no order that means anything.
func Forms(id string) []string { return forms()[id] }

// walk calls f with every form below a node.
func (t *trie) walk(n int32, prefix string, f func(form string, e *entry)) {
	if e := t.nodes[n].entry; e != nil {
		f(prefix, e)
	}
	for _, e := range t.edges[t.nodes[n].from:][:t.nodes[n].count] {
		t.walk(e.to, prefix+string(e.r), f)
	}
}
