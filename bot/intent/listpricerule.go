package intent

import (
	"slices"
	"strings"

	"rebot/index/bulletin"
)

// listPriceRule takes questions for a company's list price, which the association's average never stands in for.
func listPriceRule(q *query) Intent {
	if q.has(streakWords) {
		return nil
	}
	if q.has(notCompany) {
		return Refuse{Reason: Unclear}
	}
	sure, unsure := q.products()
	company := q.company()
	if !q.has(listWords) && (company == "" || !q.wantsPrice()) || len(unsure) > 0 && len(sure) == 0 && company == "" {
		return nil
	}
	for _, m := range unsure {
		for _, p := range m.Products {
			sure = addOnce(sure, p)
		}
	}
	if len(sure) == 0 && !q.has(listWords) && !q.onlyPriceOf(company) {
		return nil
	}
	if r := q.otherCompany(company); r != nil {
		return r
	}
	if q.has(spotWords) && !q.has(listWords) {
		return Refuse{Reason: NotPrinted, Name: company + strings.Join(sure, "、") + "的现货价", Near: []string{company + strings.Join(sure, "、") + "挂牌价"}}
	}
	p := Price{Products: sure, Month: q.month(), Measure: "挂牌价", Weight: q.weight(), Company: company, Against: q.time.against, WithAverage: q.has(averageWords) && len(sure) > 0}
	if by := q.extreme(); len(sure) != 1 && by == "最高" {
		p.Aspect = Dearest
	} else if len(sure) != 1 && by == "最低" {
		p.Aspect = Cheapest
	}
	return p
}

// notCompany leaves a company out, which no rule does.
var notCompany = compile(`(?:除了?|除去|不算|不含|不要|except|excluding)\s*\S{0,6}` + companyName.String())

// onlyPriceOf tells whether the question asks for a company's price and for nothing else. Its price is its list price.
func (q *query) onlyPriceOf(company string) bool {
	rest := strings.ReplaceAll(replaced(q.folded, "", priceWords), bulletin.Fold(company), "")
	return slices.Contains(q.catalog.Companies, company) && q.has(strongPrice) && !q.has(averageWords) && len([]rune(strings.TrimSpace(blank(rest)))) < 3
}

// otherCompany refuses the list price of a firm that no issue names: it must not be read as anybody's.
func (q *query) otherCompany(company string) Intent {
	if company != "" || !q.has(listWords) {
		return nil
	}
	m := firmName.FindStringSubmatch(q.residual())
	if m == nil || whichWords.MatchString(m[0]) {
		return nil
	}
	return Refuse{Reason: NoListPrice, Name: m[0], Month: q.month()}
}

// firmName is what is left of a question as a firm's name would be: a place or 集团, 公司 and the like.
var firmName = compile(`(?:` + firmPlaces + `)\p{Han}{0,4}|\p{Han}{2,6}(?:集团|公司|股份|有色|钨业|磁材|资源|稀土)`)

const firmPlaces = `四川|江西|赣州|广东|广西|福建|山东|湖南|内蒙古?|包头|江苏|云南|南方|厦门|龙岩`

var companyName = compile(`(北方稀土|盛和资源|盛和|中稀集团|广晟|中国稀土集团|中国稀土|南方稀土|包钢股份|包钢|广晟有色|五矿稀土|厦门钨业|赣州稀土|金力永磁|中科三环|中铝|northern rare earth|china northern|baogang|shenghe)`)

// marketWords are markets and sources of prices other than the association's averages, and times shorter than a month.
var marketWords = compile(`\blme\b|伦敦|英国|德国|韩国|印度|缅甸|越南|上海|澳洲|澳大利亚|采购价|零售价|长协|成交价|收盘|开盘|招标|拍卖|中间价|底价|成本价|溢价|基差|贴水|升水|价差|月末|月初|月底|[上中下]旬|[上下前后]半个?月|年均|季度均|加权|国储|收储|海关|同花顺|财联社|中国有色网|wind|smm|上海有色网?|亚洲金属网|百川盈孚|百川|生意社|安泰科|瑞道|稀土交易所|交易所|鹿特丹|欧洲|美国|日本|海外|国外|国际|期货|期权|出口|进口|离岸|到岸|\bfob\b|\bcif\b|包头|赣州|四川|江西|内蒙古|江苏|山东|福建|广东|广西|湖南|云南|天津|南方|上上?周|本周|这周|周均|周价|(?:high|low|ultra)[- ]?(?:purity|grade|pure)|last week|this week|weekly|futures|europe|rotterdam|asian metal|argus|fastmarkets`)

// market is the market that a price is asked of, empty for the association's average. The place of a company with a
// price of its own is none.
func (q *query) market() string {
	if q.company() != "" || q.has(spotWords) { // the bulletin has spot prices of its own
		return ""
	}
	if m := q.find(marketWords); m != "" {
		return m
	}
	return q.otherKind()
}

// association is whose average it is, and no company.
var association = compile(`(中国)?稀土行业协会|行业协会|协会`)

// company is the company that a question names: one with list prices, or one of the trade.
func (q *query) company() string {
	text := replaced(q.folded, " ", association)
	var named []string
	for _, c := range q.catalog.Companies {
		if strings.Contains(text, bulletin.Fold(c)) {
			named = append(named, c)
		}
	}
	switch len(named) {
	case 0:
	case 1:
		return named[0]
	default:
		return "" // all of them
	}
	if !q.mayHave(companyName) {
		return ""
	}
	switch m := companyName.FindString(text); m {
	case "northern rare earth", "china northern":
		return "北方稀土"
	case "baogang":
		return "包钢股份"
	case "shenghe", "盛和":
		return "盛和资源"
	case "中稀集团":
		return "中国稀土集团"
	default:
		return m
	}
}
