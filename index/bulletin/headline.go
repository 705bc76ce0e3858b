package bulletin

import (
	"regexp"
	"strings"
)

var (
	claimRE   = regexp.MustCompile(`([\p{Han}A-Za-z、]+?)(进出口|出口|进口)(?:量|额|总值)?(?:同比)?(?:(` + up + `)|(` + down + `))(约|近|超过?|逾)?(` + number + `)%((?:、` + number + `%)*)`)
	priceRise = regexp.MustCompile(`^(?:月?均价|价格|环比)*(?:(` + up + `)|(` + down + `))(约|近|超过?|逾)?(` + number + `)%`)
)

// headlines holds the figures of a headline against those of the bodies: rises of trade and of prices.
func (a *auditor) headlines() {
	r := &reader{Issue: a.Issue, names: NewNames()}
	for i := range a.Articles {
		text := narrow(tidy(a.Articles[i].Title))
		s := tradeState{}
		r.period(text, &s)
		body := periodText.ReplaceAllString(strings.ReplaceAll(text, " ", ","), ",")
		for _, m := range claimRE.FindAllStringSubmatch(body, -1) {
			a.tradeClaim(i, m, s)
		}
		for _, m := range r.names.findHan(text) {
			if c := priceRise.FindStringSubmatch(text[m.To:]); c != nil && len(m.Products) == 1 {
				a.priceClaim(i, m.Products[0], signed(c[1], c[2], "", c[4]), c[3])
			}
		}
	}
}

// tradeClaim pairs subjects with figures in turn: 稀土、铝材出口增 6.8%、16.9%.
func (a *auditor) tradeClaim(article int, m []string, s tradeState) {
	subjects := strings.Split(m[1], "、")
	figures := append([]string{m[6]}, strings.FieldsFunc(m[7], func(r rune) bool { return r == '、' || r == '%' })...)
	if len(figures) != len(subjects) || m[5] != "" {
		return
	}
	for k, subject := range subjects {
		subject = trimTrade(subject)
		claim := signed(m[3], m[4], "", figures[k])
		fact := a.claimed(article, subject, m[2], s)
		if claim == nil || fact == nil || fact.Change == nil || fact.Change.loose() || fact.Change.interval().meets(claim.interval()) {
			continue
		}
		says := subject + m[2] + " " + claim.String()
		a.find("headline", a.titlePlace(article, says), Place{fact.says() + " 同比 " + fact.Change.String(), 0, fact.Cite},
			"标题称%s%s同比 %s，正文（%s）为 %s", subject, m[2], claim, fact.Subject, fact.Change)
	}
}

// claimed finds the figure that a headline speaks of: of the same article, direction and time; the same name, or the
// customs' longer one that holds it (铝材 in 未锻轧铝及铝材).
func (a *auditor) claimed(article int, subject, direction string, s tradeState) *Trade {
	var longer *Trade
	for i := range a.Trades {
		t := &a.Trades[i]
		if t.Cite.Article != article || t.Direction != direction || t.Partner != "" || t.Measure == "均价" || t.Measure == "占比" || t.Change == nil || s.to != 0 && (t.From != s.from || t.To != s.to) {
			continue
		}
		if t.Subject == subject {
			return t
		}
		if strings.HasSuffix(t.Subject, "及"+subject) || strings.HasPrefix(t.Subject, subject+"及") {
			longer = t
		}
	}
	return longer
}

// priceClaim holds the change of a price in a headline against the table's or the prose's.
func (a *auditor) priceClaim(article int, product string, claim *Change, loose string) {
	if claim == nil || loose != "" {
		return
	}
	for i := range a.Quotes {
		q := &a.Quotes[i]
		if q.Product != product || q.Measure != Average || q.Month != a.Month || q.Change == nil || q.Change.Base != q.Month-1 || q.Change.loose() {
			continue
		}
		if !q.Change.interval().meets(claim.interval()) {
			a.find("headline", a.titlePlace(article, product+" "+claim.String()), Place{"环比 " + q.Change.String(), 0, q.Cite},
				"标题称%s %s，正文环比为 %s", product, claim, q.Change)
		}
		return
	}
}
