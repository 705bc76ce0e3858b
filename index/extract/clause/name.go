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
	case t.Of("agency"):
		p.put(slotMaker, filling{name: t.ID, printed: t.Text, token: t})
	default:
		p.put(slotCompany, filling{name: t.ID, printed: t.Text, token: t})
	}
}

// firmFollows reports whether the next word is one that firms do.
func (p *parser) firmFollows() bool {
	n := p.tok(1)
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
		p.bad("the trade of another country with " + t.Text)
	case t.Of("nation"):
		p.c.nation = true
	case t.Of("world"):
		p.put(slotRegion, f)
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

// noun gives the word some places back, or the one before it where that is an article: exports to the US.
func (p *parser) noun(k int) *lexicon.Token {
	if t := p.tok(k); t.Text != "the" {
		return t
	}
	return p.tok(k - 1)
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
			return true
		}
	}
	return false
}
