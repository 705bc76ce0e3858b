package lexicon

import (
	"github.com/shopspring/decimal"
)

// hanAt reads a number in Han numerals: 两千六 is 2600, 一百二 is 120, 三万五 is 35000, 二〇二四 is 2024, 三点五 is 3.5,
// 一万五千亿 is 15000 亿.
func (f *folded) hanAt(i int) (numeral, bool) {
	if f.r[i] == '半' {
		return numeral{end: i + 1, value: "0.5", digits: "0.5", han: true}, true
	}
	if n, ok := f.spelledAt(i); ok {
		return n, true
	}
	h := hanReader{f: f, at: i}
	total, ok := h.read()
	if !ok {
		return numeral{}, false
	}
	n := numeral{end: h.at, value: total.String(), han: true}
	n.digits = n.value
	n.end, n.about = f.aboutAt(n.end)
	return n, true
}

// spelledAt reads numerals put one behind the other, as in years: 二〇二四.
func (f *folded) spelledAt(i int) (numeral, bool) {
	j := i
	var s []byte
	for j < len(f.r) {
		d, ok := hanDigits[f.r[j]]
		if !ok || f.r[j] == '两' {
			break
		}
		s = append(s, byte('0'+d))
		j++
	}
	if j-i < 3 && !(j-i == 2 && j < len(f.r) && f.r[j] == '年') || j < len(f.r) && (hanTens[f.r[j]] > 0 || hanScales[f.r[j]] > 0) {
		return numeral{}, false
	}
	return numeral{end: j, value: string(s), digits: string(s), han: true}, true
}

// A hanReader reads one number. A section is what stands before 万 or 亿.
type hanReader struct {
	f  *folded
	at int

	section, total decimal.Decimal
	last           int32 // the power of the numeral read last, for 两千六
	any, zeroed    bool
}

func (h *hanReader) peek(k int) rune {
	if h.at+k < len(h.f.r) {
		return h.f.r[h.at+k]
	}
	return 0
}

func (h *hanReader) read() (decimal.Decimal, bool) {
	for h.step() {
	}
	return h.total.Add(h.section), h.any
}

// step reads one numeral, with what makes it ten, hundred or thousand, or a scale.
func (h *hanReader) step() bool {
	r := h.peek(0)
	if s, ok := hanScales[r]; ok && h.any {
		return h.scale(s)
	}
	if t, ok := hanTens[r]; ok && t == 1 && (!h.any || h.last > 1) {
		h.take(decimal.New(1, 1), 1, 1)
		return true
	}
	d, ok := hanDigits[r]
	switch {
	case !ok:
		return h.point(r)
	case r == '零' || r == '〇':
		return h.zero()
	}
	if t, ok := hanTens[h.peek(1)]; ok {
		if h.any && h.last <= t && h.section.IsPositive() {
			return false
		}
		h.take(decimal.New(d, t), t, 2)
		return true
	}
	return h.unit(d)
}

// unit reads a lone numeral: the last of the number, or short for the next lower ten as in 两千六 and 三万五.
func (h *hanReader) unit(d int64) bool {
	_, scaled := hanScales[h.peek(1)]
	switch {
	case h.any && h.last == 0:
		return false
	case h.any && h.last > 1 && !scaled && !h.zeroed:
		h.take(decimal.New(d, h.last-1), 0, 1) // 两千六
	default:
		h.take(decimal.New(d, 0), 0, 1)
	}
	return true
}

func (h *hanReader) zero() bool {
	if !h.any {
		if h.peek(1) == '点' {
			h.take(decimal.Zero, 0, 1)
			return true
		}
		h.take(decimal.Zero, 0, 1)
		return false
	}
	if d, ok := hanDigits[h.peek(1)]; ok && d > 0 || h.peek(1) == '十' {
		h.at++
		h.zeroed = true
		return true
	}
	return false
}

func (h *hanReader) take(v decimal.Decimal, power int32, letters int) {
	h.section, h.last, h.any = h.section.Add(v), power, true
	h.at += letters
}

// scale multiplies what was read by 万 or 亿: 三万五千亿 is 35000 亿.
func (h *hanReader) scale(s int32) bool {
	all := h.section
	if h.total.IsPositive() && h.total.LessThan(decimal.New(1, s)) {
		all, h.total = all.Add(h.total), decimal.Zero
	}
	if all.IsZero() { // 万亿
		h.total = h.total.Shift(s)
	} else {
		h.total = h.total.Add(all.Shift(s))
	}
	h.section, h.last = decimal.Zero, s
	h.at++
	return true
}

// point reads a decimal point: 三点五, 三点五万.
func (h *hanReader) point(r rune) bool {
	if r != '点' || !h.any || h.last > 1 && h.section.IsZero() {
		return false
	}
	j, power := h.at+1, int32(0)
	frac := decimal.Zero
	for j < len(h.f.r) {
		d, ok := hanDigits[h.f.r[j]]
		if !ok || h.f.r[j] == '两' {
			break
		}
		power--
		frac = frac.Add(decimal.New(d, power))
		j++
	}
	if power == 0 {
		return false
	}
	h.section, h.at, h.last = h.section.Add(frac), j, 0
	if s, ok := hanScales[h.peek(0)]; ok {
		return h.scale(s)
	}
	return false
}
