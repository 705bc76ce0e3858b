package lexicon

import "strings"

// rangeOf reads two numbers as the ends of a range: 701~706, 492000-496000, 一百到五百.
func rangeOf(c *composer, i int, t *Token) int {
	if !c.number(i+2) || c.at(i).Upper != "" || c.at(i+2).Kind == "signed" || c.at(i+2).Upper != "" {
		return 0
	}
	dash := c.mark(i+1, "-~")
	if !dash && !c.word(i+1, "link.to") || c.before(1).Is("link.from") && !dash && c.at(i+1).Text == "降至" || !dash && c.fromThen() {
		return 0
	}
	*t = *c.at(i)
	b := c.at(i + 2)
	if t.Scale == "" && b.Scale != "" && cmp(t.Value, shift(b.Digits, 1)) < 0 { // 41~42万, and 42~41万 turned round
		t.Scale, t.Value = b.Scale, shift(t.Digits, scalePower(b.Scale))
	}
	digits := t.Digits
	n := wordPower(b)
	if wordPower(t) == n && n > 0 { // 4.1 million-4.15 million
		digits = t.Parts[0].Digits
	} else if n > 0 && wordPower(t) == 0 && t.Scale == "" && cmp(t.Value, shift(b.Parts[0].Value, 1)) < 0 { // 1.68-1.7 million
		t.Value = shift(t.Value, n)
		t.Digits = t.Value
	} else {
		n = 0
	}
	if cmp(t.Value, b.Value) >= 0 && c.mark(i+1, "-") && c.at(i+1).To != b.From {
		return 0
	}
	t.Upper, t.DigitsUpper = b.Value, b.Digits
	if b.Scale != t.Scale {
		t.Digits, t.DigitsUpper, t.Scale = t.Value, b.Value, ""
	}
	if n == 6 { // the digits as they are printed
		t.Digits, t.DigitsUpper, t.Scale = digits, b.Parts[0].Digits, "百万"
	}
	return 3
}

// wordPower gives the power of ten of the English word that a number is scaled by: 6 for 1.7 million, 0 for none.
func wordPower(t *Token) int {
	if len(t.Parts) != 2 || t.Parts[1].Kind != "numeral" {
		return 0
	}
	return len(t.Parts[1].ID) - len("num.") - 1
}

// quantityNumber gives the number of a quantity, or the number that it is.
func quantityNumber(t *Token) *Token {
	if t.Class == Quantity && len(t.Parts) > 0 {
		return &t.Parts[0]
	}
	return t
}

// amount reads a number with its unit: 13.5万吨, 三吨半, 52.6万元/吨, 99.9%.
func amount(c *composer, i int, t *Token) int {
	at := i + 1
	if c.word(at, "about.more") {
		at++
	}
	unit, ok := c.unit(at)
	if w, weight := c.unit(i + 2); !ok && weight && c.at(i).Scale == "万" && c.mark(i+1, "/") && !money(w) { // 18.3万/吨
		unit, ok, at = "元/"+w, true, i+2
	}
	if !ok {
		if u := c.at(i + 1); u.isMark("%‰") {
			unit, ok, at = u.Text, true, i+1
			// 三十两
		} else if u.Text == "两" && u.Class == Number && u.From == c.at(i).To && !c.isUnit(i+2) &&
			c.at(i+2).Kind != "counter" {
			unit, ok, at = "两", true, i+1
		} else if u := c.at(at); u.Class == Word && u.Kind == "counter" {
			unit, ok = u.ID[len("counter."):], true
		}
	}
	if !ok {
		return tael(c, i, t)
	}
	*t = *c.at(i)
	t.Class, t.Unit = Quantity, unit
	if s, rest := splitScale(unit); s != "" && t.Scale == "" { // a scale that stands with the unit: 13.5 万吨
		t.Scale, t.Unit = s, rest
		t.Value = shift(t.Digits, scalePower(s))
		if t.Upper != "" {
			t.Upper = shift(t.DigitsUpper, scalePower(s))
		}
	}
	return at + 1 - i + c.half(at+1, t)
}

// half reads the half of 三吨半.
func (c *composer) half(i int, t *Token) int {
	if h := c.at(i); h.Text != "半" || h.Class != Number || t.Scale != "" || c.isUnit(i+1) {
		return 0
	}
	v, ok := sum(t.Value, "0.5")
	if !ok {
		return 0
	}
	t.Value, t.Digits = v, v
	return 1
}

// amountRange reads two quantities of one unit as the ends of a range: 161万元/吨至162万元/吨.
func amountRange(c *composer, i int, t *Token) int {
	a, b := c.at(i), c.at(i+2)
	if b.Class != Quantity || a.Unit != b.Unit || a.Upper != "" || b.Upper != "" {
		return 0
	}
	if !c.mark(i+1, "-~") && !(c.word(i+1, "link.to") && !c.before(1).Is("link.from") && !c.fromThen()) {
		return 0
	}
	*t = *a
	t.Upper, t.DigitsUpper = b.Value, b.Digits
	if a.Scale != b.Scale {
		t.Digits, t.DigitsUpper, t.Scale = a.Value, b.Value, ""
	}
	t.Kind = "range"
	return 3
}

// fromThen reports whether from and a time stand before the amount at hand: from September's 150 tons to 210 tons is a move.
func (c *composer) fromThen() bool {
	k := 1
	for k < 5 && (c.before(k).Class == PeriodOf || c.before(k).Class == Filler || c.before(k).Text == "'") {
		k++
	}
	return k > 1 && c.before(k).Text == "from"
}

// moneyFirst reads an amount whose unit stands before it: ¥300, US$20, 人民币50元.
func moneyFirst(c *composer, i int, t *Token) int {
	unit, ok := c.unit(i)
	if !ok || !c.number(i+1) || !money(unit) {
		return 0
	}
	switch c.at(i).Text {
	case "$", "¥", "us$", "hk$", "a$", "au$", "aus$", "c$", "cdn$", "cad$", "€", "£", "人民币", "rmb", "cny", "yn", "usd", "eur", "aud", "cad", "gbp":
	default:
		return 0
	}
	*t = *c.at(i + 1)
	t.Class, t.Unit = Quantity, unit
	if m := c.at(i + 2); m.Text == "m" && m.From == c.at(i+1).To && t.Scale == "" { // $177m
		t.Value = shift(t.Value, 6)
		t.Digits = t.Value
		return 3
	}
	if u, ok := c.unit(i + 2); ok && money(u) {
		return 3
	}
	if u, ok := c.unit(i + 3); ok && (c.mark(i+2, "/") || c.word(i+2, "unit.per") || c.eachWeight(i+2)) {
		t.Unit += "/" + u
		return 4
	}
	return 2
}

// eachWeight reports whether an English article before a weight says by what money is counted: $850 a kilogram.
func (c *composer) eachWeight(i int) bool {
	u, ok := c.unit(i + 1)
	return ok && c.at(i).Text == "a" && c.at(i).Class == Filler && isLatin(firstRune(c.at(i+1).Text)) &&
		(u == "吨" || u == "公斤" || u == "磅" || u == "克")
}

// tael reads 一两 as a weight where nothing stands behind it that one or two might be of: 一两多少钱.
func tael(c *composer, i int, t *Token) int {
	n := c.at(i)
	if n.Text != "一两" || c.at(i+1).Kind == "counter" || !(c.at(i+1).Of("ask") || c.at(i+1).Text == "") {
		return 0
	}
	*t = *n
	t.Class, t.Unit, t.Upper = Quantity, "两", ""
	return 1
}

// duration reads a length of time that is no date: 三个月, 两年, 6 months.
func duration(c *composer, i int, t *Token) int {
	w := c.at(i + 1)
	unit := ""
	switch {
	case w.Is("time.months"):
		unit = "个月"
	case w.Is("time.quarters"):
		unit = "个季度"
	case w.Is("time.year") && (w.Text == "年" || isLatin(firstRune(w.Text))) && cmp(c.at(i).Value, "1000") < 0:
		unit = "年"
	default:
		return 0
	}
	*t = *c.at(i)
	t.Class, t.Unit, t.Kind = Quantity, unit, "duration"
	return 2 + c.half(i+2, t)
}

// coins adds what smaller coins say: 五元三毛, 50元6角三分.
func coins(c *composer, i int, t *Token) int {
	if !money(c.at(i).Unit) || c.at(i).Scale != "" {
		return 0
	}
	*t = *c.at(i)
	at := i + 1
	for ; at < i+5 && c.number(at) && c.at(at+1).Kind == "coin"; at += 2 {
		power := -1
		if c.at(at + 1).Is("coin.分") {
			power = -2
		}
		v, ok := sum(t.Value, shift(c.at(at).Value, power))
		if !ok {
			break
		}
		t.Value, t.Digits = v, v
	}
	if at == i+1 && c.tenthsOfYuan(i) {
		if v, ok := sum(t.Value, shift(c.at(at).Value, -1)); ok {
			t.Value, t.Digits = v, v
			at++
		}
	}
	if at == i+1 {
		return 0
	}
	return at - i
}

// tenthsOfYuan reports whether a digit stands right behind yuan as people say them, and counts nothing: 42块6.
func (c *composer) tenthsOfYuan(i int) bool {
	t, d, n := c.at(i), c.at(i+1), c.at(i+2)
	counts := n.From == d.To && (n.Of("unit") || n.Of("counter") || n.Of("counted") || n.Of("coin") || n.Of("time") || n.Class == Number || n.Class == Product)
	return strings.HasSuffix(t.Text, "块") && c.number(i+1) && len(d.Value) == 1 && d.Value != "0" && d.From == t.To && !counts
}
