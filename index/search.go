package index

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"rebot/index/bulletin"
)

// A Query asks the search for passages.
type Query struct {
	Text  string          // the question, as it was asked
	From  bulletin.Month  // only issues of this month and after it; zero for no border
	To    bulletin.Month  // only issues of this month and before it; zero for no border
	Kinds []bulletin.Kind // only articles of these kinds; empty for all
	N     int             // how many passages at most; 10 when it is zero
}

// A Hit is a passage that the search found: a paragraph of an article.
type Hit struct {
	Issue     *bulletin.Issue
	Article   int // of Issue.Articles
	Paragraph int // of the article's Paragraphs
	Score     float64
	Share     float64 // how far it answers to the question, from 0 to 1; see Sure
	Marks     []Span  // what of the question stands in the paragraph's Text, in order, without overlaps

	question *question // for Extract, which weighs the question's words as the search did
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

// A searcher finds passages. It never changes, and any number of questions may be asked at once.
type searcher struct {
	postings *postings
	passages *passages
	mean     float64 // bytes of a passage, on average
	folder   string  // removed when the searcher closes; empty where there is none
}

// newSearcher makes a searcher in memory. A library of decades is indexed in a folder of its own that goes with it.
func newSearcher(ctx context.Context, issues []*bulletin.Issue) (*searcher, error) {
	p := listPassages(issues)
	if len(p.places) > chunk {
		return p.searchedOnDisk(ctx)
	}
	s, err := p.segment(ctx, 0, len(p.places))
	if err != nil {
		return nil, err
	}
	return &searcher{postings: newPostings(s), passages: p, mean: p.mean()}, nil
}

func (p *passages) searchedOnDisk(ctx context.Context) (*searcher, error) {
	dir, err := os.MkdirTemp("", "rebot-index-")
	if err != nil {
		return nil, fmt.Errorf("making a folder for the search: %w", err)
	}
	s, err := p.buildIn(ctx, dir)
	if err != nil {
		return nil, errors.Join(err, os.RemoveAll(dir))
	}
	s.folder = dir
	return s, nil
}

// buildIn writes the passages' segment to a folder and opens it.
func (p *passages) buildIn(ctx context.Context, dir string) (*searcher, error) {
	path := filepath.Join(dir, segmentFile)
	if err := p.writeSegment(ctx, path); err != nil {
		return nil, err
	}
	s, err := openSegment(path)
	if err != nil {
		return nil, err
	}
	return &searcher{postings: newPostings(s), passages: p, mean: p.mean()}, nil
}

// close lets go of what the searcher holds; no question may be asked any more.
func (s *searcher) close() error {
	err := s.postings.close()
	if s.folder != "" {
		err = errors.Join(err, os.RemoveAll(s.folder))
	}
	return err
}

// search finds the passages that a question asks for, the best first and the newest among equals.
// None is what it finds where nothing is relevant; an error says that it could not look.
func (s *searcher) search(ctx context.Context, q Query) (hits []Hit, err error) {
	defer func() {
		if r := recover(); r != nil { // a damaged index is not an empty one
			hits, err = nil, fmt.Errorf("searching: the index is damaged: %v", r)
		}
	}()
	ask, err := s.ask(q.Text)
	if err != nil || !ask.tells() {
		return nil, err
	}
	found, err := s.candidates(ctx, ask, s.passages.within(q))
	if err != nil {
		return nil, err
	}
	ranked, err := s.rank(ctx, ask, found)
	if err != nil {
		return nil, err
	}
	return s.hits(ask, ranked, q.N)
}

func (s *searcher) ask(text string) (*question, error) {
	d, err := s.postings.reader()
	if err != nil {
		return nil, err
	}
	defer s.postings.release(d)
	return newQuestion(text, d, s.postings.count())
}

// hits turns the best passages into what the caller sees.
func (s *searcher) hits(q *question, best []ranked, n int) ([]Hit, error) {
	if n <= 0 {
		n = defaultHits
	}
	best = best[:min(n, maxHits, len(best))]
	hits := make([]Hit, len(best))
	for i, r := range best {
		h, err := s.passages.hit(r.passage)
		if err != nil {
			return nil, err
		}
		h.Score, h.Share, h.question = r.score, r.share, q
		h.Marks = q.marks(h.Passage().Text)
		hits[i] = h
	}
	return hits, nil
}
