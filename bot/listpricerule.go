package bot

import (
	"regexp"
	"strings"

	"rebot/index/bulletin"
)

// listPriceRule takes questions for a company's list price, which the association's average never stands in for.
func listPriceRule(q *query) Intent {
	if q.has(streakWords) {
		return nil
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
	if len(sure) == 0 && !q.has(listWords) {
		return nil
	}
	p := Price{Products: sure, Month: q.month(), Measure: "挂牌价", Company: company, Against: q.time.against, WithAverage: q.has(averageWords) && len(sure) > 0}
	if by := q.extreme(); len(sure) != 1 && by == "最高" {
		p.Aspect = Dearest
	} else if len(sure) != 1 && by == "最低" {
		p.Aspect = Cheapest
	}
	return p
}

var companyName = regexp.MustCompile(`(北方稀土|盛和资源|中国稀土集团|中国稀土|南方稀土|包钢股份|包钢|广晟有色|五矿稀土|厦门钨业|赣州稀土|金力永磁|中科三环|中铝|northern rare earth|china northern|baogang|shenghe)`)

// association is whose average it is, and no company.
var association = regexp.MustCompile(`(中国)?稀土行业协会|行业协会|协会`)

// company is the company that a question names: one with list prices, or one of the trade.
func (q *query) company() string {
	text := association.ReplaceAllString(q.folded, " ")
	var named []string
	for _, c := range q.cover.Companies {
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
	switch m := companyName.FindString(text); m {
	case "northern rare earth", "china northern":
		return "北方稀土"
	case "baogang":
		return "包钢股份"
	case "shenghe":
		return "盛和资源"
	default:
		return m
	}
}
