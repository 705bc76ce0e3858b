package lexicon

import "strings"

// signed reads a sign right before a number: -3.50%, +5, 负三点五. Behind a number or a period the mark joins two ends.
func signed(c *composer, i int, t *Token) int {
	if !c.number(i + 1) {
		return 0
	}
	word := c.word(i, "num.minus")
	if !word && (!c.mark(i, "+-") || c.at(i).To != c.at(i+1).From || c.at(i+1).Kind != "arabic") {
		return 0
	}
	b := c.before(1)
	if !word && c.done > 0 && b.To == c.at(i).From && (b.mask&(mAmount|mPeriod|mUnit|mTime|1<<Unknown) != 0 ||
		b.isMark("-~/.")) {
		return 0
	}
	*t = *c.at(i + 1)
	t.Kind = "signed"
	if word || c.mark(i, "-") {
		t.Value, t.Digits = "-"+t.Value, "-"+t.Digits
	}
	return 2
}

// perCent reads 百分之五, 千分之三, 七成, 七成五, 三成半, 九折.
func perCent(c *composer, i int, t *Token) int {
	hundred, numbered := c.word(i, "num.percent"), c.number(i)
	switch {
	case hundred && c.number(i+1):
		*t = *c.at(i + 1)
		t.Class, t.Unit = Quantity, "%"
		if b := c.at(i + 3); c.word(i+2, "link.to") && c.number(i+3) && t.Upper == "" && b.numeral != power &&
			!c.isUnit(i+4) && cmp(t.Value, b.Value) < 0 && cmp(b.Value, "100") <= 0 { // 百分之三到六
			t.Upper, t.DigitsUpper = b.Value, b.Digits
			return 4
		}
		return 2
	case numbered && c.at(i).numeral == power && c.word(i+1, "num.parts") && c.number(i+2):
		*t = *c.at(i + 2)
		t.Class, t.Unit, t.Value = Quantity, "%", shift(t.Value, 3-len(c.at(i).Value))
		t.Digits, t.Scale = t.Value, ""
		return 3
	case numbered && c.word(i+1, "num.tenth"):
		return c.tenths(i, t)
	case numbered && c.at(i+1).Is("measure.share") && (c.at(i+1).Text == "percentof" || c.at(i+1).Text == "percentageof"): // 82 percent of
		*t = *c.at(i)
		t.Class, t.Unit = Quantity, "%"
		return 2
	case numbered && c.at(i+1).Text == "折":
		return c.discount(i, t)
	}
	return 0
}

// tenths reads 七成, 七成五, 半成.
func (c *composer) tenths(i int, t *Token) int {
	v, more := c.at(i), c.at(i+2)
	if cmp(v.Value, "10") > 0 || v.Scale != "" {
		return 0
	}
	n, value := 2, v.Value
	if more.Kind == "han" && v.Kind == "han" && v.Upper == "" {
		if more.Value == "0.5" {
			value, n = value+".5", 3
		} else if len(more.Value) == 1 {
			value, n = value+"."+more.Value, 3
		}
	}
	*t = Token{Class: Quantity, Unit: "%", Value: shift(trimmed(value), 1), About: v.About}
	t.Digits = t.Value
	if v.Upper != "" {
		t.Upper = shift(v.Upper, 1)
		t.DigitsUpper = t.Upper
	}
	return n
}

// discount reads 九折, 七五折, 75折.
func (c *composer) discount(i int, t *Token) int {
	v, next := c.at(i), c.at(i+2)
	if v.Scale != "" || v.Upper != "" || cmp(v.Value, "100") >= 0 || next.Class == Number || next.Kind == "ask" ||
		next.Kind == "unit" {
		return 0
	}
	*t = Token{Class: Quantity, Unit: "%", Value: v.Value}
	if cmp(v.Value, "10") < 0 {
		t.Value = shift(trimmed(v.Value), 1)
	}
	t.Digits = t.Value
	return 2
}

// fraction reads 三分之一, 3又三分之一, 3/4, 1 3/5, 一半.
func fraction(c *composer, i int, t *Token) int {
	if h := c.at(i + 1); c.at(i).Text == "一" && h.Text == "半" && h.Class == Number && h.From == c.at(i).To &&
		!c.isUnit(i+2) {
		*t = Token{Class: Number, Kind: "fraction", Value: h.Value, Digits: h.Value}
		return 2
	}
	sign := ""
	if c.at(i).Kind == "signed" && c.at(i).Value[0] == '-' {
		sign = "-"
	}
	if v, n := c.fractionAt(i); n > 0 {
		*t = Token{Class: Number, Kind: "fraction", Value: sign + v, Digits: sign + v}
		return n
	}
	and := 0
	switch {
	case c.at(i+1).Text == "又":
		and = 1
	case c.at(i+1).flag&gapBefore == 0 || c.at(i+1).Class != Number:
		return 0
	}
	whole := strings.TrimPrefix(c.at(i).Value, "-")
	v, n := c.fractionAt(i + 1 + and)
	if n == 0 || and == 0 && (cmp(whole, "99") > 0 || cmp(v, "1") >= 0) {
		return 0
	}
	v, ok := sum(whole, v)
	if !ok {
		return 0
	}
	*t = Token{Class: Number, Kind: "fraction", Value: sign + v, Digits: sign + v}
	return 1 + and + n
}

// fractionAt gives the value of the fraction that begins at i, and how many tokens it has.
func (c *composer) fractionAt(i int) (string, int) {
	a, b := c.at(i), c.at(i+2)
	if a.Class != Number || b.Class != Number || a.About != "" || a.Upper != "" || b.Upper != "" {
		return "", 0
	}
	if c.word(i+1, "num.parts") {
		v, ok := quotient(b.Value, strings.TrimPrefix(a.Value, "-"), 0)
		if !ok {
			return "", 0
		}
		return v, 3
	}
	if !c.mark(i+1, "/") || !c.slashed(i) {
		return "", 0
	}
	v, ok := quotient(strings.TrimPrefix(a.Value, "-"), b.Value, 0)
	if !ok {
		return "", 0
	}
	return v, 3
}

// slashed reports whether two numbers with a stroke between them are a fraction, and no date.
func (c *composer) slashed(i int) bool {
	top := strings.TrimPrefix(c.at(i).Value, "-")
	a, b, ok := digits(top), 0, false
	if b, ok = c.integer(i + 2); !ok || a < 0 || len(top) == 0 {
		return false
	}
	tight := c.at(i+1).From == c.at(i).To && c.at(i+2).From == c.at(i+1).To
	return tight && b > 1 && b < 1000 && a < 1000 && top[0] != '0' && c.at(i + 2).Value[0] != '0' &&
		!c.mark(i+3, "/-") && !c.before(1).isMark("/-") && !c.at(i+3).Is("time") &&
		(c.at(i+3).Text == "" || c.at(i+3).Class != Unknown)
}
