package search

import (
	"context"
	"strings"

	"rebot/index/bulletin"
)

// New makes a Finder in memory.
func New(issues []*bulletin.Issue) *Finder {
	p := List(issues)
	m := memory{}
	for n := range p.places {
		m.add(uint32(n), p.Text(n))
	}
	return Over(p, m)
}

// A memory holds the passages of each term, in order.
type memory map[string][]uint32

func (m memory) add(passage uint32, text string) {
	for term := range Grams(text) {
		in := m[term]
		switch {
		case in == nil:
			m[strings.Clone(term)] = []uint32{passage} // it is a part of the text
		case in[len(in)-1] != passage:
			m[term] = append(in, passage)
		}
	}
}

// Postings gives the passages that a term stands in.
func (m memory) Postings(term string) (Postings, error) {
	return Listed(m[term]), nil
}

// Retrieve gives all that is found.
func (m memory) Retrieve(_ context.Context, retrieve func(Terms) ([]Found, error)) (out []uint32, err error) {
	found, err := retrieve(m)
	for _, f := range found {
		out = append(out, f.Passage)
	}
	return out, err
}

// Close has nothing to let go of.
func (m memory) Close() error { return nil }
