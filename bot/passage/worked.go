package passage

import (
	"context"
	"slices"

	"rebot/bot/passage/reckon"
	"rebot/index"
	"rebot/index/lexicon"
)

// Worked is what was worked out of the amounts of one article.
type Worked struct {
	*reckon.Result
	In     Place
	Quotes []Quote // the sentences that print the operands
}

// Work works out what a question asks of the amounts that an article prints, nil where none proves every operand by its
// label, or where several articles do and differ. The article in focus goes first.
func Work(ctx context.Context, lib *index.Library, lex *lexicon.Lexicon, ask Ask) (*Worked, error) {
	q := newQuestion(ask)
	if !reckon.Asks(q.Tokens) {
		return nil, nil
	}
	if ask.Focus != nil {
		if r, tied := q.workIn(read(lex, *ask.Focus)); r != nil || tied || ask.Here {
			return r, nil
		}
	}
	places, err := q.found(ctx, lib, q.Searched())
	if err != nil {
		return nil, err
	}
	found, tied := q.workOut(q.readAll(lex, places))
	if found != nil || tied {
		return found, nil
	}
	more, err := q.found(ctx, lib, q.Contents())
	if err != nil {
		return nil, err
	}
	found, _ = q.workOut(q.readAll(lex, slices.DeleteFunc(more, func(p Place) bool { return slices.Contains(places, p) })))
	return found, nil
}

// workOut works a question out of the only one of some articles that proves it, or tells that there are several
// results.
func (q *question) workOut(articles []*article) (found *Worked, tied bool) {
	for _, a := range articles {
		switch r, tied := q.workIn(a); {
		case tied, r != nil && found != nil && !found.Value.Equal(r.Value):
			return nil, true
		case found == nil:
			found = r
		}
	}
	return found, false
}

// workIn works a question out of one article, or tells that it has several amounts for an operand.
func (q *question) workIn(a *article) (w *Worked, tied bool) {
	r, tied := a.amounts().Work(q.Letters, q.Tokens, q.ask.Percent)
	if r == nil {
		return nil, tied
	}
	w = &Worked{Result: r, In: a.Place}
	for _, o := range r.Of {
		w.Quotes = appendNew(w.Quotes, []Quote{a.quote(o.Line-1, o.Line-1)})
	}
	return w, false
}

// amounts reads the amounts of an article, once.
func (a *article) amounts() *reckon.Text {
	a.once.Do(func() {
		lines := []reckon.Line{{Letters: []rune(a.title.Folded), Tokens: a.title.Tokens, Head: true, Paragraph: -1}}
		for i := range a.sentences {
			s := &a.sentences[i]
			lines = append(lines, reckon.Line{Letters: []rune(s.Folded), Tokens: s.Tokens, Paragraph: s.paragraph,
				Head: s.head || s.title})
		}
		a.printed = reckon.Read(lines)
	})
	return a.printed
}
