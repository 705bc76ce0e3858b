package clause

import (
	"strings"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// A parser reads the words of one clause into its slots. A word that no slot takes makes the clause bad.
type parser struct {
	c    *clause
	at   int
	last slot // filled by the word before
	and  bool // 和 stands before the word
	prep byte // 't' 对, 与: a partner follows; 'f' 从, 由: where from; 'o' 至, 到: where to

	move   *lexicon.Token // 上涨, without its size
	moveAt int
	been   bool // 为 was read
	told   bool // the clause's time stands behind 为
	cmp    comparison
	open   bool // a comparison waits for its base: 较, 与
	after  bool // an amount was read
	share  *share
}

const noSlot = slotCount

// parse fills the clause's slots.
func (c *clause) parse() {
	c.tokens = shareFirst(c.tokens)
	p := parser{c: c, last: noSlot}
	for p.at < len(c.tokens) {
		p.token(p.tok(0))
		p.at++
	}
	for _, n := range c.notes {
		c.note(n)
	}
	c.pairs()
	if p.told && len(c.amounts) == 0 && !c.said.has(slotExtreme) { // 为近一年来最大涨幅
		c.said[slotPeriod] = nil
	}
	if c.vague != "" && !c.thisWeek() && !c.said.has(slotPeriod) && c.year == nil && c.bad == "" {
		c.bad = "the time " + c.vague
	}
	if c.hour != "" && len(c.amounts) > 0 && c.bad == "" {
		c.bad = "the time " + c.hour
	}
	if p.move != nil && p.move.ID == "move.flat" {
		p.flat()
	}
	c.oreOfGoods()
}

// thisWeek reports whether the clause's time is the week that the text is of.
func (c *clause) thisWeek() bool {
	return c.vague == "本周" || c.vague == "这周" || c.vague == "本周内"
}

// shareFirst turns 在外贸总值中占 15.8% into 占外贸总值 15.8%.
func shareFirst(tokens []*lexicon.Token) []*lexicon.Token {
	in := -1
	for i, t := range tokens {
		switch {
		case t.Text == "在":
			in = i
		case in >= 0 && t.Is("measure.share") && tokens[i-1].Text == "中":
			out := append(append([]*lexicon.Token{}, tokens[:in]...), t)
			out = append(out, tokens[in+1:i-1]...)
			return append(out, tokens[i+1:]...)
		}
	}
	return tokens
}

// oreOfGoods takes light and heavy rare earths beside words of a quota as the kind of ore.
func (c *clause) oreOfGoods() {
	s := c.said[slotSubject]
	if len(s) != 1 || c.said.has(slotScope) || !c.said.has(slotStage) && c.said.one(slotKind) != "kind.quota" {
		return
	}
	switch s[0].name {
	case "轻稀土", "重稀土", "中重稀土":
		c.said[slotScope], c.said[slotSubject] = s, nil
	}
}

var noToken lexicon.Token

// tok gives the token some places from the one at hand.
func (p *parser) tok(k int) *lexicon.Token {
	if i := p.at + k; i >= 0 && i < len(p.c.tokens) {
		return p.c.tokens[i]
	}
	return &noToken
}

func (p *parser) bad(why ...string) {
	if p.c.bad == "" {
		p.c.bad = strings.Join(why, "")
	}
}

func (p *parser) token(t *lexicon.Token) {
	switch t.Class {
	case lexicon.Filler:
		p.filler(t)
		return
	case lexicon.Word:
		p.word(t)
		return
	case lexicon.Unknown:
		p.unknown(t)
	case lexicon.Mark:
		if t.Text == "、" {
			p.and = true
			return
		}
		if t.Text == "/" && p.last != noSlot && isName(p.tok(-1)) && isName(p.tok(1)) { // 氧化镨钕/金属镨钕
			p.and = true
			return
		}
		if t.Text == "/" && p.tok(1).Is("time.year") && p.yearly() { // 3800 吨（REO）/年
			return
		}
		if t.Text == "/" && p.byWeight() { // 62.49 万元（人民币）/吨
			return
		}
		p.bad("the mark ", t.Text)
	case lexicon.Product, lexicon.Goods, lexicon.Group, lexicon.Element:
		p.subject(t)
	case lexicon.Company:
		p.company(t)
	case lexicon.Place:
		p.place(t)
	case lexicon.PeriodOf:
		p.period(t)
	case lexicon.Purity:
		p.put(slotPurity, filling{name: printedPurity(t), token: t})
	case lexicon.Quantity, lexicon.Number:
		if t.Class == lexicon.Number && p.tok(1).Is("batch.word") { // 两批合计
			p.c.whole, p.c.batches = true, true
			p.at++
			break
		}
		if p.tok(-1).Class == lexicon.Number {
			p.bad("two numbers side by side")
		}
		p.amount(t)
	case lexicon.Bound:
		p.bound(t)
	case lexicon.Change:
		p.change(t)
	}
	p.and = false
}

// isName reports whether a token names goods.
func isName(t *lexicon.Token) bool {
	return t.Class == lexicon.Product || t.Class == lexicon.Goods || t.Class == lexicon.Group || t.Class == lexicon.Element
}

// yearly makes the amount before one of a year.
func (p *parser) yearly() bool {
	n := len(p.c.amounts)
	if n == 0 || p.c.amounts[n-1].token == nil || p.c.amounts[n-1].token.Unit != "吨" {
		return false
	}
	p.c.amounts[n-1].yearly = true
	p.at++
	return true
}

// byWeight makes the money before a bracket a price, by the weight behind.
func (p *parser) byWeight() bool {
	n, unit := len(p.c.amounts), p.tok(1)
	if n == 0 || unit.Kind != "unit" || p.c.amounts[n-1].token == nil || p.c.amounts[n-1].token != p.tok(-1) {
		return false
	}
	weight := strings.TrimPrefix(unit.ID, "unit.")
	if unitKind(p.c.amounts[n-1].token.Unit) != '$' || unitKind(weight) != 't' {
		return false
	}
	p.c.amounts[n-1].token.Unit += "/" + weight
	p.at++
	return true
}

// vagueWords are fillers of a question that in a report change what a figure is of.
var vagueWords = map[string]bool{"等": true, "等等": true, "部分": true, "其余": true, "某": true, "之一": true, "每个": true, "各个": true,
	"一些": true, "种类": true, "那种": true, "这种": true, "各位": true, "相关": true, "有关": true, "实际": true}

func (p *parser) filler(t *lexicon.Token) {
	p.c.nation = p.c.nation || t.Text == "国内"
	switch {
	case vagueWords[t.Text]:
		p.bad("the word " + t.Text)
	case strings.HasPrefix(t.Text, "分别"):
		p.c.respective = true
	case t.Text == "根据" || t.Text == "按照" || t.Text == "按" || t.Text == "以":
		p.c.cause = p.c.cause || p.at == 0
	}
}

// unknown blocks the clause. Letters that names of places and firms end in may say whose the figures behind are.
func (p *parser) unknown(t *lexicon.Token) {
	if t.Text == "将" {
		p.will()
		return
	}
	if t.Text == "中" && p.last != noSlot { // 第三批指标中
		return
	}
	p.bad("the unknown word ", t.Text)
	if strings.ContainsAny(t.Text, "省市县州区国洲企厂矿") {
		p.c.hidden = true
	}
}

// will tells 将 before what is dealt with, as 把, from 将 before a verb, which tells of what may be.
func (p *parser) will() {
	switch n := p.tok(1); n.Class {
	case lexicon.Product, lexicon.Goods, lexicon.Group, lexicon.PeriodOf, lexicon.Company, lexicon.Place:
	default:
		p.c.guess = true
		p.bad("not what was but what may be: 将")
	}
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
		p.c.said[s][0] = f
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
	if b := p.tok(-1); len(have) == 1 && t.Class == lexicon.Group && b.Class == lexicon.Group && have[0].token == b { // 中重 稀土氧化物
		have[0].name += strings.TrimPrefix(t.Text, "稀土")
		have[0].printed += t.Text
		return
	}
	if len(have) == 1 && strings.HasSuffix(f.name, "毛坯") && strings.HasSuffix(have[0].name, strings.TrimSuffix(f.name, "毛坯")) { // 烧结钕铁硼 N35 毛坯
		p.c.said[slotSubject], p.last = []filling{f}, slotSubject
		return
	}
	ofOres := len(have) == 1 && t.Class == lexicon.Product && ofOre[have[0].name] != "" && p.tok(-1) == have[0].token // 轻稀土氧化钕
	if len(have) == 1 && !p.and && p.last == slotSubject && (general(have[0].name) || have[0].name == "货物贸易" || ofOres) {
		p.c.said[slotSubject] = have[:0]
	} else if len(have) == 1 && !p.and && general(f.name) {
		return
	}
	p.put(slotSubject, f)
}

// general reports whether goods are only the trade as such.
func general(name string) bool { return name == "稀土" }

// company takes whose the figure is, or who made the survey. 中国稀土 before a word of trade is the country's.
func (p *parser) company(t *lexicon.Token) {
	switch {
	case t.Text == "中国稀土" && !p.firmFollows():
		p.c.nation = true
		p.put(slotSubject, filling{name: "稀土", printed: "稀土", token: t})
	case t.Of("say"): // who publishes a figure is not whose it is
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
		p.share.of += t.Text
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
	case p.last == slotDirection && (t.Kind == "country" || t.Kind == "bloc") && p.tok(-1).Kind == "direction": // 出口德国
		p.put(slotPartner, f)
	case prep == 0 && !p.and && !abroad(t): // 美国是内蒙古出口稀土的主要市场
		p.put(slotRegion, f)
	case prep != 0 || p.and && p.last == slotPartner || p.partnerBehind():
		p.put(slotPartner, f)
	case p.and && p.last != slotRegion: // 我与东盟
		p.put(slotPartner, f)
	default:
		p.put(slotRegion, f)
	}
}

// abroad reports whether a place is another country or several.
func abroad(t *lexicon.Token) bool { return t.Of("country") || t.Of("bloc") || t.Of("world") }

// partnerBehind reports whether the clause says of the place that it is a partner: 东盟为我第一大贸易伙伴, 第一大贸易伙伴东盟.
func (p *parser) partnerBehind() bool {
	for i, t := range p.c.tokens {
		if (t.Of("partner") || t.Text == "进口来源") && i < p.at+12 {
			return true
		}
	}
	return false
}

func (p *parser) period(t *lexicon.Token) {
	f := filling{name: t.Value, printed: t.Text, token: t, period: t.Period}
	compared := p.open || p.compared()
	switch {
	case p.share != nil:
		if !f.period.IsZero() {
			p.share.period = &f
		}
	case t.ID == "time.sameperiod" && !t.Period.IsZero() && !compared:
		p.c.year = t
	case t.ID == "time.sameperiod" && !compared, t.Text == "当日", t.Text == "当天", t.Text == "同日":
		p.c.same = p.c.same || p.cmp.id == ""
	case t.Kind == "year" && p.tok(1).ID == "time.sameperiod" && !compared:
		p.c.year = t
		p.at++
	case wholeYear(t) && p.c.said.has(slotPeriod), t.ID == "rel.month.0" && p.c.said.has(slotPeriod) && p.last == slotPeriod:
		p.c.whole = p.c.whole || wholeYear(t)
	case p.cmp.base != nil && t.ID == "time.ytd" && !p.settled(): // 7月26日的今年以来最低点
	case compared:
		if t.Kind == "year" && p.tok(1).ID == "time.sameperiod" { // 较 2024 年同期的 4725 吨
			f.same = true
			p.at++
		}
		p.cmp.base, p.open = &f, false
	case t.ID == "since": // 自2016年1月起: until when is not said
		p.c.vague = t.Text
	case t.Period.IsZero():
		if p.c.vague = t.Text; t.ID == "time.week" && p.c.said.has(slotPeriod) { // 11 月第三周
			p.c.guess = true
			p.bad("the time " + t.Text)
		}
	case p.prep == 'f' || p.ofAmount():
		p.ofNext(f)
	default:
		have := p.c.said[slotPeriod]
		p.c.whole = p.c.whole || wholeYear(t)
		p.told = p.been && len(have) == 0
		if len(have) == 1 && have[0].token != nil && strings.HasSuffix(have[0].token.Text, "期") && t.Period.IsDay() { // 前一期为 5 月 9 日
			p.c.said[slotPeriod] = nil
		}
		p.put(slotPeriod, f)
	}
}

// wholeYear reports whether a period is 全年, which names no year.
func wholeYear(t *lexicon.Token) bool {
	return t.ID == "time.whole" || t.Text == "全年" || t.Text == "整年"
}

// compared reports whether the period stands right behind 同比 or 环比, and so is the base.
func (p *parser) compared() bool { return p.cmp.id != "" && p.tok(-1).Of("compare") }

// ofAmount reports whether 的 and an amount stand behind the period, which then is of that amount alone.
func (p *parser) ofAmount() bool {
	if !p.tok(1).Is("link.of") {
		return p.c.said.has(slotExtreme) && isFigure(p.tok(1))
	}
	return isFigure(p.tok(2)) || p.tok(2).Of("extreme")
}

func isFigure(t *lexicon.Token) bool { return t.Class == lexicon.Quantity || t.Class == lexicon.Number }

// ofNext keeps the period for the next amount.
func (p *parser) ofNext(f filling) {
	p.c.amounts = append(p.c.amounts, amount{period: &f, role: p.role()})
}

func (p *parser) role() role {
	switch {
	case p.prep == 'f':
		return roleFrom
	case p.cmp.base != nil && p.cmp.id == "cmp.than":
		return roleBase
	}
	return roleValue
}

// note reads what stands in brackets: the same amount again, conditions, 下同. Anything else leaves the clause in doubt.
func (c *clause) note(n note) {
	if c.moved(n) || c.days(n) || c.sameName(n) {
		return
	}
	var text strings.Builder
	known := true
	for _, t := range n.tokens {
		text.WriteString(t.Text)
		switch {
		case t.Of("below"):
			c.below = c.below || t.Text != "下同" && t.Text != "以下同" || len(n.tokens) == 1
		case t.Class == lexicon.Quantity && len(n.tokens) == 1 && c.baseNote(n, t):
			return
		case t.Class == lexicon.Quantity && len(n.tokens) == 1:
			c.again = append(c.again, t)
		case t.Of("basis"), t.Is("qual.tax"), t.Of("link"), t.Text == "均为", t.Fills(), t.Class == lexicon.Group, t.Class == lexicon.Mark:
		case t.Class == lexicon.PeriodOf, t.Class == lexicon.Quantity, t.Class == lexicon.Number, t.Class == lexicon.Purity, t.Class == lexicon.Bound:
		case t.Of("unit"), t.Class == lexicon.Company, t.Is("measure.share"):
		default:
			known = false
		}
	}
	switch {
	case !known && !aside(n.tokens, text.String()) && c.bad == "":
		c.bad = "what stands in brackets, " + text.String()
	case len(n.tokens) == 1 && n.tokens[0].Class == lexicon.Quantity && len(c.amounts) > 0:
		c.amounts[len(c.amounts)-1].restated = n.tokens[0].Text
	case len(n.tokens) == 1 && n.tokens[0].Class == lexicon.Quantity:
	case !c.below && text.Len() > 0:
		c.terms += text.String()
	}
}

// baseNote takes an amount in brackets behind what a change is against as the base: 较 8 月（5791.8 吨）减少 30.9%.
func (c *clause) baseNote(n note, t *lexicon.Token) bool {
	if n.behind == 0 {
		return false
	}
	for _, x := range c.changes {
		if x.cmp.base != nil && x.cmp.base.token == c.tokens[n.behind-1] {
			c.amounts = append(c.amounts, amount{token: t, role: roleBase, cmp: x.cmp})
			return true
		}
	}
	return false
}

// asides are what words in brackets say that change no figure: where more is told, how a name is short, what is in it.
var asides = []string{"见附", "详见", "见表", "见图", "简称", "下称", "又称", "译", "含量", "下数据", "口径"}

// aside reports whether what stands in brackets changes no figure: 分解情况见附件, 不含已下达的指标, 以轻稀土为主, 沪:600111.
func aside(tokens []*lexicon.Token, text string) bool {
	for _, word := range asides {
		if strings.Contains(text, word) {
			return true
		}
	}
	for _, word := range []string{"含", "不含", "包括", "不包括", "包含"} {
		if strings.HasPrefix(text, word) {
			return true
		}
	}
	switch text {
	case "轻", "重", "中重", "人民币计价,下同", "以人民币计价", "按人民币计", "人民币计价":
		return true
	}
	return strings.HasPrefix(text, "以") && strings.HasSuffix(text, "为主") || isCode(tokens)
}

// isCode reports whether tokens are the code of a share: 600111, 沪:600010, 300748.SZ.
func isCode(tokens []*lexicon.Token) bool {
	digits := 0
	for _, t := range tokens {
		switch {
		case t.Class == lexicon.Number && (len(t.Value) > 3 && len(t.Value) < 7 || strings.HasPrefix(t.Text, "0")):
			digits++
		case t.Class == lexicon.Mark:
		case t.Text == "沪" || t.Text == "深" || t.Text == "港" || t.Text == "股票代码" || t.Text == "证券代码" || isASCII(t.Text) && len(t.Text) < 4:
		default:
			return false
		}
	}
	return digits > 0
}

// moved takes changes in brackets behind an amount: 171.19 万元/吨（环比下跌 3.5%）.
func (c *clause) moved(n note) bool {
	if len(c.amounts) != 1 || len(c.changes) > 0 {
		return false
	}
	var found []change
	for _, tokens := range atMarks(n.tokens) {
		sub := clause{tokens: tokens}
		sub.parse()
		if sub.bad != "" || len(sub.changes) == 0 || len(sub.amounts) > 0 || !sub.said.only() {
			return false
		}
		found = append(found, sub.changes...)
	}
	c.changes = found
	return len(found) > 0
}

// atMarks cuts tokens where a comma or a semicolon stands.
func atMarks(tokens []*lexicon.Token) (out [][]*lexicon.Token) {
	from := 0
	for i, t := range tokens {
		if t.Class == lexicon.Mark && (t.Text == "," || t.Text == ";") {
			out, from = append(out, tokens[from:i]), i+1
		}
	}
	return append(out, tokens[from:])
}

// sameName takes the formula or the English name of goods in brackets behind them: 氧化镝 (Dy2O3 99.5%).
func (c *clause) sameName(n note) bool {
	if n.behind == 0 || !isName(c.tokens[n.behind-1]) {
		return false
	}
	var grade *lexicon.Token
	for _, t := range n.tokens {
		switch {
		case t.Class == lexicon.Purity, t.Unit == "%":
			grade = t
		case isName(t) && t.ID != c.tokens[n.behind-1].ID && t.Class != lexicon.Element && t.Class != lexicon.Group:
			return false
		case t.Class != lexicon.Mark && !isASCII(t.Text), t.Class == lexicon.Quantity, t.Class == lexicon.Change, t.Class == lexicon.PeriodOf:
			return false
		}
	}
	if grade != nil && !c.said.has(slotPurity) {
		grade.Class = lexicon.Purity
		c.said[slotPurity] = []filling{{name: printedPurity(grade), token: grade}}
	}
	return len(n.tokens) > 0
}

// days takes the days in brackets that 上周 was.
func (c *clause) days(n note) bool {
	if len(n.tokens) != 1 || c.vague == "" && !c.issueBefore(n) {
		return false
	}
	t := n.tokens[0]
	if p := dotted(t, c.base); !p.IsZero() {
		t = &lexicon.Token{From: t.From, To: t.To, Class: lexicon.PeriodOf, Kind: "days", Text: t.Text, Period: p, Value: p.String()}
	}
	if t.Class != lexicon.PeriodOf || t.Period.IsZero() || c.said.has(slotPeriod) && !c.issueBefore(n) {
		return false
	}
	c.said[slotPeriod] = []filling{{name: t.Value, printed: t.Text, token: t, period: t.Period}}
	return true
}

// issueBefore reports whether brackets stand behind 上期 or 本期, whose day they give: 上期（10 月 14 日）.
func (c *clause) issueBefore(n note) bool {
	return n.behind > 0 && c.tokens[n.behind-1].Of("rel") || n.behind > 0 && (c.tokens[n.behind-1].Text == "上期" || c.tokens[n.behind-1].Text == "本期")
}

// pairs takes amounts that stand in brackets behind each of a list as shared out: 德国（1023 吨）、美国（608 吨）.
func (c *clause) pairs() {
	for _, a := range c.amounts {
		if a.token != nil {
			return
		}
	}
	if len(c.again) == 0 || len(c.again) != len(c.notes) {
		return
	}
	for _, t := range c.again {
		c.amounts = append(c.amounts, amount{token: t})
	}
	c.again = nil
	c.respective = len(c.amounts) > 1
}

// printedPurity is the grade with the sign that stands before it.
func printedPurity(t *lexicon.Token) string { return t.Text }

// moveOf turns a change's token into a move.
func moveOf(t *lexicon.Token) bulletin.Move {
	a, _ := bulletin.ParseAmount(t.Digits)
	if t.Unit == "%" {
		return bulletin.Move{Percent: a, About: t.About}
	}
	return bulletin.Move{Amount: a, Unit: t.Scale + t.Unit, About: t.About}
}
