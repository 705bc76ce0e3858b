package slack

import (
	"context"
	"strings"

	"rebot/bot"
	"rebot/bot/queue"
	"rebot/bot/slack/card"
)

// onVote keeps what somebody thinks of a reply, and thanks them alone.
func (a *Adapter) onVote(ctx context.Context, e queue.Event, q asked) error {
	id, up := strings.CutPrefix(q.Text, "+")
	if !up {
		id = strings.TrimPrefix(q.Text, "-")
	}
	if a.cfg.Vote == nil {
		return a.passOver(ignoredUnknown)
	}
	known, err := a.cfg.Vote(ctx, bot.Vote{Receipt: id, Up: up, Platform: Source, Chat: q.Team + "/" + q.Channel,
		Who: q.Asker + "/" + q.User})
	if err != nil {
		return err
	}
	return a.respond(ctx, e, q, card.Message{Text: card.Escape(bot.Thanks(known))})
}
