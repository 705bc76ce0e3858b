package answer

import (
	"slices"
	"strconv"
	"strings"

	"rebot/bot/intent"
	"rebot/bot/passage"
)

// The words that a notice prints a field with that no row has.
var (
	applicants = []string{"申请人", "专利权人"}
	claims     = []string{"权利要求"}
)

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
	return w.q.Has(intent.Applicant) && slices.ContainsFunc(rows, func(r passage.Row) bool { return saysAny(r, applicants) != "" }) ||
		w.q.Has(intent.Claims) && slices.ContainsFunc(rows, func(r passage.Row) bool { return saysAny(r, claims) != "" })
}

// fieldLead puts first what is asked for of the rows: their sources, the sections, a field of the one that is meant.
func (w draft) fieldLead(rows []passage.Row) string {
	switch {
	case w.q.Has(intent.SectionWant):
		return w.grouped(rows, func(r passage.Row) string { return r.In().Section })
	case w.q.Has(intent.SourceWant):
		return w.grouped(rows, func(r passage.Row) string { return r.From() })
	case len(rows) != 1:
		return ""
	}
	r := rows[0]
	var parts []string
	for _, f := range []struct {
		want intent.Want
		text string
	}{{intent.Title, r.Title}, {intent.NumberWant, r.Number}, {intent.Date, r.Date}, {intent.Inventor, w.people(r)}} {
		if f.want == intent.Inventor && len(w.q.Cond(intent.Person)) > 0 { // 袁银秋是哪个专利的发明人
			continue
		}
		if w.q.Has(f.want) && f.text != "" {
			parts = append(parts, f.text)
		}
	}
	return strings.Join(parts, w.Say("；", "; "))
}

// people names the inventors of a patent, and says how many they are where that is asked.
func (w draft) people(r passage.Row) string {
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
