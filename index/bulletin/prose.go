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

// companyBefore finds whose list price it is: the company named last before it, in the paragraph or the article.
func (r *reader) companyBefore(article int, p *Paragraph, before string) string {
	if c := lastCompany(before); c != "" {
		return c
	}
	found := lastCompany(r.Articles[article].Title)
	for i := range r.Articles[article].Paragraphs {
		if q := &r.Articles[article].Paragraphs[i]; q.First < p.First {
			if c := lastCompany(narrow(q.Text)); c != "" {
				found = c
			}
		}
	}
	return found
}

func lastCompany(s string) string {
	for {
		all := companyRE.FindAllStringSubmatchIndex(s, -1)
		if all == nil {
			return ""
		}
		last := all[len(all)-1]
		if c := trimCompany(s[last[2]:last[3]]); c != "" {
			return c
		}
		s = s[:last[0]]
	}
}

var companyLead = regexp.MustCompile(`^(?:据|由|受|从|向|与|对|在|按|而|称)`)

// trimCompany takes words off the front that are no part of a name, and refuses what names no one company.
func trimCompany(c string) string {
	for _, w := range []string{"其中", "其稀土", "近期", "受", "的", "和", "与", "对", "以及", "主要", "显示", "方面", "月份", "月", "年", "日"} {
		if i := strings.LastIndex(c, w); i >= 0 && (len(w) > 3 || len([]rune(c[i+len(w):])) > 3) {
			c = c[i+len(w):] // 盛和资源 keeps its 和
		}
	}
	c = companyLead.ReplaceAllString(c, "")
	switch c {
	case "", "稀土", "公司", "集团", "资源", "科技", "股份", "中国稀土", "全球稀土", "国内稀土":
		return ""
	}
	if strings.HasPrefix(c, "稀土") || strings.HasSuffix(c, "轻稀土") || strings.HasSuffix(c, "重稀土") || strings.HasSuffix(c, "要稀土") {
		return ""
	}
	return c
}

// sentenceStart is where the sentence that s ends in begins.
func sentenceStart(s string) int {
	at := 0
	for _, mark := range []string{"。", ";", "!", "?"} {
		if i := strings.LastIndex(s, mark); i >= 0 {
			at = max(at, i+len(mark))
		}
	}
	return at
}

// monthBefore is the month a price is of: the last one named before it in the paragraph, else the issue's. A month
// that a change is measured against (较8月) is not it.
func (r *reader) monthBefore(before string) Month {
	before = bracketed.ReplaceAllString(before, "")
	all := monthText2.FindAllStringSubmatchIndex(before, -1)
	for i := len(all) - 1; i >= 0; i-- {
		m := all[i]
		lead := before[:m[0]]
		if comparedWith.MatchString(lead) || noMonth.MatchString(before[m[1]:]) {
			continue
		}
		return r.wordMonth(group1(before, m, 1), group1(before, m, 2), group1(before, m, 3))
	}
	return r.Month
}

var (
	comparedWith = regexp.MustCompile(`(较|比|与|连续)$`)
	noMonth      = regexp.MustCompile(`^(以来|日|\d{1,2}日)`) // 11月8日 is a day
)

func (r *reader) wordMonth(year, month, word string) Month {
	switch {
	case word == "本月" || word == "当月":
		return r.Month
	case word != "":
		return r.Month - 1
	case year == "去" || year == "上":
		return NewMonth(r.Month.Year()-1, atoi(month))
	case year == "今":
		return NewMonth(r.Month.Year(), atoi(month))
	}
	return r.nearMonth(year, month)
}

// changeAfter reads the change printed behind a value, against the month before unless it names another.
func (r *reader) changeAfter(text string, end int, month Month) (*Change, int) {
	rest := text[end:]
	m := changeText.FindStringSubmatch(rest)
	if m == nil {
		b := bareChange.FindStringSubmatch(rest)
		if b == nil {
			return nil, end
		}
		m = []string{b[0], "", "", "", "", b[1], b[2], b[3], b[4], b[5]}
	}
	c := signed(m[5], m[6], m[7], m[9])
	if c == nil {
		return nil, end
	}
	c.Base, c.About = r.baseOf(m[1], m[2], month), about(m[7]+m[8])
	return c, end + len(m[0])
}

// baseOf is the month that a change is measured against.
func (r *reader) baseOf(word, named string, month Month) Month {
	switch s := monthText2.FindStringSubmatch(named); {
	case word == "同比" || strings.Contains(named, "同期") || named == "去年":
		return month - 12
	case s != nil && s[3] == "":
		return r.wordMonth(s[1], s[2], s[3])
	}
	return month - 1
}

// baseQuote is the price of the earlier month that a change names, as in 较 1 月的 41.2 万元/吨上调 4.1%.
func (r *reader) baseQuote(q Quote, text string, end int) (Quote, bool) {
	m := changeText.FindStringSubmatch(text[end:])
	if m == nil || m[3] == "" || m[4] == "点" {
		return q, false
	}
	q.Month, q.Unit, q.Change = r.baseOf(m[1], m[2], q.Month), plainUnit(m[4]), nil
	q.Price, _ = ParseAmount(m[3])
	return q, true
}

// signed makes a change of its direction's word and its digits. A direction without a figure is none.
func signed(rise, fall, still, digits string) *Change {
	if still != "" {
		return &Change{Flat: true}
	}
	a, ok := ParseAmount(digits)
	if !ok {
		return nil
	}
	if fall != "" {
		a = a.Neg()
	}
	return &Change{Percent: a, Flat: a.Value.IsZero()}
}

func about(words string) string {
	for _, w := range []string{"超过", "超", "逾", "约", "近", "基本", "大致", "大体"} {
		if strings.Contains(words, w) {
			return w
		}
	}
	return ""
}
