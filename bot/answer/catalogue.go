package answer

import (
	"slices"

	"rebot/bot/intent"
	"rebot/bot/passage"
)

// listed lists the articles, patents or papers that a query asks for. An English one names them in words that a
// dictionary put in Chinese and no title need have: where none meets all of them, those that meet all but one are
// listed, and that one is named as left out.
func (w draft) listed() passage.Result {
	r := passage.Catalogue(w.e.lib, w.e.cat.Lexicon, *w.q)
	if len(r.Rows) > 0 || !w.English {
		return r
	}
	left := ""
	for i := range w.q.Where {
		for k := range w.q.Where[i].Values {
			q, asked := looser(*w.q, i, k)
			some := passage.Catalogue(w.e.lib, w.e.cat.Lexicon, q)
			if asked == "" || len(some.Rows) == 0 || len(r.Rows) > 0 && len(some.Rows) >= len(r.Rows) {
				continue
			}
			r, left = some, asked
		}
	}
	if left != "" {
		w.q.Ignored = append(w.q.Ignored, w.q.Asked(left))
	}
	return r
}

// looser is a query that is not held to one of several words that things are on, and that word as it was asked; no word
// where nothing else holds it.
func looser(q intent.Query, at, value int) (intent.Query, string) {
	c := q.Where[at]
	if c.Dim != intent.About || c.Not || len(q.Cond(intent.About)) < 2 || value >= len(c.Asked) {
		return q, ""
	}
	asked := c.Asked[value]
	c.Values, c.Asked = slices.Delete(slices.Clone(c.Values), value, value+1), slices.Delete(slices.Clone(c.Asked), value, value+1)
	q.Where = slices.Clone(q.Where)
	if q.Where[at] = c; len(c.Values) == 0 {
		q.Where = slices.Delete(q.Where, at, at+1)
	}
	return q, asked
}
