package passage

import (
	"slices"
	"strings"

	"rebot/bot/passage/sentence"
	"rebot/index/lexicon"
)

// Untold reports whether the quotations of an answer don't tell what is asked, whichever way they were found: they
// name nobody where a name is asked for, or list fewer than are asked for; or what is measured stands nowhere.
func (r *Result) Untold(lex *lexicon.Lexicon, ask Ask) bool {
	q := newQuestion(ask)
	if r.In == nil || r.ruled || len(r.Parts) != len(q.Wants) {
		return false
	}
	a := read(lex, *r.In)
	for i := range r.Parts {
		p, w := &r.Parts[i], &q.Wants[i]
		if p.Found && p.Asked == q.Asked(*w) && q.settles(i) && (q.unnamed(a, p, w) || q.unlisted(a, p, w) || q.unmeasured(a, p, i)) {
			return true
		}
	}
	return false
}

// quoting lists the sentences of an article that the quotations of a part have.
func (a *article) quoting(quotes []Quote) (out []*sentence.Sentence) {
	for at := range a.sentences {
		s := &a.sentences[at].Sentence
		if slices.ContainsFunc(quotes, func(o Quote) bool {
			return a.rests(at, [][2]int{{o.First, o.Last}}) && strings.Contains(o.Text, s.Text)
		}) {
			out = append(out, s)
		}
	}
	return out
}

// unnamed reports whether a name is asked for and no quotation has any but those of the question.
func (q *question) unnamed(a *article, p *Part, w *sentence.Want) bool {
	if !q.AsksName(w) || p.Value != "" && !sentence.Indefinite(p.Value) {
		return false
	}
	return !slices.ContainsFunc(a.quoting(p.Quotes[:1]), func(s *sentence.Sentence) bool { return s.NamesOther(w) })
}

// unlisted reports whether several are asked for by their number and no quotation lists as many.
func (q *question) unlisted(a *article, p *Part, w *sentence.Want) bool {
	if w.Enough("") || p.Value != "" && w.Enough(p.Value) {
		return false
	}
	return !slices.ContainsFunc(a.quoting(p.Quotes), func(s *sentence.Sentence) bool { return s.Lists(w) })
}

// unmeasured reports whether what a number is asked of stands nowhere in the article, in no other word either: 利率是多少.
func (q *question) unmeasured(a *article, p *Part, i int) bool {
	w := &q.Wants[i]
	if !w.Head.Counted() && w.Head != sentence.Value || w.Head == sentence.Name {
		return false
	}
	own, _ := q.termsOf(i, q.termsIn(a))
	k := slices.IndexFunc(own, func(t sentence.Term) bool { return q.MeasuredBy(w, &t) })
	if k < 0 || own[k].Here || own[k].Topic || own[k].Weight < 2 {
		return false
	}
	return !slices.ContainsFunc(a.quoting(p.Quotes), func(s *sentence.Sentence) bool {
		_, share := s.Meets(&own[k])
		return share >= most
	})
}
