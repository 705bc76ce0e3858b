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

// yearBegin reads 2024年初, 去年年初.
func (p *periodReader) yearBegin() bool {
	n, ok := p.c.integer(p.at)
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
	case "time.part.end":
		month = 12
	case "time.part.begin":
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
