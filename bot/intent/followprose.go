package intent

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// followProse asks the article in focus. A name alone takes the place of one in the question before; what the words may
// mean as a question of their own comes next, where the article does not say it.
func (q *question) followProse(s *slots, after *Query) *Query {
	p := q.prose(s).Query
	p.Focus, p.English = after.Focus, q.english || after.English && !bulletin.HasHan(q.text)
	p.Figures = after.figures()
	names := after.Source == Prose && q.hint == "" && (q.onlySlots() || q.onlyTime())
	switch most := q.otherMost(after.Text); {
	case after.Source == Prose && most != "":
		p.Text = most
	case names:
		if p.Text = q.renamed(after.Text); p.Text == "" {
			p.Text = q.text
		}
		if whole, _ := q.best(s); whole.Source != Issue { // 二季度呢 asks for no issue
			p.Else = &whole.Query
		}
	case q.pointsAtNone(after):
		none := &Query{Source: None, Reason: Unclear, Text: q.text, Then: []Op{{Name: Nth}}}
		if after.Source != Prose || !q.ordersDeed() {
			return none
		}
		p.Else = none
	case after.Source == Prose && q.ofNothing(nil) && q.figures(s):
	case q.whole(s):
		whole, _ := q.best(s)
		leaves := whole.Source == Facts && len(whole.Ignored) > 0 // 氧化镨钕那个标的什么价成交的
		if q.ofArticle(after) || after.Source == Prose && (leaves || q.ofNoFigure(s) || q.ofNoTrade(s) ||
			q.crossesNothing(s) || q.ofNoFirm(s)) {
			return q.articleFirst(s, after, &whole.Query)
		}
		return nil
	case after.Source == Facts && (q.onlySlots() || !q.saysWhat()):
		return &Query{Source: None, Reason: Unclear, Text: q.text}
	case after.Source == Facts && q.asksWhen():
		e := *after
		e.Wants = []Want{When}
		p.Else = &e
	}
	return &p
}

// resolved is a question with what it points at in the stead of the words that do: one of several that the answer
// before named, both of them, the place that was asked about. It is nil where it points at nothing.
func (q *question) resolved(after *Query) *question {
	if from, to, name := q.pointsAt(after.Named); name != "" {
		n := q.replaced(from, to, name)
		n.last = q.last
		return n
	}
	if n := q.otherOf(after); n != nil {
		return n
	}
	if n := q.thenOf(after); n != nil {
		return n
	}
	if n := q.firmOf(after); n != nil {
		return n
	}
	at := q.find("ref.there")
	if at < 0 || after.Source != Prose || isName(q.at(at-1)) { // 中国那边
		return nil
	}
	before := q.cat.Lexicon.Tokens(after.Text, q.cat.base())
	for i := len(before) - 1; i >= 0; i-- {
		if t := &before[i]; t.Class == lexicon.Place {
			n := q.replaced(at, at+1, t.ID)
			n.last = q.last
			return n
		}
	}
	return nil
}

// replaced is the question with some words in the stead of the tokens from one to before another.
func (q *question) replaced(from, to int, words string) *question {
	r := []rune(q.text)
	return newQuestion(string(r[:q.tokens[from].From])+words+string(r[q.tokens[to-1].To:]), q.cat)
}

// amongAll is a question for the place of the one product that was spoken of among all, or for those that are dearer or
// cheaper, with its name in the stead of the word for it: 它排第几贵, 比它贵的是哪两个.
func (q *question) amongAll(after *Query) *question {
	name, at := after.Product(), q.find("ref.it", "ref.that")
	if after.One != nil && after.Kind == bulletin.PriceFact {
		name = after.One.Subject
	}
	if o := after.Op(PlaceOf); o != nil && after.Kind == bulletin.PriceFact {
		name = o.Of
	}
	than := at > 0 && q.at(at-1).Is("cmp.than") && q.has("op.dearer", "op.cheaper") &&
		q.has("op.list", "op.count", "ask.which")
	if name == "" || at < 0 || q.placeAsked() < 0 && !than ||
		slices.ContainsFunc(q.tokens, func(t lexicon.Token) bool { return isName(&t) }) {
		return nil
	}
	return q.replaced(at, at+1, name)
}

// otherOf is a question for the other one of two that were named, where the question before named one of them: 另一家呢.
func (q *question) otherOf(after *Query) *question {
	l := q.lister()
	if len(after.Named) != 2 || !l.other() || l.rest() {
		return nil
	}
	said := after.Text + strings.Join(after.Cond(Company), "")
	first, second := Calls(said, after.Named[0]), Calls(said, after.Named[1])
	if first == second {
		return nil
	}
	name := after.Named[0]
	if first {
		name = after.Named[1]
	}
	n := newQuestion(name+"呢", q.cat)
	n.last = q.last
	return n
}

// Calls reports whether a text names a firm, if only by the first letters of its name: 桂稀 for 桂稀新材料有限公司.
func Calls(text, name string) bool {
	r := []rune(name)
	return strings.Contains(text, name) || len(r) > shortName && strings.Contains(text, string(r[:shortName]))
}

// shortName is how many letters a firm is called by at least.
const shortName = 2

// thenOf is a question with the time of the figure that was told last in the place of a word for it: 那天是多少. It is nil
// where no such figure was told.
func (q *question) thenOf(after *Query) *question {
	if after.Source != Facts || len(after.Recent) == 0 {
		return nil
	}
	last := after.Recent[len(after.Recent)-1].Period
	if last.IsZero() || last.Months() > 1 {
		return nil
	}
	for _, w := range lexicon.List("ref.then") {
		before, behind, ok := strings.Cut(q.text, w)
		at := len([]rune(before))
		timed := func(t lexicon.Token) bool { // 10月那会儿, 最低那天
			return t.To == at && (t.Class == lexicon.PeriodOf || t.Of("measure") && !t.Is("measure.share") || t.Of("extreme"))
		}
		if ok && !slices.ContainsFunc(q.tokens, timed) &&
			slices.ContainsFunc(q.tokens, func(t lexicon.Token) bool { return t.From == at }) {
			n := newQuestion(before+last.Chinese()+behind, q.cat)
			n.last = q.last
			return n
		}
	}
	return nil
}

// firmOf is a question with the firm that was spoken of last in the place of words that point at one: 那家公司做什么的.
func (q *question) firmOf(after *Query) *question {
	if after.Firm == "" ||
		slices.ContainsFunc(q.tokens, func(t lexicon.Token) bool { return t.Class == lexicon.Company && !t.Of("firm") }) {
		return nil
	}
	for _, w := range lexicon.List("ref.firm") {
		if before, behind, ok := strings.Cut(q.text, w); ok {
			n := newQuestion(before+after.Firm+behind, q.cat)
			n.last = q.last
			return n
		}
	}
	return nil
}

// otherMost is the question before with another superlative in the place of its own, empty where a follow-up is not
// only one: 最差的呢, behind 吸附最好的是哪种.
func (q *question) otherMost(before string) string {
	at := q.find("op.most")
	if at < 0 || q.at(at+1).To != q.at(at).To+1 {
		return ""
	}
	for i := range q.tokens {
		if t := &q.tokens[i]; i != at && i != at+1 && !silent(t) && !t.Of("ask") {
			return ""
		}
	}
	r := []rune(before)
	for _, t := range q.cat.Lexicon.Tokens(before, q.cat.base()) {
		if end := t.To + 1; t.Is("op.most") && end <= len(r) {
			return string(r[:t.From]) + q.asked(at) + q.asked(at+1) + string(r[end:])
		}
	}
	return ""
}

// ofArticle reports whether a question may be of the article that was quoted last, though it could be one for figures:
// it asks who or when, or how much of something, and for no price.
func (q *question) ofArticle(after *Query) bool {
	if after.Source != Prose || after.Focus == nil || q.hint != "" ||
		q.has("ask.price", "obj.price", "obj.product", "measure.index", "qual.forecast") ||
		q.has("measure.price", "measure.mean") && slices.ContainsFunc(q.tokens, func(t lexicon.Token) bool { return isName(&t) }) {
		return false
	}
	for i := range q.tokens {
		k := i - 1
		done := false
		for k > 0 && (silent(q.at(k)) || q.at(k).Class == lexicon.PeriodOf) { // 氧化镨钕现在多少
			done = done || q.at(k).Is("aspect")
			k--
		}
		if done && q.tokens[i].Is("ask.what") { // 铽用了多少: no price
			return true
		}
		b := q.at(k)
		if t := &q.tokens[i]; t.Is("ask.what") && b.Class != lexicon.Product && b.Class != lexicon.Element ||
			t.Is("ask.who") ||
			t.Is("ask.where") || t.Is("obj.source") || t.Is("op.list") && strings.HasSuffix(t.Text, "家") || t.Is("ask.how") ||
			t.Is("ask.long") {
			return true
		}
	}
	return false
}

// ofNothing reports whether a reading names nothing that it is of, and leaves words out or says in no word which rows
// are asked for, so that it may be of the article that was quoted last: 稳不稳定, 论文题目. Without a reading it is of
// figures, where no word says so.
func (q *question) ofNothing(c *candidate) bool {
	some := slices.ContainsFunc(q.tokens, func(t lexicon.Token) bool { return isName(&t) || t.Class == lexicon.PeriodOf })
	if c == nil {
		unknown := slices.ContainsFunc(q.tokens, func(t lexicon.Token) bool {
			return t.Class == lexicon.Unknown && bulletin.HasHan(t.Text)
		})
		return !some && q.hint == "" && !q.has("ref.it") && unknown &&
			!q.has("obj.product", "obj.price", "measure.index", "kind.quota", "direction", "qual.forecast")
	}
	if q.hint != "" || c.Source == Patents || len(c.Where)+len(c.Times) > 0 {
		return false
	}
	said := candidate{Query: c.Query, claimed: c.claimed}
	if said.account(q); len(said.Ignored) > 0 { // how many people work there counts no works
		return true
	}
	return !some && ((c.Has(Title) || q.has("attr.name")) && !q.has("op.list", "op.count") ||
		len(c.Then) == 1 && c.Then[0].Name == List && !q.has("op.list", "ask.which", "op.count"))
}

// figures reports whether a question can be answered as a whole one for figures.
func (q *question) figures(s *slots) bool {
	best, _ := q.best(s)
	return q.whole(s) && best.Source == Facts
}

// ofOneArticle reports whether the answer was out of one article, or showed but one.
func (q *Query) ofOneArticle() bool {
	return q.Focus != nil && (q.Source == Prose || (q.Source == Papers || q.Source == Articles) && len(q.Shown) == 1)
}

// InWords is the last query of a conversation that was answered out of an article, nil for none: the figures and the
// rows asked for since only step aside from it.
func (q *Query) InWords() *Query {
	if q.Source == Prose && q.Focus != nil {
		return q
	}
	return q.Aside
}

// ofNoFigure reports whether a reading for figures names nothing that they are of and chooses none, but only takes a
// word of movement for theirs, 稳不稳定, or of an order, when will the first product arrive; or leaves out what it asks:
// 贸易公司能申请吗.
func (q *question) ofNoFigure(s *slots) bool {
	best, _ := q.best(s)
	if !q.figures(s) || q.saysFigure() {
		return false
	}
	return len(best.Ignored) > 0 && len(s.times) == 0 || len(best.Where)+len(best.Times) == 0 &&
		!slices.ContainsFunc(best.Then, func(o Op) bool { return o.Name != Within && o.Name != Nth })
}

// ofNoTrade reports whether a reading for trade says neither which way goods go, nor when, nor which: 外资最多占多少股, of a
// mine.
func (q *question) ofNoTrade(s *slots) bool {
	best, _ := q.best(s)
	ways := slices.ContainsFunc(s.directions, func(d slot) bool { return crosses(&q.tokens[d.at]) })
	return best.Source == Facts && best.Kind == bulletin.TradeFact && !ways && len(best.Times)+len(in(s.goods))+len(s.all) == 0
}

// crossesNothing reports whether a reading for trade only has a word of selling or buying, of goods that an article may
// tell of: 汽车这块卖了多少.
func (q *question) crossesNothing(s *slots) bool {
	best, _ := q.best(s)
	return best.Source == Facts && best.Kind == bulletin.TradeFact && len(best.Times)+len(in(s.partners)) == 0 &&
		len(s.directions) > 0 &&
		!slices.ContainsFunc(s.directions, func(d slot) bool { return crosses(&q.tokens[d.at]) })
}

// ofNoFirm reports whether a reading for the results of firms names none: 营收呢, of the one that an article tells of.
func (q *question) ofNoFirm(s *slots) bool {
	best, _ := q.best(s)
	return best.Source == Facts && best.Kind == bulletin.CompanyFact && len(best.Cond(Company)) == 0
}

// crosses reports whether a word for a way says that goods cross a border, and not only that something goes somewhere:
// 出口, exports, but not went to.
func crosses(t *lexicon.Token) bool {
	return strings.Contains(t.Text, "口") || strings.Contains(t.Text, "port") || strings.Contains(t.Text, "trade")
}

// saysFigure reports whether a question has a word that only figures have, or chooses among products.
func (q *question) saysFigure() bool {
	return q.has("ask.price", "obj.price", "measure.price", "measure.mean", "measure.index", "kind.quota") ||
		q.has("obj.product") && (len(q.moveWords()) > 0 || q.has("op.list", "op.count", "ask.which", "op.most", "op.dearest",
			"op.cheapest", "op.rank"))
}

// articleFirst asks the article that was quoted last, and where it does not say it what else the question means.
func (q *question) articleFirst(s *slots, after, other *Query) *Query {
	p := q.prose(s).Query
	p.Focus, p.Figures, p.Else = after.Focus, after.figures(), other
	oneName := other.Source == Papers && len(other.Where) == 0 && q.has("attr.name") && !q.has("op.list", "op.count")
	ofAll := other.Source == Facts && !q.saysFigure() && other.Op(Top) == nil && other.Op(Bottom) == nil
	if oneName || q.buysNothing(other) || q.asksBesidePrice(other) || q.ofNoTrade(s) || q.crossesNothing(s) ||
		(len(other.Ignored) > 0 || ofAll) && len(other.Where)+len(other.Times) == 0 { // it means something else
		p.Else = nil
	}
	p.English = q.english || after.English && !bulletin.HasHan(q.text)
	return &p
}

// asksBesidePrice reports whether a reading for prices only has the name of a product, of which the question asks
// where, who or how: where does its NdPr come from, of what an article tells.
func (q *question) asksBesidePrice(r *Query) bool {
	return r.Kind == bulletin.PriceFact && r.Source == Facts && (len(r.Then) == 0 || r.Then[0].Name == List) &&
		q.has("ask.where", "ask.who", "ask.how", "obj.source") && !q.saysFigure()
}

// buysNothing reports whether a reading for trade says neither what is traded nor when, and only has a verb of buying
// or selling: 谁买走最多, of what an article tells.
func (q *question) buysNothing(r *Query) bool {
	return r.Kind == bulletin.TradeFact && r.Source == Facts && q.fill().named() == len(q.fill().directions) && len(r.Times) == 0 &&
		!slices.ContainsFunc(q.tokens, func(t lexicon.Token) bool {
			return t.Of("direction") && (strings.Contains(t.Text, "口") || !bulletin.HasHan(t.Text))
		})
}

// pointsAt finds the tokens that point at one of several that were named, or at all of two, and gives what they mean:
// 第二家, 两家.
func (q *question) pointsAt(named []string) (from, to int, name string) {
	if len(named) < 2 || slices.ContainsFunc(q.tokens, func(t lexicon.Token) bool { return isName(&t) }) {
		return 0, 0, ""
	}
	n, at := q.ordinal()
	if i := q.find("op.latter.last"); i >= 0 {
		n, at = len(named), i
	}
	if n > 0 && n <= len(named) {
		for to = at + 1; to < len(q.tokens) && (q.at(to).Of("counter") || q.at(to).Text == "one" ||
			q.at(at).Is("ord") && to == at+1); to++ {
		}
		return at, to, named[n-1]
	}
	all := strings.Join(named, "和")
	for i := range q.tokens {
		switch t := &q.tokens[i]; {
		case t.Is("ref.both") && len(named) == 2, t.Text == "各自", t.Text == "它们" && len(named) == 2:
			return i, i + 1, all
		case t.Class == lexicon.Quantity && t.Value == strconv.Itoa(len(named)) && len([]rune(t.Unit)) == 1 &&
			q.several() > 0:
			return i, i + 1, all
		case t.Value == strconv.Itoa(len(named)) && q.at(i+1).Of("counter"):
			return i, i + 2, all
		}
	}
	return 0, 0, ""
}

// asksWhen reports whether a question only asks when: of a figure that is its time, where the sentence says no other.
func (q *question) asksWhen() bool { return q.only("ask.when") }

// pointsAtNone reports whether a question points at one of several where there are none: 第二件的发明人.
func (q *question) pointsAtNone(after *Query) bool {
	n, at := q.ordinal()
	return n > 0 && len(after.Rows) == 0 && (q.at(at+1).Of("counter") || q.tokens[at].Is("op.latter") ||
		q.tokens[at].Is("op.former"))
}

// ordersDeed reports whether a place in an order is that of something which the question tells of in words of its
// own: 第一个签约的 客户. The article may say it, though nothing was listed.
func (q *question) ordersDeed() bool {
	_, at := q.ordinal()
	for at++; q.at(at).Of("counter"); at++ {
	}
	t := q.at(at)
	return Content(t) && !t.Of("object") && !t.Is("link.of")
}

// saysWhat reports whether a question has a word that an article could be asked for.
func (q *question) saysWhat() bool {
	return slices.ContainsFunc(q.tokens, func(t lexicon.Token) bool {
		return Content(&t) || t.Is("ask.when") || t.Is("ask.who") || t.Is("ask.where") || t.Is("ask.why") ||
			t.Is("ask.how") || t.Of("term") || t.Of("qualifier")
	})
}

// orProse lets what figures don't say be looked for in the article in focus, where the question asks for anything.
func (q *question) orProse(r *Query, s *slots, after *Query) {
	if r.Source != Facts || after.Focus == nil || len(s.asks) == 0 || !q.saysWhat() {
		return
	}
	p := q.prose(s).Query
	p.Focus, p.Figures = after.Focus, after.figures()
	r.Else = &p
}

// figures is the query for figures that a question in prose steps aside from.
func (q *Query) figures() *Query {
	if q.Source == Facts {
		return q
	}
	return q.Figures
}

// onlySlots reports whether a question has a name or another word that fills a slot, and else nothing that says
// anything.
func (q *question) onlySlots() bool {
	some := false
	for i := range q.tokens {
		t := &q.tokens[i]
		fills := familyOf(t) != ""
		some = some || fills
		if !fills && !silent(t) && !joins(t) && !t.Is("op.per") { // 折成氧化镨钕
			return false
		}
	}
	return some
}

// onlyTime reports whether a question asks how much it was at a time, and nothing else: 2021年是多少.
func (q *question) onlyTime() bool {
	some := false
	for i := range q.tokens {
		t := &q.tokens[i]
		some = some || t.Class == lexicon.PeriodOf && !t.Period.IsZero()
		if t.Class != lexicon.PeriodOf && !silent(t) && !t.Is("ask.what") && !t.Of("rel") && !t.Of("time") {
			return false
		}
	}
	return some
}

// renamed is the question before with the names of this one in the place of its last ones of their family.
func (q *question) renamed(before string) string {
	first := slices.IndexFunc(q.tokens, func(t lexicon.Token) bool { return familyOf(&t) != "" })
	family := familyOf(&q.tokens[first])
	old := q.cat.Lexicon.Tokens(before, q.cat.base())
	to := len(old)
	of := func(t *lexicon.Token) bool {
		f := familyOf(t)
		return f == family || family == "latin" && (f == "place" || f == "body")
	}
	for to > 0 && !of(&old[to-1]) {
		to--
	}
	from := to
	for from > 0 && of(&old[from-1]) {
		from--
	}
	if from == to && family == "time" && bulletin.HasHan(before) {
		if t := &q.tokens[first]; !bulletin.HasHan(t.Text) { // and in 2030?, of a question that is asked in Chinese
			return t.Period.Chinese() + before
		}
		return q.slotWords() + before
	}
	if from == to {
		return ""
	}
	r := []rune(before)
	return string(r[:old[from].From]) + q.slotWords() + string(r[old[to-1].To:])
}

// slotWords are the words of a question that fill slots, as asked.
func (q *question) slotWords() string {
	var out []string
	for i := range q.tokens {
		if familyOf(&q.tokens[i]) != "" {
			out = append(out, q.asked(i))
		}
	}
	return strings.Join(out, "")
}

// familyOf tells what kind of thing a word is: matter, a place, a body, a time, a stage; empty for words that fill no
// slot.
func familyOf(t *lexicon.Token) string {
	switch t.Class {
	case lexicon.Product, lexicon.Element, lexicon.Group, lexicon.Goods:
		return "matter"
	case lexicon.Place:
		return "place"
	case lexicon.Company:
		return "body"
	case lexicon.PeriodOf:
		return "time"
	}
	if r := []rune(t.Text); t.Class == lexicon.Unknown && len(r) > 3 && unicode.IsUpper(r[0]) && r[0] < unicode.MaxLatin1 {
		return "latin"
	}
	for _, k := range []string{"stage", "direction", "batch", "ore"} {
		if t.Of(k) {
			return k
		}
	}
	if t.Of("form") || t.Of("formbehind") {
		return "matter"
	}
	return ""
}

// joins reports whether a token stands between the members of a list.
func joins(t *lexicon.Token) bool {
	return t.Is("op.and") || t.Is("op.or") || t.Class == lexicon.Mark && (t.Text == "、" || t.Text == "," ||
		t.Text == "/")
}
