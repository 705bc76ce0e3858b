package answer

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"rebot/bot/intent"
	"rebot/index"
	"rebot/index/bulletin"
)

// larger says that a row is the larger or the smaller one, in the word that is asked with or that its kind goes by.
func (w draft) larger(f *index.Fact, o *intent.Op) string {
	dearer := o.Way == "dearer"
	pick := func(more, less, en, enLess string) string {
		if dearer {
			return w.Say(more, en)
		}
		return w.Say(less, enLess)
	}
	switch {
	case f.Measure == bulletin.ShareOf:
		return pick("占比更高", "占比更低", " has the higher share", " has the lower share")
	case f.Kind == bulletin.IndexFact || f.Measure == bulletin.UnitPrice:
		return pick("更高", "更低", " is higher", " is lower")
	case f.Kind == bulletin.PriceFact && o.Asked != "" && !strings.ContainsAny(o.Asked, "大小多少"):
		return pick("更高", "更低", " is higher", " is lower")
	case f.Kind == bulletin.PriceFact:
		return pick("更贵", "更便宜", " is dearer", " is cheaper")
	case strings.ContainsAny(o.Asked, "大小强弱") || strings.HasSuffix(o.Asked, "er"):
		return pick("更大", "更小", " is larger", " is smaller")
	}
	return pick("更多", "更少", " is more", " is less")
}

// yesNo begins the answer to whether the first of two is the one.
func (w draft) yesNo(rows []row, best int) string {
	switch {
	case !w.q.Whether || len(rows) != 2 || w.q.Which:
		return ""
	case best == 0:
		return w.Say("是的，", "Yes, ")
	}
	return w.Say("不是，", "No, ")
}

// whichMoved says which row moved more, or less, the way that is asked about.
func (w draft) whichMoved(rows []row, o *intent.Op) bool {
	sizes := make([]decimal.Decimal, len(rows))
	for i := range rows {
		v, ok := w.measured(rows[i].Fact, "change")
		if !ok || len(rows) < 2 {
			return false
		}
		sizes[i] = w.moveSize(v)
	}
	best, same := 0, true
	for i, v := range sizes {
		same = same && v.Equal(sizes[0])
		if o.Way == "more" && v.GreaterThan(sizes[best]) || o.Way == "less" && v.LessThan(sizes[best]) {
			best = i
		}
	}
	m := w.move(rows[best].Fact)
	w.Title = w.Say("比较涨跌", "Changes compared")
	if decimal.Max(sizes[0], sizes[1:]...).Sign() <= 0 && w.movedWay() != "" {
		w.Lead = w.Say("都没有", "none went ") + w.wayWord(w.movedWay(), rows[0].Kind) + w.Say("。", ".")
		return true
	}
	if same {
		w.Lead = w.Say("一样：都是 ", "the same: ") + w.changed(rows[0].Fact, m)
		return true
	}
	word := map[string]string{"more": w.Say("更多：", " more: "), "less": w.Say("更少：", " less: ")}[o.Way]
	w.q.Best = refOf(rows[best].Fact)
	name := w.name(rows[best].Fact)
	if len(rows) == 2 && name == w.name(rows[1-best].Fact) {
		name = w.label(rows, best)
	}
	w.Lead = w.yesNo(rows, best) + name + w.wayWord(way(m), rows[best].Kind) + word + w.changed(rows[best].Fact, m)
	return true
}

// moveSize is how far a change goes the way that is asked about, and how far it goes at all where none is.
func (w draft) moveSize(v decimal.Decimal) decimal.Decimal {
	switch w.movedWay() {
	case "up":
		return v
	case "down":
		return v.Neg()
	}
	return v.Abs()
}

// movedWay is the way of the movement that is asked about: up, down, or empty.
func (w draft) movedWay() string {
	for _, o := range w.q.Then {
		if o.Name == intent.Within && o.By == "change" && o.Value+o.Upper == "" {
			return o.Way
		}
	}
	return w.q.Way
}

// wentSo says whether a value went the way that is asked about since an earlier one, where the bulletin prints both and no
// change.
func (w draft) wentSo(f, b *index.Fact) {
	d := f.Value.Value.Sub(b.Value.Value)
	went := map[int]string{-1: "down", 0: "flat", 1: "up"}[d.Sign()]
	if w.q.Whether && w.move(f) == nil && w.q.Way != "" && w.q.Way != "any" {
		verdict := map[bool]string{true: w.Say("是的，", "Yes, "), false: w.Say("不是，", "No, ")}[strings.HasSuffix(w.q.Way, went) != strings.HasPrefix(w.q.Way, "not ")]
		word := map[string]string{"down": w.Say("更低：", "lower: "), "flat": w.Say("持平：", "unchanged: "), "up": w.Say("更高：", "higher: ")}[went]
		w.Lead = verdict + word + w.Lead
	}
	if b.Measure != f.Measure && b.Kind == bulletin.IndexFact {
		w.unlike(f.Measure, b.Measure)
	}
}

// partsOf works out what part each of several figures is of a whole, and all together where their sum is asked for.
func (w draft) partsOf(rows []row, whole row) bool {
	values, _, ok := w.alike(append(slices.Clone(rows), whole))
	if !ok || whole.Value.Value.IsZero() || slices.ContainsFunc(rows, func(r row) bool { return r.Period != whole.Period }) {
		return false
	}
	all := values[len(rows)]
	w.Title = w.Say("占", "Share of ") + w.name(whole.Fact) + w.Say("的比重（推算）", " (estimated)")
	var leads []string
	percent := func(name string, part decimal.Decimal, terms string) {
		p := part.Shift(2).DivRound(all, 2)
		formula := terms + " ÷ " + all.String() + " = " + p.String() + "%"
		w.Derive(formula)
		leads = append(leads, strings.TrimSpace(name+" "+p.String()+"%"))
		w.Details = append(w.Details, formula)
	}
	if w.q.Op(intent.Sum) != nil {
		sum, terms := added(values[:len(rows)])
		if sum.GreaterThan(all) || mixed(rows) {
			return w.incomparable()
		}
		percent("", sum, "("+terms+")")
	} else {
		for i, r := range rows {
			if values[i].GreaterThan(all) {
				return w.incomparable()
			}
			percent(w.name(r.Fact), values[i], values[i].String())
		}
	}
	w.Lead = strings.Join(leads, w.Say("，", ", "))
	w.support(append(slices.Clone(rows), whole))
	return true
}

// inMoney gives the sums of what is compared where the question names no measure and the figures found are of different ones;
// nil where not all are printed.
func (w draft) inMoney(rows []row) (out []row) {
	if w.q.Kind != bulletin.TradeFact || len(w.q.Cond(intent.Measure)) > 0 || !differ(rows, func(r row) string { return r.Measure }) {
		return nil
	}
	for _, r := range rows {
		s := r.spec
		s.measure = bulletin.Money
		f := w.e.pick(s)
		if f == nil {
			return nil
		}
		out = append(out, row{Fact: f, spec: s})
	}
	return out
}

// unlike says that two figures which were set against each other are of different measures.
func (w draft) unlike(a, b string) {
	w.Notes = append(w.Notes, w.Say("两个数口径不同："+a+"与"+b+"，差额只供参考。", "The two are different measures."))
}
