package answer

import (
	"strings"

	"github.com/shopspring/decimal"

	intent "rebot/bot/newintent"
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
	if o.Way == "dearer" || o.Way == "cheaper" {
		return w.which(rows, o)
	}
	if len(rows) != 1 {
		return false
	}
	return w.believed(rows[0], o)
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
	word := map[string]string{"cheaper": w.Say("更便宜", "cheaper"), "dearer": w.Say("更贵", "dearer")}[o.Way]
	w.Title = w.Say("比较", "Comparison")
	if same {
		w.Lead = w.Say("一样：都是 ", "the same: ") + values[0].String() + " " + w.Unit(unit)
		return true
	}
	w.Lead = w.answerOf(rows, best, word)
	if len(rows) == 2 {
		d := values[best].Sub(values[1-best]).Abs()
		formula := decimal.Max(values[0], values[1]).String() + " − " + decimal.Min(values[0], values[1]).String() + " = " + d.String()
		w.Derive(formula)
		w.Details = append(w.Details, w.Say("差额（推算）：", "difference (estimated): ")+formula+" "+w.Unit(unit))
	}
	return true
}

// answerOf names the row that wins: by its product, or by its month where there is one product.
func (w draft) answerOf(rows []row, best int, word string) string {
	name := w.name(rows[best].Fact)
	if differ(rows, func(r row) string { return r.Period.String() }) && !differ(rows, func(r row) string { return r.Subject }) {
		name = w.monthOnly(rows[best].Period)
	}
	verdict := ""
	if w.q.Whether && len(rows) == 2 && !w.q.Which {
		verdict = w.Say("是的，", "Yes, ")
		if best != 0 {
			verdict = w.Say("不是，", "No, ")
		}
	}
	return verdict + name + word + w.Say("：", ": ") + w.value(rows[best].Fact)
}

func (w draft) monthOnly(p bulletin.Period) string {
	if w.English || !p.IsMonth() {
		return w.time(p)
	}
	return strings.TrimPrefix(p.Chinese(), strings.SplitAfter(p.Chinese(), "年")[0])
}

// believed says whether a value or a change that the question takes for granted is the printed one.
func (w draft) believed(r row, o *intent.Op) bool {
	w.Permit(o.Value, o.Asked)
	printed, same := w.value(r.Fact), false
	if o.By == "change" {
		m := w.move(r.Fact)
		if m == nil || m.Percent.Text == "" {
			return false
		}
		printed = w.changed(r.Fact, m)
		same = m.Percent.Value.Abs().Equal(amount(o.Value)) && (o.Way == "" || o.Way == way(m))
	} else {
		same = w.sameValue(r, o)
	}
	w.Title = w.title(r.Fact)
	w.Lead = w.Say("不是，是 ", "No, it is ") + printed
	if same {
		w.Lead = w.Say("是的，", "Yes, ") + printed
	}
	return true
}

// sameValue compares a believed value with the printed one as far as the question says it: 1711块 is 1711.90.
func (w draft) sameValue(r row, o *intent.Op) bool {
	v := r.Value.Value
	if r.Kind == bulletin.PriceFact {
		unit := o.Unit
		if !strings.Contains(unit, "/") {
			unit = "元/公斤"
		}
		var ok bool
		if v, ok = bulletin.ConvertPrice(v, r.Unit, unit); !ok {
			return false
		}
	} else {
		exp, _ := bulletin.SplitUnit(r.Unit)
		v = v.Shift(exp)
	}
	asked := amount(o.Value)
	places := max(-asked.Exponent(), 0)
	return v.Equal(asked) || v.Round(places).Equal(asked) || v.Truncate(places).Equal(asked)
}

// net works out exports less imports of the subject or the partner.
func (w draft) net(rows []row) {
	out, in := w.e.pick(w.way(rows[0], "出口")), w.e.pick(w.way(rows[0], "进口"))
	if out == nil || in == nil || out.Period != in.Period {
		w.missing([]spec{w.way(rows[0], "出口"), w.way(rows[0], "进口")})
		return
	}
	pair := []row{{Fact: out}, {Fact: in}}
	values, unit, ok := w.alike(pair)
	if !ok {
		w.incomparable()
		w.table(pair)
		return
	}
	d := values[0].Sub(values[1])
	word := w.Say("顺差（净出口）", "surplus (net exports)")
	if d.IsNegative() {
		word = w.Say("逆差（净进口）", "deficit (net imports)")
	}
	formula := values[0].String() + " − " + values[1].String() + " = " + d.String()
	w.Derive(formula)
	w.Title = w.Say("进出口差额（推算） · ", "Balance (estimated) · ") + w.time(out.Period)
	w.Lead = word + " " + d.Abs().String() + " " + w.Unit(unit)
	w.Details = append(w.Details, w.Say("出口 − 进口：", "exports − imports: ")+formula+" "+w.Unit(unit))
	w.support(pair)
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
	if s.measure == bulletin.ShareOf && o.Of == "" {
		w.lay(rows)
		return
	}
	whole := s
	whole.subject, whole.partner = o.Of, ""
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

// percentOf works out the first row in per cent of the second.
func (w draft) percentOf(pair []row) bool {
	values, _, ok := w.alike(pair)
	if !ok || values[1].IsZero() || pair[0].Period != pair[1].Period {
		return w.incomparable()
	}
	p := values[0].Shift(2).DivRound(values[1], 2)
	formula := values[0].String() + " ÷ " + values[1].String() + " = " + p.String() + "%"
	w.Derive(formula)
	w.Title = w.name(pair[0].Fact) + w.Say(" 占 ", " of ") + w.name(pair[1].Fact) + w.Say("（推算）", " (estimated)")
	w.Lead = p.String() + "%"
	w.Details = append(w.Details, formula)
	w.support(pair)
	return true
}
