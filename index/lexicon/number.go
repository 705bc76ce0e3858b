package lexicon

import (
	"strings"

	"github.com/shopspring/decimal"
)

// A numeral is a number as it stands in a text.
type numeral struct {
	end    int    // the letter behind it
	value  string // in plain decimals
	digits string // as printed, without commas; as value where it is not digits with at most one scale behind them
	scale  string // 万, 亿 … behind digits
	about  string // 多, 余 behind it
	han    bool   // written in Han numerals
}

var hanDigits = map[rune]int64{'零': 0, '〇': 0, '一': 1, '二': 2, '两': 2, '三': 3, '四': 4, '五': 5, '六': 6, '七': 7, '八': 8, '九': 9,
	'壹': 1, '贰': 2, '叁': 3, '肆': 4, '伍': 5, '陆': 6, '柒': 7, '捌': 8, '玖': 9}

var hanTens = map[rune]int32{'十': 1, '百': 2, '千': 3, '拾': 1, '佰': 2, '仟': 3}

var hanScales = map[rune]int32{'万': 4, '亿': 8, '兆': 12}

// numeralAt reads the longest number that begins at a letter: 1,711.90, 2.6万, 6万2417, 两千六, 三万五, 二〇二四, 半.
// It reports false where none begins.
func (f *folded) numeralAt(i int) (numeral, bool) {
	if isDigit(f.r[i]) {
		return f.arabicAt(i)
	}
	return f.hanAt(i)
}

// arabicAt reads digits, and what scales and further digits stand behind them.
func (f *folded) arabicAt(i int) (numeral, bool) {
	end, digits := f.digitsAt(i)
	n := numeral{end: end, value: digits, digits: digits}
	if e, scale := f.scaleAt(end); e > end {
		n = f.scaled(i, n, e, scale)
	}
	n.end, n.about = f.aboutAt(n.end)
	if n.about != "" && n.scale == "" { // 30余万吨
		if e, scale := f.scaleAt(n.end); e > n.end {
			n.end, n.scale, n.value = e, string(f.r[n.end:e]), shift(n.value, scale)
		}
	}
	return n, true
}

// scaled reads a number with a scale behind its digits. Digits of a lower scale may follow: 10亿3000万, 6万2417.
func (f *folded) scaled(i int, n numeral, end int, scale int32) numeral {
	n.scale, n.value, n.end = string(f.r[n.end:end]), shift(n.digits, scale), end
	total, last, parts := dec(n.value), scale, 1
	for n.end < len(f.r) && isDigit(f.r[n.end]) && !f.gap[n.end] {
		e, digits := f.digitsAt(n.end)
		e2, s := f.scaleAt(e)
		if s >= last || strings.Contains(digits, ".") || len(digits) > int(last) {
			break
		}
		total, last, n.end, parts = total.Add(dec(digits).Shift(s)), s, e2, parts+1
	}
	if parts == 1 {
		if e, low, ok := f.lowAt(n.end, last); ok && !strings.Contains(n.digits, ".") { // 100万两千
			total, n.end, parts = total.Add(low), e, 2
		}
	}
	if parts > 1 {
		n.value = total.String()
		n.digits, n.scale = n.value, ""
	}
	return n
}

// lowAt reads Han numerals of a lower scale than the one before.
func (f *folded) lowAt(i int, last int32) (int, decimal.Decimal, bool) {
	if i >= len(f.r) || f.gap[i] {
		return i, decimal.Zero, false
	}
	n, ok := f.hanAt(i)
	if !ok || n.value == "0.5" || dec(n.value).GreaterThanOrEqual(decimal.New(1, last)) || n.end == i+1 {
		return i, decimal.Zero, false
	}
	return n.end, dec(n.value), true
}

// digitsAt reads digits with commas between thousands and a point.
func (f *folded) digitsAt(i int) (int, string) {
	j := i
	for j < len(f.r) && isDigit(f.r[j]) && (j == i || !f.gap[j]) {
		j++
	}
	commas := false
	for lead := j - i; lead <= 3 && j+3 < len(f.r)+0 && f.r[j] == ',' && f.threeAt(j+1); {
		j, commas = j+4, true
	}
	if j+1 < len(f.r) && f.r[j] == '.' && isDigit(f.r[j+1]) && !f.gap[j] && !f.gap[j+1] {
		for j++; j < len(f.r) && isDigit(f.r[j]) && !f.gap[j]; {
			j++
		}
	}
	s := string(f.r[i:j])
	if commas {
		s = strings.ReplaceAll(s, ",", "")
	}
	return j, s
}

// threeAt reports whether three digits begin at a letter, and no fourth.
func (f *folded) threeAt(i int) bool {
	for k := i; k < i+3; k++ {
		if k >= len(f.r) || !isDigit(f.r[k]) || f.gap[k] {
			return false
		}
	}
	return i+3 >= len(f.r) || !isDigit(f.r[i+3])
}

// scaleAt reads 万, 亿, 万亿, 千万, 百亿 … and gives its power of ten.
func (f *folded) scaleAt(i int) (int, int32) {
	j, power := i, int32(0)
	for j < len(f.r) {
		t, ten := hanTens[f.r[j]]
		s, big := hanScales[f.r[j]]
		if !ten && !big || ten && power >= 4 || power >= 8 {
			break
		}
		power += t + s
		j++
	}
	return j, power
}

// aboutAt reads what says that a number is not exact.
func (f *folded) aboutAt(i int) (int, string) {
	if i < len(f.r) && (f.r[i] == '多' || f.r[i] == '余') && i+1 < len(f.r) {
		return i + 1, string(f.r[i : i+1])
	}
	return i, ""
}

func dec(s string) decimal.Decimal {
	d, _ := decimal.NewFromString(s)
	return d
}

func shift(digits string, power int32) string {
	if power == 0 {
		return digits
	}
	return dec(digits).Shift(power).String()
}
