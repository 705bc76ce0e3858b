package clause

import (
	"strings"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// thisWeek reports whether the clause's time is the week that the text is of.
func (c *clause) thisWeek() bool {
	return c.vague == "本周" || c.vague == "这周" || c.vague == "本周内" || c.vague == "thisweek"
}

// thisIssue reports whether the clause's time is the days that the text is of, a week or two.
func (c *clause) thisIssue() bool {
	return c.vague == "本期" || c.vague == "近两周" || c.vague == "近2周" || c.vague == "过去两周" || c.vague == "两周来"
}

// weekday reports whether the clause's time is a day of the week.
func (c *clause) weekday() bool { return dayOfWeek(c.vague) > 0 }

// dayOfWeek gives 1 for 周一 up to 7 for 周日, and 0 for what is none.
func dayOfWeek(s string) int {
	if day, ok := englishDays[strings.TrimPrefix(s, "last")]; ok {
		return day
	}
	for _, week := range []string{"周", "星期", "礼拜", "上周", "上星期"} {
		if day, ok := strings.CutPrefix(s, week); ok {
			switch day {
			case "日", "天":
				return 7
			case "一", "二", "三", "四", "五", "六":
				return strings.Index("一二三四五六", day)/len("一") + 1
			}
		}
	}
	return 0
}

var englishDays = map[string]int{
	"monday":    1,
	"tuesday":   2,
	"wednesday": 3,
	"thursday":  4,
	"friday":    5,
	"saturday":  6,
	"sunday":    7,
}

// inIssue reports whether the clause's time can be plain from the time that the text is of.
func (c *clause) inIssue() bool {
	return c.thisWeek() || c.lastWeek() || c.today() || c.thisIssue() || c.weekday()
}

// lastWeek reports whether the clause's time is the week before, which a text may say the days of once.
func (c *clause) lastWeek() bool { return c.vague == "上周" || c.vague == "lastweek" }

// today reports whether the clause's time is the day that the text is of.
func (c *clause) today() bool {
	return c.vague == "今日" || c.vague == "今天" || c.vague == "today"
}

func (p *parser) period(t *lexicon.Token) {
	f := filling{name: t.Value, printed: t.Text, token: t, period: t.Period}
	compared := p.open || p.compared()
	switch {
	case p.earlier(t), f.period.IsZero() && isASCII(t.Text) && p.fromThen(f):
	case f.period.IsZero() && isASCII(t.Text) && p.prep == 'f':
		p.fromDay(&f)
	case p.share != nil:
		if !f.period.IsZero() {
			p.share.period = &f
		}
	case t.ID == "time.sameperiod" && !t.Period.IsZero() && p.prep == 'f' && p.ofAmount(): // 由上年同期的 19.8% 降至
		p.ofNext(f)
	case t.ID == "time.sameperiod" && !t.Period.IsZero() && !compared:
		p.c.year = t
	case t.ID == "time.sameperiod" && !compared, t.Text == "当日", t.Text == "当天", t.Text == "同日":
		p.c.same = p.c.same || p.cmp.id == ""
		if t.Text == "同月" {
			p.c.thatMonth = t
		}
	case t.Kind == "year" && p.tok(1).ID == "time.sameperiod" && !compared:
		p.c.year = t
		p.at++
	case !compared && p.samePeriodBefore() && !t.Period.IsZero(): // in the same period of last year
		if f.same = true; !p.fromThen(f) {
			p.c.year = t
		}
	case t.ID == "rel.month.0" && p.toldOn():
		day := &p.c.said[slotPeriod][0]
		day.period = bulletin.MonthOf(day.period.From.Month)
	case wholeYear(t) && p.c.said.has(slotPeriod),
		t.ID == "rel.month.0" && p.c.said.has(slotPeriod) && p.last == slotPeriod:
		p.c.whole = p.c.whole || wholeYear(t)
	case p.cmp.base != nil && t.ID == "time.ytd" && !p.settled(): // 7月26日的今年以来最低点
	case compared:
		if t.Kind == "year" && p.tok(1).ID == "time.sameperiod" { // 较 2024 年同期的 4725 吨
			f.same = true
			p.at++
		}
		f.same = f.same || t.ID == "time.sameperiod" && !t.Period.IsZero() // 与上年同期持平
		p.cmp.base, p.open = &f, false
		p.compares(&f)
	case t.ID == "since": // 自2016年1月起: until when is not said
		p.c.vague, p.c.since = t.Text, t
	case t.Period.IsZero() && p.prep == 'f' && p.ofAmount(): // 由上周的 412 万元/吨调整为
		p.ofNext(f)
	case t.Period.IsZero():
		if p.c.vague = t.Text; t.ID == "time.week" && p.c.said.has(slotPeriod) { // 11 月第三周
			p.c.guess = true
			p.bad("the time " + t.Text)
		}
	case p.fromThen(f): // up 12.2% from 4,290 tons in October
	case (p.prep == 'f' || p.tok(-1).Text == "on" && !t.Period.IsDay()) && isASCII(t.Text) && p.changeBefore(2) != nil: // up 22.6% from April, on 2011
		p.changeBefore(2).cmp, p.prep = comparison{id: "cmp.than", base: &f}, 0
	case p.prep == 'f' || p.ofAmount():
		p.ofNext(f)
	default:
		p.putPeriod(t, f)
	}
}

// putPeriod takes a time as the one that is told of.
func (p *parser) putPeriod(t *lexicon.Token, f filling) {
	have := p.c.said[slotPeriod]
	p.c.whole = p.c.whole || wholeYear(t)
	p.told = p.been && len(have) == 0
	if len(have) == 1 && have[0].token != nil && strings.HasSuffix(have[0].token.Text, "期") &&
		t.Period.IsDay() { // 前一期为 5 月 9 日
		p.c.said[slotPeriod] = nil
	}
	p.put(slotPeriod, f)
}

// toldOn reports whether the clause has named a day, and then what was done on it: 5 月 8 日公布当月挂牌价.
func (p *parser) toldOn() bool {
	have := p.c.said[slotPeriod]
	return len(have) == 1 && have[0].period.IsDay() && have[0].token != nil && have[0].token != p.tok(-1)
}

// fromDay takes a day of the week that a change or a price is told against: flat from Thursday.
func (p *parser) fromDay(f *filling) {
	base := comparison{id: "cmp.than", base: f}
	if x := p.changeBefore(2); x != nil {
		x.cmp = base
	}
	if p.prep = 0; p.pricesBehind() { // from Wednesday's prices of $8,150
		p.c.amounts = append(p.c.amounts, amount{role: roleBase, cmp: base, period: f})
	}
}

// samePeriodBefore reports whether English words for the same time stand before a year.
func (p *parser) samePeriodBefore() bool {
	back := 1
	if p.tok(-1).Is("link.of") {
		back = 2
	}
	t := p.tok(-back).Text
	return strings.HasSuffix(t, "sameperiod") || strings.HasSuffix(t, "samemonth")
}

// fromThen gives an English time to the figure right before it that something went from, and to the change before that.
func (p *parser) fromThen(f filling) bool {
	n := len(p.c.amounts)
	if n == 0 || !isASCII(f.printed) {
		return false
	}
	a := &p.c.amounts[n-1]
	if a.role != roleFrom && (a.role != roleBase || a.cmp.base != nil) || a.period != nil || a.token == nil {
		return false
	}
	back := 1
	for p.tok(-back).Is("prep.in") || p.tok(-back).Of("direction") || p.tok(-back).Is("measure.dealt") || p.tok(-back).Fills() && p.tok(-back).Class != lexicon.Quantity {
		back++
	}
	if p.tok(-back) != p.c.amounts[n-1].token {
		return false
	}
	p.c.amounts[n-1].period = &f
	if n == 1 { // no value that it went to stands here: the figure before is compared with it
		p.c.amounts[0].role, p.c.amounts[0].cmp = roleBase, comparison{id: "cmp.than", base: &f}
	}
	if x := p.changeBefore(back + 2); x != nil {
		x.cmp = comparison{id: "cmp.than", base: &f}
	}
	return true
}

// wholeYear reports whether a period is 全年, which names no year.
func wholeYear(t *lexicon.Token) bool {
	return t.ID == "time.whole" || t.Text == "全年" || t.Text == "整年"
}

// compared reports whether the period stands right behind 同比 or 环比, and so is the base.
func (p *parser) compared() bool { return p.cmp.id != "" && p.tok(-1).Of("compare") }

// ofAmount reports whether 的 and an amount stand behind the period, which then is of that amount alone.
func (p *parser) ofAmount() bool {
	if !p.tok(1).Is("link.of") {
		return p.c.said.has(slotExtreme) && isFigure(p.tok(1))
	}
	return isFigure(p.tok(2)) || p.tok(2).Of("extreme")
}

// partOfMonth reports whether a period is a part of a month that it does not name: 月初, 中旬.
func partOfMonth(t *lexicon.Token) bool {
	switch t.Text {
	case "月初", "月中", "月末", "月底", "上旬", "中旬", "下旬":
		return true
	}
	return false
}

func isFigure(t *lexicon.Token) bool { return t.Class == lexicon.Quantity || t.Class == lexicon.Number }

// ofNext keeps the period for the next amount. A part of a month that is not named is no plain time: 月初的 191.2 点.
func (p *parser) ofNext(f filling) {
	if partOfMonth(f.token) {
		f.period = bulletin.Period{}
	}
	p.c.amounts = append(p.c.amounts, amount{period: &f, role: p.role()})
}

func (p *parser) role() role {
	switch {
	case p.prep == 'f':
		return roleFrom
	case p.cmp.base != nil && p.cmp.id == "cmp.than":
		return roleBase
	}
	return roleValue
}
