package clause

import (
	"cmp"
	"slices"
	"strings"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// inherit completes what a clause says by what the clauses before it said.
func (c *clauseReader) inherit(k *clause) frame {
	f := k.said
	for s := range slotCount {
		if len(f[s]) == 0 && len(c.ctx[s]) > 0 && c.carries(s, k) {
			f[s] = c.ctx[s]
		}
	}
	c.fromHead(k, &f)
	if c.inside && !c.broken && c.keepsPriceWord(k, &f) {
		f[slotMeasure] = c.ctx[slotMeasure]
	}
	if dealt := f.one(slotMeasure); (dealt == "measure.deal" || dealt == "measure.trade") && !f.has(slotCompany) &&
		!k.firm {
		f[slotCompany] = c.dealers
	}
	return f
}

// summed lets a figure that is said to be cumulated behind one of a month count from January: 7 月进口 1711 吨；累计进口
// 13500 吨.
func (c *clauseReader) summed(k *clause, f *frame) {
	p := f.period()
	if !k.summed || k.said.has(slotPeriod) || !p.IsMonth() || p.From.Month.Month() == 1 || len(k.amounts) == 0 ||
		!f.has(slotDirection) && !f.has(slotKind) {
		return
	}
	p = bulletin.YearTo(p.From.Month)
	if c.sumFrom == nil {
		c.sumFrom = f[slotPeriod]
	}
	k.said[slotPeriod] = []filling{{name: p.String(), period: p}}
	f[slotPeriod] = k.said[slotPeriod]
}

// behindSum goes back to the month behind what was cumulated: at a new sentence, where more is cumulated, and where the
// sentence turns to other goods and cumulates those too. Another figure may be of either.
func (c *clauseReader) behindSum(k *clause) {
	if c.sumFrom == nil {
		return
	}
	switch {
	case k.first && !c.inside, k.summed, k.said.has(slotPeriod), k.begins == ';' && c.turns(k) && k.sumsUp():
		c.ctx[slotPeriod], c.sumFrom = c.sumFrom, nil
	case len(k.amounts) > 0:
		k.spoil(partOrWhole)
	}
}

// sumsUp reports whether a clause is followed by what its figure has added up to, before the sentence turns to others.
func (k *clause) sumsUp() bool {
	for n := k.next; n != nil && n.begins != ';'; n = n.next {
		if n.summed {
			return true
		}
	}
	return false
}

// summedAll reports whether a change since January stands behind several figures since January, of which it may be
// any: 累计进口总量为 …，累计进口金额…，累计同比上涨 62%.
func (c *clauseReader) summedAll(k *clause) bool {
	n := len(c.recent)
	return k.summed && k.said.only() && n > 1 && c.Facts[c.recent[n-1]].Period == c.Facts[c.recent[n-2]].Period
}

// ofOtherDay reports whether a clause goes from the mean of a longer time to a day or days of it: 上周均价 53.5 万元/吨，周五报 53.8 万元/吨.
func (k *clause) ofOtherDay(before *frame) bool {
	own := k.said.period()
	was := before.period()
	return own.IsDay() && !was.IsDay() && !was.IsZero() || own.From.Day > 0 && was.From.Day == 0 && was.From.Month > 0
}

// ranged reports whether a clause prints a span of prices, which is no mean: 报 44.5-44.8 万元/吨.
func (k *clause) ranged() bool {
	for _, a := range k.amounts {
		if a.token != nil && a.token.Upper != "" {
			return true
		}
	}
	return false
}

// referred fills in whose or where 公司 and 该省 say that it is.
func (c *clauseReader) referred(k *clause) {
	if k.firm && !k.said.has(slotCompany) && c.firm.name != "" {
		k.said[slotCompany] = []filling{c.firm}
	}
	if c.firmGoesOn(k) {
		k.said[slotCompany] = []filling{{name: c.firmHere, printed: c.firmHere}}
		if where := c.Facts[len(c.Facts)-1].Region; where != "" {
			k.said[slotRegion] = []filling{{name: where, printed: where}}
		}
	}
	if r := c.thatRegion(k); k.there && !k.said.has(slotRegion) && r.name != "" {
		k.said[slotRegion] = []filling{r}
	}
	if !k.thisBatch || k.said.has(slotRegion) || k.said.has(slotCompany) || k.nation {
		return
	}
	if home := c.homeRegion; home.name != "" && c.plan != (headPlan{}) {
		k.said[slotRegion] = []filling{home}
	} else if c.ofRegion {
		k.spoil("whose quota it is is not plain")
	}
}

// firmGoesOn reports whether a clause goes on with the report of the only firm that its paragraph names, which has told
// of its results or which the headline is of: 净利润 2.9 亿元。全年毛坯产量 2.9 万吨. Not where it names a place, or one before
// in the sentence may be of another.
func (c *clauseReader) firmGoesOn(k *clause) bool {
	if c.firmHere == "" || c.stranger || c.inside && !c.broken && c.ctx.has(slotCompany) || c.somewhere != nil && len(k.tokens) > 0 && c.somewhere.From < k.tokens[0].From || k.nation || k.hidden || !k.said.has(slotKind) ||
		c.broken && lexicon.FactKinds[k.said.one(slotKind)] == bulletin.CompanyFact ||
		!ofReport(lexicon.FactKinds[k.said.one(slotKind)]) && lexicon.FactKinds[k.said.one(slotKind)] != bulletin.StockFact {
		return false
	}
	for _, s := range []slot{slotCompany, slotRegion, slotPartner, slotDirection, slotScope, slotMaker} {
		if k.said.has(s) || s != slotCompany && c.inside && c.ctx.has(s) {
			return false
		}
	}
	told := false
	for x := range c.factsSince(c.para.First) {
		if x.Company != c.firmHere {
			return false
		}
		told = told || x.Kind == bulletin.CompanyFact || c.firm.name == c.firmHere
	}
	return told
}

// thatRegion gives the region before that 该省 or 该市 can mean, or the headline's: behind a city's customs 全省 is the
// headline's province.
func (c *clauseReader) thatRegion(k *clause) filling {
	for _, r := range []filling{c.region, c.homeRegion} {
		if r.name != "" && r.token != nil &&
			!slices.ContainsFunc(k.tokens, func(t *lexicon.Token) bool {
				return t.Of("regionref") &&
					!fitsRegion(t.Text, r.token)
			}) {
			return r
		}
	}
	return filling{}
}

// fitsRegion reports whether a word for a region before can mean a place: 该省 a province, 该市 a city.
func fitsRegion(word string, place *lexicon.Token) bool {
	switch {
	case strings.HasSuffix(word, "省"), strings.HasSuffix(word, "区"), word == "theprovince":
		return place.Kind == "province"
	case strings.HasSuffix(word, "市"), strings.HasSuffix(word, "州"):
		return place.Kind != "province" || strings.HasSuffix(place.ID, "市")
	}
	return true
}

// restart looks at a clause of another time behind a total and what of it went to one partner. Behind a semicolon it
// tells of the total again: 5 月 1238 吨，对美国 46 吨；6 月 3194 吨. Else it may be of either.
func (c *clauseReader) restart(k *clause) {
	if !c.inside || !c.ctx.has(slotPartner) || !k.said.only(slotPeriod, slotMeasure) || !k.said.has(slotPeriod) ||
		len(k.amounts) == 0 ||
		len(c.recent) == 0 {
		return
	}
	first := c.Facts[c.recent[0]]
	switch {
	case first.Partner != "" || first.Kind != bulletin.TradeFact || k.said.period() == c.ctx.period():
	case k.begins == ';':
		c.ctx[slotPartner], c.group = nil, nil
	default:
		k.spoil("whether it is the total or one partner's is not plain")
	}
}

// unnamed blocks what is told of 公司 where nothing says which one that is.
func (c *clauseReader) unnamed(k *clause) {
	if k.firm && !k.said.has(slotCompany) && c.firm.name != "" && !c.opening && c.lastFirm != "" &&
		c.lastFirm != c.firm.name {
		k.spoil("whether it is the firm of the sentence before or of the article is not plain")
		c.broken, c.stranger = true, true
		return
	}
	if !k.firm || k.said.has(slotCompany) || c.firm.name != "" || c.inside && c.ctx.has(slotCompany) {
		return
	}
	if c.opening && c.firmAbove != "" && c.reportsAbove() {
		k.said[slotCompany] = []filling{{name: c.firmAbove, printed: c.firmAbove}}
		return
	}
	if t := k.tokens; c.opening && c.firmAbove != "" && len(t) > 1 && t[0].Text == "该" && t[1].Text == "公司" {
		k.said[slotCompany] = []filling{{name: c.firmAbove, printed: c.firmAbove}}
		return
	}
	if !c.opening && c.lastFirm != "" {
		k.said[slotCompany] = []filling{{name: c.lastFirm, printed: c.lastFirm}}
		return
	}
	k.spoil("a firm that is not named")
	c.broken, c.stranger = true, true
}

// reportsAbove reports whether all figures of the paragraph before are of its one firm, and results among them.
func (c *clauseReader) reportsAbove() (results bool) {
	if c.above == 0 {
		return false
	}
	for x := range c.factsSince(c.above) {
		if x.Company != c.firmAbove {
			return false
		}
		results = results || x.Kind == bulletin.CompanyFact
	}
	return results
}

// noteFirm keeps the firm of the paragraph before, whom 该公司 stands for at the beginning of the next: the only one it
// names.
func (c *clauseReader) noteFirm() {
	c.firmAbove, c.firmHere, c.somewhere, c.firstFirm = c.firmHere, "", nil, nil
	for i := range c.tokens {
		switch t := &c.tokens[i]; {
		case t.Class == lexicon.Place && !(i+1 < len(c.tokens) && c.tokens[i+1].Class == lexicon.Company && c.tokens[i+1].From == t.To),
			t.Text == "国内", t.Of("industry"), t.Of("firmsize"):
			if c.somewhere == nil {
				c.somewhere = t
			}
		case t.Class != lexicon.Company || t.Of("agency") || t.Of("institution") || t.Of("say"):
		case c.firmHere != "" && c.firmHere != t.ID:
			c.firmHere = ""
			return
		default:
			if c.firmHere = t.ID; c.firstFirm == nil {
				c.firstFirm = t
			}
		}
	}
}

// carries reports whether a clause that leaves a slot out takes it from before.
func (c *clauseReader) carries(s slot, k *clause) bool {
	says := func(s slot) bool { return k.said.has(s) }
	switch s {
	case slotPeriod:
		return true
	case slotBatch:
		return !k.whole && !says(slotPeriod) && !c.batches && !c.ofOtherPlan(k)
	case slotScope:
		return c.inside && !c.broken && says(slotKind) && !says(slotSubject) && !says(slotCompany) && ofIndustry(&c.ctx)
	case slotPurity, slotExtreme:
		return false
	case slotMaker:
		return c.inside && !says(slotRegion) && !says(slotCompany)
	}
	if !c.inside || c.broken {
		return false
	}
	switch s {
	case slotSubject:
		if m := k.said[slotMeasure]; len(m) == 1 && m[0].name == "measure.index" && !commonIndex(m[0].printed) {
			return false
		}
		return !(says(slotPartner) && says(slotDirection) && c.semi && k.money())
	case slotPartner:
		return (!says(slotSubject) || !says(slotDirection)) && !says(slotRegion) && !c.turnsBack(k) &&
			!c.pastPartners(k) && !c.sumOfAll(k) && !k.nationwide()
	case slotRegion: // 四川氟碳铈矿报价 3.35 万元/吨，中钇富铕矿报价…
		return !k.nation && !says(slotCompany) && !(says(slotSubject) && c.regionOfOne && c.ofPrices()) &&
			!(k.priced() && ofCountry(c.ctx[slotRegion]) && !says(slotDirection) && !c.ctx.has(slotDirection))
	case slotCompany:
		return !k.ofAllFirms()
	case slotMeasure:
		return !says(slotDirection) && !says(slotKind)
	case slotKind:
		return !says(slotDirection) && !priceWord(k.said.one(slotMeasure))
	}
	return true
}

// ofOtherPlan reports whether a clause is of other goods than rare earths, and the batch told of was not one of theirs: the
// first batch of rare earths says nothing of tungsten.
func (c *clauseReader) ofOtherPlan(k *clause) bool {
	s := k.said.one(slotSubject)
	return s != "" && s != c.batchGoods && !strings.Contains(s, "稀土")
}

// pastPartners reports whether a clause turns to other goods, of which the sentence told as a whole before it told of
// partners: 碳酸稀土 30 吨，其中缅甸 21 吨；氧化稀土 28 吨.
func (c *clauseReader) pastPartners(k *clause) bool {
	s := k.said.one(slotSubject)
	return k.begins == ';' && s != "" && s != c.ctx.one(slotSubject) && !k.said.has(slotPartner) && c.begunWithTotal()
}

// sumOfAll reports whether a clause cumulates the total that the sentence began with, behind what of it went to
// partners: 其中日本 1204 吨、美国 611 吨，1—9 月累计出口 48211 吨. Behind one partner alone a comma may go on with that one.
func (c *clauseReader) sumOfAll(k *clause) bool {
	if !k.summed || !k.said.has(slotPeriod) || k.said.has(slotPartner) || len(k.amounts) == 0 || !c.begunWithTotal() {
		return false
	}
	first, partners := &c.Facts[c.recent[0]], map[string]bool{}
	for _, n := range c.recent[1:] {
		partners[c.Facts[n].Partner] = true
	}
	return first.Kind == bulletin.TradeFact && k.said.period() != first.Period && k.said.period().Contains(first.Period) &&
		(k.first || k.begins == ';' || len(partners) > 1 && k.said.has(slotDirection))
}

// money reports whether an amount of the clause is one of money.
func (k *clause) money() bool {
	for _, a := range k.amounts {
		if a.token != nil && unitKind(a.token.Unit) == '$' {
			return true
		}
	}
	return false
}

// remember keeps what a clause said for those behind it.
func (c *clauseReader) remember(k *clause) {
	defer c.backFromAgo(k, c.ctx[slotPeriod])
	if !c.inside {
		period, batch := c.ctx[slotPeriod], c.ctx[slotBatch]
		c.ctx = frame{}
		c.ctx[slotPeriod], c.ctx[slotBatch] = period, batch
		c.inside = true
	}
	c.enterTime(k)
	if k.said.has(slotBatch) {
		c.batchGoods = cmp.Or(k.said.one(slotSubject), c.ctx.one(slotSubject))
	} else if c.ofOtherPlan(k) {
		c.ctx[slotBatch] = nil
	}
	if k.nation {
		c.ctx[slotRegion] = nil
		c.ofRegion = c.ofRegion && c.province // back from another country
	}
	if k.nationwide() {
		c.ctx[slotPartner] = nil
	}
	if k.ofAllFirms() {
		c.ctx[slotCompany] = nil
	}
	if k.said.has(slotCompany) {
		c.firmOfPart = k.part && !c.ctx.has(slotCompany) && c.ctx.has(slotStage)
	}
	if k.said.has(slotSubject) {
		c.ofPartner = k.said.has(slotPartner)
	}
	if k.said.has(slotRegion) {
		c.regionOfOne = k.said.has(slotSubject)
	}
	if k.said.has(slotDirection) && k.said.has(slotSubject) && !k.said.has(slotPartner) || c.pastPartners(k) || c.sumOfAll(k) {
		c.ctx[slotPartner] = nil
	}
	c.ofRegion = c.ofRegion && !k.said.has(slotRegion)
	c.ofFirm = c.ofFirm && !k.said.has(slotCompany)
	if k.said.has(slotPeriod) {
		c.held = nil
		c.over = false
		if !k.said.has(slotBatch) && !k.batches {
			c.ctx[slotBatch] = nil
		}
	}
	said := k.said
	keeps := c.keepsPriceWord(k, &said)
	toldAfter := len(k.amounts)+len(k.changes) == 0 && !k.part && len(c.recent) > c.begun && k.mentions("sendto") // 均来自美国: of the figure before
	for s := range slotCount {
		if s == slotPartner && toldAfter {
			continue
		}
		if s == slotMeasure && k.said.has(s) {
			if keeps {
				continue
			}
			c.wordOfOne = len(k.amounts) > 0 && !k.quotes
		}
		if s == slotRegion && len(k.said[s]) > 1 && len(k.amounts) == 0 && k.said[s][0].token != nil &&
			abroad(k.said[s][0].token) {
			continue // 朝鲜、越南增长较快
		}
		if s == slotSubject && c.listsOn(k) {
			c.ctx[s] = append(slices.Clone(c.ctx[s]), k.said[s]...)
			continue
		}
		if len(k.said[s]) > 0 && s != slotPurity && s != slotExtreme && !(s == slotPeriod && k.fell && c.toldYet()) {
			c.ctx[s] = k.said[s]
		}
	}
}

// listsOn reports whether an English clause is the last of a list of goods that have no figures yet: imported rare
// earth metals, scandium, and yttrium:.
func (c *clauseReader) listsOn(k *clause) bool {
	return !k.first && len(k.tokens) > 1 && k.tokens[0].Text == "and" && k.said.has(slotSubject) &&
		k.said.only(slotSubject) && len(k.amounts)+len(k.changes) == 0 && c.ctx.has(slotSubject) && len(c.recent) <= c.begun
}

// partOrWhole is why a figure behind one of a part of its time may be of either.
const partOrWhole = "whether it is of the whole time or of its part is not plain"

// nextGoods goes back to the time that the sentence began with, where it has told of some goods at two times and
// turns to others, and has the second time still to come: 钢材 12 月 5 吨，全年 80 吨；铝材 3 吨，全年 40 吨. Else it may be of
// either.
func (c *clauseReader) nextGoods(k *clause) {
	if !c.inside || k.first || len(k.amounts) == 0 || k.said.has(slotPeriod) || k.year != nil || k.summed || !c.turns(k) ||
		len(c.recent) <= c.begun {
		return
	}
	first, now := c.Facts[c.recent[c.begun]].Period, c.ctx.period()
	if first == now || first.IsZero() || now.IsZero() || !now.Contains(first) {
		return
	}
	if c.toldThen(k, first) { // 10 月出口 4753 吨，进口 9471 吨；1 至 10 月出口 47689 吨，进口 111960 吨
		return
	}
	if c.comesAgain(k) {
		c.ctx[slotPeriod] = []filling{{name: first.String(), period: first}}
		return
	}
	k.spoil(partOrWhole)
}

// toldThen reports whether the sentence has told of the goods and the way of trade that a clause turns to at a time already.
func (c *clauseReader) toldThen(k *clause, then bulletin.Period) bool {
	f := k.said
	for _, s := range []slot{slotSubject, slotDirection, slotPartner} {
		if !f.has(s) {
			f[s] = c.ctx[s]
		}
	}
	return slices.ContainsFunc(c.recent[c.begun:], func(n int) bool {
		x := &c.Facts[n]
		return x.Period == then && x.Subject == f.one(slotSubject) && x.Direction == f.one(slotDirection) && x.Partner == f.one(slotPartner)
	})
}

// turns reports whether a clause of trade names other goods or the other way than those before.
func (c *clauseReader) turns(k *clause) bool {
	s, d := k.said.one(slotSubject), k.said.one(slotDirection)
	was := c.ctx.one(slotDirection)
	return was != "" && (s != "" && s != c.ctx.one(slotSubject) || d != "" && d != was)
}

// aside reports whether a clause mentions a single month by the way: 12 月当月出口 3439 吨.
func (k *clause) aside() bool {
	p := k.said[slotPeriod]
	return len(p) == 1 && len(k.amounts) > 0 &&
		(strings.HasSuffix(p[0].printed, "月当月") || strings.HasSuffix(p[0].printed, "月单月"))
}

// unitOf takes the scale from a unit: 万元/吨 is 元/吨.
func unitOf(unit string) string {
	_, goods := bulletin.SplitUnit(unit)
	return goods
}

// unitKind groups units by what they measure.
func unitKind(unit string) byte {
	switch {
	case unit == "":
		return 0
	case unit == "%", unit == "个百分点":
		return '%'
	case unit == "点":
		return 'p'
	case unit == "吨/年":
		return 'y'
	}
	for i := range unit {
		if unit[i] == '/' {
			return '/'
		}
	}
	switch unit {
	case "元", "美元", "欧元", "澳元", "日元", "英镑", "加元":
		return '$'
	case "吨", "公斤", "克", "磅":
		return 't'
	}
	return '#'
}
