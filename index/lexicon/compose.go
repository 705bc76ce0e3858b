package lexicon

import (
	"rebot/index/bulletin"
)

// A composer builds larger tokens out of smaller ones.
type composer struct {
	base   bulletin.Month
	text   string // folded
	tokens []Token
	done   int     // how many tokens of this pass are done; they stand at the beginning
	seen   mask    // of all tokens
	made   Token   // what the rule at work makes
	store  []Token // room for parts
}

// A rule looks for its pattern at a token that it may begin with. It gives how many tokens it takes, 0 for none, and
// fills in the token that it makes of them.
type rule struct {
	at   mask
	make func(c *composer, i int, t *Token) int
}

// passes are applied in this order, each over the whole text: what a later one takes, an earlier one makes.
var passes = [][]rule{
	{{mEnglish | mNumber, englishNumber}, {mElement | 1<<Filler, ofTwoMeanings}},
	{{mForm | mElement, compound}, {mMark | mNum, signed}},
	{{mNum | mNumber, perCent}, {mNumber, fraction}},
	{{mNumber | mTime | mOrd | mOp, dated}},
	{{mPeriod | mLink | mTime, joinedPeriods}},
	{{mTime | mOp, timed}},
	{{1<<Unknown | 1<<Place, firm}},
	{{mUnit | mScale, perUnit}, {mPer | mNumber, unitRate}},
	{{mNumber, rangeOf}},
	{{mNumber, amount}, {mUnit, moneyFirst}, {mNumber, duration}},
	{{1 << Quantity, coins}, {1 << Quantity, amountRange}, {mMark | mGrade | 1<<Quantity | mBound, purity}},
	{{mMove, moved}, {mBound | mAmount | mLink | mOp, bounded}},
}

func (c *composer) compose() {
	for i := range c.tokens {
		c.seen |= c.tokens[i].mask
	}
	for _, rules := range passes {
		c.pass(rules)
	}
}

// pass applies rules from left to right; the first that fits at a token is taken.
func (c *composer) pass(rules []rule) {
	all := mask(0)
	for i := range rules {
		all |= rules[i].at
	}
	if c.seen&all == 0 {
		return
	}
	c.done = 0
	for i := 0; i < len(c.tokens); {
		n := 0
		if c.tokens[i].mask&all != 0 {
			n = c.apply(rules, i)
		}
		switch {
		case n > 0:
			c.put(i, n)
			i += n
			continue
		case c.done != i:
			c.tokens[c.done] = c.tokens[i]
		}
		c.done++
		i++
	}
	c.tokens = c.tokens[:c.done]
}

// apply asks the rules at a token, and gives how many tokens the first that fits takes.
func (c *composer) apply(rules []rule, i int) int {
	for k := range rules {
		if c.tokens[i].mask&rules[k].at == 0 {
			continue
		}
		c.made = Token{}
		if n := rules[k].make(c, i, &c.made); n > 0 {
			return n
		}
	}
	return 0
}

// put puts what a rule made in place of the tokens that it took.
func (c *composer) put(i, n int) {
	parts, made := c.tokens[i:i+n], &c.made
	made.From, made.To, made.lo, made.hi = parts[0].From, parts[n-1].To, parts[0].lo, parts[n-1].hi
	made.Text, made.flag = c.text[made.lo:made.hi], parts[0].flag
	made.mask = maskOf(made.Class, made.Kind)
	if n > 1 {
		made.Parts = c.keep(parts)
	}
	c.seen |= made.mask
	c.tokens[c.done] = *made
	c.done++
}

// keep copies parts to where they stay.
func (c *composer) keep(parts []Token) []Token {
	if cap(c.store)-len(c.store) < len(parts) {
		c.store = make([]Token, 0, max(len(parts), min(len(c.tokens)/2, 64)))
	}
	from := len(c.store)
	c.store = append(c.store, parts...)
	return c.store[from:len(c.store):len(c.store)]
}

var none Token

// at gives the token at i, or one of no class that anything takes.
func (c *composer) at(i int) *Token {
	if i < 0 || i >= len(c.tokens) {
		return &none
	}
	return &c.tokens[i]
}

// before gives the token that stands some places before the one at work.
func (c *composer) before(n int) *Token {
	if n > c.done {
		return &none
	}
	return &c.tokens[c.done-n]
}

// word reports whether the token at i is a word of a concept.
func (c *composer) word(i int, id string) bool { return c.at(i).Is(id) }

// mark reports whether the token at i is a mark, one of several.
func (c *composer) mark(i int, marks string) bool { return c.at(i).isMark(marks) }

func (t *Token) isMark(marks string) bool {
	if t.Class != Mark || t.Text == "" {
		return false
	}
	for i, m := range marks {
		if t.Text == marks[i:i+len(string(m))] {
			return true
		}
	}
	return false
}

// number reports whether the token at i is a plain number.
func (c *composer) number(i int) bool { return c.at(i).Class == Number }

// integer gives the whole number at i, and false where there is none, one that is not exact, or one of more than four
// digits.
func (c *composer) integer(i int) (int, bool) {
	t := c.at(i)
	if t.Class != Number || len(t.Value) > 4 || t.Upper != "" || t.About != "" {
		return 0, false
	}
	n := 0
	for k := 0; k < len(t.Value); k++ {
		d := t.Value[k]
		if d < '0' || d > '9' {
			return 0, false
		}
		n = n*10 + int(d-'0')
	}
	return n, true
}
