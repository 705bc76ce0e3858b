package english

import "slices"

// subordinate puts a clause that tells when something is done before it, as one time: who joined when it was set up.
func (c clause) subordinate() clause {
	for i := 2; i+2 < len(c); i++ {
		if c[i].text != "when" && c[i].text != "once" || c[i-1].is(and|mark|prep) || !c[:i].asks() || !c[i+1].nominal() {
			continue
		}
		told := c[i+1:].told().plainly()
		when := word{sense: sense{"", period}, from: c[i].from, to: c[len(c)-1].to}
		for _, w := range told {
			when.chinese += w.chinese
		}
		when.chinese += "时"
		return append(clause{when}, c[:i]...)
	}
	return c
}

// asks reports whether words ask something by themselves: an asking word is among them, or a verb opens them.
func (c clause) asks() bool {
	return c[0].is(aux|be|have|modal) || slices.ContainsFunc(c, func(w word) bool { return w.is(wh) })
}

// spread says how far the highest of something is from its lowest in one word: the swing between its high and low.
func (c clause) spread() clause {
	at := slices.IndexFunc(c, func(w word) bool { return w.text == "between" })
	high := slices.IndexFunc(c, func(w word) bool { return w.chinese == "最高" && w.is(noun|adj) })
	low := slices.IndexFunc(c, func(w word) bool { return w.chinese == "最低" && w.is(noun|adj) })
	if at < 1 || high < at || low < at || !c[at-1].is(noun) {
		return c
	}
	first, last := min(high, low), max(high, low)
	gap := c[at-1]
	gap.sense = sense{"高低差", noun | measure}
	return slices.Concat(c[:at-1], c[at+1:first], clause{gap}, c[last+1:])
}
