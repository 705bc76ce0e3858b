package slack

import (
	"cmp"
	"context"
	"strings"

	slackgo "github.com/slack-go/slack"

	"rebot/bot"
	"rebot/bot/queue"
	"rebot/bot/reply"
)

// An interaction is a click. https://docs.slack.dev/reference/interaction-payloads/block_actions-payload
type interaction struct {
	Type string `json:"type"`
	Team struct {
		ID         string `json:"id"`
		Enterprise string `json:"enterprise_id"`
	} `json:"team"`
	User struct {
		ID   string `json:"id"`
		Team string `json:"team_id"`
	} `json:"user"`
	Channel struct {
		ID string `json:"id"`
	} `json:"channel"`
	Container struct {
		TS        string `json:"message_ts"`
		Thread    string `json:"thread_ts"`
		Ephemeral bool   `json:"is_ephemeral"`
	} `json:"container"`
	ResponseURL string  `json:"response_url"`
	Actions     []click `json:"actions"`

	Trigger  string        `json:"trigger_id"`  // lets a form be opened, once and at once
	Callback string        `json:"callback_id"` // of a shortcut
	View     *slackgo.View `json:"view"`        // that was filled in
	Message  struct {
		Text   string `json:"text"`
		TS     string `json:"ts"`
		Thread string `json:"thread_ts"`
	} `json:"message"` // of a shortcut
}

type click struct {
	ID       string `json:"action_id"`
	Value    string `json:"value"`
	TS       string `json:"action_ts"`
	Selected struct {
		Value string `json:"value"`
	} `json:"selected_option"`
}

// clicked gives the question behind a click, and the key that makes it one even if it comes twice. Pressing 发到频道 twice
// in a hurry posts once: of its time only the tens of seconds count.
func (i *interaction) clicked() (a asked, key string, ok bool) {
	if i.Type != "block_actions" || len(i.Actions) == 0 {
		return asked{}, "", false
	}
	c := i.Actions[0]
	a = asked{Channel: i.Channel.ID, User: i.User.ID, TS: i.Container.TS, Thread: i.Container.Thread,
		Private: i.Container.Ephemeral, ResponseURL: i.ResponseURL, Action: c.ID, Text: c.Value}
	a.Team, a.Asker = cmp.Or(i.Team.ID, i.User.Team), cmp.Or(i.User.Team, i.Team.ID)
	if a.Asker == i.Team.ID {
		a.Enterprise = i.Team.Enterprise
	}
	if c.Selected.Value != "" {
		a.Text = c.Selected.Value
	}
	when := c.TS
	if a.Action == actPost {
		when = when[:min(len(when), 9)]
	}
	key = strings.Join([]string{"a", a.Team, a.Channel, a.TS, a.User, a.Action, when}, "/")
	return a, key, a.Text != "" && a.User != ""
}

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
