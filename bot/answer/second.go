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

// again reads a question as one for prose, where facts or the catalogue have nothing, or leave out words that their lines
// don't have. A sentence that says all of it, or what was left out, is the better answer.
func (w draft) again(ctx context.Context, q Question, tokens []lexicon.Token) error {
	left := w.unsaid()
	nothing := len(w.Citations) == 0
	if w.q.Reason != "" || !nothing && len(left) == 0 || nothing && w.Status == reply.Answered && len(w.q.Where) == 0 {
		return nil
	}
	r, err := passage.Prose(ctx, w.e.lib, w.e.cat.Lexicon, w.ask(q, tokens))
	if err != nil || r.State != passage.Direct || misnames(tokens, r) || leavesOut(tokens) || !w.priced(r) ||
		q.After != nil && !speaksOf(r, w.q, tokens) {
		return err
	}
	if nothing && !r.Complete() || slices.ContainsFunc(left, func(s string) bool { return !says(r, s) }) {
		return nil
	}
	w.Restart(reply.Answered)
	*w.q = intent.Query{Source: intent.Prose, Text: intent.Said(q.Text), Times: w.q.Times, English: w.q.English, Recent: w.q.Recent}
	w.direct(r)
	return nil
}

// unsaid lists the words that no slot took and that none of the cited lines has. A single letter says too little.
func (w draft) unsaid() (out []string) {
	var b strings.Builder
	for _, c := range w.Citations {
		if is := w.e.lib.Issue(c.Issue); is != nil {
			b.WriteString(strings.Join(is.Lines[c.Lines[0]-1:c.Lines[1]], ""))
		}
	}
	cited := plainText(b.String())
	for _, s := range append(slices.Clone(w.q.Ignored), w.q.Refused...) {
		if len([]rune(s)) > 1 && !strings.Contains(cited, plainText(s)) {
			out = append(out, s)
		}
	}
	return out
}

// priced reports whether quotations speak of a price, where one is asked for.
func (w draft) priced(r passage.Result) bool {
	return w.q.Kind != bulletin.PriceFact || len(w.q.Cond(intent.Subject)) == 0 || len(w.Citations) > 0 || strings.Contains(quotedText(r), "价")
}

// says reports whether the quotations, or the title of their article, have a word.
func says(r passage.Result, word string) bool {
	return strings.Contains(plainText(r.In.In().Title+quotedText(r)), plainText(word))
}

func quotedText(r passage.Result) string {
	var b strings.Builder
	for _, p := range r.Parts {
		for _, q := range p.Quotes {
			b.WriteString(q.Text)
		}
	}
	return b.String()
}

// plainText is a text without blanks, in small letters.
func plainText(s string) string { return strings.ToLower(strings.Join(strings.Fields(s), "")) }
