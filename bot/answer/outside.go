package answer

import (
	"rebot/bot/intent"
	"rebot/bot/passage"
	"rebot/bot/reply"
	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// outside refuses what no bulletin can answer, by its kind: what is to come, advice, and what is no matter of it. What the
// sentences say of it in so many words is answered all the same.
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

// foreseen gives what the newest issue prints of what others expect, where that is asked for and no advice: it is said to be
// theirs.
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
	return true
}

// toCome reports whether a time is after the newest issue, where it is asked what a price or an index will be.
func (w draft) toCome(tokens []lexicon.Token, t *lexicon.Token) bool {
	return t.Class == lexicon.PeriodOf && bulletin.MonthOf(w.e.cat.Newest()).To.Month < t.Period.From.Month &&
		holds(tokens, "measure.price", "measure.index", "ask.price", "move.up", "move.down")
}
