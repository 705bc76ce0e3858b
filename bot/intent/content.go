package intent

import (
	"slices"

	"rebot/index/lexicon"
)

// joining are the kinds of word that only join others, ask or count.
var joining = []string{"say", "give", "cause", "adverb", "run", "streak", "below", "sendto", "to", "counted", "sumref", "column", "ref", "part", "filler",
	"ask", "op", "link", "prep", "aspect", "about", "size", "be", "num", "time", "rel", "front", "ord", "unit", "counter", "scale", "unitlink", "light", "bound",
	"firm", "than", "asked", "talk"}

// framing are concepts that only say where something is looked for, or how far it goes.
var framing = []string{"obj.issue", "obj.article", "obj.paper", "obj.research", "obj.source", "obj.digest", "qual.advice", "measure.high", "measure.low"}

// Content reports whether a token says what is asked about; the others only join and ask.
func Content(t *lexicon.Token) bool {
	switch t.Class {
	case lexicon.Mark, lexicon.Filler, lexicon.Number, lexicon.Quantity, lexicon.PeriodOf, lexicon.Bound:
		return false
	case lexicon.Word:
		return t.Of("attr") || t.Of("term") || !slices.ContainsFunc(joining, t.Of) && !slices.ContainsFunc(framing, t.Is)
	}
	return true
}
