package owner

import (
	"slices"
	"strings"

	"rebot/bot/passage/sentence"
	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// An Opinion is what is thought of a value that was lifted out of a sentence.
type Opinion int

// The opinions.
const (
	Unknown   Opinion = iota // it is no figure of the sentence
	Owned                    // it is what is asked for
	Another                  // another figure alone is
	Unsettled                // nothing tells which is
)

// Judge tells whether a value is the figure of a sentence that is asked for, and which other one is.
func (a *Asked) Judge(x *Text, value string) (Opinion, string) {
	in := x.figuresIn(value)
	if len(in) == 0 {
		return Unknown, ""
	}
	if len(in) > 1 { // a list, or the ends of a change
		return Unknown, ""
	}
	if c := x.clauseFrom(x.figures[in[0]].From); bulletin.HasAny(string(x.letters[c:x.figures[in[0]].From]),
		lexicon.List("shared.out")...) {
		return Unknown, "" // a list tells which is whose
	}
	fit := a.fitting(x)
	switch {
	case slices.Contains(fit, in[0]) && a.elsewhere(x, in[0]):
		return Unsettled, ""
	case slices.Contains(fit, in[0]):
		if a.told(x, in[0], fit) && (len(fit) == 1 || a.leads(x, in[0], fit)) {
			return Owned, ""
		}
		return Unsettled, ""
	case len(fit) == 1 && (a.refused(x, in[0]) || a.ofOther(x, in[0], fit)) && a.sure(x, fit[0]):
		return Another, x.widened(fit[0])
	}
	return Unsettled, ""
}

// elsewhere reports whether a word of the question is told of another figure of the sentence alone: 二期投资, of an
// investment before what is told of 二期.
func (a *Asked) elsewhere(x *Text, i int) bool {
	return a.otherStage(x, i) || slices.ContainsFunc(a.others, func(t sentence.Term) bool {
		return a.meant(&t) && strings.Contains(x.Folded, t.Text) && x.ofOthers(i, &t) && !a.around(&t)
	})
}

// otherStage reports whether a figure is of another stage or lot than is asked about: 一期, not 二期.
func (a *Asked) otherStage(x *Text, i int) bool {
	f := &x.figures[i]
	return a.otherOrdinal(x.letters[x.partFrom(f.From):f.From]) || a.in != nil && a.stageNowhere()
}

// stageNowhere reports whether the article has no such stage as is asked about.
func (a *Asked) stageNowhere() bool {
	in := ordinals([]rune(a.in.Article))
	return slices.ContainsFunc(ordinals(a.q.Letters), func(o ordinal) bool { return o.of == '期' && !slices.Contains(in, o) })
}

// refused reports whether a figure cannot be what is asked for, whatever else is.
func (a *Asked) refused(x *Text, i int) bool {
	f := &x.figures[i]
	return !a.takes(x, f) || f.under || !a.atEnd(x, f) || a.given(f) || a.bound(x, i) < clauseBefore
}

// figuresIn lists the figures that a value has, where it stands in the sentence.
func (x *Text) figuresIn(value string) (in []int) {
	folded := []rune(sentence.Fold(value))
	for i := range x.figures {
		f := &x.figures[i]
		if at := x.find(folded, f.From); at >= 0 && f.From >= at && f.From < at+len(folded) {
			in = append(in, i)
		}
	}
	if len(in) > 0 {
		return in
	}
	for i := range x.figures {
		if strings.Contains(value, x.figures[i].Text) {
			in = append(in, i)
		}
	}
	return in
}

// find is where a text stands in a sentence around a place, -1 for nowhere.
func (x *Text) find(text []rune, at int) int {
	for from := max(0, at-len(text)+1); from <= at && from+len(text) <= len(x.letters); from++ {
		if slices.Equal(x.letters[from:from+len(text)], text) {
			return from
		}
	}
	return -1
}

// fitting lists the figures that may be what is asked for.
func (a *Asked) fitting(x *Text) (out []int) {
	var all []int
	for i := range x.figures {
		if f := &x.figures[i]; a.takes(x, f) && !f.under && !a.given(f) && a.atEnd(x, f) &&
			a.bargained(x, i) && a.denied(x, f) && a.onSide(x, f) && !a.ofBase(x, f) {
			all = append(all, i)
		}
	}
	for i := range x.figures {
		if f := &x.figures[i]; len(all) == 0 && a.takes(x, f) && f.Kind == Lasting && !a.given(f) &&
			a.atEnd(x, f) && !x.heldBefore(f) {
			return []int{i}
		}
	}
	best := 0
	for i := range x.figures {
		if a.takes(x, &x.figures[i]) {
			best = max(best, a.bound(x, i))
		}
	}
	all = a.moved(x, a.plain(x, all))
	for _, i := range all {
		if best >= handed && a.bound(x, i) < handed || a.ofOther(x, i, all) {
			continue
		}
		out = append(out, i)
	}
	return out
}

// leads reports whether the words of the question say as much of a figure as of any other that fits, and of one that
// stands before it less.
func (a *Asked) leads(x *Text, i int, fit []int) bool {
	own := a.sum(x, i)
	for _, o := range fit {
		if o == i {
			continue
		}
		if n := a.sum(x, o); n > own || n == own && (a.bound(x, o) > a.bound(x, i) ||
			a.bound(x, o) == a.bound(x, i) && o < i) {
			return false
		}
	}
	return true
}

// sum weighs how near all that is asked about stands to a figure.
func (a *Asked) sum(x *Text, i int) int {
	n, listed := 2*min(a.bound(x, i), handed), a.noun != nil && a.listed(x, i)
	for k := range a.others {
		t := &a.others[k]
		m := x.near(i, t)
		if m < handed && listed &&
			slices.ContainsFunc(x.all()[:i], func(k int) bool { return x.near(k, t) == beside }) {
			m = handed // of a part what is said of the whole
		}
		if t.Token != nil && t.Token.Class == lexicon.PeriodOf {
			n += m / 2 // a list says it once
		} else {
			n += m
		}
	}
	if x.withGiven(a, i) {
		n += beside
	}
	without := lexicon.List("said.without")
	if asks := strings.Contains(string(a.q.Letters), "扣非") || bulletin.HasAny(string(a.q.Letters), without...); asks &&
		bulletin.HasAny(string(x.letters[x.figures[i].own.From:x.figures[i].From]), without...) {
		n += beside
	}
	return n
}

// withGiven reports whether a number that the question says stands before a figure in its clause.
func (x *Text) withGiven(a *Asked, i int) bool {
	return slices.ContainsFunc(x.figures[:i], func(g Figure) bool {
		return a.given(&g) && x.clauseFrom(g.From) == x.clauseFrom(x.figures[i].From)
	})
}

// told reports whether anything tells that a figure is what is asked for: the noun stands near it, or it alone is of the
// kind, or another word of the question stands beside it.
func (a *Asked) told(x *Text, i int, fit []int) bool {
	if a.noun == nil || a.bound(x, i) >= sameClause || a.apart && a.bound(x, i) >= samePart {
		return true
	}
	if len(fit) == 1 && (len(a.units) > 0 || a.kinds != nil) {
		return true
	}
	if slices.ContainsFunc(a.others, func(t sentence.Term) bool {
		return t.Name && !t.Topic &&
			x.near(i, &t) == beside
	}) {
		return true
	}
	return (len(a.units) > 0 || a.kinds != nil) &&
		slices.ContainsFunc(a.others, func(t sentence.Term) bool { return !t.Topic && x.near(i, &t) >= clauseBefore })
}

// sure reports whether a figure that was not found otherwise is surely what is asked for.
func (a *Asked) sure(x *Text, i int) bool {
	if a.noun == nil || a.bound(x, i) < beside || len(a.units) == 0 && a.kinds == nil ||
		!strings.Contains(x.Folded, a.noun.Text) {
		return false
	}
	if slices.ContainsFunc(x.figures, func(g Figure) bool { return a.given(&g) }) && !x.withGiven(a, i) {
		return false
	}
	return !slices.ContainsFunc(a.others, func(t sentence.Term) bool {
		return !t.Topic && x.near(i, &t) == far && !t.Done()
	})
}

// widened is the text of a figure with the words beside it that say how exact it is.
func (x *Text) widened(i int) string {
	f := &x.figures[i]
	from, to := f.From, f.To
	if t := x.WordAt(to - 1); t.Class == lexicon.Bound { // 10%以上 is one word
		from, to = min(from, t.From), max(to, t.To)
	}
	for from > 0 {
		t := x.WordAt(from - 1)
		if t.To != from || !t.Of("about") && !t.Of("bound") && t.Class != lexicon.Bound {
			break
		}
		from = t.From
	}
	if t := x.WordAt(to); t.From == to && (t.Of("boundbehind") || t.Is("about.behind") || t.Text == "左右") {
		to = t.To
	}
	return strings.TrimSpace(string([]rune(x.Sentence.Text)[from:to]))
}

// Binds reports whether the amount at a place of a sentence is of the noun that a number is asked of.
func (a *Asked) Binds(x *Text, at int) bool {
	i := slices.IndexFunc(x.figures, func(f Figure) bool { return f.From <= at && at < f.To })
	if i < 0 || a.noun == nil {
		return true
	}
	return a.bound(x, i) >= handed
}
