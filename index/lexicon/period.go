package lexicon

import (
	"strconv"
	"strings"

	"rebot/index/bulletin"
)

// dated reads a date, a month, a quarter, a half, a year or a run of months from its parts.
func dated(c *composer, i int) (Token, int) {
	p := periodReader{c: c, at: i}
	t := Token{Class: PeriodOf}
	if !p.read() || p.at == i {
		return t, 0
	}
	t.Period, t.Year, t.Kind, t.ID = p.period, p.yearSaid, p.kind, p.id
	t.Value = p.period.String()
	return t, p.at - i
}

// A periodReader reads one period from a token on.
type periodReader struct {
	c        *composer
	at       int
	year     int
	yearSaid bool
	period   bulletin.Period
	kind     string // day, month, quarter, half, year, span, ytd, rel, none
	id       string
}

func (p *periodReader) read() bool {
	if p.iso() || p.relativeSpan() || p.named() || p.english() {
		return true
	}
	start := p.at
	p.readYear()
	p.skip("link.of")
	if p.part() {
		return true
	}
	if p.yearSaid {
		if p.c.word(p.at-1, "link.of") && p.at-1 > start {
			p.at--
		}
		p.set(bulletin.YearOf(p.year), "year")
		return true
	}
	p.at = start
	return false
}

func (p *periodReader) set(period bulletin.Period, kind string) { p.period, p.kind = period, kind }

func (p *periodReader) skip(id string) {
	if p.c.word(p.at, id) {
		p.at++
	}
}

// readYear reads 2024年, 24年, 今年, 去年.
func (p *periodReader) readYear() {
	t := p.c.at(p.at)
	if t.Class == Word && strings.HasPrefix(t.ID, "rel.year.") {
		n, _ := strconv.Atoi(t.ID[len("rel.year."):])
		p.year, p.yearSaid, p.at = p.c.base.Year()+n, true, p.at+1
		return
	}
	n, ok := p.c.integer(p.at)
	if !ok || !p.c.word(p.at+1, "time.year") || t.About != "" {
		return
	}
	if len(t.Value) == 2 && n >= 0 && n <= p.c.base.Year()-2000+10 {
		n += 2000
	}
	if n >= 1900 && n <= 2199 {
		p.year, p.yearSaid, p.at = n, true, p.at+2
	}
}

// part reads what stands behind a year: a month, a day, a quarter, a half, the first so many months.
func (p *periodReader) part() bool {
	switch {
	case p.c.word(p.at, "time.half1"):
		return p.half(1)
	case p.c.word(p.at, "time.half2"):
		return p.half(7)
	case p.c.word(p.at, "time.whole") && p.yearSaid:
		p.at++
		p.set(bulletin.YearOf(p.year), "year")
		return true
	}
	return p.quarter() || p.firstMonths() || p.monthPart()
}

func (p *periodReader) half(from int) bool {
	p.at++
	if !p.yearSaid {
		p.year = p.yearOf(from)
	}
	p.set(bulletin.MonthsFrom(bulletin.NewMonth(p.year, from), bulletin.NewMonth(p.year, from+5)), "half")
	return true
}

// yearOf is the year of the newest month of that number that has begun.
func (p *periodReader) yearOf(month int) int {
	if month > p.c.base.Month() {
		return p.c.base.Year() - 1
	}
	return p.c.base.Year()
}

// quarter reads 一季度, 第三季度, 前三季度, q3.
func (p *periodReader) quarter() bool {
	at := p.at
	first := p.c.word(at, "time.first") || p.c.word(at, "front")
	if first || p.c.word(at, "ord") {
		at++
	}
	n, ok := p.c.integer(at)
	if !ok || n < 1 || n > 4 || !p.c.word(at+1, "time.quarter") {
		return p.latinQuarter()
	}
	p.at = at + 2
	if p.c.word(p.at, "time.quarter") {
		p.at++
	}
	return p.setQuarter(n, first)
}

func (p *periodReader) setQuarter(n int, first bool) bool {
	if !p.yearSaid {
		p.year = p.yearOf(n*3 - 2)
	}
	q := bulletin.QuarterOf(p.year, n)
	if first && n > 1 {
		p.set(bulletin.MonthsFrom(bulletin.NewMonth(p.year, 1), q.To.Month), "ytd")
		return true
	}
	p.set(q, "quarter")
	return true
}

func (p *periodReader) latinQuarter() bool {
	if t := p.c.at(p.at); t.Class == Word && strings.HasPrefix(t.ID, "q.") {
		p.at++
		n, _ := strconv.Atoi(t.ID[2:])
		return p.setQuarter(n, false)
	}
	return false
}

// firstMonths reads 前11个月, 头两个月, 前8月, 1-11月累计.
func (p *periodReader) firstMonths() bool {
	n, ok := p.c.integer(p.at + 1)
	if !p.c.word(p.at, "time.first") && !p.c.word(p.at, "front") || !ok || n < 1 || n > 12 {
		return false
	}
	if !p.c.word(p.at+2, "time.months") && !p.c.word(p.at+2, "time.month") {
		return false
	}
	p.at += 3
	if !p.yearSaid {
		p.year = p.yearOf(n)
	}
	p.set(bulletin.MonthsFrom(bulletin.NewMonth(p.year, 1), bulletin.NewMonth(p.year, n)), "ytd")
	return true
}

// monthPart reads 11月, 11月4日, 11月上旬, 1-11月, 11月4-8日.
func (p *periodReader) monthPart() bool {
	n, ok := p.c.integer(p.at)
	if !ok {
		return p.monthWord()
	}
	if p.runOfMonths(n) {
		return true
	}
	if !p.c.word(p.at+1, "time.month") || n < 1 || n > 12 {
		return p.dayAlone(n)
	}
	p.at += 2
	return p.inMonth(n)
}

// inMonth reads what stands behind a month.
func (p *periodReader) inMonth(n int) bool {
	if !p.yearSaid {
		p.year = p.yearOf(n)
	}
	m := bulletin.NewMonth(p.year, n)
	p.set(bulletin.MonthOf(m), "month")
	at := p.at
	p.skip("link.of")
	if part := p.c.at(p.at); part.Is("time.part") {
		p.at++
		p.thirds(m, part.ID)
		return true
	}
	p.at = at
	p.days(m)
	return true
}

// thirds sets the first, second or last third of a month, its beginning or its end.
func (p *periodReader) thirds(m bulletin.Month, id string) {
	from, to := 1, 10
	switch id {
	case "time.part.2":
		from, to = 11, 20
	case "time.part.3":
		from, to = 21, m.Days()
	case "time.part.end":
		from, to = m.Days(), m.Days()
	case "time.part.begin":
		from, to = 1, 5
	}
	p.set(bulletin.Period{From: bulletin.Date{Month: m, Day: from}, To: bulletin.Date{Month: m, Day: to}}, "days")
}

// days reads the day, or the days, behind a month.
func (p *periodReader) days(m bulletin.Month) {
	d, ok := p.c.integer(p.at)
	if !ok || d < 1 || d > m.Days() {
		return
	}
	if p.c.word(p.at+1, "time.day") {
		p.at += 2
		p.set(bulletin.DayOf(m, d), "day")
		return
	}
	e, ok := p.c.integer(p.at + 2)
	if ok && p.joins(p.at+1) && p.c.word(p.at+3, "time.day") && d < e && e <= m.Days() {
		p.at += 4
		p.set(bulletin.Period{From: bulletin.Date{Month: m, Day: d}, To: bulletin.Date{Month: m, Day: e}}, "days")
	}
}

// joins reports whether the token at i stands between the ends of a range.
func (p *periodReader) joins(i int) bool { return p.c.mark(i, "-~") || p.c.word(i, "link.to") }

// runOfMonths reads 1-11月, 9至11月, 1月-11月 of one year.
func (p *periodReader) runOfMonths(n int) bool {
	at := p.at + 1
	if p.c.word(at, "time.month") {
		at++
	}
	if p.joins(at) && p.c.mark(at+1, "-~") {
		at++
	}
	e, ok := p.c.integer(at + 1)
	if !ok || !p.joins(at) || !p.c.word(at+2, "time.month") || n < 1 || e <= n || e > 12 {
		return false
	}
	if _, day := p.c.integer(at + 3); day && p.c.word(at+4, "time.day") {
		return false // 9月至10月5日 are two dates
	}
	p.at = at + 3
	if !p.yearSaid {
		p.year = p.yearOf(e)
	}
	kind := "span"
	if n == 1 {
		kind = "ytd"
	}
	p.set(bulletin.MonthsFrom(bulletin.NewMonth(p.year, n), bulletin.NewMonth(p.year, e)), kind)
	return true
}

// dayAlone reads 20日 without a month, which the text around has to tell.
func (p *periodReader) dayAlone(n int) bool {
	if !p.c.word(p.at+1, "time.day") || p.yearSaid || n < 1 || n > 31 || p.c.at(p.at).About != "" {
		return false
	}
	p.at += 2
	p.set(bulletin.Period{}, "day")
	if n <= p.c.base.Days() {
		p.set(bulletin.DayOf(p.c.base, n), "day")
	}
	p.id = "day.alone"
	return true
}

// monthWord reads 本月, 上月, 上上个月, 上季度, and nov.
func (p *periodReader) monthWord() bool {
	t := p.c.at(p.at)
	switch {
	case t.Class != Word:
		return false
	case strings.HasPrefix(t.ID, "rel.month.") && !p.yearSaid:
		n, _ := strconv.Atoi(t.ID[len("rel.month."):])
		p.at++
		m := p.c.base + bulletin.Month(n)
		p.year, p.yearSaid, p.id = m.Year(), true, t.ID
		return p.inMonth(m.Month())
	case strings.HasPrefix(t.ID, "rel.quarter.") && !p.yearSaid:
		n, _ := strconv.Atoi(t.ID[len("rel.quarter."):])
		p.at++
		m := p.c.base + bulletin.Month(3*n)
		p.year, p.yearSaid, p.id = m.Year(), true, t.ID
		return p.setQuarter((m.Month()+2)/3, false)
	}
	return false
}

// iso reads 2024-11, 2024/11, 2024-11-12.
func (p *periodReader) iso() bool {
	y, ok := p.c.integer(p.at)
	m, ok2 := p.c.integer(p.at + 2)
	if !ok || !ok2 || y < 1990 || y > 2199 || m < 1 || m > 12 || !p.c.mark(p.at+1, "-/") || p.c.at(p.at).Kind != "arabic" {
		return false
	}
	month := bulletin.NewMonth(y, m)
	p.year, p.yearSaid = y, true
	if d, ok := p.c.integer(p.at + 4); ok && p.c.mark(p.at+3, "-/") && d >= 1 && d <= month.Days() {
		p.at += 5
		p.set(bulletin.DayOf(month, d), "day")
		return true
	}
	if p.c.word(p.at+3, "time.year") || p.c.word(p.at+3, "time.month") {
		return false
	}
	p.at += 3
	p.set(bulletin.MonthOf(month), "month")
	return true
}
