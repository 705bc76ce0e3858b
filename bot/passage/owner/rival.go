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
	other := func(mark, at int) bool {
		if mark < 0 || at < 0 || at >= len(x.letters) || x.letters[mark] != '、' {
			return false
		}
		t := x.WordAt(at)
		names := traded(t) || t.Class == lexicon.Place || t.Class == lexicon.Company && !t.Of("agency")
		return names && t.Class == own.Class && !strings.Contains(string(a.q.Letters), t.Text)
	}
	return other(from-1, from-2) || to < len(x.letters) && other(to, to+1)
}

// noName reports whether a name is asked for and a value has an amount.
func (a *Asked) noName(x *Text, in []int) bool {
	return a.w.Head == sentence.Name && slices.ContainsFunc(in, func(i int) bool {
		return slices.Contains([]Kind{Money, Rate, Share, Weight}, x.figures[i].Kind)
	})
}

// otherPart reports whether a word of the question stands in a later part of the sentence alone, between semicolons, than a
// place does; or the part of that is of the others: 其余三人.
func (a *Asked) otherPart(x *Text, at int) bool {
	m, rest := x.part(at), lexicon.List("part.others")
	asked := string(a.q.Letters)
	if hasAny(string(x.letters[x.clauseFrom(at):at]), rest) && !hasAny(asked, rest) && !strings.ContainsAny(asked, "其别剩") {
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

// ofPart reports whether it is asked for all together, and a figure is one of each or another of its kind is told of all.
func (a *Asked) ofPart(x *Text, i int) bool {
	sums := lexicon.List("told.sum")
	own := func(k int) string { return string(x.letters[x.figures[k].own.From:x.figures[k].From]) }
	told := func(k int) bool { return x.figures[k].Kind == x.figures[i].Kind && hasAny(own(k), sums) }
	return hasAny(string(a.q.Letters), sums) && !told(i) && (strings.Contains(own(i), "每") || slices.ContainsFunc(x.all(), told))
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

// nameNowhere reports whether a firm or a place that the question names stands nowhere in the article, nor in what the
// sentence goes on with by another word.
func (a *Asked) nameNowhere(x *Text, _ int) bool {
	return slices.ContainsFunc(a.w.All, func(t sentence.Term) bool {
		if t.Token == nil || t.Foreign || t.To-t.From < 2 || !bulletin.HasHan(t.Text) {
			return false
		}
		_, share := x.Sentence.Meets(&t)
		return (namesOne(&t) || traded(t.Token) && t.Token.Class != lexicon.Element || a.ended(&t)) &&
			!strings.Contains(a.in.Article, t.Text) && share < said && !a.around(&t)
	})
}

// ended reports whether nothing knows a term and it ends as names of places and firms do, or what follows it begins so.
func (a *Asked) ended(t *sentence.Term) bool {
	text := string(a.q.Letters[t.From:min(len(a.q.Letters), t.To+2)])
	return t.Token.Class == lexicon.Unknown && hasAny(text, lexicon.List("name.ends")) &&
		!strings.Contains(a.in.Article, string(a.q.Letters[t.From:t.From+2]))
}

// nameLater reports whether a firm or place that the question has is named first in a later sentence, and this one does not
// point at it: 这两个项目.
func (a *Asked) nameLater(x *Text, _ int) bool {
	return !strings.ContainsAny(x.Folded, "这该") && slices.ContainsFunc(a.w.All, func(t sentence.Term) bool {
		if t.Weight < 1 || !namesOne(&t) || t.Topic || strings.Contains(a.in.Title+x.Folded, t.Text) || a.toldBefore(&t) {
			return false
		}
		return slices.ContainsFunc(a.in.Next, func(y *Text) bool { return strings.Contains(y.Folded, t.Text) })
	})
}

// otherSubject reports whether the part of a figure begins with the name of another firm or place, and none that is asked
// about stands in the sentence.
func (a *Asked) otherSubject(x *Text, i int) bool {
	named := slices.DeleteFunc(slices.Clone(a.w.All), func(t sentence.Term) bool {
		return !namesOne(&t) && !(t.Name && !traded(t.Token) && strings.Contains(a.in.Article, t.Text))
	})
	if len(named) == 0 || slices.ContainsFunc(named, func(t sentence.Term) bool { return strings.Contains(x.Folded, t.Text) }) {
		return false
	}
	t := x.WordAt(x.partFrom(x.figures[i].From))
	return namesOne(&sentence.Term{Token: t}) && !t.Of("agency") && t.To <= x.figures[i].From &&
		!strings.ContainsAny(x.Folded, "这该") && !strings.Contains(string(a.q.Letters), t.Text)
}

// untoldDeed reports whether a verb of one letter for what is done with the money or the goods, right before the word that
// asks, is told by no word of the sentence or the title that it may be told by.
func (a *Asked) untoldDeed(x *Text, i int) bool {
	before := strings.TrimRight(string(a.q.Letters[:a.q.Tokens[max(a.w.At, 0)].From])+a.prefix(), "了过到出的能会要 ")
	for _, pair := range lexicon.List("deed.told") {
		verb, by, _ := strings.Cut(pair, "=")
		if a.w.At >= 0 && strings.HasSuffix(before, verb) {
			return !hasAny(x.Folded+a.in.Title, strings.Split(by, "/"))
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
