package owner

import (
	"slices"
	"strings"

	"rebot/bot/passage/sentence"
	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// compoundFar reports whether the longest words before the one that asks which the article has, 案值, are not told of a
// figure, or of another one alone.
func (a *Asked) compoundFar(x *Text, i int) bool {
	r, last := a.run(), &a.q.Tokens[a.lastToken()]
	behind := a.noun != nil && a.w.At >= 0 && a.noun.From >= a.q.Tokens[a.w.At].From // the noun is what stands behind
	if last.To-last.From < 2 && a.prefix() == "" || traded(last) || last.Class == lexicon.PeriodOf || a.termOf(last).Done() ||
		behind || a.w.Of != "" || len(a.units) > 0 {
		return false
	}
	for from := 0; from+2 <= len(r); from++ {
		t := sentence.Term{To: len(r) - from, Text: string(r[from:]), Weight: 1}
		if !strings.Contains(a.in.Article, t.Text) {
			continue
		}
		titled := strings.Contains(a.in.Title, t.Text) && !amountNoun(t.Text) && !last.Of("measure")
		if titled || a.prefix() == "" && last.To-last.From >= t.To && (a.noun != nil && a.noun.To >= last.To || a.noun == nil && a.kinds != nil) {
			return false // one word, which the noun is
		}
		return !strings.Contains(x.Folded, t.Text) || !x.beside(i, &t) || x.near(i, &t) < clauseBefore && x.ofAnother(i, &t)
	}
	return false
}

// ofAnother reports whether a term stands beside another figure of the kind.
func (x *Text) ofAnother(i int, t *sentence.Term) bool {
	return slices.ContainsFunc(x.all(), func(k int) bool {
		return (k < i || k > x.lastOf(i)) && x.figures[k].Kind == x.figures[i].Kind && x.near(k, t) == beside
	})
}

// lastToken is the last one of a want before the word that asks.
func (a *Asked) lastToken() int {
	if a.w.At <= a.w.From {
		return a.w.To - 1
	}
	i := a.w.At - 1
	for i > a.w.From && (a.q.Tokens[i].Of("be") || a.q.Tokens[i].Of("aspect")) {
		i--
	}
	return i
}

// prefix is what the word that asks begins with before it asks: 值 of 值多少, 花 of 花多少钱.
func (a *Asked) prefix() string {
	if a.w.At < 0 {
		return ""
	}
	before, _, ok := strings.Cut(a.q.Tokens[a.w.At].Text, "多少")
	if !ok {
		return ""
	}
	return strings.Trim(before, "有是要能会")
}

// run is what stands right before the word that asks, without what only leads to it.
func (a *Asked) run() []rune {
	to := a.q.Tokens[a.w.To-1].To
	if a.w.At >= 0 {
		to = a.q.Tokens[a.w.At].From + len([]rune(a.prefix()))
	}
	r := []rune(strings.TrimRight(string(a.q.Letters[a.q.Tokens[a.w.From].From:max(to, a.q.Tokens[a.w.From].From)]), "是为有达到了能会要约的在呢? "))
	from := len(r)
	for from > 0 && bulletin.HasHan(string(r[from-1])) && !strings.ContainsRune("的那", r[from-1]) {
		from--
	}
	return r[from:]
}

// deedFar reports whether what is done, by the verb right before the word that asks, is not told of a figure, and others in
// its unit stand about that it may be told of. Of 被 it must be told.
func (a *Asked) deedFar(x *Text, i int) bool {
	t, passive := a.deed()
	if t == nil || x.beside(i, t) || x.has(x.clauseOf(i), t) {
		return false
	}
	other := func(y *Text) bool {
		return slices.ContainsFunc(y.all(), func(k int) bool {
			o := &y.figures[k]
			same := y == x && (o.start == i || o.end == i || a.singles(x, i, k))
			loose := a.noun == nil || !amountNoun(a.noun.Text) || a.noun.From == t.From
			return o.rivals(&x.figures[i]) && !a.onlyOffered(y, k) && !same && (loose || a.bound(y, k) >= min(a.bound(x, i), handed))
		})
	}
	return passive || x.has(sentence.Span{To: len(x.letters)}, t) || other(x) || slices.ContainsFunc(a.in.Beside, other)
}

// deed is the verb right before the word that asks, of one letter only where it is one of paying; or the one behind 被. It is
// nil for none.
func (a *Asked) deed() (one *sentence.Term, passive bool) {
	i := a.w.At - 1
	for i > a.w.From && (a.q.Tokens[i].Of("aspect") || a.q.Tokens[i].Fills()) {
		i--
	}
	for k := a.w.From; k+1 < a.w.To; k++ {
		if a.q.Tokens[k].Text == "被" {
			i, passive = k+1, true
		}
	}
	if i < a.w.From || a.w.At < 0 {
		return nil, false
	}
	t := &a.q.Tokens[i]
	one = a.termOf(t)
	paying := slices.Contains(lexicon.List("asked.paid"), t.Text)
	if passive || paying || t.To-t.From > 1 && one.Done() && !strings.ContainsAny(string([]rune(t.Text)[t.To-t.From-1:]), "到在") {
		return one, passive
	}
	return nil, false
}

// unsaid reports whether no noun, unit or kind tells what number is asked for, and no word of the question stands beside a
// figure.
func (a *Asked) unsaid(x *Text, i int) bool {
	return a.noun == nil && len(a.units) == 0 && a.kinds == nil && !slices.ContainsFunc(a.w.All, func(t sentence.Term) bool {
		return t.Weight >= 1 && x.near(i, &t) >= handed
	})
}

// labelled reports whether another noun for an amount stands right before a figure than is asked for.
func (a *Asked) labelled(x *Text, i int) bool {
	f := &x.figures[i]
	if a.noun == nil || a.bound(x, i) >= handed {
		return false
	}
	own := strings.TrimRight(string(x.letters[f.own.From:f.From]), "为是达至约近共计仅 ")
	t := x.WordAt(max(f.own.From+len([]rune(own))-1, 0))
	return own != "" && amountNoun(t.Text) && t.To-t.From > 1 && !bulletin.HasAny(t.Text, lexicon.List("label.general")...) &&
		!strings.Contains(string(a.q.Letters), t.Text)
}

// ofNext reports whether a word of the question is told of a figure in the unit in a later sentence of the paragraph, and
// neither in this one nor in the title.
func (a *Asked) ofNext(x *Text, i int) bool {
	return slices.ContainsFunc(a.w.All, func(t sentence.Term) bool {
		if t.Weight < 1 || t.Name || traded(t.Token) || namesOne(&t) || a.saidOnly(&t) || a.around(&t) && t.Topic ||
			x.beside(i, &t) || strings.Contains(a.in.Title+x.Folded, t.Text) || a.toldBefore(&t) {
			return false
		}
		return slices.ContainsFunc(a.in.Next, func(y *Text) bool {
			return slices.ContainsFunc(y.all(), func(k int) bool {
				return y.figures[k].rivals(&x.figures[i]) && y.near(k, &t) >= clauseBefore
			})
		})
	})
}

// toldBefore reports whether a sentence of the paragraph has a term that is not behind the one of the figures.
func (a *Asked) toldBefore(t *sentence.Term) bool {
	before := a.in.Beside[:len(a.in.Beside)-len(a.in.Next)]
	return slices.ContainsFunc(before, func(y *Text) bool { return strings.Contains(y.Folded, t.Text) })
}
