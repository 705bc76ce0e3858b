package english

import (
	"slices"
	"strings"
	"unicode"

	"rebot/index/bulletin"
)

// inHan puts a name in brackets in the stead of its English words: Binhai University (滨海大学). Its words reach back to
// the first one with a capital letter; where there is none, the bracket is of one word.
func (r *reader) inHan(ws []word) []word {
	for i := 1; i+2 < len(ws); i++ {
		if ws[i].chinese != "(" || ws[i+2].chinese != ")" {
			continue
		}
		if ws[i+1].chinese == ws[i-1].chinese { // caustic (alkali)
			ws = slices.Concat(ws[:i], ws[i+3:])
			continue
		}
		if !bulletin.HasHan(ws[i+1].text) {
			continue
		}
		end := i
		if ws[i-1].is(of) {
			end--
		}
		from := end - 1
		capital := func(k int) bool { return k >= 0 && unicode.IsUpper(r.letters[ws[k].from]) }
		for k := from; k >= 0 && (ws[k].says() || ws[k].text == "of" && capital(k-1)); k-- {
			if capital(k) {
				from = k
			}
		}
		if from < 0 || !ws[from].says() {
			continue
		}
		ws[i+1].from, ws[i+1].to = ws[from].from, ws[i+2].to
		ws = slices.Concat(ws[:from], ws[i+1:i+2], ws[end:i], ws[i+3:])
		i = from
	}
	return ws
}

// firms says the rest of a firm's name as texts have it behind its own one: 晋磁电子, of Jinci Electronics.
func (r *reader) firms(ws []word) []word {
	for i := 1; r.texts != nil && i < len(ws); i++ {
		of, w := &ws[i-1], &ws[i]
		if !of.known || w.known || !w.says() || w.is(place) || !unicode.IsUpper(r.letters[w.from]) {
			continue
		}
		whole := []string{}
		for _, s := range renderings(w.text, noun|adj) {
			whole = append(whole, of.chinese+s, of.chinese+string([]rune(s)[:2]))
		}
		if s := r.texts.Printed([][]string{whole})[0]; s != "" {
			w.sense, w.known = sense{strings.TrimPrefix(s, of.chinese), name | noun}, true
		}
	}
	return ws
}

// settle chooses the noun or the verb of forms that are both, by where they stand.
func settle(ws []word) {
	for i := range ws {
		w := &ws[i]
		if w.text == "one" && i > 0 && ws[i-1].is(noun|adj) && !ws[i-1].is(number) { // the drone one
			w.sense = sense{"", det}
		}
		if w.text == "one" && i+2 < len(ws) && ws[i+1].is(of) && ws[i+2].is(det) { // one of the crystals
			w.sense, ws[i+1].sense = sense{"", det}, sense{"", det}
		}
		if w.is(name|period|mark|number) || w.grammar() {
			continue
		}
		k := stemmed(strings.Fields(w.text))
		h, ok := entries().homographs[k]
		if !ok && !w.past && !w.ing {
			h, ok = entries().wide.homographs[k]
		}
		if !ok || w.chinese != h.noun.chinese && w.chinese != h.verb.chinese {
			w.turn(ws, i)
			continue
		}
		if w.sense = h.noun; verbal(ws, i) {
			w.sense = h.verb
		}
	}
}

// turn gives a word that is known as a verb the noun that stands at its place, or the other way round, where the wide
// files have that: the only ship, the plant may idle.
func (w *word) turn(ws []word, i int) {
	to, not := noun, verb
	switch {
	case w.is(noun) && !w.is(verb|adj|measure) && !w.plural && i > 0 && ws[i-1].is(modal|aux):
		to, not = verb, noun
	case !w.is(verb) || w.is(noun) || w.past || w.ing || i == 0 || verbal(ws, i) ||
		!ws[i-1].is(det|adj|of) && !(i > 1 && ws[i-1].is(name) && ws[i-2].is(det)): // the Ganzhou measures
		return
	}
	for _, f := range forms(w.text) {
		all := entries().wide.all[f]
		if k := slices.IndexFunc(all, func(s sense) bool { return s.class&to != 0 && s.class&not == 0 }); k >= 0 {
			w.sense = all[k]
			return
		}
	}
}

// measured notes the nouns of which one asks how much they are: what a rate, an area or a term is called ends so.
func measured(ws []word) {
	for i := range ws {
		if w := &ws[i]; w.is(noun) && !w.is(name|period|number) && !w.grammar() && !w.plural && amount(w.chinese) {
			if w.class |= measure; !w.past && !w.ing && !verbal(ws, i) {
				w.class &^= verb
			}
		}
	}
}

// amount reports whether a word is of something that has an amount.
func amount(han string) bool {
	return slices.ContainsFunc(amounts(), func(end string) bool { return strings.HasSuffix(han, end) }) &&
		!slices.ContainsFunc(notAmounts(), func(end string) bool { return strings.HasSuffix(han, end) })
}

// verbal reports whether a verb stands at a place rather than a noun: behind to, may, not or who, or between a noun and
// what something is done to.
func verbal(ws []word, i int) bool {
	before, behind := word{sense: sense{"", mark}}, word{sense: sense{"", mark}}
	if i > 0 {
		before = ws[i-1]
	}
	if i+1 < len(ws) {
		behind = ws[i+1]
	}
	switch {
	case i == 0 && ws[i].text == "list" && behind.is(det|noun|adj|number):
		return true
	case before.text == "to" || before.is(modal|aux|not) || before.is(wh) && !before.is(noun) && !slices.Contains([]string{"which", "what", "whose", "how many", "how much"}, before.text):
		return true
	case ws[i].past && !behind.is(noun):
		return true
	}
	if behind.is(mark|adv|prep|period) && before.is(noun|name) && !ws[i].plural &&
		slices.ContainsFunc(ws[:i], func(w word) bool { return w.is(modal | aux) }) {
		return true
	}
	return before.is(noun|name) && !before.is(det) && (behind.is(det|wh) || behind.is(name) && !ws[i].is(adj))
}
