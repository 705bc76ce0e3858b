package extract

import (
	"fmt"
	"strings"

	"rebot/index/bulletin"
)

func tradeInterval(t *bulletin.Trade) (bulletin.Interval, string) {
	e, goods := bulletin.SplitUnit(t.Unit)
	return bulletin.IntervalOf(t.Amount, e), goods
}

func tradeSays(t *bulletin.Trade) string {
	return fmt.Sprintf("%s%s%s%s %s %s", t.Period(), t.Partner, t.Subject, t.Direction, t.Amount.Text, t.Unit)
}

func tradePlace(t *bulletin.Trade) bulletin.Place {
	return bulletin.Place{Says: tradeSays(t), Cite: t.Cite}
}

// tradeLike tells whether two figures differ at most in direction and period.
func tradeLike(t *bulletin.Trade, o *bulletin.Trade) bool {
	return t.Subject == o.Subject && t.Partner == o.Partner && t.Measure == o.Measure && t.Measure != "占比"
}

// tradeSums holds 进出口 against 出口 plus 进口 of the same thing and time, in one article.
func (a *auditor) tradeSums() {
	for i := range a.Trades {
		total := &a.Trades[i]
		if total.Direction != "进出口" {
			continue
		}
		var parts [2]*bulletin.Trade
		for j := i + 1; j < len(a.Trades) && j < i+6; j++ {
			p := &a.Trades[j]
			if p.Direction == "进出口" && p.Measure != "占比" {
				break
			}
			for k, d := range []string{"出口", "进口"} {
				if parts[k] == nil && p.Direction == d && tradeLike(p, total) && p.From == total.From && p.To == total.To && p.Cite.Article == total.Cite.Article {
					parts[k] = p
				}
			}
		}
		if parts[0] != nil && parts[1] != nil {
			a.sum(total, parts[0], parts[1])
		}
	}
}

func (a *auditor) sum(total, out, in *bulletin.Trade) {
	t, g := tradeInterval(total)
	x, g2 := tradeInterval(out)
	y, g3 := tradeInterval(in)
	if g == g2 && g == g3 && !t.Meets(x.Plus(y)) {
		a.find("sum", tradePlace(total), tradePlace(out), "%s%s%s：进出口 %s %s，而出口 %s %s 与进口 %s %s 之和不等于它", total.Period(), total.Partner, total.Subject,
			total.Amount.Text, total.Unit, out.Amount.Text, out.Unit, in.Amount.Text, in.Unit)
	}
}

// tradeSpans holds a month against the year to date that contains it: the part can't be more than the whole.
func (a *auditor) tradeSpans() {
	for i := range a.Trades {
		for j := range a.Trades {
			m, y := &a.Trades[i], &a.Trades[j]
			if m.Measure == "均价" || !tradeLike(m, y) || m.Direction != y.Direction || !(y.From <= m.From && m.To <= y.To && (y.From < m.From || m.To < y.To)) {
				continue
			}
			part, g := tradeInterval(m)
			whole, g2 := tradeInterval(y)
			if g == g2 && part.Lo.GreaterThan(whole.Hi) {
				a.find("unit", tradePlace(y), tradePlace(m), "%s%s：%s %s %s，竟少于其中%s的 %s %s，疑为单位之误", m.Subject, m.Direction, y.Period(), y.Amount.Text, y.Unit, m.Period(), m.Amount.Text, m.Unit)
			}
		}
	}
}

// tradeTwice holds figures of the same thing, direction and time against each other.
func (a *auditor) tradeTwice() {
	for i := range a.Trades {
		for j := i + 1; j < len(a.Trades); j++ {
			x, y := &a.Trades[i], &a.Trades[j]
			if x.Cite == y.Cite || !sameGoods(x.Subject, y.Subject) || x.Partner != y.Partner || x.Direction != y.Direction || x.Measure != y.Measure || x.Measure == "占比" || x.From != y.From || x.To != y.To {
				continue
			}
			a.sameTrade(x, y)
		}
	}
}

func (a *auditor) sameTrade(x, y *bulletin.Trade) {
	p, g := tradeInterval(x)
	q, g2 := tradeInterval(y)
	if g != g2 {
		return
	}
	if !p.Meets(q) {
		a.find("twice", tradePlace(x), tradePlace(y), "%s%s%s：一处是 %s %s，另一处是 %s %s%s", x.Period(), x.Subject, x.Direction, x.Amount.Text, x.Unit, y.Amount.Text, y.Unit, unitHint(p, q))
		return
	}
	if c, d := x.Change, y.Change; c != nil && d != nil && c.Base == d.Base && !isLoose(c) && !isLoose(d) && !changeInterval(c).Meets(changeInterval(d)) {
		a.find("twice", bulletin.Place{Says: "同比 " + c.String(), Month: 0, Cite: x.Cite}, bulletin.Place{Says: "同比 " + d.String(), Month: 0, Cite: y.Cite}, "%s%s%s同比：一处是 %s，另一处是 %s", x.Period(), x.Subject, x.Direction, c, d)
	}
}

// sameGoods takes 铁矿砂 and 铁矿砂及其精矿 for the same line of the customs' list.
func sameGoods(a, b string) bool {
	return a == b || strings.HasPrefix(a, b+"及") || strings.HasPrefix(b, a+"及")
}

// shares holds 占…总值的 x% against the figure and the total that it is a share of.
func (a *auditor) shares() {
	for i := range a.Trades {
		s := &a.Trades[i]
		if s.Measure != "占比" || !strings.HasSuffix(s.Share, "总值") {
			continue
		}
		of, total := a.shareParts(i, s)
		if of == nil || total == nil {
			continue
		}
		x, g := tradeInterval(of)
		y, g2 := tradeInterval(total)
		q := x.Over(y)
		if g == g2 && !(bulletin.Interval{Lo: q.Lo.Shift(2), Hi: q.Hi.Shift(2)}).Meets(bulletin.IntervalOf(s.Amount, 0)) {
			a.find("share", tradePlace(s), tradePlace(of), "%s%s占%s的 %s%%，与 %s %s 和总值 %s %s 不合", s.Partner, s.Subject, s.Share, s.Amount.Text, of.Amount.Text, of.Unit, total.Amount.Text, total.Unit)
		}
	}
}

// shareParts finds the figure before a share, and the total of all goods in the share's direction.
func (a *auditor) shareParts(i int, s *bulletin.Trade) (of, total *bulletin.Trade) {
	for j := i - 1; j >= 0 && of == nil; j-- {
		if t := &a.Trades[j]; t.Measure == "金额" && t.Subject == s.Subject && t.Partner == s.Partner && t.Direction == s.Direction {
			of = t
		}
	}
	direction := "进出口"
	if strings.HasPrefix(s.Share, "出口") || strings.HasPrefix(s.Share, "进口") {
		direction = s.Share[:len("出口")]
	}
	for j := range a.Trades {
		if t := &a.Trades[j]; total == nil && of != nil && t.Subject == "货物贸易" && t.Partner == "" && t.Direction == direction && t.From == s.From && t.To == s.To && t.Cite.Article == s.Cite.Article {
			if _, g := tradeInterval(t); g == "元" {
				total = t
			}
		}
	}
	return of, total
}

// quotas holds quotas of the same year, batch and stage against each other.
func (a *auditor) quotas() {
	for i := range a.Quotas {
		for j := i + 1; j < len(a.Quotas); j++ {
			x, y := &a.Quotas[i], &a.Quotas[j]
			if x.Year != y.Year || x.Batch != y.Batch || x.Stage != y.Stage || x.Scope != y.Scope || x.Cite == y.Cite {
				continue
			}
			e, _ := bulletin.SplitUnit(x.Unit)
			f, _ := bulletin.SplitUnit(y.Unit)
			if !bulletin.IntervalOf(x.Amount, e).Meets(bulletin.IntervalOf(y.Amount, f)) {
				a.find("quota", quotaPlace(x), quotaPlace(y), "%d年%s%s指标：一处是 %s %s，另一处是 %s %s", x.Year, x.Batch, x.Stage, x.Amount.Text, x.Unit, y.Amount.Text, y.Unit)
			}
		}
	}
}

func quotaPlace(q *bulletin.Quota) bulletin.Place {
	return bulletin.Place{Says: fmt.Sprintf("%d年%s%s指标 %s %s", q.Year, q.Batch, q.Stage, q.Amount.Text, q.Unit), Cite: q.Cite}
}
