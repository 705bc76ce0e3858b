package intent

import (
	"slices"
	"strings"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// indexFrame reads a question for a price index.
func indexFrame(q *question, s *slots) *candidate {
	c := q.candidate(Facts)
	c.Kind = bulletin.IndexFact
	point := slices.ContainsFunc(s.extremes, func(e slot) bool { return strings.Contains(q.tokens[e.at].Text, "点") })
	if !q.loose && !q.has("measure.index") && q.hint != "index" &&
		!(point && len(s.products)+len(s.elements)+len(s.goods) == 0) {
		return nil
	}
	c.explicit = true
	var measures []slot
	for _, m := range append(append([]slot(nil), s.measures...), s.extremes...) {
		if n := indexMeasures[m.value]; n != "" {
			measures = append(measures, slot{m.at, n, m.not})
		}
	}
	if i := q.find("op.mean"); i >= 0 && strings.HasPrefix(strings.TrimPrefix(q.tokens[i].Text, "平"), "均") { // 均值, 平均值
		measures = append(measures, slot{i, bulletin.IndexMean, q.excluded(i)})
	}
	if q.meanOfEnds(measures) { // 最高和最低的平均
		measures = slices.DeleteFunc(measures, func(m slot) bool { return m.value == bulletin.IndexMean })
		c.claimWords(q, "measure.mean", "op.mean")
		c.then(Op{Name: Mean})
	}
	c.claim(measures, s.companies)
	c.claimWords(q, "measure.index", "measure.price", "measure.spread", "measure.point")
	c.cond(Measure, measures)
	c.cond(Maker, s.companies)
	c.cond(Subject, s.products)
	c.cond(Subject, s.groups)
	c.claim(s.products, s.groups)
	for _, g := range s.goods {
		c.claimed[g.at] = true
		if g.value != "稀土" {
			c.Where = append(c.Where, Cond{Dim: Subject, Values: []string{g.value}})
		}
	}
	q.times(s, c)
	if m := q.cat.Newest(); len(c.Against) == 1 && len(c.Times) == 0 && m != 0 && c.Against[0].Period != bulletin.MonthOf(m) {
		c.Times = []Time{{Period: bulletin.MonthOf(m), Kind: "month", Asked: m.Chinese()}} // what is set against 10月 is none of 10月
	}
	q.operators(s, c, nil)
	c.Then = dropRanks(c.Then)
	q.pairIndex(c)
	c.needs = 1 + len(measures) + len(s.times)
	return c
}

// pairIndex looks up two readings that are set beside each other, and no others.
func (q *question) pairIndex(c *candidate) {
	c.Times = slices.DeleteFunc(slices.Clone(c.Times), func(t Time) bool { // 最高那天
		return t.Period.IsZero() && (strings.HasSuffix(t.Asked, "天") || strings.HasSuffix(t.Asked, "日")) && len(c.Cond(Measure)) > 0
	})
	if at := q.find("cmp.than"); at >= 0 && c.Has(ChangeWant) && c.Op(Diff) == nil && c.Op(Ratio) == nil {
		if a, b := q.readingIn(0, at), q.readingIn(at+1, len(q.tokens)); a.Measure == "" && b.Measure != "" { // 10月比今年最低回升多少
			c.Where = slices.DeleteFunc(c.Where, func(w Cond) bool { return w.Dim == Measure })
			c.Against = nil
		}
	}
	pair := q.besides(c)
	if pair == nil {
		return
	}
	q.picked = pair
	c.Picked, c.Times, c.Against = pair, nil, nil
	c.Then = slices.DeleteFunc(c.Then, func(o Op) bool { return o.Name != Diff && o.Name != Ratio })
	c.Where = slices.DeleteFunc(c.Where, func(w Cond) bool { return w.Dim == Measure })
	c.Wants = slices.DeleteFunc(c.Wants, func(w Want) bool { return w == ChangeWant })
	c.claimWords(q, "per.month", "qual.history", "op.each")
}

// meanOfEnds reports whether the mean of the high and the low is asked for: the word for it stands behind both.
func (q *question) meanOfEnds(measures []slot) bool {
	high, low, mean := q.find("measure.high"), q.find("measure.low"), -1
	for _, m := range measures {
		if m.value == bulletin.IndexMean {
			mean = m.at
		}
	}
	return high >= 0 && low >= 0 && mean > max(high, low) && !q.at(mean-1).Is("op.and") && q.at(mean-1).Text != "、"
}

// dropRanks leaves out the ranking that 最高 and 最低 would be elsewhere: of an index they are measures.
func dropRanks(ops []Op) (out []Op) {
	for _, o := range ops {
		if o.Name != Top && o.Name != Bottom {
			out = append(out, o)
		}
	}
	return out
}

var kindNames = map[string]bulletin.FactKind{"kind.output": bulletin.OutputFact, "kind.stock": bulletin.StockFact, "kind.capacity": bulletin.CapacityFact,
	"kind.demand": bulletin.DemandFact, "kind.reserve": bulletin.ReserveFact, "kind.sales": bulletin.SalesFact, "kind.revenue": bulletin.CompanyFact, "kind.profit": bulletin.CompanyFact}

// otherFrame reads a question for output, stocks, capacity … It stands only where the library has such a figure of what
// is named: what is printed otherwise is for the search to find.
func otherFrame(q *question, s *slots) *candidate {
	c := q.candidate(Facts)
	for _, k := range s.kinds {
		if n := kindNames[k.value]; n != "" {
			c.Kind = n
			c.claimed[k.at] = true
		}
	}
	if c.Kind == "" && !q.loose {
		return nil
	}
	products, _ := q.subjects(s, c)
	subjects := append(products, s.goods...)
	c.claim(s.goods, s.companies, s.regions, s.partners, s.stages)
	c.cond(Subject, subjects)
	c.cond(Company, s.companies)
	c.cond(Region, append(s.regions, s.partners...))
	if !q.loose && !q.printed(c) {
		return nil
	}
	c.explicit = true
	q.times(s, c)
	q.operators(s, c, subjects)
	c.claimWords(q, "measure.quantity", "scale")
	c.needs = 1 + len(subjects) + len(s.companies)
	return c
}

// printed reports whether the library has a figure of that kind for all that is named.
func (q *question) printed(c *candidate) bool {
	for _, k := range q.cat.Kinds {
		if k.Kind == c.Kind && fits(k.Subject, c.Cond(Subject)) && fits(k.Company, c.Cond(Company)) {
			return true
		}
	}
	return false
}

func fits(value string, want []string) bool { return len(want) == 0 || slices.Contains(want, value) }

// issueFrame reads a question for the digest of an issue or for its discrepancies.
func issueFrame(q *question, s *slots) *candidate {
	c := q.candidate(Issue)
	switch {
	case q.has("obj.doubt"):
		c.want("discrepancies")
	case q.asksIssue():
		c.want(NumberWant)
		for i := range q.tokens {
			c.claimed[i] = true
		}
	case q.has("obj.digest"), q.hint == "digest" || q.hint == "report", q.has("obj.issue") && q.onlyIssue():
		c.want(Gist)
	case len(s.times) > 0 && q.onlyTimes():
		c.want(Gist)
	default:
		return nil
	}
	c.claimWords(q, "obj.digest", "obj.doubt", "obj.issue", "obj.section")
	c.claim(s.asks)
	q.times(s, c)
	q.operators(s, c, nil)
	c.needs, c.explicit = 1, true
	return c
}

// asksIssue reports whether a question asks which issue this is, or of which months there are some, and names nothing else:
// 第几期, 哪一期, 能查哪几个月的.
func (q *question) asksIssue() bool {
	which := false
	for i := range q.tokens {
		t := &q.tokens[i]
		n := q.at(i + 1)
		months := q.last == nil && !q.loose && (t.Is("ask.when") && strings.Contains(t.Text, "月") || n.Is("time.months") || n.Is("time.month"))
		if (t.Of("ask") || t.Is("op.list")) && (strings.HasSuffix(t.Text, "期") || strings.HasPrefix(n.Text, "期") || n.Is("obj.issue") || months) {
			which = true
			continue
		}
		if which && (t.Is("time.months") || t.Is("time.month")) {
			continue
		}
		if !silent(t) && !t.Is("obj.issue") && !t.Of("ord") && t.Class != lexicon.PeriodOf && !(t.Class == lexicon.Unknown && t.To == t.From+1) {
			return false
		}
	}
	return which
}

// onlyIssue reports whether a question names the issue and nothing else that says what is wanted.
func (q *question) onlyIssue() bool {
	for i := range q.tokens {
		if t := &q.tokens[i]; !silent(t) && !t.Is("obj.issue") && !t.Of("ask") && t.Class.String() != "period" {
			return false
		}
	}
	return true
}

func (q *question) onlyTimes() bool {
	for i := range q.tokens {
		if t := &q.tokens[i]; !silent(t) && t.Class.String() != "period" {
			return false
		}
	}
	return true
}

// talkFrame takes thanks, greetings and calls for help.
func talkFrame(q *question, s *slots) *candidate {
	c := q.candidate(Help)
	if q.has("obj.help") || q.hint == "help" || q.hint == "start" {
		c.claimWords(q, "obj.help")
		c.claim(s.asks)
		c.explicit = true
		c.needs = 1
		return c
	}
	talks := slices.ContainsFunc(q.tokens, func(t lexicon.Token) bool { return t.Of("talk") })
	for i := range q.tokens {
		t := &q.tokens[i]
		if !silent(t) && !t.Of("talk") && !(talks && t.Class == lexicon.Unknown) { // 谢谢，帮大忙了
			return nil
		}
		c.claimed[i] = true
	}
	if len(q.tokens) > 0 {
		c.Source = Talk
	}
	return c
}

// prose is what is asked where no frame stands: the search looks for the question's own words.
func (q *question) prose(s *slots) *candidate {
	c := q.candidate(Prose)
	c.Text, c.English = q.text, q.english
	q.times(s, c)
	for _, a := range s.asks {
		switch a.value {
		case "ask.why":
			c.want(Why)
		case "ask.when":
			c.want(When)
		case "ask.who":
			c.want(Who)
		case "ask.where":
			c.want(Where)
		case "ask.what", "ask.price", "ask.long":
			c.want(HowMany)
		case "ask.how":
			c.want(How)
		case "ask.which":
			c.want(Which)
		}
	}
	return c
}
