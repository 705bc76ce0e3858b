package answer

import (
	"slices"

	"rebot/bot/intent"
	"rebot/bot/passage"
	"rebot/bot/reply"
	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// following gives the sentences of the article in focus that most likely answer a follow-up which has no answer, as those
// that may: what is asked behind an article is hardly ever of anything else.
func (e *Engine) following(q Question, w draft) draft {
	if q.After == nil || q.After.Focus == nil || q.After.Source != intent.Prose || q.Strict || !w.unanswered() {
		return w
	}
	f := intent.Query{Source: intent.Prose, Focus: q.After.Focus, Figures: q.After.Figures, English: w.English, Places: q.Places,
		Recent: q.After.Recent, Named: q.After.Named, Firm: q.After.Firm, Thread: q.After.Thread, Run: q.After.Run}
	d := draft{reply.NewWriter(&f, w.English), &f, e}
	a := d.ask(q, e.cat.Lexicon.Tokens(intent.Said(q.Text), e.cat.Newest()))
	r := passage.Following(e.cat.Lexicon, a)
	if r.State == passage.Nothing || slices.ContainsFunc(a.Tokens, func(t lexicon.Token) bool { return holdsTo(&t) && slices.Contains(r.Nowhere, t.Text) }) {
		return w
	}
	r.Nowhere, r.Perhaps = nil, true
	d.perhaps(r)
	d.unheard(a.Tokens, r)
	return d
}

// holdsTo reports whether a word names something, or what is measured of it: no sentence answers that is of another.
func holdsTo(t *lexicon.Token) bool {
	return t.Class != lexicon.Word && t.Class != lexicon.Unknown || t.Of("measure") && !t.Is("measure.share") || t.Of("batch") || t.Of("term") && !t.Everyday()
}

// unanswered reports whether a reply refuses, or lists what leaves words of the question out.
func (w draft) unanswered() bool {
	switch w.q.Source {
	case intent.Prose, intent.None:
		return w.Status == reply.NotFound || w.Status == reply.Unclear
	case intent.Facts:
		return w.Status == reply.NotFound && w.q.Kind == bulletin.CompanyFact && len(w.q.Cond(intent.Company)) == 0 // of which firm?
	case intent.Articles, intent.Patents, intent.Papers:
		return w.Status == reply.NotFound || len(w.q.Ignored) > 0
	}
	return false
}
