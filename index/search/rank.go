package search

import (
	"cmp"
	"context"
	"math"
	"slices"
	"strings"
)

// The weights of the ranking, chosen on halves of two public sets and checked on the other halves. None of them is
// sharp: their neighbours rank nearly as well.
const (
	saturation = 0.9  // k1 of BM25: how soon more of the same gram tells nothing more
	lengthwise = 0.5  // b of BM25: how much a long passage must hold more
	longest    = 3    // how many times the average length counts at most
	joining    = 0.85 // what a pair with one of the characters that only join words counts beside others
	coverage   = 0.25 // how much a passage that holds few of the question's grams loses
	nearness   = 0.3  // how much the best stretch counts beside the whole passage
	stretch    = 240  // bytes, about 80 characters
	caption    = 0.8  // what a caption counts beside a sentence
	aside      = 0.3  // how much section and source count against title and text
)

// A passage answers to a question by a share from 0 to 1: partly the share of its telling grams, partly its score
// against what the whole question weighs. Tuned on questions about the bulletin, on public ones, and on each of the two
// put to the other's passages, where nothing is relevant.
const (
	byGrams = 0.35 // the part of the telling grams
	floor   = 0.22 // below this a passage is not relevant

	nameRarity = 0.75 // how rare a name must be, beside what stands in one passage alone
	tableBytes = 33   // so many bytes of a table, or fewer, have a figure
)

// A ranked passage.
type ranked struct {
	passage int
	score   float64
	share   float64
}

// A reading counts the grams of a question in one passage, and then in the next.
type reading struct {
	touches []touch
	times   []float64 // how often each gram of the question stands in the passage
	inside  []int     // how often in the stretch at hand
}

// rank reads the candidates and puts the best first.
func (s *Finder) rank(ctx context.Context, q *question, found []uint32) ([]ranked, error) {
	r := &reading{times: make([]float64, len(q.grams)), inside: make([]int, len(q.grams))}
	var out []ranked
	for _, n := range found {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		out = append(out, s.score(q, r, int(n)))
	}
	slices.SortFunc(out, func(a, b ranked) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.passage, b.passage))
	})
	if !relevant(out) {
		return nil, nil
	}
	return out, nil
}

// relevant reports whether one of the best passages answers to the question. Where one does, the rest may stand behind
// it.
func relevant(best []ranked) bool {
	return slices.ContainsFunc(best[:min(3, len(best))], func(r ranked) bool { return r.share >= floor })
}

// score reads one passage.
func (s *Finder) score(q *question, r *reading, n int) ranked {
	text := s.passages.text(n)
	clear(r.times)
	clear(r.inside)
	r.read(q, text.section, aside)
	r.read(q, text.source, aside)
	name := q.rarestRun(r.read(q, text.title, 1))
	r.read(q, text.heading, 1)
	body := r.read(q, text.body, 1)
	name = max(name, q.rarestRun(body))
	sum, held := r.weigh(q, s.passages.long(text.length()))
	score := (sum + nearness*r.nearest(q, body)) * math.Pow(held, coverage)
	if s.passages.places[n].caption {
		score *= caption
	}
	share := byGrams*q.told(r.times) + (1-byGrams)*min(1, score/q.total)
	rare := name >= nameRarity*rarity(len(s.passages.places), 1)
	if q.namedIn(r.times) || rare && q.datedIn(r.times) && isTable(text.body) {
		share = max(share, floor)
	}
	return ranked{n, score, share}
}

// rarestRun is the weight of the rarest run of Han characters that a text has from the question, such as a name: few of
// the words that are asked of a table stand in it, but the name does.
func (q *question) rarestRun(touches []touch) (rarest float64) {
	run, next := 0.0, -1
	for _, t := range touches {
		g := &q.grams[t.gram]
		if g.kind != pair {
			continue
		}
		if t.from != next {
			run = 0
		}
		run, next = run+g.weight, t.to-3
		rarest = max(rarest, run)
	}
	return rarest
}

// datedIn reports whether a year, a month or a day that is asked for was met.
func (q *question) datedIn(times []float64) bool {
	return slices.ContainsFunc(q.grams, func(g queryTerm) bool {
		return g.kind == figure && times[q.named[g.term]] > 0 && strings.ContainsAny(g.term, "年月日")
	})
}

// isTable tells a text that has hardly anything but figures and their names.
func isTable(text string) bool {
	figures := 0
	for i := range len(text) {
		if isDigit(rune(text[i])) && (i == 0 || !isDigit(rune(text[i-1]))) {
			figures++
		}
	}
	return figures*tableBytes >= len(text)
}

// namedIn reports whether a rare name in Latin letters was met: Kazatomprom is asked for, whatever else is said.
func (q *question) namedIn(times []float64) bool {
	for i, g := range q.grams {
		if times[i] > 0 && g.name {
			return true
		}
	}
	return false
}

// told is the share of the question's telling grams that were met, by weight; of none, none.
func (q *question) told(times []float64) float64 {
	met, all := 0.0, 0.0
	for i, g := range q.grams {
		if !g.telling {
			continue
		}
		all += g.weight
		if times[i] > 0 {
			met += g.weight
		}
	}
	return met / max(all, 1)
}

// read counts the question's grams in a piece of the passage, and hands back where they stand.
func (r *reading) read(q *question, text string, counts float64) []touch {
	r.touches = q.touches(text, r.touches[:0])
	for _, t := range r.touches {
		r.times[t.gram] += counts
	}
	return r.touches
}

// weigh is the BM25 of the passage, and the share of the question's weight that it holds, from 0 to 1.
func (r *reading) weigh(q *question, long float64) (sum, held float64) {
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
