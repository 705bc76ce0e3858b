package intent

import (
	"strconv"
	"strings"

	"rebot/index/bulletin"
)

const (
	smallHan     = `十[一二]?|[一两二三四五六七八九]`
	comparedWith = `较|比|自|从|跟|和|与|同|相比|than|from|since|vs\.?|versus|with|over` // what a change is asked against is read by againstMonth
	monthNames   = `jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?`
)

// A timeForm is one of the ways to say a time, and how to say it so that periodOf reads it. What it gives up on stays.
type timeForm struct {
	re    *pattern
	plain func(m []string, newest bulletin.Month) string
}

// otherMonthWords are those that sameMonth puts others for.
var otherMonthWords = compile(`[上前这下]一|上上期|上年|(?:last|previous) issue`)

var sameMonth = strings.NewReplacer("上上一期", "上上月", "上上期", "上上月", "上一个月", "上月", "上一月", "上月", "上一期", "上月", "前一期", "上月",
	"这一期", "本期", "下一期", "下期", "下一个月", "下个月", "last issue", "last month", "previous issue", "previous month",
	"上年同", "去年同", "上年末", "去年底", "上年底", "去年底", "上一年", "去年")

var timeForms = []timeForm{
	{compile(`()二[〇零○]([〇零○一二三四五六七八九]{2})年()`), hanYear},
	{compile(`(^|[^一二三四五六七八九十〇零○近])([一二三][〇零○一二三四五六七八九])年([\d初底末第]|(?:` + smallHan + `)月)`), hanYear},
	{compile(`(^|[^\d.近去前第每隔过])'?(1[5-9]|2\d|3[0-5])年([\d第底末初全度价均多出进开稀氧金\s\p{P}]|$)`), func(m []string, _ bulletin.Month) string {
		return m[1] + "20" + m[2] + "年" + m[3]
	}},
	{compile(`\b(on )?(` + monthNames + `)\.?([\s,'-]*)(?:of )?(20)?(1[5-9]|2\d|3[0-5])\b(\s*(?:kgs?\b|t\b|tonn?e?s?\b|公斤|吨|日|号|st\b|nd\b|th\b))?`), englishYear},
	{compile(`(^|[^\d./])(0?[1-9]|1[0-2])[/.](20[1-3]\d)($|[^\d])`), func(m []string, _ bulletin.Month) string {
		return m[1] + m[3] + "-" + pad(number(m[2])) + m[4]
	}},
	{compile(`(^|[^\d.\-/])([2-9]|1[0-2])(\s*(?:-|—|–|~|至|到|、|和|,)\s*)(1[0-2]|[1-9])月`), func(m []string, _ bulletin.Month) string {
		return m[1] + m[2] + "月" + m[3] + m[4] + "月"
	}},
	{compile(`((?:20\d\d年|去年|今年)?(?:1[0-2]|[1-9])月)份?以来`), func(m []string, newest bulletin.Month) string { return m[1] + "至" + newest.String() }},
	{compile(`(近|最近|过去)(\d{1,2}|` + smallHan + `)[月期]`), func(m []string, _ bulletin.Month) string { return m[1] + m[2] + "个月" }},
	{compile(`(?:从|自)?(1[0-2]|[1-9])月份?(?:到|至)(?:现在|今|目前|本月)`), func(m []string, newest bulletin.Month) string {
		return m[1] + "月至" + newest.String()
	}},
	{compile(`(^|[^\d./-])(1[0-2]|[1-9])(?:/(\d{1,2})|-(1[3-9]|2\d|3[01]))($|[^\d月./])`), slashDay},
	{compile(`\bon (?:the )?(` + monthNames + `)\.? (\d{1,2})(?:st|nd|rd|th)?\b`), func(m []string, _ bulletin.Month) string { return englishDay(m[1], m[2]) }},
	{compile(`\bon (?:the )?(\d{1,2})(?:st|nd|rd|th)? (?:of )?(` + monthNames + `)\b`), func(m []string, _ bulletin.Month) string { return englishDay(m[2], m[1]) }},
	{compile(`(^|[^日样标基成资])本年`), func(m []string, _ bulletin.Month) string { return m[1] + "今年" }},
	{compile(`(^|[^\d百千万])元月`), func(m []string, _ bulletin.Month) string { return m[1] + "1月" }},
	{compile(`上年(\d)`), func(m []string, _ bulletin.Month) string { return "去年" + m[1] }},
	{compile(`(20[1-3]\d)\s*年?\s*第?\s*(1[0-2]|0?[1-9])\s*期`), func(m []string, _ bulletin.Month) string { return m[1] + "-" + pad(number(m[2])) }},
	{compile(`第\s*(1[0-2]|0?[1-9]|` + smallHan + `)\s*期($|[\s\p{P}]|的|简报|摘要|内容|价|有|讲|说|疑点|稀土价|氧|金|镨)`), func(m []string, _ bulletin.Month) string {
		return strconv.Itoa(number(m[1])) + "月" + m[2]
	}},
	{compile(`\bissue (?:no\.? ?|number |# ?)?(1[0-2]|0?[1-9])\b`), func(m []string, _ bulletin.Month) string { return m[1] + "月" }},
	{compile(`(` + comparedWith + `)?\s*([\d〇零一二两三四五六七八九十百几]+)\s*个月[以之]?前`), ago(1)},
	{compile(`(?:(` + comparedWith + `)\s+)?\b(\d{1,2}|an?|one|two|three|four|five|six|twelve) months? (?:ago|back|earlier)\b`), ago(1)},
	{compile(`(` + comparedWith + `)?\s*([\d〇零一二两三四五六七八九十百几]+)\s*(年半?)[以之]?前([^\d一二两三四五六七八九十几半]|$)`), yearsAgo},
	{compile(`(?:(` + comparedWith + `)\s+)?\b(\d|an?|one|two|three|four|five) years? (?:ago|back|earlier)\b`), ago(12)},
	{compile(`(明|后|大前|每|未来)?(?:年)?(` + comparedWith + `)?(20[1-3]\d|今|去|上|前)?([\d一二两三四五六七八九十几])?(?:年)?年(初|底|末)(以来|至今|到现在|到今|起|来)?`), yearEdge},
	{compile(`(上+个?|本|这个?|last |this |previous )(?:季度|quarter)`), quarterNear},
}

// plainTimes says the times of a question as periodOf reads them: nov-24 and 24年11月 as 2024-11, 上一期 as 上月, 三个月前 as
// the month itself.
func (s *scanned) plainTimes(newest bulletin.Month) {
	if newest == 0 {
		return
	}
	if s.mayHave(otherMonthWords) {
		s.set(sameMonth.Replace(s.folded))
	}
	for _, f := range timeForms {
		if !s.mayHave(f.re) {
			continue
		}
		s.set(f.re.ReplaceAllStringFunc(s.folded, func(found string) string {
			if out := f.plain(f.re.FindStringSubmatch(found), newest); out != "" {
				return out
			}
			return found
		}))
	}
}

var yearDigits = strings.NewReplacer("〇", "0", "零", "0", "○", "0", "一", "1", "二", "2", "三", "3", "四", "4", "五", "5", "六", "6", "七", "7", "八", "8", "九", "9")

// hanYear is a year in Han digits, of which the last two are enough: 二〇二四年, 二四年12月.
func hanYear(m []string, _ bulletin.Month) string {
	return m[1] + "20" + yearDigits.Replace(m[2]) + "年" + m[3]
}

func englishYear(m []string, _ bulletin.Month) string {
	day := m[1] != "" || m[6] != "" || (strings.HasPrefix(m[2], "may") || strings.HasPrefix(m[2], "mar")) && !strings.ContainsAny(m[3], "'-")
	if m[4] == "" && day { // the 24th, or 20 kg
		return ""
	}
	return m[1] + "20" + m[5] + "-" + pad(englishMonth(m[2])) + m[6]
}

func englishDay(month, day string) string {
	return strconv.Itoa(englishMonth(month)) + "月" + day + "日"
}

// slashDay is a day such as 11/15. What may be a fraction or two months stays.
func slashDay(m []string, _ bulletin.Month) string {
	day := number(m[3] + m[4])
	if day <= 12 || day > 31 {
		return ""
	}
	return m[1] + m[2] + "月" + strconv.Itoa(day) + "日" + m[5]
}

func yearsAgo(m []string, newest bulletin.Month) string {
	if len(m[2]) == 4 && m[2][0] == '2' {
		return "" // 2024年前 is before that year, or its 前11个月
	}
	when := ago(12)(m, newest)
	if month, err := bulletin.ParseMonth(when); err == nil && m[3] == "年半" {
		when = (month - 6).String()
	}
	if when == "" {
		return ""
	}
	return when + m[4]
}

var englishNumbers = map[string]int{"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "twelve": 12}

// ago counts back from the newest issue by so many times step months. A number that is none, as in 两三个月前, gives a
// month that there is not, so that the question is refused and not answered with another.
func ago(step int) func([]string, bulletin.Month) string {
	return func(m []string, newest bulletin.Month) string {
		if m[1] != "" {
			return ""
		}
		n, ok := hanValue(m[2])
		if !ok {
			n, ok = englishNumbers[m[2]]
		}
		if !ok {
			var err error
			if n, err = strconv.Atoi(m[2]); err != nil {
				return " 0月 "
			}
		}
		if n *= step; n >= int(newest) {
			return " 0月 "
		}
		return (newest - bulletin.Month(n)).String()
	}
}

// yearEdge is the first or the last month of a year. The end of this year is left to those who ask for the future.
func yearEdge(m []string, newest bulletin.Month) string {
	if m[1]+m[4] != "" { // 明年初, 三年初
		return ""
	}
	m = append([]string{m[0], m[2], m[3]}, m[5:]...)
	year, word := yearOf(m[2], newest), m[3]
	switch {
	case year > newest.Year():
		return ""
	case m[1] != "" && m[4] == "" && (word == "初" || year < newest.Year()):
		return m[1] + strconv.Itoa(year) + "年" + map[bool]string{true: "1", false: "12"}[word == "初"] + "月"
	case m[1] != "":
		return ""
	case m[4] != "" && word == "初":
		return "今年以来"
	case m[4] != "":
		return ""
	case word == "初":
		return bulletin.NewMonth(year, 1).String()
	case year < newest.Year() || bulletin.NewMonth(year, 12) == newest:
		return bulletin.NewMonth(year, 12).String()
	}
	return ""
}

func quarterNear(m []string, newest bulletin.Month) string {
	newest -= bulletin.Month(3 * strings.Count(m[1], "上"))
	if m[1] == "last " || m[1] == "previous " {
		newest -= 3
	}
	return strconv.Itoa(newest.Year()) + "年q" + strconv.Itoa((newest.Month()+2)/3)
}
