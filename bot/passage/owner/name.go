package owner

import (
	"slices"
	"strings"

	"rebot/bot/passage/sentence"
	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// ofMember reports whether a figure is one of a list that is shared out, and the question does not name the member whose it
// is.
func (a *Asked) ofMember(x *Text, i int) bool {
	if !x.sharedOut(i) {
		return false
	}
	f, n := &x.figures[i], 0
	for k := range x.figures[:i] {
		if x.sharedOut(k) && x.clauseFrom(x.figures[k].From) == x.clauseFrom(f.From) {
			n++
		}
	}
	members := x.members(x.clauseFrom(f.From), f.From)
	if len(members) < 2 {
		members = x.members(x.partFrom(f.From), f.From)
	}
	return len(members) > 1 && !slices.ContainsFunc(a.w.All, func(t sentence.Term) bool { return isMember(members, n, t.Text) })
}

// members are what stands in a stretch before 分别, each by itself.
func (x *Text) members(from, to int) []string {
	text := string(x.letters[from:to])
	for _, w := range lexicon.List("shared.out") {
		text, _, _ = strings.Cut(text, w)
	}
	return strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("、和与及", r) })
}

// isMember reports whether a text is of one member of some alone: of the one in a place, if there are so many.
func isMember(members []string, n int, text string) bool {
	in := func(m string) bool { return strings.Contains(m, text) }
	at := slices.IndexFunc(members, in)
	return at >= 0 && !slices.ContainsFunc(members[at+1:], in) && (at == n || len(members) <= n)
}

// ranked reports whether a figure is of the second or a later one in an order that is not asked about.
func (a *Asked) ranked(x *Text, i int) bool {
	f := &x.figures[i]
	return bulletin.HasAny(string(x.letters[x.partFrom(f.From):f.From]), lexicon.List("told.second")...) &&
		!strings.ContainsAny(string(a.q.Letters), "第次")
}

// againstTime says what speaks against a time: nothing of what is asked about happens then.
func (a *Asked) againstTime(x *Text, in []int) string {
	if len(in) == 1 && a.otherStage(x, in[0]) {
		return "it is of another stage"
	}
	if len(in) == 1 && a.otherTurn(x, in[0]) {
		return "it is of another turn"
	}
	if len(in) == 1 && x.announced(in[0]) && a.asksWhatWillBe() {
		return "it is said then"
	}
	if len(in) == 1 && a.otherPart(x, x.figures[in[0]].From) {
		return "it stands in another part"
	}
	if len(in) != 1 || a.w.At < 0 {
		return ""
	}
	events := a.events()
	if len(events) == 0 {
		events = slices.DeleteFunc(slices.Clone(a.w.All), func(t sentence.Term) bool { return t.Name || t.Weight < 1 || namesOne(&t) })
	}
	if rest := a.behind(); rest != "" {
		events = append(events, sentence.Term{To: len([]rune(rest)), Text: rest, Weight: 1})
	}
	if len(events) == 0 || slices.ContainsFunc(events, func(t sentence.Term) bool {
		if _, share := x.Sentence.Meets(&t); len(x.figures) < 2 && share > 0 {
			return true
		}
		return x.has(x.clauseOf(in[0]), &t) || x.has(x.headed(in[0]), &t) || len(a.events()) > 0 && x.has(x.scope(in[0]), &t)
	}) {
		return ""
	}
	return "nothing of it happens then"
}

// asksWhatWillBe reports whether it is asked when something will be.
func (a *Asked) asksWhatWillBe() bool {
	beside := string(a.q.Letters[a.q.Tokens[max(a.w.At, 0)].To:a.q.Tokens[a.w.To-1].To])
	return strings.HasPrefix(strings.TrimLeft(beside, "才"), "能") ||
		bulletin.HasAny(string(a.q.Letters), lexicon.List("asked.tocome")...)
}

// headed is what a time says the day of that stands in a clause of its own: all up to the next time in its part of the sentence.
func (x *Text) headed(i int) (m sentence.Span) {
	f := &x.figures[i]
	if f.To >= len(x.letters) || !x.ends(f.To, ",") {
		return m
	}
	for m = (sentence.Span{From: f.To, To: f.To}); m.To < len(x.letters) && !x.ends(m.To, "。;"); m.To++ {
		if slices.ContainsFunc(x.figures, func(o Figure) bool { return o.Kind == f.Kind && o.From == m.To }) {
			break
		}
	}
	return m
}

// behind is the verb behind the word that asks when, without what only leads to it: 用 of 什么时候能用.
func (a *Asked) behind() string {
	rest := string(a.q.Letters[a.q.Tokens[a.w.At].To:a.q.Tokens[a.w.To-1].To])
	return strings.Trim(rest, "能可以会才开始的要了呢吗? ")
}

// againstName says what speaks against a name: it is the one that something is got from, or none is said to be
// more than another.
func (a *Asked) againstName(x *Text, value string) string {
	at := strings.Index(x.Sentence.Text, value)
	if at < 0 {
		return ""
	}
	from := len([]rune(x.Sentence.Text[:at]))
	if a.otherPart(x, from) || a.unparted(x, from) || a.otherOrdinal(x.letters[x.partFrom(from):from]) {
		return "it stands in another part"
	}
	last := strings.TrimRight(string(a.q.Letters[:a.q.Tokens[a.w.To-1].To]), "的呢些一点? ")
	switch before := x.Sentence.Text[:at]; {
	case endsAny(last, lexicon.List("asked.whom")) && endsAny(before, lexicon.List("told.giver")):
		return "it is the one that gives"
	case endsAny(last, lexicon.List("asked.more")) && !bulletin.HasAny(x.Folded, lexicon.List("told.more")...):
		return "nothing is compared"
	}
	return ""
}

// termOf is a word of the question as the article has it.
func (a *Asked) termOf(t *lexicon.Token) *sentence.Term {
	if k := slices.IndexFunc(a.w.All, func(o sentence.Term) bool { return o.From == t.From && o.To >= t.To }); k >= 0 {
		return &a.w.All[k]
	}
	return &sentence.Term{From: t.From, To: t.To, Text: t.Text, Token: t, Weight: 1}
}
