package clause

import (
	"slices"
	"sync"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// A slot is a dimension of a fact that the words of a clause can fill.
type slot uint8

const (
	slotSubject slot = iota
	slotCompany
	slotRegion
	slotPartner
	slotDirection
	slotStage
	slotScope // the kind of ore
	slotBatch
	slotMeasure
	slotExtreme
	slotKind
	slotPeriod
	slotMaker
	slotPurity
	slotCount
)

var slotNames = [slotCount]string{"subjects", "companies", "regions", "partners", "directions", "stages", "kinds of ore", "batches",
	"measures", "extremes", "kinds", "periods", "makers", "purities"}

// A filling is a value of a slot.
type filling struct {
	name    string // canonical
	printed string
	token   *lexicon.Token
	period  bulletin.Period
	same    bool // the time of the fact, in the year of this period
}

// A frame holds what is said of a figure. A slot with more than one filling is a list: 开采、冶炼分离.
type frame [slotCount][]filling

// one gives the name in a slot, empty for none or a list.
func (f *frame) one(s slot) string {
	if len(f[s]) == 1 {
		return f[s][0].name
	}
	return ""
}

func (f *frame) has(s slot) bool { return len(f[s]) > 0 }

// lists reports whether a slot has more than one filling.
func (f *frame) lists() bool {
	for s := range slotCount {
		if len(f[s]) > 1 {
			return true
		}
	}
	return false
}

// only reports whether no slot has anything but some.
func (f *frame) only(some ...slot) bool {
	for s := range slotCount {
		if f.has(s) && !slices.Contains(some, s) {
			return false
		}
	}
	return true
}

func (f *frame) period() bulletin.Period {
	if len(f[slotPeriod]) == 1 {
		return f[slotPeriod][0].period
	}
	return bulletin.Period{}
}

// A role says what a printed amount is in its clause.
type role uint8

const (
	roleValue role = iota
	roleFrom       // 从 651 吨 降至
	roleBase       // 较 11 月的 5488 吨
)

// An amount is a printed quantity of a clause that may become the value of a fact.
type amount struct {
	token    *lexicon.Token
	role     role
	period   *filling // said of this amount alone: 11月4日的175.2点
	extreme  string   // 最高, 最低 said of this amount alone
	restated string   // the same in brackets
	share    *share
	yearly   bool       // by the year
	cmp      comparison // of a base
}

// A share is a percentage behind 占.
type share struct {
	of     string
	dir    string
	period *filling
	goods  *filling
}

// A change is a move of a clause with what it is against.
type change struct {
	move  bulletin.Move
	token *lexicon.Token
	cmp   comparison
}

// A comparison is the base that a change is measured against.
type comparison struct {
	id    string // cmp.mom, cmp.yoy …, cmp.than
	base  *filling
	issue bool // 较上期, of which nothing says how long ago it was
}

// A workspace is memory that reading the prose of an article needs and that is used again for the next.
type workspace struct {
	text  []rune                    // of the paragraph at hand
	bytes []int                     // where in it each character begins, and where it ends
	state map[*lexicon.Token]status // what became of each number
	place clausePlace
	draft draft
}

// A draft is a fact while it is made, and what it is made of.
type draft struct {
	fact bulletin.Fact
	of   frame
}

var workspaces = sync.Pool{New: func() any { return &workspace{state: map[*lexicon.Token]status{}} }}

func (w *workspace) free() {
	clear(w.state)
	w.place.clear()
	w.draft = draft{}
	workspaces.Put(w)
}

// A clausePlace is where the clauses of a paragraph stand. Nothing points to them when the next one is read.
type clausePlace struct {
	lists  [][]clause
	used   int
	tokens []*lexicon.Token // place for the tokens of clauses; what is left of it is empty
}

// list gives an empty list with place for some tokens.
func (p *clausePlace) list(n int) []*lexicon.Token {
	if cap(p.tokens)-len(p.tokens) < n {
		p.tokens = make([]*lexicon.Token, 0, max(n, 1024))
	}
	from := len(p.tokens)
	p.tokens = p.tokens[:from+n]
	return p.tokens[from : from : from+n]
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
	for i := 0; i*placeList < p.used; i++ {
		clear(p.lists[i][:min(placeList, p.used-i*placeList)])
	}
	clear(p.tokens)
	p.used, p.tokens = 0, p.tokens[:0]
}
