package answer

import (
	"slices"
	"strings"

	"rebot/bot/intent"
	"rebot/index"
	"rebot/index/bulletin"
)

// openParts asks for what the one subject that is named is made of, where some of that are chosen or kept out.
func (w draft) openParts() {
	parts := w.among(w.q.Cond(intent.Subject))
	if len(parts) < 2 {
		return
	}
	w.q.Where = slices.Clone(w.q.Where)
	for i := range w.q.Where {
		if c := &w.q.Where[i]; c.Dim == intent.Subject && !c.Not {
			c.Values = parts
		}
	}
	if w.q.Has(intent.ChangeWant) && w.q.Op(intent.Within) == nil && w.q.Way != "" && w.q.Way != "any" {
		w.q.Then = append([]intent.Op{{Name: intent.Within, By: "change", Way: w.q.Way}}, w.q.Then...)
	}
}

// among lists what the one subject that a query names is made of, where some of it are chosen or kept out: 机电产品里增长的,
// 劳密产品除了服装. It gives nil where they are not, or where no sentence lists them.
func (w draft) among(named []string) []string {
	if w.q.Kind != bulletin.TradeFact || len(named) != 1 || len(w.q.Cond(intent.Partner)) > 0 {
		return nil
	}
	chosen := slices.ContainsFunc(w.q.Then, func(o intent.Op) bool {
		return o.Name == intent.List || o.Name == intent.CountOf || o.Name == intent.Within && !w.q.Whether
	})
	if !chosen && !w.ranking() && len(w.q.Not(intent.Subject)) == 0 {
		return nil
	}
	var parts []string
	for _, f := range w.e.lib.FactsOf(w.q.Kind, named[0]) {
		if d := first(w.q.Cond(intent.Direction)); f.Partner != "" || d != "" && f.Direction != d {
			continue
		}
		for _, p := range w.e.partsOf(f) {
			if !slices.Contains(parts, p) {
				parts = append(parts, p)
			}
		}
	}
	return parts
}

// partsOf lists what the sentence behind a figure says that it is made of: 其中，…；…；….
func (e *Engine) partsOf(whole *index.Fact) (out []string) {
	list := listBehind(whole)
	if list == "" {
		return nil
	}
	for _, f := range e.lib.Facts(whole.Kind) {
		if f.Issue == whole.Issue && f.Cite.Article == whole.Cite.Article && f.Direction == whole.Direction && f.Subject != whole.Subject &&
			f.Measure == whole.Measure && strings.Contains(list, bulletin.Fold(f.Printed)) && strings.Contains(list, f.Value.Text) {
			out = append(out, f.Subject)
		}
	}
	return out
}

// listBehind is the sentence that begins with 其中 right behind the one of a figure, without blanks.
func listBehind(f *index.Fact) string {
	if f.Cite.Article >= len(f.Issue.Articles) {
		return ""
	}
	for _, p := range f.Issue.Articles[f.Cite.Article].Paragraphs {
		if p.First > f.Cite.First || f.Cite.Last > p.Last {
			continue
		}
		_, rest, ok := strings.Cut(plainText(p.Text), f.Value.Text)
		if !ok {
			return ""
		}
		end := strings.Index(rest, "。")
		if end < 0 || !strings.HasPrefix(rest[end+len("。"):], "其中") {
			return ""
		}
		list, _, _ := strings.Cut(rest[end+len("。"):], "。")
		return list
	}
	return ""
}
