package reckon

import (
	"slices"
	"strings"

	"rebot/index/lexicon"
)

// between reads 甲跟乙的净利差多少: the last of what is joined says what is measured of all.
func (q *asking) between() (p plan, ok bool) {
	d := q.index(1, func(k *lexicon.Token) bool { return k.Is("op.diff") })
	c := q.index(0, func(k *lexicon.Token) bool { return k.Is("cmp.than") })
	if d < 0 || c >= 0 {
		return p, false
	}
	and := q.index(1, func(k *lexicon.Token) bool { return k.Is("op.and") && !k.Of("compare") })
	if and < 0 || and > d {
		return p, false
	}
	a, b := q.words(0, and), q.words(and+1, d)
	i := slices.IndexFunc(b, func(w word) bool { return !w.named() || w.timed() })
	if i < 1 || slices.ContainsFunc(a, func(w word) bool { return !w.named() }) {
		return p, false
	}
	p = plan{op: Diff, of: [][]word{append(slices.Clone(a), b[i:]...), b}}
	return p, p.whole()
}

// margin reads 净利率: the part of the revenue that is profit, of a firm that the text prints both of.
func (q *asking) margin() (p plan, ok bool) {
	r := q.index(0, func(k *lexicon.Token) bool { return k.Is("kind.profit") })
	if r < 0 || !q.isMargin(r) || hasAny(q.text, grossly) {
		return p, false
	}
	of := q.words(0, r)
	profit, revenue := wordOf(&q.tokens[r]), word{Span{}, revenues[0], nil}
	profit.text = strings.TrimSuffix(profit.text, "率")
	p = plan{op: Share, of: [][]word{append(slices.Clone(of), profit), append(slices.Clone(of), revenue)}}
	return p, len(of) > 0
}

// isMargin reports whether a word for a profit is one for a margin: 净利率, or 净利 and 率 cut apart.
func (q *asking) isMargin(r int) bool {
	k := &q.tokens[r]
	return strings.HasSuffix(k.Text, "率") || r+1 < len(q.tokens) && strings.HasPrefix(q.tokens[r+1].Text, "率")
}

// grossly says that a profit is another than that of all.
var grossly = lexicon.List("amount.gross")

// revenues are words for what a firm takes in.
var revenues = lexicon.List("amount.alike.revenue")
