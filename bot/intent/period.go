package intent

import (
	"strconv"
	"strings"

	"rebot/index/bulletin"
)

// A period is the time that a question names. Relative words count from the newest issue, not from the clock.
type period struct {
	from, to bulletin.Month
	said     bool // the question names a time at all
	toDate   bool // the year to date: 1-11月, 前11个月, 累计
	year     int  // a year alone
	span     int  // the last so many months
	future   bool // after the newest issue, in words: 下个月, 明年
	day      int  // a day of the month
	months   []bulletin.Month
	back     int            // so many months before the one spoken of: 1 for 上个月
	against  bulletin.Month // the month that a change is asked against
	bad      bool           // names a month or year that there is not
}

var (
	noSuchMonth = compile(`腊月|正月|冬月|闰月|(?:^|[^\d])(?:1[3-9]|[2-9]\d|0{1,2}|\d{3,})\s*月|\d{5,}\s*年|(?:^|[^\d])(?:[03-9]\d{3}|1[0-8]\d{2}|2[1-9]\d{2}|\d{3})\s*年`)
	compact     = compile(`(^|[^\d.])(20\d{2})(0[1-9]|1[0-2])($|[^\d.])`)
	fullMonth   = compile(`(20\d{2}|19\d{2})\s*(?:年|-|/|\.)\s*(1[0-2]|0?[1-9])(?:月|\b|[^\d])`)
	toDateText  = compile(`(?:(20\d{2}|今|去|前)年?)?(?:前\s*(\d{1,2})\s*个?月|\b1\s*月?\s*(?:-|—|–|至|到|~)\s*(\d{1,2})\s*月?份?)`)
	toDateWord  = compile(`累计|截[至止](?:到)?\d|到\d{1,2}月底|今年以来|year to date|\bytd\b|so far this year|cumulative`)
	bareMonth   = compile(`(?:(今|去|前|本|明)年)?(1[0-2]|0?[1-9])月(?:份)?`)
	hanMonth    = compile(`(十[一二]?|[一二两三四五六七八九])(个?月份?)`)
	yearAlone   = compile(`(20\d{2}|19\d{2})(?:年|\b)`)
	yearWord    = compile(`(今年|年内|年初以来|去年|前年|明年|last year|this year|next year|year(?:'s)? (?:low|high)|(?:low|high)(?:est)? (?:of|this) (?:the )?year)`)
	thisMonth   = compile(`本月|这个月|这月|当月|本期|最新|最近一期|this month|latest|current`)
	lastMonth   = compile(`上上个?月`)
	beforeMonth = compile(`上个?月|上期|前一个?月|last month|previous month|month before|prior month`)
	nextMonth   = compile(`下个?月|下期|下季度|下半年会|明年|后年|next month|next year|next quarter|tomorrow|明天|下周|未来`)
	lastMonths  = compile(`(?:近|最近|过去|前几|这|last|past|previous)\s*(\d{1,2}|一|两|二|三|四|五|六|半|three|six|two|twelve|几)?\s*(?:个)?(月|年|months?|years?)`)
	historyWord = compile(`历史|走势|近月|各月|变化趋势|趋势|历月|逐月|每个?月|几个月|history|trend|over time`)
	dayText     = compile(`(?:(\d{1,2})月)?(\d{1,2})(?:日|号)`)
	quarter     = compile(`(?:(20\d{2}|今|去)年?)?(?:第?([一二三四1-4])季度|q([1-4])|(上|下)半年|全年|(前三季度|前3季度))`)
	englishMon  = compile(`\b(january|jan|february|feb|march|mar|april|apr|may|june|jun|july|jul|august|aug|september|sept|sep|october|oct|november|nov|december|dec)\b\.?(?:\s+(20\d{2}))?`)
)

// monthSpan is the last so many months, without a word that says so.
var monthSpan = compile(`(\d{1,2}|[一二两三四五六七八九十])个月(?:里|内|中|以?来|的?(?:平均|均价|价格|走势|最|跌|涨))`)

// quarterYear is a quarter whose year stands behind it.
var quarterYear = compile(`\bq([1-4])\s*(20\d{2})\b`)

// periodOf reads the time out of a folded question. newest is the month of the newest issue.
func periodOf(s scanned, newest bulletin.Month) period {
	var p period
	if s.mayHave(hanMonth) {
		s.set(hanMonth.ReplaceAllStringFunc(s.folded, arabicMonth))
	}
	s.replace("$1$2-$3 $4", compact)
	s.replace("${2}年q$1", quarterYear)
	p.bad = s.has(noSuchMonth)
	compared := scan(noCompare.Replace(s.folded))
	for _, re := range []*pattern{againstMonth, besideMonth} {
		if m := compared.submatch(re); m != nil {
			p.against = againstOf(m, newest)
		}
	}
	compared.replace(" ", againstMonth, besideMonth, thanLastYear)
	if d := s.submatch(dayText); d != nil {
		p.day, _ = strconv.Atoi(d[2])
	}
	switch {
	case p.readToDate(&s, newest), p.readMonths(&compared, newest), p.readRelative(&compared, newest), p.readSpan(&s, newest), p.readYear(&compared, newest):
	}
	if s.has(toDateWord) {
		p.toDate = true
	}
	if s.has(historyWord) && p.span == 0 && p.from == p.to { // of no time, or up to a month
		p.span = 12
	}
	p.future = p.future || s.has(nextMonth)
	return p
}

// arabicMonth turns 十一月 into 11月.
func arabicMonth(s string) string {
	m := hanMonth.FindStringSubmatch(s)
	if m[1] == "一" && strings.HasPrefix(m[2], "个") {
		return s // 前一个月 is the month before, not January
	}
	n := map[string]int{"一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10, "十一": 11, "十二": 12}[m[1]]
	return strconv.Itoa(n) + m[2]
}

func (p *period) set(from, to bulletin.Month) bool {
	p.from, p.to, p.said = from, to, true
	return true
}

func (p *period) readToDate(s *scanned, newest bulletin.Month) bool {
	m := s.submatch(toDateText)
	if m == nil {
		return false
	}
	n, _ := strconv.Atoi(m[2] + m[3])
	if n < 2 && m[2] != "" || n < 1 || n > 12 {
		return false
	}
	year := yearOf(m[1], newest)
	if m[1] == "" && bulletin.NewMonth(year, n) > newest {
		year-- // 前10个月, asked in February, are last year's
	}
	p.toDate = true
	return p.set(bulletin.NewMonth(year, 1), bulletin.NewMonth(year, n))
}

func yearOf(word string, newest bulletin.Month) int {
	switch word {
	case "", "今", "本":
		return newest.Year()
	case "去", "上":
		return newest.Year() - 1
	case "前":
		return newest.Year() - 2
	case "明":
		return newest.Year() + 1
	}
	n, _ := strconv.Atoi(word)
	return n
}

// againstMonth is the month that a change is asked against: 较10月涨了多少 asks for this month's change.
var againstMonth = compile(`(较|比|自|vs\.?|versus|than|from|since|compared (?:to|with)|against)\s*((?:20\d{2}|去|今)年)?(年初|去年底|上年末|上上个?月|(?:\d{1,2}|[一二两三四五六七八九十])个月前|\d{1,2}月份?|january|february|march|april|may|june|july|august|september|october|november|december)`)

// besideMonth is a month that is compared with, in words that also join two months.
var besideMonth = compile(`(和|跟|同|与)\s*((?:20\d{2}|去|今)年)?(\d{1,2}月份?)\s*(?:相比|比)(?:[^较]|$)`)

// thanLastYear asks for a change against the year before, and names no time of its own.
var thanLastYear = compile(`(?:(?:^|[^同])比|较|相比|than|vs\.?|from)\s*(?:去年(?:同期|同月)?|last year)(?:[^\d十底末初年]|$)`)

// noCompare takes out words that only look as if they named what is compared with: 比较10月的 is no 较10月.
var noCompare = strings.NewReplacer("比较", " ", "对比", " ", "比一比", " ")

// againstOf reads the month of againstMonth.
func againstOf(m []string, newest bulletin.Month) bulletin.Month {
	switch n, ago := strings.CutSuffix(m[3], "个月前"); {
	case ago:
		return newest - bulletin.Month(number(n))
	case strings.HasPrefix(m[3], "上上"):
		return newest - 2
	case m[3] == "年初":
		return bulletin.NewMonth(newest.Year(), 1)
	case m[3] == "去年底" || m[3] == "上年末":
		return bulletin.NewMonth(newest.Year()-1, 12)
	}
	var p period
	named := scan(m[2] + m[3] + " ")
	p.readMonths(&named, newest)
	return p.to
}

// readMonths reads every month that is named, with its year or without. What is compared with is left out.
func (p *period) readMonths(s *scanned, newest bulletin.Month) bool {
	full := s.submatches(fullMonth)
	for _, m := range full {
		p.add(m[1], m[2], newest)
	}
	rest := *s
	rest.replace(" ", fullMonth)
	for _, m := range rest.submatches(bareMonth) {
		p.add(m[1], m[2], newest)
	}
	for _, m := range rest.submatches(englishMon) {
		if m[1] != "may" && m[1] != "mar" && m[1] != "march" || m[2] != "" {
			p.add(m[2], strconv.Itoa(englishMonth(m[1])), newest)
		}
	}
	if len(p.months) == 0 {
		return false
	}
	if year := rest.submatch(yearAlone); year != nil && len(p.months) == 1 && len(full) == 0 {
		n, _ := strconv.Atoi(year[1])
		p.months[0] = bulletin.NewMonth(n, p.months[0].Month())
	}
	lo, hi := p.months[0], p.months[0]
	for _, m := range p.months {
		lo, hi = min(lo, m), max(hi, m)
	}
	return p.set(lo, hi)
}

// add adds a month. Without a year it is the last such month up to the newest issue's, unless no year has passed
// since: then it lies ahead, and no issue of it can be loaded.
func (p *period) add(year, month string, newest bulletin.Month) {
	n, _ := strconv.Atoi(month)
	m := bulletin.NewMonth(yearOf(year, newest), n)
	if year == "" && m > newest+1 {
		m -= 12
	}
	p.months = append(p.months, m)
}

func englishMonth(s string) int {
	return strings.Index("janfebmaraprmayjunjulaugsepoctnovdec", s[:3])/3 + 1
}

func (p *period) readRelative(s *scanned, newest bulletin.Month) bool {
	switch {
	case strings.Contains(s.folded, "去年同期") || strings.Contains(s.folded, "去年同月") || strings.Contains(s.folded, "year ago"):
		return p.set(newest-12, newest-12)
	case s.has(lastMonth):
		p.back = 2
		return p.set(newest-2, newest-2)
	case s.has(beforeMonth) && s.has(thisMonth):
		p.months = []bulletin.Month{newest - 1, newest}
		return p.set(newest-1, newest)
	case s.has(beforeMonth) && !s.has(comparesBefore):
		p.back = 1
		return p.set(newest-1, newest-1)
	case s.has(thisMonth):
		return p.set(newest, newest)
	}
	return false
}

// comparesBefore is a question for the change since last month, not for last month's value.
var comparesBefore = compile(`(比|较|跟|和|与|相比|than|from|vs\.?|versus|compared (?:to|with)|over|since)\s*(?:the\s*)?(上个?月|last month|previous month|the month before|前一个?月|上期)`)

func (p *period) readSpan(s *scanned, newest bulletin.Month) bool {
	m := s.submatch(lastMonths)
	if m == nil {
		if m = s.submatch(monthSpan); m == nil {
			return false
		}
		m = []string{"", strconv.Itoa(number(m[1])), "月"}
	}
	n, ok := map[string]int{"一": 1, "两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "半": 6, "three": 3, "six": 6, "two": 2, "twelve": 12, "几": 12, "": 0}[m[1]]
	if !ok {
		n, _ = strconv.Atoi(m[1])
	}
	if strings.HasPrefix(m[2], "年") || strings.HasPrefix(m[2], "year") {
		if m[1] != "半" {
			n *= 12
		}
	}
	if n < 1 {
		return false
	}
	p.span = n
	return p.set(newest-bulletin.Month(n)+1, newest)
}

func (p *period) readYear(s *scanned, newest bulletin.Month) bool {
	if m := s.submatch(quarter); m != nil {
		year := yearOf(m[1], newest)
		first, last := 1, 12
		switch {
		case m[2]+m[3] != "":
			q := strings.Index("一二三四", m[2]) / len("一")
			if m[2] == "" || strings.ContainsAny(m[2], "1234") {
				q, _ = strconv.Atoi(m[2] + m[3])
				q--
			}
			first, last = q*3+1, q*3+3
		case m[5] != "":
			last = 9
		case m[4] == "上":
			last = 6
		case m[4] == "下":
			first = 7
		}
		if m[1] == "" && (bulletin.NewMonth(year, first) > newest || first == 1 && last == 12 && newest.Month() < 4) {
			year-- // 四季度 and 全年, asked early in a year, are last year's
		}
		return p.set(bulletin.NewMonth(year, first), bulletin.NewMonth(year, last))
	}
	if m := s.find(yearWord); m != "" {
		p.year = map[string]int{"今年": 0, "年内": 0, "年初以来": 0, "this year": 0, "去年": -1, "last year": -1, "前年": -2, "明年": 1, "next year": 1}[m] + newest.Year()
	} else if m := s.submatch(yearAlone); m != nil {
		p.year, _ = strconv.Atoi(m[1])
	}
	if p.year == 0 {
		return false
	}
	return p.set(bulletin.NewMonth(p.year, 1), bulletin.NewMonth(p.year, 12))
}
