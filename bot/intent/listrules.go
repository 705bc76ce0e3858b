package intent

import (
	"strconv"

	"rebot/index"
)

func rankRule(q *query) Intent {
	sure, unsure := q.products()
	nth := q.nth()
	if len(sure) == 1 && q.has(whoseChange) {
		return Refuse{Reason: Unclear}
	}
	if len(sure)+len(unsure) > 0 && nth == 0 || q.has(indexWords) || q.has(tradeWords) || q.has(listWords) || q.has(patentWords) || q.has(overText) || q.has(betweenText) || q.has(withinText) || q.company() != "" {
		return nil
	}
	if q.has(meanChange) {
		return Refuse{Reason: NotPrinted, Name: q.find(meanChange)}
	}
	if q.has(notGroup) && (q.has(fallMost) || q.has(riseMost) || q.has(dearest) || q.has(cheapest)) {
		return Refuse{Reason: Unclear}
	}
	by := q.rankBy()
	if by == "" {
		return nil
	}
	r := Rank{By: by, Group: groupOf(q), N: q.count(), Least: q.has(leastWords), Span: q.time.span > 1 || len(q.time.months) > 1 || q.time.year != 0 || q.has(allTime), Month: q.month(), Nth: nth, Without: q.without}
	if q.english && r.Group == "" && q.has(metalAlone) {
		r.Group = "金属"
	}
	if len(q.without) > 0 && r.Group == "金属" && !q.has(metalRest) {
		r.Group = "" // it is the name left out that says 金属
	}
	return r
}

// whoseChange asks for products that moved more than one that is named, which no rule lists.
var whoseChange = compile(`(?:[跌涨降升]幅|[跌涨降升]得?)(?:比|超过|大于|小于).{2,12}(?:大|小|多|少|狠|高|低|猛|$)`)

// meanChange is of several products, and printed of none.
var meanChange = compile(`平均(?:的)?(?:跌幅|涨幅|降幅|变化|涨跌幅?|环比)|(?:average|mean) (?:fall|rise|drop|change|decline|increase)`)

// rankBy is what a ranking is by, empty for none.
func (q *query) rankBy() string {
	switch {
	case q.has(changeMost):
		return "涨跌幅"
	case q.has(fallMost):
		return "跌幅"
	case q.has(riseMost):
		return "涨幅"
	case q.has(dearest):
		return "最贵"
	case q.has(cheapest):
		return "最便宜"
	}
	return ""
}

// changeMost ranks falls and rises alike.
var changeMost = compile(`(?:波动|变动|变化|涨跌|涨跌幅)(?:幅度)?[得的]?最[大多]|(?:biggest|largest|most) (?:change|move|swing|volatil)`)

var allTime = compile(`历史|史上|有史以来|历年|all.time|\bever\b|on record`)

var productWord = compile(`产品|品种|氧化物|金属|products?|oxides?|metals?`)

var metalAlone = compile(`\bmetal\b`)

// metalRest is 金属 as a class, not in a product's name.
var metalRest = compile(`(稀土|种|类|些|的|^)金属|metals\b`)

// nth is the place in a ranking that is asked for, zero for the first so many.
func (q *query) nth() int {
	if m := q.submatch(nthText); m != nil {
		return number(m[1])
	}
	if m := q.submatch(nthEnglish); m != nil {
		return map[string]int{"second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "fifth": 5, "5th": 5}[m[1]]
	}
	return 0
}

var nthEnglish = compile(`\b(second|third|fourth|fifth|2nd|3rd|4th|5th)[\s-]+(?:most|biggest|largest|cheapest|dearest|highest|lowest|least|worst|best|priciest)`)

var (
	nthText    = compile(`第(\d{1,2}|[一二三四五六七八九十])(?:名|位|贵|便宜|大|高|低|多|的|$)?`)
	leastWords = compile(`(跌|降|涨|升|下跌|上涨)(幅|得|的)?(最|比较|较)(小|少)|跌最少|涨最少|最(小|少).{0,2}(跌|涨|降)|第.{1,2}(小|少)|smallest|least|倒数`)
)

// number reads a count in digits or Han.
func number(s string) int {
	if n := hanDigits[s]; n > 0 {
		return n
	}
	n, _ := strconv.Atoi(s)
	return n
}

var hanDigits = map[string]int{"一": 1, "二": 2, "两": 2, "一百": 100, "百": 100, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10, "十一": 11, "十二": 12, "two": 2, "three": 3, "five": 5, "ten": 10}

// count reads how many are asked for, as in 前三 or top 5.
func (q *query) count() int {
	for _, m := range topN.FindAllStringSubmatch(replaced(q.folded, " ", monthSpan, fullMonth), -1) {
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
	several := 0
	for _, class := range []*pattern{oxideWords, alloyWords, metalWords} {
		if q.has(class) {
			several++
		}
	}
	switch {
	case several > 1:
		return "全部"
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
	if q.has(streakWords) && !q.has(listWords) && (q.has(fellWords) || q.has(roseWords)) && q.has(productWord) && len(sure)+len(unsure) == 0 {
		return Refuse{Reason: NotPrinted, Name: q.folded}
	}
	if len(sure)+len(unsure) > 0 || q.has(tradeWords) || q.has(streakWords) || !q.has(whichWords) && !q.has(heldWords) && groupOf(q) == "" && !q.has(theMoved) {
		return nil
	}
	rest := q.residual()
	rest = replaced(rest, "", roseWords, fellWords, heldWords, whichWords, priceWords, changeWords, allWords, lightWords, heavyWords, oxideWords, alloyWords, metalWords, tradeUnits)
	if len([]rune(englishMoved.ReplaceAllString(rest, ""))) > 8 {
		return nil
	}
	m := Movers{Group: groupOf(q), Month: q.month(), Without: q.without}
	if q.has(fellWords) && q.has(roseWords) && !q.has(heldWords) && !q.has(notMoved) { // both ways: the list tells
		if m.Group == "" {
			m.Group = "全部"
		}
		return Group{m.Group, m.Month, m.Without}
	}
	switch {
	case q.has(notHeld):
		m.Way = "有涨跌"
	case q.has(heldWords):
		m.Way = "持平"
	case q.has(notMoved):
		if m.Way = "不涨"; q.has(fellWords) {
			m.Way = "不跌"
		}
		if q.has(fellWords) == q.has(roseWords) {
			return nil
		}
	case q.has(fellWords):
		m.Way = "下跌"
	case q.has(roseWords):
		m.Way = "上涨"
	default:
		return nil
	}
	return m
}

var (
	englishMoved = compile(`\s|(?:rare )?earths?|\bthat\b|\bthose\b|\bones?\b|products?|were|was|did|has|have|rare earths?|months?|prices?`)
	notMoved     = compile(`(?:^|[^有])(?:没|不|未)有?(?:跌|涨|降|升|下跌|上涨)|(didn'?t|did not|not) (fall|rise|drop|fell)`)
	notHeld      = compile(`(?:除了?|不是|不算|非|不|没有?)持平|持平(?:的|产品|品种)*(?:以外|之外|除外)|not (?:flat|unchanged)|except (?:the )?(?:flat|unchanged)`)
	theMoved     = compile(`(跌|涨|降|升|平)(价|了)?的`)
)

func groupRule(q *query) Intent {
	g := groupOf(q)
	if q.has(notGroup) && (q.has(priceWords) || q.has(whichWords)) && len(q.names) == 0 {
		return Refuse{Reason: Unclear}
	}
	if q.has(notGroup) || q.has(patentWords) || q.has(wasteWords) || len(index.Places(q.folded)) > 0 {
		return nil
	}
	rest := q.residual()
	rest = replaced(rest, "", rareEarth, compareWords, lightWords, heavyWords, oxideWords, alloyWords, metalWords, priceWords, changeWords, allWords, averageWords, tradeUnits, whichWords, purityWords, highWords, lowWords)
	only := len([]rune(rest)) < 4 && q.unreadOf(rest) == ""
	if q.has(purityWords) && only && q.has(whichWords) && len(q.names) == 0 {
		return Group{"全部", q.month(), nil} // whose table has the purities
	}
	switch {
	case g != "" && (q.has(priceWords) || q.has(changeWords) || only) && len([]rune(rest)) < 8:
		return Group{g, q.month(), q.without}
	case only && (q.has(allWords) || q.has(priceWords) && (q.has(rareEarth) || rest == "")):
		return Group{"全部", q.month(), q.without}
	}
	return nil
}

// notGroup is a group's opposite, or another market, which no list here is of.
var notGroup = compile(`(?:除|除了|不包括|不含|不要|不是|非)(?:稀土|氧化物|金属(?:的|外|以外|之外|，|,|产品|$)|合金|轻稀土|重稀土|持平)|非(稀土|氧化物|金属|合金|轻|重)|non-?(rare|oxide|metal)|(?:^|[^有])(?:没|不|未)有?(?:跌|涨|降|升|下跌|上涨)`)

// wasteWords are goods that a product's name stands in and its price is not of.
var wasteWords = compile(`废氧化|废金属|粗氧化|纳米氧化|高纯氧化|碳酸|磷酸|carbonate|magnets?|废料|废粉|回收料|边角料|磁材|磁钢|加工费|精矿|原矿|稀土矿|离子矿|矿价|scrap|concentrate`)
