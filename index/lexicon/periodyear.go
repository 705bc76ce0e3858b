package lexicon

import "rebot/index/bulletin"

func (p *periodReader) half(from int) bool {
	p.at++
	if !p.yearSaid && !p.yearBehind() {
		p.year = p.yearOf(from)
	}
	p.months(from, from+5, "half")
	return true
}

// yearBegin reads 2024年初, 去年年初, and as many months from there on: 今年开年两个月.
func (p *periodReader) yearBegin() bool {
	n, ok := p.c.integer(p.at)
	if p.c.word(p.at, "time.yearbegin") && p.firstMonths() {
		return true
	}
	switch t := p.c.at(p.at + 1); {
	case p.yearSaid && p.c.word(p.at, "time.yearbegin"):
		p.at++
	case !p.yearSaid && ok && plausible(n) && t.Is("time.yearbegin") && t.From == p.c.at(p.at).To && t.Text != "开年":
		p.year, p.yearSaid, p.at = n, true, p.at+2
	default:
		return false
	}
	p.months(1, 1, "month")
	return true
}

// whole reads 全年. Without a year it is that of the issue, unless the text around says which.
func (p *periodReader) whole() bool {
	p.at++
	if !p.yearSaid && !p.yearBehind() {
		p.year, p.id = p.c.base.Year(), "time.whole"
	}
	p.set(bulletin.YearOf(p.year), "year")
	return true
}

// edge reads 2024年底, 年初: the month at the end or the beginning of a year.
func (p *periodReader) edge() bool {
	month := 0
	switch p.c.at(p.at).ID {
	case "time.part.end", "time.part.last":
		month = 12
	case "time.part.begin", "time.part.first":
		month = 1
	}
	if !p.yearSaid || month == 0 {
		return false
	}
	p.at++
	p.months(month, month, "month")
	return true
}

// loneEdge reads 年底 and 月初 without a year or a month before them.
func (p *periodReader) loneEdge() bool {
	id := p.c.at(p.at + 1).ID
	if id != "time.part.end" && id != "time.part.begin" || p.at != p.start || p.c.before(1).Class == Number {
		return false
	}
	if p.c.at(p.at).Text == "月" {
		p.at += 2
		p.thirds(p.c.base, id)
		return true
	}
	p.at += 2
	month := 12
	if id == "time.part.begin" {
		month = 1
	}
	p.year = p.yearOf(month)
	p.months(month, month, "month")
	return true
}

// yearOf is the year of the newest month of that number that has begun.
func (p *periodReader) yearOf(month int) int {
	if month > p.c.base.Month() {
		return p.c.base.Year() - 1
	}
	return p.c.base.Year()
}

// yearBehind reads the year that an English period has behind it: q3 2024, the first half of last year.
func (p *periodReader) yearBehind() bool {
	if !isLatin(firstRune(p.c.at(p.at-1).Text)) && !isLatin(firstRune(p.c.at(p.start).Text)) {
		return false
	}
	at := p.at
	if p.c.mark(at, ",") || p.c.at(at).Text == "of" {
		at++
	}
	if p.c.at(at).Text == "the" {
		at++
	}
	if n, ok := p.relative(at, "rel.year."); ok {
		p.year, p.yearSaid, p.at = p.c.base.Year()+n, true, at+1
		return true
	}
	short := p.c.mark(at, "'")
	if short {
		at++
	}
	n, ok := p.c.integer(at)
	if short && len(p.c.at(at).Value) == 2 {
		n += 2000
	}
	if !ok || !plausible(n) || p.c.isUnit(at+1) {
		return false
	}
	p.year, p.yearSaid, p.at = n, true, at+1
	return true
}

// nth gives the number of an English ordinal: first is 1.
func (c *composer) nth(i int) int {
	switch t := c.at(i); {
	case t.Text == "first":
		return 1
	case t.Text == "second":
		return 2
	case t.Kind == "ordinal" && t.Class == Word:
		return int(t.ID[len("nth.")] - '0')
	case t.Class == Number && t.numeral == ordinal && len(t.Value) == 1:
		return int(t.Value[0] - '0')
	}
	return 0
}

// quarter reads 一季度, 第三季度, 前三季度, 首季, 一二季度, q3, third quarter of 2024.
func (p *periodReader) quarter() bool {
	at := p.at
	if n, ok := p.relative(at, "q."); ok {
		p.at++
		return p.setQuarter(n, n, false)
	}
	if n := p.c.nth(at); n > 0 && n < 5 && p.c.at(at+1).Text == "quarter" {
		p.at += 2
		return p.setQuarter(n, n, false)
	}
	if p.c.word(at, "time.first") && p.c.word(at+1, "time.quarter") { // 首季
		p.at += 2
		return p.setQuarter(1, 1, false)
	}
	first := p.c.word(at, "time.first") || p.c.word(at, "front")
	if first || p.c.word(at, "ord") {
		at++
	}
	n, to, ok := p.ends(at)
	if !ok || n < 1 || to > 4 {
		return false
	}
	switch {
	case p.c.word(at+1, "time.quarter"), first && p.c.word(at+1, "time.quarters"):
		p.at = at + 2
	case !first && p.listed(at, "time.quarter"):
		p.at = at + 1
	default:
		return false
	}
	return p.setQuarter(n, to, first)
}

// ends gives a whole number at i, or the two of 一二.
func (p *periodReader) ends(i int) (from, to int, ok bool) {
	t := p.c.at(i)
	if t.Upper == "" {
		from, ok = p.c.integer(i)
		return from, from, ok && t.Kind != "signed"
	}
	if t.Class != Number || t.Kind != "han" || len(t.Value) > 2 || len(t.Upper) > 2 {
		return 0, 0, false
	}
	a, _ := fixedOf(t.Value)
	b, _ := fixedOf(t.Upper)
	return int(a.m), int(b.m), true
}

func (p *periodReader) setQuarter(n, to int, first bool) bool {
	if !p.yearSaid && !p.yearBehind() {
		p.year = p.yearOf(to*3 - 2)
	}
	switch {
	case first && n > 1:
		p.months(1, n*3, "ytd")
	case n != to:
		p.months(n*3-2, to*3, "span")
	default:
		p.set(bulletin.QuarterOf(p.year, n), "quarter")
	}
	return true
}

// firstMonths reads 前11个月, 头两个月, 前8月, first nine months of 2024.
func (p *periodReader) firstMonths() bool {
	n, ok := p.c.integer(p.at + 1)
	first := p.c.word(p.at, "time.first") || p.c.word(p.at, "front") || p.c.word(p.at, "time.yearbegin")
	if !first || !ok || n < 1 || n > 12 {
		return false
	}
	if !p.c.word(p.at+2, "time.months") && !p.c.word(p.at+2, "time.month") {
		return false
	}
	p.at += 3
	if !p.yearSaid && !p.yearBehind() {
		p.year = p.yearOf(n)
	}
	p.months(1, n, "ytd")
	return true
}
