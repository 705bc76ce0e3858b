package index

import (
	"context"
	"fmt"
	"slices"
	"sync"

	"rebot/index/bulletin"
	"rebot/index/extract/audit"
	"rebot/index/search"
	"rebot/index/wording"
)

// What the search of a library is asked for, and what it finds.
type (
	Query = search.Query
	Hit   = search.Hit
	Span  = search.Span
)

// ErrClosed says that a library was closed before the question was asked.
var ErrClosed = search.ErrClosed

// A Library is an immutable set of issues with its search. A new issue makes a new Library.
// Facts are looked up by kind and subject; the search is built when the first question needs it.
type Library struct {
	issues   []*bulletin.Issue // oldest first
	findings []findings        // newest first
	sources  []source          // the files that the issues were read from, where they are known
	identity func() string
	facts    func() *factIndex
	*wording.Texts

	build  sync.Once
	finder *search.Finder // nil until the first question where it is in memory
}

// A Finding is two places that cannot both be right, with the issue of the first and of the second.
type Finding struct {
	bulletin.Finding
	Issue, Other *bulletin.Issue
}

// NewLibrary makes a library of issues, one a month. Two of the same month are an error that names both files.
func NewLibrary(issues []*bulletin.Issue) (*Library, error) {
	sorted := slices.Clone(issues)
	slices.SortStableFunc(sorted, func(a, b *bulletin.Issue) int { return int(a.Month - b.Month) })
	for i := 1; i < len(sorted); i++ {
		if sorted[i].Month == sorted[i-1].Month {
			return nil, fmt.Errorf("%s and %s are both the issue of %s; keep one", sorted[i-1].File, sorted[i].File, sorted[i].Month)
		}
	}
	l := &Library{issues: sorted, Texts: wording.New(sorted)}
	l.identity, l.facts = sync.OnceValue(l.describe), sync.OnceValue(l.factIndex)
	for i, is := range slices.Backward(sorted) {
		l.findings = append(l.findings, findingsOf(is, sorted[max(0, i-1)]))
	}
	return l, nil
}

// findings are those of an issue, and of it beside the one before, which are looked for when they are first asked for.
type findings struct {
	newer, older *bulletin.Issue
	list         func() []Finding
}

func findingsOf(newer, older *bulletin.Issue) findings {
	return findings{newer, older, sync.OnceValue(func() (out []Finding) {
		for _, f := range newer.Findings {
			out = append(out, Finding{f, newer, newer})
		}
		if older != newer {
			for _, f := range audit.Compare(older, newer) {
				out = append(out, Finding{f, newer, older})
			}
		}
		return out
	})}
}

// Issues lists the issues, oldest first.
func (l *Library) Issues() []*bulletin.Issue { return l.issues }

// Issue is the issue of a month, nil where it is not loaded.
func (l *Library) Issue(m bulletin.Month) *bulletin.Issue {
	i, ok := slices.BinarySearchFunc(l.issues, m, func(is *bulletin.Issue, m bulletin.Month) int { return int(is.Month - m) })
	if !ok {
		return nil
	}
	return l.issues[i]
}

// Newest is the month of the newest issue, zero where none is loaded.
func (l *Library) Newest() bulletin.Month {
	if len(l.issues) == 0 {
		return 0
	}
	return l.issues[len(l.issues)-1].Month
}

// Findings lists what cannot both be right, newest issue first.
func (l *Library) Findings() (out []Finding) {
	for _, f := range l.findings {
		out = append(out, f.list()...)
	}
	return out
}

// FindingsIn lists what cannot both be right where either place is in an issue of one of some months, newest issue first.
func (l *Library) FindingsIn(months ...bulletin.Month) (out []Finding) {
	for _, f := range l.findings {
		if !slices.Contains(months, f.newer.Month) && !slices.Contains(months, f.older.Month) {
			continue
		}
		for _, f := range f.list() {
			if slices.Contains(months, f.Issue.Month) || slices.Contains(months, f.Other.Month) {
				out = append(out, f)
			}
		}
	}
	return out
}

// Search finds passages of prose. An error says that the search is broken, which is not the same as finding nothing.
func (l *Library) Search(ctx context.Context, q Query) ([]Hit, error) {
	l.build.Do(func() {
		if l.finder == nil {
			l.finder = search.New(l.issues)
		}
	})
	return l.finder.Search(ctx, q)
}

// Close lets go of the search. No question may be asked any more.
func (l *Library) Close() error {
	if l.finder == nil {
		return nil
	}
	return l.finder.Close()
}
