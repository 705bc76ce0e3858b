package lexicon

import "strings"

// A numeral is a number as it stands in a text.
type numeral struct {
	end         int    // the letter behind it
	value       string // in plain decimals
	upper       string // the other end of 三四百, 两三吨
	digits      string // as printed, without commas; as value where it is not digits with at most one scale behind them
	digitsUpper string
	scale       string // 万, 亿 … behind digits
	about       string // 多, 余 behind it
	kind        numeralKind
}

type numeralKind uint8

const (
	arabic  numeralKind = iota
	han                 // 两千六, 三万五
	spelled             // 二〇二四
	power               // 千, 万 without a number before it, as in 千分之三
	ordinal             // 4th
)

// hanDigit gives the value of a Han numeral from 0 to 9, and -1 for any other letter.
func hanDigit(r rune) int64 {
	switch r {
	case '零', '〇':
		return 0
	case '一', '壹':
		return 1
	case '二', '两', '贰':
		return 2
	case '三', '叁', '仨':
		return 3
	case '四', '肆':
		return 4
	case '五', '伍':
		return 5
	case '六', '陆':
		return 6
	case '七', '柒':
		return 7
	case '八', '捌':
		return 8
	case '九', '玖':
		return 9
	}
	return -1
}

// powerOf gives the power of ten that a Han letter stands for, 0 for any other letter.
func powerOf(r rune) int {
	switch r {
	case '十', '拾':
		return 1
	case '百', '佰':
		return 2
	case '千', '仟':
		return 3
	case '万':
		return 4
	case '亿':
		return 8
	case '兆':
		return 12
	}
	return 0
}

// begins reports whether a number may begin with a letter.
func begins(r rune) bool {
	return isDigit(r) || r == '半' || r == '.' || isHan(r) && (hanDigit(r) >= 0 || powerOf(r) > 0)
}

// numeralAt reads the longest number that begins at a letter: 1,711.90, 2.6万, 6万2417, 两千六, 三万五, 二〇二四, 半.
// It reports false where none begins.
func (f *folded) numeralAt(i int) (numeral, bool) {
	if isDigit(f.r[i]) || f.r[i] == '.' {
		return f.arabicAt(i)
	}
	return f.hanAt(i)
}

// at gives a letter, or 0 behind the last.
func (f *folded) at(i int) rune {
	if i < 0 || i >= len(f.r) {
		return 0
	}
	return f.r[i]
}

// arabicAt reads digits, and what scales and further digits stand behind them.
func (f *folded) arabicAt(i int) (numeral, bool) {
	if f.r[i] == '.' && (!isDigit(f.at(i+1)) || f.gap(i+1) || i > 0 && (isDigit(f.r[i-1]) || isLatin(f.r[i-1]) ||
		f.r[i-1] == '.')) {
		return numeral{}, false
	}
	end, digits := f.digitsAt(i)
	if end == i { // .1.2
		return numeral{}, false
	}
	n := numeral{end: end, value: digits, digits: digits}
	if e, p := f.powersAt(end); p == 0 {
		f.suffix(&n)
	} else if whole, ok := fixedOf(digits); ok && whole.e == 0 && len(digits) < 15 {
		return f.compositeAt(i, end, whole.m, digits)
	} else {
		n.end, n.scale, n.value = e, string(f.r[end:e]), shift(digits, p)
	}
	f.roughly(&n)
	return n, true
}

// suffix reads what Latin letters right behind digits make of them: 40k, 1.2M, 4th.
func (f *folded) suffix(n *numeral) {
	j := n.end
	for j < len(f.r) && isLatin(f.r[j]) && !f.gap(j) && j < n.end+3 {
		j++
	}
	if j < len(f.r) && isDigit(f.r[j]) && !f.gap(j) {
		return
	}
	switch s := string(f.r[n.end:j]); {
	case s == "k":
		n.value = shift(n.value, 3)
	case s == "m" && f.flag[n.end]&wasUpper != 0:
		n.value = shift(n.value, 6)
	case s == "th" || s == "st" || s == "nd" || s == "rd":
		n.kind = ordinal
	default:
		return
	}
	n.end, n.digits = j, n.value
}

// roughly reads 多, 余 behind a number, and the scale of 30余万.
func (f *folded) roughly(n *numeral) {
	about := f.aboutAt(n.end)
	if about == "" {
		return
	}
	n.about, n.end = about, n.end+1
	if e, p := f.powersAt(n.end); p > 0 && n.scale == "" {
		n.scale, n.value, n.end = string(f.r[n.end:e]), shift(n.value, p), e
	}
}

// maxNumeral bounds the letters that a number of Han numerals may have, so that a text of nothing else stays cheap.
const maxNumeral = 40

// hanAt reads a number that begins with a Han numeral: 两千六 is 2600, 一百二 is 120, 三万五 is 35000, 二〇二四 is 2024,
// 三点五 is 3.5, 一万五千亿 is 15000 亿.
func (f *folded) hanAt(i int) (numeral, bool) {
	if f.r[i] == '半' {
		if p := powerOf(f.at(i + 1)); p == 2 {
			return numeral{end: i + 2, value: "50", digits: "50", kind: han}, true
		}
		return numeral{end: i + 1, value: "0.5", digits: "0.5", kind: han}, true
	}
	if n, ok := f.spelledAt(i); ok {
		return n, true
	}
	if n, ok := f.powerAt(i); ok {
		return n, true
	}
	return f.compositeAt(i, i, -1, "")
}

// spelledAt reads numerals put one behind the other, as in years: 二〇二四, 零八年, 七五折.
func (f *folded) spelledAt(i int) (numeral, bool) {
	j := i
	var s [maxNumeral]byte
	for j < len(f.r) && j-i < maxNumeral && f.r[j] != '两' {
		d := hanDigit(f.r[j])
		if d < 0 {
			break
		}
		s[j-i] = byte('0' + d)
		j++
	}
	if j-i < 3 && !(j-i == 2 && (f.at(j) == '年' || f.at(j) == '折')) || powerOf(f.at(j)) > 0 {
		return numeral{}, false
	}
	v := string(s[:j-i])
	return numeral{end: j, value: v, digits: v, kind: spelled}, true
}

// powerAt reads a power of ten alone beside 分之, or as a bound: 千分之三, 百分之百, 过千.
func (f *folded) powerAt(i int) (numeral, bool) {
	j, p := i, 0
	for powerOf(f.at(j)) > 0 && p < 12 {
		p += powerOf(f.r[j])
		j++
	}
	parts := f.at(j) == '分' && f.at(j+1) == '之' || f.at(i-1) == '之' && f.at(i-2) == '分'
	if p < 2 || powerOf(f.r[i]) == 1 || !parts && !f.loneAt(i, j) || hanDigit(f.at(i-1)) >= 0 {
		return numeral{}, false
	}
	v := shift("1", p)
	return numeral{end: j, value: v, digits: v, kind: power}, true
}

// loneAt reports whether a power of ten is a bound by itself: 过千, 破万元, 上百块, 千元以上, 不到百元.
func (f *folded) loneAt(i, j int) bool {
	k := j
	for k < len(f.r) && k < j+2 && strings.ContainsRune("元块钱吨斤公", f.r[k]) {
		k++
	}
	if b := f.at(k + 1); f.at(k) == '以' && (b == '上' || b == '下' || b == '内') || f.at(k) == '开' && b == '外' ||
		f.at(k) == '往' && (b == '上' || b == '下') {
		return true
	}
	ends := f.at(j) == 0 || isMark(f.at(j)) || strings.ContainsRune("元块吨公斤克的了个种只美", f.at(j))
	b := f.at(i - 1)
	return ends && b != 0 && (strings.ContainsRune("过上破超逾够满达到足", b) ||
		b == '了' && strings.ContainsRune("过上破超", f.at(i-2)) || b == '于' && strings.ContainsRune("高低大小多少", f.at(i-2)))
}
