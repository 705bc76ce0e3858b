package owner

import (
	"slices"
	"strings"

	"rebot/bot/passage/sentence"
	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// noName reports whether a name is asked for and a value has an amount.
func (a *Asked) noName(x *Text, in []int) bool {
	named := a.w.Head == sentence.Name || a.w.At > 0 && a.q.Tokens[a.w.At-1].Is("attr.name")
	return named && slices.ContainsFunc(in, func(i int) bool {
		return slices.Contains([]Kind{Money, Rate, Share, Weight, Lasting, Date}, x.figures[i].Kind)
	})
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
	return t.Token.Class == lexicon.Unknown && bulletin.HasAny(text, lexicon.List("name.ends")...) &&
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
