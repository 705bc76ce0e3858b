package answer

import (
	"slices"
	"strings"

	"rebot/bot/intent"
	"rebot/bot/passage"
	"rebot/bot/reply"
	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// unheard notes the words of a question that nothing knows, and those that change what is asked, where the article that
// answers has none of them: the reply names them.
func (w draft) unheard(tokens []lexicon.Token, r passage.Result) {
	text := ""
	if r.In != nil {
		text = articleText(r.In)
	}
	known := func(s string) bool {
		return slices.ContainsFunc(w.q.Ignored, func(o string) bool { return passage.Squeezed(o) == passage.Squeezed(s) })
	}
	for _, s := range r.Left {
		if s = w.q.Asked(s); !known(s) {
			w.q.Ignored = append(w.q.Ignored, s)
		}
	}
	for i := range tokens {
		t := &tokens[i]
		if t.Everyday() && intent.Content(t) && !saysToo(text, t) && !known(t.Text) {
			w.q.Ignored = append(w.q.Ignored, w.q.Asked(t.Text))
		}
		if t.Class != lexicon.Unknown && !t.Of("qualifier") || t.Fills() ||
			t.Text == "纳米" && i > 0 && tokens[i-1].Is("ask.what") { // a unit there, and else how fine a product is
			continue
		}
		named := func(s string) bool { return r.State == passage.Nearest && plainText(s) == plainText(t.Text) }
		if rest := w.q.Asked(passage.Strange(t.Text, text)); rest != "" && !known(rest) &&
			!slices.ContainsFunc(r.Nowhere, named) {
			w.q.Ignored = append(w.q.Ignored, rest)
		}
	}
}

// undecided takes back a no where a word of the question is left out that the article does not have: what it denies may
// be something else.
func (w draft) undecided(r passage.Result) {
	if len(r.Parts) != 1 || r.Parts[0].Verdict != passage.No || r.Parts[0].Value != "" || len(w.q.Ignored) == 0 {
		return
	}
	w.Status = reply.NotFound
	w.Lead = w.Say("简报没有直接写；最接近的原文：", "The bulletin does not say it; the closest sentence:")
}

// saysToo reports whether a text has a word of the same meaning as an everyday word.
func saysToo(text string, t *lexicon.Token) bool {
	in := func(id string) bool {
		return slices.ContainsFunc(lexicon.Forms(id),
			func(f string) bool { return strings.Contains(text, passage.Squeezed(f)) })
	}
	return in(t.ID) || slices.ContainsFunc(t.Also, func(s lexicon.Sense) bool { return in(s.ID) })
}

// seeks reports whether something is asked for that the article does not speak of, and nothing was lifted out of it.
func (w draft) seeks(text string, r passage.Result) bool {
	noun := w.q.In.Sought
	if noun == "" || strings.Contains(text, noun) ||
		slices.ContainsFunc(r.Parts, func(p passage.Part) bool { return p.Value != "" }) {
		return false
	}
	tokens := w.e.cat.Lexicon.Tokens(noun, w.e.cat.Newest())
	return !slices.ContainsFunc(tokens, func(t lexicon.Token) bool { return t.ID != "" && saysToo(text, &t) })
}

// strange reports whether an English question has a word that nobody could put in Chinese and that the article does not
// have as it is: what it asks is not known.
func (w draft) strange(r passage.Result) bool {
	if w.q.In == nil || r.In == nil {
		return false
	}
	text := articleText(r.In)
	return slices.ContainsFunc(w.q.In.Strange, func(s string) bool { return !strings.Contains(text, s) }) ||
		w.seeks(text, r)
}

// articleText is an article as it is searched for words: folded and without blanks.
func articleText(p *passage.Place) string {
	a := p.In()
	var b strings.Builder
	b.WriteString(a.Title + a.Source)
	for i := range a.Paragraphs {
		b.WriteString(a.Paragraphs[i].Text)
	}
	return passage.Squeezed(b.String())
}

// outside refuses what no bulletin can answer, by its kind: what is to come, advice, and what is no matter of it. What
// the sentences say of it in so many words is answered all the same.
func (w draft) outside(tokens []lexicon.Token, r passage.Result) bool {
	if r.State == passage.Direct && r.Complete() && !holds(tokens, "qual.offtopic") {
		return false
	}
	why := intent.Reason("")
	for i := range tokens {
		t := &tokens[i]
		switch {
		case t.Is("qual.offtopic"):
			why = intent.OffTopic
		case t.Is("qual.advice") && (r.State != passage.Direct || holds(tokens, "op.buy")), t.Is("qual.forecast") &&
			r.State != passage.Direct, w.toCome(tokens, t) && r.State != passage.Direct:
			why = intent.Forecast
		default:
			continue
		}
		w.q.Refused = append(w.q.Refused, w.q.Asked(t.Text))
	}
	if why == "" {
		return false
	}
	w.q.Reason = why
	if why != intent.Forecast || !w.foreseen(tokens) {
		w.qualified()
	}
	return true
}

// foreseen gives what the newest issue prints of what others expect, where that is asked for and no advice: it is said
// to be theirs.
func (w draft) foreseen(tokens []lexicon.Token) bool {
	if holds(tokens, "qual.advice", "qual.offtopic") {
		return false
	}
	quotes := passage.Outlook(w.e.lib, w.e.cat.Lexicon, w.e.cat.Newest(), tokens)
	if len(quotes) == 0 {
		return false
	}
	w.Restart(reply.Answered)
	w.Lead = w.Say("我不预测；文中的预期：", "I make no forecast; what the bulletin quotes others as expecting:")
	w.quote(quotes)
	w.q.Refused = nil
	w.unheard(tokens, passage.Result{In: &quotes[0].Place, State: passage.Direct})
	return true
}

// toCome reports whether a time is after the newest issue, where it is asked what a price or an index will be.
func (w draft) toCome(tokens []lexicon.Token, t *lexicon.Token) bool {
	return t.Class == lexicon.PeriodOf && bulletin.MonthOf(w.e.cat.Newest()).To.Month < t.Period.From.Month &&
		holds(tokens, "measure.price", "measure.index", "ask.price", "move.up", "move.down")
}
