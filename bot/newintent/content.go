package intent

import "rebot/index/lexicon"

// Content reports whether a token says what is asked about; the others only join and ask.
func Content(t *lexicon.Token) bool {
	switch t.Class {
	case lexicon.Mark, lexicon.Filler, lexicon.Number, lexicon.Quantity, lexicon.PeriodOf, lexicon.Bound:
		return false
	case lexicon.Word:
		switch t.Kind {
		case "ask", "op", "link", "prep", "aspect", "about", "size", "be", "num", "time", "rel", "front", "ord", "unit", "counter", "scale", "unitlink", "light", "bound", "firm", "ref", "than":
			return false
		}
		switch t.ID {
		case "obj.issue", "obj.article", "obj.paper", "obj.research", "obj.source", "obj.digest", "qual.advice", "measure.high", "measure.low":
			return false
		}
	}
	return true
}
