package answer

import (
	"context"
	"slices"
	"strings"

	"rebot/bot/intent"
	"rebot/bot/passage"
	"rebot/bot/reply"
	"rebot/index/lexicon"
)

// judge marks sentences that hardly answer as those that may, and takes back those that have no number of the kind
// that is asked for; where the grammar finds none it gives the likeliest, as such.
func (w draft) judge(ctx context.Context, a passage.Ask, r passage.Result) (passage.Result, error) {
	followed := r.State == passage.Direct && a.Focus != nil // a follow-up leaves out what its sentence says
	if r.Reckoned != nil || w.q.Else != nil || followed {
		return r, nil
	}
	likely, p, err := passage.Judge(ctx, w.e.lib, w.e.cat.Lexicon, a, &r)
	switch {
	case err != nil || p == 0:
		return r, err
	case r.State == passage.Direct && likely.Short && r.Sayless():
		r.State = passage.Nearest
	case r.State == passage.Direct:
		r.Perhaps = p < passage.Possible
	case (p >= passage.Possible || r.Maybe && !likely.Vague() && !lacksNoun(likely, a.Tokens)) && !likely.Short &&
		!w.lacksWord(r, likely, a.Tokens) && r.PricesNothing(w.q.Text, a.Tokens) == "" &&
		!holds(a.Tokens, "qual.forecast") && !(intent.AsksFilled(a.Tokens) && unfilled(likely)):
		likely.Perhaps = true
		return likely, nil
	}
	return r, nil
}

// lacksNoun reports whether sentences lack what is traded or measured: 股价, 氧化铱.
func lacksNoun(r passage.Result, tokens []lexicon.Token) bool {
	for i := range tokens {
		t := &tokens[i]
		ends := func(end string) bool { return strings.HasSuffix(t.Text, end) }
		lacks := slices.ContainsFunc(r.Left, func(s string) bool { return strings.Contains(s, t.Text) })
		traded := t.Class != lexicon.Unknown && t.Class != lexicon.Word
		formed := t.Class == lexicon.Unknown && i > 0 && tokens[i-1].Of("form")
		if formed && !strings.Contains(r.Quoted(), t.Text) ||
			lacks && (traded || slices.ContainsFunc(lexicon.List("amount.ends"), ends)) {
			return true
		}
	}
	return false
}

// lacksWord reports whether a name or a word of the trade is asked about and stands nowhere: no sentence answers then.
// Everyday words are said in many others. Nor do sentences answer that lack what others name.
func (w draft) lacksWord(r, likely passage.Result, tokens []lexicon.Token) bool {
	return slices.ContainsFunc(tokens, func(t lexicon.Token) bool {
		return t.Class != lexicon.Unknown && !t.Everyday() && intent.Content(&t) && slices.Contains(r.Nowhere, t.Text) ||
			t.Class == lexicon.Unknown && t.To-t.From > 2 && w.e.names(passage.Squeezed(t.Text)) &&
				slices.Contains(likely.Left, t.Text)
	})
}

// perhaps gives sentences that may answer, and says that nobody knows whether they do.
func (w draft) perhaps(r passage.Result) {
	w.near(r)
	w.Status = reply.Answered
}
