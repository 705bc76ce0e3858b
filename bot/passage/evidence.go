package passage

import (
	"math"
	"slices"
	"strings"

	"rebot/bot/passage/sentence"
	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// Evidence is what speaks for a sentence as the answer to a want, and against it. Each is between 0 and about 1.
type Evidence [clues]float64

// The clues: which part of what is asked about stands where, whether the kind of thing that is asked for does, and what
// the sentence is like. Weights of each are learned (weights.go).
const (
	pairsSelf    = iota // pairs of letters in the sentence
	pairsBeside         // in those before and behind it, and not in it
	pairsTitle          // only in the title
	pairsNear           // only elsewhere in the article
	pairsStrange        // in no article
	lettersSelf         // the same of single letters
	lettersBeside
	lettersTitle
	lettersNear
	lettersStrange
	termsSelf // the same of words, in other words too
	termsBeside
	termsTitle
	termsOwn   // words in the sentence that are not all of the article's subject
	termsUnmet // the weight of the word that weighs most and stands nowhere near
	termsLeft  // how many stand nowhere near
	termsAbsent
	namesMissed
	needsMissed
	verbMissed // no word of what is done stands in it
	kindFound  // one piece is asked for, and a piece of its kind stands in the sentence
	kindMissed
	kindLifted // and can be lifted out
	countLifted
	reasonFound
	reasonMissed
	mannerFound
	timeFound
	timeMissed
	sortFound // a noun says what kind of thing is asked for, and a word tells it
	sortMissed
	numbersFound // those that the question gives
	numbersMissed
	runLength
	listFound
	sayFound
	figures
	sentenceLength
	first
	leansBack
	goesOnBehind
	articleOrder
	valueBeside // what is lifted stands in the clause of the word that asks most nearly of what
	listMissed  // several are asked for, and no list stands in the sentence
	allMet      // every word stands in it that is not all of the article's subject
	words       // how many are asked about
	asksLast    // no word stands behind the one that asks
	asksAmount
	asksWho
	asksWhere
	asksWhen
	asksReason
	clues
)

// How terms are weighed.
const (
	metLeast    = 0.5  // what of a word says it
	sameLetters = 0.8  // what counts that a word has its letters in the sentence
	rareLeast   = 0.25 // what a word that every sentence has weighs of one that few have
)

// A candidate is a sentence that may answer a want.
type candidate struct {
	a        *article
	order    int // of the article among those found
	at       int
	evidence Evidence
	value    string        // of the kind that is asked for
	left     []string      // words that stand nowhere near
	unnamed  bool          // one of them bars it
	want     sentence.Want // with the terms of its article
	score    float64
}

// A grounds is what the clues of all sentences to one want are drawn from.
type grounds struct {
	q              *question
	w              sentence.Want // with the terms of the article
	pairs, letters *gramSet
	kind           string
	noun           string
	several, says  bool
}

// where tells which grams stand in a sentence, else beside it, else in the title, else in the article.
func (g *gramSet) where(a *article, has *inArticle, at int) (self, beside, title, near float64) {
	in := has.sentences[at]
	by := a.beside(has.sentences, at) &^ in
	over := has.heads &^ in &^ by
	return g.share(in), g.share(by), g.share(over), g.share(has.any &^ in &^ by &^ over)
}

// beside is what the sentences before and behind one have, in its paragraph.
func (a *article) beside(masks []uint64, at int) (m uint64) {
	for _, k := range a.neighbours(at) {
		m |= masks[k]
	}
	return m
}

// farBack is how many sentences before one it may go on with.
const farBack = 6

// neighbours are the sentences of its paragraph before one, and the one behind it.
func (a *article) neighbours(at int) (out []int) {
	for k := max(0, at-farBack); k <= at+1 && k < len(a.sentences); k++ {
		if k != at && a.sentences[k].paragraph == a.sentences[at].paragraph {
			out = append(out, k)
		}
	}
	return out
}

// leadAt is the first sentence of an article that is no heading.
func (a *article) leadAt() int {
	return max(0, slices.IndexFunc(a.sentences, func(s placed) bool { return !s.head }))
}

// weigh finds the clues of a sentence.
func (g *grounds) weigh(c *candidate, pairs, letters *inArticle) {
	e, a, s := &c.evidence, c.a, &c.a.sentences[c.at]
	e[pairsSelf], e[pairsBeside], e[pairsTitle], e[pairsNear] = g.pairs.where(a, pairs, c.at)
	e[lettersSelf], e[lettersBeside], e[lettersTitle], e[lettersNear] = g.letters.where(a, letters, c.at)
	e[pairsStrange], e[lettersStrange] = g.pairs.strange(), g.letters.strange()
	e[runLength] = float64(g.pairs.run(pairs.sentences[c.at])) / 8
	spans := g.terms(c)
	g.kindOf(c, spans)
	g.time(c)
	g.sorts(c)
	e[listFound] = boolTo(g.several && strings.Count(s.Text, "、")+strings.Count(s.Text, "；") > 1)
	e[sayFound] = boolTo(g.says && s.AnyOf("say", "attr.call"))
	e[sentenceLength] = math.Log(float64(len([]rune(s.Text))+1)) / 5
	e[first] = boolTo(c.at <= 1)
	e[leansBack] = boolTo(s.Leans)
	e[goesOnBehind] = boolTo(c.at+1 < len(a.sentences) && a.sentences[c.at+1].paragraph == s.paragraph)
	e[articleOrder] = 1 / float64(1+c.order)
	g.asked(c)
}

// terms finds how far each word stands in a sentence, beside it or in the title, and where.
func (g *grounds) terms(c *candidate) (spans []sentence.Span) {
	e, a, s, q := &c.evidence, c.a, &c.a.sentences[c.at], g.q
	all, names, verbs, met := 0.0, 0.0, 0, 0
	for i := range g.w.All {
		t := &g.w.All[i]
		if q.only(g.w, t) {
			continue
		}
		weight := t.Weight * (rareLeast + g.rarity(t))
		if t.Letter() {
			weight /= 2
		}
		all += weight
		m, in := s.Meets(t)
		if in = max(in, sameLetters*s.Alike(t)); in >= metLeast && m.To > m.From && !t.Letter() {
			spans = append(spans, m)
		}
		by, over := 0.0, 0.0
		if in < 1 {
			by, over = a.meetsBeside(c.at, t), a.titleMeets(t)
		}
		near := max(in, by, over)
		e[termsSelf] += in * weight
		e[termsBeside] += max(0, by-in) * weight
		e[termsTitle] += max(0, over-max(by, in)) * weight
		if in >= metLeast && (!t.Topic || t.Often) {
			e[termsOwn] += weight / 5
		}
		c.unnamed = c.unnamed || near < 1 && q.Identified(&g.w, t)
		if near < metLeast && !t.Letter() {
			c.left = append(c.left, q.word(t))
			c.unnamed = c.unnamed || q.bars(&g.w, t)
			e[termsLeft] += 1.0 / 3
			e[termsUnmet] = max(e[termsUnmet], weight/2)
		}
		e[termsAbsent] += boolTo(t.Known() && !t.Here && !t.Topic)
		e[needsMissed] += boolTo(near < metLeast && q.Needs(&g.w, g.w.All, i, near))
		if t.Name && !t.Foreign {
			names++
			e[namesMissed] += boolTo(near < metLeast)
		}
		if t.Attribute() {
			verbs++
			met += int(boolTo(in >= metLeast))
		}
	}
	for _, k := range []int{termsSelf, termsBeside, termsTitle} {
		e[k] /= max(all, 0.01)
	}
	e[namesMissed] /= max(names, 1)
	e[verbMissed] = boolTo(verbs > 0 && met == 0)
	return spans
}

// rarity is one for a word that few sentences have.
func (g *grounds) rarity(t *sentence.Term) float64 { return g.pairs.rarest(t.From, t.To) / 6 }

// meetsBeside tells how far a term stands beside a sentence.
func (a *article) meetsBeside(at int, t *sentence.Term) (share float64) {
	for _, k := range a.neighbours(at) {
		_, in := a.sentences[k].Meets(t)
		share = max(share, in)
	}
	return share
}

// titleMeets tells how far the title or the first sentence says a term.
func (a *article) titleMeets(t *sentence.Term) float64 {
	_, share := a.title.Meets(t)
	_, lead := a.sentences[a.leadAt()].Meets(t)
	return max(share, lead)
}

// pieces are the heads that ask for one piece of a sentence, beside those that Pointed tells.
var pieces = []sentence.Head{sentence.HowLong, sentence.Journal, sentence.Formula, sentence.Ratio, sentence.Origin,
	sentence.Code}

// kindOf finds a word of the kind that is asked for.
func (g *grounds) kindOf(c *candidate, spans []sentence.Span) {
	e, s, h := &c.evidence, &c.a.sentences[c.at], g.w.Head
	value, proof := s.Proves(&g.w, g.w.All, spans)
	switch {
	case sentence.Pointed(h) || slices.Contains(pieces, h):
		e[kindFound], e[kindMissed] = boolTo(proof), boolTo(!proof)
		e[kindLifted] = boolTo(value != "")
		c.value = value
	case h == sentence.Why:
		e[reasonFound], e[reasonMissed] = boolTo(proof), boolTo(!proof)
	case h == sentence.How:
		e[mannerFound] = boolTo(strings.ContainsAny(s.Text, "用以将通"))
	}
	if counted := h.Counted() || h == sentence.HowLong; counted {
		e[countLifted] = boolTo(value != "")
		e[figures] = boolTo(slices.ContainsFunc(s.Tokens, isFigure))
	}
}

// isFigure reports whether a token is a number of anything.
func isFigure(t lexicon.Token) bool {
	return t.Class == lexicon.Quantity || t.Class == lexicon.Number || t.Class == lexicon.Change
}

// time finds the times that are asked about, in the sentence or in the one before.
func (g *grounds) time(c *candidate) {
	times, missed := g.q.timesOf(&g.w), 0
	for _, t := range times {
		is, _ := c.a.sentences[c.at].Timed(t)
		for _, k := range c.a.neighbours(c.at) {
			if k == c.at-1 && !is {
				is, _ = c.a.sentences[k].Timed(t)
			}
		}
		missed += int(boolTo(!is))
	}
	c.evidence[timeFound] = boolTo(len(times) > 0 && missed == 0)
	c.evidence[timeMissed] = boolTo(missed > 0)
}

// sorts finds what tells the sort of thing that a noun asks for, and the numbers that the question gives.
func (g *grounds) sorts(c *candidate) {
	e, s := &c.evidence, &c.a.sentences[c.at]
	if g.kind != "" {
		told := s.Shows(g.kind, g.noun)
		e[sortFound], e[sortMissed] = boolTo(told > 0), boolTo(told == 0)
	}
	for _, n := range g.w.Given {
		if bulletin.HasNumber(s.Folded, n) {
			e[numbersFound] += 1 / float64(len(g.w.Given))
		}
	}
	e[numbersMissed] = boolTo(len(g.w.Given) > 0) - e[numbersFound]
}
