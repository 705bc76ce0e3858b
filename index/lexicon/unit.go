package lexicon

import "strings"

// unit gives the canonical name of the unit at i.
func (c *composer) unit(i int) (string, bool) {
	t := c.at(i)
	if t.Class == Word && t.Kind == "unit" {
		return strings.TrimPrefix(t.ID, "unit."), true
	}
	return "", false
}

func (c *composer) isUnit(i int) bool { _, ok := c.unit(i); return ok }

// money reports whether a unit is one of money.
func money(unit string) bool {
	return strings.HasSuffix(unit, "元") || unit == "日元" || unit == "英镑" || unit == "卢布"
}

// perUnit reads a unit by another: 元/公斤, 元每吨, yuan per kg, and 万元/吨 with its scale.
func perUnit(c *composer, i int, t *Token) int {
	at, scale := i, ""
	if s := c.at(at); s.Class == Word && s.Kind == "scale" {
		scale, at = s.Text, at+1
	}
	a, ok := c.unit(at)
	if !ok {
		return 0
	}
	next := at + 1
	if a == "元" && c.mark(next, "(") { // 元(人民币)/吨
		if u, ok := c.unit(next + 1); !ok || u != "元" || !c.mark(next+2, ")") {
			return 0
		}
		next += 3
	}
	*t = Token{Class: Word, Kind: "unit"}
	b, ok := c.unit(next + 1)
	if (c.mark(next, "/") || c.word(next, "unit.per")) && ok {
		t.ID = "unit." + scale + a + "/" + b
		return next + 2 - i
	}
	if scale == "" || next > at+1 {
		return 0
	}
	t.ID = "unit." + scale + a
	return 2
}

// unitRate reads a price by weight whose parts stand apart: 每吨768元, 每公斤4块, 一公斤 5 块钱.
func unitRate(c *composer, i int, t *Token) int {
	if !c.word(i, "unit.per") && c.at(i).Text != "一" { // 一公斤5块
		return 0
	}
	weight, ok := c.unit(i + 1)
	if !ok {
		return 0
	}
	at := i + 2
	for at < i+6 && (c.at(at).Class == Filler || c.word(at, "link.of") || c.word(at, "about") || c.at(at).Text == "人民币") {
		at++
	}
	unit, ok := c.unit(at + 1)
	if !c.number(at) || !ok || !money(unit) || strings.Contains(unit, "/") {
		return 0
	}
	*t = *c.at(at)
	t.Class, t.Unit = Quantity, unit+"/"+weight
	return at + 2 - i
}

// splitScale parts 万吨 into 万 and 吨.
func splitScale(unit string) (scale, rest string) {
	for i, r := range unit {
		if rest := unit[i:]; powerOf(r) == 0 || strings.HasPrefix(rest, "千瓦") || strings.HasPrefix(rest, "兆") {
			return unit[:i], unit[i:]
		}
	}
	return "", unit
}

// scalePower gives the power of ten of 万, 千万, 万亿.
func scalePower(scale string) int {
	sum := 0
	for _, r := range scale {
		sum += powerOf(r)
	}
	return sum
}
