package english

import (
	"cmp"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
	"rebot/index/thesaurus"
)

// Texts is what the loaded bulletins say.
type Texts interface {
	// Sounding gives the Chinese name that Latin letters are the sound of, or that stands before them in brackets, empty
	// for none.
	Sounding(latin string) string
	// Spelled is the same without names that only sound alike.
	Spelled(latin string) string
	// Printed gives for each word of a question, by what it may be in Chinese, the rendering that the article has which
	// says most of the question. Empty is a word that this article does not say.
	Printed(words [][]string) []string
	// Here reports whether the article that the question goes on with has a word; where it goes on with none it has not.
	Here(word string) bool
}

// forms lists a phrase and the plain forms that it may be of.
func forms(words string) []string {
	out := thesaurus.Forms(words)
	if base := irregular()[words]; base != "" {
		out = append(out, base)
	}
	if first, rest, two := strings.Cut(words, " "); two { // putting up
		for _, f := range forms(first) {
			if f != first {
				out = append(out, f+" "+rest)
			}
		}
	}
	return out
}

// renderings lists what a word or a phrase may be in Chinese, the likeliest first, of those that are of a class. A
// single character stands in too many other words.
func renderings(words string, of class) []string {
	var out []string
	for _, d := range []*dictionary{entries(), entries().wide} {
		for _, f := range forms(words) {
			for _, s := range d.all[f] {
				if s.class&of != 0 && utf8.RuneCountInString(s.chinese) > 1 {
					out = append(out, s.chinese)
				}
			}
		}
	}
	return out
}

// choose gives each word the rendering of the article that says most of the question, where that has not the one that
// is likeliest: what grows is a crystal there, and no amount. A word of which no text says any is strange.
func choose(ws []word, texts Texts) {
	if texts == nil {
		return
	}
	said := options(ws)
	printed := texts.Printed(said)
	if widened(ws, said, printed) {
		printed = texts.Printed(said)
	}
	some := 0
	for _, han := range printed {
		some += min(1, len(han))
	}
	anywhere := func(han []string) bool { return texts.Printed([][]string{han})[0] != "" }
	for i, han := range printed {
		switch w, first := &ws[i], said[i]; {
		case len(first) == 0:
		case han != "" && (some > 1 || texts.Here(han) || han == first[0] || !anywhere(first[:1])): // one word alone shows no sense of it
			w.chinese, w.strange = han, false
		case han == "" && some > 0 && first[0] == w.chinese && light(ws, i):
			w.chinese = ""
		case han == "" && w.far() && !anywhere(first):
			w.strange = true
		case han == "" && len(w.forms) > 0 && !anywhere(first[:1]):
			w.chinese = cmp.Or(texts.Printed([][]string{first})[0], w.chinese) // as texts call the goods
		}
	}
	plants(ws, texts)
}

// options lists for each word that texts may say what it may be in Chinese, the likeliest first.
func options(ws []word) [][]string {
	out := make([][]string, len(ws))
	for i := range ws {
		if w := &ws[i]; w.says() {
			out[i] = []string{clause(ws).fitted(i)}
			if (!w.is(name) || w.strange || w.is(place)) && !reckons(w.chinese) {
				of := ^class(0)
				if w.is(verb) && !w.past && verbal(ws, i) { // what can the plant process
					of = verb
				}
				found := renderings(cmp.Or(w.phrase, w.text), of)
				if amount(w.chinese) && !verbal(ws, i) { // an amount stays one: the output is no production
					found = slices.DeleteFunc(found, func(s string) bool { return !amount(s) })
				}
				for _, han := range found {
					out[i] = append(out[i], strings.TrimSuffix(han, w.tail)+w.tail)
				}
			}
			for _, form := range w.forms {
				if bulletin.HasHan(form) {
					out[i] = append(out[i], form)
				}
			}
			if w.strange {
				out[i] = append(out[i], akin(w.text)...)
			}
		}
	}
	return out
}

// akin lists the Chinese words that texts may say for a word.
func akin(word string) []string {
	return slices.DeleteFunc(slices.Clone(thesaurus.Near(word)), func(s string) bool { return !bulletin.HasHan(s) })
}

// widened adds to the words that an article does not say in any of their senses what is akin to them. What is asked for
// is a kind of thing, which no text need say.
func widened(ws []word, said [][]string, printed []string) (more bool) {
	asked := false
	for i := range ws {
		w := &ws[i]
		if asked = w.is(wh) || asked && w.nominal(); asked && !amount(w.chinese) || len(said[i]) == 0 || printed[i] != "" || w.is(name) || w.strange {
			continue
		}
		if reckons(w.chinese) || strings.Contains(w.text, " ") { // what is akin to one word of a term is another thing
			continue
		}
		for _, han := range akin(w.text) {
			if amount(w.chinese) && !amount(han) {
				continue
			}
			if c := used()[han]; c == 0 || c&w.class&(noun|verb|adj) != 0 {
				said[i], more = append(said[i], han), true
			}
		}
	}
	return more
}

// words knows the language of the trade.
var words = sync.OnceValue(func() *lexicon.Lexicon { return lexicon.New() })

// reckons reports whether a word says how figures are set beside each other, which no other word does: exceeds.
func reckons(han string) bool {
	t := words().Tokens(han, bulletin.NewMonth(2024, 1))
	return len(t) == 1 && slices.ContainsFunc([]string{"bound", "op", "cmp", "compare"}, t[0].Of)
}

// used gives how the dictionary uses Chinese words.
var used = sync.OnceValue(func() map[string]class {
	out := map[string]class{}
	for _, d := range []*dictionary{entries(), entries().wide} {
		for _, senses := range d.all {
			for _, s := range senses {
				out[s.chinese] |= s.class
			}
		}
	}
	return out
})

// far reports whether a single word stands only in the files of whole fields, which have much that no text says.
func (w *word) far() bool {
	words := strings.Fields(cmp.Or(w.phrase, w.text))
	_, near := entries().written(words)
	_, found := entries().wide.written(words)
	return found && !near && (len(words) == 1 && !w.is(name) || w.is(place))
}

// light reports whether a word is a verb that says little beside the noun that it stands with.
func light(ws []word, i int) bool {
	w := &ws[i]
	listed := func(f string) bool { return lightVerbs()[strings.TrimSuffix(f, " for")] }
	return (w.past || verbal(ws, i) || w.is(verb) && !w.is(noun)) && slices.ContainsFunc(forms(w.text), listed)
}

var lightVerbs = sync.OnceValue(func() map[string]bool {
	out := map[string]bool{}
	for _, words := range rows("light") {
		for _, w := range words[1:] {
			out[w] = true
		}
	}
	return out
})

// says reports whether texts may say a word.
func (w *word) says() bool {
	return !w.grammar() && !asks()[w.chinese] && w.is(noun|adj|verb|name) && !w.is(period|mark) && w.chinese != ""
}

// asks has the words of grammar and those that ask: list.
var asks = sync.OnceValue(func() map[string]bool {
	out := map[string]bool{}
	for _, s := range dictionaryOf([]string{"function"}).exact {
		out[s.chinese] = true
	}
	return out
})
