package answer

import (
	"strings"

	"github.com/shopspring/decimal"

	"rebot/bot/intent"
	"rebot/index"
	"rebot/index/bulletin"
)

// inUnit is a fact's value in another unit of the same kind: of prices, of weights, of money by the ten thousand.
func inUnit(f *index.Fact, unit string) (decimal.Decimal, bool) {
	if f.Kind == bulletin.PriceFact || strings.Contains(f.Unit, "/") {
		return pricePer(f, unit)
	}
	from, a := bulletin.SplitUnit(f.Unit)
	to, b := bulletin.SplitUnit(unit)
	if v := f.Value.Value.Shift(from - to); a == b {
		return v, true
	} else if kg, ok := kilograms[a]; ok && !kilograms[b].IsZero() {
		return v.Mul(kg).DivRound(kilograms[b], 9), true
	}
	return decimal.Zero, false
}

// counted says a figure that is no price in the unit that is asked for, or that it can't be.
func (w draft) counted(f *index.Fact) {
	o := w.q.Op(intent.Convert)
	if o == nil || f.To.Text != "" || o.Unit == f.Unit {
		return
	}
	v, ok := inUnit(f, o.Unit)
	if !ok {
		w.Notes = append(w.Notes, w.Say("原文的单位是"+w.Unit(f.Unit)+"，换不成"+w.Unit(o.Unit)+"。", "It is printed in "+w.Unit(f.Unit)+", which can't be converted into "+w.Unit(o.Unit)+"."))
		return
	}
	s := round(v, 9)
	w.Derive(s)
	w.Lead = strings.Replace(w.Lead, w.value(f), s+" "+w.Unit(o.Unit)+w.Say("（换算自 ", " (converted from ")+w.value(f)+w.Say("）", ")"), 1)
}

// alsoIn says a number that was worked out in the unit that is asked for too.
func (w draft) alsoIn(v decimal.Decimal, unit string) {
	o := w.q.Op(intent.Convert)
	if o == nil || w.q.Kind == bulletin.PriceFact || o.Unit == unit {
		return
	}
	f := &index.Fact{Fact: bulletin.Fact{Kind: w.q.Kind, Unit: unit, Value: bulletin.Amount{Value: v}}}
	if v, ok := inUnit(f, o.Unit); ok {
		s := round(v, 9)
		w.Derive(s)
		w.Details = append(w.Details, w.Say("换算：", "Converted: ")+s+" "+w.Unit(o.Unit))
	}
}
