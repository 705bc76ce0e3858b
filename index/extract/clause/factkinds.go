package clause

import (
	"slices"
	"strings"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// A kindReader lets a kind of fact take the slots, and says why it can't.
type kindReader func(k *clause, f *frame, a *amount, x *bulletin.Fact) string

// kindOfFact finds what is measured by the words and the unit.
func (c *clauseReader) kindOfFact(k *clause, f *frame, a *amount) kindReader {
	u := unitKind(a.token.Unit)
	word, dir, measure := f.one(slotKind), f.one(slotDirection), f.one(slotMeasure)
	own := k.said.one(slotMeasure)
	index := own == "measure.index" || own == "measure.spread" || measure == "measure.index" ||
		own == "" && c.kind == bulletin.IndexFact && (u == 'p' || u == 0)
	switch {
	case a.share != nil:
		return c.shareFact
	case index && (u == 'p' || u == 0 || u == '%' && own == "measure.spread"):
		return c.indexFact
	case word == "kind.quota", word == "" && u == 't' && c.sharesOut(k, f):
		return c.quotaFact
	case word == "" && u == 't' && (c.planHeads(k) || k.ofOre && (c.onlyPlan() != nil || c.planAhead())):
		return c.quotaFact
	case word == "kind.sales" && u == '/' && priceWord(own) && f.has(slotCompany): // sold 2,838 tonnes at an average price of $60.2/kg
		return c.priceFact
	case word != "":
		return c.otherFact
	case u == '/' && k.said.has(slotDirection) && own == "" && c.ofPrices(): // 报价 3.4 万元/吨，进口独居石 4.9 万元/吨
		return c.priceFact
	case dir != "" && (k.said.has(slotDirection) || !priceWord(own) || u == '/' && c.ofTrade(k, own)):
		return c.tradeFact
	case u == '/' || u == '#' && priceWord(own):
		return c.priceFact
	}
	return nil
}

// sharesOut reports whether a clause gives a firm its part of the plan that was told of before it, without a word for it: 北方稀土分得开采 94460
// 吨、冶炼分离 85750 吨. What somebody mined is no part of it.
func (c *clauseReader) sharesOut(k *clause, f *frame) bool {
	if c.kind != bulletin.QuotaFact || !k.said.has(slotStage) || k.said.has(slotPeriod) {
		return false
	}
	if n := len(c.recent); c.inside && n > 0 && !k.said.has(slotCompany) {
		before := &c.Facts[c.recent[n-1]]
		return before.Company != "" && before.Company == f.one(slotCompany) && before.Kind == bulletin.QuotaFact
	}
	return k.said.has(slotCompany) && slices.ContainsFunc(k.tokens, func(t *lexicon.Token) bool {
		return slices.Contains(lexicon.List("plan.given"), t.Text)
	})
}

// ofPrices reports whether the figure before in the sentence is a price of the market.
func (c *clauseReader) ofPrices() bool {
	n := len(c.recent)
	return c.inside && n > 0 && c.Facts[c.recent[n-1]].Kind == bulletin.PriceFact
}

// ofTrade reports whether a mean price behind a figure of trade is of the same goods: 出口金额为 4.3 亿美元，平均单价为 16.5 美元/公斤.
func (c *clauseReader) ofTrade(k *clause, measure string) bool {
	return measure == "measure.mean" && c.kind == bulletin.TradeFact && c.inside && !c.broken &&
		k.said.only(slotMeasure, slotPeriod) &&
		len(c.recent) > 0
}

// quotedOut takes prices of a day for goods going out or coming in as quotes, under terms that say so: the customs' own means
// are of months. 氧化镧出口 FOB 价 0.6 美元/公斤.
func (c *clauseReader) quotedOut(k *clause) {
	d, own := k.said[slotDirection], k.said.period()
	if own.IsZero() {
		own = c.ctx.period()
	}
	if len(d) != 1 || len(k.amounts) == 0 || !own.IsDay() || k.said.has(slotPartner) || c.kind == bulletin.TradeFact ||
		slices.ContainsFunc(k.amounts, func(a amount) bool { return a.token == nil || unitKind(a.token.Unit) != '/' }) {
		return
	}
	k.terms, k.said[slotDirection] = d[0].name+k.terms, nil
}

// atMonthEnd reports whether the time of an amount is the end of a month, without the day: 3月末.
func (c *clauseReader) atMonthEnd(a *amount) bool {
	times := c.ctx[slotPeriod]
	if a.period != nil {
		times = []filling{*a.period}
	}
	return len(times) == 1 && times[0].token != nil && (times[0].token.ID == "month.end" || strings.HasSuffix(times[0].token.Text, "年底") || strings.HasSuffix(times[0].token.Text, "年末"))
}

// market reports whether a kind is told of prices.
func market(k bulletin.FactKind) bool { return k == bulletin.PriceFact || k == bulletin.IndexFact }

// ofReport reports whether a kind is told of in the report of a firm.
func ofReport(k bulletin.FactKind) bool {
	return k == bulletin.CompanyFact || k == bulletin.OutputFact || k == bulletin.SalesFact
}

// begin sets the kind. A time from a sentence before stays only among figures of one kind.
func (c *clauseReader) begin(k *clause, a *amount, x *bulletin.Fact, kind bulletin.FactKind) {
	x.Kind = kind
	c.titled = false
	if !k.said.has(slotPeriod) && a.period == nil {
		c.lasting(k, x)
	}
	if market(kind) &&
		(c.atMonthEnd(a) || until(&c.ctx) && k.said.one(slotMeasure) != "measure.mean") { // its last day may be no working day
		x.Period = bulletin.Period{}
	}
	if timeIs(&c.ctx, "since") && kind != bulletin.PriceFact && x.Period == c.ctx.period() {
		x.Period = bulletin.Period{}
	}
	if c.kind != "" && c.kind != kind && !(market(kind) && market(c.kind)) &&
		!(ofReport(kind) && (ofReport(c.kind) || c.kind == bulletin.StockFact) && !c.opening && len(c.times) == 1) &&
		!c.timed &&
		!k.said.has(slotPeriod) &&
		a.period == nil {
		x.Period = c.span
	}
}

// lasting settles a time that was not said of the figure. What an earlier paragraph said does not hold for prices and
// indices where the headline names their month. A day does not hold where the month before is compared.
func (c *clauseReader) lasting(k *clause, x *bulletin.Fact) {
	unsaid := x.Period.IsZero()
	switch {
	case unsaid:
	case c.over && !c.goesBack && !market(x.Kind) && c.ytd == x.Period && c.beganWithMonth(x):
		x.Period = bulletin.Period{} // 5 月…。1—5 月…。: of either
		return
	case c.over && c.mixed:
		x.Period = bulletin.Period{}
	case c.over && market(x.Kind) && c.month.period != (bulletin.Period{}),
		c.over && !market(x.Kind) && x.Period.From.Day > 0:
		x.Period = bulletin.Period{}
	case c.over && market(x.Kind) && x.Period.IsDay() && x.Period != c.day && len(c.priceDays) > 1:
		x.Period = bulletin.Period{}
		return
	case !c.timed && x.Period.IsDay() && k.monthly():
		x.Period = bulletin.Period{}
		return
	}
	if c.cameOut && !market(x.Kind) {
		return
	}
	byDay := !c.spanned && k.said.one(slotMeasure) == "measure.mean" && k.monthly() // 11 日一度报至…；均价为…，环比…
	if x.Period.IsZero() && c.month.period != (bulletin.Period{}) && (!c.timed || byDay) {
		x.Period, c.titled = c.month.period, true
	}
	if x.Period.IsZero() && unsaid && !c.span.IsZero() && !c.timed {
		x.Period, c.titled = c.span, true
	}
}

// beganWithMonth reports whether the article's first figure of a kind is of a month, and not of all the time since
// January that it has told of later.
func (c *clauseReader) beganWithMonth(x *bulletin.Fact) bool {
	for i := range c.Facts {
		if f := &c.Facts[i]; f.Cite.Article == c.article && f.Kind == x.Kind && !f.Table {
			return f.Period.IsMonth() && x.Period.Contains(f.Period)
		}
	}
	return false
}

// monthly reports whether the clause or the one behind it compares with the month before.
func (k *clause) monthly() bool {
	for _, one := range []*clause{k, k.next} {
		if one == nil || one != k && (one.said.has(slotSubject) || len(one.amounts) > 0) {
			continue
		}
		for _, x := range one.changes {
			if x.cmp.id == "cmp.mom" && !x.cmp.issue {
				return true
			}
		}
	}
	return false
}

func priceWord(id string) bool {
	switch id {
	case "measure.price",
		"measure.mean",
		"measure.list",
		"measure.deal",
		"measure.trade",
		"measure.term",
		"measure.guide",
		"measure.spot",
		"measure.week",
		"measure.day",
		"measure.month",
		"measure.quarter",
		"measure.year":
		return true
	}
	return false
}

// keepsPriceWord reports whether a price that is only called one is of the kind said before: 挂牌价显示，氧化镨钕报 58 万元/吨. A
// word said of one figure holds up to the next that names a kind of its own, and as the mean of a day not even for 报.
func (c *clauseReader) keepsPriceWord(k *clause, f *frame) bool {
	was, day := c.ctx.one(slotMeasure), f.period().IsDay() || !f.has(slotPeriod) && c.ctx.period().IsDay()
	own, mean := f[slotMeasure], was == "measure.mean" || lexicon.MeanMeasures[was] != ""
	if f.one(slotMeasure) != "measure.price" || !priceWord(was) || was == "measure.price" || k.ofMarket() ||
		mean && (k.ranged() || k.ofOtherDay(&c.ctx)) || c.wordOfOne && k.said.has(slotRegion) && k.said.one(slotRegion) != c.ctx.one(slotRegion) {
		return false
	}
	switch {
	case !c.wordOfOne:
		return true
	case anyPrice(own[0].printed):
		return !mean || !day
	default: // what a firm asks is its list price, and not what is paid
		return !mean && (f.has(slotCompany) || c.ctx.has(slotCompany)) && !slices.Contains(lexicon.List("price.paid"), own[0].printed)
	}
}

// anyPrice reports whether a word for a price does not say what kind it is of: 报, 价格.
func anyPrice(word string) bool {
	return !bulletin.HasAny(word, "价", "price", "cost") || slices.Contains(lexicon.List("price.any"), word)
}
