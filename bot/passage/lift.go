package passage

import (
	"slices"
	"strings"

	"rebot/bot/passage/sentence"
	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// apartBy is by how much the words beside one amount must say more of what is asked than those beside any other.
const apartBy = 0.15

// lift gives the amount of a sentence that a want asks for, where the words beside it say so: it is the only one of its kind, or
// they have more of what is asked about than those beside any other.
func (q *question) lift(a *article, at int, w *sentence.Want) string {
	n, ok := q.Amounting(*w)
	s := &a.sentences[at].Sentence
	if !ok || n.Several || len(n.Each) > 0 || !q.gives(s, &n) {
		return ""
	}
	all := s.Told(&n)
	best, next := -1, 0.0
	sums := make([]float64, len(all))
	for i := range all {
		sums[i] = q.labelled(s, &n, &all[i])
		if best < 0 || sums[i] > sums[best] {
			best = i
		}
	}
	for i := range all {
		if i != best {
			next = max(next, sums[i])
		}
	}
	key := q.keyOf(&n)
	if spent := s.Spent(&n); spent != "" && q.spends(&n) {
		best, key, next = slices.IndexFunc(all, func(f sentence.Amount) bool { return f.Text == spent }), nil, -apartBy
	}
	if best < 0 || len(all) > 1 && sums[best] < next+apartBy || !q.confirms(a, at, &n, all, best, key) {
		return ""
	}
	r := reading{at: at, from: at, value: all[best].Text}
	if q.untold(a, &r, &n) || a.supposes(q, &r, &n) {
		return ""
	}
	return a.sound(&r, r.value)
}

// gives reports whether a sentence has all numbers that a want says itself: 14家.
func (q *question) gives(s *sentence.Sentence, w *sentence.Want) bool {
	return !slices.ContainsFunc(q.Tokens[w.From:w.To], func(t lexicon.Token) bool {
		count := t.Class == lexicon.Quantity || t.Class == lexicon.Number
		return count && t.Value != "" && t.Value != "1" && !bulletin.HasNumber(s.Folded, t.Value) && !s.SaysWord(&t)
	})
}

// labelled weighs what the words beside an amount have of what a want asks about; names may stand in the same part of the sentence.
func (q *question) labelled(s *sentence.Sentence, w *sentence.Want, f *sentence.Amount) (sum float64) {
	for i := range w.All {
		t := &w.All[i]
		if q.only(*w, t) {
			continue
		}
		share := s.Labels(t, f.Label)
		if share < 1 && (isNamed(t) || strange(t)) && s.LabelsAs(t, s.Part(f.Piece)) {
			share = 1
		}
		sum += t.Weight * share
	}
	return sum
}

// spends reports whether a want asks for money by a verb right before the word that asks: 拍了多少钱, 花了多少.
func (q *question) spends(w *sentence.Want) bool {
	i := w.At - 1
	for i > w.From && q.Tokens[i].Is("aspect") {
		i--
	}
	return w.Head == sentence.Money && i >= w.From && (q.Tokens[i].Is("attr.invest") || q.Tokens[i].Is("op.buy") ||
		len([]rune(strings.TrimRight(q.Tokens[i].Text, "了到下"))) == 1)
}

// confirms reports whether no name that is asked about stands beside another amount of a sentence, or nowhere near, and whether
// what is measured stands beside this one.
func (q *question) confirms(a *article, at int, w *sentence.Want, all []sentence.Amount, best int, key *sentence.Term) bool {
	s := &a.sentences[at]
	firm := s.OfFirm && s.Firm == "" // which one the title says
	for i := range w.All {
		t := &w.All[i]
		if q.only(*w, t) {
			continue
		}
		_, in := s.Meets(t)
		switch {
		case t == key && !s.LabelsAs(t, all[best].Label) && !(len(all) == 1 && strings.Contains(s.Folded, t.Text)):
			return false
		case s.Labels(t, all[best].Label) >= 1, !isNamed(t) && !strange(t):
		case slices.ContainsFunc(all, func(o sentence.Amount) bool { return s.LabelsAs(t, o.Label) }):
			return false
		case in < most && !t.Topic && (firm || a.meetsBeside(at, t) < most) && a.titleMeets(t) < most:
			return false
		}
	}
	return true
}

// strange reports whether nothing knows a term, so that it may name something.
func strange(t *sentence.Term) bool {
	return t.Weight >= 2 && (t.Token == nil || t.Token.Class == lexicon.Unknown)
}

// isNamed reports whether a term names something.
func isNamed(t *sentence.Term) bool {
	return t.Name || t.Token != nil && (slices.Contains(naming, t.Token.Class) || t.Token.Class == lexicon.Place)
}

// keyOf is the word for what is measured: the one behind a word that asks how many, else the last before it; nil for none.
func (q *question) keyOf(w *sentence.Want) (key *sentence.Term) {
	for i := range w.All {
		t := &w.All[i]
		switch {
		case q.only(*w, t), t.Letter(), t.Topic, t.Token != nil && (t.Token.Class == lexicon.PeriodOf || t.Token.Of("light")):
		case w.At >= 0 && t.From >= q.Tokens[w.At].To:
			if strings.TrimSpace(string(q.Letters[q.Tokens[w.At].To:t.From])) == "" {
				return t
			}
		default:
			key = t
		}
	}
	return key
}
