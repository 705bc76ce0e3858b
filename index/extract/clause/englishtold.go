package clause

import (
	"slices"
	"strings"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// firmHeads reports whether an English headline begins with the one firm that it is of, and its time or a colon right behind it:
// Lynas Q1: less NdPr, MP Materials, second quarter of 2025.
func firmHeads(title []lexicon.Token) bool {
	n := 0
	for n < len(title) && (title[n].Class == lexicon.Company || n > 0 && (legal(&title[n]) || title[n].Text == "," || title[n].Text == "'" || title[n].Text == "s")) {
		n++
	}
	if n == 0 || n == len(title) || !isASCII(title[0].Text) || title[0].Of("agency") || title[0].Of("institution") {
		return false
	}
	return title[n].Text == ":" || title[n].Class == lexicon.PeriodOf && title[n].Period.Months() > 1 ||
		!slices.ContainsFunc(title[n:], func(t lexicon.Token) bool { return t.Class == lexicon.Unknown || t.Class == lexicon.Place }) &&
			slices.ContainsFunc(title[n:], func(t lexicon.Token) bool { return ofReport(lexicon.FactKinds[t.ID]) })
}

// firmOfHead gives a result or an output of nobody named the firm that the headline begins with, where the paragraph names
// nobody else and nowhere before it.
func (c *clauseReader) firmOfHead(k *clause, x *bulletin.Fact) {
	if !c.firmReport || c.firm.name == "" || x.Company+x.Region+x.Partner+x.Direction+x.Scope != "" || c.stranger || k.nation || c.national || k.hidden || k.headed ||
		len(k.tokens) == 0 || !isASCII(k.tokens[0].Text) || !ofReport(x.Kind) {
		return
	}
	if c.firmHere != "" && c.firmHere != c.firm.name || c.somewhere != nil && c.somewhere.From < k.tokens[0].From {
		return
	}
	if bulletin.HasAny(c.para.Text, "US$", "$US") && slices.ContainsFunc(k.amounts, func(a amount) bool { // whose dollars the others are
		return a.token != nil && strings.HasPrefix(a.token.Text, "$")
	}) {
		return
	}
	x.Company = c.firm.name
	c.ofFirm = c.ofFirm && c.lastFirm != c.firm.name
}

// totalAgain completes an English clause that names no more than a time, and that its figure is the total, by the trade that
// all figures so far are of: In the first half of 2025 the total was 22,319 tons. Year to date: 48,356 tonnes.
func (c *clauseReader) totalAgain(k *clause) {
	when := k.said.period()
	if when.IsZero() || !k.said.only(slotPeriod, slotMeasure) || k.nation || k.withNation != nil || k.hidden ||
		m(k) != "" && m(k) != "measure.quantity" || !k.weighsNext() || c.inside || !k.opensEnglish() && !c.opensTotal(k) {
		return
	}
	if c.headWay != "" && c.headline.name != "" && c.kind == "" && !c.foreign && !c.home && c.noneOther() { // China's rare earth exports / September: 4,000 tonnes
		k.said[slotSubject] = []filling{{name: c.headline.name, printed: c.headline.printed}}
		k.said[slotDirection] = []filling{{name: c.headWay, printed: c.headWay}}
		return
	}
	if t := c.soleTrade(); t.Subject != "" && t.Partner == "" && when != t.Period && (when.Contains(t.Period) ||
		when.IsMonth() && t.Period.IsMonth() || !k.opensEnglish() && c.goesWith(when)) {
		k.said[slotSubject] = []filling{{name: t.Subject, printed: t.Printed}}
		k.said[slotDirection] = []filling{{name: t.Direction, printed: t.Direction}}
	}
}

// opensTotal reports whether a clause opens a sentence of an article in Chinese whose headline is of one trade and
// which has told of that, while its paragraph has named no partner before it: 7 月为 1620 吨，前七月共 27897 吨.
func (c *clauseReader) opensTotal(k *clause) bool {
	if !k.first || len(k.tokens) == 0 || isASCII(k.tokens[0].Text) || c.headline.name == "" ||
		c.headline.name != c.soleTrade().Subject || c.kind != bulletin.TradeFact || c.home ||
		len(k.said[slotPeriod]) != 1 {
		return false
	}
	return !slices.ContainsFunc(c.tokens, func(t lexicon.Token) bool {
		return t.From < k.tokens[0].From && (t.Class == lexicon.Place && !t.Of("nation") || t.Of("partner") ||
			t.Class == lexicon.Company)
	})
}

// goesWith reports whether a time holds one that the article has told of, or both are months.
func (c *clauseReader) goesWith(when bulletin.Period) bool {
	for f := range c.articleFacts() {
		if when.Contains(f.Period) || when.IsMonth() && f.Period.IsMonth() {
			return true
		}
	}
	return false
}

// m gives what a clause says to be measured.
func m(k *clause) string { return k.said.one(slotMeasure) }

// opensEnglish reports whether a clause opens a sentence in English.
func (k *clause) opensEnglish() bool {
	return k.first && len(k.tokens) > 0 && isASCII(k.tokens[0].Text)
}

// weighsNext reports whether a clause, or the one behind its colon, has a weight of goods for its only figure.
func (k *clause) weighsNext() bool {
	if len(k.amounts) == 0 && k.next != nil && k.next.begins == ':' && k.next.said.only() {
		k = k.next
	}
	return len(k.amounts) == 1 && k.amounts[0].token != nil && unitKind(k.amounts[0].token.Unit) == 't' && k.amounts[0].share == nil
}

// soleTrade gives the last total of the trade in the one kind of goods and the one way that the article has told of so far,
// and nothing where a sentence of the paragraph names other goods, another way, or nobody knows whose.
func (c *clauseReader) soleTrade() (total bulletin.Fact) {
	if c.foreign || len(c.traded) > 1 || c.stranger {
		return bulletin.Fact{}
	}
	for f := range c.articleFacts() {
		if f.Kind != bulletin.TradeFact || f.Region != "" || total.Subject != "" && (f.Subject != total.Subject || f.Direction != total.Direction) {
			return bulletin.Fact{}
		}
		whole := f.Partner == "" && f.Measure == bulletin.Quantity
		if total.Subject == "" || whole && (total.Partner != "" ||
			f.Period.To.Month > total.Period.To.Month) { // not what was before
			total = *f
		}
	}
	if slices.ContainsFunc(c.tokens, func(t lexicon.Token) bool {
		return isName(&t) && t.ID != total.Subject || t.Of("direction") && lexicon.Direction(t.ID) != total.Direction
	}) {
		return bulletin.Fact{}
	}
	return total
}

// toPartner completes an English clause that sends goods to a country, or has it take them, by the exports that all figures so
// far are of: To Germany, the biggest buyer, 1,288 tons. Germany took 764 tons.
func (c *clauseReader) toPartner(k *clause) {
	if !k.first || len(k.tokens) == 0 || c.inside || k.nation || k.hidden || k.bad != "" {
		return
	}
	english := isASCII(k.tokens[0].Text)
	p, r := k.said[slotPartner], k.said[slotRegion]
	to := (english && k.tokens[0].Is("link.to") || k.tokens[0].Is("link.for") && k.tokens[0].Text == "对" &&
		k.weighsNext() && !c.opening) && len(p) == 1 && len(r) == 0 && k.said.only(slotPartner, slotPeriod)
	took := english && len(p) == 0 && len(r) == 1 && ofCountry(r) && k.said.only(slotRegion, slotPeriod) &&
		k.weighsNext() &&
		slices.ContainsFunc(k.tokens, func(t *lexicon.Token) bool { return takesIn(t.Text) })
	t := c.soleTrade()
	if !to && !took || t.Direction != bulletin.Export {
		return
	}
	if took {
		k.said[slotPartner], k.said[slotRegion] = r, nil
	}
	k.said[slotSubject] = []filling{{name: t.Subject, printed: t.Printed}}
	k.said[slotDirection] = []filling{{name: t.Direction, printed: t.Direction}}
}

// makes takes an English verb of making or mining between a country or a firm and a weight as the word for its output:
// China made 240,000 tons of rare earths.
func (p *parser) makes(t *lexicon.Token) bool {
	b, n := p.tok(-1), p.tok(1)
	if !makesOut(t.Text) || p.c.said.has(slotKind) || n.Class != lexicon.Quantity || unitKind(n.Unit) != 't' ||
		!(b.Of("country") || isChina(b) || b.Class == lexicon.Company) {
		return false
	}
	p.put(slotKind, filling{name: "kind.output", printed: "产量", token: t})
	return true
}

// sends takes an English verb of giving out behind China, with a weight behind it and a country that it goes to, as exporting:
// China sent 353 tons of rare earth magnets to the United States.
func (p *parser) sends(t *lexicon.Token) bool {
	if !givesOut(t.Text) || !isChina(p.tok(-1)) || p.tok(1).Class != lexicon.Quantity ||
		unitKind(p.tok(1).Unit) != 't' ||
		p.c.said.has(slotDirection) {
		return false
	}
	for k := 2; p.tok(k) != &noToken; k++ {
		if p.tok(k).Is("link.to") && (p.tok(k+1).Of("country") || p.tok(k+1).Text == "the" && p.tok(k+2).Of("country")) {
			p.put(slotDirection, filling{name: bulletin.Export, printed: t.Text, token: t})
			return true
		}
	}
	return false
}

// eachPriced reports whether an English clause gives several goods, all named before it, the one price in it, and that is no mean:
// lanthanum oxide and cerium oxide stay at 13,000 yuan/mt.
func (k *clause) eachPriced(f *frame) bool {
	s := f[slotSubject]
	if len(s) < 2 || !k.said.has(slotSubject) && k.begins != ':' || len(k.amounts) != 1 || k.sum || k.share || len(k.tokens) == 0 || !isASCII(k.tokens[0].Text) {
		return false
	}
	a := k.amounts[0].token
	if a == nil || unitKind(a.Unit) != '/' || m(k) == "measure.mean" || lexicon.MeanMeasures[m(k)] != "" {
		return false
	}
	return !slices.ContainsFunc(s, func(f filling) bool { return f.token == nil || f.token.From > a.From })
}

// alsoOr takes a percentage behind an English or as how much the change in money or weight right before it is: 144,000 yuan/mt
// less than in April, or 22.54%.
func alsoOr(clauses []*clause) {
	for i, k := range clauses {
		if i == 0 || k.first || len(k.tokens) != 2 || !k.tokens[0].Is("op.or") || !isASCII(k.tokens[0].Text) || k.tokens[1].Unit != "%" || k.tokens[1].Upper != "" {
			continue
		}
		b := clauses[i-1]
		n := len(b.changes)
		if n == 0 || b.changes[n-1].move.Amount.Text == "" || b.lastAmount() != b.changes[n-1].token && b.changes[n-1].cmp.id == "" {
			continue
		}
		x := change{token: k.tokens[1], move: moveOf(k.tokens[1])}
		if b.changes[n-1].move.Amount.Value.IsNegative() {
			x.move.Percent = negative(x.move.Percent)
		}
		k.amounts, k.changes, k.bad = nil, []change{x}, ""
	}
}

// lastAmount gives the last amount that a clause prints.
func (k *clause) lastAmount() (t *lexicon.Token) {
	for _, one := range k.tokens {
		if isAmount(one) {
			t = one
		}
	}
	return t
}

// unitsOn gives a number that stands alone beside a country in an English list the unit of the one before it: China 44 million tons,
// Vietnam 22 million.
func unitsOn(clauses []*clause) {
	for i, k := range clauses {
		if i == 0 || k.first || k.begins == '.' {
			continue
		}
		was, t := clauses[i-1].lastWeight(k.begins == ':'), k.loneNumber()
		if was == nil || t == nil || was.Upper != "" || t.Upper != "" || (was.Scale != "") != (t.Scale != "") {
			continue
		}
		t.Class, t.Unit = lexicon.Quantity, was.Unit
	}
}

// lastWeight gives the weight that a clause of a country and its figure ends in, or that stands before a colon, nil for none.
func (k *clause) lastWeight(colon bool) *lexicon.Token {
	n := len(k.tokens)
	if t := k.lastAmount(); colon && t != nil && t.Class == lexicon.Quantity && unitKind(t.Unit) == 't' && isASCII(k.tokens[0].Text) {
		return t
	}
	if n < 2 || !isASCII(k.tokens[0].Text) || k.tokens[n-1].Class != lexicon.Quantity || unitKind(k.tokens[n-1].Unit) != 't' {
		return nil
	}
	if b := k.tokens[n-2]; b.Class != lexicon.Place && !isChina(b) && !b.Of("nation") {
		return nil
	}
	return k.tokens[n-1]
}

// loneNumber gives the number of a clause that is but a country and a number, nil for another.
func (k *clause) loneNumber() (t *lexicon.Token) {
	for i, one := range k.tokens {
		switch last := i == len(k.tokens)-1; {
		case last && one.Class == lexicon.Number && one.Unit == "" && i > 0 && !isYear(one):
			t = one
		case one.Class == lexicon.Place, isChina(one), one.Of("nation"), one.Is("op.and"), one.Text == "the":
		default:
			return nil
		}
	}
	return t
}

// goodsOfHead gives what a country makes or has in an English text the goods of its headline, where the paragraph names no others.
func (c *clauseReader) goodsOfHead(k *clause, x *bulletin.Fact) {
	if c.headline.name == "" || x.Company+x.Partner+x.Direction != "" || x.Region == "" && !k.nation || !isASCII(c.headline.printed) ||
		x.Kind != bulletin.ReserveFact && x.Kind != bulletin.OutputFact ||
		slices.ContainsFunc(c.tokens, func(t lexicon.Token) bool { return isName(&t) && t.ID != c.headline.name }) {
		return
	}
	x.Subject, x.Printed = c.headline.name, c.headline.printed
}

// toldYet reports whether the sentence has printed a figure.
func (c *clauseReader) toldYet() bool { return len(c.recent) > c.begun }

// ofAgo reports whether the time of a clause only counts back: a year earlier.
func (k *clause) ofAgo() bool {
	p := k.said[slotPeriod]
	return len(p) == 1 && p[0].token != nil && ago(p[0].token) != "" && isASCII(p[0].token.Text)
}

// backFromAgo lets the sentence behind one of a time that only counts back be of the time before, if it was said or not.
func (c *clauseReader) backFromAgo(k *clause, was []filling) {
	if k.ofAgo() && c.outer == nil {
		c.held, c.elsewhen = append([]filling{}, was...), false
	}
}

// buyersListed takes the countries that an English sentence without figures lists as those who buy for nobody's whose figures the
// next may be: Germany, Vietnam and India were the main buyers.
func buyersListed(clauses []*clause) {
	from := 0
	for i, k := range clauses {
		if k.first {
			from = i
		}
		if len(k.amounts)+len(k.changes) > 0 || !k.said.only(slotRegion, slotPartner) || !k.opensList(clauses[from]) {
			from = i + 1
			continue
		}
		if !k.last || !slices.ContainsFunc(k.tokens, func(t *lexicon.Token) bool {
			return partnerNoun(t) || takesIn(t.Text)
		}) {
			continue
		}
		for _, one := range clauses[from : i+1] {
			one.said[slotRegion], one.said[slotPartner] = nil, nil
		}
	}
}

// opensList reports whether a clause and the first of its sentence are English and name countries.
func (k *clause) opensList(first *clause) bool {
	return len(first.tokens) > 0 && isASCII(first.tokens[0].Text) && len(k.said[slotRegion])+len(k.said[slotPartner]) > 0 &&
		!slices.ContainsFunc(k.said[slotRegion], func(f filling) bool { return f.token == nil || !abroad(f.token) })
}

// tradeHeads reports whether an English headline tells how the trade of some months went: China Jan-Feb rare earth exports up 18.7%.
func tradeHeads(title []lexicon.Token) bool {
	way, moved, months := false, false, false
	for i := range title {
		t := &title[i]
		way = way || t.Of("direction")
		moved = moved || t.Of("move") || t.Class == lexicon.Change || t.Unit == "%"
		months = months || t.Class == lexicon.PeriodOf && t.Period.Months() > 1 && !t.Period.IsYear() && isASCII(t.Text)
	}
	return way && moved && months
}

// wayOf gives the one way of trade that an English headline names beside China, empty for none or both.
func wayOf(title []lexicon.Token) (way string) {
	china := false
	for i := range title {
		t := &title[i]
		china = china || isChina(t) || t.Text == "chinas"
		if !t.Of("direction") {
			continue
		}
		if d := lexicon.Direction(t.ID); !isASCII(t.Text) || way != "" && way != d || d != bulletin.Export && d != bulletin.Import {
			return ""
		} else {
			way = d
		}
	}
	if !china {
		return ""
	}
	return way
}

// noneOther reports whether the paragraph names no goods but the headline's, no other way of trade and no place abroad.
func (c *clauseReader) noneOther() bool {
	return !slices.ContainsFunc(c.tokens, func(t lexicon.Token) bool {
		return isName(&t) && t.ID != c.headline.name || t.Of("direction") && lexicon.Direction(t.ID) != c.headWay ||
			t.Class == lexicon.Place && abroad(&t) || t.Class == lexicon.Company
	})
}

// thenAgo gives the time so long before the figure before in the sentence, or before the months that the headline is of.
func (c *clauseReader) thenAgo(said bulletin.Period, length string) bulletin.Period {
	own := c.span
	if n := len(c.recent); n > 0 && c.inside {
		own = c.Facts[c.recent[n-1]].Period
	}
	if then := before(own, length); !then.IsZero() {
		return then
	}
	return said
}
