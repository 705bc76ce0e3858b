package answer

import (
	"context"
	"slices"
	"strings"

	"rebot/bot/intent"
	"rebot/bot/reply"
)

// Answer answers a message. It always gives an answer, if only a refusal; an error means that the library is broken, not
// that the bulletin says nothing. Where a message asks several things and their answers, one behind the other, say more than
// the one answer to all of it, they are given as one.
func (e *Engine) Answer(ctx context.Context, q Question) (*reply.Reply, error) {
	heard := intent.Hear(q.Text, e.cat)
	whole, err := e.one(ctx, q, heard)
	if err != nil || chosen(whole) {
		return whole, err
	}
	parts := heard.Parts()
	if len(parts) < 2 {
		return whole, nil
	}
	all, err := e.each(ctx, q, parts, whole)
	if err != nil {
		return nil, err
	}
	if several := joined(whole, all); several != nil {
		return several, nil
	}
	return whole, nil
}

// chosen reports whether rows were chosen by what they say, which a part of the message could not tell of the others.
func chosen(whole *reply.Reply) bool {
	q, ok := whole.Intent.(*intent.Query)
	return ok && whole.Status == reply.Answered && slices.ContainsFunc(q.Then, func(o intent.Op) bool {
		return slices.Contains([]intent.OpName{intent.Within, intent.Top, intent.Bottom, intent.Nth, intent.Ends, intent.Tally, intent.CountOf}, o.Name)
	})
}

// each answers the parts of a message as turns of a conversation, nil where one of them has no answer beside the whole.
func (e *Engine) each(ctx context.Context, q Question, parts []string, whole *reply.Reply) (out []*reply.Reply, err error) {
	after := q.After
	for _, text := range parts {
		part := Question{Text: text, After: after, English: q.English, Strict: true}
		r, err := e.one(ctx, part, intent.Hear(text, e.cat))
		if err != nil || r.Status != reply.Answered || len(r.Citations) == 0 ||
			whole.Status != reply.Answered && strays(r, whole) {
			return nil, err
		}
		if meant, ok := r.Intent.(*intent.Query); ok {
			after = meant
		}
		out = append(out, r)
	}
	return out, nil
}

// joined is one reply of several, nil where there are none, or where the whole says as much.
func joined(whole *reply.Reply, all []*reply.Reply) *reply.Reply {
	text := plainText(reply.Text(whole))
	more := func(r *reply.Reply) bool { return whole.Status != reply.Answered || saysMore(r, text) }
	if !slices.ContainsFunc(all, more) {
		return nil
	}
	for _, r := range all[1:] {
		if !all[0].Join(r) {
			return nil
		}
	}
	all[0].Intent = all[len(all)-1].Intent
	return all[0]
}

// strays reports whether a sentence answers a part of a message out of another article than the one that is on all of it.
func strays(r, whole *reply.Reply) bool {
	return len(r.Figures) == 0 && len(whole.Citations) > 0 && !slices.ContainsFunc(r.Citations, func(c reply.Citation) bool {
		return c.Issue == whole.Citations[0].Issue && c.Article == whole.Citations[0].Article
	})
}

// saysMore reports whether a reply has a figure, or leads with a number or a name, that a text does not have.
func saysMore(r *reply.Reply, text string) bool {
	missing := func(s string) bool { return !strings.Contains(text, plainText(s)) }
	for _, f := range r.Figures {
		if missing(f.Value) {
			return true
		}
	}
	numbers := reply.NumbersIn(r.Lead)
	return slices.ContainsFunc(numbers, missing) || len(numbers) == 0 && r.Lead != "" && missing(r.Lead)
}
