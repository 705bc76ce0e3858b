package clause

import (
	"slices"
	"strings"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// inTerms reports whether an English comma stands between goods and the terms of their price, in those, or behind
// them: dysprosium oxide 99.5%, cif Rotterdam, was.
func (k *cutter) inTerms() bool {
	n := len(k.cur.tokens)
	if k.at >= len(k.tokens) || n == 0 || !k.offered() {
		return false
	}
	last, next := k.cur.tokens[n-1], &k.tokens[k.at]
	switch {
	case next.Is("qual.fob"), next.Is("qual.grade"):
		k.terms = true
	case !k.terms:
		return false
	case last.Class == lexicon.Place || isChina(last):
		return next.Class == lexicon.Place || next.Of("be") || next.Of("move") || next.Class == lexicon.Change || next.Fills()
	default:
		return next.Of("be") || next.Of("move") || next.Class == lexicon.Change || next.Fills()
	}
	return true
}

// offered reports whether the clause so far names goods in English, and prints no figure but their grade.
func (k *cutter) offered() bool {
	named := false
	for i, t := range k.cur.tokens {
		if isAmount(t) && !(t.Unit == "%" && i > 0 && latinGoods(k.cur.tokens[i-1])) {
			return false
		}
		named = named || latinGoods(t)
	}
	return named
}

func latinGoods(t *lexicon.Token) bool { return isName(t) && isASCII(t.Text) }

func isChina(t *lexicon.Token) bool { return t.Text == "china" }

// gradeBehind takes a percentage behind goods as their grade: dysprosium oxide 99.5%, fob China.
func (p *parser) gradeBehind(t *lexicon.Token) bool {
	b, next := p.tok(-1), p.tok(1)
	if t.Unit == "%" && t.Upper == "" && next.Is("measure.purity") && isASCII(next.Text) && isName(p.tok(2)) { // 99.5pc-grade dysprosium oxide
		t.Class = lexicon.Purity
		p.put(slotPurity, filling{name: t.Digits + "%", token: t})
		p.at++
		return true
	}
	if t.Unit != "%" || t.Upper != "" || !latinGoods(b) ||
		!next.Is("qual.fob") && !next.Is("op.ratio") && !next.Of("be") && next.Text != "min" {
		return false
	}
	if next.Is("op.ratio") || next.Text == "min" {
		p.at++
	}
	t.Class = lexicon.Purity
	p.put(slotPurity, filling{name: printedPurity(t), token: t})
	return true
}

// soldAt takes the terms that a price holds under, with the places that they name: fob China, cif Japan and South
// Korea.
func (p *parser) soldAt(t *lexicon.Token) {
	p.c.terms += t.Text
	for n := p.tok(1); n.Class == lexicon.Place || isChina(n) || n.Is("qual.foreign") ||
		isASCII(t.Text) && n.Is("op.and") && p.tok(2).Class == lexicon.Place; n = p.tok(1) {
		p.c.terms += n.Text
		p.at++
	}
}

// namedPrice takes terms that name a price as the word for it: 含税价, 出厂价.
func (p *parser) namedPrice(t *lexicon.Token) {
	if strings.HasSuffix(t.Text, "价") {
		p.c.termed = !p.c.said.has(slotMeasure)
		p.measured(filling{name: "measure.price", printed: t.Text, token: t})
	}
}

// longOrders takes the word for orders over a long time as one for the price that a firm pays or asks for them: 8
// 月上半月长单采购报价.
func (p *parser) longOrders(t *lexicon.Token) {
	if !slices.Contains(lexicon.List("price.longorders"), t.Text) {
		return
	}
	if p.measured(filling{name: "measure.term", printed: t.Text, token: t}); p.tok(1).Is("op.buy") &&
		p.tok(2).Of("measure") {
		p.at++
	}
}

// gradeOf takes the grade that stands behind goods as a part of their name: lithium carbonate, technical grade.
func (p *parser) gradeOf(t *lexicon.Token) {
	s := p.c.said[slotSubject]
	if len(s) != 1 || s[0].token == nil || s[0].token.Class != lexicon.Goods || p.c.graded {
		p.bad("the qualifier " + t.Text)
		return
	}
	name := lexicon.GradeName(t.Text)
	if s[0].name, p.c.graded = name+s[0].name, true; p.tok(1).Text == "material" {
		p.at++
	}
}

// noteWeekday keeps the day that stands beside a day of the week, which that then stands for: on Thursday June 20.
func (c *clauseReader) noteWeekday(k *clause) {
	p := k.said.period()
	if day := dayOfWeek(k.vague); p.IsDay() && lastDay(p, day) == p {
		if c.weekdays == nil {
			c.weekdays = map[int]bulletin.Period{}
		}
		c.weekdays[day] = p
	}
}

// onWeekday gives the day that a day of the week stands for: the one that the text has said it is, or the last before
// that of the text.
func (c *clauseReader) onWeekday(name string) bulletin.Period {
	if day := c.weekdays[dayOfWeek(name)]; !day.IsZero() {
		return day
	}
	from := c.day
	if own := c.weekSaid(); !own.IsZero() {
		from = bulletin.DayOf(own.To.Month, own.To.Day)
	}
	if (strings.HasPrefix(name, "上") || strings.HasPrefix(name, "last")) && from.IsDay() {
		from = dayBefore(lastDay(from, 1))
	}
	return lastDay(from, dayOfWeek(name))
}
