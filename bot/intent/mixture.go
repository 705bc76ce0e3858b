package intent

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

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
