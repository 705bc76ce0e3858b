package extract

import (
	"regexp"

	"github.com/shopspring/decimal"

	"rebot/index/bulletin"
)

var far = decimal.New(1, 9)

// claimInterval is what a rise or fall may be that is told as a number, in tenths (两成), or in no figure at all.
func claimInterval(rise bool, about, percent, tenths string) bulletin.Interval {
	c := bulletin.Interval{Lo: decimal.New(-5, -2), Hi: far} // 增长 alone: anything but a fall
	switch {
	case percent != "":
		c = looseInterval(about, bulletin.IntervalOf(amountOf(percent), 0))
	case tenths != "":
		v := decimal.NewFromInt(int64(10 * tenth[tenths]))
		c = looseInterval(about, bulletin.Interval{Lo: v.Sub(decimal.NewFromInt(5)), Hi: v.Add(decimal.NewFromInt(5))})
	}
	if !rise {
		c = bulletin.Interval{Lo: c.Hi.Neg(), Hi: c.Lo.Neg()}
	}
	return c
}

var tenth = map[string]int{"一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}

// looseInterval widens a number by the word before it: 超 has no upper end; 近 and 约 allow more than rounding does,
// 近 no more than the number.
func looseInterval(about string, i bulletin.Interval) bulletin.Interval {
	half := i.Hi.Sub(i.Lo).Shift(-1).Mul(decimal.NewFromInt(5))
	mid := i.Lo.Add(half)
	switch about {
	case "超", "超过", "逾":
		return bulletin.Interval{Lo: mid, Hi: far}
	case "近":
		return bulletin.Interval{Lo: mid.Sub(half.Mul(decimal.NewFromInt(2))), Hi: mid}
	case "约":
		return bulletin.Interval{Lo: i.Lo.Sub(half.Shift(-1).Mul(decimal.NewFromInt(5))), Hi: i.Hi.Add(half.Shift(-1).Mul(decimal.NewFromInt(5)))}
	}
	return i
}

// looseChange is what a change may be whose figure stands behind 约, 近 or 超.
func looseChange(c *bulletin.Change) bulletin.Interval {
	p := c.Percent
	if p.Text == "" {
		return changeInterval(c)
	}
	if p.Value.IsNegative() {
		i := looseInterval(c.About, bulletin.IntervalOf(p.Neg(), 0))
		return bulletin.Interval{Lo: i.Hi.Neg(), Hi: i.Lo.Neg()}
	}
	return looseInterval(c.About, bulletin.IntervalOf(p, 0))
}

// otherPeriod is the figure of a headline's subject where the body tells none of the headline's time, but of another run of
// the same kind: the headline says 前10个月, the body 前11个月.
func (a *auditor) otherPeriod(article int, subject, direction string, s tradeState) (found *bulletin.Trade) {
	for i := range a.Trades {
		t := &a.Trades[i]
		if s.to == 0 || t.Cite.Article != article || t.Partner != "" || t.Measure == "占比" || t.Change == nil {
			continue
		}
		if t.From == s.from && t.To == s.to {
			return nil
		}
		if t.Subject == subject && t.Direction == direction && t.From.Year() == s.from.Year() && (t.From == t.To) == (s.from == s.to) {
			found = t
		}
	}
	return found
}

var headAmount = regexp.MustCompile(`([\p{Han}A-Za-z]+?)(进出口|出口|进口)(?:量|额|总值)?(?:为|达到?|至)?(约|近|超过?|逾)?(` + number + `)(` + scale + goods + `)`)

// headlineAmounts holds the amounts in a headline against the body's of the same subject and time.
func (a *auditor) headlineAmounts(r *reader, article int, text, body string) {
	for _, at := range headAmount.FindAllStringSubmatchIndex(body, -1) {
		m, s := groups(body, at), r.headlinePeriod(text[:at[1]])
		e, goods := bulletin.SplitUnit(m[5])
		i := looseInterval(m[3], bulletin.RoundInterval(amountOf(m[4])))
		claim, subject := bulletin.Interval{Lo: i.Lo.Shift(e), Hi: i.Hi.Shift(e)}, trimTrade(m[1])
		var against *bulletin.Trade
		for k := range a.Trades {
			t := &a.Trades[k]
			v, g := tradeInterval(t)
			if t.Cite.Article != article || t.Subject != subject || t.Partner != "" || t.Direction != m[2] || t.Measure == "占比" || g != goods || s.to != 0 && (t.From != s.from || t.To != s.to) {
				continue
			}
			if against = t; v.Meets(claim) {
				break
			}
		}
		if against == nil {
			continue
		}
		if v, _ := tradeInterval(against); !v.Meets(claim) {
			a.find("headline", a.titlePlace(article, subject+m[2]+" "+m[3]+m[4]+" "+m[5]), tradePlace(against), "标题称%s%s %s%s %s，正文为 %s %s", subject, m[2], m[3], m[4], m[5], against.Amount.Text, against.Unit)
		}
	}
}

var headIndex = regexp.MustCompile(`(?:价格)?指数[^,。;\d]{0,4}?(?:至|到|为|报|达|在)(约|近|超过?|逾)?(` + number + `)点`)

// headlineIndex holds an index's value in a headline against those of the body: it must be one of them, or lie between the
// month's high and low.
func (a *auditor) headlineIndex(r *reader, article int, text string) {
	for _, at := range headIndex.FindAllStringSubmatchIndex(text, -1) {
		m := groups(text, at)
		name := r.indexName(text[:at[0]], text[at[0]:at[1]])
		claim := looseInterval(m[1], bulletin.IntervalOf(amountOf(m[2]), 0))
		var against *bulletin.Reading
		held := false
		low, high := far, far.Neg()
		for k := range a.Readings {
			v := &a.Readings[k]
			if v.Cite.Article != article || v.Name != name || v.Unit != "点" || v.Measure == "高低差" {
				continue
			}
			i := bulletin.IntervalOf(v.Value, 0)
			held = held || i.Meets(claim)
			low, high = decimal.Min(low, i.Lo), decimal.Max(high, i.Hi)
			if against == nil || v.Measure == bulletin.Mean {
				against = v
			}
		}
		if against != nil && !held && !claim.Meets(bulletin.Interval{Lo: low, Hi: high}) {
			a.find("headline", a.titlePlace(article, name+" "+m[1]+m[2]+" 点"), readingPlace(against), "标题称%s %s%s 点，正文%s为 %s 点", name, m[1], m[2], against.Measure, against.Value.Text)
		}
	}
}
