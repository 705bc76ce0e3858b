package answer

import (
	"slices"
	"strings"

	"rebot/bot/intent"
	"rebot/bot/passage"
	"rebot/index"
	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// dims are the dimensions of a fact that values can be kept out of.
var dims = map[intent.Dim]func(*index.Fact) string{
	intent.Subject:   func(f *index.Fact) string { return f.Subject },
	intent.Company:   func(f *index.Fact) string { return f.Company },
	intent.Region:    func(f *index.Fact) string { return f.Region },
	intent.Partner:   func(f *index.Fact) string { return f.Partner },
	intent.Direction: func(f *index.Fact) string { return f.Direction },
	intent.Batch:     func(f *index.Fact) string { return f.Batch },
	intent.Scope:     func(f *index.Fact) string { return f.Scope },
	intent.Maker:     func(f *index.Fact) string { return f.Maker },
	intent.Measure:   func(f *index.Fact) string { return f.Measure },
	intent.Stage:     func(f *index.Fact) string { return f.Measure },
}

// values lists what a query asks for in a dimension: what it names; where it only keeps values out, all others that
// facts of its kind have; else one empty value.
func (w draft) values(d intent.Dim) []string {
	if named := w.q.Cond(d); first(named) != intent.Any && (len(named) > 0 || len(w.q.Not(d)) == 0) {
		return w.kept(d, each(named))
	}
	var all []string
	for _, f := range w.e.lib.Facts(w.q.Kind) {
		if v := dims[d](f); v != "" && !slices.Contains(all, v) && w.alikeKept(d, v) {
			all = append(all, v)
		}
	}
	return w.kept(d, all)
}

// kept leaves out the values of a dimension that the query keeps out.
func (w draft) kept(d intent.Dim, values []string) []string {
	not := w.q.Not(d)
	return slices.DeleteFunc(slices.Clone(values), func(v string) bool {
		return v != "" && slices.ContainsFunc(not, func(n string) bool { return v == n || strings.HasPrefix(v, n+"及") })
	})
}

// alikeKept reports whether a value is of the kind that the query keeps others out of: 国有企业以外 asks for kinds of firms.
func (w draft) alikeKept(d intent.Dim, v string) bool {
	not := w.q.Not(d)
	return len(not) == 0 || slices.ContainsFunc(not, func(n string) bool { return kindOf(n) == kindOf(v) })
}

// kindOf is the kind of a name; all places are of one.
func kindOf(name string) string {
	switch k := lexicon.KindOf(name); k {
	case "bloc", "country":
		return "country"
	case "product", "":
		return "goods"
	default:
		return k
	}
}

// complements reports whether the query asks for all but some values.
func (w draft) complements() bool {
	return slices.ContainsFunc(w.q.Where, func(c intent.Cond) bool { return c.Not && len(w.q.Cond(c.Dim)) == 0 })
}

// graded reports whether a product is of a grade that is asked for where none is named, and of none that is kept out.
func (w draft) graded(f *index.Fact) bool {
	asked := w.q.Cond(intent.Purity)
	if len(asked) > 0 && f.Kind == bulletin.PriceFact && len(w.q.Cond(intent.Subject)) == 0 &&
		!slices.ContainsFunc(asked, func(p string) bool { return f.Purity == "≧"+strings.TrimLeft(p, "≥≧>") }) {
		return false
	}
	return !slices.ContainsFunc(w.q.Not(intent.Purity), func(p string) bool { return strings.Contains(f.Purity, p) })
}

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
	bound := w.q.Whether && len(w.q.Then) > 0 && !w.q.Ranks() && w.q.Op(intent.Ends) == nil // 占比超过六成了吗
	if !chosen && (!w.ranking() || bound) && len(w.q.Not(intent.Subject)) == 0 {
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
		if f.Issue == whole.Issue && f.Cite.Article == whole.Cite.Article && f.Direction == whole.Direction &&
			f.Subject != whole.Subject &&
			f.Measure == whole.Measure && strings.Contains(list, bulletin.Fold(f.Printed)) &&
			strings.Contains(list, f.Value.Text) {
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
		_, rest, ok := strings.Cut(passage.Plain(p.Text), f.Value.Text)
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

// each lists the values of a query's dimension, or one empty value where it holds none.
func each(values []string) []string {
	if len(values) == 0 {
		return []string{""}
	}
	return values
}

// subjects lists the subjects that a query asks for: those named, those of a group, or all that a kind has.
func (w draft) subjects() []string {
	named := w.q.Cond(intent.Subject)
	if w.q.Kind != bulletin.PriceFact {
		switch {
		case len(named) == 1 && named[0] == intent.Any:
			return slices.DeleteFunc(w.tradedSubjects(), func(s string) bool { return kindOf(s) != "goods" })
		case len(named) > 0:
			return w.kept(intent.Subject, named)
		case w.q.Kind == bulletin.TradeFact:
			return w.tradedSubjects()
		}
		return w.values(intent.Subject)
	}
	if len(named) > 0 {
		return w.without(named)
	}
	all := w.e.newestProducts(len(w.q.Cond(intent.Tabled)) > 0)
	for _, d := range []intent.Dim{intent.Group, intent.Form} {
		groups, not := w.q.Cond(d), w.q.Not(d)
		all = slices.DeleteFunc(slices.Clone(all), func(p string) bool {
			in := func(g string) bool { return inGroup(p, g) }
			return len(groups) > 0 && !slices.ContainsFunc(groups, in) || slices.ContainsFunc(not, in)
		})
	}
	return w.without(all)
}

func (w draft) without(products []string) []string {
	not := w.q.Not(intent.Subject)
	return slices.DeleteFunc(slices.Clone(products), func(p string) bool {
		return slices.ContainsFunc(not, func(n string) bool {
			return p == n || !strings.Contains(n, "氧化") && slices.ContainsFunc(bulletin.Elements(p),
				func(e string) bool { return e == n })
		})
	})
}

func inGroup(product, group string) bool {
	switch group {
	case "轻稀土":
		return bulletin.Light(product)
	case "重稀土", "中重稀土":
		return bulletin.Heavy(product)
	case "稀土氧化物":
		return strings.HasPrefix(product, "氧化")
	case "合金":
		return strings.HasSuffix(product, "铁")
	case "稀土金属":
		return strings.HasPrefix(product, "金属") || strings.HasSuffix(product, "金属")
	}
	return false
}

// newestProducts lists the products of the newest month that has averages, those of its table first, in its order.
func (e *Engine) newestProducts(tabled bool) (out []string) {
	month := e.priceMonth()
	for _, f := range e.lib.Facts(bulletin.PriceFact) {
		if f.Measure == bulletin.MonthMean && f.Period == bulletin.MonthOf(month) && f.Table &&
			!slices.Contains(out, f.Subject) {
			out = append(out, f.Subject)
		}
	}
	if len(out) > 0 && tabled {
		return out
	}
	for _, f := range e.lib.Facts(bulletin.PriceFact) {
		if f.Measure == bulletin.MonthMean && f.Period == bulletin.MonthOf(month) && !slices.Contains(out, f.Subject) {
			out = append(out, f.Subject)
		}
	}
	return out
}

// priceMonth is the newest month that has averages.
func (e *Engine) priceMonth() (newest bulletin.Month) {
	for _, f := range e.lib.Facts(bulletin.PriceFact) {
		if f.Measure == bulletin.MonthMean && f.Period.IsMonth() {
			newest = max(newest, f.Period.To.Month)
		}
	}
	return newest
}

// tradedSubjects lists what is traded, of a kind where one is asked. What is ranked leaves out the whole.
func (w draft) tradedSubjects() (out []string) {
	kinds := w.q.Cond(intent.Group)
	for _, f := range w.e.lib.Facts(bulletin.TradeFact) {
		kind := lexicon.KindOf(f.Subject)
		if len(kinds) > 0 && !slices.Contains(kinds, kind) || len(kinds) == 0 && w.ranking() && (kind == "enterprise" ||
			kind == "mode") ||
			w.ranking() && f.Subject == "货物贸易" {
			continue // who trades, and how, is set beside no goods
		}
		if f.Partner == "" && f.Region == "" && !slices.Contains(out, f.Subject) &&
			w.alikeKept(intent.Subject, f.Subject) {
			out = append(out, f.Subject)
		}
	}
	return w.kept(intent.Subject, out)
}
