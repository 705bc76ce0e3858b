package intent

import (
	"slices"

	"rebot/index/bulletin"
	"rebot/index/english"
	"rebot/index/lexicon"
)

// translated reads an English question in Chinese, where its own words ask for no figure. What they ask that nobody can
// answer stays refused.
func translated(text string, cat *Catalog, after *Query, r *Reading) (Reading, bool) {
	switch r.Query.Source {
	case Prose, Articles, Patents, Papers, None:
	case Facts:
		if len(r.Query.Ignored) == 0 || after != nil {
			return Reading{}, false
		}
	default:
		return Reading{}, false
	}
	if !r.Query.English {
		return Reading{}, false
	}
	zh := cat.InChinese(Said(text))
	if zh == nil {
		return Reading{}, false
	}
	t := newQuestion(zh.Text, cat).route(after)
	if t.Query.Source == None && r.Query.Source != None || t.Query.Source == Facts && len(t.Query.Ignored) > 0 ||
		r.Query.Source == Facts && !t.Query.holds(&r.Query) {
		return Reading{}, false
	}
	if r.Query.Source != Prose {
		t.Otherwise = r
	}
	t.Query.in(zh)
	if partial := t.Partial; partial != nil {
		t.Partial = func() *Query {
			q := partial()
			if q != nil {
				q.in(zh)
			}
			return q
		}
	}
	return t, true
}

// InChinese says a question in Chinese that is asked in English, nil where it is not, or asks for what is never answered.
func (c *Catalog) InChinese(text string) *english.Question {
	if bulletin.HasHan(text) {
		return nil
	}
	tokens := c.Lexicon.Tokens(text, c.base())
	says := func(t lexicon.Token) bool { return Content(&t) && !t.Of("say") }
	if slices.ContainsFunc(tokens, refused) || !isEnglish(text, tokens) || !slices.ContainsFunc(tokens, says) {
		return nil
	}
	zh := english.Chinese(text, tokens, c.Sounding)
	if !bulletin.HasHan(zh.Text) {
		return nil
	}
	return &zh
}

// refused reports whether a word asks for what is never answered, in whatever language.
func refused(t lexicon.Token) bool {
	return t.Is("qual.offtopic") || t.Is("qual.advice") || t.Is("qual.stock")
}

// holds reports whether a query asks for figures of all that another one is held to.
func (q *Query) holds(o *Query) bool {
	return q.Source == Facts && len(q.Times) >= len(o.Times) && !slices.ContainsFunc(o.Where, func(c Cond) bool {
		return !slices.ContainsFunc(q.Where, func(d Cond) bool {
			return c.Dim == d.Dim && c.Not == d.Not && slices.Equal(c.Values, d.Values)
		})
	})
}

// in says the words that a query names in the language of the question.
func (q *Query) in(zh *english.Question) {
	q.English, q.In = true, zh
	for i, s := range q.Ignored {
		q.Ignored[i] = zh.English(s)
	}
	for i := range q.Then {
		q.Then[i].Asked = zh.English(q.Then[i].Asked)
	}
	for i, s := range q.Refused {
		q.Refused[i] = zh.English(s)
	}
	if q.Else != nil {
		q.Else.English, q.Else.In = true, zh
	}
}

// Asked gives some words of what was understood as they were asked.
func (q *Query) Asked(words string) string {
	if q.In == nil {
		return words
	}
	return q.In.English(words)
}
