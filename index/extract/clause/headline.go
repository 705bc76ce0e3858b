package clause

import (
	"slices"
	"strings"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// A headTime is the time that a headline names.
type headTime struct {
	year  int
	maybe int
	month filling
	span  bulletin.Period
}

// titleOf keeps the year, the month and the goods that the headline names.
func (c *clauseReader) titleOf(tokens []lexicon.Token) {
	months, goods, firms, years := 0, 0, map[string]filling{}, map[int]bool{}
	all := refs(tokens)
	for i, t := range all {
		stands := standingOf(all, i)
		if t.Class == lexicon.PeriodOf && (stands == against || c.month.token != nil && isASCII(t.Text) && all[i-1].Is("link.from")) {
			continue // April exports ease 22% from March
		}
		switch y, sure := yearOf(t, stands, c.Month); {
		case sure:
			c.title, years[y] = y, true
		case y > 0:
			c.maybe = y
		}
		c.expects = c.expects || t.Is("qual.forecast") || t.Is("qual.estimate")
		c.ofList = c.ofList || t.Is("measure.list")
		c.ofGuide = c.ofGuide || t.Is("measure.guide")
		c.ofPrice = c.ofPrice || t.Is("measure.price")
		if t.Class == lexicon.Place && inside([]filling{{token: t}}) {
			c.home = true
			c.homeRegion = filling{name: t.ID, printed: t.Text, token: &lexicon.Token{Class: t.Class, ID: t.ID, Kind: t.Kind}}
		}
		if t.Class == lexicon.Place && abroad(t) {
			c.headPlace = t.ID
		}
		switch t.Class {
		case lexicon.Number:
			if p := dotted(t, c.Month); !p.IsZero() {
				c.week = []filling{{name: p.String(), period: p, token: t}}
			}
		case lexicon.PeriodOf:
			months++
			c.month = filling{name: t.Value, period: t.Period, token: t}
			switch p := t.Period; {
			case p.IsDay():
				c.day, c.headDay = p, p
			case p.From.Day > 0 && weeksLong(p):
				c.week = []filling{c.month}
			}
		case lexicon.Company:
			if t.Of("agency") {
				c.makers[t.ID] = true
				continue
			}
			if n := wordBeside(all, i, 1); n.Class == lexicon.Company && n.Of("agency") && n.From == t.To { // 包钢稀交所
				continue
			}
			firms[t.ID] = filling{name: t.ID, printed: t.Text, token: t}
		case lexicon.Goods, lexicon.Product, lexicon.Group:
			if t.ID != c.headline.name {
				goods++
			}
			c.headline = filling{name: t.ID, printed: t.Text, token: t}
		}
	}
	if len(years) > 1 {
		c.title = 0
	}
	if len(years) > 0 || months > 1 { // what the text is of is named too
		c.maybe = 0
	}
	c.otherTimes = months > 1 || months == 1 && c.headDay.IsZero()
	c.settleTitle(tokens, months, goods, firms)
}

// settleTitle takes what the words of a headline together say.
func (c *clauseReader) settleTitle(tokens []lexicon.Token, months, goods int, firms map[string]filling) {
	c.form, c.foreign = formIn(tokens), foreignTrade(tokens)
	if c.ofQuota = anyOf(tokens, func(i int) bool {
		return tokens[i].Is("kind.quota") || tokens[i].Of("stage") && i+1 < len(tokens) && tokens[i+1].Text == "总量"
	}); c.ofQuota {
		c.plan = planOf(tokens)
	}
	c.headWay = wayOf(tokens)
	halfYear := slices.ContainsFunc(tokens, func(t lexicon.Token) bool { return t.Is("say.report") && strings.HasPrefix(t.Text, "半年") })
	if c.month.period.IsYear() && months == 1 && halfYear { // 2025 年半年度报告
		c.month.period.To.Month = c.month.period.From.Month + 5
	}
	for _, f := range firms {
		if len(firms) == 1 {
			c.firm = f
		}
	}
	c.dealers = dealersOf(tokens, firms)
	if goods != 1 {
		c.headline, c.noGoods = filling{}, goods == 0
	}
	c.firmReport = len(firms) == 1 && c.firm.name != "" && firmHeads(tokens)
	c.settleMonth(tokens, months)
}

// foreignTrade reports whether a headline is of the trade of another country: Japan's rare earth imports, 日本稀土进口.
func foreignTrade(title []lexicon.Token) bool {
	named := false
	for i := range title {
		switch t := &title[i]; {
		case t.Of("nation"), isChina(t), t.Text == "chinas", t.Text == "chinese", strings.HasPrefix(t.Text, "中国"):
			return false
		case t.Class == lexicon.Place && abroad(t):
			if i > 0 && (title[i-1].Of("link") || title[i-1].Of("sendto") || title[i-1].Of("op") || title[i-1].Of("direction")) {
				return false
			}
			named = true
		case t.Of("direction") && named:
			return true
		}
	}
	return false
}

// settleMonth keeps the month of a headline that names one time: a span that it tells of is one of its own.
func (c *clauseReader) settleMonth(tokens []lexicon.Token, times int) {
	if times == 1 && c.month.period.Months() > 1 && c.month.period.To.Month <= c.Month &&
		(c.firmReport || tellsOfSpan(c.Articles[c.article].Title) || tradeHeads(tokens)) {
		c.span = c.month.period
	}
	if times != 1 || !c.month.period.IsMonth() {
		c.month = filling{}
	}
	c.month = settleYear(c.month, c.title, c.Month)
}

// dealersOf gives both firms of a headline on the price of what one sells to the other.
func dealersOf(tokens []lexicon.Token, firms map[string]filling) (out []filling) {
	if len(firms) != 2 {
		return nil
	}
	ore := slices.ContainsFunc(tokens, func(t lexicon.Token) bool { return t.ID == "稀土精矿" })
	if !slices.ContainsFunc(tokens, func(t lexicon.Token) bool { return t.Is("measure.deal") || ore && priceWord(t.ID) }) {
		return nil
	}
	for i := range tokens {
		if f, ok := firms[tokens[i].ID]; ok && (len(out) == 0 || len(out) == 1 && out[0].name != f.name) {
			out = append(out, f)
		}
	}
	return out
}

// tellsOfSpan reports whether a headline is of a report on the whole of its time.
func tellsOfSpan(title string) bool {
	return bulletin.HasAny(title, "情况", "运行", "统计", "主要数据", "财务数据",
		"业绩", "年报", "季报", "财报", "简报", "概况", "报告", "综述", "回顾", "公报", "分析", "简析")
}

// section takes the time that a heading inside the article names, which holds up to the next of its level.
func (c *clauseReader) section() {
	if c.monthline() {
		return
	}
	c.sectionFirm()
	c.sectionIndex()
	c.single = false
	var found []filling
	all := refs(c.tokens)
	for i, t := range all {
		c.single = c.single || t.Text == "单月" || t.Text == "当月"
		if t.Class == lexicon.PeriodOf && !t.Period.IsZero() && standingOf(all, i) != against {
			found = append(found, filling{name: t.Value, period: t.Period, token: t})
		}
	}
	if len(found) != 1 {
		if chapter(c.tokens) && c.sectioned {
			c.title, c.maybe, c.month, c.span, c.sectioned = c.whole.year, c.whole.maybe, c.whole.month, c.whole.span, false
			c.ctx[slotPeriod], c.over = nil, true
		}
		return
	}
	if !c.sectioned {
		c.whole = headTime{c.title, c.maybe, c.month, c.span}
	}
	f := settleYear(found[0], c.title, c.Month)
	if !f.token.Year && c.title == 0 && f.period.To.Month < c.Month-6 { // 四季度 of a summer's issue may be the one to come
		return
	}
	c.title, c.month, c.span, c.sectioned = f.period.From.Month.Year(), filling{}, bulletin.Period{}, true
	switch {
	case f.period.IsMonth():
		c.month = f
	case f.period == c.whole.span:
		c.span = f.period
	}
	c.ctx[slotPeriod] = nil
}

// monthline reports whether the line below the headline only names the month in which a text came out. Prices may be
// of it; what is counted over a month and told of in it is of one before.
func (c *clauseReader) monthline() bool {
	first := &c.Articles[c.article].Paragraphs[0]
	if c.para != first || len(c.tokens) != 1 || c.tokens[0].Class != lexicon.PeriodOf || !c.tokens[0].Period.IsMonth() || c.month.period.IsMonth() {
		return false
	}
	t := c.tokens[0]
	c.month, c.cameOut = filling{name: t.Value, period: t.Period, token: &t}, true
	return true
}

// sectionFirm takes the one firm that the heading of a part names as the one that the part is of: 一、南方稀土集团挂牌价.
func (c *clauseReader) sectionFirm() {
	if !chapter(c.tokens) {
		return
	}
	firms := map[string]filling{}
	for i := range c.tokens {
		if t := &c.tokens[i]; t.Class == lexicon.Company && !t.Of("agency") && !t.Of("institution") {
			firms[t.ID] = filling{name: t.ID, printed: t.Text}
		}
	}
	if c.ofPart {
		c.firm, c.ofPart = filling{}, false
	}
	for _, f := range firms {
		if len(firms) == 1 && c.firm.name == "" {
			c.firm, c.ofPart = f, true
		}
	}
}

// sectionIndex takes the index that the heading of a part names as the one that points in it are of: 一、稀土价格指数.
func (c *clauseReader) sectionIndex() {
	if !chapter(c.tokens) {
		return
	}
	c.ofIndex = nil
	for i := range c.tokens {
		if t := &c.tokens[i]; t.Is("measure.index") {
			c.ofIndex = []filling{{name: t.ID, printed: t.Text}}
		}
	}
}

// dateline takes the day of a line of its own above all figures as the one that the text is of: 2020年5月22日 16:40.
func (c *clauseReader) dateline() {
	c.weekline()
	if len(c.times) > 0 {
		return
	}
	if _, day := wireline(c.tokens[min(len(c.tokens), opened(c.tokens)):]); !day.IsZero() && c.day.IsZero() {
		c.day = day
		return
	}
	_, day := placeline(c.tokens)
	if !day.IsZero() && !c.ctx.has(slotPeriod) {
		c.ctx[slotPeriod] = []filling{{name: day.String(), period: day}}
	}
	if !c.day.IsZero() || len(c.tokens) > datelineTokens && day.IsZero() {
		return
	}
	if c.day = day; !day.IsZero() {
		return
	}
	for i := range c.tokens {
		switch t := &c.tokens[i]; {
		case isAmount(t):
			return
		case t.Class == lexicon.PeriodOf && t.Period.IsDay() && day.IsZero() && (t.Year || len(c.tokens) == 1 && t.ID != "day.alone"):
			day = t.Period
		case t.Class == lexicon.PeriodOf && !t.Period.IsZero():
			return
		}
	}
	c.day = day
}

// noteTimes notes whether a paragraph names any time but the day of the text.
func (c *clauseReader) noteTimes() {
	for i := range c.tokens {
		if t := &c.tokens[i]; t.Class == lexicon.PeriodOf && t.Period != c.day && !timeOfDay(t.Text) {
			c.otherTimes = true
		}
		if c.maybe != 0 && c.wholeYearAfter(i) {
			c.maybe = 0
		}
	}
}

// wholeYearAfter reports whether a time is all of the year that the issue ends, behind the one that the headline may be of: it
// was told when that was over, and the last year of the headline is this one.
func (c *clauseReader) wholeYearAfter(i int) bool {
	t := &c.tokens[i]
	return t.Class == lexicon.PeriodOf && t.Year && t.Period == bulletin.YearOf(c.maybe+1) && t.Period.To.Month == c.Month &&
		(strings.Contains(t.Text, "全年") || i+1 < len(c.tokens) && c.tokens[i+1].Text == "全年")
}

// sourceDay takes the day beside the source of an article as the one that the text is of: 发布时间：2025-08-15 来源：….
func (c *clauseReader) sourceDay() {
	a := &c.Articles[c.article]
	for n := max(a.First, 1); n <= min(a.Last, len(c.Lines)) && a.Source != "" && c.day.IsZero(); n++ {
		if line := c.Lines[n-1]; strings.Contains(line, a.Source) && bulletin.HasAny(line, "来源", "來源", "ource", "出处", "出處") {
			for _, t := range words.TokensIn(c.room, line, c.Month) {
				if t.Class == lexicon.PeriodOf && t.Period.IsDay() && t.Year {
					c.day = t.Period
				}
			}
		}
	}
}

// looksBack reports whether the text calls the week that it is of 本周, so that 上周 is the one before.
func (c *clauseReader) looksBack() bool {
	for i := range c.Articles[c.article].Paragraphs {
		if bulletin.HasAny(c.Articles[c.article].Paragraphs[i].Text, "本周", "这周", "本週", "this week", "This week") {
			return true
		}
	}
	return false
}

// onlyDated reports whether the time before is but the day of the text, and no price of it has been told: behind
// another time what is told need not be of it.
func (c *clauseReader) onlyDated() bool {
	own := c.ctx.period()
	return own.IsDay() && own == c.day && !c.priceDays[own]
}

// weekline takes the days that a line without figures names alone as the week or two that the text is of:
// 双周报（2026/2/16-2026/2/27）.
func (c *clauseReader) weekline() {
	var days []filling
	for i := range c.tokens {
		switch t := &c.tokens[i]; {
		case isAmount(t):
			return
		case t.Class == lexicon.PeriodOf && t.Period.From.Day > 0 && !t.Period.IsDay() && weeksLong(t.Period):
			days = append(
				days,
				filling{
					name:   t.Value,
					period: t.Period,
					token:  &lexicon.Token{Class: t.Class, Text: t.Text, Year: t.Year, Period: t.Period},
				},
			)
		case t.Class == lexicon.PeriodOf && !t.Period.IsZero() && !t.Period.IsDay():
			return
		}
	}
	if len(days) == 1 && len(c.week) == 0 {
		c.week = days
	}
}

// datelineTokens is how many words a line with the day of a text has at most.
const datelineTokens = 16

// chapter reports whether a heading is of the first level: 三、进出口.
func chapter(tokens []lexicon.Token) bool {
	return len(tokens) > 1 && tokens[0].Class == lexicon.Number && !bulletin.IsDigit(tokens[0].Text[0]) &&
		tokens[1].Text == "、"
}

// coded takes a firm with the code of its share behind it, or one that is said to be the short name of a share, as
// the firm that 公司 stands for. With several candidates it stands for none.
func (c *clauseReader) coded() {
	for i := range c.tokens {
		t := &c.tokens[i]
		if t.Class != lexicon.Company || t.Of("agency") ||
			!c.codeAt(i+1) && !(i > 1 && c.tokens[i-1].Text == ":" && c.tokens[i-2].Of("shortname")) {
			continue
		}
		switch {
		case c.listed == "":
			if c.listed = t.ID; c.firm.name == "" || c.wholeNameOf(t.ID) {
				c.firm = filling{name: t.ID, printed: t.Text, token: &lexicon.Token{Class: t.Class, ID: t.ID, Kind: t.Kind}}
			}
		case c.listed != t.ID && c.firm.name == c.listed:
			c.firm = filling{}
		}
	}
}

// wholeNameOf reports whether the headline's firm is but the beginning of the whole name, printed here, of another:
// 中国稀土集团 of 中国稀土集团资源科技股份有限公司.
func (c *clauseReader) wholeNameOf(id string) bool {
	return anyOf(c.tokens, func(i int) bool {
		t := &c.tokens[i]
		return t.Class == lexicon.Company && t.ID == id && t.Text != c.firm.printed && strings.HasPrefix(t.Text, c.firm.printed)
	})
}

// shortNames gives a firm that is called by a part of its name, 甬磁公司, the whole one that the article has named before:
// 浙江甬磁新材料有限公司, where it is one.
func (c *clauseReader) shortNames() {
	for i := range c.tokens {
		t := &c.tokens[i]
		if t.Class != lexicon.Company || t.ID != t.Text {
			continue
		}
		stem := strings.TrimSuffix(strings.TrimSuffix(t.Text, "公司"), "集团")
		whole := ""
		for _, name := range c.wholeFirms {
			if n := len([]rune(stem)); stem != t.Text && n > 1 && n < 5 && strings.Contains(name, stem) {
				if whole != "" && whole != name {
					whole = ""
					break
				}
				whole = name
			}
		}
		if whole != "" {
			t.ID = whole
		} else if strings.HasSuffix(t.Text, "有限公司") {
			c.wholeFirms = append(c.wholeFirms, t.Text)
		}
	}
}

// codeAt reports whether the code of a share stands in brackets at a token: (600111), (600111.SH).
func (c *clauseReader) codeAt(i int) bool {
	if i+2 >= len(c.tokens) || c.tokens[i].Text != "(" {
		return false
	}
	var inside []*lexicon.Token
	for j := i + 1; j < min(len(c.tokens), i+7); j++ {
		if c.tokens[j].Text == ")" {
			return len(inside) > 0 && namesShare(inside)
		}
		inside = append(inside, &c.tokens[j])
	}
	return false
}

// heads is what headings give the trade told of under them: 出口：, 二、稀土进口情况, and the head that runs into a paragraph:
// 稀土。5 月出口….
type heads struct {
	way, goods           []filling
	wayStyle, goodsStyle string // how they are numbered
	goodsLast            bool   // the goods stand under the way, not the way under the goods
	own                  frame  // of the paragraph's run-in head
	others               bool   // the paragraph tells of other goods, or of somebody unknown
	unknown              bool   // or begins with a head that is not understood
}

// headOf gives a head that says no more than goods and a way of trade, or nil.
func headOf(clauses []*clause) *clause {
	if len(clauses) != 1 || !clauses[0].lone() {
		return nil
	}
	return clauses[0]
}

// heading gives the head that a line of its own is, or nil.
func (c *clauseReader) heading(damaged map[*lexicon.Token]string) *clause {
	if label := cutLabel(c); label != nil {
		return headOf(label)
	}
	clauses := c.cut(damaged)
	if way := c.wayAlone(clauses); way != nil {
		return way
	}
	return headOf(clauses)
}

// wayAlone gives a head in English that names the way of the trade told of last and nobody, nowhere and no goods, in
// whatever words: Composition of imports, 2023 imports by item.
func (c *clauseReader) wayAlone(clauses []*clause) *clause {
	if len(clauses) != 1 || len(clauses[0].tokens) == 0 || len(clauses[0].tokens) > datelineTokens ||
		!isASCII(clauses[0].tokens[0].Text) {
		return nil
	}
	k := clauses[0]
	if len(k.said[slotDirection]) != 1 || k.said.one(slotDirection) == bulletin.BothWays ||
		!k.said.only(slotDirection, slotPeriod, slotMeasure) ||
		len(k.amounts)+len(k.changes)+len(k.notes) > 0 || k.mentions("partner") || k.mentions("country") ||
		k.mentions("kind") || m(k) != "" && m(k) != "measure.quantity" && m(k) != "measure.value" {
		return nil
	}
	for f := range c.articleFacts() {
		if f.Kind == bulletin.TradeFact && f.Direction == k.said.one(slotDirection) {
			return &clause{tokens: k.tokens, said: frame{slotDirection: k.said[slotDirection]}}
		}
		break
	}
	return nil
}

// lone reports whether a clause says but goods or a way of trade, or both.
func (k *clause) lone() bool {
	if k.bad != "" || len(k.amounts)+len(k.changes)+len(k.notes) > 0 || k.said.lists() || k.said.only() ||
		!k.said.only(slotSubject, slotDirection) || k.said.one(slotDirection) == bulletin.BothWays {
		return false
	}
	return !slices.ContainsFunc(k.tokens, func(t *lexicon.Token) bool {
		return !isName(t) && !t.Of("direction") && t.Text != "情况" && t.Text != "方面"
	})
}

// style gives the way in which a paragraph is numbered: 一、, （1）.
func style(tokens []lexicon.Token) string {
	n := numbering(tokens)
	if n == 0 {
		return ""
	}
	if number := tokens[n-2]; bulletin.IsDigit(number.Text[0]) {
		return "1" + tokens[n-1].Text
	}
	return tokens[n-1].Text
}

// under takes what a heading gives the paragraphs below it. One that is neither goods nor a way ends both, and one
// numbered as that before takes its place.
func (c *clauseReader) under(head *clause) {
	h, s := &c.heads, style(c.tokens)
	if head == nil {
		*h = heads{}
		return
	}
	h.restart(s)
	if s == h.goodsStyle {
		h.goods, h.goodsStyle = nil, ""
	}
	if head.said.has(slotDirection) {
		if h.goodsLast {
			h.goods = nil
		}
		h.way, h.wayStyle = lasting(head.said[slotDirection]), s
	}
	if head.said.has(slotSubject) {
		if !inside(c.ctx[slotRegion]) {
			c.ctx[slotRegion] = nil // of the goods of the heading before
		}
		if !h.goodsLast && !head.said.has(slotDirection) && len(h.goods) > 0 {
			h.way, h.wayStyle = nil, ""
		}
		h.goods, h.goodsStyle, h.goodsLast = lasting(head.said[slotSubject]), s, len(h.way) > 0
	}
}

// restart ends the way of trade where a paragraph is numbered as the heading of it.
func (h *heads) restart(style string) {
	if style != "" && style == h.wayStyle {
		h.way, h.wayStyle = nil, ""
	}
}

// lasting gives fillings without their tokens, which do not outlast their paragraph.
func lasting(fs []filling) []filling {
	return []filling{{name: fs[0].name, printed: fs[0].printed}}
}

// runIn takes a head off the clauses of a paragraph: 稀土。, （二）进口。, 【钢材】. The one before a colon goes on in its sentence.
func (c *clauseReader) runIn(clauses []*clause) []*clause {
	h := &c.heads
	h.own, h.others = frame{}, false
	label := cutLabel(c)
	h.unknown = len(label) > 0 && label[0].foreign() || len(clauses) > 1 && clauses[0].foreign() &&
		(clauses[0].last || clauses[1].begins == ':' && !clauses[0].said.has(slotRegion))
	head, colon := headOf(label), false
	switch {
	case head != nil:
	case len(clauses) == 1 && c.isItem() && h.wayStyle == "" && len(h.way) > 0 &&
		len(clauses[0].amounts) == 0: // • Bastnaesite, and its figures below
		if h.goods, h.goodsLast = nil, true; clauses[0].lone() && clauses[0].said.only(slotSubject) {
			h.goods = lasting(clauses[0].said[slotSubject])
		}
		return clauses
	case len(clauses) < 2 || !clauses[0].lone():
		h.restart(style(c.tokens))
		return clauses
	case clauses[0].last:
		head, clauses = clauses[0], clauses[1:]
	case clauses[1].begins == ':':
		head, colon = clauses[0], true
	default:
		return clauses
	}
	if head.said.has(slotSubject) {
		h.restart(style(c.tokens))
		h.own[slotSubject], h.own[slotDirection] = lasting(head.said[slotSubject]), head.said[slotDirection]
	} else {
		c.under(head)
	}
	c.more = c.more && colon
	if r := c.ctx[slotRegion]; !inside(r) {
		c.ctx[slotRegion] = nil // of the goods of another head
	}
	return clauses
}

// foreign reports whether a clause is but a name of something that is no goods known: 江西。, 镁砂。.
func (k *clause) foreign() bool {
	word := func(t *lexicon.Token) bool {
		return t.Class != lexicon.Unknown && t.Class != lexicon.Place && !isName(t) && !t.Of("term")
	}
	return !k.lone() && len(k.amounts)+len(k.changes) == 0 && !slices.ContainsFunc(k.tokens, word)
}

// cutLabel cuts what stands in brackets before a paragraph.
func cutLabel(c *clauseReader) []*clause {
	first, end := -1, opening(c.tokens)
	for i := range c.tokens[:end] {
		switch c.tokens[i].Text {
		case "【":
			first = i + 1
		case "】":
			if first > 0 {
				k := c.place.next()
				for j := first; j < i; j++ {
					k.tokens = append(k.tokens, &c.tokens[j])
				}
				k.base = c.Month
				k.parse()
				return []*clause{k}
			}
		}
	}
	return nil
}

// fromHead completes a clause of trade by the heads that it stands under, unless its paragraph has told of other goods.
func (c *clauseReader) fromHead(k *clause, f *frame) {
	h := &c.heads
	goods, way := h.own[slotSubject], h.own[slotDirection]
	if len(goods) == 0 {
		goods = h.goods
	}
	if len(way) == 0 {
		way = h.way
	}
	h.others = h.others || h.unknown || c.stranger ||
		k.said.has(slotSubject) && len(goods) > 0 && k.said.one(slotSubject) != goods[0].name
	m := f.one(slotMeasure)
	if c.broken || f.has(slotKind) || f.has(slotStage) || f.has(slotCompany) || f.has(slotScope) ||
		k.nation && k.inAll() || !f.has(slotDirection) && (m != "" && m != "measure.quantity" && m != "measure.value" || !k.counts()) {
		return
	}
	if !f.has(slotSubject) && !h.others && (f.has(slotDirection) || len(way) > 0) {
		f[slotSubject] = goods
	}
	if f.has(slotSubject) && !f.has(slotDirection) && !k.nation {
		f[slotDirection] = way
	}
}

// counts reports whether the figures of a clause are weights or money.
func (k *clause) counts() bool { return len(k.amounts) > 0 && (k.weighs() || k.money()) }
