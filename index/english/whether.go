package english

import (
	"slices"
	"strings"
)

// whether reads a question for yes or no, or words that ask nothing.
func (c clause) whether(in word) clause {
	i := 0
	for i < len(c) && (c[i].is(det) || c[i].is(and) || c[i].is(adv) && c[i].chinese == "") {
		i++
	}
	if c[0].text == "any" && len(c) > 1 && !slices.ContainsFunc(c, func(w word) bool { return w.is(be | aux | have) }) {
		return c[1:].unmoved()
	}
	if i == len(c) || !c[i].is(aux|be|have|modal) || i+1 == len(c) {
		return c.measures(in)
	}
	v, rest := c[i], c[i+1:]
	if v.is(be) && rest[0].text == "there" {
		return rest[1:].unmoved()
	}
	s := rest.divide(v, false)
	if v.is(aux) && len(s.deed) > 1 && s.deed[0].is(have) { // does it have a plan
		s.deed[0].sense = sense{"有", verb}
	}
	if v.chinese == "" && v.is(aux) && v.foretells() && (s.subject.worth() || s.deed.worth()) {
		s.deed = append(clause{v.will()}, s.deed...)
	}
	out := append(append(s.times, s.subject...), s.beside...)
	switch {
	case v.is(modal):
		out = append(out, v)
	case v.is(be) && s.equates:
		out = append(out, chinese("是"))
	case v.is(have) && !s.perfect:
		out = append(out, chinese("有"))
	}
	return append(append(out, s.deed...), chinese("吗")).plainly()
}

// measures asks how much each of some nouns is that one asks so of: max output power, wavelength.
func (c clause) measures(in word) (out clause) {
	from := 0
	if slices.ContainsFunc(c, func(w word) bool { return w.is(verb) && !w.is(noun) }) {
		return c.told().plainly()
	}
	for i := 0; i <= len(c); i++ {
		if i < len(c) && !(c[i].is(mark|and) && i > 0 && c[i-1].is(measure)) {
			continue
		}
		part := c[from:i]
		out = append(out, part.told().plainly()...)
		n := len(part)
		for n > 0 && (part[n-1].is(period) || part[n-1].chinese == "") { // the price this month
			n--
		}
		if n > 0 && part[n-1].is(measure) && !part[n-1].plural {
			out = append(out, chinese("是多少"), in)
		}
		if i < len(c) {
			out = append(out, chinese("，"))
		}
		from = i + 1
	}
	return out.plainly()
}

// foretells reports whether a verb speaks of what is to come.
func (w *word) foretells() bool { return w.text == "will" || w.text == "would" || w.text == "shall" }

// will gives the Chinese of a verb that speaks of the future.
func (w word) will() word {
	w.sense = sense{chinese: "将会"}
	return w
}

// worth reports whether words speak of prices or of how they move, which nobody can tell before.
func (c clause) worth() bool {
	return slices.ContainsFunc(c, func(w word) bool {
		return strings.ContainsAny(w.chinese, "价涨跌") || slices.Contains(strings.Fields("指数 成本 市场 增长"), w.chinese)
	})
}

// unmoved gives what is asked of there is: 某处有某物吗.
func (c clause) unmoved() clause {
	s := c.divide(word{}, false)
	out := append(append(s.times, s.beside...), chinese("有"))
	return append(append(append(out, s.subject...), s.deed...), chinese("吗")).plainly()
}
