package intent

import (
	"cmp"
	"slices"
	"strings"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// operators takes what is to be done with the rows that are found.
func (q *question) operators(s *slots, c *candidate, subjects []slot) {
	if q.given != nil {
		q.fromGiven(s, c)
		return
	}
	q.beliefs(s, c)
	q.amounts(s, c, subjects)
	q.convert(s, c)
	q.budget(s, c)
	q.bounds(s, c)
	if !q.places(s, c, subjects) {
		q.ranks(s, c)
	}
	q.moves(s, c, subjects)
	q.reckon(s, c, subjects)
	q.verdict(s, c, subjects)
	q.heads(s, c)
	q.ofChange(c)
	q.operands(c, subjects)
	if c.Op(CountOf) != nil && (q.only("op.sum", "op.count", "ref.that") || q.sumsCount()) { // 一共几个: they are counted, not added up
		c.Then = slices.DeleteFunc(c.Then, func(o Op) bool { return o.Name == Sum })
	}
	q.claims(s, c, subjects)
	q.mixture(c, subjects)
	q.free(c, subjects)
	q.judges(s, c, subjects)
	q.estimates(c)
}

// sumsCount reports whether all words for a sum only stand before how many there are: 超过一千的一共几种.
func (q *question) sumsCount() bool {
	sums := false
	for i := range q.tokens {
		if !q.tokens[i].Is("op.sum") {
			continue
		}
		if sums = true; !q.at(i+1).Is("op.count") && !(q.at(i+1).Of("be") && q.at(i+2).Is("op.count")) {
			return false
		}
	}
	return sums
}

// Moved, as what an operator works by, is the amount that a value moved by, and not the value: 跌了62块, 比上月多花多少.
const Moved = "moved"

// operands makes what is reckoned work by the movement, where the words name one and do not ask for the value too.
func (q *question) operands(c *candidate, subjects []slot) {
	q.gains(c)
	if !c.Has(ChangeWant) || c.Has(Value) {
		return
	}
	for i := range c.Then {
		switch o := &c.Then[i]; {
		case o.By == "change" || c.Kind != bulletin.PriceFact && o.Name != Ratio:
		case o.Name == Times, o.Name == Sum && !q.asksPercent():
			o.By = Moved
		case o.Name == Diff && o.Value == "" && len(in(subjects)) > 1 && q.has("op.sum", "op.plus"): // 加起来便宜多少
			o.Name, o.By = Sum, Moved
		case o.Name == Ratio && len(c.Times)+len(c.Against) == 0 && q.hasKind("move") &&
			!q.has("measure.price", "ask.price"):
			o.By = "change"
		}
	}
}

// gains takes what is lost or gained by an amount that is bought as asking for its change: 现在亏多少. What was bought at a
// time that is named is held against now.
func (q *question) gains(c *candidate) {
	if c.Op(Times) == nil || c.Kind != bulletin.PriceFact || c.Op(Divide) != nil {
		return
	}
	for i := range q.tokens {
		if !slices.Contains(lexicon.List("gain.word"), q.tokens[i].Text) {
			continue
		}
		c.claimed[i] = true
		c.want(ChangeWant)
		if len(c.Times) == 1 && len(c.Against) == 0 && q.has("op.buy") &&
			c.Times[0].Period.Before() != c.Times[0].Period && c.Times[0].Period.To.Month < q.cat.base() {
			c.Times, c.Against = nil, c.Times
		}
	}
}

func (c *candidate) then(o Op) { c.Then = append(c.Then, o) }

// amounts takes what is to be bought: 200公斤氧化铒, 氧化钐两吨半, and one of a unit as the unit of the price.
func (q *question) amounts(s *slots, c *candidate, subjects []slot) {
	if q.exchanges(s, c, subjects) {
		return
	}
	buying := q.has("op.buy", "op.sum", "op.plus") || len(s.amounts) > 1 && !q.ofOneEach(s)
	for k, a := range s.amounts {
		t := q.tokens[a.at]
		if c.claimed[a.at] {
			continue
		}
		c.claimed[a.at] = true
		if c.Kind == bulletin.TradeFact && !q.has("op.buy") && !q.pricesAmount(s) && t.Value != "1" &&
			t.Upper == "" { // 稀土出口4415.5吨对吗
			o := Op{Name: Verdict, By: "value", Value: t.Value, About: q.rough(c, a.at), Unit: t.Unit, Asked: q.asked(a.at)}
			q.byMove(c, &o, a.at)
			c.then(o)
			continue
		}
		if t.Value == "1" && (!buying || q.at(a.at-1).Is("ask.price")) { // 多少钱一吨
			unit := "元/" + t.Unit
			if q.at(a.at-1).Is("unit.万元") && t.Unit == "吨" { // 万元一吨
				unit = "万元/吨"
				c.claimed[a.at-1] = true
			}
			c.then(Op{Name: Convert, Unit: unit, Asked: t.Text})
			continue
		}
		c.then(Op{Name: Times, Value: t.Value, Unit: t.Unit, Asked: q.asked(a.at), Of: q.amountOf(s, a.at, subjects),
			Way: q.onTopOf(s, k)})
	}
	if len(s.amounts) > 0 {
		c.claimWords(q, "op.buy", "op.per")
	}
}

// ofOneEach reports whether prices of one unit are compared, and nothing is bought: 金属铽一公斤比一公斤氧化镥贵.
func (q *question) ofOneEach(s *slots) bool {
	unit := q.tokens[s.amounts[0].at].Unit
	return q.has("cmp.than", "op.or", "ask.which") && !slices.ContainsFunc(s.amounts, func(a slot) bool {
		return q.tokens[a.at].Value != "1" || q.tokens[a.at].Unit != unit
	})
}

// onTopOf tells that the amount at k of all comes on top of the one before, where 加 stands between them.
func (q *question) onTopOf(s *slots, k int) string {
	if k > 0 &&
		slices.ContainsFunc(q.tokens[s.amounts[k-1].at:s.amounts[k].at],
			func(t lexicon.Token) bool { return t.Is("op.plus") }) {
		return OnTop
	}
	return ""
}

// barters reports whether it is asked how much of one product an amount of another is worth: 20公斤氧化铽抵多少公斤氧化镝.
func (q *question) barters(s *slots) bool {
	return len(s.amounts) == 1 && len(in(s.products))+len(in(s.elements)) == 2 &&
		(q.asksWeight() || q.muchOf() || q.has("op.count")) && (q.has("op.equals") || q.saysWord("barter.word"))
}

// amountOf is the product that an amount is of. Where products and amounts stand by turns, each goes with the one
// beside it: 氧化镱1.5吨，再加80公斤氧化铕. Else it is the one behind it where the first amount stands before the first product,
// else the one before it.
func (q *question) amountOf(s *slots, at int, subjects []slot) string {
	if len(subjects) == 0 || q.extreme {
		return ""
	}
	if of, ok := byTurns(s.amounts, subjects, at); ok {
		return of
	}
	for _, p := range subjects { // 氧化镝多少公斤抵20公斤氧化铽, 10 kg of dysprosium oxide
		if n := q.beside(at, 1); len(s.amounts) == 1 && (p.at == n || q.at(n).Is("link.of") && p.at == q.beside(n, 1)) {
			return p.value
		}
	}
	ahead := s.amounts[0].at < subjects[0].at
	best := ""
	for _, p := range subjects {
		if ahead && p.at > at {
			return p.value
		}
		if !ahead && p.at < at {
			best = p.value
		}
	}
	if best == "" && ahead {
		return subjects[len(subjects)-1].value
	}
	return best
}

// byTurns gives the product of an amount where products and amounts make pairs from left to right.
func byTurns(amounts, subjects []slot, at int) (of string, ok bool) {
	type piece struct {
		slot
		amount bool
	}
	var all []piece
	for _, a := range amounts {
		all = append(all, piece{a, true})
	}
	for _, p := range subjects {
		all = append(all, piece{p, false})
	}
	slices.SortStableFunc(all, func(a, b piece) int { return a.at - b.at })
	for i := 0; i+1 < len(all); i += 2 {
		a, b := all[i], all[i+1]
		switch {
		case a.amount == b.amount || a.at == b.at:
			return "", false
		case a.amount && a.at == at:
			of = b.value
		case b.amount && b.at == at:
			of = a.value
		}
	}
	return of, of != "" && len(all)%2 == 0
}

// convert takes the unit that the answer is wanted in: 换成吨, 元/公斤, 每吨.
func (q *question) convert(s *slots, c *candidate) {
	for _, u := range s.units {
		unit := strings.TrimPrefix(u.value, "unit.")
		if c.claimed[u.at] {
			continue
		}
		c.claimed[u.at] = true
		if c.Kind == bulletin.TradeFact && isYuan(&q.tokens[u.at]) {
			continue // all of trade that names no other money is in yuan
		}
		if _, goods := bulletin.SplitUnit(unit); c.Kind != bulletin.PriceFact && !strings.Contains(unit, "/") &&
			!slices.Contains(c.Cond(Measure), bulletin.UnitPrice) && !q.at(u.at-1).Is("unit.per") &&
			!q.has("ask.price") && (weight(goods) || goods == "元") {
			c.then(Op{Name: Convert, Unit: unit, Asked: q.asked(u.at)})
			continue
		}
		switch {
		case unit == "元" || unit == "%" || unit == "点" || unit == "个百分点":
			continue
		case weight(unit):
			unit = "元/" + unit
		}
		if !lexicon.Money(unit) {
			c.claimed[u.at] = !q.at(u.at - 1).Is("unit.per") // 每桶: nothing is printed by it
			continue
		}
		c.inCurrency(unit)
		scale, _ := bulletin.SplitUnit(unit)
		if !strings.Contains(unit, "/") && (c.Kind == bulletin.PriceFact || scale == 0 || !q.toldIn(u.at)) {
			continue
		}
		c.then(Op{Name: Convert, Unit: unit, Asked: q.asked(u.at)})
	}
	for _, a := range s.asks { // how many dollars
		for _, unit := range []string{"美元", "欧元", "澳元"} {
			if text := q.tokens[a.at].Text; slices.ContainsFunc(lexicon.Forms("unit."+unit), func(f string) bool { return text == "howmany"+f }) {
				c.inCurrency(unit)
			}
		}
	}
	for _, a := range s.asks { // 多少万吨
		unit := strings.TrimPrefix(q.tokens[a.at].Text, "多少")
		if _, goods := bulletin.SplitUnit(unit); c.Kind == bulletin.TradeFact && weight(goods) && unit != "吨" &&
			c.Op(Convert) == nil {
			c.then(Op{Name: Convert, Unit: unit, Asked: q.asked(a.at), By: "asked"})
		}
	}
	c.claimWords(q, "unit.per", "op.per", "scale")
	for i := range q.tokens { // 带百分比, 带涨跌
		if n := q.at(i + 1); q.tokens[i].Is("attr.contain") && (n.Of("measure") || n.Of("move") ||
			strings.HasPrefix(n.Text, "百分")) {
			c.claimed[i] = true
		}
	}
}

// inCurrency holds figures to the money that they are asked in, where that is not the yuan.
func (c *candidate) inCurrency(unit string) {
	money, _, _ := strings.Cut(unit, "/")
	if money = strings.TrimLeft(money, "十百千万亿"); money != "元" {
		c.Where = append(c.Where, Cond{Dim: Currency, Values: []string{money}})
	}
}

// budget takes money that is to be spent: 20万元够买多少; and money that a question believes to be the price.
func (q *question) budget(s *slots, c *candidate) {
	money := s.money
	if q.has("op.budget", "op.buy", "op.rest") {
		for _, n := range s.numbers { // 手上50万
			if t := q.tokens[n.at]; t.Class == lexicon.Number && t.Upper == "" && len(t.Value) > 3 &&
				q.at(n.at-1).Class != lexicon.Product {
				money = append(money, n)
			}
		}
	}
	if (q.has("op.budget") || q.barters(s)) && len(money) == 0 && len(s.amounts) > 0 { // 一公斤氧化镥的钱能换几公斤氧化铒
		c.Then = slices.DeleteFunc(c.Then, func(o Op) bool { return o.Name == Convert })
		if c.Op(Times) == nil {
			t := q.tokens[s.amounts[0].at]
			c.then(Op{Name: Times, Value: t.Value, Unit: t.Unit, Asked: q.asked(s.amounts[0].at),
				Of: q.amountOf(s, s.amounts[0].at, append(slices.Clone(s.products), s.elements...))})
		}
		c.then(Op{Name: Divide, Asked: "worth"})
		c.claimWords(q, "op.budget", "op.buy", "op.money", "op.equals", "op.same", "measure.value", "op.count", "unit")
	}
	for _, n := range s.numbers { // 171.19万一吨的是啥, 418.71的是哪种
		if t := q.tokens[n.at]; !c.claimed[n.at] && t.Class == lexicon.Number && (perOne(q.next(n.at)) ||
			strings.Contains(t.Value, ".")) && q.picksBy(c) {
			money = append(money, n)
		}
	}
	for _, m := range money {
		t := q.tokens[m.at]
		if c.claimed[m.at] {
			continue
		}
		c.claimed[m.at] = true
		per := strings.Contains(t.Unit, "/") && t.Unit != ""
		about := q.rough(c, m.at)
		switch {
		case about != "" && len(c.Cond(Subject)) == 0 && !q.has("op.budget", "op.buy"):
			c.then(roughly(Op{By: "value", Value: t.Value, Unit: t.Unit, About: about, Asked: q.asked(m.at)}))
		case t.Upper == "" && q.picksBy(c):
			c.then(Op{Name: Within, By: "value", Value: t.Value, Upper: t.Value, Unit: t.Unit, Equal: true,
				Asked: q.asked(m.at)})
		case t.Upper != "":
			c.then(Op{Name: Within, By: "value", Value: t.Value, Upper: t.Upper, Unit: t.Unit, Equal: true,
				Asked: t.Text})
			c.claimWords(q, "bound")
			q.claimKind(c, "boundbetween")
		case !per && (q.has("op.budget", "op.buy") || q.asksWeight() || q.spends(m.at)):
			c.inCurrency(cmp.Or(t.Unit, "元")) // no rate of exchange is printed
			c.then(Op{Name: Divide, Value: t.Value, Unit: t.Unit, Asked: q.asked(m.at)})
			c.claimWords(q, "op.budget", "op.buy", "op.rest", "op.money", "attr.plan")
		default:
			o := Op{Name: Verdict, By: "value", Value: t.Value, Unit: t.Unit, About: about, Asked: q.asked(m.at)}
			q.byMove(c, &o, m.at)
			c.then(o)
		}
	}
}

// picksBy reports whether it is asked which product has a price that the question says: 哪个产品卖101元.
func (q *question) picksBy(c *candidate) bool {
	return len(c.Cond(Subject))+len(c.Cond(Group))+len(c.Cond(Form)) == 0 && q.before == nil &&
		q.has("ask.which", "obj.product") &&
		!q.has("op.budget", "op.buy", "move", "ask.what", "op.diff", "cmp.than") && !q.asksWeight()
}

// spends reports whether money is what is to be spent: with 100,000 yuan how much.
func (q *question) spends(at int) bool {
	b := q.at(q.beside(at, -1))
	if (q.english || q.translated) && (q.has("measure.quantity") || q.muchOf()) {
		return true
	}
	return slices.Contains([]string{"with", "for", "用", "花", "拿", "出"}, b.Text) && q.has("ask.what", "op.count")
}

// muchOf reports whether it is asked how much there is of a product: how much Dy oxide would that be, how many kg of it.
func (q *question) muchOf() bool {
	for i := range q.tokens {
		t, n := &q.tokens[i], q.at(q.beside(i, 1))
		if (t.Is("ask.what") || t.Is("op.count")) && strings.HasPrefix(t.Text, "howm") && (n.Class == lexicon.Product || n.Of("unit")) {
			return true
		}
	}
	return false
}

// asksWeight reports whether a question asks how much by weight: 多少公斤, 几吨.
func (q *question) asksWeight() bool {
	for i := range q.tokens {
		t := &q.tokens[i]
		if t.Of("ask") && (strings.Contains(t.Text, "公斤") || strings.Contains(t.Text, "吨")) {
			return true
		}
		if t.Of("unit") && (weight(strings.TrimPrefix(t.ID, "unit.")) || strings.HasSuffix(t.ID, "克")) && q.at(i-1).Is("ask") {
			return true
		}
	}
	return false
}

func (q *question) claimKind(c *candidate, kind string) {
	for i := range q.tokens {
		if q.tokens[i].Kind == kind {
			c.claimed[i] = true
		}
	}
}

// bounds takes what keeps rows within limits: 超过一千五, 跌幅在2%以上, 一百到五百之间.
func (q *question) bounds(s *slots, c *candidate) {
	for _, b := range s.bounds {
		t := q.tokens[b.at]
		c.claimed[b.at] = true
		if b.not {
			c.without[b.at] = true
			t.ID = opposite[t.ID]
		}
		share := q.has("measure.share") && len(s.moves) == 0
		if share && t.Unit == "" && slices.ContainsFunc(t.Parts, partlyOf) { // 三分之二以上
			t.Value, t.Unit = perCent(t.Value), "%"
		}
		o := within(&t)
		o.Asked = q.asked(b.at)
		q.strict(c, &o, b.at)
		if !share && !slices.Contains(c.Cond(Measure), bulletin.IndexSwing) {
			q.byChange(c, &o, b.at, &t)
		}
		c.then(o)
	}
	q.ranges(s, c)
	q.digits(s, c)
	q.claimKind(c, "boundbetween")
	c.claimWords(q, "bound.between")
}

// strict takes what says whether the bound itself is in: 3%以上（不含3%）, 100以下（含100）.
func (q *question) strict(c *candidate, o *Op, at int) {
	for i := at + 1; i < len(q.tokens) && i < at+4; i++ {
		t := &q.tokens[i]
		out := t.Is("op.other")
		if !out && !t.Is("attr.contain") && t.Text != "含" {
			continue
		}
		n := q.at(i + 1)
		same := n.Value != "" && strings.TrimPrefix(n.Value, "-") == strings.TrimPrefix(cmp.Or(o.Value, o.Upper), "-")
		if !same && n.Text != "本数" && n.Text != ")" && n.Text != "）" {
			return
		}
		o.Equal = !out
		c.claimed[i] = true
		if same || n.Text == "本数" {
			c.claimed[i+1] = true
		}
		return
	}
}

// ranges takes numbers with two ends, which are bounds by themselves: 100到500的, 跌了2%到4%的.
func (q *question) ranges(s *slots, c *candidate) {
	for _, n := range s.numbers {
		t := q.tokens[n.at]
		if t.Upper == "" || c.claimed[n.at] {
			continue
		}
		o := Op{Name: Within, By: "value", Value: t.Value, Upper: t.Upper, Unit: t.Unit, Equal: true,
			Asked: q.asked(n.at)}
		q.byChange(c, &o, n.at, &t)
		c.claimed[n.at] = true
		c.then(o)
	}
}

// byChange makes a bound in per cent one on changes; a point is one per cent where a movement is bounded.
func (q *question) byChange(c *candidate, o *Op, at int, t *lexicon.Token) {
	switch {
	case t.Unit == "%" || t.Unit == "个百分点":
	case strings.HasSuffix(t.Unit, "点") && c.Kind != bulletin.IndexFact && q.way(at, t) != "":
		o.Unit = "%"
	default:
		return
	}
	o.By, o.Way = "change", q.way(at, t)
}

// way tells the direction of a bound on changes: of the word of movement in it or beside it.
func (q *question) way(at int, t *lexicon.Token) string {
	for _, p := range t.Parts {
		if p.Class == lexicon.Change || p.Is("move.up") || p.Is("move.down") {
			return wayOf(p.ID)
		}
	}
	for _, i := range []int{at - 1, at + 1, at - 2, at + 2, at - 3} {
		if m := q.at(i); m.Is("move") && !m.Is("move.flat") {
			return wayOf(m.ID)
		}
	}
	return ""
}

func wayOf(id string) string {
	way, _, _ := strings.Cut(strings.TrimPrefix(id, "move."), ".")
	return way
}
