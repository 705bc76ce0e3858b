package passage

import (
	"strings"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// foreign reports whether a term is a Latin word in small letters without a digit, that the lexicon does not know.
func (q *asking) foreign(t *term) bool {
	if bulletin.HasHan(t.text) || t.token != nil && t.token.Class != lexicon.Unknown && !t.token.Everyday() {
		return false
	}
	asked := string([]rune(q.text)[t.from:t.to])
	return asked == strings.ToLower(asked) && !strings.ContainsAny(asked, "0123456789")
}

// capital reports whether a term is a Latin word that a Chinese question writes with a capital letter.
func (q *asking) capital(t *term) bool {
	if bulletin.HasHan(t.text) || t.to-t.from < 4 || !bulletin.HasHan(q.text) {
		return false
	}
	asked := string([]rune(q.text)[t.from:t.to])
	return asked != strings.ToLower(asked)
}

func (t *term) weigh() {
	n := t.to - t.from
	switch {
	case t.token == nil && !bulletin.HasHan(t.text):
		t.name, t.weight = true, 3
	case t.letter():
		t.weight = 0.5
	case t.token == nil:
		t.weight = min(float64(n), 3)
	default:
		switch t.token.Class {
		case lexicon.Product, lexicon.Company, lexicon.Place, lexicon.Element, lexicon.Group:
			t.name, t.weight = true, 3
		case lexicon.Unknown:
			t.name, t.weight = true, 3
		case lexicon.Goods:
			t.weight = 2
		case lexicon.Word:
			t.weight = 2
			if strings.HasPrefix(t.token.ID, "mine.") {
				t.name, t.weight = true, 3
			}
		default:
			t.weight = 2
		}
	}
	if t.aside() {
		t.weight = 0.5
	}
	if t.text == "稀土" || t.token != nil && t.token.ID == "稀土" {
		t.weight = 0.2
	}
}

// aside reports whether a term says how sure something is, or what the one who asks thinks of it, which the text need
// not say too.
func (t *term) aside() bool { return t.is("qual.forecast") || t.is("obj.doubt") }

// auxiliary reports whether a term says of a verb behind it that it begins or is meant, which the text may leave out:
// 开始施行 is 施行.
func (t *term) auxiliary() bool { return t.is("attr.start") || t.is("attr.plan") }

// known reports whether the lexicon knows what a term means, so that an article that does not have it is not about it.
func (t *term) known() bool {
	if t.token == nil || t.to-t.from == 1 || t.aside() || t.token.Everyday() {
		return false
	}
	return t.token.Class != lexicon.Unknown || t.named || !bulletin.HasHan(t.text) && strings.ContainsAny(t.text, "0123456789")
}

// letter reports whether a term is a single letter that nothing knows, which says something only in the sentence itself.
func (t *term) letter() bool {
	return t.to-t.from == 1 && (t.token == nil || t.token.Class == lexicon.Word || t.token.Class == lexicon.Unknown)
}

// attribute reports whether a term is told of things; an article's title does not answer for it.
func (t *term) attribute() bool {
	return t.token != nil && t.to-t.from > 1 && t.token.Class == lexicon.Word && !t.token.Of("term")
}
