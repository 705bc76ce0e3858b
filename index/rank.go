package index

import (
	"cmp"
	"context"
	"math"
	"slices"
	"sync"
)

// The weights of the ranking, chosen on halves of two public sets and checked on the other halves (NOTES). None of
// them is sharp: their neighbours rank nearly as well.
const (
	saturation = 0.9  // k1 of BM25: how soon more of the same gram tells nothing more
	lengthwise = 0.5  // b of BM25: how much a long passage must hold more
	coverage   = 0.25 // how much a passage that holds few of the question's grams loses
	nearness   = 0.3  // how much the best stretch counts beside the whole passage
	stretch    = 240  // bytes, about 80 characters
	aside      = 0.3  // how much section and source count against title and text
)

// A ranked passage.
type ranked struct {
	passage int
	score   float64
	share   float64 // of the question's weight that the passage holds
}

// A reading is what is kept while passages are read, to be used again for the next one.
type reading struct {
	touches []touch
	times   []float64 // how often each gram of the question stands in the passage
	inside  []int     // how often in the stretch at hand
	length  int       // bytes of the passage
}

var readings = sync.Pool{New: func() any { return new(reading) }}

// rank reads the candidates and puts the best first.
func (s *searcher) rank(ctx context.Context, q *question, found []uint32) ([]ranked, error) {
	r := readings.Get().(*reading)
	defer readings.Put(r)
	var out []ranked
	for _, n := range found {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		text, err := s.passages.store.text(int(n), s.passages.places[n])
		if err != nil {
			return nil, err
		}
		out = append(out, s.score(q, r, int(n), text))
	}
	slices.SortFunc(out, func(a, b ranked) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.passage, b.passage))
	})
	return out, nil
}

// score reads one passage.
func (s *searcher) score(q *question, r *reading, n int, text passageText) ranked {
	r.start(len(q.grams))
	r.read(q, text.section, aside)
	r.read(q, text.source, aside)
	r.length = 0
	r.read(q, text.title, 1)
	r.read(q, text.heading, 1)
	near := r.nearest(q, r.read(q, text.body, 1))
	sum, share := s.weigh(q, r)
	return ranked{n, (sum + nearness*near) * math.Pow(share, coverage), share}
}

func (r *reading) start(grams int) {
	r.times = append(r.times[:0], make([]float64, grams)...)
	r.inside = append(r.inside[:0], make([]int, grams)...)
}

// read counts the question's grams in a piece of the passage, and hands back where they stand.
func (r *reading) read(q *question, text string, counts float64) []touch {
	r.length += len(text)
	r.touches = q.touches(text, r.touches[:0])
	for _, t := range r.touches {
		r.times[t.gram] += counts
	}
	return r.touches
}

// weigh is the BM25 of the passage, and the share of the question's weight that it holds.
func (s *searcher) weigh(q *question, r *reading) (sum, share float64) {
	long := saturation * (1 - lengthwise + lengthwise*float64(r.length)/s.mean)
	held := 0.0
	for i, times := range r.times {
		if times > 0 {
			root := math.Sqrt(times)
			sum += q.grams[i].weight * root * (saturation + 1) / (root + long)
			held += q.grams[i].weight
		}
	}
	return sum, held / q.total
}

// nearest is the weight of the different grams in the best stretch of a text.
func (r *reading) nearest(q *question, touches []touch) (best float64) {
	now, from := 0.0, 0
	for _, t := range touches {
		if r.inside[t.gram]++; r.inside[t.gram] == 1 {
			now += q.grams[t.gram].weight
		}
		for ; t.from-touches[from].from > stretch; from++ {
			old := touches[from].gram
			if r.inside[old]--; r.inside[old] == 0 {
				now -= q.grams[old].weight
			}
		}
		best = max(best, now)
	}
	return best
}
