package passage

import (
	"rebot/index/lexicon"
)

// before is the sentence that a sentence goes on with, or itself.
func (a *article) before(i int) int {
	if k := a.antecedent(i); k >= 0 {
		return k
	}
	if !a.sentences[i].leans {
		return i
	}
	for k := i - 1; k >= 0; k-- {
		if !a.sentences[k].head {
			return k
		}
	}
	return i
}

// antecedent is the sentence of the same paragraph that last named the firm that a sentence calls 公司, -1 for none.
func (a *article) antecedent(i int) int {
	if !a.sentences[i].ofFirm {
		return -1
	}
	for k := i - 1; k >= 0 && a.sentences[k].paragraph == a.sentences[i].paragraph; k-- {
		if len(a.sentences[k].firms()) > 0 {
			return k
		}
	}
	return -1
}

// attributed reports whether the last thing that is told of others among terms is told in a sentence or in what it goes
// on with: of a number it says what the number is of.
func (a *article) attributed(at int, r *reading, w *want, terms []term) bool {
	name := w.head == Name
	for i := len(terms) - 1; i >= 0; i-- {
		if t := &terms[i]; (t.attribute() || name) && !t.topic && t.weight >= 1 {
			rank, share, _ := a.credit(r, at, t)
			return rank >= carried || w.unit != "" && share >= beside // 几瓦: the unit tells what the number is of
		}
	}
	return true
}

// credit tells what a term counts for a sentence: to rank it, and to tell whether enough is met.
func (a *article) credit(r *reading, at int, t *term) (rank, share float64, m met) {
	s := &a.sentences[at]
	m, part := s.meets(t)
	if part >= 1 {
		return 1, 1, m
	}
	rank, share = part, part
	better := func(x, y float64) {
		if y > share {
			rank, share = x, y
		}
	}
	if t.topic {
		better(titled, topical)
	}
	if t.letter() {
		return rank, share, m
	}
	if s.firm != "" && t.token != nil && t.token.ID == s.firm {
		r.from = min(r.from, s.firmAt)
		return carried, topical, m
	}
	one := a.before(at)
	for _, k := range []int{one, a.before(one)} {
		if _, in := a.sentences[k].meets(t); k != at && in == 1 {
			r.from = min(r.from, k)
			return carried, topical, m
		}
	}
	if t.here {
		better(0, strewn)
	}
	for k := range a.sentences {
		if o := &a.sentences[k]; k != at && o.paragraph == s.paragraph {
			if _, in := o.meets(t); in == 1 {
				better(0, beside)
			}
		}
	}
	return rank, share, m
}

// compact is higher the closer together what is asked about stands.
func compact(spans []met) float64 {
	if len(spans) == 0 {
		return 0
	}
	from, to := spans[0].from, spans[0].to
	for _, m := range spans {
		from, to = min(from, m.from), max(to, m.to)
	}
	return 1 / (1 + float64(to-from)/20)
}

// What a time that is asked counts.
const timed = 2

// periodShare holds the times that are asked against those that a sentence names: another one is a miss.
func (q *question) periodShare(s *sentence, w *want, r *reading, got, all float64) (float64, float64) {
	asked := q.asksWhether()
	for i := w.from; i < w.to; i++ {
		t := &q.tokens[i]
		if n, _ := s.names(t); asked && t.Class == lexicon.PeriodOf { // the sentence may say another
			r.sum += min(float64(n), 1) * timed
			continue
		}
		if t.Class != lexicon.PeriodOf || t.Period.IsZero() || !t.Year && w.head == When {
			continue
		}
		all += timed
		switch n, same := s.names(t); {
		case same:
			got += timed
			r.sum += timed
		case n == 0:
			got += titled * timed
		}
	}
	return got, all
}

// names counts the times that a sentence names, and reports whether one of them is, or holds, the one asked for.
func (s *sentence) names(asked *lexicon.Token) (n int, same bool) {
	for i := range s.tokens {
		t := &s.tokens[i]
		if t.Class != lexicon.PeriodOf {
			continue
		}
		n++
		p, o := t.Period, asked.Period
		same = same || !p.IsZero() && p.From.Month <= o.To.Month && o.From.Month <= p.To.Month || t.Text == asked.Text
	}
	return n, same
}
