package answer

import (
	"context"
	"slices"
	"strings"

	"rebot/bot/intent"
	"rebot/bot/passage"
	"rebot/bot/reply"
	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// again reads a question as one for prose, where facts or the catalogue have nothing, or leave out words that their
// lines don't have. A sentence that says all of it, or what was left out, is the better answer.
func (w draft) again(ctx context.Context, q Question, tokens []lexicon.Token) error {
	if q.After != nil {
		if alone := w.e.Route(Question{Text: q.Text}); alone.Query.String() != w.q.String() {
			return nil // it goes on with the question before, which no sentence has
		}
	}
	left := slices.DeleteFunc(w.unsaid(), func(s string) bool { return saysOnly(tokens, s) })
	nothing := len(w.Citations) == 0
	figure := w.q.Kind == bulletin.PriceFact || w.q.Kind == bulletin.TradeFact || w.q.Kind == bulletin.IndexFact
	if w.q.Kind == bulletin.PriceFact && len(w.q.Cond(intent.Currency)) > 0 {
		return nil // no sentence prices it in another currency
	}
	if len(w.Passages) > 0 && w.Status == reply.NotFound {
		return nil // its lines are shown, which could not be read
	}
	open := w.unsettled() || !figure && passage.AsksBody(w.ask(q, tokens))
	if w.q.Reason != "" || !nothing && len(left) == 0 && !open ||
		nothing && w.Status == reply.Answered && len(w.q.Where) == 0 {
		return nil
	}
	r, err := w.sentences(ctx, w.ask(q, tokens))
	if err == nil && r.Reckoned != nil && nothing {
		w.inProse(q, tokens, r)
		return nil
	}
	if err != nil || r.State != passage.Direct || r.Loose || !w.priced(r, tokens) ||
		!sameWay(r, w.q) || q.After != nil && !speaksOf(r, w.q, tokens) {
		return err
	}
	if open && settles(r) {
		left = nil
	} else if !nothing && len(left) == 0 {
		return nil
	}
	if figure && nothing && !w.namesSubject(r) {
		return nil
	}
	if nothing && !r.Complete() && !settles(r) ||
		slices.ContainsFunc(left, func(s string) bool { return !says(r, s) }) {
		return nil
	}
	w.inProse(q, tokens, r)
	return nil
}

// ofRow gives what the text of a patent or an article says, where it is listed and words of the question are left out that
// only its text has: 测萃取组分含量的专利用的什么算法.
func (w draft) ofRow(ctx context.Context, q Question, tokens []lexicon.Token) error {
	left := w.unsaid()
	if q.After != nil || len(left) == 0 || len(w.Citations) != 1 || !holds(tokens, "ask.which", "ask.what", "ask.who", "ask.how") {
		return nil
	}
	r, err := w.sentences(ctx, w.ask(q, tokens))
	if err != nil || r.State != passage.Direct || !w.cites(r) ||
		!slices.ContainsFunc(left, func(s string) bool { return says(r, s) }) {
		return err
	}
	w.inProse(q, tokens, r)
	return nil
}

// cites reports whether the reply cites the article that some sentences stand in.
func (w draft) cites(r passage.Result) bool {
	q, c := r.Parts[0].Quotes, w.Citations[0]
	if len(q) == 0 || r.In.Issue.Month != c.Issue {
		return false
	}
	in := r.In.In()
	for i := range r.In.Issue.Patents {
		if p := &r.In.Issue.Patents[i].Cite; p.First <= c.Lines[1] && c.Lines[0] <= p.Last {
			return p.First <= q[0].Last && q[0].First <= p.Last
		}
	}
	return in.First <= c.Lines[0] && c.Lines[1] <= in.Last
}

// inProse begins the reply anew with what the sentences say, as one to a question for prose.
func (w draft) inProse(q Question, tokens []lexicon.Token, r passage.Result) {
	w.Restart(reply.Answered)
	*w.q = intent.Query{Source: intent.Prose, Text: intent.Said(q.Text), Times: w.q.Times, English: w.q.English,
		In: w.q.In, Recent: w.q.Recent}
	w.told(r)
	w.unheard(tokens, r)
}

// saysOnly reports whether a word of a question only says that somebody says something: 报告里.
func saysOnly(tokens []lexicon.Token, word string) bool {
	return slices.ContainsFunc(tokens, func(t lexicon.Token) bool {
		return t.Text == word && (t.Of("say") || t.Is("attr.call"))
	})
}

// namesSubject reports whether the sentences name what a figure is asked of: a sum of all goods is not one of 稀土.
func (w draft) namesSubject(r passage.Result) bool {
	text := plainText(r.Quoted())
	return !slices.ContainsFunc(w.q.Cond(intent.Subject), func(s string) bool {
		return s != "货物贸易" && s != intent.Any && !strings.Contains(text, plainText(s))
	})
}

// unsettled reports whether yes or no is asked and the answer says neither.
func (w draft) unsettled() bool {
	bound := w.q.Op(intent.Within)
	unlike := bound != nil && bound.By == "change" && w.q.Kind == bulletin.IndexFact
	if !w.q.Whether || len(w.q.Then) > 0 && w.q.Op(intent.Nth) == nil && !unlike {
		return false
	}
	for _, s := range []string{"是", "不", "没有", "有变动", "一样", "Yes", "No,"} {
		if strings.HasPrefix(w.Lead, s) {
			return false
		}
	}
	return true
}

// settles reports whether a sentence says yes or no, or names the body that is asked for.
func settles(r passage.Result) bool {
	return slices.ContainsFunc(r.Parts, func(p passage.Part) bool {
		return p.Verdict != "" || p.Head == passage.Who && p.Found && p.Value != "" && r.Complete()
	})
}

// unsaid lists the words that no slot took and that none of the cited lines has. A single letter says too little.
func (w draft) unsaid() (out []string) {
	words := append(slices.Clone(w.q.Ignored), w.q.Refused...)
	if len(words) == 0 {
		return nil
	}
	var b strings.Builder
	for _, c := range w.Citations {
		if is := w.e.lib.Issue(c.Issue); is != nil {
			b.WriteString(strings.Join(is.Lines[c.Lines[0]-1:c.Lines[1]], ""))
		}
	}
	cited := plainText(b.String())
	for _, s := range words {
		if len([]rune(s)) > 1 && !strings.Contains(cited, plainText(s)) {
			out = append(out, s)
		}
	}
	return out
}

// priced reports whether quotations speak of a price, where one is asked for: how much of something with words that no
// price takes may ask for another number.
func (w draft) priced(r passage.Result, tokens []lexicon.Token) bool {
	if len(w.q.Ignored) > 0 && r.Complete() && !holds(tokens, "ask.price", "measure.price", "measure.mean", "move") {
		return true
	}
	return w.q.Kind != bulletin.PriceFact || len(w.q.Cond(intent.Subject)) == 0 || len(w.Citations) > 0 ||
		strings.Contains(r.Quoted(), "价")
}

// says reports whether the quotations, or the title of their article, have a word.
func says(r passage.Result, word string) bool {
	return strings.Contains(plainText(r.In.In().Title+r.Quoted()), plainText(word))
}

// plainText is a text without blanks, in small letters.
func plainText(s string) string { return strings.ToLower(strings.Join(strings.Fields(s), "")) }
