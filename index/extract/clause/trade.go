package clause

import (
	"slices"
	"strings"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// tradeFact reads a figure of foreign trade.
func (c *clauseReader) tradeFact(k *clause, f *frame, a *amount, x *bulletin.Fact) string {
	c.begin(k, a, x, bulletin.TradeFact)
	own := k.said.one(slotMeasure)
	if lasts(a.token) || a.token.Unit == "年" {
		return "a length of time"
	}
	if why := c.tradeMeasure(k, a, x, own); why != "" {
		return why
	}
	if k.sent && x.Direction == bulletin.Import {
		return "goods that go out, where what comes in is told of"
	}
	c.placed(k, f, x)
	if x.Subject == "" {
		c.goodsBefore(k, f, x)
	}
	if x.Subject == "" && x.Measure == bulletin.Quantity {
		c.titleGoods(x)
	}
	if x.Subject == "" && x.Measure == bulletin.Quantity {
		c.goodsOtherWay(k, x)
	}
	if x.Subject == "" {
		if x.Measure != bulletin.Money ||
			x.Partner == "" && x.Region == "" && !k.nation && x.Direction != bulletin.BothWays && !c.ofTotal() {
			return "no goods are named"
		}
		x.Subject, x.Printed = "货物贸易", ""
	}
	if c.ofResults(k, x) {
		return "whether it is a firm's trade or the country's is not plain"
	}
	if why := withItself(x); why != "" {
		return why
	}
	c.ofAbroad(k, x)
	if c.ofHome(k, x); c.whose(k, x) || c.foreign && x.Region == "" && !k.nation && !c.national &&
		(x.Partner == "" || x.Partner != c.headPlace) {
		return "whose trade it is is not plain"
	}
	if x.Partner != "" && !k.said.has(slotPartner) && !k.said.has(slotRegion) &&
		(k.inAll() && !k.bilateral() && c.measuredSo(x) ||
			k.summed && c.begunWithTotal()) {
		return "a total, and the partner was named before"
	}
	if x.Partner != "" && k.carried && k.said.has(slotDirection) && !k.said.has(slotPartner) && !k.said.has(slotSubject) {
		return "whether it is of the partner before or of all is not plain"
	}
	if k.said.has(slotKind) || f.has(slotStage) || f.has(slotScope) || k.said.has(slotExtreme) {
		return "words of another kind stand beside those of trade"
	}
	return needPeriod(x)
}

// ofResults reports whether a figure of trade that names nobody stands among the results of a firm, which it may be a part of:
// in its paragraph, and where it names no goods in its article.
func (c *clauseReader) ofResults(k *clause, x *bulletin.Fact) bool {
	if x.Company+x.Region != "" || k.nation || c.national || c.foreign {
		return false
	}
	if slices.ContainsFunc(c.tokens, func(t lexicon.Token) bool { return t.Is("kind.profit") || t.Is("kind.revenue") }) {
		return true
	}
	for f := range c.articleFacts() {
		if f.Kind == bulletin.CompanyFact && x.Subject == "货物贸易" {
			return true
		}
	}
	return false
}

// tradeMeasure finds by its unit what a figure of trade measures, or tells why that is not plain.
func (c *clauseReader) tradeMeasure(k *clause, a *amount, x *bulletin.Fact, own string) string {
	switch unitKind(a.token.Unit) {
	case 't', '#':
		x.Measure = bulletin.Quantity
		if own != "" && own != "measure.quantity" {
			return "the unit does not fit the word " + own
		}
	case '$':
		x.Measure = bulletin.Money
		if n := len(c.recent); own == "" && !k.said.has(slotDirection) && n > 0 && c.inside &&
			c.Facts[c.recent[n-1]].Measure == bulletin.UnitPrice { // 均价每公斤 9.3 美元，一年前是 8.1 美元
			return "whether it is a price or all that was paid is not plain"
		}
		if own != "" && own != "measure.value" {
			return "the unit does not fit the word " + own
		}
	case '/':
		x.Measure = bulletin.UnitPrice
		if own != "" && !priceWord(own) {
			return "the unit does not fit the word " + own
		}
	default:
		return "no unit that trade is counted in"
	}
	return ""
}

// countryAgain goes back from a part of the country to the country, where a new paragraph tells of all trade in
// some goods, and the article began with the country's and is not headed by the part.
func (c *clauseReader) countryAgain(k *clause) {
	if !c.ofRegion || !c.opening || !k.first || c.home || !k.inAll() || !k.said.has(slotSubject) ||
		!k.said.has(slotDirection) || k.said.has(slotPartner) || k.said.has(slotRegion) {
		return
	}
	for i := range c.Facts {
		if f := &c.Facts[i]; f.Cite.Article == c.article && f.Kind == bulletin.TradeFact {
			if f.Region == "" {
				c.ofRegion, c.province = false, false
			}
			return
		}
	}
}

// mentions reports whether a clause has a word of a kind.
func (k *clause) mentions(kind string) bool {
	return slices.ContainsFunc(k.tokens, func(t *lexicon.Token) bool { return t.Of(kind) })
}

// byPartner takes a clause that says no more than that what follows is told by partner: 按目的地分, 从来源国看. The
// places behind it are partners.
func (k *clause) byPartner() {
	if len(k.tokens) < 2 && !(len(k.tokens) == 1 && strings.HasPrefix(k.tokens[0].Text, "分国别")) || len(k.amounts)+len(k.changes) > 0 || !k.said.only(slotDirection, slotPeriod, slotMeasure) {
		return
	}
	switch t := k.tokens[0]; {
	case t.Is("say") && strings.HasPrefix(t.Text, "分国别"):
	case t.Text != "按" && t.Text != "从" && t.Text != "分" && t.Text != "以" && t.Text != "照" && !k.toward():
		return
	case !slices.ContainsFunc(k.tokens, partnerNoun):
		return
	}
	k.ranked, k.apart, k.bad, k.hidden = true, true, "", false
}

// inOrder takes a clause that begins with a word for partners and gives the first of them with their figures as one by
// partner too: 目的地前三位依次为德国 1178 吨、美国 592 吨.
func (k *clause) inOrder() {
	k.apart = k.apart || k.first && k.ranked && len(k.amounts) > 0 && k.bad == "" && partnerNoun(k.tokens[0]) &&
		k.said.only(slotPartner, slotDirection, slotPeriod)
}

// byPartnerOf settles what a sentence by partner is of: the total told of before, in the paragraph or in the one above.
func (c *clauseReader) byPartnerOf(k *clause) {
	if !c.opening && market(c.kind) { // 市场方面，氧化镨钕报…
		return
	}
	if !c.opening {
		c.inside, c.recent = true, nil
		return
	}
	t := c.totalAbove(k.wayAhead())
	if t.Subject == "" {
		return
	}
	period := c.ctx[slotPeriod]
	c.ctx, c.inside, c.recent = frame{}, true, nil
	c.ctx[slotPeriod] = period
	if own := c.ctx.period(); k.sentOut() && own != t.Period {
		if !k.part { // of the total, or of the time named since
			k.spoil(partOrWhole)
		}
		c.ctx[slotPeriod] = []filling{{name: t.Period.String(), period: t.Period}}
	}
	c.ctx[slotSubject] = []filling{{name: t.Subject, printed: t.Printed}}
	c.ctx[slotDirection] = []filling{{name: t.Direction, printed: t.Direction}}
}

// mainPartner takes a clause that only says which country is the largest of those that goods go to or come from, or how many
// there are, as one by partner: 最大买家是德国, 主要去向是三个国家.
func (k *clause) mainPartner() {
	t := k.tokens
	for len(t) > 0 && (t[0].Of("adverb") || t[0].Is("op.most")) {
		t = t[1:]
	}
	if !k.first || len(k.amounts)+len(k.changes) > 0 || len(t) < 3 || !partnerNoun(t[0]) || !t[1].Of("be") {
		return
	}
	switch last := t[len(t)-1]; {
	case len(t) == 3 && last.Of("country"):
		k.said, k.bad, k.apart = frame{}, "", true
		k.said[slotPartner] = []filling{{name: last.ID, printed: last.Text, token: last}}
	case len(t) == 4 && t[2].Class == lexicon.Number && last.Is("unit.count"):
		k.bad, k.apart = "", true
	}
}

// sentOut reports whether a clause says how much was sent to a country, and neither what nor by which word of trade: 输往日本 305 吨.
func (k *clause) sentOut() bool {
	return k.first && k.said.has(slotPartner) && k.said.only(slotPartner, slotPeriod) && k.weighs() &&
		slices.ContainsFunc(k.tokens, func(t *lexicon.Token) bool { return t.Of("sendto") && !strings.HasPrefix(t.Text, "来") })
}

// wayAhead gives the direction that a sentence by partner is of, by its word for partners or its clauses, empty where
// none says it.
func (k *clause) wayAhead() string {
	for _, t := range k.tokens {
		switch out, in := bulletin.HasAny(t.Text, "目的", "去向", "流向", "买"), bulletin.HasAny(t.Text, "来源", "供"); {
		case !partnerNoun(t):
		case out && !in:
			return bulletin.Export
		case in && !out:
			return bulletin.Import
		}
	}
	if k.sentOut() {
		return bulletin.Export
	}
	for one := k; one != nil; one = one.next {
		if d := one.said.one(slotDirection); d != "" {
			return d
		}
	}
	return ""
}

// totalAbove gives the total that the paragraph before told of in a direction, where it told of one kind of goods
// that way, and of one way where none is named.
func (c *clauseReader) totalAbove(way string) (total bulletin.Fact) {
	for i := len(c.Facts) - 1; i >= 0 && c.Facts[i].Cite.Article == c.article && c.Facts[i].Cite.First >= c.above && c.above > 0; i-- {
		f := &c.Facts[i]
		if f.Kind != bulletin.TradeFact || f.Table || way != "" && f.Direction != way {
			continue
		}
		if f.Region != "" || total.Subject != "" && (f.Subject != total.Subject || f.Direction != total.Direction) {
			return bulletin.Fact{}
		}
		if total.Subject == "" || f.Partner == "" {
			total = *f
		}
	}
	if total.Partner != "" {
		return bulletin.Fact{}
	}
	return total
}

// toward reports whether a clause ends in a word that only turns to what follows: 方面, 中.
func (k *clause) toward() bool {
	t := k.tokens[len(k.tokens)-1]
	return t.Text == "方面" || strings.HasSuffix(t.Text, "中")
}

// partnerNoun reports whether a word stands for those that goods go to or come from.
func partnerNoun(t *lexicon.Token) bool {
	return t.Of("partner") && !t.Is("rank.word") || t.Is("attr.buyer") || t.Is("col.partner") || t.Is("attr.partner") || t.Is("obj.source") ||
		t.Text == "市场" || t.Text == "流向" || strings.HasSuffix(t.Text, "来源")
}

// begunWithTotal reports whether the sentence has told of all before it told of one partner.
func (c *clauseReader) begunWithTotal() bool {
	return len(c.recent) > 0 && c.Facts[c.recent[0]].Partner == ""
}

// turnsBack reports whether a clause tells of the other way of a trade, of which the sentence told as a whole before
// it told of one partner: 出口 4863 吨，其中输往德国 1027 吨；进口 168 吨.
func (c *clauseReader) turnsBack(k *clause) bool {
	own, before := k.said.one(slotDirection), c.ctx.one(slotDirection)
	return own != "" && before != "" && own != before && before != bulletin.BothWays && c.begunWithTotal()
}

// goodsOfPartner keeps the goods that one of several partners alone has, and goes back to those of the others behind
// it: 自缅甸进口 3152 吨，自美国进口稀土金属矿 2985 吨，自老挝进口 1420 吨.
func (c *clauseReader) goodsOfPartner(k *clause) {
	if !k.said.has(slotPartner) || !c.inside || c.broken {
		return
	}
	switch s, was := k.said.one(slotSubject), c.ctx[slotSubject]; {
	case s == "" && c.severalOfPartner(k):
		k.spoil("which of the goods of the partner before it is of is not plain")
	case s == "" && c.goods != nil && len(c.goods) == 0:
		k.spoil("whether it is of the goods of the partner before is not plain")
	case s == "" && c.goods != nil:
		c.ctx[slotSubject], c.goods, c.ofPartner = c.goods, nil, false
	case s == "" || c.goods != nil || !c.ctx.has(slotPartner) || len(was) != 1 || s == was[0].name:
	case c.ofPartner:
		c.goods = []filling{} // each has its own
	default:
		c.goods = was
	}
}

// severalOfPartner reports whether the sentence has told of several goods of one partner and turns to another:
// 自缅甸进口碳酸稀土 21 吨、氧化稀土 18 吨；自老挝进口 17 吨.
func (c *clauseReader) severalOfPartner(k *clause) bool {
	was, first := c.ctx.one(slotPartner), ""
	if was == "" || was == k.said.one(slotPartner) {
		return false
	}
	for _, n := range c.recent {
		f := &c.Facts[n]
		if f.Partner != was || f.Measure != bulletin.Quantity {
			continue
		}
		if first != "" && f.Subject != first {
			return true
		}
		first = f.Subject
	}
	return false
}

// measuredSo reports whether the figure before is of the same measure, so that a total is not of the same trade.
func (c *clauseReader) measuredSo(x *bulletin.Fact) bool {
	return len(c.recent) == 0 || c.Facts[c.recent[len(c.recent)-1]].Measure == x.Measure
}

// bilateral reports whether a clause speaks of all trade with the partner before: 东盟继续居首，双边贸易总值 3.4 万亿元.
func (k *clause) bilateral() bool {
	return slices.ContainsFunc(k.tokens, func(t *lexicon.Token) bool {
		return t.Is("dir.both") && strings.HasPrefix(t.Text, "双边")
	})
}

// inAll reports whether a clause speaks of all: 总量, 总额.
func (k *clause) inAll() bool {
	for _, t := range k.tokens {
		if strings.HasPrefix(t.Text, "总") || t.Text == "total" || strings.HasSuffix(t.Text, "总量") {
			return true
		}
	}
	return false
}

// goodsBefore takes the goods of the total that the sentence before told of, where this one says how much of it went
// to one partner, or what it was worth: 出口稀土永磁体 2.6 万吨。对德国出口 4310 吨. 出口稀土 3.2 万吨。出口金额 1.8 亿美元.
func (c *clauseReader) goodsBefore(k *clause, f *frame, x *bulletin.Fact) {
	t := c.total
	if x.Measure == bulletin.UnitPrice && k.said.has(slotDirection) && k.said.only(slotDirection, slotMeasure, slotPeriod) {
		if c.opening {
			c.onlyGoods(x)
		} else {
			c.goodsOfParagraph(x)
		}
		return
	}
	if g := &c.named; x.Measure == bulletin.Quantity && k.first && !c.opening && g.has(slotSubject) &&
		g.one(slotDirection) == x.Direction &&
		k.said.has(slotDirection) && k.said.only(slotDirection, slotMeasure, slotPeriod) {
		x.Subject, x.Printed = g[slotSubject][0].name, g[slotSubject][0].printed
		return
	}
	if c.opening && x.Measure == bulletin.Money && k.said.has(slotDirection) && k.said.has(slotMeasure) && !k.nation && !k.inAll() &&
		k.said.only(slotDirection, slotMeasure, slotPeriod) {
		c.headGoodsAlone(x)
	}
	if c.opening || t.Direction != x.Direction || t.Region != x.Region {
		return
	}
	ofPartner := f.has(slotPartner) && (k.said.has(slotDirection) || k.respective) && x.Measure == t.Measure
	// 上年同月出口量为; 前 2 个月合计出口
	again := k.first && (k.year != nil || x.Period.Contains(t.Period)) && x.Measure == t.Measure && x.Partner == "" &&
		k.said.only(slotDirection, slotMeasure, slotPeriod)
	worth := x.Measure == bulletin.Money && x.Partner == "" && k.said.has(slotDirection) && c.worthOfTotal(k, x)
	if !worth && x.Measure == bulletin.Money && k.said.has(slotDirection) && k.said.has(slotMeasure) &&
		k.said.only(slotDirection, slotMeasure, slotPeriod) && !k.nation && !k.inAll() {
		c.goodsOfParagraph(x) // 8 月出口稀土 5614 吨，前 8 个月 44360 吨。当月出口额 5530 万美元
		return
	}
	if ofPartner || worth || again {
		x.Subject, x.Printed = t.Subject, t.Printed
	}
}

// goodsOtherWay takes the goods whose trade the other way the paragraph has told of, and of no others, for a sentence that
// only says which way it goes: imports of rare earth oxides were 1,491 mt. The exports were 313 mt.
func (c *clauseReader) goodsOtherWay(k *clause, x *bulletin.Fact) {
	if c.opening || c.broken || k.nation || k.sum || k.inAll() || !k.said.has(slotDirection) ||
		!k.said.only(slotDirection, slotPeriod, slotMeasure) {
		return
	}
	var one *bulletin.Fact
	for f := range c.factsSince(c.para.First) {
		if f.Kind != bulletin.TradeFact || f.Partner != "" || f.Region != x.Region || one != nil && f.Subject != one.Subject {
			return
		}
		one = f
	}
	if one != nil && one.Subject == c.lastGoods.name {
		x.Subject, x.Printed = one.Subject, one.Printed
	}
}

// goodsOfParagraph takes the goods and the partner of the trade that the paragraph has told of so far, where that
// is one, for a mean price or a value without either: imported 71 407 tonnes of ores from the US. Average import prices
// rose to ….
func (c *clauseReader) goodsOfParagraph(x *bulletin.Fact) {
	var one *bulletin.Fact
	for f := range c.factsSince(c.para.First) {
		if f.Kind != bulletin.TradeFact || one != nil && (f.Subject != one.Subject || f.Partner != one.Partner) ||
			f.Direction != x.Direction || f.Region != x.Region {
			return
		}
		one = f
	}
	if one != nil {
		x.Subject, x.Printed, x.Partner = one.Subject, one.Printed, one.Partner
	}
}

// headGoodsAlone takes the goods of the headline for the value of a trade where all that the article has told of is trade in them.
func (c *clauseReader) headGoodsAlone(x *bulletin.Fact) {
	if c.headline.name == "" {
		return
	}
	told := false
	for f := range c.articleFacts() {
		if f.Kind != bulletin.TradeFact || f.Subject != c.headline.name || f.Region != x.Region {
			return
		}
		told = told || f.Direction == x.Direction && f.Partner == ""
	}
	if told && x.Partner == "" {
		x.Subject, x.Printed = c.headline.name, c.headline.printed
	}
}

// worthOfTotal reports whether money that opens a sentence is the value of the total in the one before, which had no
// other figure, and of the same time.
func (c *clauseReader) worthOfTotal(k *clause, x *bulletin.Fact) bool {
	n := len(c.Facts)
	if !k.said.has(slotPeriod) && len(c.times) != 1 {
		return false
	}
	return k.first && k.said.only(slotDirection, slotMeasure, slotPeriod) && !k.nation && n > 0 && c.Facts[n-1].Kind == bulletin.TradeFact &&
		c.Facts[n-1].Value == c.total.Value && c.Facts[n-1].Measure == bulletin.Quantity && c.Facts[n-1].Period == x.Period
}

// titleGoods takes the goods that the headline names where it names one alone and the article has told of no other.
func (c *clauseReader) titleGoods(x *bulletin.Fact) {
	if c.heads.unknown || c.headline.name == "货物贸易" { // which nobody weighs
		return
	}
	if c.headline.name == "" {
		if c.noGoods || c.goodsPara == c.para && x.Partner != "" {
			c.onlyGoods(x)
		}
		return
	}
	for f := range c.articleFacts() {
		if f.Kind == bulletin.TradeFact && f.Subject != c.headline.name && f.Subject != "货物贸易" {
			if x.Partner == "" && f.Partner == "" {
				c.onlyGoods(x) // the headline tells of them by a shorter name
			}
			return
		}
	}
	if c.otherGoods {
		return
	}
	x.Subject, x.Printed = c.headline.name, c.headline.printed
}

// onlyGoods takes the goods that an article whose headline names none, or several, has told the trade of so far,
// where those are one and were named last: 2025 年出口稀土 6.26 万吨。…稀土出口回升。12 月出口量 4392 吨.
func (c *clauseReader) onlyGoods(x *bulletin.Fact) {
	only := filling{}
	for f := range c.articleFacts() {
		if f.Kind != bulletin.TradeFact {
			continue
		}
		if only.name != "" && f.Subject != only.name || f.Subject == "货物贸易" {
			return
		}
		only = filling{name: f.Subject, printed: f.Printed}
	}
	for _, f := range c.traded {
		if only.name == "" && len(c.traded) == 1 && c.noGoods {
			only = f
		}
	}
	if only.name == c.lastGoods.name {
		x.Subject, x.Printed = only.name, only.printed
	}
}

// ofHome gives trade the part of the country that the headline names, where the article has told of that trade in it,
// and of no other part and nothing of the whole country's.
func (c *clauseReader) ofHome(k *clause, x *bulletin.Fact) {
	home := c.homeRegion
	if !c.ofRegion || c.broken || x.Region != "" || x.Company != "" || home.name == "" || k.nation || c.national ||
		len(c.regions) != 1 || !c.regions[home.name] {
		return
	}
	same := false
	for f := range c.articleFacts() {
		if f.Kind == bulletin.TradeFact && f.Region != home.name {
			return
		}
		same = same || f.Kind == bulletin.TradeFact && f.Subject == x.Subject
	}
	if same {
		x.Region = home.name
	}
}

// ofAbroad gives trade the country that the headline is of, where all that the article has told of is that country's trade.
func (c *clauseReader) ofAbroad(k *clause, x *bulletin.Fact) {
	if !c.foreign || c.broken || x.Region+x.Company != "" || k.nation || c.national {
		return
	}
	var one *bulletin.Fact
	for f := range c.articleFacts() {
		if f.Kind != bulletin.TradeFact || f.Region == "" || one != nil && f.Region != one.Region {
			return
		}
		one = f
	}
	if one != nil {
		x.Region = one.Region
	}
}

// placed takes a country that a clause without a direction of its own names for the partner: 出口 5473 吨，其中德国 1025 吨.
func (c *clauseReader) placed(k *clause, f *frame, x *bulletin.Fact) {
	if !k.said.has(slotRegion) || k.said.has(slotDirection) || x.Partner != "" || len(f[slotRegion]) != 1 {
		return
	}
	if r := c.ctx[slotRegion]; c.inside && len(r) == 1 && r[0].token != nil && r[0].token.Of("country") &&
		r[0].name != x.Region {
		return // the US imported 710 tonnes, and Japan 260
	}
	if t := f[slotRegion][0].token; t.Of("country") || t.Of("bloc") {
		x.Partner, x.Region = x.Region, ""
		if c.ctx.one(slotRegion) == x.Partner { // 其中缅甸占 61.2%，老挝占 28.5%: the trade is not Burma's
			c.ctx[slotPartner], c.ctx[slotRegion] = c.ctx[slotRegion], nil
		}
	}
}

// ranking reports whether a clause says no more than which place a partner holds: the second largest, ranking third.
func (k *clause) ranking() bool {
	ranks := 0
	for _, t := range k.tokens {
		switch {
		case t.Is("rank.english"):
			ranks++
		case !t.Fills():
			return false
		}
	}
	return ranks > 0
}

// ranked takes a country that stands alone before its place among the partners for the partner, in what was told of
// another before: exports to Germany grew to 940 tons. South Korea, the second largest destination, ….
func (c *clauseReader) ranked(k *clause) {
	if at := k.holdsPlace(); at != nil && !c.broken && c.ctx.has(slotDirection) && !c.ctx.has(slotRegion) {
		k.bad, k.said = "", frame{}
		k.said[slotPartner] = []filling{{name: at.ID, printed: at.Text, token: at}}
		c.inside = true
		return
	}
	c.tookIn(k)
	r := k.said[slotRegion]
	if k.next == nil || !k.next.ranking() && !k.namedWith() || !k.said.only(slotRegion) || len(r) != 1 || r[0].token == nil ||
		!r[0].token.Of("country") || len(k.amounts)+len(k.changes) > 0 ||
		c.broken || !c.ctx.has(slotPartner) || !c.ctx.has(slotDirection) || c.ctx.has(slotRegion) {
		return
	}
	k.said[slotPartner], k.said[slotRegion] = r, nil
	c.inside = true
}

// namedWith reports whether a clause goes on with a country whose figure stands behind with: Japan, with 2,004
// kilograms, and Germany, with 2,000.
func (k *clause) namedWith() bool {
	return !k.first && len(k.next.tokens) > 0 && k.next.tokens[0].Text == "with" && len(k.next.amounts) == 1 && k.next.said.only()
}

// tookIn takes a country that some of the exports told of came to, or some of the imports from, for their partner: Germany
// received 74 kilograms, while Russia imported 22. China supplied 702 tonnes of what another imports.
func (c *clauseReader) tookIn(k *clause) {
	r, way := k.said[slotRegion], c.ctx.one(slotDirection)
	if k.nation && len(r) == 0 && way == bulletin.Import && c.ctx.has(slotRegion) && len(k.tokens) > 0 && isChina(k.tokens[0]) {
		r = []filling{{name: "中国", printed: k.tokens[0].Text, token: k.tokens[0]}}
	}
	if len(r) != 1 || r[0].token == nil || !(r[0].token.Of("country") || isChina(r[0].token)) || !isASCII(r[0].printed) ||
		len(k.amounts) != 1 || k.inAll() || k.first && c.opening && way != bulletin.Import || c.broken ||
		way == bulletin.Export && c.ctx.has(slotRegion) || !k.said.only(slotRegion, slotDirection, slotPeriod) {
		return
	}
	at, verbs := slices.Index(k.tokens, r[0].token), map[string]string{bulletin.Export: "took.in", bulletin.Import: "gave.out"}[way]
	if verbs == "" || at+1 >= len(k.tokens) || !slices.Contains(lexicon.List(verbs), k.tokens[at+1].Text) {
		return
	}
	k.said[slotPartner], k.said[slotRegion], k.said[slotDirection] = r, nil, nil
	k.nation, c.inside = false, true
}

// partnersOn takes the countries that a list goes on with for partners, where it began with one: 输往德国 1027 吨、美国 611 吨.
func partnersOn(list []*clause) {
	for i, k := range list[1:] {
		r := k.said[slotRegion]
		if len(r) != 1 || !k.said.only(slotRegion) || !abroad(r[0].token) || len(list[i].said[slotPartner]) != 1 ||
			list[i].said.has(slotRegion) && !inside(list[i].said[slotRegion]) {
			return
		}
		k.said[slotPartner], k.said[slotRegion] = r, nil
	}
}

// partnerAgain takes a country that a clause begins with for the partner, where the sentence tells what goes to or
// comes from several: 从蒙古进口 102 吨，玻利维亚进口 133 吨.
func (c *clauseReader) partnerAgain(k *clause) {
	r := k.said[slotRegion]
	if !c.inside || !c.ctx.has(slotPartner) || c.ctx.has(slotRegion) || len(r) != 1 || r[0].token == nil || !r[0].token.Of("country") || k.said.has(slotPartner) {
		return
	}
	alone := k.said.only(slotRegion) && len(k.amounts) == 1 && c.ctx.has(slotDirection) && !c.broken // 对德国出口 9 吨，美国 6 吨
	if d := k.said.one(slotDirection); d != "" && d == c.ctx.one(slotDirection) || alone {
		k.said[slotPartner], k.said[slotRegion] = r, nil
	}
}

// partnerPlaced takes the country of a figure by weight for the partner, in a sentence that has said which way goods
// go, and of no other country: 当月进口中，美国氟碳铈精矿 6390 吨，缅甸 5236 吨. Goods right behind the country are of that one alone.
func (c *clauseReader) partnerPlaced(k *clause) {
	r, s := k.said[slotRegion], k.said[slotSubject]
	if len(r) != 1 || r[0].token == nil || !r[0].token.Of("country") || !c.inside || c.broken || !c.ctx.has(slotDirection) ||
		c.ctx.has(slotRegion) || !k.said.only(slotRegion, slotSubject, slotPeriod) || len(k.amounts) != 1 || !k.weighs() {
		return
	}
	k.said[slotPartner], k.said[slotRegion] = r, nil
	if len(s) != 1 || s[0].token == nil || s[0].token.From != r[0].token.To || c.goods != nil {
		return
	}
	total := c.total
	if c.opening {
		total = c.totalAbove(c.ctx.one(slotDirection))
	}
	if c.goods = []filling{}; total.Subject != "" && total.Direction == c.ctx.one(slotDirection) {
		c.goods = []filling{{name: total.Subject, printed: total.Printed}}
	}
}

// weighs reports whether the figures of a clause are weights.
func (k *clause) weighs() bool {
	return !slices.ContainsFunc(k.amounts, func(a amount) bool { return a.token == nil || unitKind(a.token.Unit) != 't' })
}

// shareFact reads 占…的15.8%.
func (c *clauseReader) shareFact(k *clause, f *frame, a *amount, x *bulletin.Fact) string {
	if unitKind(a.token.Unit) != '%' {
		return "a share that is not in per cent"
	}
	if strings.HasSuffix(a.token.Text, "成") && k.mentions("about") { // 占三成有余
		return "a share in about so many tenths"
	}
	x.Kind, x.Measure, x.Scope = bulletin.TradeFact, bulletin.ShareOf, a.share.of
	c.shareOf(k, f, a.share, x)
	if a.share.dir != "" && x.Direction != "" && a.share.dir != x.Direction {
		return "a share of another direction"
	}
	switch {
	case k.said.only(slotMeasure) && c.timesInTurn():
		return "which of those before it is of is not plain"
	case k.sum:
		return "a share of a sum"
	case x.Company+x.Region+x.Partner == "" && k.said.only(slotMeasure) && c.ofOwner():
		return "whose share it is is not plain"
	case x.Partner != "" && k.said.has(slotSubject) && !k.said.has(slotPartner) && !k.said.has(slotRegion):
		return "whether it is a share of one partner's or of all is not plain"
	case f.one(slotKind) != "":
		x.Kind = lexicon.FactKinds[f.one(slotKind)]
	case x.Direction == "":
		return "nothing says what it is a share of"
	}
	if x.Kind == bulletin.TradeFact {
		c.placed(k, f, x)
	}
	if p := a.share.period; p != nil && !k.said.has(slotPeriod) {
		x.Period = c.dated(*p).period
	}
	if x.Subject == "" {
		if x.Subject = "货物贸易"; x.Partner == "" {
			return "nothing says whose share it is"
		}
		if !c.sharesOfAll(x) {
			return "nothing says what it is a share of"
		}
	}
	if lastingKind(x.Kind) && !k.said.has(slotPeriod) && a.share.period == nil {
		x.Period = bulletin.Period{}
		return ""
	}
	return needPeriod(x)
}

// timesInTurn reports whether the figures right before were shared out by their times.
func (c *clauseReader) timesInTurn() bool {
	n := len(c.recent)
	return c.shared > 1 && n > 1 && c.Facts[c.recent[n-1]].Period != c.Facts[c.recent[n-2]].Period &&
		c.Facts[c.recent[n-1]].Cite == c.Facts[c.recent[n-2]].Cite
}

// ofOwner reports whether the sentence has told of one owner's figure before that of all, which a share behind both is of.
func (c *clauseReader) ofOwner() bool {
	return slices.ContainsFunc(c.recent, func(n int) bool {
		f := &c.Facts[n]
		return f.Company+f.Region+f.Partner != ""
	})
}

// sharesOfAll reports whether a share whose goods are not said may be of all trade: the article has told of no trade in
// some goods that way last.
func (c *clauseReader) sharesOfAll(x *bulletin.Fact) bool {
	for f := range c.articleFacts() {
		if f.Kind == bulletin.TradeFact && (f.Direction == x.Direction || f.Direction == bulletin.BothWays) {
			return f.Subject == x.Subject
		}
	}
	return x.Scope != "" && !strings.HasSuffix(x.Scope, "量") // nobody weighs all that is traded
}

// shareOf takes goods and direction out of what it is a share of where the clause has none: 德国占稀土磁铁出口总量的 20.4%.
func (c *clauseReader) shareOf(k *clause, f *frame, s *share, x *bulletin.Fact) {
	if x.Direction == "" && s.dir != "" && !f.has(slotDirection) {
		x.Direction = s.dir
		c.ctx[slotDirection] = []filling{{name: s.dir, printed: s.dir}}
	}
	if x.Subject == "" && s.goods != nil && !f.has(slotSubject) {
		x.Subject, x.Printed = s.goods.name, s.goods.printed
		c.ctx[slotSubject] = []filling{*s.goods}
	}
}
