package extract

import (
	"regexp"
	"strings"

	"rebot/index/bulletin"
)

// The association's averages are the bulletin's own prices. Those of another market, or that another source gathers, are
// prices too, but never stand in for them: their measure begins with the market's name.
var (
	outside  = regexp.MustCompile(`亚洲金属网|百川盈孚|百川|上海有色网|SMM|安泰科|瑞道|生意社|鹿特丹|欧洲|国外|国际市场|海外|外盘`)
	places   = `包头|赣州|四川|江西|内蒙古|江苏|山东|福建|广东|上海|天津`
	place    = regexp.MustCompile(`(` + places + `)(?:地区|市场|当地|稀土交易所|稀土产品交易所|稀交所)`)
	placeEnd = regexp.MustCompile(`(` + places + `)(?:的|产)?$`)
	exported = regexp.MustCompile(`(出口|进口)(?:产品)?(?:的)?(?:月?平均|月?均|报|最高|最低)?价|(出口)离岸|FOB|CIF`)
)

// marketOf names the market that a caption, a heading or the head of a column speaks of, empty for the association's.
func marketOf(text string) string {
	if m := outside.FindString(text); m != "" {
		return m
	}
	if m := place.FindStringSubmatch(text); m != nil {
		return m[1]
	}
	switch m := exported.FindStringSubmatch(text); {
	case m == nil:
		return ""
	case m[1] == "进口" || m[0] == "CIF":
		return "进口"
	}
	return "出口"
}

// marketBefore is the market of a price in prose: named in its sentence, or right before the product.
func marketBefore(before string) string {
	sentence := before[fullStop(before):]
	if at := strings.LastIndex(sentence, "国内"); at >= 0 {
		sentence = sentence[at:] // back home
	}
	if m := outside.FindString(sentence); m != "" {
		return m
	}
	if all := place.FindAllStringSubmatch(before[sentenceStart(before):], -1); all != nil {
		return all[len(all)-1][1]
	}
	if m := placeEnd.FindStringSubmatch(before); m != nil {
		return m[1]
	}
	for _, w := range []string{"出口", "进口"} {
		if strings.HasSuffix(strings.TrimSuffix(sentence, "的"), w) {
			return w
		}
	}
	return ""
}

// ofMarket is the measure of a price of a market.
func ofMarket(market, measure string) string {
	if market == "" || strings.HasPrefix(measure, market) {
		return measure
	}
	return market + strings.TrimPrefix(measure, "月")
}

// measure is a column's measure in its table. A price in another currency is none of the association's.
func (t *table) measure(c column, unit string) string {
	m := ofMarket(t.market, c.measure)
	if m == bulletin.Average && strings.Contains(unit, "美元") {
		return ofMarket("美元", m)
	}
	return m
}

// proseMeasure is the measure of a price in a sentence.
func proseMeasure(q bulletin.Quote, before string) string {
	if q.Measure == "挂牌价" || q.Measure == "关联交易价" {
		return q.Measure
	}
	t := table{market: marketBefore(before)}
	return t.measure(column{measure: q.Measure}, q.Unit)
}
