package bulletin

import (
	"regexp"
	"strings"
)

const (
	up   = `上涨|上升|增长|增加|回升|上调|上扬|走高|提高|提升|攀升|扩大|涨|升|增|高`
	down = `下跌|下降|减少|回落|下调|下滑|走低|降低|缩减|收窄|跌|降|减|低`
	flat = `(?:基本|大致|大体)?(?:持平|相同|相当)|不变|无变化|没有变化|保持稳定`
	near = `(?:了|约|大约|近|超过|超|逾|幅度?|为|达到|达)*`
)

const (
	measureWords = `月均价|平均价格?|均价|挂牌价格?|现货报?价格?|关联交易价格?|最高价|最低价|成交价|收盘价|报价|价格`
	linking      = `(?:调整|不含税|含税|为|是|达到|达|报收于|报收|收于|报|在|至|于|:|约|每吨)*`
)

var (
	priceAfter = regexp.MustCompile(`^(?:的|(?:\d{4}年)?\d{1,2}月份?|国内|市场|本月|当月|全月)*(` + measureWords + `)?(?:\([^)]{0,12}\))?(?:(由|从)(?:上月|上个月|(?:去年)?\d{1,2}月份?)?的?)?` + linking + `(` + number + `)(` + unitPattern + `)`)
	riseTo     = regexp.MustCompile(`^[^,。;]{0,8}?(?:涨|跌|升|降|增|减|调|落)[^,。;\d]{0,4}(?:至|到|为)(` + number + `)(` + unitPattern + `)`)
	changeText = regexp.MustCompile(`^,?(?:价格)?(?:月|也|均|亦|但)*(环比|同比|较|比|与|和|同)(?:与|较|比)?((?:\d{4}年|去年|今年)?\d{1,2}月份?|上月|上个月|上年同期|去年同期|去年)?(?:相比)?(?:(?:的|均价|\([^)\d]*(?:\d{4}年)?(?:\d{1,2}月)?为?)*(` + number + `)(` + unitPattern + `|点)\)?)?(?:的?均价)?,?(?:均)?(?:(` + up + `)|(` + down + `)|(` + flat + `))(` + near + `)(?:(` + number + `)%)?`)
	bareChange = regexp.MustCompile(`^,(?:(` + up + `)|(` + down + `)|(` + flat + `))(` + near + `)(?:(` + number + `)%)?`)
	purityText = regexp.MustCompile(`(\d{2,3}(?:\.\d+)?%|[2-6]N\d?)(?:的)?$`)
	monthText2 = regexp.MustCompile(`(?:(\d{4}|去|今|上)年)?(\d{1,2})月份?|(本月|当月|上月|上个月)`)
	lastWord   = regexp.MustCompile(`(` + measureWords + `)`)
	companyRE  = regexp.MustCompile(`([\p{Han}]{2,6}(?:稀土集团|稀土|集团|股份|资源|有色|钨业|公司|磁材|三环|永磁|科技))(?:称|表示|宣布|公布|发布|公告|给出|方面|的|将|上调|下调|\d|对|本|，|,|:)`)
)

// prices reads the prices in a paragraph of prose: each stands behind the product's name and a word of measure.
func (r *reader) prices(article int, p *Paragraph) {
	if !strings.ContainsAny(p.Text, "/／") {
		return
	}
	text := narrow(p.Text)
	if !unitInText.MatchString(text) {
		return
	}
	mentions := r.names.findHan(text)
	for i := range mentions {
		if len(mentions[i].Products) == 1 && !mentions[i].Bare {
			r.priceOf(article, p, text, mentions, i)
		}
	}
}

func (r *reader) priceOf(article int, p *Paragraph, text string, mentions []Mention, i int) {
	m := mentions[i]
	rest := text[m.To:]
	hit := priceAfter.FindStringSubmatchIndex(rest)
	if hit == nil {
		r.pricesInTurn(article, p, text, mentions, i)
		return
	}
	before := text[:m.From]
	q := Quote{Product: m.Products[0], Printed: m.Text, Unit: plainUnit(group1(rest, hit, 4)), Purity: purityBefore(before)}
	q.Month = r.monthBefore(before + m.Text + rest[:hit[6]])
	q.Measure, q.Company = r.measureOf(article, p, before, group1(rest, hit, 1))
	q.Price, _ = ParseAmount(group1(rest, hit, 3))
	end := m.To + hit[1]
	from := start(before, m.From)
	if to := riseTo.FindStringSubmatchIndex(text[end:]); hit[4] >= 0 && to != nil {
		old := q
		q.Month = r.monthBefore(before + m.Text + rest[:hit[4]])
		if old.Month == q.Month {
			old.Month = q.Month - 1
		}
		old.Cite = cite(article, p, from, end)
		r.Quotes = append(r.Quotes, old)
		q.Price, _ = ParseAmount(group1(text[end:], to, 1))
		q.Unit = plainUnit(group1(text[end:], to, 2))
		end += to[1]
	}
	old, named := r.baseQuote(q, text, end)
	q.Change, end = r.changeAfter(text, end, q.Month)
	q.Cite = cite(article, p, from, end)
	r.Quotes = append(r.Quotes, q)
	if named {
		old.Cite = q.Cite
		r.Quotes = append(r.Quotes, old)
	}
}

// start moves a fact's beginning back over the purity before its name, so that the cited line holds it.
func start(before string, from int) int {
	if m := purityText.FindStringIndex(before); m != nil {
		return m[0]
	}
	return from
}

func group1(s string, idx []int, n int) string {
	if idx[2*n] < 0 {
		return ""
	}
	return s[idx[2*n]:idx[2*n+1]]
}

func purityBefore(before string) string {
	if m := purityText.FindStringSubmatch(before); m != nil {
		return m[1]
	}
	return ""
}

// measureOf names the measure and, for a list price, whose it is. A price without a word of its own takes the last
// one of the sentence.
func (r *reader) measureOf(article int, p *Paragraph, before, word string) (measure, company string) {
	sentence := before[sentenceStart(before):]
	if word == "" || word == "价格" || word == "报价" {
		if all := lastWord.FindAllString(sentence, -1); len(all) > 0 {
			word = all[len(all)-1]
		}
	}
	switch {
	case strings.HasPrefix(word, "挂牌价"):
		return "挂牌价", r.companyBefore(article, p, before)
	case strings.Contains(word, "均价"):
		return Average, ""
	case strings.HasPrefix(word, "现货"):
		return "现货价", ""
	case strings.HasPrefix(word, "关联交易"):
		return "关联交易价", r.companyBefore(article, p, before)
	case word == "":
		return "价格", ""
	}
	return word, ""
}
