package search

import (
	"cmp"
	"context"
	"slices"
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

// A tally adds up, passage by passage, the weight of the question's grams.
type tally struct {
	*Passages
	sums []float32 // by passage
	met  []uint32  // those that have a sum
}

func (t *tally) add(n uint32, weight float64) {
	if t.sums[n] == 0 {
		t.met = append(t.met, n)
	}
	t.sums[n] += float32(weight)
}

// candidates are the passages in scope that share most with the question, by weight of the grams.
func (p *Passages) candidates(ctx context.Context, q *question, in scope) ([]Found, error) {
	t := tally{Passages: p, sums: make([]float32, p.Len())}
	read := 0 // places of grams
	for _, g := range q.byRarity() {
		add := func(n uint32) {
			if p.admits(in, int(n)) {
				t.add(n, g.weight)
			}
		}
		err := ctx.Err()
		switch many := g.in.Count(); {
		case err != nil:
		case read == 0 || read+many <= enough:
			read += many
			err = g.in.Each(add)
		default:
			t.narrow(kept)
			err = g.in.Among(t.met, add)
		}
		if err != nil {
			return nil, err
		}
	}
	return t.narrow(Worth), nil
}

// byRarity lists the grams that find passages, the rarest first.
func (q *question) byRarity() []queryTerm {
	out := slices.DeleteFunc(slices.Clone(q.grams), func(g queryTerm) bool { return g.in == nil || g.in.Count() == 0 })
	slices.SortStableFunc(out, func(a, b queryTerm) int { return cmp.Compare(b.weight, a.weight) })
	return out
}

// narrow leaves the n best of the passages, without the hopeless ones, the best first and the newest among equals. A long
// passage needs more than a short one, as it does when it is read.
func (t *tally) narrow(n int) (best []Found) {
	most := float32(0)
	for _, m := range t.met {
		sum := t.sums[m] * t.lengthNorm[m]
		best, most = append(best, Found{m, sum}), max(most, sum)
	}
	best = slices.DeleteFunc(best, func(f Found) bool { return f.Sum < hopeless*most })
	slices.SortFunc(best, func(a, b Found) int { return cmp.Or(cmp.Compare(b.Sum, a.Sum), cmp.Compare(a.Passage, b.Passage)) })
	best = best[:min(n, len(best))]
	t.met = t.met[:0]
	for _, f := range best {
		t.met = append(t.met, f.Passage)
	}
	return best
}
