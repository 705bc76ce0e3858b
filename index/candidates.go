package index

import (
	"cmp"
	"context"
	"math"
	"slices"
	"sync"
)

// Grams are read from the rarest to the commonest, pairs and words first. Once enough passages were met, commoner grams
// bring no new ones: the best of those met are looked up in them. So are the single characters, in the best that pairs
// and words found. What is left is worth reading.
const (
	enough   = 4096
	kept     = 512
	likely   = 200
	worth    = 60
	hopeless = 0.25 // a passage with less than this part of the best sum is not read
)

// A tally adds up, passage by passage, the weight of the question's grams. It is used again and again.
type tally struct {
	passages *passages
	sums     []float32
	met      []uint32
	order    []uint64 // room for sorting
}

var tallies = sync.Pool{New: func() any { return new(tally) }}

func newTally(p *passages) *tally {
	t := tallies.Get().(*tally)
	t.passages = p
	if len(t.sums) < len(p.places) {
		t.sums = make([]float32, len(p.places))
	}
	return t
}

// free forgets the sums and keeps the memory.
func (t *tally) free() {
	for _, n := range t.met {
		t.sums[n] = 0
	}
	t.met, t.passages = t.met[:0], nil
	tallies.Put(t)
}

// candidates are the passages in scope that share most with the question, by weight of the grams.
func (s *searcher) candidates(ctx context.Context, q *question, in scope) ([]uint32, error) {
	t := newTally(s.passages)
	defer t.free()
	first, later := q.byRarity()
	met := t.met
	for _, g := range first {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if len(t.met) < enough {
			t.meet(g, in)
			met = t.met
			continue
		}
		met = t.best(met, kept)
		t.tell(g, met, 0)
	}
	met = t.best(met, likely)
	for _, g := range later {
		t.tell(g, met, 0)
	}
	return t.best(met, worth), nil
}

// byRarity parts the grams into those that find passages, the rarest first, and the single characters that tell the
// passages found apart. Where nothing but characters is known, they find.
func (q *question) byRarity() (first, later []asked) {
	for _, g := range q.grams {
		switch {
		case g.in.IsEmpty():
		case g.kind == single && !g.lone:
			later = append(later, g)
		default:
			first = append(first, g)
		}
	}
	if len(first) == 0 {
		first, later = later, nil
	}
	slices.SortStableFunc(first, func(a, b asked) int { return cmp.Compare(b.weight, a.weight) })
	return first, later
}

// meet adds a gram's weight to each passage in scope that it stands in, the newest first. When enough are met it only
// goes on with those that were met before.
func (t *tally) meet(g asked, in scope) {
	before := t.met
	it := g.in.Iterator()
	it.AdvanceIfNeeded(uint32(in.first))
	for it.HasNext() {
		n := it.Next()
		if int(n) >= in.last {
			return
		}
		if !t.passages.admits(in, int(n)) {
			continue
		}
		if t.sums[n] == 0 {
			t.met = append(t.met, n)
		}
		t.sums[n] += float32(g.weight)
		if len(t.met) >= enough {
			t.tell(g, before, n+1)
			return
		}
	}
}

// tell adds a gram's weight to those of the passages that it stands in, from passage number from on.
func (t *tally) tell(g asked, met []uint32, from uint32) {
	for _, n := range met {
		if n >= from && g.in.Contains(n) {
			t.sums[n] += float32(g.weight)
		}
	}
}

// best lists the n best of the passages, without the hopeless ones, the best first and the newest among equals. A long
// passage needs more than a short one, as it does when it is read.
func (t *tally) best(met []uint32, n int) []uint32 {
	var most float32
	t.order = t.order[:0]
	for _, m := range met {
		sum := t.sums[m] * t.passages.damp[m]
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
