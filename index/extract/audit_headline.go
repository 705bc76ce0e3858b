package extract

import (
	"regexp"
	"strings"

	"rebot/index/bulletin"
)

var (
	claimRE   = regexp.MustCompile(`([\p{Han}A-Za-z、]*?)(进出口|出口|进口)(?:量|额|总值)?(?:同比)?(?:(` + up + `)|(` + down + `))(约|近|超过?|逾)?(?:(` + number + `)%|([一二两三四五六七八九])成)?((?:、` + number + `%)*)`)
	priceRise = regexp.MustCompile(`^(?:月?均价|价格|环比)*(?:(` + up + `)|(` + down + `))(约|近|超过?|逾)?(` + number + `)%`)
)

// headlines holds the figures of a headline against those of the bodies: rises, amounts, prices and the index.
func (a *auditor) headlines() {
	r := &reader{Issue: a.Issue, names: bulletin.NewNames()}
	for i := range a.Articles {
		if len(a.Articles[i].Title) > maxProse {
			continue
		}
		text := hideDamaged(bulletin.Narrow(tidy(a.Articles[i].Title)))
		// periods and blanks part one claim from the next; their length stays, so that each claim finds its own period
		body := strings.ReplaceAll(periodText.ReplaceAllStringFunc(text, func(m string) string { return strings.Repeat(",", len(m)) }), " ", ",")
		subject := ""
		for _, at := range claimRE.FindAllStringSubmatchIndex(body, -1) {
			m := groups(body, at)
			if m[1] == "" {
				m[1] = subject // 稀土出口增 6.8%，进口降两成
			}
			subject = m[1]
			a.tradeClaim(i, m, r.headlinePeriod(text[:at[1]]))
		}
		a.headlineAmounts(r, i, text, body)
		a.headlineIndex(r, i, text)
		for _, m := range r.names.FindHan(text) {
			if c := priceRise.FindStringSubmatch(text[m.To:]); c != nil && len(m.Products) == 1 {
				a.priceClaim(i, m.Products[0], signed(c[1], c[2], "", c[4]), c[3])
			}
		}
	}
}

// headlinePeriod is the time named last in a part of a headline.
func (r *reader) headlinePeriod(text string) tradeState {
	s := tradeState{}
	if all := periodText.FindAllString(text, -1); all != nil {
		r.period(all[len(all)-1], &s)
	}
	return s
}

// tradeClaim pairs subjects with figures in turn: 稀土、铝材出口增 6.8%、16.9%.
func (a *auditor) tradeClaim(article int, m []string, s tradeState) {
	subjects := strings.Split(m[1], "、")
	figures := append([]string{m[6]}, strings.FieldsFunc(m[8], func(r rune) bool { return r == '、' || r == '%' })...)
	if m[6] == "" && len(subjects) > 1 || m[6] != "" && len(figures) != len(subjects) {
		return
	}
	for k, subject := range subjects {
		m[6] = figures[k]
		a.tradeRise(article, trimTrade(subject), m, s, claimInterval(m[3] != "", m[5], m[6], m[7]))
	}
}

func (a *auditor) tradeRise(article int, subject string, m []string, s tradeState, claim bulletin.Interval) {
	fact := a.claimed(article, subject, m[2], s)
	words := claimWords(m)
	if fact == nil {
		if fact = a.otherPeriod(article, subject, m[2], s); fact == nil {
			return
		}
		period := bulletin.PeriodText(s.from, s.to)
		a.find("headline", a.titlePlace(article, period+subject+m[2]+words), bulletin.Place{Says: tradeSays(fact) + " 同比 " + fact.Change.String(), Month: 0, Cite: fact.Cite},
			"标题说的是%s的%s%s（%s），正文说的是%s（%s）", period, subject, m[2], words, fact.Period(), fact.Change)
		return
	}
	if fact.Change == nil || changeInterval(fact.Change).Meets(claim) || isLoose(fact.Change) && looseChange(fact.Change).Meets(claim) {
		return
	}
	a.find("headline", a.titlePlace(article, subject+m[2]+" "+words), bulletin.Place{Says: tradeSays(fact) + " 同比 " + fact.Change.String(), Month: 0, Cite: fact.Cite},
		"标题称%s%s同比 %s，正文（%s）为 %s", subject, m[2], words, fact.Subject, fact.Change)
}

// claimWords prints a headline's claim: +6.8%, or as it stands where it is no plain number.
func claimWords(m []string) string {
	if c := signed(m[3], m[4], "", m[6]); c != nil && m[5] == "" {
		return c.String()
	}
	words := m[3] + m[4] + m[5] + m[6]
	switch {
	case m[6] != "":
		words += "%"
	case m[7] != "":
		words += m[7] + "成"
	}
	return words
}

// claimed finds the figure that a headline speaks of: of the same article, direction and time; the same name, or the
// customs' longer one that holds it (铝材 in 未锻轧铝及铝材).
func (a *auditor) claimed(article int, subject, direction string, s tradeState) *bulletin.Trade {
	var longer *bulletin.Trade
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
func (a *auditor) priceClaim(article int, product string, claim *bulletin.Change, loose string) {
	if claim == nil || loose != "" {
		return
	}
	for i := range a.Quotes {
		q := &a.Quotes[i]
		if q.Product != product || q.Measure != bulletin.Average || q.Month != a.Month || q.Change == nil || q.Change.Base != q.Month-1 || isLoose(q.Change) {
			continue
		}
		if !changeInterval(q.Change).Meets(changeInterval(claim)) {
			a.find("headline", a.titlePlace(article, product+" "+claim.String()), bulletin.Place{Says: "环比 " + q.Change.String(), Month: 0, Cite: q.Cite},
				"标题称%s %s，正文环比为 %s", product, claim, q.Change)
		}
		return
	}
}
