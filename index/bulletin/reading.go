package bulletin

import (
	"regexp"
	"strings"
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
func (r *reader) readings(article int, p *Paragraph) {
	if p.Heading || !strings.Contains(p.Text, "指数") {
		return
	}
	text := narrow(p.Text)
	if !r.isPriceIndex(article, text) {
		return
	}
	add := func(measure string, m []int, g int, month Month, day int, unit string) {
		v, ok := ParseAmount(group1(text, m, g))
		if !ok {
			return
		}
		name := r.indexName(text[:m[0]], text[m[0]:m[1]])
		if name == "" {
			return
		}
		change, end := r.changeAfter(text, m[1], month)
		if change == nil {
			change, end = r.changeFromLow(text, m)
		}
		r.Readings = append(r.Readings, Reading{Name: name, Measure: measure, Month: month, Day: day, Value: v, Unit: unit,
			Change: change, Cite: cite(article, p, m[0], end)})
	}
	r.extremes(text, add)
	if m := meanRE.FindStringSubmatchIndex(text); m != nil {
		add(Mean, m, 1, r.monthBefore(text[:m[0]]), 0, "点")
	}
	if m := spreadRE.FindStringSubmatchIndex(text); m != nil {
		add("高低差", m, 1, r.monthBefore(text[:m[0]]), 0, "点")
	}
	if m := swingRE.FindStringSubmatchIndex(text); m != nil {
		add("波动幅度", m, 1, r.monthBefore(text[:m[0]]), 0, "%")
	}
	if m := reachRE.FindStringSubmatchIndex(text); m != nil && !meanRE.MatchString(text[m[0]:m[1]]) && !strings.HasSuffix(text[:m[0]], "平均") {
		add("数值", m, 1, r.monthBefore(text[:m[0]]), 0, "点")
	}
}

// Mean, High and Low are the measures of an index.
const (
	Mean = "平均"
	High = "最高"
	Low  = "最低"
)

// changeFromLow reads a change against a low of an earlier day: 回升至 x，较 7 月 26 日的最低点 y 上涨 n%.
func (r *reader) changeFromLow(text string, m []int) (*Change, int) {
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
	return strings.NewReplacer("高点", High, "低点", Low).Replace(s)
}

type addReading func(measure string, m []int, g int, month Month, day int, unit string)

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

// dayOf reads the groups of dayText from g on. A day without a month is of the last month named.
func (r *reader) dayOf(text string, m []int, g int) (Month, int) {
	if d := group1(text, m, g+3); d != "" {
		return r.monthBefore(text[:m[0]]), atoi(d)
	}
	return r.nearMonth(group1(text, m, g), group1(text, m, g+1)), atoi(group1(text, m, g+2))
}

// isPriceIndex tells whether a paragraph is about an index of prices: not of shares or of consumers' prices.
func (r *reader) isPriceIndex(article int, text string) bool {
	if strings.Contains(text, "消费者价格") || strings.Contains(text, "CPI") || strings.Contains(text, "出厂价格") || strings.Contains(text, "股") {
		return false
	}
	return strings.Contains(text, "价格指数") || strings.Contains(r.Articles[article].Title, "价格")
}

var (
	namedIndex = regexp.MustCompile(`\p{Han}*指数`)
	plainIndex = regexp.MustCompile(`(?:价格指数|平均指数|月均指数)$|^(?:本月|当月|该)?指数$`)
	indexLead  = regexp.MustCompile(`^.*(?:月份|同期|本月|其中|当月|月|年|日)`)
)

// PriceIndex is the name of the bulletin's own index of rare-earth prices.
const PriceIndex = "稀土价格指数"

// indexName names the index that a value is of: the one named last before it. One for a group of products, such as
// 镨钕分项指数, is not the whole market's.
func (r *reader) indexName(before, match string) string {
	all := namedIndex.FindAllString(before+match, -1)
	if len(all) == 0 {
		return PriceIndex
	}
	name := all[len(all)-1]
	if plainIndex.MatchString(name) && !strings.Contains(name, "分项") {
		return PriceIndex
	}
	return indexLead.ReplaceAllString(name, "")
}
