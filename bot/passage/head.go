package passage

import (
	"strings"
	"unicode"
)

// A found piece of a sentence is of the kind that is asked for.
type found struct {
	met
	text string
}

// proves reports whether a sentence holds a word of the kind that a want asks for, and lifts it out: of several the one
// that stands nearest to what is asked about.
func (s *sentence) proves(w *want, terms []term, spans []met) (string, bool) {
	var all, every []found
	switch w.head {
	case When:
		if all = s.dates(w); len(all) == 0 {
			return "", len(s.periods()) > 0 && s.tells(w.deed)
		}
	case Where:
		if w.rel == lying {
			f, ok := s.located(w)
			return f, ok || len(s.places(w, terms, spans)) > 0
		}
		all = s.places(w, terms, spans)
	case Who:
		if w.rel != anywhere {
			return s.inRelation(w, terms, spans)
		}
		all = s.whos(w, terms, spans)
	case Journal:
		all = s.journals()
	case Name:
		if all = s.named(spans); len(all) == 0 {
			return "", len(spans) > 0
		}
	case HowMany, HowLong, Money, Percent, Size:
		if all = s.unsaid(w, s.wholes(s.numbers(w))); len(all) > 0 {
			if text, ok, told := s.ofChange(w, all, spans); told {
				return text, ok
			}
			if every, all = all, s.answering(all, terms, spans); len(all) == 0 {
				return "", true
			}
		}
	case Formula:
		all = s.formulas()
	case Code:
		all = s.codes()
	case Thing:
		all = s.things(w)
	case Why:
		return "", s.anyOf("attr.cause", "attr.impact") || strings.ContainsAny(s.folded, "因受")
	case Value:
		return s.behind(spans), true
	default:
		return "", true
	}
	if len(all) == 0 {
		return "", false
	}
	f := s.nearest(all, spans, w)
	if !s.alongside(f, w, terms, spans) {
		return "", true
	}
	for _, m := range spans {
		if strings.HasSuffix(f.text, "个") && m.from >= f.to && m.from-f.to < 3 { // 两个数量级
			f = s.piece(f.from, m.to)
		}
	}
	if w.head == When && !w.asExact(f.text) {
		return "", true
	}
	if w.several {
		return s.together(all, spans, f), true
	}
	if w.head.counted() && w.head != Name {
		return s.listed(f, every, terms), true
	}
	return f.text, true
}

func (s *sentence) piece(from, to int) found {
	for from < to && unicode.IsSpace(s.runes[from]) {
		from++
	}
	for to > from && unicode.IsSpace(s.runes[to-1]) {
		to--
	}
	return found{met{from, to}, string(s.runes[from:to])}
}
