package lexicon

import "strings"

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
