package bot

import (
	"regexp"
	"strconv"
)

func rankRule(q *query) Intent {
	sure, unsure := q.products()
	if len(sure)+len(unsure) > 0 || q.has(indexWords) || q.has(tradeWords) {
		return nil
	}
	by := ""
	switch {
	case q.has(fallMost):
		by = "跌幅"
	case q.has(riseMost):
		by = "涨幅"
	case q.has(dearest):
		by = "最贵"
	case q.has(cheapest):
		by = "最便宜"
	default:
		return nil
	}
	return Rank{By: by, Group: groupOf(q), N: q.count(), Month: q.month()}
}

var hanDigits = map[string]int{"一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10, "two": 2, "three": 3, "five": 5, "ten": 10}

// count reads how many are asked for, as in 前三 or top 5.
func (q *query) count() int {
	for _, m := range topN.FindAllStringSubmatch(q.folded, -1) {
		word := m[1] + m[2] + m[3]
		if n := hanDigits[word]; n > 0 {
			return n
		}
		if n, err := strconv.Atoi(word); err == nil && n > 0 {
			return n
		}
	}
	return 1
}

func groupOf(q *query) string {
	switch {
	case q.has(lightWords):
		return "轻稀土"
	case q.has(heavyWords):
		return "重稀土"
	}
	return ""
}

func movedRule(q *query) Intent {
	sure, unsure := q.products()
	if len(sure)+len(unsure) > 0 || q.has(tradeWords) || q.has(streakWords) || !q.has(whichWords) && !q.has(heldWords) {
		return nil
	}
	rest := q.residual
	for _, re := range []*regexp.Regexp{roseWords, fellWords, heldWords, whichWords, priceWords, changeWords, allWords, lightWords, heavyWords, tradeUnits} {
		rest = re.ReplaceAllString(rest, "")
	}
	if len([]rune(rest)) > 8 {
		return nil
	}
	switch {
	case q.has(heldWords):
		return Moved{"持平", groupOf(q), q.month()}
	case q.has(fellWords):
		return Moved{"下跌", groupOf(q), q.month()}
	case q.has(roseWords):
		return Moved{"上涨", groupOf(q), q.month()}
	}
	return nil
}

func groupRule(q *query) Intent {
	g := groupOf(q)
	rest := q.residual
	for _, re := range []*regexp.Regexp{rareEarth, lightWords, heavyWords, priceWords, changeWords, allWords, averageWords, tradeUnits, whichWords} {
		rest = re.ReplaceAllString(rest, "")
	}
	only := len([]rune(rest)) < 4
	switch {
	case g != "" && (q.has(priceWords) || q.has(changeWords) || only) && len([]rune(rest)) < 8:
		return Group{g, q.month()}
	case only && (q.has(allWords) || q.has(priceWords) && (rareEarth.MatchString(q.folded) || rest == "")):
		return Group{"全部", q.month()}
	}
	return nil
}
