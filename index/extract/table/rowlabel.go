package table

import (
	"slices"
	"strings"

	"rebot/index/lexicon"
)

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

// isDirection reports whether a text names a way of trade and nothing else: 出口.
func isDirection(s slots) bool {
	return s.direction != "" && s.direction != torn &&
		s.subject+s.partner+s.region+s.company+s.unknown+s.blocked+s.twice == "" && s.period.IsZero()
}

func noMark(s string) string {
	if kindOf(s) == cellEmpty {
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
	case "direction":
		if !isDirection(o.slots) {
			return "“" + o.printed + "” is not a way that goods go"
		}
	case "firm":
		if kindOf(o.printed) == cellEmpty {
			return ""
		}
		if !o.total && (o.company == "" || !latin(o.printed) && !wholeFirm(o.printed)) {
			o.company = o.printed
		}
		if o.company != "" { // a place in it is a part of its name, and so is what it trades in
			o.region, o.partner, o.direction, o.twice = "", "", "", ""
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

// wholeFirm reports whether a name is that of a firm that is known, and no longer one that has it in it: 五矿集团公司, not
// 五矿有色金属股份有限公司.
func wholeFirm(text string) (whole bool) {
	withTokens(text, anyMonth, func(tokens []lexicon.Token) {
		firms := 0
		whole = true
		for i := range tokens {
			switch t := &tokens[i]; {
			case t.Class == lexicon.Company:
				firms++
			case t.Class == lexicon.Mark, t.Class == lexicon.Filler, t.Class == lexicon.Number, slices.Contains(lexicon.List("firm.legal"), t.Text):
			default:
				whole = false
			}
		}
		whole = whole && firms == 1
	})
	return whole
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
