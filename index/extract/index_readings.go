package extract

import (
	"regexp"
	"strings"

	"rebot/index/bulletin"
)

const dayText = `(?:(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日|(\d{1,2})日)`

var (
	meanRE    = regexp.MustCompile(`(?:平均价格指数|指数平均值?|平均指数|月均指数|月?均值|指数的?平均|月?平均)(?:为|是|在|报|达到|达|:|约)*(` + number + `)点?`)
	extremeRE = regexp.MustCompile(`(最高|最低|高点|低点)点?(?:值)?(?:为|是|在|出现在|出现于|:|,)*(?:` + dayText + `)的?(?:,)?(?:为|是|报|达|达到)*(` + number + `)点?`)
	valueDay  = regexp.MustCompile(`(?:` + dayText + `)的?[^,。;\d]{0,10}?(最高|最低)点?(?:值)?(?:为|是|报|达|达到)*(` + number + `)点?`)
	valueOnly = regexp.MustCompile(`(最高|最低)点?(?:值)?(?:为|是|报|达|达到)*(` + number + `)点?\(` + dayText + `\)`)
	spreadRE  = regexp.MustCompile(`(?:高低点?)?(?:相差|差值?|差距|振幅|波幅)(?:为|是|达)*(` + number + `)个?点`)
	swingRE   = regexp.MustCompile(`(?:波动幅度|振幅|波幅)(?:约|为|是|达|在)*(` + number + `)%`)
	reachRE   = regexp.MustCompile(`价格指数(?:回升|上升|上涨|回落|下降|下跌|升|跌|降)?(?:至|到|为|报|达到|达|是|在)+(` + number + `)点?`)
)

// readings reads the price index out of a paragraph: mean, high and low with their days, spread and swing.
func (r *reader) readings(article int, p *bulletin.Paragraph) {
	if p.Heading || !strings.Contains(p.Text, "指数") {
		return
	}
	text := prose(p)
	if !r.isPriceIndex(article, text) {
		return
	}
	add := func(measure string, m []int, g int, month bulletin.Month, day int, unit string) {
		if v, ok := bulletin.ParseAmount(group1(text, m, g)); ok && (unit == "%" || whole(text, m[2*g], m[2*g+1])) && r.settledReading(text, m, month, day) {
			r.addReading(article, p, text, m, bulletin.Reading{Measure: measure, Month: month, Day: day, Value: v, Unit: unit})
		}
	}
	r.extremes(text, add)
	for _, m := range meanRE.FindAllStringSubmatchIndex(text, -1) {
		add(bulletin.Mean, m, 1, r.monthBefore(text[:m[0]]), 0, "点")
	}
	if m := spreadRE.FindStringSubmatchIndex(text); m != nil {
		add("高低差", m, 1, r.monthBefore(text[:m[0]]), 0, "点")
	}
	if m := swingRE.FindStringSubmatchIndex(text); m != nil {
		add("波动幅度", m, 1, r.monthBefore(text[:m[0]]), 0, "%")
	}
	r.reached(text, add)
}

// settledReading tells whether a value is a fact of its month: not one to come, and not the mean of a run of months.
func (r *reader) settledReading(text string, m []int, month bulletin.Month, day int) bool {
	return !forecast(text, m[0], m[1]) && day <= 31 && month <= r.Month+1 && (day != 0 || month <= r.Month && !r.timeBefore(text[:m[0]]).run)
}

// addReading adds a value with its name and change, and the earlier one that it is compared with.
func (r *reader) addReading(article int, p *bulletin.Paragraph, text string, m []int, v bulletin.Reading) {
	if v.Name = r.indexName(text[:m[0]], text[m[0]:m[1]]); v.Name == "" {
		return
	}
	change, end := r.changeAfter(text, m[1], v.Month)
	if change == nil {
		change, end = r.changeFromLow(text, m)
	}
	v.Change, v.Cite = change, cite(article, p, m[0], end)
	r.Readings = append(r.Readings, v)
	if base, length, ok := r.baseReading(v, text[m[1]:]); ok {
		base.Cite = cite(article, p, m[0], m[1]+length)
		r.Readings = append(r.Readings, base)
	}
}

// reached reads a value that the index has come to, on a day where one is named right before it.
func (r *reader) reached(text string, add addReading) {
	for _, m := range reachRE.FindAllStringSubmatchIndex(text, -1) {
		if meanRE.MatchString(text[m[0]:m[1]]) || strings.HasSuffix(text[:m[0]], "平均") {
			continue
		}
		month, day := r.dayBefore(text[:m[0]])
		if day == 0 {
			month = r.monthBefore(text[:m[0]])
		}
		add("数值", m, 1, month, day, "点")
	}
}

// changeFromLow reads a change against a low of an earlier day: 回升至 x，较 7 月 26 日的最低点 y 上涨 n%.
func (r *reader) changeFromLow(text string, m []int) (*bulletin.Change, int) {
	s := statedRise.FindStringSubmatchIndex(text[m[0]:])
	if s == nil || s[2]+m[0] > m[1] {
		return nil, m[1]
	}
	part := text[m[0]:]
	c := signed(group1(part, s, 5), group1(part, s, 6), "", group1(part, s, 8))
	if d := monthText2.FindStringSubmatch(text[m[1] : m[0]+s[1]]); c != nil && d != nil {
		c.Base = r.wordMonth(d[1], d[2], d[3])
	}
	return c, m[0] + s[1]
}

func extremeName(s string) string {
	return strings.NewReplacer("高点", bulletin.High, "低点", bulletin.Low).Replace(s)
}

type addReading func(measure string, m []int, g int, month bulletin.Month, day int, unit string)

// extremes reads highs and lows, in the ways their day is put: before, behind or in brackets.
func (r *reader) extremes(text string, add addReading) {
	for _, m := range extremeRE.FindAllStringSubmatchIndex(text, -1) {
		month, day := r.dayOf(text, m, 2)
		add(extremeName(group1(text, m, 1)), m, 6, month, day, "点")
	}
	for _, m := range valueDay.FindAllStringSubmatchIndex(text, -1) {
		if covered(extremeRE, text, m) {
			continue
		}
		month, day := r.dayOf(text, m, 1)
		add(group1(text, m, 5), m, 6, month, day, "点")
	}
	for _, m := range valueOnly.FindAllStringSubmatchIndex(text, -1) {
		month, day := r.dayOf(text, m, 3)
		add(group1(text, m, 1), m, 2, month, day, "点")
	}
}

// covered tells whether another pattern already reads the number that m ends in.
func covered(re *regexp.Regexp, text string, m []int) bool {
	for _, o := range re.FindAllStringIndex(text, -1) {
		if o[0] < m[1] && m[0] < o[1] {
			return true
		}
	}
	return false
}

// isPriceIndex tells whether a paragraph is about an index of prices: not of shares or of consumers' prices.
func (r *reader) isPriceIndex(article int, text string) bool {
	if strings.Contains(text, "消费者价格") || strings.Contains(text, "CPI") || strings.Contains(text, "出厂价格") || strings.Contains(text, "股") {
		return false
	}
	return strings.Contains(text, "价格指数") || strings.Contains(r.Articles[article].Title, "价格")
}

var statedRise = regexp.MustCompile(`(?:至|到|为|达到?)(` + number + `)(点|` + unitPattern + `|` + scale + goods + `)?,?(?:较|比)[^,。;%\d]*(?:\d{1,4}[年月日][^,。;%\d]*)*?(` + number + `)(点|` + unitPattern + `|` + scale + goods + `)?(?:(` + up + `)|(` + down + `))(` + near + `)(` + number + `)%`)
