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
		if i > 0 {
			out[i-1], out[i] = shared(out[i-1], out[i])
		}
	}
	return out
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
	c, in := c.unit()
	c = c.subordinate().degree().ends().spread().fit().months()
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

// fit gives each verb the word that goes with what is done: one publishes a paper in another word than a report.
func (c clause) fit() clause {
	for i := range c {
		if c[i].text == "group" && i > 0 && c[i-1].researches() {
			c[i].chinese = "团队"
		}
		if i > 0 && c[i-1].is(name) && !c[i-1].is(period) {
			c[i].named(&c[i-1])
		} else if i > 0 && c[i].is(noun) && c[i-1].is(noun) && len(c[i].chinese) > 6 &&
			strings.HasSuffix(c[i-1].chinese, c[i].chinese) {
			c[i].chinese = "" // its name has it
		}
		if i+1 < len(c) && c[i+1].is(name) && slices.Contains([]string{"东部", "西部", "南部", "北部", "中部"}, c[i].chinese) {
			c[i], c[i+1] = c[i+1], c[i] // east Kazakhstan
		}
		c.suit(i)
		c[i].chinese = c.fitted(i)
		if r := []rune(c[i].chinese); len(r) == 2 && r[0] == '第' && i+1 < len(c) {
			c[i].chinese += counter(c[i+1].chinese) // 第二场竞价
		}
	}
	return c
}

// fitted gives the word that goes with what is done.
func (c clause) fitted(i int) string {
	for _, f := range fitting() {
		if c[i].chinese == f[0] && slices.ContainsFunc(c, func(w word) bool { return strings.HasSuffix(w.chinese, f[1]) }) {
			return f[2]
		}
	}
	return c[i].chinese
}

// named gives a word the form that it has behind a name: Pangwa town, Fujian province.
func (w *word) named(before *word) {
	if w.chinese != "" && strings.HasSuffix(before.chinese, w.chinese) {
		w.chinese = ""
		return
	}
	if short := map[string]string{"城镇": "镇", "城市": "市", "县级": "县", "地区": "地区"}[w.chinese]; short != "" && !w.plural {
		if w.chinese = short; strings.HasSuffix(before.chinese, short) {
			w.chinese = ""
		}
	}
}

// researches reports whether a group of somebody is a team: of a province or a university, or whose it is.
func (w *word) researches() bool {
	return w.text == "whose" || slices.ContainsFunc([]string{"省", "市", "大学", "所", "学院", "室"}, func(end string) bool {
		return strings.HasSuffix(w.chinese, end)
	})
}

// months counts months by their word for that: 三个月.
func (c clause) months() clause {
	for i := 1; i < len(c); i++ {
		if c[i].chinese == "月" && c[i-1].is(number) {
			c[i].chinese = "个月"
		}
	}
	return c
}

// ends reads high and low as the points that something reached, where they are no adjectives: its November high.
func (c clause) ends() clause {
	for i := 1; i < len(c); i++ {
		point := map[string]string{"high": "最高", "peak": "最高", "low": "最低", "highest": "最高", "lowest": "最低"}[c[i].text]
		if point != "" && (i+1 == len(c) || !c[i+1].is(noun|adj)) && c[i-1].is(det|period|of) {
			c[i].sense = sense{point, noun | measure}
		}
		if c[i-1].is(measure) &&
			slices.Contains([]string{"value", "values", "level", "levels", "figure", "figures", "number"}, c[i].text) {
			c[i].sense = sense{"", det} // the birefringence value
		}
		if c[i].text == "most" && i+1 < len(c) && c[i+1].is(noun) && !c[i+1].is(adj) { // who buys the most ore
			c[i].sense = sense{"最多", adj}
		}
	}
	return c
}

// nounPhrase gives where the noun phrase begins whose last word is at a place, with what it is at or of: the team at UESTC.
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
	return slices.Concat(c[:k], c[at+1:], clause{{sense: sense{"根据", prep}, text: "according to"}}, c[k+1:at])
}

// nounsOnly reads the prepositions of words that are nouns alone as of, and puts what has an amount behind what it is of:
// the share of foreign firms in trade, slope efficiency slab laser.
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
		if n := i + 1; c[i].text == "to" && n < len(c) && c[n].is(verb) && !c[n].is(det) &&
			(!c[n].is(noun) || i > 0 && c[i-1].is(verb) || n+1 < len(c) && c[n+1].is(det|noun)) {
			c[i].sense = sense{"", adv}
		}
	}
	return c
}

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
