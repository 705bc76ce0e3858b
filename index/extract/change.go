package extract

import (
	"strings"

	"rebot/index/bulletin"
)

// changeAfter reads the change printed behind a value, against the month before unless it names another.
func (r *reader) changeAfter(text string, end int, month bulletin.Month) (*bulletin.Change, int) {
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

// changes reads the change printed behind a price, and the one against the year before where both stand there.
func (r *reader) changes(q *bulletin.Quote, text string, end int) int {
	q.Change, end = r.changeAfter(text, end, q.Month)
	if q.Change == nil {
		return end
	}
	more, after := r.changeAfter(text, end, q.Month)
	switch {
	case more == nil:
		return end
	case more.Base == q.Month-12 && q.Change.Base != q.Month-12:
		q.YearOnYear = more
	case q.Change.Base == q.Month-12 && more.Base != q.Month-12:
		q.Change, q.YearOnYear = more, q.Change
	default:
		return end
	}
	return after
}

// baseOf is the month that a change is measured against.
func (r *reader) baseOf(word, named string, month bulletin.Month) bulletin.Month {
	switch s := monthText2.FindStringSubmatch(named); {
	case word == "同比" || strings.Contains(named, "同期") || named == "去年":
		return month - 12
	case s != nil && s[3] == "":
		base := r.wordMonth(s[1], s[2], s[3])
		if base >= month && s[1] == "" {
			base -= 12 // a change is measured against what went before
		}
		return base
	}
	return month - 1
}

// baseQuote is the price of the earlier month that a change names, as in 较 1 月的 41.2 万元/吨上调 4.1%.
func (r *reader) baseQuote(q bulletin.Quote, text string, end int) (bulletin.Quote, bool) {
	m := changeText.FindStringSubmatch(text[end:])
	if m == nil || m[3] == "" || m[4] == "点" {
		return q, false
	}
	q.Month, q.Unit, q.Change = r.baseOf(m[1], m[2], q.Month), plainUnit(m[4]), nil
	q.Price, _ = bulletin.ParseAmount(m[3])
	return q, true
}

// signed makes a change of its direction's word and its digits. A direction without a figure is none.
func signed(rise, fall, still, digits string) *bulletin.Change {
	if still != "" {
		return &bulletin.Change{Flat: true}
	}
	a, ok := bulletin.ParseAmount(digits)
	if !ok {
		return nil
	}
	if fall != "" {
		a = a.Neg()
	}
	return &bulletin.Change{Percent: a, Flat: a.Value.IsZero()}
}

func about(words string) string {
	for _, w := range []string{"超过", "超", "逾", "约", "近", "基本", "大致", "大体"} {
		if strings.Contains(words, w) {
			return w
		}
	}
	return ""
}
