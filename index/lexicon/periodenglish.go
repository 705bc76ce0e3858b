package lexicon

import (
	"strings"

	"rebot/index/bulletin"
)

// english reads november 2024, nov 4, 4 november 2024, end of november, early november, last november, in 2024.
func (p *periodReader) english() bool {
	at, day, last, end, part := p.at, 0, false, false, p.englishPart()
	switch t := p.c.at(at); {
	case t.Class == Number:
		if y, ok := p.c.integer(at); ok && plausible(y) && p.bareYear(y) {
			return true
		}
		d, ok := p.c.integer(at)
		if !ok || d < 1 || d > 31 {
			return false
		}
		if day, at = d, at+1; p.c.at(at).Text == "of" {
			at++
		}
	case part != "":
		for at++; p.c.at(at).Text == "of" || p.c.at(at).isMark("-"); at++ {
		}
	case t.Is("time.last") && isLatin(firstRune(t.Text)):
		last, at = true, at+1
	case t.Is("time.part.end") && isLatin(firstRune(t.Text)):
		if end, at = true, at+1; p.endOfThe(at) {
			return true
		}
	}
	n, ok := p.relative(at, "mon.")
	if !ok || !p.isMonth(at, day > 0 || last || end || part != "") {
		return false
	}
	p.at = at + 1
	if day == 0 && !end && part == "" {
		day = p.dayBehind()
	}
	if !p.yearBehind() {
		if p.year = p.yearOf(n); last && n == p.c.base.Month() {
			p.year--
		}
		p.yearSaid = last
	}
	m := bulletin.NewMonth(p.year, n)
	p.set(bulletin.MonthOf(m), "month")
	switch {
	case day == 0 && !end && p.c.at(p.at).Text == "quarter": // the december quarter
		p.at++
		m = p.quarterOf(m, n)
		p.set(bulletin.MonthsFrom(m-2, m), "quarter")
	case end:
		p.thirds(m, "time.part.end")
	case part != "":
		p.thirds(m, part)
	case day > 0 && day <= m.Days():
		p.set(bulletin.DayOf(m, day), "day")
	}
	return true
}

// quarterOf moves the last month of a quarter into the year that stands behind it: the december quarter of 2024.
func (p *periodReader) quarterOf(m bulletin.Month, n int) bulletin.Month {
	if p.yearSaid || !p.yearBehind() {
		return m
	}
	return bulletin.NewMonth(p.year, n)
}

// englishPart gives which part of the month behind it an English word tells of: early, mid, late.
func (p *periodReader) englishPart() string {
	switch p.c.at(p.at).Text {
	case "early":
		return "time.part.1"
	case "mid":
		return "time.part.2"
	case "late":
		return "time.part.3"
	case "beginning", "start":
		if p.c.at(p.at+1).Text == "of" {
			return "time.part.begin"
		}
	}
	return ""
}

// endOfThe reads the month behind the end of, or the last day of.
func (p *periodReader) endOfThe(at int) bool {
	if p.c.at(at).Text == "the" {
		at++
	}
	if p.c.at(at).Text != "month" {
		return false
	}
	p.at, p.year, p.yearSaid = at+1, p.c.base.Year(), true
	p.thirds(p.c.base, "time.part.end")
	return true
}

// monthsEnded reads three months ended sept. 30, six months to june, the quarter through march 2023.
func (p *periodReader) monthsEnded() bool {
	at, months := p.at, 0
	switch n, ok := p.c.integer(at); {
	case ok && n > 0 && n < 13 && p.c.at(at+1).Text == "months":
		at, months = at+2, n
	case p.c.at(at).Text == "quarter":
		at, months = at+1, 3
	case p.c.at(at).Text == "year":
		at, months = at+1, 12
	}
	if y, ok := p.c.integer(at + 1); months == 9 && p.c.at(at).Text == "of" && ok &&
		plausible(y) { // nine months of 2024
		p.at, p.year, p.yearSaid = at+2, y, true
		p.set(bulletin.MonthsFrom(bulletin.NewMonth(y, 1), bulletin.NewMonth(y, months)), "span")
		return true
	}
	switch end := p.c.at(at).Text; {
	case months == 0, end != "ended" && end != "ending" && end != "to" && end != "through":
		return false
	}
	if at++; p.c.at(at).Text == "in" {
		at++
	}
	day, dated := p.c.integer(at)
	if dated {
		at++
	}
	n, ok := p.relative(at, "mon.")
	if p.at = at + 1; !ok {
		return false
	}
	if !dated {
		if day = p.dayBehind(); day == 0 {
			day = endOfMonth
		}
	}
	if !p.yearBehind() {
		p.year = p.yearOf(n)
	}
	m := bulletin.NewMonth(p.year, n)
	p.set(bulletin.MonthsFrom(m-bulletin.Month(months)+1, m), map[int]string{3: "quarter", 6: "half", 12: "year"}[months])
	return day >= endOfMonth
}

// endOfMonth is a day that only the end of a month has: the years and quarters of firms end with a month.
const endOfMonth = 28

// isMonth reports whether the name of a month is meant as one: may is also a verb, mar and sep are not words.
func (p *periodReader) isMonth(at int, said bool) bool {
	if p.firstMonth(at) {
		return false
	}
	t := p.c.at(at)
	if t.Text != "may" || said || len(p.c.order) == 1 || t.flag&hyphenated != 0 { // january-may
		return true
	}
	b, a := p.c.before(1), p.c.at(at+1)
	if t.flag&wasUpper != 0 && (a.Kind == "direction" || a.Kind == "measure" || a.Class >= Product && a.Class <= Goods) { // May exports
		return true
	}
	return b.Kind == "link" || b.Kind == "direction" && strings.HasSuffix(b.Text, "in") || // shipped in May
		b.Kind == "bound" || b.Is("cmp.than") || t.flag&wasUpper != 0 && a.isMark("'") || // above May, below May's
		b.Is("op.and") || b.isMark("-~,、(") || a.Class == Number || a.Kind == "rel" ||
		a.Is("link.to") || a.isMark("-~") || a.flag&hyphenated != 0
}

// dayBehind reads the day behind a month's name: nov 4, november 4th, nov. 4. Two digits behind it that no year
// follows are a day as well.
func (p *periodReader) dayBehind() int {
	at := p.at
	if p.c.mark(at, ".") {
		at++
	}
	if p.c.at(at).Text == "the" {
		at++
	}
	d, ok := p.c.integer(at)
	if !ok || d < 1 || d > 31 || p.c.isUnit(at+1) {
		return 0
	}
	p.at = at + 1
	return d
}

// bareYear reads a year without 年, where what stands around says that it is one: in 2024, since 2021, 2022至2024年,
// 从2016到2018, and 2023 before all else.
func (p *periodReader) bareYear(y int) bool {
	c, t := p.c, p.c.at(p.at)
	before, next := c.before(1), c.at(p.at+1)
	if t.Kind != "arabic" || len(t.Digits) != 4 || next.Is("time.year") || next.Kind == "unit" ||
		next.Kind == "scale" || next.Kind == "counter" || next.isMark("%") {
		return false
	}
	opened := before.Is("prep.in") || before.Text == "for" || before.Text == "allof" || before.Is("link.from") || before.Is("bound.between") ||
		before.Is("time.since") || before.Is("time.until")
	second := before.Is("link.to") || before.isMark("-~") || before.Is("op.and")
	first := c.before(2)
	switch {
	case opened:
	// its 2023 rare earth quota
	case before.Class == Filler && (before.Text == "its" || before.Text == "their" || before.Text == "the") &&
		(next.Class >= Product && next.Class <= Goods || next.Kind == "kind" || next.Kind == "stage" ||
			next.Kind == "direction" || next.Is("op.sum")):
	case second && first.Class == PeriodOf && first.Kind == "year": // 从2016到2018
	// 2022至2024年
	case (next.Is("link.to") || next.isMark("-~") || next.Is("op.and") || next.isMark("、")) && p.yearAt(p.at+2):
	case c.done == 0 && p.at == 0 && next.flag&gapBefore != 0 && next.mask&mTime == 0 && y <= c.base.Year()+1 &&
		(next.Class == Word && next.Kind != "move" || next.Class >= Product && next.Class <= Goods):
	default:
		return false
	}
	p.at++
	p.year, p.yearSaid = y, true
	p.set(bulletin.YearOf(y), "year")
	return true
}

// yearAt reports whether a year with 年 behind it stands at i.
func (p *periodReader) yearAt(i int) bool {
	n, ok := p.c.integer(i)
	return ok && p.c.word(i+1, "time.year") && (plausible(n) || len(p.c.at(i).Value) == 2 && n > 0)
}
