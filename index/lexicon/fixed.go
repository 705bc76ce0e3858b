package lexicon

import (
	"strconv"
	"strings"
)

// A fixed is a decimal number m / 10^e. Numbers of a text are small; one that does not fit is not reckoned with.
type fixed struct {
	m int64
	e int
}

const most = int64(1e17)

var tens = [...]int64{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17,
	1e18}

// fixedOf reads a plain decimal number. It reports false where that fails, or the number is too long.
func fixedOf(s string) (fixed, bool) {
	var f fixed
	neg, point := strings.HasPrefix(s, "-"), false
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case c == '-' && i == 0:
		case c == '.' && !point:
			point = true
		case c < '0' || c > '9' || f.m >= most:
			return f, false
		default:
			f.m = f.m*10 + int64(c-'0')
			if point {
				f.e++
			}
		}
	}
	if neg {
		f.m = -f.m
	}
	return f, len(s) > 0
}

// cmp compares two numbers as they stand in texts; it is 0 also where one is too long to compare.
func cmp(a, b string) int {
	x, ok := fixedOf(a)
	y, ok2 := fixedOf(b)
	if !ok || !ok2 {
		return 0
	}
	x, y, ok = align(x, y)
	switch {
	case !ok || x.m == y.m:
		return 0
	case x.m < y.m:
		return -1
	}
	return 1
}

// align gives both numbers the same count of decimals.
func align(a, b fixed) (fixed, fixed, bool) {
	up := func(f fixed, e int) (fixed, bool) {
		d := e - f.e
		if d <= 0 {
			return f, true
		}
		if d >= len(tens) || abs(f.m) > most/tens[d] {
			return f, false
		}
		return fixed{f.m * tens[d], e}, true
	}
	x, ok := up(a, b.e)
	y, ok2 := up(b, a.e)
	return x, y, ok && ok2
}

func abs(n int64) int64 {
	if n < 0 {
		return -n
	}
	return n
}

// sum adds two numbers as they stand in texts.
func sum(a, b string) (string, bool) {
	x, ok := fixedOf(a)
	y, ok2 := fixedOf(b)
	if !ok || !ok2 {
		return "", false
	}
	if x, y, ok = align(x, y); !ok {
		return "", false
	}
	return fixed{x.m + y.m, x.e}.String(), true
}

// quotient divides two numbers as they stand in texts, times a power of ten, to 15 decimals.
func quotient(a, b string, power int) (string, bool) {
	x, err := strconv.ParseFloat(a, 64)
	y, err2 := strconv.ParseFloat(b, 64)
	if err != nil || err2 != nil || y == 0 {
		return "", false
	}
	return trimmed(strconv.FormatFloat(x/y*float64(tens[power]), 'f', 12, 64)), true
}

// String is the number in plain decimals, without zeros at the end.
func (f fixed) String() string {
	if f.e == 0 {
		return strconv.FormatInt(f.m, 10)
	}
	sign, s := "", strconv.FormatInt(abs(f.m), 10)
	if f.m < 0 {
		sign = "-"
	}
	for len(s) <= f.e {
		s = "0" + s
	}
	return sign + trimmed(s[:len(s)-f.e]+"."+s[len(s)-f.e:])
}

func trimmed(s string) string {
	if strings.IndexByte(s, '.') < 0 {
		return s
	}
	return strings.TrimRight(strings.TrimRight(s, "0"), ".")
}

// shift moves the point of a number by some places, -1 for a tenth.
func shift(digits string, power int) string {
	if power == 0 || digits == "" {
		return digits
	}
	sign := ""
	if digits[0] == '-' {
		sign, digits = "-", digits[1:]
	}
	whole, frac, _ := strings.Cut(digits, ".")
	if power < 0 {
		for len(whole) <= -power {
			whole = "0" + whole
		}
		return sign + trimmed(whole[:len(whole)+power]+"."+whole[len(whole)+power:]+frac)
	}
	for len(frac) < power {
		frac += "0"
	}
	whole, frac = whole+frac[:power], frac[power:]
	if whole = strings.TrimLeft(whole, "0"); whole == "" {
		whole = "0"
	}
	if frac = strings.TrimRight(frac, "0"); frac != "" {
		whole += "." + frac
	}
	return sign + whole
}
