package intent

import (
	"slices"
	"strings"

	"rebot/index/lexicon"
)

// sizes are words of size and of speed. Beside what is compared they ask for more or less: 哪个大, 谁增长快.
var sizes = map[string]string{"大": "op.more", "强": "op.more", "快": "op.more", "larger": "op.more", "bigger": "op.more",
	"greater": "op.more", "faster": "op.more", "小": "op.less", "弱": "op.less", "慢": "op.less", "smaller": "op.less",
	"slower": "op.less"}

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
		switch id := sizes[t.Text]; {
		case id != "" && q.alone(i) && !q.at(i-1).Is("op.most"):
			t.Also = append(slices.Clone(t.Also), lexicon.Sense{Class: lexicon.Word, ID: id, Kind: compared})
		case q.boundsThing(i):
			t.Also = append(slices.Clone(t.Also), lexicon.Sense{Class: lexicon.Word, ID: boundSense[t.ID], Kind: compared},
				lexicon.Sense{Class: lexicon.Word, ID: "cmp.than", Kind: compared})
		case t.Text == "lower" && q.next(i).Is("cmp.than"), t.Text == "higher" && q.next(i).Is("cmp.than"):
			t.Class, t.ID, t.Kind = lexicon.Word, map[bool]string{true: "op.more", false: "op.less"}[t.Text == "higher"], "op"
		}
	}
}

var boundSense = map[string]string{"bound.over": "op.more", "bound.under": "op.less"}

// alone reports whether the word of size at i stands by itself, and is no part of a name or of a word that nothing knows.
func (q *question) alone(i int) bool {
	t, n := &q.tokens[i], q.at(i+1)
	if t.Class != lexicon.Unknown && t.Class != lexicon.Filler || q.at(i-1).Class == lexicon.Unknown {
		return false
	}
	return len(t.Text) > len("大") || n.Class == lexicon.Mark || n.Class == lexicon.Filler || n.Of("ask") || n.Of("aspect") ||
		n.Is("op.or") || n.Is("link.of") || n.Is("op.diff")
}

// boundsThing reports whether the bound at i has a thing behind it, and no amount: 低于均价, 超过进口.
func (q *question) boundsThing(i int) bool {
	t, n := &q.tokens[i], q.next(i)
	if t.Class != lexicon.Word || !t.Of("bound") || boundSense[t.ID] == "" || n.Class == lexicon.Number {
		return false
	}
	return isName(n) || n.Class == lexicon.PeriodOf || n.Of("measure") || n.Of("direction") || n.Of("stage")
}

// next is the token behind the one at i, fillers aside.
func (q *question) next(i int) *lexicon.Token {
	for i++; q.at(i).Fills() && q.at(i).Class == lexicon.Filler; i++ {
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
	for _, d := range []Dim{Direction, Measure, Company, Stage} {
		if len(c.Cond(d)) > 1 {
			return true
		}
	}
	return slices.Contains(c.Cond(Direction), "进出口")
}

// bothWays parts 进出口 into the two that are compared.
func (c *candidate) bothWays() {
	for i := range c.Where {
		if w := &c.Where[i]; w.Dim == Direction && len(w.Values) == 1 && w.Values[0] == "进出口" {
			w.Values = []string{"出口", "进口"}
		}
	}
}
