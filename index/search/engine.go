package search

import (
	"context"
	"io"
	"slices"

	"rebot/index/bulletin"
)

// An Engine holds in which passages terms stand: memory, or an index of package disk's.
type Engine interface {
	// Retrieve hands the terms to retrieve, and gives the passages that this found, the best ones at most.
	Retrieve(ctx context.Context, retrieve func(Terms) ([]Found, error)) ([]uint32, error)
	// Close lets go of the index. No question may be asked any more.
	Close() error
}

// Terms are the terms of an index, for one question.
type Terms interface {
	Postings(term string) (Postings, error)
}

// Postings are the passages that a term stands in.
type Postings interface {
	// Count is how many there are.
	Count() int
	// Each hands them on, once.
	Each(yield func(passage uint32)) error
	// Among hands on those that are among some passages, once.
	Among(passages []uint32, yield func(passage uint32)) error
}

// Listed are postings that were read, in order. They can be handed on again and again.
type Listed []uint32

// Count is how many there are.
func (l Listed) Count() int { return len(l) }

// Each hands them on.
func (l Listed) Each(yield func(passage uint32)) error {
	for _, n := range l {
		yield(n)
	}
	return nil
}

// Among hands on those that are among some passages.
func (l Listed) Among(passages []uint32, yield func(passage uint32)) error {
	for _, n := range passages {
		if _, ok := slices.BinarySearch(l, n); ok {
			yield(n)
		}
	}
	return nil
}

// A Found is a passage that a retrieval found, with its sum of weights.
type Found struct {
	Passage uint32
	Sum     float32
}

// FewPassages is up to how many postings are Listed by every engine; what stands in more is common in any case.
const FewPassages = 256

// A Store keeps indexes in folders.
type Store interface {
	// Fill deletes the issues of some months from the index in a folder, and adds others. It calls step with each that was
	// added. Where there is no index it makes one.
	Fill(ctx context.Context, path string, drop []bulletin.Month, put []*bulletin.Issue, step func()) error
	// Open opens the index in a folder, to which nobody writes any more.
	Open(path string) (Stored, error)
	// Version writes what an index in a folder depends on, and what it makes of a sample of text.
	Version(w io.Writer, sample string) error
}

// A Stored is an index in a folder, with the issues that it was made of.
type Stored interface {
	// Issues reads the issues of some months.
	Issues(months []bulletin.Month) ([]*bulletin.Issue, error)
	// Finder makes a Finder of the index, which is of these issues. The Stored is the Finder's from then on.
	Finder(issues []*bulletin.Issue) (*Finder, error)
	Close() error
}

// store is the one that is registered, nil where nothing is kept.
var store Store

// Register makes a store known, as package disk does when it is imported. A program that does not import it is compiled
// without Bleve, and has its libraries in memory alone.
func Register(s Store) { store = s }

// Kept is the store that is registered, nil where nothing is kept.
func Kept() Store { return store }
