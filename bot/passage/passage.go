// Package passage answers out of prose and out of the catalogue of what an issue holds. A question is cut into what it
// asks for, and an article (article.go) into sentences, by the package sentence. A sentence answers where it holds a
// word of the kind asked for and everything that is asked about (answer.go, score.go); the value or the name asked
// for is lifted out of it. Where none does in the words of the question, the sentence that most likely answers is
// chosen by what speaks for it (grams.go, evidence.go), weighed as was learned (rank.go, weights.go). What no
// sentence likely answers is said to be so: the nearest sentence claims nothing (nearest.go). Last, a judge tells how
// likely the sentences answer, given all this and what the grammar found (judge.go).
package passage

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"rebot/bot/intent"
	"rebot/bot/passage/sentence"
	"rebot/index"
	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// A Place is an article of an issue.
type Place struct {
	Issue   *bulletin.Issue
	Article int // of Issue.Articles
}

// In is the article itself.
func (p Place) In() *bulletin.Article { return &p.Issue.Articles[p.Article] }

// An Ask is a question for prose.
type Ask struct {
	Text    string          // as it was asked
	Tokens  []lexicon.Token // of Text
	Before  string          // the question before it, which one that names nothing goes on with
	Subject string          // what that is on, in words of the conversation
	Focus   *Place          // the article that the conversation is about, searched first; nil for none
	Lines   [][2]int        // first and last, in Focus, that the answer before rests on
	Here    bool            // only the article in focus is asked
	English bool
	Percent bool // a percentage is asked for
	Strict  bool // only a sentence that says it in the words of the question answers
}

// A State says how far a question is answered.
type State string

// The states.
const (
	Direct  State = "direct"  // a sentence says it
	Nearest State = "nearest" // no sentence says it; the one shown is on the same and claims nothing
	Nothing State = "nothing" // nothing is on it
)

// A Part is one thing asked for.
type Part struct {
	Asked    string        // the words that ask for it
	Head     sentence.Head // what kind of thing is asked for
	Found    bool          // Quotes say it
	Value    string        // the value or name lifted out of the first quote; empty where it can't be
	Taken    string        // what was lifted and taken back, for a word speaks against it
	Quotes   []Quote
	Unworked bool             // it is asked for what would have to be worked out of what the quotes say
	Verdict  sentence.Verdict // where yes or no is asked; Value is then what is true instead
	Likely   bool             // it is of a sentence that only likely answers

	at     int // the sentence that answers best
	sum    float64
	proof  bool // a word of the kind asked for stands in the first
	missed bool // not everything that is asked about stands in the quotes
	named  bool // every name of it does

	unnamed bool // a name of it stands in none of the quotes
	several bool // more than one is asked for
	may     bool // the sentences may well answer, and name all that is asked about
	untimed bool // another time is asked about than the quotes say
	sole    bool // the words of the question leave no other amount of the quotes than Value
}

// What those who read a Part hold its Head and its Verdict against.
const (
	Who = sentence.Who
	Yes = sentence.Yes
	No  = sentence.No
)

// A Result is the answer of the articles' text to a question.
type Result struct {
	State  State
	Parts  []Part  // one for each thing asked for, in the order of the question
	In     *Place  // the article that answers, or the nearest; nil where State is Nothing
	Others []Place // other articles on the same

	Loose   bool     // the sentences say it in other words than the question
	Maybe   bool     // none is sure to answer, and one may well do
	Perhaps bool     // nobody knows whether the sentences answer, and they are likely enough to be shown
	Short   bool     // a number is asked for, and the sentences have none of its kind
	Left    []string // words of the question that the sentences have not, where they answer all the same
	Nowhere []string // words of the question that stand nowhere, where State is not Direct

	Reckoned *Reckoning // nil where nothing is to be worked out, or not all is printed
	Rows     []Row      // of the catalogue
	Count    int        // of Rows

	sum, names float64
	again      bool    // its sentences were quoted before
	ruled      bool    // by what they tell of, whatever else stands in the article
	places     []Place // where it was looked for
}

// A question is a question taken apart, with the library that it is put to.
type question struct {
	*sentence.Question
	ask  Ask
	cuts map[*article][]sentence.Term // its terms, as each article cuts it
}

func newQuestion(ask Ask) *question {
	return &question{Question: sentence.Parse(ask.Text, ask.Tokens, ask.English), ask: ask,
		cuts: map[*article][]sentence.Term{}}
}

// AsksBody reports whether a question asks in so many words for a firm, a ministry, a team.
func AsksBody(ask Ask) bool { return newQuestion(ask).AsksBody() }

// candidates is how many articles are read at most.
const candidates = 6

// Prose answers out of the text of articles. What is to be worked out of several figures is, where they are printed.
func Prose(ctx context.Context, lib *index.Library, lex *lexicon.Lexicon, ask Ask) (Result, error) {
	r, err := prose(ctx, lib, lex, ask)
	if err != nil {
		return r, err
	}
	q := newQuestion(ask)
	r = q.outranked(lex, r)
	q.settle(lex, &r)
	r = q.besides(lex, q.literally(lex, q.nameless(lex, q.unled(lex, r))))
	if q.AsksArticle() && r.In != nil {
		if g := q.gistOf(read(lex, *r.In)); g.State == Direct {
			return g, nil
		}
	}
	if op := q.Operator(); op != "" && r.In != nil {
		a := read(lex, *r.In)
		found := q.reckon(a, op, r.Parts)
		r.Reckoned = q.proven(a, found)
		if found == nil && op == intent.Sum && r.State == Direct && q.addends(a, r.Parts) > 1 {
			r.State = Nearest
		}
	}
	if r.In != nil && r.Reckoned == nil && len(q.Wants) == 1 {
		a := read(lex, *r.In)
		r.Reckoned = q.proven(a, q.apart(a, r.Parts))
	}
	if r.State == Direct || r.Reckoned != nil || len(r.places) == 0 {
		return r, nil
	}
	return q.nearest(lex, r.places), nil
}

func prose(ctx context.Context, lib *index.Library, lex *lexicon.Lexicon, ask Ask) (Result, error) {
	q := newQuestion(ask)
	if r := q.was(lex); r.State == Direct {
		return r, nil
	}
	if r := q.dealt(lex); r.State == Direct {
		return r, nil
	}
	if ask.Focus != nil && q.Bare() {
		r, err := q.goOn(ctx, lib, lex)
		if err != nil || r.State == Direct || q.AsksWhether() { // 行不行 asks nothing that a sentence could prove
			return r, err
		}
		if s := q.ofSubject(lex); s.State == Direct {
			return s, nil
		}
		return r, nil
	}
	if !q.AsksJournal() && !intent.SaysHe(q.Tokens) {
		if r, err := q.published(ctx, lib, lex); err != nil || r.State == Direct {
			return r, err
		}
	}
	if ask.Focus != nil && q.Reckons() && len(ask.Lines) > 0 && !q.contains(intent.Content) {
		return q.onLines(lex), nil
	}
	if !q.asksAnything() {
		return Result{State: Nothing}, nil
	}
	var here Result
	if ask.Focus != nil {
		if here = q.here(lex); here.State == Direct {
			return here, nil
		}
		if r := q.ofSubject(lex); r.State == Direct {
			return r, nil
		}
		if ask.Here || !q.leaves() {
			return here, nil
		}
	}
	r, err := q.anywhere(ctx, lib, lex, here)
	if err == nil && ask.Focus != nil && r.State == Direct && *r.In != *ask.Focus && q.strays(lex, &r) {
		return here, nil
	}
	return r, err
}

// strays reports whether the answer to a follow-up is of another article that has not all names of it, or of one that
// leaves out something of it, where the article in focus has the names.
func (q *question) strays(lex *lexicon.Lexicon, r *Result) bool {
	a := read(lex, *r.In)
	absent := func(t lexicon.Token) bool {
		return sentence.Named(&t) && !strings.Contains(a.text, sentence.Fold(t.Text))
	}
	if slices.ContainsFunc(q.Tokens, absent) && !q.namesIn(a) {
		return true
	}
	return (r.Loose || !r.Complete() || len(r.Left) > 0) && q.namesIn(read(lex, *q.ask.Focus))
}

// leaves reports whether a follow-up may be of another article than the one in focus: it names something, and points at
// nothing that was spoken of.
func (q *question) leaves() bool {
	return q.NamesAny() && !q.Any("ref.it") && !intent.SaysHe(q.Tokens)
}

// anywhere answers out of all issues; here is what the article in focus says that is only near.
func (q *question) anywhere(ctx context.Context, lib *index.Library, lex *lexicon.Lexicon, here Result) (Result, error) {
	places, err := q.found(ctx, lib, q.Searched())
	if err != nil {
		return Result{}, err
	}
	r := q.best(lex, places)
	if q.ask.Focus != nil && slices.ContainsFunc(r.Parts, func(p Part) bool { return p.untimed }) {
		r.State = Nearest // 下半年呢, of what is told of the first half
		return r, nil
	}
	if r.State == Direct && (!q.asksKind() || len(q.Wants) > 1) {
		c := q.choose(lex, places)
		return r.alsoQuoting(&c).completed(&c), nil
	}
	more, err := q.found(ctx, lib, q.Contents())
	if err != nil {
		return Result{}, err
	}
	if r.State == Direct {
		return q.ofKind(lex, union(places, more), r), nil
	}
	other := q.best(lex, more)
	if other.State == Direct && other.Complete() {
		c := q.choose(lex, union(places, more))
		return other.alsoQuoting(&c), nil
	}
	if r.State == Nothing {
		r = other
	}
	if here.State == Nearest {
		return here, nil
	}
	if q.AsksJournal() {
		if r, err := q.published(ctx, lib, lex); err != nil || r.State == Direct {
			return r, err
		}
	}
	return q.likeliestOr(lex, union(places, more), r), nil
}

// completed is an answer whose parts are its own, with what the sentences that were chosen of its article likely say of
// the things asked for that it has nothing of.
func (r Result) completed(c *Result) Result {
	for i := range r.Parts {
		if i < len(c.Parts) && !r.Parts[i].Found && c.Parts[i].Found && *c.In == *r.In {
			r.Parts[i] = c.Parts[i]
		}
	}
	return r
}

// likeliestOr gives the sentences of some articles that likely answer, and what was found before as the nearest where
// none does.
func (q *question) likeliestOr(lex *lexicon.Lexicon, places []Place, r Result) Result {
	if !q.ask.Strict {
		if d := q.choose(lex, places); d.State == Direct && !(q.ask.Focus != nil && (q.countsNone(lex, &d) || q.untimedIn(lex, &d))) {
			return d
		}
	}
	if r.State = Nearest; r.In == nil {
		r.State = Nothing
	}
	r.places = places
	return r
}

// union is some and others, each once.
func union[T comparable](all, more []T) []T {
	for _, m := range more {
		if !slices.Contains(all, m) {
			all = append(all, m)
		}
	}
	return all
}

// ofKind gives the answer that tells the kind of thing which a noun of the question asks for: the sentences that most
// likely do, beside the one that is known. Where none likely does, that one is only the nearest.
func (q *question) ofKind(lex *lexicon.Lexicon, places []Place, known Result) Result {
	c := q.choose(lex, places)
	switch {
	case c.State == Direct && c.Parts[0].sum >= surely:
		return c
	case c.State == Direct:
		known.Parts = slices.Clone(known.Parts)
		known.Parts[0].Quotes = appendNew(known.Parts[0].Quotes, c.Parts[0].Quotes)
	case len(c.Parts) > 0 && c.Parts[0].sum < unlikely:
		known.State, known.places = Nearest, places
	}
	return known
}

// Where a noun says what kind of thing is asked for: from which probability on a sentence is better than any that is
// known otherwise, and below which even that one does not answer.
const surely, unlikely = 0.39, 0.12

// asksKind reports whether a noun of the question says what kind of thing it asks for.
func (q *question) asksKind() bool {
	kind, _ := q.AskedKind(&q.Wants[0])
	return kind != ""
}

// Reasoned reports whether one sentence that leaves no word out answers, and has a word for a reason.
func (r *Result) Reasoned() bool {
	return r.State == Direct && len(r.Parts) == 1 && r.Parts[0].proof && len(r.Left) == 0
}

// Complete reports whether all that is asked about stands in the quotations.
func (r *Result) Complete() bool {
	return !slices.ContainsFunc(r.Parts, func(p Part) bool { return p.missed || len(p.Quotes) == 0 })
}

// Sayless reports whether nothing was lifted out of the quotations, and no verdict is in them.
func (r *Result) Sayless() bool {
	return !slices.ContainsFunc(r.Parts, func(p Part) bool { return p.Value != "" || p.Verdict != "" })
}

// found lists the articles that a search for any of some texts finds.
func (q *question) found(ctx context.Context, lib *index.Library, texts []string) (places []Place, err error) {
	for _, text := range texts {
		hits, err := lib.Search(ctx, index.Query{Text: text, N: 30})
		if err != nil {
			// not for what: that is what somebody asked, and this is logged
			return nil, fmt.Errorf("searching: %w", err)
		}
		places = articlesOf(places, hits)
	}
	return places, nil
}

// articlesOf adds the articles of hits, the best first.
func articlesOf(out []Place, hits []index.Hit) []Place {
	most := len(out) + candidates
	for i := range hits {
		p := Place{hits[i].Issue, hits[i].Article}
		if !slices.Contains(out, p) && len(out) < most {
			out = append(out, p)
		}
	}
	return out
}

// best answers out of the article that answers best; the first of several that do alike.
func (q *question) best(lex *lexicon.Lexicon, places []Place) Result {
	best, top := Result{State: Nothing}, 0.0
	for _, a := range q.readAll(lex, places) {
		r := q.answer(a)
		if s := r.score(); s > top {
			best, top = r, s
		}
	}
	for _, p := range places {
		if best.In == nil || p != *best.In {
			best.Others = append(best.Others, p)
		}
	}
	return best
}

// asksAnything reports whether there is a word to look for at all.
func (q *question) asksAnything() bool {
	for i := range q.Tokens {
		if intent.Content(&q.Tokens[i]) {
			return len(q.Wants) > 0
		}
	}
	return q.ask.Focus != nil && len(q.Wants) > 0 && q.Wants[0].At >= 0 && q.Wants[0].Head != sentence.Open &&
		q.Wants[0].Head != sentence.Whether && !q.Reckons()
}
