package answer

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"rebot/bot/intent"
	"rebot/bot/reply"
	"rebot/index"
	"rebot/index/bulletin"
)

// A balance holds what goes out of something less what comes in.
type balance struct {
	pair    []row
	value   decimal.Decimal
	unit    string
	formula string
}

// net works out exports less imports of each subject or partner that is asked about; of several the largest stands
// first.
func (w draft) net(rows []row) {
	var all []balance
	for _, r := range rows {
		if b, ok := w.balance(r); ok && !slices.ContainsFunc(all,
			func(o balance) bool { return o.pair[0].Fact == b.pair[0].Fact }) {
			all = append(all, b)
		}
	}
	if len(all) == 0 {
		if w.Table == nil {
			printed := func(s spec) bool { return w.e.pick(s) != nil }
			both := []spec{w.way(rows[0], bulletin.Export), w.way(rows[0], bulletin.Import)}
			if gone := slices.DeleteFunc(slices.Clone(both), printed); len(gone) > 0 {
				both = gone
			}
			w.missing(both)
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
	if w.balanceMoved() {
		w.Restart(reply.NotFound)
		w.Lead = w.Say("没有算：差额变动了多少没有读成数据。", "Not worked out: how the balance changed is not read as a figure.")
		w.Details = append(w.Details, w.Say("出口 − 进口：", "exports − imports: ")+b.formula+" "+w.Unit(b.unit))
		w.support(b.pair)
		return
	}
	w.Title = w.ofBoth(out) + w.Say("进出口差额（推算） · ", " balance (estimated) · ") + w.time(out.Period)
	w.Lead = w.surplus(b)
	w.Details = append(w.Details, w.Say("出口 − 进口：", "exports − imports: ")+b.formula+" "+w.Unit(b.unit))
	w.alsoIn(b.value.Abs(), b.unit)
	w.support(b.pair)
}

// balanceMoved reports whether it is asked how the balance itself moved, of which the two figures tell nothing.
func (w draft) balanceMoved() bool {
	return w.q.Has(intent.ChangeWant) || slices.ContainsFunc(w.q.Then, func(o intent.Op) bool {
		return o.Name == intent.Within && o.By == "change" && o.Value+o.Upper == ""
	})
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
	p, formula := portion(part.value, whole.value)
	w.Derive(part.formula, whole.formula)
	w.result(w.ofBoth(part.pair[0].Fact)+w.Say("差额占全部差额（推算）", " balance of the whole (estimated)"), p.String()+"%",
		formula, "")
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
		w.Details = append(w.Details, w.ofBoth(b.pair[0].Fact)+w.Say("：", ": ")+w.surplus(b)+w.Say("；", "; ")+b.formula+
			" "+w.Unit(b.unit))
		w.support(b.pair)
	}
	if a, b := all[0], all[1]; a.unit == b.unit {
		d := a.value.Sub(b.value)
		formula := a.value.String() + " − " + b.value.String() + " = " + d.String()
		w.Derive(formula)
		w.Details = append([]string{w.Say("相差（推算）：", "apart by (estimated): ") + formula + " " + w.Unit(a.unit)},
			w.Details...)
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

// balance works out exports less imports of a row's subject. What can't be reckoned with is shown side by side.
func (w draft) balance(r row) (b balance, ok bool) {
	out, in := w.e.pick(w.way(r, bulletin.Export)), w.e.pick(w.way(r, bulletin.Import))
	// 汽车 goes out by its value, and comes in by number and value
	if (out == nil || in == nil) && len(w.q.Cond(intent.Measure)) == 0 {
		o, i := w.way(r, bulletin.Export), w.way(r, bulletin.Import)
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
