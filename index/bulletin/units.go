package bulletin

import (
	"strings"

	"github.com/shopspring/decimal"
)

// perKilogram holds what one of a price unit is in 元/公斤. Only exact factors stand here: no currency is converted.
var perKilogram = map[string]decimal.Decimal{
	"元/公斤":  decimal.New(1, 0),
	"万元/吨":  decimal.New(10, 0),
	"元/吨":   decimal.New(1, -3),
	"元/克":   decimal.New(1000, 0),
	"万元/公斤": decimal.New(10000, 0),
}

// ConvertPrice turns a price from one unit into another, exactly. It tells whether both units are prices in yuan by weight.
func ConvertPrice(v decimal.Decimal, from, to string) (decimal.Decimal, bool) {
	a, ok := perKilogram[from]
	b, ok2 := perKilogram[to]
	if !ok || !ok2 {
		return v, false
	}
	return v.Mul(a).DivRound(b, 12), true
}

var scales = []struct {
	word   string
	factor int32
}{{"万亿", 12}, {"百亿", 10}, {"千万", 7}, {"百万", 6}, {"亿", 8}, {"万", 4}, {"千", 3}}

// SplitUnit takes a unit such as 万亿美元 apart: the power of ten, and what is counted.
func SplitUnit(unit string) (exponent int32, goods string) {
	for _, s := range scales {
		if strings.HasPrefix(unit, s.word) {
			return s.factor, plainGoods(strings.TrimPrefix(unit, s.word))
		}
	}
	return 0, plainGoods(unit)
}

func plainGoods(s string) string {
	switch s {
	case "元人民币", "人民币":
		return "元"
	}
	return s
}

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
	f, ok := perKilogram[x.Unit]
	g, ok2 := perKilogram[y.Unit]
	return interval{p.lo.Mul(f), p.hi.Mul(f)}, interval{q.lo.Mul(g), q.hi.Mul(g)}, ok && ok2
}
