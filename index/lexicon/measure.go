package lexicon

import (
	"slices"
	"strings"

	"rebot/index/bulletin"
)

// PriceMeasures are the measures of prices that are no means, by the concept that names them: in sentences, in tables
// and in questions.
var PriceMeasures = map[string]string{"measure.list": bulletin.ListPrice, "measure.deal": bulletin.RelatedDeal,
	"measure.trade": "交易价", "measure.term": "长单价", "measure.guide": "指导价", "measure.spot": "现货价"}

// FactKinds are the kinds of facts by the concept that names them: in sentences, in tables and in questions.
var FactKinds = map[string]bulletin.FactKind{"kind.quota": bulletin.QuotaFact, "kind.output": bulletin.OutputFact,
	"kind.stock": bulletin.StockFact, "kind.capacity": bulletin.CapacityFact, "kind.demand": bulletin.DemandFact,
	"kind.reserve": bulletin.ReserveFact, "kind.sales": bulletin.SalesFact, "kind.revenue": bulletin.CompanyFact,
	"kind.profit": bulletin.CompanyFact}

// Stages are the measures of a quota, by the concept that names them.
var Stages = map[string]string{"stage.mining": bulletin.Mining, "stage.separation": bulletin.Separation}

// Ores are the kinds of ore that a quota is of, by the concept that names them.
var Ores = map[string]string{"ore.rock": "岩矿型", "ore.ion": "离子型", "ore.light": "轻稀土", "ore.heavy": "中重稀土"}

// MeanMeasures are the means that say themselves how long they are of, by the concept that names them.
var MeanMeasures = map[string]string{"measure.day": bulletin.DayMean, "measure.week": bulletin.WeekMean,
	"measure.month": bulletin.MonthMean, "measure.quarter": bulletin.QuarterMean, "measure.year": bulletin.YearMean}

// comparedOver gives what a change is against, by the time that is named before it: 年增, 月增, 季增, 周跌.
var comparedOver = map[string]string{"year": "cmp.yoy", "month": "cmp.mom", "quarter": "cmp.quarter",
	"week": "cmp.week"}

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
	case next.Kind == "move" && next.ID != "move.flat" && !next.Is("move.any") && comparedOver[unit] != "" &&
		w.Text != "季度" && !pointsAt(c.before(1).Text):
		*t = Token{Class: Word, ID: comparedOver[unit], Kind: "compare"}
		return 1
	case next.Kind == "kind" || next.Kind == "direction" || next.Is("op.each"):
		*t = Token{Class: Word, ID: "per." + unit, Kind: "per"}
		return 1
	}
	return 0
}

// unit gives the canonical name of the unit at i.
func (c *composer) unit(i int) (string, bool) {
	t := c.at(i)
	if t.Class == Word && t.Kind == "unit" {
		return strings.TrimPrefix(t.ID, "unit."), true
	}
	return "", false
}

func (c *composer) isUnit(i int) bool { _, ok := c.unit(i); return ok }

// money reports whether a unit is one of money, in some scale: 亿元.
func money(unit string) bool {
	return strings.HasSuffix(unit, "元") || slices.Contains(List("unit.currencies"), unit)
}

// Money reports whether a unit is one of money, or of money by something: 元/公斤.
func Money(unit string) bool {
	of, _, _ := strings.Cut(unit, "/")
	return money(of)
}

// IsMoney reports whether a token is an amount of money, or of money by something.
func (t *Token) IsMoney() bool { return t.Class == Quantity && Money(t.Unit) }

// perUnit reads a unit by another: 元/公斤, 元每吨, yuan per kg, and 万元/吨 with its scale.
func perUnit(c *composer, i int, t *Token) int {
	at, scale := i, ""
	if s := c.at(at); s.Class == Word && s.Kind == "scale" {
		scale, at = s.Text, at+1
	}
	a, ok := c.unit(at)
	if !ok {
		return 0
	}
	next := at + 1
	if a == "元" && c.mark(next, "(") { // 元(人民币)/吨
		if u, ok := c.unit(next + 1); !ok || u != "元" || !c.mark(next+2, ")") {
			return 0
		}
		next += 3
	}
	*t = Token{Class: Word, Kind: "unit"}
	b, ok := c.unit(next + 1)
	if (c.mark(next, "/") || c.word(next, "unit.per") || money(a) && c.at(next).Text == "a" && c.at(next).Class == Filler) && ok { // yuan a ton
		t.ID = "unit." + scale + a + "/" + b
		return next + 2 - i
	}
	if scale == "" || next > at+1 {
		return 0
	}
	t.ID = "unit." + scale + a
	return 2
}

// unitRate reads a price by weight whose parts stand apart: 每吨768元, 每公斤4块, 一公斤 5 块钱.
func unitRate(c *composer, i int, t *Token) int {
	if !c.word(i, "unit.per") && c.at(i).Text != "一" { // 一公斤5块
		return 0
	}
	weight, ok := c.unit(i + 1)
	if !ok {
		return 0
	}
	at := i + 2
	for at < i+6 && (c.at(at).Class == Filler || c.word(at, "link.of") || c.word(at, "about") ||
		c.at(at).Text == "人民币") {
		at++
	}
	if q := c.at(at); q.Class == Quantity && q.Upper != "" && money(q.Unit) { // 每公斤 250 至 310 美元
		*t = *q
		t.Unit += "/" + weight
		return at + 1 - i
	}
	unit, ok := c.unit(at + 1)
	if !c.number(at) || !ok || !money(unit) || strings.Contains(unit, "/") {
		return 0
	}
	*t = *c.at(at)
	t.Class, t.Unit = Quantity, unit+"/"+weight
	return at + 2 - i
}

// splitScale parts 万吨 into 万 and 吨.
func splitScale(unit string) (scale, rest string) {
	for i, r := range unit {
		if rest := unit[i:]; powerOf(r) == 0 || strings.HasPrefix(rest, "千瓦") || strings.HasPrefix(rest, "兆") {
			return unit[:i], unit[i:]
		}
	}
	return "", unit
}

// scalePower gives the power of ten of 万, 千万, 万亿.
func scalePower(scale string) int {
	sum := 0
	for _, r := range scale {
		sum += powerOf(r)
	}
	return sum
}

// Result names what a firm reports by the concept and the word for it: 归母净利润 is 归属于上市公司股东的净利润 in short.
func Result(id, word string) string {
	switch {
	case id == "kind.revenue":
		return "营业收入"
	case bulletin.HasAny(word, "利润总额", "pretax", "total profit"):
		return "利润总额"
	case bulletin.HasAny(word, "毛利率", "margin"):
		return "毛利率"
	case strings.Contains(word, "毛利"):
		return "毛利"
	case strings.Contains(word, "扣"):
		return "扣非净利润"
	case bulletin.HasAny(word, "亏", "损", "loss"):
		return "亏损"
	case strings.Contains(word, "归"):
		return "归母净利润"
	}
	return "净利润"
}
