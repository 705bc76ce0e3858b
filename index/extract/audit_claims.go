package extract

import (
	"regexp"
	"strings"

	"rebot/index/bulletin"
)

var claimAfter = regexp.MustCompile(`^[^,。;\d]{0,4}(?:\d{1,2}月份?)?(?:的)?(挂牌价格?|月?均价)?(?:环比|(?:[较比]((?:\d{4}年|去年|今年)?\d{1,2}月份?|上月|上个月)))(?:相比)?(?:(` + up + `)|(` + down + `))(?:了|幅度?)?(超过|超|逾|约|近)?(` + number + `)%(至|到)?`)

// claims holds changes that the prose tells without a price against the same change where the price stands.
func (a *auditor) claims() {
	r := &reader{Issue: a.Issue, names: bulletin.NewNames()}
	a.each("%", func(article int, p *bulletin.Paragraph, text string) {
		for _, m := range r.names.FindHan(text) {
			c := claimAfter.FindStringSubmatchIndex(text[m.To:])
			if c == nil || len(m.Products) != 1 || m.Bare || forecast(text, m.From, m.To+c[1]) {
				continue
			}
			a.claim(r, article, p, text, m, c)
		}
	})
}

func (a *auditor) claim(r *reader, article int, p *bulletin.Paragraph, text string, m bulletin.Mention, c []int) {
	rest := text[m.To:]
	g := groups(rest, c)
	if g[7] != "" { // …下跌3.5%至 x: read with its price
		return
	}
	month := r.monthBefore(text[:m.From] + m.Text + rest[:max(c[4], 0)])
	measure, company := r.measureOf(article, p, text[:m.From], g[1])
	change := signed(g[3], g[4], "", g[6])
	change.About, change.Base = g[5], r.baseOf("", g[2], month)
	here := cite(article, p, m.From, m.To+c[1])
	for i := range a.Quotes {
		q := &a.Quotes[i]
		if q.Change == nil || q.Product != m.Products[0] || q.Month != month || q.Measure != measure || q.Company != company || q.Change.Base != change.Base || q.Cite == here {
			continue
		}
		if !looseChange(q.Change).Meets(looseChange(change)) && !a.told(q.Cite) {
			a.find("twice", bulletin.Place{Says: strings.TrimSpace(change.About + change.String()), Month: 0, Cite: here}, bulletin.Place{Says: q.Change.About + q.Change.String(), Month: 0, Cite: q.Cite},
				"%s %s%s较%s的变动：一处是%s %s，另一处是%s %s", month.Chinese(), company, m.Text, change.Base.Chinese(), change.About, change, q.Change.About, q.Change)
		}
		return
	}
}
