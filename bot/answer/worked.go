package answer

import (
	"github.com/shopspring/decimal"

	"rebot/bot/intent"
	"rebot/bot/passage"
)

// worked gives what was worked out of figures that sentences print one by one, with its formula.
func (w draft) worked(r *passage.Reckoning) {
	values, unit := scaledAlike(r.Of)
	a, b := values[0], values[1]
	if b.IsZero() {
		return
	}
	name := func(i int) string { return r.Of[i].Name }
	switch r.Op {
	case intent.Sum:
		sum, terms := added(values)
		w.result(w.Say("合计（推算）", "Sum (estimated)"), sum.String()+w.suffix(unit), terms+" = "+sum.String(), unit)
	case intent.Ratio:
		q := a.DivRound(b, 4)
		w.result(w.Say("倍数（推算）", "Ratio (estimated)"), q.String()+w.Say(" 倍", " times"), a.String()+" ÷ "+b.String()+" = "+q.String(), "倍")
	case intent.ShareOf:
		p := a.Shift(2).DivRound(b, 2)
		w.result(w.Say("占比（推算）", "Share (estimated)"), p.String()+"%", a.String()+" ÷ "+b.String()+" = "+p.String(), "%")
	default:
		w.apart(r, a, b, unit)
	}
	for i, o := range r.Of {
		if o.Quote == nil {
			w.Permit(o.Value)
			continue
		}
		if o.Name != "" {
			w.Permit(o.Name)
			w.Details = append(w.Details, name(i)+w.Say("：", ": ")+values[i].String()+w.suffix(unit))
		}
		w.quote([]passage.Quote{*o.Quote})
	}
	w.Notes = append(w.Notes, w.Say("由原文的数字算出，原文没有直接写。", "Worked out of the printed figures; the text does not say it."))
}

// apart writes a difference: of several times what it changed by, else which of two is more.
func (w draft) apart(r *passage.Reckoning, a, b decimal.Decimal, unit string) {
	i, j := 0, 1
	if !r.Time && a.LessThan(b) || r.Time && r.Of[0].Name < r.Of[1].Name {
		a, b, i, j = b, a, 1, 0
	}
	d := a.Sub(b)
	shown := unit
	if unit == "%" {
		shown = "个百分点"
	}
	lead := d.String() + w.suffix(shown)
	if r.Of[i].Name != "" && !r.Time {
		lead = r.Of[i].Name + w.Say("比", " over ") + r.Of[j].Name + w.Say("高 ", " by ") + lead
	}
	w.result(w.Say("差额（推算）", "Difference (estimated)"), lead, a.String()+" − "+b.String()+" = "+d.String(), shown)
}

// scaledAlike gives figures in the scale in which the first is printed.
func scaledAlike(of []passage.Operand) (values []decimal.Decimal, unit string) {
	shift := map[string]int32{"万": -4, "亿": -8, "万亿": -12, "百万": -6, "千": -3}[of[0].Scale]
	for _, o := range of {
		v := amount(o.Value)
		if o.Unit == of[0].Unit {
			v = v.Shift(shift)
		}
		values = append(values, v)
	}
	unit = of[0].Unit
	if shift != 0 {
		unit = of[0].Scale + unit
	}
	return values, unit
}
