package clause

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/shopspring/decimal"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// settleYear moves a period that names no year into the year that was said last, where there is one.
func settleYear(f filling, year int, issue bulletin.Month) filling {
	t := f.token
	if t == nil || t.Year || year == 0 || f.period.IsZero() || f.period.From.Month.Year() == year {
		return f
	}
	if f.period.From.Month.Year() != f.period.To.Month.Year() {
		return f
	}
	moved := f.period.Shift(12 * (year - f.period.From.Month.Year()))
	if moved.From.Month <= issue+2 { // no issue reports what is far ahead
		f.period = moved
	}
	return f
}

// inWeek settles 本周 by the days that the headline or a clause before has given for it, and 今日 by the headline's day.
func (c *clauseReader) inWeek(k *clause) {
	switch c.noteWeekday(k); {
	case k.weekday() && k.says && len(k.amounts)+len(k.changes) == 0: // the ministry said on Thursday
		k.vague = ""
	case k.today() && !k.said.has(slotPeriod) && !c.day.IsZero():
		k.said[slotPeriod] = []filling{{name: c.day.String(), period: c.day}}
	case k.today() && !k.said.has(slotPeriod):
		k.spoil("the time " + k.vague)
	case k.yesterday() && !k.said.has(slotPeriod):
		day := c.textDay()
		if day.IsDay() {
			c.dayByPrices, day = day, dayBefore(day)
		}
		if day.IsZero() || lastDay(day, 6) == day || lastDay(day, 7) == day { // on a Monday it may be the last day of trade
			k.spoil("the time " + k.vague)
			return
		}
		k.said[slotPeriod] = []filling{{name: day.String(), period: day}}
	case k.now && k.vague == "" && !k.said.has(slotPeriod) && c.day.IsDay() && k.priced():
		k.said[slotPeriod] = []filling{{name: c.day.String(), period: c.day}}
	case k.weekday() && !k.said.has(slotPeriod):
		if day := c.onWeekday(k.vague); !day.IsZero() {
			k.said[slotPeriod] = []filling{{name: day.String(), period: day}}
			return
		}
		k.spoil("the time " + k.vague)
	case !k.thisWeek() && !k.lastWeek() && !k.thisIssue():
	case k.said.has(slotPeriod):
		if p := k.said.period(); p.From.Day > 0 && !p.IsDay() {
			*c.weekOf(k) = k.said[slotPeriod]
		}
	default:
		if week := c.theWeek(k); len(week) == 1 && (weekLong(week[0].period) || k.thisIssue()) {
			k.said[slotPeriod] = week
			return
		}
		own, before := c.carried(), c.weekBefore
		if k.said.one(slotMeasure) == "measure.week" && weekLong(own) && !(len(before) == 1 && before[0].period == own) {
			return // 本周均价 behind the days
		}
		k.spoil("the time " + k.vague)
	}
}

// priced reports whether a clause prints a price.
func (k *clause) priced() bool {
	return slices.ContainsFunc(k.amounts, func(a amount) bool { return a.token != nil && unitKind(a.token.Unit) == '/' })
}

// weekOf gives the place of the days that the clause's week stands for.
func (c *clauseReader) weekOf(k *clause) *[]filling {
	if k.lastWeek() {
		return &c.weekBefore
	}
	return &c.week
}

// theWeek gives the days that the clause's week stands for: those said, or the working days by the day of the text,
// where that is late enough in its week to look back on it.
func (c *clauseReader) theWeek(k *clause) []filling {
	said, own, day := *c.weekOf(k), c.weekSaid(), c.textDay()
	if len(said) == 1 || k.thisIssue() || !day.IsDay() && own.IsZero() {
		return said
	}
	monday, friday := lastDay(day, 1), lastDay(day, 5)
	if k.lastWeek() {
		if !own.IsZero() {
			monday = lastDay(bulletin.DayOf(own.From.Month, own.From.Day), 1)
		}
		friday = lastDay(dayBefore(monday), 5)
		monday = lastDay(friday, 1)
	} else if friday.From.Month < monday.From.Month || friday.From.Month == monday.From.Month && friday.From.Day < monday.From.Day {
		friday = day // Thursday looks back on four days
	}
	p := bulletin.Period{From: monday.From, To: friday.From}
	return []filling{{name: p.String(), period: p}}
}

// textDay gives the day that the text is of: the one that it says so, or the only one that it has told prices of.
func (c *clauseReader) textDay() (day bulletin.Period) {
	if day = cmp.Or(c.day, c.dayByPrices); !day.IsZero() || len(c.priceDays) != 1 || !c.month.period.IsZero() {
		return day
	}
	for day = range c.priceDays {
		return day
	}
	return day
}

// weekSaid gives the days of the week that a text is of, where it says them and calls that week 本周: 上周 is the one
// before, whenever the text was written.
func (c *clauseReader) weekSaid() (own bulletin.Period) {
	if len(c.week) == 1 && weekLong(c.week[0].period) && c.looksBack() {
		own = c.week[0].period
	}
	return own
}

// dayBefore gives the day before another.
func dayBefore(p bulletin.Period) bulletin.Period { return daysBefore(p, 1) }

func daysBefore(p bulletin.Period, n int) bulletin.Period {
	m := p.From.Month
	return dayAt(time.Date(m.Year(), time.Month(m.Month()), p.From.Day-n, 0, 0, 0, 0, time.UTC))
}

func dayAt(t time.Time) bulletin.Period {
	return bulletin.DayOf(bulletin.NewMonth(t.Year(), int(t.Month())), t.Day())
}

// lastDay gives the day of the week, 1 for Monday, that is the text's day or the last before it.
func lastDay(text bulletin.Period, weekday int) bulletin.Period {
	if !text.IsDay() {
		return bulletin.Period{}
	}
	m := text.From.Month
	at := time.Date(m.Year(), time.Month(m.Month()), text.From.Day, 0, 0, 0, 0, time.UTC)
	at = at.AddDate(0, 0, -((int(at.Weekday()) - weekday + 7) % 7))
	return dayAt(at)
}

// otherYear reports whether a time without a year would be of another year than the one that the paragraph has told
// of as a whole: 2024 年…。一季度….
func (c *clauseReader) otherYear(f filling) bool {
	if c.yearBefore == 0 || c.year != c.title || f.token.Year || f.period.IsZero() || f.period.IsDay() ||
		f.token.Kind == "none" {
		return false
	}
	return settleYear(f, c.year, c.Month).period.From.Month.Year() != c.yearBefore
}

// behindAside reports whether a time without a year follows what was said of another year by the way: 去年 9 月为 7.2，8
// 月为….
func (c *clauseReader) behindAside(f filling) bool {
	return len(c.outer) == 1 && !f.token.Year && !f.period.IsZero() && f.token.ID != "day.alone" && c.year != 0 &&
		c.inside && c.outer[0].period.From.Month != 0 && c.outer[0].period.From.Month.Year() != c.year
}

// sinceThen gives the month or the quarter from which something holds: 自2022年四季度起. A price set for it is of that
// time; what is counted from then on has no end. It gives none for a day.
func sinceThen(t *lexicon.Token, issue bulletin.Month) []filling {
	for _, one := range words.Tokens(strings.TrimRight(strings.TrimLeft(t.Text, "自从"), "起以来"), issue) {
		if one.Class == lexicon.PeriodOf && (one.Period.IsMonth() || one.Period.IsQuarter()) {
			return []filling{{name: one.Value, printed: t.Text, token: t, period: one.Period}}
		}
	}
	return nil
}

// monthsApart takes the months or the quarters of a run apart where there are as many figures in turn: 7—9 月均价分别为
// 36.7、38.9 和 41.7 万元/吨; 一季度至四季度分别为….
func (c *clauseReader) monthsApart(k *clause, f *frame, n int) bool {
	p := k.said[slotPeriod]
	if len(p) == 0 && c.timed {
		p = c.ctx[slotPeriod]
	}
	if len(p) != 1 || p[0].token == nil || f.lists() || p[0].period.From.Day > 0 ||
		!k.quarters && !bulletin.HasAny(p[0].printed, "-", "—", "–", "至", "~", "到") {
		return false
	}
	step := bulletin.Month(1)
	if k.quarters || strings.Contains(p[0].printed, "季") {
		step = 3
	}
	if p[0].period.Months() == 12*n { // 2017 年-2020 年依次为
		step = 12
	}
	if p[0].period.Months() != n*int(step) {
		return false
	}
	var out []filling
	for m := p[0].period.From.Month; m <= p[0].period.To.Month; m += step {
		one := bulletin.MonthsFrom(m, m+step-1)
		out = append(out, filling{name: one.String(), printed: p[0].printed, token: p[0].token, period: one})
	}
	f[slotPeriod] = out
	return true
}

// ends gives both ends of some days to what went from one figure to another: 9 月 30 日至 10 月 17 日，由 705 降至 690.
func (k *clause) ends(f *frame) {
	p := f.period()
	if p.IsDay() || p.From.Day == 0 || len(k.amounts) != 2 || k.amounts[0].role != roleFrom ||
		k.amounts[1].role != roleValue {
		return
	}
	for i, d := range [2]bulletin.Date{p.From, p.To} {
		if a := &k.amounts[i]; a.period == nil {
			day := bulletin.DayOf(d.Month, d.Day)
			a.period = &filling{name: day.String(), period: day}
		}
	}
}

// runsInto reports whether the times of a sentence that name no year can only be those of a year: its last quarter
// would lie ahead in the year of the issue.
func (k *clause) runsInto(year int, issue bulletin.Month) bool {
	for ; k != nil; k = k.next {
		for _, f := range k.said[slotPeriod] {
			if f.token == nil || f.token.Year || f.period.IsZero() {
				continue
			}
			if in := f.period.Shift(12 * (issue.Year() - f.period.From.Month.Year())); in.To.Month > issue &&
				issue.Year() == year+1 {
				return true
			}
		}
	}
	return false
}

// inYear gives the time before in the year that is named with 同期; 上年 counts from that time.
func inYear(own bulletin.Period, t *lexicon.Token, issue bulletin.Month) bulletin.Period {
	switch {
	case own.IsZero() || t.Period.IsZero():
		return bulletin.Period{}
	case strings.HasPrefix(t.Text, "上月"):
		return own.Shift(-1)
	case strings.HasPrefix(t.Text, "去年"), strings.HasPrefix(t.Text, "上年"):
		if own.To.Month < issue-11 { // 去年11月 …，上年同期: the same, or the year before that
			return bulletin.Period{}
		}
		return own.Shift(-12)
	}
	return own.Shift(12 * (t.Period.From.Month.Year() - own.From.Month.Year()))
}

// saidYear is the year that a period names, 0 for none.
func saidYear(t *lexicon.Token) int {
	if t.Class != lexicon.PeriodOf || !t.Year || t.Period.IsZero() ||
		t.Period.From.Month.Year() != t.Period.To.Month.Year() {
		return 0
	}
	return t.Period.From.Month.Year()
}

// against gives what a change is against: its word, and the period that is plain from the fact's own.
func (c comparison) against(own bulletin.Period) (of string, base bulletin.Period) {
	switch c.id {
	case "cmp.mom":
		if c.issue && own.From.Day > 0 {
			return "较上期", bulletin.Period{}
		}
		if b := c.base; b != nil && b.token != nil && b.token.Period.IsQuarter() && b.period != own.Before() && !own.IsZero() { // 环比一季度
			return "较" + b.printed, bulletin.Period{}
		}
		return bulletin.OnPrevious, own.Before()
	case "cmp.yoy":
		if c.base != nil && !c.base.period.IsZero() {
			return bulletin.OnYear, c.base.yearBefore(own)
		}
		return bulletin.OnYear, own.Shift(-12)
	case "cmp.quarter":
		if own.IsQuarter() {
			return bulletin.OnPrevious, own.Before()
		}
		return "", bulletin.Period{}
	case "cmp.total":
		return "累计", bulletin.Period{}
	case "cmp.week":
		return "周环比", bulletin.Period{}
	case "cmp.day":
		return "日环比", bulletin.Period{}
	}
	if c.base == nil {
		return "", bulletin.Period{}
	}
	return named(c.base, own)
}

// named tells 环比 and 同比 by the base that is named. 上月 and 去年 count from the fact's own period.
func named(b *filling, own bulletin.Period) (string, bulletin.Period) {
	base := b.period
	if t := b.token; t != nil {
		switch {
		case ago(t) != "":
			base = before(own, ago(t))
		case strings.HasPrefix(t.Text, "last") && base == own && own.IsMonth(): // of October, more than last October
			base = own.Shift(-12)
		case b.same && !own.IsZero():
			base = own.Shift(12 * (b.period.From.Month.Year() - own.From.Month.Year()))
		case t.ID == "rel.month.-1" || t.ID == "rel.quarter.-1":
			base = own.Before()
		case !t.Year && base.IsMonth() && own.IsMonth() && base.To.Month < own.From.Month-12: // 7 月挂牌价较 6 月上调
			base = base.Shift(12)
		case t.Text == "上年" || t.Text == "去年" || t.Text == "前一年":
			base = own.Shift(-12)
		case !t.Year && !base.IsZero() && base.To.Month+12 < own.From.Month: // 7 月…，较 6 月: the last there was
			base = base.Shift(12)
		}
	}
	switch {
	case base.IsZero() && b.printed != "":
		return "较" + b.printed, base
	case base.IsZero() || own.IsZero():
		return "", base
	case base == own.Shift(-12):
		return bulletin.OnYear, base
	case base == own.Before():
		return bulletin.OnPrevious, base
	}
	return "", base
}

// yearBefore puts a base without a year, the 11 月 of 比去年 11 月, into the year before the fact's own.
func (b *filling) yearBefore(own bulletin.Period) bulletin.Period {
	if b.token == nil || b.token.Year || own.IsZero() {
		return b.period
	}
	return b.period.Shift(12 * (own.From.Month.Year() - 1 - b.period.From.Month.Year()))
}

// sameTime moves a base without a year so that it does not lie behind the fact's own period.
func (b *filling) sameTime(own bulletin.Period) {
	if b.token != nil && !b.token.Year && !own.IsZero() && b.period.From.Month > own.To.Month {
		b.period = b.period.Shift(-12)
	}
}

// dotted reads the days of a week that are written with points: 9.1-9.5, 11.10-11.14. It is zero where there are none.
func dotted(t *lexicon.Token, issue bulletin.Month) bulletin.Period {
	from, to, ok := strings.Cut(t.Text, "-")
	if !ok || t.Class != lexicon.Number || issue == 0 {
		return bulletin.Period{}
	}
	a, b := dottedDay(from, issue), dottedDay(to, issue)
	p := bulletin.Period{From: a, To: b}
	if a.Day == 0 || b.Day == 0 || a.Month > b.Month || !weeksLong(p) {
		return bulletin.Period{}
	}
	return p
}

func dottedDay(s string, issue bulletin.Month) bulletin.Date {
	m, d, ok := strings.Cut(s, ".")
	month, err := strconv.Atoi(m)
	day, err2 := strconv.Atoi(d)
	if !ok || err != nil || err2 != nil || month < 1 || month > 12 {
		return bulletin.Date{}
	}
	at := bulletin.NewMonth(issue.Year(), month)
	if at > issue {
		at -= 12
	}
	if day < 1 || day > at.Days() {
		return bulletin.Date{}
	}
	return bulletin.Date{Month: at, Day: day}
}

// whichTime settles a new sentence of trade that names no time, in a paragraph, or behind one, that has told of a
// month and of what has added up: what is against the month before, or stands before what has added up, is of the
// month. Else it may be of either. 前 8 个月累计 118903.6 吨。自缅甸进口 4286 吨.
func (c *clauseReader) whichTime(k *clause) {
	times := c.times
	if c.opening {
		times = c.timesAbove
	}
	if c.inside && !k.apart && !k.part || len(times) < 2 || !k.first {
		return
	}
	told, monthly := k.tradeAhead(len(c.heads.way)+len(c.heads.own[slotDirection]) > 0)
	if monthly = monthly || c.single; k.same {
		if told && monthly {
			k.spoil("whether it is of that time or of a month is not plain")
		}
		return
	}
	switch month := monthOf(times, c.Month); {
	case k.apart && !c.opening && !c.timeOfList(k).IsZero():
		list := c.timeOfList(k)
		c.ctx[slotPeriod] = []filling{{name: list.String(), period: list}}
	case !told, k.part && !monthly:
	case monthly && !month.IsZero() && c.opening:
		k.said[slotPeriod] = []filling{{name: month.String(), period: month}}
	case monthly && !month.IsZero():
		c.ctx[slotPeriod] = []filling{{name: month.String(), period: month}}
	case !c.opening:
		c.ctx[slotPeriod] = nil
	}
}

// manyMonths reports whether a time is some months of a year from January on, that are no quarter and no half: nobody
// compares those with as many months before.
func manyMonths(p bulletin.Period) bool {
	n := p.Months()
	return p.From.Day == 0 && p.From.Month.Month() == 1 && n > 1 && n != 3 && n != 6 && n < 12
}

// timeOfList gives the time of the one total in the paragraph that the weights of a list by partner can be of: they are
// most of it, and of any other more than all, or too little for those that come first. 5 月 9432 吨；1-5 月 46870 吨。
// 按来源地，缅甸 3920 吨….
func (c *clauseReader) timeOfList(k *clause) (found bulletin.Period) {
	sum := k.weight()
	here := func(f *bulletin.Fact) bool { return f.Cite.Article == c.article && f.Cite.First >= c.para.First }
	for i := len(c.Facts) - 1; i >= 0 && here(&c.Facts[i]); i-- {
		f := &c.Facts[i]
		exponent, unit := bulletin.SplitUnit(f.Unit)
		if f.Kind != bulletin.TradeFact || f.Partner != "" || f.Measure != bulletin.Quantity || !c.times[f.Period] {
			continue
		}
		if unit != "吨" || f.Subject != c.total.Subject || f.Direction != c.total.Direction || found == f.Period {
			return bulletin.Period{}
		}
		switch whole := f.Value.Value.Shift(exponent); {
		case sum.GreaterThan(whole):
		case sum.Shift(1).GreaterThan(whole.Mul(decimal.NewFromInt(5))) && found.IsZero():
			found = f.Period
		case sum.Shift(1).GreaterThan(whole.Mul(decimal.NewFromInt(2))):
			return bulletin.Period{}
		}
	}
	return found
}

// weight adds up the tonnes of a sentence of partners, which names no time and no goods. It is zero for any other.
func (k *clause) weight() (sum decimal.Decimal) {
	for one := k; one != nil; one = one.next {
		if one.year != nil || one.thatTime != nil ||
			!one.said.only(slotRegion, slotPartner, slotDirection, slotMeasure, slotExtreme) {
			return decimal.Decimal{}
		}
		for _, a := range one.amounts {
			if a.token == nil || a.token.Unit != "吨" || a.role != roleValue {
				continue
			}
			v, _ := bulletin.ParseAmount(a.token.Value)
			sum = sum.Add(v.Value)
		}
	}
	return sum
}

// monthOf gives the one month among times, or the issue's.
func monthOf(times map[bulletin.Period]bool, issue bulletin.Month) (found bulletin.Period) {
	if m := bulletin.MonthOf(issue); times[m] {
		return m
	}
	months := 0
	for p := range times {
		if p.IsMonth() {
			found, months = p, months+1
		}
	}
	if months != 1 {
		return bulletin.Period{}
	}
	return found
}

// tradeAhead reports whether a sentence prints a figure of trade before it names a time, and whether it says that
// this is of a month. Where a head has given the way of trade, it is directed.
func (k *clause) tradeAhead(directed bool) (told, monthly bool) {
	headed := directed
	for one := k; one != nil; one = one.next {
		dated := one.said.has(slotPeriod) || one.year != nil
		if !told && dated || one.said.has(slotKind) || priceWord(one.said.one(slotMeasure)) {
			return told, monthly
		}
		monthly = monthly || told && (one.summed || one.said.period().From.Day == 0 && one.said.period().Months() > 1) ||
			slices.ContainsFunc(one.changes, func(x change) bool { return x.cmp.id == "cmp.mom" }) ||
			slices.ContainsFunc(one.tokens, func(t *lexicon.Token) bool { return t.Text == "当月" })
		directed = directed || one.said.has(slotDirection)
		told = told || len(one.amounts) > 0 &&
			(one.said.has(slotPartner) || directed && (headed || one.said.has(slotSubject) || one.said.has(slotDirection)))
	}
	return told, monthly
}
