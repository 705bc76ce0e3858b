package intent

import (
	"strings"
)

// grafted reads a short question without a subject of its own as one about what the last answer was of: 它的纯度,
// 100公斤呢, 累计呢, 第二名呢, 第一作者是谁.
func grafted(n *query, after Intent) Intent {
	text := replaced(n.folded, "", pronouns)
	if len(n.names) > 0 || len([]rune(text)) > 24 || n.english && len(strings.Fields(text)) > 7 || n.hint != "" || n.has(helpWords) || n.has(digestWords) || n.has(doubtWords) || rareEarth.MatchString(text) || n.has(followMonth) {
		return nil
	}
	_, patent := after.(PatentsOf)
	_, quota := after.(QuotaOf)
	if _, rule := route(n, nil); !(patent && rule == "patents") && !(quota && rule == "quota") && rule != "news" && rule != "unclear" && rule != "no such price" && rule != "trade" && rule != "moved" && rule != "group" || moved(n) {
		return nil // it means something by itself
	}
	switch i := after.(type) {
	case Price, History:
		return n.about(productOf(after), text, i)
	case TradeOf:
		return n.aboutTrade(i, text)
	case Rank:
		return n.aboutRank(i)
	case News:
		if i.Product != "" {
			if p := n.about(i.Product, text, i); p != nil {
				return p
			}
		}
		return n.aboutNews(i, text)
	case QuotaOf:
		return n.ofQuota(i, text)
	case PatentsOf:
		if i.Number+i.Topic != "" && (n.has(asksOne) || n.has(patentFields)) && only(text, aboutProse) {
			return i
		}
	}
	return nil
}

var (
	pronouns = compile(`^(那么?|还有|换成|再看|它们?的?|这个的?|该|and |what about |how about )+|(呢|吗)?[\s?？。!！]*$`)
	// aboutPrice and aboutProse are all that a question may say that means something only after an answer.
	aboutPrice  = []*pattern{weightText, amountText, averageWords, association, yearOnYear, purityWords, priceWords, changeWords, historyWord, highWords, lowWords, whichMonth, foreignMoney, taxWords, tradeUnits, askNumberOf, compile(`换成|换算|单位|按|要|折合|in tonnes?|per`)}
	aboutProse  = []*pattern{asksOne, compile(`第一|通讯|作者|条|章|款|产量|产能|储量|公司|企业|单位|机构|大学|团队|时间|时候|日期|天|号|地点|位置|地方|负责人|发明人|申请人|申请|公开|公告|专利权人|权利人|期刊|杂志|影响|原因|含量|规模|投资|总额|年产|属于|隶属|发表|公布|投产|生效|施行|实施|股份|持股|比例|占比|温度|性能|方法|目的|意义|一共|总共|分别|年|月|日|人|个|家|些|吨|first|author|journal|many|much|published|inventors?|company|output|it|they|that`)}
	askNumberOf = compile(`多少|几(?:个|倍|钱)|哪个?月|什么时候|how (?:many|much)|when|what`)
	followMonth = compile(`^(那么?)?(上+个?月|本月|\d{1,2}月)(呢)?[\s?？]*$`)
	asksOne     = compile(`谁|哪|几|多少|何时|什么|产量|作者|金额|when|who|where|how (many|much)|which`)
)

// about asks a question of a product, where that makes a question for its price.
func (q *query) about(product, text string, after Intent) Intent {
	if product == "" || q.has(indexWords) || q.has(tradeWords) || q.has(whyWords) || !only(text, aboutPrice) {
		return nil
	}
	if p, ok := after.(Price); ok && p.Measure == "挂牌价" && !q.has(averageWords) {
		product = p.Company + product + "挂牌价"
	}
	n := newQuery(product+" "+text, q.catalog)
	i, _ := route(n, nil)
	switch i := i.(type) {
	case Price:
		if m := monthOf(after); m != 0 && !n.time.said {
			i.Month = m
		}
		return i
	case History, Compare:
		return i
	}
	return nil
}

// only tells whether a text is made of such words alone, one character aside.
func only(text string, words []*pattern) bool {
	text = replaced(text, " ", words...)
	return strings.ReplaceAll(blank(text), " ", "") == ""
}

// moved tells whether a question asks for what moved, or did not, among all products.
func moved(q *query) bool {
	m, ok := movedRule(q).(Movers)
	return ok && (q.has(whichWords) || q.has(theMoved) || m.Group != "")
}

// aboutTrade asks for another measure or time of the trade that was answered.
func (q *query) aboutTrade(t TradeOf, text string) Intent {
	if q.subject() != "" || q.partner() != "" || q.direction() != "" || q.has(priceWords) && !q.has(unitPriceWord) || q.tradeLeft(TradeOf{}) != "" {
		return nil
	}
	n := newQuery(t.Partner+t.Subject+t.Direction+text, q.catalog)
	if i, ok := tradeRule(n).(TradeOf); ok {
		if !n.time.said && !i.YearToDate {
			i.From, i.To = t.From, t.To
		}
		return i
	}
	return nil
}

// aboutRank goes on counting.
func (q *query) aboutRank(r Rank) Intent {
	n := q.count()
	switch nth := q.nth(); {
	case nth > 0:
		r.Nth = nth
	case n > 1 && q.has(topN):
		r.N, r.Nth = n, 0
	default:
		return nil
	}
	return r
}

// aboutNews asks more of the article that answered.
func (q *query) aboutNews(n News, text string) Intent {
	if !q.has(asksOne) || q.has(priceWords) || q.has(tradeWords) || q.has(indexWords) || !only(text, aboutProse) {
		return nil
	}
	n.Topic = n.Topic + " " + text
	return n
}
