package owner

import (
	"slices"
	"strings"

	"rebot/bot/passage/sentence"
	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// JudgeTime tells whether a value is the time of a sentence at which what is asked about happens. A time has
// what stands
// behind it in its clause, and before it what ends in it; one that only says whose something is has nothing else.
func (a *Asked) JudgeTime(x *Text, value string) (Opinion, string) {
	in := x.figuresIn(value)
	if len(in) != 1 {
		return Unknown, ""
	}
	own, best, at := a.happens(x, in[0]), 0, -1
	for i := range x.figures {
		if n := a.happens(x, i); i != in[0] && n > best && x.exact(i) &&
			grain(x.figures[i].Text) >= grain(x.figures[in[0]].Text) {
			best, at = n, i
		}
	}
	switch {
	case x.attributive(in[0]) && len(x.figures) > 1:
		return Unsettled, ""
	case x.leaves(in[0]) != a.w.Before && x.turned(in[0]):
		return Unsettled, ""
	case own > best, own == best && own > 0, len(a.events()) == 0 && !x.announced(in[0]):
		return Owned, ""
	case at < 0 && !x.announced(in[0]):
		return Owned, ""
	}
	return Unsettled, ""
}

// events are the terms for what happens: all but names and what the title says.
func (a *Asked) events() (out []sentence.Term) {
	for i := range a.w.All {
		if t := &a.w.All[i]; !t.Name && !t.Topic && !a.saidOnly(t) && t.Weight >= 0.5 {
			out = append(out, *t)
		}
	}
	return out
}

// happens counts the events that stand in the scope of a time.
func (a *Asked) happens(x *Text, i int) (n int) {
	f := &x.figures[i]
	for _, t := range a.events() {
		if x.has(f.own, &t) || x.has(x.scope(i), &t) || f.start >= 0 && x.has(x.figures[f.start].own, &t) {
			n++
		}
		if x.has(f.own, &t) && f.From > 0 && strings.ContainsRune("为至是到于", x.letters[f.From-1]) {
			n++
		}
	}
	return n
}

// scope is what stands behind a time: to the end of its clause, and on to the clause of another time.
func (x *Text) scope(i int) sentence.Span {
	f := &x.figures[i]
	if x.attributive(i) {
		return f.behind
	}
	if at := x.said(i); at > 0 { // what is said is of another time
		return sentence.Span{From: f.To, To: at}
	}
	to := len(x.letters)
	if i+1 < len(x.figures) && x.exact(i+1) {
		to = x.figures[i+1].From
		if c := x.clauseFrom(to); c > f.To {
			to = c
		}
	}
	for at := f.To; at < to; at++ {
		if x.ends(at, "。;") {
			to = at
		}
	}
	return sentence.Span{From: f.To, To: to}
}

// grain ranks a time by how exact it is.
func grain(text string) int {
	for i, unit := range []string{"日号", "月旬", "季半", "年"} {
		if strings.ContainsAny(text, unit) {
			return 4 - i
		}
	}
	return 0
}

// exact reports whether a figure is a time by itself, and does not only point at one or say of which time
// something is.
func (x *Text) exact(i int) bool {
	return strings.ContainsAny(x.figures[i].Text, "0123456789年") && !x.attributive(i)
}

// attributive reports whether a time only says of which time something is: 2016年的旧版.
func (x *Text) attributive(i int) bool {
	f := &x.figures[i]
	return f.To+1 < len(x.letters) && x.letters[f.To] == '的' && !isDigit(x.letters[f.To+1])
}

// announced reports whether the time is the one at which somebody says what the sentence tells.
func (x *Text) announced(i int) bool { return x.said(i) > 0 }

// said is where the word ends that says so, behind a time in its clause, zero for none.
func (x *Text) said(i int) int {
	f := &x.figures[i]
	for at := f.To; at < f.behind.To; at++ {
		if t := x.WordAt(at); t.Of("say") || t.Is("attr.call") || t.Is("attr.publish") ||
			slices.Contains(lexicon.List("speech"), t.Text) {
			return t.To
		}
	}
	return 0
}

// leaves reports whether something goes from a time to another: 由6月顺延至年底.
func (x *Text) leaves(i int) bool {
	f := &x.figures[i]
	return strings.ContainsAny(string(x.letters[f.own.From:f.From]), "由从") || f.end >= 0
}

// turned reports whether the clause of a time says that it was put off or changed.
func (x *Text) turned(i int) bool {
	f := &x.figures[i]
	from := x.clauseFrom(f.From)
	to := f.To
	for to < len(x.letters) && !x.ends(to, ",。;") {
		to++
	}
	return strings.ContainsAny(string(x.letters[from:f.To]), "由从") &&
		bulletin.HasAny(string(x.letters[from:to]), lexicon.List("time.moved")...)
}
