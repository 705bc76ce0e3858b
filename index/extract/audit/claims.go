package audit

import (
	"strings"

	"github.com/shopspring/decimal"

	"rebot/index/bulletin"
)

// claims holds what headlines and sentences tell without the figure against the figures.
func (a *auditor) claims() {
	for i := range a.Articles {
		art := &a.Articles[i]
		for k := range a.tellings.titles[i] {
			a.headline(i, &a.tellings.titles[i][k])
		}
		for j := range art.Paragraphs {
			a.sentence(i, &art.Paragraphs[j])
		}
	}
}

// headline holds one claim of a headline against the facts of its article.
func (a *auditor) headline(article int, c *claim) {
	switch {
	case c.index != "" && c.unit == "点":
		a.headIndex(article, c)
	case c.direction != "" && c.unit != "":
		a.headAmount(article, c)
	case c.direction != "":
		a.headTrade(article, c)
	case c.unit == "" && c.index == "":
		a.headPrice(article, c)
	}
}

// tells reports whether a claim of trade is of what a fact is of, whatever the time.
func (c *claim) tells(f *bulletin.Fact, article int) bool {
	return f.Kind == bulletin.TradeFact && f.Cite.Article == article && sameGoods(f.Subject, c.subject) &&
		f.Direction == c.direction && (f.Partner == c.place || f.Region == c.place && f.Partner == "") &&
		f.Company == "" && c.measures(f.Measure)
}

// measures reports whether a claim of trade is of a measure: its quantity or its value where it says neither.
func (c *claim) measures(measure string) bool {
	switch c.measure {
	case "measure.quantity":
		return measure == bulletin.Quantity
	case "measure.value":
		return measure == bulletin.Money
	case "measure.price", "measure.mean":
		return measure == bulletin.UnitPrice
	}
	return measure == bulletin.Quantity || measure == bulletin.Money
}

// yearOnYear is the change against the year before, nil where a fact prints none.
func yearOnYear(f *bulletin.Fact) *bulletin.Move {
	for i := range f.Changes {
		if m := &f.Changes[i]; m.Base == f.Period.Shift(-12) && told(m) {
			return m
		}
	}
	return nil
}

// headTrade holds a rise or a fall of trade in a headline against the body's.
func (a *auditor) headTrade(article int, c *claim) {
	if c.of == "cmp.mom" || c.of == "cmp.than" {
		return
	}
	var fact, other *bulletin.Fact
	for i := range a.Facts {
		f := &a.Facts[i]
		m := yearOnYear(f)
		switch {
		case !c.tells(f, article) || m == nil:
		case !c.period.IsZero() && f.Period != c.period:
			if f.Period.From.Month.Year() == c.period.From.Month.Year() && f.Period.IsMonth() == c.period.IsMonth() {
				other = f
			}
		case moveSpan(m).Meets(c.values()):
			return
		default:
			fact = f
		}
	}
	switch {
	case fact != nil:
		a.find("headline", a.titlePlace(article, c.printed+c.direction+" "+c.words), risePlace(fact),
			"标题称%s%s同比 %s，正文（%s）为 %s", c.printed, c.direction, c.words, fact.Subject, yearOnYear(fact).String())
	case other != nil:
		a.find("headline", a.titlePlace(article, whenText(c.period)+c.printed+c.direction+c.words), risePlace(other),
			"标题说的是%s的%s%s（%s），正文说的是%s（%s）", whenText(c.period), c.printed, c.direction, c.words, whenText(other.Period),
			yearOnYear(other).String())
	}
}

func risePlace(f *bulletin.Fact) bulletin.Place {
	return bulletin.Place{Says: factSays(f) + " 同比 " + yearOnYear(f).String(), Cite: f.Cite}
}

// headAmount holds an amount of trade in a headline against the body's of the same subject and time.
func (a *auditor) headAmount(article int, c *claim) {
	_, goods := bulletin.SplitUnit(c.unit)
	var against *bulletin.Fact
	for i := range a.Facts {
		f := &a.Facts[i]
		v, g := valuesOf(f, false)
		if !c.tells(f, article) || g != goods || !c.period.IsZero() && f.Period != c.period {
			continue
		}
		if v.Meets(c.values()) {
			return
		}
		against = f
	}
	if against != nil {
		a.find("headline", a.titlePlace(article, c.printed+c.direction+" "+c.words), factPlace(against),
			"标题称%s%s %s，正文为 %s", c.printed, c.direction, c.words, amountText(against))
	}
}

// headIndex holds an index's value in a headline against the body's: it must be one of them, or lie between the high and
// the low.
func (a *auditor) headIndex(article int, c *claim) {
	var against *bulletin.Fact
	low, high := far, far.Neg()
	for i := range a.Facts {
		f := &a.Facts[i]
		if f.Kind != bulletin.IndexFact || f.Cite.Article != article || f.Unit != "点" || f.Measure == "高低差" ||
			c.subject != "" && !strings.Contains(f.Subject, c.subject) {
			continue
		}
		v := bulletin.IntervalOf(f.Value)
		low, high = decimal.Min(low, v.Lo), decimal.Max(high, v.Hi)
		if against == nil || f.Measure == bulletin.IndexMean {
			against = f
		}
	}
	if against != nil && !c.values().Meets(bulletin.Interval{Lo: low, Hi: high}) {
		a.find("headline", a.titlePlace(article, against.Subject+" "+c.words), factPlace(against),
			"标题称%s %s，正文%s为 %s 点", against.Subject, c.words, against.Measure, against.Value.Text)
	}
}

// headPrice holds the change of a mean price in a headline against the body's.
func (a *auditor) headPrice(article int, c *claim) {
	a.moved(c, a.Month, func(f *bulletin.Fact, m *bulletin.Move) {
		a.find("headline", a.titlePlace(article, c.subject+" "+c.words),
			bulletin.Place{Says: "环比 " + m.String(), Cite: f.Cite}, "标题称%s %s，正文环比为 %s", c.subject, c.words, m.String())
	})
}

// ofPrice reports whether a claim may be of the change of a price that is not told with its figure.
func (c *claim) ofPrice() bool {
	return c.unit == "" && !c.figured && c.of != "" && c.direction == "" && c.index == "" && c.place == ""
}

// sentence holds the changes of prices that a paragraph tells against those printed with their figure elsewhere.
func (a *auditor) sentence(article int, p *bulletin.Paragraph) {
	for _, c := range a.tellings.of[p].claims {
		month := a.Month
		if c.period.IsMonth() {
			month = c.period.From.Month
		} else if !c.period.IsZero() {
			continue
		}
		here := a.lines(article, p, c.from, c.to)
		a.moved(&c, month, func(f *bulletin.Fact, m *bulletin.Move) {
			if f.Cite.First <= here.Last && here.First <= f.Cite.Last || a.wrongAt(f.Cite) {
				return // the figure of this very change
			}
			a.find("twice", bulletin.Place{Says: c.words, Cite: here},
				bulletin.Place{Says: m.About + m.String(), Cite: f.Cite},
				"%s %s%s较%s的变动：一处是%s，另一处是%s %s", month.Chinese(), c.company, c.printed, whenText(m.Base), c.words,
				m.About, m.String())
		})
	}
}

// lines are those that characters of a paragraph stand on.
func (a *auditor) lines(article int, p *bulletin.Paragraph, from, to int) bulletin.Cite {
	r := []rune(p.Text)
	first, last := p.Lines(len(string(r[:from])), len(string(r[:to])))
	return bulletin.Cite{Article: article, First: first, Last: last}
}

// moved calls f with a price's change that a claim contradicts.
func (a *auditor) moved(c *claim, month bulletin.Month, f func(*bulletin.Fact, *bulletin.Move)) {
	measure := bulletin.MonthMean
	switch c.measure {
	case "measure.list":
		measure = bulletin.ListPrice
	case "measure.deal":
		measure = bulletin.RelatedDeal
	}
	base := bulletin.MonthOf(month - 1)
	switch {
	case !c.base.IsZero():
		base = c.base
	case c.of == "cmp.yoy":
		base = bulletin.MonthOf(month - 12)
	}
	for i := range a.Facts {
		q := &a.Facts[i]
		if q.Kind != bulletin.PriceFact || q.Subject != c.subject || q.Period != bulletin.MonthOf(month) ||
			q.Measure != measure || q.Company != c.company || !bulletin.SamePurity(q.Purity, c.purity) {
			continue
		}
		for k := range q.Changes {
			if m := &q.Changes[k]; m.Base == base && told(m) && m.Percent.Text != "" {
				if !moveSpan(m).Meets(c.values()) {
					f(q, m)
				}
				return
			}
		}
	}
}
