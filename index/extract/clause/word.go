package clause

import (
	"slices"
	"strings"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// Lists that each word of a clause is held against.
var (
	isLine      = lexicon.Listed("firm.line")
	isLegal     = lexicon.Listed("firm.legal")
	isPlanned   = lexicon.Listed("figure.planned")
	isCorrected = lexicon.Listed("figure.corrected")
	isAssessed  = lexicon.Listed("price.assessed")
	saysNothing = lexicon.Listed("says.nothing")
	takesIn     = lexicon.Listed("took.in")
	givesOut    = lexicon.Listed("gave.out")
	makesOut    = lexicon.Listed("made.out")
	setsOn      = lexicon.Listed("set.on")
	timeOfDay   = lexicon.Listed("time.ofday")
	timeBehind  = lexicon.Listed("time.behind")
	timeOfText  = lexicon.Listed("time.oftext")
)

// word reads a word of the lexicon by the first of its kinds that a clause takes.
func (p *parser) word(t *lexicon.Token) {
	if p.namesBase() {
		return
	}
	if p.sold(t) || p.sends(t) || p.makes(t) || p.handed(t) || p.bothMonths(t) || p.assesses(t) {
		return
	}
	and := false
	kind := p.kindOf(t)
	if t.Is("obj.issue") && t.Text == "本期" {
		p.c.vague = t.Text
		return
	}
	if vagueWord(t.Text) {
		p.bad("the word ", t.Text)
		return
	}
	if isPlanned(t.Text) {
		p.c.planned = t
		return
	}
	switch kind {
	case "measure":
		p.measure(t)
	case "extreme":
		p.extreme(t)
	case "direction":
		p.direction(t)
	case "kind":
		p.kind(t)
	case "stage":
		if p.share == nil {
			p.put(slotStage, filling{name: t.ID, printed: t.Text, token: t})
		}
	case "ore":
		if p.share != nil { // 占离子型稀土进口总量
			p.share.of += t.Text
			break
		}
		p.put(slotScope, filling{name: oreName(t), printed: t.Text, token: t})
	case "batch", "front", "ord":
		p.batch(t)
	case "ordinal":
		p.nthBatch(t)
	case "op":
		and = p.op(t)
	case "move":
		p.moves(t)
	case "compare", "than":
		p.compare(t)
	case "link":
		p.link(t)
		and = p.and && isASCII(t.Text) // for mining and for separation
	case "to":
		p.to(t)
	case "filler":
		p.filler(t)
		return
	default:
		p.plain(t, kind)
	}
	p.and = and
}

// taken reports whether clauses take words of a kind.
func taken(kind string) bool {
	switch kind {
	case "measure", "extreme", "direction", "kind", "stage", "ore", "batch", "ordinal", "front", "ord", "op",
		"move", "compare", "than", "link", "to", "be", "about", "size", "aspect", "give", "adverb", "prep",
		"partner", "counted", "part", "run", "say", "cause", "streak", "below", "basis", "sendto", "ref", "firm",
		"formbehind", "time", "coin", "qualifier", "sumref", "via", "regionref", "record", "firmsize", "industry",
		"filler", "unitlink", "newsday", "present":
		return true
	}
	return false
}

// kindOf gives the first kind of a word that clauses take. An operator of questions gives way to another sense.
func (p *parser) kindOf(t *lexicon.Token) string {
	if taken(t.Kind) && (t.Kind != "op" || p.takesOp(t)) {
		return t.Kind
	}
	for _, s := range t.Also {
		if taken(s.Kind) && s.Class != lexicon.Unknown {
			return s.Kind
		}
	}
	return t.Kind
}

// takesOp reports whether a word of operation has a use in a report.
func (p *parser) takesOp(t *lexicon.Token) bool {
	return t.Is("op.and") || t.Is("op.second") || t.Is("op.respect") || t.Is("op.each") || t.Is("op.sum") ||
		t.Is("op.per") ||
		t.Text == "分别" ||
		t.Is("op.mean") && (strings.HasSuffix(t.Text, "均值") || strings.HasSuffix(t.Text, "每")) ||
		p.higher(t) ||
		p.largest(t) ||
		p.sameAs(t) ||
		p.sameWeekday(t)
}

// sameWeekday reports whether a word stands before a day of the week that the text has named before: on the same
// Friday.
func (p *parser) sameWeekday(t *lexicon.Token) bool {
	return t.Is("op.same") && englishDays[p.tok(1).Text] > 0
}

// sameAs reports whether a word says that what is told of is as it was at a time before it: 同 12 月一样, 与上月相同.
func (p *parser) sameAs(t *lexicon.Token) bool {
	return t.Is("op.same") && p.cmp.base != nil && !p.settled()
}

// plain reads words that only carry a figure, and those that say how the clause stands to others.
func (p *parser) plain(t *lexicon.Token, kind string) {
	if p.notes(t, kind) {
		return
	}
	switch kind {
	case "be":
		p.be(t)
	case "about", "size", "aspect", "give", "adverb", "prep", "partner", "counted":
	case "coin":
		p.inBatches(t)
	case "streak":
		p.streak()
	case "firm":
		if b := p.tok(-1); t.Is("firm.end") && b.Class == lexicon.Company && b.To == t.From { // 章源钨业股份有限公司
			break
		}
		p.c.firm = p.c.firm || t.Text == "公司"
		if t.Text != "公司" && t.Text != "集团" {
			p.bad("the word ", t.Text)
		}
	case "formbehind":
		p.form(t)
	case "present":
		p.c.now = true
	case "newsday":
		if !slices.ContainsFunc(p.c.tokens, func(o *lexicon.Token) bool { return o.Of("give") || o.Of("say") }) {
			p.c.vague = t.Text
		}
	case "time":
		p.time(t)
	case "qualifier":
		p.qualifier(t)
	case "unitlink":
		if p.eachOf(0) { // 每吨均价 44.3 万元
			p.at++
			break
		}
		if !p.byWeight() && !p.movesEach() {
			p.bad("the word ", t.Text)
		}
	case "via":
		if p.tok(1).Class == lexicon.Place {
			p.bad("the word " + t.Text)
		}
	case "record":
		p.record(t)
	case "firmsize", "industry":
		p.scope(t)
	case "sumref":
		p.sumBefore()
	default:
		p.other(t)
	}
}

// other takes a word that only means something beside others.
func (p *parser) other(t *lexicon.Token) {
	switch {
	case t.Text == "次" && p.tok(1).Is("prep.at") && p.tok(2).Class == lexicon.PeriodOf && p.tok(3).Is("link.of") &&
		isFigure(p.tok(4)): // 只次于 1 月的 6357 吨
		p.cmp, p.open = comparison{id: "cmp.than"}, true
		p.at++
	case t.Text == "之间" && isFigure(p.tok(-1)) && p.tok(-1).Upper != "": // 220 美元到 320 美元之间
	case p.ofIndex(t),
		p.ofGoods(t),
		p.addressed(t),
		p.refersBack(t),
		p.overThen(t),
		p.thanThen(t),
		p.besideEnglish(t),
		p.cameFrom(t),
		t.Is("op.rank") && len(p.c.amounts) == 0,
		t.Is("bound.between") && p.tok(1).Class == lexicon.PeriodOf,
		t.Text == "over" && p.tok(1).Text == "the" && p.tok(2).Class == lexicon.PeriodOf:
	case t.Text == "国家" && p.tok(1).Of("give"): // 国家下达: the country's
		p.c.nation = true
	default:
		p.bad("the word ", t.Text)
	}
}

// sumBefore takes a word for both of what stands before: by how much they differ is read, their sum is not.
func (p *parser) sumBefore() {
	if p.tok(1).Text == "相差" { // 两者相差 8.6 点
		p.measured(filling{name: "measure.spread", printed: "高低" + p.tok(1).Text, token: p.tok(1)})
		p.at++
		return
	}
	p.bad("a sum of what stands before")
}

// overThen takes 高于 and 低于 before a figure at another time as a comparison with it: 略低于 2024 年的 58141 吨.
func (p *parser) overThen(t *lexicon.Token) bool {
	k := 2
	if p.tok(k).ID == "time.sameperiod" || sameDay(p.tok(k)) {
		k++
	}
	if !t.Of("bound") || p.tok(1).Class != lexicon.PeriodOf || !p.tok(k).Is("link.of") || !isFigure(p.tok(k+1)) {
		return false
	}
	p.cmp, p.open = comparison{id: "cmp.than"}, true
	return true
}

// movesEach takes 每吨 before a move as the weight that the money it moves by is told by: 每吨涨 1.3 万元.
func (p *parser) movesEach() bool {
	k := 2
	for p.tok(k).Fills() || p.tok(k).Of("adverb") {
		k++
	}
	if !p.tok(k).Of("move") || p.tok(k).Is("move.any") {
		return false
	}
	if k++; p.tok(k).Of("aspect") {
		k++
	}
	if !p.pricedBy(1, k) {
		return false
	}
	p.at++
	return true
}

// eachOf takes 每公斤 before the word for a price as the weight that the money behind is told by.
func (p *parser) eachOf(k int) bool {
	return p.tok(k).Is("unit.per") && p.tok(k+2).Of("measure") && p.pricedBy(k+1, k+3)
}

// pricedBy makes the money some places ahead a price by the unit of weight that stands before it.
func (p *parser) pricedBy(unit, money int) bool {
	t, weight := p.tok(money), strings.TrimPrefix(p.tok(unit).ID, "unit.")
	if p.tok(unit).Kind != "unit" || unitKind(weight) != 't' || t.Class != lexicon.Quantity || unitKind(t.Unit) != '$' {
		return false
	}
	t.Unit += "/" + weight
	return true
}

// inBatches reads 分 as what says in how many batches all was handed out: 分三批下达.
func (p *parser) inBatches(t *lexicon.Token) {
	if t.Text != "分" || p.tok(1).Class != lexicon.Number || !p.tok(2).Is("batch.word") {
		p.bad("the word " + t.Text)
		return
	}
	p.c.whole, p.c.batches, p.c.batchCount = true, true, p.tok(1).Text
	p.at += 2
}

// notes takes a word that says one thing of its clause and nothing more, and reports whether it is one.
func (p *parser) notes(t *lexicon.Token, kind string) bool {
	switch kind {
	case "part":
		p.c.part = true
	case "run":
		p.c.run = true
		p.c.summed = p.c.summed || strings.HasPrefix(t.Text, "累计")
	case "say":
		p.c.says = true
	case "cause":
		p.c.cause = true
	case "below":
		p.c.below = true
	case "basis":
		p.c.terms += t.Text
	case "sendto":
		p.prep = 't'
	case "ref":
		if p.c.ref = true; p.tok(-1).Of("direction") && bulletin.HasAny(p.tok(-1).Text+".", "to.", "from.") { // exports to it
			p.bad("the trade with a country that is not named")
		}
	case "regionref":
		p.c.there = true
	default:
		return false
	}
	return true
}

// be takes a word that says what something is: 为, 分别为, 报.
func (p *parser) be(t *lexicon.Token) {
	if isASCII(t.Text) { // exports from the top producer came to 4,307 tonnes
		p.prep = 0
	}
	p.c.respective = p.c.respective || t.Text == "各为" || strings.HasPrefix(t.Text, "分别") && !p.pairBehind(1)
	p.c.each = p.c.each || t.Text == "均为"
	if strings.HasPrefix(strings.TrimPrefix(t.Text, "分别"), "报") {
		p.measured(filling{name: "measure.price", printed: t.Text, token: t})
	}
	p.been = true
}

// ofIndex takes 产品 and 单品 between what an index is of and the word for it as a part of its name: 镧铈产品价格指数.
func (p *parser) ofIndex(t *lexicon.Token) bool {
	have := p.c.said[slotSubject]
	if !(t.Is("obj.product") || t.Text == "单品") || !p.tok(1).Is("measure.index") || len(have) == 0 ||
		have[len(have)-1].token != p.tok(-1) {
		return false
	}
	have[len(have)-1].printed += t.Text
	return true
}

// ofGoods reports whether 产品 only rounds off the name of goods before it: 稀土永磁产品出口量.
func (p *parser) ofGoods(t *lexicon.Token) bool {
	before := p.tok(-1)
	return t.Text == "产品" && p.last == slotSubject && (before.Class == lexicon.Goods || before.Class == lexicon.Product)
}

// addressed reports whether a word only says that a plan goes to all whom it is for: 向四大稀土集团下达.
func (p *parser) addressed(t *lexicon.Token) bool {
	return t.Is("col.firm") && (p.prep == 't' && p.tok(1).Of("give") || p.tok(-1).Is("link.to") || p.tok(-1).Of("give"))
}

// scope takes of whom the figures of an industry are: 稀土行业规模以上企业.
func (p *parser) scope(t *lexicon.Token) {
	if have := p.c.said[slotScope]; len(have) == 1 && have[0].token == p.tok(-1) {
		have[0].name, have[0].token = have[0].name+t.Text, t
		return
	}
	p.put(slotScope, filling{name: t.Text, printed: t.Text, token: t})
}

func (p *parser) qualifier(t *lexicon.Token) {
	if p.ofWorld(t) || t.Text == "worldwide" && p.c.said.has(slotDirection) && p.c.nation && len(p.c.amounts) > 0 { // China exported 3,188 tons worldwide
		return
	}
	if t.Text == "上下" && isFigure(p.tok(-1)) { // 640 万元/吨上下
		return
	}
	if t.Is("qual.open") && p.tok(1).Of("be") { // 开市即为最高
		return
	}
	// 2017 年价格年内最高为
	if end := endOfYear[t.Text]; end != "" && len(p.c.amounts) == 0 && (p.c.said.period().IsYear() ||
		!p.c.said.has(slotPeriod)) {
		p.extreme(&lexicon.Token{From: t.From, To: t.To, Class: lexicon.Word, Kind: "extreme", Text: t.Text, ID: end})
		return
	}
	switch t.ID {
	case "qual.part":
		p.c.part = true
	case "qual.import": // 国产镓报价
		if !isName(p.tok(1)) ||
			!slices.ContainsFunc(p.c.tokens, func(o *lexicon.Token) bool { return unitKind(o.Unit) == '/' }) {
			p.bad("the qualifier " + t.Text)
		}
		p.c.terms += t.Text
	case "qual.tax":
		p.c.terms += t.Text
		p.namedPrice(t)
	case "qual.fob", "qual.contract": // fob China: where a price holds, and not whose it is
		p.longOrders(t)
		p.namedPrice(t)
		p.soldAt(t)
	case "qual.grade":
		p.gradeOf(t)
	case "qual.foreign": // assessed at $675 a kilogram in Rotterdam
		if !p.tok(-1).Is("prep.in") || !isASCII(t.Text) || !p.c.priced() {
			p.marketAbroad(t)
			break
		}
		p.c.terms += "in" + t.Text
	case "qual.bid": // 竞拍成交均价: on what terms it was dealt
		if n := p.tok(1); !n.Of("measure") || !strings.HasPrefix(n.Text, "成交") {
			p.bad("the qualifier " + t.Text)
		}
		p.c.terms += t.Text
	case "qual.forecast", "qual.contrast", "qual.estimate":
		p.c.guess = true
		p.bad("not what was but what may be: " + t.Text)
	default:
		p.bad("the qualifier " + t.Text)
	}
}

// endOfYear holds the words for the highest and the lowest price of a year.
var endOfYear = map[string]string{"年内最高": "measure.high", "年内最低": "measure.low", "年内最高价": "measure.high",
	"年内最低价": "measure.low"}

// form takes 氧化物 behind what it is the oxide of.
func (p *parser) form(t *lexicon.Token) {
	have := p.c.said[slotSubject]
	switch {
	case p.share != nil:
		p.share.of += t.Text
	case p.last == slotSubject && len(have) > 0 && p.tok(-1) == have[len(have)-1].token:
		have[len(have)-1].name += t.Text
		have[len(have)-1].printed += t.Text
	default:
		p.bad("the word ", t.Text)
	}
}

// op reads words that hang figures together. It reports whether the word is 和.
func (p *parser) op(t *lexicon.Token) bool {
	switch {
	// 占同类进口的 68%, 各类稀土化合物
	case p.tok(1).Of("counter") && (t.Text == "同" || t.Text == "各" && isName(p.tok(2))):
		p.at++
	case t.Text == "各" && (p.tok(1).Of("move") || p.tok(1).Class == lexicon.Change): // 环比各增 18.4% 和 19.2%
		p.c.each = true
	case t.Is("op.and"):
		if t.Text != "、" && p.comparesBehind() {
			p.cmp, p.open = comparison{id: "cmp.than"}, true
			return false
		}
		return p.at > 0 || t.Text != "and"
	case t.Is("op.mean") && strings.HasSuffix(t.Text, "均值"):
		p.measured(filling{name: "measure.mean", printed: t.Text, token: t})
	case p.higher(t):
		if p.cmp.id == "" {
			p.cmp = p.c.than
		}
		up := t.Is("op.dearer") || t.Is("op.more") || t.Text == "高出" || t.Text == "多出"
		id := map[bool]string{true: "move.up", false: "move.down"}[up]
		p.moved(&lexicon.Token{Class: lexicon.Word, Kind: "move", Text: t.Text, ID: id})
	case t.Is("op.second") && p.tok(1).Is("batch.word"):
		p.put(slotBatch, filling{name: "第二批", printed: "第二批", token: t})
		p.at++
	case t.Is("op.second") && (p.tok(1).Of("partner") || p.at > 0 && p.tok(-1).Fills() &&
		p.tok(1) == &noToken): // 对美国出口排第二
	// 依次为日本 3 吨、美国 2 吨
	case t.Is("op.respect") && p.tok(1).Of("be") && p.pairBehind(2):
	case t.Is("op.respect"), t.Text == "分别":
		p.c.respective = true
	case t.Is("op.each"):
		p.c.each = true
	case p.largest(t):
		p.at++
	case p.sameWeekday(t):
	case p.sameAs(t):
		p.moves(&lexicon.Token{From: t.From, To: t.To, Class: lexicon.Word, Kind: "move", Text: t.Text, ID: "move.flat"})
	case t.Is("op.sum") && p.share != nil:
		p.share.of += t.Text
	case t.Is("op.sum"):
		p.c.sum = p.c.sum || !p.shared(t)
	case t.Is("op.mean") && strings.HasSuffix(t.Text, "每") && p.pricedBy(1, 2): // 平均每吨 5 万元
		p.at++
	case t.Is("op.per") && p.eachOf(1): // 折合每公斤均价 54 元
		p.at += 2
	case t.Is("op.per") && (p.tok(1).Of("measure") || unitKind(p.tok(1).Unit) == '/'): // 折合均价, 折合每吨 7 万元
	case t.Is("op.per") && p.tok(1).Class == lexicon.Quantity && unitKind(p.tok(1).Unit) == '$' &&
		p.c.said.one(slotMeasure) == "measure.value": // 出口额折合 5530 万美元
	case t.Is("op.per") && p.tok(1).Class == lexicon.Group: // 折稀土氧化物
		p.c.terms += t.Text + p.tok(1).Text
		p.at++
	// 为去年同月的 2.3 倍: of the figure before
	case t.Is("op.ratio") && p.tok(-1).Class == lexicon.Number && (len(p.c.amounts) == 1 || len(p.c.amounts) == 2 &&
		p.tok(-2).Is("link.of")):
		p.c.times = true
		p.bad("the word ", t.Text)
	default:
		p.bad("the word ", t.Text)
	}
	return false
}

// higher reports whether 高 or 低 is a move: 比去年 1 月低 3.6%, 比同期的 3326 吨高出 32%.
func (p *parser) higher(t *lexicon.Token) bool {
	word := t.Is("op.dearer") || t.Is("op.cheaper") || t.Is("op.more") || t.Is("op.less") || t.Text == "高出" ||
		t.Text == "多出" || t.Text == "低出"
	goesOn := p.at == 0 && p.c.than.id != ""    // 比 7 月高 2.4 万元；金属镨钕 63.3 万元，高 3.1 万元
	if word && p.cmp.base != nil && p.ends(1) { // 比 3 月高出不少: by how much is not said
		return true
	}
	return word && (p.cmp.id != "" || goesOn) && (isFigure(p.tok(1)) || (p.tok(1).Of("aspect") ||
		p.tok(1).Of("about")) && isFigure(p.tok(2)))
}

// ends reports whether nothing but fillers stands from some places ahead on.
func (p *parser) ends(k int) bool {
	for ; p.at+k < len(p.c.tokens); k++ {
		if !p.tok(k).Fills() && !p.tok(k).Of("adverb") {
			return false
		}
	}
	return true
}

// comparesBehind reports whether 和 opens a comparison: 与 2022 年 3 季度相比, 与 9 月一致.
func (p *parser) comparesBehind() bool {
	if p.tok(1).Class != lexicon.PeriodOf {
		return false
	}
	if p.tok(2).Is("link.of") && isFigure(p.tok(3)) && p.tok(4).Is("move.flat") { // 与 1 月的 47.80 万元/吨持平
		return true
	}
	if k := p.pastMeasure(2); k > 2 && (p.tok(k).Is("cmp.than") || p.last != slotPeriod && (p.tok(k).Is("move.flat") || p.tok(k).Is("op.same"))) {
		return true
	}
	return p.tok(2).Is("cmp.than") || p.tok(2).Is("move.flat") || p.tok(2).Is("op.same") || p.tok(2).Of("adverb") && p.tok(3).Is("move.flat") ||
		p.tok(0).Text == "与" && p.last != slotPeriod && !slices.ContainsFunc(p.c.tokens, isAmount) // 与 2022 年 12 月相同
}

// pastMeasure gives the place of the first word, from some places ahead on, that does not say what is measured: 同 6 月挂牌价相比.
func (p *parser) pastMeasure(k int) int {
	for namesMeasure(p.tok(k)) || isName(p.tok(k)) {
		k++
	}
	return k
}

func (p *parser) link(t *lexicon.Token) {
	switch {
	case t.Is("link.from"):
		p.prep = 'f'
	case t.Is("link.for"):
		p.prep = 't'
	case t.Is("link.to"):
		p.to(t)
	}
}

// to reads 至: with what a move comes to behind it, or where goods go.
func (p *parser) to(t *lexicon.Token) {
	p.prep = 0
	// to the United States
	if p.tok(1).Class == lexicon.Place || p.tok(1).Text == "the" && p.tok(2).Class == lexicon.Place {
		p.prep = 'o'
	}
}
