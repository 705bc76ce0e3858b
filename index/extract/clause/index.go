package clause

import (
	"slices"
	"strings"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

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
		x.Measure = bulletin.IndexSwing
	case k.mean:
		x.Measure = bulletin.IndexMean
	}
	if x.Unit == "" {
		x.Unit = "点"
	}
	if x.Measure == bulletin.IndexMean && x.Period.IsDay() && !c.timed {
		return "a mean, and the time before is a day"
	}
	if x.Measure == "高低差" || x.Measure == bulletin.IndexSwing {
		switch m := c.monthOfEnds(); {
		case k.said.has(slotPeriod):
		case m != 0:
			x.Period = bulletin.MonthOf(m)
		case len(c.ofIndex) > 0 && c.month.period.Contains(x.Period):
			x.Period = c.month.period
		}
		if x.Period.IsDay() {
			return "a spread, and the time before is a day"
		}
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
	if s := f[slotSubject]; hanIndex[name] != "" && (len(s) == 0 || len(s) == 1 && general(s[0].name)) {
		if name = hanIndex[name]; len(s) == 1 {
			name = s[0].name + name
		}
		return name
	}
	if len(f[slotSubject]) == 1 && strings.HasSuffix(f[slotSubject][0].printed, name) {
		return f[slotSubject][0].printed
	}
	if len(f[slotSubject]) == 1 && !strings.HasPrefix(name, f[slotSubject][0].printed) {
		return f[slotSubject][0].printed + name
	}
	return name
}

// hanIndex gives the Han name of the index of all rare earths for what it is called in English.
var hanIndex = map[string]string{"index": "指数", "indices": "指数", "priceindex": "价格指数", "priceindices": "价格指数"}

// makerOf gives the maker of an index whose sentence names none: the only one whose figures the article has, where
// the index goes by no name of its own, else the one that the article's source is. A source that makes no figures, such
// as a paper, tells of the association's index; one by another name is told apart by who tells of it.
func (c *clauseReader) makerOf(name string) string {
	whole := name == bulletin.PriceIndex
	plain := whole || name == "稀土指数" || commonIndex(name)
	if plain && len(c.makers) == 1 {
		for maker := range c.makers {
			return maker
		}
	}
	source, makers := c.Articles[c.article].Source, []string{}
	for _, t := range words.TokensIn(c.room, source, c.Month) {
		if t.Class == lexicon.Company && t.Of("agency") {
			makers = append(makers, t.ID)
		}
	}
	switch {
	case whole && len(makers) == 0, plain && slices.Contains(makers, association) && !strings.Contains(source, "交易所"):
		return association
	case len(makers) == 1:
		return makers[0]
	}
	return source
}

// commonIndex reports whether a name could be any index's.
func commonIndex(name string) bool { return name == "" || name == "指数" || name == "价格指数" }

// pointsOfIndex takes points as the index's that the sentence or the heading above is of: 稀土价格指数大体平稳，全月平均 172.4 点.
func (c *clauseReader) pointsOfIndex(k *clause) {
	broken := c.broken && (c.stranger || !k.said.has(slotPeriod)) // no time of its own behind a figure that was not read
	goesOn := c.inside && !broken && c.ctx.one(slotMeasure) == "measure.index"
	if !k.onlyPoints() || !goesOn && (len(c.ofIndex) == 0 || len(k.amounts) == 0) ||
		!k.said.only(slotMeasure, slotPeriod, slotExtreme) {
		return
	}
	switch k.said.one(slotMeasure) {
	case "measure.mean", "measure.month":
		k.mean = true
	case "", "measure.price":
		if k.mean = c.meanBefore(k); goesOn && !c.broken || !k.said.has(slotExtreme) && !k.mean && !k.said.period().IsDay() {
			return
		}
	default:
		return
	}
	if k.said[slotMeasure] = c.ofIndex; goesOn {
		k.said[slotMeasure] = c.ctx[slotMeasure]
	}
}

// onlyPoints reports whether the figures of a clause are points.
func (k *clause) onlyPoints() bool {
	return !slices.ContainsFunc(k.amounts, func(a amount) bool { return a.token != nil && unitKind(a.token.Unit) != 'p' })
}

// meanBefore reports whether a clause only says what the mean before was of another month: 上月为 172.4 点.
func (c *clauseReader) meanBefore(k *clause) bool {
	n := len(c.recent)
	return n > 0 && k.said.only(slotPeriod) && k.said.period().IsMonth() && c.Facts[c.recent[n-1]].Measure == bulletin.IndexMean
}

// monthOfEnds gives the month of the high and the low told of right before, 0 where they are not of one.
func (c *clauseReader) monthOfEnds() bulletin.Month {
	var high, low bulletin.Month
	for i := len(c.Facts) - 1; i >= max(0, len(c.Facts)-4); i-- {
		f := &c.Facts[i]
		if f.Kind != bulletin.IndexFact || f.Cite.Article != c.article || f.Cite.First < c.para.First {
			break
		}
		switch f.Measure {
		case bulletin.IndexHigh:
			high = f.Period.To.Month
		case bulletin.IndexLow:
			low = f.Period.To.Month
		}
	}
	if high != low {
		return 0
	}
	return high
}
