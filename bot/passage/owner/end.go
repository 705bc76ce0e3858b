package owner

import (
	"slices"
	"strings"

	"rebot/bot/passage/sentence"
	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// atEnd reports whether a figure of a change is at the end that is asked for.
func (a *Asked) atEnd(x *Text, f *Figure) bool {
	if f.end < 0 && f.start < 0 {
		return !a.q.Any("to.value") || strings.ContainsAny(string(x.letters[f.own.From:f.From]), "到至为成达") // 降到多少
	}
	if a.by {
		return false
	}
	if a.before || a.now(x, f) {
		return f.end >= 0
	}
	if f.end >= 0 { // what it was, only where a word of the question says so
		return slices.ContainsFunc(a.others, func(t sentence.Term) bool {
			return x.has(f.own, &t) && !x.has(x.figures[f.end].own, &t) && a.tells(x, f, &t)
		})
	}
	return true
}

// tells reports whether a term is told of the first end of a change alone: it stands behind the word for from.
func (a *Asked) tells(x *Text, f *Figure, t *sentence.Term) bool {
	own := string(x.letters[f.own.From:f.From])
	at := strings.LastIndexAny(own, "由从自")
	if at < 0 {
		return false
	}
	from := f.own.From + len([]rune(own[:at])) + 1
	return x.has(sentence.Span{From: from, To: f.From}, t)
}

// now reports whether it is asked how something is now, and the end of a change is only to come.
func (a *Asked) now(x *Text, f *Figure) bool {
	if !bulletin.HasAny(string(a.q.Letters), lexicon.List("asked.now")...) {
		return false
	}
	start := f
	if f.start >= 0 {
		start = &x.figures[f.start]
	}
	return bulletin.HasAny(string(x.letters[x.partFrom(start.From):start.From]), lexicon.List("told.tocome")...) ||
		bulletin.HasAny(string(x.letters[start.own.From:start.From]), lexicon.List("asked.now")...)
}
