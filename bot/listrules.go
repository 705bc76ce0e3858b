package bot

import (
	"regexp"
	"strconv"
	"strings"
)

func rankRule(q *query) Intent {
	sure, unsure := q.products()
	if len(sure)+len(unsure) > 0 || q.has(indexWords) || q.has(tradeWords) || q.has(listWords) || q.company() != "" {
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
	r := Rank{By: by, Group: groupOf(q), N: q.count(), Least: q.has(leastWords), Span: q.time.span > 1 || len(q.time.months) > 1, Month: q.month()}
	if m := nthText.FindStringSubmatch(q.folded); m != nil {
		r.Nth = number(m[1])
	}
	return r
}

var (
	nthText    = regexp.MustCompile(`第(\d{1,2}|[一二三四五六七八九十])(?:名|位|贵|便宜|大|高|低|多|的|$)?`)
	leastWords = regexp.MustCompile(`(跌|降|涨|升|下跌|上涨)(幅|得|的)?(最|比较|较)(小|少)|跌最少|涨最少|最(小|少).{0,2}(跌|涨|降)|smallest|least|倒数`)
)

// number reads a count in digits or Han.
func number(s string) int {
	if n := hanDigits[s]; n > 0 {
		return n
	}
	n, _ := strconv.Atoi(s)
	return n
}

var hanDigits = map[string]int{"一": 1, "二": 2, "两": 2, "一百": 100, "百": 100, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10, "two": 2, "three": 3, "five": 5, "ten": 10}

// count reads how many are asked for, as in 前三 or top 5.
func (q *query) count() int {
	for _, m := range topN.FindAllStringSubmatch(q.folded, -1) {
		if n := number(m[1] + m[2] + m[3]); n > 0 {
			return n
		}
	}
	return 1
}

// groupOf names the group of products that a question is about: light or heavy, a class, or both, such as 重稀土金属.
func groupOf(q *query) (group string) {
	switch {
	case q.has(lightWords):
		group = "轻稀土"
	case q.has(heavyWords):
		group = "重稀土"
	}
	switch {
	case q.has(oxideWords):
		group += "氧化物"
	case q.has(alloyWords):
		group += "合金"
	case q.has(metalWords):
		group += "金属"
	}
	return group
}

func movedRule(q *query) Intent {
	sure, unsure := q.products()
	if len(sure)+len(unsure) > 0 || q.has(tradeWords) || q.has(streakWords) || !q.has(whichWords) && !q.has(heldWords) {
		return nil
	}
	rest := q.residual
	for _, re := range []*regexp.Regexp{roseWords, fellWords, heldWords, whichWords, priceWords, changeWords, allWords, lightWords, heavyWords, oxideWords, alloyWords, metalWords, tradeUnits} {
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
	for _, re := range []*regexp.Regexp{rareEarth, lightWords, heavyWords, oxideWords, alloyWords, metalWords, priceWords, changeWords, allWords, averageWords, tradeUnits, whichWords} {
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

// overText is a threshold: 跌幅超过3%, 价格低于100元.
var overText = regexp.MustCompile(`(超过|大于|高于|多于|不低于|至少|over|above|more than|at least|低于|小于|少于|不到|不足|below|under|less than)\s*(\d+(?:\.\d+)?)\s*(%|个百分点|percent|万元|元|块|yuan)?`)

// overRule takes questions for the products over or below a threshold.
func overRule(q *query) Intent {
	m := overText.FindStringSubmatch(q.folded)
	if m == nil || len(q.names) > 0 || q.has(tradeWords) || q.has(indexWords) || q.has(otherWords) || !q.has(priceWords) && !q.has(changeWords) {
		return nil
	}
	return q.over(m)
}

// over makes an intent of a threshold: of the change where it is in per cent, of the price else.
func (q *query) over(m []string) Intent {
	t := Over{Value: m[2], Group: groupOf(q), Month: q.month()}
	switch m[1] {
	case "低于", "小于", "少于", "不到", "不足", "below", "under", "less than":
		t.Below = true
	}
	switch m[3] {
	case "%", "个百分点", "percent":
		t.Way = "下跌"
		if q.has(roseWords) && !q.has(fellWords) {
			t.Way = "上涨"
		}
	case "万元":
		t.Unit = "万元/吨"
	default:
		t.Unit = "元/公斤"
		if strings.Contains(q.folded, "吨") {
			t.Unit = "元/吨"
		}
	}
	return t
}
