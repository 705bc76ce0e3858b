package clause

import (
	"slices"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// listAt gives the place of the word for list prices in a clause that says whose they are and what they are of, and
// compares with nothing, -1 for any other: 南方稀土集团 3 月 7 日更新中重稀土氧化物挂牌价.
func (k *clause) listAt() int {
	at := slices.IndexFunc(k.tokens, func(t *lexicon.Token) bool { return t.Is("measure.list") })
	if at < 0 || len(k.said[slotCompany]) != 1 || k.hidden || k.guess || k.cause || len(k.amounts)+len(k.changes) > 0 ||
		m(k) != "measure.list" || !k.said.only(slotCompany, slotPeriod, slotMeasure, slotSubject) ||
		k.mentions("compare") || k.mentions("than") || k.mentions("cause") {
		return -1
	}
	return at
}

// ofListAlone reports whether a clause only turns to the list prices of a firm, by a verb that may not be known.
func (k *clause) ofListAlone() bool {
	at := k.listAt()
	return at >= 0 && k.next != nil && (k.next.begins == ':' && isASCII(k.tokens[at].Text) || !slices.ContainsFunc(k.tokens[at+1:], func(t *lexicon.Token) bool {
		return !t.Fills() && t.Text != "中" && t.Text != "如下"
	}))
}

// noteList keeps the firm whose list prices a sentence tells of for those behind it in the paragraph.
func (c *clauseReader) noteList(k *clause) {
	switch {
	case k.first && c.opening, k.ofMarket(), m(k) == "measure.spot", k.said.has(slotCompany) && k.said.one(slotCompany) != c.lister:
		c.lister = ""
	}
	if k.listAt() >= 0 {
		c.lister, c.listIn, c.listTime = k.said.one(slotCompany), c.sentences, k.said.period()
		if c.listTime.IsZero() && c.timed {
			c.listTime = c.ctx.period()
		}
	}
}

// ofLister takes a price with no word of its own as one of the list that a sentence before told of, where its own names
// nobody, no market and no time: 南方稀土的挂牌价稳中偏强。氧化铽涨 1.2% 至 835 万元/吨.
func (c *clauseReader) ofLister(k *clause, f *frame, x *bulletin.Fact) {
	if c.lister == "" || c.listIn == c.sentences || c.timed || k.vague != "" || x.Company+x.Maker+x.Region+x.Partner+x.Direction != "" ||
		k.mentions("measure") || !k.said.has(slotSubject) {
		return
	}
	f[slotMeasure], x.Company = []filling{{name: "measure.list"}}, c.lister
	if x.Period.IsZero() {
		x.Period = c.listTime
	}
}
