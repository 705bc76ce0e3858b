package intent

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// priceFrame reads a question for prices: of products that are named, or of all where they are ranked, bounded or
// counted.
func priceFrame(q *question, s *slots) *candidate {
	c := q.candidate(Facts)
	c.Kind = bulletin.PriceFact
	if q.partOfAmount(s) {
		return nil
	}
	products, unsure := q.subjects(s, c)
	for _, e := range s.elements {
		if q.partOfName(e.at) && !q.inName(e.at) {
			return nil
		}
	}
	// who trades most with us, 老挝稀土呢: no price
	if q.has("partner.word") || q.bothMoneys() && len(s.products)+len(s.elements) == 0 || q.loose &&
		len(s.partners) > 0 && len(s.goods) > 0 {
		return nil
	}
	groups := q.priceSlots(s, c, products)
	if !c.explicit && q.pricesNone(products) {
		return nil // 碳酸铈的粒径
	}
	named := len(in(products)) > 0 || len(in(groups)) > 0
	chosen := len(c.Then) > 0 && len(q.exclusions) > 0 || len(c.Then) > 0 &&
		((q.has("obj.product", "op.list", "op.count", "ask") || c.Op(Ends) != nil || c.Op(Tally) != nil ||
			c.Op(Within) != nil && q.endsInOf(c)) || c.Op(Top) != nil || c.Op(Bottom) != nil ||
			c.Op(Nth) != nil || len(out(products))+len(out(groups)) > 0)
	if !named && q.has("attr.every") && len(out(products))+len(out(groups)) > 0 { // everything except metals
		c.claimWords(q, "attr.every")
		c.explicit = c.explicit || !q.tellsElse(c)
	}
	if (named || chosen) && (len(s.amounts) > 0 || c.reckons() || len(s.moves) > 0 ||
		len(c.Then) > 0 && !q.tellsElse(c)) {
		c.explicit = true
	}
	all := q.all(s, c)
	if !named && q.last == nil && !q.loose && q.has("ask.why", "ref.it") { // 稀土为什么涨价: no row tells it; 它涨了吗: of what?
		return nil
	}
	switch {
	case !named && !(all && c.explicit) && !q.loose:
		return nil
	case !named && !c.chooses() && !q.loose && q.unknown() && !q.has("obj.product", "op.list") &&
		len(s.goods)+len(s.companies) == 0:
		return nil // a product that nothing knows
	case len(unsure) > 0 && !q.counts(len(in(products))):
		c.Unsure = unsure
	}
	if !q.loose && !c.explicit && q.has("kind", "direction", "measure.share", "measure.index", "batch", "stage") {
		return nil
	}
	c.needs += len(in(products)) + len(s.times)
	return c
}

// pricesElse reports whether the English words of a question for prices ask for something that no price tells: patents on
// holmium, which country fell the most, what a short name means, what was paid for the 260 tonnes, what a fall would make it cost.
func (q *question) pricesElse(c *candidate) bool {
	if !q.english && !q.translated || q.last != nil || c.Kind != bulletin.PriceFact || c.Source != Facts {
		return false
	}
	named := len(c.Cond(Subject))+len(c.Cond(Group)) > 0
	if c.Op(Times) != nil && !named && !q.has("attr.every", "op.each", "obj.product") {
		return true
	}
	listed := q.has("obj.patent", "obj.paper") || strings.HasPrefix(q.hint, "patent") || strings.HasPrefix(q.hint, "paper")
	if listed && !q.has("ask.price", "measure.price", "measure.mean", "move") {
		return true
	}
	verb := false
	return slices.ContainsFunc(q.tokens, func(t lexicon.Token) bool {
		does := verb
		verb = verb || t.Text == "does" || t.Text == "do" || t.Text == "did"
		return does && strings.EqualFold(t.Text, "mean") || t.Text == "would" && c.Op(Verdict) != nil && q.has("ask.what") ||
			t.Is("ask.where") && q.english && !strings.HasPrefix(strings.ToLower(t.Text), "where") ||
			t.Is("ask.who") && !named || t.Is("place.end") && q.has("ask.which")
	})
}

// pricedAbroad reports whether a word of an English question says in which country a price is asked for: in Europe.
func (q *question) pricedAbroad(c *candidate, t *lexicon.Token) bool {
	return (q.english || q.translated) && c.Kind == bulletin.PriceFact && t.Class == lexicon.Place && t.ID != "中国" &&
		len(c.Cond(Company)) == 0
}

// pricedSomewhere reports whether the word at i is a name that nothing knows, and a price is asked in it: in Tokyo.
func (q *question) pricedSomewhere(c *candidate, i int) bool {
	t := &q.tokens[i]
	return q.english && c.Kind == bulletin.PriceFact && t.Class == lexicon.Unknown && q.at(i-1).Is("prep.in") &&
		unicode.IsUpper([]rune(q.text)[t.From])
}

// partOfAmount reports whether amounts are held against each other, and none is bought: 4000吨占1.8万吨的几成.
func (q *question) partOfAmount(s *slots) bool {
	i := q.find("measure.share")
	return i >= 0 && len(s.amounts) > 0 && !q.has("op.buy", "op.budget", "op.money", "ask.price", "measure.price") &&
		slices.ContainsFunc(s.amounts, func(a slot) bool { return a.at > i })
}

// endsInOf reports whether a question ends in 的, but for what a bracket says of its bound.
func (q *question) endsInOf(c *candidate) bool {
	i := len(q.tokens) - 1
	for i > 0 && !q.tokens[i].Is("link.of") && (c.claimed[i] && q.tokens[i].Class != lexicon.Bound || q.tokens[i].Fills() || q.tokens[i].Class == lexicon.Mark) {
		i--
	}
	return q.at(i).Is("link.of")
}

// pricesNone reports whether a question is of one product that the bulletin never prices, and says of it what no price has.
func (q *question) pricesNone(products []slot) bool {
	all := in(products)
	return len(all) == 1 && !slices.Contains(q.cat.Products, all[0]) && len(q.moveWords()) == 0 && !strings.Contains(q.text, "价") &&
		slices.ContainsFunc(q.tokens, func(t lexicon.Token) bool { return t.Of("qualifier") || t.Of("counter") })
}

// counts reports whether a question says itself how many products it means: 镝的两个产品.
func (q *question) counts(n int) bool {
	return slices.ContainsFunc(q.tokens, func(t lexicon.Token) bool {
		return n == 2 && t.Is("ref.both") || (t.Class == lexicon.Quantity || t.Class == lexicon.Number) &&
			t.Value == strconv.Itoa(n)
	})
}

// priceSlots takes what a price is held to: of what, whose, how pure, where and when. It gives the groups that are
// named.
func (q *question) priceSlots(s *slots, c *candidate, products []slot) (groups []slot) {
	if len(products) > 0 || q.loose || q.asksPrice(s) { // 离子型增加了吗 is of a quota
		c.claim(s.ores)
	}
	q.priceMeasure(s, c)
	c.explicit = c.explicit || q.asksPrice(s)
	c.cond(Subject, products)
	groups = append(slices.Clone(s.groups), q.formGroups(s)...)
	forms := slices.DeleteFunc(slices.Clone(groups), func(g slot) bool { return !isFormGroup(g.value) })
	c.cond(Group, slices.DeleteFunc(slices.Clone(groups), func(g slot) bool { return isFormGroup(g.value) }))
	c.cond(Form, forms)
	c.claim(s.groups, s.purities, s.companies, s.regions)
	for i := range q.tokens { // Gd75%±2%
		if b := q.at(i - 1); q.tokens[i].Unit == "%" &&
			(b.Text == "±" || b.Class == lexicon.Element && q.partGrade(i-1)) {
			c.claimed[i] = true
		}
	}
	if q.has("obj.price") && len(in(products)) == 0 {
		c.Where = append(c.Where, Cond{Dim: Tabled, Values: []string{Any}})
	}
	c.cond(Purity, s.purities)
	for _, p := range s.purities {
		c.Where[len(c.Where)-1].Asked = append(c.Where[len(c.Where)-1].Asked, q.asked(p.at))
	}
	q.whose(s, c)
	c.cond(Region, q.markets(s, c))
	q.times(s, c)
	q.eachMonth(c)
	q.lastMonths(c)
	q.record(c, products)
	for i := range q.tokens { // 每克氧化镝值几块
		if q.tokens[i].Text == "值" && q.at(i+1).Of("ask") {
			c.claimed[i] = true
		}
	}
	q.tabled(c)
	q.operators(s, c, products)
	q.sides(s, c, products)
	if c.Op(Times) != nil && q.has("ask.what", "ask.price") { // 货值几万
		c.claimWords(q, "measure.value", "scale")
	}
	if c.Op(Times) != nil && len(c.Times) == 2 { // 上月买的，到这月亏了多少
		c.claimWords(q, "kind.profit", "attr.worth")
	}
	q.overMonths(c)
	return groups
}

// markets are the places whose prices are asked for, at home left out: 华东氧化镝, 日本那边镝价, dysprosium oxide in Japan,
// and 日本呢 behind a price.
func (q *question) markets(s *slots, c *candidate) []slot {
	abroad := slices.DeleteFunc(slices.Clone(s.partners), func(p slot) bool { return !q.loose && !q.isMarket(p.at) })
	c.claim(abroad)
	return slices.DeleteFunc(append(slices.Clone(s.regions), abroad...), func(r slot) bool { return r.value == "中国" })
}

// isMarket reports whether the place at i is that of a price: what is priced stands behind it, or in before it.
func (q *question) isMarket(i int) bool {
	k := i + 1
	for q.at(k).Class == lexicon.Filler || q.at(k).Is("ref.there") || q.at(k).Is("link.of") {
		k++
	}
	n := q.at(k)
	return n.Class == lexicon.Product || n.Class == lexicon.Element || n.Class == lexicon.Group ||
		n.Is("ask.price") || n.Is("measure.price") || q.english && q.at(i-1).Is("prep.in")
}

// tabled takes how many products a table is said to have: 表里21个产品.
func (q *question) tabled(c *candidate) {
	for i := 1; i+1 < len(q.tokens); i++ {
		t, b := &q.tokens[i], q.at(i-1)
		if t.Class == lexicon.Quantity && t.Unit == "个" && q.at(i+1).Is("obj.product") && strings.HasPrefix(b.Text, "表") {
			c.claimed[i] = true
		}
	}
}

// everyProduct takes 全部产品 and 所有产品, which name all products as well as 稀土产品 does.
func (q *question) everyProduct(c *candidate) bool {
	for i := range q.tokens {
		if b := q.at(i - 1); q.tokens[i].Is("obj.product") &&
			slices.Contains([]string{"全部", "所有", "全体", "all", "every"}, b.Text) {
			c.claimed[i-1], c.claimed[i] = true, true
			return true
		}
	}
	return false
}

// asksPrice reports whether a question asks for a price in so many words.
func (q *question) asksPrice(s *slots) bool {
	for _, a := range s.asks { // 氧化铒多少, 氧化钬！11月！多少
		k := a.at - 1
		for k > 0 && (q.at(k).Class == lexicon.PeriodOf || q.at(k).Class == lexicon.Mark) {
			k--
		}
		if b := q.at(k); a.value == "ask.what" && (b.Class == lexicon.Product || b.Class == lexicon.Element) {
			return true
		}
	}
	return q.hint == "price" || q.has("ask.price", "op.dearest", "op.cheapest", "op.dearer", "op.cheaper", "op.budget",
		"obj.price") || len(s.money) > 0 ||
		len(s.amounts) > 0 && q.has("op.buy", "ask.what", "op.sum")
}

// priceMeasure takes the words for kinds of prices.
func (q *question) priceMeasure(s *slots, c *candidate) {
	var held []slot
	for _, m := range s.measures {
		name := cmp.Or(lexicon.PriceMeasures[m.value], lexicon.MeanMeasures[m.value])
		switch {
		case m.value == "measure.price":
		case name == "" && m.value != "measure.mean":
			continue
		case m.value == "measure.mean" && q.meansOver(s, m.at):
			continue
		case m.value == "measure.mean":
			held = append(held, slot{m.at, bulletin.SpanMean, m.not})
		default:
			held = append(held, slot{m.at, name, m.not})
		}
		c.explicit = true
		c.claimed[m.at] = true
	}
	c.cond(Measure, held)
	if i := q.find("measure.purity"); i >= 0 {
		c.claimWords(q, "measure.purity")
		c.Wants = append(c.Wants, PurityWant)
		c.explicit = true
	}
}

// meansOver reports whether a lone 平均 asks for the mean of several products or months, and not for a printed average.
func (q *question) meansOver(s *slots, at int) bool {
	t := strings.TrimSuffix(q.tokens[at].Text, "是")
	price := strings.Contains(t, "价") || strings.Contains(t, "price")
	of := q.at(at+1).Of("compare") || q.at(at-1).Of("compare") && !q.at(at-1).Is("cmp.than")
	beside := of || q.at(at+1).Of("move") || q.at(at-1).Of("move") || q.at(at-2).Of("move") && q.at(at-1).Is("link.of")
	if q.find("measure.mean") < at || !price && beside { // 均价的平均, 平均跌幅
		return true
	}
	all := q.has("attr.every") && q.has("obj.product")
	several := len(s.products)+len(s.elements) > 1 || len(s.groups)+len(q.formGroups(s)) > 0 || len(s.times) > 1 ||
		len(s.amounts) > 1 || len(q.picked) > 1 || all
	one := t != "均价" && !strings.HasSuffix(t, "prices") || q.translated && q.numbered(len(s.products)+len(s.elements))
	return several && one && !(price && q.has("op.list", "op.each"))
}

// numbered reports whether the question says how many products it names: the four oxides.
func (q *question) numbered(n int) bool {
	return slices.ContainsFunc(q.tokens, func(t lexicon.Token) bool {
		counts := t.Unit == "种" || t.Unit == "个"
		return t.Class == lexicon.Quantity && counts && (n < 2 || t.Value == strconv.Itoa(n)) && t.Value != "1"
	})
}

// whose holds a price to the company that is named. The association's prices are its averages.
func (q *question) whose(s *slots, c *candidate) {
	var firms []slot
	for _, f := range s.companies {
		if f.value == "中国稀土行业协会" {
			if len(c.Cond(Measure)) == 0 {
				c.Where = append(c.Where, Cond{Dim: Measure, Values: []string{bulletin.SpanMean}})
			}
			continue
		}
		firms = append(firms, f)
	}
	c.cond(Company, firms)
}

// all reports whether a question that names no product asks for all of them.
func (q *question) all(s *slots, c *candidate) bool {
	for _, g := range s.goods {
		if g.value != "稀土" {
			return false
		}
	}
	c.claim(s.goods)
	c.claimWords(q, "obj.price")
	if q.hint == "price" || q.has("measure.price", "measure.mean", "obj.price", "bound") || len(s.bounds) > 0 {
		c.claimWords(q, "attr.every")
	}
	if q.everyProduct(c) && (c.explicit || q.has("measure.price")) {
		c.explicit = true
		return true
	}
	if q.has("attr.every") && q.has("measure.price") {
		c.explicit = true
	}
	return len(c.Then) > 0 || len(s.goods) > 0 || q.has("attr.every") ||
		len(c.Not(Group))+len(c.Not(Form))+len(c.Not(Subject)) > 0 ||
		q.has("op.list", "ask.which", "ask.who", "obj.price") || q.hint == "price" || q.ofFirm(c)
}

// ofFirm reports whether a question that names no product asks what a firm itself charges, which is printed: 北方稀土挂牌价.
func (q *question) ofFirm(c *candidate) bool {
	own := func(m string) bool { return slices.Contains(slices.Collect(maps.Values(lexicon.PriceMeasures)), m) }
	return slices.ContainsFunc(c.Cond(Measure), own) && slices.ContainsFunc(q.cat.Kinds, func(k Kind) bool {
		return k.Kind == bulletin.PriceFact && slices.Contains(c.Cond(Company), k.Company)
	})
}

// reckons reports whether more is done with rows than to list or to count them.
func (c *candidate) reckons() bool {
	return slices.ContainsFunc(c.Then, func(o Op) bool { return o.Name != List && o.Name != CountOf })
}

// tellsElse reports whether a word of articles is left over: 氧化镝有哪些应用 is no question for prices.
func (q *question) tellsElse(c *candidate) bool {
	for i := range q.tokens {
		if t := &q.tokens[i]; !c.claimed[i] && !silent(t) && !q.excludes(i) && prosaic(t) {
			return true
		}
	}
	return false
}

// chooses reports whether rows are chosen by what they say, so that no name is needed.
func (c *candidate) chooses() bool {
	for _, n := range []OpName{Top, Bottom, Nth, Sort, Within, CountOf, Ends, Tally, Median, PlaceOf, Every, Alone,
		Beyond} {
		if c.Op(n) != nil {
			return true
		}
	}
	return false
}
