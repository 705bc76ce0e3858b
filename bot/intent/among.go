package intent

import (
	"slices"
	"strconv"
	"strings"

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

// amongFirst reports whether the first n are what a superlative chooses among: 前三大伙伴里最小的.
func (q *question) amongFirst(n int) bool {
	at := slices.IndexFunc(q.tokens, func(t lexicon.Token) bool { return t.Value == strconv.Itoa(n) })
	in := slices.IndexFunc(q.tokens, func(t lexicon.Token) bool { return partOf(&t) })
	most := q.find("op.most", "op.dearest", "op.cheapest", "measure.high", "measure.low", "op.maxdown", "op.maxup", "op.mindown", "op.minup")
	return at >= 0 && at < in && in < most
}

// partOf reports whether a token says that what is asked is among what stands before it: 里, 当中.
func partOf(t *lexicon.Token) bool {
	return t.Is("part") || slices.Contains([]string{"里", "中", "里面", "之中", "among"}, t.Text)
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
		case slices.Contains([]string{"倒推", "反推", "推", "倒算", "反算"}, t.Text), t.Is("qual.estimate") && c.Kind != bulletin.PriceFact:
			c.Estimate, c.claimed[i] = true, true
		}
	}
}

// wholeOf is what a share is one of: what stands behind 占, in English behind "share of" where something else is the part;
// all trade where nothing does. What is named beside another is a part.
func (q *question) wholeOf(subjects []slot) string {
	at := q.find("measure.share")
	whole := "货物贸易"
	for _, g := range subjects {
		b := q.at(g.at - 1)
		switch {
		case g.at < at:
		case q.english && (len(in(subjects)) < 2 || q.behindOf(at) != g.at):
		case b.Is("op.and"), b.Is("op.or"), b.Is("cmp.than"), b.Text == "、":
		default:
			whole = g.value
		}
	}
	return whole
}

// behindOf is the token that follows a word and of: share of exports.
func (q *question) behindOf(at int) int {
	for at++; q.at(at).Fills() || q.at(at).Is("link.of"); at++ {
	}
	return at
}
