package bulletin

import (
	"fmt"
	"strings"
)

func (t *Trade) interval() (interval, string) {
	e, goods := SplitUnit(t.Unit)
	return intervalOf(t.Amount, e), goods
}

func (t *Trade) says() string {
	return fmt.Sprintf("%s%s%s%s %s %s", t.Period(), t.Partner, t.Subject, t.Direction, t.Amount.Text, t.Unit)
}

func (t *Trade) place() Place { return Place{Says: t.says(), Cite: t.Cite} }

// like tells whether two figures differ at most in direction and period.
func (t *Trade) like(o *Trade) bool {
	return t.Subject == o.Subject && t.Partner == o.Partner && t.Measure == o.Measure && t.Measure != "占比"
}

// tradeSums holds 进出口 against 出口 plus 进口 of the same thing and time, in one article.
func (a *auditor) tradeSums() {
	for i := range a.Trades {
		total := &a.Trades[i]
		if total.Direction != "进出口" {
			continue
		}
		var parts [2]*Trade
		for j := i + 1; j < len(a.Trades) && j < i+6; j++ {
			p := &a.Trades[j]
			if p.Direction == "进出口" && p.Measure != "占比" {
				break
			}
			for k, d := range []string{"出口", "进口"} {
				if parts[k] == nil && p.Direction == d && p.like(total) && p.From == total.From && p.To == total.To && p.Cite.Article == total.Cite.Article {
					parts[k] = p
				}
			}
		}
		if parts[0] != nil && parts[1] != nil {
			a.sum(total, parts[0], parts[1])
		}
	}
}

func (a *auditor) sum(total, out, in *Trade) {
	t, g := total.interval()
	x, g2 := out.interval()
	y, g3 := in.interval()
	if g == g2 && g == g3 && !t.meets(x.plus(y)) {
		a.find("sum", total.place(), out.place(), "%s%s%s：进出口 %s %s，而出口 %s %s 与进口 %s %s 之和不等于它", total.Period(), total.Partner, total.Subject,
			total.Amount.Text, total.Unit, out.Amount.Text, out.Unit, in.Amount.Text, in.Unit)
	}
}

// tradeSpans holds a month against the year to date that contains it: the part can't be more than the whole.
func (a *auditor) tradeSpans() {
	for i := range a.Trades {
		for j := range a.Trades {
			m, y := &a.Trades[i], &a.Trades[j]
			if m.Measure == "均价" || !m.like(y) || m.Direction != y.Direction || !(y.From <= m.From && m.To <= y.To && (y.From < m.From || m.To < y.To)) {
				continue
			}
			part, g := m.interval()
			whole, g2 := y.interval()
			if g == g2 && part.lo.GreaterThan(whole.hi) {
				a.find("unit", y.place(), m.place(), "%s%s：%s %s %s，竟少于其中%s的 %s %s，疑为单位之误", m.Subject, m.Direction, y.Period(), y.Amount.Text, y.Unit, m.Period(), m.Amount.Text, m.Unit)
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

func (a *auditor) sameTrade(x, y *Trade) {
	p, g := x.interval()
	q, g2 := y.interval()
	if g != g2 {
		return
	}
	if !p.meets(q) {
		a.find("twice", x.place(), y.place(), "%s%s%s：一处是 %s %s，另一处是 %s %s%s", x.Period(), x.Subject, x.Direction, x.Amount.Text, x.Unit, y.Amount.Text, y.Unit, unitHint(p, q))
		return
	}
	if c, d := x.Change, y.Change; c != nil && d != nil && c.Base == d.Base && !c.loose() && !d.loose() && !c.interval().meets(d.interval()) {
		a.find("twice", Place{"同比 " + c.String(), 0, x.Cite}, Place{"同比 " + d.String(), 0, y.Cite}, "%s%s%s同比：一处是 %s，另一处是 %s", x.Period(), x.Subject, x.Direction, c, d)
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
		x, g := of.interval()
		y, g2 := total.interval()
		q := x.over(y)
		if g == g2 && !(interval{q.lo.Shift(2), q.hi.Shift(2)}).meets(intervalOf(s.Amount, 0)) {
			a.find("share", s.place(), of.place(), "%s%s占%s的 %s%%，与 %s %s 和总值 %s %s 不合", s.Partner, s.Subject, s.Share, s.Amount.Text, of.Amount.Text, of.Unit, total.Amount.Text, total.Unit)
		}
	}
}

// shareParts finds the figure before a share, and the total of all goods in the share's direction.
func (a *auditor) shareParts(i int, s *Trade) (of, total *Trade) {
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
			if _, g := t.interval(); g == "元" {
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
			e, _ := SplitUnit(x.Unit)
			f, _ := SplitUnit(y.Unit)
			if !intervalOf(x.Amount, e).meets(intervalOf(y.Amount, f)) {
				a.find("quota", x.place(), y.place(), "%d年%s%s指标：一处是 %s %s，另一处是 %s %s", x.Year, x.Batch, x.Stage, x.Amount.Text, x.Unit, y.Amount.Text, y.Unit)
			}
		}
	}
}

func (q *Quota) place() Place {
	return Place{Says: fmt.Sprintf("%d年%s%s指标 %s %s", q.Year, q.Batch, q.Stage, q.Amount.Text, q.Unit), Cite: q.Cite}
}
