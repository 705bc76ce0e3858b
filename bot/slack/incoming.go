package slack

import (
	"cmp"
	"encoding/json"
	"net/url"
	"strings"

	"rebot/bot/intent"
)

// An asked is a question as it waits in the inbox: what was asked, by whom, and where the reply goes.
type asked struct {
	Team, Channel, User string
	Asker               string // the asker's workspace, which in a channel shared with others need not be Team
	Enterprise          string // the organization of that workspace, if it is known
	TS, Thread          string // the message itself, and the thread it stands in
	Direct              bool   // a direct message
	Mentioned           bool   // the bot was named
	Text                string // as Slack sent it
	Action              string // of a button
	Private             bool   // the message with the button is seen by one person only
	Home                bool   // ordered in a form or in App Home: what goes wrong is told in a direct message
	Changes             string // what a form of App Home changes: see kit.Changed
	ResponseURL         string // a secret: never logged

	Refused intent.Reason // why it is not looked up, if so
}

// An event comes from the Events API, over HTTP or a socket. Unknown fields are ignored.
// https://docs.slack.dev/apis/events-api/
type event struct {
	Type              string          `json:"type"`
	Challenge         string          `json:"challenge"`
	Team              string          `json:"team_id"`
	ContextTeam       string          `json:"context_team_id"`
	ContextEnterprise string          `json:"context_enterprise_id"`
	Shared            bool            `json:"is_ext_shared_channel"` // with other companies
	ID                string          `json:"event_id"`
	Authorizations    []authorization `json:"authorizations"`
	Inner             json.RawMessage `json:"event"`
}

type authorization struct {
	Enterprise string `json:"enterprise_id"`
	Team       string `json:"team_id"`
	User       string `json:"user_id"`
	Bot        bool   `json:"is_bot"`
}

// A posted is a message or a mention inside an event.
type posted struct {
	Type        string          `json:"type"`
	Subtype     string          `json:"subtype"`
	Hidden      bool            `json:"hidden"`
	User        string          `json:"user"`
	UserTeam    string          `json:"user_team"`
	Team        string          `json:"team"`
	Bot         string          `json:"bot_id"`
	Profile     json.RawMessage `json:"bot_profile"`
	Edited      json.RawMessage `json:"edited"`
	Text        string          `json:"text"`
	Channel     string          `json:"channel"`
	ChannelType string          `json:"channel_type"`
	TS          string          `json:"ts"`
	Thread      string          `json:"thread_ts"`
	Tab         string          `json:"tab"` // of App Home
	Assistant   struct {
		User    string `json:"user_id"`
		Channel string `json:"channel_id"`
		Thread  string `json:"thread_ts"`
	} `json:"assistant_thread"`
}

// team is the workspace that an event was sent for.
func (e *event) team() string {
	if len(e.Authorizations) > 0 && e.Authorizations[0].Team != "" {
		return e.Authorizations[0].Team
	}
	if e.ContextTeam != "" {
		return e.ContextTeam
	}
	return e.Team
}

// asker gives the workspace of a message's author, and its organization. In a channel that companies share, these are
// not those that the event was sent for unless the message says so; a stranger that says nothing has none.
// https://docs.slack.dev/apis/slack-connect/using-slack-connect-in-your-app
func (e *event) asker(m posted) (team, enterprise string) {
	team = cmp.Or(m.UserTeam, m.Team)
	if team == "" && !e.Shared {
		team = e.team()
	}
	if team != "" && team == e.team() || !e.Shared {
		enterprise = e.ContextEnterprise
		if len(e.Authorizations) > 0 {
			enterprise = cmp.Or(e.Authorizations[0].Enterprise, enterprise)
		}
	}
	return team, enterprise
}

// self reports whether a user is the bot itself.
func (e *event) self(user string) bool {
	for _, a := range e.Authorizations {
		if a.User == user {
			return true
		}
	}
	return false
}

// names reports whether a text names the bot, as Slack writes it. Of a mention in a thread that the bot is in come two
// events, in either order, and the first counts.
func (e *event) names(text string) bool {
	for _, a := range e.Authorizations {
		if a.Bot && a.User != "" && (strings.Contains(text, "<@"+a.User+">") ||
			strings.Contains(text, "<@"+a.User+"|")) {
			return true
		}
	}
	return false
}

// said gives what somebody wrote to the bot, or why it is passed over: bots' messages, its own, and changes of old ones
// are not answered, so that no two bots talk with each other for ever.
func (e *event) said(m posted) (a asked, why string) {
	switch {
	case m.Bot != "" || len(m.Profile) > 0 && string(m.Profile) != "null":
		return asked{}, ignoredBot
	case m.User == "" || e.self(m.User) || m.User == "USLACKBOT":
		return asked{}, ignoredOwn
	case m.Subtype != "" && m.Subtype != "file_share" && m.Subtype != "thread_broadcast" || m.Hidden:
		return asked{}, ignoredSubtype
	case m.Channel == "" || m.TS == "":
		return asked{}, ignoredIncomplete
	}
	a = asked{Team: e.team(), Channel: m.Channel, User: m.User, TS: m.TS, Thread: m.Thread, Text: m.Text}
	a.Direct = m.ChannelType == "im" || strings.HasPrefix(m.Channel, "D")
	a.Mentioned = m.Type == "app_mention" || e.names(m.Text)
	a.Asker, a.Enterprise = e.asker(m)
	return a, ""
}

// among reports whether a message was said among people, and may mean the bot or not.
func (a asked) among() bool {
	return !a.Mentioned && !a.Direct && !a.Private && a.Action == ""
}

// key names a message: a mention in a direct message comes as two events with two ids, and is one question.
func (a asked) key() string { return "m/" + a.Team + "/" + a.Channel + "/" + a.TS }

// command names a command, which Slack gives no id, so that it is one question if it comes twice.
func (a asked) command() string {
	return "c/" + a.Team + "/" + a.User + "/" + digest(a.ResponseURL+a.Text)
}

// conversation names the conversation that a question belongs to.
func (a asked) conversation() string {
	switch {
	case a.Thread != "":
		return "slack/" + a.Team + "/" + a.Channel + "/" + a.Thread
	case a.Direct || a.TS == "":
		return "slack/" + a.Team + "/" + a.Channel + "/" + a.User
	}
	return "slack/" + a.Team + "/" + a.Channel + "/" + a.TS
}

// thread is where the reply goes: into the thread, which the question itself opens if it stands in none. In a direct message
// nobody else is disturbed, and the reply stands below the question.
func (a asked) thread() string {
	if a.Thread != "" || a.Direct {
		return a.Thread
	}
	return a.TS
}

// command reads a slash command out of a signed body. What stands in the address is not signed and not read.
// https://docs.slack.dev/interactivity/implementing-slash-commands
func command(v url.Values) asked {
	return asked{Team: v.Get("team_id"), Asker: v.Get("team_id"), Enterprise: v.Get("enterprise_id"),
		Channel: v.Get("channel_id"), User: v.Get("user_id"), Text: v.Get("text"),
		ResponseURL: v.Get("response_url"), Private: true}
}
