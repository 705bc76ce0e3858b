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

// PerKilogram returns what one of a price unit is in 元/公斤, where it is a price in yuan by weight.
func PerKilogram(unit string) (decimal.Decimal, bool) {
	f, ok := perKilogram[unit]
	return f, ok
}

// ConvertPrice turns a price from one unit into another, exactly. It reports whether both units are prices in yuan by
// weight.
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
}{{"万亿", 12}, {"百亿", 10}, {"十亿", 9}, {"千万", 7}, {"百万", 6}, {"亿", 8}, {"万", 4}, {"千", 3}}

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
