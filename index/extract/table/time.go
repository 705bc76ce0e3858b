package table

import (
	"strings"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// timed settles the time of a figure from its row, its column, its section and what stands around the table, or says why it
// can't: a month without a year is of the year that the nearest of them names.
func (rr *rowReader) timed(s *slots, row *gridRow, p *plan, col *gridColumn, l *label) string {
	sec := &row.section.slots
	if !col.period.IsZero() && !rr.g.dated() {
		s.period, s.timeKind = p.s.period, p.s.timeKind
		if !col.year && sec.year {
			s.period = inYearOf(col.period, sec.period)
		}
		return ""
	}
	if !rr.g.dated() || l.period.IsZero() {
		return ""
	}
	if l.year && l.period.IsYear() && !col.year && col.period.Months() < 12 && !col.period.IsZero() && col.timeKind != torn {
		return rr.ofYear(s, col, l.period)
	}
	if s.period, s.timeKind = l.period, l.timeKind; l.year {
		return rr.inColumn(s, p, col)
	}
	if y := rr.yearOver(); !y.IsZero() {
		s.period = inYearOf(l.period, y)
		return rr.inColumn(s, p, col)
	}
	around := rr.ctx.around()
	switch {
	case !col.period.IsZero():
		return rr.inColumn(s, p, col)
	case sec.year:
		s.period = inYearOf(l.period, sec.period)
	case around.year && !around.period.IsZero() && around.timeKind != torn:
		if around.period.Months() > 12 {
			return "it is not plain of which year its time is"
		}
		s.period = inYearOf(l.period, around.period)
	case !rr.inOrder():
		return "it is not plain of which year its time is"
	}
	return ""
}

// ofYear settles the time of a figure whose row is a year and whose column a month or a quarter of it.
func (rr *rowReader) ofYear(s *slots, col *gridColumn, year bulletin.Period) string {
	s.period, s.timeKind = col.period.Shift(12*(year.From.Month.Year()-col.period.From.Month.Year())), col.timeKind
	if !year.Contains(s.period) || s.period.From.Month > rr.Month {
		return "its row and the head of its column name two times"
	}
	return ""
}

// yearOver is the year that stands over the times of the rows.
func (rr *rowReader) yearOver() bulletin.Period {
	for i := range rr.g.columns {
		if c := &rr.g.columns[i]; c.role == "date" && c.year {
			return c.period
		}
	}
	return bulletin.Period{}
}

// inColumn settles the time of a figure whose row and column both name one: a month in a column of a year.
func (rr *rowReader) inColumn(s *slots, p *plan, col *gridColumn) string {
	of := p.s.period
	switch {
	case col.period.IsZero() || of.Contains(s.period):
	case of.IsYear() && col.year:
		s.period = s.period.Shift(12 * (of.To.Month.Year() - s.period.To.Month.Year()))
	default:
		return "its row and the head of its column name two times"
	}
	return ""
}

// inOrder reports whether the times of the rows stand in their order, first to last or last to first.
func (rr *rowReader) inOrder() bool {
	up, down := true, true
	var last bulletin.Period
	for i := range rr.g.rows {
		p := rr.timeOf(&rr.g.rows[i])
		if p.IsZero() || p.From.Day == 0 && last.From.Day > 0 { // the mean of the month behind its weeks
			continue
		}
		if !last.IsZero() {
			up, down = up && !before(p, last), down && !before(last, p)
		}
		last = p
	}
	return up || down
}

func before(a, b bulletin.Period) bool {
	return a.From.Month < b.From.Month || a.From.Month == b.From.Month && a.From.Day < b.From.Day
}

// timeOf is the time that a row is of.
func (rr *rowReader) timeOf(row *gridRow) bulletin.Period {
	for i := range rr.g.columns {
		if rr.g.columns[i].role == "date" && len(row.cells) == len(rr.g.columns) {
			return slotsOf(bulletin.Narrow(row.cells[i].text), rr.Month).period
		}
	}
	return bulletin.Period{}
}

// settleRelative settles the time of a column whose head counts from the table's: 当月, 上月, 去年同期, 本年累计. Nothing is
// settled where the table names no time of its own, or a column between them counts from another.
func settleRelative(p *plan, col *gridColumn, g *grid, around *slots) string {
	base := around.period
	if uncounted(p.s.rel) && !g.dated() && p.s.period == base {
		return p.ofDaysOrWeeks(base)
	}
	if col.rel == "" || base.IsZero() || around.timeKind == torn || g.dated() {
		return ""
	}
	if base.From.Month.Year() != base.To.Month.Year() || base.From.Day > 0 || base.IsYear() {
		return "it is not plain from when its time counts"
	}
	last := bulletin.MonthOf(base.To.Month)
	switch {
	case col.rel == "col.ytd":
		p.s.period = bulletin.YearTo(base.To.Month)
	case col.rel == "rel.month.0":
		p.s.period = last
	case col.rel == "rel.month.-1":
		p.s.period = last.Before()
	case col.rel == "time.sameperiod" && !g.ofOneSpan():
		left := g.leftOf(col)
		if left == nil || left.ytd != col.ytd || left.period.IsZero() || left.rel != "" || !saysYearBefore(col) {
			return "it is not plain of which time it is the same a year before"
		}
		own := inYearOf(left.period, base)
		if left.year {
			own = left.period
		}
		p.s.period = own.Shift(-12)
	case col.rel == "time.sameperiod" && !col.period.IsZero():
		p.s.period = base.Shift(12 * (col.period.From.Month.Year() - base.From.Month.Year()))
		if saysYearBefore(col) {
			p.s.period = base.Shift(-12)
		}
	default:
		return "it is not plain from when its time counts"
	}
	p.s.year = true
	return ""
}

// leftOf is the column of figures right before another, nil for none.
func (g *grid) leftOf(col *gridColumn) *gridColumn {
	for i := 1; i < len(g.columns); i++ {
		if &g.columns[i] == col && g.columns[i-1].valued() && !g.columns[i-1].change {
			return &g.columns[i-1]
		}
	}
	return nil
}

// saysYearBefore reports whether a head counts a year back from the table's time.
func saysYearBefore(col *gridColumn) bool { return bulletin.HasAny(col.head, "去年", "上年") }

// ofOneSpan reports whether no two columns of a table are of times that differ in more than their year.
func (g *grid) ofOneSpan() bool {
	for i := range g.columns {
		if c := &g.columns[i]; c.role == "" && c.rel != "time.sameperiod" && (c.ytd || c.rel != "" || !c.period.IsZero()) {
			return false
		}
	}
	return true
}

// dayTold gives a table without a time that of the sentence right behind it, where that begins with a day, names no other
// time, and prints the prices of two of its rows or more again.
func (r *reader) dayTold(g *grid, ctx *tableContext, lines []gridLine, next int) {
	around := ctx.around()
	if next >= len(lines) || g.dated() || !around.period.IsZero() || around.timeKind != "" {
		return
	}
	p := r.Articles[ctx.article].ParagraphAt(lines[next].n)
	if p == nil {
		return
	}
	withTokens(p.Text, r.Month, func(tokens []lexicon.Token) {
		if day := dayBefore(tokens); !day.IsZero() && g.prints(pricesTold(tokens)) {
			ctx.caption.period, ctx.caption.timeKind = day, "day"
		}
	})
}

// dayBefore gives the day that a sentence begins with, zero where it begins with none or names another time.
func dayBefore(tokens []lexicon.Token) bulletin.Period {
	for i := range tokens {
		if t := &tokens[i]; t.Class == lexicon.PeriodOf && (i > 0 || !t.Period.IsDay()) && !t.Period.IsZero() {
			return bulletin.Period{}
		}
	}
	if len(tokens) == 0 {
		return bulletin.Period{}
	}
	return tokens[0].Period
}

// pricesTold gives the last price in each clause that names one product, by the product.
func pricesTold(tokens []lexicon.Token) map[string]*lexicon.Token {
	out, name := map[string]*lexicon.Token{}, ""
	for i := range tokens {
		switch t := &tokens[i]; {
		case t.Class == lexicon.Mark:
			name = ""
		case t.Class == lexicon.Product || t.Class == lexicon.Goods:
			name = t.ID
		case t.Class == lexicon.Quantity && name != "" && strings.Contains(t.Unit, "/") && t.Upper == "":
			out[name] = t
		}
	}
	return out
}

// prints reports whether two rows or more print the prices told of their products, and none of another.
func (g *grid) prints(told map[string]*lexicon.Token) bool {
	same := 0
	for i := range g.rows {
		cells := g.rows[i].cells
		if len(cells) == 0 {
			continue
		}
		name := goodsIn(cells[0].text)
		t := told[name]
		if t == nil {
			continue
		}
		found := false
		for _, c := range cells[1:] {
			n := strings.ReplaceAll(c.text, ",", "")
			found = found || n == t.Value || n == t.Digits
		}
		if !found {
			return false
		}
		same++
	}
	return same > 1
}

// goodsIn gives the one product or goods that a cell names.
func goodsIn(text string) (name string) {
	withTokens(text, anyMonth, func(tokens []lexicon.Token) {
		if len(tokens) == 1 && (tokens[0].Class == lexicon.Product || tokens[0].Class == lexicon.Goods) {
			name = tokens[0].ID
		}
	})
	return name
}
