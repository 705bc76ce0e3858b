package clause

import (
	"slices"
	"strings"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// note reads what stands in brackets: the same amount again, conditions, 下同. Anything else leaves the clause in doubt.
func (c *clause) note(n note) {
	if onlyMoves(n.tokens) || c.before(n) || c.moved(n) || c.days(n) || c.oreNote(n) || c.sameName(n) || c.dayOf(n) ||
		c.tillNote(n) || c.saidAgain(n) {
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
		case t.Of("basis"),
			t.Text == "计",
			t.Is("qual.tax"),
			t.Of("link"),
			t.Text == "均为",
			t.Is("op.each"),
			t.Fills(),
			t.Class == lexicon.Group,
			t.Class == lexicon.Mark:
		case t.Class == lexicon.PeriodOf,
			t.Class == lexicon.Quantity,
			t.Class == lexicon.Number,
			t.Class == lexicon.Purity,
			t.Class == lexicon.Bound:
		// Ministry of Commerce (MOC)
		case t.Class == lexicon.Unknown && isASCII(t.Text) && n.behind > 0 &&
			c.tokens[n.behind-1].Class == lexicon.Company:
		case t.Of("unit"), t.Class == lexicon.Company, t.Is("measure.share"):
		default:
			known = false
		}
	}
	switch {
	case !known && !aside(n.tokens, text.String()) && c.bad == "":
		c.bad = "what stands in brackets, " + text.String()
	case len(n.tokens) == 1 && n.tokens[0].Class == lexicon.Quantity && len(c.amounts) > 0:
		c.amountBefore(n).restated = n.tokens[0].Text
	case len(n.tokens) == 1 && n.tokens[0].Class == lexicon.Quantity:
	case !c.below && text.Len() > 0 && !namesShare(n.tokens):
		c.terms += text.String()
	}
}

// onlyMoves reports whether brackets only say which way something went, and not how far: 41.5 万元/标吨（有所上调）.
func onlyMoves(tokens []*lexicon.Token) bool {
	moves := false
	for _, t := range tokens {
		if moves = moves || t.Of("move") && !t.Is("move.flat"); t.Is("move.flat") {
			return false
		}
		if !t.Of("move") && !t.Of("adverb") && !t.Of("compare") && !t.Fills() {
			return false
		}
	}
	return moves
}

// before takes a time and an amount in brackets behind an amount as what that was then: 1,864 tonnes (previous quarter
// 1,725), 占 33.8%（2021 年 36.7%）.
func (c *clause) before(n note) bool {
	same := slices.ContainsFunc(n.tokens, func(t *lexicon.Token) bool { return t.ID == "time.sameperiod" })
	tokens := slices.DeleteFunc(slices.Clone(n.tokens), func(t *lexicon.Token) bool {
		return t.Text == ":" || t.Of("be") || t.ID == "time.sameperiod" && t.Period.IsZero()
	})
	if len(tokens) != 2 || n.behind == 0 || len(c.amounts) == 0 {
		return false
	}
	when, t := tokens[0], tokens[1]
	of := c.amountBefore(n)
	if when.Class != lexicon.PeriodOf || when.Period.IsZero() || of.token == nil || of.role != roleValue ||
		of.token != c.tokens[n.behind-1] {
		return false
	}
	if t.Class == lexicon.Number && t.Scale == of.token.Scale && !isYear(t) {
		t.Class, t.Unit = lexicon.Quantity, of.token.Unit
	}
	if t.Class != lexicon.Quantity || t.Upper != "" || of.token.Upper != "" ||
		unitKind(t.Unit) != unitKind(of.token.Unit) {
		return false
	}
	base := &filling{name: when.Value, printed: when.Text, token: when, period: when.Period, same: same}
	c.amounts = append(c.amounts, amount{token: t, role: roleBase, cmp: comparison{id: "cmp.than", base: base}})
	return true
}

// saidAgain reports whether brackets only say again who or when the clause is of: 莱纳斯（Lynas）, 2025 财年上半年（截至 2024 年 12 月 31
// 日）.
func (c *clause) saidAgain(n note) bool {
	if len(n.tokens) != 1 || n.behind == 0 || n.behind > len(c.tokens) {
		return false
	}
	t, b := n.tokens[0], c.tokens[n.behind-1]
	if t.Class == lexicon.Company {
		at := n.behind - 1
		for at > 0 && legal(c.tokens[at]) {
			at--
		}
		return c.tokens[at].Class == lexicon.Company && c.tokens[at].ID == t.ID
	}
	last := func(p bulletin.Period) int { return int(p.To.Month)*32 + p.To.Day }
	own := b.Period
	if own.To.Day == 0 && t.Period.To.Day == own.To.Month.Days() {
		own.To.Day = t.Period.To.Day
	}
	return t.ID == "until" && b.Class == lexicon.PeriodOf && b.Kind == "span" && last(own) == last(t.Period)
}

// amountBefore gives the last amount that stands before brackets, the last of all where there is none.
func (c *clause) amountBefore(n note) *amount {
	for i := range slices.Backward(c.amounts) {
		if a := &c.amounts[i]; a.token != nil && slices.Index(c.tokens, a.token) < n.behind {
			return a
		}
	}
	return &c.amounts[len(c.amounts)-1]
}

// baseNote takes an amount in brackets behind what a change is against as the base: 较 8 月（5791.8 吨）减少 30.9%.
func (c *clause) baseNote(n note, t *lexicon.Token) bool {
	if n.behind == 0 {
		return false
	}
	if b := c.tokens[n.behind-1]; b.Of("compare") { // 较去年同期（523 元/公斤）
		c.amounts = append(c.amounts, amount{token: t, role: roleBase, cmp: comparison{id: b.ID}})
		return true
	}
	for _, x := range c.changes {
		if x.cmp.base != nil && x.cmp.base.token == c.tokens[n.behind-1] {
			c.amounts = append(c.amounts, amount{token: t, role: roleBase, cmp: x.cmp})
			return true
		}
	}
	return false
}

// asides are words in brackets that change no figure: where more is told, how a name is short, what is in it.
var asides = []string{"见附", "详见", "见表", "见图", "简称", "下称", "又称", "译", "含量", "折算", "折合", "下数据", "口径",
	"不在内", "不计在内", "不包括在内", "未计入"}

// aside reports whether what stands in brackets changes no figure: 分解情况见附件, 不含已下达的指标, 以轻稀土为主, 沪:600111.
func aside(tokens []*lexicon.Token, text string) bool {
	for _, word := range asides {
		if strings.Contains(text, word) {
			return true
		}
	}
	for _, word := range []string{"折", "含", "不含", "包括", "不包括", "包含", "主要来自", "主要为", "主要是", "mostly", "mainly"} {
		if strings.HasPrefix(text, word) {
			return true
		}
	}
	if isReference(text) || strings.HasPrefix(text, "附件") || strings.HasPrefix(text, "附表") ||
		bulletin.HasAny(text, lexicon.List("aside.within")...) {
		return true
	}
	switch text {
	case "轻", "重", "中重", "氧化物", "人民币计价,下同", "以人民币计价", "按人民币计", "人民币计价":
		return true
	}
	return strings.HasSuffix(text, "为主") || isCode(tokens)
}

// isReference reports whether words in brackets point to a table, a figure or a note: 表1, 见图 2, 注 3.
func isReference(text string) bool {
	text = strings.TrimPrefix(strings.TrimPrefix(text, "见"), "如")
	for _, word := range []string{"附表", "附图", "附件", "表", "图", "注", "table", "figure", "fig"} {
		if n, ok := strings.CutPrefix(text, word); ok {
			return n != "" && strings.Trim(n, "0123456789一二三四五六七八九十-、.") == ""
		}
	}
	return false
}

// namesShare reports whether brackets give no more than a firm's share: its short name, its code.
func namesShare(tokens []*lexicon.Token) bool {
	return isCode(slices.DeleteFunc(slices.Clone(tokens), func(t *lexicon.Token) bool {
		return t.Class == lexicon.Company && t.Text != "" && (t.Text[0] < '0' || t.Text[0] > '9')
	}))
}

// isCode reports whether tokens are the code of a share: 600111, 沪:600010, 300748.SZ.
func isCode(tokens []*lexicon.Token) bool {
	digits := 0
	for _, t := range tokens {
		switch {
		case t.Class == lexicon.Company && t.Text != "" && t.Text[0] >= '0' && t.Text[0] <= '9': // a firm goes by it
			digits++
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
		sub := clause{tokens: tokens, begins: '&'}
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
	grades := 0
	for _, t := range n.tokens {
		switch {
		case t.Class == lexicon.Purity, t.Unit == "%":
			grade = t
			grades++
		case isName(t) && len(n.tokens) == 2 && n.tokens[1].Unit == "%": // 钨精矿（三氧化钨 65%）
		case isName(t) && t.ID == c.tokens[n.behind-1].ID: // APT（仲钨酸铵）
		case isName(t) && t.ID != c.tokens[n.behind-1].ID && t.Class != lexicon.Element && t.Class != lexicon.Group:
			return false
		case t.Class != lexicon.Mark && !isASCII(t.Text),
			t.Class == lexicon.Quantity,
			t.Class == lexicon.Change,
			t.Class == lexicon.PeriodOf:
			return false
		}
	}
	if grades == 1 && !c.said.has(slotPurity) { // of Nd 75% Pr 25% none is the grade
		grade.Class = lexicon.Purity
		c.said[slotPurity] = []filling{{name: printedPurity(grade), token: grade}}
	}
	return len(n.tokens) > 0
}

// days takes the days in brackets that 上周 was.
func (c *clause) days(n note) bool {
	if k := len(n.tokens); k == 3 && n.tokens[1].Class == lexicon.Mark && n.tokens[2].Of("below") { // 本期（1.5-1.16，下同）
		n.tokens = n.tokens[:1]
	}
	if len(n.tokens) != 1 || c.vague == "" && !c.issueBefore(n) {
		return false
	}
	t := n.tokens[0]
	if p := dotted(t, c.base); !p.IsZero() {
		t = &lexicon.Token{
			From:   t.From,
			To:     t.To,
			Class:  lexicon.PeriodOf,
			Kind:   "days",
			Text:   t.Text,
			Period: p,
			Value:  p.String(),
		}
	}
	if t.Class != lexicon.PeriodOf || t.Period.IsZero() || c.said.has(slotPeriod) && !c.issueBefore(n) {
		return false
	}
	c.said[slotPeriod] = []filling{{name: t.Value, printed: t.Text, token: t, period: t.Period}}
	return true
}

// dayOf takes the day in brackets behind an amount as its time: 涨至 44.5 万元/吨（截至 6 月 22 日）.
func (c *clause) dayOf(n note) bool {
	if len(n.tokens) != 1 || n.behind == 0 || !isAmount(c.tokens[n.behind-1]) || len(c.amounts) != 1 {
		return false
	}
	t := n.tokens[0]
	if t.Class != lexicon.PeriodOf || !t.Period.IsDay() {
		return false
	}
	if a := &c.amounts[0]; a.role == roleBase && a.extreme != "" && a.cmp.base == nil { // 较最高点 1000 点（2011-12-06）
		a.cmp.base = &filling{name: t.Value, printed: t.Text, token: t, period: t.Period}
		for i := range c.changes {
			c.changes[i].cmp = a.cmp
		}
		return true
	}
	if c.said.has(slotPeriod) && !(c.said.has(slotExtreme) && c.said.period().Contains(t.Period)) { // 当月最高 155 点（5 月 12 日）
		return false
	}
	c.said[slotPeriod] = []filling{{name: t.Value, printed: t.Text, token: t, period: t.Period}}
	return true
}

// oreNote takes the kind of ore in brackets behind light or heavy rare earths as what they are of: 轻稀土（岩矿型）.
func (c *clause) oreNote(n note) bool {
	s := c.said[slotSubject]
	if len(n.tokens) != 1 || !n.tokens[0].Of("ore") || len(s) != 1 || ofOre[s[0].name] == "" || c.said.has(slotScope) {
		return false
	}
	c.said[slotScope], c.said[slotSubject] = []filling{{name: oreName(n.tokens[0]), printed: n.tokens[0].Text, token: n.tokens[0]}}, nil
	return true
}

// issueBefore reports whether brackets stand behind 上期 or 本期, whose day they give: 上期（10 月 14 日）.
func (c *clause) issueBefore(n note) bool {
	return n.behind > 0 && c.tokens[n.behind-1].Of("rel") ||
		n.behind > 0 && (c.tokens[n.behind-1].Text == "上期" || c.tokens[n.behind-1].Text == "本期")
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
