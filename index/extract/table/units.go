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

// caption reads the units of a line above a table. A table that is numbered but names no unit does not take over that of
// the table before it.
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
