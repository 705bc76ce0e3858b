package answer

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"rebot/bot/intent"
	"rebot/index"
	"rebot/index/bulletin"
)

// additive reports whether figures of a measure add up over months.
func additive(measure string) bool { return measure == bulletin.Quantity || measure == bulletin.Money }

// lessMonths works out a run of months that is not printed, from a longer one that is and what it has besides: the
// first ten months are the first eleven without the eleventh.
func (w draft) lessMonths(s spec) []row {
	if s.time == nil || s.time.Period.IsZero() || s.time.Period.From.Day > 0 {
		return nil
	}
	p := s.time.Period
	for _, all := range w.e.candidates(s) {
		rest, ok := without(all.Period, p)
		if !ok || !additive(all.Measure) || !w.ofOther(s, all) {
			continue
		}
		part := s
		part.time, part.measure = monthsTime(rest), all.Measure
		b := w.e.pick(part)
		if b == nil {
			continue
		}
		values, unit, alike := w.alike([]row{{Fact: all}, {Fact: b}})
		if !alike || !values[0].Sub(values[1]).IsPositive() {
			continue
		}
		d := values[0].Sub(values[1])
		formula := w.time(all.Period) + " − " + w.time(rest) + w.Say("：", ": ") + values[0].String() + " − " +
			values[1].String() + " = " + d.String() + " " + w.Unit(unit)
		rows := w.madeRow(s, []*index.Fact{all, b}, d, unit, formula)
		rows[0].work = reckonedOf(all, d, unit)
		rows[0].work.Period, rows[0].work.Worked = p, formula
		return rows
	}
	return nil
}

// ofOther reports whether a fact matches a spec but for its time.
func (w draft) ofOther(s spec, f *index.Fact) bool {
	s.time = monthsTime(f.Period)
	return s.matches(f)
}

func monthsTime(p bulletin.Period) *intent.Time { return &intent.Time{Period: p, Kind: "span"} }

// without gives what a run of months has before or behind another inside of it.
func without(all, part bulletin.Period) (rest bulletin.Period, ok bool) {
	switch {
	case all.From.Day > 0 || all == part || !all.Contains(part):
		return rest, false
	case all.From == part.From:
		return bulletin.MonthsFrom(part.To.Month+1, all.To.Month), true
	case all.To == part.To:
		return bulletin.MonthsFrom(all.From.Month, part.From.Month-1), true
	}
	return rest, false
}

// quotientOf works out the price of a unit that is not printed, from the sum and the quantity.
func (w draft) quotientOf(s spec) []row {
	if s.measure != bulletin.UnitPrice {
		return nil
	}
	if s.direction == "" { // what was exported is not paid for by what was imported
		var rows []row
		for _, s.direction = range []string{bulletin.Export, bulletin.Import} {
			rows = append(rows, w.quotientOf(s)...)
		}
		return rows
	}
	money := w.measuredAs(s, bulletin.Money)
	s.currency = "" // a weight is in none
	if money != nil && s.time == nil {
		s.time = monthsTime(money.Period)
	}
	quantity := w.measuredAs(s, bulletin.Quantity)
	if money == nil || quantity == nil || !ofOneTrade(money, quantity) || quantity.Value.Value.IsZero() ||
		w.doubted(money) || w.doubted(quantity) {
		return nil
	}
	a, yuan := plainValue(money)
	b, goods := plainValue(quantity)
	d, unit := a.DivRound(b, 6), yuan+"/"+goods
	if d.GreaterThanOrEqual(decimal.New(1, 4)) {
		d, unit = a.Shift(-4).DivRound(b, 6), "万"+unit
	}
	formula := money.Value.Text + " " + w.Unit(money.Unit) + " ÷ " + quantity.Value.Text + " " + w.Unit(quantity.Unit) +
		" = " + d.String() + " " + w.Unit(unit)
	if o := w.q.Op(intent.Convert); o != nil {
		if v, ok := bulletin.ConvertPrice(d, unit, o.Unit); ok && o.Unit != unit {
			d, unit = v, o.Unit
			formula += " = " + d.String() + " " + w.Unit(unit)
		}
	}
	return w.madeRow(s, []*index.Fact{money, quantity}, d, unit, formula)
}

// ofOneTrade reports whether two figures are of the same trade in all but what they measure.
func ofOneTrade(a, b *index.Fact) bool {
	return a.Period == b.Period && a.Direction == b.Direction && a.Subject == b.Subject && a.Partner == b.Partner &&
		a.Region == b.Region && a.Company == b.Company
}

// remainder works out what is left of a whole without the one part that is kept out: 除机电产品外出口多少.
func (w draft) remainder() {
	goods, partners := w.q.Not(intent.Subject), w.q.Not(intent.Partner)
	named, way := w.q.Cond(intent.Subject), w.q.Cond(intent.Direction)
	o := w.q.Op(intent.Left)
	if o == nil || len(way) > 1 || len(w.q.Times) > 1 || len(named) > 1 || len(goods)*len(partners) > 0 ||
		o.N == 0 && len(goods)+len(partners) == 0 || len(goods)*len(named) > 0 && named[0] != "货物贸易" {
		return
	}
	whole := spec{kind: bulletin.TradeFact, subject: "货物贸易", direction: bulletin.BothWays}
	if len(way) == 1 {
		whole.direction = way[0]
	}
	if len(named) == 1 && named[0] != intent.Any {
		whole.subject = named[0]
	}
	if len(w.q.Times) == 1 {
		whole.time = &w.q.Times[0]
	}
	all := w.e.pick(whole)
	switch {
	case all == nil:
	case o.N > 0:
		w.leftOfTop(all, whole, o)
	default:
		w.leaves(all, w.parts(all, whole, goods, partners))
	}
}

// parts are the figures of what is kept out of a whole, each of which is no part of another; nil where one is not
// printed. What has its share of the whole printed may have others in it, which have none.
func (w draft) parts(all *index.Fact, s spec, goods, partners []string) (out []row) {
	s.time, s.measure = monthsTime(all.Period), all.Measure
	shared := 0
	for _, name := range append(slices.Clone(goods), partners...) {
		part := s
		if len(goods) > 0 {
			part.subject = name
		} else {
			part.partner = name
		}
		f := w.e.pick(part)
		if f == nil {
			return nil
		}
		out = append(out, row{Fact: f, spec: part})
		if w.measuredAs(part, bulletin.ShareOf) != nil {
			shared++
		}
	}
	if len(out) > 1 && shared%len(out) != 0 {
		return nil
	}
	return out
}

// leaves puts first what is left of one figure without another.
func (w draft) leaves(all *index.Fact, parts []row) {
	values, unit, ok := w.alike(append([]row{{Fact: all}}, parts...))
	if !ok || len(parts) == 0 {
		return
	}
	left, formula, names := values[0], values[0].String(), w.name(all)
	marks := mark(w.Cite(all.Issue, all.Cite))
	w.figure(all)
	for i, p := range parts {
		left = left.Sub(values[i+1])
		formula += " − " + values[i+1].String()
		names += " − " + w.name(p.Fact)
		w.figure(p.Fact)
		marks += mark(w.Cite(p.Issue, p.Cite))
	}
	if !left.IsPositive() {
		return
	}
	d := left.String()
	formula += " = " + d + " " + w.Unit(unit)
	w.Derive(formula, d)
	if parts[0].Partner == "" { // what is printed besides may be a part of what is kept out
		w.Table = nil
	}
	w.Title = names + w.Say("（推算）", " (estimated)")
	w.Lead = d + " " + w.Unit(unit)
	w.Details = append([]string{formula + marks}, w.Details...)
}

// productOf works out a sum that is not printed, from the quantity and the price of a unit.
func (w draft) productOf(s spec) []row {
	if s.measure != bulletin.Money {
		return nil
	}
	d, formula, of := w.inAll(s)
	if of == nil {
		return nil
	}
	if o := w.q.Op(intent.Verdict); !w.reckons() && (o == nil || o.By == "change") && w.q.Op(intent.ShareOf) == nil {
		return w.madeRow(s, of, d, "亿元", formula)
	}
	for _, f := range of {
		w.figure(f)
	}
	f := reckonedOf(of[0], d, "亿元")
	f.Measure, f.Worked = bulletin.Money, formula
	w.Derive(formula)
	w.Details = append(w.Details, w.name(f)+w.Say("（推算）：", " (estimated): ")+formula)
	return []row{{Fact: f, spec: s}}
}

// reckonedOf is a fact with another value, which was worked out of it and is printed nowhere.
func reckonedOf(of *index.Fact, v decimal.Decimal, unit string) *index.Fact {
	f := *of
	f.Value, f.Unit, f.Changes = bulletin.Amount{Text: v.String(), Value: v}, unit, nil
	return &f
}

// costsInAll says what a quantity cost in all, beside the price of a unit.
func (w draft) costsInAll(s spec) {
	if _, formula, of := w.inAll(s); of != nil {
		w.Derive(formula)
		w.Details = append(w.Details, w.Say("总金额（推算）：", "in all (estimated): ")+formula+
			mark(w.Cite(of[0].Issue, of[0].Cite)))
	}
}

// inAll multiplies a quantity and the price of a unit.
func (w draft) inAll(s spec) (d decimal.Decimal, formula string, of []*index.Fact) {
	price, quantity := w.measuredAs(s, bulletin.UnitPrice), w.measuredAs(s, bulletin.Quantity)
	if price == nil || quantity == nil || !ofOneTrade(price, quantity) || w.doubted(price) || w.doubted(quantity) {
		return d, "", nil
	}
	a, per := plainValue(price)
	b, goods := plainValue(quantity)
	if per != "元/"+goods {
		return d, "", nil
	}
	d = a.Mul(b).Shift(-8)
	formula = quantity.Value.Text + " " + w.Unit(quantity.Unit) + " × " + price.Value.Text + " " + w.Unit(price.Unit) +
		" = " + d.String() + " " + w.Unit("亿元")
	return d, formula, []*index.Fact{quantity, price}
}

// measuredAs is the fact of a spec in another measure.
func (w draft) measuredAs(s spec, measure string) *index.Fact {
	s.measure = measure
	return w.e.pick(s)
}

// plainValue is a value without its scale, and its unit.
func plainValue(f *index.Fact) (decimal.Decimal, string) {
	exp, unit := bulletin.SplitUnit(f.Unit)
	return f.Value.Value.Shift(exp), unit
}

// madeRow is a value that was worked out of facts.
func (w draft) madeRow(s spec, of []*index.Fact, d decimal.Decimal, unit, formula string) []row {
	for _, f := range of {
		w.figure(f)
	}
	value := d.String() + w.suffix(unit)
	w.Derive(formula, value)
	head := w.specName(s) + w.Say("（推算）", " (estimated)")
	w.Permit(head)
	note := w.Say("没有印，推算：", "not printed; estimated: ") + formula
	r := row{spec: s, made: value + w.Say("（推算）", " (estimated)"), note: note, head: head}
	if len(of) > 0 {
		r.Fact = of[0]
	}
	return []row{r}
}

// estimated works out the value of the year before where the question asks for a reckoning.
func (w draft) estimated(s spec) []row {
	if !w.q.Estimate {
		return nil
	}
	f, d, formula, ok := w.yearBefore(s)
	if !ok {
		return nil
	}
	w.Cite(f.Issue, f.Cite)
	row := w.madeRow(s, nil, d, f.Unit, formula)
	row[0].Fact = f
	return row
}

// yearBefore works out an earlier value from a later one and the change against it that is printed.
func (w draft) yearBefore(s spec) (f *index.Fact, d decimal.Decimal, formula string, ok bool) {
	if s.time == nil || s.time.Period.IsZero() || s.kind == bulletin.IndexFact {
		return nil, d, "", false
	}
	for _, f := range w.e.candidates(s) {
		i := slices.IndexFunc(f.Changes, func(m bulletin.Move) bool { return m.Base == s.time.Period })
		if i < 0 || f.Period == s.time.Period || !w.ofOther(s, f) || w.doubted(f) {
			continue
		}
		m := f.Changes[i]
		one := decimal.NewFromInt(1)
		switch {
		case m.Percent.Text != "" && m.Percent.Value.GreaterThan(decimal.NewFromInt(-100)):
			d = f.Value.Value.DivRound(one.Add(m.Percent.Value.Shift(-2)), int32(max(-f.Value.Value.Exponent(), 0))+1)
			formula = f.Value.Text + " ÷ (1 " + signed(m.Percent) + "%) ≈ " + d.String() + w.suffix(f.Unit)
		case m.Amount.Text != "" && m.Unit == "个百分点" && f.Unit == "%":
			d = f.Value.Value.Sub(m.Amount.Value)
			formula = f.Value.Text + "% " + signed(bulletin.Amount{Text: m.Amount.Value.Neg().String(),
				Value: m.Amount.Value.Neg()}) + w.Say(" 个百分点", " points") + " = " + d.String() + "%"
		case m.Amount.Text != "" && sameUnit(m.Unit, f.Unit):
			d, formula = w.less(f, m)
		default:
			continue
		}
		return f, d, w.time(f.Period) + w.Say("：", ": ") + formula, true
	}
	return nil, d, "", false
}

// beforeMove works out a price or an index of a month that is not printed, from the next one and by how much that moved.
func (w draft) beforeMove(s spec) []row {
	if s.kind != bulletin.PriceFact && s.kind != bulletin.IndexFact || s.time == nil || s.time.Period.IsZero() {
		return nil
	}
	for _, f := range w.e.candidates(s) {
		i := slices.IndexFunc(f.Changes, func(m bulletin.Move) bool {
			listed := m.Base.IsZero() && m.Of != bulletin.OnYear && f.Measure == bulletin.ListPrice && f.Period.IsMonth() && s.time.Period == f.Period.Before()
			return (m.Base == s.time.Period || listed) && m.Amount.Text != ""
		})
		if i < 0 || !w.ofOther(s, f) {
			continue
		}
		_, unit := bulletin.SplitUnit(f.Unit)
		_, of := bulletin.SplitUnit(f.Changes[i].Unit)
		if unit != of && !strings.HasPrefix(unit, of+"/") {
			continue
		}
		d, formula := w.less(f, f.Changes[i])
		return w.madeRow(s, []*index.Fact{f}, d, f.Unit, w.time(f.Period)+w.Say("：", ": ")+formula)
	}
	return nil
}

// less is a fact's value without what it changed by, in the unit of the fact.
func (w draft) less(f *index.Fact, m bulletin.Move) (d decimal.Decimal, formula string) {
	by := scaled(m, f.Unit)
	d = f.Value.Value.Sub(by)
	return d, f.Value.Text + " " + signed(bulletin.Amount{Value: by.Neg()}) + " = " + d.String() + w.suffix(f.Unit)
}

// sameUnit reports whether two units differ in their scale alone: 吨, 万吨.
func sameUnit(a, b string) bool {
	_, one := bulletin.SplitUnit(a)
	_, other := bulletin.SplitUnit(b)
	return one == other
}

// scaled is the size of a change in a unit of another scale.
func scaled(m bulletin.Move, unit string) decimal.Decimal {
	own, _ := bulletin.SplitUnit(m.Unit)
	exp, _ := bulletin.SplitUnit(unit)
	return m.Amount.Value.Shift(own - exp)
}

// signed writes a number behind its sign: + 5, − 20.9.
func signed(a bulletin.Amount) string {
	if a.Value.IsNegative() {
		return "− " + a.Value.Abs().String()
	}
	return "+ " + a.Value.String()
}

// reckonable adds to a refusal what can be worked out of what is printed.
func (w draft) reckonable(s spec) {
	f, d, formula, ok := w.yearBefore(s)
	if !ok {
		return
	}
	w.Derive(formula, d.String())
	w.Details = append(w.Details, w.Say("可由印出的涨跌推算（不是印出的数字）：", "It can be estimated from the printed change: ")+formula+
		mark(w.Cite(f.Issue, f.Cite)))
}

// derived works out a mean over months that the bulletin prints one by one: of a quarter, a half or a year all of whose
// months are loaded.
func (w draft) derived(s spec) []row {
	switch {
	case w.ranking(): // what is worked out is not ranked
		return nil
	case s.kind == bulletin.QuotaFact:
		if rows := w.firstBatch(s); rows != nil {
			return rows
		}
		return w.estimated(s)
	case s.kind == bulletin.TradeFact:
		for _, do := range []func(spec) []row{w.lessMonths, w.quotientOf, w.productOf, w.estimated} {
			if rows := do(s); rows != nil {
				return rows
			}
		}
		return nil
	}
	if rows := w.beforeMove(s); rows != nil {
		return rows
	}
	if s.kind != bulletin.PriceFact || s.time == nil || s.time.Period.Months() < 2 || s.time.Period.From.Day > 0 {
		return nil
	}
	var parts []*index.Fact
	for m := s.time.Period.From.Month; m <= s.time.Period.To.Month; m++ {
		one := s
		one.time = &intent.Time{Period: bulletin.MonthOf(m), Kind: "month"}
		f := w.e.pick(one)
		if f == nil || f.Measure != bulletin.MonthMean {
			return nil
		}
		parts = append(parts, f)
	}
	return []row{w.meanRow(s, parts)}
}

// firstBatch works out the first batch of a quota from the first two together, or from the whole year where the text
// says that the first makes it up, and the second.
func (w draft) firstBatch(s spec) []row {
	second := s
	second.batch = "第二批"
	a, whole := w.bothBatches(s)
	b := w.e.pick(second)
	if s.batch != "第一批" || a == nil || b == nil {
		return nil
	}
	values, unit, ok := w.alike([]row{{Fact: a}, {Fact: b}})
	if !ok {
		return nil
	}
	w.figure(a)
	w.figure(b)
	d := values[0].Sub(values[1])
	formula := whole + values[0].String() + " − " + values[1].String() + " = " + d.String() + " " + w.Unit(unit)
	w.Derive(formula)
	if w.q.Op(intent.ShareOf) != nil && !values[0].IsZero() {
		p := d.Shift(2).DivRound(values[0], 2).String()
		formula += w.Say("；占 ", "; share ") + d.String() + " ÷ " + values[0].String() + " = " + p + "%"
		w.Derive(formula, p)
	}
	if w.reckons() || w.q.Op(intent.Verdict) != nil || w.q.Op(intent.ShareOf) != nil &&
		len(w.q.Cond(intent.Batch)) > 1 { // with others, as a figure of its own
		f := reckonedOf(a, d, unit)
		f.Batch, f.Worked = s.batch, formula
		w.Details = append(w.Details, formula)
		return []row{{Fact: f, spec: s}}
	}
	return []row{{Fact: a, spec: s, made: w.Say("第一批"+a.Measure+"指标（推算）：", "first batch (estimated): ") + d.String() +
		" " + w.Unit(unit), note: formula}}
}

// bothBatches is the quota of the first two batches, and what a formula calls it less the second; nil for none.
func (w draft) bothBatches(s spec) (*index.Fact, string) {
	s.batch = "前两批"
	if f := w.e.pick(s); f != nil {
		return f, w.Say("前两批 − 第二批：", "both batches − the second: ")
	}
	s.batch = ""
	f := s.best(ofBatch(w.e.candidates(s), ""))
	if f == nil || !f.Period.IsYear() {
		return nil, ""
	}
	p := f.Issue.Articles[f.Cite.Article].ParagraphAt(f.Cite.First)
	if p == nil || !bulletin.HasAny(p.Text, "第一批", "首批") || bulletin.HasAny(p.Text, "第三批", "三批") {
		return nil, ""
	}
	return f, w.Say("全年 − 第二批：", "the year − the second batch: ")
}
