package intent

import (
	"slices"
	"strings"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// follow reads a question as going on with the one before: tokens that make no whole question replace its slots. It
// gives nil where the question is a whole one, or has nothing to go on with.
func follow(q *question, s *slots, after *Query) *Query {
	switch {
	case q.asksSource() || after.Source == Facts && q.asksWho():
		f := *after
		f.Source, f.Wants = Cite, nil
		return &f
	case q.only("lang"):
		f := *after
		f.English = q.has("lang.english")
		return &f
	}
	figures := after
	if after.Source == Prose && after.Figures != nil {
		figures = after.Figures
	}
	if figures.Source == Facts {
		if f := followFacts(q, s, figures); f != nil && (figures == after || f.Filled) {
			if q.ofArticle(after) {
				return q.articleFirst(s, after, f)
			}
			return f
		}
	}
	if o := q.otherArticle(after); o != nil {
		return o
	}
	if o := q.amongRows(after); o != nil {
		return o
	}
	for _, f := range []frame{listingFrame, fieldFrame, rowsFrame} {
		if c := f(q, s); c != nil && c.stands(q) {
			if after.ofOneArticle() && q.ofNothing(c) {
				c.account(q)
				return q.articleFirst(s, after, &c.Query)
			}
			return nil // which takes the query before into account itself
		}
	}
	if after.Focus == nil {
		return nil
	}
	return q.followProse(s, after)
}

// asksWho reports whether a question only asks who says so: of figures that is their source.
func (q *question) asksWho() bool {
	return q.has("ask.who") && !slices.ContainsFunc(q.tokens, func(t lexicon.Token) bool {
		return !silent(&t) && !t.Of("ask") && !t.Of("say") && !t.Of("light")
	})
}

// only reports whether a question has words of some concepts and else nothing that says anything.
func (q *question) only(ids ...string) bool {
	if !q.has(ids...) {
		return false
	}
	for i := range q.tokens {
		t := &q.tokens[i]
		is := slices.ContainsFunc(ids, func(id string) bool { return t.Is(id) })
		if !is && !silent(t) && !t.Of("ask") && !t.Of("object") && !t.Is("attr.publish") && !t.Of("light") &&
			!t.Is("attr.on") {
			return false
		}
	}
	return true
}

// whole reports whether a question can be answered without the one before.
func (q *question) whole(s *slots) bool {
	for _, f := range frames {
		if c := f(q, s); c != nil && c.stands(q) && (c.explicit || c.Source != Facts || len(s.products)+
			len(s.elements) > 0) {
			return true
		}
	}
	return false
}

// kinds are the frames by the kind of fact that they look for.
var kinds = map[bulletin.FactKind]frame{bulletin.PriceFact: priceFrame, bulletin.TradeFact: tradeFrame,
	bulletin.QuotaFact: quotaFrame, bulletin.IndexFact: indexFrame}

// commands are the words that a question may begin with, by the kind of fact that they ask for.
var commands = map[string]bulletin.FactKind{"price": bulletin.PriceFact, "trade": bulletin.TradeFact,
	"quota": bulletin.QuotaFact, "index": bulletin.IndexFact}

// followFacts takes the slots that a follow-up fills, and the others from the query before.
func followFacts(q *question, s *slots, after *Query) *Query {
	if q.standsAlone(s, after) {
		return nil
	}
	after = q.ranking(s, q.onTheOne(s, after))
	after = after.asTold()
	for _, read := range []func(*question, *Query) *Query{(*question).inPercent, (*question).restOfShares} {
		if f := read(q, after); f != nil {
			return f
		}
	}
	loose := q.goesOn(after)
	if loose.lacksSet(after) {
		return &Query{Source: None, Reason: Unclear, Text: q.text, Then: []Op{{Name: Sum}}}
	}
	after = after.measuredAs(loose.set)
	ls := loose.fill()
	loose.point(ls, after)
	f := kinds[after.Kind]
	if f == nil {
		f = otherFrame
	}
	c := loose.filled(f, ls)
	// 出口呢, of the product whose price was asked
	if c == nil && after.Kind == bulletin.PriceFact && len(ls.directions) > 0 {
		if c = loose.filled(tradeFrame, ls); c != nil {
			before := *after
			before.Kind, before.Where, before.Then = bulletin.TradeFact, onlyDim(after.Where, Subject), nil
			after = &before
		}
	}
	if c == nil {
		return nil
	}
	if loose.asksExtreme(after) {
		i := q.find("measure.high", "measure.low")
		c.Then, c.Refused = nil, append(c.Refused, q.asked(i))
	}
	if q.has("ask.how") && len(q.moveWords()) > 0 { // 怎么跌了
		c.want(Why)
	}
	if loose.asksPercentOf(after) {
		c.want(ChangeWant)
	}
	loose.inYuan(c, after)
	loose.besideWay(c, after)
	loose.besideExtreme(c, after)
	loose.besideMean(c, after)
	ones := loose.movedOnes(c, after)
	m := loose.merged(&c.Query, after)
	m.plainYuan()
	loose.timesApart(c, m, after)
	loose.pointsApart(m, after)
	if ones {
		m.among(after.List)
	}
	if len(loose.set) > 0 && loose.counted == 0 && m.Ranks() && !after.lastOfRows() {
		m.Amid = m.Kind == bulletin.PriceFact && !q.saysAmong()
	}
	m.Filled = len(c.Where)+len(c.Times)+len(c.Against)+len(c.Then) > 0 || c.Has(ChangeWant)
	m.English = q.english || after.English && !bulletin.HasHan(q.text)
	return m
}

// onTheOne is the query before held to the one row that it chose, where what is asked next is of it: 它一克多少钱, behind
// 最贵的是谁.
func (q *question) onTheOne(s *slots, after *Query) *Query {
	if after.One == nil || !q.asksOfOne(s) {
		return after
	}
	one := *after
	one.Where = append(slices.DeleteFunc(slices.Clone(after.Where), func(c Cond) bool {
		return c.Dim == after.One.Dim || c.Dim == Group || c.Dim == Form || c.Dim == Tabled
	}), Cond{Dim: after.One.Dim, Values: []string{after.One.Value}})
	one.Then = slices.DeleteFunc(slices.Clone(after.Then),
		func(o Op) bool { return o.Name != Convert && o.Name != Times })
	one.Rows, one.Ranked = nil, after
	return &one
}

// ranking is the ranking that the one before was chosen by, where another place in it is asked for.
func (q *question) ranking(s *slots, after *Query) *Query {
	end := after.Kind != bulletin.PriceFact && q.has("op.most") && len(q.moveWords()) == 0 // 最小的那个呢, of partners
	if after.Ranked == nil || after.Ranks() || len(after.Rows) > 1 || s.named() > 0 ||
		!q.has("op.second", "op.last", "ord") && !end {
		return after
	}
	return after.Ranked
}

// asksOfOne reports whether a question asks something of what was chosen, and chooses nothing itself.
func (q *question) asksOfOne(s *slots) bool {
	if slices.ContainsFunc(q.tokens, func(t lexicon.Token) bool { return isName(&t) }) || len(s.bounds) > 0 ||
		len(q.exclusions) > 0 || q.anyMoved() ||
		q.saysRank() && len(q.moveWords()) == 0 ||
		q.has("op.list", "op.count", "ask.which", "ask.who", "obj.product", "op.rank", "op.rankasc", "op.second",
			"op.first", "ord", "front", "op.last", "op.most") ||
		q.has("op.maxdown", "op.maxup", "op.mindown", "op.minup") {
		return false
	}
	return len(s.amounts)+len(s.units)+len(s.compares)+len(s.moves) > 0 ||
		q.has("ref.it", "ref.that", "ref.there", "ask.price", "ask.what", "ask.why", "measure")
}

// anyMoved reports whether it is asked if there are any that moved: 涨的有吗.
func (q *question) anyMoved() bool {
	return q.has("ask.whether") && slices.ContainsFunc(q.moveWords(), func(i int) bool { return q.at(i + 1).Is("link.of") })
}

// filled gives the reading of a follow-up by a frame, nil where it leaves anything over or fills no slot.
func (q *question) filled(f frame, s *slots) *candidate {
	c := f(q, s)
	if c == nil {
		return nil
	}
	c.claimWords(q, "op.same", "say", "light")
	if q.before.Op(Times) != nil { // 同样的量
		c.claimWords(q, "measure.quantity")
	}
	if c.Kind != bulletin.PriceFact && (c.Op(Times) != nil || c.Op(Divide) != nil ||
		c.Op(Convert) != nil && strings.Contains(c.Op(Convert).Unit, "/") &&
			!slices.Contains(append(c.Cond(Measure), q.before.Cond(Measure)...), bulletin.UnitPrice)) {
		return nil // which are of prices
	}
	if q.before.Kind != bulletin.PriceFact && q.has("op.buy") && q.has("ask.when", "ask.who") {
		return nil // 哪个月买的: that is told in words
	}
	if q.has("op.count") && q.asksWeight() {
		return nil // 一共走了多少吨货 counts no products
	}
	known, unknown := c.lost(q)
	if known > 0 || unknown > 0 && !q.has("qual.forecast", "qual.advice") ||
		c.Kind != bulletin.PriceFact && c.ranksOne(q) {
		return nil
	}
	if q.has("op.sum") && len(c.Then) == 0 { // 一共多少, of what is bought
		for _, o := range q.before.Then {
			if o.Name == Times {
				c.Then = append(c.Then, o)
			}
		}
	}
	c.account(q)
	if !c.says(q) && len(c.Refused) == 0 {
		return nil
	}
	return c
}

// asksExtreme reports whether the highest or lowest price of the one product before is asked for, in one month: it has
// but its mean.
func (q *question) asksExtreme(after *Query) bool {
	if after.Kind != bulletin.PriceFact || len(after.Cond(Subject)) != 1 || len(after.Times) > 1 || q.every {
		return false
	}
	return q.has("measure.high", "measure.low") && !q.has("ask.which", "ask.who", "ask.when", "op.list",
		"obj.product") && !slices.ContainsFunc(q.tokens, func(t lexicon.Token) bool {
		return isName(&t) || t.Class == lexicon.PeriodOf && t.Period.Months() > 1
	})
}

// onlyDim lists the conditions of one dimension.
func onlyDim(where []Cond, d Dim) (out []Cond) {
	for _, c := range where {
		if c.Dim == d {
			out = append(out, c)
		}
	}
	return out
}

// standsAlone reports whether a question is a whole one of facts: it says what it is of, and of which kind.
func (q *question) standsAlone(s *slots, after *Query) bool {
	// 比金属铽便宜多少
	if q.namesOnlyBehind() && s.named() == 1 && q.has(comparing...) && !q.has("op.list", "op.count", "ask.which") {
		return false
	}
	// 卖给韩国多少
	if share := q.has("measure.share"); after.ofGoods() && (share || len(after.Cond(Partner))+len(s.measures) == 0) && len(s.partners) > 0 &&
		len(in(s.goods))+len(s.all)+len(s.enterprises) == 0 && q.at(0).Class != lexicon.PeriodOf {
		return false
	}
	if after.Kind == bulletin.TradeFact && q.has("measure.share") && len(s.all) > 0 && s.named() == 0 { // 占外贸总值多少
		return false
	}
	if q.at(0).Is("op.plus") && after.Op(Times) != nil && len(s.amounts) > 0 { // 再加2公斤氧化铽
		return false
	}
	if len(q.exclusions) > 0 && after.Op(Within) != nil && q.onlyExcludes() { // 除了氧化镧呢
		return false
	}
	if k := commands[q.hint]; k != "" && k != after.Kind { // index on November 15
		return true
	}
	for _, f := range frames {
		c := f(q, s)
		if c == nil || !c.stands(q) || c.Source == Talk {
			continue
		}
		if c.Source != Facts {
			return c.needs > 0 && len(s.times) == 0
		}
		subject := len(c.Cond(Subject))+len(c.Cond(Group)) > 0
		open := !subject && len(c.Cond(Partner))+len(c.Cond(Company)) == 0 && len(s.all) == 0
		if open && q.has("attr.every") && q.saysAll(c) && !c.reckons() { // 全部价格, behind the price of one
			return true
		}
		if open && !q.has("obj.product") && len(s.goods) == 0 && !q.has("measure.index", "kind.quota") {
			continue
		}
		if q.before == nil && q.leans() || c.ofFirmBefore(after) {
			continue
		}
		if names := after.Kind == bulletin.TradeFact && q.onlySlots(); c.Kind != after.Kind &&
			(c.explicit || c.Kind == bulletin.PriceFact && subject && !names) {
			return true
		}
		if c.Kind == after.Kind && c.explicit && (subject || len(c.Cond(Partner)) > 0 &&
			len(c.Cond(Direction))+len(c.Cond(Measure)) > 0 || len(c.Then) > 0 && len(s.products)+len(s.goods) > 0) {
			return true
		}
	}
	return false
}

// ofFirmBefore reports whether a reading asks for a result of no firm, where one was spoken of: 净利润呢, behind its
// turnover.
func (c *candidate) ofFirmBefore(after *Query) bool {
	return c.Kind == bulletin.CompanyFact && after.Kind == bulletin.CompanyFact && len(c.Cond(Company)) == 0 &&
		len(after.Cond(Company)) > 0
}

// ofGoods reports whether a query is for the trade in one kind of goods.
func (q *Query) ofGoods() bool {
	s := q.Cond(Subject)
	return q.Kind == bulletin.TradeFact && len(s) == 1 && lexicon.KindOf(s[0]) != "trade"
}

// onlyExcludes reports whether a question keeps something out and says nothing else.
func (q *question) onlyExcludes() bool {
	for i := range q.tokens {
		if t := &q.tokens[i]; !q.excluded(i) && !q.excludes(i) && !silent(t) && !t.Is("op.rest") && !t.Of("ask") {
			return false
		}
	}
	return true
}

// says reports whether a follow-up fills any slot.
func (c *candidate) says(q *question) bool {
	return len(c.Where)+len(c.Times)+len(c.Against)+len(c.Wants)+len(c.Then)+len(q.picked) > 0 ||
		q.has("compare", "move", "ask.price", "measure") || q.asksPercentOf(q.before) ||
		len(q.before.Cond(Currency)) > 0 && q.namesYuan()
}

// asksPercentOf reports whether a follow-up only asks for a movement that was told before in per cent: 百分之多少.
func (q *question) asksPercentOf(after *Query) bool {
	return after.Has(ChangeWant) && q.asksPercent() && q.only("ask.what")
}

// ranksOne reports whether a ranking is asked for where but one row was spoken of.
func (c *candidate) ranksOne(q *question) bool {
	return c.Ranks() && len(c.Where)+len(c.Times) == 0 && len(q.before.Rows) < 2 && len(q.before.Cond(Subject)) == 1 &&
		!q.before.Ranks()
}

// A Ref is a row of an answer that the next question may point at: Value tells it from the others of the
// answer.
type Ref struct {
	Dim   Dim
	Value string

	Kind                                 bulletin.FactKind
	Subject, Measure, Company, Direction string
	Batch, Currency                      string // the money, where it is not the yuan
	Period                               bulletin.Period
}

// A Place is an article of an issue, and the lines of it that an answer rests on: First to Last are those that it
// quotes first.
type Place struct {
	Issue       bulletin.Month
	Article     int
	First, Last int
	Lines       [][2]int // of all that it quotes
}

// Same reports whether both are in one article.
func (p *Place) Same(o *Place) bool { return p.Issue == o.Issue && p.Article == o.Article }

// String prints the row: 氧化镝 月均价 2024-10.
func (r Ref) String() string {
	var in []string
	for _, s := range []string{r.Company, r.Subject, r.Direction, r.Batch, r.Measure, r.Period.String()} {
		if s != "" {
			in = append(in, s)
		}
	}
	return strings.Join(in, "/")
}
