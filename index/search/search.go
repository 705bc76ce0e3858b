// Package search finds the passages of issues that a question asks for. An engine holds in which passages each term stands
// (engine.go): memory (memory.go), or an index of Bleve's in a folder (package disk). A question is cut into
// grams (analysis.go, question.go), the rarest of which find (candidates.go), and the best are ranked by their text (rank.go).
package search

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"runtime/debug"
	"sync"

	"rebot/index/bulletin"
)

// A Query asks the search for passages.
type Query struct {
	Text    string          // the question, as it was asked
	From    bulletin.Month  // only issues of this month and after it; zero for no border
	To      bulletin.Month  // only issues of this month and before it; zero for no border
	Kinds   []bulletin.Kind // only articles of these kinds; empty for all
	Section string          // only articles of this section, such as 行业动态; empty for all
	N       int             // how many passages at most; 10 when it is zero
}

// A Hit is a passage that the search found: a paragraph of an article.
type Hit struct {
	Issue     *bulletin.Issue
	Article   int // of Issue.Articles
	Paragraph int // of the article's Paragraphs
	Score     float64
	Marks     []Span // what of the question stands in the paragraph's Text, in order, without overlaps
}

// A Span is the bytes Text[From:To] of a paragraph.
type Span struct{ From, To int }

// In is the article that the passage stands in.
func (h *Hit) In() *bulletin.Article { return &h.Issue.Articles[h.Article] }

// Passage is the paragraph itself.
func (h *Hit) Passage() *bulletin.Paragraph { return &h.In().Paragraphs[h.Paragraph] }

const (
	defaultHits = 10
	maxHits     = 50
)

// A Finder finds passages. It never changes, and any number of questions may be asked at once. It may be
// closed; one that is forgotten closes when nobody holds it any more, so that a library can be swapped while the old one
// still answers.
type Finder struct {
	engine   Engine
	passages *Passages

	closing sync.RWMutex // held for reading by each search
	closed  bool
	cleanup runtime.Cleanup
}

// ErrDamaged marks an index that is not what was written.
var ErrDamaged = errors.New("the index is damaged")

// ErrClosed says that a library was closed before the question was asked.
var ErrClosed = errors.New("the library is closed")

// Over makes the Finder of an index of some passages, which it closes with itself.
func Over(p *Passages, e Engine) *Finder {
	s := &Finder{engine: e, passages: p}
	s.cleanup = runtime.AddCleanup(s, func(e Engine) { e.Close() }, e)
	return s
}

// Close waits for the searches under way and lets go of what the Finder holds.
func (s *Finder) Close() error {
	s.closing.Lock()
	defer s.closing.Unlock()
	if s.closed {
		return nil
	}
	s.closed = true
	s.cleanup.Stop()
	return s.engine.Close()
}

// Search finds the passages that a question asks for, the best first and the newest among equals.
// None is what it finds where nothing is relevant; an error says that it could not look.
func (s *Finder) Search(ctx context.Context, q Query) (hits []Hit, err error) {
	s.closing.RLock()
	defer s.closing.RUnlock()
	if s.closed {
		return nil, ErrClosed
	}
	// A damaged index is not an empty one. The segment is a mapped file: one that was cut short meanwhile is a fault.
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		if r := recover(); r != nil {
			hits, err = nil, fmt.Errorf("searching: %w: %v", ErrDamaged, r)
		}
	}()
	ask := cut(q.Text)
	if !ask.tells() {
		return nil, nil
	}
	found, err := s.engine.Retrieve(ctx, func(terms Terms) ([]Found, error) {
		if err := ask.weigh(terms, s.passages); err != nil {
			return nil, err
		}
		return s.passages.candidates(ctx, ask, s.passages.within(q))
	})
	if err != nil {
		return nil, err
	}
	ranked, err := s.rank(ctx, ask, found)
	if err != nil {
		return nil, err
	}
	return s.hits(ask, ranked, q.N), nil
}

// hits turns the best passages into what the caller sees.
func (s *Finder) hits(q *question, best []ranked, n int) []Hit {
	if n <= 0 {
		n = defaultHits
	}
	best = best[:min(n, maxHits, len(best))]
	hits := make([]Hit, len(best))
	for i, r := range best {
		h := s.passages.hit(r.passage)
		h.Score = r.score
		h.Marks = q.marks(h.Passage().Text)
		hits[i] = h
	}
	return hits
}
