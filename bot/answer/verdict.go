package answer

import (
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"rebot/bot/intent"
	"rebot/index"
	"rebot/index/bulletin"
)

// support shows the rows that a reckoning rests on.
func (w draft) support(rows []row) {
	for _, r := range rows {
		x := w.figure(r.Fact)
		w.Details = append(w.Details, w.title(r.Fact)+w.Say("：", ": ")+
			w.join(w.value(r.Fact), w.changed(r.Fact, w.move(r.Fact)))+mark(x.Citation))
	}
}

func mark(citation int) string { return " [" + decimal.NewFromInt(int64(citation+1)).String() + "]" }

// verdict answers which of two, or yes or no.
func (w draft) verdict(rows []row) bool {
	o := w.q.Op(intent.Verdict)
	switch {
	case o.Way == "dearer" || o.Way == "cheaper" || o.Way == "same":
		return w.which(rows, o)
	case o.By == "change" && (o.Way == "more" || o.Way == "less"):
		return w.whichMoved(rows, o)
	}
	if o.About == "" && w.q.Op(intent.Convert) != nil && len(rows) > 0 && rows[0].Kind != bulletin.PriceFact {
		return false
	}
	return w.believed(rows, o)
}

// which says which row is dearer or cheaper.
func (w draft) which(rows []row, o *intent.Op) bool {
	if r := w.inMoney(rows); r != nil {
		copy(rows, r)
	}
	values, unit, ok := w.alike(rows)
	if !ok || len(rows) < 2 {
		return w.incomparable()
	}
	best := 0
	same := true
	for i, v := range values {
		same = same && v.Equal(values[0])
		if o.Way == "cheaper" && v.LessThan(values[best]) || o.Way == "dearer" && v.GreaterThan(values[best]) {
			best = i
		}
	}
	w.q.Best = refOf(rows[best].Fact)
	word := w.larger(rows[0].Fact, o)
	w.Title = w.Say("比较", "Comparison")
	if same {
		w.Lead = w.Say("一样：都是 ", "the same: ") + values[0].String() + " " + w.Unit(unit)
		return true
	}
	if o.Way == "same" {
		w.Lead = w.Say("不一样：", "not the same: ") + w.name(rows[0].Fact) + " " + w.value(rows[0].Fact) +
			w.Say("，", ", ") + w.name(rows[1].Fact) + " " + w.value(rows[1].Fact)
		return true
	}
	w.Lead = w.answerOf(rows, best, word)
	if len(rows) == 2 {
		d := values[best].Sub(values[1-best]).Abs()
		formula := decimal.Max(values[0], values[1]).String() + " − " + decimal.Min(values[0], values[1]).String() +
			" = " + d.String()
		w.Derive(formula)
		w.Details = append(w.Details, w.Say("差额（推算）：", "difference (estimated): ")+formula+
			w.gapUnit(rows[0].Fact, unit))
	}
	return true
}

// answerOf names the row that wins: by its product, or by its month where there is one product.
func (w draft) answerOf(rows []row, best int, word string) string {
	name := w.name(rows[best].Fact)
	switch one := !differ(rows, func(r row) string { return w.name(r.Fact) }); {
	case one && len(rows) == 2 && rows[0].Measure != rows[1].Measure:
		name = w.label(rows, best)
	case one && differ(rows, func(r row) string { return r.Period.String() }):
		name = w.monthOnly(rows[best].Period)
	}
	return w.yesNo(rows, best) + name + word + w.Say("：", ": ") + w.value(rows[best].Fact)
}

func (w draft) monthOnly(p bulletin.Period) string {
	if w.English || !p.IsMonth() {
		return w.time(p)
	}
	return strings.TrimPrefix(p.Chinese(), strings.SplitAfter(p.Chinese(), "年")[0])
}

// best names the first or last of a few that are named, and shows the others beside it.
func (w draft) best(compared, rows []row) bool {
	o := w.q.Op(intent.Top)
	if o == nil {
		o = w.q.Op(intent.Bottom)
	}
	if o == nil || o.N != 1 || len(rows) == 0 || len(w.q.Cond(intent.Subject)) < 2 && len(w.q.Times) < 2 ||
		len(compared) > 12 {
		return false
	}
	w.Title = w.Say("比较", "Comparison")
	names := make([]string, len(rows))
	for i, r := range rows {
		names[i] = w.name(r.Fact)
		if len(w.q.Cond(intent.Subject)) < 2 {
			names[i] = w.monthOnly(r.Period)
			if differ(compared, func(r row) string { return strconv.Itoa(r.Period.To.Month.Year()) }) {
				names[i] = w.time(r.Period)
			}
		}
	}
	text := w.value(rows[0].Fact)
	word := map[bool]string{true: w.Say("最贵", " is the dearest"),
		false: w.Say("最便宜", " is the cheapest")}[o.Name == intent.Top]
	if rows[0].Kind != bulletin.PriceFact {
		word = map[bool]string{true: w.Say("最高", " is the highest"),
			false: w.Say("最低", " is the lowest")}[o.Name == intent.Top]
	}
	if o.By == "change" {
		m := w.move(rows[0].Fact)
		text = w.changed(rows[0].Fact, m)
		word = w.wayWord(way(m), rows[0].Kind) + map[bool]string{true: w.Say("最快（幅度最大）", " most"),
			false: w.Say("最少（幅度最小）", " least")}[o.Name == intent.Top]
	}
	w.Lead = strings.Join(names, w.Say("、", ", ")) + word + w.Say("：", ": ") + text
	ordered := append([]row(nil), rows...)
	for _, r := range compared {
		if !containsFact(ordered, r) {
			ordered = append(ordered, r)
		}
	}
	w.table(ordered)
	return true
}

func containsFact(rows []row, r row) bool {
	for _, o := range rows {
		if o.Fact == r.Fact {
			return true
		}
	}
	return false
}

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
	if !w.q.Whether || len(rows) != 2 || w.q.Which {
		return ""
	}
	return w.yes(best == 0)
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

// allWent answers whether the products that a word may mean went the way that is asked about, where all went one way.
func (w draft) allWent(rows []row) {
	asked, went := w.movedWay(), way(w.move(rows[0].Fact))
	another := func(r row) bool { return w.move(r.Fact) == nil || way(w.move(r.Fact)) != went }
	if !w.q.Whether || w.Lead != "" || len(w.q.Unsure) == 0 || asked != "up" && asked != "down" ||
		slices.ContainsFunc(rows, another) {
		return
	}
	verdict := w.Say("没有，都", "No, all went ")
	if asked == went {
		verdict = w.Say("是的，都", "Yes, all went ")
	}
	if went == "flat" {
		verdict = w.Say("没有，都", "No, all are ")
	}
	w.Lead = verdict + w.wayWord(went, rows[0].Kind) + w.Say("。", ".")
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

// wentSo answers whether a value went the way that is asked about since an earlier one, where the bulletin prints both
// and no change.
func (w draft) wentSo(f, b *index.Fact) {
	d := f.Value.Value.Sub(b.Value.Value)
	went := wentTo(d)
	if w.q.Whether && w.move(f) == nil && w.q.Way != "" && w.q.Way != "any" {
		verdict := w.yes(strings.HasSuffix(w.q.Way, went) != strings.HasPrefix(w.q.Way, "not "))
		word := map[string]string{"down": w.Say("更低：", "lower: "), "flat": w.Say("持平：", "unchanged: "),
			"up": w.Say("更高：", "higher: ")}[went]
		w.Lead = verdict + word + w.Lead
	}
	if b.Measure != f.Measure && b.Kind == bulletin.IndexFact {
		w.unlike(f.Measure, b.Measure)
	}
}

// inMoney gives the sums of what is compared where the question names no measure and the figures found are of
// different ones; nil where not all are printed.
func (w draft) inMoney(rows []row) (out []row) {
	if w.q.Kind != bulletin.TradeFact || len(w.q.Cond(intent.Measure)) > 0 ||
		!differ(rows, func(r row) string { return r.Measure }) {
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

// workedOut marks a change that no issue prints: it is reckoned from the figures of both times.
const workedOut = "推算"

// isBasis reports whether a time is the one that a printed change of a figure is against, though the reader did not
// say so.
func isBasis(f *index.Fact, p bulletin.Period) bool {
	return slices.ContainsFunc(f.Changes, func(m bulletin.Move) bool {
		return m.Base.IsZero() && (m.Of == bulletin.OnPrevious && p == f.Period.Before() ||
			m.Of == bulletin.OnYear && p == f.Period.Shift(-12))
	})
}

// yearBeforeIn is the price of the same month of the year before, where no change on it is printed and another issue
// prints it.
func (w draft) yearBeforeIn(f *index.Fact) *index.Fact {
	yoy := func(m bulletin.Move) bool { return m.Of == bulletin.OnYear }
	ofMonth := (f.Kind == bulletin.PriceFact || f.Kind == bulletin.IndexFact) && f.Period.IsMonth()
	if !ofMonth || slices.ContainsFunc(f.Changes, yoy) {
		return nil
	}
	return w.e.pick(spec{kind: f.Kind, subject: f.Subject, measure: f.Measure, region: f.Region, company: f.Company,
		maker: f.Maker, time: monthsTime(f.Period.Shift(-12))})
}

// since is how far a figure moved from the time that is asked for, out of the two that are printed: the change that
// is printed is against another time and says nothing of it. It is nil where they can't be set against each other.
func (w draft) since(f *index.Fact) *bulletin.Move {
	b, _, _ := w.earlier(f)
	if b == nil || b == f || b.Period == f.Period || b.Unit != f.Unit || b.Measure != f.Measure ||
		b.To.Text+f.To.Text != "" || b.Value.Value.Sign() <= 0 || f.Unit == "%" {
		return nil
	}
	m := bulletin.Move{Base: b.Period, About: workedOut, Flat: f.Value.Value.Equal(b.Value.Value)}
	if !m.Flat {
		v := f.Value.Value.Sub(b.Value.Value).Shift(2).DivRound(b.Value.Value, 2)
		m.Percent = bulletin.Amount{Text: v.String(), Value: v}
		w.Derive(percent(m.Percent), v.Abs().String())
	}
	return &m
}
