package lexicon

import (
	"strings"

	"rebot/index/bulletin"
)

// A composer builds larger tokens out of smaller ones.
type composer struct {
	base   bulletin.Month
	text   string  // folded
	tokens []Token // all that were cut; one that is made stands in place of its first part
	order  []int32 // those that the text is now made of
	masks  []mask  // and what each is
	done   int     // how many of this pass are done; they stand at the beginning of order
	seen   mask    // of all tokens
	made   Token   // what the rule at work makes
	store  []Token // place for parts
	room   *Room   // where both come from, nil for none
}

// A rule looks for its pattern at a token that it may begin with. It gives how many tokens it takes, 0 for none, and
// overwrites the token that it is given with the one that it makes of them.
type rule struct {
	at   mask
	with mask // what the text has to hold too, 0 for nothing
	make func(c *composer, i int, t *Token) int
}

// passes are applied in this order, each over the whole text: what a later one takes, an earlier one makes.
var passes = [][]rule{
	{{mEnglish | mNumber, 0, englishNumber}, {mTwo, 0, ofTwoMeanings}, {1<<Unknown | mTime, 0, letter}},
	{{mForm | mElement, 0, compound}, {mElement, 0, sharedForm}, {1 << Goods, 0, oreOf}, {mMark | mNum, 0, signed}},
	{{mNum | mNumber, 0, perCent}, {mNumber, 0, fraction}, {mForm, 0, graded}},
	{{mNumber | mTime | mOrd, 0, dated}},
	{{mPeriod | mFrom | mUntil, 0, joinedPeriods}},
	{{mTime, 0, timed}},
	{{1<<Unknown | 1<<Place | 1<<Company, mFirm, firm}},
	{{mUnit | mScale, 0, perUnit}, {mPer | mNumber, 0, unitRate}},
	{{mNumber, 0, rangeOf}},
	{{mNumber, 0, amount}, {mUnit, 0, moneyFirst}, {mNumber, 0, duration}},
	{{1 << Quantity, 0, coins}, {1 << Quantity, 0, amountRange}, {mPer, 0, unitRate}, {mMark | mGrade | 1<<Quantity | mBound, 0, purity}},
	{{mMove, 0, moved}, {1 << Quantity, 0, movedBefore}, {mBound | mAmount | mPrep | mMost, 0, bounded}},
}

// starts are the tokens that any rule of a pass may begin with.
var starts = func() []mask {
	all := make([]mask, len(passes))
	for i, rules := range passes {
		for _, r := range rules {
			all[i] |= r.at
		}
	}
	return all
}()

func (c *composer) compose() {
	for i := range c.tokens {
		c.seen |= c.tokens[i].mask
		c.order, c.masks = append(c.order, int32(i)), append(c.masks, c.tokens[i].mask)
	}
	for i := range passes {
		if c.seen&starts[i] != 0 {
			c.pass(passes[i], starts[i])
		}
	}
}

// pass applies rules from left to right; the first that fits at a token is taken.
func (c *composer) pass(rules []rule, all mask) {
	c.done = 0
	for i := 0; i < len(c.order); {
		if c.masks[i]&all != 0 {
			if n := c.apply(rules, i); n > 0 {
				c.put(i, n)
				i += n
				continue
			}
		}
		if c.done != i {
			c.order[c.done], c.masks[c.done] = c.order[i], c.masks[i]
		}
		c.done++
		i++
	}
	c.order, c.masks = c.order[:c.done], c.masks[:c.done]
}

// apply asks the rules at a token, and gives how many tokens the first that fits takes.
func (c *composer) apply(rules []rule, i int) int {
	m := c.masks[i]
	for k := range rules {
		if m&rules[k].at == 0 || c.seen&rules[k].with != rules[k].with {
			continue
		}
		if n := rules[k].make(c, i, &c.made); n > 0 {
			return n
		}
	}
	return 0
}

// put puts what a rule made in place of the tokens that it took.
func (c *composer) put(i, n int) {
	first, last, made := c.at(i), c.at(i+n-1), &c.made
	made.From, made.To, made.lo, made.hi = first.From, last.To, first.lo, last.hi
	made.Text, made.flag = c.text[made.lo:made.hi], first.flag
	made.mask = maskOf(made.Class, made.Kind)
	if n > 1 {
		made.Parts = c.keep(i, n)
	}
	c.seen |= made.mask
	*first = *made
	c.order[c.done], c.masks[c.done] = c.order[i], made.mask
	c.done++
}

// keep copies parts to where they stay.
func (c *composer) keep(i, n int) []Token {
	if cap(c.store)-len(c.store) < n {
		c.store = c.room.take(max(n, min(len(c.order)/6, 64)))[:0]
	}
	from := len(c.store)
	for k := i; k < i+n; k++ {
		c.store = append(c.store, *c.at(k))
	}
	return c.store[from:len(c.store):len(c.store)]
}

// result moves the tokens of the text together. Of those that come of one character, such as ⑴, the first has it.
func (c *composer) result() []Token {
	n, end := 0, 0
	for _, k := range c.order {
		t := &c.tokens[k]
		if t.From < end {
			t.From = end
		}
		if t.To <= end {
			continue
		}
		if end = t.To; int(k) != n {
			c.tokens[n] = *t
		}
		n++
	}
	return c.tokens[:n:n]
}

var none Token

// at gives the token at i, or one of no class that anything takes.
func (c *composer) at(i int) *Token {
	if i < 0 || i >= len(c.order) {
		return &none
	}
	return &c.tokens[c.order[i]]
}

// before gives the token that stands some places before the one at work.
func (c *composer) before(n int) *Token {
	if n > c.done {
		return &none
	}
	return &c.tokens[c.order[c.done-n]]
}

// word reports whether the token at i is a word of a concept.
func (c *composer) word(i int, id string) bool { return c.at(i).Is(id) }

// mark reports whether the token at i is a mark, one of several.
func (c *composer) mark(i int, marks string) bool { return c.at(i).isMark(marks) }

func (t *Token) isMark(marks string) bool {
	return t.Class == Mark && t.Text != "" && strings.Contains(marks, t.Text)
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
