package english

import (
	"slices"
	"strings"
)

// relative puts a clause that tells which one is meant before its noun: the team that studied it, the ore that they
// seized.
func (c clause) relative() clause {
	for i := 1; i+1 < len(c); i++ {
		if !slices.Contains([]string{"that", "who", "which", "whom"}, c[i].text) || !c[i-1].is(noun) {
			continue
		}
		end := c.resumes(i)
		done := c[i+1].is(det|name|noun) && slices.ContainsFunc(c[i+2:end], func(w word) bool { return w.is(verb) })
		if !c[i+1].is(verb|aux|be|have|modal) && !done {
			continue
		}
		from := c.nounPhrase(i - 1)
		if c[i].text == "that" && c[i-1].tellsThat() && from > 0 && c[from-1].is(verb) {
			// who denied the claim that it leaks
			c[from-1].class &^= noun
			c[i-1].chinese = "说法"
		}
		return c.before(from, i, i+1, end)
	}
	return c
}

// tellsThat reports whether a noun is what is said or thought, which a clause behind that tells.
func (w *word) tellsThat() bool {
	one := strings.TrimSuffix(w.text, "s")
	return slices.Contains(strings.Fields("claim view idea rumour rumor allegation fact warning belief suggestion report accusation notion"), one)
}

// resumes gives where behind a clause that tells which one is meant the verb follows that a question's first one
// waits for: when was the man who leaked it arrested. It is the end where none does.
func (c clause) resumes(at int) int {
	k := slices.IndexFunc(c[:at], func(w word) bool { return w.is(be | have | aux | modal) })
	acts := func(w word) bool { return w.is(verb) }
	if k < 0 || slices.ContainsFunc(c[k+1:at], func(w word) bool { return w.is(verb) && !w.is(noun) }) {
		return len(c)
	}
	for i := len(c) - 1; i > at+2; i-- {
		if c[i].is(verb) && c[i].past == c[k].is(be|have) && !c[i].ing && !c[i-1].is(be|have|aux|modal|det|of|prep) &&
			slices.ContainsFunc(c[at+1:i], acts) {
			return i
		}
	}
	return len(c)
}

// reduced does so with a participle: the papers published in that journal. What asks or is done may stand behind it.
func (c clause) reduced() clause {
	for i := 1; i+1 < len(c); i++ {
		if c.acting(i) {
			return c.before(c.nounPhrase(i-1), i, i, len(c))
		}
		if !c[i].is(verb) || !c[i].past || !c[i-1].is(noun) || !c[i+1].is(prep|adv) {
			continue
		}
		if end := c.finite(i); end > 0 {
			if c[i+1].text == "with" {
				c[i+1].chinese = "用"
			}
			return c.before(c.nounPhrase(i-1), i, i, end)
		}
	}
	return c
}

// acting reports whether a word says what those do who or which one asks for: who are the members of the group opposing
// it.
func (c clause) acting(i int) bool {
	return i > 3 && c[i].is(verb) && c[i].ing && !c[i].bound && c[i-1].is(noun) && c[i+1].is(det|noun|name|number) &&
		slices.Contains([]string{"who", "what", "which"}, c[0].text) && c[1].is(be) && c[2].is(det) &&
		!slices.ContainsFunc(c[2:i], func(w word) bool { return w.is(verb|be|aux|have|modal) && !w.is(noun|adj) })
}

// finite gives where a participle's clause ends, 0 where the word is the verb of the whole: it has no other one.
func (c clause) finite(at int) int {
	acts := func(w word) bool { return w.is(aux|be|have|modal) || w.is(verb) && !w.is(noun) && !w.past }
	if c[0].text == "what" && c[1].is(be) && c[at-1].is(measure) && !slices.ContainsFunc(c[2:], acts) {
		// what was the power reached with it
		return len(c)
	}
	if c.auxiliary(at) {
		if k := slices.IndexFunc(c[at+2:], func(w word) bool {
			return w.is(be|have) || w.is(verb) && !w.is(noun)
		}); k >= 0 {
			return at + 2 + k // how will the method developed there be used
		}
	}
	if slices.ContainsFunc(c[:at], acts) {
		if c[0].is(verb) && !c[0].past && !slices.ContainsFunc(c[1:at], acts) { // list the papers published in it
			return len(c)
		}
		return 0
	}
	if k := slices.IndexFunc(c[at+1:], acts); k >= 0 {
		return at + 1 + k
	}
	if k := slices.IndexFunc(c[:at], func(w word) bool { return w.is(wh) }); k >= 0 && !c.ownVerb(k, at) {
		return 0
	}
	return len(c)
}

// ownVerb reports whether who is asked for does something before a participle: who bought the lot sold there.
func (c clause) ownVerb(asks, at int) bool {
	for i := asks + 1; i < at-1; i++ {
		if c[i].is(verb) && c[i].past && (i > asks+1 && c[i-1].is(noun) || i == asks+1 && strings.HasPrefix(c[asks].text, "who")) {
			return true
		}
	}
	return false
}

// before puts a clause from told to end before the noun phrase from from to to. What it tells is not what is asked,
// so its words only say which one is meant.
func (c clause) before(from, to, told, end int) clause {
	s := c[told:end].divide(word{}, c[told].is(verb))
	said := slices.Concat(s.times, s.subject, s.beside, s.deed)
	for i := range said {
		if w := &said[i]; w.is(verb | prep) {
			w.class, w.text = adj, ""
		}
	}
	return slices.Concat(c[:from], said, clause{{sense: sense{"的", of}, text: "的"}}, c[from:to].without(det), c[end:])
}

// degree asks what a thing that has an amount is, where one asks how large a one it is: how big a share of it.
func (c clause) degree() clause {
	for i := 0; i+2 < len(c); i++ {
		if !c[i].is(wh) || !strings.HasPrefix(c[i].text, "how ") || c[i+1].text != "a" && c[i+1].text != "an" {
			continue
		}
		kind, whole := strings.CutSuffix(c[i+2].text, " of")
		if slices.Contains([]string{"part", "share", "portion", "proportion", "slice", "fraction", "chunk"}, kind) {
			c[i+2].sense = sense{"占比", noun | measure}
		}
		if !c[i+2].is(measure) {
			if of := c.sized(i); of != nil { // how large a loan
				return of
			}
			continue
		}
		c[i].text, c[i].chinese = "what", "什么"
		out := append(slices.Clone(c[:i+1]), c[i+2])
		if whole {
			out = append(out, word{sense: sense{"的", of}, text: "of"})
		}
		return append(out, c[i+3:]...)
	}
	return c
}

// sized asks how much the thing is whose size a word at a place asks for, nil for another question.
func (c clause) sized(at int) clause {
	last := at + 2
	for last+1 < len(c) && c[last+1].nominal() && !c[last+1].is(det|name|period) {
		last++
	}
	if !c[last].is(noun) || !slices.Contains([]string{"how large", "how big", "how great", "how long"}, c[at].text) {
		return nil
	}
	out := slices.Delete(slices.Clone(c), at+1, at+2)
	if last--; c[at].text == "how long" {
		last++
		out = slices.Insert(out, last, word{sense: sense{"长度", noun}, text: "length"})
	}
	out[at].text, out[at].chinese = "what", "什么"
	out[last].class |= measure
	return out
}

// contact puts a clause that tells which one is meant, without a word that leads it in, before its noun: the loan the
// ministry offered.
func (c clause) contact() clause {
	acts := func(w word) bool { return w.is(aux | be | have | modal) }
	for i := 2; i+2 < len(c); i++ {
		if c[i-1].is(noun) && !c[i-1].is(name) && (!c[i-1].is(verb) || c[i-2].is(det)) &&
			(c[i].is(det) || c[i].is(name) && c[i+1].is(verb)) && !c[i].is(period|wh) &&
			slices.ContainsFunc(c[:i-1], func(w word) bool { return w.is(be) }) && !slices.ContainsFunc(c[i:], acts) &&
			slices.ContainsFunc(c[i+1:], func(w word) bool { return w.is(verb) && w.past }) || c.still(i) {
			from := c.nounPhrase(i - 1)
			return slices.Concat(c[:from], c.before(from, i, i, len(c))[from:].without(det))
		}
	}
	return c
}

// still reports whether a name at a place does something all the while that tells of the noun before it: how deep is the
// mud Japan is trying to lift.
func (c clause) still(i int) bool {
	return c[i-1].is(noun) && !c[i-1].is(name) && c[i].is(name) && c[i+1].is(be) && c[i+2].ing && c[:i-1].asks()
}

// auxiliary reports whether the only verb before a place is will, did or may, whose own verb is still to come.
func (c clause) auxiliary(at int) bool {
	n := 0
	for i := range c[:at] {
		if c[i].is(be|have) || c[i].is(verb) && !c[i].is(noun) {
			return false
		}
		if c[i].is(aux | modal) {
			n++
		}
	}
	return n == 1
}
