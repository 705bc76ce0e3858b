package table

import (
	"maps"
	"regexp"
	"strings"

	"rebot/index/bulletin"
	"rebot/index/extract/layout"
)

// tableUnits are the units that the lines above a table give it.
type tableUnits struct {
	unit    string
	ofTable bool              // named by the caption of one table, so not of the next
	except  map[string]string // of single products, as in （单位：万元/吨，金属铽：元/公斤）
}

var (
	tableNumber = regexp.MustCompile(`^续?表\s*\d`)
	pricedUnit  = regexp.MustCompile(`\d\s*` + unitPattern)
	otherUnits  = regexp.MustCompile(`其余|其他|其它`)
)

// isNumbered reports whether a line begins as the number of a table.
func IsNumbered(text string) bool {
	return (strings.HasPrefix(text, "表") || strings.HasPrefix(text, "续")) && tableNumber.MatchString(text[:min(len(text), 60)])
}

// isCaption tells a line that numbers a table or names a unit from a row and from a headline with a price in it.
func (r *reader) isCaption(text string) bool {
	if layout.HasSentence(text) || strings.ContainsAny(text, "|\t") {
		return false
	}
	if IsNumbered(text) {
		return true
	}
	if !strings.Contains(text, "/") || !unitInText.MatchString(text) || pricedUnit.MatchString(text) {
		return false
	}
	_, row := r.opensRow(strings.Fields(text), 1)
	return !row
}

// caption reads the units of a line above a table. A table that is numbered but names no unit does not take over that
// of the table before it.
func (r *reader) caption(text string, u tableUnits) tableUnits {
	numbered := IsNumbered(text)
	if !unitInText.MatchString(text) {
		if numbered && u.ofTable && !strings.HasPrefix(text, "续") {
			u.unit, u.ofTable = "", false
		}
		return u
	}
	u.except = maps.Clone(u.except)
	if u.except == nil {
		u.except = map[string]string{}
	}
	u.unit, u.ofTable = r.unitsIn(text, u.except), numbered
	return u
}

// unitsIn reads the units that a line names: the first is the table's, others are of the products before them. Where it
// does not say whose another unit is, the table's is unknown.
func (r *reader) unitsIn(text string, except map[string]string) (unit string) {
	end, plain := 0, true
	for _, at := range unitInText.FindAllStringIndex(text, -1) {
		words, u := text[end:at[0]], plainUnit(text[at[0]:at[1]])
		end = at[1]
		of := r.unitOwners(words)
		switch {
		case len(of) > 0:
			for _, p := range of {
				except[p] = u
			}
		case unit == "" || otherUnits.MatchString(words):
			unit = u
		case u != unit:
			plain = false
		}
	}
	if !plain {
		return ""
	}
	return unit
}

// unitOwners lists the products right before a unit: 金属铽、金属镝：元/公斤.
func (r *reader) unitOwners(words string) (out []string) {
	if i := strings.LastIndexAny(words, "(,;"); i >= 0 {
		words = words[i+1:]
	}
	if strings.Contains(words, "价") || IsNumbered(words) {
		return nil // the table's own title
	}
	for _, m := range names.FindHan(words) {
		if len(m.Products) == 1 && !m.Bare {
			out = append(out, m.Products[0])
		}
	}
	return out
}

// notedUnits are the units that a note below a table names: of single products, or of a table with none above it.
func (r *reader) notedUnits(article int) tableUnits {
	u := tableUnits{except: map[string]string{}}
	for i := range r.Articles[article].Paragraphs {
		text := r.Articles[article].Paragraphs[i].Text
		if !strings.HasPrefix(text, "注") {
			continue
		}
		if text = bulletin.Narrow(text); !pricedUnit.MatchString(text) {
			if unit := r.unitsIn(text, u.except); strings.Contains(text, "单位") {
				u.unit = unit // for tables that name none above
			}
		}
	}
	return u
}

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

// unitFor picks the one of some units that a measure can have. None of several is it, and some reports whether there
// were any.
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
