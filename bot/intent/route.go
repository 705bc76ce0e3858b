package intent

import (
	"strings"
	"unicode"

	"rebot/index"
	"rebot/index/bulletin"
)

// A rule is one line of the ordered list that routes a question. The first that gives an intent wins.
type rule struct {
	name  string
	apply func(*query) Intent
}

// rules go from what can mean one thing alone to what takes any question. Refusals stand where they are sure: a
// forecast is refused before the product in it is priced.
var rules = []rule{
	{"help", helpRule},
	{"hint", hintRule},
	{"off topic", offTopicRule},
	{"no such month", badMonthRule},
	{"month left out", exceptMonthRule},
	{"digest", digestRule},
	{"doubts", doubtsRule},
	{"forecast", forecastRule},
	{"why", whyRule},
	{"unknown name", unknownRule},
	{"other goods", otherGoodsRule},
	{"rank", rankRule},
	{"threshold", overRule},
	{"index", indexRule},
	{"history", historyRule},
	{"list price", listPriceRule},
	{"compare", compareRule},
	{"price", priceRule},
	{"choose", chooseRule},
	{"quota", quotaRule},
	{"trade", tradeRule},
	{"moved", movedRule},
	{"group", groupRule},
	{"patents", patentsRule},
	{"no such price", noPriceRule},
	{"unclear", unclearRule},
	{"news", newsRule},
}

// A Reading is what a question was understood as.
type Reading struct {
	Intent  Intent
	Rule    string // the rule that took it
	English bool   // the question is in English
}

// Read reads a question with what the conversation was about before it, nil for nothing. It is pure: it looks nothing up
// but what is covered, and relative times count from the newest issue covered.
func Read(text string, after Intent, c *Catalog) Reading {
	q := newQuery(text, c)
	i, rule := route(q, after)
	return Reading{i, rule, q.english}
}

// route applies the rules, after what a question may take over from the conversation before it.
func route(q *query, after Intent) (Intent, string) {
	if i := follow(q, after); i != nil {
		return i, "follow-up"
	}
	for _, r := range rules {
		if i := r.apply(q); i != nil {
			return i, r.name
		}
	}
	return Help{}, "none"
}

func helpRule(q *query) Intent {
	if q.hint == "help" || q.hint == "start" || q.folded == "" && (q.hint == "" || q.hint == "price" || q.hint == "trade" || q.hint == "search") || q.has(helpWords) {
		return Help{}
	}
	return nil
}

// hintRule takes what a command's word alone decides.
func hintRule(q *query) Intent {
	switch q.hint {
	case "digest", "report":
		return Digest{q.month()}
	case "news", "policy", "research", "search":
		if q.folded == "" {
			return Digest{q.month()}
		}
		return newsRule(q)
	case "patent":
		return patentsRule(q)
	case "index":
		return q.index()
	}
	return nil
}

// month is the month asked for, the last of several, else the newest; of a year that is not over, the newest too.
func (q *query) month() month {
	newest := q.catalog.Newest()
	if q.time.said && !(q.time.from <= newest && newest < q.time.to) {
		return q.time.to
	}
	return newest
}

func digestRule(q *query) Intent {
	if len(q.names) == 0 && q.has(digestWords) && !q.has(patentWords) && !q.has(paperWords) {
		return Digest{q.month()}
	}
	return nil
}

func doubtsRule(q *query) Intent {
	rest := doubtFiller.ReplaceAllString(doubtWords.ReplaceAllString(q.residual(), ""), "")
	if q.has(doubtWords) && len(q.names) == 0 && len([]rune(rest)) < 6 {
		return Discrepancies{q.month()}
	}
	return nil
}

// whyRule gives the price that moved and what the bulletin says around it.
func whyRule(q *query) Intent {
	if !q.has(whyWords) {
		return nil
	}
	n := q.news()
	if sure, _ := q.products(); len(sure) > 0 && (q.has(changeWords) || q.has(priceWords)) {
		n.Product, n.Asks = sure[0], q.asks()
		n.Kinds = []bulletin.Kind{bulletin.News, bulletin.Policy, bulletin.Customs}
		if q.time.said {
			n.Month = q.month()
			if q.catalog.Has(n.Month) && len(q.catalog.Months) > 1 {
				n.From, n.To = n.Month, n.Month
			}
		}
	}
	return n
}

// wantsPrice tells whether a question that names a product asks for its price: in so many words, by asking for a
// number of it, or by naming nothing else. A lone element must stand nearly alone, since it is also what studies and
// mines are about.
func (q *query) wantsPrice() bool {
	if q.price == nil {
		wants := q.asksPrice()
		q.price = &wants
	}
	return *q.price
}

func (q *query) asksPrice() bool {
	if q.hint == "price" || q.has(purityWords) || q.has(listWords) {
		return true
	}
	if q.has(otherWords) {
		return false
	}
	sure, _ := q.products()
	if q.has(strongPrice) || len(sure) > 0 && q.has(askWords) && q.unreadBehind() == "" {
		return true
	}
	rest := replaced(q.residual(), "", amountText)
	rest = replaced(rest, "", priceWords, changeWords, compareWords, historyWord, averageWords, whichWords, yearOnYear, tradeUnits)
	left := len([]rune(strings.ReplaceAll(rest, " ", "")))
	if len(sure) == 0 {
		return left < 3 || q.english && q.has(changeWords) && q.unread() == ""
	}
	return q.unreadBehind() == "" && (left < 6 || q.unread() == "")
}

// headlineWords are sections of the bulletin, when they are all that is asked for.
var headlineWords = compile(`^(政策|新闻|资讯|行业动态|行业新闻|动态|科研|科研进展|研究|headlines?|news|policy|policies)$`)

func unclearRule(q *query) Intent {
	if q.time.said && q.residual() == "" && len(q.names) == 0 && !q.time.future && q.time.day == 0 {
		return Digest{q.month()} // a month alone
	}
	if len(q.names) == 0 && headlineWords.MatchString(q.residual()) {
		return Digest{q.month()} // which has the headlines
	}
	if letterless(q.residual()) || q.has(sourceWords) || q.residual() == "" && len(q.names) == 0 && q.time.day == 0 && !strings.Contains(q.folded, "稀土") {
		return Refuse{Reason: Unclear}
	}
	return nil
}

// letterless tells whether a text, which is not empty, has nothing to search for.
func letterless(text string) bool {
	return text != "" && !strings.ContainsFunc(text, unicode.IsLetter)
}

func newsRule(q *query) Intent { return q.news() }

// quantityWords are kinds of figures. A sentence on something else of the same place or firm does not answer for them.
var quantityWords = compile(`储量|库存|罚款|营收|净利润|毛利率?|股价|市值|工资|人口|面积|加工费|运费|税率|利率|回收率|开工率|市占率|注册资本`)

// searchFrame asks whether there is anything on a topic, and says nothing of it.
var searchFrame = compile(`^(?:有没有|有无|是否有|有什么|有哪些)(?:关于|有关|涉及)?|的?(?:相关|有关)?的?(?:论文|文献|文章|报道|消息|新闻|内容|资料)(?:吗|么|呢|有哪些|有吗)?[?？]?$`)

// news is a search for prose, in the months and the kinds of article that the question names.
func (q *query) news() News {
	n := News{Topic: q.folded}
	if topic := replaced(q.folded, "", searchFrame); len([]rune(topic)) > 1 {
		n.Topic = topic
	}
	if q.time.said && !q.time.future && q.catalog.Has(q.time.to) && len(q.catalog.Months) > 1 && len(q.time.months) > 0 {
		n.From, n.To = q.time.from, q.time.to
	}
	n.Kinds = kindsOf(q)
	switch {
	case q.has(whyWords):
	case q.english:
		if len(q.names) > 0 {
			n.Beside = index.InChinese(q.unread())
		}
	case q.has(quantityWords):
		n.Beside = q.find(quantityWords)
	case len(q.names) > 0:
		n.Beside = q.unread()
	case q.has(tradeQuota):
		n.Beside = "配额"
	case q.has(tradeWords) && q.has(rareEarth) && !q.has(whichPartner):
		n.Beside = q.unreadOf(q.tradeLeft(TradeOf{}))
	}
	return n
}
