package clause

import (
	"slices"
	"strings"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// fronted puts an English clause that stands before what it is of behind it: Closing at CNY 370,000 per metric ton,
// praseodymium oxide rose 1.4 percent.
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
		if isName(t) || t.Class == lexicon.Place || t.Class == lexicon.Company || t.Of("measure") ||
			t.Of("direction") ||
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

// subordinate reports whether an English word begins what only says why or when: amid, due to, which.
func subordinate(t *lexicon.Token) bool {
	switch t.Text {
	case "which",
		"amid",
		"amidst",
		"because",
		"after",
		"when",
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

// movesOn reports whether an English word joins what a figure did next, or did against another time, to it: and
// higher by 38 percent from 298 tonnes a year earlier, but fell again to 589 tons in August.
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
	return (next.Is("move.up") || next.Is("move.down")) && (next.Class == lexicon.Word ||
		next.Class == lexicon.Change) && isASCII(next.Text) && k.goesOn()
}

// fellBefore reports whether what a figure came to before stands behind the word just read: following a 20 percent
// drop to 284 tonnes in February, after 267 tonnes in July.
func (k *cutter) fellBefore() bool {
	word, at := k.tokens[k.at-1].Text, k.at
	if word != "following" && word != "after" || at+3 >= len(k.tokens) {
		return false
	}
	if (k.figure || len(k.cur.tokens) == 0) && k.tokens[at].Class == lexicon.Quantity && k.tokens[at].Unit != "%" {
		return k.tokens[at+1].Is("prep.in") && k.tokens[at+2].Class == lexicon.PeriodOf
	}
	if k.tokens[at].Text != "a" && k.tokens[at].Text != "an" {
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

// tookBehind reports whether a verb for goods that came in stands next, with their weight behind it.
func (k *cutter) tookBehind() bool {
	return k.at+1 < len(k.tokens) && takesIn(k.tokens[k.at].Text) && k.tokens[k.at+1].Class == lexicon.Quantity
}

// restatedBy gives the word that an English or between a figure and its share of all, or between money and the mean price
// that it comes to, stands for: 6,000 tonnes, or 46% of the total; $39 million, or $16,331 per ton.
func (k *cutter) restatedBy(t *lexicon.Token) *lexicon.Token {
	n := len(k.out)
	if !t.Is("op.or") || !isASCII(t.Text) || k.at >= len(k.tokens) || k.tokens[k.at].Class != lexicon.Quantity ||
		!k.figure && (len(k.cur.tokens) > 0 || n == 0 || k.cur.first) {
		return nil
	}
	before := k.cur.tokens
	if len(before) == 0 {
		before = k.out[n-1].tokens
	}
	i := len(before) - 1
	for i > 0 && before[i].Class != lexicon.Quantity {
		i--
	}
	was, now := unitKind(before[i].Unit), unitKind(k.tokens[k.at].Unit)
	switch {
	case was == 't' && now == '%':
		return &sharedSo
	case was == '$' && now == '/':
		return &meantSo
	}
	return nil
}

var (
	sharedSo = lexicon.Token{Class: lexicon.Word, Kind: "measure", ID: "measure.share", Text: "accountingfor"}
	meantSo  = lexicon.Token{Class: lexicon.Word, Kind: "measure", ID: "measure.mean", Text: "average"}
)

// movedUp is the up of and up.
var movedUp = lexicon.Token{Class: lexicon.Word, Kind: "move", ID: "move.up", Text: "up"}

// when reports whether an English clause only says why or when, and names nobody and nowhere in the country whose
// the figures behind it may be: after the U.S. responded.
func (k *clause) when() bool {
	return strings.HasPrefix(k.bad, onlyWhen) && len(k.changes) == 0 &&
		!slices.ContainsFunc(k.tokens, func(t *lexicon.Token) bool {
			return t.Class == lexicon.Company || t.Class == lexicon.Place && !abroad(t) || isName(t) ||
				t.Of("regionref") || t.Text == "which" || t.Class == lexicon.PeriodOf
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
	// Germany—the largest recipient—grew
	if next := k.tokens[k.at].Text; k.dashed || next == "the" || next == "which" {
		k.dashed = !k.dashed
		return true
	}
	return k.cur.tokens[n-1].To < t.From && k.tokens[k.at].From > t.To
}

// otherEnd reports whether the other end of what a clause tells one end of stands next: the high was 231.8 on October
// 9 and the low 222.4 on October 31.
func (k *cutter) otherEnd() bool {
	if k.at+1 >= len(k.tokens) || k.tokens[k.at].Text != "the" {
		return false
	}
	other := map[string]string{"low": "high", "high": "low"}[k.tokens[k.at+1].Text]
	return other != "" && slices.ContainsFunc(k.cur.tokens, func(t *lexicon.Token) bool { return t.Text == other })
}

// parted reports whether a dash beside a blank begins the next item of a list that runs on in Han: 收入 35 亿元 - 均价 50
// 万元/吨.
func (k *cutter) parted(t *lexicon.Token) bool {
	if k.at >= len(k.tokens) || k.at < 2 {
		return false
	}
	before, next := &k.tokens[k.at-2], &k.tokens[k.at]
	apart := before.To < t.From || next.From > t.To || before.Text == "]" || next.Class == lexicon.PeriodOf &&
		before.Class != lexicon.PeriodOf
	return apart && !isASCII(next.Text) && next.Class != lexicon.Number && !isAmount(next) &&
		(!isASCII(before.Text) || before.Text == "]" || isAmount(before))
}

// listMark stands for the comma of a list of names.
var listMark = lexicon.Token{Class: lexicon.Mark, Text: "、", ID: "、", Kind: "mark"}

// listsNames reports whether the comma just read parts the names of an English list: terbium, gadolinium and erbium
// oxides.
func (k *cutter) listsNames() bool {
	n := len(k.cur.tokens)
	if n > 0 && k.at < len(k.tokens) && k.cur.tokens[n-1].Of("stage") && k.tokens[k.at].Of("stage") { // mining, smelting and separation
		return isASCII(k.cur.tokens[n-1].Text)
	}
	if k.listsPlaces() {
		return true
	}
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
	if n == 0 || k.at >= len(k.tokens) || k.tokens[k.at].Text != "china" ||
		k.cur.tokens[n-1].Class != lexicon.Place || abroad(k.cur.tokens[n-1]) {
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

// listsAmounts reports whether the comma just read parts the figures of an English list that are shared out: fell
// to A, B and C, respectively.
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
	return k.inTurnHan()
}

// inTurnHan reports whether the clause, or the first of its list, shares out figures: 分别为 13.5 万元/吨，20.7 万元/吨和 320
// 元/公斤.
func (k *cutter) inTurnHan() bool {
	first := k.cur
	for i := len(k.out) - 1; first.begins == '&' && i >= 0; i-- {
		first = k.out[i]
	}
	return slices.ContainsFunc(first.tokens, func(t *lexicon.Token) bool { return strings.HasPrefix(t.Text, "分别") })
}

// apposed takes the time from an English clause that only says who the one before it is, between two commas: Japan, the
// largest market last year, took 226 tons.
func apposed(clauses []*clause) {
	for i, k := range clauses {
		if k.asThen() {
			k.said[slotPeriod] = nil
		}
		if i == 0 || k.first || k.next == nil || k.begins != ',' || k.next.begins != ',' || len(k.amounts)+len(k.changes) > 0 ||
			len(k.tokens) == 0 || !slices.Contains(lexicon.List("apposed.by"), k.tokens[0].Text) && !k.tokens[0].Is("rank.english") ||
			len(clauses[i-1].amounts)+len(clauses[i-1].changes) > 0 {
			continue
		}
		k.said[slotPeriod], k.year, k.vague = nil, nil, ""
	}
}

// asThen reports whether an English clause only says that a figure is what it was at another time: the same as in
// April.
func (k *clause) asThen() bool {
	t, n := k.tokens, len(k.tokens)
	return n > 2 && !k.first && k.said.only(slotPeriod) && len(k.amounts) == 0 && t[n-1].Class == lexicon.PeriodOf &&
		t[n-2].Is("prep.in") && t[n-3].Text == "as" &&
		!slices.ContainsFunc(t[:n-3], func(o *lexicon.Token) bool { return !o.Fills() && !o.Is("op.same") })
}

// timesBehind gives a time that stands alone behind an English sentence to all of it: exports rose to 5,473 tonnes,
// and imports fell to 900 tonnes, in the first five months of 2014.
func timesBehind(clauses []*clause) {
	from := 0
	for i, k := range clauses {
		if k.first {
			from = i
		}
		p := k.said[slotPeriod]
		if i == from || !k.last || len(p) != 1 || !isASCII(p[0].printed) || !k.said.only(slotPeriod) ||
			len(k.amounts)+len(k.changes) > 0 || k.bad != "" ||
			slices.ContainsFunc(clauses[from:i], func(b *clause) bool {
				return b.said.has(slotPeriod) ||
					b.year != nil || b.vague != ""
			}) {
			continue
		}
		for _, b := range clauses[from:i] {
			if len(b.amounts)+len(b.changes) > 0 {
				b.said[slotPeriod] = p
			}
		}
	}
}

// saidLast reports whether the English word that shares figures out stands behind the last of a list: at 940,000
// and 1,140,000 yuan/mt respectively. A time behind it is that of all.
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

// passive gives the way of trade and the time at the end of an English list to the figures before it: 1,530 kilograms of
// gallium and 721 kilograms of germanium were exported in November.
func passive(list []*clause) {
	last := list[len(list)-1]
	d, n := last.said[slotDirection], len(last.tokens)
	if len(list) < 2 || len(d) != 1 || d[0].token == nil || !slices.Contains(lexicon.List("passive.way"), d[0].token.Text) {
		return
	}
	if at := slices.Index(last.tokens, d[0].token); at < 1 || at == n || !last.tokens[at-1].Fills() || len(last.amounts) != 1 {
		return
	}
	for _, k := range list[:len(list)-1] {
		if len(k.amounts) != 1 || k.said.has(slotDirection) || k.said.has(slotPeriod) && last.said.has(slotPeriod) || !k.said.has(slotSubject) {
			return
		}
	}
	for _, k := range list[:len(list)-1] {
		k.said[slotDirection] = d
		if last.said.has(slotPeriod) {
			k.said[slotPeriod] = last.said[slotPeriod]
		}
	}
}

// saysThat reports whether an English clause only says who found what stands behind its that, and names no other country
// whose it may be: Data released by China's customs on Thursday shows that.
func saysThat(tokens []*lexicon.Token) bool {
	n := len(tokens)
	if n == 0 || !isASCII(tokens[0].Text) || slices.ContainsFunc(tokens, func(t *lexicon.Token) bool {
		return isName(t) || t.Class == lexicon.Place || t.Of("direction") || t.Class == lexicon.PeriodOf && !t.Period.IsZero() || t.Of("qualifier")
	}) {
		return false
	}
	return slices.ContainsFunc(tokens[max(0, n-4):], func(t *lexicon.Token) bool {
		return slices.Contains(lexicon.List("says.that"), t.Text)
	})
}

// listsPlaces reports whether the comma just read parts the countries that goods go to or come from, all with figures in turn
// behind them: shipments to Germany, the US and Vietnam were … respectively.
func (k *cutter) listsPlaces() bool {
	n := len(k.cur.tokens)
	if n < 2 || !country(k.cur.tokens[n-1]) || k.figure {
		return false
	}
	b := n - 2
	for b > 0 && (country(k.cur.tokens[b]) || k.cur.tokens[b].Text == "the" || k.cur.tokens[b] == &listMark) {
		b--
	}
	if !k.cur.tokens[b].Of("link") && !bulletin.HasAny(k.cur.tokens[b].Text+".", "to.", "from.") {
		return false
	}
	and := false
	for i := k.at; i < min(len(k.tokens), k.at+40); i++ {
		switch t := &k.tokens[i]; {
		case t.Text == "respectively":
			return and
		case t.Text == ".":
			return false
		case !and && t.Is("op.and"):
			and = true
		case !and && !country(t) && t.Text != "the" && t.Text != ",":
			return false
		}
	}
	return false
}

// country reports whether an English word is a country.
func country(t *lexicon.Token) bool { return t.Class == lexicon.Place && abroad(t) && isASCII(t.Text) }
