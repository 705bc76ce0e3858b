package clause

import (
	"slices"
	"strings"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// priceFact reads a price. The mean of a period is named by the period.
func (c *clauseReader) priceFact(k *clause, f *frame, a *amount, x *bulletin.Fact) string {
	c.begin(k, a, x, bulletin.PriceFact)
	if x.Subject == "" || bare(f) {
		return "no product is named"
	}
	if unitKind(a.token.Unit) != '/' {
		return "a price without a weight"
	}
	if !f.has(slotMeasure) && !(k.said.has(slotSubject) && x.Period.IsDay() && x.Company == "" && x.Direction == "" && !c.broken) {
		return "no word says what price it is"
	}
	x.Measure = priceMeasure(f.one(slotMeasure), x.Period)
	if why := c.meanFits(f.one(slotMeasure), x); why != "" {
		return why
	}
	asked := x.Measure == bulletin.ListPrice || x.Measure == bulletin.RelatedDeal || x.Measure == "交易价"
	if asked && x.Company == "" && c.firm.name != "" && (!c.ofFirm && !c.broken || c.ofFirm && c.lastFirm == c.firm.name) {
		x.Company = c.firm.name // the headline's
	}
	switch {
	case x.Period.IsZero() && !asked, (c.titled || c.over && !x.Period.IsDay()) && (x.Measure == bulletin.PlainPrice || x.Measure == "现货价"):
		return "no time is named"
	case x.Partner != "" || x.Direction != "":
		return "a price beside words of trade"
	case k.said.has(slotExtreme):
		x.Measure = f.one(slotExtreme)
		return "a highest or lowest price"
	case asked && x.Company == "" && c.whose(k, x):
		return "whose price it is is not plain"
	}
	return ""
}

func bare(f *frame) bool {
	t := f[slotSubject][0].token
	return t != nil && t.Class.String() == "element"
}

func priceMeasure(id string, p bulletin.Period) string {
	if name := lexicon.PriceMeasures[id]; name != "" {
		return name
	}
	switch id {
	case "measure.week", "measure.day", "measure.month", "measure.quarter", "measure.year":
		return lexicon.MeanMeasures[id]
	case "measure.mean":
		return meanOf(p)
	}
	return bulletin.PlainPrice
}

// meanFits says why a mean is not of the time that it stands beside.
func (c *clauseReader) meanFits(id string, x *bulletin.Fact) string {
	switch want := lexicon.MeanMeasures[id]; {
	case want != "" && !x.Period.IsZero() && meanOf(x.Period) != want:
		return "a mean of another length than its time"
	case id == "measure.mean" && x.Period.IsDay() && !c.timed && x.Period != c.day:
		return "a mean, and the time before is a day"
	}
	return ""
}

func meanOf(p bulletin.Period) string {
	switch {
	case p.IsDay():
		return bulletin.DayMean
	case p.From.Day > 0 && weekLong(p):
		return bulletin.WeekMean
	case p.IsMonth():
		return bulletin.MonthMean
	case p.IsQuarter():
		return bulletin.QuarterMean
	case p.IsYear():
		return bulletin.YearMean
	case p.From.Day == 0 && p.Months() == 6 && p.From.Month.Month()%6 == 1:
		return bulletin.HalfMean
	}
	return bulletin.SpanMean
}

// weekLong reports whether days are those of a week, or its working days.
func weekLong(p bulletin.Period) bool {
	days := p.To.Day - p.From.Day + 1
	if p.To.Month == p.From.Month+1 {
		days += p.From.Month.Days()
	}
	return days >= 4 && days <= 7
}

// tradeFact reads a figure of foreign trade.
func (c *clauseReader) tradeFact(k *clause, f *frame, a *amount, x *bulletin.Fact) string {
	c.begin(k, a, x, bulletin.TradeFact)
	own := k.said.one(slotMeasure)
	if lasts(a.token) || a.token.Unit == "年" {
		return "a length of time"
	}
	switch unitKind(a.token.Unit) {
	case 't', '#':
		x.Measure = bulletin.Quantity
		if own != "" && own != "measure.quantity" {
			return "the unit does not fit the word " + own
		}
	case '$':
		x.Measure = bulletin.Money
		if own != "" && own != "measure.value" {
			return "the unit does not fit the word " + own
		}
	case '/':
		x.Measure = bulletin.UnitPrice
		if own != "" && !priceWord(own) {
			return "the unit does not fit the word " + own
		}
	default:
		return "no unit that trade is counted in"
	}
	c.placed(k, f, x)
	if x.Subject == "" {
		c.goodsBefore(k, x)
	}
	if x.Subject == "" && x.Measure == bulletin.Quantity {
		c.titleGoods(x)
	}
	if x.Subject == "" {
		if x.Measure != bulletin.Money || x.Partner == "" && x.Region == "" && !k.nation && x.Direction != "进出口" && !c.ofTotal() {
			return "no goods are named"
		}
		x.Subject, x.Printed = "货物贸易", ""
	}
	if c.whose(k, x) {
		return "whose trade it is is not plain"
	}
	if x.Partner != "" && !k.said.has(slotPartner) && !k.said.has(slotRegion) && k.inAll() && c.measuredSo(x) {
		return "a total, and the partner was named before"
	}
	if k.said.has(slotKind) || f.has(slotStage) || f.has(slotScope) || k.said.has(slotExtreme) {
		return "words of another kind stand beside those of trade"
	}
	return needPeriod(x)
}

// measuredSo reports whether the figure before is of the same measure, so that a total is not of the same trade.
func (c *clauseReader) measuredSo(x *bulletin.Fact) bool {
	return len(c.recent) == 0 || c.Facts[c.recent[len(c.recent)-1]].Measure == x.Measure
}

// inAll reports whether a clause speaks of all: 总量, 总额.
func (k *clause) inAll() bool {
	for _, t := range k.tokens {
		if strings.HasPrefix(t.Text, "总") || strings.HasSuffix(t.Text, "总量") {
			return true
		}
	}
	return false
}

// whose reports whether a figure names nobody whose it is where the text before tells of somebody.
func (c *clauseReader) whose(k *clause, x *bulletin.Fact) bool {
	firm := c.ofFirm && x.Kind != bulletin.TradeFact
	region := c.ofRegion && x.Kind != bulletin.QuotaFact
	if x.Kind == bulletin.QuotaFact && k.said.has(slotBatch) && k.said.has(slotStage) && k.said.has(slotKind) && strings.HasPrefix(k.said[slotKind][0].printed, "总量控制") {
		return firm && x.Company == "" // the plan's own, whoever tells of it
	}
	if x.Kind == bulletin.QuotaFact && c.opening && c.timed && !c.stranger && k.said.has(slotStage) && k.said.has(slotKind) && c.ofPlan() {
		return false // a new paragraph, which says all but whose, in an article on the plan
	}
	return (region || firm || c.broken) && x.Region == "" && x.Company == "" && !k.nation && !c.national
}

// ofPlan reports whether the article has told of the nation's own quota.
func (c *clauseReader) ofPlan() bool {
	for i := len(c.Facts) - 1; i >= 0 && c.Facts[i].Cite.Article == c.article; i-- {
		if f := &c.Facts[i]; f.Kind == bulletin.QuotaFact && f.Company == "" && f.Region == "" && !f.Table {
			return c.firm.name == ""
		}
	}
	return false
}

// goodsBefore takes the goods of the total that the sentence before told of, where this one says how much of it went to one
// partner: 出口稀土永磁体 2.6 万吨。对德国出口 4310 吨.
func (c *clauseReader) goodsBefore(k *clause, x *bulletin.Fact) {
	t := c.total
	if k.said.has(slotPartner) && k.said.has(slotDirection) && x.Measure == bulletin.Quantity && !c.opening &&
		t.Direction == x.Direction && t.Region == x.Region && t.Measure == x.Measure {
		x.Subject, x.Printed = t.Subject, t.Printed
	}
}

// titleGoods takes the goods that the headline names where it names one alone and the article has told of no other.
func (c *clauseReader) titleGoods(x *bulletin.Fact) {
	for i := len(c.Facts) - 1; i >= 0 && c.Facts[i].Cite.Article == c.article; i-- {
		if f := &c.Facts[i]; f.Kind == bulletin.TradeFact && f.Subject != c.headline.name {
			return
		}
	}
	x.Subject, x.Printed = c.headline.name, c.headline.printed
}

func needPeriod(x *bulletin.Fact) string {
	if x.Period.IsZero() {
		return "no time is named"
	}
	return ""
}

// placed takes a country that a clause without a direction of its own names for the partner: 出口 5473 吨，其中德国 1025 吨.
func (c *clauseReader) placed(k *clause, f *frame, x *bulletin.Fact) {
	if !k.said.has(slotRegion) || k.said.has(slotDirection) || x.Partner != "" || len(f[slotRegion]) != 1 {
		return
	}
	if t := f[slotRegion][0].token; t.Of("country") || t.Of("bloc") {
		x.Partner, x.Region = x.Region, ""
	}
}

// shareFact reads 占…的15.8%.
func (c *clauseReader) shareFact(k *clause, f *frame, a *amount, x *bulletin.Fact) string {
	if unitKind(a.token.Unit) != '%' {
		return "a share that is not in per cent"
	}
	x.Kind, x.Measure, x.Scope = bulletin.TradeFact, bulletin.ShareOf, a.share.of
	c.shareOf(k, f, a.share, x)
	if a.share.dir != "" && x.Direction != "" && a.share.dir != x.Direction {
		return "a share of another direction"
	}
	switch {
	case k.sum:
		return "a share of a sum"
	case f.one(slotKind) != "":
		x.Kind = kinds[f.one(slotKind)]
	case x.Direction == "":
		return "nothing says what it is a share of"
	}
	if x.Kind == bulletin.TradeFact {
		c.placed(k, f, x)
	}
	if p := a.share.period; p != nil && !k.said.has(slotPeriod) {
		x.Period = c.dated(*p).period
	}
	if x.Subject == "" {
		x.Subject = "货物贸易"
		if x.Partner == "" {
			return "nothing says whose share it is"
		}
	}
	if lastingKind(x.Kind) && !k.said.has(slotPeriod) && a.share.period == nil {
		x.Period = bulletin.Period{}
		return ""
	}
	return needPeriod(x)
}

// shareOf takes goods and direction out of what it is a share of where the clause has none: 德国占稀土磁铁出口总量的 20.4%.
func (c *clauseReader) shareOf(k *clause, f *frame, s *share, x *bulletin.Fact) {
	if x.Direction == "" && s.dir != "" && !f.has(slotDirection) {
		x.Direction = s.dir
		c.ctx[slotDirection] = []filling{{name: s.dir, printed: s.dir}}
	}
	if x.Subject == "" && s.goods != nil && !f.has(slotSubject) {
		x.Subject, x.Printed = s.goods.name, s.goods.printed
		c.ctx[slotSubject] = []filling{*s.goods}
	}
}

// indexFact reads a price index. The bulletin's own has no maker; any other has the one named, or the article's source.
func (c *clauseReader) indexFact(k *clause, f *frame, a *amount, x *bulletin.Fact) string {
	c.begin(k, a, x, bulletin.IndexFact)
	if x.Printed = indexName(f); commonIndex(x.Printed) && c.index != "" {
		x.Printed = c.index
	}
	if x.Maker == "" {
		x.Maker = c.makerOf(x.Printed)
	}
	x.Subject = x.Printed
	if x.Maker == association {
		if len(c.makers) < 2 || !k.said.has(slotMaker) { // beside another's it is told apart
			x.Maker = ""
		}
		if !partIndex(f) {
			x.Subject = bulletin.PriceIndex
		}
	}
	x.Measure = bulletin.IndexValue
	switch f.one(slotExtreme) {
	case "measure.high":
		x.Measure = bulletin.IndexHigh
	case "measure.low":
		x.Measure = bulletin.IndexLow
	}
	own := k.said[slotMeasure]
	switch {
	case len(own) > 0 && own[0].name == "measure.spread" && (strings.HasPrefix(own[0].printed, "高低") || unitKind(a.token.Unit) != '%'):
		x.Measure = "高低差"
	case len(own) > 0 && own[0].name == "measure.spread":
		x.Measure = "波动幅度"
	case k.mean:
		x.Measure = bulletin.IndexMean
	}
	if x.Unit == "" {
		x.Unit = "点"
	}
	if x.Measure == bulletin.IndexMean && x.Period.IsDay() && !c.timed {
		return "a mean, and the time before is a day"
	}
	if (x.Measure == "高低差" || x.Measure == "波动幅度") && x.Period.IsDay() {
		return "a spread, and the time before is a day"
	}
	if x.Company != "" || x.Region != "" || x.Direction != "" {
		return "words of another kind stand beside an index"
	}
	return needPeriod(x)
}

// association makes the bulletin's own index.
const association = "中国稀土行业协会"

// partIndex reports whether an index is of some goods alone: 镨钕分项指数.
func partIndex(f *frame) bool {
	s := f[slotSubject]
	return strings.Contains(indexName(f), "分项") || len(s) == 1 && !general(s[0].name) && s[0].name != bulletin.PriceIndex
}

// indexName is the index as its clause names it.
func indexName(f *frame) string {
	name := ""
	for _, m := range f[slotMeasure] {
		if m.name == "measure.index" {
			name = m.printed
		}
	}
	if len(f[slotSubject]) == 1 && strings.HasSuffix(f[slotSubject][0].printed, name) {
		return f[slotSubject][0].printed
	}
	if len(f[slotSubject]) == 1 && !strings.HasPrefix(name, f[slotSubject][0].printed) {
		return f[slotSubject][0].printed + name
	}
	return name
}

// makerOf gives who has made an index that its sentence tells of no maker: the only one whose figures the article has, where
// the index goes by no name of its own, else the article's source.
func (c *clauseReader) makerOf(name string) string {
	plain := commonIndex(name) || name == bulletin.PriceIndex || name == "稀土指数"
	if plain && len(c.makers) == 1 {
		for maker := range c.makers {
			return maker
		}
	}
	source := c.Articles[c.article].Source
	if plain && slices.Contains(strings.Split(source, "、"), association) && !strings.Contains(source, "交易所") {
		return association
	}
	return source
}

// commonIndex reports whether a name could be any index's.
func commonIndex(name string) bool { return name == "" || name == "指数" || name == "价格指数" }

// quotaFact reads a figure of the plan.
func (c *clauseReader) quotaFact(k *clause, f *frame, a *amount, x *bulletin.Fact) string {
	c.begin(k, a, x, bulletin.QuotaFact)
	x.Batch = f.one(slotBatch)
	if unitKind(a.token.Unit) != 't' {
		return "a quota that is not by weight"
	}
	switch f.one(slotStage) {
	case "stage.mining":
		x.Measure = bulletin.Mining
	case "stage.separation":
		x.Measure = bulletin.Separation
	default:
		return "nothing says whether to mine or to separate"
	}
	x.Scope = ore(f)
	if x.Subject == "" || x.Subject == "稀土金属矿" {
		x.Subject, x.Printed = "稀土", ""
	}
	if x.Direction != "" || x.Partner != "" {
		return "words of trade stand beside those of a quota"
	}
	if !x.Period.IsZero() {
		x.Period = bulletin.YearOf(x.Period.From.Month.Year())
	}
	if c.whose(k, x) {
		return "whose quota it is is not plain"
	}
	return needPeriod(x)
}

// ofOre are goods that beside words of a quota are a kind of ore.
var ofOre = map[string]string{"轻稀土": "轻稀土", "重稀土": "重稀土", "中重稀土": "中重稀土"}

var ores = map[string]string{"ore.rock": "岩矿型", "ore.ion": "离子型", "ore.light": "轻稀土", "ore.heavy": "中重稀土"}

// ore gives the kind of ore.
func ore(f *frame) string {
	name := f.one(slotScope)
	if o, ok := ores[name]; ok {
		return o
	}
	return name
}

// otherFact reads output, stock, capacity, demand, reserves, sales and results.
func (c *clauseReader) otherFact(k *clause, f *frame, a *amount, x *bulletin.Fact) string {
	c.begin(k, a, x, kinds[f.one(slotKind)])
	u := unitKind(a.token.Unit)
	if x.Kind == "" {
		return "a figure of " + f[slotKind][0].printed
	}
	if x.Measure = f[slotKind][0].printed; !strings.HasSuffix(x.Measure, "量") && made[x.Kind] != "" { // 生产稀土精矿
		x.Measure = made[x.Kind]
	}
	if ofIndustry(f) {
		x.Scope = f.one(slotScope)
	}
	if x.Kind == bulletin.CompanyFact {
		if u != '$' || x.Company == "" && x.Scope == "" {
			return "a result without a firm or an amount of money"
		}
		x.Subject = x.Measure
		return needPeriod(x)
	}
	if lastingKind(x.Kind) && !k.said.has(slotPeriod) {
		x.Period = bulletin.Period{}
	}
	if x.Kind == bulletin.StockFact && until(f) { // 截至 12 月底
		x.Period = bulletin.DayOf(x.Period.To.Month, x.Period.To.Month.Days())
	}
	switch {
	case c.whose(k, x):
		return "whose it is is not plain"
	case u != 't' && u != 'y' && !(u == '#' && countable(a.token.Unit)):
		return "the unit does not fit the word " + x.Measure
	case x.Subject == "":
		return "no goods are named"
	case x.Direction != "" || x.Partner != "":
		return "words of trade stand beside " + x.Measure
	case lastingKind(x.Kind):
		return ""
	}
	return needPeriod(x)
}

// made names what verbs tell of.
var made = map[bulletin.FactKind]string{bulletin.OutputFact: "产量", bulletin.SalesFact: "销量"}

// lastingKind reports whether figures of a kind need no time, and take none from before.
func lastingKind(k bulletin.FactKind) bool {
	return k == bulletin.CapacityFact || k == bulletin.ReserveFact
}

// ofIndustry reports whether figures are those of an industry, or of the larger firms in it.
func ofIndustry(f *frame) bool {
	s := f[slotScope]
	return len(s) == 1 && s[0].token != nil && (s[0].token.Of("firmsize") || s[0].token.Of("industry"))
}

// countable reports whether goods are counted in a unit: 辆, 台.
func countable(unit string) bool {
	return unit == "辆" || unit == "台" || unit == "套" || unit == "部"
}

// until reports whether a frame's time is named by its end alone: 截至 9 月末.
func until(f *frame) bool {
	p := f[slotPeriod]
	return len(p) == 1 && p[0].token != nil && p[0].token.ID == "until" && !p[0].period.IsDay() && p[0].period.From.Day == 0
}
