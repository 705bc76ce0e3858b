package clause

import (
	"slices"
	"strings"
	"unicode/utf8"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// priceFact reads a price. The mean of a period is named by the period.
func (c *clauseReader) priceFact(k *clause, f *frame, a *amount, x *bulletin.Fact) string {
	c.begin(k, a, x, bulletin.PriceFact)
	if x.Subject == "" || bare(f) && !c.ofElement(x) {
		return "no product is named"
	}
	if unitKind(a.token.Unit) != '/' {
		return "a price without a weight"
	}
	if !c.pricedAbroad(k, x) {
		return "whose price it is is not plain"
	}
	c.listPrice(k, f, x)
	c.ofLister(k, f, x)
	if c.led && !k.said.has(slotSubject) && !c.meanInTable(x) {
		return "it hangs on a clause before that is not understood"
	}
	if m := f.one(slotMeasure); (m == "" || m == "measure.price") && len(f[slotMeasure]) < 2 && !f.has(slotExtreme) && c.meanInTable(x) {
		f[slotMeasure] = []filling{{name: "measure.mean"}}
		c.titled = false
	}
	if !f.has(slotMeasure) && c.ofGuide && (c.inside && !c.broken || k.said.has(slotSubject) && !c.stranger) && x.Direction == "" && x.Company == "" {
		f[slotMeasure] = []filling{{name: "measure.guide"}}
		c.ctx[slotMeasure] = f[slotMeasure]
	}
	if x.Period.IsZero() && c.ofPrice && k.vague == "" && !f.has(slotPeriod) { // 9 月 3 日稀土价格
		x.Period = c.headDay
	}
	if x.Period.IsZero() && k.vague == "" && !f.has(slotPeriod) && !c.otherTimes && c.month.period.IsZero() && x.Company+x.Partner+x.Direction == "" {
		x.Period = c.day // a text that names no other time is of its own day
	}
	byFile := c.ofFile(k, f, x)
	// 加工费：氧化镝 0.5 万元/吨
	plain := byFile && !k.labelled && !c.broken && (k.said.has(slotSubject) && !k.headed ||
		!k.said.has(slotSubject) && k.begins == ':')
	if !f.has(slotMeasure) && !plain && (k.labelled ||
		!((k.said.has(slotSubject) || c.ofDay(k) || k.comesTo() || k.begins == ':') && x.Period.From.Day > 0 && x.Company == "" && x.Direction == "" && !c.broken)) {
		return "no word says what price it is"
	}
	x.Measure = priceMeasure(f.one(slotMeasure), x.Period)
	c.announced(f, x)
	if c.yetToCome(f, x) {
		return "which year " + f[slotPeriod][0].printed + " is in, is not plain"
	}
	if why := c.meanFits(k, f.one(slotMeasure), x); why != "" {
		return why
	}
	if timeIs(f, "since") && x.Measure == meanOf(x.Period) {
		return "a mean, and until when is not said"
	}
	asked := x.Measure == bulletin.ListPrice || x.Measure == bulletin.RelatedDeal || x.Measure == "交易价" ||
		x.Measure == "长单价"
	if asked && x.Company+x.Maker == "" && c.firm.name != "" && (!c.ofFirm && !c.broken || c.ofFirm && c.lastFirm == c.firm.name) {
		x.Company = c.firm.name // the headline's
	}
	if byFile {
		c.titled, c.over = false, false
	}
	return c.priceFits(k, f, x, asked)
}

// ofFile dates a price of a text alone in its file that names no day and no time but the file's month, by that.
func (c *clauseReader) ofFile(k *clause, f *frame, x *bulletin.Fact) bool {
	own, word := bulletin.MonthOf(c.Month), f.one(slotMeasure)
	if x.Company+x.Partner+x.Direction != "" || word != "" && word != "measure.price" || k.vague != "" ||
		k.year != nil ||
		!x.Period.IsZero() && x.Period != own || f.has(slotPeriod) && x.Period != own || k.said.has(slotPeriod) ||
		!c.onlyMonth() {
		return false
	}
	x.Period = own
	return true
}

// onlyMonth reports whether an article stands alone in its issue and names no time outside of the month, and
// no day in it.
func (c *clauseReader) onlyMonth() bool {
	if len(c.Articles) != 1 || !c.day.IsZero() || c.Month == 0 {
		return false
	}
	if c.months == 0 {
		c.months = 1
		texts := []string{c.Articles[0].Title}
		for i := range c.Articles[0].Paragraphs {
			texts = append(texts, c.Articles[0].Paragraphs[i].Text)
		}
		for _, t := range words.Tokens(strings.Join(texts, "\n"), c.Month) {
			if t.Class == lexicon.PeriodOf && (!t.Period.IsZero() && t.Period != bulletin.MonthOf(c.Month) ||
				strings.HasPrefix(t.ID, "rel.")) {
				c.months = -1
			}
		}
	}
	return c.months > 0
}

// listPrice takes a price with no word of its own below a headline on a firm's list prices for one of them. They hold for
// the time that the headline names, whenever they were told.
func (c *clauseReader) listPrice(k *clause, f *frame, x *bulletin.Fact) {
	if c.ofList && c.firm.name == "" && c.firmHere != "" && x.Company == "" && isASCII(k.tokens[0].Text) && c.listOf == c.firmHere {
		x.Company = c.firmHere
		if (!f.has(slotMeasure) || k.termed) && (k.said.has(slotSubject) || k.begins == ':') {
			f[slotMeasure] = []filling{{name: "measure.list"}}
		}
		return
	}
	if !c.ofList || c.firm.name == "" || c.broken || x.Direction != "" || x.Company != "" && x.Company != c.firm.name {
		return
	}
	if (!f.has(slotMeasure) || k.termed) && (k.said.has(slotSubject) || k.begins == ':' || c.newlyNamed(k)) && x.Company == "" {
		f[slotMeasure] = []filling{{name: "measure.list"}}
	}
	if f.one(slotMeasure) != "measure.list" || k.said.has(slotPeriod) || c.timed || x.Period.IsMonth() {
		return
	}
	if c.month.period.IsMonth() {
		x.Period = c.month.period
	} else if !c.headDay.IsZero() {
		x.Period = c.headDay
	}
}

// newlyNamed reports whether a clause has the first figure of what the one before it only names: 上调的只有氧化钇，9.4 万元/吨.
func (c *clauseReader) newlyNamed(k *clause) bool {
	return !k.first && c.inside && c.ctx.has(slotSubject) && len(c.recent) == c.begun
}

// priceFits tells why a price is none that is plain: "" where it is.
func (c *clauseReader) priceFits(k *clause, f *frame, x *bulletin.Fact, asked bool) string {
	switch {
	case k.said.has(slotExtreme) && ((k.inMonth() || c.behindEnd(k)) && x.Period.IsMonth() || k.inYear()) && !asked &&
		x.Direction+x.Partner == "":
		x.Measure = bulletin.HighPrice
		if f.one(slotExtreme) == "measure.low" {
			x.Measure = bulletin.LowPrice
		}
	case x.Period.IsZero() && !asked,
		(c.titled || c.over && !x.Period.IsDay()) && (x.Measure == bulletin.PlainPrice || x.Measure == "现货价"):
		return noTimeNamed
	case x.Measure == bulletin.PlainPrice && x.Period.From.Day == 0 && x.Period.Months() > 1 && !k.said.has(slotPeriod):
		return "a price, and the time before is of several months"
	case x.To.Text == "" && sinceThenEnglish(f) && x.Measure == bulletin.PlainPrice:
		return "a price of now, and its time counts from another"
	case x.Partner != "" || x.Direction != "":
		return "a price beside words of trade"
	case k.said.has(slotExtreme):
		x.Measure = f.one(slotExtreme)
		return "a highest or lowest price"
	case asked && x.Company == "" && (c.whose(k, x) || x.Measure == "长单价"):
		return "whose price it is is not plain"
	}
	return ""
}

// sinceThenEnglish reports whether a price's time is what English says since of: has climbed 6% since January to 1.72 million.
func sinceThenEnglish(f *frame) bool {
	p := f[slotPeriod]
	return len(p) == 1 && strings.HasPrefix(p[0].printed, "since")
}

// meanInTable reports whether a table of the article prints a price as the mean of its month: 氧化镨报 45.16 万元/吨, and
// 451.60 元/公斤 below.
func (c *clauseReader) meanInTable(x *bulletin.Fact) bool {
	if x.To.Text != "" || x.Company+x.Region+x.Partner+x.Direction != "" || !x.Period.IsMonth() {
		return false
	}
	printed := bulletin.IntervalOf(x.Value)
	return slices.ContainsFunc(c.Facts, func(f bulletin.Fact) bool {
		v, ok := bulletin.ConvertPrice(f.Value.Value, f.Unit, x.Unit)
		return ok && f.Table && f.Cite.Article == c.article && f.Measure == bulletin.MonthMean && f.Subject == x.Subject &&
			f.Period == x.Period && f.Company+f.Region == "" && printed.Meets(bulletin.Interval{Lo: v, Hi: v})
	})
}

// monthBefore gives what a price went from the month before its own, where a table of the article prints it as the
// mean of that month: 由 170.21 万元/吨降至 168.48 万元/吨.
func (c *clauseReader) monthBefore(f *frame, a *amount) *filling {
	own := f.period()
	if c.month.period.IsMonth() && (own.IsZero() || c.over) {
		own = c.month.period
	}
	v, ok := bulletin.ParseAmount(a.token.Digits)
	x := bulletin.Fact{Subject: f.one(slotSubject), Period: own.Before(), Value: v, Unit: a.token.Scale + a.token.Unit,
		Company: f.one(slotCompany), Region: f.one(slotRegion), Partner: f.one(slotPartner), Direction: f.one(slotDirection)}
	if !ok || !own.IsMonth() || !c.meanInTable(&x) {
		return nil
	}
	return &filling{name: x.Period.String(), period: x.Period}
}

// ofDay reports whether a clause goes on from the price of one day to that of another: 8 日报 52.9 万元/吨，到 11 日只剩 52.1
// 万元/吨.
func (c *clauseReader) ofDay(k *clause) bool {
	return c.ofPrices() && c.Facts[c.recent[len(c.recent)-1]].Measure == bulletin.PlainPrice && k.said.period().IsDay()
}

// inMonth reports whether a clause says that its time is a month as a whole: 月内最高报 45.3 万元/吨.
func (k *clause) inMonth() bool {
	return k.said.period().IsMonth() || k.monthEnd || slices.ContainsFunc(k.tokens,
		func(t *lexicon.Token) bool { return t.Text == "月内" })
}

// inYear reports whether a clause tells of the highest or lowest price of the year that it is of: 2017 年价格年内最高为.
func (k *clause) inYear() bool {
	return k.said.period().IsYear() && k.tellsEndOfYear()
}

func (k *clause) tellsEndOfYear() bool {
	return slices.ContainsFunc(k.tokens, func(t *lexicon.Token) bool {
		return strings.HasPrefix(t.Text, "年内") && endOfYear[t.Text] != ""
	})
}

// endsOfYear dates the highest or lowest price of a year that only a sentence before in the paragraph names.
func (c *clauseReader) endsOfYear(k *clause) {
	if k.said.has(slotPeriod) || !k.tellsEndOfYear() {
		return
	}
	if c.yearBefore == 0 || c.timed || k.since != nil || c.datedBefore(k) {
		k.spoil("which year it is the highest or lowest of is not plain")
		return
	}
	year := bulletin.YearOf(c.yearBefore)
	k.said[slotPeriod] = []filling{{name: year.String(), period: year}}
}

// datedBefore reports whether the sentence has a word for a time before a clause: 2025 年以来，.
func (c *clauseReader) datedBefore(k *clause) bool {
	dated := false
	for i := range c.tokens {
		t := &c.tokens[i]
		if len(k.tokens) == 0 || t.From >= k.tokens[0].From {
			break
		}
		dated = (dated || t.Class == lexicon.PeriodOf) && t.Text != "。"
	}
	return dated
}

// behindEnd reports whether the figure before in the sentence is the highest or lowest price of a month.
func (c *clauseReader) behindEnd(k *clause) bool {
	n := len(c.recent)
	if n == 0 || k.said.has(slotPeriod) {
		return false
	}
	before := c.Facts[c.recent[n-1]].Measure
	return before == bulletin.HighPrice || before == bulletin.LowPrice || before == bulletin.MonthMean
}

// announced moves a list price of the month after the out of the year before: it is told before it holds.
func (c *clauseReader) announced(f *frame, x *bulletin.Fact) {
	if p := f[slotPeriod]; (x.Measure == bulletin.RelatedDeal || x.Measure == "交易价") && len(p) == 1 &&
		p[0].token != nil &&
		!p[0].token.Year && c.year == 0 && x.Period.IsQuarter() {
		if ahead := x.Period.Shift(12); ahead.From.Month > c.Month && ahead.From.Month <= c.Month+3 {
			x.Period = ahead
		}
	}
	if p := f[slotPeriod]; x.Measure == bulletin.ListPrice && len(p) == 1 && p[0].token != nil && !p[0].token.Year &&
		c.year == 0 &&
		x.Period == bulletin.MonthOf(c.Month-11) {
		x.Period = bulletin.MonthOf(c.Month + 1)
	}
}

// yetToCome reports whether a price is of a month named without its year that in the year of the issue lies right
// behind it: told in it, of the one that has begun, or of the year before.
func (c *clauseReader) yetToCome(f *frame, x *bulletin.Fact) bool {
	p := f[slotPeriod]
	return len(p) == 1 && p[0].token != nil && !p[0].token.Year && c.year == 0 &&
		x.Period == bulletin.MonthOf(c.Month-11) &&
		x.Period.From.Month.Year() < c.Month.Year()
}

// bare reports whether goods are told by the name of their element alone.
func bare(f *frame) bool {
	t := f[slotSubject][0].token
	return t != nil && t.Class == lexicon.Element
}

// ofElement takes a price of an element as one of its oxide or its metal, where the headline or a heading says which
// of them all are. Else it is told as the source does: 镝价. It is none of two elements together: 镝铽.
func (c *clauseReader) ofElement(x *bulletin.Fact) bool {
	if x.Subject != "镨钕" && utf8.RuneCountInString(x.Subject) != 1 {
		return false
	}
	if known := words.Tokens(strings.Replace(c.form, "*", x.Subject, 1), anyMonth); len(known) == 1 && known[0].Class == lexicon.Product {
		x.Subject = known[0].ID
	}
	return true
}

// formIn gives the form of what a headline or a heading is on, where that is the oxides of all the elements below:
// oxide prices. Where it is anything else, such as metals, that is no form: metals are often all of them.
func formIn(tokens []lexicon.Token) (form string) {
	for i := range tokens {
		switch t := &tokens[i]; {
		case t.Is("form.metal"), t.Class == lexicon.Group && strings.HasSuffix(t.ID, "金属"), isName(t) && t.Class != lexicon.Group,
			t.Of("formbehind") && formOf[t.Text] != "氧化*" && t.Text != "氧化物":
			return noForm
		case t.Of("formbehind"), t.Class == lexicon.Group && strings.HasSuffix(t.ID, "氧化物"):
			form = "氧化*"
		}
	}
	return form
}

// noForm is the form of what a heading names and that is not all oxides.
const noForm = "-"

func priceMeasure(id string, p bulletin.Period) string {
	if name := lexicon.PriceMeasures[id]; name != "" {
		return name
	}
	switch id {
	case "measure.week", "measure.day", "measure.month", "measure.quarter", "measure.year":
		return lexicon.MeanMeasures[id]
	case "measure.mean":
		return meanOf(p)
	}
	return bulletin.PlainPrice
}

// meanFits says why a mean is not of the time that it stands beside.
func (c *clauseReader) meanFits(k *clause, id string, x *bulletin.Fact) string {
	switch want := lexicon.MeanMeasures[id]; {
	case want != "" && !x.Period.IsZero() && meanOf(x.Period) != want:
		return "a mean of another length than its time"
	case id == "measure.mean" && x.Period.IsDay() && !c.timed && x.Period != c.day && !c.tellsOfDay(x.Period):
		return meanOfDay
	case id == "measure.mean" && x.Company == "" && !x.Period.IsDay() && c.timeOfFirm && !c.timed && !c.titled && !k.same:
		return "a mean, and the time before is that of a firm's price"
	}
	return ""
}

// tellsOfDay reports whether a day is the only time that the article has told of, and nothing in the sentence may be
// another.
func (c *clauseReader) tellsOfDay(day bulletin.Period) bool {
	for f := range c.articleFacts() {
		if f.Period != day {
			return false
		}
	}
	return len(c.priceDays) == 1 && !c.stranger && c.month.period.IsZero() && c.span.IsZero()
}

func meanOf(p bulletin.Period) string {
	switch {
	case p.IsDay():
		return bulletin.DayMean
	case p.From.Day > 0 && weekLong(p):
		return bulletin.WeekMean
	case p.IsMonth():
		return bulletin.MonthMean
	case p.IsQuarter():
		return bulletin.QuarterMean
	case p.IsYear():
		return bulletin.YearMean
	case p.From.Day == 0 && p.Months() == 6 && p.From.Month.Month()%6 == 1:
		return bulletin.HalfMean
	}
	return bulletin.SpanMean
}

// weekLong reports whether days are those of a week, or its working days.
func weekLong(p bulletin.Period) bool { return daysOf(p) >= 4 && daysOf(p) <= 7 }

// weeksLong reports whether days are those of a week or two.
func weeksLong(p bulletin.Period) bool { return daysOf(p) >= 4 && daysOf(p) <= 14 }

// daysOf counts the days of a time within a month or two.
func daysOf(p bulletin.Period) int {
	days := p.To.Day - p.From.Day + 1
	if p.To.Month == p.From.Month+1 {
		days += p.From.Month.Days()
	}
	return days
}

// whose reports whether a figure names no owner where the text before names one.
func (c *clauseReader) whose(k *clause, x *bulletin.Fact) bool {
	firm := c.ofFirm && x.Kind != bulletin.TradeFact
	// 缅甸是…。自缅甸进口…
	region := c.ofRegion && x.Kind != bulletin.QuotaFact && !(x.Partner != "" && x.Partner == c.regionBefore)
	if x.Kind == bulletin.QuotaFact && k.said.has(slotBatch) && k.said.has(slotStage) && k.said.has(slotKind) &&
		(strings.HasPrefix(k.said[slotKind][0].printed, "总量控制") || k.ofAll()) {
		return firm && x.Company == "" && !k.ofAll() // the plan's own, whoever reports it
	}
	if x.Kind == bulletin.QuotaFact && c.opening && c.timed && !c.stranger && k.said.has(slotStage) &&
		k.said.has(slotKind) &&
		c.ofPlan() {
		return false // a new paragraph, which says all but whose, in an article on the plan
	}
	return (region || firm || c.broken) && x.Region == "" && x.Company == "" && !k.nation && !c.national
}

// Why a figure is not read that is understood but for its time: whose it is, is plain for those behind it.
const (
	noTimeNamed = "no time is named"
	meanOfDay   = "a mean, and the time before is a day"
)

func needPeriod(x *bulletin.Fact) string {
	if x.Period.IsZero() {
		return noTimeNamed
	}
	return ""
}

// otherFact reads output, stock, capacity, demand, reserves, sales and results.
func (c *clauseReader) otherFact(k *clause, f *frame, a *amount, x *bulletin.Fact) string {
	c.begin(k, a, x, lexicon.FactKinds[f.one(slotKind)])
	u := unitKind(a.token.Unit)
	if x.Kind == "" {
		return "a figure of " + f[slotKind][0].printed
	}
	if x.Measure = f[slotKind][0].printed; !strings.HasSuffix(x.Measure, "量") && made[x.Kind] != "" { // 生产稀土精矿
		x.Measure = made[x.Kind]
	}
	if ofIndustry(f) {
		x.Scope = f.one(slotScope)
	} else {
		k.oreMade(x)
	}
	c.firmOfHead(k, x)
	if x.Kind == bulletin.CompanyFact && x.Company+x.Scope == "" && c.tellsOfOneFirm() {
		x.Company = c.lastFirm
	}
	if x.Kind == bulletin.CompanyFact && x.Company+x.Scope+x.Region == "" && !k.nation && !k.hidden && !k.headed && c.reportsOfHeadline() {
		x.Company, c.ctx[slotCompany] = c.firm.name, []filling{{name: c.firm.name, printed: c.firm.printed}}
	}
	if x.Kind == bulletin.CompanyFact {
		rate := strings.HasSuffix(x.Measure, "率")
		if u != '$' && !rate || rate && u != '%' || x.Company == "" && x.Scope == "" {
			return "a result without a firm or an amount of money"
		}
		if x.To.Text != "" && !rate {
			return "a result between two figures, which is but expected"
		}
		if c.ofLine(k, x, rate) {
			return lineOfBusiness
		}
		x.Subject = lexicon.Result(f[slotKind][0].name, x.Measure)
		return needPeriod(x)
	}
	if lastingKind(x.Kind) && !k.said.has(slotPeriod) {
		x.Period = bulletin.Period{}
	}
	if x.Kind == bulletin.StockFact && until(f) { // 截至 12 月底
		x.Period = bulletin.DayOf(x.Period.To.Month, x.Period.To.Month.Days())
	}
	if x.Subject == "" {
		c.goodsOfWorld(k, x)
	}
	if x.Subject == "" {
		c.goodsOfHead(k, x)
	}
	switch {
	case c.whose(k, x), x.Company+x.Region+x.Scope == "" && (c.firm.name != "" || c.firmToldOf(k, x)) && !k.nation && !c.national:
		return "whose it is is not plain"
	case u != 't' && u != 'y' && !(u == '#' && countable(a.token.Unit)):
		return "the unit does not fit the word " + x.Measure
	case x.Subject == "":
		return "no goods are named"
	case x.Direction != "" || x.Partner != "":
		return "words of trade stand beside " + x.Measure
	case lastingKind(x.Kind):
		return ""
	}
	return needPeriod(x)
}

// lineOfBusiness is why a result is not the firm's. What stands behind it still is.
const lineOfBusiness = "of a line of business, not of the firm"

// ofLine reports whether a result is of what a firm makes of some goods or sells some way, and not all of it: 稀土精矿收入
// 71.3 亿元，毛利率 58%. A margin behind such a figure is of the same.
func (c *clauseReader) ofLine(k *clause, x *bulletin.Fact, rate bool) bool {
	own := x.Scope == "" && (k.said.has(slotSubject) || k.said.has(slotDirection) || k.line) ||
		x.Scope != "" && x.Company != "" // 包钢集团稀土产业收入
	same := c.line && rate && !strings.HasPrefix(x.Measure, "综合") && !k.firm && !k.said.has(slotCompany)
	if c.line = own || same; own && !k.said.has(slotSubject) {
		c.ctx[slotSubject] = nil
	}
	return c.line
}

// oreMade takes the kind of ore that a clause names as that of the goods told of: 离子型稀土矿产量.
func (k *clause) oreMade(x *bulletin.Fact) {
	if s := k.said[slotScope]; len(s) == 1 {
		if x.Scope = ore(&k.said); !k.said.has(slotSubject) && strings.HasSuffix(s[0].printed, "稀土矿") {
			x.Subject = "稀土矿"
		} else if !k.said.has(slotSubject) {
			x.Subject = "稀土"
		}
	}
}

// firmToldOf reports whether the paragraph has named a firm before a figure that a firm too may report, and nothing says whose it is.
func (c *clauseReader) firmToldOf(k *clause, x *bulletin.Fact) bool {
	return c.firmHere != "" && c.firstFirm != nil && len(k.tokens) > 0 && c.firstFirm.From < k.tokens[0].From &&
		(ofReport(x.Kind) || x.Kind == bulletin.StockFact)
}

// goodsOfWorld gives what one country makes or uses the goods of the world's figure that the paragraph has told of before, where all
// such figures in it are of those: 全球稀土产量 39 万吨。中国产量 27 万吨.
func (c *clauseReader) goodsOfWorld(k *clause, x *bulletin.Fact) {
	if x.Company != "" || x.Region == "" && !k.nation {
		return
	}
	var of *bulletin.Fact
	for f := range c.factsSince(c.para.First) {
		if f.Kind != x.Kind || of != nil && f.Subject != of.Subject {
			return
		}
		if of = f; f.Region == "全球" {
			x.Subject, x.Printed = f.Subject, f.Printed
			return
		}
	}
}

// tellsOfOneFirm reports whether the firm of the sentence before is the one that the article is of, or the only one
// that the paragraph names, and nothing in the sentence may be another.
func (c *clauseReader) tellsOfOneFirm() bool {
	if c.lastFirm == "" || c.opening || c.stranger {
		return false
	}
	return c.lastFirm == c.firmHere || c.lastFirm == c.firm.name && c.firmHere == ""
}

// reportsOfHeadline reports whether results that name no firm are those of the headline's: the article begins with them, or
// has told of no others so far, and its paragraph names no other firm.
func (c *clauseReader) reportsOfHeadline() bool {
	if c.firm.name == "" || c.expects || c.stranger || c.broken || c.somewhere != nil || c.firmHere != "" && c.firmHere != c.firm.name {
		return false
	}
	own := c.para == &c.Articles[c.article].Paragraphs[0] && c.opening
	for f := range c.articleFacts() {
		if f.Kind == bulletin.CompanyFact && f.Company != c.firm.name {
			return false
		}
		own = own || f.Kind == bulletin.CompanyFact
	}
	return own
}

// made names the subjects of verbs.
var made = map[bulletin.FactKind]string{bulletin.OutputFact: "产量", bulletin.SalesFact: "销量"}

// lastingKind reports whether figures of a kind need no time, and take none from before.
func lastingKind(k bulletin.FactKind) bool {
	return k == bulletin.CapacityFact || k == bulletin.ReserveFact
}

// ofIndustry reports whether figures are those of an industry, or of the larger firms in it.
func ofIndustry(f *frame) bool {
	s := f[slotScope]
	return len(s) == 1 && s[0].token != nil && (s[0].token.Of("firmsize") || s[0].token.Of("industry"))
}

// countable reports whether goods are counted in a unit: 辆, 台.
func countable(unit string) bool {
	return unit == "辆" || unit == "台" || unit == "套" || unit == "部"
}

// until reports whether a frame's time is named by its end alone: 截至 9 月末.
func until(f *frame) bool {
	return timeIs(f, "until") && !f.period().IsDay() && f.period().From.Day == 0
}

// timeIs reports whether a frame has one time, and it is of a kind: until, since.
func timeIs(f *frame, id string) bool {
	p := f[slotPeriod]
	return len(p) == 1 && p[0].token != nil && p[0].token.ID == id
}
