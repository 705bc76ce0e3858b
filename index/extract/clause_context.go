package extract

import "rebot/index/bulletin"

// inherit completes what a clause says by what the clauses before it said.
func (c *clauseReader) inherit(k *clause) frame {
	f := k.said
	for s := range slotCount {
		if len(f[s]) == 0 && len(c.ctx[s]) > 0 && c.carries(s, k) {
			f[s] = c.ctx[s]
		}
	}
	if f.one(slotMeasure) == "measure.price" && c.inside && !c.broken && priceWord(c.ctx.one(slotMeasure)) {
		f[slotMeasure] = c.ctx[slotMeasure]
	}
	return f
}

// referred fills in whose or where 公司 and 该省 say that it is.
func (c *clauseReader) referred(k *clause) {
	if k.firm && !k.said.has(slotCompany) && c.firm.name != "" {
		k.said[slotCompany] = []filling{c.firm}
	}
	if k.there && !k.said.has(slotRegion) && c.region.name != "" {
		k.said[slotRegion] = []filling{c.region}
	}
}

// carries reports whether a clause that leaves a slot out takes it from before.
func (c *clauseReader) carries(s slot, k *clause) bool {
	says := func(s slot) bool { return k.said.has(s) }
	switch s {
	case slotPeriod:
		return true
	case slotBatch:
		return !k.whole && !says(slotPeriod)
	case slotScope, slotPurity, slotExtreme:
		return false
	case slotMaker:
		return c.inside
	}
	if !c.inside || c.broken {
		return false
	}
	switch s {
	case slotSubject:
		return !(says(slotPartner) && says(slotDirection) && c.semi && k.money())
	case slotPartner:
		return (!says(slotSubject) || !says(slotDirection)) && !says(slotRegion)
	case slotRegion:
		return !k.nation && !says(slotCompany)
	case slotCompany:
		return !k.nation
	case slotMeasure:
		return !says(slotDirection) && !says(slotKind)
	case slotKind:
		return !says(slotDirection)
	}
	return true
}

// money reports whether an amount of the clause is one of money.
func (k *clause) money() bool {
	for _, a := range k.amounts {
		if a.token != nil && unitKind(a.token.Unit) == '$' {
			return true
		}
	}
	return false
}

// remember keeps what a clause said for those behind it.
func (c *clauseReader) remember(k *clause) {
	if !c.inside {
		period, batch := c.ctx[slotPeriod], c.ctx[slotBatch]
		c.ctx = frame{}
		c.ctx[slotPeriod], c.ctx[slotBatch] = period, batch
		c.inside = true
	}
	if k.nation {
		c.ctx[slotRegion] = nil
	}
	if k.said.has(slotDirection) && k.said.has(slotSubject) && !k.said.has(slotPartner) {
		c.ctx[slotPartner] = nil
	}
	c.ofRegion = c.ofRegion && !k.said.has(slotRegion)
	c.ofFirm = c.ofFirm && !k.said.has(slotCompany)
	if k.year != nil {
		c.before = c.ctx[slotPeriod]
	}
	if k.said.has(slotPeriod) {
		c.over = false
		if !k.said.has(slotBatch) {
			c.ctx[slotBatch] = nil
		}
	}
	for s := range slotCount {
		if s == slotMeasure && k.said.one(s) == "measure.price" && priceWord(c.ctx.one(s)) {
			continue
		}
		if len(k.said[s]) > 0 && s != slotPurity && s != slotExtreme {
			c.ctx[s] = k.said[s]
		}
	}
}

// unitOf takes the scale from a unit: 万元/吨 is 元/吨.
func unitOf(unit string) string {
	_, goods := bulletin.SplitUnit(unit)
	return goods
}

// unitKind groups units by what they measure.
func unitKind(unit string) byte {
	switch {
	case unit == "":
		return 0
	case unit == "%", unit == "个百分点":
		return '%'
	case unit == "点":
		return 'p'
	case unit == "吨/年":
		return 'y'
	}
	for i := range unit {
		if unit[i] == '/' {
			return '/'
		}
	}
	switch unit {
	case "元", "美元", "欧元", "澳元", "日元", "英镑", "加元":
		return '$'
	case "吨", "公斤", "克", "磅":
		return 't'
	}
	return '#'
}

var kinds = map[string]bulletin.FactKind{"kind.quota": bulletin.QuotaFact, "kind.output": bulletin.OutputFact, "kind.stock": bulletin.StockFact,
	"kind.capacity": bulletin.CapacityFact, "kind.demand": bulletin.DemandFact, "kind.reserve": bulletin.ReserveFact, "kind.sales": bulletin.SalesFact,
	"kind.revenue": bulletin.CompanyFact, "kind.profit": bulletin.CompanyFact}
