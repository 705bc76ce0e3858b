package clause

import (
	"slices"
	"strings"
	"unicode/utf8"

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
	if c.vague != "" && !c.inIssue() && !c.said.has(slotPeriod) && c.year == nil && c.bad == "" {
		c.bad = "the time " + c.vague
	}
	if c.hour != "" && len(c.amounts) > 0 && c.bad == "" {
		c.bad = "the time " + c.hour
	}
	if p.move != nil && p.move.ID == "move.flat" {
		p.flat()
	}
	if p.cmp.base != nil && len(c.changes) == 0 && c.versus.base == nil && !slices.ContainsFunc(c.amounts, func(a amount) bool { return a.role != roleBase }) {
		c.ahead = p.cmp
	}
	if c.plan != nil && len(c.amounts) == 0 && !c.said.has(slotKind) { // 《…总量控制指标的通知》提出
		c.said[slotKind] = []filling{{name: "kind.quota", printed: c.plan.Text, token: c.plan}}
		if y := c.planYear; y != nil && !c.said.has(slotPeriod) {
			c.said[slotPeriod] = []filling{{name: y.Value, printed: y.Text, token: y, period: y.Period}}
		}
	}
	// quotas for 2023 on September 25
	if w := c.wide; w != nil && w.period.IsYear() && c.said.one(slotKind) == "kind.quota" {
		c.said[slotPeriod] = []filling{*w}
	}
	c.firm = c.firm || c.ofTheirs()
	c.ref = c.ref || c.ofThatMove() || c.first && c.monthEnd
	c.bothWays()
	c.oreOfGoods()
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

// bothWays takes the value of a country's trade for that of both ways: 外贸总值 3.7 万亿元.
func (c *clause) bothWays() {
	s := c.said[slotSubject]
	if len(s) == 1 && s[0].name == "货物贸易" && c.said.one(slotMeasure) == "measure.value" && !c.said.has(slotDirection) && c.inAll() {
		c.said[slotDirection] = []filling{{name: bulletin.BothWays, printed: s[0].printed}}
	}
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
	if p.ofBusiness(t) {
		p.c.line = true
		return
	}
	if t.Text == "年" && p.at == 0 && strings.HasPrefix(p.tok(1).Text, "累计") { // 年累计出口 76861 吨
		return
	}
	if p.newsDay(t) || legal(t) && ofFirm(p.c.tokens[:p.at+1]) {
		return
	}
	if p.onlyWhyBehind(t) {
		p.at = len(p.c.tokens)
		return
	}
	if p.takesIn(t) {
		p.c.guess = true
		p.bad("of more or less than is named: " + t.Text)
	}
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
		if p.joins(t) {
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
		if p.and && p.last == slotSubject && p.c.said.one(slotPurity) == printedPurity(t) { // 55%黑钨精矿、55%白钨精矿
			return
		}
		p.put(slotPurity, filling{name: printedPurity(t), token: t})
	case lexicon.Quantity, lexicon.Number:
		if n := p.ranks(0); n > 0 {
			p.at += n - 1
			break
		}
		if t.Unit == "个季度" && t.Value == "4" && p.c.said.period().IsYear() { // 2023 年四个季度
			p.c.quarters = true
			break
		}
		if t.Unit == "个月" && t.Value == "1" && p.last == slotPeriod && p.c.said.period().IsMonth() { // 5 月份一个月
			break
		}
		if t.Class == lexicon.Number && p.tok(1).Is("batch.word") && !isYear(t) { // 两批合计
			p.c.whole, p.c.batches, p.c.batchCount = true, true, t.Text
			p.at++
			break
		}
		if t.Class == lexicon.Number && p.tok(1).Is("unit.count") { // 三个国家
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

// onlyWhyBehind reports whether an English on opens no more than why a figure before it is what it is, up to the
// clause's end: rose to 1.55 million yuan/mt on slightly better demand.
func (p *parser) onlyWhyBehind(t *lexicon.Token) bool {
	if t.Text != "on" || !p.after || p.at+1 >= len(p.c.tokens) || p.at > 0 && !isAmount(p.tok(-1)) &&
		p.tok(-1).Class != lexicon.PeriodOf {
		return false
	}
	unknown := false
	for _, o := range p.c.tokens[p.at+1:] {
		unknown = unknown || o.Class == lexicon.Unknown
		if o.Class != lexicon.Unknown && !o.Fills() && !o.Of("move") && !o.Of("adverb") && !o.Of("kind") ||
			isAmount(o) || o.Class == lexicon.Change || isFigure(o) || !isASCII(o.Text) {
			return false
		}
	}
	return unknown
}

// joins reports whether a mark only joins what stands beside it.
func (p *parser) joins(t *lexicon.Token) bool {
	if t.Text == "、" {
		p.and = true
		return true
	}
	if t.Text == "/" && p.last != noSlot && isName(p.tok(-1)) && isName(p.tok(1)) { // 氧化镨钕/金属镨钕
		p.and = true
		return true
	}
	if t.Text == "/" && p.tok(1).Is("time.year") && p.yearly() { // 3800 吨（REO）/年
		return true
	}
	if t.Text == "/" && p.byWeight() { // 62.49 万元（人民币）/吨
		return true
	}
	return false
}

// newsDay takes the day on which news was told, with its number in brackets: 海关昨（18）日公布.
func (p *parser) newsDay(t *lexicon.Token) bool {
	if t.Text != "昨" && t.Text != "今" || !p.tok(1).Is("time.day") {
		return false
	}
	for i := range p.c.notes {
		if n := &p.c.notes[i]; n.behind == p.at+1 && len(n.tokens) == 1 && n.tokens[0].Class == lexicon.Number {
			n.tokens, p.c.vague = nil, t.Text+"日"
			p.at++
			return true
		}
	}
	return false
}

// ranks counts the tokens, from some places on, that say which places those named hold among all: 二、三位.
func (p *parser) ranks(from int) int {
	for n := from; ; n += 2 {
		if t := p.tok(n); t.Class == lexicon.Quantity && t.Unit == "位" {
			return n + 1 - from
		}
		if p.tok(n).Class != lexicon.Number || p.tok(n+1).Text != "、" && !p.tok(n+1).Is("op.and") {
			return 0
		}
	}
}

// largest reports whether a clause only ends in that its own is the largest: 开采量最大, 获得的最多.
func (p *parser) largest(t *lexicon.Token) bool {
	last := p.tok(1).Text == "大" || p.tok(1).Text == "多"
	return t.Is("op.most") && last && p.at+2 == len(p.c.tokens) && len(p.c.amounts) == 0
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

// vagueWord reports whether a filler of a question changes in a report what a figure is of.
func vagueWord(text string) bool {
	switch text {
	case "等", "等等", "部分", "其余", "某", "之一", "每个", "各个", "一些",
		"种类", "那种", "这种", "各位", "相关", "有关", "实际":
		return true
	}
	return false
}

func (p *parser) filler(t *lexicon.Token) {
	p.c.now = p.c.now || t.Of("present")
	if t.Text == "china" {
		switch b := p.noun(-1); {
		case b.Of("direction") && strings.HasSuffix(b.Text, "from"):
			p.prep = 'f'
		case b.Of("direction") && strings.HasSuffix(b.Text, "to"), b.Is("link.to") && p.c.said.has(slotDirection):
			p.prep = 'o'
		}
		if p.prep != 0 {
			p.withChina(t)
			return
		}
	}
	p.c.nation = p.c.nation || t.Text == "国内" || t.Text == "china" || t.Text == "chinas"
	switch {
	case t.Text == "本" && p.tok(1).Is("measure.week") && !p.c.said.has(slotPeriod): // 本周均价
		p.c.vague = "本周"
	case p.handsOut(t):
	case t.Text == "worth" && unitKind(p.tok(1).Unit) == '$' && p.c.said.has(slotDirection) && !p.c.said.has(slotMeasure):
		p.put(slotMeasure, filling{name: "measure.value", printed: t.Text, token: t})
	case isCorrected(t.Text):
		p.c.guess = true
		p.bad("which of the figures stands is not plain: " + t.Text)
	case (t.Text == "that" || t.Text == "this") && p.at == 0 && p.tok(1).Of("than"): // that compares with
		p.c.ref = true
	case vagueWord(t.Text):
		p.bad("the word " + t.Text)
	case t.Text == "其" && p.prep != 0 && p.tok(1).Of("direction"): // 对其出口
		p.bad("the trade with a country that is not named")
	case strings.HasPrefix(t.Text, "分别"):
		p.c.respective = p.c.respective || !p.pairBehind(1)
	case t.Text == "根据" || t.Text == "按照" || t.Text == "按" || t.Text == "以":
		p.c.cause = p.c.cause || p.at == 0
	}
}

// pairBehind reports whether a name with its figure stands some places ahead: 分别是德国 3 吨、美国 2 吨.
func (p *parser) pairBehind(k int) bool {
	return (isName(p.tok(k)) || p.tok(k).Class == lexicon.Place) && isFigure(p.tok(k+1))
}

// unknown blocks the clause. Letters that names of places and firms end in may say whose the figures behind are.
func (p *parser) unknown(t *lexicon.Token) {
	if t.Text == "将" {
		p.will()
		return
	}
	if p.listsPrices(t) {
		return
	}
	if b := p.tok(-1); t.Text == "华" && (b.Is("link.for") || b.Is("link.from")) && b.To == t.From { // 对华出口
		p.place(&lexicon.Token{From: t.From, To: t.To, Class: lexicon.Place, Kind: "nation", Text: t.Text, ID: "中国"})
		return
	}
	if t.Text == "company's" { // the company's net profit
		p.c.firm = true
		return
	}
	if t.Text == "调整后" && p.at == 0 && p.c.first { // the price told of before, set anew
		p.c.ref = true
		return
	}
	if t.Text == "时" && p.tok(-1).Of("extreme") && p.c.said.period().IsMonth() { // 5 月最低时只有 46 吨
		p.c.said[slotExtreme] = nil
		return
	}
	if t.Text == "单" && p.tok(1).Class == lexicon.PeriodOf && (p.tok(1).Period.IsQuarter() || p.tok(1).Period.IsMonth()) { // 单三季度
		return
	}
	if t.Text == "晚" && p.tok(-1).Class == lexicon.PeriodOf { // 3 月 21 日晚披露
		p.c.hour = t.Text
		return
	}
	if saysNothing(t.Text) || t.Text == "province" && p.tok(-1).Of("province") {
		return
	}
	if t.Text == "中" && p.last != noSlot || adverbial(t) || p.besideEnglish(t) { // 第三批指标中
		return
	}
	p.bad("the unknown word ", t.Text)
	if t.Text == "矿" && strings.HasPrefix(p.tok(1).Text, "产") { // 矿产资源
		return
	}
	p.c.hidden = p.c.hidden || strings.ContainsFunc(t.Text, endsNames)
}

// endsNames reports whether names of places and firms may end in a letter.
func endsNames(r rune) bool {
	switch r {
	case '省', '市', '县', '州', '区', '国', '洲', '企', '厂', '矿':
		return true
	}
	return false
}

// listsPrices takes a name that nothing knows, right before 稀土, as the firm whose list prices the clause tells of: who
// has list prices is a firm.
func (p *parser) listsPrices(t *lexicon.Token) bool {
	n := p.tok(1)
	if n.Text != "稀土" {
		return false
	}
	length := utf8.RuneCountInString(t.Text)
	if length < 2 || length > 3 || isASCII(t.Text) || n.From != t.To || p.c.said.has(slotCompany) ||
		p.c.said.has(slotSubject) ||
		!slices.ContainsFunc(p.c.tokens[p.at:], func(o *lexicon.Token) bool { return o.Is("measure.list") }) {
		return false
	}
	name := t.Text + n.Text
	p.put(slotCompany, filling{name: name, printed: name})
	p.at++
	return true
}

// will tells 将 before what is dealt with, as 把, from 将 before a verb, which speaks of the future.
func (p *parser) will() {
	switch n := p.tok(1); n.Class {
	case lexicon.Product, lexicon.Goods, lexicon.Group, lexicon.PeriodOf, lexicon.Company, lexicon.Place:
	default:
		if p.c.tokens[len(p.c.tokens)-1].Text == "如下" { // 将有关品种汇总如下
			return
		}
		p.c.guess = true
		p.bad("not what was but what may be: 将")
	}
}

// ofBusiness reports whether a word before one for a result only says that it is of a line of business: 稀土业务收入, 境外收入.
func (p *parser) ofBusiness(t *lexicon.Token) bool {
	k := 0
	for isLine(p.tok(k).Text) {
		k++
	}
	return k > 0 && (p.tok(k).Is("kind.revenue") || p.tok(k).Is("kind.profit"))
}

// printedPurity is the grade with the sign that stands before it.
func printedPurity(t *lexicon.Token) string {
	if n, ok := strings.CutSuffix(t.Text, "pc"); ok {
		return n + "%"
	}
	return t.Text
}

// moveOf turns a change's token into a move.
func moveOf(t *lexicon.Token) bulletin.Move {
	a, _ := bulletin.ParseAmount(t.Digits)
	if t.Unit == "%" {
		return bulletin.Move{Percent: a, About: t.About}
	}
	return bulletin.Move{Amount: a, Unit: t.Scale + t.Unit, About: t.About}
}
