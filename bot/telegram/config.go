package telegram

import (
	"errors"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"rebot/bot/telemetry"
)

// defaultAPI is Telegram's own Bot API root.
const defaultAPI = "https://api.telegram.org"

// A Config says which bot the adapter is, and how Telegram reaches it.
type Config struct {
	Token         telemetry.Secret // of @BotFather
	WebhookURL    string           // the address that Telegram calls; empty for long polling
	WebhookSecret telemetry.Secret // what Telegram must say when it calls; a webhook is refused without one
	APIURL        string           // another Bot API root, for tests; empty for Telegram's
	Chats         []int64          // where the bot may answer; empty for everywhere
	Admins        []int64          // users who may give every order, and write to the bot in private whatever Chats says
}

var (
	secretText = regexp.MustCompile(`^[A-Za-z0-9_-]{1,256}$`)
	tokenText  = regexp.MustCompile(`^[0-9]+:[A-Za-z0-9_-]+$`)
)

// Validate tells what is missing or wrong, in a sentence for the operator.
func (c Config) Validate() error {
	switch {
	case c.Token == "":
		return errors.New("telegram: TELEGRAM_BOT_TOKEN is not set")
	case !tokenText.MatchString(c.Token.Reveal()):
		return errors.New("telegram: TELEGRAM_BOT_TOKEN is no token: it has a number, a colon and letters")
	case !isAddress(c.apiURL()):
		return errors.New("telegram: TELEGRAM_API_URL is no http or https address")
	case c.WebhookURL == "" && c.WebhookSecret != "":
		return errors.New("telegram: TELEGRAM_WEBHOOK_SECRET is set but TELEGRAM_WEBHOOK_URL is not")
	case c.WebhookURL == "":
		return nil
	case !isAddress(c.WebhookURL):
		return errors.New("telegram: TELEGRAM_WEBHOOK_URL is no http or https address")
	case !secretText.MatchString(c.WebhookSecret.Reveal()):
		return errors.New("telegram: a webhook needs TELEGRAM_WEBHOOK_SECRET, 1 to 256 of A–Z a–z 0–9 _ -; without it anybody could speak for Telegram")
	}
	return nil
}

// allows tells whether the bot may answer in a chat. A private chat has the number of its user.
func (c Config) allows(chat int64) bool {
	return len(c.Chats) == 0 || slices.Contains(c.Chats, chat) || slices.Contains(c.Admins, chat)
}

func isAddress(s string) bool {
	u, err := url.Parse(s)
	return err == nil && u.Host != "" && (u.Scheme == "https" || u.Scheme == "http")
}

func (c Config) apiURL() string {
	if c.APIURL == "" {
		return defaultAPI
	}
	return strings.TrimRight(c.APIURL, "/")
}
