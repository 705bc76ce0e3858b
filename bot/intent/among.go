package intent

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// bigOnes reports whether the number at i says how many of the first are meant: 三大贸易伙伴.
func (q *question) bigOnes(i int) bool {
	n := q.at(i + 1)
	return n.Of("partner") && strings.HasPrefix(n.Text, "大") && !q.at(i-1).Is("ord")
}

// countsNamed reports whether the number at i counts the names before it: 东盟、欧盟、美国三个里.
func (q *question) countsNamed(i, n int) bool {
	names := 0
	for j := i - 1; j >= 0 && (isName(q.at(j)) || q.at(j).Is("op.and") || q.at(j).Text == "、"); j-- {
		if isName(q.at(j)) {
			names++
		}
	}
	return names > 1 && names == n
}

// amongFirst reports whether a superlative chooses among the first n: 前三大伙伴里最小的.
func (q *question) amongFirst(n int) bool {
	at := slices.IndexFunc(q.tokens, func(t lexicon.Token) bool { return t.Value == strconv.Itoa(n) })
	in := slices.IndexFunc(q.tokens, func(t lexicon.Token) bool { return partOf(&t) })
	most := q.find("op.most", "op.dearest", "op.cheapest", "measure.high", "measure.low", "op.maxdown", "op.maxup",
		"op.mindown", "op.minup")
	return at >= 0 && at < in && in < most
}

// partOf reports whether a token says that what is asked is among what stands before it: 里, 当中.
func partOf(t *lexicon.Token) bool {
	return t.Is("part") || slices.Contains(lexicon.List("among"), t.Text)
}

// ofAll reports whether a place in a ranking is one among all, whichever are named: 欧盟和美国谁是第二大贸易伙伴.
func (q *question) ofAll(c *candidate, subjects []slot) bool {
	o, names := c.Op(Nth), len(in(subjects))
	among := slices.ContainsFunc(q.tokens, func(t lexicon.Token) bool { return partOf(&t) })
	if o == nil || names < 2 || among || !q.has("ask.which", "ask.who", "be", "op.or") {
		return false
	}
	return o.N > names || names == 2 || q.hasKind("partner")
}

// free leaves open what is named, where a place among all is asked for.
func (q *question) free(c *candidate, subjects []slot) {
	if !q.ofAll(c, subjects) {
		return
	}
	for i := range c.Where {
		w := &c.Where[i]
		switch {
		case w.Not || len(w.Values) < 2:
		case w.Dim == Partner:
			w.Values = []string{Any}
			return
		case w.Dim == Subject:
			c.Where = slices.Delete(c.Where, i, i+1)
			return
		}
	}
}

// meansTrade reports whether 平均 asks for the mean of what several traded, and not for the price of a unit.
func (q *question) meansTrade(s *slots) bool {
	i := q.find("measure.mean")
	if i < 0 || strings.Contains(q.tokens[i].Text, "价") || strings.Contains(q.tokens[i].Text, "price") {
		return false
	}
	return q.hasKind("partner") || len(in(s.partners)) > 1 || len(in(s.enterprises)) > 1
}

// estimates takes the words that ask for what is not printed to be worked out: 倒推.
func (q *question) estimates(c *candidate) {
	for i := range q.tokens {
		t := &q.tokens[i]
		switch {
		case slices.Contains(lexicon.List("estimate.verb"), t.Text),
			t.Class == lexicon.Unknown && slices.Contains(lexicon.List("estimate.verb"), t.Text+q.at(i+1).Text), // 倒 算
			t.Is("qual.estimate") &&
				c.Kind != bulletin.PriceFact:
			c.Estimate, c.claimed[i] = true, true
			if t.Class == lexicon.Unknown && slices.Contains(lexicon.List("estimate.verb"), t.Text+q.at(i+1).Text) {
				c.claimed[i+1] = true
			}
		}
	}
}

// wholeOf finds the whole that a share is one of: what stands behind 占, in English behind "share of" where something
// else is the part; all trade where nothing does. What is named beside another is a part.
func (q *question) wholeOf(subjects []slot) string {
	at := max(q.find("measure.share"), q.percentOf())
	whole := "货物贸易"
	for _, g := range subjects {
		b := q.at(g.at - 1)
		switch {
		case g.at < at:
		case at >= 0 && q.partBehind(at, g.at):
		case q.english && (len(in(subjects)) < 2 || q.behindOf(at) != g.at):
		case b.Is("op.and"), b.Is("op.or"), b.Is("cmp.than"), b.Text == "、":
		default:
			whole = g.value
		}
	}
	return whole
}

// partBehind reports whether all trade or a comma stands between the word for a share and a name behind it, so that
// the name is of a part: 占外贸几成，外企和国企各几成.
func (q *question) partBehind(share, name int) bool {
	return slices.ContainsFunc(q.tokens[share:name], func(t lexicon.Token) bool {
		return t.Class == lexicon.Goods && t.ID == "货物贸易" || isComma(&t)
	})
}

// behindOf is the token that follows a word and of: share of exports.
func (q *question) behindOf(at int) int {
	for at++; q.at(at).Fills() || q.at(at).Is("link.of"); at++ {
	}
	return at
}

// joins reports whether two names stand beside each other, so that neither says what the other is of: 民营企业出口和机电产品出口.
func (q *question) joins(a, b int) bool {
	return slices.ContainsFunc(q.tokens[min(a, b):max(a, b)], func(t lexicon.Token) bool {
		return t.Is("op.and") || t.Is("op.or") || t.Is("op.plus") || t.Is("cmp.than") || t.Text == "、"
	})
}

// percentOf is the word that asks for a share in per cent: what percentage of imports; -1 for none.
func (q *question) percentOf() int {
	return slices.IndexFunc(q.tokens, func(t lexicon.Token) bool {
		return t.Of("ask") && (strings.Contains(t.Text, "percentage") || strings.Contains(t.Text, "proportion"))
	})
}

// meansBeside reports whether the mean of the movement at i is asked for: 平均增速.
func (q *question) meansBeside(i int) bool {
	of := func(t *lexicon.Token) bool { return t.Is("measure.mean") || t.Is("op.mean") }
	return of(q.at(i-1)) || of(q.at(i+1))
}

// mixture takes what shares of products are put together: 75%氧化钕、25%氧化镨. What a mixture costs is reckoned from prices,
// so its cost is no price of another kind.
func (q *question) mixture(c *candidate, subjects []slot) {
	if c.Kind != bulletin.PriceFact {
		return
	}
	var shares []Op
	sum := decimal.Zero
	for _, p := range subjects {
		if i := q.shareOf(p.at); i >= 0 && !p.not {
			v, _ := decimal.NewFromString(strings.TrimRight(q.tokens[i].Value, "%"))
			sum = sum.Add(v)
			shares = append(shares, Op{Name: Times, Value: v.String(), Unit: "%", Asked: q.asked(i), Of: p.value})
		}
	}
	if len(shares) > 1 && sum.Equal(decimal.New(100, 0)) {
		for _, p := range subjects {
			if i := q.shareOf(p.at); i >= 0 {
				c.claimed[i] = true
			}
		}
		c.Where = slices.DeleteFunc(c.Where, func(w Cond) bool { return w.Dim == Purity })
		c.Then = append(slices.DeleteFunc(c.Then, func(o Op) bool { return o.By != "" }), shares...)
		if c.Op(Mean) == nil {
			c.then(Op{Name: Mean})
		}
	}
	if c.parts() > 1 {
		c.claimWords(q, "op.mix", "qual.cost", "op.plus")
	}
}

// shareOf is the per cent that stands beside a product, -1 for none.
func (q *question) shareOf(at int) int {
	for _, i := range []int{at - 1, at + 1} {
		if t := q.at(i); t.Class == lexicon.Quantity && t.Unit == "%" && t.Upper == "" || t.Class == lexicon.Purity {
			return i
		}
	}
	return -1
}

// parts counts the products that amounts are asked for.
func (c *candidate) parts() int {
	of := map[string]bool{}
	for _, o := range c.Then {
		if o.Name == Times && o.Of != "" {
			of[o.Of] = true
		}
	}
	return len(of)
}

// inName reports whether the element or form at i is asked for as a part of names: 名字带镨或带钕的, 含镝的产品, 带铽字的.
func (q *question) inName(i int) bool {
	if q.tokens[i].Class != lexicon.Element && !isForm(&q.tokens[i]) {
		return false
	}
	for k := i - 1; k >= 0; k-- {
		t := &q.tokens[k]
		switch {
		case q.saysContains(k):
			return true
		case t.Class == lexicon.Element, isForm(t), silent(t), t.Is("op.or"), t.Is("prep.in"), t.Class == lexicon.Mark:
		default:
			return q.lettered(i)
		}
	}
	return q.lettered(i)
}

// lettered reports whether 字 stands behind the word at i: 带镝字的, 氧化二字.
func (q *question) lettered(i int) bool {
	n := q.at(i + 1)
	return n.Text == "字" || n.Class == lexicon.Number && q.at(i+2).Text == "字"
}

// saysContains reports whether the token at k says what a name has in it.
func (q *question) saysContains(k int) bool {
	t := &q.tokens[k]
	return t.Is("attr.contain") || t.Is("attr.name") || t.Is("col.name") || t.Text == "含"
}

// containing lists the products that have an element in their name, in a form where one is asked.
func (q *question) containing(element, form string) (out []string) {
	for _, p := range q.cat.Products {
		if slices.Contains(bulletin.Elements(p), element) && (form == "" || formWord(p) == form) {
			out = append(out, p)
		}
	}
	return out
}

// claimNames takes the words that say so, where an element is a part of names.
func (q *question) claimNames(c *candidate) {
	some := false
	for i := range q.tokens {
		some = some || q.inName(i)
	}
	if !some {
		return
	}
	for i := range q.tokens {
		if q.saysContains(i) || q.tokens[i].Text == "中" && i > 0 && q.saysContains(i-1) {
			c.claimed[i] = true
		}
		if q.tokens[i].Text == "字" {
			c.claimed[i] = true
			if q.at(i-1).Class == lexicon.Number {
				c.claimed[i-1] = true
			}
		}
	}
	c.explicit = c.explicit || !q.tellsElse(c) && q.has("obj.product", "op.list", "op.count", "ask.which")
}

// shares takes 占: of one subject beside another it is worked out, else it is printed.
func (q *question) shares(s *slots, c *candidate, subjects []slot) {
	if !slices.Contains(c.Cond(Measure), bulletin.ShareOf) {
		return
	}
	if c.Op(Net) != nil { // 对欧盟的顺差占总顺差的几成
		c.Where = slices.DeleteFunc(c.Where, func(w Cond) bool { return w.Dim == Measure })
		c.then(Op{Name: ShareOf})
		return
	}
	if len(c.Times) == 2 && c.Times[0].Period == c.Times[1].Period { // 8月…占当月总量
		c.Times = c.Times[:1]
	}
	if len(c.Times) == 2 { // 11月占累计的百分之几
		c.Where = slices.DeleteFunc(c.Where, func(w Cond) bool { return w.Dim == Measure })
		c.then(Op{Name: Ratio, Unit: "%"})
		return
	}
	whole := func(g slot) bool { return g.value == "货物贸易" }
	if q.before != nil && len(s.all) > 0 && !slices.ContainsFunc(subjects, func(g slot) bool { return !whole(g) }) &&
		len(s.partners) == 0 {
		// 占外贸总值多少, of what was spoken of
		c.Where = slices.DeleteFunc(c.Where, func(w Cond) bool { return w.Dim == Subject })
	}
	o := Op{Name: ShareOf, Of: q.wholeOf(subjects)}
	// 一共占多少, of the same whole
	if q.before != nil && q.before.Op(ShareOf) != nil && len(s.all)+len(subjects)+len(s.partners) == 0 {
		o.Of = cmp.Or(q.before.Op(ShareOf).Of, o.Of)
	}
	if ofPartner := len(in(s.partners)) > 0 || q.before != nil && len(q.before.Cond(Partner)) > 0; ofPartner &&
		q.before != nil &&
		q.before.ofGoods() && len(subjects) == 0 { // 老挝占多少, of the imports that were spoken of
		o.Of = q.before.Cond(Subject)[0]
	}
	if c.Op(Diff) != nil { // 机电产品占出口的比重减去劳密产品的
		o.Of = "货物贸易"
	}
	others := slices.ContainsFunc(subjects, func(g slot) bool { return g.value != o.Of })
	partner := len(in(s.partners)) > 0 || q.before != nil && len(subjects) == 0 && len(q.before.Cond(Partner)) > 0
	if o.Of != "货物贸易" && (others || !partner) { // else it is the partner's share in that good
		c.Where = slices.DeleteFunc(c.Where, func(w Cond) bool { return w.Dim == Subject || w.Dim == Measure })
		c.cond(Subject, slices.DeleteFunc(slices.Clone(subjects), func(g slot) bool { return g.value == o.Of }))
	}
	c.then(o)
}

// meansSet finds the set that a question means which counts things without a name, or reckons with or ranks what was
// asked for one by one: 三国合计, 这三个哪个最贵, 加起来 behind three. What counts them says nothing more.
func (q *question) meansSet(after *Query) {
	if !q.reckonsSet() || slices.ContainsFunc(q.tokens, func(t lexicon.Token) bool { return isName(&t) }) {
		return
	}
	from, to, n := q.countedAt()
	if n < 2 && after.Op(Times) != nil { // 一共多少, of what is bought
		return
	}
	if q.set = after.meant(n); q.set == nil && n < 2 && q.saysAmong() && len(after.Run) > 1 {
		q.set = after.Run
	}
	if q.set == nil && n < 2 || len(q.set) == 0 && n == 2 {
		return
	}
	for i := from; i < to; i++ {
		silence(&q.tokens[i])
	}
	q.counted = n
}

// reckonsSet reports whether a question asks what comes of several things, or for one of them.
func (q *question) reckonsSet() bool {
	if q.has("obj.product", "attr.every", "obj.price", "op.second", "ord", "ref.both") || q.pair() ||
		len(q.exclusions) > 0 {
		return false
	}
	mean := q.find("measure.mean")
	means := mean >= 0 && !strings.Contains(q.tokens[mean].Text, "价") && !q.has("cmp.than", "op.diff") &&
		!slices.ContainsFunc(q.tokens, func(t lexicon.Token) bool { return t.Class == lexicon.PeriodOf }) // 11月平均多少
	most := q.has("op.most", "op.dearest", "op.cheapest", "op.maxup", "op.maxdown", "op.minup", "op.mindown")
	which := q.has("ask.which", "ask.who")
	_, _, n := q.countedAt()
	return q.has("op.sum", "op.mean") || means ||
		most && (which || n > 1 || q.saysAmong()) || which && q.has("op.dearer", "op.cheaper", "op.more", "op.less") ||
		n > 1 && q.has("op.list")
}

// countedAt finds the words that count things without a name, and how many they are: 三国, 这六个国家, 前三名, 三个月, the three.
// They are none where from is to.
func (q *question) countedAt() (from, to, n int) {
	for i := range q.tokens {
		t, next := &q.tokens[i], q.at(i+1)
		n, _ = strconv.Atoi(t.Value)
		from, to = i, i+1
		switch of := next.Is("asked.where") || next.Is("unit.count") || next.Of("counter"); {
		case n < 2 || n > 9 || len(t.Value) != 1:
		case t.Class == lexicon.Quantity && slices.Contains(lexicon.List("counted.together"), t.Unit):
			if q.at(i - 1).Is("front") {
				from--
			}
			return from, to, n
		case t.Class == lexicon.Number && of:
			return from, to + 1, n
		case t.Class == lexicon.Number && q.english && (q.ends(i+1) || !Content(next) || next.Is("op.sum")):
			return from, to, n
		}
	}
	return 0, 0, 0
}

// meant are the things that are meant together, of a number where they are counted: the rows of the answer before,
// else the last of those that were asked for one by one. It is nil for none.
func (q *Query) meant(n int) []Ref {
	rows, run := q.Rows, q.Run
	fresh := q.lastOfRows()
	other := fresh && slices.ContainsFunc(rows, func(r Ref) bool { return !slices.Contains(run, r) })
	switch {
	case fresh && n == len(rows):
		return rows
	case n > 1 && len(run) >= n:
		return run[len(run)-n:]
	case fresh && n > 1 && len(rows) > n: // 前三名, of those that were listed
		return rows[:n]
	case n < 2 && !other && (len(run) > 2 || len(run) == 2 && (fresh || run[0].Value == run[1].Value)):
		return run
	}
	return nil
}

// lastOfRows reports whether what was spoken of last is one of the rows of the last answer that had several.
func (q *Query) lastOfRows() bool {
	return len(q.Rows) > 1 && len(q.Recent) > 0 && slices.Contains(q.Rows, q.Recent[len(q.Recent)-1])
}

// lacksSet reports whether as many things are counted as were not asked for.
func (q *question) lacksSet(after *Query) bool {
	return q.counted > 2 && len(q.set) == 0 && len(after.Named) == 0 && q.has("op.sum", "op.mean")
}

// putSet puts what is meant together into its slot, or picks the rows as they were where they differ in more than a
// name.
func (q *question) putSet(s *slots) {
	a, b := q.set[0], q.set[1]
	if a.Value == b.Value || a.Company != b.Company || a.Period != b.Period {
		q.picked = slices.Clone(q.set)
		return
	}
	q.put(s, 0, q.set)
}

// Like reports whether figures are alike in all but one thing: what they are of, with whom, whose, or when.
func Like(refs []Ref) bool {
	var in string
	for _, r := range refs[1:] {
		a := refs[0]
		if a.Kind != r.Kind || a.Dim != r.Dim || a.Measure != r.Measure ||
			a.Batch != r.Batch || a.Dim == Partner && a.Subject != r.Subject {
			return false
		}
		differs := ""
		for _, d := range []struct {
			in string
			is bool
		}{{"name", a.Value != r.Value}, {"firm", a.Company != r.Company}, {"time", a.Period != r.Period},
			{"way", a.Direction != r.Direction}} {
			if d.is {
				differs += d.in
			}
		}
		if differs == "" || in != "" && differs != in || !slices.Contains([]string{"name", "firm", "time", "way"}, differs) {
			return false
		}
		in = differs
	}
	return true
}

// measuredAs is a query without the measure that was asked of one since, which what is meant together was not asked
// by.
func (q *Query) measuredAs(set []Ref) *Query {
	m := q.Cond(Measure)
	if q.Kind != bulletin.TradeFact || len(set) == 0 || len(m) == 0 || slices.Contains(m, set[0].Measure) {
		return q
	}
	as := *q
	as.Where = slices.DeleteFunc(slices.Clone(q.Where), func(c Cond) bool { return c.Dim == Measure })
	return &as
}

// asTold is a query for the trade with a partner, of what the figure that was printed is of: 从缅甸进口了多少 was answered
// with rare earths.
func (q *Query) asTold() *Query {
	of := q.Cond(Subject)
	if q.Kind != bulletin.TradeFact || len(of) != 1 || of[0] != "货物贸易" || len(q.Recent) == 0 {
		return q
	}
	last := q.Recent[len(q.Recent)-1]
	if last.Dim != Partner || last.Subject == of[0] || !slices.Contains(q.Cond(Partner), last.Value) {
		return q
	}
	told := *q
	told.Where = slices.Clone(q.Where)
	for i := range told.Where {
		if c := &told.Where[i]; c.Dim == Subject && !c.Not {
			c.Values = []string{last.Subject}
		}
	}
	return &told
}
