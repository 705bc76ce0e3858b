package clause

import (
	"slices"
	"strings"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// isName reports whether a token names goods.
func isName(t *lexicon.Token) bool {
	return t.Class == lexicon.Product || t.Class == lexicon.Goods || t.Class == lexicon.Group || t.Class == lexicon.Element
}

// put fills a slot. A second filling makes a list where 和 stands between, else the clause is not plain.
func (p *parser) put(s slot, f filling) {
	have := p.c.said[s]
	switch {
	case len(have) == 0:
		p.c.said[s] = append(have, f)
	case have[len(have)-1].name == f.name && have[len(have)-1].period == f.period:
	case p.and && p.last == s:
		p.c.said[s] = append(have, f)
	case len(have) == 1 && s == slotPeriod && have[0].period.Contains(f.period):
		p.c.wide, p.c.said[s] = &have[0], []filling{f}
	case len(have) == 1 && s == slotPeriod && f.period.Contains(have[0].period):
	default:
		p.c.mixed = p.c.mixed || s == slotPeriod
		p.bad("two " + slotNames[s] + ", " + have[len(have)-1].name + " and " + f.name)
	}
	p.last = s
}

// subject takes a product or goods. 稀土 before a finer name only says what it is of.
func (p *parser) subject(t *lexicon.Token) {
	f := filling{name: t.ID, printed: t.Text, token: t}
	if p.share != nil {
		p.share.of += t.Text
		p.share.goods = &f
		return
	}
	have := p.c.said[slotSubject]
	if len(have) == 1 && !p.and && ofOre[t.ID] != "" && ofOre[have[0].name] == "" &&
		(p.c.said.has(slotStage) || p.c.said.one(slotKind) == "kind.quota") { // 稀土氧化物开采指标轻稀土为
		p.put(slotScope, f)
		return
	}
	if b := p.tok(-1); len(have) == 1 && t.Class == lexicon.Group && b.Class == lexicon.Group &&
		have[0].token == b { // 中重 稀土氧化物
		have[0].name += strings.TrimPrefix(t.Text, "稀土")
		have[0].printed += t.Text
		return
	}
	if len(have) == 1 && t.Class == lexicon.Goods && p.tok(-1) == have[0].token && have[0].token.To == t.From &&
		have[0].token.Class == lexicon.Product && strings.Contains(t.Text, "磁") { // 钕铁硼永磁体
		have[0].printed += t.Text
		return
	}
	if len(have) == 1 && strings.HasSuffix(f.name, "毛坯") &&
		strings.HasSuffix(have[0].name, strings.TrimSuffix(f.name, "毛坯")) { // 烧结钕铁硼 N35 毛坯
		p.c.said[slotSubject], p.last = []filling{f}, slotSubject
		return
	}
	ofOres := len(have) == 1 && t.Class == lexicon.Product && ofOre[have[0].name] != "" &&
		(p.behindOre(have[0].token, 1) || p.tok(-1).Class == lexicon.Purity && p.behindOre(have[0].token, 2)) // 轻稀土氧化钕, 重稀土中 99.99%氧化铽
	if len(have) == 1 && !p.and && (p.last == slotSubject || ofOres) && (general(have[0].name) || have[0].name == "货物贸易" || ofOres) {
		p.c.said[slotSubject] = have[:0]
	} else if len(have) == 1 && !p.and && general(f.name) {
		return
	}
	p.put(slotSubject, f)
}

// behindOre reports whether a word for a kind of ore stands so many words before, with 中 behind it or not.
func (p *parser) behindOre(ore *lexicon.Token, k int) bool {
	return p.tok(-k) == ore || p.tok(-k).Text == "中" && p.tok(-k-1) == ore
}

// general reports whether goods are only the trade as such.
func general(name string) bool { return name == "稀土" }

// company takes whose the figure is, or who made the survey. 中国稀土 before a word of trade is the country's.
func (p *parser) company(t *lexicon.Token) {
	if p.tok(-1).Is("link.for") && p.tok(1).Is("op.buy") { // 公司向包钢股份采购稀土精矿的关联交易价格: of which it buys
		p.prep = 0
		p.at++
		return
	}
	switch {
	case t.Text == "中国稀土" && !p.firmFollows() && !p.codeBehind():
		p.c.nation = true
		p.put(slotSubject, filling{name: "稀土", printed: "稀土", token: t})
	case t.Of("say"), t.Of("institution"): // who publishes a figure is not whose it is
		p.c.says = true
	case t.Of("agency") && p.tok(-1).Class == lexicon.Place && p.tok(-1).To == t.From && !strings.HasPrefix(t.ID, p.tok(-1).Text):
		p.bad("a maker of another place: " + p.tok(-1).Text + t.Text)
	case t.Of("agency") && p.at > 0 && strings.HasSuffix(t.Text, "协会") && p.tok(-1).To == t.From &&
		(p.tok(-1).Class == lexicon.Unknown || p.tok(-1).Class == lexicon.Company || isName(p.tok(-1))):
		p.bad("a maker that is not known: " + p.tok(-1).Text + t.Text) // 锑业协会 is not the one of rare earths
	case t.Of("agency"):
		p.put(slotMaker, filling{name: t.ID, printed: t.Text, token: t})
	default:
		p.put(slotCompany, filling{name: t.ID, printed: t.Text, token: t})
		if n := p.tok(1); n.Class == lexicon.Company && n.From == t.To && strings.HasPrefix(n.ID, t.ID) {
			p.at++ // 南方稀土集团南方稀土国际贸易有限公司: what sells for it
		}
		p.wholeFirm()
	}
}

// wholeFirm passes over what says that it is what a firm sells by: 南方稀土国际贸易有限公司. Any other may be a firm of its own.
func (p *parser) wholeFirm() {
	sells := false
	for k := 1; p.tok(k).From == p.tok(k-1).To; k++ {
		switch t := p.tok(k); {
		case t.Is("firm.end") && strings.HasSuffix(t.Text, "公司"):
			if sells {
				p.at += k
			}
			return
		case t.Text == "贸易" || t.Text == "销售" || t.Text == "营销":
			sells = true
		case !t.Is("qual.foreign"):
			return
		}
	}
}

// firmFollows reports whether the next word is one that firms do, or the clause tells of a result, as only firms have.
func (p *parser) firmFollows() bool {
	n := p.tok(1)
	if slices.ContainsFunc(p.c.tokens[p.at:], func(t *lexicon.Token) bool { return t.Is("kind.revenue") || t.Is("kind.profit") }) {
		return true
	}
	return n.Of("say") || n.Of("give") || n.Is("measure.list") || n.Is("measure.deal") || n.Class == lexicon.Product
}

// codeBehind reports whether the code of a share stands in brackets behind a name, which then is a firm's:
// 中国稀土（000831.SZ）.
func (p *parser) codeBehind() bool {
	return slices.ContainsFunc(p.c.notes, func(n note) bool { return n.behind == p.at+1 && isCode(n.tokens) })
}

func (p *parser) place(t *lexicon.Token) {
	f := filling{name: t.ID, printed: t.Text, token: t}
	prep := p.prep
	p.prep = 0
	if seat := p.tok(1); !abroad(t) && seat.Class == lexicon.Company && seat.From == t.To && !seat.Of("agency") &&
		prep == 0 && !p.and &&
		p.tok(2).Is("firm.end") { // 崇义章源钨业股份有限公司
		return
	}
	if !abroad(t) && p.tok(1).Text == "地区" { // 赣州地区
		p.at++
		defer func() { p.last = slotRegion }()
	}
	switch {
	case p.share != nil && t.Of("nation"): // 占全国出口总值
	case p.share != nil:
		if p.share.of += t.Text; isASCII(t.Text) && abroad(t) { // China's share in India's imports
			p.bad("the share of one country in the trade of another")
		}
	case t.Of("nation") && prep == 'f' && p.tok(1).Is("dir.export"): // 自我国出口至日本
		p.c.nation = true
	case t.Of("nation") && (prep == 'f' || prep == 'o' || prep == 't') && p.c.said.has(slotRegion):
		p.put(slotPartner, f)
	case t.Of("nation") && (prep == 'f' || prep == 'o' || prep == 't') && !p.partnerBehind():
		p.c.withNation = t // the sentence may have named another country
	case t.Of("nation") && (p.and && p.last == slotRegion || prep == 0 && p.listsCountries()): // 中国、美国稀土产量分别为
		p.put(slotRegion, filling{printed: t.Text, token: t})
	case t.Of("nation") && p.last == slotDirection && p.c.said.one(slotDirection) == bulletin.Import && ofCountry(p.c.said[slotRegion]):
		p.put(slotPartner, f) // 越南进口中国稀土永磁
	case t.Of("nation"):
		p.c.nation = true
	case t.Of("world"):
		p.put(slotRegion, f)
	case prep == 0 && p.share == nil && betweenTwo(t): // 中缅贸易额
		p.c.nation = true
		p.put(slotPartner, f)
	case p.last == slotDirection && (t.Kind == "country" || t.Kind == "bloc") && p.noun(-1).Kind == "direction": // 出口德国
		p.put(slotPartner, f)
	case !p.and && !abroad(t) && p.tok(-1).Class == lexicon.Place && p.tok(-1).To == t.From && p.c.said.has(slotRegion) && p.c.said[slotRegion][0].token == p.tok(-1) && t.Kind != "province":
		p.c.said[slotRegion] = []filling{f} // 四川冕宁
		p.last = slotRegion
	case prep == 0 && !p.and && !abroad(t), // 美国是内蒙古出口稀土的主要市场
		!p.and && !p.c.said.has(slotRegion) && p.goesOut(t, prep): // exports from Jiangxi
		p.put(slotRegion, f)
	case prep != 0 || p.and && p.last == slotPartner || p.partnerBehind(),
		// China imported 7 t of US ores
		p.c.nation && t.Kind == "country" && p.c.said.has(slotDirection) && isASCII(t.Text):
		p.put(slotPartner, f)
	case p.and && p.last != slotRegion: // 我与东盟
		p.put(slotPartner, f)
	default:
		p.put(slotRegion, f)
	}
}

// withThis settles a clause on trade with this country that does not say whose: of another country that its sentence is on, 日本进口
// 1423 吨，其中从中国进口 902 吨.
func (c *clauseReader) withThis(k *clause) {
	if k.withNation == nil || k.bad != "" {
		return
	}
	was, d := c.ctx.one(slotDirection), k.said.one(slotDirection)
	worth := c.semi && k.money() && !k.said.has(slotSubject) // of these goods or of all that is traded
	if worth || !c.inside || c.broken || !ofCountry(c.ctx[slotRegion]) || was == "" || d != "" && d != was || k.said.has(slotRegion) || k.said.has(slotPartner) {
		k.spoil("the trade of another country with " + k.withNation.Text)
		return
	}
	k.said[slotPartner] = []filling{{name: "中国", printed: k.withNation.Text, token: k.withNation}}
}

// ofForeign settles the sides where the sentence tells of the trade of another country. A country behind 其中, or with a
// share of it, is its partner: 韩国进口 700 吨，其中中国 600 吨，日本 80 吨. Else it may be a partner or one that trades so too.
func (c *clauseReader) ofForeign(k *clause) {
	was, r := c.ctx[slotRegion], k.said[slotRegion]
	if d := k.said.one(slotDirection); c.inside && ofCountry(was) && c.ctx.has(slotPartner) && d != "" && d != c.ctx.one(slotDirection) &&
		k.said.only(slotDirection, slotMeasure, slotPeriod) && !k.nation && len(k.amounts) > 0 {
		k.spoil("whether it is of the partner before or of all is not plain") // exported 900 tons to China and imported 200 tons
	}
	if !c.inside || c.broken || !ofCountry(was) || !c.ctx.has(slotDirection) || k.said.has(slotPartner) ||
		len(k.amounts) == 0 && !k.mentions("partner") || !k.said.only(slotRegion, slotSubject, slotMeasure, slotPeriod) {
		return
	}
	if len(r) == 0 && k.nation && k.china() != nil {
		r = []filling{{name: "中国", printed: "中国", token: k.china()}}
	}
	if !ofCountry(r) && len(r) != 1 || r[0].name == was[0].name || r[0].token == nil || !abroad(r[0].token) && !r[0].token.Of("nation") {
		return
	}
	share := slices.ContainsFunc(k.amounts, func(a amount) bool { return a.share != nil })
	n := len(c.recent)
	of := c.ctx.has(slotPartner) && !(n > 0 && c.Facts[c.recent[n-1]].Measure == bulletin.ShareOf)
	switch {
	case k.part, len(k.amounts) == 0, c.ctx.has(slotPartner) && c.begunWithTotal(), share && !of:
		k.said[slotPartner], k.said[slotRegion], k.nation = r, nil, false
	case !share:
		k.spoil("whether " + r[0].printed + " is a partner or trades so too is not plain")
	}
}

// ofCountry reports whether a place is one other country, or several of one union.
func ofCountry(place []filling) bool {
	return len(place) == 1 && place[0].token != nil && (place[0].token.Of("country") || place[0].token.Of("bloc"))
}

// china gives the word for this country that a clause has, nil for none.
func (k *clause) china() *lexicon.Token {
	for _, t := range k.tokens {
		if t.Of("nation") || t.Text == "china" {
			return t
		}
	}
	return nil
}

// turned gives a country that a clause only turns to, before the one that has its figure, to that one: 对日本：10 月出口 1200
// 吨. 美国方面，我国出口 600 吨. 韩国，300 吨.
func turned(clauses []*clause) {
	for _, k := range clauses {
		n, p, r := k.next, k.said[slotPartner], k.said[slotRegion]
		if n == nil || k.bad != "" || len(k.amounts)+len(k.changes) > 0 || len(n.amounts) == 0 || n.said.has(slotPartner) ||
			n.said.has(slotRegion) || !k.said.only(slotPartner, slotRegion, slotPeriod, slotDirection) ||
			k.said.has(slotDirection) && k.said.one(slotDirection) != bulletin.BothWays {
			continue
		}
		switch {
		case len(p) == 1 && len(r) == 0 && n.said.has(slotDirection):
			n.withPartner(p)
		case !ofCountry(r) || len(p) > 0:
		case n.said.only() && len(n.amounts) == 1:
			n.said[slotRegion], k.said[slotRegion] = r, nil
		case n.said.has(slotDirection) && n.nation && k.aspect(), n.said.one(slotDirection) == bulletin.Export && k.ofMarket():
			n.said[slotPartner], k.said[slotRegion] = r, nil
		case n.said.has(slotDirection) && k.ofMarket():
			n.spoil("whether it is the trade of " + r[0].printed + " or with it is not plain")
		}
	}
}

// withPartner gives a clause the partner that its sentence turned to, and those behind it that name a way of trade and no
// other place.
func (k *clause) withPartner(p []filling) {
	for n := k; n != nil && !n.said.has(slotPartner) && !n.said.has(slotRegion) && !n.nationwide() && !n.ofAll(); n = n.next {
		if n.said.has(slotDirection) {
			n.said[slotPartner] = p
		}
	}
}

// aspect reports whether a clause ends in a word that turns to what follows: 方面, 市场.
func (k *clause) aspect() bool { return len(k.tokens) > 0 && (k.toward() || k.ofMarket()) }

// withItself tells why trade has no two sides: "" where it has.
func withItself(x *bulletin.Fact) string {
	if x.Partner != "" && x.Partner == x.Region || x.Partner == "中国" && x.Region == "" {
		return "trade of " + x.Partner + " with itself"
	}
	return ""
}

// marketAbroad takes a word for the market abroad as the place of its prices, where it says which: 鹿特丹.
func (p *parser) marketAbroad(t *lexicon.Token) {
	for _, pair := range lexicon.List("market.abroad") {
		word, name, _ := strings.Cut(pair, "=")
		if place := words.Tokens(name, anyMonth); word == t.Text && len(place) == 1 {
			p.put(slotRegion, filling{name: place[0].ID, printed: t.Text, token: &place[0]})
			return
		}
	}
	p.c.outside = true
	p.bad("the qualifier " + t.Text)
}

// noteAbroad keeps the place abroad that a paragraph tells prices of. It holds for all behind it that are told in
// another money than this country's.
func (c *clauseReader) noteAbroad(k *clause) {
	r := k.said[slotRegion]
	switch {
	case k.nation, k.said.has(slotDirection), k.said.has(slotKind), k.priced() && k.said.has(slotSubject) && !k.foreignMoney(), len(r) > 0 && !ofCountry(r):
		c.abroad = nil
	case k.guess, !k.priced() && !priceWord(k.said.one(slotMeasure)) && !k.ofMarket() && !k.said.only(slotRegion, slotPeriod):
	case ofCountry(r):
		c.abroad = r
	case k.outside:
		c.abroad = []filling{{}}
	}
}

// foreignMoney reports whether a clause prints a price in another money than this country's.
func (k *clause) foreignMoney() bool {
	return slices.ContainsFunc(k.amounts, func(a amount) bool {
		return a.token != nil && unitKind(a.token.Unit) == '/' && !strings.HasPrefix(a.token.Unit, "元/")
	})
}

// pricedAbroad gives a price the place abroad that those before in its paragraph are of, and reports false where that is
// not plain.
func (c *clauseReader) pricedAbroad(k *clause, x *bulletin.Fact) bool {
	if len(c.abroad) != 1 || x.Region+x.Company != "" || k.nation || !k.foreignMoney() || bulletin.HasAny(k.terms, "fob", "离岸") {
		return true
	}
	x.Region = c.abroad[0].name
	return x.Region != ""
}

// betweenTwo reports whether a word names this country and another together: 中缅.
func betweenTwo(t *lexicon.Token) bool {
	return abroad(t) && strings.HasPrefix(t.Text, "中") && !strings.HasPrefix(t.ID, "中")
}

// noun gives the word some places back, or the one before it where that is an article: exports to the US.
func (p *parser) noun(k int) *lexicon.Token {
	if t := p.tok(k); t.Text != "the" {
		return t
	}
	return p.tok(k - 1)
}

// listsCountries reports whether another country follows in a list of those that figures of output or the like are of.
func (p *parser) listsCountries() bool {
	next := p.tok(1)
	return (next.Text == "、" || next.Text == "和" || next.Text == "及") && p.tok(2).Class == lexicon.Place && abroad(p.tok(2)) &&
		p.c.mentions("kind") && !p.c.mentions("direction")
}

// goesOut reports whether a part of the country is where goods leave or enter it, so that the trade is its own.
func (p *parser) goesOut(t *lexicon.Token, prep byte) bool {
	d := p.c.said.one(slotDirection)
	return !abroad(t) && (prep == 'f' && (d == bulletin.Export || d == "" && p.tok(1).Is("dir.export")) ||
		prep == 'o' && d == bulletin.Import)
}

// abroad reports whether a place is another country or several.
func abroad(t *lexicon.Token) bool { return t.Of("country") || t.Of("bloc") || t.Of("world") }

// partnerBehind reports whether the clause says of the place that it is a partner: 东盟为我第一大贸易伙伴, 第一大贸易伙伴东盟.
func (p *parser) partnerBehind() bool {
	if p.c.ranked {
		return true
	}
	for i, t := range p.c.tokens {
		if (t.Of("partner") || t.Text == "进口来源") && i < p.at+12 {
			return !p.ofItsOwn(i)
		}
	}
	return false
}

// ofItsOwn reports whether a word for partners at the end of a clause is of those of the place that it begins with:
// 日本 9 月稀土进口来源.
func (p *parser) ofItsOwn(noun int) bool {
	word := p.c.tokens[noun].Text
	return noun == len(p.c.tokens)-1 && noun > p.at+1 && p.c.said.only(slotPeriod) && bulletin.HasAny(word, "来源", "目的", "去向") &&
		!strings.Contains(word, "大") && !slices.ContainsFunc(p.c.tokens[p.at+1:noun], func(t *lexicon.Token) bool { return t.Of("be") || t.Of("ord") || t.Class == lexicon.Filler })
}
