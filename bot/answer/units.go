package answer

import (
	"regexp"
	"slices"
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
		w.Notes = append(w.Notes, w.Say("原文的单位是"+w.Unit(f.Unit)+"，换不成"+w.Unit(o.Unit)+"。", "It is printed in "+
			w.Unit(f.Unit)+", which can't be converted into "+w.Unit(o.Unit)+"."))
		return
	}
	s := round(v, 9)
	w.Derive(s)
	w.Lead = strings.Replace(w.Lead, w.value(f), s+" "+w.Unit(o.Unit)+w.Say("（换算自 ", " (converted from ")+w.value(f)+
		w.Say("）", ")"), 1)
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

// movedBy says first by how much money a price moved, where that is asked.
func (w draft) movedBy(f *index.Fact, d decimal.Decimal) {
	if !w.q.Has(intent.HowMany) || !w.q.Has(intent.ChangeWant) || d.IsZero() || w.Table != nil {
		return
	}
	word := w.wayWord(map[bool]string{true: "down", false: "up"}[d.IsNegative()], f.Kind)
	w.Lead = word + " " + w.inAskedUnit(f, d.Abs(), f.Unit, w.suffix(f.Unit)) + w.Say("；", "; ") + w.Lead
}

// inAskedUnit writes a difference of prices in the unit that is asked for, where another is: 每吨高多少.
func (w draft) inAskedUnit(f *index.Fact, d decimal.Decimal, unit, gap string) string {
	o := w.q.Op(intent.Convert)
	if o == nil || f.Kind != bulletin.PriceFact || o.Unit == unit {
		return d.String() + gap
	}
	v, ok := bulletin.ConvertPrice(d, unit, o.Unit)
	if !ok {
		return d.String() + gap
	}
	w.Derive(v.String())
	return v.String() + " " + w.Unit(o.Unit)
}

// converted says a price in the unit that is asked for, else in the other one that the trade uses.
func (w draft) converted(f *index.Fact) {
	if f.Kind != bulletin.PriceFact {
		w.counted(f)
		return
	}
	if f.To.Text != "" {
		return
	}
	units := []string{"万元/吨"}
	if f.Unit == "万元/吨" || f.Unit == "元/吨" {
		units = []string{"元/公斤"}
	}
	for _, o := range w.q.Then {
		if o.Name == intent.Convert {
			units = append([]string{o.Unit}, units...)
		}
	}
	for i, u := range slices.Compact(units) {
		v, ok := pricePer(f, u)
		if !ok || u == f.Unit {
			continue
		}
		s := round(v, 6)
		w.Derive(s)
		if i == 0 && w.q.Op(intent.Convert) != nil {
			w.Lead = w.order(s+" "+w.Unit(u)+w.Say("（换算自 ", " (converted from ")+w.value(f)+w.Say("）", ")"),
				w.changed(f, w.move(f)))
			continue
		}
		w.Details = append(w.Details, w.Say("换算：", "Converted: ")+s+" "+w.Unit(u))
	}
}

// kilograms is how many kilograms a unit of weight is.
var kilograms = map[string]decimal.Decimal{"吨": decimal.New(1000, 0), "公斤": decimal.New(1, 0), "克": decimal.New(1, -3),
	"%": decimal.New(1, -2), "斤": decimal.New(5, -1), "两": decimal.New(5, -2), "磅": decimal.New(45359237, -8),
	"盎司": decimal.New(28349523125, -12)}

// metric reports whether a unit of weight is a decimal part of a ton, which a price is shown by as it is.
func metric(weight string) bool {
	_, ok := bulletin.PerKilogram("元/" + weight)
	return ok
}

// perKilogram gives a fact's price in yuan a kilogram, and false where it is no such price.
func (w draft) perKilogram(f *index.Fact) (decimal.Decimal, bool) {
	byUnit := f.Kind == bulletin.TradeFact && f.Measure == bulletin.UnitPrice
	if f.Kind != bulletin.PriceFact && !byUnit || f.To.Text != "" {
		return decimal.Zero, false
	}
	return bulletin.ConvertPrice(f.Value.Value, f.Unit, "元/公斤")
}

func other(unit string) string {
	if unit == "元/公斤" {
		return "万元/吨"
	}
	return "元/公斤"
}

// pricePer is a price in another unit, of weights that are no decimal part of a kilogram too.
func pricePer(f *index.Fact, unit string) (decimal.Decimal, bool) {
	money, weight, _ := strings.Cut(unit, "/")
	if kg, ok := kilograms[weight]; ok && money == "元" && !metric(weight) {
		v, ok := bulletin.ConvertPrice(f.Value.Value, f.Unit, "元/公斤")
		return v.Mul(kg), ok
	}
	return bulletin.ConvertPrice(f.Value.Value, f.Unit, unit)
}

// plainNumber finds a number as it is written in a reply.
var plainNumber = regexp.MustCompile(`[0-9]+(?:\.[0-9]+)?`)

// fine is how many decimals of a quotient are shown: more than usual where it is rounded on, so that it is rounded
// once.
func (w draft) fine(usual int32) int32 {
	if w.q.Places == nil {
		return usual
	}
	return usual + 4
}

// roundLead rounds what was worked out as the question asks, and says from what.
func (w draft) roundLead() {
	if w.q.Places == nil {
		return
	}
	first := true
	w.Lead = plainNumber.ReplaceAllStringFunc(w.Lead, func(s string) string {
		if !first && *w.q.Places < 0 { // what it is in ten thousands too is not rounded to thousands
			return s
		}
		first = false
		return w.roundedTo(s)
	})
}

// roundPrinted rounds a printed number below it, as the question asks.
func (w draft) roundPrinted() {
	if s := plainNumber.FindString(w.Lead); w.q.Places != nil && s != "" {
		w.roundedTo(s)
	}
}

// roundedTo gives a number with as many decimals as the question asks for, and says so where that changes it.
func (w draft) roundedTo(s string) string {
	d, _ := decimal.NewFromString(s)
	r := d.Round(int32(*w.q.Places))
	if r.Equal(d) {
		return s
	}
	out := r.StringFixed(max(int32(*w.q.Places), 0))
	w.Derive(out)
	w.Details = append(w.Details, w.Say("四舍五入：", "rounded: ")+s+" → "+out)
	return out
}
