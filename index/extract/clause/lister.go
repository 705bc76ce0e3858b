package clause

import (
	"slices"
	"strings"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// listAt gives the place of the word for list prices in a clause that says whose they are and what they are of, and
// compares with nothing, -1 for any other: 南方稀土集团 3 月 7 日更新中重稀土氧化物挂牌价.
func (k *clause) listAt() int {
	if len(k.said[slotCompany]) != 1 || k.hidden || k.guess || k.cause || len(k.amounts)+len(k.changes) > 0 ||
		m(k) != "measure.list" || !k.said.only(slotCompany, slotPeriod, slotMeasure, slotSubject) ||
		k.mentions("compare") || k.mentions("than") || k.mentions("cause") {
		return -1
	}
	return slices.IndexFunc(k.tokens, func(t *lexicon.Token) bool { return t.Is("measure.list") })
}

// ofListAlone reports whether a clause only turns to the list prices of a firm, by a verb that may not be known.
func (k *clause) ofListAlone() bool {
	at := k.listAt()
	return at >= 0 && k.next != nil && (k.next.begins == ':' && isASCII(k.tokens[at].Text) ||
		!slices.ContainsFunc(k.tokens[at+1:], func(t *lexicon.Token) bool {
			return !t.Fills() && t.Text != "中" && t.Text != "如下"
		}))
}

// noteList keeps the firm whose list prices a sentence tells of for those behind it in the paragraph.
func (c *clauseReader) noteList(k *clause) {
	if k.first && c.opening || k.ofMarket() || m(k) == "measure.spot" || k.said.has(slotCompany) &&
		k.said.one(slotCompany) != c.lister {
		c.lister = ""
	}
	if at := k.listAt(); at >= 0 && !k.ofMarket() && !slices.ContainsFunc(k.tokens[at:], onlyCondition) &&
		k.beginsWithFirm() {
		c.lister, c.listIn, c.listTime = k.said.one(slotCompany), c.sentences, k.said.period()
		if c.listTime.IsZero() && c.timed {
			c.listTime = c.ctx.period()
		}
	}
}

// onlyCondition reports whether a word makes of what stands before it but when or why something else was: 公布后, 带动下.
func onlyCondition(t *lexicon.Token) bool {
	ends := func(end string) bool { return strings.HasSuffix(t.Text, end) }
	return t.Of("bound") || slices.ContainsFunc(lexicon.List("condition.ends"), ends) ||
		slices.ContainsFunc(lexicon.List("moved.by"), ends)
}

// beginsWithFirm reports whether nothing but a time stands before the firm of a clause.
func (k *clause) beginsWithFirm() bool {
	at := slices.IndexFunc(k.tokens, func(t *lexicon.Token) bool { return t.Class == lexicon.Company })
	return at >= 0 && !slices.ContainsFunc(k.tokens[:at], func(t *lexicon.Token) bool {
		return t.Class != lexicon.PeriodOf && t.Text != "中国" && !isASCII(t.Text)
	})
}

// ofLister takes a price with no word of its own as one of the list that a sentence before told of, where its own names
// nobody, no market and no time: 南方稀土的挂牌价稳中偏强。氧化铽涨 1.2% 至 835 万元/吨.
func (c *clauseReader) ofLister(k *clause, f *frame, x *bulletin.Fact) {
	if c.lister == "" || c.listIn == c.sentences || c.setsScene || c.timed || k.vague != "" ||
		x.Company+x.Maker+x.Region+x.Partner+x.Direction != "" ||
		k.mentions("measure") || !k.said.has(slotSubject) {
		return
	}
	f[slotMeasure], x.Company = []filling{{name: "measure.list"}}, c.lister
	if x.Period.IsZero() {
		x.Period = c.listTime
	}
}
