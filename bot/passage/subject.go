package passage

import (
	"slices"
	"strings"

	"rebot/bot/passage/sentence"
	"rebot/index/lexicon"
)

// Subject says what an article is on in the words of a question: those that its title has too, and names that it has.
// It is empty where the question has none.
func Subject(lex *lexicon.Lexicon, p Place, named Ask) string {
	var b strings.Builder
	text := []rune(named.Text)
	for _, t := range newQuestion(named).termsIn(read(lex, p)) {
		if t.Topic && !t.Often || t.Name && t.Here {
			b.WriteString(string(text[t.From:t.To]))
		}
	}
	return b.String()
}

// goesOnHere reports whether a follow-up can only be of the article in focus: it names nothing, or nothing that this
// has not.
func (q *question) goesOnHere(lex *lexicon.Lexicon) bool {
	return q.ask.Focus != nil && (!q.NamesAny() || q.namesIn(read(lex, *q.ask.Focus)))
}

// ofSubject answers a follow-up by the sentence of the article in focus that most likely answers the question that it
// stands for: with what the conversation is about said in it. No word of the follow-up may be left out.
func (q *question) ofSubject(lex *lexicon.Lexicon) Result {
	if q.ask.Subject == "" || q.ask.Strict || !q.goesOnHere(lex) {
		return Result{State: Nothing}
	}
	ask := Ask{Text: q.ask.Subject + q.ask.Text, English: q.ask.English}
	ask.Tokens = lex.Tokens(ask.Text, q.ask.Focus.Issue.Month)
	full := newQuestion(ask)
	r := full.choose(lex, []Place{*q.ask.Focus})
	if r.State != Direct || len(r.Left) > 0 || !full.provenIn(lex, *q.ask.Focus, &r) {
		return Result{State: Nothing}
	}
	r.Quote()
	return r
}

// provenIn reports whether an answer is out of an article, and each first quotation of it has a word of the kind that
// is asked for, where one kind is.
func (q *question) provenIn(lex *lexicon.Lexicon, in Place, r *Result) bool {
	if r.In == nil || *r.In != in {
		return false
	}
	a := read(lex, in)
	for i, p := range r.Parts {
		w := &q.Wants[i]
		kind, noun := q.AskedKind(w)
		told := func(at int) bool {
			s := &a.sentences[at]
			_, proof := s.Proves(w, w.All, nil)
			return proof && (kind == "" || s.Shows(kind, string(q.Letters[noun.From:noun.To])) > 0)
		}
		if !p.Found || q.countsElse(a, &p, w) || q.leavesTime(a, &p, w) || (sentence.Pointed(w.Head) || w.Head == sentence.Why || kind != "") && !a.tellsIn(&p.Quotes[0], told) {
			return false
		}
	}
	return true
}

// countsNone reports whether the quotations of any part name nothing of what it asks to be counted.
func (q *question) countsNone(lex *lexicon.Lexicon, r *Result) bool {
	for i := range r.Parts {
		if r.Parts[i].Found && q.countsElse(read(lex, *r.In), &r.Parts[i], &q.Wants[i]) {
			return true
		}
	}
	return false
}

// untimedIn reports whether the first quotation of any part does not say the time that is asked about.
func (q *question) untimedIn(lex *lexicon.Lexicon, r *Result) bool {
	for i := range r.Parts {
		if r.Parts[i].Found && q.leavesTime(read(lex, *r.In), &r.Parts[i], &q.Wants[i]) {
			return true
		}
	}
	return false
}

// countsElse reports whether the quotations name nothing of what is asked to be counted: no 顾问费.
func (q *question) countsElse(a *article, p *Part, w *sentence.Want) bool {
	return slices.ContainsFunc(q.termsIn(a), func(t sentence.Term) bool {
		return q.Counts(w, &t) && !slices.ContainsFunc(p.Quotes, func(o Quote) bool {
			return a.tellsIn(&o, func(at int) bool {
				s := &a.sentences[at]
				_, share := s.Meets(&t)
				return share >= carried && strings.Contains(o.Text, s.Text)
			})
		})
	})
}

// leavesTime reports whether a time is asked about and no sentence of the first quotation says it.
func (q *question) leavesTime(a *article, p *Part, w *sentence.Want) bool {
	return len(q.timesOf(w)) > 0 && !a.tellsIn(&p.Quotes[0], func(at int) bool {
		return !q.missesTime(a, &reading{at: at, from: at}, w)
	})
}

// tellsIn reports whether a sentence of a quotation is as it should be.
func (a *article) tellsIn(in *Quote, is func(at int) bool) bool {
	for at := range a.sentences {
		if a.rests(at, [][2]int{{in.First, in.Last}}) && is(at) {
			return true
		}
	}
	return false
}
