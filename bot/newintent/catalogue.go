package intent

import (
	"slices"
	"strings"

	"rebot/index/lexicon"
)

// Present, as the value of Number, is any number: the patents that are described, not only listed.
const Present = "*"

// Titled is the dimension of words that must stand in a title, not only in a text.
const Titled Dim = "title"

// Mentioned is wanted where all that mention something are asked for, in their text too.
const Mentioned Want = "mentioned"

// A lister reads a question for rows of the catalogue.
type lister struct {
	*question
	c   *candidate
	ops bool // it is asked how many there are, or which
}

func (q *question) lister() *lister {
	l := &lister{question: q, c: q.candidate("")}
	l.c.explicit = true
	return l
}

func (l *lister) claim(i int) { l.c.claimed[i] = true }

// listing reads questions for the articles, patents or papers of an issue: how many, which, on what, from whom.
func listingFrame(q *question, _ *slots) *candidate {
	l := q.lister()
	if !l.object() || l.asksElse() {
		return nil
	}
	l.sources()
	l.numbers()
	l.operators()
	l.wanted()
	l.about()
	l.either()
	if !l.ops && len(l.c.Where) == 0 && len(l.c.Wants) == 0 {
		return nil
	}
	if len(l.c.Then) == 0 {
		l.c.Then = []Op{{Name: List}}
	}
	l.days()
	return l.c
}

// either takes 或 between words for the same.
func (l *lister) either() {
	if i := l.find("op.or"); i >= 0 && len(l.c.Cond(Titled))+len(l.c.Cond(About)) == 1 {
		l.claim(i)
	}
}

// objects are what the catalogue holds, by the concept that names it, the more telling first.
var objects = []struct {
	id     string
	source Source
}{{"obj.patent", Patents}, {"obj.paper", Papers}, {"obj.journal", Papers}, {"obj.research", Articles},
	{"obj.policy", Articles}, {"obj.article", Articles}, {"obj.section", Articles}}

// object finds the kind of thing that is asked about; without it the frame does not stand.
func (l *lister) object() bool {
	for _, o := range objects {
		for i := range l.tokens {
			if !l.tokens[i].Is(o.id) {
				continue
			}
			l.claim(i)
			if l.c.Source == "" {
				l.c.Source, l.c.needs = o.source, l.c.needs+1
				l.kind(o.id, i)
			}
		}
	}
	if l.has("obj.patent") && l.has("obj.paper") {
		l.c.Source = Articles // which stand for both
	}
	if l.c.Source == "" && (l.counts("篇") || (l.has("attr.mention") || l.has("attr.on")) && (l.has("op.list") || l.has("attr.every"))) {
		l.c.Source, l.c.needs = Articles, l.c.needs+1
	}
	return l.c.Source != ""
}

// kind holds the section that an object stands for.
func (l *lister) kind(id string, i int) {
	switch {
	case id == "obj.policy":
		l.where(Section, "policy", l.tokens[i].Text)
	case id == "obj.research":
		l.where(Section, "research", l.tokens[i].Text)
	}
}

// counts reports whether a number is asked for, or a choice, of a counter: 几篇, 哪几篇.
func (l *lister) counts(counter string) bool {
	return slices.ContainsFunc(l.tokens, func(t lexicon.Token) bool {
		return (t.Is("op.count") || t.Is("op.list") || t.Is("ask.which")) && strings.Contains(t.Text, counter)
	})
}

// asksElse reports whether something is asked of one of them that only its text can tell.
func (l *lister) asksElse() bool {
	return slices.ContainsFunc(l.tokens, func(t lexicon.Token) bool {
		return t.Is("ask.why") || t.Is("ask.how") || t.Is("ask.long") || t.Is("ask.where") ||
			l.c.Source != Patents && (t.Is("ask.when") || t.Is("ask.who") || t.Is("obj.author"))
	})
}

func (l *lister) where(d Dim, value, asked string) {
	w := &l.c.Where
	for i := range *w {
		if c := &(*w)[i]; c.Dim == d && !c.Not {
			if slices.Contains(c.Values, value) {
				return
			}
			c.Values, c.Asked = append(c.Values, value), append(c.Asked, asked)
			return
		}
	}
	*w = append(*w, Cond{Dim: d, Values: []string{value}, Asked: []string{asked}})
}

// operators reads how many, which, and the first or last by date.
func (l *lister) operators() {
	then := &l.c.Then
	for i := range l.tokens {
		t := &l.tokens[i]
		switch {
		case t.Is("op.sum"), t.Is("op.each"):
			l.claim(i)
			continue
		case t.Is("op.count") || t.Is("ask.what"):
			*then = addOp(*then, Op{Name: CountOf})
		case t.Is("op.list") || t.Is("ask.which") || t.Is("ask.whether") || t.Is("attr.name"):
			*then = addOp(*then, Op{Name: List})
		case t.Is("op.earliest"):
			*then = append(*then, Op{Name: Bottom, N: 1, By: "date", Asked: t.Text})
		case t.Is("op.latest"):
			*then = append(*then, Op{Name: Top, N: 1, By: "date", Asked: t.Text})
		default:
			continue
		}
		l.claim(i)
		l.ops = true
	}
}

func addOp(ops []Op, op Op) []Op {
	if slices.ContainsFunc(ops, func(o Op) bool { return o.Name == op.Name }) {
		return ops
	}
	return append(ops, op)
}
