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
	case behind.Is("time.ago"), behind.Is("front"), single && (behind.Text == "earlier" || p.beforeAll(at+2)):
		p.at = at + 3
		p.set(bulletin.MonthOf(newest-bulletin.Month(months)), "month")
	default:
		return false
	}
	p.yearSaid, p.id = true, "rel.span"
	return true
}

// beforeAll reports whether before ends what is said, so that it counts back: 4,659 tonnes a year before. A year
// before the war is another.
func (p *periodReader) beforeAll(at int) bool {
	next := p.c.at(at + 1)
	return p.c.at(at).Text == "before" && (next.Class == Mark || next.Text == "" || next.Is("link.to"))
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
	case same && (p.c.word(p.at+1, "time.sameperiod") || p.c.word(p.at+1, "link.of") && p.c.word(p.at+2,
		"time.sameperiod")):
		p.at += 2
		if p.c.word(p.at-1, "link.of") {
			p.at++
		}
		p.set(bulletin.MonthOf(p.c.base+bulletin.Month(shift)), "same")
		p.yearSaid, p.id = true, "time.sameperiod"
		return true
	case t.Is("time.ytd"): // 年初以来
		p.at++
		p.set(bulletin.YearTo(p.c.base), "ytd")
	case t.Is("time.sofar"), t.Is("time.week"), t.Is("time.today"), t.Is("time.festival"), t.Is("time.hour"),
		t.Is("time.sameperiod"):
		if p.at++; t.Is("time.week") {
			p.dayOfWeek()
		}
		if b := p.c.at(p.at); isLatin(firstRune(t.Text)) && (b.Is("time.ago") || b.Text == "earlier") { // a week earlier
			p.at++
		}
		p.set(bulletin.Period{}, "none")
	case t.Is("time.last") && p.c.word(p.at+1, "time.weekday"): // last Monday
		p.at += 2
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

// weekInMonth reads 第二周, 第三天 and 前三天, which no calendar has.
func (p *periodReader) weekInMonth() bool {
	at := p.at
	switch {
	case (p.c.word(at, "ord") || p.c.word(at, "front")) && p.c.number(at+1):
		at += 2
	case p.c.word(at, "op.second"), p.c.word(at, "op.first"):
		at++
	default:
		return false
	}
	switch p.c.at(at).Text {
	case "周":
		p.id = "time.week"
	case "天", "交易日", "个交易日":
		p.id = "time.today"
	default:
		return false
	}
	p.at = at + 1
	p.set(bulletin.Period{}, "none")
	return true
}
