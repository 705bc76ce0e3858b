package intent

import (
	"slices"
	"strconv"
	"strings"

	"rebot/index/bulletin"
)

type (
	month = bulletin.Month
)

var tradeUnits = compile(`百分之?|公斤|千克|每|吨|一吨|万元|元|块|kg|per|ton(ne)?s?|yuan|rmb|cny|人民币|各自|分别|各|还|又|再|都|也|比|多|少|呢|月|年`)

func compareRule(q *query) Intent {
	sure, unsure := q.products()
	if len(unsure) > 0 && q.has(compareWords) && len(sure)+len(unsure) > 1 && q.wantsPrice() {
		for _, m := range unsure {
			for _, p := range m.Products {
				sure = addOnce(sure, p)
			}
		}
	}
	ranked := q.has(fallMost) || q.has(riseMost) || q.has(dearest) || q.has(cheapest)
	if len(sure) < 2 || !q.wantsPrice() && !q.has(compareWords) && !ranked || q.has(shareWords) && !q.has(strongPrice) {
		return nil
	}
	if len(q.time.months) > 1 {
		return Refuse{Reason: Unclear} // which product of which month
	}
	c := Compare{Products: sure, Month: q.month()}
	if q.has(amountText) {
		c.Asks = []string{"数量"}
	}
	if q.time.span > 1 || q.time.said && q.time.from < q.time.to {
		c.Asks = append(c.Asks, "多月")
	}
	return c
}

// extreme is which month of a product's history is asked for: that of its highest or lowest price, or of its biggest fall
// or rise.
func (q *query) extreme() string {
	switch {
	case q.has(whichMonth) && q.has(fellWords):
		return "跌幅"
	case q.has(whichMonth) && q.has(roseWords):
		return "涨幅"
	case q.has(dearest), q.has(highWords):
		return "最高"
	case q.has(cheapest), q.has(lowWords):
		return "最低"
	}
	return ""
}

var whichMonth = compile(`哪(一|几)?个?月|(?:^|[^近前后这过])几月|的月份|什么时候|何时|which month|when|\bmonth (?:was|is|had)\b|(?:highest|lowest) month`)

// historyRule takes one product over several months.
func historyRule(q *query) Intent {
	sure, _ := q.products()
	t := q.time
	if len(sure) != 1 || !q.wantsPrice() && t.span == 0 || q.hint == "news" {
		return nil
	}
	extreme := q.extreme()
	everyMonth := !t.said && t.span == 0 && extreme == "" && q.has(whichMonth) && q.has(overText)
	if !t.said && t.span == 0 && extreme == "" && !everyMonth {
		return nil
	}
	asks := slices.DeleteFunc(q.asks(), func(a string) bool { return a == "涨" || a == "跌" })
	if t.span == 0 && len(t.months) < 2 && slices.Contains(asks, "同比") {
		return nil
	}
	h := History{Product: sure[0], From: t.from, To: t.to, Extreme: extreme, Asks: asks}
	if len(t.months) == 0 && h.From <= q.catalog.Newest() {
		h.To = min(h.To, q.catalog.Newest()) // 今年: as far as the newest issue goes
	}
	if everyMonth {
		h.From, h.To, h.Asks = q.catalog.Newest()-11, q.catalog.Newest(), append(h.Asks, "逐月")
		return h
	}
	if h.Extreme != "" && t.span == 0 && t.year == 0 && len(t.months) < 2 {
		if t.said {
			return nil
		}
		h.From, h.To = q.catalog.Newest()-11, q.catalog.Newest()
		return h
	}
	if q.has(listWords) {
		h.Measure, h.Company = "挂牌价", q.company()
	}
	switch {
	case t.span > 1:
		h.From, h.To = q.month()-month(t.span)+1, q.month()
		return h
	case len(t.months) > 1:
		return h
	case t.year != 0 && slices.ContainsFunc(q.catalog.Months, func(m month) bool { return m.Year() == t.year }) || t.said && t.from < t.to && t.year == 0:
		return h
	}
	return nil
}

var purityText = compile(`9\d(?:\.\d+)?%|99\.\d+%?|\b[2-6]n\d?\b|[二三四五六2-6]个?九`)

// purity is the grade that is asked for: 99.9% or 4N.
func (q *query) purity() string {
	text := q.find(purityText)
	if nines, ok := strings.CutSuffix(text, "九"); ok {
		return strconv.Itoa(number(strings.TrimSuffix(nines, "个"))) + "N"
	}
	if strings.HasPrefix(text, "99.") && !strings.HasSuffix(text, "%") {
		return text + "%"
	}
	return text
}

func priceRule(q *query) Intent {
	sure, _ := q.products()
	if len(sure) != 1 || !q.wantsPrice() || q.has(tradeWords) && !q.has(strongPrice) {
		return nil
	}
	if q.time.future && !q.time.said {
		return Refuse{Reason: Forecast, Name: sure[0]}
	}
	p := Price{Products: sure, Month: q.month(), Market: q.market(), Weight: q.weight(), Asks: q.asks(), Against: q.time.against, Purity: q.purity()}
	switch {
	case q.has(purityWords):
		p.Aspect = PurityOnly
	case q.has(changeWords) && !q.has(strongPrice):
		p.Aspect = ChangeOnly
	}
	if q.has(spotWords) {
		p.Measure = "现货价"
	}
	if p.Market == "" && !q.has(whichMonth) { // of days, which a mean does not tell
		p.Market = q.find(monthExtreme)
	}
	if w := q.whosePrice(); w != "" && p.Market == "" {
		p.Asks = append(p.Asks, "“"+w+"”")
	}
	if (q.time.day > 0 || q.has(dailyWords)) && p.Measure == "" {
		return Refuse{Reason: DailyPrice, Name: sure[0], Month: p.Month}
	}
	return p
}

var monthExtreme = compile(`最[高低]价?|(?:high|low)est|\b(?:high|low)\b`)

// asks lists what a question takes for granted, or wants, that a price may not have.
func (q *query) asks() (out []string) {
	rose, fell := q.has(roseWords), q.has(fellWords)
	for _, a := range []struct {
		word string
		is   bool
	}{{"涨", rose && !fell && q.time.against == 0}, {"跌", fell && !rose && q.time.against == 0}, {"同比", q.has(yearOnYear)}, {"外币", q.has(foreignMoney)}, {"税", q.has(taxWords)}, {"数量", q.weight() == nil && q.has(amountText)}} {
		if a.is {
			out = append(out, a.word)
		}
	}
	return out
}

// chooseRule takes a name that can mean several products, where a price is asked for: all of them are shown.
func chooseRule(q *query) Intent {
	sure, unsure := q.products()
	if len(sure) > 0 || len(unsure) == 0 || !q.wantsPrice() || q.has(tradeWords) && !q.has(strongPrice) {
		return nil
	}
	c := Ambiguous{Name: symbolCase(unsure[0].Text), Month: q.month()}
	for _, m := range unsure {
		for _, p := range m.Products {
			c.Products = addOnce(c.Products, p)
		}
	}
	if len(c.Products) == 0 {
		return Refuse{Reason: UnknownProduct, Name: unsure[0].Text, Near: unsure[0].Near}
	}
	return c
}

// symbolCase writes an element's symbol as chemists do.
func symbolCase(s string) string {
	if len(s) < 3 && s[0] < 0x80 {
		return strings.ToUpper(s[:1]) + s[1:]
	}
	return s
}

var rareEarth = compile(`稀土|rare.?earths?|\bre\b`)

// aPrice is the words of asking for a price, with the unit it is asked in.
var aPrice = compile(`(一|每)?(公斤|千克|吨|kg)?(多少钱|价格|价钱|单价|报价|均价|售价|市价|现价|行情|怎么卖|咋卖|什么价|啥价|几块|几元|多少|几|块|prices?|cost|how much|worth|quote)|(一|每)(公斤|千克|吨)`)

// noPriceRule refuses the price of what is no product of the bulletin.
func noPriceRule(q *query) Intent {
	if !q.has(strongPrice) && q.hint != "price" || q.has(opinionWords) || q.has(rareEarth) && q.hint != "price" {
		return nil
	}
	name := strings.TrimSpace(noWord.ReplaceAllString(aPrice.ReplaceAllString(replaced(q.residual(), " ", compareWords), " "), " "))
	if name == "" || aPrice.ReplaceAllString(name, "") == "" || len([]rune(name)) < 2 {
		return Refuse{Reason: Unclear}
	}
	if n := len([]rune(name)); n > 12 && q.hint != "price" || n > 40 {
		return nil
	}
	return Refuse{Reason: UnknownProduct, Name: name}
}
