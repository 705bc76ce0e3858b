package intent

import (
	"slices"
	"strings"
)

// offTopicRule refuses what is far from the bulletin, unless something of it is named too.
func offTopicRule(q *query) Intent {
	if q.has(offTopicWords) && len(q.names) == 0 && !q.has(rareEarth) {
		return Refuse{Reason: OffTopic, Name: q.folded}
	}
	return nil
}

// badMonthRule refuses a month or a year that there is not: it must not be read as another.
func badMonthRule(q *query) Intent {
	if q.time.bad && (len(q.names) > 0 || q.has(priceWords) || q.has(tradeWords) || q.has(indexWords)) {
		return Refuse{Reason: NoSuchMonth}
	}
	return nil
}

// exceptMonth leaves a month out, which no rule does.
var exceptMonth = compile(`(?:除了?|除去|不算|不看|不要|except(?: for)?|excluding)\s*(?:20\d\d年?)?(?:\d{1,2}月|20\d\d-\d\d)`)

// exceptMonthRule refuses a question that leaves a month out: it must not be answered with that month.
func exceptMonthRule(q *query) Intent {
	if q.has(exceptMonth) {
		return Refuse{Reason: Unclear}
	}
	return nil
}

// willReach tells whether a price is asked to get to a number: 到1800吗, but not 跌破1800了吗.
func (q *query) willReach() bool {
	return strings.ContainsAny(q.folded, "到破上") && q.has(reachWords)
}

var reachWords = compile(`(^|[^跌涨])(到|破|上)(得了)?\d+[^了]{0,4}(吗|么|嘛|不)`)

// forecastRule refuses what only the future knows, unless somebody's view is asked for that the bulletin may print.
func forecastRule(q *query) Intent {
	ahead := q.has(futureWords) && len(q.time.months) == 0
	if !q.has(forecastWords) && !q.willReach() && !ahead || q.has(opinionWords) {
		return nil
	}
	sure, unsure := q.products()
	about := len(sure)+len(unsure) > 0 || q.has(priceWords) || q.has(changeWords) || q.has(indexWords) || strings.Contains(q.folded, "稀土") || strings.Contains(q.folded, "rare earth")
	if !about && !q.time.future {
		return nil
	}
	return Refuse{Reason: Forecast, Name: strings.Join(sure, "、")}
}

// unknownRule refuses a name that looks like a product's and that no list has, where its price is asked for.
func unknownRule(q *query) Intent {
	for _, m := range q.names {
		if len(m.Products) == 0 && q.wantsPrice() {
			if sure, _ := q.products(); len(sure) > 0 {
				return nil
			}
			return Refuse{Reason: UnknownProduct, Name: m.Text, Near: m.Near}
		}
	}
	return nil
}

// otherGoodsRule refuses the price of goods in whose name a product stands: 镨钕废料, 稀土精矿.
func otherGoodsRule(q *query) Intent {
	goods := q.find(wasteWords)
	if goods == "" || !q.has(strongPrice) && (len(q.names) == 0 || !q.wantsPrice()) {
		return nil
	}
	for _, m := range q.names {
		if strings.Contains(m.Text, goods) || slices.ContainsFunc(m.Products, func(p string) bool { return strings.HasSuffix(p, "矿") }) {
			return nil // a product of the bulletin
		}
	}
	if q.company() != "" || q.has(whyWords) {
		return nil
	}
	name := strings.TrimSpace(replaced(q.folded, "", aPrice))
	return Refuse{Reason: UnknownProduct, Name: name}
}
