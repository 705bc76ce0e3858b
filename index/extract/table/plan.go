package table

import (
	"slices"
	"strings"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// A plan is how the figures of one column are to be read.
type plan struct {
	value   bool
	change  bool
	kind    bulletin.FactKind
	s       slots // of the head, with what captions and headline add
	measure string
	of      int    // of a change: the column that it is of
	reason  string // why its figures are not read; empty where they are
}

// plans reads what each column holds.
func (r *reader) plans(g *grid, c *tableContext) []plan {
	out := make([]plan, len(g.columns))
	around := c.around()
	if in := g.inSections(); in.narrows() {
		around = in.over(&around)
	}
	for i := range g.columns {
		col := &g.columns[i]
		p := &out[i]
		switch {
		case col.role != "":
		case col.unknown != "":
			p.reason = "the head of its column is not understood: " + col.unknown
		case col.blocked+col.twice != "":
			p.reason = "the head of its column says more than is understood: " + col.blocked + col.twice
		case col.change && col.measure != "measure.index" && !col.ranged:
			p.change, p.s = true, col.slots
		case col.valued():
			p.value, p.s = true, col.slots.over(&around)
		default:
			p.reason = "the head of its column names no figure"
		}
	}
	for i := range out {
		if out[i].value {
			r.settle(&out[i], &g.columns[i], g, c, &around)
		}
	}
	twins(out)
	for i := range out {
		if out[i].change {
			out[i].of, out[i].reason = changeOfColumn(g, out, i)
		}
	}
	return out
}

// twins refuses columns of figures whose heads say the same, since they can't be told apart.
func twins(plans []plan) {
	for i := range plans {
		for k := range plans[:i] {
			a, b := &plans[i], &plans[k]
			if a.value && b.value && a.kind == b.kind && a.measure == b.measure && a.s == b.s {
				a.reason, b.reason = "another column has the same head", "another column has the same head"
			}
		}
	}
}

// settle names the kind, the period and the measure of a column of figures.
func (r *reader) settle(p *plan, col *gridColumn, g *grid, c *tableContext, around *slots) {
	p.kind = kindOfColumn(col, g, c, around)
	if p.kind == "" {
		p.reason = "neither its head nor the caption says what its figures are"
		return
	}
	p.reason = r.settlePeriod(p, col, g, around)
	switch p.kind {
	case bulletin.PriceFact:
		if p.s.measure == "measure.price" && around.measure != "measure.spot" && lexicon.PriceMeasures[around.measure] != "" {
			p.s.measure = around.measure // 价格 under 挂牌价
		}
		p.measure = cellMeasure(&p.s, g)
		if col.company == "" && c.caption.company == "" && p.measure != bulletin.ListPrice &&
			p.measure != bulletin.RelatedDeal &&
			p.measure != "交易价" {
			p.s.company = "" // a headline may name anybody
		}
		if s := &p.s; s.company != "" && (s.measure == "" || s.measure == "measure.price") &&
			p.measure == bulletin.MonthMean &&
			p.reason == "" {
			p.reason = "it is not plain whether a firm's price of a month is its list price or a mean"
		}
	case bulletin.QuotaFact:
		if p.s.stage == torn && col.ore != "" && col.stage == "" && g.separates() {
			p.s.stage = bulletin.Mining // kinds of ore beside a column of what is separated
		}
		if p.s.stage == torn && col.stage == "" && r.stageRows(g) {
			p.s.stage = "" // the rows say which
		}
		p.measure = p.s.stage
	case bulletin.IndexFact:
		p.measure = indexMeasure(&p.s)
	case bulletin.StockFact:
		if p.s.unit == "天" && p.reason == "" {
			p.reason = "how long a stock lasts is no amount of it"
		}
	case bulletin.TradeFact:
		p.measure = tradeMeasure(&p.s, g)
	}
	if p.s.company == torn && col.company == "" && g.has("firm") { // the rows say whose
		p.s.company = ""
	}
	if p.s.region == torn && col.region == "" && g.has("place") {
		p.s.region = ""
	}
	if (p.s.partner == torn || c.caption.partner == "") && col.partner == "" && g.has("partner") {
		p.s.partner = "" // the rows name the partners, and a headline may name anybody
	}
	for _, v := range []string{p.s.company, p.s.region, p.s.direction, p.s.stage, col.unit, p.s.partner} {
		if v == torn && p.reason == "" {
			p.reason = "the caption names two things that it may be of"
		}
	}
	if p.reason == "" && p.s.blocked != "" && !(p.s.blocked == "kind.madesold" && col.kind != "") { // 产销量 over 产量 and 销量
		p.reason = "the caption qualifies it: " + p.s.blocked
	}
}

// separates reports whether a column of a table is of separation, and of no kind of ore.
func (g *grid) separates() bool {
	return slices.ContainsFunc(g.columns, func(c gridColumn) bool { return c.stage == bulletin.Separation && c.ore == "" })
}

// stageRows reports whether every row of a table names a stage: 开采, 冶炼分离.
func (r *reader) stageRows(g *grid) bool {
	name := slices.IndexFunc(g.columns, func(c gridColumn) bool { return c.role == "name" })
	return name >= 0 && !slices.ContainsFunc(g.rows, func(row gridRow) bool {
		s := slotsOf(bulletin.Narrow(row.cells[min(name, len(row.cells)-1)].text), r.Month)
		return s.stage == "" && !s.total || s.stage == torn
	})
}

// kindOfColumn tells what a column's figures are: by its head, its unit, the other heads, the caption.
func kindOfColumn(col *gridColumn, g *grid, c *tableContext, around *slots) bulletin.FactKind {
	unit := col.unit
	if unit == "" && !strings.Contains(c.unit, " ") {
		unit = c.unit
	}
	price := strings.HasPrefix(col.measure, "measure.") && !strings.HasSuffix(col.measure, "quantity") &&
		!strings.HasSuffix(col.measure, "value") &&
		!strings.HasSuffix(col.measure, "share")
	trade := g.trades() || around.direction != ""
	indexed := around.kind == bulletin.IndexFact && !strings.Contains(col.unit+c.unit, "/") && col.subject == ""
	switch {
	case g.turned:
		return bulletin.TradeFact
	case col.kind != "":
		return col.kind
	case indexed && (col.extreme != "" || col.measure == "measure.mean"): // 最高 and 平均 of the index that the caption names
		return bulletin.IndexFact
	case col.stage != "" || around.kind == bulletin.QuotaFact:
		return bulletin.QuotaFact
	case col.direction != "" || trade && !strings.Contains(col.unit, "/") && !price:
		return bulletin.TradeFact
	case trade && around.measure == "" && (col.measure == "measure.mean" || col.measure == "measure.price"):
		return bulletin.TradeFact
	case price || col.extreme != "" || col.measure == "收盘价" || strings.Contains(unit, "/") || strings.Contains(c.units.unit, "/"):
		return bulletin.PriceFact
	case around.kind != "" && around.kind != bulletin.IndexFact:
		return around.kind
	case strings.HasPrefix(around.measure, "measure.") && around.measure != "measure.quantity" && around.measure != "measure.value":
		return bulletin.PriceFact
	case col.measure == "measure.quantity" || col.measure == "measure.value":
		return bulletin.TradeFact
	}
	return ""
}

// trades reports whether the heads of a table count what is traded, or one says which way.
func (g *grid) trades() bool {
	for i := range g.columns {
		if c := &g.columns[i]; c.role == "direction" || c.role == "" &&
			(c.direction != "" || c.measure == "measure.quantity" || c.measure == "measure.value") {
			return true
		}
	}
	return false
}

// settlePeriod resolves the time of a column. A month without a year is one of the caption's year, or of the year
// before.
func (r *reader) settlePeriod(p *plan, col *gridColumn, g *grid, around *slots) string {
	if why := settleRelative(p, col, g, around); why != "" {
		return why
	}
	if (p.s.timeKind == torn || p.s.daily && !p.s.period.IsDay()) && !g.dated() || col.timeKind == torn {
		return "two times are named for it"
	}
	if col.whole && !p.s.period.IsYear() {
		return "no year is named that it is the whole of"
	}
	if !col.period.IsZero() && !col.year && around.year && around.timeKind != torn && !around.period.IsZero() {
		p.s.period = inYearOf(col.period, around.period)
	}
	if !col.period.IsZero() && !col.year && col.timeKind == "month" && p.s.measure == "measure.list" {
		if next := r.Month + 1; col.period.From.Month.Month() == next.Month() {
			p.s.period = bulletin.MonthOf(next)
		}
	}
	inCaption := around.year && around.timeKind != torn && around.period.Contains(p.s.period)
	if !inCaption && !col.year && col.timeKind == "month" && p.s.measure != "measure.list" &&
		col.period.From.Month.Month() == (r.Month+1).Month() &&
		!r.byYears(g) {
		return "it is not plain whether its month is to come"
	}
	if !p.s.period.IsZero() && p.s.period.From.Month > r.Month && p.s.measure != "measure.list" &&
		p.s.measure != "measure.deal" &&
		p.kind == bulletin.PriceFact {
		return "its month is one to come"
	}
	if p.s.timeKind == untilMonth && p.kind == bulletin.PriceFact && p.s.measure != "measure.mean" {
		if p.s.period = bulletin.MonthOf(p.s.period.To.Month); !p.s.ranged {
			return "the day of its prices is not plain"
		}
	}
	if p.s.ytd && p.s.period.IsMonth() {
		m := p.s.period.From.Month
		p.s.period, p.s.timeKind = bulletin.YearTo(m), "ytd"
	}
	if (p.s.period.IsZero() || p.s.period.From.Day > 0 && !ofDays(p.kind)) && !g.dated() {
		return "no time is named for it"
	}
	return ""
}

// ofDays reports whether figures of a kind are of days.
func ofDays(k bulletin.FactKind) bool {
	return k == bulletin.PriceFact || k == bulletin.IndexFact || k == bulletin.StockFact
}

// dated reports whether the rows of a table are of times.
func (g *grid) dated() bool { return g.has("date") }

// byYears reports whether the rows of a table are of years.
func (r *reader) byYears(g *grid) bool {
	for i := range g.columns {
		if g.columns[i].role == "date" && len(g.rows) > 0 && len(g.rows[0].cells) == len(g.columns) {
			l := r.labelOf(&g.columns[i], g.rows[0].cells[i].text)
			return l.year && l.period.IsYear()
		}
	}
	return false
}

// inYearOf moves a period without a year into that of another, or into the year before where it would lie behind it.
func inYearOf(p, of bulletin.Period) bulletin.Period {
	p = p.Shift(12 * (of.To.Month.Year() - p.To.Month.Year()))
	if p.To.Month > of.To.Month {
		p = p.Shift(-12)
	}
	return p
}

// cellMeasure names a price by its words and its time.
func cellMeasure(s *slots, g *grid) string {
	switch {
	case s.extreme == "measure.high":
		return bulletin.HighPrice
	case s.extreme == "measure.low":
		return bulletin.LowPrice
	}
	if name := lexicon.PriceMeasures[s.measure]; name != "" {
		return name
	}
	if s.measure == "收盘价" {
		return s.measure
	}
	return meanOver(s)
}

// meanOver names a mean by what it is taken over. A price of a day with no word of a mean is plain.
func meanOver(s *slots) string {
	p := s.period
	switch {
	case s.ranged || p.IsDay() && s.measure != "measure.mean" && s.measure != "measure.day":
		return bulletin.PlainPrice
	case p.IsDay():
		return bulletin.DayMean
	case s.timeKind == "week" || weekLong(p):
		return bulletin.WeekMean
	case p.From.Day > 0 && s.measure != "measure.mean":
		return bulletin.PlainPrice
	case p.IsMonth():
		return bulletin.MonthMean
	case p.IsQuarter():
		return bulletin.QuarterMean
	case s.timeKind == "half":
		return bulletin.HalfMean
	case p.IsYear():
		return bulletin.YearMean
	}
	return bulletin.SpanMean
}

// measureOf names the measure of a figure of a kind.
func (g *grid) measureOf(kind bulletin.FactKind, s *slots) string {
	if kind == bulletin.TradeFact {
		return tradeMeasure(s, g)
	}
	return cellMeasure(s, g)
}

// tradeMeasure names what a trade column counts.
func tradeMeasure(s *slots, g *grid) string {
	switch {
	case s.measure == "measure.share":
		return bulletin.ShareOf
	case s.measure == "measure.value":
		return bulletin.Money
	case s.measure == "measure.quantity":
		return bulletin.Quantity
	case s.measure == "measure.mean" || s.measure == "measure.price":
		return bulletin.UnitPrice
	}
	return ""
}
