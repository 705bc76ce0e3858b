package table

import (
	"strings"

	"rebot/index/bulletin"
)

// massUnit reports whether a unit is of weight.
func massUnit(u string) bool {
	return strings.HasSuffix(u, "吨") || strings.HasSuffix(u, "公斤") || strings.HasSuffix(u, "克") || strings.HasSuffix(u, "磅")
}

// amountUnit is the unit of an amount of a measure: of its cell, else of its row or its column, else of its table.
func (rr *rowReader) amountUnit(measure string, col *gridColumn, l label, v cellValue) string {
	if v.rest != "" {
		if u := slotsOf(v.rest, anyMonth); u.unknown == "" {
			return u.unit
		}
		return ""
	}
	near := append(unitWords(l.unit), col.unit)
	if u, some := unitFor(measure, near); some {
		return u
	}
	u, some := unitFor(measure, strings.Fields(rr.ctx.unit))
	if !some {
		u, _ = unitFor(measure, strings.Fields(rr.ctx.title.unitText()))
	}
	return u
}

// unitWords are the units that the cell of a row names. A short word that no list has is taken for a counter of the
// goods: 亿个.
func unitWords(text string) []string {
	if text == "" {
		return nil
	}
	switch s := slotsOf(text, anyMonth); {
	case s.unknown == "":
		return strings.Fields(s.unitText())
	case onlyHan(text) && len([]rune(text)) <= maxCounter:
		return []string{text}
	}
	return []string{torn}
}

// maxCounter is how many characters a word may have that goods are counted by.
const maxCounter = 4

// unitFor picks the one of some units that a measure can have. None of several is it, and some reports whether there were any.
func unitFor(measure string, units []string) (unit string, some bool) {
	for _, u := range units {
		if u == "" || u != torn && !fitsMeasure(measure, u) {
			continue
		}
		if some && u != unit {
			return "", true
		}
		unit, some = u, true
	}
	if unit == torn {
		unit = ""
	}
	return unit, some
}

// fitsMeasure reports whether a measure may have a unit.
func fitsMeasure(measure, unit string) bool {
	price := strings.Contains(unit, "/")
	switch measure {
	case bulletin.Money:
		return moneyUnit(unit)
	case bulletin.Quantity, bulletin.Mining, bulletin.Separation:
		return !price && !moneyUnit(unit) && unit != "%"
	case bulletin.UnitPrice:
		return price
	case bulletin.ShareOf:
		return unit == "%"
	}
	return true
}

// moneyUnit reports whether a unit is of money.
func moneyUnit(u string) bool {
	return strings.HasSuffix(u, "元") || strings.HasSuffix(u, "人民币")
}

// indexMeasure names what of an index is told, empty where its head does not say.
func indexMeasure(s *slots) string {
	switch {
	case s.extreme == "measure.high":
		return bulletin.IndexHigh
	case s.extreme == "measure.low":
		return bulletin.IndexLow
	case s.mean:
		return bulletin.IndexMean
	}
	return ""
}

// generalIndex are names that could be any index's.
var generalIndex = map[string]bool{"": true, "指数": true, "价格指数": true}

// index completes a value of an index: it is in points, and of a day where no head says over what it is taken.
func (rr *rowReader) index(f *bulletin.Fact, p *plan) string {
	if f.Unit == "" {
		f.Unit = "点"
	}
	if f.Subject == "" && !generalIndex[p.s.index] {
		f.Subject = p.s.index
	}
	switch {
	case f.Subject == "":
		return "no head names the index"
	case f.Region+f.Company+f.Direction+f.Partner != "":
		return "words of another kind stand beside an index"
	case f.Unit != "点":
		return "“" + f.Unit + "” is not the unit of an index"
	case f.Measure == "" && !f.Period.IsDay():
		return "no head says whether it is the mean, the highest or the lowest"
	case f.Measure == "":
		f.Measure = "数值"
	}
	return ""
}
