package intent

import (
	"slices"
	"strings"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// moves takes words of movement: of a product that is named they ask for its change, else for those that moved so.
func (q *question) moves(s *slots, c *candidate, subjects []slot) {
	both := q.has("move.up") && q.has("move.down") // 谁增谁减
	neither := both && !slices.ContainsFunc(s.moves, func(m slot) bool { return q.denied(m.at) < 0 })
	if q.tallies(s) || q.universal(s, c, subjects) {
		c.claim(s.moves)
		c.claimWords(q, "attr.every")
		for _, m := range s.moves {
			if i := q.denied(m.at); i >= 0 { // 没跌的几个，跌的几个
				c.claimed[i] = true
			}
		}
		if len(s.moves) == 1 {
			c.Way = wayOf(s.moves[0].value)
		}
		c.then(Op{Name: Tally})
		return
	}
	ranked := c.Ranks()
	for _, m := range s.moves {
		c.claimed[m.at] = true
		if q.tokens[m.at].Class == lexicon.Change { // 跌了3%: what the question believes
			c.then(q.believedMove(m, c, subjects))
			continue
		}
		bounded := c.Op(Within) != nil && c.Op(Within).By == "change"
		way := q.wayAsked(m, c, both, neither)
		one := len(in(subjects)) == 1 || c.Kind != bulletin.PriceFact && c.Kind != bulletin.TradeFact ||
			len(in(subjects)) == 0 && q.before != nil && len(q.before.Cond(Subject)) == 1 && !q.every
		if slices.Contains(c.Cond(Partner), Any) && len(c.Then) == 0 && way != "any" { // 哪些国家下降
			one = false
		}
		compared := q.comparesMoves(subjects)
		several := !q.extreme && !one && !compared && !q.meansAll(m.at) && len(c.Cond(Direction)) < 2 &&
			(q.has("op.list", "op.count", "ask.which", "ask.who") || q.asksCountry() ||
				len(in(subjects)) == 0)
		switch {
		case q.extreme:
			c.want(ChangeWant)
		case m.not, ranked && !one && !q.ranksBy(c, m.at) && !q.meansBeside(m.at):
			c.Then = append([]Op{{Name: Within, By: "change", Way: way, Asked: q.asked(m.at)}}, c.Then...)
		case ranked || bounded, c.Kind == bulletin.CompanyFact && bulletin.HasAny(q.tokens[m.at].Text, "到", "至"): // 降到多少
		case several && way != "any":
			c.then(Op{Name: Within, By: "change", Way: way, Asked: q.asked(m.at)})
		default:
			c.want(ChangeWant)
			c.Way = way
		}
	}
	q.comparesOf(s, c, ranked)
	if c.Kind == bulletin.PriceFact && q.movedInMoney() {
		c.want(HowMany)
		if len(in(subjects)) == 1 && len(s.times) < 2 { // 平咗几多钱
			c.want(ChangeWant)
		}
	}
}

// wayAsked is the way of a word of movement as the words around it have it: denied, left out, of both ways or of neither.
func (q *question) wayAsked(m slot, c *candidate, both, neither bool) string {
	way := wayOf(m.value)
	c.Whether = c.Whether || way == "any" && strings.Contains(q.tokens[m.at].Text, "没") // 动没动
	if i := q.denied(m.at); i >= 0 {
		way = "not " + way
		c.claimed[i] = true
	}
	switch {
	case neither: // 没有涨也没有跌
		way = "flat"
	case both:
		way = "any"
	}
	if m.not { // 除了持平的; not move is denied and left out by the same word
		way = "not " + strings.TrimPrefix(way, "not ")
		c.without[m.at] = true
	}
	if way == "not any" {
		return "flat"
	}
	return way
}

// meansAll reports whether the movement at i is averaged over all products, those too that did not move so:
// 21个产品平均跌了多少.
func (q *question) meansAll(i int) bool {
	k := q.find("obj.product")
	all := k > 0 && (q.at(k-1).Is("attr.every") || q.at(k-1).Class == lexicon.Quantity)
	return all && k < i && q.at(i-1).Is("measure.mean") && !q.at(k-2).Of("move")
}

// ofChange says what of a change is asked: the value before it, else in money or in percent.
func (q *question) ofChange(c *candidate) {
	switch {
	case !c.Has(ChangeWant):
	case q.asksLevel(c):
		c.Wants = append([]Want{Value}, c.Wants...)
	case c.Kind == bulletin.PriceFact && q.asksMoney(c):
		c.want(HowMany)
	}
}

// asksMoney reports whether an amount of money is asked for: 几块, 几元, 几万, 每公斤…多少.
func (q *question) asksMoney(c *candidate) bool {
	money := q.has("ask.price")
	for i := range q.tokens {
		t := &q.tokens[i]
		if t.Of("ask") && strings.Contains(t.Text, "点") || q.asksPercent() {
			return false
		}
		money = money || t.Is("ask.what") && (c.Op(Convert) != nil || q.at(i+1).Is("unit.元") || q.at(i+1).Is("scale"))
	}
	return money
}

// asksLevel reports whether a question that asks for a change asks before it for the value itself: 多少钱，涨了几个点;
// 均价和环比; 跌到多少; 报价动没动，多少.
func (q *question) asksLevel(c *candidate) bool {
	at := slices.IndexFunc(q.tokens, func(t lexicon.Token) bool { return tellsChange(&t) })
	if at < 0 {
		return false
	}
	asks := q.has("ask.what", "ask.price")
	if t := &q.tokens[at]; t.Of("move") && (t.Is("to.value") || q.at(at+1).Is("to.value") && q.at(at+2).Of("ask")) || asks && c.Whether && c.Way == "any" {
		return true
	}
	named, asked := q.before != nil, false
	for i := range q.tokens[:at] {
		t := &q.tokens[i]
		asked = asked || t.Is("ask.what") || t.Is("ask.price") || t.Is("ask.which")
		named = named || t.Of("measure") && !t.Is("measure.index") || t.Class == lexicon.Product || t.Class == lexicon.Goods
		switch {
		case asked && named && (q.pauses(i) || t.Is("op.and")), t.Is("op.and") && q.addsChange(i, at),
			t.Of("measure") && q.pauses(i+1) && (!asks || q.at(i+1).Text == "、" && q.addsChange(i+1, at)):
			return true
		}
	}
	return false
}

// tellsChange reports whether a word asks for a change, or names what one is held against.
func tellsChange(t *lexicon.Token) bool {
	return t.Of("move") || t.Is("cmp") || t.Is("op.dearer") || t.Is("op.cheaper")
}

// addsChange reports whether the 及 at i adds a change to what stands before it: 合计以及增幅, 进口额及其增幅, 数量以及与上年相比的变动.
func (q *question) addsChange(i, change int) bool {
	if q.held(i) {
		return false
	}
	between := func(t *lexicon.Token) bool {
		return t.Of("ref") || t.Fills() || t.Is("op.and") || t.Is("op.each") || t.Is("link.of") || t.Is("time") || t.Class == lexicon.PeriodOf
	}
	for i++; i < change && between(q.at(i)); i++ {
	}
	return i == change
}

// held reports whether the 与 at i names what is compared with: 与十月相比, 和去年同期比.
func (q *question) held(i int) bool {
	for i++; q.at(i).Class == lexicon.PeriodOf; i++ {
	}
	return q.at(i).Is("cmp") && q.at(i-1).Class == lexicon.PeriodOf
}

// pauses reports whether a mark between clauses stands at i.
func (q *question) pauses(i int) bool {
	t := q.at(i)
	return t.Class == lexicon.Mark && t.Text != "" && strings.Contains(",;?。、", t.Text)
}

// movedInMoney reports whether a question asks by how much money a price moved: 跌了几块钱, 便宜了多少钱.
func (q *question) movedInMoney() bool {
	for i := range q.tokens {
		k := i - 1
		for q.at(k).Is("aspect") {
			k--
		}
		b := q.at(k)
		if t := &q.tokens[i]; t.Is("ask.price") && (b.Of("move") || b.Is("op.less") || b.Is("op.more") ||
			b.Is("op.cheaper") || b.Is("op.dearer")) {
			return true
		}
	}
	return false
}

// comparesMoves reports whether the movements of several products are asked for side by side: 各跌了多少, of those that
// are named or were spoken of.
func (q *question) comparesMoves(subjects []slot) bool {
	if len(in(subjects)) > 1 {
		return q.has("op.dearer", "op.cheaper", "ask.what", "ask.price")
	}
	return q.before != nil && len(q.before.Cond(Subject)) > 1 && !q.every && len(in(subjects)) == 0 &&
		q.ofThoseBefore()
}

// believedMove is a change of a size, which the question believes; of what is to be chosen by it, about that size.
func (q *question) believedMove(m slot, c *candidate, subjects []slot) Op {
	t := q.tokens[m.at]
	o := Op{Name: Verdict, By: "change", Value: strings.TrimPrefix(t.Value, "-"), Unit: t.Unit, Way: wayOf(m.value),
		Asked: q.asked(m.at), About: q.rough(c, m.at)}
	if o.About != "" && len(in(subjects)) == 0 && q.has("ask.which", "ask.who", "op.list", "op.count", "obj.product") {
		return roughly(o) // 哪些跌了3%多
	}
	return o
}

// comparesOf takes the comparison that a change is asked by: 同比, 环比.
func (q *question) comparesOf(s *slots, c *candidate, ranked bool) {
	for _, p := range s.compares {
		if p.value == "cmp.than" {
			continue
		}
		c.claimed[p.at] = true
		c.Of = strings.TrimPrefix(p.value, "cmp.")
		if !ranked {
			c.want(ChangeWant)
		}
	}
}

func (c *candidate) want(w Want) {
	if !slices.Contains(c.Wants, w) {
		c.Wants = append(c.Wants, w)
	}
}

// reckon takes the words of arithmetic: 一共, 平均, 差多少, 几倍, 几个.
func (q *question) reckon(s *slots, c *candidate, subjects []slot) {
	several := len(subjects) > 1 || len(q.picked) > 1 || len(s.times) > 1 || len(c.Cond(Measure)) > 1 ||
		len(s.companies) > 0 && len(c.Cond(Measure)) > 0 || len(s.companies) > 1 ||
		slices.Contains(c.Cond(Direction), bulletin.BothWays) || len(c.Cond(Direction)) > 1 || c.chosen()
	than := q.has("cmp.than")
	if len(c.Against) > 0 { // 比10月少卖几块: the difference from another month
		c.want(ChangeWant)
		if several = false; c.Kind == bulletin.TradeFact && q.asksWeight() {
			c.want(HowMany)
		}
	}
	switch {
	case q.has("op.median"):
		c.then(Op{Name: Median, By: q.reckonedBy(s)})
	case q.movedOver(s, c, subjects):
		c.then(Op{Name: Diff})
	case c.Kind == bulletin.IndexFact && len(c.Times) == 2 && len(s.moves) == 1 && q.asksMuch(): // 从7月26日到10月涨了多少点
		c.then(Op{Name: Diff, Unit: map[bool]string{true: "%"}[q.asksPercent()], Of: "first"})
	case q.meanOfChosen(s, c):
		c.then(Op{Name: Mean})
	case q.monthly(c):
		c.then(Op{Name: Monthly})
	case q.meansRows(c) || q.meanWord(s) || c.Kind == bulletin.TradeFact && q.meansTrade(s):
		c.then(Op{Name: Mean, By: q.reckonedBy(s)})
	case c.Op(Divide) == nil && (q.has("op.ratio") || q.equals(c)):
		c.then(Op{Name: Ratio})
	case q.asksPercent() && !than && len(in(subjects)) == 2 && c.Kind == bulletin.PriceFact && len(s.moves) == 0 &&
		q.has("op.dearer", "op.cheaper", "op.more", "op.less"): // 谁贵，贵百分之几
		c.then(Op{Name: Diff, Unit: "%", Of: OfOther})
	case q.asksPercent() && !than && !q.has("op.diff") && (several || len(c.Cond(Direction)) == 2) &&
		len(s.moves) == 0 && (!q.has("measure.share") || q.partOfPrice(c, subjects)):
		c.then(Op{Name: Ratio, Unit: "%"})
		if c.Kind == bulletin.PriceFact {
			c.claimWords(q, "measure.share", "measure.price")
		}
	case q.has("measure.spread") && c.Kind == bulletin.PriceFact:
		c.then(Op{Name: Ends, By: "value"})
		c.then(Op{Name: Diff})
		c.claimWords(q, "measure.spread")
	case len(in(subjects)) == 2 && c.Kind == bulletin.PriceFact && q.spreads(s, c):
		c.Against, c.Wants, c.Way, c.Whether, c.Of = nil, nil, "", false, ""
		c.claimWords(q, "mk.narrow", "op.or", "cmp", "measure.price")
		c.Then = slices.DeleteFunc(c.Then, func(o Op) bool { return o.Name == Tally || o.Name == Within })
		c.explicit = true
		for i := range q.tokens {
			c.claimed[i] = c.claimed[i] ||
				slices.Contains(lexicon.List("spread.moved"), strings.ToLower(q.tokens[i].Text))
		}
		c.then(Op{Name: Diff, By: Spread})
	case several && q.movedByPoints(s, c):
		c.then(Op{Name: Diff, By: "change"})
	case q.has("op.diff") || q.has("op.minus") && len(q.exclusions) == 0, than && several && q.asksMuch():
		o := Op{Name: Diff, By: q.movesDiffer()}
		if o.By == "" && q.asksPercent() { // 差价占氧化铽的百分之几, 比平均值高百分之几
			o.Unit, o.Of = "%", q.baseOf(subjects)
			c.claimWords(q, "measure.share")
		}
		c.then(o)
	case q.has("op.plus") && !q.has("op.sum", "ask.what", "ask.price") && len(s.amounts) == 0 && len(subjects) > 1:
		c.list() // 金属钕的价，再加镝铁
	case q.countsProducts(c):
		c.then(Op{Name: CountOf})
	case q.has("op.sum", "op.plus") && (several || len(s.amounts) > 1):
		c.then(Op{Name: Sum})
	}
	q.claimReckoned(s, c)
}

// claimReckoned claims the words of what is worked out, and takes the counts and lists that are asked for beside it.
func (q *question) claimReckoned(s *slots, c *candidate) {
	if c.Op(Ratio) != nil { // 相当于…的几倍
		c.claimWords(q, "op.equals")
	}
	c.claimWords(q, "op.mean", "op.median", "op.ratio", "op.diff", "op.minus", "op.sum", "op.plus", "cmp.than")
	if i := q.find("op.count"); i >= 0 && !c.claimed[i] && !measures(q.at(i+1)) {
		c.then(Op{Name: CountOf})
	}
	if q.has("op.list") {
		c.list()
	}
	c.claimWords(q, "op.count", "op.list", "op.respect")
	if i := q.meanAt(s); i >= 0 {
		c.claimed[i] = true
	}
	if c.Op(Mean) != nil {
		c.claimWords(q, "measure.mean")
	}
}

// measures reports whether a token is a unit by which things are measured: how many tonnes counts nothing.
func measures(t *lexicon.Token) bool {
	unit := strings.TrimPrefix(t.ID, "unit.")
	_, goods := bulletin.SplitUnit(unit)
	return t.Of("unit") && (weight(goods) || lexicon.Money(goods) || unit == "点")
}

// countsProducts reports whether a question asks how many products there are, and takes the words that say so with the verb
// before them: 价格表一共收了多少种产品, how many products fell.
func (q *question) countsProducts(c *candidate) bool {
	i := q.find("op.count")
	if i < 0 {
		i = q.find("ask.what")
	}
	if i < 0 || c.Kind != bulletin.PriceFact || !q.countedProduct(i) {
		return false
	}
	c.claimed[i] = true
	for k := i - 1; k > 0 && !q.tokens[k].Of("object") && !q.tokens[k].Of("measure") && !q.tokens[k].Is("be"); k-- {
		if t := &q.tokens[k]; t.Of("attr") || t.Of("do") || t.Class == lexicon.Unknown && t.To-t.From == 1 {
			c.claimed[k] = true
			break
		}
	}
	return true
}

// countedProduct reports whether products are what the word at i counts.
func (q *question) countedProduct(i int) bool {
	for i++; i < len(q.tokens); i++ {
		switch t := q.at(i); {
		case t.Is("obj.product"), t.Is("col.name"), t.Is("unit.count") && strings.HasSuffix(t.Text, "品种"):
			return true
		case !t.Fills() && t.Kind != "counter" && !t.Is("unit.count"):
			return false
		}
	}
	return false
}

// movesDiffer reports whether a difference of movements is asked for, and not of values: 跌幅差多少.
func (q *question) movesDiffer() string {
	if q.before != nil && q.before.Op(Verdict) != nil && q.before.Op(Verdict).By == "change" { // 谁涨得多，差多少个百分点
		return "change"
	}
	if q.ratesDiffer() {
		return "change"
	}
	return ""
}

// ratesDiffer reports whether a rate of movement is named before the word for a difference, so that the rates differ
// and not the values: 出口增速比进口高多少. Where money is asked for, the values do.
func (q *question) ratesDiffer() bool {
	end := q.find("op.diff")
	if end < 0 {
		end = len(q.tokens)
	}
	points := slices.ContainsFunc(q.tokens, func(t lexicon.Token) bool { return strings.Contains(t.Text, "百分点") })
	if points {
		end = len(q.tokens)
	}
	return !q.dearBy() && !q.has("measure.price", "ask.price") && slices.ContainsFunc(q.tokens[:end], rate)
}

// movedByPoints reports whether it is asked by how many points one price moved more than another: 跌得多几个百分点.
func (q *question) movedByPoints(s *slots, c *candidate) bool {
	return c.Kind == bulletin.PriceFact && len(s.moves) > 0 && !q.has("op.each") && q.asksPoints() &&
		q.has("op.more", "op.less", "cmp.than", "op.diff", "op.dearer", "op.cheaper")
}

// partOfPrice reports whether it is asked what part one price is of another: 氧化镝占氧化铽价格的几成.
func (q *question) partOfPrice(c *candidate, subjects []slot) bool {
	i := q.find("measure.share")
	return c.Kind == bulletin.PriceFact && len(in(subjects)) == 2 && subjects[0].at < i && i < subjects[1].at
}

// spreads reports whether it is asked how the difference of two prices changed: 价差扩大了吗, 价差比上月变了多少.
func (q *question) spreads(s *slots, c *candidate) bool {
	i := q.find("op.diff")
	if i < 0 || len(c.Times) > 1 ||
		!bulletin.HasAny(q.tokens[i].Text, "价差", "差价", "差距", "差额", "spread", "gap", "difference") {
		return false
	}
	return q.has("mk.narrow", "mk.widen") || len(c.Against) > 0 || c.Of == "mom" ||
		slices.ContainsFunc(s.moves, func(m slot) bool { return m.at > i }) ||
		slices.ContainsFunc(q.tokens[i:], func(t lexicon.Token) bool {
			return slices.Contains(lexicon.List("spread.moved"), strings.ToLower(t.Text))
		})
}

// asksPoints reports whether points of per cent are asked for: 几个百分点, 几个点, by how many points.
func (q *question) asksPoints() bool {
	for i := range q.tokens {
		t, n := &q.tokens[i], q.next(i)
		if (t.Of("ask") || t.Is("op.count")) && (strings.HasSuffix(t.Text, "点") || n.Is("unit.点") ||
			n.Is("unit.个百分点") || n.Is("unit.百分点") || n.Text == "points") {
			return true
		}
	}
	return false
}

// rate reports whether a word of movement names how fast it is: 增速, 跌幅, growth.
func rate(t lexicon.Token) bool {
	return t.Of("move") && slices.ContainsFunc(lexicon.List("move.rate"),
		func(s string) bool { return strings.HasSuffix(t.Text, s) })
}

func (c *candidate) list() {
	if c.Op(List) == nil && c.Op(CountOf) == nil {
		c.then(Op{Name: List})
	}
}

// meanAt is the lone 平均 that asks for a mean over rows, -1 for none.
func (q *question) meanAt(s *slots) int {
	for _, m := range s.measures {
		if m.value == "measure.mean" && q.meansOver(s, m.at) {
			return m.at
		}
	}
	return -1
}

// meanWord reports whether a lone 平均 asks for a mean over rows. What is set against each other is no mean.
func (q *question) meanWord(s *slots) bool {
	return q.meanAt(s) >= 0 && !q.has("op.ratio", "op.diff") && !q.meansApart()
}

// meansApart reports whether the mean of each of several times is asked for by its own word: 3月均价、2月均价.
func (q *question) meansApart() bool {
	times, means := 0, 0
	for i := range q.tokens {
		t := &q.tokens[i]
		if t.Is("measure.mean") {
			means++
		} else if t.Class == lexicon.PeriodOf && !t.Period.IsZero() && q.next(i).Is("measure.mean") {
			times++
		}
	}
	return times > 1 && times == means
}

// asksMuch reports whether a comparison asks for its size: 贵多少, 便宜几块钱.
func (q *question) asksMuch() bool { return q.has("ask.what", "ask.price", "op.diff") }

// trends makes a query that asks for a movement over time ask for the months of it: 氧化镝走势. What is chosen, reckoned or
// asked with yes or no is answered by its rows.
func (q *question) trends(c *Query) {
	if !q.has("move.any.trend", "time.every.trend") || c.Source != Facts || c.Whether || c.Op(Trend) != nil {
		return
	}
	drawn := c.Kind == bulletin.PriceFact || c.Kind == bulletin.IndexFact || c.Kind == bulletin.TradeFact
	plain := !slices.ContainsFunc(c.Then, func(o Op) bool { return o.Name != List && o.Name != Convert })
	if !drawn || !plain {
		return
	}
	c.Then = append(slices.Clone(c.Then), Op{Name: Trend})
	if q.has("time.every.trend") {
		c.Times = nil
	}
}
