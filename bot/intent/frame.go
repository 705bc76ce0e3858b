package intent

import (
	"slices"
	"strings"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// A candidate is what a frame makes of a question.
type candidate struct {
	Query
	claimed  []bool // by token
	without  []bool // by token: what is kept out
	needs    int    // how many of what the frame asks for are met
	explicit bool   // the question says in so many words that it asks for what the frame has
}

// claim marks the tokens of slots as taken.
func (c *candidate) claim(lists ...[]slot) {
	for _, l := range lists {
		for _, s := range l {
			c.claimed[s.at] = true
		}
	}
}

// claimWords marks every word of some concepts as taken.
func (c *candidate) claimWords(q *question, ids ...string) {
	for i := range q.tokens {
		if q.isAny(i, ids) {
			c.claimed[i] = true
		}
	}
}

// A frame is one way to read a question. It gives nil where what it needs is not there.
type frame func(q *question, s *slots) *candidate

// frames are all ways to read a question. Their order decides nothing.
var frames []frame

func init() {
	frames = []frame{priceFrame, indexFrame, tradeFrame, quotaFrame, otherFrame, issueFrame, talkFrame, listingFrame, fieldFrame, rowsFrame}
}

// lost counts what a candidate leaves unclaimed: words that the lexicon knows, and words that nothing knows.
func (c *candidate) lost(q *question) (known, unknown int) {
	for i := range q.tokens {
		t := &q.tokens[i]
		switch {
		case q.excludes(i):
			if !c.honours(q, i) {
				known++
			}
		case c.claimed[i] || silent(t) || q.inside(i) || t.Of("qualifier"):
		case t.Class == lexicon.Unknown || prosaic(t):
			unknown++
		case t.Of("ask"):
		default:
			known++
		}
	}
	return known, unknown
}

// inside reports whether a token is 中 behind what rows are chosen from: 下跌的品种中，最便宜的.
func (q *question) inside(i int) bool {
	n := q.at(i + 1)
	return q.tokens[i].Text == "中" && i > 0 && (n.Class == lexicon.Mark || n.Is("link.of") || n.Is("op") || n.Of("move"))
}

// factual are the kinds of word that say which figure is asked for.
var factual = []string{"direction", "measure", "extreme", "kind", "stage", "batch", "ore", "unit", "move", "compare", "than", "op", "object", "qualifier", "time",
	"rel", "mon", "qtr", "front", "ord", "num", "scale", "grade", "bound", "boundbehind", "boundbetween", "form", "formbehind", "partner", "language", "unitlink", "ask"}

// prosaic reports whether a token is a word of articles, which no figure is asked for with.
func prosaic(t *lexicon.Token) bool {
	return t.Kind == "institution" || t.Class == lexicon.Word && !slices.ContainsFunc(factual, t.Of)
}

// unknown reports whether any word is one that no price is of: nothing knows it, or articles alone do.
func (q *question) unknown() bool {
	return slices.ContainsFunc(q.tokens, func(t lexicon.Token) bool { return t.Class == lexicon.Unknown || t.Of("term") })
}

// asksProse reports whether a question asks who, when, where or how something is, which of articles alone can be told.
func (q *question) asksProse() bool {
	return q.has("ask.who", "ask.when", "ask.where", "ask.how", "ask.long")
}

// stands reports whether a candidate may answer: no word that the lexicon knows is left over, and words that nothing
// knows only where the question asks in so many words for what the frame has.
func (c *candidate) stands(q *question) bool {
	known, unknown := c.lost(q)
	named := len(c.Cond(Subject))+len(c.Cond(Group)) > 0
	if unknown > 0 && c.Kind == bulletin.PriceFact && !named && len(c.Cond(Measure)) == 0 &&
		!q.has("obj.product", "ask.price", "measure.price") {
		return false // of all products, but no word says so
	}
	if c.Kind == bulletin.PriceFact && q.last == nil && q.asksTons(c) {
		return false // no price is so many tons
	}
	if c.Source == Facts && q.has("ref.there") && len(c.Cond(Partner))+len(c.Cond(Region)) == 0 {
		return false // nobody said where
	}
	if q.last != nil && c.Source == Facts && c.open() && !q.saysAll(c) {
		return false // it goes on with what was spoken of, or means nothing
	}
	return known == 0 && (unknown == 0 || c.explicit && (c.Source != Facts || c.Kind == bulletin.IndexFact ||
		!q.asksProse()))
}

// open reports whether a candidate is of everything that a kind of fact has: no name holds it.
func (c *candidate) open() bool {
	if c.Kind != bulletin.PriceFact && c.Kind != bulletin.TradeFact {
		return false
	}
	for _, d := range []Dim{Subject, Group, Form, Partner, Company, Region, Scope} {
		if len(c.Cond(d)) > 0 {
			return false
		}
	}
	return true
}

// saysAll reports whether a question of no name says that it is of all products: it names them, or ranks them by price or
// by change.
func (q *question) saysAll(c *candidate) bool {
	if c.Kind != bulletin.PriceFact {
		return false
	}
	return q.has("obj.product", "obj.price") || c.chooses() &&
		q.has("move", "measure.price", "measure.mean", "op.dearest", "op.cheapest", "op.dearer", "op.cheaper", "op.maxdown", "op.maxup", "op.mindown", "op.minup")
}

// account keeps what a candidate leaves over: qualifiers refuse by their name, unknown words are named.
func (c *candidate) account(q *question) {
	for i := range q.tokens {
		t := &q.tokens[i]
		switch {
		case c.claimed[i] || silent(t) || q.inside(i) || q.excludes(i):
		case t.Of("qualifier"):
			c.Refused = append(c.Refused, q.asked(i))
			if t.Is("qual.advice") || t.Is("qual.forecast") {
				c.Reason = Forecast
			}
			if t.Is("qual.offtopic") {
				c.Reason = OffTopic
			}
		case (t.Class == lexicon.Unknown || prosaic(t)) && len(strings.TrimSpace(t.Text)) > 0:
			c.Ignored = append(c.Ignored, q.asked(i))
			if n := len(c.Ignored) - 1; n > 0 && q.oneWord(i-1) {
				c.Ignored = append(c.Ignored[:n-1], c.Ignored[n-1]+c.Ignored[n])
			}
		}
	}
}

// oneWord reports whether a token that no slot takes and the one behind it are letters of one word that nothing knows
// whole: 催化级.
func (q *question) oneWord(i int) bool {
	a, b := q.at(i), q.at(i+1)
	strange := func(t *lexicon.Token) bool {
		return t.Class == lexicon.Unknown || t.Everyday()
	}
	return a.To == b.From && strange(a) && strange(b) && bulletin.HasHan(a.Text) && bulletin.HasHan(b.Text)
}

// asked gives a token as it was asked.
func (q *question) asked(i int) string {
	r := []rune(q.text)
	return string(r[q.tokens[i].From:q.tokens[i].To])
}

// A Reading is how a question was understood, for those who want to see it.
type Reading struct {
	Tokens    []lexicon.Token
	Query     Query
	RunnerUp  *Query
	Otherwise *Reading      // the question in its own words, where Query is of their translation
	Partial   func() *Query // what is answered where the articles have no answer: some words are left out; nil for nothing
}

// Route understands a question. after is what the conversation was about, nil for nothing. An English one that asks no
// figure by its own words is understood in Chinese, as the articles are written.
func Route(text string, cat *Catalog, after *Query) Reading {
	return newQuestion(text, cat).understood(text, after)
}

// understood reads a question in its own words, or in Chinese.
func (q *question) understood(text string, after *Query) Reading {
	r := q.route(after)
	if t, ok := translated(text, q.cat, after, &r); ok {
		return t
	}
	return r
}

func (q *question) route(after *Query) Reading {
	q.last = after
	if after != nil {
		if n := q.resolved(after); n != nil {
			q = n
		}
	}
	s := q.fill()
	if after != nil {
		if f := follow(q, s, after); f != nil {
			q.orProse(f, s, after)
			return Reading{Tokens: asTold(q.tokens), Query: *f}
		}
	}
	best, second := q.best(s)
	r := Reading{Tokens: asTold(q.tokens)}
	if second != nil {
		r.RunnerUp = &second.Query
	}
	r.Query = best.Query
	if after != nil {
		q.orProse(&r.Query, s, after)
	}
	if best.Source == Prose {
		r.Partial = func() *Query { return q.partial(s) }
	}
	return r
}

// best chooses among the frames that stand: the fewest words lost, then the most needs met. Prose is asked where none does.
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

func (q *question) candidate(source Source) *candidate {
	n := len(q.tokens)
	marks := make([]bool, 2*n)
	return &candidate{Query: Query{Source: source}, claimed: marks[:n:n], without: marks[n:]}
}
