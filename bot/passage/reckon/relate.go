package reckon

import (
	"slices"
	"strings"

	"rebot/index/lexicon"
)

// A relation is two amounts that the text itself relates: a part of a whole, what was and what it came to, what
// is held against another.
type relation struct {
	a, b  *Amount
	score int
}

// related works out what a question asks of two amounts of an article, where the article's own words say how they
// belong together, and every word of the question is said of them and of no other amount.
func (t *Text) related(q *asking) *Result {
	op := q.wish()
	if op == "" {
		return nil
	}
	words, ok := t.needed(q)
	q.any = !slices.ContainsFunc(words, func(w word) bool { return w.token != nil && goods(w.token) })
	if !ok || !anchored(words) {
		return nil
	}
	var all []relation
	switch op {
	case Share, Rest:
		all = t.partsOf(op, words, q)
	case Moved, Change:
		all = t.movesOf(words, q)
	}
	best := t.only(all, q)
	if best == nil {
		return nil
	}
	return t.result(op, []*Amount{best.a, best.b}, q)
}

// anchored reports whether some words say enough of what is asked about: a name, or two words.
func anchored(words []word) bool {
	return len(words) > 1 || len(words) == 1 && words[0].named() && !words[0].timed()
}

// wish is what a question wants worked out of two amounts.
func (q *asking) wish() Op {
	moves := q.asksGap()
	switch {
	case hasAny(q.text, restAsked) && !q.percent, q.index(0, func(k *lexicon.Token) bool { return k.Is("op.minus") }) >= 0:
		return Rest
	case q.percent && !moves && !hasAny(q.text, pointed):
		if q.together() {
			return ""
		}
		return Share
	case moves && q.percent && !hasAny(q.text, pointed):
		return Change
	case moves:
		return Moved
	}
	return ""
}

// What asks for what is left of a whole, for percentage points, and by how much something moved.
var restAsked, pointed, shifted = lexicon.List("amount.left"), []string{"百分点"}, lexicon.List("amount.shifted")

// asksGap reports whether a word of movement stands right before the word that asks, or asks itself: 砍了多少, but not
// 压到多少, which asks what it came to.
func (q *asking) asksGap() bool {
	a := q.ask()
	if a < 0 {
		return false
	}
	from := q.tokens[a].From
	for _, w := range shifted {
		if strings.HasSuffix(strings.TrimSpace(string(q.letters[:from])), w) {
			return true
		}
	}
	for ; a > 0 && !q.movement(&q.tokens[a]); a-- {
		if k := &q.tokens[a-1]; !q.movement(k) && !k.Of("aspect") && !slices.Contains(endings, k.Text) && !k.Is("op.sum") {
			return false
		}
	}
	return q.movement(&q.tokens[a]) && !strings.ContainsAny(q.tokens[a].Text, "至到为成")
}

// movement reports whether a token says that something is more or less than it was, or than another.
func (q *asking) movement(k *lexicon.Token) bool {
	return k.Of("move") || k.Is("op.more") || k.Is("op.less") || k.Is("op.dearer") || k.Is("op.cheaper") ||
		k.Is("op.diff") || slices.Contains(moved, k.Text)
}

// only is the best of some relations, nil where another of the same score is of other values.
func (t *Text) only(all []relation, q *asking) *relation {
	var best *relation
	tied := false
	for i := range all {
		r := &all[i]
		switch {
		case best == nil || r.score > best.score:
			best, tied = r, false
		case r.score == best.score && !sameValues([]*Amount{r.a, r.b}, []*Amount{best.a, best.b}):
			tied = true
		}
	}
	if tied {
		q.tied = true
		return nil
	}
	return best
}

// saysOwn reports whether the label of an amount says a word.
func (t *Text) saysOwn(a *Amount, w *word) bool {
	l := &t.Lines[a.Line]
	return w.gives(a) || slices.ContainsFunc(a.own, func(s Span) bool { return l.says(s, w) })
}

// covers counts the words that the labels of two amounts say, and reports whether what stands before them says all
// others, and none of them is a word of the label of another amount beside them.
func (t *Text) covers(a, b *Amount, words []word, q *asking) (n int, ok bool) {
	for i := range words {
		w := &words[i]
		switch {
		case t.saysOwn(a, w) || t.saysOwn(b, w):
			n += 2
		case !t.context(a, w) && !t.context(b, w), t.ofThird(a, b, w):
			return 0, false
		}
	}
	for _, x := range []*Amount{a, b} {
		if l := &t.Lines[x.Line]; l.ofElse(x.own, q) || l.otherSort(x.own, words) {
			return 0, false
		}
	}
	return n, true
}

// A Place is where an amount stands: its line, and its first letter there.
type Place struct{ Line, At int }

// Proves reports whether amounts that stand at some places are what a question asks about: every word of it is said
// of one of them, and none of them is only said of another.
func (t *Text) Proves(of []Place, letters []rune, tokens []lexicon.Token) bool {
	words, ok := t.needed(t.asking(letters, tokens, false))
	var all []*Amount
	for _, a := range t.amounts {
		if slices.ContainsFunc(of, func(p Place) bool { return p.Line == a.Line && a.From <= p.At && p.At < a.To }) {
			all = append(all, a)
		}
	}
	if !ok || len(all) < len(of) {
		return false
	}
	return !slices.ContainsFunc(words, func(w word) bool {
		return !slices.ContainsFunc(all, func(a *Amount) bool { return t.saysOwn(a, &w) || t.context(a, &w) })
	})
}

// context reports whether what stands before an amount says a word, or its own line does.
func (t *Text) context(a *Amount, w *word) bool {
	l := &t.Lines[a.Line]
	return t.before(a.Line, a.From, w) || !t.renamed(a.Line, a.From, w) && l.hints(Span{0, l.stop(a.To, "。")}, w)
}

// ofThird reports whether a word stands in the label of another amount of the same unit near two amounts.
func (t *Text) ofThird(a, b *Amount, w *word) bool {
	return slices.ContainsFunc(t.amounts, func(o *Amount) bool {
		near := t.Lines[o.Line].Paragraph == t.Lines[a.Line].Paragraph || o.Line == b.Line
		return o != a && o != b && near && sameUnit(o.Unit, a.Unit) && t.wordsOf(o, w)
	})
}

// wordsOf reports whether the label of an amount has the very word, or one for the same amount.
func (t *Text) wordsOf(a *Amount, w *word) bool {
	return slices.ContainsFunc(a.own, func(s Span) bool { return w.in(t.Lines[a.Line].text(s)) })
}

// hasMark reports whether the label of an amount before it has one of some words.
func (t *Text) hasMark(a *Amount, words []string) bool {
	return hasAny(t.Lines[a.Line].text(a.own[0]), words)
}

// between is what a line says from one amount to another behind it; empty where they stand in two.
func (t *Text) between(a, b *Amount) string {
	if a.Line != b.Line || a.To > b.From {
		return ""
	}
	return strings.TrimSpace(t.Lines[a.Line].text(Span{a.To, b.From}))
}
