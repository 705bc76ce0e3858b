package clause

import (
	"slices"
	"strconv"
	"strings"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// placeline counts the tokens that say where, when and by whom a paragraph was written: SHANGHAI, Jan 19 (SMM) –;
// BEIJING, March 10. /TASS/. It gives the day in it, where it names one with its month.
func placeline(tokens []lexicon.Token) (n int, day bulletin.Period) {
	named := false
	for i := range tokens[:min(len(tokens), maxPlaceline)] {
		switch t := &tokens[i]; {
		case datelined(tokens, i):
			return i, day
		case t.Class == lexicon.Mark && (named || !day.IsZero() && tokens[0].Class == lexicon.Place && tokens[0].AllCapitals()) && strings.Contains("-—–", t.Text),
			t.Text == "." && named && tokens[i-1].Text == "/":
			return i + 1, day
		case t.Class == lexicon.Mark && strings.Contains(")/", t.Text) && i > 1:
			named = true
		case t.Class == lexicon.Mark && strings.Contains(",.(", t.Text):
		case t.Class == lexicon.PeriodOf && t.Period.IsDay():
			day = t.Period
		case t.Class == lexicon.Place || t.Class == lexicon.Company || t.Class == lexicon.Unknown && isASCII(t.Text):
		default:
			return 0, bulletin.Period{}
		}
	}
	if !day.IsZero() && tokens[0].Class == lexicon.Place && len(tokens) <= maxPlaceline { // a line of its own
		return len(tokens), day
	}
	return 0, bulletin.Period{}
}

// undated takes off a place in capitals that a dash parts from the paragraph it opens, where no blanks are left around
// that: BEIJING—China's.
func (c *clauseReader) undated(tokens []lexicon.Token) []lexicon.Token {
	if len(tokens) < 2 || tokens[0].To >= len(c.text) || !tokens[0].AllCapitals() || tokens[0].Class != lexicon.Place &&
		!(tokens[0].Class == lexicon.Unknown && isASCII(tokens[0].Text)) {
		return tokens
	}
	if !strings.ContainsRune("—–", c.text[tokens[0].To]) {
		return tokens
	}
	return tokens[1:]
}

// datelined reports whether more than a blank, such as a dash, stands before a word behind a place that opens a paragraph:
// BEIJING — China's.
func datelined(tokens []lexicon.Token, i int) bool {
	return i > 0 && tokens[0].Class == lexicon.Place && isASCII(tokens[0].Text) && tokens[i].From-tokens[i-1].To > 2
}

// maxPlaceline is how many words such an opening has at most.
const maxPlaceline = 14

// ago tells a time that counts back from another by its length: a year earlier, a month ago. It is empty for any other.
func ago(t *lexicon.Token) string {
	for _, word := range []string{"earlier", "ago", "before"} {
		if length, ok := strings.CutSuffix(t.Text, word); ok {
			return length
		}
	}
	return ""
}

// before gives the time so long before another, zero where that is not plain.
func before(own bulletin.Period, length string) bulletin.Period {
	switch {
	case own.IsZero():
	case length == "year":
		return own.Shift(-12)
	case length == "month" && own.IsMonth(), length == "quarter" && own.IsQuarter():
		return own.Before()
	case length == "week" && own.IsDay():
		return daysBefore(own, 7)
	}
	return bulletin.Period{}
}

// earlier takes a time that counts back as the one of the figure before it, which something went from: from 4,659
// tonnes a year earlier.
func (p *parser) earlier(t *lexicon.Token) bool {
	if ago(t) == "" || !isASCII(t.Text) {
		return false
	}
	return p.fromThen(filling{name: t.Text, printed: t.Text, token: t, period: t.Period})
}

// refersBack reports whether a word stands for what is measured in the clause before: those of neodymium oxide.
func (p *parser) refersBack(t *lexicon.Token) bool {
	return (t.Text == "those" || t.Text == "that") && p.tok(1).Is("link.of")
}

// adverbial reports whether an English word that nothing knows only says how: significantly, steadily. One that says
// when or whether is left unknown.
func adverbial(t *lexicon.Token) bool {
	if !isASCII(t.Text) || len(t.Text) < 6 || !strings.HasSuffix(t.Text, "ly") {
		return false
	}
	switch t.Text {
	case "previously",
		"formerly",
		"originally",
		"initially",
		"possibly",
		"probably",
		"likely",
		"unlikely",
		"potentially",
		"reportedly",
		"annually",
		"quarterly",
		"hourly",
		"partly",
		"partially",
		"supply",
		"family",
		"assembly",
		"anomaly",
		"monopoly":
		return false
	}
	return true
}

// otherForm takes the form of an element that stands alone behind one of its products: praseodymium-neodymium oxide
// and metal.
func otherForm(tokens []lexicon.Token) {
	for i := 2; i < len(tokens); i++ {
		b, t := &tokens[i-2], &tokens[i]
		if b.Class != lexicon.Product || !tokens[i-1].Is("op.and") || !isASCII(b.Text) || formOf[t.Text] == "" {
			continue
		}
		element := strings.TrimSuffix(strings.TrimPrefix(strings.TrimPrefix(b.ID, "氧化"), "金属"), "金属")
		name := strings.Replace(formOf[t.Text], "*", element, 1)
		if known := words.Tokens(name, anyMonth); element != b.ID && len(known) == 1 && known[0].Class == lexicon.Product {
			t.Class, t.ID, t.Value, t.Kind, t.Also = lexicon.Product, known[0].ID, known[0].ID, "compound", nil
		}
	}
}

// formOf gives the name of a product by its element, for the word of its form.
var formOf = map[string]string{
	"alloy":  "*合金",
	"alloys": "*合金",
	"metal":  "金属*",
	"metals": "金属*",
	"oxide":  "氧化*",
	"oxides": "氧化*",
}

// anyMonth is the month to count from where no time is read.
var anyMonth = bulletin.NewMonth(2024, 1)

// movedBehind takes an amount with higher or lower behind it as the size of that move: 5,000 yuan/mt higher.
func (p *parser) movedBehind(t *lexicon.Token) bool {
	m := p.tok(1)
	if m.Text != "higher" && m.Text != "lower" || t.Upper != "" {
		return false
	}
	p.moved(
		&lexicon.Token{
			Class: lexicon.Word,
			Kind:  "move",
			Text:  m.Text,
			ID:    map[bool]string{true: "move.up", false: "move.down"}[m.Text == "higher"],
		},
	)
	p.sized(t)
	p.at++
	return true
}

// nounBehind takes a percentage as the size of the movement behind it, with what that is against between them: an
// 80 percent month-on-month slump.
func (p *parser) nounBehind(t *lexicon.Token) bool {
	cmp, m := p.tok(1), p.tok(2)
	if t.Unit != "%" || t.Upper != "" || !cmp.Of("compare") || !isASCII(m.Text) || !m.Is("move.up") &&
		!m.Is("move.down") {
		return false
	}
	move := moveOf(t)
	if m.Is("move.down") {
		move.Percent = negative(move.Percent)
	}
	p.c.changes = append(p.c.changes, change{move: move, token: t, cmp: comparison{id: cmp.ID}})
	p.at += 2
	return true
}

// compares gives a time to the change that stands before the English words for comparing: a 4.2 percent rise
// compared to the previous month.
func (p *parser) compares(base *filling) {
	back := 1
	for back < 6 && !p.tok(-back).Is("cmp.than") {
		back++
	}
	if x := p.changeBefore(back + 1); x != nil && isASCII(base.printed) {
		x.cmp = comparison{id: p.cmp.id, base: base}
	}
}

// bothUnchanged reports whether an English clause says of several goods that their prices stay at the one figure in
// it: prices of lanthanum oxide and cerium oxide were unchanged at 13,000 yuan/mt.
func (k *clause) bothUnchanged() bool {
	at := slices.IndexFunc(k.tokens, func(t *lexicon.Token) bool { return t.Is("move.flat") && isASCII(t.Text) })
	return at >= 0 && at+1 < len(k.tokens) && k.tokens[at+1].Text == "at" && len(k.said[slotSubject]) > 1 &&
		len(k.amounts) == 1 && priceWord(k.said.one(slotMeasure))
}

// shared reports whether an English total stands behind the share that something is of it: accounting for 32
// percent of the total.
func (p *parser) shared(t *lexicon.Token) bool {
	n := len(p.c.amounts)
	return isASCII(t.Text) && n > 0 && p.c.amounts[n-1].share != nil
}

// splitName takes a pair of elements that goes by one name apart where two figures are of it in turn: prices of
// neodymium and praseodymium oxides fell to A and B, respectively.
func splitName(f *frame, n int) bool {
	s := f[slotSubject]
	if n != 2 || len(s) != 1 || s[0].token == nil || !isASCII(s[0].printed) {
		return false
	}
	first, second, ok := strings.Cut(s[0].printed, "and")
	stem := strings.TrimRight(second, "s")
	form := ""
	for _, word := range []string{"oxide", "metal"} {
		if strings.HasSuffix(stem, word) {
			form, second = word, strings.TrimSuffix(stem, word)
		}
	}
	if !ok || form == "" {
		return false
	}
	var out []filling
	for _, e := range []string{first, second} {
		t := words.Tokens(e+" "+form, anyMonth)
		if len(t) != 1 || t[0].Class != lexicon.Product {
			return false
		}
		out = append(out, filling{name: t[0].ID, printed: e + " " + form, token: s[0].token})
	}
	f[slotSubject] = out
	return true
}

// ofTheirs reports whether a sentence begins with whose the price in it is, which the sentence before says: Its quote
// for dysprosium oxide slid.
func (c *clause) ofTheirs() bool {
	return c.first && len(c.tokens) > 0 && (c.tokens[0].Text == "its" || c.tokens[0].Text == "their") &&
		priceWord(c.said.one(slotMeasure)) && !c.ofPoints()
}

// ofPoints reports whether a clause prints points and nothing else, as only an index has them.
func (c *clause) ofPoints() bool {
	return len(c.amounts) > 0 && c.onlyPoints() && c.amounts[0].token != nil
}

// ofThatMove reports whether an English sentence begins with the move of the figure before it: The month-on-month
// rise was 46%.
func (c *clause) ofThatMove() bool {
	t := c.tokens
	if c.first && len(t) > 0 && t[0].Text == "its" && c.ofPoints() { // Its mean was 227 points: the index's
		return true
	}
	return c.first && len(t) > 2 && t[0].Text == "the" && t[1].Of("compare") && isASCII(t[1].Text) &&
		t[2].Of("move") && t[2].Class == lexicon.Word &&
		c.said.only(slotPeriod)
}

// samePeriodOf takes a year behind the same period as the one in which that was: 7,796 tonnes in the same period
// 2013.
func (p *parser) samePeriodOf(t *lexicon.Token) bool {
	n, err := strconv.Atoi(t.Text)
	if err != nil || !p.samePeriodBefore() {
		return false
	}
	year := &lexicon.Token{Class: lexicon.PeriodOf, Kind: "year", Text: t.Text, Year: true, Period: bulletin.YearOf(n)}
	f := filling{name: t.Text, printed: t.Text, token: year, period: year.Period, same: true}
	if !p.fromThen(f) {
		p.c.year = year
	}
	return true
}

// withChina takes China behind from, to or for: goods leave it or come into it, or another country trades with it.
func (p *parser) withChina(t *lexicon.Token) {
	d, prep := p.c.said.one(slotDirection), p.prep
	p.prep = 0
	switch {
	case prep == 'f' && (d == bulletin.Export || d == "" && p.tok(1).Is("dir.export")), prep != 'f' &&
		d == bulletin.Import:
		p.c.nation = true
	case p.c.said.has(slotRegion):
		p.put(slotPartner, filling{name: "中国", printed: t.Text, token: t})
	default:
		p.c.withNation = t
	}
}

// pricesBehind reports whether a price stands behind a time, of which it is: Wednesday's prices of $8,150.
func (p *parser) pricesBehind() bool {
	n := 1
	for p.tok(n).Fills() && p.tok(n).Class != lexicon.Quantity {
		n++
	}
	return p.tok(n).Of("measure") && p.tok(n+1).Is("link.of") && isFigure(p.tok(n+2))
}

// weekdayBefore gives the last day of that name before a day, zero for what is no day of the week in English.
func weekdayBefore(name string, own bulletin.Period) bulletin.Period {
	day, ok := englishDays[name]
	if !ok || !own.IsDay() {
		return bulletin.Period{}
	}
	return lastDay(dayBefore(own), day)
}

// isYear reports whether a number without a unit looks like a year.
func isYear(t *lexicon.Token) bool {
	return t.Class == lexicon.Number && t.Unit == "" && t.Upper == "" && len(t.Text) == 4 &&
		(strings.HasPrefix(t.Text, "19") || strings.HasPrefix(t.Text, "20"))
}

// besideEnglish takes an English word that only means something beside others.
func (p *parser) besideEnglish(t *lexicon.Token) bool {
	return p.handsOut(t) || isASCII(t.Text) && (p.sends(t) || p.makes(t) || p.wentFrom(t) || p.sentOn(t) || p.multiplied(t) ||
		p.rounds(t) || p.endOf(t) || p.priceRange(t) || p.changesPrice(t) || p.asksPrice(t) || p.setsQuota(t))
}

// handsOut takes an English word that hands the figure of its clause out to whom it names: get.
func (p *parser) handsOut(t *lexicon.Token) bool {
	gives := isASCII(t.Text) && slices.Contains(lexicon.List("given.on"), t.Text)
	p.c.given = p.c.given || gives
	return gives
}

// handed reports whether an English verb only says that a weight of goods came to or from the country before it: South
// Korea bought 480 tons, China supplied 702.
func (p *parser) handed(t *lexicon.Token) bool {
	b, n := p.tok(-1), p.tok(1)
	return n.Class == lexicon.Quantity && unitKind(n.Unit) == 't' && !t.Of("direction") && (b.Of("country") || isChina(b)) &&
		(takesIn(t.Text) || givesOut(t.Text))
}

// assesses takes an English verb of saying what goods cost, with the goods, at and their price behind it, for a word of prices:
// assessed dysprosium oxide at $250 a kilogram.
func (p *parser) assesses(t *lexicon.Token) bool {
	if !isAssessed(t.Text) {
		return false
	}
	k := 1
	for p.tok(k).Class == lexicon.Purity || isName(p.tok(k)) || p.tok(k).Class == lexicon.Filler {
		k++
	}
	if k == 1 || p.tok(k).Text != "at" || unitKind(p.tok(k+1).Unit) != '/' {
		return false
	}
	p.measured(filling{name: "measure.price", printed: t.Text, token: t})
	return true
}

// comesTo reports whether an English clause only says what something came to that the clause before it tells the move of:
// climbed by 30,000 yuan/mt last week, to 1.55 million yuan/mt.
func (k *clause) comesTo() bool {
	return !k.first && k.begins == ',' && len(k.tokens) > 1 && k.tokens[0].Text == "to" && isFigure(k.tokens[1]) && k.priced()
}

// bothMonths takes the two months for those that the paragraph has told of.
func (p *parser) bothMonths(t *lexicon.Token) bool {
	if !t.Is("ref.both") || !p.tok(1).Is("time.months") || !isASCII(t.Text) {
		return false
	}
	p.put(slotPeriod, filling{name: bothMonths, printed: t.Text + p.tok(1).Text, token: &lexicon.Token{From: t.From, To: p.tok(1).To, Class: lexicon.PeriodOf, ID: bothMonths,
		Kind: "span", Text: t.Text + p.tok(1).Text, Year: true}})
	p.at++
	return true
}

// bothMonths is the name of a time that is the two months told of before.
const bothMonths = "time.bothmonths"

// twoMonths gives the months from one to the next where the paragraph has told of these two and of no other time.
func (c *clauseReader) twoMonths() (span bulletin.Period) {
	if len(c.times) != 2 {
		return span
	}
	for p := range c.times {
		switch {
		case !p.IsMonth():
			return bulletin.Period{}
		case span.IsZero():
			span = p
		case p.From.Month == span.From.Month+1:
			span = bulletin.MonthsFrom(span.From.Month, p.From.Month)
		case p.From.Month == span.From.Month-1:
			span = bulletin.MonthsFrom(p.From.Month, span.From.Month)
		default:
			return bulletin.Period{}
		}
	}
	return span
}

// asksPrice takes an English noun or verb for where a price stands as the word for it: offers for gadolinium oxide, closed at.
func (p *parser) asksPrice(t *lexicon.Token) bool {
	k := 1
	for p.tok(k).Class == lexicon.PeriodOf {
		k++
	}
	stands := p.tok(k).Text == "at" || k == 1 && p.tok(1).Is("move.flat")
	if !(p.tok(1).Is("link.for") && slices.Contains(lexicon.List("asked.for"), t.Text)) &&
		!(stands && p.c.said.has(slotSubject) && slices.Contains(lexicon.List("closed.on"), t.Text)) {
		return false
	}
	p.measured(filling{name: "measure.price", printed: t.Text, token: t})
	return true
}

// setsQuota reports whether an English word only says that the quota of a stage is handed out: setting mining at 135,000 tons.
func (p *parser) setsQuota(t *lexicon.Token) bool {
	return setsOn(t.Text) && (p.tok(1).Of("stage") || p.tok(1).Text == "the" && p.tok(2).Of("stage"))
}

// cameFrom takes the words for where goods came from, behind their weight: of which 902 tons came from China.
func (p *parser) cameFrom(t *lexicon.Token) bool {
	if t.Text != "camefrom" || len(p.c.amounts) == 0 {
		return false
	}
	p.prep = 'f'
	return true
}

// sold takes an English verb of selling between a firm and a weight as the word for its sales.
func (p *parser) sold(t *lexicon.Token) bool {
	if t.Text != "sold" || !p.c.said.has(slotCompany) || p.c.said.has(slotKind) || p.tok(1).Class != lexicon.Quantity || unitKind(p.tok(1).Unit) != 't' {
		return false
	}
	p.put(slotKind, filling{name: "kind.sales", printed: "销量", token: t})
	return true
}

// ofWorld takes an English word for the world before what is made or used in it: global output.
func (p *parser) ofWorld(t *lexicon.Token) bool {
	if !t.Is("qual.world") || !isASCII(t.Text) || !p.c.mentions("kind") || p.c.mentions("measure") || p.c.said.has(slotRegion) {
		return false
	}
	p.put(slotRegion, filling{name: "全球", printed: t.Text, token: &lexicon.Token{From: t.From, To: t.To, Class: lexicon.Place, Kind: "world", Text: t.Text, ID: "全球"}})
	return true
}

// sentOn reports whether an English word says that goods go to the place behind it: 281 tons of exports went to Japan.
func (p *parser) sentOn(t *lexicon.Token) bool {
	ok := (p.tok(1).Is("link.to") || p.tok(1).Is("link.for")) && slices.Contains(lexicon.List("sent.on"), t.Text)
	p.c.sent = p.c.sent || ok
	return ok
}

// thanThen takes the amount behind less than the as one of the time behind it, which the one before is held against:
// 750 tons, slightly more than the 647 tons shipped in January.
func (p *parser) thanThen(t *lexicon.Token) bool {
	if !t.Of("bound") || !isASCII(t.Text) || p.tok(1).Text != "the" || p.tok(2).Class != lexicon.Quantity || p.share != nil {
		return false
	}
	p.c.amounts = append(p.c.amounts, amount{role: roleFrom})
	return true
}

// holdsPlace reports whether an English clause says no more than which place a country holds: Germany ranked first.
func (k *clause) holdsPlace() (at *lexicon.Token) {
	said := 0
	for _, t := range k.tokens {
		switch {
		case t.Of("country") && at == nil:
			at = t
		case t.Is("rank.english"), t.Of("op"), isASCII(t.Text) && slices.Contains(lexicon.List("rank.on"), t.Text):
			said++
		case !t.Fills():
			return nil
		}
	}
	if at == nil || said == 0 || !isASCII(at.Text) {
		return nil
	}
	return at
}

// takesIn reports whether an English sentence begins with what its figures take in besides what is named behind.
func (p *parser) takesIn(t *lexicon.Token) bool {
	return p.at == 0 && p.c.first && isASCII(t.Text) && slices.Contains(lexicon.List("taken.in"), t.Text)
}

// batchOf takes a year beside the word for a batch as the one that the batch is of: the first batch of 2019, the 2020
// batch.
func (p *parser) batchOf(t *lexicon.Token) bool {
	if !(p.tok(-1).Is("link.of") && p.tok(-2).Of("batch")) && !p.tok(1).Is("batch.word") || !isASCII(p.tok(-1).Text) {
		return false
	}
	n, err := strconv.Atoi(t.Text)
	if err != nil {
		return false
	}
	year := &lexicon.Token{From: t.From, To: t.To, Class: lexicon.PeriodOf, Kind: "year", Text: t.Text, Year: true, Period: bulletin.YearOf(n)}
	p.put(slotPeriod, filling{name: t.Text, printed: t.Text, token: year, period: year.Period})
	if p.tok(1).Is("batch.word") { // the 2020 batch, whichever that was
		p.at++
	}
	return true
}

// multiplied reports whether an English word says that something rose to so many times what it was, and what it came
// to stands behind: tripled to $850, doubled from $4 to $8.
func (p *parser) multiplied(t *lexicon.Token) bool {
	return (p.tok(1).Is("link.to") || p.tok(1).Is("link.from")) && slices.Contains(lexicon.List("multiplied.on"), t.Text)
}

// rounds reports whether an English word only rounds off the one behind it: inquiry prices, the transaction range,
// inched higher.
func (p *parser) rounds(t *lexicon.Token) bool {
	next := p.tok(1)
	if next.Of("measure") || next.Is("col.range") {
		return slices.Contains(lexicon.List("price.kind"), t.Text)
	}
	return next.Of("move") && slices.Contains(lexicon.List("stepped.on"), t.Text)
}

// priceRange takes the English word for the range in which prices lie as one for prices: the range for dysprosium
// oxide is 1.52-1.56 million.
func (p *parser) priceRange(t *lexicon.Token) bool {
	if !t.Is("col.range") {
		return false
	}
	p.measured(filling{name: "measure.price", printed: t.Text, token: t})
	return true
}

// changesPrice takes an English verb before somebody's price as a move of it: raised its August list price of
// neodymium oxide to….
func (p *parser) changesPrice(t *lexicon.Token) bool {
	n := 1
	for p.tok(n).Fills() && p.tok(n).Class == lexicon.Filler || p.tok(n).Class == lexicon.PeriodOf {
		n++
	}
	for _, pair := range lexicon.List("price.moved") {
		if word, move, _ := strings.Cut(pair, "="); word == t.Text && p.tok(n).Of("measure") {
			p.moved(&lexicon.Token{Class: lexicon.Word, Kind: "move", Text: t.Text, ID: move})
			return true
		}
	}
	return false
}

// endOf takes the high and the low, with a figure behind them, as the ends that something had.
func (p *parser) endOf(t *lexicon.Token) bool {
	id, k := "", 1
	switch t.Text {
	case "high":
		id = "measure.high"
	case "low":
		id = "measure.low"
	}
	if p.tok(1).Is("link.of") && p.tok(2).Text == "the" && p.tok(3).Text == "month" { // the high of the month was
		k = 4
	}
	for p.tok(k).Fills() && p.tok(k).Class == lexicon.Filler || p.tok(k).Of("be") {
		k++
	}
	if id == "" || p.tok(-1).Text != "the" || !isFigure(p.tok(k)) {
		return false
	}
	p.put(slotExtreme, filling{name: id, printed: t.Text, token: t})
	if p.tok(3).Text == "month" {
		p.c.monthEnd = true
		p.at += 3
	}
	return true
}

// wentFrom reports whether an English verb only says that a figure went from one to another: went from 300,000 to 350,000 tons.
func (p *parser) wentFrom(t *lexicon.Token) bool {
	return t.Text == "went" && p.tok(1).Is("link.from") && isFigure(p.tok(2))
}
