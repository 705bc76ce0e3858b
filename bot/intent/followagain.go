package intent

import (
	"slices"
	"strings"
	"unicode"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// An Exchange is a message that was answered, and what the conversation was about before it.
type Exchange struct {
	Text  string
	After *Query
}

// keptTurns is how many messages a conversation can be asked to answer again, the first of it beside them.
const keptTurns = 4

// Turns are those of a conversation with one more.
func Turns(before []Exchange, text string, after *Query) []Exchange {
	if after != nil {
		after = after.alone()
	}
	all := append(slices.Clone(before), Exchange{text, after})
	if len(all) > keptTurns+1 {
		all = slices.Delete(all, 1, len(all)-keptTurns)
	}
	return all
}

// alone is a query without the messages before it, also in the queries that it holds: else each would hold all again.
func (q *Query) alone() *Query {
	if q == nil {
		return nil
	}
	one := *q
	one.Turns, one.Past = nil, nil
	for _, held := range []**Query{&one.Ranked, &one.List, &one.Figures, &one.Aside, &one.Tried, &one.Record, &one.Else} {
		*held = (*held).alone()
	}
	return &one
}

// An Again asks for an answer that was given before.
type Again struct {
	Back  int    // how many answers before the last
	First bool   // the first one
	Of    string // the last one whose question has these words
	Lang  string // in what language, zh or en; empty for that of the answer
	Doubt bool   // and which of the two is right that it shows
}

// againKinds are the kinds of word of such a message.
var againKinds = []string{"do", "once", "back", "first", "last", "noun", "glue", "zh", "en", "doubt"}

// AsksAgain reads a message that only asks to be told again what was told, or in another language, or which of two
// figures is right that contradict each other. It gives nil for any other.
func AsksAgain(text string) *Again {
	a, has, of, before := &Again{}, map[string]int{}, "", ""
	rest := strings.ToLower(strings.TrimFunc(Spoken(text), marks))
	for rest = strings.TrimFunc(rest, marks); rest != ""; rest = strings.TrimLeftFunc(rest, marks) {
		word, kind := againWord(rest)
		if kind == "" {
			word = string([]rune(rest)[:1])
			if i := strings.IndexAny(rest, " "); !bulletin.HasHan(rest) && i > 0 {
				word = rest[:i+1]
			}
			if kind = "of"; of != "" && before != kind {
				return nil // two names
			}
			of += word
		}
		before = kind
		has[kind]++
		switch kind {
		case "back":
			a.Back = max(strings.Count(word, "上")-1, 0) // 上一个 is the last one, 上上个 the one before
			if slices.Contains(lexicon.List("again.before"), word) {
				a.Back = 1
			}
		case "zh", "en":
			a.Lang = kind
		}
		rest = rest[len(word):]
	}
	a.First, a.Of, a.Doubt = has["first"] > 0, strings.TrimSpace(of), has["doubt"] > 0
	switch {
	case a.Doubt:
		return onlyIf(a, has["do"]+has["of"]+has["first"]+has["back"] == 0 && a.Lang == "")
	case a.Of != "":
		return onlyIf(a, has["do"] > 0 && has["once"] > 0 && a.Lang == "")
	case has["back"]+has["first"]+has["last"] > 0:
		a.Back = max(a.Back-has["last"], 0)
		return onlyIf(a, has["do"] > 0 || has["once"] > 0 || has["noun"] > 0 &&
			bulletin.HasAny(strings.ToLower(text), lexicon.List("again.answer")...))
	}
	return onlyIf(a, has["do"] > 0 || a.Lang != "" && has["glue"] > 0)
}

func onlyIf(a *Again, is bool) *Again {
	if !is {
		return nil
	}
	return a
}

func marks(r rune) bool { return unicode.IsSpace(r) || unicode.IsPunct(r) }

// againWord is the longest word of such a message that a text begins with, and its kind; empty for none.
func againWord(text string) (word, kind string) {
	for _, k := range againKinds {
		for _, w := range lexicon.List("again." + k) {
			behind, ok := strings.CutPrefix(text, w)
			whole := bulletin.HasHan(w) || behind == "" || !unicode.IsLetter([]rune(behind)[0])
			if ok && whole && len(w) > len(word) {
				word, kind = w, k
			}
		}
	}
	return word, kind
}

// Turn is the exchange that is to be answered again, nil where none was answered.
func (a *Again) Turn(turns []Exchange) *Exchange {
	n := len(turns) - 1
	switch {
	case n < 0:
		return nil
	case a.First:
		return &turns[0]
	case a.Of != "":
		for i := range turns {
			if t := &turns[n-i]; strings.Contains(strings.ToLower(t.Text), a.Of) {
				return t
			}
		}
		return nil
	case a.Back > n:
		return nil
	}
	return &turns[n-a.Back]
}
