package clause

import (
	"github.com/shopspring/decimal"

	"rebot/index/bulletin"
)

// partOfTotal settles the time of a sentence on a part of one of several totals before it by the share that it prints
// of that: 6 月进口 9430 吨；1—6 月累计 54210 吨。其中自缅甸进口 4210 吨，占 44.6%. A share that is of none of them leaves it unread.
func (c *clauseReader) partOfTotal(k *clause) {
	if !k.first || !k.part || c.opening || k.said.has(slotPeriod) || !k.weighs() || len(k.amounts) != 1 ||
		len(c.times) < 2 {
		return
	}
	share, ok := k.shareBehind()
	own, ok2 := bulletin.ParseAmount(k.amounts[0].token.Value)
	if !ok || !ok2 {
		return
	}
	var found bulletin.Period
	for f := range c.factsSince(c.para.First) {
		exponent, unit := bulletin.SplitUnit(f.Unit)
		if f.Kind != bulletin.TradeFact || f.Partner != "" || f.Measure != bulletin.Quantity || unit != "吨" ||
			!sharesOf(own.Value, f.Value.Value.Shift(exponent), share) {
			continue
		}
		if !found.IsZero() && found != f.Period {
			return
		}
		found = f.Period
	}
	if found.IsZero() {
		k.spoil("the share behind it is of none of the totals before it")
		return
	}
	k.said[slotPeriod] = []filling{{name: found.String(), period: found}}
}

// shareBehind gives the share that the clause behind one prints of what its figure is a part of.
func (k *clause) shareBehind() (decimal.Decimal, bool) {
	n := k.next
	if n == nil || n.begins != ',' || len(n.amounts) != 1 || n.amounts[0].share == nil || n.own() ||
		n.amounts[0].token.Upper != "" {
		return decimal.Decimal{}, false
	}
	a, ok := bulletin.ParseAmount(n.amounts[0].token.Digits)
	return a.Value, ok
}

// sharesOf reports whether a part is a share of a whole, told to the tenth of a per cent or less exactly.
func sharesOf(part, whole, share decimal.Decimal) bool {
	if whole.IsZero() {
		return false
	}
	off := part.Shift(2).Div(whole).Sub(share).Abs()
	return off.LessThanOrEqual(decimal.New(6, share.Exponent()-1))
}
