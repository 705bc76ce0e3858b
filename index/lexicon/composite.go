package lexicon

import (
	"strconv"
	"strings"
)

// A composite is a number of several parts, of Han numerals or digits: 七十八万五百零六, 5亿1万4千6百, 1千零20, 二十多万.
type composite struct {
	f              *folded
	from, at       int
	total, section int64 // what stands before 万 or 亿, and what stands behind
	spread         int64 // how much the upper end of 三四百 lies above the lower
	last           int   // the power of ten of the part read last
	parts          int
	zeroed         bool
	frac           string
	about          string
}

// compositeAt reads a number whose digits before the letter at are read already, or none where whole is negative.
func (f *folded) compositeAt(from, at int, whole int64, digits string) (numeral, bool) {
	c := composite{f: f, from: from, at: at}
	kind := han
	if whole >= 0 {
		c.coefficient(whole)
		kind = arabic
	}
	for c.about == "" && c.frac == "" && c.at-from < maxNumeral+len(digits) && c.step() {
	}
	if c.parts == 0 {
		return numeral{}, false
	}
	shifted := 0
	if c.frac != "" { // 三点五万
		c.at, shifted = f.powersAt(c.at)
	}
	n := numeral{end: c.at, about: c.about, kind: kind}
	n.value = c.value(c.total+c.section, shifted)
	n.digits = n.value
	if c.spread > 0 {
		n.upper = c.value(c.total+c.section+c.spread, 0)
		n.digitsUpper = n.upper
	}
	if kind == arabic && c.parts == 1 {
		n.digits = digits
		n.scale = strings.TrimSuffix(f.slice(at, c.at), c.about)
		if c.about != "" {
			n.scale = strings.Replace(n.scale, c.about, "", 1)
		}
	}
	if c.at == from+1 && kind == han && f.at(from-1) != '之' && strings.ContainsRune("陆伍肆拾", f.r[from]) { // 登陆, 队伍
		return n, false
	}
	return n, true
}

func (c *composite) value(n int64, shifted int) string {
	if c.frac == "" {
		return strconv.FormatInt(n, 10)
	}
	return shift(strconv.FormatInt(n, 10)+"."+c.frac, shifted)
}

// step reads the next part, and reports false at the end of the number.
func (c *composite) step() bool {
	r := c.f.at(c.at)
	d, p := hanDigit(r), powerOf(r)
	switch {
	case p >= 4:
		return c.parts > 0 && !c.f.unitAt(c.at) && c.scale(p)
	case p > 0:
		return c.bare(p)
	case d == 0:
		return c.zero()
	case d > 0:
		return c.digit(d)
	case isDigit(r):
		return c.parts > 0 && c.arabic()
	case r == '点':
		return c.point()
	case c.parts > 0:
		return c.rough(r)
	}
	return false
}

// coefficient takes a whole number in digits, with 十, 百 or 千 behind it.
func (c *composite) coefficient(n int64) {
	if p := powerOf(c.f.at(c.at)); p > 0 && p < 4 && !c.f.unitAt(c.at) {
		c.take(n*tens[p], p, 1)
		return
	}
	c.take(n, 0, 0)
}

func (c *composite) take(n int64, power, letters int) {
	c.section, c.last, c.zeroed = c.section+n, power, false
	c.at += letters
	c.parts++
}

// bare reads 十 without a numeral before it, 百八十 and 千三, or a power on digits: 五十千 is not a number, 5千万 is.
func (c *composite) bare(p int) bool {
	next := hanDigit(c.f.at(c.at + 1))
	switch {
	case p == 1 && (c.parts == 0 || c.last > 1 || c.zeroed):
		c.take(10, 1, 1)
	case c.parts == 0 && next > 0:
		c.take(tens[p], p, 1)
	default:
		return false
	}
	return true
}

func (c *composite) zero() bool {
	if c.parts == 0 {
		c.take(0, 0, 1)
		return true
	}
	next := c.f.at(c.at + 1)
	if c.zeroed || c.last == 0 || !(hanDigit(next) > 0 || powerOf(next) == 1 || isDigit(next) || next == '几') {
		return false
	}
	c.at, c.zeroed = c.at+1, true
	return true
}

// digit reads a Han numeral with what makes it ten, hundred or thousand. One alone ends the number, and is short for
// the next lower ten in 两千六 and 三万五.
func (c *composite) digit(d int64) bool {
	if c.parts > 0 && c.last == 0 && !c.zeroed {
		return false
	}
	next, width := c.f.at(c.at+1), 1
	spread := int64(0)
	if e := hanDigit(next); e == d+1 || e == 5 && d == 3 { // 三四百, 两三吨, 十二三
		if p := powerOf(c.f.at(c.at + 2)); hanDigit(c.f.at(c.at+2)) < 0 && (c.last < 2 || p > 0) {
			spread, width, next = e-d, 2, c.f.at(c.at+2)
		}
	}
	p := powerOf(next)
	if p > 0 && c.f.unitAt(c.at+width) {
		p = 0
	}
	switch {
	case p > 0 && p < 4:
		if c.parts > 0 && c.last <= p && !c.zeroed {
			return false
		}
		c.take(d*tens[p], p, width+1)
		c.spread = spread * tens[p]
	case p == 0 && c.parts > 0 && c.f.r[c.at] == '两': // 三十两 is a weight
		return false
	case d == 1 && c.last >= 4 && strings.ContainsRune("吨公千斤克磅", next): // 170万一吨 is a price by the ton
		return false
	case p == 0 && c.parts > 0 && c.last > 1 && !c.zeroed:
		c.take(d*tens[c.last-1], 0, 1)
	default:
		c.take(d, 0, width)
		c.spread = spread
	}
	return true
}

// arabic reads digits behind 万 or 千: 6万2417, 7万5千4百, 1千零20, 3万5.
func (c *composite) arabic() bool {
	end, digits := c.f.digitsAt(c.at)
	n, ok := fixedOf(digits)
	p := powerOf(c.f.at(end))
	if p > 0 && c.f.unitAt(end) {
		p = 0
	}
	// 6万2585.2
	if whole, frac, cut := strings.Cut(digits, "."); cut && p == 0 && len(whole) == c.last && !c.f.gap(c.at) {
		m, ok := fixedOf(whole)
		if !ok {
			return false
		}
		c.at, c.frac = end, frac
		c.take(m.m, 0, 0)
		return true
	}
	fits := ok && n.e == 0 && c.last > 0 && n.m < tens[c.last] && (!c.f.gap(c.at) || p > 0)
	lower := p < 4 && (p < c.last || c.zeroed) || p >= 4 && (p < c.last || c.last < 4)
	switch {
	case !fits || !lower:
		return false
	case p > 0 || c.zeroed || len(digits) == c.last:
		c.at = end
		c.coefficient(n.m)
	case len(digits) == 1 && c.last > 1:
		c.take(n.m*tens[c.last-1], 0, 1)
	default:
		return false
	}
	return true
}

// scale multiplies what was read by 万 or 亿: 三万五千亿 is 35000 亿, 四万万 is 4 亿.
func (c *composite) scale(p int) bool {
	low := c.total % tens[p]
	n := low + c.section
	if n == 0 {
		low, n = c.total, c.total
	}
	if n > most/tens[p] || c.total > most {
		return false
	}
	c.total += n*tens[p] - low
	c.spread *= tens[p]
	c.section, c.last, c.zeroed = 0, p, false
	c.at++
	return true
}

// point reads a decimal point and what stands behind it: 三点五.
func (c *composite) point() bool {
	if c.parts == 0 || c.spread > 0 || isDigit(c.f.at(c.at-1)) {
		return false
	}
	var s []byte
	j := c.at + 1
	for len(s) < maxNumeral {
		d := hanDigit(c.f.at(j))
		if d < 0 || c.f.at(j) == '两' {
			break
		}
		s = append(s, byte('0'+d))
		j++
	}
	if len(s) == 0 || powerOf(c.f.at(j)) > 0 && powerOf(c.f.at(j)) < 4 {
		return false
	}
	c.frac, c.at = string(s), j
	return true
}

// rough reads 多, 余, 几, 来, with the scale that may stand behind: 二十多万, 一百零几万, 十几, 两百来.
func (c *composite) rough(r rune) bool {
	about := ""
	if r == '几' && (c.last > 0 && c.last < 4 || c.zeroed) {
		about = "几"
	} else if c.last > 0 || isDigit(c.f.at(c.at-1)) {
		about = c.f.aboutAt(c.at)
	}
	if about == "" {
		return false
	}
	c.at++
	if p := powerOf(c.f.at(c.at)); p >= 4 {
		c.scale(p)
	}
	c.about = about
	return false
}
