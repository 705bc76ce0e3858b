package english

import (
	"slices"
	"strings"
)

// An ask is the words that ask.
type ask struct {
	head   word   // when, which, how many …
	things clause // what stands behind it: two companies
	by     word   // the preposition before it
	unit   word   // that a number is asked for in
	money  bool   // it is asked how much somebody pays
}

// asking parts the words that ask from the rest of a clause.
func (c clause) asking() (a ask, rest clause) {
	a.head = c[0]
	i := 1
	switch a.head.text {
	case "which", "what", "whose", "how many", "how much":
		for i < len(c) && c.thing(i) {
			i++
		}
	case "how many tons", "how many tonnes", "how many metric tons", "how many mt", "how many t", "what tonnage":
		from := 1
		if i < len(c) && c[i].is(of) {
			from, i = 2, 2
		}
		for i < len(c) && c.thing(i) && from == 2 {
			i++
		}
		a.things = c[from:i]
		return a, c[i:]
	case "how":
		for i < len(c) && (c[i].is(adj) || c[i].is(adv)) {
			i++
		}
	}
	a.things = c[1:i]
	return a, c[i:]
}

// thing reports whether what is asked for goes on with a word.
func (c clause) thing(i int) bool {
	w := &c[i]
	switch {
	case w.is(and):
		return i+1 < len(c) && c[i+1].is(noun) && !c[i+1].is(det) && i > 1
	case w.is(aux | be | have | modal | prep | wh | period | mark):
		return false
	case w.is(of):
		return i > 1
	case w.is(verb) && !w.is(noun):
		return w.past && i+1 < len(c) && c[i+1].is(noun) && !c[i+1].is(det|name) && i == 1 // which listed firms
	case w.is(verb) && i+1 < len(c) && c[i+1].is(det):
		return false
	case w.is(verb) && w.past && (i+1 == len(c) || !c[i+1].is(noun|adj) || c[i+1].is(name)): // what happened after it
		return false
	case w.is(verb) && i > 1 && c[i-1].is(noun):
		return slices.ContainsFunc(c[i+1:], func(w word) bool {
			return w.is(aux|be|have|modal) || w.is(verb) && (w.past || !w.is(noun))
		})
	}
	return w.nominal()
}

// place gives a clause with the words that ask in their place.
func (a *ask) place(rest clause) clause {
	if a.by.text == "by" && a.head.text == "how much" {
		a.by = word{}
	}
	for _, form := range []func(clause) clause{a.part, a.above} {
		if out := form(rest); out != nil {
			return out.plainly()
		}
	}
	if a.head.chinese == "怎么办" { // what happens to the workers
		return slices.Concat(rest.told(), clause{a.head}).plainly()
	}
	if a.head.chinese == "会导致什么" { // what happens if it stays shut
		return slices.Concat(rest.told(), clause{chinese("，"), a.head}).plainly()
	}
	if out := a.listed(rest); out != nil {
		return out.plainly()
	}
	v, rest, subject := a.opening(rest)
	rest.verbLast(v)
	if k := len(rest) - 1; k > 0 && a.by.text == "" && rest[k].is(prep) && !rest[k].is(adv) { // whom does it sign with
		a.by, rest = rest[k], rest[:k]
	}
	if a.tool(v, rest) {
		return slices.Concat(rest[1:].told(), clause{chinese("用")}, a.phrase()).plainly()
	}
	s := rest.divide(v, subject)
	if v.foretells() && (s.subject.worth() || s.deed.worth()) {
		s.deed = append(clause{v.will()}, s.deed...)
	}
	for _, form := range []func(division) clause{a.agent, a.planned, a.origin, a.change, a.used} {
		if out := form(s); out != nil {
			return out.plainly()
		}
	}
	a.money = slices.ContainsFunc(s.deed, func(w word) bool { return w.is(pay) }) && a.unit.chinese == ""
	if subject {
		return a.ofSubject(s, v, len(rest) > 0 && rest[0].past).plainly()
	}
	return a.ofRest(s, v).plainly()
}

// verbLast reads the last word as the verb that do or will wants, where no other word is one: why did the miners walk
// out.
func (c clause) verbLast(v word) {
	n := len(c) - 1
	if n < 1 || !v.is(aux|modal) || !c[n].is(verb) || c[n].is(measure|adj|det) || !c[n-1].is(noun|name) ||
		slices.ContainsFunc(c[:n], func(w word) bool { return w.is(verb) && !w.is(name) }) {
		return
	}
	c[n].class &^= noun
}

// adverbs stand between an auxiliary and its subject, and say nothing of what is asked.
var adverbs = strings.Fields("already ever also now just still recently")

// opening takes the verb that opens a question off it, and reports whether the subject is asked for.
func (a *ask) opening(rest clause) (v word, behind clause, subject bool) {
	if len(rest) > 1 && rest[0].is(adv) && rest[1].is(aux|be|have|modal) { // how many a year can it make
		rest = slices.Concat(rest[1:2], rest[2:], rest[:1])
	}
	k := rest.behindPhrases()
	if k > 0 { // which towns besides these are
		rest = slices.Concat(rest[k:], rest[:k])
	}
	if len(rest) == 0 || !rest[0].is(aux|be|have|modal) {
		return v, rest, true
	}
	v, rest = rest[0], rest[1:]
	if len(rest) > 1 && slices.Contains(adverbs, rest[0].text) {
		rest = rest[1:]
	}
	subject = k > 0 && v.is(be) || v.is(modal|aux) && len(rest) > 1 && rest[0].is(be) ||
		len(rest) > 0 && rest[0].is(verb|adv|not) && (!rest[0].is(noun|det) || a.acts(v, rest))
	return v, rest, subject
}

// settled gives the forms that do not depend on whether the subject is asked for, nil where none fits.
func (a *ask) settled(s division, v word) clause {
	switch {
	case a.by.text == "under" && len(a.things) > 0 && !a.measured() && len(s.subject)+len(s.deed) > 0:
		return slices.Concat(s.times, s.subject, a.under(), a.can(v), s.beside, s.deed)
	case a.by.chinese == "根据":
		return slices.Concat(s.times, s.subject, s.beside, s.deed, clause{a.by}, a.phrase())
	case a.measured() && len(s.deed) > 0 && slices.Contains([]string{"to", "into"}, a.by.text):
		return slices.Concat(s.times, s.subject, s.beside, a.can(v), s.deed, clause{chinese("到多少"), a.unit})
	case a.measured() && slices.Contains([]string{"beyond", "above", "over", "below"}, a.by.text):
		limit := slices.Concat(clause{a.by}, clause{chinese("多少")}, a.things)
		return slices.Concat(s.times, s.subject, s.beside, a.can(v), limit, s.deed)
	case a.measured() && (a.by.text == "at" || a.by.text == "under") && len(s.subject)+len(s.deed) > 0:
		// at which rate was it reached
		in := slices.Concat(clause{chinese("在什么")}, a.things, clause{chinese("下")})
		return slices.Concat(s.times, s.beside, in, s.deed.without(have), s.subject)
	case a.measured():
		return slices.Concat(s.times, s.beside, s.subject, s.deed.without(have), of_(s), a.things, clause{chinese("是多少"), a.unit})
	case a.adverbial() && v.chinese == "必须":
		return slices.Concat(s.times, s.subject, s.beside, a.can(v), a.phrase(), s.deed)
	case a.adverbial():
		return slices.Concat(s.times, s.subject, s.beside, a.phrase(), a.can(v), s.deed)
	}
	return nil
}

// under asks by what law or plan something is done, in which state of things, or for which show.
func (a *ask) under() clause {
	last := a.things[len(a.things)-1].chinese
	switch {
	case slices.Contains([]string{"条件", "情况", "情形"}, last):
		return slices.Concat(clause{chinese("在")}, a.phrase(), clause{chinese("下")})
	case slices.Contains([]string{"借口", "名义", "幌子", "掩护"}, last):
		return slices.Concat(clause{chinese("以")}, a.phrase())
	}
	return slices.Concat(clause{chinese("根据")}, a.phrase())
}

// ofSubject asks for the subject: who does it, which firms are listed. Past says that a participle opens what is left.
func (a *ask) ofSubject(s division, v word, past bool) clause {
	if out := a.settled(s, v); out != nil {
		return out
	}
	switch {
	case v.is(be) && (s.passive || past && !a.personal()):
		return slices.Concat(s.times, s.subject, s.beside, s.deed, a.phrase())
	case a.personal() && len(s.deed) > 0 && s.deed[0].chinese == "拥有":
		return slices.Concat(s.times, s.deed[1:], s.beside, clause{a.owner(s.deed)})
	case v.is(be) && len(s.deed) > 0 && !slices.ContainsFunc(s.deed, func(w word) bool { return w.is(verb | adj) }):
		return slices.Concat(s.times, s.apart(), a.phrase(), s.beside, clause{chinese("是")}, s.deed)
	}
	return slices.Concat(s.times, s.apart(), a.phrase(), s.beside, a.can(v), s.deed.orSubject(s.subject))
}

// ofRest asks for something else than the subject.
func (a *ask) ofRest(s division, v word) clause {
	if v.is(be) && a.head.chinese == "多大" && len(a.things) == 0 &&
		!slices.ContainsFunc(s.deed, func(w word) bool { return w.is(verb) }) {
		return slices.Concat(s.times, s.beside, s.subject, s.deed, a.be(s)) // the loan, how large
	}
	if out := a.settled(s, v); out != nil {
		return out
	}
	switch {
	case a.by.text == "for" && a.head.text == "what" && len(a.things) == 0: // what will it use the money for
		return slices.Concat(s.times, s.subject, s.beside, s.deed, clause{chinese("用于什么")})
	case a.by.is(of) && v.is(be): // of which group is it a unit
		return slices.Concat(s.times, s.subject, s.beside, clause{chinese("是")}, a.phrase(), clause{chinese("的")}, s.deed)
	case v.is(be) && !slices.ContainsFunc(s.deed, func(w word) bool { return w.is(verb) }):
		s.subject.apart()
		return slices.Concat(s.times, s.beside, s.subject, s.deed, a.be(s))
	case a.head.is(wh) && len(s.deed) > 0 && s.deed[len(s.deed)-1].is(joint) && a.by.text == "":
		a.by = chinese("与")
		return a.beside(s, v)
	case a.by.text != "" && a.by.is(prep):
		return a.beside(s, v)
	}
	k := slices.IndexFunc(s.deed, func(w word) bool { return w.text == "to" && w.is(adv) })
	if k > 0 && a.by.text == "" { // what did they add to raise it
		return slices.Concat(s.times, s.subject, s.beside, a.can(v), s.deed[:k], a.phrase(), s.deed[k:])
	}
	return slices.Concat(s.times, s.subject, s.beside, a.can(v), s.deed, a.phrase())
}

// acts reports whether a word that is a noun too is the verb of the doer asked for: who must approve the plan, which
// city will host the fair.
func (a *ask) acts(v word, rest clause) bool {
	one := !slices.ContainsFunc(rest[1:], func(w word) bool { return w.is(verb) })
	return v.is(modal|aux) && len(rest) > 1 && (rest[1].is(det) || (a.personal() || one) && rest[1].is(noun|name|adj|prep))
}

func (c clause) orSubject(s clause) clause {
	if len(c) == 0 {
		return s
	}
	return append(append(clause{}, s...), c...)
}

func (c clause) without(k class) (out clause) {
	for _, w := range c {
		if !w.is(k) {
			out = append(out, w)
		}
	}
	return out
}

// beside puts what a preposition asks with before the verb; where something stands, behind it.
func (a *ask) beside(s division, v word) clause {
	switch p := a.by.chinese; {
	case p == "在" && a.counted():
		within := slices.Concat(clause{chinese("在")}, a.phrase(), clause{chinese("内")})
		return slices.Concat(s.times, s.subject, a.can(v), within, s.beside, s.deed)
	case p == "在" || p == "":
		return slices.Concat(s.times, s.subject, s.beside, a.can(v), s.deed, clause{chinese("在")}, a.phrase())
	}
	return slices.Concat(s.times, s.subject, a.can(v), clause{a.by}, a.phrase(), s.beside, s.deed)
}

// counted reports whether it is asked how many days or months something takes.
func (a *ask) counted() bool {
	n := len(a.things)
	return a.head.text == "how many" && n > 0 && slices.ContainsFunc([]string{"日", "天", "月", "年", "小时", "周"}, func(end string) bool {
		return strings.HasSuffix(a.things[n-1].chinese, end)
	})
}

// behindPhrases gives where the verb that opens a question stands behind phrases with a preposition, 0 for nowhere.
func (c clause) behindPhrases() int {
	if len(c) < 3 || !c[0].is(prep) {
		return 0
	}
	for k := 1; k < len(c); k++ {
		switch {
		case c[k].is(aux | be | have | modal):
			return k
		case !c[k].nominal() && !c[k].is(prep|and|of) || c[k].is(verb):
			return 0
		}
	}
	return 0
}

// apart takes what is left out of what is asked for, and puts it first: which others, besides it.
func (s *division) apart() clause {
	k := slices.IndexFunc(s.beside, func(w word) bool { return w.chinese == "除了" })
	if k < 0 {
		return nil
	}
	end := k + 1
	for end < len(s.beside) && !s.beside[end].is(prep) {
		end++
	}
	out := slices.Concat(s.beside[k:end], clause{chinese("，还有")})
	s.beside = slices.Concat(s.beside[:k], s.beside[end:])
	return out
}

// apart asks for each of several measures by itself: the power and the width of it.
func (c clause) apart() {
	for i := 1; i+1 < len(c); i++ {
		if c[i].is(and) && c[i-1].is(measure) && slices.ContainsFunc(c[i+1:], func(w word) bool { return w.is(measure) }) {
			c[i] = chinese("是多少，")
		}
	}
}
