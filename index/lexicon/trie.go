package lexicon

import "slices"

// A trie finds the forms that begin at a letter. Its nodes stand in one list; those below a node stand side by side,
// in the order of their letters.
type trie struct {
	nodes   []node
	ends    []int32 // for each node which entry ends there, 0 for none
	entries []*entry
	letters []rune           // that lead to each node
	first   [256]*[256]int32 // the node of a form's first letter below 0x10000, by its high and its low byte
}

// A node is small, so that those which a text leads through stay close at hand.
type node struct {
	below int32 // the first node below it
	count int16 // of nodes below it
	cost  int8  // of its entry, 0 for none
	guard guard // of its entry
}

// at gives the node that a first letter leads to, 0 for none.
func (t *trie) at(r rune) int32 {
	if r < 0x10000 {
		if page := t.first[r>>8]; page != nil {
			return page[r&0xFF]
		}
		return 0
	}
	return t.next(0, r)
}

// begins reports whether some letters begin with a form of two or more.
func (t *trie) begins(r []rune) bool {
	n := t.at(r[0])
	for i := 1; i < len(r) && n != 0; i++ {
		if n = t.next(n, r[i]); n != 0 && t.nodes[n].cost != 0 {
			return true
		}
	}
	return false
}

// next gives the node that a letter leads to from another, 0 for none.
func (t *trie) next(n int32, r rune) int32 {
	at := t.nodes[n].below
	letters := t.letters[at:][:t.nodes[n].count]
	for len(letters) > 8 {
		if mid := len(letters) / 2; letters[mid] <= r {
			letters, at = letters[mid:], at+int32(mid)
		} else {
			letters = letters[:mid]
		}
	}
	for i := range letters {
		if letters[i] == r {
			return at + int32(i)
		}
	}
	return 0
}

// find gives the concept that a whole form stands for, nil for none.
func (t *trie) find(form string) *entry {
	var f folded
	f.fold(form)
	n := int32(0)
	for _, r := range f.r {
		if n = t.next(n, r); n == 0 {
			return nil
		}
	}
	return t.entry(n)
}

// entry gives the concept whose form ends at a node, nil for none.
func (t *trie) entry(n int32) *entry { return t.entries[t.ends[n]] }

// A branch is a node of a trie that still grows.
type branch struct {
	letters []rune
	next    []*branch
	entry   *entry

	letter [1]rune // place for one below it, which most have
	below  [1]*branch
}

// add adds a form. One that another concept has gets both senses.
func (b *branch) add(form string, e *entry) {
	if b = b.at(form); b == nil {
		return
	}
	if b.entry == nil {
		b.entry = e
	} else {
		b.entry = b.entry.with(e)
	}
}

// at gives the node that a form ends at, nil for a form without a letter.
func (b *branch) at(form string) *branch {
	var f folded
	f.fold(form)
	if len(f.r) == 0 {
		return nil
	}
	for _, r := range f.r {
		b = b.child(r)
	}
	return b
}

func (b *branch) child(r rune) *branch {
	if b.letters == nil {
		b.letters, b.next = b.letter[:0], b.below[:0]
	}
	i, ok := slices.BinarySearch(b.letters, r)
	if !ok {
		b.letters, b.next = slices.Insert(b.letters, i, r), slices.Insert(b.next, i, &branch{})
	}
	return b.next[i]
}

// trie lays a tree out flat.
func (b *branch) trie() *trie {
	t := &trie{nodes: make([]node, 1), ends: make([]int32, 1), entries: make([]*entry, 1), letters: make([]rune, 1)}
	t.lay(0, b)
	for i, r := range b.letters {
		if r < 0x10000 {
			if t.first[r>>8] == nil {
				t.first[r>>8] = new([256]int32)
			}
			t.first[r>>8][r&0xFF] = t.nodes[0].below + int32(i)
		}
	}
	return t
}

func (t *trie) lay(n int32, b *branch) {
	below := int32(len(t.nodes))
	t.nodes[n] = node{below: below, count: int16(len(b.letters))}
	if b.entry != nil {
		t.ends[n], t.entries = int32(len(t.entries)), append(t.entries, b.entry)
		t.nodes[n].cost, t.nodes[n].guard = b.entry.cost, b.entry.guard
	}
	t.letters = append(t.letters, b.letters...)
	t.nodes = append(t.nodes, make([]node, len(b.letters))...)
	t.ends = append(t.ends, make([]int32, len(b.letters))...)
	for i, c := range b.next {
		t.lay(below+int32(i), c)
	}
}

// walk calls f with every form below a node, in the order of their letters.
func (t *trie) walk(n int32, letters []rune, f func(form string, e *entry)) {
	if e := t.entry(n); e != nil {
		f(string(letters), e)
	}
	at := t.nodes[n].below
	for i, r := range t.letters[at:][:t.nodes[n].count] {
		t.walk(at+int32(i), append(letters, r), f)
	}
}
