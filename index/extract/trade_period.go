package extract

import (
	"regexp"
	"strings"

	"rebot/index/bulletin"
)

var (
	partYearRE  = regexp.MustCompile(`(?:(\d{4}|今|去)年)?(上半年|下半年|前三季度|第?[一二三四]季度)`)
	partsOfYear = map[string][2]int{"上半年": {1, 6}, "下半年": {7, 12}, "前三季度": {1, 9}, "一季度": {1, 3}, "二季度": {4, 6}, "三季度": {7, 9}, "四季度": {10, 12},
		"第一季度": {1, 3}, "第二季度": {4, 6}, "第三季度": {7, 9}, "第四季度": {10, 12}}
	ytdRE      = regexp.MustCompile(`(?:(\d{4}|今|去)年)?(?:前(\d{1,2})个?月|1月?(?:-|—|–|至|~|到)(\d{1,2})月份?)`)
	yearRE     = regexp.MustCompile(`(\d{4}|今|去)年(?:全年)?`)
	sameTimeRE = regexp.MustCompile(`(今年|去年|上年|\d{4}年)同期`)
	twoMonths  = regexp.MustCompile(`\d月份?(?:和|、|与|及)(?:(?:\d{4}|今|去)年)?\d{1,2}月`)
	summingRE  = regexp.MustCompile(`累计|截[至止]`)
)

// period reads the time a clause names: the year to date, a month, or a year.
func (r *reader) period(clause string, s *tradeState) {
	clause = yearOnText.ReplaceAllString(clause, "")
	if m := sameTimeRE.FindStringSubmatch(clause); m != nil && s.to != 0 {
		s.sameTime(r.year(strings.TrimSuffix(m[1], "年")), strings.Contains(m[0], "今"))
		return
	}
	if twoMonths.MatchString(clause) {
		s.from, s.to = 0, 0 // 10月和11月: of which, no later clause says
		return
	}
	r.periodNamed(clause, s)
	if summingRE.MatchString(clause) && s.from == s.to && s.to != 0 {
		s.from = bulletin.NewMonth(s.to.Year(), 1) // 截至11月底 and 累计 count from January
	}
}

func (r *reader) periodNamed(clause string, s *tradeState) {
	if m := partYearRE.FindStringSubmatch(clause); m != nil {
		year := r.year(m[1])
		part := partsOfYear[m[2]]
		s.from, s.to = bulletin.NewMonth(year, part[0]), bulletin.NewMonth(year, part[1])
		return
	}
	if m := ytdRE.FindStringSubmatch(clause); m != nil {
		year, month := r.year(m[1]), atoi(m[2]+m[3])
		if s.from, s.to = bulletin.NewMonth(year, 1), bulletin.NewMonth(year, month); month < 1 || month > 12 {
			s.from, s.to = 0, 0
		}
		return
	}
	if m := monthText2.FindStringSubmatchIndex(clause); m != nil && !noMonth.MatchString(clause[m[1]:]) {
		month := r.wordMonth(group1(clause, m, 1), group1(clause, m, 2), group1(clause, m, 3))
		s.from, s.to = month, month
		return
	}
	if m := yearRE.FindStringSubmatch(clause); m != nil {
		year := r.year(m[1])
		s.from, s.to = bulletin.NewMonth(year, 1), bulletin.NewMonth(year, 12)
	} else if strings.Contains(clause, "全年") && s.to != 0 {
		s.from, s.to = bulletin.NewMonth(s.to.Year(), 1), bulletin.NewMonth(s.to.Year(), 12)
	}
}

// A span is a run of months.
type span struct{ from, to bulletin.Month }

// sameTime moves the time to the same months of another year. That holds for a sentence, unless the text has come
// back from an earlier year to this one.
func (s *tradeState) sameTime(year int, stay bool) {
	if s.saved == (span{}) && !stay {
		s.saved = span{s.from, s.to}
	}
	s.from, s.to = bulletin.NewMonth(year-s.to.Year()+s.from.Year(), s.from.Month()), bulletin.NewMonth(year, s.to.Month())
}

// endClause goes back to the time before 去年同期 where a sentence ends.
func (s *tradeState) endClause(rest string) {
	if s.saved != (span{}) && (rest == "" || strings.HasPrefix(rest, "。") || rest[0] == ';') {
		s.from, s.to, s.saved = s.saved.from, s.saved.to, span{}
	}
}

var yearOnText = regexp.MustCompile(`(同比|较|比|与)(?:(?:去年|上年|前年)?(?:同期|(?:\d{4}年)?(1[-—至~])?\d{1,2}月)|上个?月)`)

func (r *reader) year(word string) int {
	switch word {
	case "", "今":
		return r.Month.Year()
	case "去", "上":
		return r.Month.Year() - 1
	}
	return atoi(word)
}

// tradeBase is what a change is measured against: the year before, or with 环比 the month before.
func tradeBase(words string, to bulletin.Month) bulletin.Month {
	if strings.Contains(words, "环比") {
		return to - 1
	}
	return to - 12
}
