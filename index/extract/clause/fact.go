package clause

import (
	"iter"
	"strings"

	"github.com/shopspring/decimal"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// circumstance takes what a clause without a figure tells of those behind it: who found them, and of whom they are.
func (c *clauseReader) circumstance(k *clause) {
	if k.said.has(slotMaker) && k.bad == "" {
		c.maker = k.said[slotMaker]
	}
	if k.bad == "" {
		k.itsCompany()
		k.itsRegion()
		c.itsGoods(k)
	}
	if k.ofProductAlone() {
		c.lead(k)
	}
	c.counted = c.counted || k.currency()
}

// clause reads one clause: its amounts become facts, its changes go to them or to the facts before.
func (c *clauseReader) clause(k *clause) {
	c.withThis(k)
	values := 0
	for i := range k.amounts {
		if k.amounts[i].token != nil && k.amounts[i].role != roleBase {
			values++
		}
	}
	switch {
	case k.cause && values == 0: // a circumstance says nothing of the figures behind it, but who found them
		c.circumstance(k)
		return
	case k.bad != "" || c.guess != "":
		c.refuse(k)
		return
	}
	c.ranked(k)
	c.partnerAgain(k)
	c.partnerPlaced(k)
	c.countryAgain(k)
	c.oreOfQuota(k)
	c.oresBehind(k)
	c.ofBatch(k)
	c.pointsOfIndex(k)
	c.referred(k)
	c.totalAgain(k)
	c.toPartner(k)
	c.heal(k)
	c.ofForeign(k)
	c.quotedOut(k)
	if c.goodsOfPartner(k); k.bad != "" {
		c.refuse(k)
		return
	}
	was, other := c.ctx, c.againstOther(k)
	if other && values == 0 {
		return
	}
	f := c.inherit(k)
	if c.ofMore(k, &f); k.bad != "" {
		c.refuse(k)
		return
	}
	c.summed(k, &f)
	c.sumOfBatches(k, &f)
	if values == 0 {
		c.withoutValue(k, f)
		return
	}
	if k.againstItself(f.period()) {
		k.spoil("it is told against the time that it would be of itself")
		c.refuse(k)
		return
	}
	if k.part {
		c.partFrom = len(c.recent)
	}
	c.remember(k)
	c.group = nil
	k.ends(&f)
	for _, t := range k.again {
		c.mark(t)
	}
	for i := range k.amounts {
		if a := &k.amounts[i]; a.token != nil && (a.role != roleBase || a.period != nil) {
			c.amount(k, f, a)
		}
	}
	c.bases(k, false) // 较 9 月的 4000 吨增长 9%至 4343 吨
	c.attach(k.changes, k)
	if other && c.inside && k.begins == ',' { // what stands behind is not of what was only compared with
		c.ctx, c.group = was, nil
	}
}

// itsCompany gives the firm that a clause begins with to the one behind it that says 其, or that tells of list prices of nobody
// else: 据北方稀土，其挂牌价…. 根据北方稀土官网，2023 年 1 月挂牌价….
func (k *clause) itsCompany() {
	n := k.next
	if n == nil || len(k.said[slotCompany]) != 1 || len(n.tokens) == 0 ||
		n.tokens[0].Text != "其" && m(n) != "measure.list" && m(n) != "measure.term" {
		return
	}
	for _, s := range []slot{slotCompany, slotRegion, slotPartner, slotMaker} {
		if n.said.has(s) {
			return
		}
	}
	n.said[slotCompany] = k.said[slotCompany]
}

// itsRegion gives the part of the country whose notice or office a clause names to the one behind it that names none:
// 根据内蒙古《…通知》，….
func (k *clause) itsRegion() {
	n, r := k.next, k.said[slotRegion]
	if n != nil && k.plan != nil && !n.said.has(slotPeriod) {
		n.said[slotPeriod] = k.said[slotPeriod]
	}
	if n != nil && inside(r) && !n.there && !n.said.has(slotRegion) && !n.nation && !n.said.has(slotPartner) &&
		!n.said.has(slotCompany) {
		n.said[slotRegion] = r
	}
}

// itsGoods gives the goods that a clause takes as an example to the one behind that says 其: 以氧化铽为例，其价格….
func (c *clauseReader) itsGoods(k *clause) {
	n := k.next
	if n == nil || len(k.said[slotSubject]) != 1 || !k.said.only(slotSubject) || len(n.tokens) == 0 ||
		n.tokens[0].Text != "其" ||
		n.said.has(slotSubject) {
		return
	}
	n.said[slotSubject] = k.said[slotSubject]
}

// currency reports whether a clause says what money is counted in: 以美元计.
func (k *clause) currency() bool {
	n := len(k.tokens)
	return n > 1 && k.tokens[0].Text == "以" && strings.HasSuffix(k.tokens[1].Text, "美元")
}

// articleFacts gives the facts that the article has told so far, newest first.
func (c *clauseReader) articleFacts() iter.Seq[*bulletin.Fact] { return c.factsSince(0) }

// factsSince gives those of them that stand on a line or below it.
func (c *clauseReader) factsSince(line int) iter.Seq[*bulletin.Fact] {
	return func(yield func(*bulletin.Fact) bool) {
		for i := len(c.Facts) - 1; i >= 0; i-- {
			if f := &c.Facts[i]; f.Cite.Article != c.article || f.Cite.First < line || !yield(f) {
				return
			}
		}
	}
}

// ofTotal reports whether the trade told of last is that in all goods, whose money is now counted otherwise.
func (c *clauseReader) ofTotal() bool {
	for f := range c.articleFacts() {
		if f.Kind == bulletin.TradeFact {
			return c.counted && f.Subject == "货物贸易" && f.Measure == bulletin.Money && f.Partner == "" && f.Region == ""
		}
	}
	return false
}

// oreOfQuota takes light and heavy rare earths in a sentence of a quota as the kind of ore: 其中轻稀土 12.4 万吨.
func (c *clauseReader) oreOfQuota(k *clause) {
	s := k.said[slotSubject]
	if !c.inside || c.ctx.one(slotKind) != "kind.quota" || len(s) != 1 || k.said.has(slotKind) ||
		k.said.has(slotDirection) ||
		k.said.has(slotStage) {
		return
	}
	switch {
	case ofOre[s[0].name] != "" && k.said.has(slotScope): // 离子型中重稀土
		k.said[slotSubject] = nil
	case ofOre[s[0].name] != "":
		k.said[slotScope], k.said[slotSubject] = s, nil
	case strings.Contains(s[0].printed, "冶炼分离"):
		k.said[slotStage], k.said[slotSubject] = []filling{{name: "stage.separation", printed: s[0].printed}}, nil
	case strings.HasSuffix(s[0].printed, "矿产品"):
		k.said[slotStage], k.said[slotSubject] = []filling{{name: "stage.mining", printed: s[0].printed}}, nil
	}
}

// amount makes a fact of one amount, or leaves it unread.
func (c *clauseReader) amount(k *clause, f frame, a *amount) {
	if a.role == roleFrom && a.period == nil {
		a.period = c.monthBefore(&f, a)
	}
	if a.role == roleFrom && a.period == nil {
		a.period = c.comparedThen(k, &f)
	}
	if a.period != nil {
		f[slotPeriod] = []filling{*a.period}
	}
	if a.role == roleFrom && (a.period == nil || a.period.period.IsZero() && m(k) == "") {
		c.unread(a.token, "what it was before, at no plain time")
		return
	}
	if a.extreme != "" {
		f[slotExtreme] = []filling{{name: a.extreme}}
	}
	c.perWeight(k, &f, a)
	facts, why := c.each(k, f, a)
	if why != "" {
		c.unread(a.token, why)
		// What is told behind a share is not of it.
		timeless := why == noTimeNamed && (k.said.has(slotPeriod) || !c.ofList) || why == meanOfDay
		if a.role == roleValue && a.share == nil && !timeless && why != lineOfBusiness {
			c.broken, c.stranger = true, c.stranger || k.strange()
		}
		return
	}
	for _, fact := range facts {
		if len(c.ctx[slotSubject]) == 0 && fact.Subject != "" {
			c.ctx[slotSubject] = []filling{{name: fact.Subject, printed: fact.Printed}}
		}
		if fact.Direction != "" && !c.ctx.has(slotDirection) {
			c.ctx[slotDirection] = f[slotDirection]
		}
		n := c.add(fact, a)
		c.noteTotal(&fact)
		if p := fact.Period; p.From.Day == 0 && p.From.Month.Month() == 1 && p.Months() > 1 && !p.IsYear() {
			c.ytd = p
		}
		if a.role == roleValue {
			if !k.aside() {
				c.times[fact.Period] = true
			}
			if market(fact.Kind) && fact.Period.IsDay() && a.extreme == "" && !k.said.has(slotExtreme) {
				c.priceDays[fact.Period] = true
			}
			c.group, c.recent, c.kind = append(c.group, n), append(c.recent, n), fact.Kind
		}
	}
}

// comparedThen gives the time that an English sentence has just compared with to what a figure went from: 7% more
// than in the year before: from 48,727 to 52,306 tons.
func (c *clauseReader) comparedThen(k *clause, f *frame) *filling {
	if len(k.changes) > 0 || len(c.pend) != 1 || k.first || len(k.tokens) == 0 || !isASCII(k.tokens[0].Text) ||
		len(k.amounts) != 2 {
		return nil
	}
	_, base := c.pend[0].cmp.against(f.period())
	if base.IsZero() || !endsBefore(base, f.period()) {
		return nil
	}
	return &filling{name: base.String(), period: base}
}

// noteTotal keeps a figure of trade in goods with nobody named. Other goods behind it end that.
func (c *clauseReader) noteTotal(f *bulletin.Fact) {
	switch {
	case f.Kind != bulletin.TradeFact || f.Measure == bulletin.ShareOf:
	case f.Partner == "" && f.Measure == bulletin.Quantity:
		c.total = *f
	case f.Subject != c.total.Subject:
		c.total = bulletin.Fact{}
	}
}

// perWeight takes the weight that a price before in the sentence was told by: 每吨 59.8 万元，金属镨钕 72.6 万元.
func (c *clauseReader) perWeight(k *clause, f *frame, a *amount) {
	t := a.token
	switch ok := strings.HasPrefix(t.Text, "每"); {
	case ok && unitKind(t.Unit) == '/':
		c.per = t.Unit[strings.IndexByte(t.Unit, '/'):]
	case !ok && c.priceThen(k, f, t):
		_, goods, _ := strings.Cut(c.Facts[c.recent[len(c.recent)-1]].Unit, "/")
		t.Unit += "/" + goods
	case ok || c.per == "" || unitKind(t.Unit) != '$' || !k.said.has(slotSubject):
	case f.has(slotKind) || f.has(slotDirection) || a.share != nil || !priceWord(f.one(slotMeasure)):
	default:
		t.Unit += c.per
	}
}

// priceThen reports whether money is the price told of before at another time, which leaves its weight out, and no
// sum of another size: 均价 57.1 万元/吨，上月为 59.3 万元.
func (c *clauseReader) priceThen(k *clause, f *frame, t *lexicon.Token) bool {
	n := len(c.recent)
	if n == 0 || !c.inside || c.broken || unitKind(t.Unit) != '$' || f.has(slotKind) || f.has(slotDirection) ||
		!k.said.has(slotPeriod) || !k.said.only(slotPeriod, slotMeasure) {
		return false
	}
	before := &c.Facts[c.recent[n-1]]
	money, _, _ := strings.Cut(before.Unit, "/")
	v, ok := bulletin.ParseAmount(t.Digits)
	lo, hi := before.Value.Value.Div(decimal.NewFromInt(5)), before.Value.Value.Mul(decimal.NewFromInt(5))
	return ok && before.Kind == bulletin.PriceFact && money == t.Scale+t.Unit && v.Value.GreaterThan(lo) && v.Value.LessThan(hi)
}

// each gives the fact of an amount, or where 均 gives it to all of a list, one for each.
func (c *clauseReader) each(k *clause, f frame, a *amount) ([]bulletin.Fact, string) {
	dealers := (f.one(slotMeasure) == "measure.deal" || f.one(slotMeasure) == "measure.trade") &&
		len(f[slotCompany]) == 2 // both sides of a deal give its price
	k.each = k.each || dealers || k.bothUnchanged() || k.eachPriced(&f)
	if !k.each {
		x, why := c.fact(k, f, a)
		return []bulletin.Fact{x}, why
	}
	s := anyList(&f)
	if s == noSlot {
		return nil, "one figure for all and no list"
	}
	var out []bulletin.Fact
	for i := range f[s] {
		g := f
		g[s] = f[s][i : i+1]
		x, why := c.fact(k, g, a)
		if why != "" {
			return nil, why
		}
		out = append(out, x)
	}
	return out, ""
}

// tooWide reports whether the upper end of a range is more than a hundred times its lower one, as no price or weight
// is given: one of them lacks its 万.
func tooWide(x *bulletin.Fact) bool {
	return x.To.Text != "" && x.To.Value.GreaterThan(x.Value.Value.Shift(2))
}

// anyList finds the one slot that holds a list.
func anyList(f *frame) slot {
	found := noSlot
	for s := range slotCount {
		if len(f[s]) > 1 {
			if found != noSlot {
				return noSlot
			}
			found = s
		}
	}
	return found
}

func (c *clauseReader) add(fact bulletin.Fact, a *amount) int {
	t := a.token
	first, last := c.lines(t.From, t.To)
	if fact.Purity != "" {
		first = min(first, c.printedOn(fact.Purity, t, first))
	}
	fact.Cite = bulletin.Cite{Article: c.article, First: first, Last: last}
	c.Facts = append(c.Facts, fact)
	c.mark(t)
	return len(c.Facts) - 1
}

// printedOn gives the line of the last purity of that text before a token: it is a figure of the fact, which is cited
// with it. Without one it gives the line given.
func (c *clauseReader) printedOn(purity string, before *lexicon.Token, line int) int {
	for i := range c.tokens {
		if t := &c.tokens[i]; t.From < before.From && t.Class == lexicon.Purity && printedPurity(t) == purity {
			line, _ = c.lines(t.From, t.To)
		}
	}
	return line
}

// fact makes a fact of an amount, or says why it can't.
func (c *clauseReader) fact(k *clause, f frame, a *amount) (bulletin.Fact, string) {
	d := &c.draft
	d.fact, d.of = bulletin.Fact{}, f
	why := c.draw(k, &d.of, a, &d.fact)
	return d.fact, why
}

// draw fills a fact with an amount and what is said of it.
func (c *clauseReader) draw(k *clause, f *frame, a *amount, x *bulletin.Fact) string {
	if c.broken && !k.said.has(slotSubject) && !k.said.has(slotStage) && !k.said.has(slotKind) &&
		k.said.one(slotMeasure) != "measure.index" && !(k.said.one(slotMeasure) == "measure.spread" && len(c.ofIndex) > 0) {
		return "it hangs on a clause before that is not understood"
	}
	x.Period, x.Company, x.Region, x.Partner = f.period(), f.one(slotCompany), f.one(slotRegion), f.one(slotPartner)
	x.Direction, x.Purity, x.Maker = f.one(slotDirection), f.one(slotPurity), f.one(slotMaker)
	x.Terms, x.Restated = k.terms, a.restated
	if x.Maker == "" && len(c.maker) == 1 {
		x.Maker = c.maker[0].name
	}
	var ok bool
	if x.Value, ok = bulletin.ParseAmount(a.token.Digits); !ok {
		return "a number that can't be read"
	}
	if a.token.DigitsUpper != "" {
		if x.To, ok = bulletin.ParseAmount(a.token.DigitsUpper); !ok {
			return "a number that can't be read"
		}
	}
	if tooWide(x) {
		return "a range whose ends are too far apart to be of one figure"
	}
	x.Unit = a.token.Scale + a.token.Unit
	if a.yearly {
		x.Unit += "/年"
	}
	if len(f[slotSubject]) == 1 {
		x.Subject, x.Printed = f[slotSubject][0].name, f[slotSubject][0].printed
	}
	for s := range slotCount {
		if len(f[s]) > 1 {
			return "several " + slotNames[s] + " and one figure"
		}
	}
	if k.sum && len(k.said[slotSubject]) > 1 {
		return "a sum of several"
	}
	kind := c.kindOfFact(k, f, a)
	if kind == nil {
		return "nothing says what is measured"
	}
	if why := kind(k, f, a, x); why != "" {
		return why
	}
	return c.noPlainTime(k, a, x)
}
