package clause

import (
	"slices"
	"strconv"
	"strings"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// settle puts the periods of clauses into the year said last.
func (c *clauseReader) settle(list []*clause) {
	for _, k := range list {
		c.wholeName(k)
		c.sameMonth(k)
		c.batches = (c.batches || k.batches) && !k.said.has(slotBatch)
		c.inWeek(k)
		k.behindTime = c.timed
		c.timed = c.timed || k.said.has(slotPeriod) || k.year != nil
		c.spanned = c.spanned || k.year != nil || k.said.has(slotPeriod) && !k.said[slotPeriod][0].period.IsDay()
		if name := indexName(&k.said); k.said.one(slotMeasure) == "measure.index" && !commonIndex(name) {
			c.index = name
		}
		for _, f := range k.said[slotSubject] {
			c.otherGoods = c.otherGoods || f.name != c.headline.name && isASCII(f.printed) && k.said.has(slotDirection)
		}
		c.noteGoods(k)
		for _, f := range k.said[slotMaker] {
			if !priceWord(k.said.one(slotMeasure)) || len(k.amounts) == 0 { // whose prices are told of has no index for it
				c.makers[f.name] = true
			}
		}
		if r := k.said[slotRegion]; inside(r) && k.cause && len(k.amounts) == 0 { // 据呼和浩特海关数据
			c.region = r[0]
		} else if inside(r) {
			c.region, c.regions[r[0].name] = r[0], true
		} else if k.there && c.thatRegion(k).name == "" {
			k.spoil("a region that is not named")
		}
		c.settlePeriods(k)
		c.endsOfYear(k)
		if k.year != nil {
			c.settleYear(k)
		}
		c.settleAmounts(k)
		c.plainTimes(k)
	}
}

// wholeName gives a firm that is only known by its list prices the whole name that the issue has told figures of,
// where one begins with it: 北岭稀土 of 北岭稀土高科股份有限公司.
func (c *clauseReader) wholeName(k *clause) {
	f := k.said[slotCompany]
	if len(f) != 1 || f[0].token != nil {
		return
	}
	whole := ""
	for i := range c.Facts {
		if name := c.Facts[i].Company; name != f[0].name && strings.HasPrefix(name, f[0].name) {
			if whole != "" && whole != name {
				return
			}
			whole = name
		}
	}
	if whole != "" {
		k.said[slotCompany] = []filling{{name: whole, printed: f[0].printed}}
	}
}

// sameMonth gives a paragraph that begins with 同月 the last month that the article has told of.
func (c *clauseReader) sameMonth(k *clause) {
	if !k.same || !c.opening || k.said.has(slotPeriod) || c.timed || k.tokens[0].Text != "同月" {
		return
	}
	var last bulletin.Period
	for f := range c.articleFacts() {
		if p := f.Period; p.IsMonth() && p.From.Month > last.From.Month {
			last = p
		}
	}
	if !last.IsZero() {
		k.said[slotPeriod] = []filling{{name: last.String(), period: last}}
	}
}

// settlePeriods dates the periods of a clause.
func (c *clauseReader) settlePeriods(k *clause) {
	for i, f := range k.said[slotPeriod] {
		if f.token == nil {
			continue
		}
		if f.token.ID == bothMonths {
			if f.period = c.twoMonths(); f.period.IsZero() {
				k.spoil("the time " + f.printed)
			}
			f.name = f.period.String()
			k.said[slotPeriod][i] = f
			continue
		}
		if y := saidYear(f.token); y > 0 && !k.against(f.token) {
			if c.year, c.lastYear = y, y; f.period.IsYear() {
				c.yearBefore = y
			} else if y > c.yearBefore {
				c.yearBefore = 0
			}
		}
		if c.backFromAside(k, f); c.otherYear(f) || c.behindAside(f) {
			k.spoil("which year " + f.token.Text + " is in, is not plain")
		}
		if f.token.ID == "rel.month.0" && f.token.Text != "当月" && c.otherMonth() && c.times[c.ctx.period()] {
			k.spoil("which month " + f.token.Text + " is, is not plain")
		}
		c.whichYear(k, f)
		k.said[slotPeriod][i] = c.past(k, c.dated(f))
		c.dayAhead(k, &k.said[slotPeriod][i])
		switch f = k.said[slotPeriod][i]; {
		case f.period.IsMonth():
			c.told = f
		case f.period.IsDay():
			c.toldDay = f
		}
		if c.firstYear == 0 && !f.period.IsZero() {
			c.firstYear = f.period.From.Month.Year()
		}
	}
	if k.thatTime != nil && !k.said.has(slotPeriod) {
		c.atThatTime(k)
	}
}

// atThatTime dates 同日 by the day told of last, and 同月.
func (c *clauseReader) atThatTime(k *clause) {
	own := c.ctx[slotPeriod]
	switch day := c.toldDay; {
	case !sameDay(k.thatTime):
		c.inThatMonth(k)
	case c.ctx.period().IsDay() && !(c.over && !c.inside):
		k.said[slotPeriod] = own
	case day.period.IsDay() && !(c.over && !c.inside):
		k.said[slotPeriod] = []filling{{name: day.name, period: day.period}}
	}
}

// inThatMonth dates 同月: in the month of the time before, and behind a run of months in the one told of last.
func (c *clauseReader) inThatMonth(k *clause) {
	month := c.told
	if own := c.ctx.period(); !own.IsZero() && own.From.Month == own.To.Month {
		month.period = bulletin.MonthOf(own.From.Month)
	}
	if !month.period.IsMonth() {
		k.spoil("which month " + k.thatTime.Text + " is, is not plain")
		return
	}
	k.said[slotPeriod] = []filling{{name: month.period.String(), period: month.period}}
}

// settleYear gives a clause that says another year alone, such as 去年同期, the time before in that year.
func (c *clauseReader) settleYear(k *clause) {
	own := c.ctx.period()
	if c.over && !own.IsMonth() || own.IsZero() {
		own = c.month.period
	}
	own = c.pastAsideTime(k, own)
	if own = inYear(own, k.year, c.Month); own.IsZero() || k.ofDayInYear() && !own.IsDay() {
		k.spoil("the time " + k.year.Text + ", and no time before")
		return
	}
	k.said[slotPeriod] = []filling{{name: own.String(), period: own}}
}

// ofDayInYear reports whether a clause is of the same day in another year: 去年同日.
func (k *clause) ofDayInYear() bool {
	i := slices.Index(k.tokens, k.year)
	return i >= 0 && i+1 < len(k.tokens) && sameDay(k.tokens[i+1])
}

// settleAmounts dates what amounts and changes say of their own times.
func (c *clauseReader) settleAmounts(k *clause) {
	for i := range k.amounts {
		f := k.amounts[i].period
		if f == nil {
			continue
		}
		g := c.dated(*f)
		if f.token != nil && ago(f.token) != "" {
			if g.period = before(k.said.period(), ago(f.token)); !k.said.has(slotPeriod) {
				g.period = before(c.ctx.period(), ago(f.token))
			}
		}
		own := k.said.period()
		if !k.said.has(slotPeriod) {
			own = c.carried()
		}
		if f.token != nil && f.token.ID == "time.sameperiod" {
			g.period = inYear(own, f.token, c.Month)
		}
		if f.token != nil && f.token.ID == "rel.month.-1" && own.IsMonth() { // 12 月…从前一个月的 305 吨
			g.period = own.Before()
		}
		k.amounts[i].period = &g
	}
	for i := range k.changes {
		if b := k.changes[i].cmp.base; b != nil && !b.token.Year && c.ctx.has(slotPeriod) {
			b.sameTime(c.ctx.period())
		}
	}
}

// carried gives the time that a clause has from before, where the headline or several before do not take its place.
func (c *clauseReader) carried() bulletin.Period {
	own := c.ctx.period()
	if c.over && !c.inside && (c.mixed || !c.month.period.IsZero() && c.month.period != own) {
		return bulletin.Period{}
	}
	return own
}

// dated settles a period without a year, and a day without a month.
func (c *clauseReader) dated(f filling) filling {
	if f.token != nil && f.token.ID == "day.alone" {
		if own := c.ctx.period(); own.From.Month != 0 && own.From.Month == own.To.Month && f.period.From.Day <= own.From.Month.Days() {
			f.period = bulletin.DayOf(own.From.Month, f.period.From.Day)
		}
		return f
	}
	if f.token != nil && f.token.ID == "time.ytd" && c.ytd.From.Month == f.period.From.Month {
		f.period = c.ytd
		return f
	}
	own := c.ctx.period()
	if f.token != nil && partOfMonth(f.token) {
		return c.inMonthToldOf(f)
	}
	if f.token != nil && f.token.ID == "rel.month.0" && c.month.period.IsMonth() && c.month.period.From.Month < c.Month {
		f.period = c.month.period // 本月 of a report on a month before
		return f
	}
	if f.token != nil && f.token.ID == "rel.month.0" && f.token.Text != "当月" && c.otherMonth() {
		f.period = own
		return f
	}
	if f.token != nil && f.token.ID == "rel.month.-1" && !isASCII(f.token.Text) && c.inside && own.IsMonth() { // 10 月为 62 万元/吨，上月为 61 万元/吨
		f.period = own.Before()
		return f
	}
	if f.token != nil && !own.IsZero() {
		switch {
		case wholeYear(f.token) && !f.token.Year && c.year == 0:
			return settleYear(f, own.From.Month.Year(), c.Month)
		case f.token.Text == "当月" || f.token.Text == "该月":
			f.period = bulletin.MonthOf(own.To.Month)
			return f
		}
	}
	return settleYear(f, c.year, c.Month)
}

// inMonthToldOf dates 月初 and 月末 by the month that is told of, or the headline's.
func (c *clauseReader) inMonthToldOf(f filling) filling {
	own := c.ctx.period()
	if len(c.outer) == 1 && own.From.Month != own.To.Month {
		own = c.outer[0].period
	}
	if own.IsZero() || c.over && !c.inside && c.month.period.IsMonth() {
		own = c.month.period
	}
	if own.IsZero() || own.From.Month != own.To.Month {
		return f
	}
	name := strconv.Itoa(own.From.Month.Year()) + "年" + strconv.Itoa(own.From.Month.Month()) + f.token.Text
	for _, t := range words.Tokens(name, c.Month) {
		f.period = t.Period
	}
	return f
}

// otherMonth reports whether the paragraph has named an earlier month than the issue's, which 本月 then may be: 7
// 月份，指数回升。本月平均….
func (c *clauseReader) otherMonth() bool {
	own := c.ctx.period()
	return !c.over && own.IsMonth() && own.From.Month < c.Month && !c.month.period.IsMonth()
}

// noteGoods keeps which goods the article named last, and which beside a way of trade.
func (c *clauseReader) noteGoods(k *clause) {
	s := k.said[slotSubject]
	for _, f := range s {
		c.lastGoods, c.goodsPara = f, c.para
		if k.said.has(slotDirection) {
			c.traded[f.name] = f
		}
	}
	if len(s) > 1 {
		c.lastGoods = filling{}
	}
}

// A scope is how far an inner time of a sentence reaches.
type scope uint8

const (
	scopeSentence scope = iota // up to its end: 去年同期…. 9 月当月….
	scopeSubject               // up to what is told of next: 5 月 46 吨，4 月为 246 吨；…
	scopePart                  // so too, and behind a comma it may be of either: 1—9 月 43142 吨，9 月 4176 吨
	scopeBeside                // up to its end, and behind a semicolon it may be of either: 前三季度 302 亿元；第三季度 114 亿元
)

// slots is a set of them.
type slots uint16

// owners are the slots that say what a figure is of.
var owners = []slot{slotSubject, slotCompany, slotRegion, slotPartner, slotDirection, slotKind}

// news gives which of them a clause fills with what is not told of yet.
func (c *clauseReader) news(k *clause) (out slots) {
	for _, s := range owners {
		if k.said.has(s) && k.said.one(s) != c.ctx.one(s) && !(s == slotDirection && c.ctx.one(s) == bulletin.BothWays) {
			out |= 1 << s
		}
	}
	if k.ofAllFirms() && c.ctx.has(slotCompany) {
		out |= 1 << slotCompany
	}
	return out
}

// unsaid gives which of them nothing has filled: a clause that does tells of a part of the figure before.
func (c *clauseReader) unsaid() (out slots) {
	for _, s := range owners {
		if !c.ctx.has(s) {
			out |= 1 << s
		}
	}
	return out
}

// outerTime goes back to the time of the sentence.
func (c *clauseReader) outerTime() { c.ctx[slotPeriod], c.outer = c.outer, nil }

// enterTime keeps the time of the sentence where a clause goes to an inner one: a part of it, one that the figure is
// compared with, or one that holds for this sentence alone.
func (c *clauseReader) enterTime(k *clause) {
	own, now := c.ctx.period(), k.said.period()
	if c.outer != nil || now.IsZero() || own == now {
		return
	}
	news, within := c.news(k), !k.first && len(k.amounts) > 0
	reach := scopeSentence
	switch {
	case k.year != nil && !k.first:
		reach = scopeSubject
	case k.year != nil:
	case k.ofMonthTold() && own.Contains(now):
		reach, news = scopePart, 0
	case k.aside() && own.Contains(now) && within, k.part && within && own.Contains(now):
		reach = scopePart
	case k.aside() && own.Contains(now):
	case !within || !c.inside || own.IsZero() || !k.behindTime && !c.toldAt(own) || news != 0:
		return
	case endsBefore(now, own):
		reach = scopeSubject
	case !own.Contains(now) && !(now.Contains(own) && k.priced()):
		return
	case k.begins == ';':
		reach = scopeBeside
	default:
		reach = scopePart
	}
	c.outer, c.scope, c.goesInto = c.ctx[slotPeriod], reach, news
}

// toldAt reports whether the sentence has printed a figure of a time, which then is its own.
func (c *clauseReader) toldAt(p bulletin.Period) bool {
	return slices.ContainsFunc(c.recent[min(c.begun, len(c.recent)):], func(n int) bool { return c.Facts[n].Period == p })
}

// ofMonthTold reports whether a clause names a part of the month without that: 月初.
func (k *clause) ofMonthTold() bool {
	p := k.said[slotPeriod]
	return len(p) == 1 && p[0].token != nil && partOfMonth(p[0].token)
}

// endsBefore reports whether a time is over when another begins.
func endsBefore(a, b bulletin.Period) bool {
	return a.To.Month < b.From.Month || a.To.Month == b.From.Month && a.To.Day > 0 && a.To.Day < b.From.Day
}

// leaveTime goes back to the time of the sentence where a clause turns from what an inner one was told of. Behind a part
// of the time, where no semicolon stands between, it may be of either.
func (c *clauseReader) leaveTime(k *clause) {
	if c.outer == nil || c.scope == scopeSentence {
		return
	}
	var named slots
	for _, s := range owners {
		if k.said.has(s) {
			named |= 1 << s
		}
	}
	news, timeless := c.news(k), !k.said.has(slotPeriod) && k.year == nil && k.vague == "" && len(k.amounts) > 0
	switch {
	case news != 0 && news&^c.goesInto == 0, // 其中 9 月对日本 500 吨，对美国 300 吨
		c.scope == scopePart && news != 0 && news&^c.unsaid() == 0: // 9 月 5774 吨；对美国 421 吨
		c.goesInto |= news
	case c.scope == scopeSubject && (k.begins == ';' || named != 0), c.scope == scopePart && news != 0 && (k.begins == ';' || timeless && c.comesAgain(k)), c.meanOfOuter(k):
		c.outerTime()
	case timeless && k.begins == ';', c.scope == scopePart && timeless && news&^(1<<slotKind) != 0:
		k.spoil(partOrWhole)
	}
}

// comesAgain reports whether what a clause turns to is told of at the time of the one before too: 自缅甸进口 3.1 万吨，9 月
// 2800 吨，自老挝进口 1.2 万吨，9 月 1310 吨.
func (c *clauseReader) comesAgain(k *clause) bool {
	for n := k.next; n != nil && n.begins != ';' && !n.turnsFrom(k); n = n.next {
		if p := n.said[slotPeriod]; n.summed || len(p) == 1 && c.dated(p[0]).period == c.ctx.period() {
			return true
		}
	}
	return false
}

// turnsFrom reports whether a clause names something else than another does.
func (k *clause) turnsFrom(before *clause) bool {
	return slices.ContainsFunc(owners, func(s slot) bool { return k.said.has(s) && before.said.has(s) && k.said.one(s) != before.said.one(s) })
}

// meanOfOuter reports whether a clause tells of a mean that is of the sentence's time and not of a part of it: 11
// 月氧化铽均价 660 万元/吨，3 日报 662 万元/吨，氧化钆均价…. 月初报 37 万元/吨，月均价 36 万元/吨.
func (c *clauseReader) meanOfOuter(k *clause) bool {
	outer, m := c.outer[0].period, k.said.one(slotMeasure)
	if want := lexicon.MeanMeasures[m]; want != "" {
		return meanOf(outer) == want && meanOf(c.ctx.period()) != want
	}
	return k.said.has(slotSubject) && m == "measure.mean" && c.ctx.period().IsDay() && !outer.IsDay()
}

// A standing is what a time in a headline or a clause is there for.
type standing int

const (
	unsure  standing = iota
	told             // it says when what is told of was
	against          // something is only compared with it
)

// standingOf tells by the words beside a time what it is for: one behind 较, 超过, 受 or 创, or before 相比, only compares; one
// at the beginning or behind a name is told of. Behind any other word it may be either.
func standingOf(tokens []*lexicon.Token, i int) standing {
	before, behind := wordBeside(tokens, i, -1), wordBeside(tokens, i, 1)
	switch {
	case behind.Of("than"), before.Of("than"), before.Of("compare"), before.Of("bound"), before.Of("record"),
		before.Of("cause") && strings.ContainsAny(before.Text, "因受由得"):
		return against
	case isName(before), before.Is("link.of"), before.Is("prep.in"), slices.Contains(tellingClasses, before.Class),
		slices.ContainsFunc(tellingKinds, before.Of):
		return told
	}
	return unsure
}

var (
	tellingClasses = []lexicon.Class{lexicon.Mark, lexicon.Number, lexicon.PeriodOf, lexicon.Company, lexicon.Place}
	tellingKinds   = []string{"say", "give", "prep", "direction", "kind", "stage", "measure", "batch"}
)

// wordBeside gives the next word before or behind a place that is no filler, and a mark where there is none.
func wordBeside(tokens []*lexicon.Token, i, step int) *lexicon.Token {
	for i += step; i >= 0 && i < len(tokens); i += step {
		if t := tokens[i]; !t.Fills() && !t.Of("adverb") {
			return t
		}
	}
	return &lexicon.Token{Class: lexicon.Mark}
}

// against reports whether the words beside a time of the clause only compare with it.
func (k *clause) against(t *lexicon.Token) bool {
	i := slices.Index(k.tokens, t)
	return i >= 0 && standingOf(k.tokens, i) == against
}

// yearOf gives the year that a time in a headline names, 0 for none, and whether the text is sure to be of it: what
// counts from now, 去年, may be what the text is compared with.
func yearOf(t *lexicon.Token, stands standing, issue bulletin.Month) (year int, sure bool) {
	year = saidYear(t)
	printed := strings.Contains(t.Text, strconv.Itoa(100 + year%100)[1:])
	return year, stands == told && (printed || year >= issue.Year())
}

// whichYear settles a time without a year below a headline that may only compare with the year that it names: in that
// year where it would not be over in this one, in the one named last in the paragraph, and days in those just gone by.
// Else it may be of either.
func (c *clauseReader) whichYear(k *clause, f filling) {
	if c.maybe == 0 || c.year != 0 || settleYear(f, c.maybe, c.Month).period == f.period {
		return
	}
	switch {
	case f.period.To.Month > c.Month:
		c.year = c.maybe
	case c.lastYear == f.period.From.Month.Year(), f.period.IsDay() && f.period.From.Month >= c.Month-1:
	default:
		why := "which year " + f.token.Text + " is in, is not plain"
		if k.spoil(why); len(k.amounts) == 0 {
			c.guess, c.ctx[slotPeriod] = why, nil
		}
	}
}

// past moves a month without a year behind the same month of a year that its sentence compares it with: 12 月出口 4392 吨，高于
// 2024 年 12 月.
func (c *clauseReader) past(k *clause, f filling) filling {
	if f.token == nil || f.token.Year || !f.period.IsMonth() || !k.comparedWith(f.period) {
		return f
	}
	if f.period = f.period.Shift(12); f.period.From.Month > c.Month+1 {
		k.spoil("which year " + f.printed + " is in, is not plain")
	}
	return f
}

// comparedWith reports whether the clause or one behind it in its sentence compares with a time that names its year.
func (k *clause) comparedWith(p bulletin.Period) bool {
	for ; k != nil; k = k.next {
		if slices.ContainsFunc(k.tokens, func(t *lexicon.Token) bool {
			return t.Class == lexicon.PeriodOf && t.Year && t.Period == p && k.against(t)
		}) {
			return true
		}
	}
	return false
}

// backFromAside goes back to the year that the sentence began with where it turns to others behind a year before, that
// was told of by the way: 11 月均价 55.2 万元/吨，去年全年 39.4 万元/吨；11 月金属镨钕….
func (c *clauseReader) backFromAside(k *clause, f filling) {
	if f.token.Year || c.firstYear == 0 || c.year == 0 || c.year >= c.firstYear ||
		settleYear(f, c.year, c.Month).period == settleYear(f, c.firstYear, c.Month).period {
		return
	}
	if c.year = c.firstYear; k.begins != ';' {
		k.spoil("which year " + f.token.Text + " is in, is not plain")
	}
}

// refs gives where tokens stand, as clauses keep them.
func refs(tokens []lexicon.Token) []*lexicon.Token {
	out := make([]*lexicon.Token, len(tokens))
	for i := range tokens {
		out[i] = &tokens[i]
	}
	return out
}
