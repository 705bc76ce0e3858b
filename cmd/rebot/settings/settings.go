package settings

import (
	"cmp"
	"errors"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"rebot/bot/mail"
	"rebot/bot/mcp"
	"rebot/bot/slack"
	"rebot/bot/telegram"
	"rebot/bot/telemetry"
	"rebot/bot/web"
	"rebot/bot/webhook"
)

// A Setting is a variable that rebot reads: its name, a value, and what it is for.
type Setting struct{ Name, Value, Text string }

// All are the variables that rebot reads, as .env.example explains them. A value is an example unless it is the
// default.
var All = []Setting{
	{"REBOT_BULLETINS", "./bulletins",
		"The folder of bulletin files, one an issue (PDF, DOCX, HTML or text), which serve watches. " +
			"Without it the issue that ships is used."},
	{"REBOT_STATE", "./state", "The folder for the database and the index. " +
		"Without it they are kept in the folder rebot of the user's caches (~/.cache on Linux)."},
	{"REBOT_ADDR", "127.0.0.1:8080",
		"Where HTTP listens: for Slack, for Telegram's webhook, and for /healthz, /readyz and /metrics. This is the default."},
	{
		"REBOT_WEB",
		"on",
		"Serves the web page, the JSON API, the Model Context Protocol at /mcp and a feed at REBOT_ADDR. The default is off.",
	},
	{
		"REBOT_WEB_TOKEN",
		"…",
		"Who may look: people give it in a form, programs send it as a bearer token. It has 16 characters or more, and is " +
			"needed where REBOT_ADDR can be reached from other machines; without it all is open to this machine only.",
	},
	{
		"REBOT_URL",
		"https://rebot.example",
		"The address by which people's browsers reach REBOT_ADDR. Set, replies link to the line that " +
			"they cite, and the feed to itself.",
	},
	{"DATABASE_URL", "postgres://rebot:password@localhost:5432/rebot",
		"A PostgreSQL database instead of the one in REBOT_STATE; several rebots may share it."},
	{"SLACK_BOT_TOKEN", "xoxb-…", "Switches Slack on. Give SLACK_SIGNING_SECRET, SLACK_APP_TOKEN or both with it."},
	{"SLACK_SIGNING_SECRET", "…", "Lets Slack in over HTTP: what it signs its requests with."},
	{"SLACK_SIGNING_SECRET_OLD", "…",
		"The signing secret before, which is taken too until all of Slack uses the new one."},
	{"SLACK_APP_TOKEN", "xapp-…", "Connects to Slack by Socket Mode, which needs no address that Slack can reach."},
	{"SLACK_ALLOWED_TEAMS", "T012345,E067890",
		"The workspaces (T…) and organizations (E…) whose people may ask, your own among them. Without it everyone may."},
	{"SLACK_API_URL", "http://127.0.0.1:9/slack/api/", "Another root of Slack's Web API, for tests."},
	{"TELEGRAM_BOT_TOKEN", "123456:ABC…", "Switches Telegram on, by long polling unless there is a webhook."},
	{"TELEGRAM_WEBHOOK_URL", "https://rebot.example/telegram/webhook",
		"The address at which Telegram reaches this rebot, instead of long polling."},
	{"TELEGRAM_WEBHOOK_SECRET", "…", "What Telegram must say when it calls the webhook: 1 to 256 of A–Z a–z 0–9 _ -."},
	{"TELEGRAM_ALLOWED_CHATS", "-1001234567890,42",
		"The chats where the bot answers, by number: those of groups and channels, and of users for private chats. " +
			"Without it everyone may ask."},
	{"TELEGRAM_API_URL", "http://127.0.0.1:9", "Another root of Telegram's Bot API, for tests."},
	{
		"REBOT_SMTP_URL",
		"smtp://user:password@mail.example:587",
		"Switches e-mail on, as a target of subscriptions: the server that takes it, " +
			"smtp:// (encrypted by STARTTLS) or smtps://. Signs in the password are written as in addresses: %40 for @.",
	},
	{"REBOT_MAIL_FROM", "rebot@firm.example", "The address that e-mail is sent from."},
	{
		"REBOT_WEBHOOK_SECRET",
		"whsec_…",
		"Switches webhooks on, as targets of subscriptions: what requests to programs are signed with, " +
			"whsec_ and 24 to 64 bytes in base64.",
	},
	{"REBOT_ADMINS", "slack:U012345,telegram:42",
		"Who may subscribe and unsubscribe in every chat, have e-mail and webhooks sent, send an issue's digest again, and read what was changed: " +
			"slack:USER (slack:TEAM/USER for one of another workspace) and telegram:NUMBER. " +
			"Without it only the administrators of a Telegram group or channel may change what it gets."},
}

// A Config holds the settings of serve.
type Config struct {
	State, Addr string
	Database    telemetry.Secret // the URL has a password in it
	Slack       slack.Config
	Telegram    telegram.Config
	ServeWeb    bool
	Web         web.Config
	Mail        mail.Config
	Webhook     webhook.Config
	Warnings    []string // settings that have no effect
}

// errNoPlatform names the alternatives to serve, for a start with nothing set.
var errNoPlatform = errors.New(
	"no platform is set, so there is nobody to answer: " + `set SLACK_BOT_TOKEN or TELEGRAM_BOT_TOKEN, or REBOT_WEB=on for a web page (see .env.example).
To ask without one: rebot ask 氧化镝多少钱, or rebot chat`,
)

// Read reads the settings of serve. Its error names the setting that can't be.
func Read(getenv func(string) string) (Config, error) {
	secret := func(name string) telemetry.Secret { return telemetry.Secret(strings.TrimSpace(getenv(name))) }
	c := Config{State: StateFolder(getenv), Addr: Addr(getenv), Database: secret("DATABASE_URL")}
	c.Slack = slack.Config{BotToken: secret("SLACK_BOT_TOKEN"), AppToken: secret("SLACK_APP_TOKEN"),
		APIURL: getenv("SLACK_API_URL")}
	for _, s := range []telemetry.Secret{secret("SLACK_SIGNING_SECRET"), secret("SLACK_SIGNING_SECRET_OLD")} {
		if s != "" {
			c.Slack.SigningSecrets = append(c.Slack.SigningSecrets, s)
		}
	}
	c.Telegram = telegram.Config{Token: secret("TELEGRAM_BOT_TOKEN"), WebhookURL: getenv("TELEGRAM_WEBHOOK_URL"),
		WebhookSecret: secret("TELEGRAM_WEBHOOK_SECRET"), APIURL: getenv("TELEGRAM_API_URL")}
	c.Mail = mail.Config{URL: secret("REBOT_SMTP_URL"), From: strings.TrimSpace(getenv("REBOT_MAIL_FROM"))}
	c.Webhook = webhook.Config{Secret: secret("REBOT_WEBHOOK_SECRET")}
	if err := c.access(getenv("SLACK_ALLOWED_TEAMS"), getenv("TELEGRAM_ALLOWED_CHATS"),
		getenv("REBOT_ADMINS")); err != nil {
		return c, err
	}
	if err := c.readWeb(getenv); err != nil {
		return c, err
	}
	if c.State == "" {
		return c, errors.New("there is no folder for the database and the index: set REBOT_STATE")
	}
	return c, c.validate()
}

// readWeb reads whether programs are served, and which.
func (c *Config) readWeb(getenv func(string) string) error {
	c.Web = Web(getenv)
	switch on := getenv("REBOT_WEB"); on {
	case "", "off":
	case "on":
		c.ServeWeb = true
	default:
		return fmt.Errorf("REBOT_WEB: %q: want on or off", on)
	}
	return nil
}

// Web says by which address the web page is reached, and who may look.
func Web(getenv func(string) string) web.Config {
	return web.Config{Addr: Addr(getenv), Token: telemetry.Secret(strings.TrimSpace(getenv("REBOT_WEB_TOKEN"))),
		URL: getenv("REBOT_URL")}
}

// Addr is where HTTP listens.
func Addr(getenv func(string) string) string { return cmp.Or(getenv("REBOT_ADDR"), "127.0.0.1:8080") }

// Platforms names those that have a token.
func (c *Config) Platforms() (names []string) {
	if c.Slack.BotToken != "" {
		names = append(names, slack.Source)
	}
	if c.Telegram.Token != "" {
		names = append(names, telegram.Platform)
	}
	if c.ServeWeb {
		names = append(names, web.Platform)
	}
	return names
}

// Targets names the platforms that take what was ordered elsewhere.
func (c *Config) Targets() (names []string) {
	if c.Mail.URL != "" {
		names = append(names, mail.Platform)
	}
	if c.Webhook.Secret != "" {
		names = append(names, webhook.Platform)
	}
	return names
}

// Counted names whose questions and messages are counted.
func (c *Config) Counted() []string {
	names := append(c.Platforms(), c.Targets()...)
	if c.ServeWeb {
		names = append(names, mcp.Platform)
	}
	return names
}

// validate checks what is switched on, and warns of what is set for a platform that is off.
func (c *Config) validate() error {
	if c.Slack.BotToken == "" && (c.Slack.AppToken != "" || len(c.Slack.SigningSecrets) > 0) {
		c.Warnings = append(c.Warnings, "Slack is off: SLACK_BOT_TOKEN is not set")
	}
	if c.Telegram.Token == "" && (c.Telegram.WebhookURL != "" || c.Telegram.WebhookSecret != "") {
		c.Warnings = append(c.Warnings, "Telegram is off: TELEGRAM_BOT_TOKEN is not set")
	}
	if !c.ServeWeb && c.Web.Token != "" {
		c.Warnings = append(c.Warnings, "the web page and the API are off: REBOT_WEB is not on")
	}
	if c.Mail.URL == "" && c.Mail.From != "" {
		c.Warnings = append(c.Warnings, "e-mail is off: REBOT_SMTP_URL is not set")
	}
	if len(c.Platforms())+len(c.Targets()) == 0 {
		return errNoPlatform
	}
	if err := validAddr(c.Addr); err != nil {
		return err
	}
	err := c.Web.ValidateURL() // replies have it where the page is served by another rebot, too
	if c.ServeWeb {
		err = c.Web.Validate()
	}
	if err != nil {
		return err
	}
	if c.Slack.BotToken != "" {
		if err := c.Slack.Validate(); err != nil {
			return err
		}
	}
	if c.Telegram.Token != "" {
		if err := c.Telegram.Validate(); err != nil {
			return err
		}
	}
	return c.validateTargets()
}

func (c *Config) validateTargets() error {
	if c.Mail.URL != "" {
		if err := c.Mail.Validate(); err != nil {
			return err
		}
	}
	if c.Webhook.Secret != "" {
		return c.Webhook.Validate()
	}
	return nil
}

// validAddr reports whether HTTP can listen at an address, as far as it can be told without trying.
func validAddr(addr string) error {
	_, port, err := net.SplitHostPort(addr)
	if _, bad := strconv.ParseUint(port, 10, 16); err != nil || bad != nil {
		return fmt.Errorf("REBOT_ADDR: %q: want an address and a port, such as 127.0.0.1:8080", addr)
	}
	return nil
}

// StateFolder is where rebot keeps what it is to find again: REBOT_STATE, else a folder among the user's caches; empty
// where there is none.
func StateFolder(getenv func(string) string) string {
	if state := getenv("REBOT_STATE"); state != "" {
		return state
	}
	caches, err := os.UserCacheDir()
	if err != nil {
		return ""
	}
	return filepath.Join(caches, "rebot")
}
