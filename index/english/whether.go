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
	if out = append(out, s.deed...); len(s.deed) > 0 && (s.perfect && v.is(have) || v.over()) {
		out = append(out, chinese("了"))
	}
	return append(out, chinese("吗")).plainly()
}

// over reports whether a verb that a question opens with asks for what is over.
func (w *word) over() bool { return w.text == "did" || w.text == "was" || w.text == "were" }

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
		out = append(out, c[from:i].noted(in)...)
		if i < len(c) {
			out = append(out, chinese("，"))
		}
		from = i + 1
	}
	return out.plainly()
}

// noted asks for what the last noun before a preposition or a time names: how much it is, who somebody is, what
// something is called.
func (c clause) noted(in word) clause {
	k := 0
	for k < len(c) && !(c[k].is(prep|mark) && k > 0) {
		k++
	}
	for k > 0 && (c[k-1].is(period) || c[k-1].chinese == "") {
		k--
	}
	if k--; k < 0 {
		return c.told().plainly()
	}
	h := &c[k]
	timed := !slices.ContainsFunc(c[k+1:], func(w word) bool { return w.chinese != "" && !w.is(period|prep) })
	switch {
	case h.text == "name" && k > 0 || c[0].text == "name of":
		return c.byName(k)
	case h.is(measure) && (!h.plural || strings.HasSuffix(h.chinese, "数")) && timed:
		return append(c.told().plainly(), chinese("是多少"), in)
	case (h.text == "date" || h.text == "dates") && k > 0:
		return append(c.told().plainly(), chinese("是什么时候"))
	case h.is(person) && !h.plural && k > 0 && timed:
		return append(c.told().plainly(), chinese("是谁"))
	}
	h.headed = h.is(noun) && !h.is(name|period) && !(k > 0 && c[k-1].is(measure)) && // the revenue target is of revenue
		!slices.ContainsFunc(endings("kind"), func(end string) bool { return strings.HasSuffix(h.chinese, end) })
	return c.told().plainly()
}

// byName asks what something is called, or who somebody is: the name of the buyer; at is where the name stands, or what
// it is of ends.
func (c clause) byName(at int) clause {
	asks := chinese("叫什么名字")
	if c[at].text == "name" {
		c = slices.Delete(slices.Clone(c), at, at+1)
		at--
	}
	if at > 0 && c[at].is(of) {
		at--
	}
	if c[at].is(person) {
		asks = chinese("是谁")
	}
	if c[0].text == "name of" {
		c = c[1:]
	}
	out := c.told().plainly()
	for len(out) > 0 && out[len(out)-1].chinese == "的" {
		out = out[:len(out)-1]
	}
	return append(out, asks)
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
