package bulletin

import (
	"strings"

	"github.com/shopspring/decimal"
)

// An interval holds every value that rounds to a printed number.
type interval struct{ lo, hi decimal.Decimal }

// intervalOf is the printed number give or take half of its last place, times ten to the exponent.
func intervalOf(a Amount, exponent int32) interval {
	half := decimal.New(5, -a.Places()-1)
	return interval{a.Value.Sub(half).Shift(exponent), a.Value.Add(half).Shift(exponent)}
}

// roundInterval is intervalOf, but the zeros that an integer ends in may stand for digits that were rounded away, as in
// 429200 元/吨 for 429.24 元/公斤.
func roundInterval(a Amount) interval {
	zeros := len(a.Text) - len(strings.TrimRight(a.Text, "0"))
	if a.Places() > 0 || zeros == 0 || zeros == len(a.Text) {
		return intervalOf(a, 0)
	}
	half := decimal.New(5, int32(zeros)-1)
	return interval{a.Value.Sub(half), a.Value.Add(half)}
}

func (i interval) meets(o interval) bool {
	return i.lo.LessThanOrEqual(o.hi) && o.lo.LessThanOrEqual(i.hi)
}

func (i interval) plus(o interval) interval { return interval{i.lo.Add(o.lo), i.hi.Add(o.hi)} }

func (i interval) minus(o interval) interval { return interval{i.lo.Sub(o.hi), i.hi.Sub(o.lo)} }

// over divides two intervals of positive numbers.
func (i interval) over(o interval) interval {
	if !o.lo.IsPositive() {
		return interval{decimal.New(-1, 18), decimal.New(1, 18)}
	}
	q := []decimal.Decimal{i.lo.DivRound(o.lo, 16), i.lo.DivRound(o.hi, 16), i.hi.DivRound(o.lo, 16), i.hi.DivRound(o.hi, 16)}
	return interval{decimal.Min(q[0], q[1:]...), decimal.Max(q[0], q[1:]...)}
}

// percentChange is the change from old to now in per cent.
func percentChange(old, now interval) interval {
	r := now.minus(old).over(old)
	if old.lo.IsPositive() {
		// now and old stand in one quotient, so the bounds come from its ends
		r = interval{now.lo.DivRound(old.hi, 16).Sub(decimal.New(1, 0)), now.hi.DivRound(old.lo, 16).Sub(decimal.New(1, 0))}
	}
	return interval{r.lo.Shift(2), r.hi.Shift(2)}
}

// sameScale puts two prices on one scale, each with the rounding of its own unit. Units that can't be converted must
// be alike.
func sameScale(x, y *Quote) (p, q interval, ok bool) {
	p, q = intervalOf(x.Price, 0), intervalOf(y.Price, 0)
	if x.Unit == y.Unit {
		return p, q, true
	}
	p, q = roundInterval(x.Price), roundInterval(y.Price)
	f, ok := PerKilogram(x.Unit)
	g, ok2 := PerKilogram(y.Unit)
	return interval{p.lo.Mul(f), p.hi.Mul(f)}, interval{q.lo.Mul(g), q.hi.Mul(g)}, ok && ok2
}
