package card

import (
	slackgo "github.com/slack-go/slack"

	"rebot/bot/reply"
)

// actVote tells what somebody thinks of a reply: its value is the receipt behind a + or a -. Where Slack did not take the
// buttons made for that, two plain ones have these names, since ids are unique in a block.
const (
	actVote     = "vote"
	actVoteDown = "vote-down"
)

// receipt adds the receipt, small, and the buttons that tell what somebody thinks of the reply.
func (bb *blockBuilder) receipt(a *reply.Reply) {
	if a.Receipt == "" {
		return
	}
	bb.blocks = append(bb.blocks, slackgo.NewContextBlock("", mrkdwn(Escape(a.Mark()))))
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

// IsVote reports whether a click tells what somebody thinks of a reply.
func IsVote(action string) bool { return action == actVote || action == actVoteDown }
