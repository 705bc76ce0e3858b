package lexicon

import (
	"strconv"
	"strings"

	"rebot/index/bulletin"
)

// dated reads a date, a month, a quarter, a half, a year or a run of months from its parts.
func dated(c *composer, i int, t *Token) int {
	if c.number(i) && !c.mayDate(i) {
		return 0
	}
	p := periodReader{c: c, at: i, start: i}
	if !p.read() || p.at == i {
		return 0
	}
	*t = Token{Class: PeriodOf, Period: p.period, Year: p.yearSaid, Kind: p.kind, ID: p.id,
		Value: p.period.String(), Digits: p.digits}
	return p.at - i
}

// mayDate reports whether a number may begin a period: it is as long as a year and begins like one, or what stands
// behind it tells of time or joins it to another. Most numbers of a bulletin do neither.
func (c *composer) mayDate(i int) bool {
	v := c.at(i).Value
	year := len(v) > 3 && (v[:2] == "19" || v[:2] == "20" || v[:2] == "21")
	return year || c.at(i+1).mask&(mTime|mJoin) != 0 || c.mark(i+1, "-~/.、")
}

// A periodReader reads one period from a token on.
type periodReader struct {
	c         *composer
	start, at int
	year      int
	yearSaid  bool
	period    bulletin.Period
	kind      string // day, days, month, quarter, half, year, span, ytd, none
	id        string
	digits    string // of a period that may be a plain number: 2024.11
}

func (p *periodReader) read() bool {
	if p.iso() || p.packed() || p.relativeSpan() || p.named() {
		return true
	}
	at := p.at
	if p.monthsEnded() {
		return true
	}
	if p.at, p.yearSaid = at, false; p.english() {
		return true
	}
	p.readYear()
	if p.yearBegin() {
		return true
	}
	yearEnd := p.at
	if p.yearSaid {
		p.skip("link.of")
		if p.c.at(p.at).Text == "年" && p.c.at(p.at+1).Is("time.part") { // 去年年底
			p.at++
		}
	}
	if p.part() {
		p.sameMonth()
		return true
	}
	p.at = yearEnd
	if p.yearSaid {
		p.set(bulletin.YearOf(p.year), "year")
	}
	return p.yearSaid
}

// sameMonth takes the 当月 behind a month that is named: 9月当月.
func (p *periodReader) sameMonth() {
	if p.kind == "month" && p.id == "" && p.c.at(p.at).Text == "当月" {
		p.at++
	}
}

func (p *periodReader) set(period bulletin.Period, kind string) { p.period, p.kind = period, kind }

func (p *periodReader) months(from, to int, kind string) {
	p.set(bulletin.MonthsFrom(bulletin.NewMonth(p.year, from), bulletin.NewMonth(p.year, to)), kind)
}

func (p *periodReader) skip(id string) {
	if p.c.word(p.at, id) {
		p.at++
	}
}

// relative gives the number behind the last point of an id such as rel.month.-1, where the token has one of a kind.
func (p *periodReader) relative(at int, kind string) (int, bool) {
	t := p.c.at(at)
	if t.Class != Word || !strings.HasPrefix(t.ID, kind) {
		return 0, false
	}
	n, err := strconv.Atoi(t.ID[len(kind):])
	return n, err == nil
}

// readYear reads 2024年, 24年, 今年, 去年, and 2024 before q3, november or 全年.
func (p *periodReader) readYear() {
	if n, ok := p.relative(p.at, "rel.year."); ok {
		p.year, p.yearSaid, p.at = p.c.base.Year()+n, true, p.at+1
		return
	}
	t := p.c.at(p.at)
	n, ok := p.c.integer(p.at)
	if !ok || t.Kind == "signed" || t.numeral == ordinal {
		return
	}
	if p.c.word(p.at+1, "time.year") && !isLatin(firstRune(p.c.at(p.at+1).Text)) {
		if len(t.Value) == 2 && p.shortYear(n) {
			n += 2000
		}
		if 1900 <= n && n <= 2199 {
			p.year, p.yearSaid, p.at = n, true, p.at+2
		}
		return
	}
	next := p.c.at(p.at + 1)
	if next.Text == "年内" && plausible(n) {
		p.year, p.yearSaid, p.at = n, true, p.at+2
		return
	}
	latin := next.Class == Word && (next.Kind == "qtr" || next.Kind == "mon" || next.Is("time.half1") ||
		next.Is("time.half2"))
	if latin && len(t.Value) == 2 && next.Kind == "qtr" && next.flag&gapBefore == 0 { // 24Q3
		n += 2000
	}
	month, monthSaid := p.c.integer(p.at + 1)
	spaced := monthSaid && month <= 12 && p.c.word(p.at+2, "time.month") && next.flag&gapBefore != 0 // 2024 11月
	whole := next.Is("time.whole") && len(t.Value) == 4                                              // 2023全年
	if (latin || spaced || whole) && plausible(n) && t.Kind == "arabic" {
		p.year, p.yearSaid, p.at = n, true, p.at+1
	}
}

func plausible(year int) bool { return 1990 <= year && year <= 2199 }

// shortYear reports whether two digits before 年 are a year: 24年11月 and 24年 are, 过去10年, 二十年 and 30年前 are not.
func (p *periodReader) shortYear(n int) bool {
	t, next := p.c.at(p.at), p.c.at(p.at+2)
	if t.Value[0] == '0' { // 07年
		return true
	}
	this := p.c.base.Year() - 2000
	if n > this+10 || t.Kind == "han" && t.numeral != spelled {
		return t.Kind == "han" && n <= this+10 && p.c.number(p.at+2) && p.c.word(p.at+3, "time.month") // 二十四年十一月
	}
	if next.Class == Number || next.Kind == "time" && !next.Is("time.ago") && !next.Is("time.since") {
		return true
	}
	b := p.c.before(1)
	return n <= this+1 && (n >= 10 || t.Value[0] == '0') && next.Kind != "front" && !next.Is("time.ago") &&
		!b.Is("time.last") && !b.Is("about") && !b.Is("aspect") && b.Kind != "bound" && b.Kind != "front"
}

// part reads what stands behind a year: a month, a day, a quarter, a half, the first so many months.
func (p *periodReader) part() bool {
	switch {
	case p.c.word(p.at, "time.half1"):
		return p.half(1)
	case p.c.word(p.at, "time.half2"):
		return p.half(7)
	case p.c.word(p.at, "time.whole"):
		return p.whole()
	case p.c.at(p.at).Is("time.part"):
		return p.edge()
	case p.c.at(p.at).Text == "年" || p.c.at(p.at).Text == "月":
		return p.loneEdge()
	}
	return p.quarter() || p.firstMonths() || p.monthPart()
}
