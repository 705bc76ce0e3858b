package clause

import (
	"sync"

	"rebot/index/lexicon"
)

// A workspace is memory that reading the prose of an article needs and that is used again for the next.
type workspace struct {
	text  []rune                    // of the paragraph at hand
	bytes []int                     // where in it each character begins, and where it ends
	state map[*lexicon.Token]status // what became of each number
	place clausePlace
}

var workspaces = sync.Pool{New: func() any { return &workspace{state: map[*lexicon.Token]status{}} }}

func (w *workspace) free() {
	clear(w.state)
	w.place.clear()
	workspaces.Put(w)
}

// A clausePlace is where the clauses of a paragraph stand. Nothing points to them when the next one is read.
type clausePlace struct {
	lists [][]clause
	used  int
}

// placeList is how many clauses get their place at a time.
const placeList = 8

// next gives an empty clause.
func (p *clausePlace) next() *clause {
	if p.used == placeList*len(p.lists) {
		p.lists = append(p.lists, make([]clause, placeList))
	}
	k := &p.lists[p.used/placeList][p.used%placeList]
	p.used++
	return k
}

// clear empties the place.
func (p *clausePlace) clear() {
	for i := range p.used {
		p.lists[i/placeList][i%placeList] = clause{}
	}
	p.used = 0
}
