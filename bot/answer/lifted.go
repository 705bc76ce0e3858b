package answer

import (
	"slices"

	"rebot/bot/passage"
	"rebot/bot/reply"
	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// lifted adds the amount that was lifted out of a sentence to the figures of the reply, as it is printed there. A value
// that is no single amount, or is one in words, adds nothing.
func (w draft) lifted(p passage.Part) {
	amount := amountIn(w.e.cat.Lexicon.Tokens(p.Value, w.e.cat.Newest()))
	if p.Verdict != "" || amount == nil || len(p.Quotes) == 0 {
		return
	}
	q := p.Quotes[0]
	printed := reply.NumbersIn(q.Text)
	if !slices.Contains(printed, amount.Value) && !slices.Contains(printed, amount.Digits) {
		return // it is in words
	}
	w.Figures = append(w.Figures, reply.Figure{Name: w.Title, Measure: amount.About, Value: amount.Digits,
		Unit:     amount.Scale + amount.Unit,
		Citation: w.Cite(q.Issue, bulletin.Cite{Article: q.Article, First: q.First, Last: q.Last})})
}

// amountIn is the only amount of a text that has no time, nil where it has several or none.
func amountIn(tokens []lexicon.Token) *lexicon.Token {
	var found *lexicon.Token
	for i := range tokens {
		switch t := &tokens[i]; t.Class {
		case lexicon.Quantity, lexicon.Number, lexicon.Change:
			if found != nil || t.Upper != "" {
				return nil
			}
			found = t
		case lexicon.Bound: // 2400万辆以上
			of := amountIn(t.Parts)
			if of == nil || found != nil {
				return nil
			}
			found = of
		case lexicon.PeriodOf:
			return nil
		}
	}
	return found
}
