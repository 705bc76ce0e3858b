package slack

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"rebot/bot"
	"rebot/bot/subscribe"
	"rebot/bot/telemetry"
)

// defaultAPI is Slack's own Web API root.
const defaultAPI = "https://slack.com/api/"

// shortestSecret is the length in characters of a signing secret that is neither guessed nor a piece of one.
const shortestSecret = 12

// A Config says which app the adapter is, how Slack reaches it, and what carries out what people ask.
type Config struct {
	BotToken       telemetry.Secret   // xoxb-…, to post with
	AppToken       telemetry.Secret   // xapp-…, for Socket Mode; empty for HTTP only
	SigningSecrets []telemetry.Secret // for HTTP; both, the new and the old, while one replaces the other
	APIURL         string             // another Web API root, for tests; empty for Slack's
	Teams          []string           // workspaces and organizations whose people may ask; empty for all
	// administrators of the bot: a user's id, or TEAM/USER where workspaces are shared
	Admins []string

	// carries out commands to subscribe and to watch; without one they are questions like others
	Commands  *subscribe.Handler
	Admission *bot.Admission // decides which questions are taken; nil takes all
	Metrics   *Metrics       // registered nowhere if nil

	// Vote keeps what somebody thinks of a reply, and reports whether its receipt is known; nil keeps nothing.
	Vote func(context.Context, bot.Vote) (known bool, err error)
}

// Validate reports what is missing, in a sentence for the operator.
func (c Config) Validate() error {
	if c.BotToken == "" {
		return errors.New("slack: SLACK_BOT_TOKEN is not set")
	}
	for _, s := range c.SigningSecrets {
		if len(s) < shortestSecret {
			return fmt.Errorf("slack: SLACK_SIGNING_SECRET has fewer than %d characters; Slack's have 32",
				shortestSecret)
		}
	}
	if !strings.HasPrefix(strings.TrimPrefix(c.BotToken.Reveal(), "xoxe."), "xoxb-") {
		return errors.New("slack: SLACK_BOT_TOKEN is no bot token: it begins with xoxb-")
	}
	if c.AppToken != "" && !strings.HasPrefix(c.AppToken.Reveal(), "xapp-") {
		return errors.New("slack: SLACK_APP_TOKEN is no app-level token: it begins with xapp-")
	}
	if len(c.SigningSecrets) == 0 && c.AppToken == "" {
		return errors.New("slack: set SLACK_SIGNING_SECRET for HTTP or SLACK_APP_TOKEN for Socket Mode")
	}
	for _, id := range c.Teams {
		if !teamID.MatchString(id) {
			return fmt.Errorf("slack: SLACK_ALLOWED_TEAMS: %q is no id of a workspace (T…) or of an organization (E…)",
				id)
		}
	}
	if u, err := url.Parse(c.apiURL()); err != nil || u.Host == "" || (u.Scheme != "https" && u.Scheme != "http") {
		return fmt.Errorf("slack: SLACK_API_URL is no http or https address")
	}
	return nil
}

var teamID = regexp.MustCompile(`^[TE][A-Z0-9]{1,20}$`)

// allows reports whether somebody of a workspace and its organization may ask. A workspace that is not known may not
// where the allowed ones are named.
func (c Config) allows(team, enterprise string) bool {
	return len(c.Teams) == 0 || slices.Contains(c.Teams, team) || enterprise != "" &&
		slices.Contains(c.Teams, enterprise)
}

// isAdmin reports whether the asker may give every command. A user's id alone is one of the workspace's own people:
// other workspaces may have the same.
func (c Config) isAdmin(q asked) bool {
	return slices.ContainsFunc(c.Admins, func(admin string) bool {
		team, user, ok := strings.Cut(admin, "/")
		if !ok {
			return admin == q.User && q.Asker == q.Team
		}
		return user == q.User && (team == q.Asker || q.Enterprise != "" && team == q.Enterprise)
	})
}

// apiURL is the Web API root with the slash at its end that method names are put behind.
func (c Config) apiURL() string {
	if c.APIURL == "" {
		return defaultAPI
	}
	return strings.TrimSuffix(c.APIURL, "/") + "/"
}
