package lexicon

import "rebot/index/bulletin"

// monthPart reads 11月, 11月4日, 11月上旬, 1-11月, 一二月, 11月4-8日, and the 9 of 9、10月.
func (p *periodReader) monthPart() bool {
	n, to, ok := p.ends(p.at)
	if !ok || p.c.at(p.at).numeral == ordinal {
		return p.monthWord()
	}
	if n != to {
		if !p.c.word(p.at+1, "time.month") || n < 1 || to > 12 {
			return false
		}
		p.at += 2
		return p.run(n, to)
	}
	if p.runOfMonths(n) {
		return true
	}
	inYear := 1 <= n && n <= 12
	if inYear && p.listed(p.at, "time.month") {
		p.at++
		return p.inMonth(n)
	}
	if !inYear || !p.c.word(p.at+1, "time.month") || p.c.at(p.at+1).Text == "months" {
		return p.dayAlone(n)
	}
	p.at += 2
	return p.inMonth(n)
}

// listed reports whether the number at i is one of several that share the word behind the last: 9、10月, 一、二季度.
func (p *periodReader) listed(i int, id string) bool {
	for k := i + 1; k < i+24 && (p.c.mark(k, "、") || p.c.word(k, "op.and")); k += 2 {
		n, ok := p.c.integer(k + 1)
		if !ok || n < 1 || n > 12 {
			return false
		}
		if p.c.word(k+2, id) {
			return !isLatin(firstRune(p.c.at(k + 2).Text))
		}
	}
	return false
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

// thirds sets the first, second or last third of a month, a half, its beginning or its end.
func (p *periodReader) thirds(m bulletin.Month, id string) {
	if id == "time.part.end" {
		p.id = "month.end"
	}
	if part, ok := PartOf(m, id); ok {
		p.set(part, "days")
	}
}

// partsOf are the first and the last day of the parts of a month, 0 for its own last one.
var partsOf = map[string][2]int{"time.part.1": {1, 10}, "time.part.2": {11, 20}, "time.part.3": {21, 0},
	"time.part.12": {1, 20}, "time.part.23": {11, 0}, "time.part.half1": {1, 15}, "time.part.half2": {16, 0},
	"time.part.end": {0, 0}, "time.part.begin": {1, 5}}

// PartOf gives the days of a month that a word for a part of it means, and reports whether it is such a word: 中旬.
func PartOf(m bulletin.Month, id string) (bulletin.Period, bool) {
	days, ok := partsOf[id]
	for k, d := range days {
		if d == 0 {
			days[k] = m.Days()
		}
	}
	return bulletin.Period{From: bulletin.Date{Month: m, Day: days[0]}, To: bulletin.Date{Month: m, Day: days[1]}}, ok
}

// days reads the day, or the days, behind a month.
func (p *periodReader) days(m bulletin.Month) {
	d, ok := p.c.integer(p.at)
	if !ok || d < 1 || d > 31 {
		return
	}
	for m.Month() == 2 && d == 29 && m.Days() < 29 && !p.yearSaid { // the newest that there was
		m -= 12
	}
	if t := p.c.at(p.at); t.Kind == "han" && d > 9 && p.closed(p.at+1) { // 八月十五
		p.at++
		p.set(bulletin.DayOf(m, min(d, m.Days())), "day")
		return
	}
	if p.c.word(p.at+1, "time.day") {
		p.at += 2
		if p.set(bulletin.Period{}, "day"); d <= m.Days() { // there is no 30 February
			p.set(bulletin.DayOf(m, d), "day")
		}
		p.weekday()
		return
	}
	e, ok := p.c.integer(p.at + 2)
	if ok && p.joins(p.at+1) && p.c.word(p.at+3, "time.day") && d < e && e <= m.Days() {
		p.at += 4
		p.set(bulletin.Period{From: bulletin.Date{Month: m, Day: d}, To: bulletin.Date{Month: m, Day: e}}, "days")
	}
}

// closed reports whether the text, or a clause of it, ends before the token at i.
func (p *periodReader) closed(i int) bool { return i >= len(p.c.order) || p.c.mark(i, ",。;!?)") }

// weekday takes the day of the week behind a date: 11月22日（星期五）.
func (p *periodReader) weekday() {
	switch {
	case p.c.word(p.at, "time.weekday"):
		p.at++
	case p.c.mark(p.at, "(") && p.c.word(p.at+1, "time.weekday") && p.c.mark(p.at+2, ")"):
		p.at += 3
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
	if _, day := p.c.integer(at + 3); day && p.c.word(at+4, "time.day") || p.c.at(at+3).Is("time.part") {
		return false // 9月至10月5日 are two dates
	}
	p.at = at + 3
	return p.run(n, e)
}

func (p *periodReader) run(n, e int) bool {
	kind, begun := "span", n
	if n == 1 { // 1-11月 are over when they are told of
		kind, begun = "ytd", e
	}
	if !p.yearSaid {
		p.year = p.yearOf(begun)
	}
	p.months(n, e, kind)
	return true
}

// dayAlone reads 20日 without a month, which the text around has to tell.
func (p *periodReader) dayAlone(n int) bool {
	if !p.c.word(p.at+1, "time.day") || p.yearSaid || n < 1 || n > 31 {
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

// firstMonth reports whether the token at i is the Chinese name of January, which goes as 1月 does: 元月3日.
func (p *periodReader) firstMonth(i int) bool {
	t := p.c.at(i)
	return t.Is("mon.1") && !isLatin(firstRune(t.Text))
}

// monthWord reads 元月, 本月, 上月, 上上个月, 上季度, 去年本月.
func (p *periodReader) monthWord() bool {
	id := p.c.at(p.at).ID
	if p.firstMonth(p.at) {
		p.at++
		return p.inMonth(1)
	}
	if n, ok := p.relative(p.at, "rel.month."); ok && (!p.yearSaid || n == 0) {
		m := p.c.base + bulletin.Month(n)
		if !p.yearSaid {
			p.year = m.Year()
		}
		p.at++
		p.yearSaid, p.id = true, id
		return p.inMonth(m.Month())
	}
	if n, ok := p.relative(p.at, "rel.quarter."); ok && !p.yearSaid {
		p.at++
		m := p.c.base + bulletin.Month(3*n)
		p.year, p.yearSaid, p.id = m.Year(), true, id
		q := (m.Month() + 2) / 3
		return p.setQuarter(q, q, false)
	}
	return false
}
