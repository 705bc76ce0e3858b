package passage

import (
	"context"
	"slices"
	"strings"

	"rebot/bot/intent"
	"rebot/bot/passage/sentence"
	"rebot/index"
	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// here answers out of the article that the conversation is about: as any article does, else as a follow-up, of which
// the focus already says what it is about.
func (q *question) here(lex *lexicon.Lexicon) Result {
	a := read(lex, *q.ask.Focus)
	if q.asksSpeaker() {
		return q.speaker(a)
	}
	if r := q.paper(a); r.State == Direct {
		return r
	}
	for _, of := range []func(*article) Result{q.paid, q.why, q.beside} {
		if r := of(a); r.State == Direct {
			return r
		}
	}
	if w := &q.Wants[0]; len(q.Wants) == 1 && w.Head == sentence.Where && w.Several {
		if h := q.held(a); h.State == Direct {
			return h
		}
	}
	r := q.answer(a)
	if q.onlyLetters(a) { // 管几年, 谁竞买了: they choose no sentence
		vague := func(p Part) bool { return sentence.Pointed(p.Head) && p.Value == "" && len(q.Wants) == 1 }
		if h := q.held(a); h.State == Direct && (len(h.Left) > 0 || !slices.ContainsFunc(h.Parts, vague)) {
			return h
		}
		if slices.ContainsFunc(r.Parts, vague) {
			r.State = Nearest
			return r
		}
	}
	if r.State == Direct && !q.NamesAny() && q.ofOthers(a, &r) {
		r.State = Nearest
		if h := q.held(a); h.State == Direct && !q.ofOthers(a, &h) {
			return h
		}
		return r
	}
	if slices.ContainsFunc(r.Parts, func(p Part) bool {
		return p.untimed || p.Found && (p.unnamed && sentence.Pointed(p.Head) || q.ofOtherBatch(a, &p))
	}) {
		r.State = Nearest
	}
	if r.State == Direct {
		return r
	}
	if s := q.from(lex, a); s.State == Direct {
		return s
	}
	if q.ask.Here { // what else the question means is asked where the sentence quoted last does not say it
		if h := q.held(a); q.NamesAny() && h.State == Direct && h.again {
			return h
		}
		return r
	}
	if h := q.held(a); h.State != Nothing && (!q.NamesAny() || q.namesIn(a)) {
		return h
	}
	return r
}

// ofOtherBatch reports whether a batch is asked about and the quotations are of another: 第三批, of what is told of the second.
func (q *question) ofOtherBatch(a *article, p *Part) bool {
	return q.contains(func(t *lexicon.Token) bool {
		return t.Of("batch") && !slices.ContainsFunc(a.sentences, func(s placed) bool {
			from, to := a.In().Paragraphs[s.paragraph].Lines(s.from, s.to)
			return s.SaysWord(t) && slices.ContainsFunc(p.Quotes, func(o Quote) bool { return from <= o.Last && o.First <= to })
		})
	})
}

// onlyLetters reports whether a follow-up says nothing but verbs of one letter that nothing knows.
func (q *question) onlyLetters(a *article) bool {
	terms := q.termsIn(a)
	return !slices.ContainsFunc(terms, func(t sentence.Term) bool { return !t.Letter() })
}

// ofOthers reports whether an amount or a reason that is asked for is one of another firm than the sentences are on that were
// quoted last.
func (q *question) ofOthers(a *article, r *Result) bool {
	before := a.firmsOn(q.ask.Lines)
	return len(before) > 0 && slices.ContainsFunc(r.Parts, func(p Part) bool {
		if !p.Found || !p.Head.Counted() && p.Head != sentence.Why {
			return false
		}
		now := a.firmsOn([][2]int{{p.Quotes[0].First, p.Quotes[0].Last}})
		return len(now) > 0 && !slices.ContainsFunc(now, func(f string) bool { return slices.Contains(before, f) })
	})
}

// firmsOn are the firms that the sentences on some lines name, or mean by 公司.
func (a *article) firmsOn(lines [][2]int) (out []string) {
	for at := range a.sentences {
		if !a.rests(at, lines) {
			continue
		}
		s := &a.sentences[at]
		if s.Firm != "" {
			out = append(out, s.Firm)
		}
		for i := range s.Tokens {
			if t := &s.Tokens[i]; sentence.IsFirm(t) {
				out = append(out, t.ID)
			}
		}
	}
	return out
}

// goOn answers a question that asks without naming anything, such as 什么时候: out of the sentences that the answer
// before rests on, then with what the question before named, then out of those that stand nearest to them.
func (q *question) goOn(ctx context.Context, lib *index.Library, lex *lexicon.Lexicon) (Result, error) {
	a := read(lex, *q.ask.Focus)
	if q.asksSpeaker() {
		return q.speaker(a), nil
	}
	for _, of := range []func(*article) Result{q.paid, q.why, q.beside} {
		if r := of(a); r.State == Direct {
			return r, nil
		}
	}
	if r := q.from(lex, a); r.State == Direct {
		return r, nil
	}
	if w := &q.Wants[0]; w.Head == sentence.HowMany && w.Of == "" || w.Head == sentence.Whether { // of what?
		return Result{State: Nothing}, nil
	}
	if len(q.timesOf(&q.Wants[0])) > 0 {
		if h := q.held(a); h.State == Direct {
			return h, nil
		}
	}
	if q.ask.Before != "" {
		r, err := q.withBefore(ctx, lib, lex)
		if err != nil || r.State == Direct {
			return r, err
		}
		if h := q.held(a); h.State != Nothing {
			return h, nil
		}
		return r, nil
	}
	return q.held(a), nil
}

// withBefore asks what the question names together with what the one before it named.
func (q *question) withBefore(ctx context.Context, lib *index.Library, lex *lexicon.Lexicon) (Result, error) {
	ask := q.ask
	ask.Text, ask.Before = ask.Before+"？"+ask.Text, ""
	ask.Tokens = lex.Tokens(ask.Text, lib.Newest())
	r, err := prose(ctx, lib, lex, ask)
	if r.In != nil && *r.In != *q.ask.Focus {
		return Result{State: Nothing}, err
	}
	if n := len(r.Parts); n > 1 {
		r.Parts = r.Parts[n-1:]
		if (!r.Parts[0].Found || r.Parts[0].untimed) && r.State == Direct {
			r.State = Nearest
		}
	}
	return r, err
}

// was answers what something was before it came to what the answer before says, where the sentences that this rests on tell
// of one such move: 原来呢, behind 由8000吨提高到1.1万吨.
func (q *question) was(lex *lexicon.Lexicon) Result {
	text := strings.Trim(string(q.Letters), "那呢是多少的?？。 ")
	if q.ask.Focus == nil || !slices.Contains(lexicon.List("ref.was"), text) {
		return Result{State: Nothing}
	}
	a := read(lex, *q.ask.Focus)
	var lines []int
	for at := range a.sentences {
		if a.rests(at, q.ask.Lines) {
			lines = append(lines, at+1)
		}
	}
	value, line := a.amounts().Was(lines, sentence.Fold(q.ask.Before))
	if value == "" {
		for _, l := range lines {
			if a.sentences[l-1].SaysAny(lexicon.List("told.was")) {
				return found(a, Part{Asked: q.ask.Text, Head: sentence.HowMany, Quotes: []Quote{a.quote(l-1, l-1)}})
			}
		}
		return Result{State: Nothing}
	}
	return found(a, Part{Asked: q.ask.Text, Head: sentence.HowMany, Value: value, Quotes: []Quote{a.quote(line-1, line-1)}})
}

// told are the heads that a sentence is asked about behind a figure of it: who set it, when, where, why.
var told = []sentence.Head{sentence.When, sentence.Who, sentence.Where, sentence.Why}

// beside answers a question that names nothing, such as 什么时候下达的, out of the sentences that the answer before rests on; one
// that asks nothing else, such as 花了多少钱, out of those of their paragraph too.
func (q *question) beside(a *article) Result {
	if len(q.ask.Lines) == 0 || len(q.Wants) != 1 || q.NamesAny() {
		return Result{State: Nothing}
	}
	w := q.Wants[0]
	if w.Head == sentence.HowMany && w.Of == "" && q.AsksCost() {
		w.Head = sentence.Money
	}
	counted := w.Head == sentence.HowMany && (w.Of != "" || w.Before) || w.Head == sentence.Money || w.Head == sentence.HowLong
	if !(counted && q.alone(&w)) && !slices.Contains(told, w.Head) {
		return Result{State: Nothing}
	}
	terms := q.Terms(a.text)
	if w.Head == sentence.Money {
		terms = slices.DeleteFunc(terms, func(t sentence.Term) bool { return t.Is("attr.invest") })
	}
	a.titles(terms)
	w.All = terms
	for _, at := range q.around(a, &w) {
		if value, ok := q.saysBeside(a, at, &w, terms); ok {
			return found(a, Part{Asked: q.Asked(w), Head: w.Head, Value: value, Quotes: []Quote{a.quote(at, at)}})
		}
	}
	return Result{State: Nothing}
}

// around lists the sentences that the answer before rests on, and where a question asks nothing else those of their
// paragraph: for an amount the next first, for when and where the last before.
func (q *question) around(a *article, w *sentence.Want) []int {
	var on, behind, ahead []int
	for at := range a.sentences {
		if a.rests(at, q.ask.Lines) {
			on = append(on, at)
		}
	}
	if !q.alone(w) || len(on) == 0 || w.Head == sentence.Who || w.Head == sentence.Why {
		return on
	}
	for at := on[0] - 1; at >= 0 && a.sentences[at].paragraph == a.sentences[on[0]].paragraph; at-- {
		ahead = append(ahead, at)
	}
	last := on[len(on)-1]
	for at := last + 1; at < len(a.sentences) && a.sentences[at].paragraph == a.sentences[last].paragraph; at++ {
		behind = append(behind, at)
	}
	if slices.Contains(told, w.Head) {
		return append(on, ahead...)
	}
	return append(append(on, behind...), ahead...)
}

// alone reports whether a question names nothing but what it asks; to spend is all that money is asked for.
func (q *question) alone(w *sentence.Want) bool {
	return q.Bare() || w.Head == sentence.Money && !q.contains(func(t *lexicon.Token) bool { return intent.Content(t) && !t.Is("attr.invest") })
}

// plain reports whether a question says no word besides the one that asks: 多少钱, how long?
func (q *question) plain() bool {
	return !q.contains(func(t *lexicon.Token) bool {
		return !t.Of("ask") && !t.Of("link") && t.Class != lexicon.Mark && (t.Class != lexicon.Filler || bulletin.HasHan(t.Text) && t.Text != "呢")
	})
}

// saysBeside reports whether a sentence says what a question asks that names nothing, and what it is.
func (q *question) saysBeside(a *article, at int, w *sentence.Want, terms []sentence.Term) (value string, ok bool) {
	spans, all := q.allMet(&a.sentences[at].Sentence, w, terms)
	if !all || a.saysElsewhere(at, terms) {
		return "", false
	}
	value, ok = a.sentences[at].Proves(w, terms, spans)
	one := reading{at: at, from: at}
	if w.Head == sentence.Money {
		if spent := a.sentences[at].Spent(w); spent != "" {
			return spent, true
		}
		ok = ok && !q.Any("attr.invest")
	}
	if q.plain() && w.Head != sentence.When && w.Head != sentence.Where && w.Head != sentence.Who && a.sentences[at].Several(w) {
		value = "" // which of them?
	}
	return value, ok && (value != "" || w.Head == sentence.Why || q.alone(w) && w.Head != sentence.When && w.Head != sentence.Where && w.Head != sentence.Who) && w.Enough(value) &&
		!(w.Head == sentence.Who && q.lacksDeed(a, &one, w)) && !(w.Head == sentence.Where && a.repeats(value)) &&
		!q.untimed(a, &one, w)
}

// onLines gives the sentences that the answer before rests on, of whose figures something is to be worked out: 两家合计.
func (q *question) onLines(lex *lexicon.Lexicon) Result {
	a := read(lex, *q.ask.Focus)
	r := Result{State: Nothing}
	for at := range a.sentences {
		if s := &a.sentences[at]; !s.head && a.rests(at, q.ask.Lines) && len(s.Figures(q.Measure())) > 1 {
			r.State, r.In = Nearest, &a.Place
			r.Parts = append(r.Parts, Part{Asked: q.ask.Text, Quotes: []Quote{a.quote(at, at)}})
		}
	}
	return r
}

// contains reports whether any word of the question is as it should be.
func (q *question) contains(is func(*lexicon.Token) bool) bool {
	return slices.ContainsFunc(q.Tokens, func(t lexicon.Token) bool { return is(&t) })
}

// saysElsewhere reports whether a word of a follow-up stands in the article, but not in a sentence that only has another
// of its meaning: 参股 is not what 整合 was asked for.
func (a *article) saysElsewhere(at int, terms []sentence.Term) bool {
	return slices.ContainsFunc(terms, func(t sentence.Term) bool {
		return t.Weight >= 1 && !t.Topic && strings.Contains(a.text, t.Text) &&
			!strings.Contains(a.sentences[at].Folded, t.Text)
	})
}

// repeats reports whether a place is the only one of the article's title, which tells nobody where: he asked for it.
func (a *article) repeats(place string) bool {
	var in []string
	for i := range a.title.Tokens {
		if t := &a.title.Tokens[i]; t.Class == lexicon.Place && !slices.Contains(in, t.ID) {
			in = append(in, t.ID)
		}
	}
	return len(in) == 1 && (place == in[0] || strings.Contains(a.title.Folded, place))
}

// rests reports whether a sentence stands on any of some lines.
func (a *article) rests(at int, lines [][2]int) bool {
	s := &a.sentences[at]
	from, to := a.In().Paragraphs[s.paragraph].Lines(s.from, s.to)
	return overlap(from, to, lines)
}

// overlap reports whether a run of lines has one in common with any of others.
func overlap(from, to int, lines [][2]int) bool {
	return slices.ContainsFunc(lines, func(l [2]int) bool { return from <= l[1] && l[0] <= to })
}

// Rests reports whether a quotation stands on any of some lines of its issue's file.
func (q Quote) Rests(lines [][2]int) bool { return overlap(q.First, q.Last, lines) }

// allMet reports whether a sentence has every word that a question says of it, and where; of a verb of one letter, a
// word that begins with it.
func (q *question) allMet(s *sentence.Sentence, w *sentence.Want,
	terms []sentence.Term) (spans []sentence.Span, all bool) {
	for i := range terms {
		t := &terms[i]
		if t.Weight < 1 || t.Topic || q.only(*w, t) || t.Token != nil && t.Token.Of("light") {
			continue
		}
		m, share := s.Meets(t)
		if share < most && !(t.Letter() && strings.Contains(s.Folded, t.Text)) {
			return nil, false
		}
		if m.To > m.From {
			spans = append(spans, m)
		}
	}
	return spans, true
}

// from gives the source of an article where it is asked in which journal it stands and the article does not say it. News
// of research stands in none where a university sends it.
func (q *question) from(lex *lexicon.Lexicon, a *article) Result {
	in := a.In()
	body := func(t lexicon.Token) bool {
		return t.Class == lexicon.Company || t.Is("asked.who") || t.Is("mk.institution")
	}
	if len(q.Wants) != 1 || q.Wants[0].Head != sentence.Journal || in.Source == "" || q.NamesAny() ||
		in.Kind == bulletin.Research && slices.ContainsFunc(lex.Tokens(in.Source, a.Issue.Month), body) {
		return Result{State: Nothing}
	}
	return a.source(q.ask.Text)
}

// On reports whether an article is on what is named: its title says some of it, or what it is often about, and nothing of it
// stands nowhere.
func On(lex *lexicon.Lexicon, p Place, named Ask) bool {
	on := false
	for _, t := range newQuestion(named).termsIn(read(lex, p)) {
		if t.Weight < 1 || t.Letter() {
			continue
		}
		if !t.Here && !t.Topic {
			return false
		}
		on = true
	}
	return on
}
