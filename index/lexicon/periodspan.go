package lexicon

import (
	"strconv"
	"strings"

	"rebot/index/bulletin"
)

// relativeSpan reads 近三个月, 过去两年, 最近半年, 三个月前, last three months.
func (p *periodReader) relativeSpan() bool {
	at, newest := p.at, p.c.base
	last := p.c.word(at, "time.last")
	if last {
		at++
	}
	n, ok := p.c.integer(at)
	half := p.c.at(at).Value == "0.5"
	if !ok && !half {
		return false
	}
	months := 0
	switch {
	case p.c.word(at+1, "time.months") || p.c.word(at+1, "time.month") && last && !half:
		months = n
	case p.c.word(at+1, "time.year") && half:
		months = 6
	case p.c.word(at+1, "time.year") && n < 100:
		months = 12 * n
	case p.c.word(at+1, "time.quarters"), p.c.word(at+1, "time.quarter") && last:
		months = 3 * n
	}
	switch {
	case months == 0 || months > 1200:
		return false
	case last:
		p.at = at + 2
		p.set(bulletin.MonthsFrom(newest-bulletin.Month(months)+1, newest), "span")
	case p.c.word(at+2, "time.ago"), p.c.word(at+2, "front"):
		p.at = at + 3
		p.set(bulletin.MonthOf(newest-bulletin.Month(months)), "month")
	default:
		return false
	}
	p.yearSaid, p.id = true, "rel.span"
	return true
}

// named reads a time that counts from now or that no calendar has: 上周, 今天, 春节前, 今年以来.
func (p *periodReader) named() bool {
	t := p.c.at(p.at)
	switch {
	case t.Is("time.ytd"): // 年初以来
		p.at++
		p.set(bulletin.MonthsFrom(bulletin.NewMonth(p.c.base.Year(), 1), p.c.base), "ytd")
	case t.Is("time.sofar"), t.Is("time.week"), t.Is("time.today"), t.Is("time.festival"), t.Is("time.hour"), t.Is("time.sameperiod"), t.Is("time.whole"):
		p.at++
		p.set(bulletin.Period{}, "none")
	default:
		return false
	}
	p.yearSaid, p.id = true, t.ID
	return true
}

// english reads november 2024, nov, in 2024, the first half of 2024, last year.
func (p *periodReader) english() bool {
	t := p.c.at(p.at)
	if t.Class != Word {
		if y, ok := p.c.integer(p.at); ok && y >= 1990 && y <= 2199 && p.bareYear(y) {
			return true
		}
		return false
	}
	if !strings.HasPrefix(t.ID, "mon.") {
		return false
	}
	n, _ := strconv.Atoi(t.ID[4:])
	p.at++
	day := 0
	if d, ok := p.c.integer(p.at); ok && d >= 1 && d <= 31 {
		day = d
		p.at++
		if p.c.mark(p.at, ",") {
			p.at++
		}
	}
	if p.c.word(p.at, "link.of") {
		p.at++
	}
	if y, ok := p.c.integer(p.at); ok && y >= 1990 && y <= 2199 {
		p.year, p.yearSaid = y, true
		p.at++
	} else {
		p.year = p.yearOf(n)
	}
	m := bulletin.NewMonth(p.year, n)
	p.set(bulletin.MonthOf(m), "month")
	if next := p.c.at(p.at); day == 0 && next.Class == Word && strings.HasPrefix(next.ID, "mon.") { // jan-nov 2024
		q := periodReader{c: p.c, at: p.at}
		if q.english() && q.kind == "month" {
			from := bulletin.NewMonth(q.period.From.Month.Year(), n)
			if from > q.period.From.Month {
				from -= 12
			}
			p.at, p.yearSaid = q.at, q.yearSaid
			p.set(bulletin.MonthsFrom(from, q.period.From.Month), "span")
			if n == 1 {
				p.kind = "ytd"
			}
			return true
		}
	}
	if day > 0 && day <= m.Days() {
		p.set(bulletin.DayOf(m, day), "day")
	}
	return true
}

// bareYear reads a year without 年, where what stands around says that it is one: in 2024, since 2021, q3 2024, 2022至2024年.
func (p *periodReader) bareYear(y int) bool {
	before, next := p.c.at(p.at-1), p.c.at(p.at+1)
	to := (next.Is("link.to") || p.c.mark(p.at+1, "-~")) && p.c.at(p.at+2).Class == Number && p.c.word(p.at+3, "time.year")
	if !before.Is("prep.in") && !before.Is("link.from") && !to || next.Class == Word && next.Kind == "unit" || next.Is("time.year") {
		return false
	}
	p.at++
	p.year, p.yearSaid = y, true
	p.set(bulletin.YearOf(y), "year")
	return true
}

// joinedPeriods reads a run between two periods and the openings and ends of one: 9月至11月, 从2021年到现在, 2021年以来, 截至11月.
func joinedPeriods(c *composer, i int) (Token, int) {
	at := i
	from := c.word(at, "link.from")
	until := c.word(at, "time.until")
	if from || until {
		at++
	}
	if c.at(at).Class != PeriodOf || c.at(at).Period.IsZero() {
		return none, 0
	}
	a := *c.at(at)
	a.Parts = nil
	if until { // 截至11月
		a.ID = "until"
		if a.Kind == "month" {
			a.Period, a.Kind = bulletin.MonthsFrom(bulletin.NewMonth(a.Period.From.Month.Year(), 1), a.Period.To.Month), "ytd"
			a.Value = a.Period.String()
		}
		return a, at - i + 1
	}
	join := at + 1
	if c.word(join, "time.since") {
		a.Period = spanTo(a.Period, c.base)
		a.Kind, a.Value, a.ID = "span", a.Period.String(), "since"
		return a, join - i + 1
	}
	if !c.word(join, "link.to") && !c.mark(join, "-~") {
		return none, 0
	}
	b := c.at(join + 1)
	if b.Class == Word && b.Is("time.now") {
		a.Period = spanTo(a.Period, c.base)
		a.Kind, a.Value = "span", a.Period.String()
		return a, join - i + 2
	}
	if b.Class != PeriodOf || b.Period.IsZero() {
		return none, 0
	}
	return joined(a, *b, join-i+2)
}

// spanTo runs from the beginning of a period to a month.
func spanTo(p bulletin.Period, m bulletin.Month) bulletin.Period {
	if p.From.Month > m {
		return p
	}
	return bulletin.MonthsFrom(p.From.Month, m)
}

// joined runs from the beginning of one period to the end of another. A day alone belongs to the month before it.
func joined(a, b Token, n int) (Token, int) {
	if b.ID == "day.alone" && a.Period.IsDay() {
		d := b.Period.From.Day
		b.Period = bulletin.DayOf(a.Period.From.Month, d)
	}
	if a.Year && !b.Year && b.Period.From.Day == 0 {
		b.Period = inYearAfter(b.Period, a.Period.From.Month)
	}
	if !a.Year && b.Year && a.Period.From.Day == 0 {
		a.Period = a.Period.Shift(12 * (b.Period.From.Month.Year() - a.Period.From.Month.Year()))
	}
	from, to := a.Period.From, b.Period.To
	if from.Month > to.Month && !a.Year {
		from.Month -= 12
	}
	if from.Month > to.Month || (from.Day == 0) != (to.Day == 0) {
		return none, 0
	}
	t := Token{Class: PeriodOf, Kind: "span", Year: a.Year || b.Year, Period: bulletin.Period{From: from, To: to}}
	t.Value = t.Period.String()
	return t, n
}

// inYearAfter moves months into the year of another month, or the year after where they would lie before it.
func inYearAfter(p bulletin.Period, m bulletin.Month) bulletin.Period {
	p = p.Shift(12 * (m.Year() - p.From.Month.Year()))
	if p.To.Month < m {
		p = p.Shift(12)
	}
	return p
}
