package lexicon

import "strings"

// digitsAt reads digits with commas between thousands and a point.
func (f *folded) digitsAt(i int) (int, string) {
	j := i
	for j < len(f.r) && isDigit(f.r[j]) && (j == i || !f.gap(j)) {
		j++
	}
	commas := false
	for j-i <= 3 && j > i && f.at(j) == ',' && f.threeAt(j+1) && f.alike(j) ||
		commas && f.at(j) == ',' && f.threeAt(j+1) {
		j, commas = j+4, true
	}
	if f.at(j) == '.' && isDigit(f.at(j+1)) && (!f.gap(j) || j == i) && !f.gap(j+1) &&
		!(f.at(i-1) == '.' && isDigit(f.at(i-2))) {
		k := j + 1
		for k < len(f.r) && isDigit(f.r[k]) && !f.gap(k) {
			k++
		}
		if f.at(k) != '.' || !isDigit(f.at(k+1)) || f.gap(k+1) { // 2024.11.4 is no number
			j = k
		}
	}
	if j == i {
		return i, ""
	}
	s := f.slice(i, j)
	if commas {
		s = strings.ReplaceAll(s, ",", "")
	}
	if s[0] == '.' {
		s = "0" + s
	}
	return j, s
}

// slice is the text of some letters. That of one call of Tokens is shared.
func (f *folded) slice(i, j int) string {
	if f.text != "" {
		return f.text[f.bytes[i]:f.bytes[j]]
	}
	return string(f.r[i:j])
}

// alike reports whether a comma is written as the digits around it are: 701，706 are two numbers, 701,706 is one.
func (f *folded) alike(i int) bool {
	return !f.gap(i) && f.flag[i]&wasWide == f.flag[i-1]&wasWide && f.flag[i]&wasWide == f.flag[i+1]&wasWide
}

// threeAt reports whether three digits begin at a letter, and no fourth.
func (f *folded) threeAt(i int) bool {
	for k := i; k < i+3; k++ {
		if !isDigit(f.at(k)) || f.gap(k) {
			return false
		}
	}
	return !isDigit(f.at(i+3)) || f.gap(i+3)
}

// powersAt reads 万, 亿, 万亿, 千万, 百亿 … and gives its power of ten. 千克 and 百分点 are units.
func (f *folded) powersAt(i int) (int, int) {
	j, sum := i, 0
	for sum < 8 {
		p := powerOf(f.at(j))
		if p == 0 || p < 4 && sum >= 4 || f.unitAt(j) {
			break
		}
		sum += p
		j++
	}
	return j, sum
}

// unitAt reports whether a power of ten begins a unit: 千克, 兆瓦, 百分点.
func (f *folded) unitAt(i int) bool {
	switch next := f.at(i + 1); f.r[i] {
	case '千':
		return next == '克' || next == '瓦' || next == '米' || next == '卡' || next == '伏'
	case '兆':
		return next == '瓦' || next == '赫' || next == '字' || next == '帕'
	case '百':
		return next == '分' && f.at(i+2) == '点'
	}
	return false
}

// aboutAt gives what says that the number before a letter is not exact. 来 stands only behind round ones: 十来吨.
func (f *folded) aboutAt(i int) string {
	next := f.at(i + 1)
	switch f.at(i) {
	case '多':
		if next != '少' && next != '数' {
			return "多"
		}
	case '余':
		if next != '额' && next != '下' {
			return "余"
		}
	case '来':
		if last := f.at(i - 1); (powerOf(last) > 0 || last == '0') && isHan(next) &&
			!strings.ContainsRune("自到说看源了的", next) {
			return "来"
		}
	}
	return ""
}
