package passage

import (
	"context"
	"slices"

	"rebot/bot/intent"
	"rebot/bot/passage/sentence"
	"rebot/index"
	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// published answers whose an article is, where that is asked: the source of the one whose title says most of the question.
func (q *question) published(ctx context.Context, lib *index.Library, lex *lexicon.Lexicon) (Result, error) {
	if !q.AsksSource() {
		return Result{State: Nothing}, nil
	}
	if q.ask.Focus != nil && !q.NamesAny() {
		a := read(lex, *q.ask.Focus)
		if r := q.paper(a); r.State == Direct {
			return r, nil
		}
		return a.source(q.ask.Text), nil
	}
	places, err := q.found(ctx, lib, append(q.Searched(), q.Contents()...))
	if err != nil {
		return Result{}, err
	}
	best, top := Result{State: Nothing}, 0.0
	for _, p := range places {
		a := read(lex, p)
		if a.In().Kind != bulletin.Research && q.Any("obj.journal") {
			continue
		}
		if share := q.titled(a); share > top {
			best, top = a.source(q.ask.Text), share
		}
	}
	if top < most {
		return Result{State: Nothing}, nil
	}
	return best, nil
}

// titled tells how much of what a question names stands in an article's title.
func (q *question) titled(a *article) float64 {
	got, all := 0.0, 0.0
	for _, t := range q.termsIn(a) {
		if q.only(q.Wants[0], &t) || t.Token != nil && (sentence.Publishes(t.Token) || t.Is("attr.unit")) {
			continue
		}
		_, in := a.title.Meets(&t)
		all += t.Weight
		if t.Topic && !t.Often || in > 0 || t.Is("obj.price") && a.In().Kind == bulletin.Prices {
			got += t.Weight
		}
	}
	if all == 0 {
		return 0
	}
	return got / all
}

// source gives the source that an article prints.
func (a *article) source(asked string) Result {
	in := a.In()
	if in.Source == "" {
		return Result{State: Nothing}
	}
	return found(a, Part{Asked: asked, Head: sentence.Journal, Value: in.Source,
		Quotes: []Quote{{Place: a.Place, First: in.Last, Last: in.Last, Text: "来源：" + in.Source}}})
}

// paper answers a follow-up that only asks where the paper appeared that an article on research tells of, or what it is
// called.
func (q *question) paper(a *article) Result {
	r := Result{State: Nothing}
	if a.In().Kind != bulletin.Research || len(q.Wants) != 1 || q.contains(q.otherThanPaper) {
		return r
	}
	w, titled := &q.Wants[0], q.Any("obj.title") || q.Any("attr.name") && slices.ContainsFunc(q.Tokens, isPaper)
	if w.Head != sentence.Journal && !titled {
		return r
	}
	told := false
	for at := range a.sentences {
		s := &a.sentences[at]
		value, ok := s.PaperTitle()
		if !titled {
			value, ok = s.Proves(w, nil, nil)
		}
		if told = told || s.AnyOf("attr.publish"); ok && value != "" {
			return found(a, Part{Asked: q.ask.Text, Head: w.Head, Value: value, Quotes: []Quote{a.quote(at, at)}})
		}
	}
	if !titled && !told {
		return a.source(q.ask.Text)
	}
	if !told { // it is the abstract of a paper
		in := a.In()
		return found(a, Part{Asked: q.ask.Text, Head: w.Head, Value: in.Title,
			Quotes: []Quote{{Place: a.Place, First: in.First, Last: in.First, Text: in.Title}}})
	}
	return r
}

// Called gives the sentence that says what the paper is called that a row's article tells of, and its title; nil where
// none does.
func Called(lex *lexicon.Lexicon, r Row) (*Quote, string) {
	if r.In().Kind != bulletin.Research {
		return nil, ""
	}
	a := read(lex, r.Place)
	for at := range a.sentences {
		if title, ok := a.sentences[at].PaperTitle(); ok && title != "" {
			q := a.quote(at, at)
			return &q, title
		}
	}
	return nil, ""
}

// otherThanPaper reports whether a word asks about something else than a paper.
func (q *question) otherThanPaper(t *lexicon.Token) bool {
	return intent.Content(t) && !t.Of("object") && !sentence.Publishes(t) && t.Text != "发" && !t.Is("attr.name")
}

// isPaper reports whether a word stands for a paper.
func isPaper(t lexicon.Token) bool { return t.Is("obj.paper") || t.Is("obj.article") }

// found is the result of one part that is found.
func found(a *article, p Part) Result {
	p.Found, p.sum = true, proven
	return Result{State: Direct, Parts: []Part{p}, In: &a.Place}
}

// ruled is the same of a part that no other sentence of the article takes the place of.
func ruled(a *article, p Part) Result {
	r := found(a, p)
	r.ruled = true
	return r
}
