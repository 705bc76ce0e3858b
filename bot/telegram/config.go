package telegram

import (
	"context"
	"errors"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"rebot/bot"
	"rebot/bot/subscribe"
	"rebot/bot/telemetry"
)

// defaultAPI is Telegram's own Bot API root.
const defaultAPI = "https://api.telegram.org"

// A Config says which bot the adapter is, how Telegram reaches it, and what carries out what people ask.
type Config struct {
	Token         telemetry.Secret // of @BotFather
	WebhookURL    string           // the address that Telegram calls; empty for long polling
	WebhookSecret telemetry.Secret // what Telegram must say when it calls; a webhook is refused without one
	APIURL        string           // another Bot API root, for tests; empty for Telegram's
	Chats         []int64          // where the bot may answer; empty for everywhere
	// administrators of the bot; they may write to the bot in private whatever Chats says
	Admins []int64

	// carries out commands to subscribe and to watch; without one they are questions like others
	Commands  *subscribe.Handler
	Admission *bot.Admission // decides which questions are taken; nil takes all
	Metrics   *Metrics       // registered nowhere if nil

	// Gone is called for a chat that takes no message any more, Moved for a group that got another id; both may be nil.
	// What fails is tried again.
	Gone  func(ctx context.Context, chat int64, why string) error
	Moved func(ctx context.Context, from, to int64) error

	// Vote keeps what somebody thinks of a reply, and reports whether its receipt is known; nil keeps nothing.
	Vote func(context.Context, bot.Vote) (known bool, err error)
}

var (
	secretText = regexp.MustCompile(`^[A-Za-z0-9_-]{1,256}$`)
	tokenText  = regexp.MustCompile(`^[0-9]+:[A-Za-z0-9_-]+$`)
)

// Validate reports what is missing or wrong, in a sentence for the operator.
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
		return errors.New("telegram: TELEGRAM_WEBHOOK_URL is no https address")
	case !strings.HasPrefix(c.WebhookURL, "https://"):
		return errors.New("telegram: TELEGRAM_WEBHOOK_URL begins with https://: Telegram calls no other address")
	case !secretText.MatchString(c.WebhookSecret.Reveal()):
		return errors.New("telegram: a webhook needs TELEGRAM_WEBHOOK_SECRET, 1 to 256 of A–Z a–z 0–9 _ -; " +
			"without it anybody could speak for Telegram")
	case !servesWebhook(c.WebhookURL):
		return errors.New("telegram: TELEGRAM_WEBHOOK_URL ends with " + webhookPath + ": nothing else is served")
	}
	return nil
}

// allows reports whether the bot may answer in a chat. A private chat has the number of its user.
func (c Config) allows(chat int64) bool {
	return len(c.Chats) == 0 || slices.Contains(c.Chats, chat) || slices.Contains(c.Admins, chat)
}

func isAddress(s string) bool {
	u, err := url.Parse(s)
	return err == nil && u.Host != "" && (u.Scheme == "https" || u.Scheme == "http")
}

// servesWebhook reports whether what Telegram posts to an address can arrive at webhookPath. A proxy in front may take
// a prefix of the path away.
func servesWebhook(address string) bool {
	u, err := url.Parse(address)
	return err == nil && strings.HasSuffix(u.Path, webhookPath) && u.RawQuery == "" && u.Fragment == ""
}

func (c Config) apiURL() string {
	if c.APIURL == "" {
		return defaultAPI
	}
	return strings.TrimRight(c.APIURL, "/")
}
