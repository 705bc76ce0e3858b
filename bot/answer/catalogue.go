package answer

import (
	"slices"
	"strconv"
	"strings"

	"rebot/bot/intent"
	"rebot/bot/passage"
	"rebot/bot/reply"
	"rebot/index/bulletin"
)

// listed lists the articles, patents or papers that a query asks for. One that points at a row
// names it in words that no title need have, an English one in those that a dictionary put in Chinese: where none meets
// all of them, those that meet all but one are listed, and that one is named as left out.
func (w draft) listed() passage.Result {
	r := passage.Catalogue(w.e.lib, w.e.cat.Lexicon, *w.q)
	if len(r.Rows) > 0 || !w.English && (w.q.Whether || w.q.Op(intent.CountOf) != nil) {
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

// catalogue counts or lists articles, patents and papers.
func (w draft) catalogue() {
	r := w.listed()
	if len(r.Rows) == 0 {
		w.Status = reply.NotFound
		w.Lead = w.Say("没有符合条件的。", "None meets that.")
		return
	}
	if what := w.lacks(r.Rows); what != "" {
		w.Status = reply.NotFound
		w.Lead = w.Say("简报没有印"+what+"：", "The bulletin does not print "+what+":")
		for _, row := range r.Rows[:min(len(r.Rows), 3)] {
			w.row(row)
		}
		return
	}
	if w.elsewhere(r.Rows) {
		w.Status = reply.NotFound
		return
	}
	n := strconv.Itoa(len(r.Rows))
	w.Permit(n)
	unit := map[intent.Source]string{intent.Patents: "件", intent.Papers: "篇", intent.Articles: "篇"}[w.q.Source]
	w.Title = w.Say(map[intent.Source]string{intent.Patents: "专利", intent.Papers: "论文",
		intent.Articles: "文章"}[w.q.Source], string(w.q.Source))
	if w.q.Op(intent.CountOf) != nil || len(r.Rows) > 1 {
		w.Lead = w.Say("共 "+n+" "+unit, n+" "+string(w.q.Source))
	}
	if lead := w.fieldLead(r.Rows); lead != "" {
		w.Lead = lead
	}
	if n := inventors(r.Rows); w.q.Has(intent.Count) && n > 0 {
		w.Permit(strconv.Itoa(n))
		w.Lead = w.Say("共 "+strconv.Itoa(n)+" 人", strconv.Itoa(n)+" inventors")
	}
	w.q.Shown, w.q.Named = nil, nil
	for _, row := range r.Rows[:min(len(r.Rows), 30)] {
		w.row(row)
		w.q.Shown = append(w.q.Shown, row.Number)
	}
}

// inventors counts those who are named of the one patent that is shown, 0 where several are.
func inventors(rows []passage.Row) int {
	if len(rows) != 1 || rows[0].Inventors == "" {
		return 0
	}
	return strings.Count(rows[0].Inventors, "，") + 1
}

// lacks names the field that is asked for where no row has it.
func (w draft) lacks(rows []passage.Row) string {
	for _, f := range []struct {
		want intent.Want
		name string
		of   func(passage.Row) string
	}{
		{intent.Inventor, w.Say("发明人", "the inventors"), func(r passage.Row) string { return r.Inventors }},
		{intent.NumberWant, w.Say("公开号", "the number"), func(r passage.Row) string { return r.Number }},
		{intent.Date, w.Say("日期", "the date"), func(r passage.Row) string { return r.Date }},
		{intent.Applicant, w.Say("申请人（专利权人）", "the applicant"), func(r passage.Row) string { return saysAny(r, applicants) }},
		{intent.Claims, w.Say("权利要求", "the claims"), func(r passage.Row) string { return saysAny(r, claims) }},
	} {
		if w.q.Has(f.want) && !slices.ContainsFunc(rows, func(r passage.Row) bool { return f.of(r) != "" }) {
			return f.name
		}
	}
	return ""
}

func (w draft) row(r passage.Row) {
	c := w.Cite(r.Place.Issue, bulletin.Cite{Article: r.Place.Article, First: r.First, Last: r.Last})
	parts := []string{r.Title}
	for _, s := range []string{r.Number, r.Date, r.Inventors} {
		if s != "" {
			parts = append(parts, s)
		}
	}
	w.Details = append(w.Details, strings.Join(parts, " · ")+mark(c))
	if r.Gist != nil && w.q.Has(intent.Gist) {
		w.quote([]passage.Quote{*r.Gist})
	}
}
