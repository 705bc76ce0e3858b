package answer

import (
	"slices"
	"strings"

	"rebot/bot/intent"
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

// values lists what a query asks for in a dimension: what it names; where it only keeps values out, all others that facts
// of its kind have; else one empty value.
func (w draft) values(d intent.Dim) []string {
	if named := w.q.Cond(d); len(named) > 0 || len(w.q.Not(d)) == 0 {
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
