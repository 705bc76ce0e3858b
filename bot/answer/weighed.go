package answer

import (
	"strings"

	"github.com/shopspring/decimal"

	"rebot/bot/intent"
)

// A side is what one of several that are compared costs: an amount of a product, or some together.
type side struct {
	row
	name string
	cost decimal.Decimal
}

// weighed compares what amounts of several products cost, each for itself: 2吨氧化钬和1吨氧化铽，哪个更贵.
func (w draft) weighed(rows []row) bool {
	sides, parts := w.costSides(rows)
	if len(sides) < 2 {
		return false
	}
	least := w.q.Cheaper()
	best, same := 0, true
	for i, s := range sides {
		c := s.cost.Cmp(sides[best].cost)
		same = same && s.cost.Equal(sides[0].cost)
		if c > 0 && !least || c < 0 && least {
			best = i
		}
	}
	w.Title = w.Say("按均价推算（推算，不是报价）", "Estimated at the printed price")
	w.Details = append(w.Details, parts...)
	if same {
		w.Lead = w.Say("一样：都是 ", "the same: ") + w.money(sides[0].cost)
		return true
	}
	word := map[bool]string{true: w.Say("更便宜：", " costs less: "), false: w.Say("更贵：", " costs more: ")}[least]
	if len(sides) > 2 {
		word = map[bool]string{true: w.Say("最便宜：", " costs least: "), false: w.Say("最贵：", " costs most: ")}[least]
	}
	w.q.Best = refOf(sides[best].Fact)
	w.Lead = sides[best].name + word + w.money(sides[best].cost)
	if len(sides) == 2 {
		w.Lead = w.holdsGap(sides, best) + w.Lead + w.gap(sides, best)
	}
	return true
}

// gap is how far the costs of two are apart, and in per cent of the other where that is asked for.
func (w draft) gap(sides []side, best int) string {
	a, b := sides[best], sides[1-best]
	d := a.cost.Sub(b.cost).Abs()
	formula := decimal.Max(a.cost, b.cost).String() + " − " + decimal.Min(a.cost, b.cost).String() + " = " + d.String()
	w.Derive(formula)
	w.Details = append(w.Details, w.Say("差额（推算）：", "difference (estimated): ")+formula+w.Say(" 元", " yuan"))
	s := w.Say("，差 ", ", apart by ") + w.money(d)
	if o := w.q.Op(intent.Diff); o == nil || o.Unit != "%" || b.cost.IsZero() {
		return s
	}
	base := b
	if o := w.q.Op(intent.Diff); o.Of == a.Subject {
		base = a
	}
	p, formula := portion(d, base.cost)
	w.Derive(formula)
	w.Details = append(w.Details, formula)
	return s + w.Say("，为"+base.name+"的 ", ", that is ") + p.String() + "%" + w.Say("", " of "+base.name)
}

// holdsGap says whether the first of two is the one that the question holds it to be, and by as much.
func (w draft) holdsGap(sides []side, best int) string {
	if !w.q.Whether || w.q.Which {
		return ""
	}
	so := best == 0
	for _, o := range w.q.Then {
		if o.Name == intent.Verdict && o.Value != "" {
			w.Permit(o.Value, o.Asked)
			so = so && o.Holds(sides[0].cost.Sub(sides[1].cost).Abs())
		}
	}
	return w.yes(so)
}

// costSides works out what each of the amounts costs that are compared; what is said to come on top of one goes with
// it. Of one amount alone as much of every product is meant.
func (w draft) costSides(rows []row) (sides []side, parts []string) {
	all := w.q.Amounts()
	for i := range all {
		of := rows
		if r := rowOf(rows, all[i].Of); len(all) > 1 && r != nil {
			of = []row{*r}
		}
		for _, r := range of {
			price, ok := w.perKilogram(r.Fact)
			if !ok {
				return nil, nil
			}
			cost := price.Mul(amount(all[i].Value)).Mul(kilograms[all[i].Unit])
			parts = append(parts, w.costs(r.Fact, all[i], cost))
			name := strings.TrimSpace(all[i].Value + " " + w.Unit(all[i].Unit) + w.Say("", " of ") + w.name(r.Fact))
			if all[i].Way == intent.OnTop && len(sides) > 0 {
				last := &sides[len(sides)-1]
				last.name, last.cost = last.name+" + "+name, last.cost.Add(cost)
				continue
			}
			sides = append(sides, side{r, name, cost})
		}
	}
	return sides, parts
}

// spread says how far two prices are apart, how far they were the month before, and whether that is more or less.
func (w draft) spread(pair []row) bool {
	var before []row
	for _, r := range pair {
		b, _, _ := w.earlier(r.Fact)
		if b == nil || b.Unit != r.Unit {
			return w.incomparable()
		}
		w.figure(b)
		before = append(before, row{Fact: b, spec: r.spec})
	}
	now, unit, ok := w.alike(pair)
	then, old, ok2 := w.alike(before)
	if !ok || !ok2 || unit != old {
		return w.incomparable()
	}
	a, b := now[0].Sub(now[1]), then[0].Sub(then[1])
	if a.IsNegative() && b.IsNegative() {
		a, b = a.Neg(), b.Neg()
		now[0], now[1], then[0], then[1] = now[1], now[0], then[1], then[0]
	}
	d := a.Abs().Sub(b.Abs())
	word := map[int]string{-1: w.Say("价差缩小 ", "the spread narrowed by "),
		0: w.Say("价差没有变：差 ", "the spread is unchanged: by "), 1: w.Say("价差扩大 ", "the spread widened by ")}[d.Sign()]
	at := func(r row, of []decimal.Decimal, gap decimal.Decimal) string {
		return w.time(r.Period) + w.Say("：", ": ") + of[0].String() + " − " + of[1].String() + " = " + minus(gap)
	}
	formulas := []string{at(pair[0], now, a), at(before[0], then, b)}
	w.result(w.Say("价差的变化（推算）", "Change of the spread (estimated)"), word+d.Abs().String()+w.suffix(unit)+
		w.Say("：由 ", ": from ")+b.Abs().String()+w.Say(" 到 ", " to ")+a.Abs().String(),
		a.Abs().String()+" − "+b.Abs().String()+" = "+minus(d), unit)
	w.Derive(formulas...)
	for _, f := range formulas {
		w.Details = append(w.Details, f+w.suffix(unit))
	}
	return true
}
