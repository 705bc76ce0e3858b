package passage

import (
	"cmp"
	"context"
	"math"
	"slices"
	"strings"

	"rebot/bot/passage/sentence"
	"rebot/index"
	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// weighed is how many sentences are weighed for one want, those that have the most of what is asked about.
const weighed = 48

// groundsOf prepares what the clues of sentences to one want are drawn from.
func (q *question) groundsOf(i int) *grounds {
	w := &q.Wants[i]
	g := &grounds{q: q, w: *w}
	kind, noun := q.AskedKind(w)
	g.kind = kind
	if kind != "" {
		g.noun = string(q.Letters[noun.From:noun.To])
	}
	tokens := q.Tokens[w.From:w.To]
	g.several = w.Several || slices.ContainsFunc(tokens, func(t lexicon.Token) bool { return plural(&t) })
	g.says = q.SayingVerb(w) != nil || slices.ContainsFunc(tokens, func(t lexicon.Token) bool { return t.Of("say") })
	pairs, letters := q.cut(q.askedLetters(w))
	g.pairs, g.letters = &pairs, &letters
	return g
}

// plural reports whether a word asks for several.
func plural(t *lexicon.Token) bool { return strings.ContainsAny(t.Text, "些几") }

// rank weighs the sentences of some articles as answers to one want, the best first.
func (q *question) rank(all []*article, i int) []candidate {
	g := q.groundsOf(i)
	pairs, letters := g.pairs.masks(all), g.letters.masks(all)
	var rough []place
	for n, a := range all {
		for at := range a.sentences {
			if s := &a.sentences[at]; !q.answerable(s, &q.Wants[i]) && !s.asks {
				continue
			}
			self, by, over, _ := g.pairs.where(a, &pairs[n], at)
			rough = append(rough, place{n, at, self + by/2 + over/2 + g.letters.share(letters[n].sentences[at])/2})
		}
	}
	slices.SortStableFunc(rough, func(x, y place) int { return cmp.Compare(y.score, x.score) })
	rough = rough[:min(len(rough), weighed)]
	out, wants := make([]candidate, len(rough)), map[*article]sentence.Want{}
	for k, p := range rough {
		c := &out[k]
		c.a, c.order, c.at = all[p.order], p.order, p.at
		w, ok := wants[c.a]
		if !ok {
			w = q.wanted(i, q.termsIn(c.a))
			wants[c.a] = w
		}
		g.w, c.want = w, w
		g.weigh(c, &pairs[c.order], &letters[c.order])
		c.score = c.evidence.rank()
	}
	out = replying(out)
	slices.SortStableFunc(out, func(x, y candidate) int { return cmp.Compare(y.score, x.score) })
	return out
}

// replying leaves out questions of whoever reports: the sentence behind one is as good an answer as the question is like it.
func replying(all []candidate) []candidate {
	asks := func(c candidate) bool { return c.a.sentences[c.at].asks }
	for _, asked := range all {
		if !asks(asked) {
			continue
		}
		for k := range all {
			if c := &all[k]; c.a == asked.a && c.at == asked.at+1 {
				c.score = max(c.score, asked.score)
			}
		}
	}
	return slices.DeleteFunc(all, asks)
}

// A place is a sentence of an article among several, and how much of the question's letters stands there.
type place struct {
	order, at int
	score     float64
}

// likely tells how likely a candidate is the best, against the first of all.
func likely(all []candidate, k int) float64 { return math.Exp(all[k].score - all[0].score) }

// quotedOf lists which candidates are quoted: one, and those of its article that are not too unlikely beside the best.
func quotedOf(all []candidate, first int) (out []int) {
	for k := first; k < len(all) && len(out) < quoted; k++ {
		if all[k].a == all[first].a && (k == first || likely(all, k) >= alikely) {
			out = append(out, k)
		}
	}
	return out
}

// bestIn lists which candidates of an article are quoted, nil where there are none.
func bestIn(in *article, ranked []candidate) []int {
	k := slices.IndexFunc(ranked, func(c candidate) bool { return c.a == in })
	if k < 0 {
		return nil
	}
	return quotedOf(ranked, k)
}

// A sureness is how likely some sentences answer, and how likely the first of them does alone.
type sureness struct{ together, alone float64 }

// surenessOf tells how likely some of the candidates answer, of which the first is the likeliest of its article.
func surenessOf(all []candidate, of []int) sureness {
	return all[of[0]].evidence.trusted(overallOf(all, of))
}

// overallOf is what trusting some candidates looks at besides the clues of the first.
func overallOf(all []candidate, of []int) [overall]float64 {
	sum, some, article := 0.0, 0.0, 0.0
	first := &all[of[0]]
	for k := range all {
		sum += likely(all, k)
		if all[k].a == first.a {
			article += likely(all, k)
		}
	}
	for _, k := range of {
		some += likely(all, k)
	}
	next := 0 // the best of the others
	if of[0] == 0 {
		next = min(1, len(all)-1)
	}
	return [overall]float64{some / sum, article / sum, likely(all, of[0]) / sum, first.score - all[next].score,
		first.score / 10, 1}
}

// What is quoted of the sentences that were weighed.
const (
	sure       = 0.35 // from which probability on they answer
	sureOne    = 0.25 // from which on the first answers alone, where a piece of it is asked for
	sureAmount = 0.49 // the same where an amount is
	alikely    = 0.02 // from which part of the best's likelihood on another is quoted too
	quoted     = 3    // how many are quoted at most
	surePart   = 0.73 // from which probability on a piece of the first is given as the answer
)

// Chosen answers by the sentences that most likely do, and lifts nothing out of them but the amount that alone is what
// is asked for.
func Chosen(ctx context.Context, lib *index.Library, lex *lexicon.Lexicon, ask Ask) (Result, error) {
	q := newQuestion(ask)
	places, err := q.found(ctx, lib, append(q.Searched(), q.Contents()...))
	if err != nil || ask.Strict {
		return Result{State: Nothing}, err
	}
	r := q.choose(lex, places)
	if ask.Focus != nil && (!q.NamesAny() || q.Any("ref.it")) && !q.provenIn(lex, *ask.Focus, &r) {
		return Result{State: Nothing}, nil
	}
	r.Quote()
	q.settle(lex, &r)
	return q.nameless(lex, r), nil
}

// Quote leaves of an answer the sentences alone, and of what was lifted out of them the amounts that leave no other.
func (r *Result) Quote() {
	r.Parts = slices.Clone(r.Parts)
	for i := range r.Parts {
		if p := &r.Parts[i]; !p.sole {
			p.Value = ""
		}
	}
}

// Trust is how likely the sentences answer that were chosen, the least likely of them.
func (r *Result) Trust() float64 {
	least := 1.0
	for i := range r.Parts {
		if r.Parts[i].Found {
			least = min(least, r.Parts[i].sum)
		}
	}
	return least
}

// alsoQuoting is an answer with the sentences of its article that were chosen besides.
func (r Result) alsoQuoting(c *Result) Result {
	r.Parts = slices.Clone(r.Parts)
	for i := range r.Parts {
		if p := &r.Parts[i]; p.Found && i < len(c.Parts) && c.Parts[i].Found && *c.In == *r.In && !p.settled(&c.Parts[i]) {
			p.Quotes = appendNew(p.Quotes, c.Parts[i].Quotes)
			p.Quotes = p.Quotes[:min(len(p.Quotes), quoted)]
		}
	}
	return r
}

// settled reports whether a part has all that it needs: a piece was lifted out of the very sentence that most likely
// answers.
func (p *Part) settled(chosen *Part) bool {
	first := p.Quotes[0]
	return p.Value != "" && !p.missed && first.Paragraph == chosen.Quotes[0].Paragraph &&
		first.From <= chosen.Quotes[0].From && chosen.Quotes[0].To <= first.To
}

// choose answers by the sentences of some articles that most likely do. All that is asked for is answered out of one
// article: the one whose sentences are the likeliest together.
func (q *question) choose(lex *lexicon.Lexicon, places []Place) Result {
	all := q.readAll(lex, places)
	if len(all) == 0 {
		return Result{State: Nothing}
	}
	each, in := q.rankAll(all)
	r := Result{State: Nothing, In: &in.Place, Loose: true}
	for i := range q.Wants {
		p, ok := q.partOf(in, each[i], &q.Wants[i], &r)
		if p.Found && q.settles(i) {
			r.State = Direct
		} else if ok && r.State == Nothing {
			r.State = Nearest
		}
		r.Maybe = r.Maybe || !p.Found && p.may
		r.Parts = append(r.Parts, p)
	}
	return r
}

// rankAll ranks the sentences of some articles for each thing that is asked for, and gives the article to answer out of.
func (q *question) rankAll(all []*article) (each [][]candidate, in *article) {
	for i := range q.Wants {
		each = append(each, q.rank(all, i))
	}
	return each, q.likeliest(all, each)
}

// likeliest is the article whose best sentences score most together.
func (q *question) likeliest(all []*article, each [][]candidate) (best *article) {
	sums := map[*article]float64{}
	for i := range each {
		if !q.settles(i) {
			continue
		}
		seen := map[*article]bool{}
		for k := range each[i] {
			if c := &each[i][k]; !seen[c.a] {
				seen[c.a] = true
				sums[c.a] += likely(each[i], k)
			}
		}
	}
	best = all[0]
	for _, a := range all {
		if sums[a] > sums[best] {
			best = a
		}
	}
	return best
}

// partOf answers one want by the best sentences of an article.
func (q *question) partOf(in *article, all []candidate, w *sentence.Want, r *Result) (p Part, ok bool) {
	p = Part{Asked: q.Asked(*w), Head: w.Head, several: w.Several}
	of := bestIn(in, all)
	if of == nil {
		return p, false
	}
	c, is := &all[of[0]], surenessOf(all, of)
	p.at, p.sum = c.at, is.together
	p.Quotes = in.quotes(reading{at: c.at, from: in.before(c.at)})
	fits := func(c *candidate, value string) string {
		return q.fitting(in, c.at, &c.want, &p, in.sound(&reading{at: c.at, from: c.at}, value))
	}
	barred := q.barred(c)
	p.may = is.together >= unlikely && !barred
	if p.Found = is.together >= sure && !barred && !lacksPiece(all, of, is.alone); !p.Found {
		n, value := q.provenOf(all, of)
		if n < 0 {
			return p, true
		}
		c, of = &all[n], []int{n}
		p.Quotes, p.Found = in.quotes(reading{at: c.at, from: in.before(c.at)}), true
		p.Value = fits(c, value)
	}
	for _, o := range of[1:] {
		n := &all[o]
		p.Quotes = appendNew(p.Quotes, in.quotes(reading{at: n.at, from: n.at}))
	}
	if of := &in.sentences[c.at]; sentence.Pointed(w.Head) && len(c.left) == 0 && is.alone >= surePart && !(of.OfFirm && of.Firm == "") {
		p.Value = in.sound(&reading{at: c.at, from: c.at}, c.value)
	}
	p.Value = cmp.Or(q.owned(in, c.at, &c.want, p.Value), q.lift(in, c.at, &c.want))
	if p.Value == "" && w.Head.Counted() {
		v, _ := q.proves(c)
		p.Value = q.owned(in, c.at, &c.want, fits(c, v))
	}
	r.Left = append(r.Left, c.left...)
	return p, true
}

// lacksPiece reports whether one piece is asked for that none of the quoted sentences has, and the first does not
// answer however it is said. That none has an amount weighs more.
func lacksPiece(all []candidate, of []int, alone float64) bool {
	h := all[of[0]].want.Head
	exact := sentence.Pointed(h) || h == sentence.Thing || h == sentence.HowLong
	amount := h.Counted() || h == sentence.HowLong
	has := func(ok func(c *candidate) bool) bool {
		return slices.ContainsFunc(of, func(k int) bool { return ok(&all[k]) })
	}
	if amount && alone < sureAmount && !has(func(c *candidate) bool { return c.value != "" }) {
		return true
	}
	return exact && alone < sureOne && (len(all[of[0]].left) > 0 || h == sentence.HowLong ||
		!has(func(c *candidate) bool { return c.evidence[kindMissed] == 0 }))
}

// barred reports whether a sentence does not answer however likely it is: it names no product, firm or place that is
// asked about; it tells of another place in an order or of another firm; or it only supposes what is asked.
func (q *question) barred(c *candidate) bool {
	w, r := &c.want, reading{at: c.at, from: c.a.before(c.at), value: c.value}
	return w.Gist && len(c.left) > 0 || c.unnamed || q.lacksOrdinal(c.a, &r, w) || q.missesPlace(c.a, &r, w) ||
		q.tellsOther(c.a, &r, w) || c.a.supposes(q, &r, w)
}

// bars reports whether a sentence can't answer that has not this term, nor has what stands around it.
func (q *question) bars(w *sentence.Want, t *sentence.Term) bool {
	if t.Token != nil && slices.Contains(naming, t.Token.Class) || t.Name && !t.Foreign && !bulletin.HasHan(t.Text) {
		return true
	}
	if t.Token != nil && t.Token.Of("measure") {
		return true // of no price, where one is asked about
	}
	return q.Object(w, t) || q.CountedNoun(w, t) || q.Equated(w, t) || q.OfFirm(t) || q.Identified(w, t)
}

// naming are the classes of words that name something.
var naming = []lexicon.Class{lexicon.Product, lexicon.Company, lexicon.Element, lexicon.Goods}

// supposes reports whether the amount that was lifted out of a sentence is one that it only supposes, and the question
// asks neither under what nor with what consequence: 如果封关超2个月.
func (a *article) supposes(q *question, r *reading, w *sentence.Want) bool {
	if !w.Head.Counted() && w.Head != sentence.HowLong {
		return false
	}
	s := &a.sentences[r.at]
	c, ok := s.Supposes(r.value)
	return ok && !q.Any("qual.contrast") && !slices.ContainsFunc(w.All, func(t sentence.Term) bool {
		m, share := s.Meets(&t)
		return share >= most && t.Weight >= 1 && !t.Name && m.From >= c.To
	})
}
