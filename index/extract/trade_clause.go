package extract

import (
	"regexp"
	"strings"

	"rebot/index/bulletin"
)

var (
	leadWords  = regexp.MustCompile(`^(?:其中|截至|截止|以来|此外|同期|另外|同时|而|据[^,]*统计|数据显示|报告称|我国|中国|全国|我|合计|共|到|按美元计价|按人民币计价|的|,|:|、)+`)
	tailWords  = regexp.MustCompile(`(?:总量|总值|总额|数量|量|额|值|合计|累计|共计|共|达到|达|为|是|约|超过|超|近|分别|至|的|了|只有|仅有|仅)+$`)
	headWords  = regexp.MustCompile(`^(?:只有|仅有|仅|总量|总值|总额|数量|量|额|值|达到|达|为|是|约|超过|超|近|合计|共|了)+`)
	partnerRE  = regexp.MustCompile(`(?:^|[^\p{Han}]|我国?|中国|其中)?(对|向|自|从|与|同|来自)([\p{Han}“”A-Za-z]{2,16}?)(?:的|合计|双边|累计)*$`)
	methodRE   = regexp.MustCompile(`^以?(.+?)方式$`)
	bracketed  = regexp.MustCompile(`\([^)]*\)`)
	periodText = regexp.MustCompile(`(?:\d{4}|今|去)年?(?:全年|上半年|下半年|前三季度|前\d{1,2}个?月|1月?(?:-|—|–|至|~|到)\d{1,2}月份?|\d{1,2}月份?(?:当月|底|末)?)|前\d{1,2}个?月|1月?(?:-|—|–|至|~|到)\d{1,2}月份?|\d{1,2}月份?(?:当月|底|末)?|(?:\d{4}|今|去)年|全年|上半年|下半年|前三季度|本月|当月|上月|同期`)
	objectRE   = regexp.MustCompile(`^[\p{Han}A-Za-z]{2,12}$`)
	notSubject = regexp.MustCompile(`投资|出资|收购|产能|产量|生产|签署|计划|预计|消费|需求|库存|配额|指标|市值|营业|营收|净利|项目|建设|规模|能力|年产|公司|成交|供应|储量|资金|股份|销量|增量|占`)
)

// amountClause reads a clause with an amount in it. Where it has no direction of its own it goes on a list that has one.
func (r *reader) amountClause(article int, p *bulletin.Paragraph, text string, c [2]int, m []int, s *tradeState) {
	clause := text[c[0]:c[1]]
	if r.amountsRespectively(article, p, text, c, s) {
		return
	}
	before := periodText.ReplaceAllString(bracketed.ReplaceAllString(clause[:m[0]], ""), "")
	if differenceRE.MatchString(before) {
		s.last = -1 // 增加 300 吨 is no amount of trade, 不足 100 吨 is not what it was
		return
	}
	if !s.take(before, clause[m[1]:]) || s.to == 0 {
		s.forget() // what follows must not go to the subject before
		return
	}
	s.lost = false
	if summedUp.MatchString(before) {
		s.last = -1
		return // which months are added up is not said
	}
	r.amount(article, p, text, c, m, s)
}

// amount adds the amount of a clause whose subject is known.
func (r *reader) amount(article int, p *bulletin.Paragraph, text string, c [2]int, m []int, s *tradeState) {
	clause := text[c[0]:c[1]]
	t := bulletin.Trade{Amount: amountOf(group1(clause, m, 1)), Unit: group1(clause, m, 2)}
	if t.Measure = measureOfUnit(t.Unit); !s.goodsOf(r.Articles[article].Title, t.Measure) {
		s.last = -1
		return
	}
	end := c[0] + m[1]
	if again := restateRE.FindStringSubmatch(clause[m[1]:]); again != nil {
		t.Restated = again[1] + again[2]
		end += len(again[0])
	}
	r.addTrade(article, p, [2]int{c[0], end}, s, t)
	r.sameClauseChange(p, text, end, c[1], s)
}

// measureOfUnit tells money from a quantity.
func measureOfUnit(unit string) string {
	if strings.Contains(unit, "元") || strings.Contains(unit, "人民币") {
		return "金额"
	}
	return "数量"
}

// sameClauseChange reads a change that follows the amount without a comma: 927.8 万吨同比增加 15.9%.
func (r *reader) sameClauseChange(p *bulletin.Paragraph, text string, end, stop int, s *tradeState) {
	m := yearOnRE.FindStringSubmatch(text[end:stop])
	if m == nil {
		return
	}
	if ch := signed(m[1], m[2], m[3], m[5]); ch != nil {
		t := &r.Trades[s.last]
		ch.Base, ch.About = tradeBase(m[0], t.To), about(m[4])
		t.Change = ch
	}
}

// take moves the state on by the words around an amount. It tells whether they speak of foreign trade at all.
func (s *tradeState) take(before, after string) bool {
	before = strings.ReplaceAll(before, "价值", "")
	at := dirRE.FindAllStringIndex(before, -1)
	if at == nil {
		return s.takeNoun(trimTrade(before))
	}
	d := at[len(at)-1]
	pre, post := trimTrade(before[:d[0]]), trimTrade(headWords.ReplaceAllString(before[d[1]:], ""))
	if pre == "货物" {
		pre = "货物贸易"
	}
	if word := before[d[0]:d[1]]; word == "贸易" {
		if !strings.HasPrefix(before[d[1]:], "总") && !strings.HasPrefix(before[d[1]:], "额") {
			return false
		}
		s.direction = "进出口"
	} else {
		s.direction = word
	}
	partner := ""
	if m := partnerRE.FindStringSubmatch(pre); m != nil && goesWith(m[1], s.direction) {
		partner, pre = m[2], ""
	}
	if m := methodRE.FindStringSubmatch(pre); m != nil {
		pre = m[1]
	}
	return s.name(pre, post, partner, objectOf(after))
}

// goesWith tells whether a preposition can name the partner of a direction: 自动数据处理设备出口 has no partner.
func goesWith(preposition, direction string) bool {
	switch preposition {
	case "自", "从", "来自":
		return direction == "进口"
	case "对", "向":
		return direction != "进口"
	}
	return true
}
