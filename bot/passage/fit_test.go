package passage

import (
	"math"
	"slices"
)

// The program that fits the weights. It is small and plain: a softmax and a logistic regression over some forty clues, by
// gradients with momentum, over clues that are scaled to the same spread.

// A sample is what the sentences to one question are like, and which of them answer.
type sample struct {
	month    string
	all      []candidate
	answers  []bool                  // beside each candidate: whether none answers better
	together func(quoted []int) bool // whether some of them together say all that is expected
	x        [][]float64             // the clues of each, scaled
}

// fitting is how the weights are found.
const (
	rounds   = 300
	pace     = 0.05
	stiff    = 0.02 // how much large weights of a choice cost, and of a trust
	stiffer  = 0.01
	momentum = 0.9
	memory   = 0.99
)

// A scale makes clues comparable.
type scale struct{ mean, spread []float64 }

// scaleOf finds the scale of some rows of clues.
func scaleOf(rows [][]float64) (s scale) {
	s = scale{make([]float64, len(rows[0])), make([]float64, len(rows[0]))}
	n := float64(len(rows))
	for _, x := range rows {
		for i, v := range x {
			s.mean[i] += v / n
			s.spread[i] += v * v / n
		}
	}
	for i := range s.spread {
		s.spread[i] = math.Sqrt(max(0, s.spread[i]-s.mean[i]*s.mean[i])) + 1e-6
	}
	return s
}

// of scales a row.
func (s *scale) of(x []float64) []float64 {
	x = slices.Clone(x)
	for i := range x {
		x[i] = (x[i] - s.mean[i]) / s.spread[i]
	}
	return x
}

// A descent walks weights down a gradient.
type descent struct {
	w, first, second []float64
	bias             float64
	b1, b2           float64
	n                int
}

// newDescent walks from nothing.
func newDescent(size int) descent {
	return descent{w: make([]float64, size), first: make([]float64, size), second: make([]float64, size)}
}

// step walks one step.
func (d *descent) step(grad []float64, bias float64) {
	d.n++
	fade1, fade2 := 1-math.Pow(momentum, float64(d.n)), 1-math.Pow(memory, float64(d.n))
	walk := func(w, m, v *float64, g float64) {
		*m = momentum**m + (1-momentum)*g
		*v = memory**v + (1-memory)*g*g
		*w -= pace * (*m / fade1) / (math.Sqrt(*v/fade2) + 1e-8)
	}
	for i := range d.w {
		walk(&d.w[i], &d.first[i], &d.second[i], grad[i])
	}
	walk(&d.bias, &d.b1, &d.b2, bias)
}

// fitChoice finds the weights under which the sentences that answer are the likeliest.
func fitChoice(samples []sample) []float64 {
	out := make([]float64, weightCount)
	samples = slices.DeleteFunc(slices.Clone(samples), func(s sample) bool { return !slices.Contains(s.answers, true) })
	var rows [][]float64
	for i := range samples {
		for k := range samples[i].all {
			rows = append(rows, wide(samples[i].all[k].evidence))
		}
	}
	sc := scaleOf(rows)
	for i := range samples {
		samples[i].x = nil
		for k := range samples[i].all {
			samples[i].x = append(samples[i].x, sc.of(wide(samples[i].all[k].evidence)))
		}
	}
	d := newDescent(weightCount)
	for range rounds {
		grad := make([]float64, weightCount)
		for i := range samples {
			samples[i].pull(d.w, grad, 1/float64(len(samples)))
		}
		for i := range grad {
			grad[i] += stiff * d.w[i]
		}
		d.step(grad, 0)
	}
	for i := range out {
		out[i] = d.w[i] / sc.spread[i]
	}
	return out
}

// pull adds to a gradient what one sample pulls.
func (s *sample) pull(w, grad []float64, part float64) {
	p, sum, right := make([]float64, len(s.x)), 0.0, 0.0
	for k := range s.x {
		p[k] = weighted(s.x[k], w)
	}
	most := slices.Max(p)
	for k := range p {
		p[k] = math.Exp(p[k] - most)
		sum += p[k]
		if s.answers[k] {
			right += p[k]
		}
	}
	for k := range p {
		pull := p[k] / sum
		if s.answers[k] {
			pull -= p[k] / right
		}
		for i, v := range s.x[k] {
			grad[i] += part * pull * v
		}
	}
}

// fitTrust finds the weights of a logistic regression, in which those that answer and those that don't weigh as much; the
// last is of what is always one.
func fitTrust(rows [][]float64, yes []bool) (out []float64) {
	last := len(rows[0]) - 1
	out = make([]float64, last+1)
	sc, scaled := scaleOf(rows), make([][]float64, len(rows))
	for i := range rows {
		scaled[i] = sc.of(rows[i])
	}
	d := newDescent(last + 1)
	said := 0.0
	for i := range yes {
		said += boolTo(yes[i])
	}
	weight := [2]float64{said / (float64(len(yes)) - said), 1} // as many are not answered as are
	for range 2 * rounds {
		grad, bias := make([]float64, last+1), 0.0
		for i := range rows {
			off := logistic(weighted(scaled[i], d.w)+d.bias) - boolTo(yes[i])
			off *= weight[int(boolTo(yes[i]))]
			bias += off / float64(len(rows))
			for k, v := range scaled[i] {
				grad[k] += off * v / float64(len(rows))
			}
		}
		for i := range grad {
			grad[i] += stiffer * d.w[i]
		}
		d.step(grad, bias)
	}
	out[last] = d.bias
	for i := range last {
		out[i] = d.w[i] / sc.spread[i]
		out[last] -= out[i] * sc.mean[i]
	}
	return out
}

// wide gives the clues a place in a row.
func wide(e Evidence) []float64 { return append(slices.Clone(e[:]), make([]float64, overall)...) }
