package slack

import (
	"context"
	"strings"

	slackgo "github.com/slack-go/slack"

	"rebot/bot"
	"rebot/bot/queue"
	"rebot/bot/reply"
)

// actVote tells what somebody thinks of a reply: its value is the receipt behind a + or a -. Where Slack did not take the
// buttons made for that, two plain ones have these names, since ids are unique in a block.
const (
	actVote     = "vote"
	actVoteDown = "vote-down"
)

// mark adds the receipt, small.
func (bb *blockBuilder) mark(a *reply.Reply) {
	if a.Receipt != "" {
		bb.blocks = append(bb.blocks, slackgo.NewContextBlock("", mrkdwn(escape(a.Mark()))))
	}
}

// receipt adds the buttons that tell what somebody thinks of the reply.
func (bb *blockBuilder) receipt(a *reply.Reply) {
	if a.Receipt == "" {
		return
	}
	up, down := say(a, "有用", "Good answer"), say(a, "不对", "Bad answer")
	if bb.plainVotes {
		bb.blocks = append(bb.blocks, slackgo.NewActionBlock("", button(actVote, "👍", "+"+a.Receipt),
			button(actVoteDown, "👎", "-"+a.Receipt)))
		return
	}
	votes := slackgo.NewFeedbackButtonsBlockElement(actVote,
		slackgo.NewFeedbackButton(plainText("👍", maxButton), "+"+a.Receipt).WithAccessibilityLabel(up),
		slackgo.NewFeedbackButton(plainText("👎", maxButton), "-"+a.Receipt).WithAccessibilityLabel(down))
	bb.blocks = append(bb.blocks, slackgo.NewContextActionsBlock("", votes))
}

// isVote reports whether a click tells what somebody thinks of a reply.
func isVote(action string) bool { return action == actVote || action == actVoteDown }

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
	return a.respond(ctx, e, q, message{text: escape(bot.Thanks(known))})
}
