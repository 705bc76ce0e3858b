package passage

import (
	"slices"
	"strings"

	"rebot/bot/passage/sentence"
)

// bears reports whether a sentence names somebody of whom the article says elsewhere that he is what a term says: 诺布,
// where the article has 发言人诺布上校.
func (a *article) bears(at int, t *sentence.Term) bool {
	if t.Token == nil || !sentence.OfPerson(t.Token) {
		return false
	}
	for k := range a.sentences {
		if k == at {
			continue
		}
		for _, name := range a.sentences[k].Bearers(t.Token) {
			if strings.Contains(a.sentences[at].Text, name) {
				return true
			}
		}
	}
	return false
}

// cites reports whether what a sentence says may come from a source that a question names as that, 全球见证的报告里: the
// article names it near, and the sentence names no other that says something.
func (a *article) cites(q *question, at int, t *sentence.Term) bool {
	if !q.Cites(t) || a.sentences[at].OtherSays(t) {
		return false
	}
	for k := max(at-farthest, 0); k <= min(at+1, len(a.sentences)-1); k++ {
		if _, share := a.sentences[k].Meets(t); share >= most {
			return true
		}
	}
	return false
}

// otherwise tells how far a term is said that a sentence does not have: by him who bears a title, by the source that it only
// names, by the title of the article or its other sentences where it only describes, or by its words one by one.
func (q *question) otherwise(a *article, f *fit, w *sentence.Want, t *sentence.Term, share float64) float64 {
	_, titled := a.title.Meets(t)
	switch {
	case a.bears(f.at, t), a.cites(q, f.at, t):
		return topical
	case t.Attribute() && titled >= most && q.Relative(w, t), t.Here && q.Places(w, t):
		return topical
	}
	pieces := q.Pieces(t)
	for i := range pieces {
		if part, _ := a.said(&f.reading, &pieces[i]); part < most && !pieces[i].Soft() {
			return share
		}
	}
	if len(pieces) > 0 {
		return sameLetters
	}
	return share
}

// farthest is how many sentences behind the one that names it a source is still meant.
const farthest = 6

// sole reports whether a sentence is the only one of its article that has what a want asks for.
func (q *question) sole(a *article, at int, w *sentence.Want, value string) bool {
	if value == "" {
		return false
	}
	return !slices.ContainsFunc(a.sentences, func(s placed) bool {
		if s.head || s.from == a.sentences[at].from && s.paragraph == a.sentences[at].paragraph || !q.answerable(&s, w) {
			return false
		}
		var spans []sentence.Span
		for i := range w.All {
			if m, share := s.Meets(&w.All[i]); share >= 1 && m.To > m.From {
				spans = append(spans, m)
			}
		}
		text, ok := s.Proves(w, w.All, spans)
		return ok && text != "" && text != value
	})
}

// described reports whether a term is only the class of something that a question describes and does not name, and what
// else is said of it is said by a sentence: 那家做稀土金属的厂.
func (q *question) described(a *article, f *fit, w *sentence.Want, t *sentence.Term) bool {
	if !q.Describes(w, t) {
		return false
	}
	said := 0
	for i := range w.All {
		o := &w.All[i]
		if share, _ := a.said(&f.reading, o); share >= most && o.Weight >= 2 {
			said++
		}
	}
	return said > 1
}

// supposes reports whether the amount that was lifted out of a sentence is one that it only supposes, and the question
// asks neither under what nor with what consequence: 如果封关超2个月.
func (a *article) supposes(q *question, r *reading, w *sentence.Want) bool {
	if !w.Head.Counted() && w.Head != sentence.HowLong {
		return false
	}
	s := &a.sentences[r.at]
	c, ok := s.Supposes(r.value)
	return ok && !q.Any("qual.contrast") && !slices.ContainsFunc(w.All, func(t sentence.Term) bool {
		m, share := s.Meets(&t)
		return share >= most && t.Weight >= 1 && !t.Name && m.From >= c.To
	})
}

// elsewhere reports whether a name stands in the paragraph, and neither in the sentence nor in what it goes on with: an amount
// there is one of something else.
func (q *question) elsewhere(a *article, f *fit, t *sentence.Term) bool {
	if !t.Name && !q.HoldsFirm(t) || t.Topic || t.Foreign || a.cites(q, f.at, t) {
		return false
	}
	rank, share, _ := a.credit(&reading{at: f.at, from: f.at}, f.at, t)
	return rank < carried && share == beside
}
