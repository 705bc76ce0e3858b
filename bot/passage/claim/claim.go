// Package claim reads the words by which a clause says whether something is so: that it is not, must or may be, is of
// all or of some, once was or is only meant. It knows neither question nor article.
package claim

import (
	"slices"
	"strings"
	"sync"

	"rebot/index/lexicon"
)

// A Kind is what such a word says of the words behind it.
type Kind string

// The kinds.
const (
	Not    Kind = "not"
	Bar    Kind = "bar"  // it may not be
	Free   Kind = "free" // it need not be
	May    Kind = "may"
	Must   Kind = "must"
	Stop   Kind = "stop" // it ends or is kept off
	All    Kind = "all"
	Some   Kind = "some"
	Only   Kind = "only"
	Once   Kind = "once" // it was before
	From   Kind = "from"
	Became Kind = "became"
	Meant  Kind = "meant" // it is only planned, asked for or foretold
	none   Kind = "none"
)

var kinds = []Kind{none, Not, Bar, Free, May, Must, Stop, All, Some, Only, Once, From, Became, Meant}

// concepts are those of the lexicon that say so too.
var concepts = map[string]Kind{"attr.ban": Bar, "attr.stop": Stop, "attr.delete": Stop, "attr.stance.deny": Stop,
	"ask.not": Not, "attr.plan": Meant, "qual.forecast": Meant, "qual.contrast": Meant, "qual.hearsay": Meant}

// A Word says whether something is so, at some letters of a clause.
type Word struct {
	Kind     Kind
	From, To int
}

// Denies reports whether a word turns what stands behind it round.
func (w Word) Denies() bool {
	return w.Kind == Not || w.Kind == Bar || w.Kind == Free || w.Kind == Stop
}

// Words finds such words in folded letters, which the tokens cover: the longest at each place. A letter of a word that
// the lexicon has says nothing by itself.
func Words(letters []rune, tokens []lexicon.Token) (out []Word) {
	for at := 0; at < len(letters); {
		w := longest(letters, at)
		t := tokenAt(tokens, at)
		if t != nil && t.From == at && w.To < t.To && t.Class != lexicon.Unknown {
			w = Word{Kind: none, From: at, To: t.To}
			for id, kind := range concepts {
				if t.Is(id) {
					w.Kind = kind
				}
			}
		}
		if not := longest(letters[:at+1], at); t != nil && t.From == at && t.Is("move.flat") && not.Kind == Not { // 不变
			out = append(out, not)
			at = t.To
			continue
		}
		switch {
		case w.To == at || cuts(tokens, w):
			at++
			continue
		case w.Kind != none:
			out = append(out, w)
		}
		at = w.To
	}
	return out
}

// longest is the longest word at a place, an empty one for none.
func longest(letters []rune, at int) Word {
	w := Word{From: at, To: at}
	for _, s := range said()[letters[at]] {
		if n := len(s.letters); n > w.To-at && at+n <= len(letters) && slices.Equal(letters[at:at+n], s.letters) {
			w.Kind, w.To = s.kind, at+n
		}
	}
	return w
}

// A saying is a word of a kind in its letters.
type saying struct {
	kind    Kind
	letters []rune
}

// said has the words of all kinds by their first letter, as each letter of a clause is looked up.
var said = sync.OnceValue(func() map[rune][]saying {
	out := map[rune][]saying{}
	for _, k := range kinds {
		for _, text := range lexicon.List("claim." + string(k)) {
			r := []rune(text)
			out[r[0]] = append(out[r[0]], saying{k, r})
		}
	}
	return out
})

// cuts reports whether a word is only part of one that the lexicon has, or of a bound: 不 of 不低于95%.
func cuts(tokens []lexicon.Token, w Word) bool {
	return slices.ContainsFunc(tokens, func(t lexicon.Token) bool {
		over := t.From < w.To && t.To > w.From && (t.From < w.From || t.To > w.To)
		return over && t.Class != lexicon.Unknown && t.Class != lexicon.Filler
	})
}

// tokenAt is the token that covers a letter, nil for none.
func tokenAt(tokens []lexicon.Token, at int) *lexicon.Token {
	for i := range tokens {
		if tokens[i].From <= at && at < tokens[i].To {
			return &tokens[i]
		}
	}
	return nil
}

// Governs is where the words begin that a word is said of: behind it, and behind adverbs.
func Governs(letters []rune, w Word) int {
	at := w.To
	for again := true; again; {
		again = false
		for at < len(letters) && strings.ContainsRune("“”\" ", letters[at]) {
			at++
		}
		for _, skip := range lexicon.List("claim.skip") {
			if strings.HasPrefix(string(letters[at:]), skip) {
				at, again = at+len([]rune(skip)), true
			}
		}
	}
	return at
}

// A Mode is how something is said: whether it is so, may or must be.
type Mode struct {
	Not   bool
	Modal Kind // May, Must, or none of them
	Ended bool // it is not so because it was stopped
}

// Say goes on with a word: what may not be need be otherwise.
func (m Mode) Say(k Kind) Mode {
	switch k {
	case May, Must:
		if m.Modal == "" {
			m.Modal = k
		}
	case Bar:
		m.Not, m.Modal = !m.Not, May
	case Free:
		m.Not, m.Modal = !m.Not, Must
	case Stop:
		m.Not, m.Ended = !m.Not, true
	case Not:
		m.Not = !m.Not
		switch m.Modal {
		case May:
			m.Modal = Must
		case Must:
			m.Modal = May
		}
	}
	return m
}

// An Answer is what one text says of the other.
type Answer int

// The answers.
const (
	Open Answer = iota
	Yes
	No
)

// Holds reports whether what is said in a mode is so in the mode asked: what must be may be, what may not be is not.
func (asked Mode) Holds(said Mode) Answer {
	same := answer(asked.Not == said.Not)
	switch {
	case asked.Modal == said.Modal:
		return same
	case said.Modal == Must && !said.Not, said.Modal == May && said.Not:
		return same
	case said.Modal == "" && asked.Modal == May && (!said.Not || said.Ended):
		return same
	case said.Modal == Must && asked.Modal == "": // it need not be, and may be
		return Open
	case said.Modal == May && asked.Modal == "" && !said.Not:
		return Open
	}
	return Open
}

func answer(yes bool) Answer {
	if yes {
		return Yes
	}
	return No
}
