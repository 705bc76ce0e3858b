package owner

import (
	"slices"
	"strings"

	"rebot/bot/passage/sentence"
	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// Pick is the figure of a sentence that is asked for where all that the question says is told of it and no other is left,
// empty where nothing tells which is; and how much of the question is told of it.
func (a *Asked) Pick(x *Text) (value string, sum int) {
	fit := a.fitting(x)
	for _, i := range fit {
		if a.certain(x, i, fit) && a.covers(x, i, len(fit) == 1) && a.timely(x, i) && a.alike(x, i) && !a.otherStage(x, i) &&
			!a.onlyMoved(x, i) && !a.otherWay(x, i) {
			return x.widened(i), a.sum(x, i)
		}
	}
	return "", 0
}

// onlyMoved reports whether a figure says by how much something moved or differs, where the question asks for no such
// thing: 成本下降940元, 高3.5个百分点.
func (a *Asked) onlyMoved(x *Text, i int) bool {
	f := &x.figures[i]
	return !a.by && (f.by || f.Unit == "个百分点") && !slices.ContainsFunc(a.q.Tokens, func(t lexicon.Token) bool {
		return t.Of("move") || t.Of("cmp") || t.Is("op.diff") || t.Is("op.dearer") || t.Is("attr.shorten")
	})
}

// otherWay reports whether a figure is told of exports where imports are asked for, or the other way round.
func (a *Asked) otherWay(x *Text, i int) bool {
	ways := func(tokens []lexicon.Token) (in, out bool) {
		for k := range tokens {
			in = in || tokens[k].Is("dir.import")
			out = out || tokens[k].Is("dir.export") || tokens[k].Is("send")
		}
		return in, out
	}
	from, to := x.partFrom(x.figures[i].From), x.figures[i].From
	in, out := ways(slices.DeleteFunc(slices.Clone(x.Tokens), func(t lexicon.Token) bool { return t.From < from || t.To > to }))
	asksIn, asksOut := ways(a.q.Tokens[a.w.From:a.w.To])
	return asksIn && !asksOut && out && !in || asksOut && !asksIn && in && !out
}

// certain reports whether the words of the question say more of a figure than of any other that fits, or the asked noun
// stands beside it alone. Where neither a unit nor a kind is asked for, it must; where no noun is, another word must.
func (a *Asked) certain(x *Text, i int, fit []int) bool {
	near := func(k int) bool { return a.noun != nil && x.near(k, a.noun) == beside }
	others := slices.DeleteFunc(slices.Clone(fit), func(o int) bool { return o == i })
	right := func(k int) bool { return a.noun != nil && x.rightBefore(k, a.noun) }
	switch sum := a.sum(x, i); {
	case near(i) && !slices.ContainsFunc(others, near), right(i) && !slices.ContainsFunc(others, right):
		return true
	case slices.ContainsFunc(others, func(o int) bool { return a.sum(x, o) >= sum || near(i) && near(o) && !a.singles(x, i, o) }):
		return false
	case len(a.units) == 0 && a.kinds == nil:
		return near(i)
	}
	return a.noun != nil || len(others) == 0 ||
		slices.ContainsFunc(a.others, func(t sentence.Term) bool { return a.meant(&t) && x.near(i, &t) == beside })
}

// singles reports whether a word of the question that is not what all the article is on is told of one figure, and not of
// another that the asked noun stands beside too.
func (a *Asked) singles(x *Text, i, other int) bool {
	return slices.ContainsFunc(a.others, func(t sentence.Term) bool {
		return !t.Topic && a.meant(&t) && x.toldOf(i, &t) && !x.toldOf(other, &t)
	})
}

// rightBefore reports whether a term stands right before a figure: 资源税约1344万.
func (x *Text) rightBefore(i int, t *sentence.Term) bool {
	f := &x.figures[i]
	return strings.HasSuffix(strings.TrimRight(string(x.letters[f.own.From:f.From]), "为是达至约近共计"), t.Text)
}

// timely reports whether the time before a figure in its clause is none or one that is asked about, or a day of that.
func (a *Asked) timely(x *Text, i int) bool {
	var asked []bulletin.Period
	for k := a.w.From; k < a.w.To; k++ {
		if p := a.q.Tokens[k].Period; !p.IsZero() {
			asked = append(asked, p)
		}
	}
	from, to := x.clauseFrom(x.figures[i].From), x.figures[i].From
	told := slices.DeleteFunc(slices.Clone(x.Tokens), func(t lexicon.Token) bool {
		return t.From < from || t.To > to || t.Period.IsZero()
	})
	return len(asked) == 0 || len(told) == 0 || slices.ContainsFunc(asked, func(p bulletin.Period) bool {
		return slices.ContainsFunc(told, func(t lexicon.Token) bool {
			return p == t.Period || p.Contains(t.Period) && t.Period.IsDay()
		})
	})
}

// alike reports whether a figure is of each or of the time before where that is asked, and not otherwise.
func (a *Asked) alike(x *Text, i int) bool {
	f := &x.figures[i]
	asked, told := string(a.q.Letters), string(x.letters[x.clauseFrom(f.From):f.behind.To])
	prior := slices.DeleteFunc(slices.Clone(lexicon.List("amount.prior")), func(w string) bool { return len([]rune(w)) < 2 })
	each := strings.Contains(string(x.letters[f.own.From:f.From]), "每")
	return (!bulletin.HasAny(asked, prior...) || bulletin.HasAny(told, prior...)) && (!each || strings.ContainsAny(asked, "每均单"))
}

// covers reports whether each word of the question is told of a figure, or of all that the sentence goes on with. What
// only says what is done may be left out where the kind of the amount is told; and what all the article is on, where only
// one is in the unit that is asked for.
func (a *Asked) covers(x *Text, i int, only bool) bool {
	if n := a.noun; n != nil && a.bound(x, i) < handed && !points(n) &&
		!(x.toldOf(i, n) && strings.Contains(x.Folded, n.Text)) &&
		!(n.Done() && !a.loose && (len(a.units) > 0 || a.kinds != nil)) && !(only && n.Topic && len(a.units) > 0) {
		return false
	}
	return !slices.ContainsFunc(a.others, func(t sentence.Term) bool {
		return a.meant(&t) && !x.toldOf(i, &t) && (x.ofOthers(i, &t) || !a.around(&t))
	})
}

// around reports whether a term stands in what the sentence goes on with.
func (a *Asked) around(t *sentence.Term) bool { return t.Topic || a.Around != nil && a.Around(t) }

// meant reports whether a word of the question says of what an amount is: no time, no deed.
func (a *Asked) meant(t *sentence.Term) bool {
	period := t.Token != nil && t.Token.Class == lexicon.PeriodOf
	return !period && t.Weight >= 1 && !t.Done() && !t.Soft() && !points(t)
}

// points reports whether a word only points at something in a counter: 一单, 那批.
func points(t *sentence.Term) bool {
	r := []rune(t.Text)
	return len(r) == 2 && strings.ContainsRune("一这那该每", r[0]) && slices.Contains(lexicon.List("unit.classifiers"), string(r[1]))
}

// toldOf reports whether a term is told of a figure: before it in its part of the sentence, and no other name between, or
// behind it in its clause.
func (x *Text) toldOf(i int, t *sentence.Term) bool {
	switch n := x.near(i, t); {
	case n > sameClause, x.has(x.clauseRest(i), t):
		return true
	case n >= samePart:
		return !t.Name || !x.renamed(x.partFrom(x.figures[i].From), x.figures[i].From, t)
	}
	return false
}

// renamed reports whether another name stands behind a term in a stretch.
func (x *Text) renamed(from, to int, t *sentence.Term) bool {
	at := strings.LastIndex(string(x.letters[from:to]), t.Text)
	if at < 0 {
		return true
	}
	from += len([]rune(string(x.letters[from:to])[:at])) + len([]rune(t.Text))
	return slices.ContainsFunc(x.Tokens, func(k lexicon.Token) bool {
		return k.From >= from && k.To <= to && (k.Class == lexicon.Company || k.Class == lexicon.Place)
	})
}

// ofOthers reports whether a term stands beside a figure of a later clause and nowhere near one.
func (x *Text) ofOthers(i int, t *sentence.Term) bool {
	return !x.toldOf(i, t) && slices.ContainsFunc(x.all(), func(k int) bool {
		return k > i && x.clauseFrom(x.figures[k].From) != x.clauseFrom(x.figures[i].From) && x.near(k, t) == beside
	})
}

// clauseRest is what stands behind a figure in its clause, up to the next figure.
func (x *Text) clauseRest(i int) sentence.Span {
	to := x.figures[i].To
	for to < len(x.letters) && !x.ends(to, marks) && !(i+1 < len(x.figures) && to >= x.figures[i+1].From) {
		to++
	}
	return sentence.Span{From: x.figures[i].To, To: to}
}
