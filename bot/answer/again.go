package answer

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"rebot/bot/intent"
	"rebot/bot/reply"
	"rebot/index/bulletin"
)

// Answer answers a message. It always gives an answer, if only a refusal; an error means that the library is broken,
// not that the bulletin says nothing. What only asks for an answer that was given is given that answer.
func (e *Engine) Answer(ctx context.Context, q Question) (*reply.Reply, error) {
	r, turn, err := e.toldAgain(ctx, q)
	if err == nil && r == nil {
		turn = &intent.Exchange{Text: q.Text, After: q.After}
		r, err = e.anew(ctx, q)
	}
	if err != nil {
		return nil, err
	}
	if meant := intent.Of(r.Intent); meant != nil {
		kept := *meant
		if q.After != nil {
			kept.Turns = q.After.Turns
		}
		if r.Status == reply.Answered && kept.Source != intent.Talk && kept.Source != intent.Help {
			kept.Turns = intent.Turns(kept.Turns, turn.Text, turn.After)
		}
		r.Intent = &kept
	}
	return r, nil
}

// toldAgain answers again what was asked before, where a message asks for that and nothing else: 上一个问题再答一次, 换成英文. It
// gives nil where it does not, or where nothing was answered.
func (e *Engine) toldAgain(ctx context.Context, q Question) (*reply.Reply, *intent.Exchange, error) {
	if q.After == nil {
		return nil, nil, nil
	}
	a := intent.AsksAgain(q.Text)
	if a == nil {
		return nil, nil, nil
	}
	turn := a.Turn(q.After.Turns)
	if turn == nil && (a.Back > 0 || a.First) { // nothing else is meant
		f := intent.Query{Source: intent.None, Reason: intent.Unclear}
		w := draft{reply.NewWriter(&f, q.After.English && !bulletin.HasHan(q.Text)), &f, e}
		w.notUnderstood(q.Text)
		return w.Reply, &intent.Exchange{}, nil
	}
	if turn == nil {
		return nil, nil, nil
	}
	asked := Question{Text: turn.Text, English: q.English, Chosen: cmp.Or(a.Lang, q.Chosen), Strict: q.Strict,
		Places: q.Places}
	if asked.Chosen == "" {
		asked.Chosen = "zh"
		if q.After.English || !bulletin.HasHan(q.Text) {
			asked.Chosen = "en"
		}
	}
	if turn.After != nil {
		after := *turn.After
		after.Past = q.After.Past
		asked.After = &after
	}
	r, err := e.anew(ctx, asked)
	if err != nil || r.Status != reply.Answered {
		return nil, nil, err
	}
	if a.Doubt && !unsettled(r, asked.Chosen == "en") {
		return nil, nil, nil
	}
	return r, turn, nil
}

// unsettled says of an answer that shows a doubt that the bulletin does not settle it. It reports false where it
// shows none.
func unsettled(r *reply.Reply, english bool) bool {
	if !slices.ContainsFunc(r.Notes, func(n string) bool { return strings.Contains(n, "疑点") }) {
		return false
	}
	say := "简报没有说哪个对，原文两处都在下面。"
	if english {
		say = "The bulletin does not say which is right; both places are given below. "
	}
	r.Lead = say + r.Lead
	return true
}
