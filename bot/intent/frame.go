package intent

import (
	"slices"
	"strings"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// A candidate is a frame's reading of a question.
type candidate struct {
	Query
	claimed  []bool // by token
	without  []bool // by token: what is kept out
	needs    int    // how many of what the frame asks for are met
	explicit bool   // the question says in so many words that it asks for what the frame has
}

// claim marks the tokens of slots as taken.
func (c *candidate) claim(lists ...[]slot) {
	for _, l := range lists {
		for _, s := range l {
			c.claimed[s.at] = true
		}
	}
}

// claimWords marks every word of some concepts as taken.
func (c *candidate) claimWords(q *question, ids ...string) {
	for i := range q.tokens {
		if q.isAny(i, ids) {
			c.claimed[i] = true
		}
	}
}

// A frame is one way to read a question. It gives nil where what it needs is not there.
type frame func(q *question, s *slots) *candidate

// frames are all ways to read a question. Their order decides nothing.
var frames []frame

func init() {
	frames = []frame{priceFrame, indexFrame, tradeFrame, quotaFrame, otherFrame, issueFrame, talkFrame, listingFrame,
		fieldFrame, rowsFrame}
}

// lost counts what a candidate leaves unclaimed: words that the lexicon knows, and words that nothing knows.
func (c *candidate) lost(q *question) (known, unknown int) {
	for i := range q.tokens {
		t := &q.tokens[i]
		switch {
		case q.excludes(i):
			if !c.honours(q, i) {
				known++
			}
		case c.claimed[i] || silent(t) || q.inside(i) || t.Of("qualifier"):
		case t.Class == lexicon.Unknown || prosaic(t):
			unknown++
		case t.Of("ask"):
		default:
			known++
		}
	}
	return known, unknown
}

// inside reports whether a token is 中 behind what rows are chosen from: 下跌的品种中，最便宜的.
func (q *question) inside(i int) bool {
	n := q.at(i + 1)
	return q.tokens[i].Text == "中" && i > 0 && (n.Class == lexicon.Mark || n.Is("link.of") || n.Is("op") ||
		n.Of("move"))
}

// factual are the kinds of word that say which figure is asked for.
var factual = []string{"direction", "measure", "extreme", "kind", "stage", "batch", "ore", "unit", "move", "compare",
	"than", "op", "object", "qualifier", "time",
	"rel", "mon", "qtr", "front", "ord", "num", "scale", "grade", "bound", "boundbehind", "boundbetween", "form",
	"formbehind", "partner", "language", "unitlink", "ask"}

// prosaic reports whether a token is a word of articles, which no figure is asked for with.
func prosaic(t *lexicon.Token) bool {
	return t.Kind == "institution" || t.Class == lexicon.Word && !slices.ContainsFunc(factual, t.Of)
}

// unknown reports whether any word is one that no price is of: nothing knows it, or articles alone do.
func (q *question) unknown() bool {
	return slices.ContainsFunc(q.tokens, func(t lexicon.Token) bool {
		return t.Class == lexicon.Unknown || t.Of("term")
	})
}

// asksProse reports whether a question asks who, when, where or how something is, which of articles alone can be told.
func (q *question) asksProse() bool {
	return q.has("ask.who", "ask.when", "ask.where", "ask.how", "ask.long")
}

// stands reports whether a candidate may answer: no word that the lexicon knows is left over, and words that nothing
// knows only where the question asks in so many words for what the frame has.
func (c *candidate) stands(q *question) bool {
	known, unknown := c.lost(q)
	named := len(c.Cond(Subject))+len(c.Cond(Group)) > 0
	if unknown > 0 && c.Kind == bulletin.PriceFact && !named && q.last == nil &&
		!q.has("obj.product") && !q.countedProduct(q.find("op.count", "ask.what")) {
		return false // 湘循稀土欠银行多少钱: of all products, but no word says so
	}
	if unknown > 0 && c.Kind == bulletin.PriceFact && c.Op(CountOf) != nil && q.last == nil &&
		!q.has("obj.product", "ask.price", "measure.price", "obj.price", "measure.mean", "move") {
		return false // 某某觉得镧铈还有哪几条出路
	}
	if q.pricesElse(c) {
		return false
	}
	if unknown > 0 && c.Kind == bulletin.TradeFact && q.last == nil && c.open() && q.strangeGoods() {
		return false // 钢才出口: of goods that nothing knows, and not of all
	}
	firm := c.Kind == bulletin.TradeFact && unknown > 0 && q.namesStrangeFirm()
	if firm || c.Kind == bulletin.PriceFact && (q.ofADeal() || q.losesHead(c)) {
		return false
	}
	if q.last == nil && c.Op(Times) == nil && (q.asksNoPrice(c) || q.losesDeed(c) || q.losesAsked(c)) {
		return false
	}
	if q.last == nil && c.Kind == bulletin.PriceFact && (c.Op(Times) != nil && q.tellsOfLot(c, unknown) ||
		!named && q.has("qual.bid")) {
		return false
	}
	if q.last == nil && unknown > 0 && (q.tradesNothing(c) || c.Kind == bulletin.TradeFact && c.Has(Why)) {
		return false
	}
	if q.last == nil && q.ofADeed(c, unknown) {
		return false
	}
	if c.Kind == bulletin.QuotaFact && unknown > 0 && c.Op(ShareOf) != nil && len(c.Cond(Company))+len(c.Cond(Region))+len(c.Cond(Scope))+len(c.Cond(Batch)) == 0 {
		return false // 预留的那块指标占多少: of a part that nothing knows
	}
	if q.last == nil && c.Kind == bulletin.TradeFact && c.Has(Why) && slices.ContainsFunc(q.tokens, func(t lexicon.Token) bool {
		return t.Class == lexicon.Quantity && t.Unit != "%"
	}) {
		return false // 那8.5吨怎么没卖出去: of a lot
	}
	if c.Kind == bulletin.PriceFact && (q.last == nil || q.last.Source == Prose && !named) && q.asksTons(c) {
		return false // no price is so many tons
	}
	if c.Source == Facts && q.has("ref.there") && len(c.Cond(Partner))+len(c.Cond(Region)) == 0 {
		return false // nobody said where
	}
	if q.last != nil && c.Source == Facts && c.open() && !q.saysAll(c) {
		return false // it goes on with what was spoken of, or means nothing
	}
	if l := q.last; l != nil && l.Source == Facts && l.Kind != bulletin.PriceFact && c.Kind == bulletin.PriceFact && !named &&
		c.Ranks() && q.has("ask.which", "ask.who") && !q.has("obj.product", "ask.price", "measure.price", "obj.price", "op.dearest", "op.cheapest") {
		return false // 哪个增长最慢, behind trade: of what was spoken of
	}
	return known == 0 && (unknown == 0 || c.explicit && (c.Source != Facts || c.Kind == bulletin.IndexFact ||
		!q.asksProse()))
}

// tradesNothing reports whether no word says that something is traded: goods or a country alone don't where words are
// left over: 片上掺铒放大器.
func (q *question) tradesNothing(c *candidate) bool {
	return c.Kind == bulletin.TradeFact && !q.hasKind("direction") && !q.hasKind("partner") && q.hint != "trade" &&
		!strings.Contains(q.text, "贸易") // 贸易总值
}

// tellsOfLot reports whether an amount is only that of goods something is told of, and not what is worked out from a
// price: 那8吨氧化镝拍掉了吗.
func (q *question) tellsOfLot(c *candidate, unknown int) bool {
	return !q.has("ask.price", "ask.what", "measure.price", "measure.mean", "measure.value", "op.buy", "op.budget", "attr.worth") &&
		(c.Has(Why) || unknown > 0 && q.has("ask.whether"))
}

// ofADeal reports whether a question points at one deal or auction, whose price is no mean of a month: 氧化铽那场.
func (q *question) ofADeal() bool {
	return slices.ContainsFunc(lexicon.List("ref.deal"), func(s string) bool { return strings.Contains(q.text, s) })
}

// namesStrangeFirm reports whether letters that nothing knows stand right before what firms are called by: 桂岭稀土 is not
// the country's rare earths.
func (q *question) namesStrangeFirm() bool {
	for i := range q.tokens {
		t, b := &q.tokens[i], q.at(i-1)
		if t.Class == lexicon.Goods && strings.HasPrefix(t.Text, "稀土") && b.Class == lexicon.Unknown && b.To == t.From &&
			b.To-b.From > 1 && bulletin.HasHan(b.Text) {
			return true
		}
	}
	return false
}

// strangeGoods reports whether letters that nothing knows stand right before the word for which way goods go, with
// nothing but fillers between: goods that are misspelt, or that no line has.
func (q *question) strangeGoods() bool {
	for i := range q.tokens {
		if !q.tokens[i].Of("direction") {
			continue
		}
		k := i - 1
		for k > 0 && q.tokens[k].Class == lexicon.Filler && q.tokens[k].To-q.tokens[k].From == 1 {
			k--
		}
		if t := q.at(k); t.Class == lexicon.Unknown && bulletin.HasHan(t.Text) {
			return true
		}
	}
	return false
}

// open reports whether a candidate is of everything that a kind of fact has: no name holds it.
func (c *candidate) open() bool {
	if c.Kind != bulletin.PriceFact && c.Kind != bulletin.TradeFact {
		return false
	}
	for _, d := range []Dim{Subject, Group, Form, Partner, Company, Region, Scope} {
		if len(c.Cond(d)) > 0 {
			return false
		}
	}
	return true
}

// ofThoseBefore reports whether a question asks how much each of those moved that were spoken of: 各跌了多少.
func (q *question) ofThoseBefore() bool {
	i := q.find("op.list")
	return i >= 0 && q.tokens[i].Text == "各" && q.has("ask.what", "ask.price") && !q.has("obj.product")
}

// saysAll reports whether a question of no name says that it is of all products: it names them, or ranks them by price
// or by change.
func (q *question) saysAll(c *candidate) bool {
	if c.Kind != bulletin.PriceFact || q.ofThoseBefore() {
		return false
	}
	return q.has("obj.product", "obj.price") || q.has("attr.every") && q.has("measure.price", "ask.price") || c.chooses() &&
		q.has("move", "measure.price", "measure.mean", "op.dearest", "op.cheapest", "op.dearer", "op.cheaper",
			"op.maxdown", "op.maxup", "op.mindown", "op.minup")
}

// account keeps what a candidate leaves over: qualifiers refuse by their name, unknown words are named.
func (c *candidate) account(q *question) {
	c.Ignored = append(c.Ignored, q.asides...)
	for i := range q.tokens {
		t := &q.tokens[i]
		switch {
		case c.claimed[i] && c.Kind == bulletin.PriceFact && t.Of("measure") && strings.HasPrefix(t.Text, "成交"):
			c.Ignored = append(c.Ignored, "成交") // the mean of a month is of quotes
		case c.claimed[i] || silent(t) || q.inside(i) || q.excludes(i):
		case t.Of("qualifier") && q.excluded(i) && (c.Op(Times) != nil || c.Op(Divide) != nil): // 不含运费
			c.Ignored = append(c.Ignored, q.asked(i))
		case t.Is("facet.abroad") && c.Kind == bulletin.PriceFact, q.pricedAbroad(c, t), q.pricedSomewhere(c, i):
			c.Refused = append(c.Refused, q.asked(i))
		case t.Of("qualifier"):
			c.Refused = append(c.Refused, q.asked(i))
			if t.Is("qual.advice") || t.Is("qual.forecast") {
				c.Reason = Forecast
			}
			if t.Is("qual.offtopic") {
				c.Reason = OffTopic
			}
			if t.Is("qual.contrast") && c.Reason == "" {
				c.Reason = Supposed
			}
		case (t.Class == lexicon.Unknown || prosaic(t)) && len(strings.TrimSpace(t.Text)) > 0:
			c.Ignored = append(c.Ignored, q.asked(i))
			if n := len(c.Ignored) - 1; n > 0 && q.oneWord(i-1) {
				c.Ignored = append(c.Ignored[:n-1], c.Ignored[n-1]+c.Ignored[n])
			}
		}
	}
}

// oneWord reports whether a token that no slot takes and the one behind it are letters of one word that nothing knows
// whole: 催化级.
func (q *question) oneWord(i int) bool {
	a, b := q.at(i), q.at(i+1)
	strange := func(t *lexicon.Token) bool {
		return t.Class == lexicon.Unknown || t.Everyday()
	}
	return a.To == b.From && strange(a) && strange(b) && bulletin.HasHan(a.Text) && bulletin.HasHan(b.Text)
}

// asked gives a token as it was asked.
func (q *question) asked(i int) string {
	r := []rune(q.text)
	return string(r[q.tokens[i].From:q.tokens[i].To])
}

func (q *question) candidate(source Source) *candidate {
	n := len(q.tokens)
	marks := make([]bool, 2*n)
	return &candidate{Query: Query{Source: source}, claimed: marks[:n:n], without: marks[n:]}
}

// partial reads a question of which no frame takes every word, for when the articles don't answer it either: its last
// clauses where they are a question by themselves, else the frame that leaves the fewest words out. What is left out
// is named.
func (q *question) partial(s *slots) *Query {
	if c := q.clauses(); c != nil {
		return c
	}
	var best *candidate
	least := 0
	for _, f := range frames {
		c := f(q, s)
		if c == nil || c.Source != Facts || !c.explicit || q.pricesElse(c) {
			continue
		}
		if slices.ContainsFunc(q.exclusions, func(e exclusion) bool { return !c.honours(q, e.at) || !c.keepsOut(e) }) {
			continue // it would give what the question keeps out
		}
		// a capacity is no price
		if c.Kind == bulletin.PriceFact && (q.losesKind(c) || q.ofADeal() || q.losesHead(c)) || q.losesRows(c) {
			continue
		}
		known, unknown := c.lost(q)
		if q.asksNoPrice(c) || q.losesAsked(c) || c.Kind == bulletin.QuotaFact && q.losesDeed(c) || unknown > 0 && q.tradesNothing(c) || q.ofADeed(c, unknown) {
			continue
		}
		// it asks of something else
		if len(c.Cond(Subject)) == 0 && (len(c.Then) == 0 || unknown > 0 || q.losesName(c)) {
			continue
		}
		if best == nil || known+unknown < least {
			best, least = c, known+unknown
		}
	}
	if best == nil || q.asksProse() {
		return nil
	}
	best.account(q)
	best.nameLost(q)
	best.English = q.english
	return &best.Query
}

// asksNoPrice reports whether a candidate is a price, and the question has words of articles that it leaves out and
// none for what something costs: 哪种材料吸附镧的效果最好.
func (q *question) asksNoPrice(c *candidate) bool {
	if c.Kind != bulletin.PriceFact || q.has("ask.price", "measure.price", "measure.mean", "obj.price", "op.dearest", "op.cheapest",
		"op.dearer", "op.cheaper", "op.budget", "op.buy") {
		return false
	}
	return q.loses(c, func(t *lexicon.Token) bool { return t.Of("term") })
}

// loses reports whether a candidate leaves out any word of a sort.
func (q *question) loses(c *candidate, sort func(*lexicon.Token) bool) bool {
	for i := range q.tokens {
		if !c.claimed[i] && sort(&q.tokens[i]) {
			return true
		}
	}
	return false
}

// losesDeed reports whether a candidate is a price or foreign trade, or a quota of which yes or no is asked, and leaves
// out what somebody does or what is told of a thing, which articles alone tell: 花多少钱买下了那家做镨钕金属的公司.
func (q *question) losesDeed(c *candidate) bool {
	told := c.Kind == bulletin.QuotaFact && q.has("ask.whether") // 可以把指标转让吗
	return (told || c.Kind == bulletin.PriceFact || c.Kind == bulletin.TradeFact) &&
		q.loses(c, func(t *lexicon.Token) bool { return t.Of("attr") && !silent(t) })
}

// degrees are what is asked for behind 哪 and 什么 that is no noun of a thing.
var degrees = lexicon.List("asked.degree")

// losesAsked reports whether a candidate leaves out the very noun that is asked for, so that it tells of something
// else: 管到了 哪类原料, 有什么路子.
func (q *question) losesAsked(c *candidate) bool {
	for i := 0; i+1 < len(q.tokens) && !q.english; i++ {
		t, n := &q.tokens[i], q.at(i+1)
		if !t.Is("ask.which") && !t.Is("op.list") || n.From != t.To || c.claimed[i+1] || slices.Contains(degrees, n.Text) {
			continue
		}
		if n.Of("column") || n.Class == lexicon.Unknown && n.To-n.From > 1 && bulletin.HasHan(n.Text) || n.Of("attr") && !silent(n) || n.Of("term") {
			return true
		}
	}
	return false
}

// losesName reports whether a name is left out.
func (q *question) losesName(c *candidate) bool { return q.loses(c, isName) }

// losesRows reports whether a word is left out that says that patents or papers are asked about.
func (q *question) losesRows(c *candidate) bool {
	return q.loses(c, func(t *lexicon.Token) bool { return t.Is("obj.patent") || t.Is("obj.paper") })
}

// losesHead reports whether what a price is asked of is a thing that the one named is only a part of: 铈掺杂催化剂多少钱,
// the price of the Ce-doped catalyst.
func (q *question) losesHead(c *candidate) bool {
	behind := false
	for i := range q.tokens {
		t := &q.tokens[i]
		if behind && !c.claimed[i] && t.Of("term") {
			return true
		}
		behind = behind && t.Class != lexicon.Mark || t.Class == lexicon.Product || t.Class == lexicon.Element
	}
	return false
}

// losesKind reports whether a word is left out that says which kind of figure is asked for: 产能, 多少吨.
func (q *question) losesKind(c *candidate) bool {
	return q.loses(c, func(t *lexicon.Token) bool { return t.Of("kind") || t.Is("measure.index") }) || q.asksTons(c)
}

// asksTons reports whether a question asks for an amount by weight, which no price is.
func (q *question) asksTons(c *candidate) bool {
	return q.asksWeight() && c.Op(Divide) == nil && c.Op(Ratio) == nil &&
		!q.has("ask.price", "op.buy", "op.budget")
}

// nameLost names the words that the lexicon knows and that the candidate has no slot for.
func (c *candidate) nameLost(q *question) {
	for i := range q.tokens {
		t := &q.tokens[i]
		if !c.claimed[i] && !silent(t) && !t.Of("qualifier") && !t.Of("ask") &&
			!slices.Contains(c.Ignored, q.asked(i)) {
			c.Ignored = append(c.Ignored, q.asked(i))
		}
	}
}

// clauses reads the last clauses of a question, as many as stand by themselves and name what they ask of. A time that
// only the clauses before name could be meant, so then there is no such reading.
func (q *question) clauses() *Query {
	runes := []rune(q.text)
	for i := range q.tokens {
		t := &q.tokens[i]
		if !strings.ContainsAny(t.Text, ",;:.!?。\n") || len(t.Text) > len("。") {
			continue
		}
		part := newQuestion(string(runes[t.To:]), q.cat)
		s := part.fill()
		best, _ := part.best(s)
		if best.Source != Facts || !best.explicit || len(best.Cond(Subject)) == 0 || len(best.Refused) > 0 {
			continue
		}
		if len(s.times) == 0 && slices.ContainsFunc(q.tokens[:i],
			func(t lexicon.Token) bool { return t.Class == lexicon.PeriodOf }) {
			continue
		}
		best.Ignored = append([]string{string(runes[:t.From])}, best.Ignored...)
		return &best.Query
	}
	return nil
}
