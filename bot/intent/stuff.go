package intent

import (
	"slices"

	"rebot/index/lexicon"
)

// stuff reads the 料 at i, a letter that stands in too many words to be one: 哪种料最贵 asks for a product, and 氧化钬这料
// names no other. What stands before it points at it, so that it is no end of a name.
func (q *question) stuff(i int) {
	b := q.at(i - 1)
	if b.Class == lexicon.Filler && q.at(i-2).Class == lexicon.Product {
		q.fills(i, i+1)
		return
	}
	points := b.Class == lexicon.Filler || b.Is("ask.which") || b.Is("op.list") || b.Is("link.of") || b.Of("counter") ||
		b.Of("ref")
	if points && q.pricing() {
		q.becomes(i, "obj.product", "object")
	}
}

// pricing reports whether a question speaks of prices, or of how they moved, in words of their own.
func (q *question) pricing() bool {
	return q.has("ask.price", "measure.price", "op.dearest", "op.cheapest", "op.dearer", "op.cheaper", "op.maxdown",
		"op.maxup", "op.mindown", "op.minup", "move")
}

// points reads the word for points at i as the index where nothing else is named that could have any: 点数冲到顶.
func (q *question) points(i int) {
	if q.has("measure.index") || slices.ContainsFunc(q.tokens, func(t lexicon.Token) bool { return isName(&t) }) {
		return
	}
	q.becomes(i, "measure.index", "measure")
}
