package table

import (
	"strings"

	"rebot/index/bulletin"
)

// ofSeveral says that a total is of goods that have no name together.
const ofSeveral = "a total of several goods, one of which has the name of all"

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
	if f.Partner != "" && f.Region == "" { // prices in the United States: of that market
		f.Region, f.Partner = f.Partner, ""
	}
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
	if s := &rr.ctx.caption; s.goods && !strings.Contains(s.subject, "稀土") { // 全国钨矿开采指标
		f.Subject = s.subject
	}
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
	if (f.Measure == "" || f.Measure == bulletin.Export) && f.Direction == bulletin.Export { // export quotas
		f.Measure, f.Direction = bulletin.Export, ""
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
