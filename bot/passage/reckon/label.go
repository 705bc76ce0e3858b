package reckon

import (
	"slices"
	"strings"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// A candidate is an amount with how much of an operand its own label and its line say.
type candidate struct {
	*Amount
	own int
}

// candidates lists the amounts whose labels say words of an operand, and before which the article says all others.
func (t *Text) candidates(words []word, asked *asking) (out []candidate) {
	if len(words) == 0 {
		return nil
	}
	for _, a := range t.amounts {
		if a.delta || a.joint || !asked.takes(a.Unit) {
			continue
		}
		if n := t.labelled(a, a.own, words, asked); n > 0 {
			if out = append(out, candidate{a, 2 * n}); t.allHere(a, words) {
				out[len(out)-1].own++
			}
		}
	}
	return out
}

// allHere reports whether the line of an amount says all words.
func (t *Text) allHere(a *Amount, words []word) bool {
	return !slices.ContainsFunc(words, func(w word) bool { return !w.gives(a) && !t.Lines[a.Line].says(Span{0, a.To}, &w) })
}

// labelled counts the words that the label of an amount says, zero where it says none or something else, or where
// what it leaves out is not said before it. A label of names only goes on with what its sentence says before.
func (t *Text) labelled(a *Amount, own []Span, words []word, asked *asking) (n int) {
	l := &t.Lines[a.Line]
	key, nearby := false, true
	for i := range words {
		w := &words[i]
		in := w.gives(a) || slices.ContainsFunc(own, func(s Span) bool { return l.says(s, w) })
		switch {
		case in:
			n++
			key = key || !w.named()
		case !t.before(a.Line, a.From, w) || t.ofAnother(a, w):
			return 0
		case !w.named():
			here := l.says(Span{0, a.From}, w)
			nearby = nearby && here
			if i == headOf(words) && (!here || t.ofOther(a, w)) {
				return 0
			}
		}
		if !in && w.token != nil && w.token.Of("direction") && l.otherWay(own, w) {
			return 0
		}
	}
	if !key && (!nearby || l.measures(own)) || narrowed(l, own, asked) || l.ofElse(own, asked) ||
		l.otherSort(own, words) {
		return 0
	}
	return n
}

// otherSort reports whether a label has a word of some with another right before it than the question has, which its
// line says nowhere: 商业银行贷款 is no 政府贷款.
func (l *Line) otherSort(own []Span, words []word) bool {
	for i := 1; i < len(words); i++ {
		sort, w := &words[i-1], &words[i]
		if w.named() || sort.timed() || sort.To != w.From || l.hints(Span{0, len(l.Letters)}, sort) {
			continue
		}
		if slices.ContainsFunc(own, func(s Span) bool {
			before, _, ok := strings.Cut(l.text(s), w.text)
			return ok && bulletin.HasHan(before)
		}) {
			return true
		}
	}
	return false
}

// ofAnother reports whether the label of another amount of the same unit has the very word, and nothing before this
// one.
func (t *Text) ofAnother(a *Amount, w *word) bool {
	said := func(at, to int) bool { return w.in(t.Lines[at].text(Span{0, to})) }
	if w.named() || said(a.Line, a.From) {
		return false
	}
	for at := range t.Lines[:a.Line] {
		if (at == 0 || t.Lines[at].Paragraph == t.Lines[a.Line].Paragraph) && said(at, len(t.Lines[at].Letters)) {
			return false
		}
	}
	return t.ofThird(a, a, w)
}

// ofOther reports whether the last label before an amount that says a word is that of an amount of another unit: it
// is what that one measures.
func (t *Text) ofOther(a *Amount, w *word) bool {
	l := &t.Lines[a.Line]
	other := false
	for _, o := range t.amounts {
		if o.Line == a.Line && o.From < a.From && o.Unit != "%" && slices.ContainsFunc(o.own, func(s Span) bool { return l.says(s, w) }) {
			other = !sameUnit(o.Unit, a.Unit)
		}
	}
	return other
}

// measures reports whether a label has a word for what is measured.
func (l *Line) measures(own []Span) bool {
	return slices.ContainsFunc(own, func(s Span) bool {
		return l.holds(s, func(k *lexicon.Token) bool {
			if k.Is("measure.value") || k.Is("measure.quantity") || slices.Contains(wholes, k.Text) {
				return false // 金额, 合计: of whatever was said before
			}
			return k.Of("measure") || k.Of("kind") || grouped(k.Text) || slices.Contains(measuring, k.Text)
		})
	})
}

// measuring are words for what is measured that the lexicon has no concept of.
var measuring, wholes = lexicon.List("amount.measures"), lexicon.List("amount.alike.whole")

// otherWay reports whether a label says that goods go another way than a word does.
func (l *Line) otherWay(own []Span, w *word) bool {
	return slices.ContainsFunc(own, func(s Span) bool {
		return l.holds(s, func(k *lexicon.Token) bool { return k.Of("direction") && k.ID != w.token.ID })
	})
}

// headOf is the last of some words that is no name: what is measured.
func headOf(words []word) int {
	for i := len(words) - 1; i >= 0; i-- {
		if !words[i].named() {
			return i
		}
	}
	return -1
}

// gives reports whether a word is the amount itself: 2.35亿澳元贷款.
func (w *word) gives(a *Amount) bool {
	return w.token != nil && w.token.Class == lexicon.Quantity && w.token.Value == a.Value.String() && w.token.Unit == a.Unit
}

// narrowed reports whether a label says that its amount is of less than is asked for: 月均.
func narrowed(l *Line, own []Span, asked *asking) bool {
	return slices.ContainsFunc(narrow, func(w string) bool {
		says := func(s Span) bool { return strings.Contains(l.text(s), w) }
		return !strings.Contains(asked.text, w) && slices.ContainsFunc(own, says)
	})
}

var narrow = lexicon.List("amount.narrow")

// ofElse reports whether a label names a product or an element that the question does not, or a place where something
// goes to or comes from.
func (l *Line) ofElse(own []Span, asked *asking) bool {
	for i := range l.Tokens {
		k := &l.Tokens[i]
		in := slices.ContainsFunc(own, func(s Span) bool { return k.From >= s.From && k.To <= s.To })
		other := goods(k) && (k.Class != lexicon.Goods || asked.goods) && !asked.any
		thing := other || k.Class == lexicon.Place && l.toward(k.From)
		if in && thing && !asked.names(k) {
			return true
		}
	}
	return false
}

// toward reports whether a word that says where to or where from stands before a letter.
func (l *Line) toward(at int) bool {
	text := string(l.Letters[max(at-2, 0):at])
	return slices.ContainsFunc(ways, func(w string) bool { return strings.HasSuffix(text, w) })
}

var ways = lexicon.List("amount.toward")

// before reports whether a line says a word before a letter, or those of its paragraph before it do, or the title. A
// name holds for what stands behind it until another of its kind is named.
func (t *Text) before(at, to int, w *word) bool {
	if s := (Span{0, to}); t.Lines[at].hints(s, w) {
		return !t.renamed(at, to, w)
	}
	if w.timed() {
		return t.timeOf(at, to, w.token)
	}
	if t.renamed(at, to, w) {
		return false
	}
	for i := at - 1; i >= 0; i-- {
		l := &t.Lines[i]
		same := l.Paragraph == t.Lines[at].Paragraph
		if (i == 0 || same || w.named()) && l.hints(Span{0, len(l.Letters)}, w) {
			return true
		}
	}
	return false
}

// renamed reports whether the last name of a word's kind before a letter is another one.
func (t *Text) renamed(at, to int, w *word) bool {
	if w.token == nil || !slices.Contains(naming, w.token.Class) || w.token.Class == lexicon.Place {
		return false
	}
	l := &t.Lines[at]
	var last *lexicon.Token
	for i := range l.Tokens {
		if k := &l.Tokens[i]; k.Class == w.token.Class && k.To <= to {
			last = k
		}
	}
	return last != nil && !l.says(Span{last.From, last.To}, w)
}
