package extract

import (
	"regexp"

	"rebot/index/bulletin"
)

const (
	measureWords = `月均价|平均价格?|均价|挂牌价格?|现货报?价格?|关联交易价格?|最高价|最低价|成交价|收盘价|报价|价格`
	linking      = `(?:调整|不含税|含税|为|是|达到|达|报收于|报收|收于|报|在|至|于|:|约|每吨)*`
	proseUnit    = `(?:万元|元|美元|万美元|人民币元|RMB|CNY|USD)/(?:公斤|千克|吨度|吨|kg|KG|t|磅|克)|(?:万元|元)每(?:公斤|千克|吨)`
	behindName   = `(?:的|(?:(?:\d{4}|今|去)年)?\d{1,2}月份?|(?:去年|上年)(?:同期|同月)|国内|市场|本月|当月|全月)*(` + measureWords + `)?(?:\([^)]{0,12}\))?`
	fromMonth    = `(?:上月|上个月|(?:去年)?\d{1,2}月份?)?`
	movesTo      = `(?:涨|跌|升|降|增|减|调|落)[^,。;\d]{0,4}(?:至|到|为)`
)

var (
	priced     = regexp.MustCompile(proseUnit + `|每(?:公斤|千克|吨)(?:约|为)?\d`)
	priceAfter = regexp.MustCompile(`^` + behindName + `(?:(由|从)` + fromMonth + `的?)?` + linking + `(` + number + `)(` + proseUnit + `)`)
	riseTo     = regexp.MustCompile(`^[^,。;]{0,8}?` + movesTo + `(` + number + `)(` + proseUnit + `)`)
	fromTo     = regexp.MustCompile(`^` + behindName + `(由|从)` + fromMonth + `的?(` + number + `)[^,。;\d]{0,4}?` + movesTo + `(` + number + `)(` + proseUnit + `)`)
	changedTo  = regexp.MustCompile(`^` + behindName + `(?:环比|[较比]上个?月)(?:(` + up + `)|(` + down + `))(` + near + `)(` + number + `)%,?(?:至|到|为|报)(` + number + `)(` + proseUnit + `)`)
	rangeAfter = regexp.MustCompile(`^(?:至|到|-|—|–|~)\d`) // from … to …: neither is the price
	perWeight  = regexp.MustCompile(`^` + behindName + linking + `每(公斤|千克|吨)(?:约|为)?(` + number + `)(万元|元)`)
)

// What was found behind a product's name.
type found struct {
	measure string
	when    int // the words up to here name the month
	now     value
	end     int

	old     value // the first price of 由 x 涨至 y, with no unit where there is none
	oldWhen int   // the words up to here name its month

	change *bulletin.Change // one that stands before the price
}

// findPrice finds the price right behind a product's name, in the ways that the bulletin puts it.
func findPrice(rest string) (f found, ok bool) {
	for _, find := range []func(string) (found, bool){plainPrice, fromToPrice, changedPrice, weightPrice} {
		if f, ok := find(rest); ok {
			return f, !rangeAfter.MatchString(rest[f.end:])
		}
	}
	return f, false
}

func valueOf(number, unit string) value {
	a, _ := bulletin.ParseAmount(number)
	return value{a, plainUnit(unit)}
}

// plainPrice is 均价为 x, or 均价由上月的 x 涨至 y.
func plainPrice(rest string) (f found, ok bool) {
	m := priceAfter.FindStringSubmatchIndex(rest)
	if m == nil {
		return f, false
	}
	f = found{measure: group1(rest, m, 1), when: m[6], now: valueOf(group1(rest, m, 3), group1(rest, m, 4)), end: m[1]}
	if to := riseTo.FindStringSubmatch(rest[m[1]:]); m[4] >= 0 && to != nil {
		f.old, f.oldWhen, f.when = f.now, m[6], m[4]
		f.now, f.end = valueOf(to[1], to[2]), m[1]+len(to[0])
	}
	return f, true
}

// fromToPrice is 由 40.9 上调至 41.7 万元/吨: the one unit is of both.
func fromToPrice(rest string) (f found, ok bool) {
	m := fromTo.FindStringSubmatchIndex(rest)
	if m == nil {
		return f, false
	}
	unit := group1(rest, m, 5)
	return found{measure: group1(rest, m, 1), when: m[4], now: valueOf(group1(rest, m, 4), unit), end: m[1],
		old: valueOf(group1(rest, m, 3), unit), oldWhen: m[6]}, true
}

// changedPrice is 均价较上月下跌 3.5% 至 x.
func changedPrice(rest string) (f found, ok bool) {
	m := changedTo.FindStringSubmatchIndex(rest)
	if m == nil {
		return f, false
	}
	c := signed(group1(rest, m, 2), group1(rest, m, 3), "", group1(rest, m, 5))
	c.About = about(group1(rest, m, 4))
	when := max(m[3], 0)
	return found{measure: group1(rest, m, 1), when: when, now: valueOf(group1(rest, m, 6), group1(rest, m, 7)), end: m[1], change: c}, true
}

// weightPrice is 每吨 x 万元.
func weightPrice(rest string) (f found, ok bool) {
	m := perWeight.FindStringSubmatchIndex(rest)
	if m == nil {
		return f, false
	}
	return found{measure: group1(rest, m, 1), when: m[4], now: valueOf(group1(rest, m, 3), group1(rest, m, 4)+"/"+group1(rest, m, 2)), end: m[1]}, true
}

// changeOf is the change before the price, against the month before.
func (f *found) changeOf(month bulletin.Month) *bulletin.Change {
	if f.change != nil {
		f.change.Base = month - 1
	}
	return f.change
}
