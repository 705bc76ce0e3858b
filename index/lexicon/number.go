package lexicon

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
	case '三', '叁':
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
	if f.r[i] == '.' && (!isDigit(f.at(i+1)) || f.gap(i+1) || i > 0 && (isDigit(f.r[i-1]) || isLatin(f.r[i-1]) || f.r[i-1] == '.')) {
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
