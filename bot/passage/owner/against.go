package owner

import (
	"slices"
	"strings"

	"rebot/bot/passage/sentence"
	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// Around is what an article says beside the sentence that a value was found in.
type Around struct {
	Article, Title string            // all that it says, folded
	Before         []bulletin.Period // the times that the title and the sentences before name
	Beside, Next   []*Text           // the other sentences of the paragraph; those of them behind it
}

// Against says what speaks against a value of a sentence as the one that is asked for, empty for nothing: a word of the
// question that is told of no such figure, or of another one; a state, a time or a kind that is not the asked one.
func (a *Asked) Against(x *Text, value string, in *Around) string {
	a.in = in
	all := x.figuresIn(value)
	switch {
	case a.noName(x, all), a.w.Head == sentence.Name && strings.HasPrefix(value, "被"):
		return "it is no name"
	case a.w.Head == sentence.When:
		return a.againstTime(x, all)
	case a.w.Head == sentence.Who:
		return a.againstName(x, value)
	case x.torn(value):
		return "it is torn off a word"
	case len(all) == 0 && a.w.Head.Counted() && a.w.Head != sentence.Name && !Numeral(value):
		return "it is no number"
	case len(all) == 0:
		return ""
	}
	why := a.againstFigure(x, all[0])
	if why == "" && len(all) == 1 && a.rivalled(x, all[0]) {
		return "another figure is it as well"
	}
	return why
}

// againstFigure says what speaks against one figure, whatever others there are.
func (a *Asked) againstFigure(x *Text, i int) string {
	for _, r := range []struct {
		why string
		is  func(*Text, int) bool
	}{
		{"the noun is told elsewhere", a.nounFar}, {"the words before the one that asks are told elsewhere", a.compoundFar},
		{"what is done is told elsewhere", a.deedFar}, {"nothing tells which number is asked for", a.unsaid},
		{"it has another label", a.labelled}, {"a word is told of another sentence", a.ofNext},
		{"it is of another kind", a.otherKind}, {"it is not of the time before", a.otherAge}, {"it is of another time", a.otherTime},
		{"it is only meant", a.onlyMeant}, {"it is only aimed at", a.onlyAimed}, {"it is only offered", a.onlyOffered},
		{"it is only demanded", a.onlyDemanded}, {"it is another member's", a.ofMember},
		{"it is of the whole", a.ofWhole}, {"it is another's in an order", a.ranked}, {"it is of another stage", a.otherStage},
		{"it is of another turn", a.otherTurn},
		{"it tells a movement", a.onlyMoved}, {"goods go the other way", a.otherWay},
		{"it is in another unit", a.otherUnit}, {"it is of another side", a.otherSide}, {"it is of several", a.ofAll},
		{"it only says of which", a.onlyQualifies}, {"it is of a part", a.ofPart}, {"the noun is told of another", a.nounElse},
		{"a name stands nowhere", a.nameNowhere}, {"a name stands later", a.nameLater}, {"it is another's", a.otherSubject},
		{"what is done is not told", a.untoldDeed}, {"it counts something else", a.uncounted}, {"the verb leads to another", a.deedElse}, {"a word is told of another", a.termElse},
		{"it stands in another part", func(x *Text, i int) bool { return a.otherPart(x, x.figures[i].From) }},
	} {
		if r.is(x, i) {
			return r.why
		}
	}
	return ""
}

// Numeral reports whether a text has a number in it.
func Numeral(text string) bool {
	return strings.ContainsAny(text, "0123456789零一二三四五六七八九十百千万两半几")
}

// torn reports whether a value goes on behind a figure and ends within a word of the sentence: 137家债 of 137家债权人.
func (x *Text) torn(value string) bool {
	at := strings.Index(x.Sentence.Text, value)
	if at < 0 {
		return false
	}
	from := len([]rune(x.Sentence.Text[:at]))
	to := from + len([]rune(value))
	t := x.WordAt(min(to, len(x.letters)-1))
	return t.From < to && to < t.To && bulletin.HasHan(t.Text) &&
		!slices.ContainsFunc(x.figures, func(f Figure) bool { return f.From < to && f.To >= to && x.only(from, f.From) })
}

// only reports whether no other figure begins in a stretch.
func (x *Text) only(from, to int) bool {
	return !slices.ContainsFunc(x.figures, func(f Figure) bool { return f.From >= from && f.From < to })
}

// measure is the noun that a number is asked of, and not what it must be or do.
func (a *Asked) measure() *sentence.Term {
	n := a.noun
	if k := len(a.others) - 1; n != nil && k >= 0 && (n.Is("attr.require") || strings.Trim(n.Text, "达到了") == "" || n.Bare()) {
		return &a.others[k]
	}
	return n
}

// nounFar reports whether the noun, which the article has, is told nowhere near a figure, nor behind the last of the list
// that it is one of.
func (a *Asked) nounFar(x *Text, i int) bool {
	n := a.measure()
	if n == nil || !strings.Contains(a.in.Article, n.Text) || strings.Contains(a.in.Title, n.Text) && !amountNoun(n.Text) ||
		bulletin.HasAny(n.Text, lexicon.List("asked.most")...) || traded(n.Token) || namesOne(n) || points(n) {
		return false
	}
	return a.bound(x, i) == far && !x.beside(i, n) && !(n.Done() && x.has(x.clauseOf(i), n))
}

// namesOne reports whether a term is a firm or a place.
func namesOne(t *sentence.Term) bool {
	return t.Token != nil && (t.Token.Class == lexicon.Company || t.Token.Class == lexicon.Place)
}

// beside reports whether a term stands before a figure in its part of the sentence, or behind it or its list.
func (x *Text) beside(i int, t *sentence.Term) bool {
	return x.near(i, t) > far || x.has(x.clauseRest(i), t) || x.has(x.clauseRest(x.lastOf(i)), t)
}

// lastOf is the last figure of the list that one is in.
func (x *Text) lastOf(i int) int {
	for i+1 < len(x.figures) && x.sameClause(x.figures[i].To, x.figures[i+1].From) &&
		strings.Contains(string(x.letters[x.figures[i].To:x.figures[i+1].From]), "、") {
		i++
	}
	return i
}

// clauseOf is the clause of a figure, with what stands in brackets in it.
func (x *Text) clauseOf(i int) sentence.Span {
	to := x.figures[i].To
	for to < len(x.letters) && !x.ends(to, ",。;") {
		to++
	}
	return sentence.Span{From: x.clauseFrom(x.figures[i].From), To: to}
}

// rivalled reports whether the question says as much of another figure in the unit that nothing speaks against.
func (a *Asked) rivalled(x *Text, i int) bool {
	f := &x.figures[i]
	if x.sharedOut(i) {
		return false
	}
	return slices.ContainsFunc(a.fitting(x), func(k int) bool {
		return k != i && x.figures[k].rivals(f) && a.sum(x, k) >= a.sum(x, i) && a.bound(x, k) >= a.bound(x, i) &&
			a.againstFigure(x, k) == ""
	})
}

// rivals reports whether two figures are of one kind and unit, and differ.
func (f *Figure) rivals(o *Figure) bool {
	return f.Kind == o.Kind && f.Unit == o.Unit && f.by == o.by && f.Text != o.Text
}

// sharedOut reports whether a figure stands in a list behind 分别.
func (x *Text) sharedOut(i int) bool {
	f := &x.figures[i]
	return bulletin.HasAny(string(x.letters[x.clauseFrom(f.From):f.From]), lexicon.List("shared.out")...)
}
