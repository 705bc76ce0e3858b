package slack

import (
	"context"

	"rebot/bot"
	"rebot/bot/intent"
	"rebot/bot/queue"
	"rebot/bot/reply"
)

// maxTyped is the longest text, in bytes, that is looked at: with all its mentions and links a question is shorter.
const maxTyped = 8 << 10

// requester gives the person who asks, and the place.
func (q asked) requester() bot.Requester {
	g := bot.Requester{Platform: Source, Team: q.Team, User: q.Asker + "/" + q.User, Chat: q.Channel,
		Alone: !q.among() && !q.Direct, Among: q.among()}
	if q.Private { // nobody else in the channel sees it
		g.Chat += "/" + g.User
	}
	return g
}

// verdict reports whether a question is taken. The key names it where Slack may send it more than once.
func (a *Adapter) verdict(ctx context.Context, key string, q asked) bot.Verdict {
	g := q.requester()
	g.Key = key
	if !a.cfg.allows(q.Asker, q.Enterprise) {
		g.Chat = q.Channel
		return a.cfg.Admission.RefusePlace(g)
	}
	if v := a.cfg.Admission.Admit(ctx, g); v.Why != "" {
		return v
	}
	if len(q.Text) > maxTyped || bot.IsTooLong(question(q.Text)) {
		a.metrics.Refused.WithLabelValues(Source, string(bot.TooLong)).Inc()
		return bot.Verdict{Why: bot.TooLong, Tell: !g.Among}
	}
	return bot.Verdict{}
}

// enter keeps a question that is taken, or what is to be said to one that is not.
func (a *Adapter) enter(ctx context.Context, kind, key string, q asked) error {
	v := a.verdict(ctx, key, q)
	if v.Why != "" && !v.Tell {
		return a.passOver(ignoredRefused)
	}
	if q.Refused = v.Why; v.Why != "" {
		q.Text = q.Text[:min(len(q.Text), maxTyped)]
	}
	return a.keep(ctx, kind, key, q)
}

// turnedAway is the acknowledgement of a command that is not taken, nil where nothing is said.
func (a *Adapter) turnedAway(v bot.Verdict, q asked, limit int) []byte {
	if !v.Tell {
		return nil
	}
	return ackReply(a.render(notice(v.Why, q), look{}), limit)
}

// onRefused says why a question is not looked up: to its asker alone, whose channel may be full of questions; in a direct message
// as a message.
func (a *Adapter) onRefused(ctx context.Context, e queue.Event, q asked) error {
	m := a.render(notice(q.Refused, q), look{})
	if e.Kind == "message" && (q.Direct || q.Refused == bot.NotHere) {
		return a.post(ctx, tagOf(e), place{q.Team, q.Channel, q.thread()}, m)
	}
	return a.respond(ctx, e, q, m)
}

func notice(why intent.Reason, q asked) *reply.Reply {
	return bot.Notice(why, question(q.Text[:min(len(q.Text), maxTyped)]))
}
