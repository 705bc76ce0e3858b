package search

import (
	"cmp"
	"context"
	"math"
	"slices"
	"sync"
)

// Grams are read from the rarest to the commonest. Once enough places were read, commoner grams bring no new passages:
// they are looked up in the best of those met. What is left is worth reading.
const (
	enough   = 4096
	kept     = 120
	hopeless = 0.25 // a passage with less than this part of the best sum is not read
)

// Worth is how many passages a question reads at most.
const Worth = 60

// An accumulator adds up, passage by passage, the weight of the question's grams. It is used again and again.
type accumulator struct {
	*Finder
	sums  []float32
	met   []uint32
	read  int      // places of grams
	order []uint64 // room for sorting
}

var accumulators = sync.Pool{New: func() any { return new(accumulator) }}

func newAccumulator(s *Finder) *accumulator {
	t := accumulators.Get().(*accumulator)
	t.Finder, t.read = s, 0
	if len(t.sums) < len(s.passages.places) {
		t.sums = make([]float32, len(s.passages.places))
	}
	return t
}

// free forgets the sums and keeps the memory.
func (t *accumulator) free() {
	for _, n := range t.met {
		t.sums[n] = 0
	}
	t.met, t.Finder = t.met[:0], nil
	accumulators.Put(t)
}

// candidates are the passages in scope that share most with the question, by weight of the grams.
func (t *accumulator) candidates(ctx context.Context, q *question, in scope) ([]uint32, error) {
	met := t.met
	for _, g := range q.byRarity() {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		var err error
		if t.read == 0 || t.read+g.in.Count <= enough {
			err = t.meet(g, in)
			met = t.met
		} else {
			met = t.best(met, kept)
			err = t.tell(g, met)
		}
		if err != nil {
			return nil, err
		}
	}
	return t.best(met, Worth), nil
}

// byRarity lists the grams that find passages, the rarest first.
func (q *question) byRarity() (out []queryTerm) {
	for _, g := range q.grams {
		if g.in.Count > 0 {
			out = append(out, g)
		}
	}
	slices.SortStableFunc(out, func(a, b queryTerm) int { return cmp.Compare(b.weight, a.weight) })
	return out
}

// meet adds a gram's weight to the passages in scope that it stands in.
func (t *accumulator) meet(g queryTerm, in scope) error {
	meet := func(n uint32) bool {
		if t.passages.admits(in, int(n)) {
			if t.sums[n] == 0 {
				t.met = append(t.met, n)
			}
			t.sums[n] += float32(g.weight)
		}
		t.read++
		return t.read < enough
	}
	if g.in.Many != nil {
		return g.in.Many.Scan(in.first, in.last, meet)
	}
	for _, n := range g.in.Few {
		if !meet(n) {
			break
		}
	}
	return nil
}

// tell adds a gram's weight to those of the passages that it stands in.
func (t *accumulator) tell(g queryTerm, met []uint32) error {
	if g.in.Many == nil {
		for _, n := range met {
			if _, ok := slices.BinarySearch(g.in.Few, n); ok {
				t.sums[n] += float32(g.weight)
			}
		}
		return nil
	}
	return g.in.Many.LookUp(met, func(n uint32) { t.sums[n] += float32(g.weight) })
}

// best lists the n best of the passages, without the hopeless ones, the best first and the newest among equals. A long
// passage needs more than a short one, as it does when it is read.
func (t *accumulator) best(met []uint32, n int) []uint32 {
	var most float32
	t.order = t.order[:0]
	for _, m := range met {
		sum := t.sums[m] * t.passages.lengthNorm[m]
		most = max(most, sum)
		if sum >= hopeless*most { // sums are positive, so that their bits compare as they do
			t.order = append(t.order, uint64(math.Float32bits(sum))<<32|uint64(^m))
		}
	}
	slices.Sort(t.order)
	slices.Reverse(t.order)
	var out []uint32
	for _, o := range t.order[:min(n, len(t.order))] {
		if math.Float32frombits(uint32(o>>32)) < hopeless*most {
			break
		}
		out = append(out, ^uint32(o))
	}
	return out
}
