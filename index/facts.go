package index

import (
	"slices"
	"sync"

	"rebot/index/bulletin"
)

// A Fact is a printed figure with the issue that prints it.
type Fact struct {
	bulletin.Fact
	Issue *bulletin.Issue
}

// factsOf holds the facts of a library by kind, and by kind and subject, newest issue first.
type factsOf struct {
	once    sync.Once
	all     []Fact
	kind    map[bulletin.FactKind][]*Fact
	subject map[factKey][]*Fact
}

type factKey struct {
	kind    bulletin.FactKind
	subject string
}

func (l *Library) factIndex() *factsOf {
	f := &l.facts
	f.once.Do(func() {
		f.kind, f.subject = map[bulletin.FactKind][]*Fact{}, map[factKey][]*Fact{}
		n := 0
		for _, is := range l.issues {
			n += len(is.Facts)
		}
		f.all = make([]Fact, 0, n)
		for _, is := range slices.Backward(l.issues) {
			for i := range is.Facts {
				f.all = append(f.all, Fact{is.Facts[i], is})
			}
		}
		for i := range f.all {
			x := &f.all[i]
			f.kind[x.Kind] = append(f.kind[x.Kind], x)
			key := factKey{x.Kind, x.Subject}
			f.subject[key] = append(f.subject[key], x)
		}
	})
	return f
}

// Facts lists the facts of a kind, those printed in the newest issue first.
func (l *Library) Facts(kind bulletin.FactKind) []*Fact { return l.factIndex().kind[kind] }

// FactsOf lists the facts of a kind and a subject, those printed in the newest issue first.
func (l *Library) FactsOf(kind bulletin.FactKind, subject string) []*Fact {
	return l.factIndex().subject[factKey{kind, subject}]
}
