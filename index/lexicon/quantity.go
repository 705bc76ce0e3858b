package lexicon

import (
	"strings"

	"github.com/shopspring/decimal"
)

// signed reads a sign right before a number: -3.50%, +5. Behind a number or a period the mark joins two ends.
func signed(c *composer, i int) (Token, int) {
	if !c.mark(i, "+-") || !c.number(i+1) || c.at(i).To != c.at(i+1).From || c.at(i+1).Kind != "arabic" {
		return none, 0
	}
	if b := c.at(i - 1); i > 0 && b.To == c.at(i).From && (b.Class == Number || b.Class == Quantity || b.Class == Word && (b.Kind == "unit" || b.Kind == "time") || b.Class == Unknown) {
		return none, 0
	}
	t := *c.at(i + 1)
	t.Kind = "signed"
	if c.mark(i, "-") {
		t.Value, t.Digits = "-"+t.Value, "-"+t.Digits
	}
	return t, 2
}

// perCent reads 百分之五, 七成, 七成五.
func perCent(c *composer, i int) (Token, int) {
	if c.word(i, "num.percent") && c.number(i+1) {
		t := *c.at(i + 1)
		t.Class, t.Unit = Quantity, "%"
		return t, 2
	}
	if !c.number(i) || !c.word(i+1, "num.tenth") {
		return none, 0
	}
	v := dec(c.at(i).Value)
	if v.GreaterThan(decimal.New(10, 0)) || c.at(i).Scale != "" {
		return none, 0
	}
	n := 2
	if c.at(i+2).Kind == "han" && len(c.at(i+2).Value) == 1 && c.at(i+2).From == c.at(i+1).To {
		v, n = v.Add(dec(c.at(i+2).Value).Shift(-1)), 3
	}
	s := v.Shift(1).String()
	return Token{Class: Quantity, Value: s, Digits: s, Unit: "%"}, n
}

// fraction reads 三分之一.
func fraction(c *composer, i int) (Token, int) {
	if !c.number(i) || !c.word(i+1, "num.parts") || !c.number(i+2) || dec(c.at(i).Value).IsZero() {
		return none, 0
	}
	v := dec(c.at(i+2).Value).DivRound(dec(c.at(i).Value), 15).String()
	return Token{Class: Number, Kind: "fraction", Value: v, Digits: v}, 3
}

// unit gives the canonical name of the unit at i.
func (c *composer) unit(i int) (string, bool) {
	t := c.at(i)
	if t.Class == Word && t.Kind == "unit" {
		return strings.TrimPrefix(t.ID, "unit."), true
	}
	return "", false
}

// money reports whether a unit is one of money.
func money(unit string) bool {
	return strings.HasSuffix(unit, "元") || unit == "日元" || unit == "英镑" || unit == "卢布"
}

// perUnit reads a unit by another: 元/公斤, 元每吨, yuan per kg, and 万元/吨 with its scale.
func perUnit(c *composer, i int) (Token, int) {
	at, scale := i, ""
	if t := c.at(at); t.Class == Word && t.Kind == "scale" {
		scale, at = t.Text, at+1
	}
	a, ok := c.unit(at)
	if !ok {
		return none, 0
	}
	if a == "元" && c.mark(at+1, "(") { // 元(人民币)
		return none, 0
	}
	if !c.mark(at+1, "/") && !c.word(at+1, "unit.per") {
		if scale == "" {
			return none, 0
		}
		return Token{Class: Word, Kind: "unit", ID: "unit." + scale + a}, 2
	}
	b, ok := c.unit(at + 2)
	if !ok {
		return none, 0
	}
	return Token{Class: Word, Kind: "unit", ID: "unit." + scale + a + "/" + b}, at + 3 - i
}

// unitRate reads a price by weight whose parts stand apart: 每吨768元, 每公斤4块, 一公斤 5 块钱.
func unitRate(c *composer, i int) (Token, int) {
	if !c.word(i, "unit.per") && c.at(i).Text != "一" { // 一公斤5块
		return none, 0
	}
	weight, ok := c.unit(i + 1)
	if !ok {
		return none, 0
	}
	at := i + 2
	for c.at(at).Class == Filler || c.word(at, "link.of") || c.word(at, "about") {
		at++
	}
	unit, ok := c.unit(at + 1)
	if !c.number(at) || !ok || !money(unit) || strings.Contains(unit, "/") {
		return none, 0
	}
	t := *c.at(at)
	t.Class, t.Unit = Quantity, unit+"/"+weight
	return t, at + 2 - i
}

// rangeOf reads two numbers as the ends of a range: 701~706, 492000-496000, 一百到五百.
func rangeOf(c *composer, i int) (Token, int) {
	if !c.number(i) || !c.number(i+2) || c.at(i).Upper != "" || c.at(i+2).Kind == "signed" {
		return none, 0
	}
	if !c.mark(i+1, "-~") && !c.word(i+1, "link.to") || c.word(i-1, "link.from") && !c.mark(i+1, "-~") && c.at(i+1).Text == "降至" {
		return none, 0
	}
	a, b := *c.at(i), c.at(i+2)
	if a.Scale == "" && b.Scale != "" && dec(a.Value).LessThan(dec(b.Digits)) { // 41~42万
		a.Scale, a.Value = b.Scale, shift(a.Digits, scalePower(b.Scale))
	}
	if !dec(a.Value).LessThan(dec(b.Value)) && c.mark(i+1, "-") && c.at(i+1).To != c.at(i+2).From {
		return none, 0
	}
	a.Upper, a.DigitsUpper = b.Value, b.Digits
	if b.Scale != a.Scale {
		a.Digits, a.DigitsUpper, a.Scale = a.Value, b.Value, ""
	}
	return a, 3
}

func scalePower(scale string) int32 {
	f := folded{r: []rune(scale)}
	_, p := f.scaleAt(0)
	return p
}

// amount reads a number with its unit: 13.5万吨, 三吨半, 52.6万元/吨, 99.9%.
func amount(c *composer, i int) (Token, int) {
	if !c.number(i) {
		return none, 0
	}
	at := i + 1
	if c.word(at, "about.more") {
		at++
	}
	unit, ok := c.unit(at)
	if !ok {
		if c.mark(i+1, "%") {
			unit, ok, at = "%", true, i+1
		} else if c.at(at).Class == Word && c.at(at).Kind == "counter" {
			unit, ok = c.at(at).ID[len("counter."):], true
		}
	}
	if !ok {
		return none, 0
	}
	t := *c.at(i)
	t.Class, t.Unit = Quantity, unit
	if s, rest := splitScale(unit); s != "" && t.Scale == "" { // a scale that stands with the unit: 13.5 万吨
		t.Scale, t.Unit = s, rest
		t.Value = shift(t.Digits, scalePower(s))
		if t.Upper != "" {
			t.Upper = shift(t.DigitsUpper, scalePower(s))
		}
	}
	n := at + 1 - i
	if h := c.at(i + n); h.Value == "0.5" && h.Class == Number && h.Text == "半" && t.Scale == "" && !c.isUnit(i+n+1) { // 三吨半
		v := dec(t.Value).Add(dec("0.5")).String()
		t.Value, t.Digits = v, v
		n++
	}
	return t, n
}

func (c *composer) isUnit(i int) bool { _, ok := c.unit(i); return ok }

func splitScale(unit string) (scale, rest string) {
	for i, r := range unit {
		if hanTens[r] == 0 && hanScales[r] == 0 {
			return unit[:i], unit[i:]
		}
	}
	return "", unit
}

// amountRange reads two quantities of one unit as the ends of a range: 161万元/吨至162万元/吨.
func amountRange(c *composer, i int) (Token, int) {
	a, b := c.at(i), c.at(i+2)
	if a.Class != Quantity || b.Class != Quantity || a.Unit != b.Unit || a.Upper != "" || b.Upper != "" {
		return none, 0
	}
	if !c.mark(i+1, "-~") && !(c.word(i+1, "link.to") && !c.word(i-1, "link.from")) {
		return none, 0
	}
	t := *a
	t.Upper, t.DigitsUpper = b.Value, b.Digits
	if a.Scale != b.Scale {
		t.Digits, t.DigitsUpper, t.Scale = a.Value, b.Value, ""
	}
	t.Kind = "range"
	return t, 3
}

// purity reads a grade: ≥99%, 99.99%氧化铕, 4n5, 纯度99.9%.
func purity(c *composer, i int) (Token, int) {
	at := i
	if c.mark(at, "≥>") {
		at++
	}
	q := c.at(at)
	if q.Class == Word && q.Kind == "grade" {
		return Token{Class: Purity, Value: nines(q.ID[len("grade."):])}, 1
	}
	if q.Class != Quantity || q.Unit != "%" || dec(q.Value).LessThan(decimal.New(80, 0)) || dec(q.Value).GreaterThan(decimal.New(100, 0)) {
		return none, 0
	}
	next, before := c.at(at+1), c.at(i-1)
	if at > i || next.Class == Product || before.Is("measure.purity") {
		return Token{Class: Purity, Value: q.Digits + "%"}, at + 1 - i
	}
	return none, 0
}

// nines writes 4n5 as 99.995%.
func nines(grade string) string {
	n, tail, _ := strings.Cut(grade, "n")
	count := int(dec(n).IntPart())
	s := strings.Repeat("9", count) + tail
	if len(s) <= 2 {
		return s + "%"
	}
	return s[:2] + "." + s[2:] + "%"
}

// moved reads a movement with its size: 增长8.6%, 跌了3%, 下降约 2 成.
func moved(c *composer, i int) (Token, int) {
	m := c.at(i)
	if m.Class != Word || m.Kind != "move" || m.ID == "move.flat" || m.ID == "move.any" {
		return none, 0
	}
	at := i + 1
	for c.word(at, "about") || c.word(at, "aspect") || c.word(at, "be") || c.word(at, "size") {
		at++
	}
	q := c.at(at)
	if q.Class != Quantity || q.Unit != "%" && q.Unit != "个百分点" || q.Upper != "" {
		return none, 0
	}
	t := *q
	t.Class, t.ID, t.Kind = Change, m.ID, "move"
	if m.ID == "move.down" && !strings.HasPrefix(t.Value, "-") {
		t.Value, t.Digits = "-"+t.Value, "-"+t.Digits
	}
	return t, at + 1 - i
}

// bounded reads a bound with its amount: 超过一千五, 2%以上, 不低于 3 万元.
func bounded(c *composer, i int) (Token, int) {
	q := c.at(i)
	if q.Class == Word && q.Kind == "bound" && q.ID != "bound.between" {
		v := c.at(i + 1)
		if v.Class != Quantity && v.Class != Number {
			return none, 0
		}
		t := *v
		t.Class, t.ID, t.Kind = Bound, q.ID, "bound"
		return t, 2
	}
	if q.Class != Quantity && q.Class != Number && q.Class != Change || c.at(i+1).Kind != "boundbehind" {
		return none, 0
	}
	t := *q
	t.Class, t.ID, t.Kind = Bound, c.at(i+1).ID, "bound"
	return t, 2
}
