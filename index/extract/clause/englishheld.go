package clause

import (
	"slices"
	"strconv"
	"strings"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// heldAgainst takes an English amount as the size of a change where it says how much more or less it is than at another time:
// 12.5% more than in February, 22.2% below March's 5,551.4 tonnes, 172,500 yuan/mt less.
func (p *parser) heldAgainst(t *lexicon.Token) bool {
	if t.Upper != "" || t.Unit == "" || !isDigit(t.Text) {
		return false
	}
	up, k := p.moreOrLess(t)
	if k == 0 {
		return false
	}
	x := change{token: t, move: moveOf(t)}
	if !up {
		x.move.Percent, x.move.Amount = negative(x.move.Percent), negative(x.move.Amount)
	}
	n, ok := p.thanWhat(k, &x.cmp)
	if !ok {
		return false
	}
	p.c.changes = append(p.c.changes, x)
	p.move = nil
	p.at += n - 1
	return true
}

// moreOrLess tells by the words behind an English amount which way it went, and gives the place behind them, 0 where none stands.
func (p *parser) moreOrLess(t *lexicon.Token) (up bool, k int) {
	word := p.tok(1)
	over, under := slices.Contains(lexicon.List("held.over"), word.Text), slices.Contains(lexicon.List("held.under"), word.Text)
	switch {
	case t.Class == lexicon.Bound:
		return t.Is("bound.over"), 1
	case word.Class == lexicon.Bound && word.Unit == "" && word.Upper == "" && len(word.Digits) == 4 && (word.Is("bound.over") || word.Is("bound.under")):
		return word.Is("bound.over"), 1
	case !over && !under:
		return false, 0
	case p.tok(2).Is("cmp.than"):
		return over, 3
	case isName(p.tok(2)) && (p.tok(3).Of("compare") || p.tok(3).Is("cmp.than")): // 7.3% more rare earths than
		p.subject(p.tok(2))
		if p.tok(3).Is("cmp.than") {
			return over, 4
		}
		return over, 3
	}
	return over, 2
}

// thanWhat takes what an English change is against some places ahead, and gives the place behind it: in February, a year ago,
// the 4,490 tonnes shipped in September.
func (p *parser) thanWhat(k int, cmp *comparison) (int, bool) {
	if w := p.tok(k); w.Is("prep.in") && w.Text != "on" && !strings.HasSuffix(p.tok(k-1).Text, "than") { // 12% higher in May: of May
		return k, p.tok(0).Class != lexicon.Bound
	}
	k = p.pastLight(k)
	t := p.tok(k)
	if year, err := strconv.Atoi(t.Digits); t.Class == lexicon.Bound && err == nil && year > 1990 && year < 2100 { // 50% below 2022
		t = &lexicon.Token{Class: lexicon.PeriodOf, Kind: "year", Text: t.Digits, Value: t.Digits, Year: true, Period: bulletin.YearOf(year)}
	}
	switch {
	case t.Of("compare") && !t.Is("cmp.than"):
		*cmp = comparison{id: t.ID}
		return k + 1, true
	case t.Class == lexicon.PeriodOf:
		*cmp = thanTime(t)
		return p.thanThose(k+1, *cmp), true
	case t.Class == lexicon.Quantity && t.Unit != "%" && t.Upper == "":
		return p.thanAt(k, cmp)
	}
	return k, t == &noToken && !p.tok(k-1).Is("cmp.than") && isDigit(p.tok(0).Text) && p.tok(0).Class != lexicon.Bound
}

// thanTime makes a comparison of an English time. Last year and last month count from the time of the figure.
func thanTime(t *lexicon.Token) comparison {
	switch t.Text {
	case "lastyear", "previousyear", "prioryear":
		return comparison{id: "cmp.yoy"}
	case "lastmonth", "previousmonth", "priormonth":
		return comparison{id: "cmp.mom"}
	}
	return comparison{id: "cmp.than", base: &filling{name: t.Value, printed: t.Text, token: t, period: t.Period}}
}

// thanThose takes the amount of that time right behind it: March's 5,551.4 tonnes.
func (p *parser) thanThose(k int, cmp comparison) int {
	at := k
	for p.tok(at).Fills() && p.tok(at).Class == lexicon.Filler {
		at++
	}
	if a := p.tok(at); a.Class == lexicon.Quantity && a.Unit != "%" {
		p.c.amounts = append(p.c.amounts, amount{token: a, role: roleBase, cmp: cmp})
		return at + 1
	}
	return at
}

// thanAt takes an amount and the time behind it as what is compared with.
func (p *parser) thanAt(k int, cmp *comparison) (int, bool) {
	at := p.pastLight(k + 1)
	t := p.tok(at)
	if t.Class != lexicon.PeriodOf || t.Period.IsZero() {
		return k, false
	}
	*cmp = thanTime(t)
	p.c.amounts = append(p.c.amounts, amount{token: p.tok(k), role: roleBase, cmp: *cmp})
	return at + 1, true
}

// pastLight passes over English words between a comparison and what it is with.
func (p *parser) pastLight(k int) int {
	for t := p.tok(k); t != &noToken && (t.Class == lexicon.Filler || t.Is("prep.in") || t.Text == "from" || t.Is("link.of") || t.Is("measure.dealt") || t.Of("direction")); t = p.tok(k) {
		k++
	}
	return k
}

// isDigit reports whether a text begins with a digit.
func isDigit(text string) bool { return text != "" && bulletin.IsDigit(text[0]) }

// signedAlone reports whether a percentage with its sign is all that a clause behind a comma says, or stands before an English word
// for what it is against: +13%, -30.9% on the month.
func (p *parser) signedAlone(t *lexicon.Token) bool {
	if t.Text[0] != '+' && t.Text[0] != '-' {
		return false
	}
	n := p.tok(1)
	return p.at == 0 && !p.c.first && p.c.begins == ',' && (n == &noToken || n.Of("compare") && isASCII(n.Text) || n.Text == "on" && p.tok(2).Class == lexicon.PeriodOf)
}

// bothEnds takes apart what looks like a range behind a verb and from, and is what something was and what it came to: fell from
// 300,000 to 250,000 tons.
func (p *parser) bothEnds(t *lexicon.Token) bool {
	ends := t.Parts
	if len(ends) > 1 && len(ends[0].Parts) == 3 { // one unit behind both
		ends = ends[0].Parts
	}
	if p.prep != 'f' || t.Upper == "" || len(ends) != 3 || !ends[1].Is("link.to") || !isASCII(p.tok(-1).Text) ||
		p.share != nil ||
		p.move == nil && p.tok(-2).Text != "went" || t.Unit == "" || t.Unit == "%" {
		return false
	}
	a, b := &ends[0], &ends[2]
	for _, end := range []*lexicon.Token{a, b} {
		if end.Class != lexicon.Quantity {
			end.Class, end.Unit, end.Scale = lexicon.Quantity, t.Unit, t.Scale
		}
	}
	p.value(a)
	p.value(b)
	return true
}
