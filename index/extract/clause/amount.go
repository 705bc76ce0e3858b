package clause

import (
	"strings"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// amount takes a printed quantity: the size of a move, a share, or what may be a value.
func (p *parser) amount(t *lexicon.Token) {
	if p.bothEnds(t) {
		return
	}
	if a, b, ok := p.turned(t); ok { // 下滑 4000 元/吨 至 53.1 万元/吨
		p.sized(a)
		p.value(b)
		return
	}
	if b := p.tok(-1); t.Value == "1" && unitKind(t.Unit) == 't' && t.Upper == "" && b.Class == lexicon.Quantity &&
		unitKind(b.Unit) == '$' &&
		strings.HasPrefix(t.Text, "一") && len(p.c.amounts) > 0 { // 673.87 万元一吨
		b.Unit += "/" + t.Scale + t.Unit
		return
	}
	p.unitBefore(t)
	if isYear(t) && p.samePeriodOf(t) {
		return
	}
	if isYear(t) && p.batchOf(t) {
		return
	}
	if isYear(t) && isASCII(p.tok(-1).Text) { // for all of 2025: a time that is not understood
		p.bad("the year " + t.Text)
	}
	switch {
	case p.gradeBehind(t):
	case p.heldAgainst(t):
	case p.nounBehind(t):
	case p.movedBehind(t):
	case p.signed(t): // 环比 -4%
		p.c.changes = append(p.c.changes, change{move: moveOf(t), token: t, cmp: p.cmp})
	case t.Class == lexicon.Number && p.tok(1).Of("partner"):
	case p.sizes(t) && t.Upper != "": // 涨 4-5 万元/吨, up from last week's $120-150
		p.bad("how far it moved, or from where, in two figures")
		p.value(t)
	case p.sizes(t):
		p.sized(t)
	default:
		p.value(t)
	}
}

// unitBefore gives a number behind an English to the unit of the amount that something went from: from 7,150 tons to 7,310.
func (p *parser) unitBefore(t *lexicon.Token) {
	n := len(p.c.amounts)
	if t.Class != lexicon.Number || t.Unit != "" || t.Upper != "" || isYear(t) || !p.tok(-1).Is("link.to") || !isASCII(p.tok(-1).Text) || n == 0 {
		return
	}
	from := p.c.amounts[n-1]
	if from.role == roleFrom && from.token != nil && from.token.Unit != "%" && from.token.Scale == "" && from.token.Upper == "" && t.Scale == "" {
		t.Class, t.Unit = lexicon.Quantity, from.token.Unit
	}
}

// signed reports whether a percentage with its sign stands right behind what it is against.
func (p *parser) signed(t *lexicon.Token) bool {
	if t.Unit != "%" || t.Upper != "" || t.Text == "" ||
		t.Text[0] != '+' && t.Text[0] != '-' && strings.Trim(t.Text, "0.%") != "" {
		return false
	}
	if p.signedAlone(t) {
		return true
	}
	b := p.tok(-1)
	if b.Text == "分别" {
		b = p.tok(-2)
	}
	return b.Of("compare") && !b.Is("cmp.than") || p.c.begins == '&' && len(p.c.tokens) == 1
}

// turned takes apart what looks like a range behind a move, and is its size and what it came to.
func (p *parser) turned(t *lexicon.Token) (a, b *lexicon.Token, ok bool) {
	if p.move == nil || t.Kind != "range" || len(t.Parts) != 3 || t.Parts[1].Class == lexicon.Mark || p.reaches(p.move) {
		return nil, nil, false
	}
	return &t.Parts[0], &t.Parts[2], true
}

// sizes reports whether an amount is the size of the move before it rather than what it came to.
func (p *parser) sizes(t *lexicon.Token) bool {
	if p.move == nil || p.move.ID == "move.flat" || p.reaches(p.move) || p.prep == 'f' { // dropped from around 401,000
		return false
	}
	if p.cmp.base != nil && p.tok(-1).Is("link.of") && p.tok(-2) == p.cmp.base.token { // 跌幅较 9 月的 20%收窄
		return false
	}
	if t.Unit != "%" && p.c.tokens[p.moveAt+1].Text == "为" && strings.Contains(p.move.Text, "调") { // 上调为 60.5 万元/吨
		return false
	}
	for i := p.at - 1; i > p.moveAt; i-- {
		if b := p.c.tokens[i]; b.Text == "at" && t.Unit != "%" { // a little lower at 1.69-1.71 million yuan/mt
			return false
		}
		if p.c.tokens[i].Of("to") || p.c.tokens[i].Is("link.to") {
			return false
		}
	}
	return true
}

// reaches reports whether a word of movement says what was reached: 降至, 升到.
func (p *parser) reaches(t *lexicon.Token) bool {
	return strings.HasSuffix(t.Text, "至") || strings.HasSuffix(t.Text, "到") || strings.HasSuffix(t.Text, "为")
}

// sized adds a move with its size.
func (p *parser) sized(t *lexicon.Token) {
	m := moveOf(t)
	if p.move.ID == "move.down" {
		m.Percent, m.Amount = negative(m.Percent), negative(m.Amount)
	}
	p.c.changes = append(p.c.changes, change{move: m, token: t, cmp: p.cmp})
	p.move = nil
}

func negative(a bulletin.Amount) bulletin.Amount {
	if a.Text == "" || strings.HasPrefix(a.Text, "-") {
		return a
	}
	return a.Neg()
}

// value takes an amount that may be the value of a fact.
func (p *parser) value(t *lexicon.Token) {
	a := p.pending()
	a.token = t
	if a.role == roleValue && !p.settled() && p.cmp.id != "" &&
		(p.cmp.base != nil || p.tok(-1).Is("link.of") || p.tok(-1).Of("compare") && t.Unit != "%" || p.measuredThen()) {
		a.role = roleBase
	}
	if than := p.noun(-1); a.role == roleValue && p.open && than.Is("cmp.than") &&
		isASCII(than.Text) { // compared with 4,723 tons in August, lower than the 4,490 tonnes shipped in September
		a.role, p.open = roleBase, false
	}
	if a.role == roleBase && p.settled() && (p.tok(-1).Of("to") || p.tok(-1).Is("link.to")) { // 较 11 月下降 20% 至 4392 吨
		a.role = roleValue
	}
	if a.cmp.base == nil {
		a.cmp = p.cmp
	}
	if p.share == nil && t.About != "" && !(a.role == roleBase && a.cmp.base != nil) { // 4300 余吨
		p.bad("only a bound is printed, " + t.Text)
	}
	a.share, p.share = p.share, nil
	p.prep, p.move = 0, nil
	p.after = true
}

// measuredThen reports whether what was measured at the time of a comparison stands between it and an amount: 较上月出口量
// 4490 吨.
func (p *parser) measuredThen() bool {
	k := -1
	for namesMeasure(p.tok(k)) {
		k--
	}
	return k < -1 && opensBase(p.tok(k))
}

// namesBase reports whether a word is one of those: it tells nothing of the figure that is compared.
func (p *parser) namesBase() bool {
	if !namesMeasure(p.tok(0)) {
		return false
	}
	from, to := -1, 1
	for namesMeasure(p.tok(from)) {
		from--
	}
	for namesMeasure(p.tok(to)) {
		to++
	}
	t := p.tok(to)
	return opensBase(p.tok(from)) && t.Class == lexicon.Quantity && t.Unit != "%"
}

func namesMeasure(t *lexicon.Token) bool {
	return t.Of("measure") || t.Of("direction") || t.Is("op.mean") || t.Is("link.of")
}

func opensBase(t *lexicon.Token) bool {
	return t.Of("compare") && (strings.HasPrefix(t.Text, "较") || strings.HasPrefix(t.Text, "比"))
}

// settled reports whether the comparison has had its change already.
func (p *parser) settled() bool { return len(p.c.changes) > 0 }

// change takes a move with its size that the lexicon has put together: 增长8.6%.
func (p *parser) change(t *lexicon.Token) {
	move := strings.TrimRight(t.Text, "-+0123456789.,%约 ")
	cameTo := strings.HasSuffix(move, "至") || strings.HasSuffix(move, "到")
	if k := p.c.said[slotKind]; cameTo && len(k) == 1 && strings.HasSuffix(k[0].printed, "率") { // 毛利率降至 14.2%
		t.Class, t.Digits = lexicon.Quantity, strings.TrimPrefix(t.Digits, "-")
		p.value(t)
		return
	}
	if p.cmp.id == "" {
		if cameTo { // 在2011年降至95.1%
			p.bad("what a percentage came to")
		}
		// It is not against what the change before is against.
		if p.tok(-1).Text == "累计" && len(p.c.amounts) == 0 && strings.ContainsAny(move, "涨跌") {
			p.cmp = comparison{id: "cmp.total"}
		}
	}
	p.c.each = p.c.each || strings.HasSuffix(move, "均为")
	p.c.changes = append(p.c.changes, change{move: moveOf(t), token: t, cmp: p.cmp})
	p.move = nil
}

// bound takes 超 7% behind a move as the move; any other bound is no value.
func (p *parser) bound(t *lexicon.Token) {
	if p.heldAgainst(t) {
		return
	}
	if p.move != nil && p.move.ID != "move.flat" && (t.Unit == "%" || t.Unit == "个百分点") {
		m := moveOf(t)
		m.About = "超"
		if t.ID != "bound.over" && t.ID != "bound.atleast" {
			m.About = "不到"
		}
		if p.move.ID == "move.down" {
			m.Percent = negative(m.Percent)
		}
		p.c.changes = append(p.c.changes, change{move: m, token: t, cmp: p.cmp})
		p.move = nil
		return
	}
	if t.ID != "bound.between" || unitKind(t.Unit) != '/' { // between A and B yuan a ton is a range
		p.bad("only a bound is printed, " + t.Text)
	}
	p.value(t)
}

// moves takes a word of movement. 持平 is a change by itself.
func (p *parser) moves(t *lexicon.Token) {
	// moved up // 走势偏强
	if t.Is("move.any") && (p.tok(1).Of("adverb") || isASCII(t.Text) && (p.tok(1).Is("move.up") ||
		p.tok(1).Is("move.down"))) {
		return
	}
	if t.Is("move.any") {
		p.c.rule = p.c.rule || t.Text == "增减"
		p.bad("the word " + t.Text)
		return
	}
	p.moved(t)
	if t.ID == "move.flat" {
		p.flat()
	}
}

func (p *parser) moved(t *lexicon.Token) { p.move, p.moveAt = t, p.at }

func (p *parser) flat() {
	if p.cmp.id != "" || p.c.begins == '&' && len(p.c.tokens) == 1 {
		p.c.changes = append(p.c.changes, change{move: bulletin.Move{Flat: true}, token: p.move, cmp: p.cmp})
	}
	p.move = nil
}

// compare takes what a change is against.
func (p *parser) compare(t *lexicon.Token) {
	if t.ID == "cmp.than" {
		if p.cmp.base != nil && (p.tok(-1).Class == lexicon.PeriodOf || namesMeasure(p.tok(-1)) && strings.HasPrefix(t.Text, "相")) { // 与…相比
			return
		}
		if p.tok(-1).Of("batch") && p.cmp.base != nil { // 与 2023 年第一批相比
			p.c.versus, p.c.said[slotBatch] = p.cmp, nil
			return
		}
		p.cmp, p.open = comparison{id: "cmp.than"}, true
		return
	}
	if p.and && p.cmp.id != "" && p.tok(-2).Of("compare") && len(p.c.changes) == 0 { // 同比和环比分别下跌
		if len(p.c.cmps) == 0 {
			p.c.cmps = []comparison{p.cmp}
		}
		p.c.cmps = append(p.c.cmps, comparison{id: t.ID})
		return
	}
	if p.weekday(t) {
		return
	}
	if b := p.tok(-1); b.Is("move.flat") && isASCII(b.Text) { // flat year-on-year
		p.c.changes = append(p.c.changes, change{move: bulletin.Move{Flat: true}, token: b,
			cmp: comparison{id: t.ID}})
		p.move = nil
		return
	}
	if x := p.changeBefore(1); x != nil && isASCII(t.Text) { // up 2.3% week on week
		x.cmp = comparison{id: t.ID}
		return
	}
	if p.cmp.id == "" || p.cmp.id == "cmp.than" || len(p.c.changes) > 0 {
		p.cmp = comparison{id: t.ID, issue: t.Is("cmp.mom") && bulletin.HasAny(t.Text, "上期", "上一期", "前期", "上轮", "上一轮")}
	}
}

// changeBefore gives the change that stands so many tokens before, or before an English time there, where nothing says
// yet what it is against: fell 31% in September from August.
func (p *parser) changeBefore(k int) *change {
	n := len(p.c.changes)
	if t := p.tok(-k); t.Class == lexicon.PeriodOf && isASCII(t.Text) && p.tok(-k-1).Is("prep.in") {
		k += 2
	}
	if n == 0 || p.c.changes[n-1].token != p.tok(-k) || p.c.changes[n-1].cmp.id != "" {
		return nil
	}
	return &p.c.changes[n-1]
}

// weekday takes the day behind 较上周 as what a change is against: 较上周五.
func (p *parser) weekday(t *lexicon.Token) bool {
	n := p.tok(1)
	if !t.Is("cmp.week") || !strings.HasSuffix(t.Text, "上周") || n.From != t.To ||
		n.Kind != "han" && n.Text != "日" && n.Text != "末" {
		return false
	}
	_, week, _ := strings.Cut(t.Text, "上周")
	p.cmp = comparison{id: "cmp.than", base: &filling{printed: "上周" + week + n.Text, token: n}}
	p.at++
	return true
}
