package passage

import (
	"slices"
	"strings"

	"rebot/bot/passage/owner"
	"rebot/bot/passage/sentence"
	"rebot/index/lexicon"
)

// settle holds what was lifted out of a sentence against all that the sentence tells: where it is not the one thing that
// is asked for, that stands in its place, and nothing where nothing tells which it is. The sentence itself is quoted anyway.
func (q *question) settle(lex *lexicon.Lexicon, r *Result) {
	if r.In == nil || r.State != Direct {
		return
	}
	a := read(lex, *r.In)
	terms := q.termsIn(a)
	q.kinds(terms)
	for i := range r.Parts {
		p := &r.Parts[i]
		if p.Value == "" || p.Verdict != "" || i >= len(q.Wants) {
			continue
		}
		if s := a.told(p); s != nil {
			w := q.wanted(i, terms)
			p.Value = q.settled(s, &w, p.Value)
		}
	}
}

// unsettled are the heads of what is no amount and no time.
var unsettled = []sentence.Head{sentence.Whether, sentence.Where, sentence.Who, sentence.Journal, sentence.Why,
	sentence.How, sentence.Formula, sentence.Origin, sentence.Code}

// settled is the value that a sentence tells of what is asked for, given one that was found in it.
func (q *question) settled(s *sentence.Sentence, w *sentence.Want, value string) string {
	if w.Head == sentence.Who && !q.nameOf(w, value) {
		return ""
	}
	if slices.Contains(unsettled, w.Head) {
		return value
	}
	when := w.Head == sentence.When
	x := owner.Read(s, when)
	asked := owner.Ask(q.Question, w, x)
	judge := asked.Judge
	if when {
		judge = asked.JudgeTime
	}
	switch o, other := judge(x, value); o {
	case owner.Another:
		return other
	case owner.Unsettled:
		return ""
	}
	return value
}

// nameOf reports whether a value may be the name of a body of the kind that is asked for: no bare end of a name, no
// 物理学院 where a university is asked for, and no role or government where a firm is.
func (q *question) nameOf(w *sentence.Want, value string) bool {
	if slices.Contains(lexicon.Forms("firm.end"), value) {
		return false
	}
	if w.At < 0 || !strings.Contains(q.Tokens[w.At].Text, "哪") {
		return true
	}
	behind := string(q.Letters[q.Tokens[w.At].From:w.EndsAt(q.Tokens)])
	for _, pair := range lexicon.List("who.kinds") {
		noun, ends, _ := strings.Cut(pair, "=")
		if !strings.Contains(behind, noun) {
			continue
		}
		if ends == "!" {
			return !slices.ContainsFunc(lexicon.List("who.none"),
				func(e string) bool { return strings.HasSuffix(value, e) })
		}
		return slices.ContainsFunc(strings.Split(ends, "/"),
			func(e string) bool { return strings.Contains(value, e) })
	}
	return true
}

// told is the sentence of an article that a part quotes first and that has its value, nil for none.
func (a *article) told(p *Part) *sentence.Sentence {
	for at := range a.sentences {
		s := &a.sentences[at]
		for _, o := range p.Quotes {
			if o.Place == a.Place && o.Paragraph == s.paragraph && s.from >= o.From && s.to <= o.To &&
				strings.Contains(s.Text, p.Value) {
				return &s.Sentence
			}
		}
	}
	return nil
}

// binds reports whether the amount at a place of a sentence is of what is asked about.
func (q *question) binds(a *article, sentence, at int) bool {
	w := q.wanted(0, q.termsIn(a))
	x := owner.Read(&a.sentences[sentence].Sentence, false)
	return owner.Ask(q.Question, &w, x).Binds(x, at)
}
