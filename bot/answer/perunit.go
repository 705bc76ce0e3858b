package answer

import (
	"slices"

	"github.com/shopspring/decimal"

	"rebot/bot/intent"
	"rebot/index/bulletin"
)

// perUnit works out what one unit of traded goods comes to, where the sum and the quantity are printed and their mean price
// is not: 平均一辆合多少.
func (w draft) perUnit(s spec) []row {
	if s.kind != bulletin.TradeFact || s.measure != bulletin.UnitPrice || !slices.Contains(w.q.Cond(intent.Subject), s.subject) {
		return nil
	}
	if s.direction == "" {
		s.direction = "出口"
		out := w.perUnit(s)
		s.direction = "进口"
		return append(out, w.perUnit(s)...)
	}
	s.measure = bulletin.Money
	money := w.e.pick(s)
	if money == nil {
		return nil
	}
	s.measure, s.direction, s.currency = bulletin.Quantity, money.Direction, ""
	s.time = &intent.Time{Period: money.Period, Kind: "span"}
	number := w.e.pick(s)
	if number == nil || number.Value.Value.IsZero() || number.Period != money.Period {
		return nil
	}
	w.figure(money)
	w.figure(number)
	up, yuan := bulletin.SplitUnit(money.Unit)
	down, one := bulletin.SplitUnit(number.Unit)
	each, unit := money.Value.Value.Shift(up-down).DivRound(number.Value.Value, 2), yuan+"/"+one
	if each.GreaterThanOrEqual(decimal.New(1, 4)) {
		each, unit = money.Value.Value.Shift(up-down-4).DivRound(number.Value.Value, 6), "万"+unit
	}
	formula := money.Value.Text + " " + w.Unit(money.Unit) + " ÷ " + number.Value.Text + " " + w.Unit(number.Unit) + " = " + each.String() + " " + unit
	w.Derive(formula)
	made := w.name(money) + w.time(money.Period) + w.Say("平均（推算）：", ", mean (estimated): ") + each.String() + " " + unit
	return []row{{Fact: money, spec: s, made: made, note: formula}}
}
