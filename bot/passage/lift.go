package passage

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"

	"rebot/bot/passage/sentence"
	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// apartBy is by how much the words beside one amount must say more of what is asked than those beside any other.
const apartBy = 0.15

// lift gives the amount of a sentence that a want asks for, where the words beside it say so: it is the only one of
// its kind, or they have more of what is asked about than those beside any other.
func (q *question) lift(a *article, at int, w *sentence.Want) string {
	l, ok := q.labels(a, at, w)
	if !ok || !q.gives(a, l.s, &l.w) {
		return ""
	}
	if all := l.members(); len(all) > 1 {
		return strings.Join(all, "、")
	}
	best, next := -1, 0.0
	for i := range l.all {
		if best < 0 || l.sums[i] > l.sums[best] {
			best = i
		}
	}
	for i := range l.all {
		if i != best {
			next = max(next, l.sums[i])
		}
	}
	if spent := l.s.Spent(&l.w); spent != "" && q.spends(&l.w) {
		best, l.key, next = slices.IndexFunc(l.all, func(f sentence.Amount) bool { return f.Text == spent }), nil, -apartBy
	}
	if best < 0 || len(l.all) > 1 && l.sums[best] < next+apartBy {
		return ""
	}
	return l.take(best)
}

// owned gives the amount that was found in a sentence where the words beside it say as much of what is asked as those
// beside any other, else that other one, or none.
func (q *question) owned(a *article, at int, w *sentence.Want, value string) string {
	l, ok := q.labels(a, at, w)
	if !ok || value == "" {
		return value
	}
	value = cmp.Or(l.s.LedTo(&l.w, value), value)
	in := l.in(value)
	switch {
	case len(in) > 1 && l.w.Single():
		return cmp.Or(l.outOf(in), value)
	case len(in) == 0 && w.Head != l.w.Head && len(l.all) > 0 && (!numeric(value) || l.w.Head != sentence.HowMany):
		return q.lift(a, at, w) // what stands behind the noun is no such amount
	case len(in) != 1:
		return value
	}
	own := in[0]
	switch best := l.better(own); {
	case l.ofAll(own):
		return ""
	case best >= 0 && best != own:
		return l.take(best)
	case best < 0 && l.s.Spent(&l.w) != l.all[own].Text:
		return ""
	}
	return value
}

// fitting gives an amount that was found where it is what a want asks for, and not only what that would be worked out
// of; where it is that, the part says so.
func (q *question) fitting(a *article, at int, w *sentence.Want, p *Part, value string) string {
	n, ok := q.amounting(w)
	s := &a.sentences[at].Sentence
	if !ok && w.Head != sentence.HowLong || value == "" || len(n.Each) > 0 {
		return value
	}
	unworked := q.Unworked(s, &n, value) || !q.gives(a, s, &n)
	p.Unworked = p.Unworked || unworked
	if unworked || q.Unfit(s, &n, value) {
		return ""
	}
	return value
}

// ofAll reports whether a place that is asked about stands in the title beside others and not beside an amount, which
// may be of them all.
func (l *labels) ofAll(at int) bool {
	title := l.a.title.Folded
	return slices.ContainsFunc(l.w.All, func(t sentence.Term) bool {
		among := strings.Contains(title, t.Text+"、") || strings.Contains(title, "、"+t.Text)
		return t.Token != nil && t.Token.Class == lexicon.Place && among && !l.s.Says(&t)
	})
}

// outOf is the one of several amounts that were found together which a word of what is asked stands beside, and
// beside no other, or another amount that alone is of what is measured; empty for none.
func (l *labels) outOf(in []int) string {
	if len(l.members()) > 1 {
		return ""
	}
	best := l.most(l.fits, in[0])
	if best < 0 {
		return ""
	}
	for _, i := range in {
		if i != best && l.fits(i) && l.sums[i]+1 > l.sums[best] && l.keyed(i) == l.keyed(best) {
			return ""
		}
	}
	return l.take(best)
}

// numeric reports whether a text has a digit.
func numeric(text string) bool { return strings.ContainsAny(text, "0123456789") }

// amounting is a want as one for a number, where it asks for one. Of 几座矿山 the noun alone is a term; the noun of which
// so many are asked for is one too, if the article is of nothing else.
func (q *question) amounting(w *sentence.Want) (sentence.Want, bool) {
	n, ok := q.Amounting(*w)
	n.All = slices.Clone(n.All)
	for i := range n.All {
		if rest, ok := strings.CutPrefix(n.All[i].Text, n.Of); ok && len(rest) >= len("矿山") {
			n.All[i].Text = rest
		}
	}
	if t := q.nounAsked(&n); t != nil && !slices.ContainsFunc(n.All, func(o sentence.Term) bool { return o.From < t.To && o.To > t.From }) {
		n.All = append(n.All, sentence.Term{From: t.From, To: t.To, Text: string(q.Letters[t.From:t.To]), Token: t, Weight: 2})
	}
	return n, ok
}

// nounAsked is the noun right behind the word that asks how many, nil for none: 多少磁材.
func (q *question) nounAsked(w *sentence.Want) *lexicon.Token {
	if w.At < 0 || w.At+1 >= w.To {
		return nil
	}
	t := &q.Tokens[w.At+1]
	noun := t.Class == lexicon.Goods || t.Class == lexicon.Unknown || t.Class == lexicon.Word && !t.Of("unit") && !t.Of("counter") &&
		!t.Of("ask") && !t.Of("op") && !t.Of("aspect") && !t.Of("move")
	if !noun || t.To-t.From < 2 || !bulletin.HasHan(t.Text) {
		return nil
	}
	return t
}

// gives reports whether a sentence has all numbers that a want says itself: 14家. Those that say of what may stand in
// the title: 34%股权.
func (q *question) gives(a *article, s *sentence.Sentence, w *sentence.Want) bool {
	for i := w.From; i < w.To; i++ {
		t := &q.Tokens[i]
		count := t.Class == lexicon.Quantity || t.Class == lexicon.Number && !q.year(i)
		if count && t.Value != "" && t.Value != "1" && !bulletin.HasNumber(s.Folded, t.Value) && !s.SaysWord(t) &&
			!bulletin.HasNumber(a.title.Folded, t.Value) && !q.roughly(s, i) {
			return false
		}
	}
	return true
}

// year reports whether a number is a year before the word for all of it: 2023全年.
func (q *question) year(i int) bool {
	return i+1 < len(q.Tokens) && q.Tokens[i+1].Is("time.whole") && len(q.Tokens[i].Value) == len("2023")
}

// roughly reports whether a sentence has an amount that a question gives only roughly, 六成多 of 62.5%, or in another
// word for the unit: 三天 of 三日.
func (q *question) roughly(s *sentence.Sentence, i int) bool {
	t := &q.Tokens[i]
	if day, ok := strings.CutSuffix(t.Text, "天"); ok && strings.Contains(s.Folded, day+"日") {
		return true
	}
	over := i+1 < len(q.Tokens) && (q.Tokens[i+1].Is("op.more") || q.Tokens[i+1].Is("about.behind"))
	under := i > 0 && strings.HasSuffix(q.Tokens[i-1].Text, "近")
	v, err := strconv.ParseFloat(t.Value, 64)
	step := math.Pow10(len(t.Value) - len(strings.TrimRight(t.Value, "0")))
	return err == nil && slices.ContainsFunc(s.Tokens, func(k lexicon.Token) bool {
		x, err := strconv.ParseFloat(k.Value, 64)
		return err == nil && k.Unit == t.Unit && (over && x >= v && x < v+step || under && x <= v && x > v-step)
	})
}

// spends reports whether a want asks for money by a verb right before the word that asks: 拍了多少钱, 花了多少.
func (q *question) spends(w *sentence.Want) bool {
	i := w.At - 1
	for i > w.From && q.Tokens[i].Is("aspect") {
		i--
	}
	return w.Head == sentence.Money && i >= w.From && (q.Tokens[i].Is("attr.invest") || q.Tokens[i].Is("op.buy") ||
		len([]rune(strings.TrimRight(q.Tokens[i].Text, "了到下"))) == 1)
}

// strange reports whether nothing knows a term, so that it may name something.
func strange(t *sentence.Term) bool {
	return t.Weight >= 2 && (t.Token == nil || t.Token.Class == lexicon.Unknown)
}

// isNamed reports whether a term names something.
func isNamed(t *sentence.Term) bool {
	return t.Name || t.Token != nil && (slices.Contains(naming, t.Token.Class) || t.Token.Class == lexicon.Place)
}

// nameLike reports whether a term names something, or may.
func nameLike(t *sentence.Term) bool { return isNamed(t) || strange(t) }
