package intent

import (
	"rebot/index/bulletin"
	"rebot/index/english"
)

// translated reads an English question in Chinese, where its own words ask for no figure. What they ask that nobody can
// answer stays refused.
func translated(text string, cat *Catalog, after *Query, r *Reading) (Reading, bool) {
	switch r.Query.Source {
	case Prose, Articles, Patents, Papers, None:
	default:
		return Reading{}, false
	}
	said := Said(text)
	if bulletin.HasHan(text) || !r.Query.English {
		return Reading{}, false
	}
	zh := english.Chinese(said, cat.Lexicon.Tokens(said, cat.base()), cat.Sounding)
	if !bulletin.HasHan(zh.Text) {
		return Reading{}, false
	}
	t := route(zh.Text, cat, after)
	if t.Query.Source == None && r.Query.Source != None {
		return Reading{}, false
	}
	t.Query.in(&zh)
	if partial := t.Partial; partial != nil {
		t.Partial = func() *Query {
			q := partial()
			if q != nil {
				q.in(&zh)
			}
			return q
		}
	}
	return t, true
}

// in says the words that a query names in the language of the question.
func (q *Query) in(zh *english.Question) {
	q.English, q.In = true, zh
	for i, s := range q.Ignored {
		q.Ignored[i] = zh.English(s)
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
