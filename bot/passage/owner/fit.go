package owner

import (
	"slices"
	"strings"

	"rebot/bot/passage/sentence"
	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// plain leaves out what a thing was offered at, and money for one of something, where neither is asked for.
func (a *Asked) plain(x *Text, all []int) []int {
	asked, offers := string(a.q.Letters), lexicon.List("bid.offers")
	kept := slices.DeleteFunc(slices.Clone(all), func(i int) bool {
		f := &x.figures[i]
		sum := slices.ContainsFunc(all, func(k int) bool { return x.figures[k].Kind == Money && !x.figures[k].by })
		return !bulletin.HasAny(asked, offers...) && bulletin.HasAny(string(x.letters[f.own.From:f.From]), offers...) ||
			f.Kind == Rate && sum && !strings.ContainsAny(asked, "每单价均")
	})
	if len(kept) == 0 {
		return all
	}
	return kept
}

// moved keeps the figures that say by how much something moved, where that is asked and any does.
func (a *Asked) moved(x *Text, all []int) []int {
	kept := slices.DeleteFunc(slices.Clone(all), func(i int) bool { return !x.figures[i].by })
	if !a.by || len(kept) == 0 {
		return all
	}
	return kept
}

// bound tells how near the asked noun stands to a figure. In a list it is said of one, and handed on to the one that the
// question names otherwise.
func (a *Asked) bound(x *Text, i int) int {
	if a.noun == nil {
		return far
	}
	n := x.near(i, a.noun)
	if n < handed && (a.listed(x, i) || x.withGiven(a, i)) {
		return handed
	}
	return n
}

// listed reports whether a figure is one of a list of such as the noun is said of, and a word of the question stands
// beside it alone.
func (a *Asked) listed(x *Text, i int) bool {
	f := &x.figures[i]
	alike := func(o *Figure) bool { return o.Kind == f.Kind && o.Unit == f.Unit }
	said := slices.IndexFunc(x.figures, func(o Figure) bool {
		return alike(&o) && (x.has(o.own, a.noun) ||
			x.has(o.behind, a.noun))
	})
	if said < 0 || traded(a.noun.Token) && (said > i || slices.ContainsFunc(x.Tokens, func(t lexicon.Token) bool {
		return t.From >= f.own.From && t.To <= f.From && traded(&t)
	})) {
		return false
	}
	return slices.ContainsFunc(a.others, func(t sentence.Term) bool {
		return a.alone(x, i, &t) &&
			!x.measures(f, a.others)
	})
}

// traded reports whether a token names what is traded.
func traded(t *lexicon.Token) bool {
	return t != nil && (t.Class == lexicon.Product || t.Class == lexicon.Goods || t.Class == lexicon.Element)
}

// alone reports whether a term stands beside a figure, and beside none other of its kind and unit.
func (a *Asked) alone(x *Text, i int, t *sentence.Term) bool {
	f := &x.figures[i]
	return x.near(i, t) >= handed && !slices.ContainsFunc(x.all(), func(k int) bool {
		o := &x.figures[k]
		return k != i && o.Kind == f.Kind && o.Unit == f.Unit && x.near(k, t) >= handed
	})
}

// measures reports whether what stands beside a figure says what it measures, in a word that is none of some terms.
func (x *Text) measures(f *Figure, terms []sentence.Term) bool {
	return slices.ContainsFunc(x.Tokens, func(t lexicon.Token) bool {
		return t.From >= f.own.From && t.To <= f.From && t.Class == lexicon.Word && (t.Of("kind") ||
			t.Of("measure") && !t.Is("measure.share")) &&
			!slices.ContainsFunc(terms, func(o sentence.Term) bool { return strings.Contains(o.Text, t.Text) })
	})
}

// ofOther reports whether a word of the question says of another figure of the same kind that it is the one, and none
// says so of this one.
func (a *Asked) ofOther(x *Text, i int, all []int) bool {
	for k := range a.others {
		t := &a.others[k]
		if a.noun != nil && a.listed(x, i) {
			return false
		}
		if x.near(i, t) >= handed || x.near(i, t) == sameClause && !x.between(i, t, all) {
			continue
		}
		for _, o := range all {
			if o != i && x.figures[o].Kind == x.figures[i].Kind && x.near(o, t) >= beside &&
				a.rivals(x, i, o) && !a.holds(x, i, o) {
				return true
			}
		}
	}
	return false
}

// rivals reports whether the noun is said of a figure as well as of another one.
func (a *Asked) rivals(x *Text, i, o int) bool {
	if a.noun == nil {
		return true
	}
	return x.near(o, a.noun) >= min(x.near(i, a.noun), handed)
}

// holds reports whether a word of the question stands beside one figure and not beside another.
func (a *Asked) holds(x *Text, i, o int) bool {
	return slices.ContainsFunc(a.others, func(t sentence.Term) bool {
		return x.near(i, &t) >= handed &&
			x.near(o, &t) < handed
	})
}

// between reports whether another figure of the same kind stands between a term and a figure in one clause.
func (x *Text) between(i int, t *sentence.Term, all []int) bool {
	return slices.ContainsFunc(all, func(o int) bool {
		return o < i && x.figures[o].Kind == x.figures[i].Kind && x.near(o, t) >= beside
	})
}

// bargained reports whether a figure that is demanded or offered is asked for as such, and one that was agreed
// upon otherwise.
func (a *Asked) bargained(x *Text, i int) bool {
	text := string(a.q.Letters)
	told := func(i int) bool {
		return bulletin.HasAny(string(x.letters[x.figures[i].own.From:x.figures[i].From]), lexicon.List("told.demand")...)
	}
	switch {
	case bulletin.HasAny(text, lexicon.List("asked.demand")...):
		return told(i) || !slices.ContainsFunc(x.all(), told)
	case bulletin.HasAny(text, lexicon.List("asked.settled")...):
		return !told(i)
	}
	own := string(x.letters[x.figures[i].own.From:x.figures[i].From])
	return !told(i) || !bulletin.HasAny(own, lexicon.List("told.wanted")...) || bulletin.HasAny(text, lexicon.List("asked.wanted")...)
}

// ofBase reports whether a figure only says what something was at a time before, 上财年为, which is not asked about.
func (a *Asked) ofBase(x *Text, f *Figure) bool {
	own := strings.TrimRight(string(x.letters[f.own.From:f.From]), "为则是仅达约有")
	return endsAny(own, lexicon.List("told.base")) && !bulletin.HasAny(string(a.q.Letters), lexicon.List("told.base")...)
}

func endsAny(text string, words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.HasSuffix(text, strings.TrimRight(w, "为则")) })
}

// denied reports whether a figure is of what is not so where that is asked, in a word before or behind it.
func (a *Asked) denied(x *Text, f *Figure) bool {
	r := a.q.Letters
	for i := range r {
		if strings.ContainsRune("未没", r[i]) && i+2 < len(r) && r[i+1] != '有' && r[i+1] != '了' && (i == 0 ||
			!strings.ContainsRune("有了", r[i-1])) {
			text := string(x.letters[f.own.From:f.behind.To])
			return strings.ContainsAny(text, "未没不尚无非") || bulletin.HasAny(text, lexicon.List("other.opens")...)
		}
	}
	return true
}

// onSide reports whether a figure is no lower bound where the most is asked for, and no upper one where the least is.
func (a *Asked) onSide(x *Text, f *Figure) bool {
	text, own := string(a.q.Letters), string(x.letters[f.own.From:f.From])
	most, least := bulletin.HasAny(text, lexicon.List("asked.most")...), bulletin.HasAny(text, lexicon.List("asked.least")...)
	return most == least || most && !bulletin.HasAny(own, lexicon.List("told.atleast")...) || least &&
		!bulletin.HasAny(own, lexicon.List("told.atmost")...)
}

// all lists the figures.
func (x *Text) all() (out []int) {
	for i := range x.figures {
		out = append(out, i)
	}
	return out
}
