package intent

import (
	"cmp"
	"slices"
	"strings"

	"rebot/index/bulletin"
	"rebot/index/english"
	"rebot/index/lexicon"
	"rebot/index/spelling"
)

// A Heard is a message that was cut into tokens once: for what it misspells, for what it means, and for the several
// things that it may ask.
type Heard struct {
	Text  string // with every name as it is written, without what only leads up to it
	Anew  bool   // it changes the subject: nothing of the conversation is meant
	Turn  *Turn  // the subject that it goes back or over to, nil where no clause of its own says it
	Spelt []spelling.Misspelling
	// how many decimals the answer is wanted with, less than none for tens and hundreds; nil for as they come
	Places *int
	asked  *question // the message as it stands
	meant  *question // and as it is spelt right
}

// Hear takes a message apart.
func Hear(text string, cat *Catalog) *Heard {
	tokens := surnames(text, cat.Lexicon.Tokens(text, cat.base()))
	h := &Heard{}
	if n, anew := opening(text, tokens); n > 0 {
		h = Hear(string([]rune(text)[n:]), cat)
		h.Anew = h.Anew || anew
		return h
	}
	if rest, to := turned(text, tokens); rest != text {
		h = Hear(rest, cat)
		h.Turn = cmp.Or(h.Turn, to)
		return h
	}
	if to := recalled(text, tokens); to != nil {
		h = Hear(to.Rest, cat)
		h.Turn = cmp.Or(h.Turn, to)
		return h
	}
	if rest := looking(text, tokens); rest != text {
		return Hear(rest, cat)
	}
	if rest, places := mannerless(text, tokens); rest != text {
		h = Hear(rest, cat)
		h.Places = places
		return h
	}
	h.Text, h.Spelt = spelling.Correct(text, tokens)
	if rest, hint := addressed(text); rest == text {
		h.asked = questionOf(text, hint, tokens, cat)
	} else {
		h.asked = newQuestion(text, cat)
	}
	if h.meant = h.asked; h.Text != text {
		h.meant = newQuestion(h.Text, cat)
	}
	return h
}

// Route understands the message. after is the last query of the conversation, nil at its start.
func (h *Heard) Route(after *Query) Reading {
	if h.Anew {
		after = nil
	}
	return h.meant.understood(h.Text, after)
}

// Nameless reports whether a message names nothing and no time, so that it may be of whatever was spoken of.
func (h *Heard) Nameless() bool {
	return !isNamed(h.meant.tokens)
}

// Points reports whether a message points at what was spoken of.
func (h *Heard) Points() bool { return h.meant.has("ref.it", "ref.that", "ref.there", "ref.both") }

// PointsAt reports whether a message points at one thing of several that were spoken of: 那个河山项目.
func (h *Heard) PointsAt() bool { return h.meant.has("ref.that") }

// Somebody is the word for somebody who was spoken of, where a message asks what he says: 他说了什么; empty where it does not.
func (h *Heard) Somebody() string {
	says := func(t lexicon.Token) bool {
		return t.Of("say") || t.Is("attr.call") || t.Is("attr.stance") || slices.Contains(lexicon.List("opinion.verb"), t.Text)
	}
	i := slices.IndexFunc(h.meant.tokens, func(t lexicon.Token) bool { return t.Class != lexicon.Mark && t.Text != "那" })
	if i < 0 || !slices.Contains(lexicon.List("ref.somebody"), h.meant.tokens[i].Text) ||
		!slices.ContainsFunc(h.meant.tokens, says) {
		return ""
	}
	return h.meant.tokens[i].Text
}

// Body is the body that a message names: an unknown name with a word for what it is, 东海大学. It is empty for none.
func (h *Heard) Body() string {
	tokens := h.meant.tokens
	for i := range tokens {
		if !tokens[i].Of("bodyend") {
			continue
		}
		from := i
		named := func(t *lexicon.Token) bool {
			return !t.Fills() && t.Class != lexicon.Mark && t.Class != lexicon.PeriodOf && !t.Of("link") && !t.Of("ref") &&
				!t.Of("ask") && !t.Of("op") && !t.Of("be") && !t.Of("prep")
		}
		own := func(t lexicon.Token) bool { return t.Class == lexicon.Unknown || t.Class == lexicon.Company }
		for from > 0 && named(&tokens[from-1]) && tokens[from-1].To == tokens[from].From {
			from--
		}
		if slices.ContainsFunc(tokens[from:i], own) {
			return string([]rune(h.meant.text)[tokens[from].From:tokens[i].To])
		}
	}
	return ""
}

// SaysHe reports whether a message begins with a word for somebody that was spoken of, so that it can only be of that:
// 他们发了多少奖金.
func SaysHe(tokens []lexicon.Token) bool {
	i := slices.IndexFunc(tokens, func(t lexicon.Token) bool { return t.Class != lexicon.Mark && t.Text != "那" })
	return i >= 0 && slices.ContainsFunc(lexicon.List("ref.person"), func(he string) bool {
		return tokens[i].Text == he || tokens[i].Class == lexicon.Unknown && strings.HasPrefix(tokens[i].Text, he) // 他上诉了没有
	})
}

// isNamed reports whether words name something or a time.
func isNamed(tokens []lexicon.Token) bool {
	return slices.ContainsFunc(tokens, func(t lexicon.Token) bool { return isName(&t) || t.Class == lexicon.PeriodOf })
}

// A Reading is how a question was understood, for those who want to see it.
type Reading struct {
	Tokens    []lexicon.Token
	Query     Query
	RunnerUp  *Query
	Otherwise *Reading // what else it may mean: in its own words, where Query is of their translation, or in Chinese
	// what is answered where the articles have no answer: some words are left out; nil for nothing
	Partial func() *Query
}

// Route understands a question. after is the last query of the conversation, nil at its start. An English question that
// asks no figure by its own words is understood in Chinese, as the articles are written.
func Route(text string, cat *Catalog, after *Query) Reading {
	return newQuestion(text, cat).understood(text, after)
}

// understood reads a question in its own words, or in Chinese.
func (q *question) understood(text string, after *Query) Reading {
	if r := q.supposed(after); r != nil {
		return *r
	}
	if r := q.assumed(after); r != nil {
		return *r
	}
	r := q.route(after)
	q.stillSupposed(after, &r.Query)
	if t := q.onTried(after); t != nil {
		t.Otherwise = &r
		return *t
	}
	t, ok := translated(text, q.cat, after, &r)
	if ok {
		return t
	}
	if t.Query.Source == Prose && r.Query.Source == Facts && len(r.Query.Ignored) > 0 {
		r.Otherwise = &t
	}
	return r
}

// onTried reads a name alone as going on with the figures that were asked for last and are not printed, nil where there
// are none; what was answered before is what else it may mean.
func (q *question) onTried(after *Query) *Reading {
	if after == nil || after.Tried == nil || q.hint != "" || !q.onlySlots() {
		return nil
	}
	r := newQuestion(q.text, q.cat).route(after.Tried)
	if r.Query.Source != Facts || r.Query.Kind != after.Tried.Kind {
		return nil
	}
	return &r
}

func (q *question) route(after *Query) Reading {
	q.last = after
	if after != nil {
		if n := q.corrected(); n != nil {
			q = n
		}
		if n := q.amongAll(after); n != nil {
			return n.route(nil)
		}
		if n := q.resolved(after); n != nil {
			q = n
		}
	}
	s := q.fill()
	if after != nil {
		if f := follow(q, s, after); f != nil {
			q.trends(f)
			q.orProse(f, s, after)
			return Reading{Tokens: asTold(q.told), Query: *f}
		}
	}
	best, second := q.best(s)
	r := Reading{Tokens: asTold(q.told)}
	if second != nil {
		r.RunnerUp = &second.Query
	}
	r.Query = best.Query
	q.trends(&r.Query)
	if after != nil {
		q.orProse(&r.Query, s, after)
	}
	if best.Source != Prose {
		return r
	}
	if after != nil && after.ofOneArticle() && (!isNamed(q.tokens) || SaysHe(q.tokens)) { // it can only be of what is told there
		r.Query.Focus, r.Query.Figures = after.Focus, after.figures()
		return r
	}
	r.Partial = func() *Query { return q.partial(s) }
	return r
}

// best chooses among the frames that stand: the fewest words lost, then the most needs met. Prose is asked where none
// does.
func (q *question) best(s *slots) (best, second *candidate) {
	lostBy := func(c *candidate) int { _, u := c.lost(q); return u }
	for _, f := range frames {
		c := f(q, s)
		if c == nil || !c.stands(q) {
			continue
		}
		c.account(q)
		c.English = q.english
		switch {
		case best == nil:
			best = c
		case lostBy(c) < lostBy(best) || lostBy(c) == lostBy(best) && c.needs > best.needs:
			best, second = c, best
		case second == nil:
			second = c
		}
	}
	prose := q.prose(s)
	if best == nil {
		return prose, nil
	}
	if second == nil {
		second = prose
	}
	return best, second
}

// manyIgnored is how many words of an English question may be left out of figures before these are of another thing.
const manyIgnored = 2

// translated reads an English question in Chinese, where its own words ask for no figure. What they ask that nobody can
// answer stays refused.
func translated(text string, cat *Catalog, after *Query, r *Reading) (Reading, bool) {
	switch r.Query.Source {
	case Prose, Articles, Patents, Papers, None:
	case Facts:
		if len(r.Query.Ignored) == 0 || after != nil {
			return Reading{}, false
		}
	default:
		return Reading{}, false
	}
	if !r.Query.English {
		return Reading{}, false
	}
	unknown := func(t lexicon.Token) bool { return t.Class == lexicon.Unknown && Content(&t) }
	if after != nil && r.Query.catalogued() && len(r.Query.Ignored) == 0 && after.Source == r.Query.Source &&
		!slices.ContainsFunc(r.Tokens, unknown) {
		return Reading{}, false // which of these are about magnets
	}
	zh := cat.InChinese(Spoken(text), after.focus())
	if zh == nil {
		return Reading{}, false
	}
	q := questionOf(zh.Text, "", zh.Whole(cat.Lexicon.Tokens(zh.Text, cat.base())), cat)
	q.translated = true
	t := q.route(after)
	other := r.Query.Source == Facts && (len(r.Query.Ignored) > manyIgnored || r.Query.Whether && len(r.Query.Then) == 0)
	if (other || r.Query.Source == Prose) && t.Query.Source == Facts && len(t.Query.Ignored) > 0 {
		t = Reading{Tokens: t.Tokens, Query: q.prose(q.fill()).Query}
	}
	t.translatedBy(zh)
	// by how many percent is the high above the low
	if o := t.Query.Op(Diff); o != nil && o.By+o.Unit == "" && inPercentSaid(text) {
		o.Unit = "%"
	}
	if t.Query.Source == None && r.Query.Source != None || t.Query.Source == Facts && len(t.Query.Ignored) > 0 ||
		r.Query.Source == Facts && !other && !t.Query.holds(&r.Query) {
		return t, false
	}
	if t.Query.Source == Prose && r.Query.catalogued() && len(r.Query.Ignored) == 0 && r.Query.Op(CountOf) != nil {
		return Reading{}, false // how many articles are about Myanmar
	}
	article := func(t lexicon.Token) bool { return t.Is("obj.article") }
	if t.Query.Source == Papers && r.Query.Source == Articles && len(r.Query.Ignored) == 0 && slices.ContainsFunc(r.Tokens, article) {
		return Reading{}, false // which articles are about magnets: no papers
	}
	_, hint := addressed(text)
	listed := hint != "" || slices.ContainsFunc(r.Tokens, func(t lexicon.Token) bool { return t.Is("op.list") })
	if t.Query.Source == Prose && r.Query.catalogued() && len(r.Query.Ignored) == 0 && len(r.Query.Where) > 0 && listed {
		return Reading{}, false // papers about neodymium, list the articles on policy
	}
	if r.Query.catalogued() && t.Query.Source == r.Query.Source && len(r.Query.Ignored) == 0 && len(r.Query.Where) > 0 &&
		t.Query.conditions() > r.Query.conditions() && !slices.ContainsFunc(r.Tokens, unknown) {
		return Reading{}, false // which articles deal with recycling: its own words say all of it
	}
	if r.Query.Source != Prose && !other {
		t.Otherwise = r
	}
	return t, true
}

// translatedBy says what a reading names in the language of the question.
func (r *Reading) translatedBy(zh *english.Question) {
	r.Query.in(zh)
	if partial := r.Partial; partial != nil {
		r.Partial = func() *Query {
			q := partial()
			if q != nil {
				q.in(zh)
			}
			return q
		}
	}
}

// conditions is how many values the rows asked for must have.
func (q *Query) conditions() (n int) {
	for i := range q.Where {
		n += len(q.Where[i].Values)
	}
	return n
}

// catalogued reports whether rows of the catalogue are asked for.
func (q *Query) catalogued() bool {
	return q.Source == Articles || q.Source == Patents || q.Source == Papers
}

// InChinese says a question in Chinese that is asked in English, nil where it is not, or asks for what is never
// answered. A question that goes on with an article is said in the words that this has.
func (c *Catalog) InChinese(text string, focus *Place) *english.Question {
	tokens := surnames(text, c.Lexicon.Tokens(text, c.base()))
	says := func(t lexicon.Token) bool {
		return Content(&t) && !t.Of("say") || focus != nil && t.Of("op") && !bulletin.HasHan(t.Text) // who buys it, of what is spoken of
	}
	if slices.ContainsFunc(tokens, refused) || !isEnglish(text, tokens) || !slices.ContainsFunc(tokens, says) {
		return nil
	}
	texts := c.Texts
	if focus != nil && c.Going != nil {
		texts = c.Going(*focus)
	}
	zh := english.Chinese(text, tokens, texts)
	if !bulletin.HasHan(zh.Text) {
		return nil
	}
	return &zh
}

// focus is the article that a question goes on with, nil for none.
func (q *Query) focus() *Place {
	if q == nil || !q.ofOneArticle() {
		return nil
	}
	return q.Focus
}

// refused reports whether a word asks for what is never answered, in whatever language.
func refused(t lexicon.Token) bool {
	return t.Is("qual.offtopic") || t.Is("qual.advice") || t.Is("qual.stock")
}

// holds reports whether a query asks for figures of all that another one is held to, and does with them what it does.
func (q *Query) holds(o *Query) bool {
	return q.Source == Facts && len(q.Times) >= len(o.Times) && (o.Op(Divide) == nil || q.Op(Divide) != nil) && !slices.ContainsFunc(o.Where, func(c Cond) bool {
		return !slices.ContainsFunc(q.Where, func(d Cond) bool {
			return c.Dim == d.Dim && c.Not == d.Not && slices.Equal(c.Values, d.Values)
		})
	})
}

// in says the words that a query names in the language of the question.
func (q *Query) in(zh *english.Question) {
	q.English, q.In = true, zh
	for i, s := range q.Ignored {
		q.Ignored[i] = zh.English(s)
	}
	for i := range q.Then {
		q.Then[i].Asked = zh.English(q.Then[i].Asked)
	}
	for i, s := range q.Refused {
		q.Refused[i] = zh.English(s)
	}
	if q.Else != nil {
		q.Else.English, q.Else.In = true, zh
	}
}

// Asked gives some words of what was understood as they were asked.
func (q *Query) Asked(words string) string {
	if q.In == nil {
		return words
	}
	return q.In.English(words)
}

// maxParts is how many questions of one message are answered one by one.
const maxParts = 4

// Parts cuts a message that asks several things into its questions, in order: 汽车进口了多少辆？一共值多少钱？ It gives nil where one
// thing is asked. A clause that asks nothing belongs to the question before it, the first to the one behind.
func (h *Heard) Parts() []string {
	q := h.asked
	runes := []rune(q.text)
	var out []string
	start, asks := 0, false
	for i := range q.tokens {
		t := &q.tokens[i]
		if asks && q.parts(i) && q.asksFrom(i+1) {
			out = append(out, strings.TrimSpace(string(runes[start:t.From])))
			start, asks = t.To, false
			continue
		}
		asks = asks || asking(t)
	}
	if out == nil || len(out) >= maxParts {
		return nil
	}
	return append(out, strings.TrimSpace(string(runes[start:])))
}

// ChoosesApart reports whether the parts of a message choose by movements that no row can have both of, so that each
// asks by itself: 谁跌得最狠，谁纹丝没动. What names something beside may mean it for all of them.
func (h *Heard) ChoosesApart() bool {
	q := h.asked
	if len(q.exclusions) > 0 && !q.excludesMoves() ||
		slices.ContainsFunc(q.tokens, func(t lexicon.Token) bool { return isName(&t) }) {
		return false
	}
	first, way := "", ""
	for i := range q.tokens {
		t := &q.tokens[i]
		switch {
		case partOf(t) || t.Is("ask.whether"):
			return false // 跌的里面
		case q.parts(i) && way != "":
			first, way = way, ""
		case wayChosen(t) != "":
			if way = wayChosen(t); q.excluded(i) { // 没跌的
				way = "not " + way
			}
		}
	}
	return first != "" && way != "" && first != way
}

// excludesMoves reports whether a question keeps out movements alone: 没跌的.
func (q *question) excludesMoves() bool {
	return !slices.ContainsFunc(q.exclusions, func(e exclusion) bool {
		return slices.ContainsFunc(e.what, func(i int) bool { return wayChosen(q.at(i)) == "" })
	})
}

// wayChosen is the movement by which a word chooses rows, empty for none.
func wayChosen(t *lexicon.Token) string {
	switch {
	case t.Is("op.maxup"), t.Is("op.minup"):
		return "up"
	case t.Is("op.maxdown"), t.Is("op.mindown"):
		return "down"
	case t.Is("move.up"), t.Is("move.down"), t.Is("move.flat"):
		return wayOf(t.ID)
	}
	return ""
}

// parts reports whether a new question may begin behind a token.
func (q *question) parts(i int) bool {
	t := &q.tokens[i]
	if t.Class == lexicon.Mark || t.Class == lexicon.Filler {
		return strings.ContainsAny(t.Text, ",;?!。") || t.Text == " " && !q.english
	}
	return t.Is("op.and") && q.english
}

// asksFrom reports whether anything is asked before the next border. 镝铁除外呢 goes on with what was asked.
func (q *question) asksFrom(i int) bool {
	for ; i < len(q.tokens) && !q.parts(i); i++ {
		switch {
		case q.excludes(i):
			return false
		case asking(&q.tokens[i]):
			return true
		}
	}
	return false
}

// asking reports whether a word asks by itself.
func asking(t *lexicon.Token) bool {
	return t.Of("ask") || t.Text == "呢" || t.Is("op.list") || t.Is("op.count") || t.Is("op.ratio") || t.Is("op.diff")
}
