package bulletin

import (
	"regexp"

	"github.com/shopspring/decimal"
)

var far = decimal.New(1, 9)

// claimInterval is what a rise or fall may be that is told as a number, in tenths (两成), or in no figure at all.
func claimInterval(rise bool, about, percent, tenths string) interval {
	c := interval{decimal.New(-5, -2), far} // 增长 alone: anything but a fall
	switch {
	case percent != "":
		c = looseInterval(about, intervalOf(amountOf(percent), 0))
	case tenths != "":
		v := decimal.NewFromInt(int64(10 * tenth[tenths]))
		c = looseInterval(about, interval{v.Sub(decimal.NewFromInt(5)), v.Add(decimal.NewFromInt(5))})
	}
	if !rise {
		c = interval{c.hi.Neg(), c.lo.Neg()}
	}
	return c
}

var tenth = map[string]int{"一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}

// looseInterval widens a number by the word before it: 超 has no upper end; 近 and 约 allow more than rounding does,
// 近 no more than the number.
func looseInterval(about string, i interval) interval {
	half := i.hi.Sub(i.lo).Shift(-1).Mul(decimal.NewFromInt(5))
	mid := i.lo.Add(half)
	switch about {
	case "超", "超过", "逾":
		return interval{mid, far}
	case "近":
		return interval{mid.Sub(half.Mul(decimal.NewFromInt(2))), mid}
	case "约":
		return interval{i.lo.Sub(half.Shift(-1).Mul(decimal.NewFromInt(5))), i.hi.Add(half.Shift(-1).Mul(decimal.NewFromInt(5)))}
	}
	return i
}

// loosely is what a change may be whose figure stands behind 约, 近 or 超.
func (c *Change) loosely() interval {
	p := c.Percent
	if p.Text == "" {
		return c.interval()
	}
	if p.Value.IsNegative() {
		i := looseInterval(c.About, intervalOf(p.Neg(), 0))
		return interval{i.hi.Neg(), i.lo.Neg()}
	}
	return looseInterval(c.About, intervalOf(p, 0))
}

// otherPeriod is the figure of a headline's subject where the body tells none of the headline's time, but of another run of
// the same kind: the headline says 前10个月, the body 前11个月.
func (a *auditor) otherPeriod(article int, subject, direction string, s tradeState) (found *Trade) {
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
		e, goods := SplitUnit(m[5])
		i := looseInterval(m[3], roundInterval(amountOf(m[4])))
		claim, subject := interval{i.lo.Shift(e), i.hi.Shift(e)}, trimTrade(m[1])
		var against *Trade
		for k := range a.Trades {
			t := &a.Trades[k]
			v, g := t.interval()
			if t.Cite.Article != article || t.Subject != subject || t.Partner != "" || t.Direction != m[2] || t.Measure == "占比" || g != goods || s.to != 0 && (t.From != s.from || t.To != s.to) {
				continue
			}
			if against = t; v.meets(claim) {
				break
			}
		}
		if against == nil {
			continue
		}
		if v, _ := against.interval(); !v.meets(claim) {
			a.find("headline", a.titlePlace(article, subject+m[2]+" "+m[3]+m[4]+" "+m[5]), against.place(), "标题称%s%s %s%s %s，正文为 %s %s", subject, m[2], m[3], m[4], m[5], against.Amount.Text, against.Unit)
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
		claim := looseInterval(m[1], intervalOf(amountOf(m[2]), 0))
		var against *Reading
		held := false
		low, high := far, far.Neg()
		for k := range a.Readings {
			v := &a.Readings[k]
			if v.Cite.Article != article || v.Name != name || v.Unit != "点" || v.Measure == "高低差" {
				continue
			}
			i := intervalOf(v.Value, 0)
			held = held || i.meets(claim)
			low, high = decimal.Min(low, i.lo), decimal.Max(high, i.hi)
			if against == nil || v.Measure == Mean {
				against = v
			}
		}
		if against != nil && !held && !claim.meets(interval{low, high}) {
			a.find("headline", a.titlePlace(article, name+" "+m[1]+m[2]+" 点"), against.place(), "标题称%s %s%s 点，正文%s为 %s 点", name, m[1], m[2], against.Measure, against.Value.Text)
		}
	}
}
