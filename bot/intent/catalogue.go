package intent

import (
	"slices"
	"strings"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// Present, as the value of Number, is any number: the patents that are described, not only listed.
const Present = "*"

// Titled is the dimension of words that must stand in a title, not only in a text.
const Titled Dim = "title"

// InFocus is the dimension of the article that the conversation is about; it has no value.
const InFocus Dim = "focus"

// OfKind is the dimension of what kinds of rows are asked for, where those of several are.
const OfKind Dim = "kind"

// Mentioned is wanted where all that mention something are asked for, in their text too.
const Mentioned Want = "mentioned"

// ByPeople is what the place of one among the inventors of a patent goes by, and not one among the patents.
const ByPeople = "people"

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
	l.mines()
	l.either()
	l.days()
	if !l.ops && l.has("obj.research") && !l.has("obj.paper") {
		return nil // 成果说说: what it is, not which there are
	}
	if known, unknown := l.c.lost(q); !l.ops && len(l.c.Where) == 0 && len(l.c.Wants) == 0 && known+unknown > 0 {
		return nil
	}
	if len(l.c.Then) == 0 {
		l.c.Then = []Op{{Name: List}}
	}
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
			l.c.Whether = l.c.Whether || t.Is("ask.whether") && strings.HasPrefix(t.Text, "有")
		case (t.Text == "早" || t.Text == "晚") && l.has("ask.which") && l.c.Source == Patents: // 哪个早
			*then = append(*then, Op{Name: map[bool]OpName{true: Bottom, false: Top}[t.Text == "早"], N: 1, By: "date",
				Asked: t.Text})
		case t.Is("op.earliest"):
			*then = append(*then, Op{Name: Bottom, N: 1, By: "date", Asked: t.Text})
		case l.c.Source == Patents && (t.Text == "最新" || t.Is("time.last")) && l.opened(i+1), t.Is("op.latest"):
			*then = append(*then, Op{Name: Top, N: 1, By: "date", Asked: t.Text})
		default:
			continue
		}
		l.claim(i)
		l.ops = true
	}
}

// opened reports whether a word for the day on which patents were published stands at i: 最新公开的.
func (l *lister) opened(i int) bool {
	return l.at(i).Is("attr.open") || l.at(i).Is("attr.announce") || l.at(i).Is("attr.publish")
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
	l.claimed("op.and", "op.or", "obj.patent", "attr.name", "attr.open", "attr.announce", "obj.date")
	if l.c.Has(Date) {
		l.claimed("attr.publish", "attr.issue")
	}
	if l.rest() {
		return nil // something is asked of it that is no field
	}
	l.c.Then = slices.DeleteFunc(l.c.Then, func(o Op) bool {
		return o.By != "date" && o.By != ByPeople && (o.Name != CountOf || !l.c.Has(Inventor))
	})
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

// sources holds whose articles are asked for. A name that other words share counts only as a title or before 期刊.
func (l *lister) sources() {
	text := string([]rune(folded(l.text)))
	if l.cat == nil {
		return
	}
	names := slices.Clone(l.cat.Sources)
	slices.SortStableFunc(names, func(a, b string) int { return len(b) - len(a) })
	for _, s := range names {
		f := folded(s)
		if short := strings.TrimPrefix(f, "中国"); !strings.Contains(text, f) && len([]rune(short)) > 3 {
			f = short // 稀土学报
		}
		if s == "" || !strings.Contains(text, f) {
			continue
		}
		at := len([]rune(text[:strings.Index(text, f)]))
		end := at + len([]rune(f))
		if common(s) && !l.titledAt(at, end) || l.taken(at, end) || !l.fromAt(end) {
			continue
		}
		l.whereFrom(s, at, end)
		l.c.needs++
		l.claimSpan(at, end)
	}
}

// whereFrom holds a source that stands at some letters, or keeps it out.
func (l *lister) whereFrom(source string, from, to int) {
	not := false
	for i := range l.tokens {
		if t := &l.tokens[i]; t.From == from && i > 0 && (l.at(i-1).Is("op.other") || l.at(i-1).Text == "不是") {
			not = true
			l.claim(i - 1)
		}
		if t := &l.tokens[i]; t.From < to && t.To > from && l.excluded(i) {
			not, l.c.without[i] = true, true
		}
	}
	l.hold(Cond{Dim: From, Not: not}, source, source)
}

// fromAt reports whether a name that ends at a letter can be a source: not what the things asked for are on.
func (l *lister) fromAt(end int) bool {
	return l.titledAt(end, end) || l.has("attr.contribute") || l.has("obj.source") || l.c.Source == Papers ||
		l.c.Source == Articles
}

// common reports whether the name of a source is a word of the trade too.
func common(s string) bool { return len([]rune(s)) <= 2 }

// titledAt reports whether a name between two letters is marked as a title: 《稀土》, 稀土期刊, 期刊稀土.
func (l *lister) titledAt(from, end int) bool {
	return slices.ContainsFunc(l.tokens, func(t lexicon.Token) bool {
		return t.From == end && (t.Text == "》" || t.Is("obj.journal")) || t.To == from && t.Is("obj.journal")
	})
}

// taken reports whether some letters are claimed already, all of them.
func (l *lister) taken(from, to int) bool {
	for i := range l.tokens {
		if t := &l.tokens[i]; t.From < to && t.To > from && !l.c.claimed[i] {
			return false
		}
	}
	return true
}

func (l *lister) claimSpan(from, to int) {
	for i := range l.tokens {
		if t := &l.tokens[i]; t.From < to && t.To > from {
			l.claim(i)
		}
	}
}

// about holds what the things asked for are on: names, words of the trade, and what nothing else took.
func (l *lister) about() {
	dim := About
	if l.has("obj.title") && !l.asksTitle() {
		dim = Titled
	}
	for i := range l.tokens {
		t := &l.tokens[i]
		if t.Class == lexicon.Mark && t.Text == "\"" && !l.c.claimed[i] {
			l.quoted(dim, i)
		}
		switch {
		case l.c.claimed[i]:
		case t.Class == lexicon.Number, t.Class == lexicon.Quantity, t.Is("ref"), t.Of("light"), t.Text == "写", t.Text == "报", t.Text == "含",
			t.Is("attr.win") && l.english, t.Is("attr.win") && l.has("obj.issue"):
			l.claim(i)
		case t.Is("move.any") && (l.at(i+1).Of("object") || l.at(i+1).Is("link.of") && l.at(i+2).Of("object")):
			l.claim(i) // 动向的报道
		case t.Is("move.any") && IsAbroad(l.at(i-1).ID):
			l.claim(i) // 外国动向
		case t.Is("attr.abstract") && l.c.Source == Articles && len(l.c.Cond(Section)) > 0: // 政策那块都说了啥
			l.claim(i)
			l.ops = true
		case t.Is("attr.mention"), t.Is("attr.every"):
			l.claim(i)
			l.ops = true
			if !l.c.Has(Mentioned) {
				l.c.Wants = append(l.c.Wants, Mentioned)
			}
		case t.Is("attr.on"), t.Is("attr.contain"), t.Is("attr.contribute"), t.Is("obj.title"), t.Is("obj.issue"),
			t.Is("attr.belong"), t.Is("attr.institutes"), t.Is("op.rest"), t.Is("attr.publish"), t.Is("attr.open"),
			t.Is("attr.announce"), t.Is("obj.source"), t.Text == "同一个", t.Text == "同一",
			t.Is("attr.create"), t.Is("attr.partner") && l.c.Source == Patents,
			l.english && t.Text == "deal" && l.at(i+1).Text == "with",
			t.Is("col.name") && l.c.Source == Articles && l.has(abroad...): // overseas projects
			l.claim(i)
		case t.Is("obj.price"): // 价格表
			l.whereAt(Section, "price", i)
			l.claim(i)
		case Content(t) && t.ID == "稀土" && !l.excluded(i), l.ofSection(i):
			l.claim(i)
		case Content(t) && t.Class == lexicon.Unknown && t.To-t.From == 1 && !l.pointed(i):
		case t.Class == lexicon.Product && l.alloyed(i, dim):
			l.claim(i)
		case t.Is("firm.end") && t.Text == "磁材" && l.c.Source != Articles:
			l.whereAt(dim, "稀土永磁", i)
			l.claim(i)
		case Content(t), t.Is("say.report"):
			l.whereAt(dim, value(t), i)
			l.claim(i)
		}
	}
}

// ofSection takes a word beside the name of a section: another name of it, what its articles are of, or a part of what
// it holds, of which an article on either is meant: 政策和法规, 研究成果, 政策法规、标准.
func (l *lister) ofSection(i int) bool {
	in, t := l.c.Cond(Section), &l.tokens[i]
	switch {
	case len(in) == 0 || l.excluded(i):
		return false
	case in[0] == "policy" && (t.Is("mk.policy") || t.Is("th.document") || t.Is("agency") || t.Of("say")),
		in[0] == "research" && (t.Is("mk.result") || t.Is("th.news")):
		return true
	case in[0] == "research" && (t.Is("asked.who") || t.Is("body.end")) && l.has("op.list", "obj.section"):
		l.claimed("op.or")
		return true
	}
	k := i - 1
	if joins := l.at(k).Is("op.and") || l.at(k).Is("op.or") || l.at(k).Text == "、"; !joins || !Content(t) {
		return false
	}
	if b := l.at(k - 1); b.Is("obj.policy") || b.Is("obj.research") {
		l.whereAt(Section, value(t), i)
		return true
	}
	return false
}

// alloyed holds each element of a product that nothing prices, as formulas of titles write them apart: 钐钆合金, Mg-Sm-Gd.
func (l *lister) alloyed(i int, dim Dim) bool {
	of := bulletin.Elements(l.tokens[i].ID)
	if len(of) < 2 || l.cat == nil || slices.Contains(l.cat.Products, l.tokens[i].ID) {
		return false
	}
	for _, e := range of {
		l.whereAt(dim, e, i)
	}
	return true
}

// quoted holds what stands in quotation marks as it is: 带“检测”的, and takes what only says that it is a word.
func (l *lister) quoted(dim Dim, open int) {
	end := open + 1
	for end < len(l.tokens) && !(l.tokens[end].Class == lexicon.Mark && l.tokens[end].Text == "\"") {
		end++
	}
	if end == len(l.tokens) || end == open+1 {
		return
	}
	r := []rune(folded(l.text))
	word := strings.TrimSpace(string(r[l.tokens[open+1].From:l.tokens[end-1].To]))
	l.whereAt(dim, word, open+1)
	for i := open; i <= end; i++ {
		l.c.without[i] = l.excluded(open + 1)
		l.claim(i)
	}
	for i := end + 1; i < len(l.tokens) && i < end+4; i++ {
		if t := &l.tokens[i]; t.Text == "字" || t.Text == "词" || t.Text == "字样" {
			l.claim(i)
		}
	}
}

// pointed reports whether things are asked for by a single letter that they are on: 讲镁的, 跟镁有关.
func (l *lister) pointed(i int) bool {
	b, n := l.at(i-1), l.at(i+1)
	return (b.Is("attr.on") || b.Is("attr.contain") || b.Is("attr.mention") || b.Text == "关于" || b.Text == "有关") &&
		(n.Is("link.of") || n.Class == lexicon.Mark) || n.Is("attr.on")
}

// value is how a condition holds a token: its name or concept, or its letters.
func value(t *lexicon.Token) string {
	if t.ID != "" && !t.Is("qual.grade") && !(t.Class == lexicon.Word && strings.HasPrefix(t.Kind, "form")) {
		return t.ID
	}
	return t.Text
}

// folded is a text in small simplified folded, one for one.
func folded(s string) string { return strings.ToLower(bulletin.Simplify(s)) }
