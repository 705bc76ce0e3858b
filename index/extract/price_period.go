package extract

import (
	"regexp"
	"strconv"

	"rebot/index/bulletin"
)

// timeText finds times in prose, each kind in groups of its own: a year with a run of months, or with a month; a word for a
// month; last year's same month; a year alone.
var timeText = regexp.MustCompile(`(?:(\d{4}|去|今|上)年)?(?:(前\d{1,2}个?月|\d{1,2}月?(?:-|—|–|至|~|到)\d{1,2}月份?|第?[一二三四]季度|[上下]半年|前三季度)|(\d{1,2})月份?)|(本月|当月|上月|上个月)|((?:去年|上年)(?:同期|同月))|((?:\d{4}|去|今|上)年(?:以来)?|年初以来|年内|全年|年度)`)

// A pricePeriod is when a price is of: a month, or a run of months, whose mean is no month's mean.
type pricePeriod struct {
	month bulletin.Month
	run   bool
	day   int // where a day of that month is named, and nothing after it
}

// timeBefore is the last time named before a price in the paragraph, else the month. A month that a change is
// measured against (较8月) is not it; a year alone counts in its own sentence only.
func (r *reader) timeBefore(before string) pricePeriod {
	before = bracketed.ReplaceAllString(before, "")
	all := timeText.FindAllStringSubmatchIndex(before, -1)
	for i := len(all) - 1; i >= 0; i-- {
		m, after := all[i], before[all[i][1]:]
		year, run, month := group1(before, m, 1), group1(before, m, 2), group1(before, m, 3)
		switch {
		case comparedWith.MatchString(before[:m[0]]) || m[12] < 0 && noMonth.MatchString(after):
			continue
		case m[12] >= 0 && (m[0] < fullStop(before) || noSpan.MatchString(after)):
			continue
		case run != "" || m[12] >= 0:
			return pricePeriod{r.Month, true, 0}
		case m[10] >= 0:
			return pricePeriod{r.Month - 12, false, 0}
		}
		return pricePeriod{r.wordMonth(year, month, group1(before, m, 4)), false, 0}
	}
	return pricePeriod{r.Month, false, 0}
}

func (r *reader) monthBefore(before string) bulletin.Month { return r.timeBefore(before).month }

var (
	comparedWith = regexp.MustCompile(`(较|比|与|连续)$`)
	noMonth      = regexp.MustCompile(`^(以来|起|日|\d{1,2}日|发布|公布的)`) // 11月8日 is a day
	noSpan       = regexp.MustCompile(`^(?:第[^一二三四]|第[一二三四]批|\d)`) // 2024年第二批指标
)

// dayBefore is the day right before a price, as in 11月28日现货价.
func (r *reader) dayBefore(before string) (bulletin.Month, int) {
	all := dayRE.FindAllStringSubmatchIndex(before, -1)
	if len(all) == 0 {
		return 0, 0
	}
	m := all[len(all)-1]
	if m[0] < sentenceStart(before) || timeText.MatchString(before[m[1]:]) {
		return 0, 0
	}
	return r.dayOf(before, m, 1)
}

var dayRE = regexp.MustCompile(dayText)

func (r *reader) wordMonth(year, month, word string) bulletin.Month {
	switch {
	case word == "本月" || word == "当月":
		return r.Month
	case word != "":
		return r.Month - 1
	case year == "去" || year == "上" || year == "今":
		year = strconv.Itoa(r.year(year))
	}
	return r.nearMonth(year, month)
}

// dayOf reads the groups of dayText from g on. A day without a month is of the last month named.
func (r *reader) dayOf(text string, m []int, g int) (bulletin.Month, int) {
	if d := group1(text, m, g+3); d != "" {
		return r.monthBefore(text[:m[0]]), atoi(d)
	}
	return r.nearMonth(group1(text, m, g), group1(text, m, g+1)), atoi(group1(text, m, g+2))
}
