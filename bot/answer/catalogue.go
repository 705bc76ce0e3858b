package answer

import (
	"slices"
	"strconv"
	"strings"

	"rebot/bot/intent"
	"rebot/bot/passage"
	"rebot/bot/reply"
	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// listed lists the articles, patents or papers that a query asks for. An English one names them in words that a
// dictionary put in Chinese.
func (w draft) listed() passage.Result {
	r := passage.Catalogue(w.e.lib, w.e.cat.Lexicon, *w.q)
	if len(r.Rows) > 0 || w.q.Op(intent.Nth) != nil || !w.English {
		return r
	}
	return w.nearly(r)
}

// nearlyListed lists what meets nearly all that a question points at a row with, where no sentence answers it either.
func (w draft) nearlyListed() {
	if w.Status != reply.NotFound || len(w.Details) > 0 || w.English || w.q.Whether || w.q.Op(intent.CountOf) != nil ||
		w.q.Op(intent.Nth) != nil ||
		w.q.Source != intent.Articles && w.q.Source != intent.Patents && w.q.Source != intent.Papers {
		return
	}
	if r := w.nearly(passage.Result{}); len(r.Rows) > 0 {
		w.Restart(reply.Answered)
		w.layRows(r)
	}
}

// nearly lists those that meet all words but one, where none meets all: they may be words that no title need have. That
// one is named as left out.
func (w draft) nearly(r passage.Result) passage.Result {
	left := ""
	for i := range w.q.Where {
		for k, v := range w.q.Where[i].Values {
			if w.isName(v) || intent.IsAbroad(v) { // what is asked about is never left out
				continue
			}
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

// isName reports whether a value is a name that the lexicon knows.
func (w draft) isName(v string) bool {
	tokens := w.e.cat.Lexicon.Tokens(v, w.e.cat.Newest())
	return len(tokens) == 1 && slices.Contains([]lexicon.Class{lexicon.Product, lexicon.Element, lexicon.Place,
		lexicon.Company, lexicon.Goods, lexicon.Group}, tokens[0].Class)
}

// looser is a query that is not held to one of several words that things are on, and that word as it was asked; no word
// where nothing else holds it.
func looser(q intent.Query, at, value int) (intent.Query, string) {
	c := q.Where[at]
	if c.Dim != intent.About || c.Not || len(q.Cond(intent.About)) < 2 || value >= len(c.Asked) {
		return q, ""
	}
	asked := c.Asked[value]
	c.Values = slices.Delete(slices.Clone(c.Values), value, value+1)
	c.Asked = slices.Delete(slices.Clone(c.Asked), value, value+1)
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
	w.layRows(r)
}

// layRows shows rows of the catalogue.
func (w draft) layRows(r passage.Result) {
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
		intent.Articles: "文章"}[w.q.Source], strings.ToUpper(string(w.q.Source[:1]))+string(w.q.Source[1:]))
	if title := w.sectionTitle(r.Rows); title != "" {
		w.Title = title
	}
	if w.q.Op(intent.CountOf) != nil || len(r.Rows) > 1 {
		w.Lead = w.Say("共 "+n+" "+unit, n+" "+string(w.q.Source))
	}
	if lead := w.ofKinds(r.Rows); lead != "" {
		w.Lead = lead
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

// ofKinds counts the papers and the patents among rows, where both are asked for: 论文 2 篇，专利 3 件.
func (w draft) ofKinds(rows []passage.Row) string {
	if len(w.q.Cond(intent.OfKind)) == 0 {
		return ""
	}
	patents := 0
	for _, r := range rows {
		if r.Kind == intent.Patents {
			patents++
		}
	}
	a, b := strconv.Itoa(len(rows)-patents), strconv.Itoa(patents)
	w.Permit(a, b)
	return w.Say("论文 "+a+" 篇，专利 "+b+" 件", a+" papers, "+b+" patents")
}

// sectionTitle names the one section whose articles are asked for, and nothing else of them; empty for all or several.
func (w draft) sectionTitle(rows []passage.Row) string {
	sections := w.q.Cond(intent.Section)
	if w.q.Source != intent.Articles || len(sections) != 1 || len(w.q.Where) != 1 {
		return ""
	}
	for _, k := range headlineKinds {
		if name := sections[0]; rows[0].In().Kind == k.kind {
			if name == string(k.kind) {
				name = k.zh
			}
			return w.Say(name, k.en)
		}
	}
	return ""
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
		{intent.Applicant, w.Say("申请人（专利权人）", "the applicant"), applicant},
		{intent.Claims, w.Say("权利要求", "the claims"), func(r passage.Row) string { return saysAny(r, claims) }},
		{intent.Grant, w.Say("授权（公开号以 A 结尾的是申请公布）", "a grant (a number that ends in A is of an application)"), grantedBy},
	} {
		if w.q.Has(f.want) && !slices.ContainsFunc(rows, func(r passage.Row) bool { return f.of(r) != "" }) {
			return f.name
		}
	}
	return ""
}

// grantedBy is the number of a patent that was granted, empty for an application that was only published: a number of these ends
// in A.
func grantedBy(r passage.Row) string {
	if strings.HasSuffix(r.Number, "A") {
		return ""
	}
	return r.Number
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

// claims are the words that a notice prints claims with, which no row has.
var claims = []string{"权利要求"}

// applicant gives who a notice says has applied for the patent, empty where it prints none.
func applicant(r passage.Row) string {
	for _, p := range r.In().Paragraphs {
		for _, s := range []string{"申请人", "专利权人"} {
			if _, name, ok := strings.Cut(p.Text, s+"："); ok && p.First >= r.First && p.First <= r.Last {
				return strings.TrimSpace(name)
			}
		}
	}
	return ""
}

// saysAny gives the first of some words that a row's article has, empty for none.
func saysAny(r passage.Row, words []string) string {
	for _, p := range r.In().Paragraphs {
		for _, s := range words {
			if strings.Contains(p.Text, s) {
				return s
			}
		}
	}
	return ""
}

// elsewhere reports whether a field is asked for that only the text of an article has.
func (w draft) elsewhere(rows []passage.Row) bool {
	said := func(words []string) bool {
		return slices.ContainsFunc(rows, func(r passage.Row) bool { return saysAny(r, words) != "" })
	}
	return w.q.Has(intent.Claims) && said(claims)
}

// fieldLead puts first what is asked for of the rows: their sources, the sections, a field of the one that is meant.
func (w draft) fieldLead(rows []passage.Row) string {
	switch {
	case w.q.Has(intent.Countries):
		return w.countries(rows)
	case w.q.Has(intent.SectionWant):
		return w.grouped(rows, func(r passage.Row) string { return r.In().Section })
	case w.q.Has(intent.SourceWant):
		return w.grouped(rows, func(r passage.Row) string { return r.From() })
	case len(rows) != 1:
		return ""
	}
	r := rows[0]
	if w.q.Has(intent.Title) && w.q.Source == intent.Papers {
		if q, title := passage.Called(w.e.cat.Lexicon, r); q != nil {
			w.quote([]passage.Quote{*q})
			return title
		}
	}
	var parts []string
	for _, f := range []struct {
		want intent.Want
		text string
	}{{intent.Title, r.Title}, {intent.NumberWant, r.Number}, {intent.Date, r.Date}, {intent.Inventor, w.people(r)},
		{intent.Applicant, applicant(r)}, {intent.Grant, w.Say("已授权", "granted")}} {
		if f.want == intent.Inventor && len(w.q.Cond(intent.Person)) > 0 { // 袁银秋是哪个专利的发明人
			continue
		}
		if w.q.Has(f.want) && f.text != "" {
			parts = append(parts, f.text)
		}
	}
	return strings.Join(parts, w.Say("；", "; "))
}

// countries names the foreign countries that the titles of rows have.
func (w draft) countries(rows []passage.Row) string {
	var names []string
	var add func(tokens []lexicon.Token)
	add = func(tokens []lexicon.Token) {
		for _, t := range tokens {
			if t.Class == lexicon.Place && t.Of("country") && t.ID != "中国" && !slices.Contains(names, t.ID) {
				names = append(names, t.ID)
			}
			add(t.Parts) // a firm's name may begin with one
		}
	}
	for _, r := range rows {
		add(w.e.cat.Lexicon.Tokens(r.Title, r.Issue.Month))
	}
	if len(names) == 0 {
		return ""
	}
	n := strconv.Itoa(len(names))
	w.Permit(n)
	return w.Say("共 "+n+" 个国家："+strings.Join(names, "、"), n+": "+strings.Join(w.inEnglish(names...), ", "))
}

// people names the inventors of a patent, and says how many they are where that is asked.
func (w draft) people(r passage.Row) string {
	if o := w.q.Op(intent.Nth); o != nil && o.By == intent.ByPeople {
		if names := namesIn(r.Inventors); o.N <= len(names) {
			return names[o.N-1]
		}
	}
	if w.q.Op(intent.CountOf) == nil || r.Inventors == "" {
		return r.Inventors
	}
	n := strconv.Itoa(len(namesIn(r.Inventors)))
	w.Permit(n)
	return w.Say("共 "+n+" 人：", n+" people: ") + r.Inventors
}

// grouped counts the rows by what one field of them says, in the order of the issue. What is not printed of a row is
// not counted as one.
func (w draft) grouped(rows []passage.Row, field func(passage.Row) string) string {
	var names []string
	count := map[string]int{}
	for _, r := range rows {
		if name := field(r); name != "" {
			if count[name]++; count[name] == 1 {
				names = append(names, name)
			}
		}
	}
	if len(rows) == 1 || len(names) == 0 {
		return strings.Join(names, "")
	}
	parts := make([]string, len(names))
	for i, name := range names {
		n := strconv.Itoa(count[name])
		w.Permit(n)
		parts[i] = name + w.Say("（"+n+"）", " ("+n+")")
	}
	n := strconv.Itoa(len(names))
	w.Permit(n)
	return w.Say("共 "+n+" 个：", n+": ") + strings.Join(parts, w.Say("、", ", "))
}
