package intent

import (
	"slices"
	"strings"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

var tradeMeasures = map[string]string{"measure.quantity": bulletin.Quantity, "measure.value": bulletin.Money,
	"measure.mean":  bulletin.UnitPrice,
	"measure.price": bulletin.UnitPrice, "measure.share": bulletin.ShareOf}

// tradeFrame reads a question for figures of foreign trade.
func tradeFrame(q *question, s *slots) *candidate {
	c := q.candidate(Facts)
	c.Kind = bulletin.TradeFact
	if !q.loose && !q.asksTrade(s) {
		return nil
	}
	if q.vaguely(s) && !q.loose && !q.tradesIn(s) {
		return nil
	}
	for _, d := range s.directions { // 出口管制 is no figure
		if b := q.at(d.at - 1); b.Class == lexicon.Unknown && b.To == q.tokens[d.at].From &&
			(aVerb(q.tokens[d.at].Text) || q.tokens[d.at].Is("dir.vague") && !q.tradesRather()) {
			return nil // 挂出, 签出, 转出去
		}
		n := q.at(d.at + 1)
		if inside := n.Text == "中" || n.Text == "内"; n.From == q.tokens[d.at].To &&
			(n.Class == lexicon.Unknown && !inside || prosaic(n)) && !silent(n) {
			return nil
		}
	}
	c.explicit = len(s.directions)+len(s.measures)+len(s.compares)+len(s.moves)+len(s.partners) > 0 ||
		q.hint == "trade" || q.hasKind("partner")
	q.fromAbroad(s)
	q.directions(s, c)
	q.fromAnywhere(c)
	q.tradeMeasures(s, c)
	subjects := q.tradeSubjects(s, c)
	q.tradePartners(s, c)
	q.times(s, c)
	q.operators(s, c, append(subjects, s.partners...))
	q.atUnitPrice(c)
	q.either(c)
	q.titled(c)
	q.againstMean(s, c, subjects)
	q.meanOfYear(c)
	q.currencies(c)
	if c.Has(ChangeWant) && q.movedByWeight() {
		c.want(HowMany)
	}
	q.togetherOf(s, c)
	q.overMonths(c)
	q.shares(s, c, subjects)
	if len(c.Then) == 0 && len(q.exclusions) > 0 && !q.has("op.each", "partner.word", "ask.which") &&
		!(q.has("op.rest") && q.has("op.list", "col.firm")) && !q.hasKind("partner") {
		c.then(Op{Name: Left}) // 除机电产品外出口多少, and not 其余伙伴各多少
	}
	q.leavesTop(c)
	c.needs = len(s.directions) + len(subjects) + len(s.partners) + len(s.times)
	return c
}

// togetherOf takes the number of countries behind their names as asking for them together: 德国美国韩国三国买走多少.
func (q *question) togetherOf(s *slots, c *candidate) {
	n := len(in(s.partners))
	for i := range q.tokens {
		t, next := &q.tokens[i], q.at(i+1)
		of := next.From == t.To && (next.Text == "国" || next.Is("counter.家"))
		if n < 2 || t.Class != lexicon.Number && t.Class != lexicon.Quantity || small(t.Value) != n || t.Class == lexicon.Number && !of ||
			q.at(i-1).Class != lexicon.Place {
			continue
		}
		c.claimed[i] = true
		if of {
			c.claimed[i+1] = true
		}
		if len(c.Then) == 0 && q.asksMuch() && !q.has("op.each", "op.list", "op.respect") {
			c.then(Op{Name: Sum})
		}
	}
}

// tradePartners takes with whom there is trade, whose it is, and who reports it.
func (q *question) tradePartners(s *slots, c *candidate) {
	c.claim(s.partners, s.regions, s.companies, s.all)
	c.cond(Partner, s.partners)
	if len(s.enterprises) > 0 {
		c.claimWords(q, "col.firm")
	}
	// whose trade it is
	c.cond(Region, slices.DeleteFunc(slices.Clone(s.regions), func(r slot) bool { return r.value == "中国" }))
	// who reports it
	c.cond(Company, slices.DeleteFunc(slices.Clone(s.companies), func(f slot) bool {
		k := lexicon.KindOf(f.value)
		return k == "agency" || k == "institution"
	}))
	if (q.asksPartner() || len(out(s.partners)) > 0) && len(in(s.partners)) == 0 {
		c.Where = append(c.Where, Cond{Dim: Partner, Values: []string{Any}})
	}
	q.claimKind(c, "partner")
	if len(s.directions) > 0 || q.loose && len(s.partners) > 0 && q.sendsAsBefore() { // 进口来自哪些国家; 去日本的呢
		q.claimKind(c, "sendto")
	}
	c.claimWords(q, "col.partner")
	for i := range q.tokens { // 四大伙伴, 那批
		if q.tokens[i].Is("batch.word") && q.at(i-1).Class != lexicon.Number {
			c.claimed[i] = true
		}
		if q.tokens[i].Class == lexicon.Number && q.at(i+1).Of("partner") {
			c.claimed[i] = true
		}
	}
}

// sendsAsBefore reports whether the words for where goods go say the way that was spoken of: 去缅甸的呢 asks for no imports.
func (q *question) sendsAsBefore() bool {
	return !slices.ContainsFunc(q.tokens, func(t lexicon.Token) bool {
		way := bulletin.Export
		if strings.HasPrefix(t.Text, "来") {
			way = bulletin.Import
		}
		return t.Of("sendto") && !slices.Contains(q.before.Cond(Direction), way)
	})
}

// asksPartner reports whether a question asks with whom there is trade: 最大的贸易伙伴, 前三的国家, 最多的是哪国.
func (q *question) asksPartner() bool {
	whom := q.has("ask.who", "ask.where") || q.asksFirm()
	for i := range q.tokens { // 对谁的出口, 自哪个地区进口
		if t := &q.tokens[i]; (t.Is("ask.who") || t.Is("ask.where")) && (q.at(i-1).Is("link.for") ||
			q.at(i-1).Is("link.from")) && q.hasKind("direction") {
			return true
		}
	}
	return q.hasKind("partner") || q.has("col.partner") && q.chooses() || q.asksCountry() ||
		whom && (q.superlative("op.more") || q.hasKind("front"))
}

// asksTrade reports whether a question asks for trade: it says which way, or names who or what only trade is counted
// of.
func (q *question) asksTrade(s *slots) bool {
	whole := len(s.all) > 0 && len(s.partners)+len(s.enterprises) > 0 ||
		len(s.all)+len(s.partners) > 0 && q.has("measure.value") || len(s.partners)+len(s.enterprises) > 0 &&
		q.has("measure.share")
	return len(s.directions) > 0 || q.hint == "trade" || whole || q.hasKind("partner") || q.traded(s) ||
		q.bothMoneys() && len(s.products)+len(s.elements) == 0
}

// tradesIn reports whether a question names something that is traded, or with whom, or asks how many tons.
func (q *question) tradesIn(s *slots) bool {
	return len(s.goods)+len(s.all)+len(s.products)+len(s.elements)+len(s.groups)+len(s.partners)+len(s.regions)+
		len(s.enterprises)+len(s.modes) > 0 || q.hasKind("partner") || q.hint == "trade" || q.asksWeight()
}

// traded reports whether a question names goods that customs count and that have no price of the trade: 铁矿砂均价.
func (q *question) traded(s *slots) bool {
	return len(s.products) == 0 && slices.ContainsFunc(s.goods, func(g slot) bool {
		return !strings.HasPrefix(g.value, "稀土") && slices.ContainsFunc(q.cat.Kinds, func(k Kind) bool {
			return k.Kind == bulletin.TradeFact && strings.HasPrefix(k.Subject, g.value)
		})
	})
}

// asksCountry reports whether a question asks 哪国.
func (q *question) asksCountry() bool {
	return slices.ContainsFunc(q.tokens, func(t lexicon.Token) bool {
		return t.Of("ask") && strings.HasSuffix(t.Text, "国") || t.Text == "哪个国家"
	})
}

// aVerb reports whether a word of direction is a verb of one letter, which may be the end of another: 挂出的.
func aVerb(s string) bool { return len([]rune(strings.TrimSuffix(s, "的"))) == 1 }

// asksFirm reports whether a question asks 哪家, which of trade means the partner.
func (q *question) asksFirm() bool {
	return slices.ContainsFunc(q.tokens, func(t lexicon.Token) bool {
		return t.Of("ask") && (t.Text == "哪家" || t.Text == "哪一家")
	})
}

// fromAbroad turns the way of a trade that is told from the other country's side: 日本从中国进口 is China's export to Japan.
func (q *question) fromAbroad(s *slots) {
	if len(in(s.partners)) == 0 {
		return
	}
	for i := range q.tokens {
		b := q.at(i - 1)
		if t := &q.tokens[i]; t.Text != "china" && !(t.Class == lexicon.Place && t.Of("nation")) && !q.here(i) {
			continue
		}
		for k := range s.directions {
			d := &s.directions[k]
			switch {
			case d.value == "dir.import" && (b.Is("link.from") || strings.HasSuffix(b.Text, "from") ||
				q.at(i+1).Is("link.of") && q.at(i+2).Class == lexicon.Goods): // 越南进了多少中国的稀土永磁
				d.value = "dir.export"
			case d.value == "dir.export" && (b.Is("link.for") || b.Is("link.to") || strings.HasSuffix(b.Text, "to")):
				d.value = "dir.import"
			}
		}
	}
}

// fromAnywhere takes 外国 before goods that are imported: they all are.
func (q *question) fromAnywhere(c *candidate) {
	for i := range q.tokens {
		if q.tokens[i].Is("facet.abroad") && q.at(i+1).Class == lexicon.Goods &&
			slices.Equal(c.Cond(Direction), []string{bulletin.Import}) {
			c.claimed[i] = true
		}
	}
}

// Any stands for every value of a dimension that is named at all.
const Any = "*"

// directions takes which way goods go. 顺差 and 净进口 ask for the difference of both ways.
func (q *question) directions(s *slots, c *candidate) {
	var dirs []slot
	net := false
	for _, d := range s.directions {
		c.claimed[d.at] = true
		if name := lexicon.Direction(d.value); name != "净出口" {
			dirs = append(dirs, slot{d.at, name, d.not})
		} else {
			net = true
		}
	}
	both := len(in(dirs)) == 2 && !slices.Contains(in(dirs), bulletin.BothWays)
	if both && q.has("op.sum", "op.plus") && !q.has("op.ratio") {
		dirs, both = []slot{{dirs[0].at, bulletin.BothWays, false}}, false
	}
	among := len(in(s.partners)) > 1 && q.has("op.minus", "cmp.than") // 对东盟进出口减去对美国进出口
	less := q.has("op.diff", "op.minus") && !among
	two := both || slices.Contains(in(dirs), bulletin.BothWays)
	if two && !net && (less || q.has("cmp.than")) && q.ratesDiffer() {
		c.cond(Direction, dirs) // 进出口增速差
		c.bothWays()
		return
	}
	if net || less && slices.Contains(in(dirs), bulletin.BothWays) || both &&
		(less || q.has("cmp.than") && q.at(q.find("cmp.than")+1).Of("direction") && q.asksMuch()) {
		c.then(Op{Name: Net})
		c.claimWords(q, "op.diff", "op.minus", "cmp.than", "op.more", "op.less")
		return
	}
	c.cond(Direction, dirs)
}

// Cost is the measure that 多少钱 asks for of trade: the sum, else the price of one unit.
const Cost = "金额或均价"

// perWeight reports whether one unit of weight stands in or beside a word: 多少钱一吨.
func (q *question) perWeight(at int) bool {
	if strings.HasSuffix(q.tokens[at].Text, "吨") || strings.HasSuffix(q.tokens[at].Text, "公斤") {
		return true
	}
	for _, t := range []*lexicon.Token{q.at(at - 1), q.at(at + 1)} {
		if perOne(t) {
			return true
		}
	}
	return false
}

// tradeMeasures takes what of a trade is asked for: its quantity, its value, its price by weight, its share.
func (q *question) tradeMeasures(s *slots, c *candidate) {
	var held []slot
	for _, m := range s.measures {
		if name := tradeMeasures[m.value]; name != "" && !(m.value == "measure.mean" &&
			(q.perMonth() || q.meansTrade(s))) {
			c.claimed[m.at] = true
			held = append(held, slot{m.at, name, m.not})
		}
	}
	if i := q.find("op.mean"); i >= 0 && !q.perMonth() { // 平均下来每吨几块
		c.claimed[i] = true
		held = append(held, slot{i, bulletin.UnitPrice, false})
	}
	held = append(held, q.spentOn(s, c)...)
	for _, m := range s.moves { // 涨价的
		if len(held) == 0 && strings.Contains(q.tokens[m.at].Text, "价") {
			held = append(held, slot{m.at, bulletin.UnitPrice, false})
		}
	}
	// 多少个
	if i := q.find("op.count"); i >= 0 && len(s.goods) > 0 && strings.HasPrefix(q.tokens[i].Text, "多少") &&
		(!q.has("ask.price") || len(held) > 0 || strings.HasPrefix(q.at(q.find("ask.price")).Text, "值")) {
		c.claimed[i] = true
		held = append(held, slot{i, bulletin.Quantity, false})
	}
	for _, a := range s.asks { // 值多少钱
		if a.value == "ask.price" && strings.HasPrefix(q.tokens[a.at].Text, "值") && !q.perWeight(a.at) {
			held = append(held, slot{a.at, bulletin.Money, false})
		}
	}
	if len(held) == 0 && len(s.goods) > 1 && (len(s.directions) == 0 && q.has("op.dearer", "op.cheaper") ||
		q.dearBy()) {
		held = append(held, slot{0, bulletin.UnitPrice, false})
	}
	held = q.askedMeasures(s, c, held)
	for _, a := range s.asks { // 进了多少，占几成
		k := a.at - 1
		for k > 0 && q.at(k).Is("aspect") {
			k--
		}
		if a.value == "ask.what" && !q.tokens[a.at].Is("ask.price") && len(held) > 0 &&
			(q.at(k).Of("direction") || q.howMuchOf(a.at)) &&
			!slices.ContainsFunc(held, func(m slot) bool { return m.value == bulletin.Quantity }) {
			held = append([]slot{{a.at, bulletin.Quantity, false}}, held...)
		}
	}
	if i := q.percentOf(); i >= 0 && q.next(i).Of("direction") { // what percentage of imports
		held = append(held, slot{i, bulletin.ShareOf, false})
	}
	if slices.ContainsFunc(held, func(m slot) bool { return m.value == bulletin.ShareOf }) { // 占总值的比重
		held = slices.DeleteFunc(held, func(m slot) bool { return m.value == bulletin.Money && !q.listedAt(m.at) })
		if i := q.find("measure.share"); len(held) == 1 && (q.at(i+1).Is("op.and") || q.at(i+1).Text == "、") &&
			q.at(i+2).Of("move") { // 占比和增速: the share has no change of its own
			held = append(held, slot{i, bulletin.Money, false})
		}
	}
	if firms := len(s.enterprises) + len(s.partners); len(held) == 0 && firms > 1 && q.asksPercent() &&
		!q.hasKind("move") && q.has("op.list", "op.each", "op.respect") { // 外企和国企各几成
		held = append(held, slot{0, bulletin.ShareOf, false})
	}
	c.cond(Measure, held)
}

// howMuchOf reports whether the word at i asks how much there is of some goods, or how many tons: 多少氧化物, 多少吨.
func (q *question) howMuchOf(i int) bool {
	n := q.at(i + 1)
	return strings.HasSuffix(q.tokens[i].Text, "吨") || n.Class == lexicon.Goods || n.Class == lexicon.Group || isForm(n)
}

// listedAt reports whether a word is one of several that are asked for, with a comma or 和 behind it: value, share,
// growth.
func (q *question) listedAt(i int) bool {
	n := q.at(i + 1)
	return n.Text == "," || n.Text == "、" || n.Is("op.and")
}

// spentOn takes 花了 as asking for the sum that a quantity cost, and units beside another measure as asking for the
// quantity: 进口了多少个, 花了几万亿; in units and value.
func (q *question) spentOn(s *slots, c *candidate) (held []slot) {
	for i := range q.tokens {
		switch t, n := &q.tokens[i], q.at(i+1); {
		case len(s.goods) == 0 && !(q.loose && q.before.ofGoods()):
		case q.loose && (t.Text == "花" && q.has("op.more", "op.less") || strings.HasPrefix(t.Text, "花得")): // 谁花得多
			held = append(held, slot{i, bulletin.Money, false})
		case t.Is("attr.invest") && (strings.HasPrefix(t.Text, "花") || q.has("dir.import")) && (n.Is("ask.what") ||
			n.Is("ask.price")):
			c.claimed[i] = true
			held = append(held, slot{i, bulletin.Money, false})
		case strings.HasPrefix(t.Text, "赚") && q.has("dir.export"):
			c.claimed[i] = true
			held = append(held, slot{i, bulletin.Money, false})
		case q.english && (t.Text == "units" || t.Text == "number" && n.Is("op.and") || t.Of("direction") && n.Is("op.and") && q.at(i+2).Of("measure")):
			c.claimed[i] = true // imports and price
			held = append(held, slot{i, bulletin.Quantity, false})
		case q.english && t.Text == "worth" && len(s.directions) > 0 && !q.has("measure"):
			held = append(held, slot{i, bulletin.Money, false})
		}
	}
	return held
}

// askedMeasures adds the measures that only the asking word names, and the unit behind it: 多少钱一吨, 几辆.
func (q *question) askedMeasures(s *slots, c *candidate, held []slot) []slot {
	for _, a := range s.asks {
		switch {
		case a.value != "ask.price" || len(held) > 0:
		case q.perWeight(a.at):
			held = append(held, slot{a.at, bulletin.UnitPrice, false})
		default:
			if q.has("op.count") || q.asksWeight() { // 进口了多少吨，花了多少钱
				held = append(held, slot{a.at, bulletin.Quantity, false})
			}
			held = append(held, slot{a.at, Cost, false})
		}
	}
	for _, u := range s.units {
		unit := strings.TrimPrefix(u.value, "unit.")
		goods := slices.Contains(lexicon.List("unit.goods"), strings.TrimLeft(unit, "万亿"))
		if b := q.at(u.at - 1); b.Of("ask") && (weight(unit) || goods) {
			c.claimed[u.at] = true
			held = append(held, slot{u.at, bulletin.Quantity, false})
		} else if b.Is("ask.what") && len(held) == 0 && lexicon.Money(unit) { // 多少亿元
			held = append(held, slot{u.at, bulletin.Money, false})
		}
	}
	return held
}

// tradeSubjects takes what is traded, by whom and in what way. Of each the question may name several; a good and a kind
// of firm together are the firm's trade in that good.
func (q *question) tradeSubjects(s *slots, c *candidate) []slot {
	goods := append(append([]slot(nil), s.goods...), s.products...)
	c.claim(s.goods, s.products, s.enterprises, s.modes)
	for _, e := range s.elements {
		c.claimed[e.at] = true
		goods = append(goods, slot{e.at, e.value, e.not})
	}
	for _, g := range s.groups {
		c.claimed[g.at] = true
		if q.at(g.at+1).Text == "氧化物" {
			g.value += "氧化物"
		}
		goods = append(goods, slot{g.at, g.value, g.not})
	}
	for i := range q.tokens {
		if t := &q.tokens[i]; t.Text == "氧化物" && q.at(i-1).Class != lexicon.Group && len(goods) == 0 {
			goods = append(goods, slot{i, "稀土氧化物", q.excluded(i)})
		}
	}
	q.claimForms(c)
	firms := append(append([]slot(nil), s.enterprises...), s.modes...)
	if kind := q.asksKind(s, goods); kind != "" && len(goods)+len(firms) == 0 {
		c.Where = append(c.Where, Cond{Dim: Group, Values: []string{kind}})
		c.claim(s.all)
		c.claimWords(q, "col.firm", "col.goods")
		return nil
	}
	switch {
	case len(goods) > 0 && len(firms) > 0 && c.explicit && !q.joins(goods[0].at, firms[0].at):
		for _, g := range in(goods) {
			c.Where = append(c.Where, Cond{Dim: Subject, Values: []string{g}})
		}
		c.Where = append(c.Where, Cond{Dim: Scope, Values: in(firms)})
		return append(goods, firms...)
	case len(goods)+len(firms) > 0:
		c.cond(Subject, append(goods, firms...))
	case q.loose:
	case q.everyGood(s, c):
		c.Where = append(c.Where, Cond{Dim: Subject, Values: []string{Any}})
	case q.asksMonth() && q.chooses():
		c.Where = append(c.Where, Cond{Dim: Subject, Values: []string{"稀土"}})
	case q.last == nil && len(s.all)+len(s.partners) == 0 && c.Op(Net) != nil && q.asksWeight(): // all goods are counted in money alone
		c.Where = append(c.Where, Cond{Dim: Subject, Values: []string{"稀土"}})
	case len(s.all)+len(s.partners)+len(s.directions) == 0 && q.asksPartner() && q.asksWeight(): // of which goods the places tell
		way := bulletin.Export
		if slices.ContainsFunc(q.tokens, func(t lexicon.Token) bool { return t.Of("partner") && bulletin.HasAny(t.Text, "来源", "供") }) {
			way = bulletin.Import
		}
		c.Where = append(c.Where, Cond{Dim: Direction, Values: []string{way}}, Cond{Dim: Measure, Values: []string{bulletin.Quantity}})
	case q.last == nil && !q.english && !q.translated && len(s.all) == 0 && len(in(s.partners)) == 1 &&
		len(s.directions) > 0 && q.asksWeight(): // 韩国少买了多少吨
		c.Where = append(c.Where, Cond{Dim: Subject, Values: []string{"稀土"}})
	case len(s.all) > 0 || len(s.partners) > 0 || q.asksPartner() || q.last == nil && (c.Op(Net) != nil ||
		q.asksWhole(s)):
		c.Where = append(c.Where, Cond{Dim: Subject, Values: []string{"货物贸易"}})
	}
	return append(goods, firms...)
}

// everyGood reports whether every good is asked about: 涨价的进口商品有哪些.
func (q *question) everyGood(s *slots, c *candidate) bool {
	if len(s.partners) > 0 || q.hasKind("partner") || len(s.moves)+len(s.bounds) == 0 &&
		!q.has("op.list", "op.count", "op.most") {
		return false
	}
	goods := q.has("obj.product")
	for _, a := range s.all {
		t := q.tokens[a.at].Text
		goods = goods || strings.HasSuffix(t, "商品") || strings.HasSuffix(t, "产品") || t == "goods" || t == "commodities"
	}
	return goods
}

// dearBy reports whether the word for a difference says that something costs more or less: 贵多少.
func (q *question) dearBy() bool {
	i := q.find("op.diff")
	return i >= 0 && strings.ContainsAny(q.tokens[i].Text, "贵价") || i >= 0 && strings.Contains(q.tokens[i].Text, "便宜")
}

// asksWhole reports whether a question that names no goods asks of all of them: 进口总值, 出口增速.
func (q *question) asksWhole(s *slots) bool {
	total := slices.ContainsFunc(s.measures, func(m slot) bool {
		return m.value == "measure.value" &&
			strings.HasPrefix(q.tokens[m.at].Text, "总")
	})
	if q.has("op.ratio") && len(in(s.directions)) == 2 {
		return true // 出口是进口的几倍
	}
	if total && !q.has("ask.which", "ask.who", "op.count", "op.most", "op.rank") { // 总值各多少
		return true
	}
	return !q.chooses() && (total || len(s.moves)+len(s.compares) > 0 || q.has("cmp.than") && q.has("op.diff"))
}

// chooses reports whether a question asks which of several.
func (q *question) chooses() bool {
	return q.has("ask.which", "ask.who", "op.list", "op.count", "op.most", "op.rank", "op.maxup", "op.maxdown",
		"op.mindown", "op.minup") ||
		q.hasKind("front")
}

// asksKind tells the kind of subject that a question chooses among: 哪类企业, 什么商品.
func (q *question) asksKind(s *slots, goods []slot) string {
	switch {
	case !q.chooses() || q.asksPartner():
		return ""
	case q.has("col.firm"):
		return "enterprise"
	case len(s.all) > 0 && !slices.ContainsFunc(s.all, func(a slot) bool { return q.tokens[a.at].Text == "货物贸易" }):
		return "goods"
	}
	return ""
}
