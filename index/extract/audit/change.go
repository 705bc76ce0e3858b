package audit

import (
	"github.com/shopspring/decimal"

	"rebot/index/bulletin"
)

// moveSpan gives the range that a printed change may stand for. 持平 without a figure allows what rounds to no whole per
// cent; a figure behind 约, 近 or 超 allows more.
func moveSpan(m *bulletin.Move) bulletin.Interval {
	p := m.Percent
	switch {
	case p.Text == "":
		return bulletin.IntervalOf(bulletin.Amount{Text: "0"})
	case p.Value.IsNegative():
		return opposite(looseInterval(m.About, bulletin.IntervalOf(p.Neg())))
	}
	return looseInterval(m.About, bulletin.IntervalOf(p))
}

func opposite(i bulletin.Interval) bulletin.Interval {
	return bulletin.Interval{Lo: i.Hi.Neg(), Hi: i.Lo.Neg()}
}

// told reports whether a change says by how much, in per cent.
func told(m *bulletin.Move) bool { return m.Percent.Text != "" || m.Flat && m.Amount.Text == "" }

var far = decimal.New(1, 9)

// looseInterval widens a number by the word before it: 超 has no upper end; 近 and 约 allow more than rounding does,
// 近 no more than the number.
func looseInterval(about string, i bulletin.Interval) bulletin.Interval {
	if about == "" {
		return i
	}
	half := i.Hi.Sub(i.Lo).Shift(-1).Mul(decimal.NewFromInt(5))
	mid := i.Lo.Add(half)
	switch about {
	case "超", "超过", "逾":
		return bulletin.Interval{Lo: mid, Hi: far}
	case "近":
		return bulletin.Interval{Lo: mid.Sub(half.Mul(decimal.NewFromInt(2))), Hi: mid}
	}
	return bulletin.Interval{Lo: i.Lo.Sub(half.Shift(-1).Mul(decimal.NewFromInt(5))),
		Hi: i.Hi.Add(half.Shift(-1).Mul(decimal.NewFromInt(5)))}
}

// anyMeasure is the key of what a change may lie between: an index's value is told against its high or low.
func anyMeasure(f *bulletin.Fact) factKey {
	k := keyOf(f)
	if f.Kind == bulletin.IndexFact {
		k.measure = ""
	}
	return k
}

// changes holds each printed change against the two figures that it lies between, where both stand in one article.
func (a *auditor) changes() {
	for _, facts := range group(a.Facts, anyFact, anyMeasure) {
		for _, now := range facts {
			for i := range now.Changes {
				if m := &now.Changes[i]; told(m) && m.About == "" && m.Base != now.Period {
					a.change(facts, now, m)
				}
			}
		}
	}
}

// change holds one change against the figures of its base: it must fit one of them.
func (a *auditor) change(facts []*bulletin.Fact, now *bulletin.Fact, m *bulletin.Move) {
	var against *bulletin.Fact
	for _, old := range facts {
		if old.Period != m.Base || old.Cite.Article != now.Cite.Article || old.Table != now.Table ||
			old.Table && old.Cite != now.Cite || !sameTerms(old, now) {
			continue
		}
		x, y, ok := onOneScale(old, now)
		if !ok || !x.Lo.IsPositive() || old.To.Text != "" || now.To.Text != "" {
			continue
		}
		if bulletin.PercentChange(x, y).Meets(moveSpan(m)) {
			return
		}
		against = old
	}
	if against == nil {
		return
	}
	of := m.Of
	if of == "" {
		of = "较" + whenText(m.Base)
	}
	a.find("change", bulletin.Place{Says: of + " " + m.String(), Cite: now.Cite}, factPlace(against),
		"%s：印的%s是 %s，由 %s 与 %s 算得 %s%%", now.Printed, of, m.String(), amountBeside(against, now),
		amountBeside(now, against), exactly(against, now).StringFixed(2))
}

// amountBeside is a figure beside another: its unit stands there where they differ.
func amountBeside(f, beside *bulletin.Fact) string {
	if f.Unit == beside.Unit {
		return f.Value.Text
	}
	return amountText(f)
}

// exactly is the change between two figures in per cent.
func exactly(old, now *bulletin.Fact) decimal.Decimal {
	x, y, _ := onOneScale(old, now)
	from, to := x.Lo.Add(x.Hi), y.Lo.Add(y.Hi)
	return to.Sub(from).Shift(2).DivRound(from, 8)
}
