package intent

import (
	"slices"
	"strings"

	"rebot/index"
	"rebot/index/bulletin"
)

// tradeRule takes questions for figures of foreign trade. What the question names must be what the figure is of: a
// partner or a kind of goods that the issues do not have is refused, never answered with the whole country's figure.
func tradeRule(q *query) Intent {
	t := TradeOf{Subject: q.subject(), Partner: q.partner()}
	if !q.asksTrade(t) {
		return nil
	}
	t.Direction, t.Measure, t.YearToDate = q.direction(), q.tradeMeasure(), q.time.toDate
	if q.has(whichPartner) && (t.Partner == "" || !q.has(askAmount)) || q.has(placeInRank) || q.has(shareMoved) {
		return newsRule(q) // prose tells it, no figure of its own
	}
	if i := q.otherTrade(t); i != nil {
		return i
	}
	t.Currency, t.Balance, t.Asks = q.currency(), q.has(balanceWords) && !q.apart(), q.tradeChange()
	if t.Subject == "" && t.Partner == "" {
		if t.Subject = "稀土"; t.Currency != "" || t.Balance && !q.has(rareEarth) {
			t.Subject = "货物贸易"
		}
	}
	if t.Balance {
		t.Direction = ""
	}
	switch newest := q.catalog.Newest(); {
	case q.time.year != 0 && q.time.year == newest.Year() && len(q.time.months) == 0:
		t.YearToDate = true // 今年: as far as the newest issue goes
	case q.time.said:
		t.From, t.To = q.time.from, q.time.to
	}
	q.tradeSpan(&t)
	return t
}

// apart tells whether two months are asked about, whose difference is no balance of trade.
func (q *query) apart() bool { return len(q.time.months) > 1 || q.time.against != 0 }

// tradeSpan widens the time to all that is asked about: the year up to a month, two months that are compared, or every
// month where the one with the most or the least is asked for.
func (q *query) tradeSpan(t *TradeOf) {
	switch first := q.catalog.Months; {
	case t.YearToDate && t.To != 0 && t.From == t.To:
		t.From = bulletin.NewMonth(t.To.Year(), 1)
	case q.time.against != 0:
		if t.To == 0 {
			t.From, t.To = q.catalog.Newest(), q.catalog.Newest()
		}
		t.From, t.To, t.Each = min(t.From, q.time.against), max(t.To, q.time.against), true
	case len(q.time.months) > 1 && !q.time.toDate:
		t.Each = true
	case t.To == 0 && q.has(whichMonth) && len(first) > 0:
		t.From, t.To, t.Each = first[0], q.catalog.Newest(), true
	}
	switch {
	case !t.Each:
	case q.has(highWords), q.has(mostWords):
		t.Extreme = "最高"
	case q.has(lowWords), q.has(leastOfAll):
		t.Extreme = "最低"
	}
}

var (
	mostWords  = compile(`最多|最大|most|largest|biggest`)
	leastOfAll = compile(`最少|最小|least|smallest|fewest`)
)

// tradeChange is the change that is asked for, empty where any will do.
func (q *query) tradeChange() string {
	switch {
	case q.has(monthOnMonth), q.has(comparesBefore):
		return "环比"
	case q.has(yearOnYear):
		return "同比"
	}
	return ""
}

// asksTrade tells a question for a figure of trade from one for a price, and from one for news that speaks of trade.
func (q *query) asksTrade(t TradeOf) bool {
	if q.hint == "trade" {
		return true
	}
	if q.has(notTrade) || q.has(whyWords) || q.has(tradeQuota) {
		return false
	}
	other := t.Subject != "" && !strings.Contains(t.Subject, "稀土")
	switch {
	case q.has(tradeWords), isFirm(t.Subject) && (q.has(askNumber) || q.tradeLeft(t) == ""):
		return true
	case t.Partner != "" && q.has(askNumber):
		return len([]rune(q.tradeLeft(t))) < 3
	}
	return other && (q.time.toDate || q.has(strongPrice) && slices.Contains(q.catalog.Averages, t.Subject))
}

// otherTrade refuses what the issues have no figure of, or leaves it to the search: goods of another kind, products,
// partners that no issue names.
func (q *query) otherTrade(t TradeOf) Intent {
	if name := q.otherPartner(t); name != "" {
		return Refuse{Reason: NoTrade, Name: name + t.Subject}
	}
	if m := q.submatch(betweenTwo); m != nil && t.Partner == "" {
		return Refuse{Reason: NoTrade, Name: "中" + m[1] + m[2] + "贸易"}
	}
	for _, place := range index.Places(q.folded) {
		if !strings.Contains(t.Partner, place) {
			return Refuse{Reason: NoTrade, Name: place + t.Subject}
		}
	}
	if t.Partner == "" && strings.HasSuffix(t.Subject, "氧化物") && !strings.Contains(q.folded, bulletin.Fold(t.Subject)) && !q.has(heavyWords) { // of all oxides there may be none
		return Refuse{Reason: NoTrade, Name: q.folded}
	}
	sure, unsure := q.products()
	if len(sure) > 0 && t.Subject != sure[0] || len(sure) == 0 && len(unsure) > 0 {
		return Refuse{Reason: NoTrade, Name: q.names[0].Text}
	}
	left := q.tradeLeft(t)
	if left == "" {
		return nil
	}
	if q.hint == "trade" || q.has(askAmount) || len([]rune(left)) < 5 || q.english && len(left) < 24 {
		return Refuse{Reason: NoTrade, Name: q.folded}
	}
	return newsRule(q)
}

// otherPartner is a partner that the question names in English and no issue has figures of.
func (q *query) otherPartner(t TradeOf) string {
	for _, n := range partnerNames {
		if t.Partner == "" && q.has(n.words) {
			return n.name
		}
	}
	return ""
}

// tradeLeft is what a question names beside its subject, its partner and the words of asking. One character alone is
// no name, but for those of other goods.
func (q *query) tradeLeft(t TradeOf) string {
	rest := q.folded
	for _, name := range []string{bulletin.Fold(t.Subject), bulletin.Fold(t.Partner)} {
		for shared := longestShared(rest, name); len([]rune(shared)) > 1 || shared != "" && shared == name; shared = longestShared(rest, name) {
			rest = strings.ReplaceAll(rest, shared, " ")
		}
	}
	for _, n := range append(slices.Clone(tradeNames), partnerNames...) {
		if covers(t.Subject, n.name) || t.Partner != "" && strings.Contains(t.Partner, n.name) {
			rest = replaced(rest, " ", n.words)
		}
	}
	rest = blank(rest)
	rest = replaced(rest, " ", tradeWords, bothWays, outward, inward, balanceWords, moneyMeasure, weightMeasure, askNumber, askAmount, toDateWord, yearOnYear, doubtWords, changeWords, shareWords, unitPriceWord, dollarWords, priceWords, whichWords, compareWords, tradeUnits, whichMonth, highWords, lowWords, mostWords, leastOfAll, tradeFiller)
	rest = strings.Join(strings.FieldsFunc(rest, func(r rune) bool { return r == ' ' || strings.ContainsRune("的和与口", r) }), "")
	if len([]rune(rest)) == 1 && !strings.Contains("废镁锂钴镍钨锡锌铅银金硅钼锰铬钛", rest) {
		return ""
	}
	return rest
}

var tradeFiller = compile(`\bed\b|截[至止]|月?底|\d+(?:\.\d+)?(?:%|万亿|万|亿)?(?:吨|美元|元|辆|个)?|标题|正文|原文|headline|增速|增幅|还是|对吗|对不对|是吗|是不是|一致|历史|历年|历月|\b(?:firms?|of|in|is|goods|what|the|enterprises?|oxides?)\b|\byear\b|\bdate\b|\bto\b|\bytd\b|咱们?|我们|我国|中国|全国|人民币|china'?s?|\bdid\b|\bmuch\b|\bwas\b|\bwere\b|\bhad\b|\bhave\b|\bmonth\b|\bmany\b|\b(trade|with|s)\b|total|double|合计|全年|单月|当月|月度|month(ly)?|from|between|with|into|against|compared|个?点|密集型?|地区|国家|增长|rare.?earths?|稀土|其中|各自|还是|原料|同期|产品|商品|大宗|情况|表现|按|计价?|计算|两个数|对不上|累计?|总量|氧化物|一吨|亿|万|元|[对从自向速率总共与来去做占货各比上里中用算成型个辆吨年]`)

var (
	placeInRank   = compile(`第几大|几倍|第[一二三四五六七八九十]大`)
	whichPartner  = compile(`从?哪(里|些?国|个国家|些国家|些地区|儿)|来源|来自|which countr|where .{0,20}(from|to)`)
	shareMoved    = compile(`(占|比重|份额|share).{0,8}(提升|提高|增加|下降|上升|变化).{0,6}(百分点|多少|几)`)
	betweenTwo    = compile(`(?:中(英|德|法|澳|俄|印|加|意|巴|泰|新|智|墨|沙|越|缅|马|哈)|(英|德|法|澳|俄|印|加|意|巴|泰|新|智|墨|沙|越|缅|马|哈)中)(?:两国)?(?:双边)?(?:贸易|外贸|进出口)`)
	notTrade      = compile(`产量|储量|消费|需求|产能|产值|管制|政策|禁令|限制|影响|封关|关闭|原矿|开采`)
	balanceWords  = compile(`净出口|净进口|顺差|逆差|差额|净额|(进口|出口).{0,4}(比|减).{0,2}(进口|出口).{0,6}|相差|差多少|trade balance|surplus|deficit|net (exports?|imports?)`)
	moneyMeasure  = compile(`(?:export|import) value|value of|(进口|出口|进出口|贸易)总?额|金额|价值|总值|多少(万|亿)?元|多少钱|by value|in value|worth|how much money`)
	weightMeasure = compile(`(进口|出口|进出口)总?量|数量|多少(万|亿)?(吨|辆|个|台)|几(万|亿)?(吨|辆|台)|几(万|亿)个|吨数|volume|tonnage|how many|tonn?es?`)
	dollarWords   = compile(`美元|美金|dollars?|\busd\b`)
)

// tradeMeasure is what of a trade is asked for; empty where the question leaves it open.
func (q *query) tradeMeasure() string {
	switch {
	case q.has(shareWords):
		return "占比"
	case q.has(unitPriceWord), q.has(strongPrice) && !q.has(moneyMeasure) && !q.has(tradeWords):
		return "均价"
	case q.has(moneyMeasure):
		return "金额"
	case q.has(weightMeasure) && !q.has(strongPrice):
		return "数量"
	}
	return ""
}

func (q *query) currency() string {
	if q.has(dollarWords) {
		return "美元"
	}
	return ""
}

func isFirm(subject string) bool {
	return strings.HasSuffix(subject, "企业") || subject == "货物贸易" || subject == "保税物流"
}
