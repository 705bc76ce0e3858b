package index

import (
	"slices"

	"rebot/index/bulletin"
)

// A Fact is a printed figure with the issue that prints it.
type Fact struct {
	bulletin.Fact
	Issue  *bulletin.Issue
	Worked string // the formula of a fact that no line prints, which is worked out of those that are cited
}

// A factIndex holds the facts of a library by kind, and by kind and subject, newest issue first.
type factIndex struct {
	kind    map[bulletin.FactKind][]*Fact
	subject map[factKey][]*Fact
	ahead   map[bulletin.FactKind]int // see Ahead
}

type factKey struct {
	kind    bulletin.FactKind
	subject string
}

func (l *Library) factIndex() *factIndex {
	f := &factIndex{map[bulletin.FactKind][]*Fact{}, map[factKey][]*Fact{}, map[bulletin.FactKind]int{}}
	for _, is := range slices.Backward(l.issues) {
		facts := make([]Fact, len(is.Facts))
		for i := range facts {
			x := &facts[i]
			*x = Fact{Fact: is.Facts[i], Issue: is}
			f.kind[x.Kind] = append(f.kind[x.Kind], x)
			f.ahead[x.Kind] = max(f.ahead[x.Kind], int(x.Period.To.Month-is.Month))
			key := factKey{x.Kind, x.Subject}
			f.subject[key] = append(f.subject[key], x)
		}
	}
	return f
}

// Facts lists the facts of a kind, those printed in the newest issue first.
func (l *Library) Facts(kind bulletin.FactKind) []*Fact { return l.facts().kind[kind] }

// Ahead is the most months by which the time of a fact of a kind ends behind the month of its issue.
func (l *Library) Ahead(kind bulletin.FactKind) int { return l.facts().ahead[kind] }

// FactsOf lists the facts of a kind and a subject, those printed in the newest issue first.
func (l *Library) FactsOf(kind bulletin.FactKind, subject string) []*Fact {
	return l.facts().subject[factKey{kind, subject}]
}
