package extract

import (
	"regexp"

	"rebot/index/bulletin"
)

var baseReadingRE = regexp.MustCompile(`^,?(?:也|均|亦|但)?(?:较|比|与)((?:\d{4}年|去年|今年)?\d{1,2}月份?|上月|上个月)(?:的|平均值?|均值)*(` + number + `)点`)

// baseReading is the value of the earlier month that one is compared with: 比9月的 174.9 点上升. Days are not months.
func (r *reader) baseReading(now bulletin.Reading, rest string) (base bulletin.Reading, length int, ok bool) {
	m := baseReadingRE.FindStringSubmatch(rest)
	if m == nil || now.Day != 0 || now.Measure != bulletin.Mean && now.Measure != "数值" {
		return base, 0, false
	}
	base = bulletin.Reading{Name: now.Name, Measure: now.Measure, Month: r.baseOf("", m[1], now.Month), Value: amountOf(m[2]), Unit: now.Unit}
	return base, len(m[0]), true
}
