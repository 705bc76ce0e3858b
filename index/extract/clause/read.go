// Package clause reads the prose of an issue: paragraphs are cut into clauses (cut.go), each clause is parsed whole (parse.go,
// word.go, amount.go), and gives facts only where every word of it fits a slot (fact.go, kinds.go).
package clause

import (
	"slices"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// A clauseReader reads the facts of an article's prose, clause by clause.
type clauseReader struct {
	*bulletin.Issue
	heard   func(p *bulletin.Paragraph, tokens []lexicon.Token)
	article int
	para    *bulletin.Paragraph
	text    []rune // of para
	bytes   []int  // where in it each character begins, and where it ends
	room    *lexicon.Room
	tokens  []lexicon.Token
	state   map[*lexicon.Token]status // what became of each number

	ctx              frame // what the clauses before said
	kind             bulletin.FactKind
	year             int    // said last in the sentence
	yearBefore       int    // the year that a sentence before in the paragraph is of as a whole
	title            int    // the year that the headline names
	inside           bool   // the clause goes on with the sentence that filled ctx
	timed            bool   // the sentence has named a time
	spanned          bool   // and one that is longer than a day
	counted          bool   // the sentence says what its money is counted in
	semi             bool   // a semicolon stands between
	broken           bool   // a clause before was not understood
	shared           int    // so many figures were shared out in the sentence
	stranger         bool   // and it may have named whose or where
	per              string // /吨, where a price is told as 每吨
	batches          bool   // it is of all batches of a year
	national         bool   // the sentence is of the country
	province         bool   // the article tells of a province or a city
	ofRegion, ofFirm bool   // the text before was of a region or a firm, and this sentence names none
	more             bool   // the paragraph before ended in a mark that promises more
	guess            string // why nothing in the sentence is a fact
	group            []int  // facts that a change without a subject is of
	recent           []int  // facts of the sentence so far, and of those that it goes on with
	parted           bool   // the sentence tells of parts of what the one before told of
	begun            int    // how many of these stand before it
	pend             []change
	below            string // what （下同） says of every change

	month      filling         // that the headline names, where it is one
	firm       filling         // whom 公司 stands for: who is called so, or the one that the headline names
	lastFirm   string          // of the text before
	total      bulletin.Fact   // the last figure of trade with no partner, and no other goods since in the paragraph
	listed     string          // the firm whose share's code is printed
	day        bulletin.Period // that the headline names
	index      string          // the name of the index told of last
	makers     map[string]bool // who the article says has found figures
	region     filling         // where 该省 is
	headline   filling         // the goods that the headline names, where they are one
	over       bool            // the time was said in an earlier paragraph
	mixed      bool            // which told of several times
	batchNames map[string]bool // of the batches told of in the paragraph
	times      map[bulletin.Period]bool
	titled     bool            // the fact's time is the headline's
	before     []filling       // the time to go back to behind 去年同期
	aside      bool            // which one clause alone left
	maker      []filling       // 据…数据, of this sentence
	span       bulletin.Period // or the year or quarter that it says it reports on
	whole      headTime        // of the headline, while a heading below it names another
	sectioned  bool
	regions    map[string]bool // parts of the country that the article has told of
	home       bool            // the headline names one
	opening    bool            // the sentence opens its paragraph
	week       []filling       // the days that 本周 stands for
}

// A headTime is the time that a headline names.
type headTime struct {
	year  int
	month filling
	span  bulletin.Period
}

// maxProse is the length in bytes up to which a paragraph is read for facts: three times the longest in a real issue.
const maxProse = 4 << 10

// words is the language that prose is read with.
var words = lexicon.New()

// Read reads the prose of an article into the facts of its issue. It lets heard look at the tokens of each paragraph, which
// hold no longer.
func Read(is *bulletin.Issue, article int, heard func(p *bulletin.Paragraph, tokens []lexicon.Token)) {
	c := &clauseReader{Issue: is, heard: heard, article: article, room: lexicon.NewRoom(), makers: map[string]bool{}, batchNames: map[string]bool{}, regions: map[string]bool{}}
	defer c.room.Free()
	c.titleOf(words.Tokens(is.Articles[article].Title, is.Month))
	for i := range is.Articles[article].Paragraphs {
		p := &is.Articles[article].Paragraphs[i]
		switch {
		case p.Row || p.Caption || p.Repeat:
		case len(p.Text) > maxProse:
			is.Problemf(p.First, "a paragraph of %d bytes is not read for figures; break it into paragraphs as they are printed", len(p.Text))
		default:
			c.paragraph(p)
		}
	}
}

// extremeAhead gives a highest or lowest with its day to the clause behind that prints it: 高点出现在 12 月 3 日，为 170.3 点.
func (k *clause) extremeAhead(next *clause) {
	bare := frame{}
	if next.first || len(k.amounts)+len(k.changes) > 0 || !k.said.has(slotExtreme) || !k.said.has(slotPeriod) || len(next.amounts) != 1 {
		return
	}
	if !next.said.only() {
		return
	}
	next.said, k.said = k.said, bare
	next.spoil(k.bad)
}

// titleOf keeps the year, the month and the goods that the headline names.
func (c *clauseReader) titleOf(tokens []lexicon.Token) {
	months, goods, firms, years := 0, 0, map[string]filling{}, map[int]bool{}
	for i := range tokens {
		t := &tokens[i]
		if y := saidYear(t); y > 0 {
			c.title, years[y] = y, true
		}
		c.home = c.home || t.Class == lexicon.Place && inside([]filling{{token: t}})
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
				c.day = p
			case p.From.Day > 0 && weekLong(p):
				c.week = []filling{c.month}
			}
		case lexicon.Company:
			if t.Of("agency") {
				c.makers[t.ID] = true
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
	for _, f := range firms {
		if len(firms) == 1 {
			c.firm = f
		}
	}
	if months == 1 && c.month.period.Months() > 1 && c.month.period.To.Month <= c.Month && tellsOfSpan(c.Articles[c.article].Title) {
		c.span = c.month.period
	}
	if months != 1 || !c.month.period.IsMonth() {
		c.month = filling{}
	}
	if goods != 1 {
		c.headline = filling{}
	}
	c.month = settleYear(c.month, c.title, c.Month)
}

// spell takes the characters of a paragraph apart.
func (c *clauseReader) spell(p *bulletin.Paragraph) {
	c.para, c.text, c.bytes = p, c.text[:0], c.bytes[:0]
	for i, r := range p.Text {
		c.text, c.bytes = append(c.text, r), append(c.bytes, i)
	}
	c.bytes = append(c.bytes, len(p.Text))
}

// tellsOfSpan reports whether a headline is of a report on the whole of its time.
func tellsOfSpan(title string) bool {
	return bulletin.HasAny(title, "情况", "运行", "统计", "概况", "报告", "综述", "回顾", "公报", "分析", "简析")
}

func (c *clauseReader) paragraph(p *bulletin.Paragraph) {
	c.spell(p)
	c.tokens = listed(words.TokensIn(c.room, p.Text, c.Month))
	c.state = map[*lexicon.Token]status{}
	c.heard(p, c.tokens)
	damaged := c.damaged()
	c.coded()
	if p.Heading {
		c.section()
		c.account()
		return
	}
	clauses := cutClauses(c.tokens)
	for i, k := range clauses {
		k.spoilDamaged(damaged)
		k.base = c.Month
		k.parse()
		if i+1 < len(clauses) && !clauses[i+1].first {
			k.next = clauses[i+1]
		}
	}
	for i := range len(clauses) - 1 {
		clauses[i].extremeAhead(clauses[i+1])
	}
	c.over = !c.more
	c.total, c.yearBefore = bulletin.Fact{}, 0
	if c.over || c.times == nil {
		c.mixed = len(c.times) > 1 || c.mixed && len(c.times) == 0
		c.times = map[bulletin.Period]bool{}
	}
	if len(clauses) > 0 {
		clauses[0].first = !c.more
		last := clauses[len(clauses)-1]
		c.more = last.open || c.more && last.loose
	}
	c.noteBatches(clauses)
	c.ofFirm = false
	if len(c.regions) > 1 && !c.home && !c.more { // the article goes from one to the other
		c.ctx[slotRegion], c.province = nil, false
	}
	c.ofRegion = c.ofRegion && c.province
	for i := 0; i < len(clauses); {
		n := 1
		for i+n < len(clauses) && clauses[i+n].begins == '&' {
			n++
		}
		c.opening = i == 0 || c.opening && !clauses[i].first
		c.read(clauses[i : i+n])
		i += n
	}
	if c.more && addresses(clauses) {
		c.ctx[slotCompany], c.guess, c.more = nil, "", false
	}
	if c.more && announces(clauses) {
		c.broken, c.stranger = false, false
	}
	c.account()
}

// noteBatches notes of which batches a paragraph tells; one behind several goes on with none of them.
func (c *clauseReader) noteBatches(clauses []*clause) {
	if c.over {
		if len(c.batchNames) > 1 {
			c.ctx[slotBatch] = nil
		}
		c.batchNames = map[string]bool{}
	}
	for _, k := range clauses {
		for _, b := range k.said[slotBatch] {
			c.batchNames[b.name] = true
		}
	}
}

// section takes the time that a heading inside the article names, which holds up to the next of its level.
func (c *clauseReader) section() {
	var found []filling
	for i := range c.tokens {
		if t := &c.tokens[i]; t.Class == lexicon.PeriodOf && !t.Period.IsZero() {
			found = append(found, filling{name: t.Value, period: t.Period, token: t})
		}
	}
	if len(found) != 1 {
		if chapter(c.tokens) && c.sectioned {
			c.title, c.month, c.span, c.sectioned = c.whole.year, c.whole.month, c.whole.span, false
			c.ctx[slotPeriod], c.over = nil, true
		}
		return
	}
	if !c.sectioned {
		c.whole = headTime{c.title, c.month, c.span}
	}
	f := settleYear(found[0], c.title, c.Month)
	c.title, c.month, c.span, c.sectioned = f.period.From.Month.Year(), filling{}, bulletin.Period{}, true
	switch {
	case f.period.IsMonth():
		c.month = f
	case f.period == c.whole.span:
		c.span = f.period
	}
	c.ctx[slotPeriod] = nil
}

// chapter reports whether a heading is of the first level: 三、进出口.
func chapter(tokens []lexicon.Token) bool {
	return len(tokens) > 1 && tokens[0].Class == lexicon.Number && !bulletin.IsDigit(tokens[0].Text[0]) && tokens[1].Text == "、"
}

// addresses reports whether a paragraph is but the list of those whom a notice goes to.
func addresses(clauses []*clause) bool {
	firms := 0
	if t := clauses[0].tokens; len(t) > 0 && (t[0].Text == "各" || t[0].Text == "有关" || t[0].Text == "各有关") {
		return !slices.ContainsFunc(clauses, func(k *clause) bool { return len(k.amounts) > 0 })
	}
	for _, k := range clauses {
		firms += len(k.said[slotCompany])
		if !k.said.only(slotCompany) {
			return false
		}
	}
	return firms > 1
}

// announces reports whether a paragraph only says that something follows, and names nobody and nowhere: 并就有关事项通知如下：.
func announces(clauses []*clause) bool {
	return !slices.ContainsFunc(clauses, func(k *clause) bool {
		return len(k.amounts)+len(k.changes) > 0 || k.guess || k.hidden || k.firm || k.there ||
			len(k.said[slotCompany])+len(k.said[slotRegion])+len(k.said[slotPartner])+len(k.said[slotMaker]) > 0
	})
}

// read reads a clause, and the list that it begins.
func (c *clauseReader) read(list []*clause) {
	k := list[0]
	if k.first {
		c.sentence(k)
	}
	c.semi = c.semi || k.begins == ';'
	if c.before != nil && c.aside && (k.begins == ';' || k.said.has(slotSubject) || k.said.has(slotPartner) || k.said.has(slotDirection)) {
		c.ctx[slotPeriod], c.before = c.before, nil
	}
	c.settle(list)
	for _, one := range list {
		c.unnamed(one)
	}
	c.restart(k)
	if k.guess && c.guess == "" {
		c.guess = k.bad
	}
	c.national = c.national || k.nation
	if k.below {
		c.below = "同比"
	}
	c.basesInTurn(list)
	list[0].respective = list[0].respective || c.sharedAgain(list) || c.inTurn(list)
	if joint(list) {
		c.respectively(list)
	} else {
		for i, one := range list {
			if i > 0 && len(one.amounts) > 0 && !one.own() || i == 0 && (percentsBehind(list) || listBehind(list)) {
				one.spoil("several amounts and no word on what each is of")
			}
			c.clause(one)
		}
	}
}

// sharedAgain reports whether a list of bare figures goes on with what 分别 began: 分别为 12 万吨、11.5 万吨，前两批合计为 24 万吨、23 万吨.
func (c *clauseReader) sharedAgain(list []*clause) bool {
	if len(list) < 2 || len(list) != c.shared || !c.inside {
		return false
	}
	for _, k := range list {
		if k.own() || len(k.amounts) != 1 || len(k.changes) > 0 || k.amounts[0].share != nil || k.amounts[0].role != roleValue {
			return false
		}
	}
	return true
}

// inTurn reports whether a list of percentages alone is of as many figures right before: 27 万吨、25.4 万吨，同比增长 5.9%、4.2%.
func (c *clauseReader) inTurn(list []*clause) bool {
	return c.inside && !c.broken && percentsBehind(list) && !list[0].own() && len(list[0].amounts)+len(list[0].changes) == 1 &&
		(len(c.group) == len(list) || len(c.tail()) == len(list))
}

// percentsBehind reports whether a list begins with a change or a share, and all that follows are bare percentages.
func percentsBehind(list []*clause) bool {
	first := list[0]
	if len(list) < 2 || len(first.changes) == 0 && (len(first.amounts) == 0 || first.amounts[0].share == nil) {
		return false
	}
	for _, k := range list[1:] {
		if k.own() || len(k.amounts) != 1 || k.amounts[0].token == nil || k.amounts[0].token.Unit != "%" || len(k.changes) > 0 {
			return false
		}
	}
	return true
}

// listBehind reports whether bare figures follow that have their unit only from the list.
func listBehind(list []*clause) bool {
	for _, k := range list[1:] {
		if !k.own() && len(k.amounts) > 0 && k.amounts[0].token != nil && k.amounts[0].token.Kind == inList {
			return true
		}
	}
	return false
}

// own reports whether a clause of a list says what its figure is of.
func (k *clause) own() bool {
	return k.said.has(slotSubject) || k.said.has(slotStage) || k.said.has(slotScope) || k.said.has(slotPartner) || k.said.has(slotCompany)
}

// basesInTurn leaves what several changes are against unread: 较第一批的 13.5 万吨、12.7 万吨分别增长 2.2% 和 2.4%.
func (c *clauseReader) basesInTurn(list []*clause) {
	first := list[0]
	if len(list) < 2 || first.respective || len(first.amounts) == 0 || first.amounts[0].role != roleBase {
		return
	}
	for _, k := range list[1:] {
		first.respective = first.respective || k.respective
	}
	if !first.respective {
		return
	}
	cmp := first.amounts[0].cmp
	for i, k := range list {
		kept := k.amounts[:0]
		for _, a := range k.amounts {
			if unitKind(a.token.Unit) == '%' {
				kept = append(kept, a)
			} else {
				c.unread(a.token, "what several changes are against")
			}
		}
		if k.amounts = kept; i > 0 && len(k.changes) > 0 && k.changes[0].cmp.id == "" {
			k.changes[0].cmp = cmp
		}
	}
}

func (k *clause) spoil(why string) {
	if k.bad == "" {
		k.bad = why
	}
}

// joint reports whether the clauses of a list share out figures by position or give one to all.
func joint(list []*clause) bool {
	if !list[0].respective {
		return false
	}
	own := 0
	for _, k := range list {
		if k.said.has(slotSubject) && len(k.said[slotSubject]) == 1 && len(k.amounts) > 0 {
			own++
		}
	}
	return own < len(list) || len(list) == 1
}

// sentence begins a new sentence: of what was said, only the time stays, unless the sentence goes on with 其中 or 累计.
func (c *clauseReader) sentence(k *clause) {
	c.national = c.national && (k.part || k.run)
	c.inside = k.part || k.run || k.same && !k.said.has(slotSubject) && !k.said.has(slotPartner)
	if k.ref {
		c.inside = true
	}
	if !c.inside {
		quoted := market(c.kind) && c.opening // where or whose a price was says nothing of what a new paragraph tells of
		c.ofRegion = c.ofRegion || c.ctx.has(slotRegion) && !quoted && !c.parted
		c.province = (c.province || c.ofRegion && inside(c.ctx[slotRegion])) && (c.home || len(c.regions) < 2)
		c.ofFirm = len(c.ctx[slotCompany]) == 1 && !(quoted && c.firm.name == "") // those that a notice goes to are a list
		c.lastFirm = c.ctx.one(slotCompany)
		c.group, c.recent = nil, nil
	}
	if c.before != nil {
		c.ctx[slotPeriod], c.before = c.before, nil
	}
	c.begun, c.parted = len(c.recent), k.part && !c.ofRegion
	c.maker, c.batches = nil, c.batches && c.inside
	c.year = c.title
	if y := c.yearBefore; y != 0 && k.runsInto(y, c.Month) {
		c.year = y
	}
	c.counted = false
	c.per = ""
	c.shared, c.semi, c.broken, c.stranger, c.timed, c.spanned, c.guess, c.pend = 0, false, false, false, false, false, "", nil
}

// inside reports whether a region lies in the country, so that the whole article may be about it.
func inside(region []filling) bool {
	return len(region) == 1 && region[0].token != nil && !region[0].token.Of("country") && !region[0].token.Of("bloc") && !region[0].token.Of("world")
}

// settle puts the periods of clauses into the year said last.
func (c *clauseReader) settle(list []*clause) {
	for _, k := range list {
		c.batches = (c.batches || k.batches) && !k.said.has(slotBatch)
		c.inWeek(k)
		c.timed = c.timed || k.said.has(slotPeriod) || k.year != nil
		c.spanned = c.spanned || k.year != nil || k.said.has(slotPeriod) && !k.said[slotPeriod][0].period.IsDay()
		if name := indexName(&k.said); k.said.one(slotMeasure) == "measure.index" && !commonIndex(name) {
			c.index = name
		}
		for _, f := range k.said[slotMaker] {
			c.makers[f.name] = true
		}
		if r := k.said[slotRegion]; inside(r) {
			c.region, c.regions[r[0].name] = r[0], true
		} else if k.there && c.region.name == "" {
			k.spoil("a region that is not named")
		}
		for i, f := range k.said[slotPeriod] {
			if f.token == nil {
				continue
			}
			if y := saidYear(f.token); y > 0 {
				if c.year = y; f.period.IsYear() {
					c.yearBefore = y
				}
			}
			if c.otherYear(f) {
				k.spoil("which year " + f.token.Text + " is in, is not plain")
			}
			if f.token.ID == "rel.month.0" && c.otherMonth() && c.times[c.ctx.period()] {
				k.spoil("which month " + f.token.Text + " is, is not plain")
			}
			k.said[slotPeriod][i] = c.dated(f)
		}
		if k.year != nil {
			own := c.ctx.period()
			if c.over && !own.IsMonth() || own.IsZero() {
				own = c.month.period
			}
			if own = inYear(own, k.year, c.Month); own.IsZero() {
				k.spoil("the time " + k.year.Text + ", and no time before")
			} else {
				k.said[slotPeriod] = []filling{{name: own.String(), period: own}}
			}
		}
		for i := range k.amounts {
			if f := k.amounts[i].period; f != nil {
				g := c.dated(*f)
				if own := k.said.period(); f.token != nil && f.token.ID == "rel.month.-1" && own.IsMonth() { // 12 月…从前一个月的 305 吨
					g.period = own.Before()
				}
				k.amounts[i].period = &g
			}
		}
		for i := range k.changes {
			if b := k.changes[i].cmp.base; b != nil && !b.token.Year && c.ctx.has(slotPeriod) {
				b.sameTime(c.ctx.period())
			}
		}
	}
}

// dated settles a period without a year, and a day without a month.
func (c *clauseReader) dated(f filling) filling {
	if f.token != nil && f.token.ID == "day.alone" {
		if own := c.ctx.period(); own.From.Month != 0 && own.From.Month == own.To.Month && f.period.From.Day <= own.From.Month.Days() {
			f.period = bulletin.DayOf(own.From.Month, f.period.From.Day)
		}
		return f
	}
	own := c.ctx.period()
	if f.token != nil && f.token.ID == "rel.month.0" && c.month.period.IsMonth() && c.month.period.From.Month < c.Month {
		f.period = c.month.period // 本月 of a report on a month before
		return f
	}
	if f.token != nil && f.token.ID == "rel.month.0" && c.otherMonth() {
		f.period = own
		return f
	}
	if f.token != nil && !own.IsZero() {
		switch {
		case wholeYear(f.token) && !f.token.Year && c.year == 0:
			return settleYear(f, own.From.Month.Year(), c.Month)
		case f.token.Text == "当月" || f.token.Text == "该月":
			f.period = bulletin.MonthOf(own.To.Month)
			return f
		}
	}
	return settleYear(f, c.year, c.Month)
}

// otherMonth reports whether the paragraph has named an earlier month than the issue's, which 本月 then may be: 7 月份，指数回升。本月平均….
func (c *clauseReader) otherMonth() bool {
	own := c.ctx.period()
	return !c.over && own.IsMonth() && own.From.Month < c.Month && !c.month.period.IsMonth()
}

// coded takes a firm with the code of its share behind it, or one that is said to be the short name of a share, as the firm
// that 公司 stands for. Of several it is none.
func (c *clauseReader) coded() {
	for i := range c.tokens {
		t := &c.tokens[i]
		if t.Class != lexicon.Company || t.Of("agency") || !c.codeAt(i+1) && !(i > 1 && c.tokens[i-1].Text == ":" && c.tokens[i-2].Of("shortname")) {
			continue
		}
		switch {
		case c.listed == "":
			if c.listed = t.ID; c.firm.name == "" {
				c.firm = filling{name: t.ID, printed: t.Text, token: &lexicon.Token{Class: t.Class, ID: t.ID, Kind: t.Kind}}
			}
		case c.listed != t.ID && c.firm.name == c.listed:
			c.firm = filling{}
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
			return len(inside) > 0 && isCode(inside)
		}
		inside = append(inside, &c.tokens[j])
	}
	return false
}
