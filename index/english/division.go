package english

import "slices"

// A division is the parts of a clause without the word that asks.
type division struct {
	times, subject, beside, deed clause
	perfect                      bool // have stands before a participle
	equates                      bool // one thing is said to be another
	passive                      bool
}

// divide cuts what stands behind the verb that opens a question into who, when, with what, and what is done; acts says
// that who does it is asked for, so that what is done may stand first.
func (c clause) divide(v word, acts bool) (d division) {
	c, d.times, d.beside = c.phrases()
	if v.is(be) {
		c, d.beside, d.passive = c.active(d.beside)
		if d.passive {
			v = word{}
		}
	}
	at := c.verbAt(v, acts)
	d.subject, d.deed = c[:at], c[at:]
	if at < len(c) {
		d.perfect = c[at].past || v.is(have) && c[at].is(verb)
		d.equates = v.is(be) && !c[at].is(verb|adj|adv|not|modal) || v.is(be) && c[at].is(det)
	}
	return d
}

// verbAt finds where what is done begins: the first verb that is no noun behind something that can do it, of be also
// what is said of it, else a word that may be a verb.
func (c clause) verbAt(v word, seen bool) int {
	maybe := -1
	for i := range c {
		w := &c[i]
		switch {
		case w.past && i > 0 && c[i-1].is(of|det) && i+1 < len(c) && c[i+1].is(noun): // the head of the flooded plant
		case w.is(verb) && !w.is(noun) && seen && (i == 0 || !(v.is(be) && !w.past && !w.ing)), w.is(modal|have|aux|not) && seen:
			return i // at the first place also what is no participle: who is in charge of it
		case v.is(be) && w.ing && seen && w.class&^(verb|noun) == 0 && i+1 < len(c) && c[i+1].is(number|det):
			// is producing 40 metals
			return i
		case v.is(be) && seen && !(i > 0 && c[i-1].is(of)) && (w.is(det) || w.is(adj) && i > 0 && !c[i-1].is(det|adj) && (i+1 == len(c) || !c[i+1].is(noun))):
			return i
		case w.is(verb) && seen && maybe < 0 && (i+1 == len(c) || !v.is(be)) && !c.led(i):
			maybe = i
		}
		seen = seen || w.is(noun|name)
	}
	if maybe >= 0 {
		return maybe
	}
	return len(c)
}

// led reports whether a preposition or of leads a word in.
func (c clause) led(i int) bool {
	for i--; i > 0 && c[i].is(det); i-- {
	}
	return i >= 0 && c[i].is(of|prep)
}

// active makes the one by whom something is done its subject.
func (c clause) active(beside clause) (clause, clause, bool) {
	k := slices.IndexFunc(beside, func(w word) bool { return w.text == "by" })
	at := slices.IndexFunc(c, func(w word) bool { return w.past && w.is(verb) })
	if k < 0 || at < 0 {
		return c, beside, false
	}
	end := k + 1
	for end < len(beside) && !beside[end].is(prep) {
		end++
	}
	out := slices.Concat(beside[k+1:end], c[at:at+1], c[:at], c[at+1:])
	return out, slices.Concat(beside[:k], beside[end:]), true
}
