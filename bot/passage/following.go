package passage

import (
	"cmp"
	"slices"
	"strings"

	"rebot/bot/intent"
	"rebot/bot/passage/sentence"
	"rebot/index/lexicon"
)

// Following gives the sentences of the article in focus that most likely answer a follow-up, which only may. Where a
// number or a name is asked for and none of them has one, there are none.
func Following(lex *lexicon.Lexicon, ask Ask) Result {
	q := newQuestion(ask)
	r := Result{State: Nothing}
	if ask.Focus == nil || ask.Strict || !q.asksSomething() {
		return r
	}
	a, full := read(lex, *ask.Focus), q.inFull(lex)
	for i := range q.Wants {
		all := q.following(a, full, i)
		if !q.settles(i) || len(all) == 0 {
			continue
		}
		of := quotedOf(all, 0)
		if !hasPiece(all, of) {
			continue
		}
		r.State, r.In, r.Loose = Direct, &a.Place, true
		p := q.quoting(a, i, all, of)
		q.unsaid(a, &p)
		r.Parts = append(r.Parts, p)
		r.Left = union(r.Left, all[of[0]].left)
	}
	for k := range q.Tokens {
		if t := &q.Tokens[k]; intent.Content(t) && !q.has(a, t) {
			r.Nowhere = append(r.Nowhere, t.Text)
		}
	}
	return r
}

// besides quotes the sentences of the article in focus that most likely answer a follow-up beside the one that was found,
// where nothing tells that this does: the piece that is asked for could not be lifted out of it, or it leaves words out.
func (q *question) besides(lex *lexicon.Lexicon, r Result) Result {
	if !q.single(&r) || !r.doubtful() {
		return r
	}
	p, a := r.Parts[0], read(lex, *r.In)
	all := q.following(a, q.inFull(lex), 0)
	if len(all) == 0 {
		return r
	}
	p.Quotes = slices.Clone(p.Quotes)
	for _, k := range quotedOf(all, 0) {
		if c := &all[k]; len(p.Quotes) < quoted && likely(all, k) > outranking {
			p.Quotes = appendNew(p.Quotes, []Quote{a.quote(c.at, c.at)})
		}
	}
	r.Parts = []Part{p}
	return r
}

// beginning is the first sentence of an article that tells a day, -1 for none: news say there when it was.
func (a *article) beginning() int {
	return slices.IndexFunc(a.sentences, func(s placed) bool {
		return !s.head &&
			slices.ContainsFunc(s.Tokens, func(t lexicon.Token) bool {
				return t.Class == lexicon.PeriodOf && t.Period.IsDay()
			})
	})
}

// unsaid quotes for a follow-up that only asks why or when what was told last and what stands behind it, and where the
// article says what day it was.
func (q *question) unsaid(a *article, p *Part) {
	if q.ask.Focus == nil || len(q.ask.Lines) == 0 ||
		q.contains(func(t *lexicon.Token) bool { return intent.Content(t) && !t.Is("attr.start") }) {
		return
	}
	for at := range a.sentences {
		if s := &a.sentences[at]; p.Head == sentence.Why && !s.head && (a.rests(at, q.ask.Lines[:1]) ||
			a.nearness(at, q.ask.Lines[:1]) == behind) {
			p.Quotes = appendNew(p.Quotes, []Quote{a.quote(at, at)})
		}
	}
	if at := a.beginning(); p.Head == sentence.When && at >= 0 {
		p.Quotes = appendNew([]Quote{a.quote(at, at)}, p.Quotes)
	}
}

// doubtful reports whether nothing tells that what the sentences say is what is asked for.
func (r *Result) doubtful() bool {
	p := &r.Parts[0]
	if p.Verdict != "" || p.Value != "" || len(p.Quotes) == 0 {
		return false
	}
	return sentence.Pointed(p.Head) || p.Head == sentence.HowLong || p.Head == sentence.Why && !p.proof || len(r.Left) > 0
}

// asksSomething reports whether a follow-up has a word that asks, or one that says of what and names nothing new.
func (q *question) asksSomething() bool {
	asks := func(w sentence.Want) bool { return q.Asks(&w) && (w.Head != sentence.Whether || q.Any("op")) }
	return len(q.Wants) > 0 && (q.contains(intent.Content) && !q.NamesAny() || slices.ContainsFunc(q.Wants, asks))
}

// inFull is the question that a follow-up stands for: with what the conversation is about said in it.
func (q *question) inFull(lex *lexicon.Lexicon) *question {
	if q.ask.Subject == "" {
		return q
	}
	ask := Ask{Text: q.ask.Subject + q.ask.Text, English: q.ask.English}
	ask.Tokens = lex.Tokens(ask.Text, q.ask.Focus.Issue.Month)
	return newQuestion(ask)
}

// following ranks the sentences of the article in focus for one thing that a follow-up asks for: by what the follow-up
// says, by the question that it stands for, and by how near they are to what was quoted last.
func (q *question) following(a *article, full *question, i int) []candidate {
	all := q.rank([]*article{a}, i)
	k := i + len(full.Wants) - len(q.Wants)
	if k < 0 {
		k, full = i, q
	}
	scores, least := map[int]float64{}, 0.0
	for _, c := range full.rank([]*article{a}, k) {
		scores[c.at], least = c.score, c.score
	}
	for n := range all {
		c := &all[n]
		s, ok := scores[c.at]
		if !ok {
			s = least
		}
		c.score = (c.score+s)/2 + a.nearness(c.at, q.ask.Lines)
	}
	slices.SortStableFunc(all, func(x, y candidate) int { return cmp.Compare(y.score, x.score) })
	return all
}

// hasPiece reports whether one of some sentences has a number, where that is asked for. Which of their names is one that
// is asked for nothing tells, nor which of their numbers where a word says of what and stands nowhere near: 利率多少. Nor do
// they say yes or no to such a word.
func hasPiece(all []candidate, of []int) bool {
	w, left := &all[of[0]].want, len(all[of[0]].left) > 0
	switch {
	case w.Head == sentence.Name, left && !deeds(all[of[0]].left) && (w.Head == sentence.Whether ||
		w.Head == sentence.HowMany && w.Of == "" && !w.Measured()):
		return false
	case !w.Head.Counted() && w.Head != sentence.HowLong:
		return true
	}
	return slices.ContainsFunc(of, func(k int) bool {
		c := &all[k]
		s := &c.a.sentences[c.at]
		_, proof := s.Proves(&c.want, c.want.All, nil)
		return proof || (!left || deeds(all[of[0]].left)) && w.Head == sentence.HowMany && w.Of == "" &&
			!w.Measured() && len(c.want.All) > 0 &&
			slices.ContainsFunc(s.Tokens, func(t lexicon.Token) bool { return t.Class == lexicon.Quantity })
	})
}

// deeds reports whether words that sentences leave out only say what is done, each by a verb of one letter: 收了, 卖掉. A
// text says that in another word, while of a noun, 利率, it may say nothing.
func deeds(left []string) bool {
	return !slices.ContainsFunc(left, func(s string) bool {
		return len([]rune(strings.TrimRight(s, "了过着掉出到下来去走"))) > 1
	})
}
