package answer

import (
	"strings"

	"github.com/shopspring/decimal"

	"rebot/bot/intent"
	"rebot/index/bulletin"
)

// believed says whether a value or a change that the question takes for granted is the printed one, of one of the rows of
// one thing. Where no time is asked about, it may be that of another time.
func (w draft) believed(rows []row, o *intent.Op) bool {
	if differ(rows, func(r row) string { return w.name(r.Fact) }) {
		return false
	}
	w.Permit(o.Value, o.Asked)
	r := w.holder(rows, o)
	v, ok := w.believedOf(r, o)
	if !ok {
		return false
	}
	rows[0] = r
	printed := w.value(r.Fact)
	if o.By == "change" {
		printed = w.changed(r.Fact, w.move(r.Fact))
	}
	w.Title = w.title(r.Fact)
	switch {
	case o.Holds(v):
		w.Lead = w.Say("是的，", "Yes, ") + printed
	case o.About == intent.AboutIt && nearly(v, amount(o.Value)):
		w.Lead = w.Say("差不多，是 ", "Nearly: it is ") + printed
	default:
		w.Lead = w.Say("不是，是 ", "No, it is ") + printed
	}
	return true
}

// holder is the row that has what the question takes for granted: one of those found, else one of another time where none
// is asked about; else the first.
func (w draft) holder(rows []row, o *intent.Op) row {
	for _, r := range rows {
		if v, ok := w.believedOf(r, o); ok && o.Holds(v) {
			return r
		}
	}
	if len(w.q.Times) > 0 || o.By == "change" {
		return rows[0]
	}
	for _, f := range w.e.candidates(rows[0].spec) {
		other := row{Fact: f, spec: rows[0].spec}
		if v, ok := w.believedOf(other, o); ok && other.spec.matches(f) && f.Issue == rows[0].Issue && o.Holds(v) {
			return other
		}
	}
	return rows[0]
}

// believedOf is the printed number in the unit that the question says it in; not ok where it can't be said so.
func (w draft) believedOf(r row, o *intent.Op) (decimal.Decimal, bool) {
	if o.By == "change" {
		m := w.move(r.Fact)
		if m == nil || m.Percent.Text == "" || o.Way != "" && o.Way != way(m) {
			return decimal.Decimal{}, m != nil && m.Percent.Text != ""
		}
		return m.Percent.Value.Abs(), true
	}
	if r.Kind == bulletin.PriceFact {
		return w.believedPrice(r, o)
	}
	exp, unit := bulletin.SplitUnit(r.Unit)
	return r.Value.Value.Shift(exp), o.Unit == "" || o.Unit == unit
}

// believedPrice is a price in the unit that is said; where only a number or a sum of money is, in the one that comes
// nearest: 一千七 is by the kilogram, 四十一万 by the ton.
func (w draft) believedPrice(r row, o *intent.Op) (decimal.Decimal, bool) {
	if strings.Contains(o.Unit, "/") {
		return bulletin.ConvertPrice(r.Value.Value, r.Unit, o.Unit)
	}
	if o.Unit != "" && o.Unit != "元" {
		return decimal.Decimal{}, false
	}
	asked, best := amount(o.Value), decimal.Decimal{}
	units := []string{"元/公斤", "元/吨", "万元/吨"}
	if o.Unit != "" {
		units = units[:2]
	}
	for i, unit := range units {
		v, ok := bulletin.ConvertPrice(r.Value.Value, r.Unit, unit)
		if !ok {
			return v, false
		}
		if i == 0 || v.Sub(asked).Abs().LessThan(best.Sub(asked).Abs()) {
			best = v
		}
	}
	return best, true
}

// nearly reports whether a number is within a twentieth of another.
func nearly(v, of decimal.Decimal) bool {
	return v.Sub(of).Abs().Mul(decimal.NewFromInt(20)).LessThanOrEqual(of.Abs())
}
