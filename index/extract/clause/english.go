package clause

import (
	"slices"
	"strconv"
	"strings"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// placeline counts the tokens that say where, when and by whom a paragraph was written: SHANGHAI, Jan 19 (SMM) –; BEIJING, March 10.
// /TASS/. It gives the day in it, where it names one with its month.
func placeline(tokens []lexicon.Token) (n int, day bulletin.Period) {
	named := false
	for i := range tokens[:min(len(tokens), maxPlaceline)] {
		switch t := &tokens[i]; {
		case t.Class == lexicon.Mark && named && strings.Contains("-—–", t.Text),
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
	return 0, bulletin.Period{}
}

// maxPlaceline is how many words such an opening has at most.
const maxPlaceline = 14

// ago tells a time that counts back from another by its length: a year earlier, a month ago. It is empty for any other.
func ago(t *lexicon.Token) string {
	for _, word := range []string{"earlier", "ago"} {
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
	}
	return bulletin.Period{}
}

// earlier takes a time that counts back as the one of the figure before it, which something went from: from 4,659 tonnes a year earlier.
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

// adverbial reports whether an English word that nothing knows only says how: significantly, steadily. One that says when or whether
// is left unknown.
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

// fronted puts an English clause that stands before what it is of behind it: Closing at CNY 370,000 per metric ton, praseodymium oxide
// rose 1.4 percent.
func fronted(clauses []*clause) []*clause {
	out := clauses[:0]
	for i := 0; i < len(clauses); i++ {
		k := clauses[i]
		if i+1 == len(clauses) || !k.first || clauses[i+1].first || clauses[i+1].begins != ',' || !k.waits() ||
			!clauses[i+1].names() {
			out = append(out, k)
			continue
		}
		next := clauses[i+1]
		n := len(next.tokens)
		next.tokens = append(next.tokens[:n:n], k.tokens...)
		for _, note := range k.notes {
			next.notes = append(next.notes, noteAt(note, n))
		}
		next.first, next.begins = true, k.begins
		next.spoil(k.bad)
	}
	return out
}

func noteAt(n note, from int) note { return note{behind: n.behind + from, tokens: n.tokens} }

// waits reports whether a clause begins in English with what a figure is at, and names nothing that it is of.
func (k *clause) waits() bool {
	if len(k.tokens) < 2 || !isASCII(k.tokens[0].Text) || !k.tokens[0].Of("be") && k.tokens[0].Text != "at" {
		return false
	}
	figure := false
	for _, t := range k.tokens[1:] {
		figure = figure || t.Class == lexicon.Quantity
		if isName(t) || t.Class == lexicon.Place || t.Class == lexicon.Company || t.Of("measure") || t.Of("direction") ||
			t.Of("kind") ||
			t.Class == lexicon.Unknown {
			return false
		}
	}
	return figure
}

// names reports whether a clause names goods and prints no amount but a change.
func (k *clause) names() bool {
	named := false
	for _, t := range k.tokens {
		named = named || isName(t)
		if t.Class == lexicon.Quantity || t.Class == lexicon.Number {
			return false
		}
	}
	return named
}

// otherForm takes the form of an element that stands alone behind one of its products: praseodymium-neodymium oxide and metal.
func otherForm(tokens []lexicon.Token) {
	for i := 2; i < len(tokens); i++ {
		b, t := &tokens[i-2], &tokens[i]
		if !tokens[i-1].Is("op.and") || b.Class != lexicon.Product || !isASCII(b.Text) || formOf[t.Text] == "" {
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

// nounBehind takes a percentage as the size of the movement behind it, with what that is against between them: an 80 percent
// month-on-month slump.
func (p *parser) nounBehind(t *lexicon.Token) bool {
	cmp, m := p.tok(1), p.tok(2)
	if t.Unit != "%" || t.Upper != "" || !cmp.Of("compare") || !isASCII(m.Text) || !m.Is("move.up") && !m.Is("move.down") {
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

// compares gives a time to the change that stands before the English words for comparing: a 4.2 percent rise compared to the previous
// month.
func (p *parser) compares(base *filling) {
	back := 1
	for back < 6 && !p.tok(-back).Is("cmp.than") {
		back++
	}
	if x := p.changeBefore(back + 1); x != nil && isASCII(base.printed) {
		x.cmp = comparison{id: p.cmp.id, base: base}
	}
}

// subordinate reports whether an English word begins what only says why or when: amid, due to, which.
func subordinate(t *lexicon.Token) bool {
	switch t.Text {
	case "which",
		"amid",
		"amidst",
		"because",
		"after",
		"before",
		"following",
		"despite",
		"used",
		"dueto",
		"due",
		"thanksto",
		"thanks",
		"driven",
		"supported",
		"buoyed",
		"although",
		"though",
		"whereas":
		return true
	}
	return false
}

// movesOn reports whether an English word joins what a figure did next, or did against another time, to it: and higher by 38
// percent from 298 tonnes a year earlier, but fell again to 589 tons in August.
func (k *cutter) movesOn(t *lexicon.Token) bool {
	if t.Text == "andup" { // which else is a bound: 600 and up
		return k.goesOn()
	}
	if t.Text != "and" && t.Text != "but" && t.Text != "before" || k.at >= len(k.tokens) {
		return false
	}
	next := &k.tokens[k.at]
	if next.Text == "accountingfor" {
		return k.goesOn()
	}
	return (next.Is("move.up") || next.Is("move.down")) && (next.Class == lexicon.Word || next.Class == lexicon.Change) && isASCII(next.Text) && k.goesOn()
}

// fellBefore reports whether what a figure came to before stands behind the word just read: following a 20 percent drop to 284 tonnes
// in February.
func (k *cutter) fellBefore() bool {
	word, at := k.tokens[k.at-1].Text, k.at
	if word != "following" && word != "after" || at+4 >= len(k.tokens) || k.tokens[at].Text != "a" && k.tokens[at].Text != "an" {
		return false
	}
	moved := false
	for _, t := range k.tokens[at+1 : min(len(k.tokens), at+8)] {
		switch {
		case t.Class == lexicon.Mark:
			return false
		case t.Class == lexicon.Change, t.Is("move.up"), t.Is("move.down"):
			moved = true
		case moved && t.Class == lexicon.PeriodOf:
			return k.periodBehindAmount()
		}
	}
	return false
}

// periodBehindAmount reports whether an amount by weight stands before the next mark.
func (k *cutter) periodBehindAmount() bool {
	for i := k.at; i < len(k.tokens) && k.tokens[i].Class != lexicon.Mark; i++ {
		if t := &k.tokens[i]; t.Class == lexicon.Quantity && t.Unit != "%" {
			return true
		}
	}
	return false
}

// bothUnchanged reports whether an English clause says of several goods that their prices stay at the one figure in it: prices of lanthanum
// oxide and cerium oxide were unchanged at 13,000 yuan/mt.
func (k *clause) bothUnchanged() bool {
	at := slices.IndexFunc(k.tokens, func(t *lexicon.Token) bool { return t.Is("move.flat") && isASCII(t.Text) })
	return at >= 0 && at+1 < len(k.tokens) && k.tokens[at+1].Text == "at" && len(k.said[slotSubject]) > 1 && len(k.amounts) == 1 && priceWord(k.said.one(slotMeasure))
}

// shared reports whether an English total stands behind the share that something is of it: accounting for 32 percent of the total.
func (p *parser) shared(t *lexicon.Token) bool {
	n := len(p.c.amounts)
	return isASCII(t.Text) && n > 0 && p.c.amounts[n-1].share != nil
}

// movedUp is the up of and up.
var movedUp = lexicon.Token{Class: lexicon.Word, Kind: "move", ID: "move.up", Text: "up"}

// when reports whether an English clause only says why or when, and names nobody and nowhere in the country whose the figures behind
// it may be: after the U.S. responded.
func (k *clause) when() bool {
	return strings.HasPrefix(k.bad, onlyWhen) && len(k.changes) == 0 && !slices.ContainsFunc(k.tokens, func(t *lexicon.Token) bool {
		return t.Class == lexicon.Company || t.Class == lexicon.Place && !abroad(t) || isName(t) || t.Of("regionref") || t.Text == "which" || t.Class == lexicon.PeriodOf
	})
}

// onlyWhen begins the reason why such a clause is not read.
const onlyWhen = "what only says why or when: "

// dashes reports whether a dash stands between blanks in English, and parts clauses as a comma does.
func (k *cutter) dashes(t *lexicon.Token) bool {
	n := len(k.cur.tokens)
	if n == 0 || k.at >= len(k.tokens) || !isASCII(k.cur.tokens[n-1].Text) {
		return false
	}
	if next := k.tokens[k.at].Text; k.dashed || next == "the" || next == "which" { // Germany—the largest recipient—grew
		k.dashed = !k.dashed
		return true
	}
	return k.cur.tokens[n-1].To < t.From && k.tokens[k.at].From > t.To
}

// listMark stands for the comma of a list of names.
var listMark = lexicon.Token{Class: lexicon.Mark, Text: "、", ID: "、", Kind: "mark"}

// listsNames reports whether the comma just read parts the names of an English list: terbium, gadolinium and erbium oxides.
func (k *cutter) listsNames() bool {
	n := len(k.cur.tokens)
	if n == 0 || k.at+2 >= len(k.tokens) || !latinName(k.cur.tokens[n-1]) || !latinName(&k.tokens[k.at]) {
		return false
	}
	for i := k.at + 1; i+1 < min(len(k.tokens), k.at+12); i += 2 {
		switch t := &k.tokens[i]; {
		case t.Is("op.and"):
			return latinName(&k.tokens[i+1])
		case t.Text != "," || !latinName(&k.tokens[i+1]):
			return false
		}
	}
	return false
}

// inChina passes over the country behind a part of it: Jiangxi, China.
func (k *cutter) inChina() bool {
	n := len(k.cur.tokens)
	if n == 0 || k.at >= len(k.tokens) || k.tokens[k.at].Text != "china" || k.cur.tokens[n-1].Class != lexicon.Place || abroad(k.cur.tokens[n-1]) {
		return false
	}
	if k.at++; k.at < len(k.tokens) && k.tokens[k.at].Text == "," {
		k.at++
	}
	return true
}

func latinName(t *lexicon.Token) bool {
	return (t.Class == lexicon.Product || t.Class == lexicon.Element) && isASCII(t.Text)
}

// listsAmounts reports whether the comma just read parts the figures of an English list that are shared out: fell to A, B and C, respectively.
func (k *cutter) listsAmounts() bool {
	n := len(k.cur.tokens)
	if n == 0 || k.at >= len(k.tokens) || k.cur.tokens[n-1].Class != lexicon.Quantity ||
		k.tokens[k.at].Class != lexicon.Quantity {
		return false
	}
	for i := k.at; i < min(len(k.tokens), k.at+12); i++ {
		if k.tokens[i].Text == "respectively" {
			return true
		}
	}
	return false
}

// splitName takes a pair of elements that goes by one name apart where two figures are of it in turn: prices of neodymium and
// praseodymium oxides fell to A and B, respectively.
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

// ofTheirs reports whether a sentence begins with whose the price in it is, which the sentence before says: Its quote for dysprosium
// oxide slid.
func (c *clause) ofTheirs() bool {
	return c.first && len(c.tokens) > 0 && (c.tokens[0].Text == "its" || c.tokens[0].Text == "their") &&
		priceWord(c.said.one(slotMeasure))
}

// samePeriodOf takes a year behind the same period as the one in which that was: 7,796 tonnes in the same period 2013.
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

// timesBehind gives a time that stands alone behind an English sentence to all of it: exports rose to 5,473 tonnes, and imports fell to
// 900 tonnes, in the first five months of 2014.
func timesBehind(clauses []*clause) {
	from := 0
	for i, k := range clauses {
		if k.first {
			from = i
		}
		p := k.said[slotPeriod]
		if i == from || !k.last || len(p) != 1 || !isASCII(p[0].printed) || !k.said.only(slotPeriod) || len(k.amounts)+len(k.changes) > 0 || k.bad != "" ||
			slices.ContainsFunc(clauses[from:i], func(b *clause) bool { return b.said.has(slotPeriod) || b.year != nil || b.vague != "" }) {
			continue
		}
		for _, b := range clauses[from:i] {
			if len(b.amounts)+len(b.changes) > 0 {
				b.said[slotPeriod] = p
			}
		}
	}
}

// isYear reports whether a number without a unit looks like a year.
func isYear(t *lexicon.Token) bool {
	return t.Class == lexicon.Number && t.Unit == "" && t.Upper == "" && len(t.Text) == 4 &&
		(strings.HasPrefix(t.Text, "19") || strings.HasPrefix(t.Text, "20"))
}

// saidLast reports whether the English word that shares figures out stands behind the last of a list: at 940,000 and 1,140,000 yuan/mt
// respectively. A time behind it is that of all.
func saidLast(list []*clause) bool {
	last := list[len(list)-1]
	if len(list) < 2 || len(last.tokens) == 0 {
		return false
	}
	said := slices.ContainsFunc(last.tokens, func(t *lexicon.Token) bool { return t.Text == "respectively" })
	if said && last.said.only(slotPeriod) && !list[0].said.has(slotPeriod) {
		list[0].said[slotPeriod] = last.said[slotPeriod]
	}
	behind := last.next
	return said || behind != nil && len(behind.tokens) > 0 && behind.tokens[0].Text == "respectively"
}
