package owner

import (
	"slices"
	"strings"

	"rebot/bot/passage/sentence"
	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// ofAll reports whether a name that is asked about stands in the part of a figure only in a list of such, of which the
// question leaves some out: the figure is of all of them, unless it is each one's.
func (a *Asked) ofAll(x *Text, i int) bool {
	m := sentence.Span{From: x.partFrom(x.figures[i].From), To: x.clauseOf(i).To}
	if x.sharedOut(i) || strings.ContainsAny(string(x.letters[m.From:m.To]), "各均都每") {
		return false
	}
	return slices.ContainsFunc(a.w.All, func(t sentence.Term) bool { return t.Weight >= 1 && a.onlyListed(x, m, t.Text) })
}

// onlyListed reports whether a name stands in a stretch, and only beside another of its class that is not asked about.
func (a *Asked) onlyListed(x *Text, m sentence.Span, name string) bool {
	found := false
	for at := m.From; at < m.To; at++ {
		if x.find([]rune(name), at) != at {
			continue
		}
		if !a.inList(x, at, at+len([]rune(name))) {
			return false
		}
		found = true
	}
	return found
}

// inList reports whether only a mark of lists stands between a name and another of its class that is not asked about.
func (a *Asked) inList(x *Text, from, to int) bool {
	own := x.WordAt(from)
	if to < len(x.letters) && slices.Contains(lexicon.List("name.ends"), string(x.letters[to])) {
		to++
	}
	other := func(mark, at int) bool {
		if mark < 0 || at < 0 || at >= len(x.letters) || x.letters[mark] != '、' {
			return false
		}
		t := x.WordAt(at)
		names := traded(t) || t.Class == lexicon.Place || t.Class == lexicon.Company && !t.Of("agency")
		alike := names && t.Class == own.Class || at > from && x.endsAlike(to-1, at)
		return alike && !strings.Contains(string(a.q.Letters), t.Text)
	}
	return other(from-1, from-2) || to < len(x.letters) && other(to, to+1)
}

// endsAlike reports whether what stands in a list from a place on ends in the letter at another that names of places
// end in: 北达科他州、西弗吉尼亚州.
func (x *Text) endsAlike(end, from int) bool {
	to := from
	for to < len(x.letters) && !x.ends(to, marks) && !strings.ContainsRune("、和与及的", x.letters[to]) {
		to++
	}
	last := x.letters[end]
	return to > from+1 && x.letters[to-1] == last && slices.Contains(lexicon.List("name.ends"), string(last))
}

// otherPart reports whether a word of the question stands in a later part of the sentence alone, between semicolons, than a
// place does; or the part of that is of the others: 其余三人.
func (a *Asked) otherPart(x *Text, at int) bool {
	m, rest := x.part(at), lexicon.List("part.others")
	asked := string(a.q.Letters)
	if bulletin.HasAny(string(x.letters[x.clauseFrom(at):at]), rest...) && !bulletin.HasAny(asked, rest...) && !strings.ContainsAny(asked, "其别剩") {
		return true
	}
	before, own := string(x.letters[:m.From]), string(x.letters[m.From:m.To])
	return slices.ContainsFunc(a.w.All, func(t sentence.Term) bool {
		return t.Weight >= 1 && !t.Topic && !a.saidOnly(&t) && t.To-t.From > 1 &&
			strings.Contains(string(x.letters[m.To:]), t.Text) &&
			!strings.Contains(before, t.Text) && !strings.Contains(own, t.Text) && !t.Done()
	})
}

// unparted reports whether what is done is told in the part of a place and in another one between semicolons, and no word of
// the question tells which of them it is asked of.
func (a *Asked) unparted(x *Text, at int) bool {
	own := x.part(at)
	in := func(m sentence.Span, t *sentence.Term) bool {
		return strings.Contains(string(x.letters[m.From:m.To]), t.Text)
	}
	for k := 0; k < len(x.letters); {
		m := x.part(k)
		k = m.To + 1
		both := func(t sentence.Term) bool { return t.Done() && in(own, &t) && in(m, &t) }
		tells := func(t sentence.Term) bool { return t.Weight >= 1 && in(own, &t) && !in(m, &t) }
		if m != own && slices.ContainsFunc(a.w.All, both) && !slices.ContainsFunc(a.w.All, tells) {
			return true
		}
	}
	return false
}

// part is the stretch between semicolons that a place stands in.
func (x *Text) part(at int) sentence.Span {
	m := sentence.Span{From: x.partFrom(at), To: at}
	for m.To < len(x.letters) && !x.ends(m.To, "。;!?") {
		m.To++
	}
	return m
}

// ofPart reports whether it is asked for all together, and a figure is one of each or another of its kind is told of all.
func (a *Asked) ofPart(x *Text, i int) bool {
	sums := lexicon.List("told.sum")
	own := func(k int) string { return string(x.letters[x.figures[k].own.From:x.figures[k].From]) }
	told := func(k int) bool { return x.figures[k].Kind == x.figures[i].Kind && bulletin.HasAny(own(k), sums...) }
	return bulletin.HasAny(string(a.q.Letters), sums...) && !told(i) && (strings.Contains(own(i), "每") || slices.ContainsFunc(x.all(), told))
}
