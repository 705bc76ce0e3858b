package clause

import (
	"slices"
	"strings"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// listed makes the figures of a list alike: it puts the sign behind a mark to its number, +3.2%/-1.4%, and gives the unit
// behind the last to all, 74.8/90.5/141 万元/吨.
func listed(tokens []lexicon.Token) []lexicon.Token {
	tokens = signedInList(graded(tokens))
	otherForm(tokens)
	for i := len(tokens) - 1; i >= 2; i-- {
		if a, b := &tokens[i-2], &tokens[i]; tokens[i-1].Text == "/" && a.Unit == "%" && b.Unit == "%" && a.Kind != "range" &&
			b.Kind != "range" {
			a.Kind, b.Kind = inList, inList
		}
		first := i
		for isAmount(&tokens[i]) && first >= 2 && isListMark(&tokens[first-1]) && plainNumber(&tokens[first-2]) {
			first -= 2
		}
		if first < i && first > 0 && opensList(&tokens[first-1]) {
			for k := first; k < i; k += 2 {
				t := &tokens[k]
				t.Class, t.Kind, t.Scale, t.Unit = lexicon.Quantity, inList, tokens[i].Scale, tokens[i].Unit
			}
			tokens[i].Kind = inList
		}
	}
	return tokens
}

// inList is the kind of an amount that has its unit or its sign from the list that it stands in.
const inList = "listed"

func signedInList(tokens []lexicon.Token) []lexicon.Token {
	sign := func(i int) bool { return i > 0 && isSign(&tokens[i]) && isListMark(&tokens[i-1]) }
	if !anyOf(tokens, sign) {
		return tokens
	}
	out := tokens[:0]
	for i := range tokens {
		t := tokens[i]
		n := len(out)
		if t.Unit == "%" && n > 1 && isSign(&out[n-1]) && isListMark(&out[n-2]) && out[n-1].To == t.From {
			sign := out[n-1].Text
			t.From, t.Text, t.Kind = out[n-1].From, sign+t.Text, inList
			if sign == "-" {
				t.Digits, t.Value = sign+t.Digits, sign+t.Value
			}
			out = out[:n-1]
		}
		out = append(out, t)
	}
	return out
}

// anyOf reports whether anything holds of the token at any place.
func anyOf(tokens []lexicon.Token, is func(i int) bool) bool {
	for i := range tokens {
		if is(i) {
			return true
		}
	}
	return false
}

func isSign(t *lexicon.Token) bool {
	return t.Class == lexicon.Mark && (t.Text == "+" || t.Text == "-")
}

// isListMark reports whether a token parts the figures of a list.
func isListMark(t *lexicon.Token) bool { return t.Text == "、" || t.Text == "/" || t.Is("op.and") }

// plainNumber reports whether a token is a number in digits and nothing else.
func plainNumber(t *lexicon.Token) bool {
	return t.Class == lexicon.Number && t.Kind == "arabic" && t.Scale == "" && t.Upper == "" &&
		strings.Trim(t.Text, "0123456789.") == ""
}

// opensList reports whether figures of a clause may stand right behind a word: 为, 分别, 涨至.
func opensList(t *lexicon.Token) bool {
	return t.Of("be") || t.Of("to") || t.Of("about") || t.Is("op.respect") || strings.HasPrefix(t.Text, "分别") ||
		t.Of("measure")
}

// graded takes the grade of a magnet beside its name as one: 钕铁硼 N35, 48H 毛坯.
func graded(tokens []lexicon.Token) []lexicon.Token {
	magnet := func(i int) bool {
		return i >= 0 && i < len(tokens) && isName(&tokens[i]) && strings.Contains(tokens[i].ID, "钕铁硼")
	}
	if !anyOf(tokens, magnet) {
		return tokens
	}
	out := tokens[:0]
	for i := 0; i < len(tokens); i++ {
		t := tokens[i]
		if n := i + 1; n < len(tokens) && t.Class == lexicon.Number && tokens[n].Class == lexicon.Unknown &&
			tokens[n].From == t.To &&
			(magnet(i-1) || magnet(n+1)) {
			t.Text, t.To = t.Text+tokens[n].Text, tokens[n].To
			if isGrade(t.Text) {
				t.Class, i = lexicon.Purity, n
				t.Text = strings.ToUpper(t.Text)
			} else {
				t = tokens[i]
			}
		} else if (t.Class == lexicon.Unknown || (t.Class == lexicon.Quantity || t.Class == lexicon.Number) && len(t.Text) > 2) && isGrade(t.Text) && (magnet(i-1) || magnet(n)) {
			t.Class, t.Text = lexicon.Purity, strings.ToUpper(t.Text)
		}
		out = append(out, t)
	}
	return out
}

// isGrade reports whether letters are a grade of magnets: n35, 48h, 40m, 42sh.
func isGrade(s string) bool {
	s = strings.TrimPrefix(strings.TrimPrefix(s, "n"), "h")
	if len(s) < 2 || !bulletin.IsDigit(s[0]) || !bulletin.IsDigit(s[1]) {
		return false
	}
	switch s[2:] {
	case "", "m", "h", "sh", "uh", "eh", "ah":
		return true
	}
	return false
}

// ofMore stops a figure that sums up, or is of all, from taking whose it is from one of those before it in the sentence:
// 对日 1200 吨，对美 800 吨，合计 2000 吨. 北方稀土产量 1600 吨，总产量 7500 吨.
func (c *clauseReader) ofMore(k *clause, f *frame) {
	for _, s := range []slot{slotSubject, slotCompany, slotRegion, slotPartner, slotBatch, slotPeriod} {
		if k.said.has(s) || len(f[s]) != 1 {
			continue
		}
		owner := s == slotCompany || s == slotRegion || s == slotPartner || s == slotSubject && c.several(s, k)
		switch {
		case k.sums() && c.several(s, k),
			s == slotBatch && (k.sums() && len(c.batchNames) > 1 || k.summed && c.toldOf(s, f.one(s))):
			k.spoil("a sum of several, each told of before")
		case owner && k.ofAll() && !k.said.has(slotSubject) && c.toldOf(s, f.one(s)) && c.alike(k):
			k.spoil("whether it is of all or of the " + slotNames[s] + " before is not plain")
		case s == slotPartner && k.nation && !k.part && c.toldOf(s, f.one(s)):
			k.spoil("whether it is of the partner before or of all is not plain")
		}
	}
}

// sums reports whether a clause has a word for a sum.
func (k *clause) sums() bool {
	return k.sum || slices.ContainsFunc(k.tokens, func(t *lexicon.Token) bool { return t.Is("op.sum") || t.Text == "共" })
}

// valueOf gives what a fact has in one of the slots that say whose it is.
func valueOf(x *bulletin.Fact, s slot) string {
	switch s {
	case slotSubject:
		return x.Subject
	case slotCompany:
		return x.Company
	case slotRegion:
		return x.Region
	case slotPartner:
		return x.Partner
	case slotBatch:
		return x.Batch
	}
	return x.Period.String()
}

// several reports whether the figures before in the sentence, counted as those of a clause are, differ in a slot.
func (c *clauseReader) several(s slot, k *clause) bool {
	found := map[string]bool{}
	for _, n := range c.recent[min(c.begun, len(c.recent)):] {
		if x := &c.Facts[n]; k.countedAs(x) {
			found[valueOf(x, s)] = true
		}
	}
	return len(found) > 1
}

// toldOf reports whether a figure before in the sentence is of what a slot says.
func (c *clauseReader) toldOf(s slot, name string) bool {
	return slices.ContainsFunc(c.recent, func(n int) bool { return valueOf(&c.Facts[n], s) == name })
}

// alike reports whether the figure before in the sentence is counted as those of a clause are.
func (c *clauseReader) alike(k *clause) bool {
	return len(c.recent) > 0 && k.countedAs(&c.Facts[c.recent[len(c.recent)-1]])
}

// countedAs reports whether a fact is counted as the figures of a clause are: in tons, or in money.
func (k *clause) countedAs(x *bulletin.Fact) bool {
	of := unitKind(unitOf(x.Unit))
	return slices.ContainsFunc(k.amounts, func(a amount) bool { return a.token != nil && unitKind(a.token.Unit) == of })
}

// figured gives the words of a clause up to what a share in it is of: 占全国出口的 9% is not of the whole country.
func (k *clause) figured() []*lexicon.Token {
	if i := slices.IndexFunc(k.tokens, func(t *lexicon.Token) bool { return t.Is("measure.share") }); i >= 0 {
		return k.tokens[:i]
	}
	return k.tokens
}

// ofAll reports whether a clause speaks of all: 总产量, 全部出口量. The plan's own name does not: 总量控制指标.
func (k *clause) ofAll() bool {
	return slices.ContainsFunc(k.figured(), func(t *lexicon.Token) bool {
		return t.Text == "全部" || strings.HasPrefix(t.Text, "总") && !t.Is("op.sum") && !strings.HasPrefix(t.Text, "总量控制")
	})
}

// nationwide reports whether a clause says that it is of the whole country, and not only that it is of this one.
func (k *clause) nationwide() bool {
	return slices.ContainsFunc(k.figured(), func(t *lexicon.Token) bool {
		return t.Of("nation") && strings.HasPrefix(t.Text, "全")
	})
}

// ofMarket reports whether a clause is of the market and no longer of the firm before: 市场均价.
func (k *clause) ofMarket() bool {
	at := slices.IndexFunc(k.tokens, func(t *lexicon.Token) bool {
		return strings.HasPrefix(t.Text, "市场") || strings.HasPrefix(t.Text, "market")
	})
	return at >= 0 && at < len(k.figured())
}

// ofAllFirms reports whether what a clause tells of is no longer the firm's before: the country's, the world's, the
// market's, or what another has found.
func (k *clause) ofAllFirms() bool {
	r := k.said[slotRegion]
	all := len(r) == 1 && r[0].token != nil && r[0].token.Of("world")
	if s := k.said[slotScope]; len(s) == 1 && s[0].token != nil && s[0].token.Of("industry") {
		all = all || strings.HasPrefix(s[0].printed, "全")
	}
	return k.nation || all || k.ofMarket() || k.said.has(slotMaker)
}

// parts cuts brackets that split up the figure before them into clauses: 93800 吨（轻稀土 77200 吨、中重稀土 16600 吨）. It reports
// false where they say anything else, or a word in them is not understood.
func (k *cutter) parts(tokens []lexicon.Token) bool {
	if !k.figure || len(k.cur.parts) > 0 || !namedAmounts(tokens) {
		return false
	}
	list := cutClauses(tokens, k.place)
	for i, one := range list {
		one.first, one.part = false, i == 0
		if i == 0 {
			one.begins = ','
		}
		probe := *one
		if probe.parse(); probe.bad != "" || len(probe.amounts) != 1 || len(probe.said[slotSubject])+len(probe.said[slotScope]) != 1 || len(probe.changes) > 0 {
			return false
		}
	}
	k.cur.parts = list
	return true
}

// planParts cuts brackets behind a plan of quotas that print a weight for each of its stages into clauses that go on
// with it: 开采、冶炼分离总量控制计划（矿产品 46500 吨、冶炼分离产品 45000 吨）.
func (k *cutter) planParts(tokens []lexicon.Token) bool {
	if k.figure || len(k.cur.notes) > 0 || !slices.ContainsFunc(k.cur.tokens,
		func(t *lexicon.Token) bool { return t.Is("kind.quota") }) {
		return false
	}
	pairs := 0
	for i := range tokens {
		switch t := &tokens[i]; {
		case t.Of("stage") && i+1 < len(tokens) && tokens[i+1].Class == lexicon.Quantity &&
			unitKind(tokens[i+1].Unit) == 't':
			pairs++
		case t.Class == lexicon.Quantity && i > 0 && tokens[i-1].Of("stage"), t.Text == "、", t.Text == ",":
		default:
			return false
		}
	}
	if pairs < 2 {
		return false
	}
	k.end(':')
	list := cutClauses(tokens, k.place)
	list[0].first, list[0].begins = false, ':'
	k.out = append(k.out, list...)
	k.cur.begins, k.cur.first = ',', false
	return true
}

// namedAmounts reports whether tokens are some names with a weight or money behind each, two or more.
func namedAmounts(tokens []lexicon.Token) bool {
	pairs, named := 0, false
	for i := range tokens {
		switch t := &tokens[i]; {
		case isName(t) || t.Of("ore"):
			named = true
		case t.Class == lexicon.Quantity && (unitKind(t.Unit) == 't' || unitKind(t.Unit) == '$'):
			if !named {
				return false
			}
			pairs, named = pairs+1, false
		case t.Class == lexicon.Change, t.Class == lexicon.PeriodOf, t.Class == lexicon.Bound, t.Is("op.per"):
			return false
		}
	}
	return pairs > 1
}

// partsOf reads what brackets behind a clause say of parts of its figure. What follows goes on with the whole.
func (c *clauseReader) partsOf(k *clause) {
	if len(k.parts) == 0 {
		return
	}
	if c.broken || len(c.group) != 1 {
		for _, one := range k.parts {
			one.spoil("parts of a figure that is not read")
			c.refuse(one)
		}
		return
	}
	ctx, group, recent, kind, total, shared := c.ctx, c.group, c.recent, c.kind, c.total, c.shared
	for i := 0; i < len(k.parts); {
		n := 1
		for i+n < len(k.parts) && k.parts[i+n].begins == '&' {
			n++
		}
		c.read(k.parts[i : i+n])
		i += n
	}
	c.ctx, c.group, c.recent, c.kind, c.total, c.shared = ctx, group, recent, kind, total, shared
	c.broken = false
}
