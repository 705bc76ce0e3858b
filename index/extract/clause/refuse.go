package clause

import (
	"slices"
	"strings"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// strange reports whether a clause names somebody or somewhere, or may do so in a word that is not known.
func (k *clause) strange() bool {
	for i, t := range k.tokens {
		if t.Class == lexicon.Unknown && isASCII(t.Text) && (!t.Capital() || i == 0) {
			continue // an English word, and no name
		}
		if t.Class == lexicon.Unknown || t.Class == lexicon.Place && !t.Of("nation") || t.Class == lexicon.Company ||
			t.Of("regionref") {
			return true
		}
	}
	return false
}

// heal lets a clause that names what it is of stand for itself, behind one that was not understood.
func (c *clauseReader) heal(k *clause) {
	named := k.said.has(slotSubject) && (k.said.has(slotDirection) || k.said.has(slotMeasure) || k.said.has(slotKind)) &&
		(!c.stranger || c.national)
	total := k.said.has(slotRegion) && k.said.one(slotDirection) == bulletin.BothWays // 内蒙古进出口总值
	firm := len(k.said[slotCompany]) == 1 && k.said.one(slotKind) == "kind.quota"     // 包钢集团的配额最高
	if !c.broken || !named && !total && !firm && k.listAt() < 0 {
		return
	}
	said := c.ctx
	c.ctx = frame{}
	c.ctx[slotPeriod], c.ctx[slotBatch] = said[slotPeriod], said[slotBatch]
	if !k.nation { // where it is, goes on
		c.ctx[slotRegion] = said[slotRegion]
	}
	if k.said.one(slotMeasure) == "measure.price" && priceWord(said.one(slotMeasure)) { // 挂牌价显示，氧化镨钕报…；金属镨钕报…
		c.ctx[slotMeasure] = said[slotMeasure]
	}
	c.broken, c.group, c.recent = false, nil, nil
}

// refuse leaves the figures of a clause unread, with the reason.
func (c *clauseReader) refuse(k *clause) {
	why := k.bad
	if why == "" {
		why = c.guess
	}
	if k.label() {
		return
	}
	if s := k.said.one(slotSubject); s != "" && s != c.total.Subject {
		c.total = bulletin.Fact{}
	}
	figures := false
	for _, a := range k.amounts {
		if a.token != nil {
			figures = true
			c.left(k, a.token, why)
		}
	}
	for _, x := range k.changes {
		c.left(k, x.token, why)
	}
	if (k.rule || k.times || k.onlyPart()) && !k.strange() {
		return
	}
	if k.first && k.ofPlanAlone() && k.onlyPercents() && len(k.said[slotPeriod]) == 1 { // 2019 年第一批指标按 2018 年的 50% 下达
		c.remember(k)
		return
	}
	if figures || k.hidden {
		c.broken = true
	}
	if !figures && k.when() {
		return
	}
	c.stranger = c.stranger || k.hidden || k.strange()
	if figures || len(k.changes) > 0 {
		c.group, c.pend = nil, nil
	}
	if p := k.said[slotPeriod]; figures && len(p) > 0 && !k.guess && !k.fell &&
		c.guess == "" { // what stands behind is no longer of the time before
		if c.enterTime(k); c.outer == nil && c.held == nil {
			c.held, c.elsewhen = c.ctx[slotPeriod], p[0].period.From.Day == 0 && !p[0].period.IsZero()
			c.backFromAgo(k, c.held)
		}
		c.ctx[slotPeriod] = p
		if len(p) > 1 || k.mixed {
			c.ctx[slotPeriod] = nil
		}
	}
	if figures && k.vague != "" && !k.said.has(slotPeriod) && c.held == nil { // nor is it of that before 近期, or 今日 of no day
		c.held, c.ctx[slotPeriod], c.elsewhen = c.ctx[slotPeriod], nil, false
	}
	if figures { // changes in turn are of figures that are read, all of them
		c.recent = nil
	}
	if k.hidden && !figures {
		c.guess = why
	}
	if !figures && !k.cause {
		c.scene(k)
		c.broken = c.broken || k.strange() && k.said.only() && k.next.onlyIs()
	}
}

// onlyIs reports whether a clause says what something is that the one before it names: 北方获得的最多，为 7.52 万吨.
func (k *clause) onlyIs() bool {
	return k != nil && len(k.tokens) > 0 && k.tokens[0].Of("be") && k.said.only()
}

// onlyPart reports whether a clause says no more than how large a part of something the figure before it is, in words
// that give no number of their own: 占总量近三分之一, 不足去年同期的三成.
func (k *clause) onlyPart() bool {
	if k.first || k.guess || k.begins != ',' || len(k.amounts) == 0 || len(k.changes) > 0 || !k.said.only(slotPeriod, slotMeasure) {
		return false
	}
	return !slices.ContainsFunc(k.amounts, func(a amount) bool {
		return a.token == nil || a.token.Unit != "%" && !(a.token.Unit == "" && strings.Contains(a.token.Text, "分之"))
	})
}

// pricesBehind reports whether the sentence goes on with a price.
func (k *clause) pricesBehind() bool {
	for n := k.next; n != nil; n = n.next {
		for _, a := range n.amounts {
			if a.token != nil && unitKind(a.token.Unit) == '/' {
				return true
			}
		}
	}
	return false
}

// label reports whether a clause is but a word that says what is told of: 精矿：…, 需求端：…, 精矿方面，….
func (k *clause) label() bool {
	if !k.first || k.next == nil || len(k.amounts)+len(k.changes) > 0 || k.guess || len(k.tokens) == 0 {
		return false
	}
	if k.ofFamily() {
		return true
	}
	if len(k.tokens) > 2 {
		return false
	}
	if k.next.begins != ':' && k.tokens[len(k.tokens)-1].Text != "方面" {
		return false
	}
	for _, t := range k.tokens {
		if t.Class != lexicon.Unknown && t.Class != lexicon.Word && !t.Fills() {
			return false
		}
		if strings.ContainsAny(t.Text, "省市县州区国洲企厂") {
			return false
		}
	}
	return true
}

// ofFamily reports whether a clause only says of which elements the goods behind are: 钇系产品中, 镝铽系方面.
func (k *clause) ofFamily() bool {
	return len(k.tokens) > 1 && (k.tokens[0].Class == lexicon.Element || isName(k.tokens[0])) && k.tokens[1].Text == "系" &&
		!slices.ContainsFunc(k.tokens[2:], func(t *lexicon.Token) bool {
			return !t.Is("obj.product") && !t.Fills() && t.Text != "中" && t.Text != "市场" && !t.Of("move") &&
				!t.Of("streak") &&
				!t.Of("newsday") && !t.Of("adverb") // 镨钕系近日连涨
		})
}

// ofOthers reports whether a clause only says that what follows is of other goods than those before: 其他：, 其余品种：.
func (k *clause) ofOthers() bool {
	return len(k.tokens) > 0 && k.tokens[0].Is("op.rest") &&
		!slices.ContainsFunc(k.tokens[1:], func(t *lexicon.Token) bool { return !t.Is("obj.product") && !t.Fills() && t.Text != "中" })
}

// scene keeps the time of a clause that is not understood and has no figures.
func (c *clauseReader) scene(k *clause) {
	c.record(k)
	if !k.hidden && !k.guess {
		c.name(k)
	}
	if k.since != nil && !k.said.has(slotPeriod) && !c.timed && k.pricesBehind() {
		c.ctx[slotPeriod], c.timed = sinceThen(k.since, c.Month), true
		c.over = false
	} else if strings.HasPrefix(k.bad, "two "+slotNames[slotPeriod]) {
		c.ctx[slotPeriod], c.broken = nil, true
	} else if len(k.said[slotPeriod]) == 1 && !k.ref && !k.ofAgo() &&
		!k.outdoes() { // that is double the one of last year
		c.enterTime(k) // 超过去年同期水平: what follows is not of that time
		c.ctx[slotPeriod], c.ctx[slotBatch] = k.said[slotPeriod], nil
		c.over = c.over && k.said.period() != c.month.period // the headline's, said again
	}
	if k.ofIndexAlone() {
		period := c.ctx[slotPeriod]
		c.ctx = k.said
		c.ctx[slotPeriod], c.inside, c.over = period, true, c.over && !k.said.has(slotPeriod)
		return
	}
	// its other list prices
	if k.firm && !k.said.has(slotCompany) && c.firm.name != "" && isASCII(k.tokens[0].Text) && m(k) == "measure.list" {
		k.said[slotCompany] = []filling{c.firm}
	}
	if k.ofListAlone() {
		period := c.ctx[slotPeriod]
		c.ctx, c.inside = k.said, true
		c.ctx[slotSubject] = nil
		if c.ctx[slotPeriod] == nil {
			c.ctx[slotPeriod] = period
		}
		return
	}
	if k.ofGoodsAlone() {
		period := c.ctx[slotPeriod]
		c.ctx = k.said
		c.ctx[slotPeriod], c.inside = period, true
		return
	}
	if k.ofProductAlone() {
		c.lead(k)
		return
	}
	if k.endsInProduct() {
		c.lead(k)
		c.led = false
		return
	}
	if k.ofPlanAlone() {
		if !c.inside {
			for _, s := range owners {
				c.ctx[s] = k.said[s]
			}
		}
		c.ctx[slotStage], c.ctx[slotKind], c.inside = k.said[slotStage], k.said[slotKind], true
		if k.said.has(slotSubject) {
			c.ctx[slotSubject] = k.said[slotSubject]
		}
		if k.said.has(slotBatch) {
			c.ctx[slotBatch] = k.said[slotBatch]
		}
		return
	}
	if k.there || k.firm ||
		len(k.said[slotSubject])+len(k.said[slotCompany])+len(k.said[slotRegion])+len(k.said[slotPartner]) > 0 {
		c.broken = true
	}
}

// outdoes reports whether the time of a clause is only one that something is more than at: the quotas nearly doubled
// those of last year.
func (k *clause) outdoes() bool {
	for _, t := range k.tokens {
		if t.Class == lexicon.PeriodOf {
			return false
		}
		if slices.Contains(lexicon.List("multiplied.on"), t.Text) || t.Of("bound") {
			return true
		}
	}
	return false
}

// ofIndexAlone reports whether a clause without figures only tells how an index went, in words that may not be known:
// 稀土价格指数先抑后扬.
func (k *clause) ofIndexAlone() bool {
	return k.said.one(slotMeasure) == "measure.index" && k.said.only(slotMeasure, slotSubject, slotPeriod) && !k.hidden && !k.firm &&
		!k.there && !k.guess
}

// ofGoodsAlone reports whether a clause without figures only tells how the trade in some goods went that is told of
// behind its colon, in words that may not be known: 稀土永磁体表现抢眼：8 月出口….
func (k *clause) ofGoodsAlone() bool {
	s := k.said[slotSubject]
	if len(s) != 1 || s[0].token == nil || !k.said.only(slotSubject) || k.hidden || k.firm || k.there || k.guess ||
		k.next == nil || k.next.begins != ':' || !k.next.said.has(slotDirection) || k.next.said.has(slotSubject) {
		return false
	}
	for _, t := range k.tokens {
		if t.From < s[0].token.From && t.Class == lexicon.Unknown {
			return false // it may say whose
		}
	}
	return true
}

// ofProductAlone reports whether a clause without figures begins with a product, tells how it went in words that may
// not be known, and leaves its mean to the clause behind: 金属镨钕随之走高，均价为….
func (k *clause) ofProductAlone() bool {
	s, n := k.said[slotSubject], k.next
	if len(s) != 1 || s[0].token == nil || s[0].token.Class != lexicon.Product || !k.said.only(slotSubject, slotKind) || k.hidden || k.firm ||
		k.there || k.guess || n == nil || n.begins != ',' || n.said.has(slotSubject) || len(n.amounts) == 0 {
		return false
	}
	return k.tokens[0] == s[0].token && n.bad == ""
}

// endsInProduct reports whether a clause without figures says at its end which product it is that the clause behind
// tells the price of: 涨幅最大的是氧化钕，均价….
func (k *clause) endsInProduct() bool {
	s, n, last := k.said[slotSubject], k.next, len(k.tokens)-1
	return len(s) == 1 && last > 0 && k.tokens[last] == s[0].token && s[0].token.Class == lexicon.Product &&
		k.tokens[last-1].Of("be") &&
		k.said.only(slotSubject, slotPeriod) && !k.hidden && !k.firm && !k.there && !k.guess && !k.mentions("place") &&
		n != nil && n.begins == ',' && !n.said.has(slotSubject) && n.said.has(slotMeasure) && len(n.amounts) > 0 &&
		n.bad == ""
}

// lead gives the product of a clause to the price behind it, which a table must print too.
func (c *clauseReader) lead(k *clause) {
	c.ctx[slotSubject], c.inside, c.broken, c.led = k.said[slotSubject], true, false, true
	c.group, c.recent = nil, nil
}

// ofPlanAlone reports whether a clause without figures only says which quotas were handed out, by whom in words that
// may not be known: 主管部门下达 2025 年第一批稀土开采、冶炼分离总量控制指标.
func (k *clause) ofPlanAlone() bool {
	return k.said.has(slotStage) && k.said.one(slotKind) == "kind.quota" && !k.hidden && !k.firm && !k.there && !k.guess &&
		k.said.only(slotStage, slotKind, slotBatch, slotPeriod, slotSubject)
}

// onlyPercents reports whether all figures of a clause are percentages, and it has one.
func (k *clause) onlyPercents() bool {
	other := func(a amount) bool { return a.token == nil || a.token.Unit != "%" }
	return len(k.amounts) > 0 && !slices.ContainsFunc(k.amounts, other)
}

// leavesOut blocks the sentence of a clause without a figure that says what the figures behind it leave out: 除日本外, 剔除再生料.
func (k *clause) leavesOut() {
	if len(k.amounts)+len(k.changes) > 0 || k.guess || k.next == nil {
		return
	}
	out := slices.IndexFunc(k.tokens, func(t *lexicon.Token) bool { return t.Is("op.other") || t.Is("op.minus") || t.Is("op.otherbehind") })
	if out < 0 {
		return
	}
	if slices.ContainsFunc(k.next.tokens, func(t *lexicon.Token) bool { return slices.Contains(lexicon.List("told.besides"), t.Text) }) {
		return
	}
	k.guess, k.bad = true, "of more or less than is named: "+k.tokens[out].Text
}

// plans blocks what is but planned. What two firms deal at is set ahead for a time that has begun: 拟将四季度关联交易价格调整为.
func (k *clause) plans() {
	set := k.said.one(slotMeasure) == "measure.deal" && k.said.has(slotPeriod) && k.said.period().From.Month <= k.base
	if k.planned != nil && !set {
		k.guess = true
		k.spoil("not what was but what may be: " + k.planned.Text)
	}
}

// plainTimes settles what counts from the time told of before, and leaves unread what is then of no plain time.
func (c *clauseReader) plainTimes(k *clause) {
	k.leavesOut()
	k.plans()
	if k.first {
		c.till = nil
	}
	if b := c.ctx[slotPeriod]; k.year != nil && len(b) == 1 && b[0].token != nil && sameYear(b[0].period, k.year.Period) && b[0].token.Year {
		k.noTime("the time " + k.year.Text) // 上年全年 52307 吨，上年同期
	}
	switch p := k.said[slotPeriod]; len(p) {
	case 0:
		c.looseTime(k)
	case 1:
		if c.timeOfFirm = k.said.has(slotCompany); p[0].token != nil {
			c.countedFrom(k, &p[0])
			if p[0].token.ID == "until" {
				c.till = p
			}
		}
	default:
		k.sharePart(c.Month)
	}
	for i := range k.amounts { // 由去年的 4.96 亿元降到 1.98 亿元, behind a quarter
		if a := &k.amounts[i]; a.role == roleFrom && a.period != nil && a.period.period.IsYear() && !k.said.has(slotPeriod) &&
			!c.carried().IsYear() {
			k.spoil("from one kind of time to another")
		}
	}
}

// looseTime blocks what is of the time of the text, or of one behind that before, which the clause before does not tell of.
func (c *clauseReader) looseTime(k *clause) {
	if len(k.amounts) == 0 || k.year != nil || k.thatTime != nil {
		return
	}
	own := c.carried()
	if own.IsZero() {
		return
	}
	for _, t := range k.tokens {
		if timeBehind(t.Text) || own.To.Month < c.Month && timeOfText(t.Text) {
			k.spoil("the time " + t.Text)
		}
	}
}

// countedFrom settles a time that is said by its year or by how it lies to the time before.
func (c *clauseReader) countedFrom(k *clause, f *filling) {
	t, own := f.token, c.ctx.period()
	if t.Text == "lastmonth" && c.month.period == bulletin.MonthOf(c.Month) && c.title == 0 { // below April's headline
		f.period = c.month.period
	}
	if k.ofAgo() {
		f.period = c.thenAgo(f.period, ago(t))
	}
	bare := t.Kind == "year" && !wholeYear(t)
	if t.Text == "当年" && !k.first && !own.IsZero() {
		f.period = bulletin.YearOf(own.From.Month.Year())
	}
	over, behind := f.period.To.Month <= c.Month, !k.first && !own.IsZero()
	switch {
	case (bare || t.ID == "time.ytd") && len(c.till) == 1 && sameYear(f.period, c.till[0].period):
		if f.period = sinceJanuary(c.till[0].period); f.period.IsZero() {
			k.noTime("from January to a day")
		}
	case t.ID == "time.ytd" && f.period == c.ytd && f.period.To.Month < c.Month-1:
		k.noTime("until when " + t.Text + " counts is not plain")
	case bare && k.summed && (!over || t.Text == "当年"):
		if f.period = sinceJanuary(own); !behind || f.period.IsZero() || own.From.Month.Year() != t.Period.From.Month.Year() && t.Text != "当年" {
			k.noTime("until when " + t.Text + " counts is not plain")
		}
	case bare && !over && behind && k.said.only(slotPeriod) && own.From.Day == 0 && own.Months() < 12: // 去年 10 月 4291 吨，今年 4343 吨
		f.period = own.Shift(12 * (f.period.From.Month.Year() - own.From.Month.Year()))
	case bare && behind && own.From.Day == 0 && own.Months() < 12 && k.said.only(slotPeriod) && len(k.amounts) > 0 && !strings.Contains(t.Text, "全年"):
		k.noTime("whether " + t.Text + " is meant as a whole is not plain") // 今年 10 月 4343 吨，去年 4291 吨
	case t.ID == "rel.quarter.-1" && behind && own.IsQuarter(), bare && behind && f.period == own && bulletin.HasAny(t.Text, "上", "前", "pr"):
		f.period = own.Before()
	case k.summed && f.period.IsMonth() && f.period.From.Month.Month() > 1 && len(k.amounts) > 0 && !strings.Contains(t.Text, "当月") &&
		!strings.Contains(t.Text, "单月"):
		k.noTime("added up, and of one month")
	case c.eitherDecember(t):
		k.noTime("whether " + t.Text + " is the issue's month is not plain")
	case behind && (partOf(t.Text) || t.ID == "time.ytd") && !k.said.has(slotMeasure) && c.ctx.one(slotMeasure) == "measure.mean" && k.priced():
		k.noTime("a mean, and of a part of a month")
	}
	f.name = f.period.String()
}

// pastAsideTime gives the time that 去年同期 counts from behind an earlier one told of by the way: 10 月 4343 吨，上月 4490 吨，去年同期
// 4291 吨. Behind one that is named it may count from either.
func (c *clauseReader) pastAsideTime(k *clause, own bulletin.Period) bulletin.Period {
	now := c.ctx[slotPeriod]
	if len(c.outer) != 1 || c.scope == scopeSentence || len(now) != 1 || now[0].token == nil || now[0].token.ID == "time.sameperiod" {
		return own
	}
	if !strings.HasPrefix(now[0].token.ID, "rel.") {
		k.noTime("whether " + k.year.Text + " counts from " + now[0].printed + " is not plain")
	}
	return c.outer[0].period
}

// noTime blocks a clause whose time is not plain, and with one that only says when, what stands behind it.
func (k *clause) noTime(why string) {
	k.guess = k.guess || len(k.amounts) == 0
	k.spoil(why)
}

// eitherDecember reports whether a time is December of last year in an issue of December, whose texts are written in
// that month or in the one behind: it is the issue's own month, or the same of the year before.
func (c *clauseReader) eitherDecember(t *lexicon.Token) bool {
	return !c.behind() && t.Period == bulletin.MonthOf(c.Month-12) && strings.HasPrefix(t.Text, "去年") &&
		c.Month.Month() == 12
}

// partOf reports whether a time is a part of a month: 11 月初.
func partOf(s string) bool {
	return strings.HasSuffix(s, "月初") || strings.HasSuffix(s, "月末") || strings.HasSuffix(s, "月底") || strings.HasSuffix(s, "旬")
}

func sameYear(a, b bulletin.Period) bool { return a.From.Month.Year() == b.To.Month.Year() }

// sinceJanuary gives the months of a year up to the end of a time, and none where that is not the end of a month.
func sinceJanuary(p bulletin.Period) bulletin.Period {
	if p.IsZero() || p.To.Day > 0 && p.To.Day < p.To.Month.Days() {
		return bulletin.Period{}
	}
	return bulletin.YearTo(p.To.Month)
}

// tillNote takes in brackets until when a year is counted: 2024 年出口 47000 吨（截至 10 月）.
func (k *clause) tillNote(n note) bool {
	p := k.said[slotPeriod]
	if len(n.tokens) != 1 || n.tokens[0].ID != "until" || len(p) != 1 || !sameYear(p[0].period, n.tokens[0].Period) {
		return false
	}
	t := n.tokens[0]
	if p[0].token != nil && p[0].token.Kind != "year" && p[0].token.ID != "time.ytd" {
		return false
	}
	p[0] = filling{name: t.Value, printed: t.Text, token: t, period: sinceJanuary(t.Period)}
	if p[0].period.IsZero() {
		k.spoil("from January to a day")
	}
	return true
}

// sharePart gives years the part of a year behind the last of them: 今年、去年 10 月. A year that is over may be meant as a
// whole.
func (k *clause) sharePart(issue bulletin.Month) {
	list := k.said[slotPeriod]
	last := list[len(list)-1]
	if last.token == nil || !last.token.Year || last.period.From.Day > 0 || last.period.Months() > 11 {
		return
	}
	for i := range list[:len(list)-1] {
		f := &list[i]
		if f.token == nil || f.token.Kind != "year" || wholeYear(f.token) {
			continue
		}
		if f.period.To.Month <= issue {
			k.spoil("whether " + f.printed + " is meant as a whole is not plain")
			continue
		}
		f.period = last.period.Shift(12 * (f.period.From.Month.Year() - last.period.From.Month.Year()))
		f.name = f.period.String()
	}
}

// noPlainTime says why the time of a figure is not plain: it runs on behind the issue, it is that of another firm, or
// another such figure stands at it already.
func (c *clauseReader) noPlainTime(k *clause, a *amount, x *bulletin.Fact) string {
	if x.Kind == bulletin.CompanyFact && !k.said.has(slotPeriod) && !c.timed && (len(c.times) > 1 || c.opening &&
		!c.titled && c.resultsOfOthers(x)) {
		return "which of the times before it is of is not plain"
	}
	if a.role != roleValue || a.period != nil || x.Measure == bulletin.ShareOf {
		return ""
	}
	whole := x.Period.IsYear() || x.Period.Months() == 6 && !market(x.Kind)
	if whole && x.Period.To.Month > c.Month && (x.Kind == bulletin.TradeFact || market(x.Kind) || ofReport(x.Kind)) {
		return "a time that is not over"
	}
	if x.Period.From.Month > c.Month+1 && c.Month > 0 && x.Kind != bulletin.QuotaFact { // a list price may be of the month to come
		return "a time that is yet to come"
	}
	if k.said.has(slotPeriod) {
		return ""
	}
	if manyMonths(x.Period) && (k.monthly() || k.againstMonth()) {
		return ofMonthSince
	}
	if x.Kind == bulletin.CompanyFact && !k.same && !c.timed && !c.titled && c.timeOfFirm && c.lastFirm != "" && x.Company != c.lastFirm {
		return "the time was said of another firm"
	}
	for _, n := range c.recent {
		if f := &c.Facts[n]; alike(f, x) && !f.Value.Value.Equal(x.Value.Value) {
			return "another figure of that time stands before it"
		}
	}
	return ""
}

// resultsOfOthers reports whether the article has told of the same firm's results at another time, longer or shorter:
// 前三季度…。/ 第三季度…。/ 毛利率 10%.
func (c *clauseReader) resultsOfOthers(x *bulletin.Fact) bool {
	for f := range c.articleFacts() {
		if f.Kind == bulletin.CompanyFact && f.Company == x.Company && f.Period != x.Period &&
			f.Period.Contains(x.Period) && f.Subject != x.Subject {
			return true
		}
	}
	return false
}

// againstMonth reports whether the clause or the one of changes behind it compares with one month: 582 吨，比 10 月减少 11%.
func (k *clause) againstMonth() bool {
	ofMonth := func(x change) bool { return x.cmp.ofMonth() }
	return slices.ContainsFunc(k.changes, ofMonth) ||
		k.next != nil && len(k.next.amounts) == 0 && !k.next.own() && slices.ContainsFunc(k.next.changes, ofMonth)
}

// alike reports whether two figures are of the same.
func alike(a, b *bulletin.Fact) bool {
	of := func(f *bulletin.Fact) [14]string {
		return [...]string{string(f.Kind), f.Subject, f.Measure, f.Company, f.Region, f.Partner, f.Direction, f.Batch, f.Scope,
			f.Purity, f.Maker, f.Terms, f.Unit, f.Printed}
	}
	return a.Period == b.Period && of(a) == of(b)
}
