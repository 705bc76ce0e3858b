package search

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"

	"rebot/index/bulletin"
)

// inMemory is how many passages are held in memory. More of them go to a folder, where there is a store.
const inMemory = 4096

// New makes a Finder in memory. A library of decades is indexed in a folder of its own that goes with it.
func New(ctx context.Context, issues []*bulletin.Issue) (*Finder, error) {
	p := List(issues)
	if len(p.places) > inMemory && store != nil {
		return inTemp(ctx, p.issues)
	}
	m := memory{}
	for n := range p.places {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		m.add(uint32(n), p.Text(n))
	}
	return Over(p, m), nil
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

// inTemp makes a Finder of an index in a folder that is removed with it.
func inTemp(ctx context.Context, issues []*bulletin.Issue) (*Finder, error) {
	dir, err := os.MkdirTemp("", "rebot-index-")
	if err != nil {
		return nil, fmt.Errorf("making a folder for the search: %w", err)
	}
	f, err := fill(ctx, dir, issues)
	if err != nil {
		return nil, errors.Join(err, os.RemoveAll(dir))
	}
	f.cleanup.Stop()
	return Over(f.passages, temporary{f.engine, dir}), nil
}

// fill makes a Finder of an index in a folder.
func fill(ctx context.Context, dir string, issues []*bulletin.Issue) (*Finder, error) {
	if err := store.Fill(ctx, dir, nil, issues, func() {}); err != nil {
		return nil, err
	}
	s, err := store.Open(dir)
	if err != nil {
		return nil, err
	}
	return s.Finder(issues)
}

// A temporary engine is in a folder that goes with it.
type temporary struct {
	Engine
	folder string
}

// Close removes the folder too.
func (t temporary) Close() error { return errors.Join(t.Engine.Close(), os.RemoveAll(t.folder)) }
