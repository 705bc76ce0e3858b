package owner

import (
	"slices"
	"strings"

	"rebot/bot/passage/sentence"
	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// Asked is what a question asks an amount of.
type Asked struct {
	q      *sentence.Question
	w      *sentence.Want
	x      *Text
	noun   *sentence.Term // what has the number: 纯度 of 镝的纯度是多少
	others []sentence.Term
	units  []string // any of which it is asked in; none where it is not said
	kinds  []Kind   // none for any
	loose  bool     // the noun behind the word that asks tells what is counted, of whatever kind
	span   string   // the letters of the lengths of time that are asked in
	apart  bool     // a verb stands between the noun and the word that asks
	by     bool     // by how much something moved is asked for
	paid   bool     // money that is paid is asked for
	before bool     // what something was is asked for

	Around func(*sentence.Term) bool // reports whether a term stands in what the sentence goes on with; nil for never

	in *Around // of the sentence
}

// Ask reads what a want asks for; its terms are those of the article, and the times that it names.
func Ask(q *sentence.Question, w *sentence.Want, x *Text) *Asked {
	one := *w
	one.All = apart(q, w.All, x)
	w = &one
	a := &Asked{q: q, w: w, x: x}
	n := a.nounAt()
	for i := range w.All {
		t := &w.All[i]
		switch {
		case i == n:
			a.noun = t
		case t.Weight >= 0.5 && !t.Letter() && !a.saidOnly(t) && t.Text != "稀土":
			a.others = append(a.others, *t)
		}
	}
	a.readUnits()
	a.readSpan()
	a.trimNoun()
	a.readNoun()
	a.readEnd()
	a.apart = a.gap()
	for i := w.From; i < w.To; i++ {
		if t := &q.Tokens[i]; t.Class == lexicon.PeriodOf && w.Head != sentence.When {
			a.others = append(a.others, sentence.Term{From: t.From, To: t.To,
				Text: string(q.Letters[t.From:t.To]), Token: t, Weight: 1, Topic: true})
		}
	}
	a.readKind()
	return a
}

// Offered reports whether a sentence has a figure of the kind and in a unit that is asked in.
func (a *Asked) Offered(x *Text) bool {
	return slices.ContainsFunc(x.figures, func(f Figure) bool {
		if len(a.units) > 0 {
			return a.inUnit(x, &f)
		}
		return a.kinds == nil || a.loose || slices.Contains(a.kinds, f.Kind)
	})
}

// pays reports whether a verb of one letter for paying stands right before the word that asks, or before the one who is
// paid: 投多少, 借给他多少.
func (a *Asked) pays() bool {
	if at := a.q.Tokens[a.w.At].From; slices.ContainsFunc(lexicon.List("asked.paid"), func(v string) bool {
		return strings.Contains(string(a.q.Letters[:at]), v+"给")
	}) {
		return true
	}
	i := a.w.At - 1
	for i > a.w.From && a.q.Tokens[i].Of("aspect") {
		i--
	}
	return i >= a.w.From &&
		bulletin.HasAny(string(a.q.Letters[max(0, a.q.Tokens[i].To-1):a.q.Tokens[i].To]), lexicon.List("asked.paid")...)
}

// readEnd tells which end of a change is asked for, or how far it goes.
func (a *Asked) readEnd() {
	w := a.w
	a.before = w.Before
	i := w.At - 1
	for i > w.From && a.q.Tokens[i].Of("aspect") {
		i--
	}
	if i < w.From || w.At < 0 {
		return
	}
	t := &a.q.Tokens[i]
	a.by = (t.Of("move") || t.Is("attr.shorten") || w.By()) && !strings.ContainsAny(t.Text, "至到为") &&
		!strings.ContainsAny(a.q.Tokens[w.At-1].Text, "至到为")
}

// saidOnly reports whether a term only says what kind of thing is asked for.
func (a *Asked) saidOnly(t *sentence.Term) bool {
	return slices.ContainsFunc(a.w.Said, func(i int) bool {
		k := &a.q.Tokens[i]
		return t.From >= k.From && t.To <= k.To
	})
}
