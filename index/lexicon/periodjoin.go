package lexicon

import (
	"strings"

	"rebot/index/bulletin"
)

// joinedPeriods reads a run between two periods and the openings and ends of one: 9月至11月, 从2021年到现在, 2021年以来, 截至11月.
func joinedPeriods(c *composer, i int, t *Token) int {
	at := i
	from, until := c.word(i, "link.from"), c.word(i, "time.until") || c.through(i)
	if from || until {
		at++
		if until && (c.at(at).Text == "the" || c.at(at).Is("link.to") || c.at(at).Class == PeriodOf && c.at(at).Period.IsZero() && isLatin(firstRune(c.at(at).Text))) {
			at++ // as of Friday November 15
		}
	}
	if c.at(at).Class != PeriodOf || c.at(at).Period.IsZero() {
		return 0
	}
	*t = *c.at(at)
	t.Parts = nil
	if until {
		return c.until(t) + at - i
	}
	if c.spelledRun(at, t) { // sep-nov 2024
		return at + 2 - i
	}
	join := at + 1
	switch {
	case c.word(join, "time.since"), from && c.since(i, join):
		if !c.word(join, "time.since") {
			join--
		}
		t.Period, t.Kind, t.ID = spanTo(t.Period, c.base), "span", "since"
		t.Value = t.Period.String()
		return join + 1 - i
	case c.word(join, "link.to") || c.mark(join, "-~") || c.pairs(i, join):
		return c.run(i, join, t)
	case c.mark(join, ".") && c.mark(join+1, "."): // 2025-01..2025-02
		return c.run(i, join+1, t)
	}
	return c.inherit(i, t)
}

// since reports whether a link opens a time that lasts: since 2021, 自2018年, and not 自2018年至2020年.
func (c *composer) since(i, behind int) bool {
	switch c.at(i).Text {
	case "since", "自从":
		return true
	case "自":
		return !c.word(behind, "link.to") && !c.mark(behind, "-~")
	}
	return false
}

// through reports whether a month ends a time that begins with its year: through November, where no other month is
// before it.
func (c *composer) through(i int) bool {
	t := c.at(i)
	return t.Is("link.to") && len(t.Text) > 2 && isLatin(firstRune(t.Text)) && c.before(1).Class != PeriodOf &&
		c.at(i+1).Kind == "month"
}

// until reads 截至11月: from the beginning of the year. A day is a day.
func (c *composer) until(t *Token) int {
	t.ID = "until"
	if t.Kind == "month" || t.Kind == "days" && t.Period.IsDay() {
		t.Period, t.Kind = bulletin.YearTo(t.Period.To.Month), "ytd"
		t.Value = t.Period.String()
	}
	return 1
}

// spelledRun joins two English months with a hyphen between them.
func (c *composer) spelledRun(at int, t *Token) bool {
	b := c.at(at + 1)
	if b.Class != PeriodOf || b.flag&hyphenated == 0 {
		return false
	}
	return c.join(t, b)
}

// pairs reports whether 和 or and joins two ends: between sep and nov, 2007年和2009年之间.
func (c *composer) pairs(i, join int) bool {
	return c.word(join, "op.and") && (c.before(1).Is("bound.between") || c.word(join+2, "bound.betweenbehind"))
}

// run joins the periods on both sides of a link.
func (c *composer) run(i, join int, t *Token) int {
	at := join + 1
	if c.mark(join, "-~") && c.mark(at, "-~") { // ——
		at++
	}
	if c.at(at).Text == "the" && isLatin(firstRune(c.at(join).Text)) { // between January and the end of May
		at++
	}
	b := c.at(at)
	if b.Is("time.now") || b.Class == Filler && (b.Text == "现在" || b.Text == "目前" || b.Text == "如今" || b.Text == "当前") {
		t.Period, t.Kind = spanTo(t.Period, c.base), "span"
		t.Value = t.Period.String()
		return at + 1 - i
	}
	if b.Class != PeriodOf || b.Period.IsZero() || !c.join(t, b) {
		return 0
	}
	if c.word(join, "op.and") && c.word(at+1, "bound.betweenbehind") {
		at++
	}
	return at + 1 - i
}

// inherit gives a period without a year that of the one before it: 2023年9月和10月.
func (c *composer) inherit(i int, t *Token) int {
	b, sep := c.before(2), c.before(1)
	if t.Year || t.ID == "day.alone" || t.Period.From.Day > 0 || c.at(i).Class != PeriodOf || b.Class != PeriodOf ||
		!b.Year || b.Period.IsZero() || !sep.isMark("、") && !sep.Is("op.and") {
		return 0
	}
	t.Period = inYearAfter(t.Period, b.Period.From.Month)
	t.Year, t.Value = true, t.Period.String()
	return 1
}

// spanTo runs from the beginning of a period to a month.
func spanTo(p bulletin.Period, m bulletin.Month) bulletin.Period {
	switch {
	case p.From.Month > m:
		return p
	case p.From.Day > 0:
		return bulletin.Period{From: p.From, To: bulletin.Date{Month: m, Day: m.Days()}}
	}
	return bulletin.MonthsFrom(p.From.Month, m)
}

// join makes t run from its beginning to the end of another period. A day alone belongs to the month before it.
func (c *composer) join(t, end *Token) bool {
	a, b := t.Period, end.Period
	if a.From.Day == 0 && strings.HasPrefix(end.Text, "endof") {
		b = bulletin.MonthOf(b.To.Month)
	}
	if end.ID == "day.alone" && a.IsDay() {
		if b = bulletin.DayOf(a.From.Month, b.From.Day); b.From.Day < a.From.Day {
			return false
		}
	}
	if t.Year && !end.Year {
		b = inYearAfter(b, a.From.Month)
	}
	if !t.Year && end.Year {
		a = a.Shift(12 * (b.From.Month.Year() - a.From.Month.Year()))
	}
	from, to := a.From, b.To
	if from.Month > to.Month && !t.Year {
		from.Month -= 12
	}
	if from.Month > to.Month || (from.Day == 0) != (to.Day == 0) || from.Day > from.Month.Days() ||
		to.Day > to.Month.Days() {
		return false
	}
	id := t.ID
	*t = Token{Class: PeriodOf, Kind: "span", ID: id, Year: t.Year || end.Year, Period: bulletin.Period{From: from,
		To: to}}
	t.Value = t.Period.String()
	return true
}

// inYearAfter moves months into the year of another month, or the year after where they would lie before it.
func inYearAfter(p bulletin.Period, m bulletin.Month) bulletin.Period {
	p = p.Shift(12 * (m.Year() - p.From.Month.Year()))
	if p.To.Month < m {
		p = p.Shift(12)
	}
	return p
}
