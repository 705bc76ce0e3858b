package extract

import (
	"regexp"
	"strings"

	"rebot/index/bulletin"
)

// shareName is what a share is of, without words that only point back.
func shareName(s string) string { return strings.TrimPrefix(strings.TrimPrefix(s, "同期"), "全国") }

// shareClause reads 占…的 x%: a share that the subject has of something larger.
func (r *reader) shareClause(article int, p *bulletin.Paragraph, text string, c [2]int, s *tradeState) {
	clause := text[c[0]:c[1]]
	m := shareRE.FindStringSubmatchIndex(clause)
	if m == nil {
		return
	}
	own := amountRE.FindString(blankPeriods(clause)) == "" && dirRE.MatchString(clause[:m[0]])
	if own && s.take(periodText.ReplaceAllString(clause[:m[0]], ""), "") {
		s.subject = shareGoods(group1(clause, m, 1)+group1(clause, m, 2), s.subject)
	} else if own || s.last < 0 {
		return
	}
	if s.direction == "" || s.to == 0 {
		return
	}
	last := s.last
	r.addTrade(article, p, [2]int{c[0] + m[0], c[0] + m[1]}, s, bulletin.Trade{Measure: "占比", Amount: amountOf(group1(clause, m, 3)), Unit: "%", Share: shareName(group1(clause, m, 1) + group1(clause, m, 2))})
	s.last = last
}

var shareOf = regexp.MustCompile(`^(?:全年|同期|当月|我国|全国)*(\p{Han}+?)(?:总)?(?:进口|出口|进出口)`)

// shareGoods names the commodity in what a share is of, as in 占全年稀土出口量的 33.4%.
func shareGoods(of, otherwise string) string {
	if m := shareOf.FindStringSubmatch(of); m != nil {
		return m[1]
	}
	return otherwise
}
