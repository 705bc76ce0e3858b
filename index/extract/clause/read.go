// Package clause reads the prose of an issue: paragraphs are cut into clauses (cut.go), each clause is parsed whole
// (parse.go, word.go, name.go, time.go, amount.go, note.go), and gives facts only where every word of it fits a slot
// (fact.go, kinds.go, trade.go, quota.go, index.go).
package clause

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// A clauseReader reads the facts of an article's prose, clause by clause.
type clauseReader struct {
	*bulletin.Issue
	listener Listener
	article  int
	para     *bulletin.Paragraph
	room     *lexicon.Room
	tokens   []lexicon.Token
	*workspace

	ctx              frame // what the clauses before said
	kind             bulletin.FactKind
	year             int       // said last in the sentence
	regionOfOne      bool      // the place of the sentence stands beside the goods of one figure
	abroad           []filling // the place of the prices told of last, where it is another country; without a name where it is not said
	wordOfOne        bool      // its word for a price stands beside one figure
	toldDay          filling   // the day told of last
	told             filling   // the month told of last
	yearBefore       int       // the year that a sentence before in the paragraph is of as a whole
	title            int       // the year that the headline names
	inside           bool      // the clause goes on with the sentence that filled ctx
	timed            bool      // the sentence has named a time
	spanned          bool      // and one that is longer than a day
	counted          bool      // the sentence says what its money is counted in
	semi             bool      // a semicolon stands between
	broken           bool      // a clause before was not understood
	shared           int       // so many figures were shared out in the sentence
	stranger         bool      // and it may have named whose or where
	per              string    // /吨, where a price is told as 每吨
	batches          bool      // it is of all batches of a year
	national         bool      // the sentence is of the country
	province         bool      // the article is on a province or a city
	ofRegion, ofFirm bool      // the text before was of a region or a firm, and this sentence names none
	more             bool      // the paragraph before ended in a mark that promises more
	guess            string    // why nothing in the sentence is a fact
	group            []int     // facts that a change without a subject is of
	recent           []int     // facts of the sentence so far, and of those that it goes on with
	parted           bool      // the sentence splits up what the one before gave
	begun            int       // how many of these stand before it
	partFrom         int       // how many stand before its last 其中
	lastYear         int       // said last in the paragraph
	firstYear        int       // the year of the first time in the sentence
	maybe            int       // or one that it names and may only compare with
	line             bool      // a result of a line of business stands before
	pend             []change
	pendOf           *clause // that said them, with the way or kind it takes from before
	below            string  // what （下同） says of every change

	month        filling         // that the headline names, where it is one
	firm         filling         // the firm that 公司 stands for: the one called so, or the one that the headline names
	expects      bool            // the headline is of what may be
	ofList       bool            // the headline is of list prices
	plan         headPlan        // the quotas that it is of
	versus       comparison      // what the sentence says its changes are against
	ofPart       bool            // that is the one of a heading below the headline
	lastFirm     string          // of the text before
	firmAbove    string          // the only one that the paragraph before names
	firmHere     string          // and this one
	firstFirm    *lexicon.Token  // where that one stands first
	somewhere    *lexicon.Token  // the first place or industry that the paragraph names
	firmOfPart   bool            // the firm of the sentence is told of as a part of what stands before it
	total        bulletin.Fact   // the last figure of trade with no partner, and no other goods since in the paragraph
	listed       string          // the firm whose share's code is printed
	day          bulletin.Period // that the headline names
	dayByPrices  bulletin.Period // that its prices show it to be of
	index        string          // the name of the index told of last
	ofIndex      []filling       // the index that the heading of a part names
	makers       map[string]bool // who the article says has found figures
	region       filling         // where 该省 is
	headline     filling         // the goods that the headline names, where they are one
	otherGoods   bool            // the article tells of the trade in others
	over         bool            // the time was said in an earlier paragraph
	mixed        bool            // which told of several times
	timeOfPart   bool            // which began with a part of the one before, and its time: 其中，6 月份…
	batchGoods   string          // what the batch told of last is of
	batchNames   map[string]bool // of the batches told of in the paragraph
	times        map[bulletin.Period]bool
	priceDays    map[bulletin.Period]bool // that the article has told prices of
	timesAbove   map[bulletin.Period]bool // of the paragraph before
	partOfUnread bool                     // the sentence splits up what was not understood
	wholeFirms   []string                 // the whole names of firms that the article has printed
	led          bool                     // the product comes from a clause that is not understood
	single       bool                     // the heading above is of a single month
	above, now   int                      // the first line of the paragraph before, and of this one; 0 behind a heading
	titled       bool                     // the fact's time is the headline's
	held         []filling                // the time to go back to behind a sentence with a clause of another that was not understood
	elsewhen     bool                     // which named it plainly, and it is no day
	outer        []filling                // the time of the sentence, which holds again behind an inner one
	scope        scope                    // how far the inner one reaches
	goesInto     slots                    // what the clause that named it has newly named
	maker        []filling                // 据…数据, of this sentence
	span         bulletin.Period          // or the year or quarter that it says it reports on
	whole        headTime                 // of the headline, while a heading below it names another
	sectioned    bool
	regions      map[string]bool         // parts of the country that the article has told of
	home         bool                    // the headline names one
	homeRegion   filling                 // which that is
	goods        []filling               // the goods of the partners before, where the last has goods of its own
	ofPartner    bool                    // the goods told of last stand beside one partner
	opening      bool                    // the sentence opens its paragraph
	named        frame                   // what the sentence before began with, and printed no figure of: gallium exports
	dealers      []filling               // both sides of the deals that the headline is of
	sumFrom      []filling               // the month to go back to behind what is cumulated
	ytd          bulletin.Period         // the months since January that the article has told of
	till         []filling               // until when the sentence counts: 截至 9 月
	timeOfFirm   bool                    // the time told of last stands beside a firm
	week         []filling               // the days that 本周 stands for
	weekBefore   []filling               // and 上周
	headDay      bulletin.Period         // of the headline
	otherTimes   bool                    // the text has named another time than its own day
	ofPrice      bool                    // of prices
	ofGuide      bool                    // or of guide prices
	noGoods      bool                    // it names no goods
	goodsPara    *bulletin.Paragraph     // where it was
	lastGoods    filling                 // the goods named last
	traded       map[string]filling      // those that were named beside a way of trade
	weekdays     map[int]bulletin.Period // the days that the text has said Monday to Sunday to be
	heads        heads                   // what the headings and the run-in head above give
	form         string                  // of the elements that prices are told of: 氧化*
	goesBack     bool                    // the sentence goes on with the one before
	foreign      bool                    // the headline is of the trade of another country
	headWay      string                  // the only way of trade that it names
	ofQuota      bool                    // it is of quotas
	listOf       string                  // the firm whose list prices a sentence says to follow
	firmReport   bool                    // or begins with the firm whose report the article is
	cameOut      bool                    // the month is the one in which the text came out
	ofParts      bool                    // 其中 stands behind a full stop or a semicolon
	item         bool                    // the paragraph before is one of a list, with its mark
	headPlace    string                  // the country that the headline names last
	itemFirm     string                  // the firm before the colon that the paragraph begins with
	regionBefore string                  // the place of the text before
	yearOver     bool                    // the text was written when the issue's year was over
	months       int                     // 1 where the article names no time but the issue's month, -1 where it does
	sentences    int                     // of the article so far
	lister       string                  // the firm whose list prices a sentence of the paragraph told of
	listIn       int                     // which sentence that was
	listTime     bulletin.Period         // and its time
	setsScene    bool                    // a clause of the sentence has no figure: of whom and what need not be plain
	later        bool                    // the text tells of trade up to the end of the issue's month
	counts       int                     // whence its Han times count: 1 the month behind, -1 the issue's
}

// maxProse is the length in bytes up to which a paragraph is read for facts: three times the longest in a real issue.
const maxProse = 4 << 10

// words is the language that prose is read with.
var words = lexicon.New()

// A Listener looks at the tokens of the headline of each article and of each paragraph, which hold no longer.
type Listener interface {
	HearTitle(tokens []lexicon.Token)
	Hear(p *bulletin.Paragraph, tokens []lexicon.Token)
}

// Read reads the prose of an article into the facts of its issue.
func Read(is *bulletin.Issue, article int, told Listener) {
	c := &clauseReader{
		Issue:      is,
		listener:   told,
		article:    article,
		room:       lexicon.NewRoom(),
		workspace:  workspaces.Get().(*workspace),
		makers:     map[string]bool{},
		batchNames: map[string]bool{},
		traded:     map[string]filling{},
		priceDays:  map[bulletin.Period]bool{},
		regions:    map[string]bool{},
	}
	defer c.room.Free()
	defer c.workspace.free()
	if c.yearOver = tellsOfYearOver(&is.Articles[article], is.Month); c.yearOver {
		c.counts = 1
	}
	title := c.ownQuarters(c.cutIn(is.Articles[article].Title))
	told.HearTitle(title)
	c.titleOf(title)
	if ps := is.Articles[article].Paragraphs; len(ps) > 0 && is.Articles[article].Title == bulletin.Untitled {
		c.foreign = foreignTrade(words.TokensIn(c.room, ps[0].Text, is.Month)) // what it begins with says whose it is
	}
	c.sourceDay()
	for i := range is.Articles[article].Paragraphs {
		p := &is.Articles[article].Paragraphs[i]
		switch {
		case p.Row || p.Caption || p.Repeat:
		case len(p.Text) > maxProse:
			is.Problemf(
				p.First,
				"a paragraph of %d bytes is not read for figures; break it into paragraphs as they are printed",
				len(p.Text),
			)
		default:
			c.paragraph(p)
		}
	}
	c.spotRows()
}

// extremeAhead gives a highest or lowest with its day to the clause behind that prints it: 高点出现在 12 月 3 日，为 170.3 点.
func (k *clause) extremeAhead(next *clause) {
	bare := frame{}
	if next.first || len(k.amounts)+len(k.changes) > 0 || !k.said.has(slotExtreme) || !k.said.has(slotPeriod) ||
		len(next.amounts) != 1 {
		return
	}
	if !next.said.only(slotMeasure) || next.said.has(slotMeasure) && !next.points() {
		return
	}
	next.said, k.said = k.said, bare
	next.spoil(k.bad)
}

// points reports whether a clause prints points, which 报 says of an index and of no price.
func (k *clause) points() bool {
	return len(k.amounts) == 1 && k.said.one(slotMeasure) == "measure.price" && k.amounts[0].token != nil &&
		unitKind(k.amounts[0].token.Unit) == 'p'
}

// spell takes the characters of a paragraph apart.
func (c *clauseReader) spell(p *bulletin.Paragraph) {
	c.para, c.text, c.bytes = p, c.text[:0], c.bytes[:0]
	for i, r := range p.Text {
		c.text, c.bytes = append(c.text, r), append(c.bytes, i)
	}
	c.bytes = append(c.bytes, len(p.Text))
}

func (c *clauseReader) paragraph(p *bulletin.Paragraph) {
	c.spell(p)
	c.tokens = c.undated(listed(numberedGrades(c.ownQuarters(c.fiscal(c.yearEnds(c.cutIn(p.Text)))))))
	clear(c.state)
	c.place.clear()
	c.listener.Hear(p, c.tokens)
	c.shortNames()
	c.shortNames()
	c.noteFirm()
	c.dateline()
	c.noteTimes()
	damaged := c.damaged()
	c.coded()
	c.above, c.now = c.now, p.First
	if p.Heading || strings.HasSuffix(p.Text, "：") || strings.HasSuffix(p.Text, ":") {
		c.form = cmp.Or(formIn(c.tokens), c.form)
	}
	if p.Heading {
		c.now = 0
		c.section()
		c.under(c.heading(damaged))
		c.account()
		return
	}
	clauses := c.cut(damaged)
	if way := c.wayAlone(clauses); way != nil && strings.HasSuffix(p.Text, ":") {
		c.under(way)
	}
	clauses = c.runIn(clauses)
	if c.itemFirm = ""; len(clauses) > 1 && clauses[1].begins == ':' && clauses[0].bad == "" &&
		clauses[0].said.only(slotCompany) {
		c.itemFirm = clauses[0].said.one(slotCompany)
	}
	c.goesOn(clauses)
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
	if c.more && announces(clauses, c.firm.name != "") {
		c.broken, c.stranger = false, false
	}
	c.account()
}

// cut cuts the paragraph into clauses, and parses each.
func (c *clauseReader) cut(damaged map[*lexicon.Token]string) []*clause {
	clauses := fronted(cutClauses(c.tokens, &c.place))
	ranked, than := false, comparison{}
	unitsOn(clauses)
	for i, k := range clauses {
		k.spoilDamaged(damaged)
		k.base = c.Month
		ranked = ranked && !k.first
		k.ranked = ranked && !k.mentions("direction")
		if k.first {
			than = comparison{}
		}
		k.than = than
		k.parse()
		for _, x := range k.changes {
			if x.cmp.id == "cmp.than" {
				than = x.cmp
			}
		}
		if i > 0 && !k.first {
			k.comparedAhead(clauses[i-1])
			k.sizedAgain(clauses[i-1])
		}
		k.byPartner()
		k.inOrder()
		k.mainPartner()
		k.labelled = i > 0 && k.begins == ':' && clauses[i-1].bad != "" && !clauses[i-1].ofOthers()
		k.headed = i > 0 && !k.first && (clauses[i-1].headed || k.begins == ':' && (clauses[i-1].bad != "" || !clauses[i-1].said.only(slotPeriod)))
		k.behindWhen = i > 0 && clauses[i-1].first && !k.first && strings.HasPrefix(clauses[i-1].bad, onlyWhen)
		ranked = ranked || k.ranked
		for _, one := range k.parts {
			one.base = c.Month
			one.parse()
		}
		if i+1 < len(clauses) && !clauses[i+1].first {
			k.next = clauses[i+1]
		}
	}
	apposed(clauses)
	turned(clauses)
	changesBehind(clauses)
	alsoOr(clauses)
	buyersListed(clauses)
	oresAhead(clauses)
	timesBehind(clauses)
	for i := range len(clauses) - 1 {
		clauses[i].extremeAhead(clauses[i+1])
		if k, next := clauses[i], clauses[i+1]; k.now && len(k.amounts) == 0 && !next.first {
			next.now = true
		}
	}
	return clauses
}

// goesOn settles what a paragraph keeps of the one before: all, where that one goes on in it.
func (c *clauseReader) goesOn(clauses []*clause) {
	item := c.isItem()
	c.more, c.item = c.more && (item || !c.item), item // behind the items of a list
	c.over = !c.more
	c.abroad = nil
	c.total, c.yearBefore, c.lastYear = bulletin.Fact{}, 0, 0
	if c.over || c.times == nil {
		c.mixed = len(c.times) > 1 || c.mixed && len(c.times) == 0 || c.timeOfPart
		c.timesAbove, c.times = c.times, c.timesAbove
		if clear(c.times); c.times == nil {
			c.times = map[bulletin.Period]bool{}
		}
	}
	c.timeOfPart = len(clauses) > 0 && clauses[0].part && (clauses[0].said.has(slotPeriod) || clauses[0].next != nil && clauses[0].next.said.has(slotPeriod))
	if len(clauses) > 0 {
		clauses[0].first, clauses[0].carried = !c.more, c.more
		last := clauses[len(clauses)-1]
		c.more = last.open || c.more && last.loose
	}
	c.noteBatches(clauses)
	c.ofFirm = false
	if len(c.regions) > 1 && !c.home && !c.more { // the article goes from one to the other
		c.ctx[slotRegion], c.province = nil, false
	}
	c.ofRegion = c.ofRegion && c.province
}

// isItem reports whether the paragraph is one of a list, with its mark.
func (c *clauseReader) isItem() bool {
	mark, _ := utf8.DecodeRuneInString(c.para.Text)
	return strings.ContainsRune("-*•", mark)
}

// noteBatches notes of which batches a paragraph tells; one behind several goes on with none of them.
func (c *clauseReader) noteBatches(clauses []*clause) {
	if c.over {
		if len(c.batchNames) > 1 {
			c.ctx[slotBatch] = nil
		}
		clear(c.batchNames)
	}
	for _, k := range clauses {
		for _, b := range k.said[slotBatch] {
			c.batchNames[b.name] = true
		}
	}
}

// addresses reports whether a paragraph is but the list of those whom a notice goes to.
func addresses(clauses []*clause) bool {
	firms := 0
	if len(clauses) == 0 { // such as the pages of a paper, cut off from its line
		return false
	}
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
// 公司 names nobody new where the article is of a firm.
func announces(clauses []*clause, ofFirm bool) bool {
	return !slices.ContainsFunc(clauses, func(k *clause) bool {
		return len(k.amounts)+len(k.changes) > 0 || k.guess || k.hidden || k.firm && !ofFirm || k.there ||
			len(k.said[slotCompany])+len(k.said[slotRegion])+len(k.said[slotPartner])+len(k.said[slotMaker]) > 0
	})
}

// read reads a clause, and the list that it begins.
func (c *clauseReader) read(list []*clause) {
	k := list[0]
	if k.first {
		c.setsScene = false
		c.sentences++
		c.sentence(k)
	}
	c.semi = c.semi || k.begins == ';'
	if k.first || k.begins == ';' || k.said.has(slotStage) {
		c.ofParts = k.part && !k.said.has(slotStage)
	}
	for _, one := range list[1:] {
		if strings.HasPrefix(k.bad, onlyWhen) { // last year, when 5,488 kg of germanium and 5,611 kg of gallium were exported
			one.spoil(k.bad)
		}
	}
	c.noteList(k)
	if m(k) == "measure.list" && k.said.has(slotCompany) {
		c.listOf = k.said.one(slotCompany)
	}
	c.behindSum(k)
	c.leaveTime(k)
	c.nextGoods(k)
	c.settle(list)
	for _, one := range list {
		c.unnamed(one)
	}
	c.restart(k)
	c.noteAbroad(k)
	if k.guess && c.guess == "" {
		c.guess = k.bad
	}
	c.national = c.national || k.nation
	c.foreign = c.foreign && !(k.nation && k.said.has(slotDirection) && k.said.has(slotPartner)) // the headline's country is a partner
	if k.below {
		c.below = bulletin.OnYear
	}
	c.partnerPlaced(list[0])
	c.tookIn(list[0])
	for _, one := range list {
		c.givenToo(one)
	}
	c.setsScene = c.setsScene || len(k.amounts)+len(k.changes) == 0 && !k.cause
	passive(list)
	partnersOn(list)
	c.basesInTurn(list)
	basesWithTimes(list)
	changesOn(list)
	list[0].respective = list[0].respective || c.sharedAgain(list) || list[0].each && (percentsBehind(list) || sizesBehind(list)) ||
		c.inTurn(list) || namesInTurn(list) || saidLast(list)
	if joint(list) {
		c.respectively(list)
	} else {
		for i, one := range list {
			if i > 0 && (len(one.amounts) > 0 || one.onlySigned()) && !one.own() && !one.byRegion(list[0]) && !one.onlyBase() && !one.timed(list[0]) || i == 0 &&
				(percentsBehind(list) || sizesBehind(list) || listBehind(list)) {
				one.spoil("several amounts and no word on what each is of")
			}
			c.clause(one)
			c.partsOf(one)
		}
	}
}

func (k *clause) spoil(why string) {
	if k.bad == "" {
		k.bad = why
	}
}

// sentence begins a new sentence: of what was said, only the time stays, unless the sentence goes on with 其中 or 累计.
func (c *clauseReader) sentence(k *clause) {
	c.national = c.national && (k.part || k.run)
	if c.opening {
		c.named = frame{}
	}
	c.inside = k.part || k.run && !c.broken && c.guess == "" && !(c.opening && c.pastHead()) || k.same && !k.said.has(slotSubject) && !k.said.has(slotPartner)
	if k.ref {
		c.inside = true
	}
	c.goesBack = c.inside
	if k.apart || k.sentOut() { // of the total before, and of its partners from here on
		c.byPartnerOf(k)
	}
	c.ranked(k)
	if !c.inside {
		quoted := market(c.kind) && c.opening // where or whose a price was says nothing of what a new paragraph tells of
		c.ofRegion = c.ofRegion || c.ctx.has(slotRegion) && !quoted && !c.parted
		if c.ctx.has(slotRegion) {
			c.regionBefore = c.ctx.one(slotRegion)
		}
		c.province = (c.province || c.ofRegion && inside(c.ctx[slotRegion])) && (c.home || len(c.regions) < 2)
		c.ofFirm = len(c.ctx[slotCompany]) == 1 && !c.firmOfPart &&
			!(quoted && c.firm.name == "") // those that a notice goes to are a list
		c.lastFirm = c.ctx.one(slotCompany)
		if s := c.ctx.one(slotSubject); s != "" && !strings.Contains(s, "稀土") {
			c.ctx[slotBatch] = nil // of tungsten
		}
		c.group, c.recent = nil, nil
	}
	if c.outer != nil {
		if c.scope == scopePart && c.goesInto == 0 && k.said.has(slotPartner) && !k.said.has(slotPeriod) {
			k.spoil(partOrWhole)
		}
		c.outerTime()
	}
	if c.held != nil {
		if c.ctx[slotPeriod], c.held = c.held, nil; c.elsewhen && c.onlyDated() {
			c.ctx[slotPeriod] = nil
		}
	}
	broken := c.broken && k.ref // what that is, was not understood
	c.partOfUnread = c.broken && k.part
	c.partOfTotal(k)
	c.whichTime(k)
	c.partFrom = len(c.recent)
	c.begun, c.parted = len(c.recent), k.part && !c.ofRegion && !c.ctx.has(slotRegion)
	c.maker, c.batches = nil, c.batches && c.inside
	c.year, c.firstYear = c.title, 0
	if y := c.yearBefore; y != 0 && k.runsInto(y, c.Month) {
		c.year = y
	}
	c.counted, c.led, c.line = false, false, false
	c.per, c.goods, c.versus = "", nil, comparison{}
	c.shared, c.semi, c.broken, c.stranger, c.timed, c.spanned, c.guess, c.pend = 0, false, broken, false, false, false, "", nil
}

// pastHead reports whether the paragraph before told of other goods than those of the headline, which a sum at the
// beginning of the next may be of: 稀土进口情况. …稀土金属矿进口 2980 吨。/ 累计进口 3.76 万吨.
func (c *clauseReader) pastHead() bool {
	s := c.ctx.one(slotSubject)
	return c.headline.name != "" && s != "" && s != c.headline.name && c.kind == bulletin.TradeFact
}

// inside reports whether a region lies in the country, so that the whole article may be about it.
func inside(region []filling) bool {
	return len(region) == 1 && region[0].token != nil && !region[0].token.Of("country") && !region[0].token.Of("bloc") &&
		!region[0].token.Of("world")
}
