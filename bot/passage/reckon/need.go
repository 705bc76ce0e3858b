package reckon

import (
	"slices"
	"strings"

	"rebot/index/lexicon"
)

// needed lists the words of a question that the labels of the operands and what stands before them must say, each as
// the article has it; false where it says one of them nowhere. A verb that the article puts in another way is left
// out: 吃下 of what a buyer 拿下 tells nothing more of the amount.
func (t *Text) needed(q *asking) (out []word, ok bool) {
	words := q.words(0, len(q.tokens))
	for i := range words {
		w := &words[i]
		switch {
		case len([]rune(w.text)) < 2, q.operates(w), w.token != nil && w.token.Class == lexicon.PeriodOf && t.current(w.token):
		case t.hinted(w):
			out = append(out, *w)
		default:
			parts, whole := t.pieces(w)
			if of := t.initials(w); of != nil {
				parts, whole = of, true
			}
			if !whole && !(q.isVerb(w) && (i > 0 || len(parts) > 0)) {
				return nil, false
			}
			out = append(out, parts...)
		}
	}
	return out, true
}

// operates reports whether a word of a question only says what is to be worked out, or is the unit of the result.
func (q *asking) operates(w *word) bool {
	if slices.Contains(operating, w.text) || slices.Contains(light, w.text) {
		return true
	}
	k := w.token
	if k == nil {
		return false
	}
	counted := k.Class == lexicon.Quantity && len(k.Value) == 1 && mass(k.Unit) == 0 &&
		(!strings.Contains(k.Unit, "元") || strings.HasPrefix(k.Text, "两")) // 两块地 is no money
	return counted || k.Of("unit") || k.Is("measure.share") || k.Of("compare") || k.Of("adverb") || k.Of("move") || k.Is("cmp.yoy") ||
		k.Of("ask") || k.Of("op")
}

// operating are words of what is to be worked out.
var operating = lexicon.List("amount.operating")

// hinted reports whether an article says a word somewhere, or one that says nearly the same.
func (t *Text) hinted(w *word) bool {
	return slices.ContainsFunc(t.Lines, func(l Line) bool { return l.hints(Span{0, len(l.Letters)}, w) })
}

// pieces cuts letters that nothing knows into the words that an article has, the longest first, and reports whether
// only single letters behind one are left.
func (t *Text) pieces(w *word) (out []word, whole bool) {
	r := []rune(w.text)
	if w.token != nil && w.token.Class != lexicon.Unknown && w.token.Class != lexicon.Word {
		return nil, false
	}
	whole, left := true, 0
	for from := 0; from < len(r); {
		n := len(r) - from
		for ; n > 1; n-- {
			p := word{Span{w.From + from, w.From + from + n}, string(r[from : from+n]), nil}
			if t.says(&p) {
				whole = whole && left == 0 // 强磁场 is not 磁场
				out = append(out, p)
				break
			}
		}
		if n > 1 || strings.ContainsRune(apart, r[from]) {
			left = 0
		} else if left++; left > 1 {
			whole = false
		}
		from += max(n, 1)
	}
	return out, whole
}

// initials reads letters that each begin a place which the article names: 德美韩.
func (t *Text) initials(w *word) (out []word) {
	text := w.text
	if i := strings.IndexAny(text, "两二三四五六"); i > 0 {
		text = text[:i] // 德美韩三国
	}
	for i, r := range []rune(text) {
		var place *word
		for at := range t.Lines {
			t.Lines[at].holds(Span{0, len(t.Lines[at].Letters)}, func(k *lexicon.Token) bool {
				if place == nil && k.Class == lexicon.Place && k.To-k.From > 1 && strings.HasPrefix(k.Text, string(r)) {
					place = &word{Span{w.From + i, w.From + i + 1}, k.Text, k}
				}
				return place != nil
			})
		}
		if place == nil {
			return nil
		}
		out = append(out, *place)
	}
	return out
}

// apart are letters that stand between two words.
const apart = "没未着了过被把还多少贵省砍加减去给对向往到"

// isVerb reports whether what stands beside a word says that it is a verb: 吃下了, 没治完.
func (q *asking) isVerb(w *word) bool {
	r := []rune(w.text)
	if w.token != nil && (w.token.Of("light") || w.token.Of("give") || w.token.Of("send") || w.token.Of("direction")) {
		return true
	}
	if w.token != nil && w.token.Class != lexicon.Unknown {
		return false
	}
	if strings.ContainsRune("了过着", after(q.letters, w.To)) || len(r) < 4 && strings.ContainsRune(completing, r[len(r)-1]) {
		return true
	}
	return w.From > 0 && strings.ContainsRune(helping, q.letters[w.From-1])
}

func after(letters []rune, at int) rune {
	if at < len(letters) {
		return letters[at]
	}
	return ' '
}

// completing are letters that end a verb, and helping such as stand before one.
const completing, helping = "下走掉完进到去光满成出", "没未要能得可被已"

// current reports whether a time is the year, the half or the month that an article speaks of all along.
func (t *Text) current(k *lexicon.Token) bool {
	if k.Period.Months() < 12 {
		return false
	}
	other := false
	for i := range t.Lines {
		l := &t.Lines[i]
		l.holds(Span{0, len(l.Letters)}, func(o *lexicon.Token) bool {
			other = other || o.Class == lexicon.PeriodOf && o.Period == k.Period
			return false
		})
	}
	return !other && strings.ContainsAny(k.Text, "今本")
}
