package extract

import (
	"regexp"

	"rebot/index/bulletin"
)

const companySuffix = `(?:稀土集团|稀土|集团|股份|资源|有色|钨业|公司|磁材|三环|永磁|科技)`

var continuedRE = regexp.MustCompile(`^[,;、](?:而|但|其中)?(?:((?:(?:\d{4}|今|去)年)?\d{1,2}月份?|本月|当月|上月|上个月|(?:去年|上年)同[期月])|([\p{Han}]{2,6}` + companySuffix + `))(?:的|则)*(?:挂牌价格?|均价|报价)?(?:则)?(?:为|是|报|[^,。;\d]{0,3}?` + movesTo + `)(` + number + `)(` + proseUnit + `)`)

// pricesContinued reads further prices of the same product that follow with their month or company alone: 10月氧化铒均价为 x，11月为 y;
// 北方稀土氧化镨钕挂牌价为 x，盛和资源为 y.
func (r *reader) pricesContinued(article int, p *bulletin.Paragraph, text string, q bulletin.Quote, end int) {
	for {
		m := continuedRE.FindStringSubmatchIndex(text[end:])
		if m == nil {
			return
		}
		from, rest := end, text[end:]
		next := q
		next.Price, next.Unit = valueOf(group1(rest, m, 3), group1(rest, m, 4)).amount, plainUnit(group1(rest, m, 4))
		if word := group1(rest, m, 1); word != "" {
			next.Month = r.monthBefore(word)
		} else {
			next.Company = trimCompany(group1(rest, m, 2))
		}
		if next.Month == q.Month && (next.Company == q.Company || next.Company == "" || q.Measure != "挂牌价") {
			return
		}
		next.Change, next.YearOnYear = nil, nil
		end = r.changes(&next, text, end+m[1])
		next.Cite = cite(article, p, from, end)
		if r.settled(&next, pricePeriod{month: next.Month}, text, from, end) {
			next.Cite.First = q.Cite.First
			r.Quotes = append(r.Quotes, next)
		}
	}
}
