package answer

import (
	"slices"
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
		w.Details = append(w.Details, w.title(r.Fact)+w.Say("：", ": ")+join(w.value(r.Fact), w.changed(r.Fact, w.move(r.Fact)))+mark(x.Citation))
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
		w.Lead = w.Say("不一样：", "not the same: ") + w.name(rows[0].Fact) + " " + w.value(rows[0].Fact) + w.Say("，", ", ") + w.name(rows[1].Fact) + " " + w.value(rows[1].Fact)
		return true
	}
	w.Lead = w.answerOf(rows, best, word)
	if len(rows) == 2 {
		d := values[best].Sub(values[1-best]).Abs()
		formula := decimal.Max(values[0], values[1]).String() + " − " + decimal.Min(values[0], values[1]).String() + " = " + d.String()
		w.Derive(formula)
		w.Details = append(w.Details, w.Say("差额（推算）：", "difference (estimated): ")+formula+w.gapUnit(rows[0].Fact, unit))
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

// A balance is what goes out of something less what comes in.
type balance struct {
	pair    []row
	value   decimal.Decimal
	unit    string
	formula string
}

// net works out exports less imports of each subject or partner that is asked about; of several the largest stands first.
func (w draft) net(rows []row) {
	var all []balance
	for _, r := range rows {
		if b, ok := w.balance(r); ok && !slices.ContainsFunc(all, func(o balance) bool { return o.pair[0].Fact == b.pair[0].Fact }) {
			all = append(all, b)
		}
	}
	if len(all) == 0 {
		if w.Table == nil {
			w.missing([]spec{w.way(rows[0], "出口"), w.way(rows[0], "进口")})
		}
		return
	}
	if len(all) > 1 {
		w.balances(all)
		return
	}
	b := all[0]
	out := b.pair[0].Fact
	if w.q.Op(intent.ShareOf) != nil && out.Partner != "" {
		w.shareOfBalance(b, rows[0])
		return
	}
	w.Derive(b.formula)
	w.Title = w.ofBoth(out) + w.Say("进出口差额（推算） · ", " balance (estimated) · ") + w.time(out.Period)
	w.Lead = w.surplus(b)
	w.Details = append(w.Details, w.Say("出口 − 进口：", "exports − imports: ")+b.formula+" "+w.Unit(b.unit))
	w.alsoIn(b.value.Abs(), b.unit)
	w.support(b.pair)
}

// shareOfBalance says what part the balance with a partner is of the whole.
func (w draft) shareOfBalance(part balance, r row) {
	r.spec.partner, r.spec.subject = "", "货物贸易"
	r.spec.time = &intent.Time{Period: part.pair[0].Period, Kind: "span"}
	whole, ok := w.balance(r)
	if !ok || whole.value.IsZero() || whole.unit != part.unit {
		w.incomparable()
		w.support(part.pair)
		return
	}
	p := part.value.Shift(2).DivRound(whole.value, 2)
	formula := part.value.String() + " ÷ " + whole.value.String() + " = " + p.String() + "%"
	w.Derive(part.formula, whole.formula)
	w.result(w.ofBoth(part.pair[0].Fact)+w.Say("差额占全部差额（推算）", " balance of the whole (estimated)"), p.String()+"%", formula, "")
	w.Details = append(w.Details, part.formula+" "+w.Unit(part.unit), whole.formula+" "+w.Unit(whole.unit))
	w.support(append(part.pair, whole.pair...))
}

// ofBoth names what a balance is of.
func (w draft) ofBoth(out *index.Fact) string { return strings.TrimSuffix(w.name(out), out.Direction) }

func (w draft) surplus(b balance) string {
	word := w.Say("顺差（净出口）", "surplus (net exports)")
	if b.value.IsNegative() {
		word = w.Say("逆差（净进口）", "deficit (net imports)")
	}
	return word + " " + b.value.Abs().String() + " " + w.Unit(b.unit)
}

// balance works out exports less imports of a row's subject. What can't be reckoned with is shown side by side.
func (w draft) balance(r row) (b balance, ok bool) {
	out, in := w.e.pick(w.way(r, "出口")), w.e.pick(w.way(r, "进口"))
	if (out == nil || in == nil) && len(w.q.Cond(intent.Measure)) == 0 { // 汽车 goes out by its value, and comes in by number and value
		o, i := w.way(r, "出口"), w.way(r, "进口")
		o.measure, i.measure = bulletin.Money, bulletin.Money
		out, in = w.e.pick(o), w.e.pick(i)
	}
	if out == nil || in == nil || out.Period != in.Period {
		return b, false
	}
	b.pair = []row{{Fact: out}, {Fact: in}}
	values, unit, ok := w.alike(b.pair)
	if !ok {
		w.incomparable()
		w.table(b.pair)
		return b, false
	}
	b.value, b.unit = values[0].Sub(values[1]), unit
	b.formula = values[0].String() + " − " + values[1].String() + " = " + b.value.String()
	return b, true
}

// balances shows several balances, the largest first, and by how much the first two differ.
func (w draft) balances(all []balance) {
	scaled := func(b balance) decimal.Decimal {
		exp, _ := bulletin.SplitUnit(b.unit)
		return b.value.Shift(exp)
	}
	slices.SortStableFunc(all, func(a, b balance) int { return scaled(b).Cmp(scaled(a)) })
	w.Title = w.Say("进出口差额（推算） · ", "Balances (estimated) · ") + w.time(all[0].pair[0].Period)
	w.Lead = w.ofBoth(all[0].pair[0].Fact) + w.Say("更大：", " is the larger: ") + w.surplus(all[0])
	for _, b := range all {
		w.Derive(b.formula)
		w.Details = append(w.Details, w.ofBoth(b.pair[0].Fact)+w.Say("：", ": ")+w.surplus(b)+w.Say("；", "; ")+b.formula+" "+w.Unit(b.unit))
		w.support(b.pair)
	}
	if a, b := all[0], all[1]; a.unit == b.unit {
		d := a.value.Sub(b.value)
		formula := a.value.String() + " − " + b.value.String() + " = " + d.String()
		w.Derive(formula)
		w.Details = append([]string{w.Say("相差（推算）：", "apart by (estimated): ") + formula + " " + w.Unit(a.unit)}, w.Details...)
	}
}

// way is the spec of a row in one direction, of one time and measure.
func (w draft) way(r row, direction string) spec {
	s := r.spec
	s.direction, s.measure = direction, r.Measure
	if s.time == nil {
		s.time = &intent.Time{Period: r.Period, Kind: "month"}
	}
	return s
}

// share says what part one figure is of another: as printed, else worked out.
func (w draft) share(rows []row) {
	o := w.q.Op(intent.ShareOf)
	s := rows[0].spec
	if s.kind == bulletin.QuotaFact {
		if len(rows) != 2 || !w.percentOf(rows) {
			w.lay(rows)
		}
		return
	}
	if rows[0].Measure == bulletin.ShareOf {
		w.lay(rows)
		return
	}
	whole := s
	whole.subject, whole.partner, whole.measure = o.Of, "", rows[0].Measure
	whole.time = &intent.Time{Period: rows[0].Period, Kind: "span"}
	f := w.e.pick(whole)
	if f == nil {
		w.lay(rows)
		return
	}
	part := row{Fact: rows[0].Fact, spec: s}
	pair := []row{part, {Fact: f, spec: whole}}
	if !w.percentOf(pair) {
		w.table(pair)
	}
}

// reckonedShare works out a share that is not printed from the two figures, where they are.
func (w draft) reckonedShare() bool {
	w.q.Where = slices.DeleteFunc(slices.Clone(w.q.Where), func(c intent.Cond) bool { return c.Dim == intent.Measure })
	rows, _ := w.rows()
	if len(rows) == 0 {
		return false
	}
	w.share(rows)
	return true
}

// percentOf works out the first row in per cent of the second.
func (w draft) percentOf(pair []row) bool {
	values, _, ok := w.alike(pair)
	a, b := pair[0].Subject, pair[1].Subject
	over := (strings.HasPrefix(a, b) || strings.HasPrefix(b, a)) && pair[0].Measure == pair[1].Measure // 11月占累计
	if !ok || values[1].IsZero() || pair[0].Period != pair[1].Period && !over {
		return w.incomparable()
	}
	p := values[0].Shift(2).DivRound(values[1], 2)
	if part := over || w.q.Op(intent.ShareOf) != nil; part && p.GreaterThan(decimal.New(100, 0)) {
		w.Notes = append(w.Notes, w.Say("部分大于整体，占比不可能，没有算。", "A part can't be more than the whole, so no share is worked out."))
		return false
	}
	formula := values[0].String() + " ÷ " + values[1].String() + " = " + p.String() + "%"
	w.Derive(formula)
	w.Title = w.label(pair, 0) + w.Say(" 占 ", " of ") + w.label(pair, 1) + w.Say("（推算）", " (estimated)")
	w.Lead = p.String() + "%"
	w.Details = append(w.Details, formula)
	if w.q.Op(intent.Ratio) == nil { // its rows are shown anyway
		w.support(pair)
	}
	return true
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
		}
	}
	text := w.value(rows[0].Fact)
	word := map[bool]string{true: w.Say("最贵", " is the dearest"), false: w.Say("最便宜", " is the cheapest")}[o.Name == intent.Top]
	if rows[0].Kind != bulletin.PriceFact {
		word = map[bool]string{true: w.Say("最高", " is the highest"), false: w.Say("最低", " is the lowest")}[o.Name == intent.Top]
	}
	if o.By == "change" {
		m := w.move(rows[0].Fact)
		text = w.changed(rows[0].Fact, m)
		word = w.wayWord(way(m), rows[0].Kind) + map[bool]string{true: w.Say("最快（幅度最大）", " most"), false: w.Say("最少（幅度最小）", " least")}[o.Name == intent.Top]
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
