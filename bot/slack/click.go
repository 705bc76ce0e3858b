package slack

import (
	"cmp"
	"strings"

	slackgo "github.com/slack-go/slack"
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
