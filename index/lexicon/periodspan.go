package lexicon

import "rebot/index/bulletin"

// relativeSpan reads 近三个月, 过去两年, 最近半年, 三个月前, last three months, a year ago.
func (p *periodReader) relativeSpan() bool {
	at, newest := p.at, p.c.base
	last := p.c.word(at, "time.last")
	if last {
		at++
		if p.c.word(at, "link.of") {
			at++
		}
	}
	n, ok := p.c.integer(at)
	half := p.c.at(at).Value == "0.5"
	single := !ok && !half && isLatin(firstRune(p.c.at(p.at).Text)) // last year's span: the past year; a year ago
	if single {
		n, ok, at = 1, true, at-1
	}
	if !ok && !half || len(p.c.at(at).Value) == 2 && p.c.at(at).Value[0] == '0' { // 07年以前
		return false
	}
	months := p.length(at+1, n, half, last)
	if months == 0 || months > 1200 || months >= int(newest) {
		return false
	}
	switch behind := p.c.at(at + 2); {
	case last:
		p.at = at + 2
		p.set(bulletin.MonthsFrom(newest-bulletin.Month(months)+1, newest), "span")
	case behind.Is("time.ago"), behind.Is("front"):
		p.at = at + 3
		p.set(bulletin.MonthOf(newest-bulletin.Month(months)), "month")
	default:
		return false
	}
	p.yearSaid, p.id = true, "rel.span"
	return true
}

// length gives how many months n of the unit at i are.
func (p *periodReader) length(i, n int, half, last bool) int {
	switch u := p.c.at(i); {
	case u.Is("time.months") && half: // 半个月
		return 0
	case u.Is("time.months") || u.Is("time.month") && !half && (last || isLatin(firstRune(u.Text))):
		return n
	case u.Is("time.year") && half:
		return 6
	case u.Is("time.year") && n < 100:
		return 12 * n
	case u.Is("time.quarters"), u.Is("time.quarter") && last:
		return 3 * n
	}
	return 0
}

// named reads a time that counts from now or that no calendar has: 上周, 今天, 春节前, 今年以来, 去年同期.
func (p *periodReader) named() bool {
	t := p.c.at(p.at)
	shift, same := 0, false
	if n, ok := p.relative(p.at, "rel.year."); ok {
		shift, same = 12*n, true
	} else if n, ok := p.relative(p.at, "rel.month."); ok {
		shift, same = n, true
	}
	switch {
	case same && (p.c.word(p.at+1, "time.sameperiod") || p.c.word(p.at+1, "link.of") && p.c.word(p.at+2, "time.sameperiod")):
		p.at += 2
		if p.c.word(p.at-1, "link.of") {
			p.at++
		}
		p.set(bulletin.MonthOf(p.c.base+bulletin.Month(shift)), "same")
		p.yearSaid, p.id = true, "time.sameperiod"
		return true
	case t.Is("time.ytd"): // 年初以来
		p.at++
		p.set(bulletin.MonthsFrom(bulletin.NewMonth(p.c.base.Year(), 1), p.c.base), "ytd")
	case t.Is("time.sofar"), t.Is("time.week"), t.Is("time.today"), t.Is("time.festival"), t.Is("time.hour"), t.Is("time.sameperiod"):
		if p.at++; t.Is("time.week") {
			p.dayOfWeek()
		}
		p.set(bulletin.Period{}, "none")
	default:
		return p.weekInMonth()
	}
	p.yearSaid, p.id = true, t.ID
	return true
}

// dayOfWeek takes the 四 of 上周四.
func (p *periodReader) dayOfWeek() {
	t := p.c.at(p.at)
	day := t.Kind == "han" && t.Upper == "" && len(t.Value) == 1 || t.Text == "日" || t.Text == "天"
	if day && t.flag&gapBefore == 0 && !p.c.isUnit(p.at+1) && isHan(firstRune(p.c.at(p.at-1).Text)) {
		p.at++
	}
}

// weekInMonth reads 第二周, which no calendar has.
func (p *periodReader) weekInMonth() bool {
	at := p.at
	switch {
	case p.c.word(at, "ord") && p.c.number(at+1):
		at += 2
	case p.c.word(at, "op.second"):
		at++
	default:
		return false
	}
	if p.c.at(at).Text != "周" {
		return false
	}
	p.at = at + 1
	p.set(bulletin.Period{}, "none")
	p.id = "time.week"
	return true
}

// joinedPeriods reads a run between two periods and the openings and ends of one: 9月至11月, 从2021年到现在, 2021年以来, 截至11月.
func joinedPeriods(c *composer, i int, t *Token) int {
	at := i
	from, until := c.word(i, "link.from"), c.word(i, "time.until")
	if from || until {
		at++
		if until && (c.at(at).Text == "the" || c.at(at).Is("link.to")) {
			at++
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

// until reads 截至11月: from the beginning of the year. A day is a day.
func (c *composer) until(t *Token) int {
	t.ID = "until"
	if t.Kind == "month" || t.Kind == "days" && t.Period.IsDay() {
		t.Period, t.Kind = bulletin.MonthsFrom(bulletin.NewMonth(t.Period.From.Month.Year(), 1), t.Period.To.Month), "ytd"
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
	if t.Year || t.ID == "day.alone" || t.Period.From.Day > 0 || c.at(i).Class != PeriodOf || b.Class != PeriodOf || !b.Year || b.Period.IsZero() || !sep.isMark("、") && !sep.Is("op.and") {
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
	if from.Month > to.Month || (from.Day == 0) != (to.Day == 0) || from.Day > from.Month.Days() || to.Day > to.Month.Days() {
		return false
	}
	id := t.ID
	*t = Token{Class: PeriodOf, Kind: "span", ID: id, Year: t.Year || end.Year, Period: bulletin.Period{From: from, To: to}}
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
