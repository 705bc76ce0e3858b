package slack

import (
	"errors"
	"fmt"
	"net/url"
	"strings"

	"rebot/bot"
)

// defaultAPI is Slack's own Web API root.
const defaultAPI = "https://slack.com/api/"

// A Config says which app the adapter is, and how Slack reaches it.
type Config struct {
	BotToken       bot.Secret   // xoxb-…, to post with
	AppToken       bot.Secret   // xapp-…, for Socket Mode; empty for HTTP only
	SigningSecrets []bot.Secret // for HTTP; both, the new and the old, while one replaces the other
	APIURL         string       // another Web API root, for tests; empty for Slack's
}

// Validate tells what is missing, in a sentence for the operator.
func (c Config) Validate() error {
	if c.BotToken == "" {
		return errors.New("slack: SLACK_BOT_TOKEN is not set")
	}
	for _, s := range c.SigningSecrets {
		if s == "" {
			return errors.New("slack: a signing secret is empty")
		}
	}
	if len(c.SigningSecrets) == 0 && c.AppToken == "" {
		return errors.New("slack: set SLACK_SIGNING_SECRET for HTTP or SLACK_APP_TOKEN for Socket Mode")
	}
	if u, err := url.Parse(c.apiURL()); err != nil || u.Host == "" || (u.Scheme != "https" && u.Scheme != "http") {
		return fmt.Errorf("slack: SLACK_API_URL is no http or https address")
	}
	return nil
}

// apiURL is the Web API root with the slash at its end that method names are put behind.
func (c Config) apiURL() string {
	if c.APIURL == "" {
		return defaultAPI
	}
	return strings.TrimSuffix(c.APIURL, "/") + "/"
}
