package intent

import (
	"strings"
)

var (
	theGap   = compile(`差多少|差几|相差|差价|价差|差距|差额|贵多少|便宜多少|哪个(?:更)?(?:贵|便宜)|谁(?:更)?(?:贵|便宜)|difference|gap|spread|哪个(?:跌|涨|降)|谁(?:跌|涨|降)|which (?:fell|rose|dropped)|which is (?:cheaper|dearer|more expensive)|how much (?:more|less)`)
	also     = compile(`^(?:再|那|并|and|also|with)*\s*(?:加上|加|连同|和|跟|与|同|对比|比较|plus|add|include|compare(?: it| that)? (?:with|to))`)
	besideIt = compile(`相?比`)
)

// together goes on with products side by side: 差多少 asks the same again, 加上氧化钬 for one more.
func together(n *query, after Intent) Intent {
	var c Compare
	switch i := after.(type) {
	case Compare:
		c = i
	case Price:
		c = Compare{Products: i.Products, Month: i.Month}
		if i.Measure != "" || len(i.Products) != 1 {
			return nil
		}
	default:
		return nil
	}
	sure, unsure := n.products()
	switch {
	case len(c.Products) > 1 && len(sure)+len(unsure) == 0 && n.has(theGap) && only(n.folded, []*pattern{theGap, littleWords}):
		return c
	case len(sure) == 1 && len(unsure) == 0 && n.has(also) && !n.time.said && !n.has(tradeWords) && only(n.residual(), []*pattern{also, theGap, compareWords, besideIt, littleWords}):
		products := append([]string(nil), c.Products...)
		c.Products = addOnce(products, sure[0])
		return c
	}
	return nil
}

// ofQuota asks for another batch, stage or year of the plan that was answered.
func (q *query) ofQuota(i QuotaOf, text string) Intent {
	n := newQuery(text+"指标", q.catalog)
	next, ok := quotaRule(n).(QuotaOf)
	if !ok || !only(text, []*pattern{batchText, mineText, smeltText, oreText, yearAlone, quotaWords, askNumberOf}) {
		return nil
	}
	if next.Year == 0 {
		next.Year = i.Year
	}
	if next.Batch == "" && !strings.Contains(text, "全年") && !strings.Contains(text, "合计") {
		next.Batch = i.Batch
	}
	if next.Stage == "" {
		next.Stage = i.Stage
	}
	if next.Scope == "" {
		next.Scope = i.Scope
	}
	if next == i {
		return nil
	}
	return next
}

// elsewhere asks the same of another company, another group, or against another month.
func elsewhere(n *query, after Intent) Intent {
	switch i := after.(type) {
	case Price:
		if c := n.company(); c != "" && i.Measure == "挂牌价" && len(n.names) == 0 && only(n.folded, []*pattern{companyName, listWords, priceWords, littleWords}) {
			i.Company = c
			return i
		}
		if n.has(comparesBefore) && len(n.names) == 0 && only(n.folded, []*pattern{comparesBefore, roseWords, fellWords, changeWords, askNumberOf, joiners, littleWords}) {
			i.Aspect = ChangeOnly
			return i
		}
		if n.time.against != 0 && !n.time.said && len(n.names) == 0 && only(n.folded, []*pattern{againstMonth, besideMonth, roseWords, fellWords, changeWords, askNumberOf, joiners, littleWords}) {
			i.Against, i.Aspect = n.time.against, ChangeOnly
			return i
		}
	case Rank:
		if g := groupOf(n); g != "" && len(n.names) == 0 && !n.time.said && only(n.folded, []*pattern{lightWords, heavyWords, oxideWords, alloyWords, metalWords, littleWords, amongWords}) {
			i.Group, i.Without = g, nil
			return i
		}
		if by := n.rankBy(); len(n.names) == 0 && !n.time.said && len([]rune(n.folded)) < 8 && (by != "" || n.has(smallest)) && n.has(followWords) {
			if by != "" {
				i.By = by
			}
			i.Least = n.has(smallest)
			return i
		}
	case QuotaOf:
		if c := n.company(); c != "" && only(n.folded, []*pattern{companyName, quotaWords, rareEarth, littleWords}) {
			i.Scope = c
			return i
		}
		return n.ofQuota(i, replaced(n.folded, "", pronouns))
	case Movers:
		if g := groupOf(n); g != "" && len(n.names) == 0 && !n.time.said && n.has(followWords) {
			i.Group, i.Without = g, nil
			return i
		}
	case TradeOf:
		p, d := n.partner(), n.direction()
		if p+d != "" && len([]rune(n.folded)) < 16 && n.tradeLeft(TradeOf{Partner: p}) == "" && n.subject() == "" && !n.time.said {
			if p != "" {
				i.Partner = p
			}
			if d != "" {
				i.Direction = d
			}
			return i
		}
	}
	return nil
}

var smallest = compile(`最[小少]|smallest|least`)

// joiners join what is compared.
var joiners = compile(`[比和跟与同较]|相比|对比`)

// amongWords are what may stand around a group's name.
var amongWords = compile(`里面?|中|的|其中|among|of`)
