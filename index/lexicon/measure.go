package lexicon

import "rebot/index/bulletin"

// PriceMeasures are the measures of prices that are no means, by the concept that names them: in sentences, in tables
// and in questions.
var PriceMeasures = map[string]string{"measure.list": bulletin.ListPrice, "measure.deal": bulletin.RelatedDeal,
	"measure.trade": "交易价", "measure.guide": "指导价", "measure.spot": "现货价"}

// MeanMeasures are the means that say themselves how long they are of, by the concept that names them.
var MeanMeasures = map[string]string{"measure.day": bulletin.DayMean, "measure.week": bulletin.WeekMean,
	"measure.month": bulletin.MonthMean, "measure.quarter": bulletin.QuarterMean, "measure.year": bulletin.YearMean}

// comparedOver is what a change is against, by the time that is named before it: 年增, 月增, 季增, 周跌.
var comparedOver = map[string]string{"year": "cmp.yoy", "month": "cmp.mom", "quarter": "cmp.quarter", "week": "cmp.week"}

// pointsAt reports whether a word before a time names which one it is, so that no comparison is meant: 该季增长.
func pointsAt(text string) bool {
	switch text {
	case "该", "該", "当", "當", "本", "全", "上", "下", "每", "这", "這", "那", "整", "半":
		return true
	}
	return false
}

// timed reads a word of time that no number stands before, with what follows it: 月均价 is a measure, 年增15.2% a change
// against last year, 年产量 an output by the year. Forms that begin with 年, 月, 日, 季 or 周 stand in no list: 11月均价 is the
// mean of November.
func timed(c *composer, i int, t *Token) int {
	unit := ""
	w := c.at(i)
	switch w.Text {
	case "年", "年度":
		unit = "year"
	case "月", "月度":
		unit = "month"
	case "日", "周", "週", "季", "季度":
		unit = map[string]string{"日": "day", "周": "week", "週": "week"}[w.Text]
		if unit == "" {
			unit = "quarter"
		}
	default:
		return 0
	}
	if b := c.before(1); b.Class == Number || b.Is("unit.per") {
		return 0
	}
	next := c.at(i + 1)
	switch {
	case next.Is("measure.mean"):
		*t = Token{Class: Word, ID: "measure." + unit, Kind: "measure"}
		return 2
	case next.Is("op.each") && c.word(i+2, "measure.price"): // 年均 价
		*t = Token{Class: Word, ID: "measure." + unit, Kind: "measure"}
		return 3
	case next.Kind == "move" && next.ID != "move.flat" && next.ID != "move.any" && comparedOver[unit] != "" && w.Text != "季度" && !pointsAt(c.before(1).Text):
		*t = Token{Class: Word, ID: comparedOver[unit], Kind: "compare"}
		return 1
	case next.Kind == "kind" || next.Kind == "direction" || next.Is("op.each"):
		*t = Token{Class: Word, ID: "per." + unit, Kind: "per"}
		return 1
	}
	return 0
}
