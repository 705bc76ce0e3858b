package table

import (
	"strings"

	"rebot/index/bulletin"
)

// A rowReader makes facts of the rows of a grid.
type rowReader struct {
	*reader
	g     *grid
	plans []plan
	ctx   *tableContext
	above []label // the names in the row before, for merged cells
}

// gridFacts makes facts of a table's figures, row by row. A row whose cells do not fit gives none.
func (r *reader) gridFacts(article int, g *grid, c *tableContext) {
	if len(g.rows) == 0 {
		r.Problemf(g.first, "the head of a table stands over no rows that can be read; its figures, where it has any, are left out")
		return
	}
	over := r.totalsOver(g)
	r.placeBySums(g)
	rr := &rowReader{reader: r, g: g, plans: r.plans(g, c), ctx: c, above: make([]label, len(g.columns))}
	rr.merged()
	rr.unreadColumns()
	for i := range g.rows {
		row := &g.rows[i]
		for _, note := range row.notes {
			c.retake(r, note, slotsOf(note, r.Month))
		}
		if row.problem == "" {
			row.problem = rr.row(row)
		}
		if row.problem != "" {
			r.Problemf(row.line, "the row of %s%s, its prices are left out", row.name, row.problem)
			rr.unread(row, strings.TrimLeft(row.problem, " :"))
		}
	}
	if over != nil {
		r.gridFacts(article, over, c)
	}
}

// unreadColumns notes the columns whose figures are not read.
func (rr *rowReader) unreadColumns() {
	for i := range rr.plans {
		if why := rr.plans[i].reason; why != "" && rr.figures(i) {
			head := strings.ReplaceAll(rr.g.columns[i].head, "\n", "")
			rr.Problemf(max(rr.g.columns[i].line, rr.g.first), "the column “%s” is not read: %s", head, why)
		}
	}
}

// figures reports whether a column has a figure.
func (rr *rowReader) figures(i int) bool {
	for _, row := range rr.g.rows {
		if len(row.cells) == len(rr.g.columns) && readCell(row.cells[i].text).kind == cellNumber {
			return true
		}
	}
	return false
}

// unread gives every number of a row the status unread.
func (rr *rowReader) unread(row *gridRow, why string) {
	for _, c := range row.cells {
		rr.figure(c, bulletin.FigureUnread, why)
	}
}

// figure notes what became of the numbers in a cell.
func (rr *rowReader) figure(c cell, status, why string) {
	if strings.ContainsAny(c.text, "0123456789") {
		rr.Figures = append(rr.Figures, bulletin.Figure{Line: c.line, Text: c.text, Status: status, Reason: why})
	}
}

// A rowFound holds the facts of a row until all of it is read: a row with a cell that does not fit gives none.
type rowFound struct {
	facts   []*bulletin.Fact // of each column, nil where it has none
	figures []bulletin.Figure
}

// note notes what becomes of the number in a cell.
func (r *rowFound) note(c cell, status, why string) {
	if strings.ContainsAny(c.text, "0123456789") {
		r.figures = append(r.figures, bulletin.Figure{Line: c.line, Text: c.text, Status: status, Reason: why})
	}
}

// row makes the facts of one row, or says why it has none.
func (rr *rowReader) row(row *gridRow) string {
	l, why := rr.labels(row)
	if why == leftOver {
		rr.unread(row, why)
		return ""
	}
	if why != "" {
		return why
	}
	found := rowFound{facts: make([]*bulletin.Fact, len(rr.plans))}
	for i := range rr.plans {
		if why := rr.cell(&found, row, i, l); why != "" {
			return ": " + why + "; correct it"
		}
	}
	for i := range rr.plans {
		if p := &rr.plans[i]; p.change && p.reason == "" {
			rr.changed(&found, row, i)
		}
	}
	for _, f := range found.facts {
		if f != nil && !rr.repeated(rr.ctx.article, row.line) {
			rr.Facts = append(rr.Facts, *f)
		}
	}
	rr.Figures = append(rr.Figures, found.figures...)
	return ""
}

// cell makes the fact of one cell, or says what is wrong with it.
func (rr *rowReader) cell(found *rowFound, row *gridRow, i int, l label) (wrong string) {
	p, c := &rr.plans[i], row.cells[i]
	switch {
	case p.reason != "":
		found.note(c, bulletin.FigureUnread, p.reason)
		return ""
	case !p.value && !p.change:
		found.note(c, bulletin.FigureOther, "a label of a row")
		return ""
	case !p.value:
		return ""
	}
	switch f, why := rr.fact(row, p, &rr.g.columns[i], c, l); why {
	case skipped:
		found.note(c, bulletin.FigureOther, "a total")
	case ofSeveral:
		found.note(c, bulletin.FigureUnread, why)
	case "":
		found.facts[i] = f
		found.note(c, bulletin.FigureFact, "")
	default:
		return why
	}
	return ""
}

// changed puts the change in a cell beside the figure that it is of.
func (rr *rowReader) changed(found *rowFound, row *gridRow, i int) {
	c := row.cells[i]
	if why := rr.move(row, i, found.facts); why != "" {
		found.note(c, bulletin.FigureUnread, why)
		rr.Problemf(row.line, "the change “%s” in the row of %s is not read: %s", c.text, row.name, why)
		return
	}
	found.note(c, bulletin.FigureFact, "")
}

// repeated reports whether a line stands in its article for the second time.
func (r *reader) repeated(article, line int) bool {
	p := r.Articles[article].ParagraphAt(line)
	return p != nil && p.Repeat
}

// skipped says that a cell is no fact, and nothing is wrong with it.
const skipped = "skipped"

// ofSeveral says that a total is of goods that have no name together.
const ofSeveral = "a total of several goods, one of which has the name of all"

// leftOver says that a row is of all places that have none of their own.
const leftOver = "of all that are not named"

// labels reads the names in a row. An empty one is that of the row above, where another name stands in the row.
func (rr *rowReader) labels(row *gridRow) (label, string) {
	all := label{slots: row.section.slots}
	if rr.g.sumsUpRows(row) && rr.g.outOfSection(row) {
		all.slots = slots{}
	}
	some := false
	for i := range rr.g.columns {
		some = some || rr.g.columns[i].named() && row.cells[i].text != ""
	}
	for i := range rr.g.columns {
		col := &rr.g.columns[i]
		switch {
		case col.role == "purity":
			all.purity = noMark(row.cells[i].text)
		case col.role == "unit":
			all.unit = row.cells[i].text
		case col.named():
			l := rr.above[i]
			if row.cells[i].text != "" || !some {
				l = rr.labelOf(col, row.cells[i].text)
			}
			if l.whole && col.role == "date" && l.period.IsZero() {
				rr.wholeYear(&l)
			}
			rr.above[i] = l
			if why := all.join(l, col); why == leftOver {
				return all, why
			} else if why != "" {
				return all, ": " + why + "; correct it"
			}
		}
	}
	return all, ""
}

// wholeYear takes 全年 among the times of rows as the year that the captions name.
func (rr *rowReader) wholeYear(l *label) {
	if around := rr.ctx.around(); around.year && around.period.IsYear() {
		l.period, l.timeKind, l.year = around.period, "year", true
	}
}

func noMark(s string) string {
	if readCell(s).kind == cellEmpty {
		return ""
	}
	return strings.ReplaceAll(s, " ", "")
}

// join adds the name of one column to those of the others.
func (l *label) join(o label, col *gridColumn) string {
	unit, purity := l.unit, l.purity
	if purity == "" {
		purity = o.purity
	}
	if l.printed == "" || col.role == "name" {
		l.printed = o.printed
	}
	switch col.role {
	case "date":
		if o.period.IsZero() || o.unknown != "" {
			return "“" + o.printed + "” is not a time"
		}
	case "firm":
		if readCell(o.printed).kind == cellEmpty {
			return ""
		}
		if o.company == "" && !o.total {
			o.company, o.region = o.printed, "" // a place in it is a part of its name
		}
		o.unknown, o.subject = "", ""
	case "partner", "place":
		if why := o.placed(col); why != "" {
			return why
		}
	case "name":
		o.nameless()
	}
	if o.unit != "" && unit == "" {
		unit = o.unit
	}
	printed := l.printed
	*l = label{slots: o.slots.over(&l.slots), printed: printed, purity: purity}
	l.total = l.total || o.total
	l.unit = unit
	return ""
}

// placed makes the place of a name that no list has what is printed. What is left over is no place.
func (l *label) placed(col *gridColumn) string {
	if l.total && l.unknown == "" || l.unknown == "" && l.partner+l.region != "" {
		return ""
	}
	if l.rest {
		return leftOver
	}
	if l.unknown != "" || l.subject+l.company+l.stage+l.direction == "" {
		l.slots = slots{total: l.total} // what words in it say is a part of the name
		if col.role == "place" {
			l.region = l.printed
		} else {
			l.partner = l.printed
		}
	}
	return ""
}

// nameless makes the subject of a name that no list has what is printed.
func (l *label) nameless() {
	if l.total && l.subject == "" || l.ofMeasure() {
		return
	}
	if l.unknown != "" || l.subject+l.partner+l.region+l.company == "" && (l.stage+l.direction == "" || l.twice != "") {
		l.subject = l.printed
	}
	l.unknown = ""
}

// ofMeasure reports whether a name only says what the figures of its row are: 最高价 (万元/吨).
func (l *label) ofMeasure() bool {
	return l.measure+l.extreme != "" && l.unknown+l.blocked+l.twice+l.subject+l.partner+l.region+l.company+l.stage+l.direction == "" && l.kind == ""
}

// fact makes a fact of a cell, or says why it can't.
func (rr *rowReader) fact(row *gridRow, p *plan, col *gridColumn, c cell, l label) (*bulletin.Fact, string) {
	v := readCell(c.text)
	if v.kind == cellEmpty {
		return nil, ""
	}
	if v.kind != cellNumber {
		return nil, "“" + c.text + "” is not a figure"
	}
	if why := rr.torn(row, p, col, &l); why != "" {
		return nil, why
	}
	s := l.slots.over(&p.s)
	s.extreme, s.ranged, s.measure = p.s.extreme, p.s.ranged, p.s.measure
	measure := p.measure
	if sec := &row.section.slots; col.measure+col.extreme == "" && sec.measure+sec.extreme != "" {
		s.extreme, s.measure = sec.extreme, sec.measure
		measure = rr.g.measureOf(p.kind, &s)
	}
	if p.kind == bulletin.PriceFact && col.measure+col.extreme == "" && l.ofMeasure() {
		s.extreme, s.measure = l.extreme, l.measure
		measure = rr.g.measureOf(p.kind, &s)
	}
	if p.kind == bulletin.QuotaFact && col.stage == "" && l.stage != "" {
		measure = l.stage // of its section or its name
	}
	if why := rr.timed(&s, row, p, col, &l); why != "" {
		return nil, why
	}
	f := &bulletin.Fact{Kind: p.kind, Subject: s.subject, Printed: l.printed, Measure: measure, Period: s.period, Value: v.amount, To: v.to,
		Company: s.company, Region: s.region, Partner: s.partner, Direction: s.direction, Batch: s.batch, Scope: s.ore, Purity: l.purity, Terms: s.terms,
		Table: true, Cite: bulletin.Cite{Article: rr.ctx.article, First: c.line, Last: c.line}}
	if rr.g.dated() && p.kind == bulletin.PriceFact {
		f.Measure = cellMeasure(&s, rr.g)
	}
	if f.Subject == "" && p.kind == bulletin.PriceFact && (rr.g.dated() || l.ofMeasure()) {
		f.Subject = rr.productAround()
	}
	f.Cite.First, f.Cite.Last = min(row.line, c.line), max(row.line, c.line)
	switch p.kind {
	case bulletin.PriceFact:
		return f, rr.price(f, p, col, l, v)
	case bulletin.TradeFact:
		return f, rr.trade(f, p, col, l, v)
	case bulletin.QuotaFact:
		return f, rr.quota(f, p, col, l, v)
	}
	return f, rr.plain(f, p, col, l, v)
}

// torn says why a row and its column can't both be right: they name two directions, or the row sums up nobody knows what.
func (rr *rowReader) torn(row *gridRow, p *plan, col *gridColumn, l *label) string {
	switch {
	case l.partner == torn || l.region == torn || l.company == torn || l.direction == torn || l.stage == torn:
		return "its name says two things that it may be of"
	case col.direction != "" && l.direction != "" && col.direction != l.direction:
		return "its section and the head of its column name two directions"
	case col.stage != "" && l.stage != "" && col.stage != l.stage:
		return "its section and the head of its column name two stages"
	case p.s.partner != "" && col.partner == "" && rr.g.has("partner") && p.s.partner != l.partner:
		return "its row and its caption name two countries" // of another country's trade
	case l.total && rr.g.wholeTotal(row) && !rr.g.outOfSection(row):
		return "it is not plain whether it sums up its section or all"
	}
	return ""
}

// price completes a price: it is of a product, positive, and in money by weight.
func (rr *rowReader) price(f *bulletin.Fact, p *plan, col *gridColumn, l label, v cellValue) string {
	if l.total {
		return skipped
	}
	if !v.amount.Value.IsPositive() || v.percent {
		return "“" + v.amount.Text + "” is not a price"
	}
	unit, why := rr.priceUnit(col, l, f.Subject, v)
	if why != "" {
		return why
	}
	f.Unit = unit
	if f.Subject == "" || f.Subject == torn || rr.g.has("name") && l.printed == "" {
		return "it names no product"
	}
	return ""
}

// priceUnit is the unit of a price: of its cell, its row, its product in the caption, its column, its table.
func (rr *rowReader) priceUnit(col *gridColumn, l label, product string, v cellValue) (string, string) {
	if v.rest != "" {
		if u := slotsOf(v.rest, anyMonth); u.unit != "" && u.unknown == "" {
			return u.unit, ""
		}
		return "", "“" + v.rest + "” is not the unit of a price"
	}
	if rr.g.has("unit") {
		if u := slotsOf(l.unit, anyMonth); strings.Contains(u.unit, "/") && u.unknown == "" {
			return u.unit, ""
		}
		return "", "“" + l.unit + "” is not the unit of a price"
	}
	for _, u := range []string{l.unit, rr.ctx.units.except[product], col.unit, rr.g.oneUnit(), rr.ctx.units.unit, rr.ctx.priceUnit(), rr.ctx.title.unit} {
		if u == torn {
			break
		}
		if strings.Contains(u, "/") {
			return u, ""
		}
	}
	return "", "neither the caption nor the header names one unit for it"
}

func (g *grid) has(role string) bool {
	for i := range g.columns {
		if g.columns[i].role == role {
			return true
		}
	}
	return false
}

// oneUnit is the unit of a price that the heads name, where they name one.
func (g *grid) oneUnit() (unit string) {
	for i := range g.columns {
		if u := g.columns[i].unit; strings.Contains(u, "/") && g.columns[i].role == "" {
			if unit != "" && unit != u {
				return ""
			}
			unit = u
		}
	}
	return unit
}

// kindOfOre reports whether goods are kinds of ore where a quota is told of.
func kindOfOre(goods string) bool {
	return goods == "轻稀土" || goods == "重稀土" || goods == "中重稀土"
}

// quota completes a quota: of a stage and a year, in weight.
func (rr *rowReader) quota(f *bulletin.Fact, p *plan, col *gridColumn, l label, v cellValue) string {
	f.Unit, f.Subject = rr.amountUnit(f.Measure, col, l, v), "稀土"
	switch s := l.subject; {
	case kindOfOre(s) && f.Scope == "":
		f.Scope = s
	case s != "" && l.company == "" && !l.total:
		f.Subject = s
	}
	if kindOfOre(col.subject) && col.ore == "" {
		if f.Scope != "" && f.Scope != col.subject {
			return "its row and the head of its column name two kinds of ore"
		}
		f.Scope = col.subject
	}
	switch {
	case f.Unit == "":
		return "no line names its unit"
	case !massUnit(f.Unit) || v.percent:
		return "“" + f.Unit + "” is not the unit of a quota"
	case f.Measure == "" || f.Measure == torn:
		return "neither its head nor the caption says whether it is of mining or of separation"
	}
	if l.total {
		f.Company = ""
	}
	if f.Period.IsMonth() {
		f.Period = bulletin.YearOf(f.Period.From.Month.Year())
	}
	return ""
}

// trade completes a figure of trade: it has a direction, a subject, and the unit of what it counts.
func (rr *rowReader) trade(f *bulletin.Fact, p *plan, col *gridColumn, l label, v cellValue) string {
	if f.Subject == "" || l.total && l.subject == "" {
		f.Subject = rr.goodsAround()
	}
	if f.Subject == allGoods && f.Measure != bulletin.Money && f.Measure != bulletin.ShareOf && f.Measure != "" {
		return "no line names its goods" // nobody weighs all that is traded
	}
	if l.total && l.partner == "" && rr.names(f.Subject) {
		return ofSeveral
	}
	f.Unit = rr.amountUnit(f.Measure, col, l, v)
	if v.percent || f.Measure == bulletin.ShareOf && (col.percent || rr.ctx.percent) {
		f.Unit = "%"
	}
	money := moneyUnit(f.Unit)
	if f.Measure == "" {
		switch {
		case money:
			f.Measure = bulletin.Money
		case f.Unit != "" && !strings.Contains(f.Unit, "/"):
			f.Measure = bulletin.Quantity
		}
	}
	switch {
	case f.Direction == "" || f.Direction == torn:
		return "neither its head nor the caption says whether it is of exports or imports"
	case f.Unit == "":
		return "no line names its unit"
	case f.Measure == "" || !fitsMeasure(f.Measure, f.Unit):
		return "“" + f.Unit + "” is not the unit of " + f.Measure
	}
	return ""
}

// productAround is the one product that the captions, or else the headline, name.
func (rr *rowReader) productAround() string {
	for _, s := range []*slots{&rr.ctx.caption, &rr.ctx.title} {
		if s.subject != "" {
			if _, ok := names.Canonical(s.subject); ok && !s.goods {
				return s.subject
			}
			return ""
		}
	}
	return ""
}

// names reports whether a row of the table is of goods by themselves.
func (rr *rowReader) names(goods string) bool {
	for i := range rr.g.columns {
		for k := range rr.g.rows {
			row := &rr.g.rows[k]
			if rr.g.columns[i].role != "name" || len(row.cells) != len(rr.g.columns) || rr.g.totals(row.cells) {
				continue
			}
			if s := slotsOf(bulletin.Narrow(row.cells[i].text), rr.Month); s.subject == goods && s.partner == "" {
				return true
			}
		}
	}
	return false
}

// goodsAround gives the goods that a table of partners or firms is on.
func (rr *rowReader) goodsAround() string {
	if s := rr.ctx.caption.subject; s != "" {
		return s
	}
	if s := rr.ctx.title.subject; s != "" {
		return s
	}
	return allGoods
}

// allGoods is the subject of trade where no goods are named.
const allGoods = "货物贸易"

// plain completes a figure of output, stock and the like.
func (rr *rowReader) plain(f *bulletin.Fact, p *plan, col *gridColumn, l label, v cellValue) string {
	f.Unit = rr.amountUnit(f.Measure, col, l, v)
	if f.Kind == bulletin.IndexFact {
		return rr.index(f, p)
	}
	if f.Unit == "" {
		return "no line names its unit"
	}
	if f.Subject == "" {
		f.Subject = rr.goodsAround()
	}
	return ""
}
