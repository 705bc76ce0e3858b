package lexicon

import (
	"rebot/index/bulletin"
)

// A composer builds larger tokens out of smaller ones.
type composer struct {
	base   bulletin.Month
	tokens []Token
}

// A rule looks for its pattern at a token, and gives the token that it makes of how many.
type rule func(c *composer, i int) (Token, int)

// passes are applied in this order, each over the whole text: what a later one takes, an earlier one makes.
var passes = [][]rule{
	{letter, compound, signed, perCent, fraction},
	{dated},
	{joinedPeriods},
	{firm},
	{perUnit, unitRate},
	{rangeOf},
	{amount},
	{amountRange, purity},
	{moved, bounded},
}

func (c *composer) compose() {
	for _, rules := range passes {
		c.pass(rules)
	}
}

// pass applies rules from left to right; the first that fits at a token is taken.
func (c *composer) pass(rules []rule) {
	out := c.tokens[:0]
	for i := 0; i < len(c.tokens); {
		made, n := Token{}, 0
		for _, r := range rules {
			if made, n = r(c, i); n > 0 {
				break
			}
		}
		if n == 0 {
			out = append(out, c.tokens[i])
			i++
			continue
		}
		parts := c.tokens[i : i+n]
		made.From, made.To, made.Text = parts[0].From, parts[n-1].To, Text(parts)
		if n > 1 {
			made.Parts = append([]Token(nil), parts...)
		}
		out = append(out, made)
		i += n
	}
	c.tokens = out
}

var none Token

// at gives the token at i, or one of no class that anything takes.
func (c *composer) at(i int) *Token {
	if i < 0 || i >= len(c.tokens) {
		return &none
	}
	return &c.tokens[i]
}

// word reports whether the token at i is a word of a concept.
func (c *composer) word(i int, id string) bool { return c.at(i).Is(id) }

// mark reports whether the token at i is a mark, one of several.
func (c *composer) mark(i int, marks string) bool {
	t := c.at(i)
	if t.Class != Mark || t.Text == "" {
		return false
	}
	for _, m := range marks {
		if t.Text == string(m) {
			return true
		}
	}
	return false
}

// number reports whether the token at i is a plain number.
func (c *composer) number(i int) bool { return c.at(i).Class == Number }

// integer gives the whole number at i, and false where there is none or one of more than four digits.
func (c *composer) integer(i int) (int, bool) {
	t := c.at(i)
	if t.Class != Number || len(t.Value) > 4 {
		return 0, false
	}
	n := 0
	for _, r := range t.Value {
		if r < '0' || r > '9' {
			return 0, false
		}
		n = n*10 + int(r-'0')
	}
	return n, true
}
