package intent

import (
	"slices"

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

// listingFrame reads questions for the articles, patents or papers of an issue: how many, which, on what, from whom.
func listingFrame(q *question, _ *slots) *candidate {
	l := q.lister()
	if !l.object() || l.asksElse() {
		return nil
	}
	l.sources()
	l.numbers()
	l.named()
	l.asked()
	l.operators()
	l.wanted()
	l.about()
	l.either()
	if !l.ops && l.has("obj.research") && !l.has("obj.paper") {
		return nil // 成果说说: what it is, not which there are
	}
	if known, unknown := l.c.lost(q); !l.ops && len(l.c.Where) == 0 && len(l.c.Wants) == 0 && known+unknown > 0 {
		return nil
	}
	if len(l.c.Then) == 0 {
		l.c.Then = []Op{{Name: List}}
	}
	l.days()
	return l.c
}

func (l *lister) where(d Dim, value, asked string) { l.hold(Cond{Dim: d}, value, asked) }

// whereAt holds a value that stands at a token, or keeps it out where the question does.
func (l *lister) whereAt(d Dim, value string, i int) {
	not := l.excluded(i)
	l.c.without[i] = not
	l.hold(Cond{Dim: d, Not: not}, value, l.tokens[i].Text)
}

func (l *lister) hold(like Cond, value, asked string) {
	w := &l.c.Where
	for i := range *w {
		if c := &(*w)[i]; c.Dim == like.Dim && c.Not == like.Not {
			if slices.Contains(c.Values, value) {
				return
			}
			c.Values, c.Asked = append(c.Values, value), append(c.Asked, asked)
			return
		}
	}
	like.Values, like.Asked = []string{value}, []string{asked}
	*w = append(*w, like)
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
		case t.Is("ask.what") && !l.countsRows(i):
			l.claim(i)
			continue
		case t.Is("op.count") || t.Is("ask.what"):
			*then = addOp(*then, Op{Name: CountOf})
		case t.Is("op.list") || t.Is("ask.which") || t.Is("ask.whether") || t.Is("attr.name"):
			*then = addOp(*then, Op{Name: List})
			l.c.Whether = l.c.Whether || t.Is("ask.whether")
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

// countsRows reports whether the 多少 at i asks how many rows there are, and not for a number in what they are on: 蒸发掉多少的.
func (l *lister) countsRows(i int) bool {
	b, n := l.at(l.beside(i, -1)), l.at(l.beside(i, 1))
	counts := func(t *lexicon.Token) bool {
		return t.Text == "" || t.Of("object") || t.Of("counter") || t.Is("be") || t.Is("measure.quantity") ||
			t.Class == lexicon.Mark || t.Is("op.sum") || t.Is("attr.publish") || t.Of("aspect")
	}
	return l.english || counts(b) || counts(n) && !n.Is("be") && n.Text != ""
}

func addOp(ops []Op, op Op) []Op {
	if slices.ContainsFunc(ops, func(o Op) bool { return o.Name == op.Name }) {
		return ops
	}
	return append(ops, op)
}

// fieldFrame reads questions for fields of the patent whose number is asked for.
func fieldFrame(q *question, _ *slots) *candidate {
	l := q.lister()
	l.c.Source = Patents
	l.numbers()
	if n := l.c.Cond(Number); len(n) == 0 || n[0] == Present {
		return nil
	}
	l.wanted()
	l.operators()
	l.claimed("obj.patent", "attr.name", "attr.open", "attr.announce", "obj.date")
	if l.c.Has(Date) {
		l.claimed("attr.publish", "attr.issue")
	}
	if l.rest() {
		return nil // something is asked of it that is no field
	}
	l.c.Then = slices.DeleteFunc(l.c.Then, func(o Op) bool { return o.Name != CountOf || !l.c.Has(Inventor) })
	return l.c
}

// claimed takes the words of some concepts, which only name what the rows are.
func (l *lister) claimed(ids ...string) { l.c.claimWords(l.question, ids...) }

// rest reports whether a word that says something is unclaimed.
func (l *lister) rest() bool {
	for i := range l.tokens {
		if t := &l.tokens[i]; !l.c.claimed[i] && Content(t) && !t.Is("obj.patent") {
			return true
		}
	}
	return false
}
