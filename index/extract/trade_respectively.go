package extract

import (
	"regexp"
	"strings"

	"rebot/index/bulletin"
)

var (
	differenceRE = regexp.MustCompile(`(?:(?:` + up + `|` + down + `)(?:了|约|近|超过?|逾)*|不足|不到|不及|未达)$`)
	// What is left of a clause that was not understood: no name of goods begins or ends so.
	debrisRE       = regexp.MustCompile(`^(?:较|比|未[增减]|未$|没有|仍|已|增加|减少|增长|下降|上升|回落|分别|进$|出$|和|与|及|、)|(?:、|和|与|及|进|分别|较|比)$|进、|、出`)
	respectivelyRE = regexp.MustCompile(`^(.*?)分别(?:为|是|达到?|约)*(` + number + `)(` + scale + goods + `)?(?:、|和|与|及|,)(` + number + `)(` + scale + goods + `)$`)
	bothWaysRE     = regexp.MustCompile(`(进|进口|出|出口)(?:量|额)?(?:、|和|与|及)(进口|出口)(?:量|额|总值)?$`)
)

// amountsRespectively reads 稀土进、出口分别为 x 和 y. Any other clause with 分别 gives nothing: whose the amounts are would be a
// guess. It tells whether the clause has that word.
func (r *reader) amountsRespectively(article int, p *bulletin.Paragraph, text string, c [2]int, s *tradeState) bool {
	clause := periodText.ReplaceAllString(bracketed.ReplaceAllString(text[c[0]:c[1]], ""), "")
	if !strings.Contains(clause, "分别") {
		return false
	}
	defer func() { s.last, s.subject, s.partner, s.lost = -1, "", "", true }()
	m := respectivelyRE.FindStringSubmatch(clause)
	if m == nil || s.to == 0 {
		return true
	}
	ways := bothWaysRE.FindStringSubmatch(m[1])
	goods := trimTrade(strings.TrimSuffix(m[1], first(ways)))
	if ways == nil || ways[1][:3] == ways[2][:3] || debrisRE.MatchString(goods) || notSubject.MatchString(goods) {
		return true
	}
	if goods != "" {
		s.subject, s.partner = goods, ""
	}
	if s.subject == "" {
		s.subject = "货物贸易"
	}
	r.bothWays(article, p, c, s, ways, m)
	return true
}

func first(m []string) string {
	if m == nil {
		return ""
	}
	return m[0]
}

// bothWays adds the amounts of the two directions, in the order in which they are named.
func (r *reader) bothWays(article int, p *bulletin.Paragraph, c [2]int, s *tradeState, ways, m []string) {
	units := []string{m[3], m[5]}
	if units[0] == "" {
		units[0] = units[1]
	}
	measure := measureOfUnit(units[0])
	if !s.goodsOf(r.Articles[article].Title, measure) {
		return
	}
	for k, amount := range []string{m[2], m[4]} {
		s.direction = ways[k+1][:3] + "口"
		r.addTrade(article, p, c, s, bulletin.Trade{Measure: measure, Amount: amountOf(amount), Unit: units[k]})
	}
}
