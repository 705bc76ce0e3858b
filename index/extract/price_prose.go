package extract

import (
	"regexp"
	"strings"

	"rebot/index/bulletin"
)

var (
	changeText = regexp.MustCompile(`^(?:\([^)\d]{1,8}\))?,?(?:价格)?(?:月|也|均|亦|但|而|且|并)*(环比|同比|较|比|与|和|同)(?:与|较|比)?((?:\d{4}年|去年|今年)?\d{1,2}月份?|上月|上个月|上年同期|去年同期|去年)?(?:相比)?(?:(?:的|均价|\([^)\d]*(?:\d{4}年)?(?:\d{1,2}月)?为?)*(` + number + `)(` + proseUnit + `|点)\)?)?(?:的?均价)?,?(?:均)?(?:(` + up + `)|(` + down + `)|(` + flat + `))(` + near + `)(?:(` + number + `)%)?`)
	bareChange = regexp.MustCompile(`^(?:\([^)\d]{1,8}\))?,(?:(` + up + `)|(` + down + `)|(` + flat + `))(` + near + `)(?:(` + number + `)%)?`)
	purityText = regexp.MustCompile(`(` + grade + `)(?:的)?$`)
	gradeAfter = regexp.MustCompile(`^\(((?:[≥≧>]=?)?(?:` + grade + `))\)`)
	monthText2 = regexp.MustCompile(`(?:(\d{4}|去|今|上)年)?(\d{1,2})月份?|(本月|当月|上月|上个月)`)
	lastWord   = regexp.MustCompile(`(` + measureWords + `)`)
)

// prices reads the prices in a paragraph of prose: each stands behind the product's name and a word of measure.
func (r *reader) prices(article int, p *bulletin.Paragraph) {
	if !strings.ContainsAny(p.Text, "/／每") {
		return
	}
	text := prose(p)
	if !priced.MatchString(text) {
		return
	}
	mentions := r.names.FindHan(text)
	for i := range mentions {
		if len(mentions[i].Products) == 1 && !mentions[i].Bare {
			r.priceOf(article, p, text, mentions, i)
		}
	}
}

func (r *reader) priceOf(article int, p *bulletin.Paragraph, text string, mentions []bulletin.Mention, i int) {
	m := mentions[i]
	before, to := text[:m.From], m.To
	q := bulletin.Quote{Product: m.Products[0], Printed: m.Text, Purity: purityBefore(before)}
	if g := gradeAfter.FindStringSubmatch(text[to:]); g != nil {
		q.Purity, to = g[1], to+len(g[0])
	}
	f, ok := findPrice(text[to:])
	if !ok {
		r.pricesRespectively(article, p, text, mentions, i)
		return
	}
	r.addPrice(article, p, text, q, f, m, to)
}

// addPrice adds the price that f found behind the name of q, and the earlier one that it is compared with.
func (r *reader) addPrice(article int, p *bulletin.Paragraph, text string, q bulletin.Quote, f found, m bulletin.Mention, to int) {
	before, from, end := text[:m.From], start(text[:m.From], m.From), to+f.end
	lead := before + m.Text + text[to:to+f.when]
	when := r.timeBefore(lead)
	q.Month, q.Unit, q.Price = when.month, f.now.unit, f.now.amount
	q.Measure, q.Company = r.measureOf(article, p, before, f.measure)
	q.Measure = proseMeasure(q, before)
	if r.ofDay(&q, lead); !r.settled(&q, when, text, m.From, end) {
		return
	}
	if f.old.unit != "" {
		r.Quotes = append(r.Quotes, r.earlier(q, f, before+m.Text+text[to:to+f.oldWhen], cite(article, p, from, end)))
	}
	old, named := r.baseQuote(q, text, end)
	if q.Change = f.changeOf(q.Month); q.Change == nil {
		end = r.changes(&q, text, end)
	}
	r.asAverage(article, &q, text, m.From, end)
	q.Cite = cite(article, p, from, end)
	r.Quotes = append(r.Quotes, q)
	if named {
		old.Measure, old.Cite = q.Measure, q.Cite
		r.Quotes = append(r.Quotes, old)
	}
	r.pricesContinued(article, p, text, q, end)
}

// earlier is the first price of 由 x 涨至 y: of the month it names, else of the month before.
func (r *reader) earlier(q bulletin.Quote, f found, lead string, c bulletin.Cite) bulletin.Quote {
	month := r.monthBefore(lead)
	if month == q.Month {
		month--
	}
	q.Month, q.Unit, q.Price, q.Cite = month, f.old.unit, f.old.amount, c
	return q
}

// start moves a fact's beginning back over the purity before its name, so that the cited line holds it.
func start(before string, from int) int {
	if m := purityText.FindStringIndex(before); m != nil {
		return m[0]
	}
	return from
}

func purityBefore(before string) string {
	if m := purityText.FindStringSubmatch(before); m != nil {
		return m[1]
	}
	return ""
}
