package owner

import (
	"slices"
	"strings"

	"rebot/bot/passage/sentence"
	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// otherUnit reports whether a number is asked in a unit and a figure is of another kind than that counts: 吨 for 米.
func (a *Asked) otherUnit(x *Text, i int) bool {
	f := &x.figures[i]
	far := a.w.Head == sentence.Size && a.w.At >= 0 && strings.ContainsAny(a.q.Tokens[a.w.At].Text, "厚宽深远粗")
	if len(a.units) == 0 || a.w.Head != sentence.HowMany && !far || f.Kind == Bare || a.inUnit(x, f) {
		return false
	}
	length := func(u string) bool { return slices.Contains(lexicon.List("unit.length"), u) }
	return !slices.ContainsFunc(a.units, func(u string) bool {
		return x.kind(&Figure{Unit: u}) == f.Kind && length(u) == length(f.Unit)
	})
}

// otherSide reports whether it is asked how deep or how wide something is, and another figure is told of that and not this.
func (a *Asked) otherSide(x *Text, i int) bool {
	if a.w.Head != sentence.Size || a.w.At < 0 {
		return false
	}
	told := func(k int) bool {
		f := &x.figures[k]
		side := strings.Trim(a.q.Tokens[a.w.At].Text, "多有少大")
		return slices.Contains(lexicon.List("unit.length"), f.Unit) &&
			strings.ContainsAny(string(x.letters[f.own.From:f.From]), side)
	}
	return !told(i) && slices.ContainsFunc(x.all(), told)
}

// onlyQualifies reports whether a figure says of which thing the noun is, and another behind that how much: the 99.99% of
// 99.99%牌号的铁杂质上限.
func (a *Asked) onlyQualifies(x *Text, i int) bool {
	n := a.measure()
	if n == nil || i+1 >= len(x.figures) || !x.sameClause(x.figures[i].To, x.figures[i+1].From) ||
		!a.takes(x, &x.figures[i+1]) {
		return false
	}
	of, behind, ok := strings.Cut(string(x.letters[x.figures[i].To:x.figures[i+1].From]), "的")
	return ok && !strings.Contains(of, n.Text) && strings.Contains(behind, n.Text)
}

// nounElse reports whether the noun leads in the letters of the question to a figure of the kind behind this one or in
// another sentence, and stands nowhere in the clause of this one.
func (a *Asked) nounElse(x *Text, i int) bool {
	n := a.measure()
	if n == nil || n.To-n.From < 2 || traded(n.Token) || n.Topic && !amountNoun(n.Text) {
		return false
	}
	if m := x.clauseOf(i); strings.Contains(string(x.letters[m.From:m.To]), n.Text) {
		return false
	}
	in := func(y *Text) bool {
		return slices.ContainsFunc(y.all(), func(k int) bool {
			return (y != x || k > i) && y.figures[k].Kind == x.figures[i].Kind && a.leadsTo(y, k, n.Text)
		})
	}
	return in(x) || slices.ContainsFunc(a.in.Beside, in)
}

// leadsTo reports whether a noun stands before a figure, and no word before that which the question has not: 泵浦功率.
func (a *Asked) leadsTo(x *Text, k int, noun string) bool {
	own := string(x.letters[x.figures[k].own.From:x.figures[k].From])
	before, _, ok := strings.Cut(own, noun)
	if !ok || before == "" {
		return ok
	}
	t := x.WordAt(x.figures[k].own.From + len([]rune(before)) - 1)
	return t.To-t.From < 2 || strings.Contains(string(a.q.Letters), t.Text)
}

// untoldDeed reports whether a verb of one letter for what is done with the money or the goods, right before the word that
// asks, is told by no word of the sentence or the title that it may be told by.
func (a *Asked) untoldDeed(x *Text, i int) bool {
	before := strings.TrimRight(string(a.q.Letters[:a.q.Tokens[max(a.w.At, 0)].From])+a.prefix(), "了过到出的能会要 ")
	for _, pair := range lexicon.List("deed.told") {
		verb, by, _ := strings.Cut(pair, "=")
		if a.w.At >= 0 && strings.HasSuffix(before, verb) {
			return !bulletin.HasAny(x.Folded+a.in.Title, strings.Split(by, "/")...)
		}
	}
	return false
}

// deedElse reports whether the verb of one letter right before the word that asks leads to another figure, and not to this.
func (a *Asked) deedElse(x *Text, i int) bool {
	k := a.w.At - 1
	for k > a.w.From && a.q.Tokens[k].Of("aspect") {
		k--
	}
	if k < a.w.From || a.q.Tokens[k].To-a.q.Tokens[k].From != 1 || strings.ContainsAny(a.q.Tokens[k].Text, "是有为达至到共约的") {
		return false
	}
	verb := a.q.Tokens[k].Text
	leads := func(o int) bool {
		f := &x.figures[o]
		return strings.HasSuffix(strings.TrimRight(string(x.letters[f.own.From:f.From]), "了至到出约"), verb)
	}
	return !leads(i) && !x.has(x.clauseOf(i), &sentence.Term{Text: verb}) && slices.ContainsFunc(x.all(), leads)
}

// termElse reports whether a word of the question stands right before another figure of the kind, and is not told of this.
func (a *Asked) termElse(x *Text, i int) bool {
	return slices.ContainsFunc(a.others, func(t sentence.Term) bool {
		name := t.Token == nil || t.Token.Class != lexicon.Word
		return name && a.meant(&t) && !t.Topic && !x.toldOf(i, &t) && slices.ContainsFunc(x.all(), func(k int) bool {
			o := &x.figures[k]
			return k != i && o.Kind == x.figures[i].Kind && o.Unit == x.figures[i].Unit &&
				strings.Contains(string(x.letters[o.own.From:o.From]), t.Text)
		})
	})
}

// uncounted reports whether neither a unit nor a kind is asked in, and a figure counts something that the noun is not.
func (a *Asked) uncounted(x *Text, i int) bool {
	return x.figures[i].Kind == Count && len(a.units) == 0 && a.kinds == nil && a.noun != nil && !amountNoun(a.noun.Text) &&
		a.bound(x, i) < handed
}
