package intent

import (
	"slices"
	"strconv"
	"strings"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// operators takes what is to be done with the rows that are found.
func (q *question) operators(s *slots, c *candidate, subjects []slot) {
	q.amounts(s, c, subjects)
	q.convert(s, c)
	q.budget(s, c)
	q.bounds(s, c)
	q.ranks(s, c)
	q.moves(s, c, subjects)
	q.reckon(s, c, subjects)
	q.verdict(s, c, subjects)
	q.heads(s, c)
	q.claims(s, c, subjects)
}

func (c *candidate) then(o Op) { c.Then = append(c.Then, o) }

// amounts takes what is to be bought: 200公斤氧化铒, 氧化钐两吨半, and one of a unit as the unit of the price.
func (q *question) amounts(s *slots, c *candidate, subjects []slot) {
	buying := q.has("op.buy", "op.sum", "op.plus") || len(s.amounts) > 1
	for _, a := range s.amounts {
		t := q.tokens[a.at]
		c.claimed[a.at] = true
		if t.Value == "1" && !buying {
			c.then(Op{Name: Convert, Unit: "元/" + t.Unit, Asked: t.Text})
			continue
		}
		c.then(Op{Name: Times, Value: t.Value, Unit: t.Unit, Asked: q.asked(a.at), Of: q.amountOf(s, a.at, subjects)})
	}
	if len(s.amounts) > 0 {
		c.claimWords(q, "op.buy", "op.per")
	}
}

// amountOf is the product that an amount is of: the one behind it where the first amount stands before the first product,
// else the one before it.
func (q *question) amountOf(s *slots, at int, subjects []slot) string {
	if len(subjects) == 0 || q.extreme {
		return ""
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

// convert takes the unit that the answer is wanted in: 换成吨, 元/公斤, 每吨.
func (q *question) convert(s *slots, c *candidate) {
	for _, u := range s.units {
		unit := strings.TrimPrefix(u.value, "unit.")
		if c.claimed[u.at] {
			continue
		}
		c.claimed[u.at] = true
		switch {
		case unit == "元" || unit == "%" || unit == "点" || unit == "个百分点":
			continue
		case weight(unit):
			unit = "元/" + unit
		}
		if !strings.Contains(unit, "元") {
			continue
		}
		if strings.HasSuffix(unit, "元") && !strings.Contains(unit, "/") {
			if unit != "万元" && unit != "亿元" && unit != "万亿元" {
				c.Where = append(c.Where, Cond{Dim: Currency, Values: []string{unit}})
			}
			continue
		}
		c.then(Op{Name: Convert, Unit: unit, Asked: q.asked(u.at)})
	}
	c.claimWords(q, "unit.per", "op.per", "scale")
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
	if q.has("op.budget") && len(money) == 0 && len(s.amounts) > 0 { // 一公斤氧化镥的钱能换几公斤氧化铒
		c.Then = slices.DeleteFunc(c.Then, func(o Op) bool { return o.Name == Convert })
		if c.Op(Times) == nil {
			t := q.tokens[s.amounts[0].at]
			c.then(Op{Name: Times, Value: t.Value, Unit: t.Unit, Asked: q.asked(s.amounts[0].at), Of: q.amountOf(s, s.amounts[0].at, append(slices.Clone(s.products), s.elements...))})
		}
		c.then(Op{Name: Divide, Asked: "worth"})
		c.claimWords(q, "op.budget", "op.buy", "op.money")
	}
	for _, n := range s.numbers { // 是不是五千多一公斤
		t, u := q.tokens[n.at], q.at(n.at+1)
		if t.Class == lexicon.Number && u.Class == lexicon.Quantity && weight(u.Unit) && u.Value == "1" && !c.claimed[n.at] {
			c.claimed[n.at] = true
			c.then(Op{Name: Verdict, By: "value", Value: t.Value, Upper: t.About, Unit: "元/" + u.Unit, Asked: q.asked(n.at)})
		}
	}
	for _, m := range money {
		t := q.tokens[m.at]
		c.claimed[m.at] = true
		per := strings.Contains(t.Unit, "/") && t.Unit != ""
		switch {
		case t.Upper != "":
			c.then(Op{Name: Within, By: "value", Value: t.Value, Upper: t.Upper, Unit: t.Unit, Equal: true, Asked: t.Text})
			c.claimWords(q, "bound")
			q.claimKind(c, "boundbetween")
		case !per && q.has("op.budget", "op.buy") || !per && q.asksWeight():
			c.then(Op{Name: Divide, Value: t.Value, Unit: t.Unit, Asked: q.asked(m.at)})
			c.claimWords(q, "op.budget", "op.buy", "op.rest", "op.money")
		default:
			c.then(Op{Name: Verdict, By: "value", Value: t.Value, Unit: t.Unit, Asked: q.asked(m.at)})
		}
	}
}

// asksWeight reports whether a question asks how much by weight: 多少公斤, 几吨.
func (q *question) asksWeight() bool {
	for i := range q.tokens {
		t := &q.tokens[i]
		if t.Of("ask") && (strings.Contains(t.Text, "公斤") || strings.Contains(t.Text, "吨")) {
			return true
		}
		if t.Of("unit") && weight(strings.TrimPrefix(t.ID, "unit.")) && q.at(i-1).Is("ask") {
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
		o := Op{Name: Within, By: "value", Unit: t.Unit, Asked: q.asked(b.at), Equal: strings.HasPrefix(t.ID, "bound.at")}
		if t.Unit == "%" || t.Unit == "个百分点" {
			o.By, o.Way = "change", q.way(b.at, &t)
		}
		value := strings.TrimPrefix(t.Value, "-")
		if t.Upper != "" {
			o.Value, o.Upper, o.Equal = value, t.Upper, true
		} else if t.ID == "bound.over" || t.ID == "bound.atleast" {
			o.Value = value
		} else {
			o.Upper = value
		}
		c.then(o)
	}
	for _, n := range s.numbers {
		if t := q.tokens[n.at]; t.Upper != "" && (q.has("bound") || q.at(n.at+1).Of("boundbetween")) {
			c.claimed[n.at] = true
			c.then(Op{Name: Within, By: "value", Value: t.Value, Upper: t.Upper, Unit: t.Unit, Equal: true, Asked: q.asked(n.at)})
		}
	}
	q.digits(s, c)
	q.claimKind(c, "boundbetween")
	c.claimWords(q, "bound.between")
}

// way tells the direction of a bound on changes: of the word of movement in it or beside it.
func (q *question) way(at int, t *lexicon.Token) string {
	for _, p := range t.Parts {
		if p.Class == lexicon.Change || p.Is("move.up") || p.Is("move.down") {
			return wayOf(p.ID)
		}
	}
	for _, i := range []int{at - 1, at + 1, at - 2, at + 2} {
		if m := q.at(i); m.Is("move") && !m.Is("move.flat") {
			return wayOf(m.ID)
		}
	}
	return ""
}

func wayOf(id string) string { return strings.TrimPrefix(id, "move.") }

// ranks takes what is first or last by something: 跌幅前三, 最贵, 第二便宜, 从高到低.
func (q *question) ranks(s *slots, c *candidate) {
	o := Op{Name: Top, N: 1}
	found := true
	if q.ends2(s, c) {
		return
	}
	switch {
	case q.extreme && q.has("op.dearer"), q.has("op.dearest"), q.superlative("op.dearer"), (q.superlative("op.more") || q.sized(c, "大", "largest", "biggest")) && len(s.moves) == 0,
		q.superlative("partner.word"), q.hasExtreme("measure.high"):
		o.By = "value"
	case q.extreme && q.has("op.cheaper"), q.has("op.cheapest"), len(s.moves) == 0 &&
		q.sized(c, "小", "smallest"), q.superlative("op.cheaper"), q.hasExtreme("measure.low"):
		o.Name, o.By, o.Sized = Bottom, "value", q.sized(c, "小", "smallest")
	case q.maxDown():
		o.By, o.Way = "change", "down"
	case q.maxUp():
		o.By, o.Way = "change", "up"
	case q.has("move.any") && !q.has("move.up", "move.down") && q.sized(c, "大", "largest", "biggest"):
		o.By = "change"
	case q.has("op.mindown"):
		o.Name, o.By, o.Way = Bottom, "change", "down"
	case q.has("op.minup"):
		o.Name, o.By, o.Way = Bottom, "change", "up"
	case q.has("op.rank", "op.rankasc"):
		o.Name, o.N, o.By = Sort, 0, q.rankedBy(s, &o)
		if q.has("op.rankasc") {
			o.Asked = "asc"
		}
	default:
		found = false
	}
	if q.extreme && found {
		o.Asked = That
	}
	n, nth := q.howMany(c)
	if at, _ := q.ordinal(); q.before != nil && at > 0 && at <= len(q.before.Rows) {
		nth = 0
	}
	switch {
	case !found && (n > 0 || nth > 0):
		o.By = q.rankedBy(s, &o)
		last := q.has("op.last") || nth > 0 && q.has("op.cheaper")
		if last {
			o.Name = Bottom
			c.claimWords(q, "op.last", "op.cheaper")
		}
		switch {
		case nth > 0 && last:
			o.Name, o.N, o.Asked = Nth, nth, string(Bottom)
		case nth > 0:
			o.Name, o.N = Nth, nth
		default:
			o.N = n
		}
	case !found:
		return
	case nth > 0:
		o.Asked = string(o.Name)
		o.Name, o.N = Nth, nth
	case n > 0:
		if o.Name == Sort {
			o.Name = Top
		}
		o.N = n
	}
	c.then(o)
	c.explicit = c.explicit || o.By == "value" && c.Kind != ""
	c.claimWords(q, "op.more", "op.dearer", "op.cheaper", "op.dearest", "op.cheapest", "op.maxdown", "op.maxup", "op.mindown", "op.minup", "op.rank", "op.rankasc", "op.most", "op.top", "op.first", "measure.high", "measure.low")
	q.claimKind(c, "partner")
}

// rankedBy tells what a ranking goes by where only its length is said.
func (q *question) rankedBy(s *slots, o *Op) string {
	for _, m := range s.moves {
		o.Way = wayOf(m.value)
		return "change"
	}
	return "value"
}

// superlative reports whether 最 stands before a word, or most before it.
func (q *question) superlative(id string) bool {
	for i := range q.tokens {
		if q.tokens[i].Is(id) && (q.at(i-1).Is("op.most") || q.at(i+1).Is("op.most") || q.at(i+2).Is("op.most")) {
			return true
		}
	}
	return false
}

func (q *question) hasExtreme(id string) bool { return q.has(id) }

// howMany takes the length of a ranking, or the one place in it that is asked for: 前三, 前5名, 第二.
func (q *question) howMany(c *candidate) (n, nth int) {
	for i := range q.tokens {
		t := &q.tokens[i]
		if t.Class != lexicon.Number && !(t.Class == lexicon.Quantity && !strings.ContainsAny(t.Unit, "元吨%")) {
			continue
		}
		v, err := strconv.Atoi(t.Value)
		if q.at(i - 1).Is("op.rest") { // 其余15个里
			c.claimed[i] = true
			continue
		}
		if weight(t.Unit) || err != nil || v < 1 || v > 100 {
			continue
		}
		switch b := q.at(i - 1); {
		case b.Is("front") || b.Is("op.top") || b.Is("time.first"):
			n = v
		case b.Is("ord") && !q.at(i+1).Of("batch"):
			nth = v
			if n := q.at(i + 1); n.Text == "大" { // 跌幅第三大
				c.claimed[i+1] = true
			}
		case q.has("op.most", "op.maxdown", "op.maxup", "op.mindown", "op.minup", "op.dearest", "op.cheapest", "op.rank", "op.rankasc") && i > 0 && b.Class != lexicon.Product:
			n = v
			c.claimed[i] = true
			continue
		default:
			continue
		}
		c.claimed[i], c.claimed[i-1] = true, true
	}
	if i := q.find("ref.both"); i >= 0 && n == 0 && nth == 0 && (q.at(i+1).Is("obj.product") || q.at(i-1).Is("link.of")) {
		n = 2 // 最贵的两个产品
		c.claimed[i] = true
	}
	if i := q.find("op.second"); i >= 0 {
		c.claimed[i] = true
		if q.at(i+1).Text == "大" {
			c.claimed[i+1] = true
		}
		nth = 2
	}
	return n, nth
}

// moves takes words of movement: of a product that is named they ask for its change, else for those that moved so.
func (q *question) moves(s *slots, c *candidate, subjects []slot) {
	both := q.has("move.up") && q.has("move.down") // 谁增谁减
	if q.tallies(s) || q.universal(s, subjects) {
		c.claim(s.moves)
		c.claimWords(q, "attr.every")
		if len(s.moves) == 1 {
			c.Way = wayOf(s.moves[0].value)
		}
		c.then(Op{Name: Tally})
		return
	}
	ranked := c.Op(Top) != nil || c.Op(Bottom) != nil || c.Op(Nth) != nil || c.Op(Sort) != nil
	for _, m := range s.moves {
		t := q.tokens[m.at]
		c.claimed[m.at] = true
		if t.Class == lexicon.Change { // 跌了3%: what the question believes
			c.then(Op{Name: Verdict, By: "change", Value: strings.TrimPrefix(t.Value, "-"), Unit: t.Unit, Way: wayOf(m.value), Asked: q.asked(m.at)})
			continue
		}
		bounded := c.Op(Within) != nil && c.Op(Within).By == "change"
		way := wayOf(m.value)
		if i := q.denied(m.at); i >= 0 {
			way = "not " + way
			c.claimed[i] = true
		}
		if both {
			way = "any"
		}
		if m.not { // 除了持平的
			way = "not " + way
			c.without[m.at] = true
		}
		one := len(in(subjects)) == 1 || c.Kind != bulletin.PriceFact && c.Kind != bulletin.TradeFact ||
			len(in(subjects)) == 0 && q.before != nil && len(q.before.Cond(Subject)) == 1 && !q.every
		compared := len(in(subjects)) > 1 && q.has("op.dearer", "op.cheaper")
		compared = compared || len(in(subjects)) > 1 && q.has("ask.what", "ask.price") // 各跌了多少
		several := !q.extreme && !one && !compared && (q.has("op.list", "op.count", "ask.which", "ask.who") ||
			len(in(subjects)) == 0)
		switch {
		case q.extreme:
			c.want(ChangeWant)
		case m.not, ranked && !one && !q.ranksBy(c, m.at):
			c.Then = append([]Op{{Name: Within, By: "change", Way: way, Asked: q.asked(m.at)}}, c.Then...)
		case ranked || bounded:
		case several && way != "any":
			c.then(Op{Name: Within, By: "change", Way: way, Asked: q.asked(m.at)})
		default:
			c.want(ChangeWant)
			c.Way = way
		}
	}
	if len(s.compares) > 0 {
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
}

func (c *candidate) want(w Want) {
	if !slices.Contains(c.Wants, w) {
		c.Wants = append(c.Wants, w)
	}
}

// reckon takes the words of arithmetic: 一共, 平均, 差多少, 几倍, 几个.
func (q *question) reckon(s *slots, c *candidate, subjects []slot) {
	several := len(subjects) > 1 || len(s.times) > 1 || len(c.Cond(Measure)) > 1 ||
		len(s.companies) > 0 && len(c.Cond(Measure)) > 0 || len(s.companies) > 1 ||
		slices.Contains(c.Cond(Direction), "进出口") || c.chosen()
	than := q.has("cmp.than")
	if (than || q.before != nil) && len(c.Against) > 0 { // 比10月少卖几块: the difference from another month
		c.want(ChangeWant)
		several = false
	}
	switch {
	case q.has("op.median"):
		c.then(Op{Name: Median, By: q.reckonedBy(s)})
	case q.movedOver(s, c, subjects):
		c.then(Op{Name: Diff})
	case q.meanOfChosen(s, c):
		c.then(Op{Name: Mean})
	case q.monthly(c):
		c.then(Op{Name: Monthly})
	case q.meansRows(c) || q.meanWord(s):
		c.then(Op{Name: Mean, By: q.reckonedBy(s)})
	case q.has("op.ratio"), q.equals(c):
		c.then(Op{Name: Ratio})
	case q.asksPercent() && !than && !q.has("op.diff") && (several || len(c.Cond(Direction)) == 2) &&
		len(s.moves) == 0 && !q.has("measure.share"):
		c.then(Op{Name: Ratio, Unit: "%"})
	case q.has("measure.spread") && c.Kind == bulletin.PriceFact:
		c.then(Op{Name: Ends, By: "value"})
		c.then(Op{Name: Diff})
		c.claimWords(q, "measure.spread")
	case q.has("op.diff") || q.has("op.minus") && len(q.exclusions) == 0, than && several && q.asksMuch():
		o := Op{Name: Diff}
		if q.asksPercent() { // 差价占氧化铽的百分之几, 比平均值高百分之几
			o.Unit, o.Of = "%", q.baseOf(subjects)
			c.claimWords(q, "measure.share")
		}
		c.then(o)
	case q.has("op.sum", "op.plus") && (several || len(s.amounts) > 1):
		c.then(Op{Name: Sum})
	}
	c.claimWords(q, "op.mean", "op.median", "op.ratio", "op.diff", "op.minus", "op.sum", "op.plus", "cmp.than")
	if i := q.find("op.count"); i >= 0 && !c.claimed[i] {
		c.then(Op{Name: CountOf})
	}
	if q.has("op.list") {
		c.list()
	}
	c.claimWords(q, "op.count", "op.list", "op.respect")
	if i := q.meanAt(s); i >= 0 {
		c.claimed[i] = true
	}
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

func (q *question) meanWord(s *slots) bool { return q.meanAt(s) >= 0 }

// asksMuch reports whether a comparison asks for its size: 贵多少, 便宜几块钱.
func (q *question) asksMuch() bool { return q.has("ask.what", "ask.price", "op.diff") }

// verdict takes a question of which, or of yes or no: 哪个贵, 便宜吗, 是不是涨了.
func (q *question) verdict(s *slots, c *candidate, subjects []slot) {
	several := len(in(subjects)) > 1 || len(s.times) > 1 || len(c.Cond(Direction)) > 1
	switch more := q.has("op.more", "op.less"); {
	case q.has("op.same") && several:
		c.claimWords(q, "op.same")
		c.then(Op{Name: Verdict, By: "value", Way: "same"})
		return
	case more && several && len(s.moves) > 0:
		c.claimWords(q, "op.more", "op.less")
		o := Op{Name: Verdict, By: "change", Way: "more"}
		if q.has("op.less") {
			o.Way = "less"
		}
		c.then(o)
		return
	case more && several && len(c.Against) == 0 && q.has("measure.price", "cmp.than", "ask.which", "ask.who"):
		c.claimWords(q, "op.more", "op.less")
		c.then(Op{Name: Verdict, By: "value", Way: "dearer"})
		c.explicit = true
		return
	case more && c.Op(Diff) != nil:
		c.claimWords(q, "op.more", "op.less")
	case more && c.Of != "": // 比去年少了多少
		c.claimWords(q, "op.more", "op.less")
		c.want(ChangeWant)
	}
	cheaper, dearer := q.find("op.cheaper"), q.find("op.dearer")
	if level := dearer >= 0 && strings.HasSuffix(q.tokens[dearer].Text, "高") ||
		cheaper >= 0 && strings.HasSuffix(q.tokens[cheaper].Text, "低"); level && several && len(s.moves) > 0 {
		c.claimWords(q, "op.cheaper", "op.dearer") // 增速谁高
		c.then(Op{Name: Verdict, By: "change", Way: map[bool]string{true: "more", false: "less"}[dearer >= 0]})
		return
	}
	if len(c.Against) > 0 || c.Of != "" {
		if q.has("ask.whether") && c.Way == "" { // 比去年多吗
			c.Way = map[bool]string{q.has("op.more", "op.dearer"): "up", q.has("op.less", "op.cheaper"): "down"}[true]
			c.Whether = c.Whether || c.Way != ""
		}
		c.claimWords(q, "op.cheaper", "op.dearer", "op.more", "op.less")
		return
	}
	if cheaper < 0 && dearer < 0 || c.Op(Top) != nil || c.Op(Bottom) != nil || c.Op(Nth) != nil {
		return
	}
	way := "dearer"
	if cheaper >= 0 {
		way = "cheaper"
	}
	c.claimWords(q, "op.cheaper", "op.dearer", "op.more", "op.less", "op.buy")
	switch {
	case c.Op(Diff) != nil:
		c.Op(Diff).Way = way
	case len(in(subjects)) == 1 && q.has("cmp.than"): // 比氧化镝贵的
		c.Where = slices.DeleteFunc(c.Where, func(w Cond) bool { return w.Dim == Subject })
		c.then(Op{Name: Within, By: "value", Of: subjects[0].value, Way: way})
	case several:
		c.then(Op{Name: Verdict, By: "value", Way: way})
	default:
		return
	}
	c.explicit = true
}

// heads takes the asking words.
func (q *question) heads(s *slots, c *candidate) {
	for _, a := range s.asks {
		switch a.value {
		case "ask.why":
			c.want(Why)
		case "ask.when":
			c.want(When)
		case "ask.whether":
			c.Whether = true
		case "ask.who", "ask.where", "ask.which":
			c.Which = true
		}
		c.claimed[a.at] = true
	}
	c.claimWords(q, "obj.source", "to.value", "op.or", "op.money", "op.buy", "op.budget")
	if len(q.exclusions) > 0 {
		c.claimWords(q, "op.rest")
	}
	if q.before != nil {
		c.claimWords(q, "op.former", "op.latter", "op.first")
	}
	for i := range q.tokens { // 列出来
		if q.tokens[i].Text == "来" {
			c.claimed[i] = true
		}
	}
}
