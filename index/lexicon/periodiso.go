package lexicon

import "rebot/index/bulletin"

// iso reads 2024-11, 2024/11, 2024-11-12, 2024.11.12, 2024.11.
func (p *periodReader) iso() bool {
	if p.dotted() || p.reversed() {
		return true
	}
	y, ok := p.c.integer(p.at)
	m, ok2 := p.c.integer(p.at + 2)
	if !ok || !ok2 || !plausible(y) || m < 1 || m > 12 || !p.c.mark(p.at+1, "-/.") || p.c.at(p.at).Kind != "arabic" {
		return false
	}
	month := bulletin.NewMonth(y, m)
	p.year, p.yearSaid = y, true
	if d, ok := p.c.integer(p.at + 4); ok && p.c.mark(p.at+3, p.c.at(p.at+1).Text) && d >= 1 && d <= month.Days() {
		p.at += 5
		p.set(bulletin.DayOf(month, d), "day")
		return true
	}
	if p.c.word(p.at+3, "time.year") || p.c.word(p.at+3, "time.month") || p.c.mark(p.at+1, ".") {
		p.yearSaid = false
		return false
	}
	p.at += 3
	p.set(bulletin.MonthOf(month), "month")
	return true
}

// reversed reads 13.5.2024 and 10/31/2024. Which of two numbers up to 12 is the month nothing says: such a date has no
// period.
func (p *periodReader) reversed() bool {
	c := p.c
	a, ok := c.integer(p.at)
	b, ok2 := c.integer(p.at + 2)
	y, ok3 := c.integer(p.at + 4)
	sep := c.at(p.at + 1).Text
	if !ok || !ok2 || !ok3 || !c.mark(p.at+1, "-/.") || !c.mark(p.at+3, sep) || !plausible(y) ||
		len(c.at(p.at+4).Value) != 4 || a < 1 || a > 31 || b < 1 || b > 31 || a > 12 && b > 12 {
		return false
	}
	p.at += 5
	p.year, p.yearSaid, p.kind = y, true, "day"
	day, month := a, b
	if b > 12 {
		day, month = b, a
	}
	if m := bulletin.NewMonth(y, month); (a > 12 || b > 12 || a == b) && day <= m.Days() {
		p.set(bulletin.DayOf(m, day), "day")
	}
	return true
}

// dotted reads 2024.11, which may be a plain number too: not beside another number, a unit or a word that has a value
// behind it, and only of the years that an issue is about.
func (p *periodReader) dotted() bool {
	t := p.c.at(p.at)
	if t.Class != Number || t.Kind != "arabic" || t.Scale != "" || t.About != "" || len(t.Digits) < 6 ||
		len(t.Digits) > 7 || t.Digits[4] != '.' || !p.loose() {
		return false
	}
	y, m := digits(t.Digits[:4]), digits(t.Digits[5:])
	if y < 2000 || y > p.c.base.Year()+1 || m < 1 || m > 12 {
		return false
	}
	p.single(t, y, m)
	return true
}

// packed reads 202411 and 20241104.
func (p *periodReader) packed() bool {
	t := p.c.at(p.at)
	if t.Class != Number || t.Kind != "arabic" || t.Scale != "" || len(t.Digits) != 6 && len(t.Digits) != 8 ||
		t.Text != t.Digits || !p.loose() {
		return false
	}
	y, m := digits(t.Digits[:4]), digits(t.Digits[4:6])
	if y < 2000 || y > p.c.base.Year()+1 || m < 1 || m > 12 {
		return false
	}
	if len(t.Digits) == 8 {
		d, month := digits(t.Digits[6:]), bulletin.NewMonth(y, m)
		if d < 1 || d > month.Days() {
			return false
		}
		p.single(t, y, m)
		p.set(bulletin.DayOf(month, d), "day")
		return true
	}
	p.single(t, y, m)
	return true
}

func (p *periodReader) single(t *Token, y, m int) {
	p.at++
	p.year, p.yearSaid, p.digits = y, true, t.Digits
	p.set(bulletin.MonthOf(bulletin.NewMonth(y, m)), "month")
}

// loose reports whether the number at hand stands beside no other number, unit or word that has a value behind it.
func (p *periodReader) loose() bool {
	b, a := p.c.before(1), p.c.at(p.at+1)
	if b.Class == Number || b.Class == PeriodOf || a.Class == Number || a.Kind == "unit" || a.Kind == "scale" ||
		a.isMark("%+-~/") || b.isMark("+-~/$¥") {
		return false
	}
	return len(p.c.order) == 1 || b.Class != Product && b.Class != Goods && b.Kind != "measure" && b.Kind != "be" &&
		b.Kind != "direction" && b.Kind != "to" && b.Kind != "bound" && b.Kind != "kind"
}

// digits reads a run of digits; it is -1 where there is anything else.
func digits(s string) int {
	n := 0
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return -1
		}
		n = n*10 + int(s[i]-'0')
	}
	return n
}
