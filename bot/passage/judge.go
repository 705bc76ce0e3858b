package passage

import (
	"context"
	_ "embed"
	"slices"
	"strings"
	"unicode/utf8"

	"rebot/bot/intent"
	"rebot/bot/passage/sentence"
	"rebot/index"
	"rebot/index/lexicon"
)

// judgeText has a line for each thing that the judge looks at: its name and its weight. They are fitted by a logistic
// regression on whether the quoted sentences answer, to questions over issues that they were not chosen by. No number is to
// be changed by hand: judge_test.go fits them.
//
//go:embed judge.txt
var judgeText string

// judgeNames are what the judge looks at besides the clues of the likeliest sentence and what trusting looks at: what bars
// that sentence, how much of the question stands nowhere near it, and how the grammar decided. What kind of thing is asked
// for would only tell how often those who wrote the questions asked for it in vain.
var judgeNames = strings.Fields(`unnamed ordinal place lacksPiece proves left leftLetters asked ruleAnswers ruleSays
	ruleNear ruleNothing ruleMissed ruleSame english`)

// Possible is from which probability on sentences that the grammar does not find are shown as those that may answer, and
// below which those that it finds are shown so too.
const Possible = 0.3

// judging are the weights, in the order of judgeClues.
var judging = mustWeights("judge.txt", judgeText, judgeClues(), 1)[0]

// judgeClues names all that the judge looks at, in order: the last is always one.
func judgeClues() []string {
	return append(append(slices.Clone(clueNames[:weightCount-1]), judgeNames...), "bias")
}

// Judge gives the sentences of one article that most likely answer a question, and how likely they do, given what the
// grammar found: the mean over the things that are asked for. Where there is none it is never.
func Judge(ctx context.Context, lib *index.Library, lex *lexicon.Lexicon, ask Ask, found *Result) (r Result, p float64, err error) {
	q := newQuestion(ask)
	r.State = Nothing
	if ask.Strict || len(q.Wants) == 0 || !q.asksAnything() {
		return r, 0, nil
	}
	places, err := q.judgedIn(ctx, lib)
	if err != nil {
		return r, 0, err
	}
	all := q.readAll(lex, places)
	if len(all) == 0 {
		return r, 0, nil
	}
	each, in := q.rankAll(all)
	r.State, r.In, r.Loose, r.Short = Direct, &in.Place, true, true
	n, sum := 0.0, 0.0
	for i, ranked := range each {
		if !q.settles(i) || q.ask.Focus != nil && q.Wants[i].Head == sentence.Name { // which name, nothing tells
			continue
		}
		n++
		if of := bestIn(in, ranked); of != nil {
			p := q.quoting(in, i, ranked, of)
			q.unsaid(in, &p)
			r.Parts = append(r.Parts, p)
			r.Left = union(r.Left, ranked[of[0]].left)
			r.Short = r.Short && q.short(ranked, of)
			sum += logistic(weighted(q.judged(ranked, of, found), judging))
		}
	}
	return r, sum / max(n, 1), nil
}

// judgedIn lists the articles that may answer: the one that the conversation is about, where the question names nothing.
func (q *question) judgedIn(ctx context.Context, lib *index.Library) ([]Place, error) {
	if f := q.ask.Focus; f != nil && (q.ask.Here || !q.NamesAny() || intent.SaysHe(q.Tokens)) {
		return []Place{*f}, nil
	}
	return q.found(ctx, lib, append(q.Searched(), q.Contents()...))
}

// quoting is the part of an answer that some candidates of an article make up, with nothing lifted out of them: fewer of
// them where several things are asked for.
func (q *question) quoting(in *article, i int, all []candidate, of []int) Part {
	p := Part{Asked: q.Asked(q.Wants[i]), Head: q.Wants[i].Head, Found: true}
	if len(q.Wants) > 1 {
		of = of[:min(len(of), quoted-1)]
	}
	for i, k := range of {
		c := reading{at: all[k].at, from: all[k].at}
		if i == 0 {
			p.at, c.from = c.at, in.before(c.at)
		}
		p.Quotes = appendNew(p.Quotes, in.quotes(c))
	}
	return p
}

// short reports whether a number or a time is asked for, and no candidate that is quoted has one of its kind, or all
// are of another time.
func (q *question) short(all []candidate, of []int) bool {
	c := &all[of[0]]
	if h := c.want.Head; !h.Counted() && h != sentence.HowLong && h != sentence.When || h == sentence.Name {
		return false
	}
	if w := &c.want; slices.ContainsFunc(q.Tokens[max(w.At, w.From)+1:w.To],
		func(t lexicon.Token) bool { return t.Of("ask") }) {
		return false // 几种办法里哪种
	}
	return c.evidence[timeMissed] > 0 || !slices.ContainsFunc(of, func(k int) bool {
		asked, x := q.asking(all[k].a, all[k].at, &all[k].want)
		return asked.Offered(x) || x.AnyOf("time.hour")
	})
}

// Vague reports whether a size, somebody or a place is asked for, of which no kind of figure tells that it is there.
func (r *Result) Vague() bool {
	return slices.ContainsFunc(r.Parts, func(p Part) bool {
		return p.Head == sentence.Size || p.Head == sentence.Who || p.Head == sentence.Where
	})
}

// judged is all that the judge looks at.
func (q *question) judged(all []candidate, of []int, found *Result) (row []float64) {
	c, is, over := &all[of[0]], surenessOf(all, of), overallOf(all, of)
	row = append(append(row, c.evidence[:]...), over[:overall-1]...)
	w, r := &c.want, reading{at: c.at, from: c.a.before(c.at), value: c.value}
	_, proves := q.proves(c)
	letters := 0
	for _, s := range c.left {
		letters += utf8.RuneCountInString(s)
	}
	row = append(row, boolTo(c.unnamed), boolTo(q.lacksOrdinal(c.a, &r, w)), boolTo(q.missesPlace(c.a, &r, w)),
		boolTo(lacksPiece(all, of, is.alone)), boolTo(proves), float64(len(c.left)), float64(letters), float64(len(w.All)))
	return append(append(row, found.judged(c)...), boolTo(q.ask.English), 1)
}

// judged is how the grammar decided, beside the likeliest sentence.
func (r *Result) judged(c *candidate) []float64 {
	missed, same := false, false
	for i := range r.Parts {
		p := &r.Parts[i]
		missed = missed || p.missed
		same = same || len(p.Quotes) > 0 && strings.Contains(p.Quotes[0].Text, c.a.sentences[c.at].Text)
	}
	direct := r.State == Direct || r.Reckoned != nil
	return []float64{boolTo(direct), boolTo(direct && !r.Loose), boolTo(r.State == Nearest), boolTo(r.State == Nothing),
		boolTo(missed), boolTo(same)}
}
