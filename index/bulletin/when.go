package bulletin

import (
	"regexp"
	"strings"
)

// sentenceStart is where the sentence that s ends in begins.
func sentenceStart(s string) int {
	at := 0
	for _, mark := range []string{"。", ";", "!", "?"} {
		if i := strings.LastIndex(s, mark); i >= 0 {
			at = max(at, i+len(mark))
		}
	}
	return at
}

// monthBefore is the month a price is of: the last one named before it in the paragraph, else the issue's. A month
// that a change is measured against (较8月) is not it.
func (r *reader) monthBefore(before string) Month {
	before = bracketed.ReplaceAllString(before, "")
	all := monthText2.FindAllStringSubmatchIndex(before, -1)
	for i := len(all) - 1; i >= 0; i-- {
		m := all[i]
		lead := before[:m[0]]
		if comparedWith.MatchString(lead) || noMonth.MatchString(before[m[1]:]) {
			continue
		}
		return r.wordMonth(group1(before, m, 1), group1(before, m, 2), group1(before, m, 3))
	}
	return r.Month
}

var (
	comparedWith = regexp.MustCompile(`(较|比|与|连续)$`)
	noMonth      = regexp.MustCompile(`^(以来|起|日|\d{1,2}日|发布|公布的)`) // 11月8日 is a day
)

func (r *reader) wordMonth(year, month, word string) Month {
	switch {
	case word == "本月" || word == "当月":
		return r.Month
	case word != "":
		return r.Month - 1
	case year == "去" || year == "上":
		return NewMonth(r.Month.Year()-1, atoi(month))
	case year == "今":
		return NewMonth(r.Month.Year(), atoi(month))
	}
	return r.nearMonth(year, month)
}
