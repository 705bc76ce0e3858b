package lexicon

// A trie finds the forms that begin at a letter. The nodes stand in one list; a node's children stand side by side,
// in the order of their letters.
type trie struct {
	root  map[rune]*node
	first [0x10000]*node // root, for the letters that nearly every form begins with
}

type node struct {
	letters []rune
	next    []*node
	entry   *entry
}

func newTrie() *trie { return &trie{root: map[rune]*node{}} }

// add adds a form, and gives what had it before.
func (t *trie) add(form string, e *entry) *entry {
	var f folded
	f.fold(form)
	if len(f.r) == 0 {
		return nil
	}
	n := t.start(f.r[0])
	for _, r := range f.r[1:] {
		n = n.child(r)
	}
	old := n.entry
	if old == nil {
		n.entry = e
	}
	return old
}

func (t *trie) start(r rune) *node {
	n := t.root[r]
	if n == nil {
		n = &node{}
		t.root[r] = n
		if r < 0x10000 {
			t.first[r] = n
		}
	}
	return n
}

func (t *trie) at(r rune) *node {
	if r < 0x10000 {
		return t.first[r]
	}
	return t.root[r]
}

func (n *node) child(r rune) *node {
	if c := n.get(r); c != nil {
		return c
	}
	c := &node{}
	i := len(n.letters)
	n.letters, n.next = append(n.letters, r), append(n.next, c)
	for ; i > 0 && n.letters[i-1] > r; i-- {
		n.letters[i], n.letters[i-1] = n.letters[i-1], n.letters[i]
		n.next[i], n.next[i-1] = n.next[i-1], n.next[i]
	}
	return c
}

func (n *node) get(r rune) *node {
	lo, hi := 0, len(n.letters)
	for lo < hi {
		if mid := (lo + hi) / 2; n.letters[mid] < r {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo < len(n.letters) && n.letters[lo] == r {
		return n.next[lo]
	}
	return nil
}
