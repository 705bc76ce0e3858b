package bulletin

import (
	"strings"

	"github.com/shopspring/decimal"
)

// An Interval holds every value that rounds to a printed number.
type Interval struct{ Lo, Hi decimal.Decimal }

// IntervalOf is the printed number give or take half of its last place.
func IntervalOf(a Amount) Interval {
	if e := a.Value.Exponent(); len(a.Text) <= shortNumber && e == -a.Places() { // as nearly all are
		tenths := a.Value.CoefficientInt64() * 10
		return Interval{decimal.New(tenths-5, e-1), decimal.New(tenths+5, e-1)}
	}
	half := decimal.New(5, -a.Places()-1)
	return Interval{a.Value.Sub(half), a.Value.Add(half)}
}

// shortNumber is the length of a number that can be reckoned with in 64 bits, ten times over.
const shortNumber = 17

// RoundInterval is IntervalOf, but the zeros that an integer ends in may stand for digits that were rounded away, as in
// 429200 元/吨 for 429.24 元/公斤.
func RoundInterval(a Amount) Interval {
	zeros := len(a.Text) - len(strings.TrimRight(a.Text, "0"))
	if a.Places() > 0 || zeros == 0 || zeros == len(a.Text) {
		return IntervalOf(a)
	}
	half := decimal.New(5, int32(zeros)-1)
	return Interval{a.Value.Sub(half), a.Value.Add(half)}
}

// Meets reports whether some value lies in both intervals.
func (i Interval) Meets(o Interval) bool {
	return i.Lo.LessThanOrEqual(o.Hi) && o.Lo.LessThanOrEqual(i.Hi)
}

// Plus holds the sum of any two values of the intervals.
func (i Interval) Plus(o Interval) Interval { return Interval{i.Lo.Add(o.Lo), i.Hi.Add(o.Hi)} }

// Minus holds the difference of any two values of the intervals.
func (i Interval) Minus(o Interval) Interval { return Interval{i.Lo.Sub(o.Hi), i.Hi.Sub(o.Lo)} }

// Over divides two intervals of positive numbers.
func (i Interval) Over(o Interval) Interval {
	if !o.Lo.IsPositive() {
		return Interval{decimal.New(-1, 18), decimal.New(1, 18)}
	}
	q := []decimal.Decimal{i.Lo.DivRound(o.Lo, 16), i.Lo.DivRound(o.Hi, 16), i.Hi.DivRound(o.Lo, 16),
		i.Hi.DivRound(o.Hi, 16)}
	return Interval{decimal.Min(q[0], q[1:]...), decimal.Max(q[0], q[1:]...)}
}

// PercentChange is the change from old to now in per cent.
func PercentChange(old, now Interval) Interval {
	var r Interval
	if old.Lo.IsPositive() {
		// now and old stand in one quotient, so the bounds come from its ends
		r = Interval{now.Lo.DivRound(old.Hi, 16).Sub(decimal.New(1, 0)),
			now.Hi.DivRound(old.Lo, 16).Sub(decimal.New(1, 0))}
	} else {
		r = now.Minus(old).Over(old)
	}
	return Interval{r.Lo.Shift(2), r.Hi.Shift(2)}
}
