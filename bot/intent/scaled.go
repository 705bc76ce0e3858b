package intent

import (
	"slices"
	"strings"

	"rebot/index/lexicon"
)

// scales are the powers of ten that stand before a unit without a number, as units have them.
var scales = map[string]string{"100": "", "1000": "千", "10000": "万", "1000000": "百万", "100000000": "亿",
	"1000000000": "十亿", "1000000000000": "万亿"}

// scaled makes a unit of a power of ten before one: how many billion yuan, in million tonnes. Without a number it is no
// amount that is taken for granted.
func (q *question) scaled() {
	for i := range q.tokens {
		t := &q.tokens[i]
		scale, ok := scales[t.Value]
		if !ok || t.Class != lexicon.Quantity || t.Upper != "" || !bareScale(t) || !q.toldIn(i) {
			continue
		}
		q.tokens = slices.Clone(q.tokens)
		q.tokens[i] = lexicon.Token{From: t.From, To: t.To, Text: t.Text, Class: lexicon.Word, Kind: "unit",
			ID: "unit." + scale + t.Unit}
	}
}

// bareScale reports whether an amount begins with its power of ten.
func bareScale(t *lexicon.Token) bool {
	forms := append(lexicon.Forms("num."+t.Value), "百", "千", "万", "十亿", "亿")
	return slices.ContainsFunc(forms, func(f string) bool { return strings.HasPrefix(t.Text, f) })
}

// toldIn reports whether the unit at i is what an answer is asked in: how many, 多少, in.
func (q *question) toldIn(i int) bool {
	t := q.at(q.beside(i, -1))
	return t.Is("op.count") || t.Is("ask.what") || t.Is("ask.price") || t.Is("prep.in")
}
