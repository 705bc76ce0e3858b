package intent

import (
	"slices"
	"strings"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// tradeWords gives words of questions on trade the sense that the words around them leave: 不足全国一半, 连三分之一都没有,
// 从东盟买的, 哪个伙伴.
func (q *question) tradeWords() {
	if !q.has("dir") && !slices.ContainsFunc(q.tokens, func(t lexicon.Token) bool {
		return t.Class == lexicon.Goods && t.Of("trade")
	}) {
		return
	}
	for i := range q.tokens {
		switch t := &q.tokens[i]; {
		case t.Is("bound.under"), t.Is("bound.over"):
			q.boundsPart(i)
		case isPart(t):
			q.notEven(i)
		case t.Is("op.buy"), t.Is("dir.export"):
			q.buysFrom(i)
		case t.Is("attr.partner") && slices.Contains(lexicon.List("partner.short"), t.Text):
			q.becomes(i, "partner.word", "partner")
		case t.Text == "计价" && q.at(i-1).Of("unit"):
			q.fills(i, i+1)
		case t.Is("per.month") && (q.at(i+1).Text == "均" || q.at(i+1).Text == "平均"):
			q.becomes(i, "op.monthly", "op")
			q.fills(i+1, i+2)
		}
	}
}

// isPart reports whether a number is a part of a whole: 一半, 三分之一, 两成, 20%.
func isPart(t *lexicon.Token) bool {
	return partlyOf(*t) || t.Class == lexicon.Quantity && t.Unit == "%"
}

// boundsPart joins a bound and the part that it is of, where the whole stands between the two: 不足全国一半, 不到全国进口的一半.
func (q *question) boundsPart(i int) {
	k, whole := i+1, false
	for ; k < len(q.tokens); k++ {
		t := &q.tokens[k]
		all := t.Of("nation") || t.Class == lexicon.Goods && t.Of("trade") || t.Of("direction") ||
			t.Is("measure.value") || t.Is("op.sum")
		if !all && !t.Is("link.of") && !t.Fills() {
			break
		}
		whole = whole || all
	}
	if !whole || !isPart(q.at(k)) {
		return
	}
	bound, part := q.tokens[i], q.tokens[k]
	q.fills(i, k)
	if !q.has("measure.share") {
		q.becomes(i, "measure.share", "measure")
	}
	part.From = bound.From
	q.boundOf(k, bound.ID, part, bound.Text)
}

// boundOf makes the part at k a bound.
func (q *question) boundOf(k int, id string, part lexicon.Token, text string) {
	q.tokens = slices.Clone(q.tokens)
	t := part
	t.Class, t.ID, t.Kind, t.Parts, t.Text = lexicon.Bound, id, "bound", []lexicon.Token{part}, text+part.Text
	q.tokens[k] = t
}

// notEven reads 都没有 and 都不到 behind a part as its being a bound that is not reached: 连三分之一都没有.
func (q *question) notEven(i int) {
	k := i + 1
	for q.at(k).Text == "都" || q.at(k).Text == "也" || q.at(k).Text == "还" {
		k++
	}
	if k == i+1 || !q.at(k).Is("ask.not") && !q.at(k).Is("bound.under") &&
		!slices.Contains(lexicon.List("part.missed"), q.at(k).Text) {
		return
	}
	if q.at(i-1).Text == "连" {
		q.fills(i-1, i)
	}
	part := q.tokens[i]
	part.To = q.at(k).To
	if q.at(i-1).Text == "连" {
		part.From = q.at(i - 1).From
	}
	q.fills(i+1, k+1)
	q.boundOf(i, "bound.under", part, "不到")
}

// buysFrom reads what is bought of a country beside what is sold to it, and what is sold to us, as imports: 卖给美国的是
// 买他们的几倍, 欧盟卖给我们的.
func (q *question) buysFrom(i int) {
	t, n := &q.tokens[i], q.at(q.beside(i, 1))
	of := n.Class == lexicon.Place || slices.Contains(lexicon.List("ref.person"), n.Text) ||
		foreign(q.at(i-1)) && q.at(i-2).Is("link.from")
	if t.Is("op.buy") && q.has("dir.export") && of || t.Is("dir.export") && q.here(q.beside(i, 1)) &&
		bulletin.HasAny(t.Text, lexicon.List("sell.verb")...) {
		q.becomes(i, "dir.import", "direction")
	}
}

// pricesAmount reports whether an amount of traded goods is what is to be paid for: 10吨进口大豆多少钱.
func (q *question) pricesAmount(s *slots) bool {
	cost := q.english && strings.Contains(strings.ToLower(q.text), "cost")
	return len(s.goods) > 0 && !q.doubts() && (cost || q.has("ask.price") || q.has("attr.invest") && q.has("ask.what"))
}

// exchanges takes how much of some traded goods an amount of others is worth: 一吨进口铜顶几吨进口铁矿砂.
func (q *question) exchanges(s *slots, c *candidate, subjects []slot) bool {
	if c.Kind != bulletin.TradeFact || len(s.amounts) != 1 || len(in(subjects)) != 2 || !q.has("op.equals") ||
		!q.asksWeight() {
		return false
	}
	at := s.amounts[0].at
	t := q.tokens[at]
	c.claimed[at] = true
	c.claimWords(q, "op.equals")
	c.then(Op{Name: Times, Value: t.Value, Unit: t.Unit, Asked: q.asked(at), Of: q.amountOf(s, at, subjects)})
	c.then(Op{Name: Divide, Asked: "worth"})
	return true
}

// atUnitPrice holds trade to the price of a unit where an amount is to be paid for, or money to be spent.
func (q *question) atUnitPrice(c *candidate) {
	if c.Op(Times) == nil && c.Op(Divide) == nil {
		return
	}
	c.Where = slices.DeleteFunc(c.Where, func(w Cond) bool { return w.Dim == Measure })
	c.Where = append(c.Where, Cond{Dim: Measure, Values: []string{bulletin.UnitPrice}})
	c.claimWords(q, "qual.contrast", "attr.invest")
}

// Yuan, among several currencies, is the one that figures are printed in.
const Yuan = "元"

// currencies takes the yuan and another money named side by side as asking for both figures: 人民币和美元各是多少. What grew
// by less in dollars did so than in yuan.
func (q *question) currencies(c *candidate) {
	foreign := c.Cond(Currency)
	if c.Kind != bulletin.TradeFact || len(foreign) != 1 || c.Op(Divide) != nil {
		return
	}
	yuan := slices.IndexFunc(q.tokens, func(t lexicon.Token) bool { return isYuan(&t) })
	alone := q.has("op.cheaper", "op.dearer", "op.less", "op.more", "op.diff") && q.asksMuch() &&
		slices.ContainsFunc(q.tokens, rate)
	if yuan < 0 && !alone {
		return
	}
	both := []string{foreign[0], Yuan}
	if at := q.find("unit." + foreign[0]); yuan >= 0 && yuan < at {
		both = []string{Yuan, foreign[0]}
	}
	c.Where = slices.DeleteFunc(c.Where, func(w Cond) bool { return w.Dim == Currency })
	c.Where = append(c.Where, Cond{Dim: Currency, Values: both})
	c.Then = slices.DeleteFunc(c.Then, func(o Op) bool {
		return o.Name == Convert || o.Name == Verdict && o.Value != "" || o.Name == Within && o.By == "change" &&
			o.Value+o.Upper == ""
	})
	if c.Op(Diff) == nil && slices.ContainsFunc(q.tokens, rate) && q.asksMuch() && (alone || q.has("cmp.than")) {
		c.then(Op{Name: Diff, By: "change"})
		c.claimWords(q, "op.cheaper", "op.dearer", "op.less", "op.more", "cmp.than", "op.diff")
	}
	if o := c.Op(Diff); o != nil && q.ratesDiffer() {
		o.By = "change"
	}
	if len(c.Cond(Direction)) == 0 {
		c.Where = append(c.Where, Cond{Dim: Direction, Values: []string{bulletin.BothWays}})
	}
	if len(c.Cond(Subject)) == 0 || slices.Equal(c.Cond(Subject), []string{Any}) {
		c.Where = slices.DeleteFunc(c.Where, func(w Cond) bool { return w.Dim == Subject || w.Dim == Group })
		c.Where = append(c.Where, Cond{Dim: Subject, Values: []string{"货物贸易"}})
	}
}

// isYuan reports whether a word names the yuan as a money that figures are told in, and no unit of an amount.
func isYuan(t *lexicon.Token) bool {
	return t.Is("unit.元") && slices.Contains(lexicon.List("money.own"), t.Text)
}

// namesYuan reports whether a question has such a word.
func (q *question) namesYuan() bool {
	return slices.ContainsFunc(q.tokens, func(t lexicon.Token) bool { return isYuan(&t) })
}

// bothMoneys reports whether a question names the yuan and the dollar, and how fast something grew, as only trade is
// told.
func (q *question) bothMoneys() bool {
	return q.has("unit.美元") && q.namesYuan() && slices.ContainsFunc(q.tokens, rate)
}

// movedByWeight reports whether it is asked by how much weight trade moved: 少了多少吨, 多进口多少万吨, by how many tonnes.
func (q *question) movedByWeight() bool {
	if !q.asksWeight() && !(q.english && q.has("op.count")) {
		return false
	}
	for i := range q.tokens {
		t := &q.tokens[i]
		if !t.Of("ask") && !t.Is("op.count") {
			continue
		}
		k := i - 1
		for q.at(k).Is("aspect") || q.at(k).Of("direction") || q.at(k).Is("unit.per") || q.at(k).Fills() && k >= 0 &&
			q.at(k).Class != lexicon.Mark && !isComma(q.at(k)) {
			k--
		}
		if b := q.at(k); b.Of("move") && !rate(*b) || b.Is("op.more") || b.Is("op.less") || q.english &&
			b.Text == "by" {
			return true
		}
	}
	return false
}

// titled takes what a headline says beside the text: of a change it tells the time, and of an amount that may be wrong
// it is not whether that is printed.
func (q *question) titled(c *candidate) {
	c.claimWords(q, "obj.title", "obj.source.medium")
	for i := range q.tokens {
		if t := &q.tokens[i]; slices.Contains(lexicon.List("text.body"), t.Text) && t.Class == lexicon.Unknown ||
			q.has("obj.title") && (t.Of("say") || t.Is("op.same")) {
			c.claimed[i] = true
		}
	}
	wrong := slices.ContainsFunc(lexicon.List("misprint.word"), func(s string) bool {
		return strings.Contains(q.text, s)
	})
	for i := range c.Then {
		if o := &c.Then[i]; wrong && o.Name == Verdict && o.By == "value" && o.Value != "" {
			o.Way = Misprint
		}
	}
}

// Misprint, as the way of a verdict, says that an amount is asked to be wrong.
const Misprint = "misprint"

// either takes two amounts with 还是 between them as two that a change may be: 增6.8%还是6.6%.
func (q *question) either(c *candidate) {
	i := q.find("op.or")
	a, b := q.at(i-1), q.at(i+1)
	plain := func(t *lexicon.Token) bool {
		return t.Value != "" && t.Upper == "" && (t.Class == lexicon.Change || t.Class == lexicon.Number ||
			t.Class == lexicon.Quantity && (t.Unit == "%" || t.Unit == "点"))
	}
	if i < 1 || c.Kind != bulletin.TradeFact || !plain(a) || !plain(b) {
		return
	}
	c.claimed[i-1], c.claimed[i], c.claimed[i+1] = true, true, true
	c.Then = slices.DeleteFunc(c.Then, func(o Op) bool {
		return o.Name == Verdict || o.Name == Within && o.By == "change" && o.Value+o.Upper == ""
	})
	c.Way = ""
	c.then(Op{Name: Verdict, By: "change", Unit: "%", Value: strings.TrimPrefix(a.Value, "-"),
		Upper: strings.TrimPrefix(b.Value, "-"), Asked: q.asked(i-1) + q.asked(i) + q.asked(i+1)})
}

// AgainstMean, as what a monthly mean works by, holds the figure of one month against it: 11月出口高于月均吗.
const AgainstMean = "against"

// againstMean takes the trade of one month held against the mean of several: 比前十个月平均少吗, 跟月均比是高是低.
func (q *question) againstMean(s *slots, c *candidate, subjects []slot) {
	compares := q.has("cmp.than", "bound.over", "bound.under") || q.has("cmp") && q.has("op.and")
	mean := q.perMonth() || len(s.times) == 2 && q.has("measure.mean", "op.mean") && !strings.Contains(q.text, "均价")
	if c.Kind != bulletin.TradeFact || !compares || !mean || len(s.times) == 0 || !s.times[0].Period.IsMonth() ||
		len(in(subjects)) != 1 {
		return
	}
	up, down := q.has("op.dearer", "op.more", "bound.over"), q.has("op.cheaper", "op.less", "bound.under")
	c.Whether, c.Way, c.Of = c.Whether && up != down, map[bool]string{true: "up", false: "down"}[up], ""
	c.Times, c.Against, c.Wants, c.Then = s.times[:1:1], s.times[1:], nil, nil
	c.Where = slices.DeleteFunc(c.Where, func(w Cond) bool { return w.Dim == Measure || w.Dim == Subject })
	c.cond(Subject, subjects)
	c.then(Op{Name: Monthly, By: AgainstMean})
	c.claimWords(q, "cmp", "bound", "op", "measure.mean", "be", "move")
	if i := q.monthAt(); i >= 0 {
		c.claimed[i] = true
	}
}

// meanOfYear makes the mean of a month, where no time is asked about, that of the year so far.
func (q *question) meanOfYear(c *candidate) {
	if o := c.Op(Monthly); o == nil || o.By != "" || len(c.Times) > 0 || q.last != nil {
		return
	}
	to := q.cat.base()
	if from := to - bulletin.Month(to.Month()-1); from < to {
		c.Times = []Time{{Period: bulletin.MonthsFrom(from, to), Kind: "ytd"}}
	}
}

// leavesTop takes what is left without the first few partners: 除前四大伙伴还剩多少.
func (q *question) leavesTop(c *candidate) {
	n := 0
	for i := range q.tokens {
		if q.tokens[i].Class == lexicon.Number && q.hasKind("front") && (q.at(i+1).Of("partner") ||
			q.at(i+1).Text == "大") {
			n = small(q.tokens[i].Value)
		}
	}
	out := q.has("op.other", "op.otherbehind") || slices.ContainsFunc(lexicon.List("part.without"),
		func(s string) bool {
			return strings.Contains(q.text, s)
		})
	if n < 1 || !out || !q.hasKind("partner") || !q.has("ask.what", "ask.price", "measure.share", "op.rest") ||
		q.has("op.list", "op.each", "ask.which") {
		return
	}
	share := slices.Contains(c.Cond(Measure), bulletin.ShareOf)
	c.Where = slices.DeleteFunc(c.Where, func(w Cond) bool {
		return w.Dim == Partner || w.Dim == Measure || w.Dim == Subject
	})
	c.Where = append(c.Where, Cond{Dim: Subject, Values: []string{"货物贸易"}})
	if len(c.Cond(Direction)) == 0 {
		c.Where = append(c.Where, Cond{Dim: Direction, Values: []string{bulletin.BothWays}})
	}
	c.Then = []Op{{Name: Left, N: n, Unit: map[bool]string{true: "%"}[share]}}
	for i := range q.tokens {
		if t := &q.tokens[i]; t.Class == lexicon.Number || t.Text == "大" || q.excludes(i) ||
			strings.Contains(strings.Join(lexicon.List("part.without"), " "), t.Text) {
			c.claimed[i] = true
		}
	}
	c.claimWords(q, "op.other", "op.otherbehind", "op.rest", "front", "partner.word", "attr.partner", "measure.share")
	q.claimKind(c, "front")
	q.exclusions = nil
}
