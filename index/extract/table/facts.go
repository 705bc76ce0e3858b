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
	g.turned = r.rowsMeasure(g)
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

// rowsMeasure reports whether the columns of a table are times alone and each of its rows says which way of trade it counts
// and nothing of whose: 年份 2021 2022, 进口量（万吨） 8.1 13.6. The head over such rows is no time.
func (r *reader) rowsMeasure(g *grid) bool {
	if len(g.columns) < 2 || !g.columns[0].named() {
		return false
	}
	for i := range g.columns[1:] {
		c := &g.columns[i+1]
		if c.role != "" || c.period.IsZero() || c.change || c.measure+c.unknown+c.blocked+c.subject+c.direction+c.unit+c.stage != "" || c.kind != "" {
			return false
		}
	}
	for i := range g.rows {
		if len(g.rows[i].cells) != len(g.columns) {
			return false
		}
		s := slotsOf(bulletin.Narrow(g.rows[i].cells[0].text), r.Month)
		if s.direction == "" || s.direction == torn || s.unknown+s.blocked+s.partner+s.region+s.company+s.stage != "" || s.total || !s.period.IsZero() || s.change {
			return false
		}
	}
	g.columns[0].role = "name"
	return true
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
		if len(row.cells) == len(rr.g.columns) && kindOf(row.cells[i].text) == cellNumber {
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
	if f := found.facts[rr.plans[i].of]; f != nil { // cells may stand in lines of their own
		f.Cite.First, f.Cite.Last = min(f.Cite.First, c.line), max(f.Cite.Last, c.line)
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
	if rr.g.turned {
		s.measure, s.terms = l.measure, col.terms
		measure = tradeMeasure(&s, rr.g)
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
	case p.kind == bulletin.PriceFact && l.blocked != "":
		return "its name says which market it is of: " + l.blocked
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
