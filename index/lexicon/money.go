package lexicon

// moneyFirst reads an amount whose unit stands before it: ¥300, US$20, 人民币50元.
func moneyFirst(c *composer, i int, t *Token) int {
	unit, ok := c.unit(i)
	if !ok || !c.number(i+1) || !money(unit) {
		return 0
	}
	switch c.at(i).Text {
	case "$", "¥", "us$", "hk$", "€", "£", "人民币", "rmb", "cny", "usd", "eur":
	default:
		return 0
	}
	*t = *c.at(i + 1)
	t.Class, t.Unit = Quantity, unit
	if u, ok := c.unit(i + 2); ok && money(u) {
		return 3
	}
	if u, ok := c.unit(i + 3); ok && (c.mark(i+2, "/") || c.word(i+2, "unit.per")) {
		t.Unit += "/" + u
		return 4
	}
	return 2
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
	if at == i+1 {
		return 0
	}
	return at - i
}
