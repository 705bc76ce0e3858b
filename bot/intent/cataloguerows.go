package intent

import (
	"slices"
	"strings"

	"rebot/index/lexicon"
)

// rowsFrame reads questions that go on with the rows of the answer before: one of them, the other one, how many, or a
// field.
func rowsFrame(q *question, _ *slots) *candidate {
	last := q.lastRows()
	if last == nil {
		return nil
	}
	l := q.lister()
	if l.otherRows(last.Source) {
		return nil
	}
	l.c.Source = last.Source
	other := len(last.Shown) == 1 && l.other()
	nth := 0
	if !other {
		nth = l.nth()
	}
	if other {
		l.numbers()
		l.claimed("attr.on", "obj.patent", "obj.paper", "obj.article", "attr.name")
	}
	l.wanted()
	l.asOfRows()
	l.operators()
	if l.has("attr.on", "attr.mention", "attr.contain") { // 和荧光粉有关的是哪个
		l.about()
	}
	detail := l.c.Source == Patents && l.has("attr.detail")
	if detail && !other {
		l.numbers()
	}
	if other {
		l.about()
	}
	if nth == 0 && len(l.c.Wants)+len(l.c.Then)+len(l.c.Where) == 0 && !other {
		return nil
	}
	l.claimed("obj.patent", "obj.paper", "obj.article", "obj.title", "attr.name", "ref")
	if l.c.Source == Patents && (l.c.Has(Date) || len(l.c.Then) > 0 || nth > 0) {
		l.claimed("attr.open", "attr.announce", "attr.publish")
	}
	if l.rest() {
		return nil
	}
	l.counted()
	if nth == 1 && l.has("ask.which", "ask.who") && l.has("attr.open", "attr.announce", "attr.publish") {
		nth, l.c.Then = 0, []Op{{Name: Bottom, N: 1, By: "date"}} // which was published first
	}
	if detail && !other {
		last = &Query{Source: last.Source, Times: last.Times}
	}
	if other || len(last.Shown) == 1 && l.ranks() {
		l.besides(last, other)
		return l.c
	}
	l.follow(last, nth)
	return l.c
}

// lastRows is the query for rows that a question may go on with: the one before, or for the patent whose notice the
// sentence was quoted from.
func (q *question) lastRows() *Query {
	switch last := q.last; {
	case last == nil:
	case last.Source == Patents || last.Source == Papers || last.Source == Articles:
		return last
	case last.Source == Prose:
		return last.Record
	}
	return nil
}

// other takes the words for the other one of two: 另一件, 另外那件, 剩下那个, the other one.
func (l *lister) other() bool {
	for i := range l.tokens {
		t := &l.tokens[i]
		k := i + 1
		for l.at(k).Class == lexicon.Filler && k < len(l.tokens) {
			k++
		}
		n := l.at(k)
		one := n.Of("counter") || n.Is("firm.end") || n.Is("col.firm") || n.Class == lexicon.Quantity && n.Value == "1" || n.Text == "one" ||
			n.Class == lexicon.Mark && l.english || strings.HasSuffix(t.Text, "一个")
		if one && (t.Is("op.rest") || t.Text == "另外" || t.Text == "另一" || t.Text == "还有") {
			for ; i <= k && i < len(l.tokens); i++ {
				l.claim(i)
			}
			return true
		}
	}
	return false
}

// otherArticle reads a question for another article than the one in focus: 另一篇讲铈的. It is nil where none is asked for.
func (q *question) otherArticle(after *Query) *Query {
	l := q.lister()
	if after.Focus == nil || !q.has("counter.篇", "obj.article", "obj.paper", "obj.research") &&
		!strings.Contains(q.text, "一篇") || !l.other() {
		return nil
	}
	l.c.Source = Articles
	l.claimed("obj.article", "obj.paper", "obj.research", "counter.篇", "op.and")
	l.about()
	if len(l.c.Cond(About)) == 0 || l.rest() {
		return nil
	}
	l.c.Where = append(l.c.Where, Cond{Dim: InFocus, Values: []string{""}, Not: true})
	l.c.Then = []Op{{Name: List}}
	l.c.account(q)
	l.c.Query.Focus, l.c.English = after.Focus, q.english
	return &l.c.Query
}

// amongRows reads a question for those of the rows before that are about something: 哪些是关于回收的, any on magnets. It is
// nil where none is asked for.
func (q *question) amongRows(after *Query) *Query {
	about := slices.ContainsFunc(q.tokens, func(t lexicon.Token) bool {
		return t.Is("attr.on") || slices.Contains(lexicon.List("row.about"), t.Text)
	})
	if !after.catalogued() || after.Op(List) == nil || !about || q.has("object") ||
		q.has("ask.who", "ask.when", "ask.where", "ask.why") {
		return nil
	}
	l := q.lister()
	l.c.Source = after.Source
	l.claimed("ask.which", "ask.what", "op.list", "op.count", "ref.they", "ref.that", "be", "op.and")
	for i := range l.tokens {
		if slices.Contains(lexicon.List("row.about"), l.tokens[i].Text) ||
			slices.Contains(lexicon.List("row.some"), l.tokens[i].Text) {
			l.claim(i)
		}
	}
	l.about()
	if len(l.c.Cond(About)) == 0 || l.rest() {
		return nil
	}
	for _, w := range after.Where {
		if w.Dim != About || q.has("part") || strings.Contains(q.text, "of the") {
			l.c.Where = append(l.c.Where, w)
		}
	}
	l.c.Times, l.c.Then = after.Times, []Op{{Name: List}}
	l.c.account(q)
	l.c.English = q.english
	return &l.c.Query
}

// asOfRows reads words that ask for a field only where rows are spoken of: 号码, 干嘛用的, 分别是谁.
func (l *lister) asOfRows() {
	if l.c.Source != Patents {
		return
	}
	for i := range l.tokens {
		switch t := &l.tokens[i]; {
		case t.Is("time.day") && t.Text == "号":
			l.want(i, NumberWant)
		case t.Is("op.list") && strings.Contains(t.Text, "谁"), t.Is("obj.author"), t.Is("asked.who"):
			l.want(i, Inventor)
		case t.Class == lexicon.Quantity && strings.Contains("件项个", t.Unit) && l.at(i-1).Is("ask.which"): // 哪两件
			l.claim(i)
		case t.Is("attr.use"), t.Is("ask.why") && l.at(i+1).Text == "用":
			l.want(i, Gist)
		}
	}
}

// counted lets how many inventors there are be told by their names: it is no number of rows, nor is a patent's number.
func (l *lister) counted() {
	people := l.c.Has(Inventor) && l.has("op.count", "ask.what")
	if people || (l.c.Has(NumberWant) || l.c.Has(Date)) && !l.has("op.count") { // 号是多少
		l.c.Then = slices.DeleteFunc(l.c.Then, func(o Op) bool { return o.Name == CountOf })
	}
	if people {
		l.c.Wants = append(l.c.Wants, Count)
	}
}

// ranks reports whether the first or the last by date is asked for.
func (l *lister) ranks() bool { return l.c.Op(Top) != nil || l.c.Op(Bottom) != nil }

// besides asks for the patents that are described, with the one that was shown or without it.
func (l *lister) besides(last *Query, other bool) {
	c := l.c
	c.Where = append([]Cond{{Dim: Number, Values: []string{Present}}}, c.Where...)
	if other {
		c.Where = append(c.Where, Cond{Dim: Number, Values: last.Shown, Not: true})
	}
	c.Times, c.needs = last.Times, c.needs+2
	if len(c.Wants) == 0 && other {
		c.Wants = last.Wants
	}
}

// otherRows reports whether the question names rows of another kind than the answer before has.
func (l *lister) otherRows(last Source) bool {
	for s, id := range map[Source]string{Patents: "obj.patent", Papers: "obj.paper", Articles: "obj.article"} {
		if s != last && l.has(id) {
			return true
		}
	}
	return false
}

// lastOne is the last of several.
const lastOne = -1

// nth reads which of several is meant: 第二个, 头一个, the first. It gives 0 for none.
func (l *lister) nth() int {
	for i := range l.tokens {
		if l.tokens[i].Is("op.last") && !l.tokens[i].Is("op.latter.last") { // 倒数第二个
			l.claim(i)
			if isCount(l.at(i + 1)) {
				l.claim(i + 1)
			}
			if n, _ := l.nthAt(i + 1); n > 0 {
				return -n
			}
			return lastOne
		}
		if n, ok := l.nthAt(i); ok {
			return n
		}
	}
	return 0
}

// nthAt takes the place among several that the token at i says, and reports whether it says one.
func (l *lister) nthAt(i int) (n int, ok bool) {
	t, next := l.at(i), l.at(i+1)
	switch {
	case t.Is("op.former"), t.Is("time.first"), t.Is("op.first"):
		n = 1
	case t.Is("op.latter.last"):
		n = lastOne
	case t.Is("op.latter"), t.Is("op.second"):
		n = 2
	case t.Is("ord") && isCount(next):
		n = small(next.Value)
	default:
		return 0, false
	}
	l.claim(i)
	if isCount(next) {
		l.claim(i + 1)
	}
	return n, true
}

// isCount reports whether a token is a number, with what it counts or without.
func isCount(t *lexicon.Token) bool { return t.Class == lexicon.Number || t.Class == lexicon.Quantity }

// small is the value of a number of one digit, 0 of others.
func small(s string) int {
	if len(s) == 1 && s[0] >= '1' && s[0] <= '9' {
		return int(s[0] - '0')
	}
	return 0
}

// follow takes the conditions of the query before, and its wants where nothing new is wanted.
func (l *lister) follow(last *Query, nth int) {
	c := l.c
	on := len(c.Cond(About)) > 0
	where := slices.Clone(last.Where)
	if on && !l.has("ask.which", "op.list", "part") { // 跟荧光粉有关的呢: another subject, none of those
		where = slices.DeleteFunc(where, func(c Cond) bool { return c.Dim == About || c.Dim == Titled })
	}
	c.Where, c.Times, c.needs = append(where, c.Where...), last.Times, c.needs+2
	if on {
		nth = 0
		last = &Query{Source: last.Source, Wants: last.Wants}
	}
	field := len(last.Shown) == 1 && len(c.Wants) > 0 && nth == 0 && !l.ranks()
	if field { // of the one that was shown
		c.Then = nil
	}
	if len(c.Then) == 0 {
		for _, o := range last.Then {
			if o.Name != CountOf && o.Name != List && !(nth != 0 && o.Name == Nth) {
				c.Then = append(c.Then, o)
			}
		}
	}
	if nth != 0 {
		c.Then = slices.DeleteFunc(c.Then, func(o Op) bool { return o.Name == List })
		c.Then = append(c.Then, Op{Name: Nth, N: nth})
		c.needs++
	}
	if len(c.Wants) == 0 && c.Op(CountOf) == nil {
		c.Wants = last.Wants
	}
}
