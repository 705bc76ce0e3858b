package clause

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// withoutValue reads a clause without an amount: it sets the scene, or its changes are of the facts before.
func (c *clauseReader) withoutValue(k *clause, f frame) {
	own := k.said.has(slotSubject) || k.said.has(slotPartner) || k.said.has(slotCompany) || k.said.has(slotDirection)
	if k.versus.base != nil {
		c.versus = k.versus
	}
	switch {
	case c.planAgain(k):
		own = false
	case own && (c.again(k) || c.ofOne(k)):
		own = false
	case own && c.restated(k):
		own = false
	case !own && len(c.group) > 0 && k.inAll() && c.Facts[c.group[len(c.group)-1]].Partner != "":
		own, c.broken, c.stranger = true, true, true // all, behind what goes to one partner
	case !own && c.line && len(c.group) == 0:
		c.unreadAll(k.changes, "a change without its figure")
		k.changes = nil
	case !own:
		c.measuredBefore(k)
	}
	c.measuredThen(k)
	c.bases(k, true)
	c.record(k)
	if len(k.changes) == 0 {
		c.remember(k)
		c.name(k)
		return
	}
	if !own && c.behindParts() && k.said.only() {
		c.unreadAll(k.changes, "which of those before it is of is not plain")
		return
	}
	if !own && len(c.group) > 0 && !c.summedAll(k) {
		c.pastAside(k)
		if c.turnToOwn(k) {
			c.attach(k.changes, k)
			return
		}
	}
	where := c.ctx[slotRegion]
	if c.remember(k); !own && k.said.has(slotRegion) { // 老挝增长 50%: what stands behind may be of either
		c.ctx[slotRegion], c.broken = where, true
	}
	c.group = nil
	of := *k
	of.said[slotDirection], of.said[slotKind] = f[slotDirection], f[slotKind]
	if c.pend = nil; own || !c.broken { // else they are of the figure before, which is not read
		c.pend, c.pendOf = append(c.pend, k.changes...), &of
	}
	for _, x := range k.changes {
		c.unread(x.token, "a change without its figure")
	}
}

// behindParts reports whether the sentence has told of a quota and then of its parts, each by its kind of ore and no
// word for a part, so that a change behind them may be of the whole: 12 万吨：离子型 1.9 万吨，岩矿型 10.1 万吨，比去年多 1.5 万吨.
func (c *clauseReader) behindParts() bool {
	told := c.recent[min(c.begun, len(c.recent)):]
	if len(told) < 3 || c.Facts[told[0]].Kind != bulletin.QuotaFact || c.Facts[told[0]].Scope != "" {
		return false
	}
	sum := decimal.Decimal{}
	for _, n := range told[1:] {
		f := &c.Facts[n]
		exponent, _ := bulletin.SplitUnit(f.Unit)
		if f.Kind != bulletin.QuotaFact || f.Scope == "" || f.Measure != c.Facts[told[0]].Measure ||
			len(f.Changes) > 0 {
			return false
		}
		sum = sum.Add(f.Value.Value.Shift(exponent))
	}
	exponent, _ := bulletin.SplitUnit(c.Facts[told[0]].Unit)
	return sum.Equal(c.Facts[told[0]].Value.Value.Shift(exponent))
}

// turnToOwn turns to the figures of the sentence that all that a clause of changes says is true of: those before it,
// else the only one that is. 前 10 个月出口 47000 吨，10 月同比增长 1.2% is of neither.
func (c *clauseReader) turnToOwn(k *clause) bool {
	if !slices.ContainsFunc(c.group, func(n int) bool { return !k.isOf(&c.Facts[n]) }) {
		return true
	}
	var own []int
	for _, n := range c.recent {
		if k.isOf(&c.Facts[n]) {
			own = append(own, n)
		}
	}
	if len(own) != 1 || !c.newChanges(&c.Facts[own[0]], k.changes) {
		return false
	}
	c.group = own
	return true
}

// againstOther leaves changes unread that are against another place, firm, batch or goods, and takes what that is from
// the clause: 较老挝多 1400 吨. A figure of its own it keeps: 较南方稀土挂牌价 655 万元/吨高 5 万元/吨.
func (c *clauseReader) againstOther(k *clause) (other bool) {
	if c.otherPrice(k) {
		k.amounts, other = c.withoutBases(k), true
	}
	for _, s := range []slot{slotSubject, slotCompany, slotRegion, slotPartner, slotBatch} {
		n := len(k.said[s])
		if n == 0 || len(k.changes) == 0 {
			continue
		}
		if i := slices.Index(k.tokens, k.said[s][n-1].token); i > 0 && k.tokens[i-1].Is("cmp.than") {
			if other = true; n > 1 || len(k.amounts) == 0 {
				k.said[s] = k.said[s][: n-1 : n-1]
			}
		}
	}
	if other {
		c.unreadAll(k.changes, "a change against something else than a time")
		k.changes = nil
	}
	return other
}

// otherPrice reports whether a price is held against one of another kind: 挂牌价 59 万元/吨，比市场均价 57 万元/吨高 2 万元/吨.
func (c *clauseReader) otherPrice(k *clause) bool {
	i := slices.IndexFunc(k.tokens, func(t *lexicon.Token) bool { return t.Is("cmp.than") })
	if i < 0 || len(c.group) != 1 || c.Facts[c.group[0]].Kind != bulletin.PriceFact {
		return false
	}
	x := &c.Facts[c.group[0]]
	return slices.ContainsFunc(k.tokens[i:], func(t *lexicon.Token) bool {
		mean := t.Is("measure.mean") || lexicon.MeanMeasures[t.ID] != ""
		return x.Company != "" && strings.HasPrefix(t.Text, "市场") ||
			mean && !strings.HasSuffix(x.Measure, "均价") && t.Of("measure") ||
			t.Of("measure") && lexicon.PriceMeasures[t.ID] != "" && lexicon.PriceMeasures[t.ID] != x.Measure
	})
}

// withoutBases gives the amounts of a clause without those that others are compared with, which are left unread.
func (c *clauseReader) withoutBases(k *clause) (kept []amount) {
	for _, a := range k.amounts {
		if a.role == roleBase && a.token != nil {
			c.unread(a.token, "a change against something else than a time")
			continue
		}
		kept = append(kept, a)
	}
	return kept
}

// isOf reports whether all that a clause says is said of a figure too.
func (k *clause) isOf(x *bulletin.Fact) bool {
	says := func(s slot, is string) bool { return !k.said.has(s) || k.said.one(s) == is }
	if k.said.has(slotPeriod) && k.said.period() != x.Period && !k.withTime(x.Period) {
		return false
	}
	if k.whole && x.Batch != "" ||
		k.nation && (x.Region+x.Company != "" || x.Partner != "" && !k.said.has(slotPartner)) {
		return false
	}
	stage := lexicon.Stages[k.said.one(slotStage)]
	return says(slotDirection, x.Direction) && says(slotPartner, x.Partner) && says(slotCompany, x.Company) &&
		(says(slotRegion, x.Region) || says(slotRegion, x.Partner)) && says(slotBatch, x.Batch) &&
		(x.Kind != bulletin.TradeFact && x.Kind != bulletin.PriceFact || says(slotSubject, x.Subject)) &&
		(x.Kind != bulletin.QuotaFact ||
			(stage == "" || stage == x.Measure) && (!k.said.has(slotScope) || ore(&k.said) == x.Scope)) &&
		k.measures(x)
}

// withTime reports whether the time of a clause is only what its changes are against: 与 5 月份环比减少 26.6%.
func (k *clause) withTime(own bulletin.Period) bool {
	p := k.said[slotPeriod][0]
	i := slices.Index(k.tokens, p.token)
	return i > 0 && k.tokens[i-1].Text == "与" && !slices.ContainsFunc(k.changes, func(x change) bool {
		_, base := x.cmp.against(own)
		return base != p.period
	})
}

// measures reports whether what a clause says to be measured is what a figure measures.
func (k *clause) measures(x *bulletin.Fact) bool {
	if word := k.said[slotKind]; len(word) > 0 {
		kind := lexicon.FactKinds[word[0].name]
		if len(word) > 1 || kind != x.Kind ||
			kind == bulletin.CompanyFact && lexicon.Result(word[0].name, word[0].printed) != x.Subject {
			return false
		}
	}
	switch m := k.said.one(slotMeasure); {
	case m == "measure.quantity":
		return x.Measure != bulletin.Money && !market(x.Kind)
	case m == "measure.value":
		return x.Measure == bulletin.Money
	case m == "measure.index":
		return x.Kind == bulletin.IndexFact
	case m == "measure.price":
		return market(x.Kind) || unitKind(x.Unit) == '/'
	case m == "measure.mean" && x.To.Text != "": // 报 44.5-44.8 万元/吨，均价下调 0.1 万元/吨: of both ends
		return unitKind(x.Unit) == '/'
	case priceWord(m):
		return x.Kind == bulletin.IndexFact ||
			unitKind(x.Unit) == '/' && (x.Kind != bulletin.PriceFact || priceMeasure(m, x.Period) == x.Measure)
	}
	return true
}

// name keeps the goods and the way of a trade that a sentence begins with, for a figure in the next: Gallium exports rose as well. Only
// 3,020 kilograms were shipped in August.
func (c *clauseReader) name(k *clause) {
	if (k.first || k.behindWhen) && len(k.said[slotSubject]) == 1 && len(k.said[slotDirection]) == 1 && k.said.only(slotSubject, slotDirection, slotMeasure, slotPeriod) {
		c.named = k.said
	}
}

// again reports whether a clause only names once more what the figure before is of: 出口 57392 吨，出口总量比前一年下降 1.3%.
func (c *clauseReader) again(k *clause) bool {
	if len(c.group) == 0 || len(k.changes) == 0 || k.next != nil && len(k.next.amounts) > 0 && !k.next.own() {
		return false
	}
	if !k.said.only(slotDirection, slotMeasure) {
		return false
	}
	x := &c.Facts[c.group[len(c.group)-1]]
	want := map[string]string{"measure.quantity": bulletin.Quantity, "measure.value": bulletin.Money}[k.said.one(slotMeasure)]
	return x.Direction == k.said.one(slotDirection) && want == x.Measure && x.Partner == "" && len(x.Changes) == 0
}

// restated turns to the figure of trade told of last where a new sentence names it once more and only says how it has changed: 7 月稀土
// 磁铁出口量 5577 吨。当月稀土磁铁出口量同比增长 5.7%.
func (c *clauseReader) restated(k *clause) bool {
	n := len(c.Facts) - 1
	if n < 0 || !k.first || len(k.changes) == 0 || !k.said.has(slotDirection) || !k.said.has(slotMeasure) ||
		!k.said.only(slotSubject, slotDirection, slotMeasure, slotPeriod) ||
		k.next != nil && len(k.next.amounts) > 0 && !k.next.own() {
		return false
	}
	x := &c.Facts[n]
	want := map[string]string{"measure.quantity": bulletin.Quantity, "measure.value": bulletin.Money}[k.said.one(slotMeasure)]
	period := k.said.period()
	subject := k.said.one(slotSubject)
	if !k.said.has(slotSubject) && !c.opening {
		subject = c.lastGoods.name
	}
	if period.IsZero() || x.Cite.Article != c.article || x.Subject != subject || x.Direction != k.said.one(slotDirection) || x.Measure != want ||
		x.Period != period || x.Partner != "" ||
		!c.newChanges(x, k.changes) ||
		c.opening && c.over {
		return false
	}
	c.group = []int{n}
	return true
}

// ofOne turns to the one figure of the sentence that is of the goods a clause of changes alone names: 其中氧化镨钕较年初上涨 23.1%.
func (c *clauseReader) ofOne(k *clause) bool {
	if !c.inside || c.broken || len(k.changes) == 0 || len(k.said[slotSubject]) != 1 || !k.said.only(slotSubject) {
		return false
	}
	found := -1
	for _, n := range c.recent {
		if c.Facts[n].Subject != k.said.one(slotSubject) {
			continue
		}
		if found >= 0 {
			return false
		}
		found = n
	}
	if found >= 0 {
		c.group = []int{found}
	}
	return found >= 0
}

// measuredBefore turns to the figure before that is of the measure the clause names: 金额 5960 万美元，数量较 8 月减少 30.9%.
func (c *clauseReader) measuredBefore(k *clause) {
	want := map[string]string{"measure.quantity": bulletin.Quantity, "measure.value": bulletin.Money}[k.said.one(slotMeasure)]
	if want == "" || len(c.group) == 0 || c.Facts[c.group[len(c.group)-1]].Measure == want {
		return
	}
	c.group = nil
	for i := len(c.recent) - 1; i >= 0; i-- {
		if c.Facts[c.recent[i]].Measure == want {
			c.group = c.recent[i : i+1]
			return
		}
	}
}

// measuredThen turns to the figure before that is counted as what the clause compares with is: 出口 4000 吨，金额 5960 万美元，较 8 月的
// 5792 吨少 30.9%.
func (c *clauseReader) measuredThen(k *clause) {
	if len(c.group) != 1 || len(k.amounts) != 1 || k.amounts[0].role != roleBase || k.amounts[0].token == nil {
		return
	}
	last, unit := &c.Facts[c.group[0]], unitKind(k.amounts[0].token.Unit)
	if unitKind(unitOf(last.Unit)) == unit {
		return
	}
	var own []int
	for _, n := range c.recent[min(c.begun, len(c.recent)):] {
		if f := &c.Facts[n]; f.Kind == last.Kind && unitKind(unitOf(f.Unit)) == unit {
			own = append(own, n)
		}
	}
	if len(own) == 1 && c.Facts[own[0]].Period == last.Period && c.Facts[own[0]].Subject == last.Subject {
		c.group = own
	}
}

// record forgets the time over which a figure before, or what a change is against, is said to be the highest or lowest:
// 为今年单月最高, 比 7 月 26 日的年内最低点 155.1 上涨 16.3%.
func (c *clauseReader) record(k *clause) {
	extreme := k.said.has(slotExtreme) ||
		slices.ContainsFunc(k.amounts, func(a amount) bool { return a.role == roleBase && a.extreme != "" })
	if extreme && c.inside && k.said.period().Contains(c.ctx.period()) {
		k.said[slotPeriod] = nil
	}
}

// bases reads what a change is measured against where it is printed with its time: 较 11 月的 5488 吨. Those with a time of
// their own are left out where they are read as figures.
func (c *clauseReader) bases(k *clause, dated bool) {
	for _, a := range k.amounts {
		if a.token == nil || a.role != roleBase || a.period != nil && !dated {
			continue
		}
		x, why := c.baseFact(&a)
		if why != "" {
			c.unread(a.token, why)
			continue
		}
		c.add(x, &a)
	}
}

// baseFact is the fact before at the time of the base.
func (c *clauseReader) baseFact(a *amount) (bulletin.Fact, string) {
	if len(c.group) != 1 {
		return bulletin.Fact{}, "what a change is against, and nothing is changed"
	}
	x := c.Facts[c.group[0]]
	own := x.Period
	_, base := a.cmp.against(own)
	if b := a.cmp.base; b != nil && base.IsZero() {
		base = weekdayBefore(b.printed, own)
	}
	if base.IsZero() {
		return x, "what a change is against, at no plain time"
	}
	if base == own {
		return x, "what a change is against, at the time of the figure itself"
	}
	if a.token.About != "" {
		return x, "only a bound is printed, " + a.token.Text
	}
	x.Period, x.Changes, x.Restated = base, nil, ""
	var ok bool
	ranged := x.To.Text != ""
	x.To = bulletin.Amount{}
	if x.Value, ok = bulletin.ParseAmount(a.token.Digits); !ok || (a.token.Upper != "") != ranged {
		return x, "what a change is against, not one number"
	}
	if ranged {
		x.To, _ = bulletin.ParseAmount(a.token.DigitsUpper)
	}
	switch unit := a.token.Scale + a.token.Unit; {
	case unit != "" && unitKind(a.token.Unit) != unitKind(unitOf(x.Unit)):
		return x, "what a change is against, in another unit"
	case unit != "":
		x.Unit = unit
	case x.Kind != bulletin.IndexFact:
		return x, "what a change is against, without a unit"
	}
	switch {
	case x.Kind == bulletin.IndexFact && a.extreme != "":
		x.Measure = map[string]string{"measure.high": bulletin.IndexHigh, "measure.low": bulletin.IndexLow}[a.extreme]
	case a.extreme != "" || own.IsDay() != x.Period.IsDay() || own.Months() != x.Period.Months():
		return x, "what a change is against, of another kind of time"
	}
	return x, ""
}

// pastAside turns back to the figure before one that only tells what it was: 6 月 2874 吨，5 月为 1153 吨，环比增 149.3%.
func (c *clauseReader) pastAside(k *clause) {
	n := len(c.recent)
	if n < 2 || len(c.group) != 1 || c.group[0] != c.recent[n-1] {
		return
	}
	now, then := c.Facts[c.recent[n-2]], c.Facts[c.recent[n-1]]
	sole := func(x change) bool {
		_, base := x.cmp.against(now.Period)
		return base == then.Period || x.cmp.id == ""
	}
	once := now.Kind == then.Kind && now.Subject == then.Subject && now.Measure == then.Measure && now.Direction == then.Direction &&
		now.Company == then.Company && now.Partner == then.Partner && now.Region == then.Region
	if once && then.Period.To.Month < now.Period.From.Month && !slices.ContainsFunc(k.changes, func(x change) bool { return !sole(x) }) {
		c.group = c.recent[n-2 : n-1]
	}
}

// newChanges reports whether changes are against times that a figure has no change against yet.
func (c *clauseReader) newChanges(x *bulletin.Fact, changes []change) bool {
	for _, one := range changes {
		of, base := one.cmp.against(x.Period)
		for _, m := range x.Changes {
			if of == "" && base.IsZero() || m.Of == of && m.Base == base {
				return false
			}
		}
	}
	return true
}

// againstItself reports whether a clause tells its figure against the very time that it would be of, which then is another.
func (k *clause) againstItself(own bulletin.Period) bool {
	if n := k.next; n != nil && n.said.only() && !slices.ContainsFunc(n.amounts,
		func(a amount) bool { return a.role == roleValue }) &&
		n.againstItself(own) {
		return true // 去年 12 月出口 4392 吨，比 11 月少 20%；但比 2024 年同期多 32%
	}
	itself := func(m comparison) bool {
		_, base := m.against(own)
		return base == own && !own.IsZero()
	}
	return slices.ContainsFunc(k.changes, func(x change) bool { return itself(x.cmp) }) ||
		slices.ContainsFunc(k.amounts, func(a amount) bool { return a.role == roleBase && a.token != nil && a.cmp.base != nil && itself(a.cmp) })
}
