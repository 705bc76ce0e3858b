package clause

import (
	"slices"
	"strings"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// strange reports whether a clause names somebody or somewhere, or may do so in a word that is not known.
func (k *clause) strange() bool {
	for i, t := range k.tokens {
		if t.Class == lexicon.Unknown && isASCII(t.Text) && (!t.Capital() || i == 0) {
			continue // an English word, and no name
		}
		if t.Class == lexicon.Unknown || t.Class == lexicon.Place && !t.Of("nation") || t.Class == lexicon.Company ||
			t.Of("regionref") {
			return true
		}
	}
	return false
}

// heal lets a clause that names what it is of stand for itself, behind one that was not understood.
func (c *clauseReader) heal(k *clause) {
	named := k.said.has(slotSubject) && (k.said.has(slotDirection) || k.said.has(slotMeasure) || k.said.has(slotKind)) &&
		(!c.stranger || c.national)
	total := k.said.has(slotRegion) && k.said.one(slotDirection) == bulletin.BothWays // 内蒙古进出口总值
	if !c.broken || !named && !total {
		return
	}
	said := c.ctx
	c.ctx = frame{}
	c.ctx[slotPeriod], c.ctx[slotBatch] = said[slotPeriod], said[slotBatch]
	if !k.nation { // where it is, goes on
		c.ctx[slotRegion] = said[slotRegion]
	}
	if k.said.one(slotMeasure) == "measure.price" && priceWord(said.one(slotMeasure)) { // 挂牌价显示，氧化镨钕报…；金属镨钕报…
		c.ctx[slotMeasure] = said[slotMeasure]
	}
	c.broken, c.group, c.recent = false, nil, nil
}

// refuse leaves the figures of a clause unread, with the reason.
func (c *clauseReader) refuse(k *clause) {
	why := k.bad
	if why == "" {
		why = c.guess
	}
	if k.label() {
		return
	}
	if s := k.said.one(slotSubject); s != "" && s != c.total.Subject {
		c.total = bulletin.Fact{}
	}
	figures := false
	for _, a := range k.amounts {
		if a.token != nil {
			figures = true
			c.left(k, a.token, why)
		}
	}
	for _, x := range k.changes {
		c.left(k, x.token, why)
	}
	if (k.rule || k.times || k.onlyPart()) && !k.strange() {
		return
	}
	if figures || k.hidden {
		c.broken = true
	}
	if !figures && k.when() {
		return
	}
	c.stranger = c.stranger || k.hidden || k.strange()
	if figures || len(k.changes) > 0 {
		c.group, c.pend = nil, nil
	}
	if p := k.said[slotPeriod]; figures && len(p) > 0 && !k.guess &&
		c.guess == "" { // what stands behind is no longer of the time before
		if c.held == nil {
			c.held = c.ctx[slotPeriod]
		}
		c.ctx[slotPeriod] = p
		if len(p) > 1 {
			c.ctx[slotPeriod] = nil
		}
	}
	if figures { // changes in turn are of figures that are read, all of them
		c.recent = nil
	}
	if k.hidden && !figures {
		c.guess = why
	}
	if !figures && !k.cause {
		c.scene(k)
	}
}

// onlyPart reports whether a clause says no more than how large a part of something the figure before it is, in words
// that give no number of their own: 占总量近三分之一, 不足去年同期的三成.
func (k *clause) onlyPart() bool {
	if k.first || k.guess || k.begins != ',' || len(k.amounts) == 0 || len(k.changes) > 0 || !k.said.only(slotPeriod, slotMeasure) {
		return false
	}
	return !slices.ContainsFunc(k.amounts, func(a amount) bool {
		return a.token == nil || a.token.Unit != "%" && !(a.token.Unit == "" && strings.Contains(a.token.Text, "分之"))
	})
}

// pricesBehind reports whether the sentence goes on with a price.
func (k *clause) pricesBehind() bool {
	for n := k.next; n != nil; n = n.next {
		for _, a := range n.amounts {
			if a.token != nil && unitKind(a.token.Unit) == '/' {
				return true
			}
		}
	}
	return false
}

// label reports whether a clause is but a word that says what is told of: 精矿：…, 需求端：…, 精矿方面，….
func (k *clause) label() bool {
	if !k.first || k.next == nil || len(k.amounts)+len(k.changes) > 0 || k.guess || len(k.tokens) == 0 ||
		len(k.tokens) > 2 {
		return false
	}
	if k.next.begins != ':' && k.tokens[len(k.tokens)-1].Text != "方面" {
		return false
	}
	for _, t := range k.tokens {
		if t.Class != lexicon.Unknown && t.Class != lexicon.Word && !t.Fills() {
			return false
		}
		if strings.ContainsAny(t.Text, "省市县州区国洲企厂") {
			return false
		}
	}
	return true
}

// scene keeps the time of a clause that is not understood and has no figures.
func (c *clauseReader) scene(k *clause) {
	c.record(k)
	if !k.hidden && !k.guess {
		c.name(k)
	}
	if k.since != nil && !k.said.has(slotPeriod) && !c.timed && k.pricesBehind() {
		c.ctx[slotPeriod], c.timed = sinceThen(k.since, c.Month), true
		c.over = false
	} else if strings.HasPrefix(k.bad, "two "+slotNames[slotPeriod]) {
		c.ctx[slotPeriod], c.broken = nil, true
	} else if len(k.said[slotPeriod]) == 1 {
		if k.year != nil && c.before == nil { // 超过去年同期水平: what follows is not of that time
			c.before, c.aside = c.ctx[slotPeriod], !k.first
		}
		c.ctx[slotPeriod], c.ctx[slotBatch] = k.said[slotPeriod], nil
	}
	if k.ofIndexAlone() {
		period := c.ctx[slotPeriod]
		c.ctx = k.said
		c.ctx[slotPeriod], c.inside, c.over = period, true, c.over && !k.said.has(slotPeriod)
		return
	}
	if k.ofGoodsAlone() {
		period := c.ctx[slotPeriod]
		c.ctx = k.said
		c.ctx[slotPeriod], c.inside = period, true
		return
	}
	if k.ofProductAlone() {
		c.lead(k)
		return
	}
	if k.ofPlanAlone() {
		c.ctx[slotStage], c.ctx[slotKind], c.inside = k.said[slotStage], k.said[slotKind], true
		if k.said.has(slotBatch) {
			c.ctx[slotBatch] = k.said[slotBatch]
		}
		return
	}
	if k.there || k.firm ||
		len(k.said[slotSubject])+len(k.said[slotCompany])+len(k.said[slotRegion])+len(k.said[slotPartner]) > 0 {
		c.broken = true
	}
}

// ofIndexAlone reports whether a clause without figures only tells how an index went, in words that may not be known:
// 稀土价格指数先抑后扬.
func (k *clause) ofIndexAlone() bool {
	return k.said.one(slotMeasure) == "measure.index" && k.said.only(slotMeasure, slotSubject, slotPeriod) && !k.hidden && !k.firm &&
		!k.there && !k.guess
}

// ofGoodsAlone reports whether a clause without figures only tells how the trade in some goods went that is told of
// behind its colon, in words that may not be known: 稀土永磁体表现抢眼：8 月出口….
func (k *clause) ofGoodsAlone() bool {
	s := k.said[slotSubject]
	if len(s) != 1 || s[0].token == nil || !k.said.only(slotSubject) || k.hidden || k.firm || k.there || k.guess ||
		k.next == nil || k.next.begins != ':' || !k.next.said.has(slotDirection) || k.next.said.has(slotSubject) {
		return false
	}
	for _, t := range k.tokens {
		if t.From < s[0].token.From && t.Class == lexicon.Unknown {
			return false // it may say whose
		}
	}
	return true
}

// ofProductAlone reports whether a clause without figures begins with a product, tells how it went in words that may
// not be known, and leaves its mean to the clause behind: 金属镨钕随之走高，均价为….
func (k *clause) ofProductAlone() bool {
	s, n := k.said[slotSubject], k.next
	if len(s) != 1 || s[0].token == nil || s[0].token.Class != lexicon.Product || !k.said.only(slotSubject, slotKind) || k.hidden || k.firm ||
		k.there || k.guess || n == nil || n.begins != ',' || n.said.has(slotSubject) || len(n.amounts) == 0 {
		return false
	}
	return k.tokens[0] == s[0].token && n.bad == ""
}

// lead gives the product of a clause to the price behind it, which a table must print too.
func (c *clauseReader) lead(k *clause) {
	c.ctx[slotSubject], c.inside, c.broken, c.led = k.said[slotSubject], true, false, true
	c.group, c.recent = nil, nil
}

// ofPlanAlone reports whether a clause without figures only says which quotas were handed out, by whom in words that
// may not be known: 主管部门下达 2025 年第一批稀土开采、冶炼分离总量控制指标.
func (k *clause) ofPlanAlone() bool {
	return k.said.has(slotStage) && k.said.one(slotKind) == "kind.quota" && !k.hidden && !k.firm && !k.there && !k.guess &&
		k.said.only(slotStage, slotKind, slotBatch, slotPeriod, slotSubject)
}
