package english

import (
	"slices"
	"strings"
)

// A clause is the words of one thing that is asked.
type clause []word

// clauses cuts a question where something else is asked: at a mark or an and with an asking word or a verb behind it.
func clauses(ws []word) (out []clause) {
	var c clause
	for i := range ws {
		w := ws[i]
		stops := w.is(mark) && w.chinese != "," && w.chinese != "、" && w.chinese != "(" && w.chinese != ")" &&
			w.chinese != "\""
		if stops || (w.chinese == "," || w.is(and)) && opens(ws[i+1:]) {
			if len(c) > 0 {
				out = append(out, c)
			}
			c = nil
			continue
		}
		if w.is(mark) {
			w.chinese = map[string]string{",": "、", "、": "、"}[w.chinese]
		}
		c = append(c, w)
	}
	if len(c) > 0 {
		out = append(out, c)
	}
	for i := range out {
		out[i] = out[i].unended()
		if i > 0 {
			out[i-1], out[i] = shared(out[i-1], out[i])
		}
	}
	return out
}

// unended drops a mark behind which nothing is said: what share does it cover, in percent.
func (c clause) unended() clause {
	n := len(c)
	for n > 1 && (c[n-1].is(mark) || c[n-1].is(det) && c[n-1].chinese == "") {
		n--
	}
	if n < len(c) && c[n].is(mark) {
		return c[:n]
	}
	return c
}

// shared gives two clauses that ask of the same thing each its own words: where and when was it founded.
func shared(a, b clause) (clause, clause) {
	acts := func(w word) bool { return w.is(aux | be | have | modal) }
	k := slices.IndexFunc(b, acts)
	if k < 1 || k+1 >= len(b) || !slices.ContainsFunc(a, func(w word) bool { return w.is(wh) }) ||
		slices.ContainsFunc(a, func(w word) bool { return acts(w) || w.is(verb) }) {
		return a, b
	}
	return slices.Concat(a, b[k:]), b[:k]
}

// opens reports whether words begin a question: an asking word stands first, or behind a preposition, or a verb does.
func opens(ws []word) bool {
	for i := range ws {
		switch w := &ws[i]; {
		case w.is(wh):
			return true
		case w.is(aux | be | have | modal):
			return i+1 < len(ws) && !ws[i+1].is(of)
		case !w.is(and | prep | det | adv):
			return false
		}
	}
	return false
}

// translate puts the words of a clause in their Chinese order.
func (c clause) translate() clause {
	if out := c.compared(); out != nil {
		return out
	}
	c, in := c.unit()
	c = c.dealt().recast().subordinate().extent().degree().ends().spread().fit().months()
	c = joinOf(c.relative().contact().reduced().infinitives().nounsOnly())
	c = c.reported()
	k := slices.IndexFunc(c, func(w word) bool { return w.is(wh) })
	if k < 0 {
		return c.whether(in)
	}
	lead, by := c[:k], word{}
	if k > 0 && c[k-1].is(prep|of) {
		lead, by = c[:k-1], c[k-1]
	}
	if c[k].chinese == "从多少到多少" { // it fell from what to what
		lead, c = nil, slices.Concat(c[k:k+1], c[:k], c[k+1:])
		k = 0
	}
	ask, rest := c[k:].asking()
	ask.by, ask.unit = by, in
	if slices.ContainsFunc(lead, func(w word) bool { return w.is(verb) }) &&
		!slices.ContainsFunc(lead, func(w word) bool { return w.is(mark) }) {
		lead = lead.told().plainly()
	}
	if n := len(lead) - 1; n >= 0 && strings.HasSuffix(lead[n].chinese, "在") { // it is based where
		ask.head.chinese = strings.TrimPrefix(ask.head.chinese, "在")
	}
	out := append(clause{}, lead...)
	return append(out, ask.place(rest)...)
}

// dealt asks how something is dealt with: what must they do with the ore.
func (c clause) dealt() clause {
	k := slices.IndexFunc(c, func(w word) bool { return w.text == "with" })
	if k < 3 || c[0].text != "what" || !c[1].is(aux|modal) || c[k-1].text != "do" && c[k-1].text != "done" {
		return c
	}
	out := slices.Concat(c[:k-1], c[k:])
	out[0].text, out[0].chinese = "how", "如何"
	out[k-1].sense, out[k-1].text = sense{"处理", verb}, "treat"
	return out
}

// unit parts the unit that a number is asked for in from a clause: in AUD.
func (c clause) unit() (clause, word) {
	for n := len(c); n > 2; n-- {
		if c[n-2].text != "in" || !unit(c[n-1].chinese) || n < len(c) && !c[n].is(mark|and) {
			continue
		}
		u, from := c[n-1], n-2
		if c[from-1].is(mark) {
			from--
		}
		return slices.Concat(c[:from], c[n:]), u
	}
	return c, word{}
}

// nounPhrase gives where the noun phrase begins whose last word is at a place, with what it is at or of: the team at
// UESTC.
func (c clause) nounPhrase(at int) int {
	for at > 0 {
		switch {
		case c[at-1].nominal() && !c[at-1].is(verb):
			at--
		case slices.Contains([]string{"at", "of", "from", "in"}, c[at-1].text) && at > 1 && c[at-2].is(noun) && !c[at-2].is(verb|wh):
			at -= 2
		default:
			return at
		}
	}
	return at
}

// reported drops that somebody says what is asked: how does the law say it is done.
func (c clause) reported() clause {
	at := slices.IndexFunc(c, func(w word) bool {
		return w.text == "say" || w.text == "says" || w.text == "state" || w.text == "states"
	})
	if at < 1 || at+2 >= len(c) || !slices.ContainsFunc(c[at+1:], func(w word) bool { return w.is(verb | modal | be) }) ||
		!c[at+1].is(noun|det) {
		return c
	}
	k := slices.IndexFunc(c[:at], func(w word) bool { return w.is(aux) })
	if k < 0 {
		return c
	}
	told := c[at+1:]
	first := slices.IndexFunc(told, func(w word) bool { return w.is(verb|be|modal|aux) && !w.is(noun) })
	if first < 0 || !told[first].is(be|modal|aux) { // what do they say it lacks
		told = slices.Concat(c[k:k+1], told)
	}
	return slices.Concat(c[:k], told, clause{{sense: sense{"根据", prep}, text: "according to"}}, c[k+1:at])
}

// nounsOnly reads the prepositions of words that are nouns alone as of, and puts what has an amount behind what it is
// of: the share of foreign firms in trade, slope efficiency slab laser.
func (c clause) nounsOnly() clause {
	if len(c) < 2 || !c[0].is(measure) && !(len(c) > 2 && c[0].is(adj|det) && c[1].is(measure)) {
		return c
	}
	if slices.ContainsFunc(
		c,
		func(w word) bool { return w.is(wh|aux|be|have|modal|mark|and) || w.is(verb) && !w.is(noun) },
	) {
		return c
	}
	for i := 1; i < len(c); i++ {
		if slices.Contains([]string{"in", "for", "at", "from", "within"}, c[i].text) && i+1 < len(c) &&
			!c[i+1].is(period|number) {
			c[i].text = "of"
		}
	}
	if c[0].is(measure) && c[1].is(noun|name) && !c[1].is(measure|prep|of|period) &&
		!slices.ContainsFunc(c, func(w word) bool { return w.is(prep | of) }) {
		return slices.Concat(c[1:], clause{{sense: sense{"的", of}, text: "的"}}, c[:1])
	}
	return c
}

// infinitives drops to before a verb.
func (c clause) infinitives() clause {
	for i := range c {
		if n := i + 2; n < len(c) && c[i+1].text == "to" && c[n].is(verb) && !c[n].is(det) && c.leads(i) { // agreed to take it
			c[i].sense, c[i+1].sense = sense{"", adv}, sense{"", adv}
		}
		if n := i + 1; c[i].text == "to" && n < len(c) && c[n].is(verb) && !c[n].is(det) &&
			(!c[n].is(noun) || i > 0 && c[i-1].is(verb) || n+1 < len(c) && c[n+1].is(det|noun)) {
			c[i].sense = sense{"", adv}
		}
	}
	return c
}

// leads reports whether a word only leads up to the verb behind it.
func (c clause) leads(i int) bool {
	return slices.ContainsFunc(forms(c[i].text), func(f string) bool {
		return slices.Contains(strings.Fields("agree come go manage happen get seem appear tend choose"), f)
	})
}

func chinese(s string) word { return word{sense: sense{chinese: s}} }

// told puts a clause without a question in order: times and places stand first.
func (c clause) told() clause {
	s := c.divide(word{}, false)
	return append(append(append(s.times, s.subject...), s.beside...), s.deed...)
}

// plainly drops the words that Chinese has none for.
func (c clause) plainly() (out clause) {
	for _, w := range c {
		again := w.chinese == "的" && len(out) > 0 && out[len(out)-1].chinese == "的"
		if w.chinese != "" && !w.is(det) && !again {
			out = append(out, w)
		}
	}
	return out
}
