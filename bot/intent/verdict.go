package intent

import (
	"slices"
	"strings"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// verdict takes a question of which, or of yes or no: 哪个贵, 便宜吗, 是不是涨了.
func (q *question) verdict(s *slots, c *candidate, subjects []slot) {
	several := len(in(subjects)) > 1 || len(s.times) > 1 || c.holdsTwo() || len(q.picked) > 1 && !q.has("cmp.than")
	if q.more(s, c, several) {
		return
	}
	cheaper, dearer := q.find("op.cheaper"), q.find("op.dearer")
	if cheaper < 0 && dearer < 0 && q.boundsAny() { // 高于氧化镝的
		cheaper, dearer = q.find("op.less"), q.find("op.more")
	}
	if level := dearer >= 0 && strings.HasSuffix(q.tokens[dearer].Text, "高") ||
		cheaper >= 0 && strings.HasSuffix(q.tokens[cheaper].Text, "低"); level && several && len(s.moves) > 0 {
		c.claimWords(q, "op.cheaper", "op.dearer") // 增速谁高
		c.then(Op{Name: Verdict, By: "change", Way: map[bool]string{true: "more", false: "less"}[dearer >= 0]})
		return
	}
	if len(c.Against) > 0 || c.Of != "" {
		if q.doubts() && c.Way == "" { // 比去年多吗
			c.Way = map[bool]string{q.has("op.more", "op.dearer"): "up", q.has("op.less", "op.cheaper"): "down"}[true]
			c.Whether = c.Whether || c.Way != ""
		}
		c.claimWords(q, "op.cheaper", "op.dearer", "op.more", "op.less")
		return
	}
	if cheaper < 0 && dearer < 0 || c.Op(Top) != nil || c.Op(Bottom) != nil || c.Op(Nth) != nil {
		return
	}
	way := "dearer"
	if cheaper >= 0 {
		way = "cheaper"
	}
	c.claimWords(q, "op.cheaper", "op.dearer", "op.more", "op.less", "op.buy")
	switch {
	case c.Op(Diff) != nil:
		c.Op(Diff).Way = way
	case c.Op(Net) != nil: // 进口量超过出口量多少吨
	case len(in(subjects)) == 1 && q.has("cmp.than") && len(c.Times) < 2: // 比氧化镝贵的
		c.Where = slices.DeleteFunc(c.Where, func(w Cond) bool { return w.Dim == Subject })
		c.then(Op{Name: Within, By: "value", Of: subjects[0].value, Way: way})
	case several:
		c.then(Op{Name: Verdict, By: "value", Way: way})
	default:
		return
	}
	c.explicit = true
}

// more takes 更多, 更少 and 一样, and reports whether they are all that is asked.
func (q *question) more(s *slots, c *candidate, several bool) bool {
	switch more := q.saysMore(); {
	case q.has("op.same") && several:
		c.claimWords(q, "op.same")
		c.then(Op{Name: Verdict, By: "value", Way: "same"})
		return true
	case more && several && len(s.moves) > 0:
		c.claimWords(q, "op.more", "op.less", "cmp.than")
		o := Op{Name: Verdict, By: "change", Way: "more"}
		if q.has("op.less") {
			o.Way = "less"
		}
		c.then(o)
		return true
	case more && several && !c.Ranks() && len(c.Against) == 0 && q.has("measure.price", "cmp.than", "ask.which",
		"ask.who", "op.or"):
		if len(c.Cond(Partner)) < 2 { // 和韩国的生意比和美国的大吗 compares what goes both ways
			c.bothWays()
		}
		c.claimWords(q, "op.more", "op.less")
		way := map[bool]string{true: "cheaper", false: "dearer"}[q.has("op.less")]
		c.then(Op{Name: Verdict, By: "value", Way: way, Asked: q.sizeWord()})
		c.explicit = true
		return true
	case more && c.Op(Diff) != nil:
		c.claimWords(q, "op.more", "op.less")
	case more && (c.Of != "" || c.Has(ChangeWant) && c.Has(HowMany)): // 比去年少了多少, 少了几块
		c.claimWords(q, "op.more", "op.less")
		c.want(ChangeWant)
	}
	return false
}

// saysMore reports whether 多 or 少 compares, and does not only say that an amount is not exact: 便宜3块多.
func (q *question) saysMore() bool {
	for i := range q.tokens {
		b := q.at(q.beside(i, -1))
		rough := q.tokens[i].Text == "多" && (b.Class == lexicon.Quantity || b.Class == lexicon.Number)
		if t := &q.tokens[i]; (t.Is("op.more") || t.Is("op.less")) && !rough {
			return true
		}
	}
	return false
}

// heads takes the asking words.
func (q *question) heads(s *slots, c *candidate) {
	for _, a := range s.asks {
		switch a.value {
		case "ask.why":
			c.want(Why)
		case "ask.when":
			c.want(When)
		case "ask.whether":
			c.Whether = c.Whether || !q.at(a.at-1).Is("ask.what") // how far did it fall
		case "ask.who", "ask.where", "ask.which":
			c.Which = true
		}
		c.claimed[a.at] = true
	}
	if len(s.asks) == 0 && q.holdsBounded(c) { // 氧化铽跌回588万了？
		c.Whether = true
	}
	c.claimWords(q, "obj.source", "to.value", "op.or", "op.money", "op.buy", "op.budget")
	if len(q.exclusions) > 0 {
		c.claimWords(q, "op.rest")
	}
	if q.before != nil {
		c.claimWords(q, "op.former", "op.latter", "op.first")
	}
	for i := range q.tokens { // 列出来
		if q.tokens[i].Text == "来" {
			c.claimed[i] = true
		}
	}
}

// sizeOf gives the sense of a word of size or of speed beside what is compared: 哪个大, 谁增长快, 谁更强些; empty for others.
func sizeOf(word string) string {
	for _, before := range []string{"更", "要", "还"} {
		word = strings.TrimPrefix(word, before)
	}
	for _, behind := range []string{"一些", "一点", "得多", "些", "点"} {
		word = strings.TrimSuffix(word, behind)
	}
	switch {
	case slices.Contains(lexicon.List("compare.more"), word):
		return "op.more"
	case slices.Contains(lexicon.List("compare.less"), word):
		return "op.less"
	}
	return ""
}

// holdsBounded reports whether one thing that is named is said to lie within bounds, and nothing is asked of it or done
// with it.
func (q *question) holdsBounded(c *candidate) bool {
	o := c.Op(Within)
	return o != nil && o.Value+o.Upper != "" && len(c.Then) == 1 && len(c.Cond(Subject)) == 1 && len(c.Unsure) == 0 &&
		!q.has("obj.product") && !q.at(len(q.tokens)-1).Is("link.of")
}

// compared is the kind of a word that is one of comparison only because of what stands around it.
const compared = "compared"

// comparisons gives words of size, and bounds that no amount stands behind, the sense in which they compare two things:
// 进口比出口大吗, 原油进口大于煤吗.
func (q *question) comparisons() {
	if !q.has("cmp.than", "ask.which", "ask.who", "op.or", "bound") {
		return
	}
	q.tokens = slices.Clone(q.tokens)
	for i := range q.tokens {
		t := &q.tokens[i]
		switch id := sizeOf(t.Text); {
		case id != "" && q.alone(i) && !q.at(i-1).Is("op.most"):
			t.Also = append(slices.Clone(t.Also), lexicon.Sense{Class: lexicon.Word, ID: id, Kind: compared})
		case q.boundsThing(i):
			t.Also = append(slices.Clone(t.Also), lexicon.Sense{Class: lexicon.Word, ID: boundSense[t.ID],
				Kind: compared},
				lexicon.Sense{Class: lexicon.Word, ID: "cmp.than", Kind: compared})
		case t.Text == "lower" && q.next(i).Is("cmp.than"), t.Text == "higher" && q.next(i).Is("cmp.than"):
			t.Class, t.ID, t.Kind = lexicon.Word, map[bool]string{true: "op.more",
				false: "op.less"}[t.Text == "higher"], "op"
		}
	}
}

var boundSense = map[string]string{"bound.over": "op.more", "bound.under": "op.less"}

// alone reports whether the word of size at i stands by itself, and is no part of a name or of a word that nothing
// knows.
func (q *question) alone(i int) bool {
	t, n := &q.tokens[i], q.at(i+1)
	if t.Class != lexicon.Unknown && t.Class != lexicon.Filler || q.at(i-1).Class == lexicon.Unknown {
		return false
	}
	return len(t.Text) > len("大") || n.Class == lexicon.Mark || n.Class == lexicon.Filler || n.Of("ask") ||
		n.Of("aspect") ||
		n.Is("op.or") || n.Is("link.of") || n.Is("op.diff") || n.Class == lexicon.Quantity || n.Class == lexicon.Bound
}

// boundsThing reports whether the bound at i has a thing behind it, and no amount: 低于均价, 超过进口.
func (q *question) boundsThing(i int) bool {
	t, n := &q.tokens[i], q.next(i)
	if t.Class != lexicon.Word || !t.Of("bound") || boundSense[t.ID] == "" || n.Class == lexicon.Number {
		return false
	}
	return isName(n) || n.Class == lexicon.PeriodOf || n.Of("measure") || n.Of("direction") || n.Of("stage")
}

// next is the token behind the one at i, fillers and words such as 自 aside.
func (q *question) next(i int) *lexicon.Token {
	for i++; q.at(i).Class == lexicon.Filler || q.at(i).Of("link"); i++ {
	}
	return q.at(i)
}

// asTold gives the tokens without the senses that only comparing gave them.
func asTold(tokens []lexicon.Token) []lexicon.Token {
	if !slices.ContainsFunc(tokens, func(t lexicon.Token) bool { return t.Of(compared) }) {
		return tokens
	}
	out := slices.Clone(tokens)
	for i := range out {
		also := slices.Clone(out[i].Also)
		out[i].Also = slices.DeleteFunc(also, func(s lexicon.Sense) bool { return s.Kind == compared })
	}
	return out
}

// sizeWord is how a question says which of two is meant: 大, 小, 高, 多.
func (q *question) sizeWord() string {
	for i := range q.tokens {
		t := &q.tokens[i]
		if t.Is("op.more") || t.Is("op.less") {
			return strings.TrimPrefix(t.Text, "更")
		}
	}
	return ""
}

// boundsAny reports whether a bound has a thing behind it.
func (q *question) boundsAny() bool {
	return slices.ContainsFunc(q.tokens, func(t lexicon.Token) bool { return t.Of("bound") && t.Of(compared) })
}

// holdsTwo reports whether a query holds a dimension to several values, each of which has a figure of its own.
func (c *candidate) holdsTwo() bool {
	for _, d := range []Dim{Direction, Measure, Company, Stage, Batch} {
		if len(c.Cond(d)) > 1 {
			return true
		}
	}
	return slices.Contains(c.Cond(Direction), bulletin.BothWays)
}

// bothWays parts 进出口 into the two that are compared.
func (c *candidate) bothWays() {
	for i := range c.Where {
		if w := &c.Where[i]; w.Dim == Direction && len(w.Values) == 1 && w.Values[0] == bulletin.BothWays {
			w.Values = []string{bulletin.Export, bulletin.Import}
		}
	}
}

// yesOrNo makes a 没有 that asks for yes or no a word that does: at the end, 跌破170没有, or between a verb said twice,
// 破没破170.
func (q *question) yesOrNo() {
	if q.has("ask.what", "ask.which", "ask.who", "op.list") {
		return
	}
	for i := range q.tokens {
		twice := q.saidTwice(i)
		if t := &q.tokens[i]; !t.Is("ask.not") || t.Is("ask.whether") || !twice && !q.endsIn(i) {
			continue
		}
		q.tokens = slices.Clone(q.tokens)
		q.tokens[i].ID, q.tokens[i].Kind = "ask.whether", "ask"
		if twice && q.tokens[i-1].Class == lexicon.Unknown {
			q.tokens[i-1].Class = lexicon.Filler
		}
	}
}

// endsIn reports whether the 没有 or 没 at i stands behind what is asked, with no more than marks and fillers after it.
func (q *question) endsIn(i int) bool {
	t := &q.tokens[i]
	return i > 0 && (t.Text == "没有" || t.Text == "没" || t.Text == "未") &&
		!slices.ContainsFunc(q.tokens[i+1:], func(t lexicon.Token) bool {
			return !t.Fills() && t.Class != lexicon.Mark
		})
}

// saidTwice reports whether the word before the one at i stands behind it again.
func (q *question) saidTwice(i int) bool {
	return i > 0 && q.at(i-1).Text != "" && strings.HasPrefix(q.at(i+1).Text, q.at(i-1).Text)
}
